"""Help, versions and what is said about a wrong command line."""

import unittest

import program
from program import Case, RESUMES, ROLES, bole

BUILT = ("rank", "parse", "text", "new", "lookup", "check", "test", "why", "diff", "suggest", "watch", "verify", "audit", "filter", "cache")


class Help(Case):
    def test_help_of_the_program(self):
        result = bole("--help")
        self.assertEqual((result.status, result.err), (0, ""))
        for name in BUILT:
            self.assertIn(name, result.out)
        self.assertEqual(bole("help").out, result.out)

    def test_help_of_each_command_has_an_example(self):
        for name in BUILT:
            result = bole(name, "--help")
            self.assertEqual((result.status, result.err), (0, ""))
            self.assertTrue(result.out.startswith(f"bole {name}"))
            self.assertIn(f"\n  bole {name} ", result.out)
            self.assertTrue(all(len(line) <= 100 for line in result.out.splitlines()))
            self.assertEqual(bole("help", name).out, result.out)
            self.assertEqual(bole(name, "-h").out, result.out)

    def test_version(self):
        for command in (("--version",), ("rank", "--version")):
            self.assertRegex(bole(*command).out, r"^bole \d+\.\d+\.\d+\n$")

    def test_nothing_at_all_is_a_usage_error_with_help(self):
        result = bole()
        self.assertEqual((result.status, result.out), (2, ""))
        self.assertIn("Commands", result.err)


class Usage(Case):
    RESUME = RESUMES / "zh-chef.md"
    ROLE = ROLES / "restaurant-chef.yaml"

    def refused(self, *arguments, says):
        result = bole(*arguments)
        self.assertEqual((result.status, result.out), (2, ""), arguments)
        self.assertIn(says, result.err)
        self.assertTrue(result.err.startswith("bole: "))
        self.assert_clean(result)

    def test_wrong_words(self):
        self.refused("rnak", says="did you mean 'rank'")
        self.refused("rank", self.ROLE, self.RESUME, "--fromat", "json", says="did you mean '--format'")
        self.refused("rank", self.ROLE, self.RESUME, "--format", "jsno", says="did you mean 'json'")
        self.refused("bad\x1b[31m\x9bname", says="unknown command")

    def test_what_is_missing(self):
        self.refused("rank", says="a role")
        self.refused("rank", self.ROLE, says="at least one résumé")
        self.refused("parse", says="at least one résumé")
        self.refused("lookup", says="a name")
        self.refused("text", says="a file")
        self.refused("rank", self.ROLE, self.RESUME, "--format", says="wants a value")
        self.refused("text", self.RESUME, self.RESUME, says="one too many")

    def test_values_out_of_range(self):
        for value in ("2024", "2024-13", "2024-00", "24-06", "2024-02-30", "now", ""):
            self.refused("parse", self.RESUME, "--as-of", value, says="--as-of")
        for value in ("0", "-1", "x", "", "9999999999999999999999"):
            self.refused("parse", self.RESUME, f"--jobs={value}", says="--jobs")
        self.refused("parse", self.RESUME, "--limit", "0", says="--limit")
        self.refused("parse", self.RESUME, "--lang", "fr", says="en or zh")
        self.refused("parse", self.RESUME, "--color", "blue", says="--color")
        self.refused("parse", self.RESUME, "--quiet=yes", says="takes no value")

    def test_what_is_not_built_yet_says_so(self):
        self.refused("parse", self.RESUME, "--format", "html", says="no format")
        self.refused("parse", self.RESUME, "--blind", says="is an option of")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_options_may_follow_and_two_dashes_end_them(self):
        path = self.write("--odd.md", self.RESUME.read_bytes())
        first = bole("--format", "jsonl", "--as-of=2024-06", "parse", self.RESUME)
        last = bole("parse", self.RESUME, "--as-of", "2024-06", "--format=jsonl")
        self.assertEqual((first.status, first.out), (0, last.out))
        dashed = bole("parse", "--format", "jsonl", "--", path.name, cwd=self.folder)
        self.assertEqual(dashed.lines()[0]["source"]["path"], "--odd.md")

    def test_role_and_resume_cannot_share_standard_input(self):
        self.refused("rank", "-", "-", says="standard input")

    def test_quiet_says_nothing(self):
        self.assertEqual(bole("rank", self.ROLE, self.RESUME, "--quiet").err, "")
        self.assertEqual(bole("parse", self.RESUME, "--quiet").err, "")

    def test_colours_only_when_asked_for(self):
        self.assertNotIn("\x1b", bole("rank", self.ROLE, self.RESUME).out)
        self.assertIn("\x1b[", bole("rank", self.ROLE, self.RESUME, "--color", "always").out)


class SmallCommands(Case):
    def test_text_numbers_the_lines(self):
        path = self.write("a.txt", "第一行\r\nsecond\x1b[31m\n\nfourth\n")
        result = bole("text", path)
        self.assertEqual(result.status, 0)
        self.assertEqual(result.out, "1  第一行\n2  second?[31m\n3\n4  fourth\n")
        self.assertEqual(bole("text", self.write("e.txt", "")).status, 3)
        self.assertEqual(bole("text", self.folder / "none").status, 3)

    def test_new_lists_and_writes(self):
        names = [line.split()[0] for line in bole("new").out.splitlines()]
        self.assertIn("backend-engineer", names)
        target = self.folder / "role.yaml"
        self.assertEqual(bole("new", "backend-engineer", "-o", target).status, 0)
        self.assertEqual(target.read_bytes(), bole("new", "backend-engineer").out_bytes)
        self.assertIn("role:", target.read_text("utf-8"))
        again = bole("new", "backend-engineer", "-o", target)
        self.assertEqual(again.status, 2)
        self.assertIn("there already", again.err)
        wrong = bole("new", "backend-enginer")
        self.assertEqual(wrong.status, 2)
        self.assertIn("did you mean 'backend-engineer'", wrong.err)

    def test_a_ready_role_ranks(self):
        for name in (line.split()[0] for line in bole("new").out.splitlines()):
            role = self.write(f"{name}.yaml", bole("new", name).out_bytes)
            result = bole("rank", role, RESUMES / "zh-chef.md", "--format", "json", "--as-of", "2024-06")
            self.assertEqual(result.status, 0, result.err)
            self.assertEqual(len(result.json()["candidates"]), 1)

    def test_lookup(self):
        result = bole("lookup", "--format", "jsonl", "k8s", "北邮", "no such word at all")
        self.assertEqual(result.status, 0)
        lines = result.lines()
        self.assertEqual(lines[0], {"query": "k8s", "matches": [{"kind": "skill", "id": "kubernetes", "name": "Kubernetes"}]})
        self.assertIn("school", [m["kind"] for m in lines[1]["matches"]])
        self.assertEqual(lines[2], {"query": "no such word at all", "matches": []})
        self.assertIn("kubernetes", bole("lookup", "k8s").out)

    def test_the_page_of_a_resume_fits_eighty_columns(self):
        def width(text):
            import unicodedata
            return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)

        result = bole("parse", RESUMES, "--as-of", "2024-06")
        self.assertEqual(result.status, 3)
        for line in result.out.splitlines():
            self.assertLessEqual(width(line), 80, line)
        self.assert_clean(result)


if __name__ == "__main__":
    program.main()
