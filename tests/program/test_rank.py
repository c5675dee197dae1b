"""bole rank: who stands first, and that everything adds up and can be found."""

import decimal
import json
import unittest

import program
from program import Case, RESUMES, ROLES, bole, ranking, resumes

ROLE_FILES = sorted(ROLES.glob("*.yaml"))


def exact(result):
    """The ranking with its numbers as they are printed."""
    return json.loads(result.out, parse_float=decimal.Decimal)


class Order(Case):
    def names(self, role):
        return [c["source"]["path"].rsplit("/", 1)[-1] for c in ranking(ROLES / role, *resumes())["candidates"]]

    def test_back_end_engineers_lead_for_the_back_end_role(self):
        self.assertEqual(self.names("backend-engineer.yaml")[:3], ["zh-backend-senior.md", "mx-backend-mid.txt", "zh-board-java-dense.txt"])

    def test_the_analyst_leads_for_the_analyst_role(self):
        names = self.names("data-analyst.yaml")
        self.assertEqual(names[0], "en-data-analyst.md")
        self.assertLess(names.index("mx-data-lead.md"), names.index("zh-nurse.txt"))

    def test_the_cooks_lead_for_the_chef_role(self):
        self.assertEqual(set(self.names("restaurant-chef.yaml")[:2]), {"zh-chef.md", "en-sous-chef.md"})

    def test_those_who_fail_a_must_stand_below(self):
        for role in ROLE_FILES:
            fails = [c["must"] == "fail" for c in ranking(role, *resumes())["candidates"]]
            self.assertEqual(fails, sorted(fails), role.name)

    def test_ranks_follow_the_scores_and_ties_share_one(self):
        for role in ROLE_FILES:
            candidates = ranking(role, *resumes())["candidates"]
            for above, below in zip(candidates, candidates[1:]):
                if (above["must"] == "fail") == (below["must"] == "fail"):
                    self.assertGreaterEqual(above["score"], below["score"])
                if above["rank"] == below["rank"]:
                    self.assertTrue(above["tied"] and below["tied"])
                    self.assertLess(above["source"]["path"], below["source"]["path"])
                else:
                    self.assertLess(above["rank"], below["rank"])

    def test_the_same_file_twice_ties_and_names_its_twin(self):
        text = (RESUMES / "zh-backend-senior.md").read_bytes()
        a, b = self.write("b/a.md", text), self.write("a/b.md", text)
        candidates = ranking(ROLES / "backend-engineer.yaml", a, b)["candidates"]
        self.assertEqual([c["rank"] for c in candidates], [1, 1])
        self.assertEqual([c["source"]["path"] for c in candidates], sorted([str(a), str(b)]))
        self.assertEqual(candidates[0]["sameAs"], [{"path": str(a), "by": "hash"}])


class Arithmetic(unittest.TestCase):
    def test_points_add_up_as_printed(self):
        for role in ROLE_FILES:
            result = bole("rank", role, *resumes(), "--format", "json")
            for candidate in exact(result)["candidates"]:
                criteria = candidate["criteria"]
                path = candidate["source"]["path"]
                self.assertEqual(sum(c["points"] for c in criteria), candidate["score"], path)
                self.assertEqual(sum(c["possible"] for c in criteria), candidate["possible"], path)
                self.assertEqual(sum(c["max"] for c in criteria), 100, path)
                for c in criteria:
                    self.assertTrue(0 <= c["points"] <= c["possible"] <= c["max"], (path, c["id"]))

    def test_points_have_two_places(self):
        result = bole("rank", ROLE_FILES[0], *resumes(), "--format", "json")
        for candidate in exact(result)["candidates"]:
            for number in [candidate["score"], candidate["possible"]] + [c[k] for c in candidate["criteria"] for k in ("max", "points", "possible")]:
                self.assertEqual(decimal.Decimal(number).as_tuple().exponent, -2)

    def test_a_maximum_is_the_same_for_all(self):
        for role in ROLE_FILES:
            maxima = [[(c["id"], c["max"]) for c in candidate["criteria"]] for candidate in ranking(role, *resumes())["candidates"]]
            self.assertTrue(all(m == maxima[0] for m in maxima))

    def test_points_rest_on_evidence_and_a_rule(self):
        for role in ROLE_FILES:
            for candidate in ranking(role, *resumes())["candidates"]:
                for c in candidate["criteria"]:
                    if c["points"] > 0:
                        self.assertTrue(c["evidence"], (candidate["source"]["path"], c["id"]))
                        self.assertTrue(c["rule"]["file"] and c["rule"]["line"] > 0)
                    self.assertIn(c["state"], ("met", "partly", "not-met", "no-data"))
                    self.assertTrue(c["reason"])


class Quotes(unittest.TestCase):
    def check_places(self, path, places):
        lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for place in places:
            line = lines[place["line"] - 1]
            start = place["column"] - 1
            self.assertTrue(place["quote"])
            self.assertEqual(line[start:start + len(place["quote"])], place["quote"], f"{path.name}:{place['line']}:{place['column']}")

    def test_every_quote_of_a_ranking_stands_where_it_says(self):
        for role in ROLE_FILES:
            for candidate in ranking(role, *resumes())["candidates"]:
                path = RESUMES / candidate["source"]["path"].rsplit("/", 1)[-1]
                self.check_places(path, [e for c in candidate["criteria"] for e in c["evidence"]])

    def test_every_quote_of_a_record_stands_where_it_says(self):
        for record in bole("parse", *resumes(), "--format", "jsonl", "--as-of", "2024-06").lines():
            path = RESUMES / record["source"]["path"].rsplit("/", 1)[-1]
            evidence = [e for kind in ("skills", "domains", "languages") for fact in record[kind] for e in fact["evidence"]]
            self.check_places(path, evidence + record["notCredited"] + record["patents"]["evidence"])


class Formats(Case):
    ROLE = ROLES / "data-analyst.yaml"

    def test_jsonl_has_a_head_candidates_and_failures(self):
        empty = self.write("empty.md", "")
        result = bole("rank", self.ROLE, *resumes()[:3], empty, "--format", "jsonl")
        lines = result.lines()
        self.assertEqual(result.status, 3)
        self.assertEqual(len(lines), 1 + 3 + 1)
        self.assertEqual(lines[0]["schema"], "bole/ranking/1")
        self.assertEqual(lines[0]["counts"], {"files": 4, "ranked": 3, "failed": 1, "passedOver": 0, "shown": 3})
        self.assertEqual([line["rank"] for line in lines[1:4]], [1, 2, 3])
        self.assertEqual(lines[4]["code"], "empty-file")

    def test_limit_shows_fewer_and_counts_all(self):
        found = ranking(self.ROLE, *resumes(), options=("--limit", "2"))
        self.assertEqual(len(found["candidates"]), 2)
        self.assertEqual(found["counts"]["shown"], 2)
        self.assertEqual(found["counts"]["ranked"], len(resumes()))

    def test_what_is_shown_under_a_limit_is_what_all_would_show(self):
        """Of those below the limit only a little is kept while files are read: nothing that is printed may miss it, in whatever order they come."""
        for copy in range(3):
            for path in resumes():
                self.write(f"pile/{copy}/{path.name}", path.read_text(encoding="utf-8") + (f"\n\ncopy {copy}\n" if copy > 1 else ""))
        for number in range(30):
            self.write(f"pile/0/empty-{number:02}.md", "")
        parts = sorted((self.folder / "pile").iterdir())
        everybody = ranking(self.ROLE, *parts)
        without_firmness = lambda candidates: [{key: value for key, value in c.items() if key != "firmness"} for c in candidates]  # it speaks of those shown
        self.assertGreater(len(everybody["candidates"]), 64)
        for limit in (1, 40):
            shown = ranking(self.ROLE, *parts, options=("--limit", str(limit)))
            self.assertEqual(without_firmness(shown["candidates"]), without_firmness(everybody["candidates"][:limit]))
            self.assertEqual(shown["failed"], everybody["failed"])
            self.assertEqual({**everybody["counts"], "shown": limit}, shown["counts"])
            text = bole("rank", self.ROLE, *parts, "--limit", str(limit))
            self.assertEqual(text.out, bole("rank", self.ROLE, *reversed(parts), "--limit", str(limit), "--jobs", "2").out)

    def test_what_is_shown_beside_holds_no_contact(self):
        """A wish that stands in one field with a telephone and a mail address."""
        resume = self.write("a.md", "王小明 男 28岁 6年经验 本科 138-0000-7788 离职-随时到岗\n求职意向：Java开发 wang.canary@example.com\n\n## 工作经历\n2018.01 - 2022.03 青禾科技 后端工程师\n- 使用 Java\n")
        role = self.write("role.yaml", "role: x\nas_of: 2024-06\nshow: [salary, location, locations, available, positions, status, employmentType, education, current]\nskills: [java, mysql]\n")
        for form in ("table", "json", "csv", "markdown", "html"):
            out = bole("rank", role, resume, "--format", form).out
            self.assertIn("随时到岗", out, form)
            for secret in ("138-0000-7788", "wang.canary"):
                self.assertNotIn(secret, out, form)

    def test_the_table_names_everybody(self):
        result = bole("rank", self.ROLE, *resumes())
        self.assertEqual(result.status, 0)
        for path in resumes():
            self.assertIn(path.name, result.out)
        self.assertEqual(bole("rank", self.ROLE, *resumes(), "--format", "text").out, result.out)
        self.assert_clean(result)

    def test_the_language_of_the_sentences_can_be_chosen(self):
        zh = bole("rank", self.ROLE, resumes()[0], "--lang", "zh").out
        self.assertTrue(any("\u4e00" <= c <= "\u9fff" for c in zh))

    def test_contacts_only_when_asked(self):
        records = bole("parse", *resumes(), "--format", "jsonl", "--as-of", "2024-06").lines()
        contacts = [r["basics"][k] for r in records for k in ("email", "phone") if r["basics"][k]]
        self.assertGreater(len(contacts), 30)
        for role in ROLE_FILES:
            for options in ((), ("--format", "json"), ("--format", "jsonl"), ("--explain",)):
                out = bole("rank", role, *resumes(), *options).out
                self.assertEqual([c for c in contacts if c in out], [], (role.name, options))
        asked = bole("rank", self.ROLE, *resumes(), "--contacts", "--format", "json").out
        self.assertEqual([c for c in contacts if c not in asked], [])

    def test_as_of_comes_from_the_option_then_the_role_then_the_clock(self):
        self.assertEqual(ranking(self.ROLE, resumes()[0])["asOf"], "2024-06")
        self.assertEqual(ranking(self.ROLE, resumes()[0], options=("--as-of", "2023-01-31"))["asOf"], "2023-01")
        timeless = self.write("role.yaml", "role: Cook\nskills:\n  - {skill: HACCP}\n  - {skill: Java}\n")
        result = bole("rank", timeless, resumes()[0], "--format", "json")
        self.assertEqual(result.status, 0)
        self.assertIn(f"as_of: {result.json()['asOf']}", result.err)
        self.assertEqual(bole("rank", timeless, resumes()[0], "--strict").status, 2)


if __name__ == "__main__":
    program.main()
