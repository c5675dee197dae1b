"""What every score must obey, over made roles and made résumés, some thousands of pairs a run: what a résumé gains from evidence, and what it does not gain from
anything else. What its questions are worth stands in test_questions.py. Random choices have fixed seeds; a failure prints the résumé."""

import copy
import decimal
import json
import random
import unittest

import program
from program import Case, bole

AS_OF = (2024, 6)
SKILLS = {"redis": "Redis", "kafka": "Kafka", "mysql": "MySQL", "docker": "Docker", "python": "Python", "postgresql": "PostgreSQL", "java": "Java", "spring": "Spring",
          "kubernetes": "Kubernetes", "nginx": "Nginx", "mongodb": "MongoDB", "elasticsearch": "Elasticsearch", "rabbitmq": "RabbitMQ", "terraform": "Terraform"}
EMPLOYERS = ["Corvane Systems", "Bluemarsh Software", "Tallowick Data", "Ferngate Networks", "Ostrander Cloud", "Pinnacott Labs"]
SAYS = {False: ["Built services with {}", "Used {} in production", "Maintained the {} platform", "Tuned {} for latency"],
        True: ["使用{}开发订单服务", "基于{}实现结算系统", "维护{}平台", "用{}优化性能"]}
DENIES = {False: ["No experience with {}", "Never used {}", "Planning to learn {}", "The {} platform was run by another team", "Want to learn {}",
                  "Evaluated {} but did not adopt it", "Have not worked with {}"],
          True: ["没有使用过{}", "计划学习{}", "不会{}", "没有{}的经验", "打算明年学{}", "尚未掌握{}", "未参与{}的建设"]}


def month_after(month, count):
    number = month[0] * 12 + month[1] - 1 + count
    return number // 12, number % 12 + 1


class Made:
    """A résumé as facts, and how it is written down."""

    def __init__(self, rng):
        self.chinese = rng.random() < 0.4
        self.jobs = []  # begin, end, lines
        begin = (rng.randint(2008, 2018), rng.randint(1, 12))
        self.dated = rng.random() < 0.9
        for _ in range(rng.randint(0, 4)):
            end = month_after(begin, rng.randint(3, 40))
            if end > AS_OF:
                break
            used = rng.sample(sorted(SKILLS), rng.randint(0, 3))
            self.jobs.append({"begin": begin, "end": end, "lines": [rng.choice(SAYS[self.chinese]).format(SKILLS[s]) for s in used]})
            begin = month_after(end, rng.choice([0, 0, 1, 14]))
        self.listed = rng.sample(sorted(SKILLS), rng.choice([0, 0, 2, 5]))
        self.school = rng.choice([None, None, ("本科", "Bachelor"), ("硕士", "Master"), ("大专", "Associate degree")])
        self.area = rng.choice([None, ("计算机科学与技术", "Computer Science"), ("会计", "Accounting")])
        self.english = rng.choice([None, None, "A2", "B2", "C1"])
        self.certificate = rng.choice([None, None, None, "CPA"])
        self.projects = [rng.sample(sorted(SKILLS), 2) for _ in range(rng.choice([0, 0, 1]))]

    def write(self):
        zh = self.chinese
        text = ("# 测试某\n\n邮箱：test@example.com\n" if zh else "# Robin Tester\n\nrobin@example.com\n")
        if self.jobs:
            text += "\n## 工作经历\n" if zh else "\n## Work experience\n"
        for job, employer in zip(self.jobs, EMPLOYERS):
            when = f" | {job['begin'][0]}.{job['begin'][1]:02} - {job['end'][0]}.{job['end'][1]:02}" if self.dated else ""
            text += f"\n### {employer} | {'软件工程师' if zh else 'Software Engineer'}{when}\n\n" + "".join(f"- {line}\n" for line in job["lines"])
            if not job["lines"] or not self.dated:
                text += "- 负责系统的日常运行\n" if zh else "- Kept the services running\n"
            if not self.dated:  # a head without dates is one where text stands below it
                text += "- 参加每周的评审会议\n" if zh else "- Took part in weekly reviews\n"
        for skills in self.projects:
            text += ("\n## 项目经历\n\n### 订单系统\n\n" if zh else "\n## Projects\n\n### Order system\n\n")
            text += "".join("- " + SAYS[zh][0].format(SKILLS[s]) + "\n" for s in skills)
        if self.school:
            level = self.school[0] if zh else self.school[1]
            area = "" if self.area is None else f" | {self.area[0] if zh else self.area[1]}"
            text += f"\n## {'教育经历' if zh else 'Education'}\n\n{'示例大学' if zh else 'Example University'} | {level}{area} | 2003 - 2007\n"
        if self.listed:
            text += f"\n## {'技能' if zh else 'Skills'}\n\n{', '.join(SKILLS[s] for s in self.listed)}\n"
        if self.english:
            text += f"\n## {'语言' if zh else 'Languages'}\n\n{'英语' if zh else 'English'} {self.english}\n"
        if self.certificate:
            text += f"\n## {'证书' if zh else 'Certificates'}\n\n- {self.certificate}\n"
        return text


def made_role(rng):
    """A role of random criteria; its lines by group, so that they may be written in any order."""
    names, groups = rng.sample(sorted(SKILLS), 9), {"skills": []}

    def years():
        return rng.choice(["", f", years: {rng.choice([1, 1.5, 2, 3, 5, 8])}"])

    def extras():
        return rng.choice(["", "", f", weight: {rng.choice(['0.5', '2', '3', '1.25', '7'])}"]) + rng.choice(["", "", "", ", must: true"])

    groups["skills"] += [f"{{skill: {n}{years()}{extras()}}}" for n in names[:3]]
    groups["skills"] += [f"{{any: [{names[3]}, {names[4]}]{years()}{extras()}}}", f"{{all: [{names[5]}, {names[6]}]{extras()}}}",
                         f"{{at_least: 2, of: [{names[0]}, {names[5]}, {names[7]}]{extras()}}}"]
    groups["skills"] += [f"{{skill: {names[8]}, within: 4{extras()}}}", f"{{skill: {names[7]}, weight: 0}}"]
    groups["experience"] = [f"{{years: {rng.choice([3, 5, 10])}{extras()}}}", f"{{title: [software engineer]{years()}}}"]
    groups["education"] = [f"{{level: {rng.choice(['bachelor', 'master', 'associate'])}, area: [computer science]{extras()}}}"]
    groups["languages"] = [f"{{language: en, level: {rng.choice(['B1', 'B2', 'C1'])}{extras()}}}"]
    groups["other"] = ["{certificate: CPA}"]
    weights = {g: rng.choice([1, 5, 12.5, 20, 33.333, 50]) for g in groups}
    return {"weights": weights if rng.random() < 0.7 else None, "groups": groups, "chinese": rng.random() < 0.5}


def write_role(role, rng=None):
    heads, weights = list(role["groups"]), list((role["weights"] or {}).items())
    if rng:
        rng.shuffle(heads)
        rng.shuffle(weights)
    text = f"role: {'工程师' if role['chinese'] else 'Engineer'}\nas_of: 2024-06\n"
    if weights:
        text += "weights: {" + ", ".join(f"{k}: {v}" for k, v in weights) + "}\n"
    for head in heads:
        lines = list(role["groups"][head])
        if rng:
            rng.shuffle(lines)
        text += f"{head}:\n" + "".join(f"  - {line}\n" for line in lines)
    return text


class Scores(Case):
    ROLES, RESUMES = 8, 60

    def setUp(self):
        super().setUp()
        self.count = 0

    def rank(self, role_text, files):
        """{name: candidate}, its criteria by id, of {name: text}; every ranking that is made is verified."""
        self.count += 1
        role = self.write("role.yaml", role_text)
        for key, content in files.items():
            self.write(f"{self.count}/in/{key}", content)
        result = bole("rank", role, self.folder / str(self.count) / "in", "--format", "json", "--quiet")
        self.assertIn(result.status, (0, 3), result.err)
        data = json.loads(result.out, parse_float=decimal.Decimal)
        self.head = data
        self.path = self.write(f"{self.count}/ranking.json", result.out)
        found = {}
        for candidate in data["candidates"]:
            candidate["by_id"] = {c["id"]: c for c in candidate["criteria"]}
            found[candidate["source"]["path"].rsplit("/", 1)[-1]] = candidate
        return found

    def verify(self):
        result = bole("verify", self.path)
        self.assertEqual((result.status, result.err), (0, ""), result.out)

    def made(self, seed, roles=None):
        """Rounds of a role and a pile of made résumés."""
        rng = random.Random(seed)
        for _ in range(roles or self.ROLES):
            yield rng, made_role(rng), [Made(rng) for _ in range(self.RESUMES)]

    def test_sums_are_exact_and_every_ranking_is_verified(self):
        pairs = 0
        for rng, role, people in self.made(1, roles=16):
            found = self.rank(write_role(role), {f"{i:03}.md": p.write() for i, p in enumerate(people)})
            self.verify()
            for name, c in found.items():
                pairs += 1
                self.assertEqual(sum(x["points"] for x in c["criteria"]), c["score"])
                self.assertEqual(sum(x["possible"] for x in c["criteria"]), c["possible"])
                self.assertEqual(sum(x["max"] for x in c["criteria"]), 100)
                self.assertTrue(0 <= c["score"] <= c["possible"] <= 100)
                self.assertEqual(sum(q["points"] for q in c["questions"]), c["possible"] - c["score"], name)
                self.assertEqual(len({q["criterion"] for q in c["questions"]}), len(c["questions"]))
        self.assertGreater(pairs, 500)

    def test_order_changes_nothing(self):
        for rng, role, people in self.made(2):
            files = {f"{i:03}.md": p.write() for i, p in enumerate(people)}
            one, other = self.rank(write_role(role), files), self.rank(write_role(role, rng), files)
            for name in one:
                a, b = one[name], other[name]
                self.assertEqual([(k, a[k], b[k]) for k in ("rank", "tied", "score", "possible", "must") if a[k] != b[k]], [], files[name])
                for key, x in a["by_id"].items():
                    y = b["by_id"][key]
                    self.assertEqual((x["points"], x["possible"], x["max"], x["state"], x["reason"]), (y["points"], y["possible"], y["max"], y["state"], y["reason"]))
                self.assertEqual(a["firmness"], b["firmness"])

    def test_a_score_does_not_depend_on_who_else_is_there(self):
        for rng, role, people in self.made(3, roles=4):
            files = {f"{i:03}.md": p.write() for i, p in enumerate(people)}
            together = self.rank(write_role(role), files)
            part = rng.sample(sorted(files), 20)
            alone = self.rank(write_role(role), {n: files[n] for n in part})
            one = part[0]
            single = self.rank(write_role(role), {one: files[one]})
            for name in part:
                for key in ("score", "possible", "must", "criteria", "questions", "notes"):
                    self.assertEqual(together[name][key], alone[name][key])
            self.assertEqual(single[one]["criteria"], alone[one]["criteria"])

    def changed(self, people, change):
        """Files of everybody, and of everybody changed: {name: text}, {twin: name}."""
        files, twins = {}, {}
        for i, person in enumerate(people):
            files[f"{i:03}.md"] = person.write()
            for k, twin in enumerate(change(copy.deepcopy(person)) or []):
                files[f"{i:03}-{k}.md"] = twin.write()
                twins[f"{i:03}-{k}.md"] = f"{i:03}.md"
        return files, twins

    def pairs(self, seed, change):
        """(before, after, the text after) for each criterion of each twin."""
        count = 0
        for rng, role, people in self.made(seed):
            files, twins = self.changed(people, lambda p: change(rng, role, p))
            found = self.rank(write_role(role), files)
            for twin, name in twins.items():
                if name in found and twin in found:
                    count += 1
                    for key, after in found[twin]["by_id"].items():
                        yield found[name]["by_id"][key], after, f"{write_role(role)}\n{files[twin]}"
        self.assertGreater(count, 150)

    def test_more_evidence_never_lowers_and_less_never_raises(self):
        def change(rng, role, person):
            twins = []
            for _ in range(3):
                twin = copy.deepcopy(person)
                skill = rng.choice(sorted(SKILLS))
                kind = rng.randrange(5)
                if kind == 0 and twin.jobs:
                    rng.choice(twin.jobs)["lines"].append(rng.choice(SAYS[twin.chinese]).format(SKILLS[skill]))
                elif kind == 1 and twin.listed and skill not in twin.listed:
                    twin.listed.append(skill)
                elif kind == 2 and twin.projects:
                    twin.projects[0].append(skill)
                elif kind == 3 and twin.jobs and twin.dated and len(twin.jobs) < len(EMPLOYERS) and month_after(twin.jobs[-1]["end"], 9) <= AS_OF:
                    twin.jobs.append({"begin": twin.jobs[-1]["end"], "end": month_after(twin.jobs[-1]["end"], 9), "lines": [SAYS[twin.chinese][0].format(SKILLS[skill])]})
                elif kind == 4 and not twin.certificate:
                    twin.certificate = "CPA"
                else:
                    continue
                twins.append(twin)
            return twins

        gained = 0
        for before, after, text in self.pairs(4, change):
            self.assertGreaterEqual(after["points"], before["points"], f"{before['id']}: {before['reason']} -> {after['reason']}\n{text}")
            gained += after["points"] > before["points"]
        self.assertGreater(gained, 100)

    def test_denials_plans_and_others_move_nothing_up_and_no_score_down(self):
        def change(rng, role, person):
            if not person.jobs:
                return []
            twins = []
            for _ in range(3):
                twin = copy.deepcopy(person)
                rng.choice(twin.jobs)["lines"].append(rng.choice(DENIES[twin.chinese]).format(SKILLS[rng.choice(sorted(SKILLS))]))
                twins.append(twin)
            return twins

        for before, after, text in self.pairs(5, change):
            self.assertEqual(after["points"], before["points"], f"{before['id']}: {before['reason']} -> {after['reason']}\n{text}")
            self.assertLessEqual(after["possible"], before["possible"], f"{before['id']}: {before['reason']} -> {after['reason']}\n{text}")

    def test_two_hundred_times_is_once(self):
        def change(rng, role, person):
            twins = []
            for job in range(len(person.jobs)):
                if person.jobs[job]["lines"]:
                    twin = copy.deepcopy(person)
                    twin.jobs[job]["lines"] += [twin.jobs[job]["lines"][0]] * 199
                    twins.append(twin)
            if person.listed:
                twin = copy.deepcopy(person)
                twin.listed += [twin.listed[0]] * 199
                twins.append(twin)
            return twins[:1]

        for before, after, text in self.pairs(6, change):
            self.assertEqual((after["points"], after["possible"]), (before["points"], before["possible"]), f"{before['id']}\n{text[:3000]}")

    def test_weights_asked_and_applied_and_why_they_differ(self):
        text = "# Ann Example\n\n## Work experience\n\nExample Ltd | Engineer | 2020.01 - 2023.01\n\n- Used Redis in production\n"
        for title, says in (("Engineer", ("the group has a weight but no criteria", "the group has criteria but no weight")),
                            ("工程师", ("该组有权重但没有条件", "该组有条件但没有权重"))):
            self.rank(f"role: {title}\nas_of: 2024-06\nweights: {{skills: 30, education: 70}}\nskills:\n  - {{skill: redis}}\nexperience:\n  - {{years: 3}}\n", {"a.md": text})
            weights = self.head["role"]["weights"]
            self.assertEqual(weights["asked"], {"skills": 30, "education": 70})
            self.assertEqual({g: w for g, w in weights["applied"].items() if w}, {"skills": 30})
            self.assertEqual(weights["why"], {"education": says[0], "experience": says[1]})
            self.assertEqual([(c["id"], str(c["max"])) for c in self.head["candidates"][0]["criteria"]], [("skills/redis", "100.00"), ("experience/years", "0.00")])
        self.rank("role: Engineer\nas_of: 2024-06\nskills:\n  - {skill: redis}\nexperience:\n  - {years: 3}\n", {"a.md": text})
        weights = self.head["role"]["weights"]
        self.assertEqual((weights["asked"], weights["default"], weights["why"]), ({}, True, {}))
        self.assertEqual((weights["applied"]["skills"], weights["applied"]["experience"], weights["applied"]["languages"]), (50, 20, 0))

    def test_why_adds_up(self):
        for rng, role, people in self.made(8, roles=2):
            files = {f"{i:03}.md": p.write() for i, p in enumerate(people[:8])}
            found = self.rank(write_role(role), files)
            path = self.folder / str(self.count)
            names = sorted(found)
            for _ in range(8):
                a, b = rng.sample(names, 2)
                result = bole("why", self.folder / "role.yaml", path / "in" / a, path / "in" / b, "--format", "json")
                self.assertEqual(result.status, 0, result.err)
                data = json.loads(result.out, parse_float=decimal.Decimal)
                self.assertEqual(sum(d["difference"] for d in data["differences"]), data["gap"])
                self.assertEqual(data["gap"], found[a]["score"] - found[b]["score"])
                self.assertEqual((data["a"]["score"], data["b"]["score"]), (found[a]["score"], found[b]["score"]))


if __name__ == "__main__":
    program.main()
