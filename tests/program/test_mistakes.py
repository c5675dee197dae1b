"""A role with mistakes: all of them in one run, each at its place; nothing is scored."""

import re
import unittest

import program
from program import Case, RESUMES, bole

FIVE = """\
role: Back-end engineer
as_of: 2024-13
wieghts: {skills: 100}
skills:
  - {skill: Java, yeers: 3}
  - {skill: Kafka, years: many}
  - {skill: MySQL, must: perhaps}
"""


class Mistakes(Case):
    def test_five_mistakes_are_five_diagnostics(self):
        role = self.write("role.yaml", FIVE)
        result = bole("rank", role, RESUMES / "zh-chef.md")
        self.assertEqual(result.status, 2)
        self.assertEqual(result.out, "")
        heads = re.findall(r"role\.yaml:(\d+):(\d+): error\[(B\d{4})\]: (.+)", result.err)
        self.assertEqual([int(line) for line, _, _, _ in heads], [2, 3, 5, 6, 7], result.err)
        self.assertIn("did you mean 'weights'", result.err)
        self.assertIn("did you mean 'years'", result.err)

    def test_check_says_the_same_as_lines_of_json(self):
        role = self.write("role.yaml", FIVE)
        result = bole("check", role, "--format", "jsonl")
        self.assertEqual(result.status, 1)
        errors = [line for line in result.lines() if line["severity"] == "error"]
        self.assertEqual([e["line"] for e in errors], [2, 3, 5, 6, 7])
        self.assertTrue(all(e["file"] == str(role) and e["column"] > 0 and e["message"] for e in errors))

    def test_a_key_that_begins_a_known_one_or_goes_beyond_it_is_met_with_that_one(self):
        rules = self.write("rules.yaml", "skill:\n  - {id: a, name: A}\nskills:\n"
                           "  - {id: tidewarp, name: TideWarp, alias: [潮汐编排], hits: [x], nam: y, categories: z, colour: red}\n")
        hints = {line["message"].split("'")[1]: line["hint"] for line in bole("check", rules, "--format", "jsonl").lines()}
        known = hints.pop("colour")
        self.assertTrue(known.startswith("known here: id, "), known)
        self.assertEqual(hints, {wrong: f"did you mean '{right}'?" for wrong, right in
                                 {"skill": "skills", "alias": "aliases", "hits": "hit", "nam": "name", "categories": "category"}.items()})

    def test_of_a_name_and_an_alias_that_are_one_it_is_the_alias_that_goes(self):
        rules = self.write("rules.yaml", "skills:\n  - {id: zorp-net, name: Zorp Net, aliases: [zorp-net]}\n  - {id: zorpnet, name: Qorp-Net, aliases: [Qorp Net]}\n"
                           "  - {id: tarpnet, name: TarpNet, aliases: [Tarp Net, tarpnet]}\n")
        found = [(line["code"], line["line"], line["column"], line["hint"]) for line in bole("check", rules, "--format", "jsonl").lines()]
        self.assertEqual(found, [("B0206", 2, 46, "drop the alias: the name finds it"), ("B0206", 3, 45, "drop the alias: the name finds it"),
                                 ("B0206", 4, 25, "write the name as 'Tarp Net', and drop that alias"), ("B0206", 4, 54, "drop it")])

    def test_a_share_of_the_score_is_met_with_how_it_is_written(self):
        rules = self.write("rules.yaml", "scoring:\n  stale: {value: 25, why: x}\n  project: {value: 25%, why: x}\n  other_area: {value: 12.5％, why: x}\n"
                           "  default_months: {value: 25%, why: x}\n")
        found = [(line["code"], line["hint"]) for line in bole("check", rules, "--format", "jsonl").lines()]
        self.assertEqual(found, [("B0107", "a share: 0.25 is a quarter"), ("B0113", "write 0.25"), ("B0113", "write 0.125"), ("B0113", "write 25")])

    def test_yaml_that_is_none(self):
        for text in ("role: [", "\t- x", "a: &x 1\nb: *x\n", "role: x\nrole: y\nskills: [{skill: Java}]\n", "role：后端\n", ""):
            result = bole("rank", self.write("role.yaml", text), RESUMES / "zh-chef.md")
            self.assertEqual(result.status, 2, text)
            self.assertRegex(result.err, r"role\.yaml(:\d+:\d+)?: error\[B\d{4}\]", text)
            self.assertEqual(result.out, "")

    def test_a_warning_stops_only_under_strict(self):
        role = self.write("role.yaml", "role: Engineer\nas_of: 2024-06\nskills:\n  - {skill: Jvaa}\n  - {skill: Kafka}\n")
        loose, strict = (bole("rank", role, RESUMES / "zh-chef.md", *options) for options in ((), ("--strict",)))
        self.assertEqual(loose.status, 0)
        self.assertIn("role.yaml:4:", loose.err)
        self.assertEqual(strict.status, 2)
        self.assertEqual(strict.out, "")

    def test_a_role_that_cannot_be_read(self):
        for path in (self.folder / "nothing.yaml", self.folder):
            result = bole("rank", path, RESUMES / "zh-chef.md")
            self.assertEqual(result.status, 2)
            self.assertIn("cannot be read", result.err)

    def test_rules_of_ones_own(self):
        self.write("house/skills.yaml", "skills:\n  - {id: zephyrnet, name: Zephyrnet, aliases: [ZN-9]}\n")
        found = bole("lookup", "ZN-9", "--format", "jsonl", "--rules", self.folder / "house").lines()
        self.assertEqual(found, [{"query": "ZN-9", "matches": [{"kind": "skill", "id": "zephyrnet", "name": "Zephyrnet"}]}])
        self.write("bad/skills.yaml", "skills:\n  - {id: Bad Id, name: x}\n  - {extend: no-such-skill-anywhere, name: y}\n")
        result = bole("lookup", "ZN-9", "--rules", self.folder / "bad")
        self.assertEqual(result.status, 2)
        self.assertGreaterEqual(result.err.count("error[B"), 2)
        self.assertEqual(bole("check", self.folder / "bad").status, 1)
        self.assertEqual(bole("check", self.folder / "house").status, 0)
        self.assertEqual(bole("lookup", "x", "--rules", self.folder / "none").status, 2)


class Shipped(Case):
    def test_the_shipped_rules_have_no_error(self):
        result = bole("check")
        self.assertEqual(result.status, 0, result.out)
        self.assertRegex(result.err, r"\d+ rule files and \d+ roles: 0 errors")


if __name__ == "__main__":
    program.main()
