"""Compiled rules are kept for the next run: that changes how fast a run begins, never what comes out; an image that is damaged, of another version, somebody
else's or half-written is as none."""

import os
import pathlib
import signal
import stat
import subprocess
import time
import unittest

import program
from program import Case, ROLES, RESUMES, ROOT, bole, main

ROLE = ROLES / "backend-engineer.yaml"
RANK = ("rank", ROLE, RESUMES / "zh-backend-senior.md", RESUMES / "en-sre.md", "--as-of", "2024-06", "--format", "json")
DAY = 24 * 60 * 60
RULES = "skills:\n  - {id: vuzbar, name: Vuzbar, aliases: [vuzbar stack]}\n"


class Image(Case):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"
        self.house = self.cache / "bole"
        self.env = {"XDG_CACHE_HOME": str(self.cache), "HOME": "/nowhere"}

    def run_bole(self, *arguments, env=None):
        result = bole(*arguments, env=env or self.env)
        self.assertEqual(result.status, 0, result.err)
        return result

    def rank(self, *options):
        return self.run_bole(*RANK, *options).out

    def images(self):
        return sorted(self.house.glob("rules-*.image")) if self.house.exists() else []

    def image(self):
        (image,) = self.images()
        return image

    def age(self, path, days):
        then = time.time() - days * DAY
        os.utime(path, (then, then))

    def was_used(self, run):
        """Did the run take the image that is there? One that is used after a day is noted as used; one that is not is made anew, or left as it is."""
        image = self.image()
        self.age(image, 3)
        before = image.stat()
        run()
        after = image.stat()
        return after.st_ino == before.st_ino and after.st_mtime > before.st_mtime + DAY

    # ---- what comes out ----

    def test_the_second_run_says_the_same(self):
        right = self.rank("--no-cache")
        self.assertEqual(self.images(), [])
        self.assertEqual(self.rank(), right)
        self.assertEqual(stat.S_IMODE(self.image().stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.house.stat().st_mode), 0o700)
        self.assertEqual([p.name for p in self.house.iterdir()], [self.image().name])
        self.assertTrue(self.was_used(lambda: self.assertEqual(self.rank(), right)))
        self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank("--no-cache"), right)))

    def test_every_command_says_the_same(self):
        resume = RESUMES / "mx-data-engineer.txt"
        for arguments in (("parse", resume, "--as-of", "2024-06", "--format", "json"), ("lookup", "java", "后端", "数据库", "--format", "jsonl"), ("test",),
                          ("check", ROLE), ("suggest", resume), ("why", ROLE, resume, RESUMES / "en-sre.md", "--as-of", "2024-06"),
                          ("rank", ROLE, resume, "--as-of", "2024-06", "--explain", "--color", "never")):
            with self.subTest(command=arguments[0]):
                without, first, second = (bole(*arguments, *more, env=self.env) for more in (("--no-cache",), (), ()))
                self.assertEqual((without.status, without.out, without.err), (first.status, first.out, first.err))
                self.assertEqual((without.status, without.out, without.err), (second.status, second.out, second.err))

    def test_rules_of_ones_own_have_an_image_of_their_own(self):
        rules = self.write("mine/skills.yaml", RULES)
        own = ("--rules", rules.parent)
        self.rank()
        right = self.rank(*own, "--no-cache")
        self.assertEqual(self.rank(*own), right)
        self.assertEqual(len(self.images()), 2)
        self.assertEqual(self.rank(*own), right)
        rules.write_text(RULES.replace("Vuzbar,", "Vuzbarr,"), encoding="utf-8")
        changed = self.rank(*own)
        self.assertNotEqual(changed, right)
        self.assertEqual(changed, self.rank(*own, "--no-cache"))
        self.assertEqual(len(self.images()), 3)

    def test_a_role_with_rules_hears_the_same_of_them(self):
        role = self.write("role.yaml", "role: Vuzbar\nas_of: 2024-06\nrules: [mine]\nskills: [{skill: vuzbar}]\n")
        for name, rules, status, images in (("right", RULES, 0, 2), ("with a warning", RULES.replace("vuzbar stack", "vuzbar"), 0, 1), ("wrong", RULES.replace("name:", "nam:"), 2, 1)):
            with self.subTest(rules=name):
                self.write("mine/skills.yaml", rules)
                bole("cache", "--clear", env=self.env)
                runs = [bole("rank", role, RESUMES / "en-sre.md", *more, env=self.env) for more in (("--no-cache",), (), ())]
                self.assertEqual(runs[0].status, status, runs[0].err)
                self.assertEqual("skills.yaml:" in runs[0].err, name != "right", runs[0].err)
                for run in runs[1:]:
                    self.assertEqual((run.status, run.out, run.err), (runs[0].status, runs[0].out, runs[0].err))
                self.assertEqual(len(self.images()), images)  # of the shipped rules, and of those with the role's

    # ---- what cannot be used ----

    def test_a_damaged_image_is_made_anew(self):
        right = self.rank()
        good = self.image().read_bytes()
        size = len(good)
        step = size // 8
        for at in [0, 20, 150, size - 1] + list(range(2000, size, step)):
            with self.subTest(byte=at):
                self.image().write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
                self.assertEqual(self.rank(), right)
                self.assertEqual(len(self.image().read_bytes()), size)
                self.assertTrue(self.was_used(self.rank))  # the new one is whole

    def test_a_cut_image_is_made_anew(self):
        right = self.rank()
        good = self.image().read_bytes()
        for length in (0, 100, 4096, len(good) - 1):
            with self.subTest(length=length):
                self.image().write_bytes(good[:length])
                self.assertEqual(self.rank(), right)
                self.assertEqual(len(self.image().read_bytes()), len(good))

    def test_an_image_of_another_version_is_none(self):
        right = self.rank()
        good = bytearray(self.image().read_bytes())
        good[7] ^= 1  # of the format
        self.image().write_bytes(good)
        self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank(), right)))
        good[7] ^= 1
        good[16] ^= 1  # the key: of other rules, or another engine
        self.image().write_bytes(good)
        self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank(), right)))
        self.assertTrue(self.was_used(self.rank))

    def test_what_stands_in_its_way_is_worked_around(self):
        right = self.rank()
        image = self.image()
        for name, put in (("a folder", image.mkdir), ("a link", lambda: image.symlink_to("/dev/zero")), ("a pipe", lambda: os.mkfifo(image))):
            with self.subTest(instead=name):
                image.unlink()
                put()
                self.assertEqual(self.rank(), right)
                if image.is_dir():
                    image.rmdir()
                    image.touch()
        image.unlink()
        self.assertEqual(self.rank(), right)

    def test_what_others_could_write_to_is_not_trusted(self):
        right = self.rank()
        for mode in (0o660, 0o606, 0o644):
            self.image().chmod(mode)
            self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank(), right)))
            self.assertEqual(stat.S_IMODE(self.image().stat().st_mode), 0o600)
        self.house.chmod(0o777)
        before = self.image().stat()
        self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank(), right)))
        self.assertEqual(self.image().stat().st_ino, before.st_ino)  # and nothing is put there
        self.house.chmod(0o700)
        self.assertTrue(self.was_used(self.rank))

    @unittest.skipUnless(os.geteuid() == 0, "only root gives files away")
    def test_what_belongs_to_somebody_else_is_not_trusted(self):
        right = self.rank()
        os.chown(self.image(), 65534, -1)
        self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank(), right)))
        self.assertEqual(self.image().stat().st_uid, 0)
        os.chown(self.house, 65534, -1)
        self.assertFalse(self.was_used(lambda: self.assertEqual(self.rank(), right)))

    def test_without_a_folder_it_goes_on(self):
        right = self.rank("--no-cache")
        (self.folder / "a-file").touch()
        for place in ("/proc/none", self.folder / "a-file", ""):
            with self.subTest(cache=place):
                self.assertEqual(self.run_bole(*RANK, env={"XDG_CACHE_HOME": str(place), "HOME": str(place)}).out, right)

    def test_a_folder_that_may_only_be_read_is_read(self):
        right = self.rank()
        self.house.chmod(0o500)
        try:
            self.assertEqual(self.rank(), right)
            self.image().chmod(0o600)
            damaged = self.image()
            damaged.write_bytes(b"x")
            self.assertEqual(self.rank(), right)
            self.assertEqual(self.rank(), right)
        finally:
            self.house.chmod(0o700)

    # ---- at once, and in the middle ----

    def start(self):
        command = [program.PROGRAM] + [os.fspath(a) for a in RANK]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=dict(os.environ, **self.env))

    def test_several_runs_at_once(self):
        right = self.rank("--no-cache").encode("utf-8")
        for round_ in range(4):
            with self.subTest(round=round_):
                for image in self.images():
                    image.unlink()
                runs = [self.start() for _ in range(4)]
                for run in runs:
                    self.assertEqual(run.communicate()[0], right)
                self.assertEqual([p.name for p in self.house.iterdir()], [self.image().name])
                self.assertTrue(self.was_used(self.rank))

    def test_a_run_that_is_killed_leaves_a_whole_image_or_none(self):
        right = self.rank("--no-cache")
        begin = time.monotonic()
        self.rank()
        whole = time.monotonic() - begin
        size = self.image().stat().st_size
        for part in range(8):
            for path in self.house.iterdir():
                path.unlink()
            run = self.start()
            time.sleep(whole * (0.4 + part * 0.08))  # somewhere; what must hold holds whenever it dies
            run.send_signal(signal.SIGKILL)
            run.communicate()
            self.assertEqual([image.stat().st_size for image in self.images()], [size] * len(self.images()))
            self.assertEqual(self.rank(), right)
            self.assertTrue(self.was_used(self.rank))

    # ---- forgetting ----

    def test_clearing(self):
        self.rank()
        result = self.run_bole("cache", "--clear")
        self.assertIn("1 set of compiled rules forgotten", result.err)
        self.assertEqual(self.images(), [])
        self.assertNotIn("compiled rules", self.run_bole("cache", "--clear").err)

    def test_what_nobody_uses_is_forgotten(self):
        self.rank()
        shipped = self.image()
        old, young, left, writing = (self.house / name for name in ("rules-old.image", "rules-young.image", "rules-x.image.1-0.part", "rules-y.image.2-0.part"))
        for path, days in ((old, 31), (young, 29), (left, 3), (writing, 0)):
            path.write_bytes(b"x")
            self.age(path, days)
        rules = self.write("mine/skills.yaml", RULES)
        self.rank("--rules", rules.parent)  # a new one, and the folder is put in order
        self.assertFalse(old.exists() or left.exists())
        self.assertTrue(young.exists() and writing.exists() and shipped.exists())
        for i in range(8):
            rules.write_text(RULES.replace("vuzbar stack", f"vuzbar {i}"), encoding="utf-8")
            self.run_bole("lookup", "vuzbar", "--rules", rules.parent)
        self.assertEqual(len(self.images()), 8)


if __name__ == "__main__":
    main()
