"""Résumés and roles made of facts, for properties: `Made` is a person as facts, some of which the résumé leaves open; `made_role` asks for every kind of thing, and
knows how each question is best answered. Random choices come from the generator that is given."""

from fractions import Fraction as F

AS_OF = (2024, 6)
LONG = 200  # months
EMPLOYERS = ["Corvane Systems", "Bluemarsh Software", "Tallowick Data", "Ferngate Networks", "Ostrander Cloud", "Pinnacott Labs"]
MORE_EMPLOYERS = ["Quillon Works", "Harnwell Group", "Drayton Mills"]  # for what an answer adds
SKILLS = {"redis": "Redis", "kafka": "Kafka", "mysql": "MySQL", "docker": "Docker", "python": "Python", "postgresql": "PostgreSQL", "nginx": "Nginx",
          "mongodb": "MongoDB", "elasticsearch": "Elasticsearch", "terraform": "Terraform", "java": "Java", "spring": "Spring", "django": "Django"}
CHILD = {"java": "spring", "python": "django"}  # who knows the second knows much of the first
# by id: the title in English and Chinese; none of them leads people by itself
TITLES = {"backend-engineer": ("Backend Engineer", "后端工程师"), "data-analyst": ("Data Analyst", "数据分析师"), "product-designer": ("Product Designer", "产品设计师"),
          "accountant": ("Accountant", "会计")}
PLAIN_TITLE = ("Consultant", "顾问")
# by id: a sentence that puts the work in the field
DOMAINS = {"payments": ("Built the payment gateway and the merchant settlement of card payments", "负责支付网关、收单与商户结算"),
           "e-commerce": ("Kept the online shop, its shopping carts and the order fulfilment of the e-commerce platform", "负责电商平台的购物车、商品详情页与订单履约")}

DOMAIN_NAMES = {"payments": ("Payments", "payments", "支付"), "e-commerce": ("E-commerce", "e-commerce", "电商", "电子商务")}


def month_after(month, count):
    number = month[0] * 12 + month[1] - 1 + count
    return number // 12, number % 12 + 1


def number_of(month):
    return month[0] * 12 + month[1]


class Job:
    """dates: 'months', 'years' (begin and end in whole years) or 'none'."""

    def __init__(self, begin, end, dates, title):
        self.begin, self.end, self.dates, self.title = begin, end, dates, title
        self.skills, self.led, self.domain, self.leads, self.people = [], [], None, False, None
        self.employer, self.internship, self.present = None, False, False

    def fill(self):
        """The dates that the job leaves open, at their widest; where it has none, longer than any role asks."""
        if self.dates == "years":
            self.begin, self.end = (self.begin[0], 1), min((self.end[0] + 1, 1), AS_OF)
        elif self.dates == "none":
            self.begin, self.end = month_after(AS_OF, -LONG), AS_OF
        self.present = self.present and self.dates != "none"
        self.dates = "months"

    def when(self, chinese):
        if self.dates == "none":
            return ""
        form = {"months": "{0[0]}.{0[1]:02}", "years": "{0[0]}"}[self.dates]
        return " | " + form.format(self.begin) + " - " + (("至今" if chinese else "Present") if self.present else form.format(self.end))


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
            job.led = rng.sample(job.skills, 1) if job.skills and rng.random() < 0.2 else []
            job.internship = rng.random() < 0.15
            self.jobs.append(job)
            begin = month_after(end, rng.choice([0, 0, 1, 14]))
        if self.jobs and self.jobs[-1].dates != "none" and rng.random() < 0.3:
            self.jobs[-1].end, self.jobs[-1].present = AS_OF, True
        self.project = rng.sample(sorted(SKILLS), 2) if rng.random() < 0.25 else []
        self.project_job = None
        self.summary_domain = rng.choice([None, None, None] + sorted(DOMAINS))
        self.summary_people = rng.choice([None, None, None, 5])
        self.listed = rng.sample(sorted(SKILLS), rng.choice([0, 0, 2, 5]))
        self.headline = rng.choice([None, None, None] + sorted(TITLES))
        self.claim = rng.choice([None, None, None, 5, 12])
        self.school = rng.random() < 0.7 or not (self.jobs or self.listed)  # something that tells of a life
        self.level = rng.choice([None, ("本科", "Bachelor"), ("硕士", "Master"), ("大专", "Associate degree")])
        self.area = rng.choice([None, ("计算机科学与技术", "Computer Science"), ("会计", "Accounting")])
        self.mode = rng.choice([None, ("全日制", "full-time"), ("在职", "part-time")])
        self.second_area = rng.choice([None, None, ("计算机科学与技术", "Computer Science"), ("会计", "Accounting")])  # of a school that says nothing else
        self.second_level = None
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
        lines = [("使用{}" if zh else "Used {} in production").format(SKILLS[s]) for s in job.skills]
        lines += [("主导了{}的迁移" if zh else "Led the migration to {}").format(SKILLS[s]) for s in job.led]
        lines += [self.say(DOMAINS[job.domain])] if job.domain else []
        if job.leads:
            people = f"{job.people}人" if zh and job.people else f" of {job.people} people" if job.people else ""
            lines.append(f"带领{people}团队" if zh else f"Managed a team{people}")
        lines += ["负责日常运行", "参加每周的评审会议"] if zh else ["Kept the services running", "Took part in weekly reviews"]
        return f"\n### {job.employer} | {self.say(job.title)}{job.when(zh)}\n\n" + "".join(f"- {line}\n" for line in lines)

    def write(self):
        zh = self.chinese
        text = "# 测试某\n\n邮箱：test@example.com\n" if zh else "# Robin Tester\n\nrobin@example.com\n"
        text += f"\n{self.say(TITLES[self.headline])}\n" if self.headline else ""
        summary = [f"{self.claim}年工作经验" if zh else f"{self.claim} years of experience"] if self.claim else []
        summary += ["- " + self.say(DOMAINS[self.summary_domain])] if self.summary_domain else []
        summary += [f"- 带领{self.summary_people}人团队" if zh else f"- Managed a team of {self.summary_people} people"] if self.summary_people else []
        text += self.section("个人总结", "Summary", summary)
        for heading, internship in (("工作经历" if zh else "Work experience", False), ("实习经历" if zh else "Internships", True)):
            jobs = [j for j in self.jobs if j.internship == internship]
            text += f"\n## {heading}\n" + "".join(self.write_job(job) for job in jobs) if jobs else ""
        if self.project:
            text += "\n## 项目经历\n\n### 订单系统\n\n" if zh else "\n## Projects\n\n### Order system\n\n"
            text += "".join(("- 使用{}\n" if zh else "- Used {} in production\n").format(SKILLS[s]) for s in self.project)
        if self.school:
            parts = [p[0] if zh else p[1] for p in (self.level, self.area, self.mode) if p]
            schools = [" | ".join(["示例大学" if zh else "Example University"] + parts + ["2001 - 2005"])]
            if self.second_area:
                second = [p[0] if zh else p[1] for p in (self.second_level, self.second_area, self.second_level and ("全日制", "full-time")) if p]
                schools += ["", " | ".join(["海川大学" if zh else "Harrow University"] + second + ["2005 - 2008"])]
            text += self.section("教育经历", "Education", schools)
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

    def add_job(self, title=None, months=LONG):
        """One more job, before all others; the only one lasts until now."""
        first = min([j.begin for j in self.jobs if j.dates != "none" and not j.internship], default=AS_OF)
        job = Job(month_after(first, -months), first, "months", title or PLAIN_TITLE)
        job.employer = MORE_EMPLOYERS[sum(j.employer in MORE_EMPLOYERS for j in self.jobs)]
        self.jobs.append(job)
        return job

    def fill_all(self):
        for job in self.jobs:
            job.fill()

    def worked(self):
        """Months of work, those of two jobs at once only once."""
        return len({n for j in self.jobs if not j.internship for n in range(number_of(j.begin), number_of(j.end))})

    def latest(self):
        """The job that an undated project is taken to be of."""
        return max((j for j in self.jobs if j.dates != "none" and not j.internship), key=lambda j: j.end)


class Criterion:
    """One line of a role, and how its question is answered: fills in what the résumé leaves open, as well as it can be. names: what a question
    that asks of several things may call it."""

    def __init__(self, group, key, text, answer, *names):
        self.group, self.id, self.text, self.answer, self.names = group, key, text, answer, names


def month_count(years):
    return round(F(str(years)) * 12)


def place(person, name):
    """Says in which jobs a skill was used, and when those were: the project that names it was a part of the last one; else it was all of them."""
    work = [j for j in person.jobs if not j.internship]
    placed = [j for j in person.jobs if name in j.skills]
    if person.project_job is None and any(j.dates != "none" for j in work):
        person.project_job = person.latest()  # as the résumé stood before any answer
    project_of = [person.project_job] if name in person.project and person.project_job is not None else []
    person.fill_all()
    if not work:
        work = [person.add_job()]
    for job in project_of if placed else work:
        job.skills += [name] if name not in job.skills else []
    person.project = [s for s in person.project if s != name]


def skill(rng, name, years=None, within=None):
    def answer(person, question):
        for asked in (name, CHILD.get(name)):
            if asked and SKILLS[asked] in question:
                place(person, asked)
    text = f"{{skill: {name}" + (f", years: {years}" if years else "") + (f", within: {within}" if within else "")
    return Criterion("skills", f"skills/{name}", text, answer, SKILLS[name], SKILLS[CHILD.get(name, name)])


def years_of_work(rng, years):
    def answer(person, question):
        person.fill_all()
        short = max(0 if any(not j.internship for j in person.jobs) else month_count(years), person.claim * 12 if person.claim else 0) - person.worked()
        if short > 0:
            person.add_job(months=short)
    return Criterion("experience", "experience/years", f"{{years: {years}", answer)


def title(rng, key, years=None):
    def answer(person, question):
        named = [j for j in person.jobs if j.title == TITLES[key]]
        for job in named:
            job.fill()
        if not named or person.headline == key:  # the headline says it of a time that nobody names
            person.add_job(TITLES[key])
    return Criterion("experience", f"experience/{key}", f"{{title: [{key.replace('-', ' ')}]" + (f", years: {years}" if years else ""), answer)


def domain(rng, key, years=None):
    def answer(person, question):
        named = [j for j in person.jobs if j.domain == key]
        work = [j for j in person.jobs if not j.internship]
        if not named and person.summary_domain == key:  # said of all of the work
            named = work or [person.add_job()]
        for job in named or [person.add_job()]:
            job.fill()
            job.domain = key
    return Criterion("domains", f"domains/{key}", f"{{domain: {key}" + (f", years: {years}" if years else ""), answer, *DOMAIN_NAMES[key])


def management(rng, years=None, people=None):
    def answer(person, question):
        work = [j for j in person.jobs if not j.internship]
        said = work or [person.add_job()] if person.summary_people else [j for j in person.jobs if j.leads]
        leading = [j for j in work if j.leads] or said or [person.add_job()]
        for job in leading:
            job.fill()
            job.leads = True
        if people and not person.summary_people and not any(j.people for j in person.jobs):
            leading[0].people = people
    text = "{management: true" + (f", years: {years}" if years else "") + (f", people: {people}" if people else "")
    return Criterion("experience", "experience/management", text, answer)


def education(rng, level, area, mode):
    def answer(person, question):
        if not person.school:
            person.school, person.level, person.area, person.mode, person.second_area = True, None, None, None, None
        person.level = person.level or ("硕士", "Master")
        person.area = person.area or ("计算机科学与技术", "Computer Science")
        person.mode = person.mode or ("全日制", "full-time")
        person.second_level = ("硕士", "Master")
    text = f"{{level: {level}" + (", area: [computer science]" if area else "") + (", mode: full-time" if mode else "")
    return Criterion("education", f"education/{level}", text, answer)


def language(rng, level):
    def answer(person, question):
        person.english = person.english or "C1"
    return Criterion("languages", "languages/en", f"{{language: en, level: {level}", answer, "English", "英语", "en")


def certificate(rng):
    def answer(person, question):
        person.certificates = ["CPA"]
    return Criterion("other", "other/cpa", "{certificate: CPA", answer, "CPA", "注册会计师")


def count(rng, kind, number):
    def answer(person, question):
        person.counts[kind] = number
    return Criterion("other", f"other/{kind}", f"{{{kind.replace('-', '_')}: {'true' if kind == 'open-source' else number}", answer)


def group(rng, word, parts, which):
    """any, all, of: the parts that the question names are answered."""
    def answer(person, question):
        for part in parts:
            if any(name in question for name in part.names):
                part.answer(person, question)
    inside = ", ".join(p.text + "}" for p in parts)
    text = {"any": "{any: [", "all": "{all: [", "of": "{at_least: 2, of: ["}[word] + inside + "]"
    return Criterion(parts[0].group, which, text, answer)


def made_role(rng):
    names = ["java", "python"] + rng.sample(sorted(set(SKILLS) - {"java", "python", *CHILD.values()}), 7)
    rng.shuffle(names)

    def years():
        return rng.choice([None, 1, 2.5, 4, 8])
    criteria = [skill(rng, names[0], years()), skill(rng, names[1], years()), skill(rng, names[2], years(), within=rng.choice([2, 3, 8])),
                years_of_work(rng, rng.choice([3, 8, 15])), title(rng, rng.choice(sorted(TITLES)), rng.choice([None, years()])), management(rng, years(), rng.choice([None, 4, 8])),
                domain(rng, rng.choice(sorted(DOMAINS)), years()),
                education(rng, rng.choice(["bachelor", "master", "associate"]), rng.random() < 0.6, rng.random() < 0.4), language(rng, rng.choice(["B1", "B2", "C1"])),
                certificate(rng), count(rng, "patents", rng.choice([1, 2, 3])), count(rng, "publications", rng.choice([1, 2, 3])), count(rng, "open-source", 1)]
    criteria += [group(rng, "any", [skill(rng, names[3], years()), skill(rng, names[4])], "the-any"), group(rng, "all", [skill(rng, names[5]), skill(rng, names[6])], "the-all"),
                 group(rng, "of", [skill(rng, names[7]), skill(rng, names[8]), skill(rng, names[0])], "the-of"),
                 group(rng, "any", [language(rng, "B2"), certificate(rng)], "the-mixed-any"), group(rng, "all", [domain(rng, "payments", years()), skill(rng, names[1])], "the-mixed-all")]
    return criteria


def write_role(rng, criteria, name=None):
    groups = {}
    for c in criteria:
        lines = groups.setdefault(c.group, [])
        must = rng.choice(["", "", "", ", must: true", rng.choice([", must: {years: 2}", ", must: {used: true}", ", must: {years: 5}"]) if c.id.partition("/")[0] in ("skills", "domains") and "the-" not in c.id else ""])
        lines.append(f"  - {c.text}, id: {c.id.replace('/', '-')}{must}}}\n")
    weights = ", ".join(f"{g}: {rng.choice([1, 5, 12.5, 20, 33.333])}" for g in groups)
    text = f"role: {name or rng.choice(['Engineer', '工程师'])}\nas_of: 2024-06\nweights: {{{weights}}}\n"
    return text + "".join(f"{g}:\n{''.join(lines)}" for g, lines in groups.items())
