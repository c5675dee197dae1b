"""Each open point names a question, and answering it in the text earns exactly that: for every kind of criterion, over made roles and made résumés, thousands of
questions a run. A résumé is made as facts, some of which it leaves open; the best answer to a question fills in just those. An open must asks too, and its
answer settles it. Random choices have fixed seeds; a failure prints the résumé before and after."""

import copy
import random
import unittest
from fractions import Fraction as F

import program
from program import Case, bole

AS_OF = (2024, 6)
EMPLOYERS = ["Corvane Systems", "Bluemarsh Software", "Tallowick Data", "Ferngate Networks", "Ostrander Cloud", "Pinnacott Labs"]
MORE_EMPLOYERS = ["Quillon Works", "Harnwell Group", "Drayton Mills"]  # for what an answer adds
SKILLS = {"redis": "Redis", "kafka": "Kafka", "mysql": "MySQL", "docker": "Docker", "python": "Python", "postgresql": "PostgreSQL", "nginx": "Nginx",
          "mongodb": "MongoDB", "elasticsearch": "Elasticsearch", "terraform": "Terraform"}
# by id: the title in English and Chinese; none of them leads people by itself
TITLES = {"backend-engineer": ("Backend Engineer", "后端工程师"), "data-analyst": ("Data Analyst", "数据分析师"), "product-designer": ("Product Designer", "产品设计师"),
          "accountant": ("Accountant", "会计")}
PLAIN_TITLE = ("Consultant", "顾问")
# by id: a sentence that puts the work in the field
DOMAINS = {"payments": ("Built the payment gateway and the merchant settlement of card payments", "负责支付网关、收单与商户结算"),
           "e-commerce": ("Kept the online shop, its shopping carts and the order fulfilment of the e-commerce platform", "负责电商平台的购物车、商品详情页与订单履约")}


def month_after(month, count):
    number = month[0] * 12 + month[1] - 1 + count
    return number // 12, number % 12 + 1


def number_of(month):
    return month[0] * 12 + month[1]


class Job:
    """dates: 'months', 'years' (begin and end in whole years) or 'none'."""

    def __init__(self, begin, end, dates, title):
        self.begin, self.end, self.dates, self.title = begin, end, dates, title
        self.skills, self.domain, self.leads, self.people = [], None, False, None
        self.employer = None

    def fill(self, months):
        """The dates that the job leaves open, at their widest; where it has none, so many months."""
        if self.dates == "years":
            self.begin, self.end = (self.begin[0], 1), min((self.end[0] + 1, 1), AS_OF)
        elif self.dates == "none":
            self.begin, self.end = month_after(AS_OF, -months), AS_OF
        self.dates = "months"


class Made:
    """A résumé as facts."""

    def __init__(self, rng):
        self.chinese = rng.random() < 0.3
        self.jobs = []
        style = rng.choice(["months", "months", "mixed", "mixed", "years", "none"])
        begin = (rng.randint(2006, 2016), rng.randint(1, 12))
        for _ in range(rng.choice([0, 1, 2, 3, 4])):
            end = month_after(begin, rng.randint(6, 40))
            if end > AS_OF:
                break
            dates = rng.choice(["months", "years", "none"]) if style == "mixed" else style
            job = Job(begin, end, dates, rng.choice(list(TITLES.values()) + [PLAIN_TITLE] * 2))
            job.employer = EMPLOYERS[len(self.jobs)]
            job.skills = rng.sample(sorted(SKILLS), rng.choice([0, 1, 2, 3]))
            job.domain = rng.choice([None, None] + sorted(DOMAINS))
            job.leads = rng.random() < 0.3
            job.people = rng.choice([None, 4, 9]) if job.leads else None
            self.jobs.append(job)
            begin = month_after(end, rng.choice([0, 0, 1, 14]))
        self.project = rng.sample(sorted(SKILLS), 2) if rng.random() < 0.25 else []
        self.listed = rng.sample(sorted(SKILLS), rng.choice([0, 0, 2, 5]))
        self.headline = rng.choice([None, None, None] + sorted(TITLES))
        self.claim = rng.choice([None, None, None, 5, 12])
        self.school = rng.random() < 0.7 or not (self.jobs or self.listed)  # something that tells of a life
        self.level = rng.choice([None, ("本科", "Bachelor"), ("硕士", "Master"), ("大专", "Associate degree")])
        self.area = rng.choice([None, ("计算机科学与技术", "Computer Science"), ("会计", "Accounting")])
        self.mode = rng.choice([None, ("全日制", "full-time"), ("在职", "part-time")])
        self.english = rng.choice([None, None, "", "A2", "B2", "C1"])
        self.other_language = rng.random() < 0.2
        self.certificates = rng.choice([[], [], ["CPA"], ["PMP"]])
        self.counts = {kind: rng.choice([0, 0, 1, 2]) for kind in ("patents", "publications", "open-source")}

    def section(self, zh, en, lines):
        return f"\n## {zh if self.chinese else en}\n\n" + "".join(f"{line}\n" for line in lines) if lines else ""

    def say(self, pair):
        return pair[1] if self.chinese else pair[0]

    def write_job(self, job):
        zh = self.chinese
        form = {"months": "{0[0]}.{0[1]:02}", "years": "{0[0]}"}
        when = "" if job.dates == "none" else " | " + " - ".join(form[job.dates].format(d) for d in (job.begin, job.end))
        lines = [("使用{}" if zh else "Used {} in production").format(SKILLS[s]) for s in job.skills]
        lines += [self.say(DOMAINS[job.domain])] if job.domain else []
        if job.leads:
            people = f"{job.people}人" if zh and job.people else f" of {job.people} people" if job.people else ""
            lines.append(f"带领{people}团队" if zh else f"Managed a team{people}")
        lines += ["负责日常运行", "参加每周的评审会议"] if zh else ["Kept the services running", "Took part in weekly reviews"]
        return f"\n### {job.employer} | {self.say(job.title)}{when}\n\n" + "".join(f"- {line}\n" for line in lines)

    def write(self):
        zh = self.chinese
        text = "# 测试某\n\n邮箱：test@example.com\n" if zh else "# Robin Tester\n\nrobin@example.com\n"
        text += f"\n{self.say(TITLES[self.headline])}\n" if self.headline else ""
        text += self.section("个人总结", "Summary", [f"{self.claim}年工作经验" if zh else f"{self.claim} years of experience"]) if self.claim else ""
        if self.jobs:
            text += "\n## 工作经历\n" if zh else "\n## Work experience\n"
        text += "".join(self.write_job(job) for job in self.jobs)
        if self.project:
            text += "\n## 项目经历\n\n### 订单系统\n\n" if zh else "\n## Projects\n\n### Order system\n\n"
            text += "".join(("- 使用{}\n" if zh else "- Used {} in production\n").format(SKILLS[s]) for s in self.project)
        if self.school:
            parts = [p[0] if zh else p[1] for p in (self.level, self.area, self.mode) if p]
            text += self.section("教育经历", "Education", [" | ".join(["示例大学" if zh else "Example University"] + parts + ["2001 - 2005"])])
        text += self.section("技能", "Skills", [", ".join(SKILLS[s] for s in self.listed)] if self.listed else [])
        languages = [("英语 " if zh else "English ") + self.english] if self.english is not None else []
        text += self.section("语言", "Languages", languages + ([("法语 B1" if zh else "French B1")] if self.other_language else []))
        text += self.section("证书", "Certificates", ["- " + c for c in self.certificates])
        text += self.section("专利", "Patents", [f"- 一种支付结算的方法{n}，已授权" if zh else f"- A method number {n} for settling payments, granted" for n in
                                               "甲乙丙"[:self.counts["patents"]]])
        text += self.section("发表论文", "Publications", [f"- 《无锁结算{n}》，软件学报" if zh else f"- Settling without locks, part {n}, Example Journal" for n in
                                                     "甲乙丙"[:self.counts["publications"]]])
        text += self.section("开源项目", "Open source", [f"- fastpay{n}：支付库" if zh else f"- fastpay{n}: a payment library" for n in "abc"[:self.counts["open-source"]]])
        return text

    # ---- answers ----

    def add_job(self, months, title=None):
        """One more job, before all others."""
        first = min([j.begin for j in self.jobs if j.dates != "none"], default=AS_OF)
        job = Job(month_after(first, -months), first, "months", title or PLAIN_TITLE)
        job.employer = MORE_EMPLOYERS[sum(j.employer in MORE_EMPLOYERS for j in self.jobs)]
        self.jobs.append(job)
        return job

    def fill_all(self, months):
        for job in self.jobs:
            job.fill(months)

    def worked(self):
        """Months of work, those of two jobs at once only once."""
        return len({n for j in self.jobs for n in range(number_of(j.begin), number_of(j.end))})

    def latest(self):
        """The job that an undated project is taken to be of."""
        return max((j for j in self.jobs if j.dates != "none"), key=lambda j: j.end)


class Criterion:
    """One line of a role, and how its question is answered: fills in what the résumé leaves open, as well as it can be. name: as the question calls it."""

    def __init__(self, group, key, text, answer, name=""):
        self.group, self.id, self.text, self.fill, self.name = group, key, text, answer, name

    def answer(self, person, question):
        self.fill(person, question)


def month_count(years):
    return round(F(str(years)) * 12)


def skill(rng, name, years=None, within=None):
    def answer(person, question):
        months = month_count(years) if years else 24
        placed = [j for j in person.jobs if name in j.skills]
        project_of = [person.latest()] if name in person.project and any(j.dates != "none" for j in person.jobs) else []
        person.fill_all(months)
        if not person.jobs:
            person.add_job(months)
        for job in project_of if placed else person.jobs:
            job.skills += [name] if name not in job.skills else []
        person.project = [s for s in person.project if s != name]  # what it was a part of is told with the job
    text = f"{{skill: {name}" + (f", years: {years}" if years else "") + (f", within: {within}" if within else "")
    return Criterion("skills", f"skills/{name}", text, answer, SKILLS[name])


def years_of_work(rng, years):
    def answer(person, question):
        person.fill_all(month_count(years))
        short = max(month_count(years) if not person.jobs else 0, person.claim * 12 if person.claim else 0) - person.worked()
        if short > 0:
            person.add_job(short)
    return Criterion("experience", "experience/years", f"{{years: {years}", answer)


def title(rng, key, years=None):
    def answer(person, question):
        months = month_count(years) if years else 24
        named = [j for j in person.jobs if j.title == TITLES[key]]
        for job in named:
            job.fill(months)
        if not named or person.headline == key:  # the headline says it of a time that nobody names
            person.add_job(months, TITLES[key])
    return Criterion("experience", f"experience/{key}", f"{{title: [{key.replace('-', ' ')}]" + (f", years: {years}" if years else ""), answer)


def domain(rng, key, years=None):
    def answer(person, question):
        months = month_count(years) if years else 24
        named = [j for j in person.jobs if j.domain == key]
        for job in named:
            job.fill(months)
        if not named:
            person.add_job(months).domain = key
    return Criterion("domains", f"domains/{key}", f"{{domain: {key}" + (f", years: {years}" if years else ""), answer)


def management(rng, years=None, people=None):
    def answer(person, question):
        months = month_count(years) if years else 12
        leading = [j for j in person.jobs if j.leads]
        if not leading:
            leading = [person.add_job(months)]
            leading[0].leads = True
        for job in leading:
            job.fill(months)
        if people and not any(j.people for j in leading):
            leading[0].people = people
    text = "{management: true" + (f", years: {years}" if years else "") + (f", people: {people}" if people else "")
    return Criterion("experience", "experience/management", text, answer)


def education(rng, level, area, mode):
    def answer(person, question):
        if not person.school:
            person.school, person.level, person.area, person.mode = True, None, None, None
        person.level = person.level or ("硕士", "Master")
        person.area = person.area or ("计算机科学与技术", "Computer Science")
        person.mode = person.mode or ("全日制", "full-time")
    text = f"{{level: {level}" + (", area: [computer science]" if area else "") + (", mode: full-time" if mode else "")
    return Criterion("education", f"education/{level}", text, answer)


def language(rng, level):
    def answer(person, question):
        person.english = person.english or "C1"
    return Criterion("languages", "languages/en", f"{{language: en, level: {level}", answer)


def certificate(rng):
    def answer(person, question):
        person.certificates = ["CPA"]
    return Criterion("other", "other/cpa", "{certificate: CPA", answer)


def count(rng, kind, number):
    def answer(person, question):
        person.counts[kind] = number
    return Criterion("other", f"other/{kind}", f"{{{kind.replace('-', '_')}: {'true' if kind == 'open-source' else number}", answer)


def group(rng, word, parts, which):
    """any, all, of: the parts that the question names are answered."""
    def answer(person, question):
        for part in parts:
            if part.name in question:
                part.answer(person, question)
    inside = ", ".join(p.text + "}" for p in parts)
    text = {"any": "{any: [", "all": "{all: [", "of": "{at_least: 2, of: ["}[word] + inside + "]"
    return Criterion(parts[0].group, which, text, answer)


def made_role(rng):
    names = rng.sample(sorted(SKILLS), 9)

    def years():
        return rng.choice([None, 1, 2.5, 4, 8])
    criteria = [skill(rng, names[0], years()), skill(rng, names[1], years()), skill(rng, names[2], years(), within=rng.choice([2, 3, 8])),
                years_of_work(rng, rng.choice([3, 8, 15])), title(rng, rng.choice(sorted(TITLES)), years()), management(rng, years(), rng.choice([None, 4, 8])),
                domain(rng, rng.choice(sorted(DOMAINS)), years()),
                education(rng, rng.choice(["bachelor", "master", "associate"]), rng.random() < 0.6, rng.random() < 0.4), language(rng, rng.choice(["B1", "B2", "C1"])),
                certificate(rng), count(rng, "patents", rng.choice([1, 2, 3])), count(rng, "publications", rng.choice([1, 2, 3])), count(rng, "open-source", 1)]
    criteria += [group(rng, "any", [skill(rng, names[3], years()), skill(rng, names[4])], "the-any"), group(rng, "all", [skill(rng, names[5]), skill(rng, names[6])], "the-all"),
                 group(rng, "of", [skill(rng, names[7]), skill(rng, names[8]), skill(rng, names[0])], "the-of")]
    return criteria


def write_role(rng, criteria):
    groups = {}
    for c in criteria:
        lines = groups.setdefault(c.group, [])
        must = rng.choice(["", "", "", ", must: true", ", must: {years: 2}" if c.id.partition("/")[0] in ("skills", "domains") and "the-" not in c.id else ""])
        lines.append(f"  - {c.text}, id: {c.id.replace('/', '-')}{must}}}\n")
    weights = ", ".join(f"{g}: {rng.choice([1, 5, 12.5, 20, 33.333])}" for g in groups)
    text = f"role: {rng.choice(['Engineer', '工程师'])}\nas_of: 2024-06\nweights: {{{weights}}}\n"
    return text + "".join(f"{g}:\n{''.join(lines)}" for g, lines in groups.items())


class Questions(Case):
    ROLES, RESUMES = 10, 80

    def rank(self, folder, role, files):
        for name, content in files.items():
            self.write(f"{folder}/{name}", content)
        result = bole("rank", self.write("role.yaml", role), self.folder / folder, "--format", "json", "--quiet")
        self.assertIn(result.status, (0, 3), result.err)
        return {c["source"]["path"].rsplit("/", 1)[-1]: c for c in result.json()["candidates"]}

    def test_an_answer_earns_exactly_what_its_question_says(self):
        rng = random.Random(20240612)
        rounds = self.ROLES // 4 if program.sanitized() else self.ROLES
        answered, settled, wrong = {}, 0, []
        for number in range(rounds):
            criteria = made_role(rng)
            by_id = {c.id.replace("/", "-"): c for c in criteria}
            role = write_role(rng, criteria)
            people = [Made(rng) for _ in range(self.RESUMES)]
            files = {f"{i:03}.md": p.write() for i, p in enumerate(people)}
            found = self.rank(f"before{number}", role, files)
            answers, asked = {}, {}
            for i, person in enumerate(people):
                candidate = found.get(f"{i:03}.md", {"questions": []})
                for question in candidate["questions"]:
                    twin = copy.deepcopy(person)
                    by_id[question["criterion"]].answer(twin, question["text"])
                    key = f"{i:03}-{len(answers)}.md"
                    answers[key], asked[key] = twin.write(), (f"{i:03}.md", question)
            after = self.rank(f"after{number}", role, answers)
            for key, (name, question) in asked.items():
                if key not in after:
                    wrong.append(("not ranked", answers[key]))
                    continue
                before, now = [next(c for c in who["criteria"] if c["id"] == question["criterion"]) for who in (found[name], after[key])]
                answered[question["criterion"]] = answered.get(question["criterion"], 0) + 1
                told = (f"{question}\n{before.get('must')} {before['reason']}\n-> {now.get('must')} {now['reason']}\n{role}\n{files[name]}\n---- answered\n{answers[key]}")
                if F(str(now["points"])) != F(str(before["points"])) + F(str(question["points"])):
                    wrong.append((question["criterion"], told))
                elif before.get("must") == "unknown":
                    settled += 1
                    if now["must"] == "unknown":
                        wrong.append((question["criterion"] + " must", told))
        if wrong:
            self.fail(f"{len(wrong)} of {sum(answered.values())}\n" + "\n======\n".join(t for _, t in wrong[:3]))
        self.assertGreater(sum(answered.values()), 2000 // 4 if program.sanitized() else 2000)
        self.assertTrue(all(answered.get(c, 0) > 5 for c in by_id), answered)


if __name__ == "__main__":
    program.main()
