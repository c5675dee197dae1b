"""What must hold for any résumé and any role: metamorphic properties over the sample résumés and over made ones. Every random choice has a fixed seed;
a failure prints the smallest text that shows it, or the file it came from.

Many files go through each run of the program, so that all of it stays quick.
"""

import json
import random
import re
import unittest

import program
from program import Case, bole, resumes

AS_OF = "2024-06"
TODAY = (2024, 6)

# characters of the sample résumés, Simplified and Traditional, in one order
SIMPLIFIED = (
    "万与专业东两个丰为乐习书于云产亿从仓价优会传体余关养内册写划别办务动劳势区医华协单卖历压厨参发台叶号后启吴员团围国图场声处复头奖学宝实审对寻导尔层届属岁"
    "岗岭峰师带帮并广库应开强征总恒戏战户执护报担换据数斗无旧时术机权来极构柠标栈档楼欢毕气汇汉没洁测济游满滨灵点热爱独猎现电监码硕离积称税竞简粤红约级纳纷纺线练"
    "组细织终经结给统绩续维绵编网群职联胜脉脑脚舰艺节苏范荐获营蓝视觉计订训记许论设访证评诊词试话语说请诺读课调谈谨负财责账质购贸资赔赛赣车转轮软输达迁过运远连邮"
    "采里钓钱银销锅锐锦键长门间阅队阳际陆险随静韩页项顺顾预领频额风饪饭驱驻驾验鱼鸣麦")
TRADITIONAL = (
    "萬與專業東兩個豐爲樂習書於雲產億從倉價優會傳體餘關養內冊寫劃別辦務動勞勢區醫華協單賣歷壓廚參發臺葉號後啓吳員團圍國圖場聲處復頭獎學寶實審對尋導爾層屆屬歲"
    "崗嶺峯師帶幫並廣庫應開強徵總恆戲戰戶執護報擔換據數鬥無舊時術機權來極構檸標棧檔樓歡畢氣匯漢沒潔測濟遊滿濱靈點熱愛獨獵現電監碼碩離積稱稅競簡粵紅約級納紛紡線練"
    "組細織終經結給統績續維綿編網羣職聯勝脈腦腳艦藝節蘇範薦獲營藍視覺計訂訓記許論設訪證評診詞試話語說請諾讀課調談謹負財責賬質購貿資賠賽贛車轉輪軟輸達遷過運遠連郵"
    "採裏釣錢銀銷鍋銳錦鍵長門間閱隊陽際陸險隨靜韓頁項順顧預領頻額風飪飯驅駐駕驗魚鳴麥")
TO_TRADITIONAL = str.maketrans(SIMPLIFIED, TRADITIONAL)
TO_SIMPLIFIED = str.maketrans(TRADITIONAL, SIMPLIFIED)

# asks for something of everybody among the samples; no names but those that the rules know
ROLE = """role: Anything
language: en
as_of: 2024-06
skills:
  - {skill: redis, years: 3, weight: 2}
  - {any: [kafka, rocketmq], years: 4}
  - {all: [docker, kubernetes]}
  - {at_least: 2, of: [python, excel, mysql, java]}
  - {skill: go, years: 2, must: {used: true}}
  - {skill: excel}
  - {skill: git, within: 3}
experience:
  - {years: 8, must: true}
  - {title: [backend engineer, accountant], years: 3}
  - {management: true, years: 3, people: 5}
domains:
  - {domain: payments, years: 2}
education:
  - {level: bachelor, area: [computer science]}
languages:
  - {language: en, level: B2}
other:
  - {certificate: CPA}
  - {patents: 1}
  - {open_source: true}
"""

SUPPORT = ["Used Redis in production", "使用Redis缓存热点数据", "Led the migration to Redis", "Owned the Redis cluster", "Technologies: Redis, Kafka",
           "Built a service on Redis and Kafka", "技术栈：Redis、Kafka、Docker、Kubernetes", "主导Redis集群的建设", "用Excel制作每周的报表",
           "Deployed services with Docker on Kubernetes", "基于Kafka实现消息队列，部署在Kubernetes", "Replaced RabbitMQ with Kafka", "将RabbitMQ替换为Kafka",
           "从单机部署迁移到Kubernetes", "Tuned Redis without downtime", "不停机迁移Redis集群", "没有使用过MongoDB，但熟练使用Redis", "Not only Redis but also Kafka",
           "无缝接入Kafka", "Managed a team of 6 people", "带领8人团队", "Built the payments gateway", "Used Git daily", "为Kafka提交补丁"]
DENIAL = ["No experience with Redis", "计划学习Redis", "没有使用过Redis", "Planning to learn Kafka", "不会Excel", "Never used Docker",
          "缺乏Kubernetes经验", "Want to learn Go", "未参与Redis集群的建设", "最终没有采用Redis", "对标Redis", "Evaluated Kafka but did not adopt it",
          "Unlike Redis, our cache was persistent", "The Redis cluster was run by another team", "Have not worked with Redis or Kafka", "没用过Redis、Kafka和Docker",
          "尚未掌握Kubernetes", "正在学习Go", "打算明年学Kafka", "Hoping to use Kubernetes soon", "将来想做支付", "未带过团队", "没有带领过10人团队",
          "Did not manage people", "Did not use Redis, Kafka, or Docker", "Lacks Redis experience", "Redis (not used in production)", "没有Redis和Kafka的经验"]


def lines_of(text):
    return re.split(r"\r\n|\r|\n", text)


def text_of(path):
    return path.read_bytes().decode("utf-8-sig")


def evidence_of(record):
    """Everything in a record that has a quote."""
    found = [e for kind in ("skills", "domains", "languages") for fact in record[kind] for e in fact["evidence"]]
    return found + record["notCredited"] + record["patents"]["evidence"]


def misplaced(text, places):
    """The first quote that does not stand where it says."""
    lines = lines_of(text)
    for place in places:
        if not 1 <= place["line"] <= len(lines) or place["column"] < 1 or not place["quote"]:
            return place
        start = place["column"] - 1
        if lines[place["line"] - 1][start:start + len(place["quote"])] != place["quote"]:
            return place
    return None


def bare(text):
    """The text without white space and markup."""
    return re.sub(r"[\s*_`#|\\<>]+", "", text)


def facts_of(record):
    """A record without what names its file, and without what the reader had to put up with."""
    facts = {k: v for k, v in record.items() if k != "source"}
    facts["findings"] = [f for f in record["findings"] if f["code"] != "reader"]
    return facts


def months_between(begin, end):
    return {y * 12 + m for y in range(begin[0], end[0] + 1) for m in range(1, 13) if begin <= (y, m) < end}


class Property(Case):
    def parse(self, files):
        """Records by name, of {name: text or bytes}."""
        for name, content in files.items():
            self.write("in/" + name, content)
        result = bole("parse", self.folder / "in", "--format", "jsonl", "--as-of", AS_OF)
        self.assertIn(result.status, (0, 3), result.err)
        records = {record["source"]["path"].rsplit("/", 1)[-1]: record for record in result.lines()}
        self.assertEqual(set(records), set(files))
        return records

    def rank(self, files, role=ROLE):
        """Candidates by name; the criteria of each by id."""
        path = self.write("role.yaml", role)
        for name, content in files.items():
            self.write("in/" + name, content)
        result = bole("rank", path, self.folder / "in", "--format", "json", "--quiet")
        self.assertIn(result.status, (0, 3), result.err)
        found = {}
        for candidate in result.json()["candidates"]:
            candidate["by_id"] = {c["id"]: c for c in candidate["criteria"]}
            found[candidate["source"]["path"].rsplit("/", 1)[-1]] = candidate
        return found

    def assert_quotes(self, name, text, record):
        place = misplaced(text, evidence_of(record))
        if place is not None:
            self.fail(f"{name}: not at its place: {json.dumps(place, ensure_ascii=False)}")

    def assert_same_scores(self, found, twins):
        """Each twin, {name: original}, has its original's points, criterion by criterion."""
        for name, original in twins.items():
            a, b = found[original], found[name]
            points = [(c["id"], x["points"], c["points"]) for c, x in ((c, a["by_id"][c["id"]]) for c in b["criteria"]) if c["points"] != x["points"]]
            self.assertEqual(points, [], f"{name} against {original}: (criterion, before, after)\n{(self.folder / 'in' / name).read_text(encoding='utf-8')}")
            self.assertEqual((a["score"], a["must"]), (b["score"], b["must"]), name)


# ---- made résumés: a list of jobs, and how they are written down ----

SKILLS = {"redis": "Redis", "kafka": "Kafka", "mysql": "MySQL", "docker": "Docker", "python": "Python", "postgresql": "PostgreSQL"}
EMPLOYERS = ["Corvane Systems", "Bluemarsh Software", "Tallowick Data", "Ferngate Networks", "Ostrander Cloud", "Pinnacott Labs"]


class Job:
    def __init__(self, begin, end, employer, internship, skills):
        self.begin, self.end, self.employer, self.internship, self.skills = begin, end, employer, internship, skills  # end None: still there

    def months(self):
        return months_between(self.begin, self.end or TODAY)


def month_after(month, count):
    number = month[0] * 12 + month[1] - 1 + count
    return number // 12, number % 12 + 1


def write_date(month, form):
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    y, m = month
    return [f"{y}.{m:02}", f"{y}-{m:02}", f"{y}/{m}", f"{m:02}/{y}", f"{y}年{m}月", f"{names[m - 1]} {y}"][form]


def write_resume(jobs, form=0):
    present = "至今" if form == 4 else "Present"
    text = "# Robin Tester\n\nrobin@example.com\n"
    for heading, kind in (("Work experience", False), ("Internships", True)):
        chosen = [j for j in jobs if j.internship == kind]
        text += f"\n## {heading}\n" if chosen else ""
        for job in chosen:
            end = present if job.end is None else write_date(job.end, form)
            title = "Engineering Intern" if kind else "Software Engineer"
            text += f"\n### {job.employer} | {title} | {write_date(job.begin, form)} - {end}\n\n"
            text += "".join(f"- Built services with {SKILLS[s]}\n" for s in job.skills) or "- Kept the services running\n"
    return text


def random_jobs(rng):
    jobs = []
    for employer in rng.sample(EMPLOYERS, rng.randint(1, len(EMPLOYERS))):
        begin = (rng.randint(2008, 2023), rng.randint(1, 12))
        end = month_after(begin, rng.randint(1, 60))
        jobs.append(Job(begin, None if end > TODAY else end, employer, rng.random() < 0.2, rng.sample(sorted(SKILLS), rng.randint(0, 3))))
    return sorted(jobs, key=lambda j: j.begin, reverse=True)


def union(jobs):
    return set().union(*(j.months() for j in jobs)) if jobs else set()


class Months(Property):
    def test_unions_are_those_of_a_count_month_by_month(self):
        rng = random.Random(20240601)
        made = {f"r{i:03}.md": random_jobs(rng) for i in range(150)}
        form = {name: rng.randrange(6) for name in made}
        records = self.parse({name: write_resume(jobs, form[name]) for name, jobs in made.items()})
        for name, jobs in made.items():
            record, text = records[name], write_resume(jobs, form[name])
            self.assertEqual(len(record["work"]), len(jobs), text)
            self.assertEqual(record["experience"]["months"], len(union([j for j in jobs if not j.internship])), text)
            months = {s["id"]: s["months"] for s in record["skills"]}
            for skill in SKILLS:
                users = [j for j in jobs if skill in j.skills]
                self.assertEqual(months.get(skill, 0), len(union(users)), f"{skill} in\n{text}")


# ---- the same résumé in other bytes ----


class Twins(Property):
    def test_encodings_and_line_ends_change_no_fact(self):
        files, texts = {}, {}
        for path in resumes():
            text = text_of(path)
            twins = {"crlf": text.replace("\n", "\r\n").encode(), "cr": text.replace("\n", "\r").encode(), "bom": text.encode("utf-8-sig"),
                     "utf16le": b"\xff\xfe" + text.encode("utf-16-le"), "utf16be": b"\xfe\xff" + text.encode("utf-16-be")}
            if path.name.startswith("zh") and text == text.translate(TO_SIMPLIFIED):
                twins["gb18030"] = text.encode("gb18030")
            files["plain-" + path.name] = text
            for kind, content in twins.items():
                files[f"{kind}-{path.name}"] = content
                texts[f"{kind}-{path.name}"] = text
        records = self.parse(files)
        for name, text in texts.items():
            kind, original = name.split("-", 1)
            self.assertEqual(facts_of(records["plain-" + original]), facts_of(records[name]), name)
            self.assert_quotes(name, text, records[name])

    def test_simplified_and_traditional_characters_change_no_fact(self):
        files = {}
        for path in resumes():
            text = text_of(path)
            other = text.translate(TO_SIMPLIFIED if "tw" in path.name else TO_TRADITIONAL)
            if other != text:
                files["a-" + path.name], files["b-" + path.name] = text, other
        self.assertGreater(len(files), 20)
        records = self.parse(files)
        for name in [n for n in files if n.startswith("a-")]:
            a, b = records[name], records["b" + name[1:]]
            self.assertEqual([(s["id"], s["strength"], s["months"], s["monthsPossible"], s["lastUsed"]) for s in a["skills"]],
                             [(s["id"], s["strength"], s["months"], s["monthsPossible"], s["lastUsed"]) for s in b["skills"]], name)
            self.assertEqual(a["experience"], b["experience"], name)
            for kind in ("work", "projects", "education"):
                self.assertEqual([(x["startDate"], x["endDate"], x["line"]) for x in a[kind]], [(x["startDate"], x["endDate"], x["line"]) for x in b[kind]], name)
            for kind in ("domains", "certificates"):
                self.assertEqual([x["id"] for x in a[kind]], [x["id"] for x in b[kind]], name)
            self.assertEqual([(d["id"], d["reason"], d["line"], d["column"]) for d in a["notCredited"]],
                             [(d["id"], d["reason"], d["line"], d["column"]) for d in b["notCredited"]], name)


# ---- damaged résumés ----


class Damage(Property):
    def assert_honest(self, name, text, record):
        self.assert_quotes(name, text, record)
        seen = bare(text)
        for job in record["work"]:
            self.assertIn(bare(job["name"] or ""), seen, f"{name}: an employer that is not there")

    def test_a_cut_invents_nothing(self):
        rng = random.Random(20240602)
        files = {}
        for path in resumes():
            content = path.read_bytes()
            for cut in rng.sample(range(1, len(content)), 16):
                files[f"head{cut:05}-{path.name}"] = content[:cut]
                files[f"tail{cut:05}-{path.name}"] = content[cut:]
        for name, record in self.parse(files).items():
            if "error" in record:
                continue
            try:
                text = files[name].decode()
            except UnicodeDecodeError:  # cut inside a character: read all the same, whatever became of the pieces
                self.assertEqual(record["schema"], "bole/resume/1")
                continue
            self.assert_honest(name, text, record)

    def test_shuffled_lines_are_read_all_the_same(self):
        rng = random.Random(20240603)
        files = {}
        for path in resumes():
            lines = lines_of(text_of(path))
            for i in range(6):
                rng.shuffle(lines)
                files[f"{i}-{path.name}"] = "\n".join(lines)
        for name, record in self.parse(files).items():
            self.assertNotIn("error", record, name)
            self.assert_honest(name, files[name], record)


# ---- what moves a score, and what does not ----


def bullet_of(line):
    return re.match(r"\s*(?:[-*•]\s+|\d+[.)）、]\s*)?", line).group()


def places_for_work(record):
    """Lines (1-based) behind which a sentence is one more about a dated job."""
    return [j["highlights"][-1]["line"] for j in record["work"] if j["highlights"] and j["months"] and not j["internship"]]


def with_line(text, after, line):
    lines = text.split("\n")
    return "\n".join(lines[:after] + [line] + lines[after:])


class Evidence(Property):
    def added(self, sentences, seed):
        """The samples, and each with one of the sentences added to a dated job: files, and {twin: original}."""
        rng = random.Random(seed)
        files = {path.name: text_of(path) for path in resumes()}
        twins = {}
        for name, record in self.parse(files).items():
            for line in places_for_work(record):
                if "|" in files[name].split("\n")[line - 1][:2]:
                    continue  # a table's row takes no bullet
                for i, sentence in enumerate(rng.sample(sentences, 5)):
                    twin = f"{line}-{i}-{name}"
                    files[twin] = with_line(files[name], line, bullet_of(files[name].split("\n")[line - 1]) + sentence)
                    twins[twin] = name
        self.assertGreater(len(twins), 80)
        return files, twins

    def test_more_evidence_never_lowers_a_score(self):
        files, twins = self.added(SUPPORT, 20240604)
        found = self.rank(files)
        gained = 0
        for twin, original in twins.items():
            if original not in found:
                continue
            for criterion in found[twin]["criteria"]:
                before = found[original]["by_id"][criterion["id"]]
                self.assertGreaterEqual(criterion["points"], before["points"], f"{twin}: {criterion['id']}\n{files[twin]}")
            gained += found[twin]["score"] > found[original]["score"]
        self.assertGreater(gained, len(twins) // 2)  # the sentences do say something

    def test_denied_and_planned_mentions_never_raise_a_score(self):
        files, twins = self.added(DENIAL, 20240605)
        found = self.rank(files)
        for twin, original in twins.items():
            if original not in found:
                continue
            for criterion in found[twin]["criteria"]:
                before = found[original]["by_id"][criterion["id"]]
                self.assertLessEqual(criterion["points"], before["points"], f"{twin}: {criterion['id']}\n{files[twin]}")

    def test_repetition_gains_nothing(self):
        files = {path.name: text_of(path) for path in resumes()}
        twins = {}
        for name, record in self.parse(files).items():
            listed = {e["line"] for s in record["skills"] for e in s["evidence"] if e["in"] == "skills"}
            for line in sorted(listed):
                twin = f"{line}-{name}"
                files[twin] = with_line(files[name], line, "\n".join([files[name].split("\n")[line - 1]] * 50))
                twins[twin] = name
        self.assertGreater(len(twins), 15)
        self.assert_same_scores(self.rank(files), twins)


class Person(Property):
    NAMES = {True: ["欧阳文博", "高德", "王总监"], False: ["Ngozi Adeyemi", "June May", "Maria-José O'Neill"]}
    LINES = {True: ["性别：女", "年龄：52岁", "婚姻状况：已婚已育", "民族：回族", "政治面貌：群众", "出生年月：1971.03", "籍贯：新疆", "照片：photo.jpg"],
             False: ["Gender: female", "Age: 52", "Marital status: married, two children", "Date of birth: 14 March 1971", "Nationality: Nigerian",
                     "Religion: none", "Photo: photo.jpg"]}

    def test_another_name_changes_no_score(self):
        files = {path.name: text_of(path) for path in resumes()}
        twins = {}
        for name, record in self.parse(files).items():
            person = record["basics"]["name"]
            if not person:
                continue
            for i, other in enumerate(self.NAMES[any("\u4e00" <= c <= "\u9fff" for c in person)]):
                twins[f"{i}-{name}"] = name
                files[f"{i}-{name}"] = files[name].replace(person, other)
        self.assertGreater(len(twins), 50)
        self.assert_same_scores(self.rank(files), twins)

    def test_personal_lines_change_no_score(self):
        files = {path.name: text_of(path) for path in resumes()}
        twins = {}
        for name, record in self.parse(files).items():
            contact = next((i for i, line in enumerate(lines_of(files[name]), 1) if (record["basics"]["email"] or "138") in line), None)
            if contact is None:  # exports of boards hide who it is
                continue
            for i, line in enumerate(self.LINES[name.startswith("zh")]):
                twins[f"{i}-{name}"] = name
                files[f"{i}-{name}"] = with_line(files[name], contact, line)
        self.assert_same_scores(self.rank(files), twins)

    def test_a_gap_changes_no_score(self):
        rng = random.Random(20240606)
        role = ROLE.replace("\n  - {skill: git, within: 3}", "")  # 'within' asks when
        files, twins = {}, {}
        for i in range(40):
            begin, jobs = (2020, rng.randint(1, 12)), []
            jobs.append(Job(begin, None, EMPLOYERS[0], False, ["redis", "kafka", "python"]))
            for employer in EMPLOYERS[1:rng.randint(2, 5)]:
                end, begin = begin, month_after(begin, -rng.randint(3, 30))
                jobs.append(Job(begin, end, employer, False, rng.sample(sorted(SKILLS), 2)))
            gap, after = rng.randint(3, 24), rng.randint(1, len(jobs) - 1)
            moved = [Job(month_after(j.begin, -gap), month_after(j.end, -gap), j.employer, False, j.skills) for j in jobs[after:]]
            files[f"a{i}.md"], files[f"b{i}.md"] = write_resume(jobs), write_resume(jobs[:after] + moved)
            twins[f"b{i}.md"] = f"a{i}.md"
        self.assert_same_scores(self.rank(files, role), twins)


class Order(Property):
    def test_the_order_of_criteria_and_weights_changes_no_score(self):
        rng = random.Random(20240607)
        groups = {}
        for line in ROLE.split("\n")[3:]:
            if line.endswith(":"):
                groups[line] = []
            elif line:
                groups[list(groups)[-1]].append(line)
        weights = {"skills": 37.5, "experience": 12.125, "domains": 9, "education": 3.3, "languages": 5, "other": 7}
        files = {path.name: text_of(path) for path in resumes()}

        def one():
            heads, pairs = list(groups), list(weights.items())
            rng.shuffle(heads)
            rng.shuffle(pairs)
            text = "\n".join(ROLE.split("\n")[:3]) + "\nweights: {" + ", ".join(f"{k}: {v}" for k, v in pairs) + "}\n"
            for head in heads:
                text += "\n".join([head] + rng.sample(groups[head], len(groups[head]))) + "\n"
            found = self.rank(files, text)
            return {name: (c["rank"], c["score"], c["possible"], c["must"], {i: (x["points"], x["max"], x["state"]) for i, x in c["by_id"].items()})
                    for name, c in found.items()}

        first = one()
        self.assertGreater(len(first), 15)
        for _ in range(4):
            self.assertEqual(first, one())


if __name__ == "__main__":
    program.main()
