"""The cases of tests/cases/scoring.txt: what a score must obey."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BOLE = pathlib.Path(sys.argv.pop(1)).resolve()
CASES = pathlib.Path(__file__).resolve().parent.parent / "cases" / "scoring.txt"


def read_cases(path):
    """Yields (name, {part: text}) for each case of the file."""
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        parts = {}
        for piece in ("\n" + rest).split("\n--- ")[1:]:
            part, _, text = piece.partition("\n")
            parts[part.strip()] = text
        yield name, parts


class Scoring(unittest.TestCase):
    def check(self, parts):
        with tempfile.TemporaryDirectory() as folder:
            role, resume = pathlib.Path(folder, "role.yaml"), pathlib.Path(folder, "resume.md")
            role.write_text(parts["role"], encoding="utf-8")
            resume.write_text(parts["resume"], encoding="utf-8")
            run = subprocess.run([BOLE, "rank", role, resume, "--format", "json"], capture_output=True, text=True, encoding="utf-8")
        self.assertEqual(run.returncode, 0, run.stderr)
        ranking = json.loads(run.stdout, parse_float=str)
        results = ranking["candidates"][0]["criteria"]
        for line in parts["expect"].split("\n"):
            if not line.strip():
                continue
            words = line.split()
            found = [c for c in results if words[0] in ("*", c["id"])]
            self.assertTrue(found, "no criterion %s among %s" % (words[0], [c["id"] for c in results]))
            got = [found[0]["state"], found[0]["points"], found[0]["possible"], found[0].get("must")]
            for want, have in zip(words[1:], got):
                if want != "*":
                    self.assertEqual(want, have, "%s: %s" % (line, json.dumps(found[0], ensure_ascii=False, indent=1)))


def load():
    for number, (name, parts) in enumerate(read_cases(CASES), 1):
        def test(self, parts=parts):
            self.check(parts)
        test.__doc__ = name
        setattr(Scoring, "test_%03d" % number, test)


load()
if __name__ == "__main__":
    unittest.main()
