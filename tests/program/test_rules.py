"""The shipped rules: `bole check` is silent about them, and the tests that stand beside them pass. Rules of one's own are tested likewise."""

from program import Case, bole, main


class Shipped(Case):
    def test_check_finds_nothing(self):
        result = bole("check", "--strict")
        self.assertEqual(result.out, "")
        self.assertEqual(result.status, 0, result.err)

    def test_their_tests_pass(self):
        result = bole("test")
        self.assertEqual(result.out, "")
        self.assertEqual(result.status, 0, result.err)


class Own(Case):
    RULES = "skills:\n  - {id: abacus, name: Abacus, aliases: [珠算], hit: [精通珠算], miss: [%s]}\n"

    def test_a_skill_of_ones_own(self):
        rules = self.write("house/skills.yaml", self.RULES % "打算盘")
        result = bole("test", rules.parent, "--quiet")
        self.assertEqual((result.status, result.out), (0, ""), result.err)

    def test_a_failing_test_is_named_with_its_place_and_reason(self):
        rules = self.write("house/skills.yaml", self.RULES % "珠算比赛")
        result = bole("test", rules.parent)
        self.assertEqual(result.status, 1)
        self.assertIn("skills.yaml:2:67: error[B0208]: the skill 'abacus' must not be found in: 珠算比赛\n 2 |   - {id: abacus", result.out)
        self.assertIn("the alias '珠算' of line 2 finds '珠算'", result.out)


    def test_a_failing_hit_stands_at_its_snippet_and_says_what_was_looked_for(self):
        rules = self.write("house/skills.yaml", "skills:\n  - id: tidewarp\n    name: TideWarp\n    aliases: [潮汐编排]\n    hit:\n"
                           "      - 用潮汐编排上线\n      - 负责潮汐平台，技术栈：Java\n"
                           "  - {id: zorp, name: Zorp, needs: [engine], hit: [a Zorp of mine, the Zorp engine]}\n")
        failed = bole("test", rules.parent, "--format", "jsonl").lines()
        self.assertEqual([(line["code"], line["line"], line["column"], line["hint"]) for line in failed], [
            ("B0208", 7, 9, "no name of 'tidewarp' stands there: TideWarp, 潮汐编排"),
            ("B0208", 8, 51, "'Zorp' of line 8 stands there, but does not count: its context does not hold, or it is part of a longer name")])
        shown = bole("test", rules.parent)
        self.assertIn(" 7 |       - 负责潮汐平台，技术栈：Java\n   |         ^~~~~", shown.out)
        self.assertRegex(shown.err, r"^4 tests and 0 expectations of yours, \d+ tests and \d+ expectations shipped: 2 failed\n$")

    def test_extend_adds_and_removes_snippets(self):
        self.write("house/a.yaml", self.RULES % "打算盘")
        self.write("house/b.yaml", "skills:\n  - {extend: abacus, aliases: {add: [心算]}, hit: {add: [擅长心算], remove: [精通珠算]}}\n")
        result = bole("test", self.folder / "house")
        self.assertRegex(result.err, r"^2 tests and 0 expectations of yours")
        self.assertEqual(result.status, 0, result.out)
        explained = bole("check", "--explain", "abacus", self.folder / "house").out
        self.assertRegex(explained, r"(?m)^    hit:\n      - 擅长心算 +# b\.yaml:2$")
        self.write("house/b.yaml", "skills:\n  - {extend: abacus, hit: {remove: [不在]}}\n")
        self.assertIn("b.yaml:2:37: error[B0107]: '不在' is not among the hit, so it cannot be removed", bole("check", self.folder / "house").out)


class Expectations(Case):
    CV = "# %s\n\n## Work experience\n\nExample Systems, Engineer, 2019.01 - 2024.01\n- Worked with %s\n"

    def house(self, above, below, more=""):
        indent = lambda text: "".join("      " + line + "\n" for line in text.splitlines())
        self.write("house/roles/tester.yaml", "role: Tester\nas_of: 2024-06\nskills: [java, kafka]\n")
        self.write("house/skills.yaml", "skills:\n  - {id: abacus, name: Abacus}\n")
        self.write("house/tests/one.yaml", "expectations:\n  - role: tester\n    why: a test\n" + more + "    above: |\n" +
                   indent(self.CV % ("Ann Example", above)) + "    below: |\n" + indent(self.CV % ("Ben Example", below)))
        return bole("test", self.folder / "house")

    def test_one_that_holds(self):
        result = self.house("Java and Kafka", "Java", "    by: skills/kafka\n")
        self.assertEqual((result.status, result.out), (0, ""), result.err)
        shipped = int(bole("test").err.split(" expectations")[0].split()[-1])
        self.assertGreaterEqual(shipped, 10)
        self.assertRegex(result.err, rf"^0 tests and 1 expectation of yours, \d+ tests and {shipped} expectations shipped: 0 failed\n$")

    def test_one_that_fails_says_what_was_matched(self):
        result = self.house("Java", "Java and Kafka")
        self.assertEqual(result.status, 1)
        self.assertIn("tests/one.yaml:2:5: error[B0213]: by the role 'tester' the first must stand above the second: it has 50.00 points, the other 100.00", result.out)
        self.assertIn("Kafka: above '", result.out)

    def test_a_tie_is_not_above(self):
        self.assertEqual(self.house("Java", "Java").status, 1)

    def test_by_wants_the_criterion(self):
        result = self.house("Java and Kafka", "Java", "    by: skills/java\n")
        self.assertEqual(result.status, 1)
        self.assertIn("does not gain by 'skills/java'", result.out)
        self.assertIn("the role has no criterion 'java'", self.house("Java", "Scala", "    by: java\n").out)

    def test_wrong_files(self):
        self.assertIn("there is no ready role 'nobody'", self.house("Java", "Kafka", "").out + self.wrong("nobody"))
        self.assertIn("there is no ready role '../roles/tester'", self.wrong("../roles/tester"))
        self.write("house/tests/one.yaml", "expectations:\n  - {role: tester, above: x, blow: y, why: z}\n")
        result = bole("test", self.folder / "house", "--format", "jsonl")
        self.assertEqual((result.status, sorted(line["code"] for line in result.lines())), (1, ["B0104", "B0106"]))

    def wrong(self, role):
        self.write("house/tests/one.yaml", f"expectations:\n  - {{role: {role}, above: x, below: y, why: z}}\n")
        return bole("test", self.folder / "house").out


if __name__ == "__main__":
    main()
