"""The cases of tests/cases/scoring.txt and sketches.txt, and the worked examples of rules/README.md: what a score must obey, as data."""

import decimal
import json
import re
import unittest

import program
from program import Case, ROOT, bole


def read_cases(text):
    """Yields (name, [(part, text)]) for each case."""
    for block in ("\n" + text).split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        yield name, [(piece.partition("\n")[0].strip(), piece.partition("\n")[2]) for piece in ("\n" + rest).split("\n--- ")[1:]]


def files():
    for name in ("scoring.txt", "sketches.txt"):
        yield name, (ROOT / "tests" / "cases" / name).read_text(encoding="utf-8")
    examples = re.findall(r"```case\n(.*?)```", (ROOT / "rules" / "README.md").read_text(encoding="utf-8"), re.S)
    yield "rules/README.md", "\n".join(examples)


class Scoring(Case):
    maxDiff = None

    def rank(self, parts):
        """{name: candidate}; the only résumé of a case is called ''."""
        role, resumes = None, []
        for part, text in parts:
            if part == "role":
                role = self.write("role.yaml", text)
            elif part.split()[0] == "resume":
                resumes.append(self.write((part.split() + ["-"])[1] + ".md", text))
        result = bole("rank", role, *resumes, "--format", "json", "--quiet")
        self.assertEqual(result.status, 0, result.err)
        data = json.loads(result.out, parse_float=decimal.Decimal)
        found = {c["source"]["path"].rsplit("/", 1)[-1].removesuffix(".md").replace("-", ""): c for c in data["candidates"]}
        self.assertEqual(len(found), len(resumes))
        return found

    def criterion(self, candidate, words, line):
        found = [c for c in candidate["criteria"] if words[0] in ("*", c["id"])]
        self.assertTrue(found, f"no criterion {words[0]} among {[c['id'] for c in candidate['criteria']]}")
        got = [found[0]["state"], str(found[0]["points"]), str(found[0]["possible"]), found[0].get("must")]
        for want, have in zip(words[1:], got):
            if want != "*":
                self.assertEqual(want, have, f"{line}: {json.dumps(found[0], ensure_ascii=False, indent=1, default=str)}")

    def expect(self, people, line):
        words = line.split()
        if words[0] not in people:
            return self.criterion(people[""], words, line)
        person, verb = people[words[0]], words[1]
        if verb == "above":
            self.assertLess(person["rank"], people[words[2]]["rank"], f"{line}: {person['score']} and {people[words[2]]['score']}")
        elif verb == "equals":
            other = people[words[2]]
            self.assertEqual([(c["id"], c["points"], c["possible"]) for c in person["criteria"]], [(c["id"], c["points"], c["possible"]) for c in other["criteria"]], line)
            self.assertEqual((person["rank"], person["must"]), (other["rank"], other["must"]), line)
        elif verb == "score":
            self.assertEqual([str(person["score"]), str(person["possible"])], words[2:], line)
        elif verb == "asks":
            self.assertEqual([q["criterion"] for q in person["questions"]], [] if words[2:] == ["nothing"] else words[2:], line)
        else:
            self.criterion(person, words[1:], line)

    def check(self, parts):
        people = self.rank(parts)
        lines = [line for line in dict(parts)["expect"].split("\n") if line.strip()]
        self.assertTrue(lines)
        for line in lines:
            self.expect(people, line)


def load():
    for place, text in files():
        cases = list(read_cases(text))
        assert cases, place
        for number, (name, parts) in enumerate(cases, 1):
            def test(self, parts=parts):
                self.check(parts)
            test.__doc__ = f"{place}: {name}"
            setattr(Scoring, f"test_{re.sub('[^a-z]', '_', place.lower())}_{number:03}", test)


load()
if __name__ == "__main__":
    program.main()
