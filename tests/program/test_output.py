"""Outputs are whole or absent."""

import os
import signal
import stat
import subprocess
import time
import unittest

import program
from program import Case, RESUMES, ROLES, bole, resumes

ROLE = ROLES / "data-analyst.yaml"


class Files(Case):
    def test_a_file_holds_what_standard_output_would(self):
        for name, form in (("r.json", "json"), ("r.jsonl", "jsonl"), ("r.txt", "text")):
            target = self.folder / name
            result = bole("rank", ROLE, *resumes(), "-o", target)
            self.assertEqual((result.status, result.out), (0, ""))
            self.assertEqual(target.read_bytes(), bole("rank", ROLE, *resumes(), "--format", form).out_bytes)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["r.json", "r.jsonl", "r.txt"])

    def test_a_file_is_replaced_and_keeps_its_permissions(self):
        target = self.write("r.json", "old")
        target.chmod(0o640)
        self.assertEqual(bole("rank", ROLE, resumes()[0], f"--output={target}").status, 0)
        self.assertTrue(target.read_text("utf-8").startswith("{"))
        self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o640)

    def test_a_link_stays_a_link(self):
        target, link = self.write("r.json", "old"), self.folder / "link.json"
        link.symlink_to(target.name)
        self.assertEqual(bole("rank", ROLE, resumes()[0], "-o", link).status, 0)
        self.assertTrue(link.is_symlink())
        self.assertNotEqual(target.read_text("utf-8"), "old")

    def test_a_mistake_leaves_the_old_file(self):
        target, role = self.write("r.json", "old"), self.write("role.yaml", "role: [")
        self.assertEqual(bole("rank", role, resumes()[0], "-o", target).status, 2)
        self.assertEqual(target.read_text("utf-8"), "old")

    def test_a_folder_that_is_not_there(self):
        result = bole("rank", ROLE, resumes()[0], "-o", self.folder / "none" / "r.json")
        self.assertEqual((result.status, result.out), (4, ""))
        self.assertIn("could not be written", result.err)

    def test_no_room(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        for command in (("rank", ROLE, *resumes(), "--format", "json"), ("parse", *resumes(), "--format", "jsonl"), ("lookup", "k8s"), ("--help",)):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([program.PROGRAM, *map(str, command)], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 4, command)
            self.assertIn(b"could not be written", done.stderr)

    def test_a_pipe_that_closes(self):
        command = [program.PROGRAM, "parse", *map(str, resumes()), "--format", "jsonl", "--with-text"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
            running.stdout.close()
            self.assertEqual(running.wait(30), 4)


class Interrupted(Case):
    """Ctrl-C while the program works on many files."""

    def setUp(self):
        super().setUp()
        text = (RESUMES / "zh-backend-senior.md").read_bytes()
        for i in range(4000):
            self.write(f"many/{i:04}.md", text)

    def interrupt(self, *command, stdout=subprocess.PIPE):
        running = subprocess.Popen([program.PROGRAM, *map(str, command)], stdout=stdout, stderr=subprocess.PIPE)
        time.sleep(0.7)
        if running.poll() is not None:
            running.communicate()
            self.skipTest("the machine is faster than the test")
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
        return running.returncode, out, err

    def test_no_ranking_is_written(self):
        status, out, err = self.interrupt("rank", ROLE, self.folder / "many", "--jobs", "1", "--format", "json")
        self.assertEqual((status, out), (130, b""))
        self.assertIn(b"interrupted", err)
        target = self.folder / "out.json"
        status, _, _ = self.interrupt("rank", ROLE, self.folder / "many", "--jobs", "1", "-o", target)
        self.assertEqual(status, 130)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["many"])

    def test_a_stream_of_lines_stops_at_a_lines_end(self):
        with open(self.folder / "lines", "wb") as lines:
            status, _, _ = self.interrupt("parse", self.folder / "many", "--jobs", "1", "--format", "jsonl", stdout=lines)
        self.assertEqual(status, 130)
        text = (self.folder / "lines").read_bytes()
        self.assertTrue(text == b"" or text.endswith(b"}\n"))
        self.assertLess(text.count(b"\n"), 4000)


class Language(Case):
    def test_the_page_of_facts_speaks_the_language_asked_for(self):
        resume = RESUMES / "zh-chef.md"
        en, zh = (bole("parse", resume, "--as-of", "2024-06", "--lang", lang).out for lang in ("en", "zh"))
        self.assertEqual(bole("parse", resume, "--as-of", "2024-06").out, en)
        for word in ("Name", "WORK", "SKILLS", "negated", "held", "now"):
            self.assertIn(word, en)
            self.assertNotIn(word, zh)
        for word in ("姓名", "工作经历", "65 个月", "技能", "否定", "持有", "至今"):
            self.assertIn(word, zh)


if __name__ == "__main__":
    program.main()
