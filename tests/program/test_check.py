"""bole check: every code has its case and its page of help, whose examples are run; --explain; what a role may silence."""

import re

import program
from program import ROOT, Case, bole, main

CODES = re.findall(r"X\([A-Z_]+, (\d+),", (ROOT / "src/source/codes.h").read_text("utf-8"))

# Most cases are a file of tests/bad_roles or tests/bad_rules, read by a unit test. What only a command finds has a folder of its own: what to say to bole, and the
# diagnostics that must come.
BY_COMMAND = sorted((ROOT / "tests/bad_rules/by_command").iterdir())


class Codes(Case):
    def test_every_code_has_a_case(self):
        texts = [p.read_text("utf-8") for folder in ("bad_roles", "bad_rules") for p in (ROOT / "tests" / folder).glob("*.expected")]
        texts += [(folder / "expected").read_text("utf-8") for folder in BY_COMMAND]
        shown = set(re.findall(r"\bB\d{4}\b", "\n".join(texts)))
        wanted = {f"B{int(number):04}" for number in CODES}
        self.assertGreater(len(wanted), 40)
        self.assertEqual(wanted - shown, set(), "codes without a case")

    def test_the_cases_that_a_command_finds(self):
        for folder in BY_COMMAND:
            result = bole(*(folder / "command").read_text("utf-8").split(), cwd=folder)
            found = re.findall(r"(?m)^\S+: (?:error|warning)\[B\d{4}\]", result.out + result.err)
            self.assertEqual(found, (folder / "expected").read_text("utf-8").splitlines(), folder.name)

    def test_every_code_has_a_page(self):
        for number in CODES:
            code = f"B{int(number):04}"
            result = bole("check", "--help-code", code)
            self.assertEqual(result.status, 0, result.err)
            self.assertTrue(result.out.startswith(code + ": "))
            for part in ("What to do: ", "Wrong:\n\n    ", "Right:\n\n    "):
                self.assertIn(part, result.out)
        self.assertEqual(len(bole("check", "--help-code", "all").out.splitlines()), len(CODES))

    def test_the_examples_of_the_pages_are_true(self):
        pages = bole("check", "--help-code", "all", "--format", "jsonl").lines()
        self.assertEqual(len(pages), len(CODES))
        self.assertGreater(sum(page["example"] is not None for page in pages), 35)
        pages = [page for page in pages if page["example"] is not None]
        paths = [self.write(f"{page['code']}-{side}.yaml", page[side]) for page in pages for side in ("wrong", "right")]
        found = {}
        for line in bole("check", *paths, "--format", "jsonl", timeout=600).lines():  # one run: a rule file of its own is read alone all the same
            found.setdefault(str(line["file"]).rstrip("/").rsplit("/", 1)[-1], set()).add(line["code"])
        found.setdefault("B0114-wrong.yaml", found.pop("no-such-folder", set()))  # the folder that cannot be read is what is named
        for page in pages:
            self.assertIn(page["code"], found.get(f"{page['code']}-wrong.yaml", set()), page)
            self.assertEqual(found.get(f"{page['code']}-right.yaml", set()), set(), page)

    def test_a_code_that_is_none(self):
        for code in ("B9999", "B01", "x", ""):
            result = bole("check", "--help-code", code)
            self.assertEqual((result.status, result.out), (2, ""), code)
        self.assertEqual(bole("rank", "--help-code", "B0101", "a", "b").status, 2)


class House(Case):
    """A folder of one's own with roles in it: its rules are in force for them, and the last line counts what is one's own apart."""

    RULES = "skills:\n  - {id: zephyrnet, name: Zephyrnet, category: messaging}\n"
    ROLE = "role: Engineer\nas_of: 2026-01\nskills: [java, zephyrnet]\n"

    def shipped(self):
        return bole("check").err.split(" ", 1)[0]

    def test_roles_of_the_folder_know_its_rules(self):
        house = self.write("house/own.yaml", self.RULES).parent
        self.write("house/roles/engineer.yaml", self.ROLE)
        outside = self.write("outside.yaml", self.ROLE)
        result = bole("check", f"{house}/", "--strict")
        self.assertEqual((result.status, result.out), (0, ""))
        self.assertEqual(result.err, f"1 rule file of yours ({self.shipped()} shipped) and 1 role: 0 errors, 0 warnings\n")
        result = bole("check", house, outside)  # a role elsewhere does not: --rules says so
        self.assertEqual(re.findall(r"(\S+?\.yaml):3:16: warning\[B0302\]", result.out), [str(outside)])
        result = bole("check", outside, "--rules", house, house)
        self.assertEqual((result.out, result.status), ("", 0))

    def test_a_word_whose_rule_is_disabled(self):
        house = self.write("house/own.yaml", "skills:\n  - {disable: mysql}\n  - {disable: kubernetes}\n  - {id: mysqk, name: Mysqk}\n").parent
        role = self.write("role.yaml", "role: Engineer\nas_of: 2026-01\nskills: [java, mysql, K8S, mysqll]\n")
        found = bole("check", role, "--rules", house, "--format", "jsonl").lines()
        self.assertEqual([(line["code"], line["hint"]) for line in found], [
            ("B0302", "the rule 'mysql' is disabled in own.yaml:2"), ("B0302", "the rule 'kubernetes' is disabled in own.yaml:3"),
            ("B0302", "did you mean 'mysqk'?")])

    def test_a_role_that_names_the_folder_itself(self):
        house = self.write("house/own.yaml", self.RULES).parent
        self.write("house/roles/engineer.yaml", self.ROLE + "rules: [..]\n")
        self.assertEqual(bole("check", house, "--strict").out, "")

    def test_what_is_wrong_is_counted_and_the_roles_are_read_all_the_same(self):
        house = self.write("house/own.yaml", "skills:\n  - {id: a, nome: A}\n").parent
        self.write("house/more/other.yml", self.RULES)
        self.write("house/roles/engineer.yaml", self.ROLE + "wieghts: {}\n")
        result = bole("check", f"{house}/")
        self.assertIn(f"\n{house}/roles/engineer.yaml:4:1: error[B0104]", "\n" + result.out)
        self.assertRegex(result.err, rf"^2 rule files of yours \({self.shipped()} shipped\) and 1 role: 3 errors, 1 warning\n$")
        self.assertEqual(bole("check", house / "more").err, f"1 rule file of yours ({self.shipped()} shipped): 0 errors, 0 warnings\n")


class Allow(Case):
    ROLE = "role: Engineer\nas_of: 2026-01\n%sskills:\n  - {skill: 35岁以下}\n  - {skill: java}\n"

    def test_a_role_silences_a_warning_with_a_reason(self):
        loud = bole("check", self.write("loud.yaml", self.ROLE % ""), "--strict")
        self.assertEqual(loud.status, 1)
        self.assertIn("warning[B0315]: '35岁以下' reads age", loud.out)
        self.assertIn("ask for the years of work", loud.out)
        allow = "allow:\n  - {code: B0315, reason: a test}\n  - {code: B0302, reason: a test}\n"
        quiet = bole("check", self.write("quiet.yaml", self.ROLE % allow), "--strict")
        self.assertEqual((quiet.status, quiet.out), (0, ""))


class Explain(Case):
    HOUSE = ("skills:\n  - {extend: kafka, category: mq,\n     aliases: {add: [KFK集群]}}\n  - {disable: cobol}\n"
             "  - {replace: jira, id: jira, name: Jira}\nscoring:\n  listed: {value: 0.1, why: 'ours: \"less\"'}\n")

    def test_each_part_names_its_line(self):
        result = bole("check", "--explain", "kafka", self.write("house/own.yaml", self.HOUSE).parent)
        self.assertEqual(result.status, 0, result.err)
        self.assertRegex(result.out, r"# the skill 'kafka': defined in skills/\S+:\d+, extended in own\.yaml:2\n")
        self.assertRegex(result.out, r"(?m)^    name: Kafka +# skills/\S+:\d+$")
        self.assertRegex(result.out, r"(?m)^    category: mq +# own\.yaml:2$")
        self.assertRegex(result.out, r"(?m)^      - KFK集群 +# own\.yaml:3$")

    def test_what_is_printed_can_be_pasted(self):
        for name in ("kafka", "go", "cet-4", "listed", "lead"):
            printed = bole("check", "--explain", name)
            self.assertEqual(printed.status, 0, printed.err)
            entry = re.sub(r"(?m)^  - id: (\S+)", r"  - replace: \1\n    id: \1", printed.out)
            result = bole("check", self.write(f"{name}.yaml", entry))
            self.assertEqual([line for line in result.out.splitlines() if f"{name}.yaml" in line], [], result.out)
            again = bole("check", "--explain", name, self.folder / f"{name}.yaml")
            strip = lambda text: [re.sub(r" +# \S+:\d+$", "", line) for line in text.splitlines() if not line.startswith("#")]
            self.assertEqual(strip(again.out), strip(printed.out))

    def test_disabled_replaced_and_constants(self):
        house = self.write("house/own.yaml", self.HOUSE).parent
        result = bole("check", "--explain", "cobol", "jira", "listed", "--rules", house)
        self.assertEqual(result.status, 0, result.err)
        self.assertIn("disabled in own.yaml:4: nothing of it is in force", result.out)
        self.assertIn("replaced in own.yaml:5", result.out)
        self.assertRegex(result.out, r'listed: \{value: 0\.1, why: "ours: \\"less\\""\} +# own\.yaml:7')

    def test_a_name_stands_for_its_rules_and_a_slip_is_met_with_a_hint(self):
        self.assertIn("id: kubernetes", bole("check", "--explain", "K8S").out)
        result = bole("check", "--explain", "kafak")
        self.assertEqual((result.status, result.out), (2, ""))
        self.assertIn("did you mean 'kafka'", result.err)
        self.assertEqual(bole("check", "--explain").status, 2)


if __name__ == "__main__":
    main()
