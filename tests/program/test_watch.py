"""bole watch: ranks again when a role, a rule or a résumé is saved, and says who moved.

Nothing here measures time: each step saves a file and then reads what is printed until the line that must come, or gives up after PATIENCE.
"""

import json
import os
import queue
import signal
import subprocess
import threading
import unittest

import program
from program import Case, bole, main

PATIENCE = 60  # seconds, of a wait that otherwise would never end
ROLE = """role: Integration engineer
as_of: 2024-06
rules: [house/]
skills:
  - {skill: java, weight: 2}
  - {skill: zephyrnet, id: net}
"""
RULES = "skills:\n  - {id: zephyrnet, name: Zephyrnet%s}\n"
RESUME = """# %s

## Work experience

Example Systems, Engineer, 2019.01 - 2024.01
- Built services in %s with Python and Redis
"""


class Watching:
    """A running `bole watch`; both streams in one, line by line."""

    def __init__(self, folder, *arguments):
        def restore():  # a shell that starts jobs in the background may have it ignored
            signal.signal(signal.SIGINT, signal.SIG_DFL)

        self.process = subprocess.Popen([program.PROGRAM, "watch", *map(os.fspath, arguments)], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=restore)
        self.lines = queue.Queue()
        self.said = []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.decode("utf-8"))
        self.lines.put(None)

    def until(self, text):
        """What is printed up to and with the line that holds text."""
        block = []
        while True:
            try:
                line = self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                raise AssertionError(f"{text!r} did not come after:\n{''.join(self.said)}") from None
            if line is None:
                raise AssertionError(f"it ended before {text!r}:\n{''.join(self.said)}")
            self.said.append(line)
            block.append(line)
            if text in line:
                return "".join(block)

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Watch(Case):
    def setUp(self):
        super().setUp()
        self.write("role.yaml", ROLE)
        self.write("house/own.yaml", RULES % "")
        self.write("cv/ann.md", RESUME % ("Ann Example", "Java"))
        self.write("cv/ben.md", RESUME % ("Ben Example", "Kotlin and ZN-9"))

    def save(self, name, content):
        """As editors do it: aside, then into place."""
        aside = self.write(name + ".new~", content) if "/" not in name else self.write(os.path.dirname(name) + "/.aside", content)
        os.replace(aside, self.folder / name)

    def watch(self, *options):
        watching = Watching(self.folder, "role.yaml", "cv", *options)
        self.addCleanup(watching.close)
        first = watching.until("Ben Example  cv/ben.md")
        self.assertIn("Ann Example  cv/ann.md", first)
        watching.until("loses most on")
        return watching

    def test_a_rule_a_role_and_a_resume(self):
        watching = self.watch()
        self.save("house/own.yaml", RULES % ", aliases: [ZN-9]")
        told = watching.until("ranked:")
        self.assertIn("saved: house/own.yaml\n", told)
        self.assertIn("Ben Example  stays 2; 0.00 → 33.33 (+33.33)", told)
        self.assertIn("“ZN-9”", told)
        self.assertIn("2 ranked: 0 moved, 1 changed in place, 1 as before", told)
        self.write("role.yaml", ROLE.replace("id: net", "id: net, weight: 8"))  # written in place
        told = watching.until("ranked:")
        self.assertIn("saved: role.yaml\n", told)
        self.assertIn("Ben Example  up 1, from 2 to 1", told)
        self.save("cv/ann.md", RESUME % ("Ann Example", "Java and Zephyrnet"))
        told = watching.until("ranked:")
        self.assertIn("Ann Example  up 1, from 2 to 1; 20.00 → 100.00 (+80.00)", told)
        self.assertEqual(watching.stop(), 130)

    def test_what_is_broken_leaves_the_last_good_state(self):
        watching = self.watch()
        self.save("house/own.yaml", "skills:\n  - {id: zephyrnet, nam: Zephyrnet}\n")
        told = watching.until("stays in force")
        self.assertIn("own.yaml:2:21: error[B0104]", told)
        self.assertIn("did you mean 'name'?", told)
        self.save("cv/ann.md", RESUME % ("Ann Example", "Kotlin"))  # still ranked, under the rules that were good last
        self.assertIn("Ann Example  stays 1; 66.67 → 0.00 (-66.67)", watching.until("ranked:"))
        self.save("house/own.yaml", RULES % ", aliases: [ZN-9]")
        self.assertIn("(+33.33)", watching.until("ranked:"))
        self.save("role.yaml", ROLE.replace("skill: java", "skil: java"))
        self.assertIn("role.yaml:5:6: error[B0104]", watching.until("stays in force"))
        os.remove(self.folder / "role.yaml")
        self.assertIn("there is no such file", watching.until("stays in force"))
        self.save("role.yaml", ROLE)
        self.assertIn("2 ranked: 0 moved, 0 changed in place, 2 as before", watching.until("ranked:"))
        self.assertEqual(watching.stop(signal.SIGTERM), 130)

    def test_files_and_folders_come_and_go(self):
        watching = self.watch()
        os.mkdir(self.folder / "new")
        self.write("new/dan.md", RESUME % ("Dan Example", "Zephyrnet"))
        os.rename(self.folder / "new", self.folder / "cv" / "new")
        told = watching.until("ranked:")
        self.assertIn("Dan Example  was not ranked before\n  cv/new/dan.md", told)
        self.save("cv/new/dan.md", RESUME % ("Dan Example", "Java"))
        self.assertIn("(+33.34)", watching.until("ranked:"))
        self.write("cv/new/picture.md", b"\x89PNG\r\n\x1a\n")
        self.assertIn("1 file failed, and 0 before", watching.until("failed"))
        os.rename(self.folder / "cv" / "new", self.folder / "old")
        self.assertIn("Dan Example  is not ranked any more", watching.until("ranked:"))
        watching.until("0 files failed, and 1 before")
        os.rename(self.folder / "house", self.folder / "house-2")
        watching.until("stays in force")
        os.rename(self.folder / "house-2", self.folder / "house")
        self.assertIn("2 as before", watching.until("ranked:"))
        os.symlink(self.folder / "cv" / "ann.md", self.folder / "cv" / "link.md")
        self.assertIn("cv/link.md", watching.until("ranked:"))
        self.assertEqual(watching.stop(), 130)

    def test_the_ranking_is_kept_in_a_file(self):
        watching = self.watch("-o", "ranking.json")
        self.save("house/own.yaml", RULES % ", aliases: [ZN-9]")
        watching.until("ranked:")
        self.save("cv/ann.md", RESUME % ("Ann Example", "Kotlin"))  # when this is told of, the file before it has been written
        watching.until("saved:")
        kept = json.loads((self.folder / "ranking.json").read_text("utf-8"))
        self.assertEqual(kept["schema"], "bole/ranking/1")
        self.assertIn("33.33", {f"{c['score']:.2f}" for c in kept["candidates"]})
        watching.until("ranked:")
        self.assertEqual(watching.stop(), 130)

    def test_what_cannot_be_watched(self):
        self.assertIn("standard input", bole("watch", "-", "cv", cwd=self.folder).err)
        result = bole("watch", "role.yaml", "cv", "--format", "json", cwd=self.folder)
        self.assertEqual(result.status, 2)
        self.assertIn("--output", result.err)
        self.write("role.yaml", "role: x\nskils: []\n")
        result = bole("watch", "role.yaml", "cv", cwd=self.folder)
        self.assertEqual((result.status, result.out), (2, ""))


if __name__ == "__main__":
    main()
