"""The walk that rules/README.md opens with: its commands, run as they stand in an empty folder, print what the page says."""

import os
import re
import subprocess

import program
from program import ROOT, Case, bole, main

BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.M | re.S)
PAGE = (ROOT / "rules" / "README.md").read_text("utf-8")


class Walk(Case):
    def run_block(self, text):
        environment = dict(os.environ, PATH=os.path.dirname(program.PROGRAM) + os.pathsep + os.environ["PATH"])
        done = subprocess.run(["sh", "-e"], input=text.encode("utf-8"), cwd=self.folder, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=60, check=False)
        said = done.stdout.decode("utf-8")
        self.assertEqual(done.returncode, 0, said)
        return said

    def test_the_page_prints_what_it_says(self):
        blocks = BLOCK.findall(PAGE.split("## A first rule", 1)[1].split("\n## What stands where", 1)[0])
        self.assertGreater(sum(kind == "sh" for kind, _ in blocks), 3)
        said = ""
        for kind, text in blocks:
            if kind == "sh":
                said = self.run_block(text)
                continue
            lines = [line.rstrip() for line in said.splitlines()]
            for line in text.splitlines():
                self.assertIn(line, lines, f"not printed, or not in this order, by:\n{said}")
                lines = lines[lines.index(line) + 1 :]

    def test_check_is_silent_and_a_wrong_rule_fails_its_test(self):
        rule = re.search(r"house/messaging.yaml <<'EOF'\n(.*?)^EOF$", PAGE, re.M | re.S).group(1)
        house = self.write("house/messaging.yaml", rule).parent
        self.assertEqual((bole("check", house, "--strict").status, bole("check", house, "--strict").out), (0, ""))
        self.assertEqual(bole("test", house).status, 0)
        self.write("house/messaging.yaml", rule.replace("aliases: [西风总线]", "aliases: [东风总线]"))
        self.assertEqual(bole("test", house).status, 1)


if __name__ == "__main__":
    main()
