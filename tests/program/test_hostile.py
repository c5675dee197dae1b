"""A folder that means harm: every trap ends as a record, the counts add up, and nothing waits."""

import os
import pathlib
import socket
import unittest

import program
from program import Case, RESUMES, ROLES, bole, resumes

ROLE = ROLES / "restaurant-chef.yaml"


class Hostile(Case):
    def setUp(self):
        super().setUp()
        tree = self.folder / "tree"
        tree.mkdir()
        self.tree = tree
        self.write("tree/good.md", (RESUMES / "zh-chef.md").read_bytes())
        self.write("tree/sub/good.txt", (RESUMES / "zh-nurse.txt").read_bytes())
        self.write("tree/empty.md", "")
        self.write("tree/blank.txt", " \n\t\n")
        self.write("tree/binary.bin", bytes(range(256)) * 16)
        self.write("tree/recipe.txt", (RESUMES / "edge" / "not-a-resume.txt").read_bytes())
        with open(tree / "huge.txt", "wb") as huge:
            huge.truncate(10 << 30)
        os.mkfifo(tree / "pipe.md")
        os.symlink(".", tree / "loop")
        os.symlink("..", tree / "up")
        os.symlink("/etc/hostname", tree / "outside.md")
        os.symlink("nowhere", tree / "gone.md")
        os.symlink("itself", tree / "itself")
        os.symlink("good.md", tree / "twin.md")
        with open(os.fsencode(tree) + b"/bad\xff\x1b[31mname.md", "wb") as odd:
            odd.write(b"")
        self.write("tree/.hidden", "x")
        self.write("tree/~$lock.docx", "x")
        self.socket = socket.socket(socket.AF_UNIX)
        self.addCleanup(self.socket.close)
        before = os.getcwd()
        os.chdir(tree)  # a socket's path is short
        self.socket.bind("socket")
        os.chdir(before)

    def test_rank_ends_with_a_record_for_each(self):
        result = bole("rank", ROLE, self.tree, "--format", "json", timeout=20)
        self.assertEqual(result.status, 3)
        found = result.json()
        codes = {f["path"].rsplit("/", 1)[-1]: f["code"] for f in found["failed"]}
        self.assertEqual({c["source"]["path"].rsplit("/", 1)[-1] for c in found["candidates"]}, {"good.md", "good.txt", "twin.md"})
        expected = {"empty.md": "empty-file", "blank.txt": "empty-file", "binary.bin": "not-text", "recipe.txt": "not-a-resume",
                    "huge.txt": "too-large", "pipe.md": "not-a-file", "socket": "not-a-file", "loop": "link-to-folder", "up": "link-outside",
                    "outside.md": "link-outside", "gone.md": "broken-link", "itself": "link-loop", "bad\ufffd\x1b[31mname.md": "empty-file"}
        self.assertEqual(codes, expected)
        self.assertEqual(found["counts"], {"files": 16, "ranked": 3, "failed": 13, "passedOver": 2, "shown": 3})
        self.assertEqual([f["path"] for f in found["failed"]], sorted((f["path"] for f in found["failed"]), key=lambda p: p.encode()))
        self.assertTrue(all(len(f["message"]) > 20 for f in found["failed"]))
        self.assertIn("16 files = 3 ranked + 13 failed, 1 of them over a limit (2 passed over)", result.err)

    def test_parse_reads_the_recipe_all_the_same(self):
        result = bole("parse", self.tree, "--format", "jsonl", "--as-of", "2024-06", timeout=20)
        self.assertEqual(result.status, 3)
        records = {r["source"]["path"].rsplit("/", 1)[-1]: r for r in result.lines()}
        self.assertEqual(len(records), 16)
        self.assertNotIn("error", records["recipe.txt"])
        self.assertIn("not-a-resume", [f["code"] for f in records["recipe.txt"]["findings"]])
        self.assertEqual(set(records["huge.txt"]), {"schema", "source", "error"})

    def test_names_cannot_steer_a_terminal(self):
        for command in (("rank", ROLE, self.tree), ("parse", self.tree), ("rank", ROLE, self.tree, "--explain")):
            self.assert_clean(bole(*command, timeout=20))

    def test_the_order_is_that_of_the_names(self):
        paths = [r["source"]["path"] for r in bole("parse", self.tree, "--format", "jsonl", timeout=20).lines()]
        top = [p[len(str(self.tree)) + 1:].split("/")[0] for p in paths]
        self.assertEqual(top, sorted(top, key=lambda name: name.encode()))


class Named(Case):
    def test_what_is_not_there_is_a_failure(self):
        result = bole("rank", ROLE, RESUMES / "zh-chef.md", self.folder / "nobody.md", "--format", "json")
        self.assertEqual(result.status, 3)
        self.assertEqual([f["code"] for f in result.json()["failed"]], ["not-found"])

    def test_a_file_named_twice_is_read_once(self):
        path = RESUMES / "zh-chef.md"
        result = bole("parse", path, path, "--format", "jsonl", "--as-of", "2024-06")
        self.assertEqual(len(result.lines()), 1)
        self.assertIn("named twice", result.err)

    def test_a_folder_without_files_is_an_empty_ranking(self):
        result = bole("rank", ROLE, self.folder, "--format", "json")
        self.assertEqual(result.status, 0)
        self.assertEqual(result.json()["candidates"], [])
        self.assertEqual(bole("parse", self.folder, "--format", "json").json(), [])

    def test_one_damaged_file_does_not_change_the_others(self):
        alone = {c["source"]["path"]: c["score"] for c in bole("rank", ROLE, *resumes(), "--format", "json").json()["candidates"]}
        bad = [self.write("a.md", b"\x00\x01\x02" * 99), self.write("b.zip", b"PK\x03\x04" + bytes(40))]
        beside = {c["source"]["path"]: c["score"] for c in bole("rank", ROLE, *bad, *resumes(), "--format", "json").json()["candidates"]}
        self.assertEqual(alone, beside)

    def test_a_large_file_is_refused_and_one_below_the_limit_is_read(self):
        large = self.write("large.txt", b"")
        os.truncate(large, (20 << 20) + 1)
        record = bole("parse", large, "--format", "jsonl").lines()[0]
        self.assertEqual(record["error"]["code"], "too-large")

    def test_a_career_without_end_is_ranked(self):
        path = self.write("jobs.md", "# Lin Mo\n\n## Work experience\n\n" + "### Ab Ltd | Backend Engineer | 2019.03 - 2020.04\n" * 25000)
        result = bole("rank", ROLES / "backend-engineer.yaml", path, "--format", "json")
        self.assertEqual((result.status, result.json()["counts"]["ranked"]), (0, 1))

    def test_an_unreadable_file_is_a_failure(self):
        path = self.write("locked.md", "x")
        pathlib.Path(path).chmod(0)
        if os.access(path, os.R_OK):
            self.skipTest("this user may read everything")
        self.assertEqual(bole("parse", path, "--format", "jsonl").lines()[0]["error"]["code"], "unreadable")


if __name__ == "__main__":
    program.main()
