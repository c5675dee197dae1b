"""bole diff: who moved, how far, by which criterion, and which line of the rules did it."""

from program import RESUMES, Case, bole, main

ROLE = "role: Integration engineer\nas_of: 2024-06\nskills:\n  - {skill: java, weight: 2}\n  - {skill: zephyrnet, id: net}\n"
RESUME = """# %s

## Work experience

Example Systems, Engineer, 2020.01 - 2024.01
- Built services in %s
"""
NET = "skills:\n  - {id: zephyrnet, name: Zephyrnet%s}\n"


class Diff(Case):
    def setUp(self):
        super().setUp()
        self.role = self.write("role.yaml", ROLE)
        self.write("cv/ann.md", RESUME % ("Ann Example", "Java"))
        self.write("cv/ben.md", RESUME % ("Ben Example", "Kotlin and ZN-9"))
        self.cv = self.folder / "cv"
        self.base = self.write("base.yaml", NET % "")

    def diff(self, against, *options):
        return bole("diff", self.role, self.cv, "--against", against, "--rules", self.base, "--format", "json", *options)

    def test_an_alias_moves_the_one_who_wrote_it(self):
        house = self.write("house/own.yaml", "skills:\n  - extend: zephyrnet\n    aliases:\n      add: [ZN-9]\n")
        result = self.diff(house.parent, "--exit-code")
        self.assertEqual(result.status, 1, result.err)
        got = result.json()
        self.assertEqual(got["schema"], "bole/diff/1")
        self.assertEqual(got["counts"], {"ranked": 2, "moved": 0, "changed": 1, "same": 1, "failed": 0})
        (ben,) = got["candidates"]
        self.assertEqual(ben["name"], "Ben Example")
        self.assertEqual(ben["gain"], ben["after"]["score"] - ben["before"]["score"])
        (net,) = ben["criteria"]
        self.assertEqual((net["id"], net["gain"]), ("net", ben["gain"]))
        self.assertEqual(net["before"]["points"], 0)
        self.assertEqual(net["after"]["rule"], {"file": "own.yaml", "line": 4})
        self.assertEqual([e["quote"] for e in net["after"]["evidence"]], ["ZN-9"])

    def test_ranks_move_by_another_role(self):
        other = self.write("other.yaml", ROLE.replace("java, weight: 2", "java, weight: 1").replace("id: net", "id: net, weight: 9"))
        self.base = self.write("base.yaml", NET % ", aliases: [ZN-9]")
        got = self.diff(other).json()
        self.assertEqual({c["name"]: c["moved"] for c in got["candidates"]}, {"Ann Example": -1, "Ben Example": 1})
        self.assertEqual(got["counts"]["moved"], 2)
        for candidate in got["candidates"]:
            self.assertAlmostEqual(sum(c["gain"] for c in candidate["criteria"]), candidate["gain"])
        text = bole("diff", self.role, self.cv, "--against", other, "--rules", self.base)
        self.assertIn("Ben Example  up 1, from 2 to 1", text.out)
        self.assertIn("its maximum was 33.33 and is 90.00", text.out)
        self.assertIn("2 ranked: 2 moved, 0 changed in place, 0 as before", text.out)
        self.assert_clean(text)

    def test_a_constant_of_the_score_is_named_with_its_line(self):
        house = self.write("own.yaml", "scoring:\n  work_base: {value: 0.1, why: a test}\n")
        got = self.diff(house).json()
        self.assertEqual(got["constants"], [{"name": "work_base", "before": 0.6, "after": 0.1, "rule": {"file": "own.yaml", "line": 2}}])

    def test_the_same_is_the_same(self):
        result = self.diff(self.role, "--exit-code")
        self.assertEqual(result.status, 0, result.err)
        self.assertEqual((result.json()["candidates"], result.json()["counts"]["same"]), ([], 2))

    def test_new_and_gone_criteria(self):
        other = self.write("other.yaml", ROLE.replace("skill: zephyrnet, id: net", "skill: kotlin, id: kot"))
        got = self.diff(other).json()
        ben = next(c for c in got["candidates"] if c["name"] == "Ben Example")
        sides = {c["id"]: (c["before"] is None, c["after"] is None) for c in ben["criteria"]}
        self.assertEqual(sides, {"kot": (True, False), "net": (False, True)})

    def test_files_that_fail_and_wrong_use(self):
        self.write("cv/empty.md", "")
        self.assertEqual(self.diff(self.role).status, 3)
        self.assertEqual(bole("diff", self.role, self.cv).status, 2)
        self.assertEqual(bole("diff", self.role, self.cv, "--against", self.folder / "none").status, 2)
        self.assertEqual(bole("rank", self.role, self.cv, "--against", self.role).status, 2)
        self.assertEqual(self.diff(self.write("bad.yaml", "skills:\n  - {extend: no-such-thing}\n")).status, 2)

    def test_jobs_and_order_change_no_byte(self):
        house = self.write("own.yaml", NET.replace("id:", "extend:") % ", aliases: [ZN-9]")
        one = self.diff(house, "--jobs", "1")
        two = bole("diff", self.role, *sorted(self.cv.iterdir(), reverse=True), "--against", house, "--rules", self.base, "--format", "json", "--jobs", "4")
        self.assertEqual(one.out.replace(str(self.cv), ""), two.out.replace(str(self.cv), ""))


if __name__ == "__main__":
    main()
