"""Twins: the same résumé of another name, sex, age, origin, face or school scores the same, to the byte. What no rule may read is not read."""

import decimal
import itertools
import json
import re
import unittest

import program
from program import Case, ROLES, bole, resumes

NAMES = {True: ["欧阳娜娜", "买买提·艾力", "高德", "王总监", "阿不都热依木", "李"], False: ["Ngozi Adeyemi", "June May", "Maria-José O'Neill", "Mohammed Al-Farsi", "Wei Zhang", "Jay"]}
# about the person, one line each: (as a line of its own), put below the name
PERSON = {
    True: {"sex": ["性别：男", "性别：女"], "age": ["年龄：24岁", "年龄：52岁", "出生年月：1971.03", "出生日期：2000年1月1日"],
           "family": ["婚姻状况：已婚已育", "婚姻状况：未婚", "婚育：离异，一子"], "origin": ["籍贯：新疆喀什", "民族：回族", "户籍：河南周口农村", "国籍：中国"],
           "belief": ["政治面貌：中共党员", "政治面貌：群众", "宗教信仰：无"], "body": ["照片：photo.jpg", "身高：182cm", "健康状况：良好", "![照片](photo.jpg)"],
           "together": ["男 | 28岁 | 汉族 | 未婚", "女 / 1971年3月生 / 已婚 / 籍贯四川"]},
    False: {"sex": ["Gender: female", "Sex: M", "Pronouns: they/them"], "age": ["Age: 52", "Date of birth: 14 March 1971", "Born 3 May 2000"],
            "family": ["Marital status: married, two children", "Marital status: single"], "origin": ["Nationality: Nigerian", "Place of birth: Kabul", "Ethnicity: Roma"],
            "belief": ["Religion: none", "Religion: Muslim"], "body": ["Photo: photo.jpg", "Height: 1.62 m", "![Photo](photo.jpg)"],
            "together": ["Female | 28 | Single | British", "Male, born 1971, married, three children"]},
}
SCHOOLS = {True: ["清华大学", "北京大学", "黄淮大学", "某某大学"], False: ["Harvard University", "University of Oxford", "Northfield University", "Humboldt University"]}


def is_chinese(text):
    return bool(re.search("[\u4e00-\u9fff]", text))


class Twins(Case):
    def people(self):
        if not hasattr(Twins, "read"):
            files = {p.name: p.read_bytes().decode("utf-8-sig") for p in resumes()}
            for name, content in files.items():
                self.write("first/" + name, content)
            records = bole("parse", self.folder / "first", "--format", "jsonl", "--as-of", "2024-06").lines()
            Twins.read = [(r["source"]["path"].rsplit("/", 1)[-1], files[r["source"]["path"].rsplit("/", 1)[-1]], r) for r in records if "error" not in r]
        return Twins.read

    def scores(self, folder):
        """What the score is, as it is printed; by role and file."""
        found = {}
        for role in sorted(ROLES.glob("*.yaml")):
            result = bole("rank", role, folder, "--format", "json", "--quiet", "--as-of", "2024-06")
            self.assertIn(result.status, (0, 3), result.err)
            for c in json.loads(result.out, parse_float=decimal.Decimal)["candidates"]:
                criteria = [(x["id"], str(x["points"]), str(x["possible"]), str(x["degree"]), x["state"], x.get("must")) for x in c["criteria"]]
                found[role.name, c["source"]["path"].rsplit("/", 1)[-1]] = (str(c["score"]), str(c["possible"]), c["must"], criteria, [q["criterion"] for q in c["questions"]])
        return found

    def assert_twins(self, twins, least):
        """twins: {file: (original, text)}"""
        folder = self.folder / "twins"
        for name, text in {n: t for n, t, _ in self.people()}.items():
            self.write("twins/" + name, text)
        for name, (_, text) in twins.items():
            self.write("twins/" + name, text)
        found = self.scores(folder)
        compared = 0
        for (role, name), score in found.items():
            if name in twins:
                compared += 1
                self.assertEqual(score, found[role, twins[name][0]], f"{role}: {name}\n{twins[name][1][:1500]}")
        self.assertGreaterEqual(compared, least)

    def test_another_name(self):
        twins = {}
        for file, text, record in self.people():
            name = record["basics"]["name"]
            if name:
                for i, other in enumerate(NAMES[is_chinese(name)]):
                    twins[f"{i}-{file}"] = (file, text.replace(name, other))
        self.assert_twins(twins, 500)

    def test_sex_age_family_origin_belief_and_body(self):
        """Below the line that holds the mail or the phone; every line of every kind."""
        twins = {}
        for file, text, record in self.people():
            lines = text.split("\n")
            contact = next((i for i, line in enumerate(lines) if (record["basics"]["email"] or "138") in line), 0)
            wordings = [w for kind in PERSON[is_chinese(text)].values() for w in kind]
            for i, words in enumerate(wordings):
                twins[f"{i}-{file}"] = (file, "\n".join(lines[:contact + 1] + [words] + lines[contact + 1:]))
        self.assert_twins(twins, 2000)

    def test_another_school(self):
        twins = {}
        for file, text, record in self.people():
            schools = [e["institution"] for e in record["education"] if e["institution"] and e["institution"] in text]
            for school, (i, other) in itertools.product(schools[:1], enumerate(SCHOOLS[is_chinese(text)])):
                if is_chinese(school) == is_chinese(text):
                    twins[f"{i}-{file}"] = (file, text.replace(school, other))
        self.assert_twins(twins, 250)

    def test_words_of_prestige(self):
        """985, 211, QS: a line about the school adds nothing."""
        twins = {}
        words = {True: ["（985/211）", "（双一流）", "（QS前50）"], False: [" (Ivy League)", " (Russell Group)", " (QS top 50)"]}
        for file, text, record in self.people():
            schools = [e["institution"] for e in record["education"] if e["institution"] and text.count(e["institution"]) == 1]
            for school, (i, praise) in itertools.product(schools[:1], enumerate(words[is_chinese(text)])):
                twins[f"{i}-{file}"] = (file, text.replace(school, school + praise))
        self.assert_twins(twins, 150)

    def test_she_and_he(self):
        """A career told in the third person is the same career."""
        text = ("# Robin Tester\n\nrobin@example.com\n\n## Experience\n\n**Example Payments** | Backend engineer | 2018.06 - 2024.06\n- {0} led a team of six people and built "
                "{1} payment services in Java with MySQL and Redis\n- Her colleagues moved to Kafka; {2} maintained it\n")
        zh = "# 测试某\n\n邮箱：test@example.com\n\n## 工作经历\n\n**示例支付** | 后端工程师 | 2018.06 - 2024.06\n- {0}带领六人团队，用Java、MySQL和Redis开发支付系统\n- {0}维护Kafka集群\n"
        files = {"she.md": text.format("She", "her", "she"), "he.md": text.format("He", "his", "he"), "they.md": text.format("They", "their", "they"),
                 "ta1.md": zh.format("她"), "ta2.md": zh.format("他")}
        for name, content in files.items():
            self.write("pronouns/" + name, content)
        found = self.scores(self.folder / "pronouns")
        for role in sorted(ROLES.glob("*.yaml")):
            self.assertEqual(found[role.name, "she.md"], found[role.name, "he.md"])
            self.assertEqual(found[role.name, "she.md"], found[role.name, "they.md"])
            self.assertEqual(found[role.name, "ta1.md"], found[role.name, "ta2.md"])


if __name__ == "__main__":
    program.main()
