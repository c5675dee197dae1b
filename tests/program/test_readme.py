"""What the README shows is what the program prints: its files are written, its commands run, and each line of their output is looked for, in order.

A block may leave lines out ('...'). A digest of rules ('rules 87efd2df') is not compared: it changes with every word of a rule.
"""

import re
import shlex

import program
from program import Case, ROOT, bole

TEXT = (ROOT / "README.md").read_text("utf-8")
FILES = re.findall(r"`([\w./-]+\.yaml)`:\n\n```yaml\n(.*?)```", TEXT, re.S)
BLOCKS = [block for kind, block in re.findall(r"(?ms)^```(\w*)\n(.*?)^```$", TEXT) if kind == "" and block.startswith("$ bole ")]


def plain(line):
    return re.sub(r"\b[0-9a-f]{8}\b", "00000000", line.rstrip())


class Readme(Case):
    def test_there_is_something_to_hold(self):
        self.assertGreaterEqual(len(FILES), 2)
        self.assertGreaterEqual(len(BLOCKS), 3)

    def test_the_blocks_are_what_the_program_prints(self):
        (self.folder / "tests").symlink_to(ROOT / "tests")
        for name, content in FILES:
            self.write(name, content)
        for block in BLOCKS:
            for part in re.split(r"(?m)^(?=\$ )", block)[1:]:
                command, *shown = part.splitlines()
                result = bole(*shlex.split(command)[2:], cwd=self.folder)
                self.assertIn(result.status, (0, 3), result.err)
                printed = iter([plain(line) for line in result.out.splitlines()])
                for line in shown:
                    if line.strip() not in ("", "..."):
                        self.assertTrue(any(plain(line) == p for p in printed), f"{command}\nprints no such line (after the ones before it):\n{line}\n\n{result.out}")


if __name__ == "__main__":
    program.main()
