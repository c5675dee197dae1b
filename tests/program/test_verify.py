"""`bole verify`: every ranking made is accepted, and what is changed afterwards is not."""

import json
import re
import unittest

import program
from program import Case, RESUMES, ROLES, bole, resumes

ROLE = ROLES / "backend-engineer.yaml"


class Verify(Case):
    def rank(self, role, *paths, name="ranking.json", options=()):
        result = bole("rank", role, *paths, "-o", self.folder / name, "--as-of", "2024-06", "--quiet", *options)
        self.assertIn(result.status, (0, 3), result.err)
        return self.folder / name

    def accepted(self, ranking, *files):
        result = bole("verify", ranking, *files)
        self.assertEqual((result.status, result.err), (0, ""), result.out)
        self.assertIn("everything adds up", result.out)
        return result.out

    def rejected(self, ranking, *files, says):
        result = bole("verify", ranking, *files)
        self.assertEqual(result.status, 1, result.out)
        self.assertIn("does NOT add up", result.out)
        self.assertIn(says, result.out)
        self.assertRegex(result.out.split("\n")[0], r"^[^:]+:\d+: ")
        self.assert_clean(result)

    def test_every_ranking_of_every_role_is_accepted(self):
        for role in sorted(ROLES.glob("*.yaml")):
            out = self.accepted(self.rank(role, RESUMES))
            self.assertNotIn("not looked at", out)

    def test_lines_limits_blindness_contacts_and_languages(self):
        self.accepted(self.rank(ROLE, RESUMES, name="r.jsonl"))
        self.accepted(self.rank(ROLE, RESUMES, options=("--limit", "5")))
        self.accepted(self.rank(ROLE, RESUMES, options=("--contacts", "--lang", "en")))
        self.accepted(self.rank(ROLE, RESUMES / "edge" / "empty.txt"))
        blind = self.rank(ROLE, RESUMES, options=("--blind",))
        self.assertIn("not looked at", self.accepted(blind))
        self.assertNotIn("not looked at", self.accepted(blind, RESUMES))

    def test_a_ranking_laid_out_anew_is_accepted(self):
        path = self.rank(ROLE, *resumes()[:6])
        for layout in ({}, {"indent": 4, "ensure_ascii": False}, {"separators": (",", ":")}):
            self.accepted(self.write("anew.json", json.dumps(json.loads(path.read_text(encoding="utf-8")), **layout)))

    def test_json_lines_are_sealed_one_to_the_next(self):
        path = self.rank(ROLE, *resumes()[:5], RESUMES / "edge" / "empty.txt", name="r.jsonl")
        lines = path.read_text(encoding="utf-8").splitlines()
        self.assertEqual(len(lines), 7)
        self.accepted(self.write("anew.jsonl", "\n".join(json.dumps(json.loads(line), ensure_ascii=True) for line in lines)))
        for line in lines:
            self.assertEqual(list(json.loads(line))[-1], "seal")
        for number in range(len(lines)):
            for changed in (lines[:number] + lines[number + 1:], lines[:number + 1] + lines[number:], lines[:number] + lines[number + 1:] + [lines[number]]):
                if changed == lines or number == 0:
                    continue
                result = bole("verify", self.write("changed.jsonl", "\n".join(changed) + "\n"))
                self.assertEqual(result.status, 1, f"{number}: {result.out}")
            digit = next(m for m in re.finditer(r"\d", lines[number]) if m.start() > len(lines[number]) // 2)
            changed = lines[number][:digit.start()] + str((int(digit.group()) + 1) % 10) + lines[number][digit.end():]
            self.rejected(self.write("changed.jsonl", "\n".join(lines[:number] + [changed] + lines[number + 1:])), says="was changed after it was written")

    def change(self, edit):
        data = json.loads(self.rank(ROLE, *resumes()[:8]).read_text(encoding="utf-8"))
        edit(data)
        return self.write("changed.json", json.dumps(data, ensure_ascii=False, indent=2))

    def test_what_was_changed_is_named(self):
        def score(data):
            data["candidates"][1]["score"] += 10

        def swap(data):
            data["candidates"][0], data["candidates"][1] = data["candidates"][1], data["candidates"][0]

        def quote(data):
            evidence = next(c["evidence"] for c in data["candidates"][0]["criteria"] if c["evidence"])
            evidence[0]["quote"] += "x"

        def drop(data):
            del data["candidates"][2]

        def role(data):
            data["role"]["sha256"] = "0" * 64

        def rule(data):
            data["rules"]["files"][3]["sha256"] = "0" * 64

        def question(data):
            next(c["questions"] for c in data["candidates"] if c["questions"]).clear()

        for edit, says in ((score, "candidates[1].score is"), (swap, "should stand below"), (quote, "does not stand in"), (drop, "counts.shown"),
                           (role, "is another file"), (rule, "the rules are others now"), (question, "no question asks for it")):
            self.rejected(self.change(edit), says=says)

    def test_a_resume_that_changed_since(self):
        resume = self.write("ann.md", (RESUMES / "zh-backend-senior.md").read_bytes())
        ranking = self.rank(ROLE, resume)
        self.accepted(ranking)
        resume.write_bytes(b"# Another\n" + resume.read_bytes())
        self.rejected(ranking, says="is another file than the one that was read")
        self.rejected(ranking, self.folder / "ann.md", says="none of the files has the sha256")
        resume.unlink()
        self.assertIn("not looked at", self.accepted(ranking))

    def test_hashes_digit_by_digit(self):
        """Where the files are there, no letter of a hash may change; the seal aside."""
        resume = self.write("ann.md", (RESUMES / "en-sre.md").read_bytes())
        text = self.rank(ROLE, resume).read_text(encoding="utf-8")
        places = [m.start(1) for m in re.finditer(r'"sha256": "([0-9a-f]{64})"', text)]
        self.assertGreater(len(places), 10)
        for i, place in enumerate(places[:2] + places[-2:]):
            at = place + 7 * i
            changed = text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1:]
            self.rejected(self.write("changed.json", changed), says="sha256")

    def test_what_is_no_ranking(self):
        for name, content in (("a.json", "{"), ("b.json", "[]"), ("c.json", "\xff"), ("d.json", '{"schema": "bole/resume/1"}')):
            result = bole("verify", self.write(name, content))
            self.assertEqual((result.status, result.out), (2, ""))
            self.assertIn(name, result.err)
        self.assertEqual(bole("verify", self.folder / "none.json").status, 2)


if __name__ == "__main__":
    program.main()
