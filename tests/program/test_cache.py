"""The text cache: it changes how fast a run is, never what comes out; its file belongs to its owner alone; it can be emptied by file and as a whole."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
import unittest

import program
from program import Case, ROOT, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import rawpdf  # noqa: E402


def setUpModule():
    if bole("parse", "-", "--as-of", "2024-06", stdin=rawpdf.document([rawpdf.resume()])).status != 0:
        raise unittest.SkipTest("this build cannot read PDF")


class Cache(Case):
    def setUp(self):
        super().setUp()
        self.env = {"XDG_CACHE_HOME": str(self.folder / "cache")}
        self.store = self.folder / "cache" / "bole" / "text.sqlite"
        self.pdf = self.write("ann.pdf", rawpdf.document([rawpdf.resume()]))

    def parse(self, *options):
        result = bole("parse", self.pdf, "--format", "jsonl", "--as-of", "2024-06", *options, env=self.env)
        self.assertEqual(result.status, 0, result.err)
        return result.out

    def rows(self):
        with sqlite3.connect(self.store) as store:
            return store.execute("SELECT sha256, used FROM extracts").fetchall()

    def test_the_second_run_says_the_same(self):
        first, second, without = self.parse(), self.parse(), self.parse("--no-cache")
        self.assertEqual(first, second)
        self.assertEqual(first, without)
        self.assertEqual([sha for sha, _ in self.rows()], [hashlib.sha256(self.pdf.read_bytes()).hexdigest()])
        self.assertEqual(stat.S_IMODE(self.store.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.store.parent.stat().st_mode), 0o700)
        self.assertEqual({p.name for p in self.store.parent.iterdir() if p.suffix != ".image"} - {"text.sqlite", "text.sqlite-wal", "text.sqlite-shm"}, set())

    def test_what_is_kept_is_used(self):
        self.parse()
        with sqlite3.connect(self.store) as store:
            (extract,) = store.execute("SELECT extract FROM extracts").fetchone()
            store.execute("UPDATE extracts SET extract = ?", (extract.replace(b"Weaver", b"Tailor"),))
        self.assertIn("Ann Tailor", self.parse())
        self.assertIn("Ann Weaver", self.parse("--no-cache"))

    def test_nothing_is_kept_where_nothing_is_wanted(self):
        self.parse("--no-cache")
        self.assertFalse(self.store.exists())
        bole("parse", self.write("a.md", "# Ann\n"), env=self.env)
        self.assertFalse(self.store.exists())
        bole("parse", self.write("broken.pdf", b"%PDF-1.4\n"), env=self.env)
        self.assertEqual(self.rows(), [])

    def test_forgetting(self):
        self.parse()
        other = self.write("other.pdf", rawpdf.document([rawpdf.resume(), rawpdf.resume()]))
        bole("parse", other, env=self.env)
        result = bole("cache", "--forget", self.pdf, env=self.env)
        self.assertEqual((result.status, result.out), (0, ""))
        self.assertIn("1 text forgotten", result.err)
        sha = hashlib.sha256(other.read_bytes()).hexdigest()
        self.assertEqual([row[0] for row in self.rows()], [sha])
        self.assertIn("1 text forgotten", bole("cache", "--forget", sha.upper(), env=self.env).err)
        self.assertFalse(b"Ann Weaver" in self.store.read_bytes())
        self.parse()
        self.assertIn("1 text forgotten", bole("cache", "--clear", env=self.env).err)
        self.assertFalse(b"Ann Weaver" in self.store.read_bytes())
        self.assertEqual(bole("cache", "--forget", self.folder / "none", env=self.env).status, 3)
        self.assertEqual(bole("cache", env=self.env).status, 2)
        self.assertEqual(bole("cache", "--clear", "--forget", "x", env=self.env).status, 2)
        self.assertEqual(bole("parse", self.pdf, "--clear", env=self.env).status, 2)

    def test_what_nobody_used_is_forgotten(self):
        self.parse()
        with sqlite3.connect(self.store) as store:
            (today,) = store.execute("SELECT used FROM extracts").fetchone()
            store.execute("INSERT INTO extracts SELECT 'old', version, format, ?, extract FROM extracts", (today - 31,))
            store.execute("INSERT INTO extracts SELECT 'young', version, format, ?, extract FROM extracts WHERE sha256 <> 'old'", (today - 29,))
        self.parse()
        self.assertEqual(sorted(row[0] for row in self.rows() if len(row[0]) < 64), ["young"])

    def test_a_broken_cache_is_done_without(self):
        right = self.parse("--no-cache")
        for name, spoil in (("noise", lambda: self.store.write_bytes(os.urandom(9000))), ("empty", lambda: self.store.write_bytes(b"")),
                            ("a folder", lambda: (self.store.unlink(), self.store.mkdir()))):
            with self.subTest(cache=name):
                self.store.parent.mkdir(parents=True, exist_ok=True)
                if not self.store.exists():
                    self.store.write_bytes(b"")
                spoil()
                self.assertEqual(self.parse(), right)
        result = bole("parse", self.pdf, "--format", "jsonl", "--as-of", "2024-06", env={"XDG_CACHE_HOME": "/proc/none", "HOME": "/proc/none"})
        self.assertEqual(result.out, right)

    def test_a_damaged_entry_is_read_anew_or_refused_whole(self):
        right = self.parse()
        with sqlite3.connect(self.store) as store:
            (extract,) = store.execute("SELECT extract FROM extracts").fetchone()
        for cut in (4, 11, 40, len(extract) - 1):
            with sqlite3.connect(self.store) as store:
                store.execute("UPDATE extracts SET extract = ?", (extract[:cut],))
            self.assertEqual(self.parse(), right)

    def test_two_runs_at_once(self):
        files = [self.write(f"many/{i}.pdf", rawpdf.document([rawpdf.resume(rawpdf.line(f"No {i}", 300, 20))])) for i in range(30)]
        command = [program.PROGRAM, "parse", self.folder / "many", "--format", "jsonl", "--as-of", "2024-06", "--quiet"]
        environment = dict(os.environ, **self.env)
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(4)]
        runs[0].kill()
        outputs = [run.communicate()[0] for run in runs]
        self.assertEqual(len(set(outputs[1:])), 1)
        self.assertEqual(outputs[1].count(b"\n"), len(files))
        self.assertEqual(subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True).stdout, outputs[1])


if __name__ == "__main__":
    main()
