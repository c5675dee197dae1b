"""Rankings tell no more about a person than was asked: contacts only under --contacts, and nobody's name, school or file under --blind."""

import pathlib

import program
from program import Case, RESUMES, ROLES, bole, ranking

ROLE = """
role: Anybody
language: {language}
as_of: 2024-06
show: [education, current, location, salary]
weights: {{skills: 20, experience: 20, domains: 20, education: 20, languages: 10, other: 10}}
skills: [{{any: [java, python, excel, sales, nursing]}}]
experience: [{{years: 3}}, {{management: true, people: 3}}]
domains: [{{any: [payments, e-commerce]}}]
education: [{{level: master, area: [computer science], mode: full-time}}]
languages: [{{language: en, level: B2}}]
other: [{{patents: 1}}, {{publications: 1}}]
"""
FORMATS = ("table", "json", "jsonl")


def facts(paths):
    return [record for record in bole("parse", *paths, "--format", "jsonl", "--as-of", "2024-06").lines() if "error" not in record]


class Contacts(Case):
    def test_no_contact_without_asking(self):
        role = self.write("role.yaml", ROLE.format(language="en"))
        paths = [p for p in program.resumes()]
        outs = {form: bole("rank", role, *paths, "--format", form, *(("--explain",) if form == "table" else ())).out for form in FORMATS}
        for record in facts(paths):
            for key in ("email", "phone"):
                value = record["basics"][key]
                for form, out in outs.items():
                    self.assertNotIn(value, out) if value else None
        asked = bole("rank", role, *paths, "--format", "json", "--contacts").out
        self.assertIn("@example.com", asked)

    def test_what_is_private_is_masked_in_a_quote(self):
        resume = self.write("a.md", "# 石一山\n\n## 工作经历\n\n### 飞鸟科技 Java工程师 2018.01 - 至今\n\n- 用Java写支付系统，电话13800001234，a@example.com\n\n"
                                    "## 专利\n\n- 发明专利ZL1：一种支付方法（发明人石一山，电话13800001234，身份证110101199003070012）\n")
        role = self.write("role.yaml", ROLE.format(language="zh"))
        for options in ((), ("--contacts",), ("--blind",)):
            out = bole("rank", role, resume, "--format", "json", *options).out
            self.assertNotIn("110101199003070012", out)
            self.assertEqual("█" in out, options == ("--blind",))
            self.assertEqual("石一山" in out, options != ("--blind",))
            self.assertEqual("13800001234" in out, options == ("--contacts",))


    def test_a_head_of_the_page_tells_no_age_and_no_sex(self):
        role = self.write("role.yaml", ROLE.format(language="zh"))
        work = "\n\n工作经历\n示例系统有限公司 工程师 2015.01-2020.01\n- 使用Java\n2012级本科生 校招\n"
        for head, gone in (("石一山 男 28岁 6年经验 本科 13800001234 离职-随时到岗", ("男", "28岁", "13800001234")), ("石一山 | 女 | 1990-05 | 已婚 | 6年经验", ("女", "1990-05", "已婚"))):
            page = self.folder / "page.html"
            self.assertEqual(bole("rank", role, self.write("a.md", head + work), "-o", page).status, 0)
            text = page.read_text(encoding="utf-8").split('"text":"')[1].split('"')[0]
            self.assertIn("6年经验", text)
            self.assertIn("2012级本科生", text)
            self.assertEqual([word for word in gone if word in text], [])


class Blind(Case):
    def test_nobody_can_be_told(self):
        for language in ("en", "zh"):
            role = self.write("role.yaml", ROLE.format(language=language))
            paths = program.resumes()
            outs = [bole("rank", role, *paths, RESUMES / "edge", "--blind", "--contacts", "--format", form, *(("--explain",) if form == "table" else ())).out for form in FORMATS]
            for record in facts(paths):
                name, path = record["basics"]["name"], record["source"]["path"]
                schools = [school["institution"] for school in record["education"] if school["institution"]]
                for out in outs:
                    for word in [name, path, pathlib.Path(path).name, *schools]:
                        if word:
                            self.assertNotIn(word, out)
            for path in (RESUMES / "edge").iterdir():
                for out in outs:
                    self.assertNotIn(path.name, out)

    def test_the_numbers_and_the_order_stay(self):
        for name in ("backend-engineer", "restaurant-chef"):
            plain, blind = (ranking(ROLES / f"{name}.yaml", RESUMES, options=options) for options in ((), ("--blind",)))
            self.assertTrue(blind["blind"])
            self.assertEqual(plain["counts"], blind["counts"])
            for a, b in zip(plain["candidates"], blind["candidates"]):
                self.assertEqual(a["source"]["sha256"], b["source"]["sha256"])
                self.assertEqual((a["rank"], a["score"], a["possible"], a["must"]), (b["rank"], b["score"], b["possible"], b["must"]))
                for x, y in zip(a["criteria"], b["criteria"]):
                    self.assertEqual((x["points"], x["state"]), (y["points"], y["state"]))
                    for p, q in zip(x["evidence"], y["evidence"]):
                        self.assertEqual((p["line"], p["column"], len(p["quote"])), (q["line"], q["column"], len(q["quote"])))
                        self.assertTrue(all(c in (d, "█") for c, d in zip(q["quote"], p["quote"])))
            self.assertEqual(len({c["name"] for c in blind["candidates"]}), len(blind["candidates"]))

    def test_why_is_blind_too(self):
        a, b = RESUMES / "zh-backend-senior.md", RESUMES / "en-sre.md"
        out = bole("why", ROLES / "backend-engineer.yaml", a, b, "--blind").out
        for record in facts([a, b]):
            self.assertNotIn(record["basics"]["name"], out)
            self.assertNotIn(pathlib.Path(record["source"]["path"]).name, out)


if __name__ == "__main__":
    program.main()
