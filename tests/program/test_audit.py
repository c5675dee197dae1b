"""`bole audit`: rates, ratios and tests, against examples worked out by hand and against a slow second opinion in rational numbers."""

import fractions
import json
import math
import random
import unittest

import program
from program import Case, RESUMES, ROLES, bole

F = fractions.Fraction


def fisher(a, n, b, m):
    """Two-sided: the tables with these sums that are no likelier than this one."""
    yes = a + b
    ways = {x: math.comb(n, x) * math.comb(m, yes - x) for x in range(max(0, yes - m), min(n, yes) + 1)}
    return F(sum(w for w in ways.values() if w <= ways[a]), sum(ways.values()))


class Audit(Case):
    def audit(self, people, columns, head="path"):
        """people: (score, selected, group, ...), named p0, p1, ...; gives the JSON and keeps the text."""
        candidates = [{"source": {"path": f"p{i}", "sha256": f"{i:064x}"}, "score": p[0]} for i, p in enumerate(people)]
        self.ranking = self.write("ranking.json", json.dumps({"schema": "bole/ranking/1", "candidates": candidates}))
        lines = [",".join([head, "selected"] + columns)]
        for i, p in enumerate(people):
            lines.append(",".join([f"p{i}" if head == "path" else f"{i:064x}"] + [str(c) for c in p[1:]]))
        self.table = self.write("groups.csv", "\n".join(lines) + "\n")
        result = bole("audit", self.ranking, self.table, "--format", "json")
        self.assertEqual((result.status, result.err), (0, ""))
        data = result.json()
        return {b["by"]: {c["name"]: c for c in b["categories"]} for b in data["breakdowns"]}, data

    def test_four_fifths_by_hand(self):
        """48 of 80 and 12 of 40, as in the agencies' own example: 60 % and 30 %, a ratio of 1/2."""
        people = [(50, int(i < 48), "a") for i in range(80)] + [(50, int(i < 12), "b") for i in range(40)]
        found, _ = self.audit(people, ["group"])
        a, b = found["group"]["a"]["selection"], found["group"]["b"]["selection"]
        self.assertEqual((a["rate"], a["ratio"], a["reference"], a["belowFourFifths"], a["p"]), (0.6, 1, True, False, None))
        self.assertEqual((b["rate"], b["ratio"], b["reference"], b["belowFourFifths"]), (0.3, 0.5, False, True))
        self.assertFalse(b["onePersonTurnsIt"])
        self.assertEqual(b["p"], round(float(fisher(12, 40, 48, 80)), 6))

    def test_the_tea_lady(self):
        """Fisher's own table, 3 of 4 against 1 of 4: (16 + 1 + 16 + 1) / 70 = 17/35."""
        people = [(50, int(i < 3), "milk") for i in range(4)] + [(50, int(i < 1), "tea") for i in range(4)]
        found, _ = self.audit(people, ["first"])
        self.assertEqual(found["first"]["tea"]["selection"]["p"], 0.485714)

    def test_exactly_four_fifths_is_not_below_it(self):
        people = [(50, int(i < 10), "a") for i in range(20)] + [(50, int(i < 8), "b") for i in range(20)]
        b = self.audit(people, ["group"])[0]["group"]["b"]["selection"]
        self.assertEqual((b["ratio"], b["belowFourFifths"], b["onePersonTurnsIt"]), (0.8, False, True))

    def test_the_scoring_rate_is_the_share_above_the_median(self):
        """10, 20, 30, 40: the median is 25; 30 and 40 stand above it. With an odd number nobody is above himself."""
        found, data = self.audit([(10, "", "a"), (20, "", "b"), (30, "", "b"), (40, "", "b")], ["group"])
        self.assertEqual((data["median"], data["aboveMedian"], data["decided"]), (25, 2, 0))
        self.assertEqual(found["group"]["a"]["scoring"]["rate"], 0)
        self.assertEqual((found["group"]["b"]["scoring"]["rate"], found["group"]["b"]["scoring"]["yes"]), (0.667, 2))
        self.assertIsNone(found["group"]["a"]["selection"]["rate"])
        _, data = self.audit([(10.01, "", "a"), (20, "", "b"), (20.02, "", "b")], ["group"])
        self.assertEqual((data["median"], data["aboveMedian"]), (20, 1))
        _, data = self.audit([(10.01, "", "a"), (10.02, "", "b")], ["group"])
        self.assertEqual(data["median"], 10.015)

    def test_under_two_percent_is_shown_and_not_compared(self):
        people = [(50 + i % 2, int(i < 30), "a") for i in range(99)] + [(90, 1, "few")]
        found, _ = self.audit(people, ["group"])
        few = found["group"]["few"]
        self.assertTrue(few["underTwoPercent"])
        self.assertEqual((few["selection"]["rate"], few["selection"]["ratio"], few["selection"]["p"]), (1, None, None))
        self.assertTrue(found["group"]["a"]["selection"]["reference"])
        two = [(50, 1, "few")] * 2 + [(50, 0, "a")] * 98  # 2 % is not under 2 %
        self.assertFalse(self.audit(two, ["group"])[0]["group"]["few"]["underTwoPercent"])

    def test_intersections_and_the_unstated(self):
        people = [(i, int(i % 3 == 0), "f" if i % 2 else "m", "" if i == 0 else "x" if i % 5 else "y") for i in range(30)]
        found, data = self.audit(people, ["sex", "origin"])
        self.assertEqual(list(found), ["sex", "origin", "sex × origin"])
        both = found["sex × origin"]
        self.assertEqual(sorted(both), ["f × x", "f × y", "m × x", "m × y"])
        self.assertEqual(sum(c["people"] for c in both.values()), 29)
        self.assertEqual([b["unstated"] for b in data["breakdowns"]], [0, 1, 1])
        of, yes = (sum(1 for i in range(1, 30) if i % 2 == 0 and i % 5 and (i % 3 == 0 or not k)) for k in (0, 1))
        self.assertEqual((both["m × x"]["selection"]["of"], both["m × x"]["selection"]["yes"]), (of, yes))

    def test_random_tables_against_rational_numbers(self):
        rng = random.Random(20240609)
        for _ in range(25):
            groups = rng.sample(["a", "b", "c", "d"], rng.randint(2, 4))
            people = [(rng.randint(0, 10000) / 100, rng.choice([0, 0, 1, ""]), rng.choice(groups)) for _ in range(rng.randint(8, 250))]
            found, _ = self.audit(people, ["group"], rng.choice(["path", "sha256"]))
            scores = sorted(F(str(p[0])) for p in people)
            median = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
            for kind in ("selection", "scoring"):
                table = {}
                for score, selected, group in people:
                    if kind == "selection" and selected == "":
                        continue
                    yes, of = table.get(group, (0, 0))
                    table[group] = (yes + int(selected == 1 if kind == "selection" else F(str(score)) > median), of + 1)
                self.check(found["group"], kind, table, people)

    def check(self, categories, kind, table, people):
        def verdicts(table):
            rates = {g: F(yes, of) for g, (yes, of) in table.items() if not categories[g]["underTwoPercent"]}
            top = max(rates.values(), default=F(0))
            return {g: top > 0 and rate < F(4, 5) * top for g, rate in rates.items()}, rates, top

        below, rates, top = verdicts(table)
        for group, (yes, of) in table.items():
            said = categories[group][kind]
            self.assertEqual((said["yes"], said["of"]), (yes, of))
            if group not in rates or top == 0:
                self.assertIsNone(said["ratio"])
                continue
            self.assertLessEqual(abs(F(str(said["ratio"])) - rates[group] / top), F(1, 2000))
            self.assertEqual(said["belowFourFifths"], below[group])
            if said["p"] is not None:
                reference = next(g for g in categories if categories[g][kind]["reference"])
                self.assertLessEqual(abs(F(str(said["p"])) - fisher(yes, of, *table[reference])), F(1, 1000000))
            turns = False
            for other in rates:
                for step in (-1, 1):
                    changed = dict(table)
                    changed[other] = (table[other][0] + step, table[other][1])
                    if 0 <= changed[other][0] <= changed[other][1]:
                        turns = turns or verdicts(changed)[0][group] != below[group]
            self.assertEqual(said["onePersonTurnsIt"], turns, (table, group))

    def test_a_large_table_is_still_exact(self):
        people = [(50, int(i < 900), "a") for i in range(3000)] + [(50, int(i < 810), "b") for i in range(3000)]
        found, _ = self.audit(people, ["group"])
        self.assertEqual(found["group"]["b"]["selection"]["p"], round(float(fisher(810, 3000, 900, 3000)), 6))

    def test_a_real_ranking_as_text(self):
        ranking = self.folder / "r.json"
        bole("rank", ROLES / "backend-engineer.yaml", RESUMES, "-o", ranking, "--quiet")
        rows = ["\ufeffsha256;selected;Geschlecht"]
        for i, c in enumerate(json.loads(ranking.read_text(encoding="utf-8"))["candidates"]):
            rows.append(f"{c['source']['sha256']};{int(i < 9)};\"{'w' if i % 3 else 'm, ja'}\"")
        result = bole("audit", ranking, self.write("g.csv", "\r\n".join(rows)))
        self.assertEqual((result.status, result.err), (0, ""))
        for word in ("Geschlecht: selected", "m, ja", "four fifths", "Local Law 144", "Fisher's exact test", "highest"):
            self.assertIn(word, result.out)
        self.assertNotIn("WARNING", result.out)
        self.assertTrue(all(len(line) <= 100 for line in result.out.splitlines()))
        self.assert_clean(result)

    def test_a_table_with_a_mistake(self):
        self.audit([(1, 1, "a"), (2, 0, "b")], ["group"])
        for text, says in (("name,selected,g\np0,1,a\n", "no column is called 'sha256' or 'path'"), ("path,selected\np0,1\n", "no column of groups"),
                           ("path,selected,g\np0,yes,a\n", "'selected' is 0, 1 or empty, not 'yes'"), ("path,g\np0,a\np0,b\n", "a second row for 'p0'"),
                           ("path,g\nq,a\n", "no row belongs to a candidate"), ("path,g,g\np0,a,b\n", "two columns are called 'g'"),
                           ("path,g\n\"p0,a\n", "not closed"), ("path,g\np0,a,b,c\n", "more cells than the head"), ("", "no column is called"),
                           ("path,g\n,a\n", "the path is empty")):
            result = bole("audit", self.ranking, self.write("bad.csv", text))
            self.assertEqual((result.status, result.out), (2, ""), text)
            self.assertIn(says, result.err)
            self.assertIn("bad.csv", result.err)
        self.assertEqual(bole("audit", self.write("x.json", "{}"), self.table).status, 2)
        self.assertEqual(bole("audit", self.ranking, self.folder / "none.csv").status, 2)


if __name__ == "__main__":
    program.main()
