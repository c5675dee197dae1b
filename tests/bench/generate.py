#!/usr/bin/env python3
"""Synthetic résumés for the bench: Chinese, English and mixed, 3 to 22 KB of Markdown each, of 22 trades (phrases.py). The same arguments give the same bytes.

    generate.py FOLDER [--count 3000] [--seed 1] [--language zh|en|mixed|all] [--bytes N] [--jsonl FILE]

Nobody in them exists. --jsonl also writes them as JSON lines, {"id": …, "format": "markdown", "text": …}.
"""

import argparse
import json
import pathlib
import random

import phrases

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "子涵雨桐浩然思远嘉怡文博晓明静怡志强雪梅俊杰欣妍宇航若曦国栋海燕"
FIRST = ["Alder", "Brona", "Cassim", "Dorrie", "Elwood", "Farah", "Gideon", "Hester", "Imran", "Junia", "Kofi", "Lenka", "Mirren", "Nadir", "Orla", "Piet"]
LAST = ["Ashdown", "Brackley", "Castellane", "Dunmore", "Eastgate", "Fenwright", "Garside", "Holloway-Brandt", "Iverstone", "Jellicoe", "Kestrel"]
PLACES_ZH = ["杭州", "成都", "武汉", "南京", "西安", "厦门", "苏州", "长沙"]
PLACES_EN = ["Leeds, UK", "Portland, OR", "Utrecht", "Galway", "Porto", "Lyon", "Gdansk", "Tampere"]
FIRMS_ZH = ["云溪", "青柠", "木棉", "蓝岸", "橡果", "灵雀", "极光树", "立方", "星河湾", "远帆", "白鹭", "松果"]
KINDS_ZH = ["科技有限公司", "信息技术有限公司", "数据", "电商", "支付", "软件", "网络科技", "制造集团"]
FIRMS_EN = ["Corvane", "Bluemarsh", "Tallowick", "Ferngate", "Ostrander", "Pinnacott", "Larkspur", "Quillstone", "Marrowby", "Sundale"]
KINDS_EN = ["Systems", "Software Ltd", "Networks", "Labs", "Analytics GmbH", "Logistics", "Cloud, Inc.", "Payments"]
SCHOOLS_ZH = ["珠江信息大学", "湘江理工学院", "东吴开放大学", "川西科技大学"]
SCHOOLS_EN = ["Northmoor University", "University of Eastmere", "Calder Institute of Technology"]

def month(number, style):
    y, m = divmod(number, 12)
    short = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][m]
    full = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][m]
    return [f"{y}.{m + 1:02}", f"{y}年{m + 1}月", f"{y}/{m + 1:02}", f"{y}-{m + 1:02}", f"{short} {y}", f"{m + 1:02}/{y}", f"{full} {y}", f"{y}-{m + 1:02}"][style]


class Writer:
    """One résumé. chinese: its frame; mixed ones have Chinese heads and some English lines."""

    def __init__(self, rng, language, size):
        self.rng, self.language, self.size = rng, language, size
        self.chinese = language != "en"
        self.style = rng.randrange(4) + (0 if self.chinese else 4)
        self.layout = rng.choice(("bullets", "bullets", "numbers", "prose"))
        self.out, self.len = [], 0
        self.trade = self.of(phrases.TRADES_ZH, phrases.TRADES_EN)
        self.other = rng.choice(phrases.TRADES_EN) if language == "mixed" else self.trade
        self.titles, self.skills, self.things = self.trade

    def say(self, line=""):
        self.out.append(line)
        self.len += len(line.encode()) + 1

    def of(self, zh, en):
        return self.rng.choice(zh if self.chinese else en)

    def period(self, begin, end):
        now = self.of(("至今", "现在"), ("Present", "present", "now"))
        dash = self.of((" - ", "-", "~", " 至 "), (" - ", " – ", " to "))
        return f"{month(begin, self.style)}{dash}{now if end is None else month(end, self.style)}"

    def sentence(self):
        rng = self.rng
        english = not self.chinese or (self.language == "mixed" and rng.random() < 0.35)
        _, skills, things = self.other if english and self.chinese else self.trade
        a, b = rng.sample(skills, 2)
        heads, ways, ends, others, teams = (
            (phrases.HEADS_EN, phrases.WAYS_EN, phrases.ENDS_EN, phrases.OTHERS_EN, phrases.TEAMS_EN)
            if english
            else (phrases.HEADS_ZH, phrases.WAYS_ZH, phrases.ENDS_ZH, phrases.OTHERS_ZH, phrases.TEAMS_ZH)
        )
        if rng.random() < 0.25:
            form = rng.choice(others)
        else:
            form = rng.choice(heads) + (rng.choice(ways) if rng.random() < 0.7 else "") + (rng.choice(ends) if rng.random() < 0.7 else "")
        said = form.format(thing=rng.choice(things), a=a, b=b, team=rng.choice(teams), n=rng.randint(3, 60), d=rng.randint(2, 9))
        return said + (". " if english else "。")

    def lines(self, until):
        """Sentences up to so many bytes, in the layout of this person."""
        number = 1
        while self.len < until:
            if self.layout == "prose":
                self.say("".join(self.sentence() for _ in range(self.rng.randint(2, 5))).rstrip())
                self.say()
            else:
                text = "".join(self.sentence() for _ in range(self.rng.choice((1, 1, 2)))).rstrip(" 。." if self.rng.random() < 0.5 else " ")
                self.say((f"{number}. " if self.layout == "numbers" else "- ") + text)
            number += 1

    def head(self, number):
        rng = self.rng
        name = rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, 2)) if self.chinese else f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        self.say(f"# {name}")
        self.say()
        phone, mail, place = f"138-0000-{number % 10000:04}", f"person{number}@example.com", self.of(PLACES_ZH, PLACES_EN)
        self.say(f"电话：{phone} ｜ 邮箱：{mail} ｜ 现居：{place}" if self.chinese else f"{mail} | {phone} | {place}")
        if self.chinese and rng.random() < 0.5:
            self.say()
            self.say(f"求职意向：{rng.choice(self.titles)} ｜ 期望城市：{rng.choice(PLACES_ZH)} ｜ 到岗时间：一个月内")

    def section(self, zh, en):
        self.say()
        self.say("## " + self.of(zh, en))
        self.say()

    def summary(self):
        rng = self.rng
        self.section(("自我评价", "个人优势"), ("Summary", "Profile", "About me"))
        a, b, c = rng.sample(self.skills, 3)
        parts = rng.sample(phrases.SUMMARY_ZH if self.chinese else phrases.SUMMARY_EN, 3)
        said = [part.format(title=rng.choice(self.titles), years=rng.randint(2, 18), a=a, b=b, c=c, thing=rng.choice(self.things), d=rng.randint(3, 12)) for part in parts]
        self.say("。".join(said) + "。" if self.chinese else " ".join(said))

    def career(self):
        rng = self.rng
        end, at = None, 2024 * 12 + 5
        self.section(("工作经历", "工作经验"), ("Work experience", "Experience", "Employment history"))
        budget = self.size * 0.78
        jobs = rng.randint(2, 5)
        for job in range(jobs):
            begin = at - rng.randint(8, 48)
            firm = f"{self.of(FIRMS_ZH, FIRMS_EN)}{'' if self.chinese else ' '}{self.of(KINDS_ZH, KINDS_EN)}"
            title, period = rng.choice(self.titles), self.period(begin, end)
            self.say(rng.choice((f"### {firm} | {title} | {period}", f"### {firm}\n\n**{title}** ({period})", f"**{period}  {firm}  {title}**")))
            self.say()
            self.lines(self.len + (budget - self.len) / (jobs - job))
            self.say()
            if rng.random() < 0.6:
                self.say(("技术栈：" if self.chinese else "Tools: ") + ("、" if self.chinese else ", ").join(rng.sample(self.skills, min(6, len(self.skills)))))
                self.say()
            end = at = begin - rng.choice((0, 0, 1, 4))
        self.begin = at

    def projects(self):
        rng = self.rng
        self.section(("项目经历", "项目经验"), ("Projects", "Selected projects"))
        while self.len < self.size * 0.93:
            begin = self.begin + rng.randint(0, 40)
            self.say(f"### {self.of(phrases.PROJECTS_ZH, phrases.PROJECTS_EN)} ({self.period(begin, begin + rng.randint(2, 9))})")
            self.say()
            self.lines(min(self.len + self.size * 0.08, self.size * 0.93))
            self.say()

    def list_skills(self):
        self.section(("专业技能", "技能特长"), ("Skills", "Technical skills", "Key skills"))
        form = self.rng.randrange(3)
        if form == 0:
            self.say(("、" if self.chinese else ", ").join(self.skills))
        elif form == 1:
            for skill in self.skills[:8]:
                self.say("- " + (self.of(("熟练掌握", "熟悉", "了解"), ()) if self.chinese else "") + skill)
        else:
            self.say("| 技能 | 程度 |\n|---|---|" if self.chinese else "| Skill | Level |\n|---|---|")
            for skill in self.skills[:8]:
                self.say(f"| {skill} | {self.of(('精通', '熟练', '了解'), ('expert', 'advanced', 'basic'))} |")

    def rest(self):
        rng = self.rng
        self.section(("教育背景", "教育经历"), ("Education",))
        begin = self.begin - 48
        degrees_zh = ("本科 | 软件工程", "本科 | 会计学", "硕士 | 机械工程", "大专 | 市场营销")
        degrees_en = ("BSc Computer Science", "BA Economics", "MEng Mechanical Engineering", "Diploma of Nursing")
        school, degree = self.of(SCHOOLS_ZH, SCHOOLS_EN), self.of(degrees_zh, degrees_en)
        self.say(f"{self.period(begin, begin + 45)} | {school} | {degree}")
        if rng.random() < 0.5:
            self.section(("证书", "获奖与证书"), ("Certificates", "Awards and certificates"))
            for paper in rng.sample(phrases.PAPERS_ZH + phrases.PRIZES_ZH if self.chinese else phrases.PAPERS_EN + phrases.PRIZES_EN, 2):
                self.say(f"- {paper}, {rng.randint(2008, 2023)}")
        self.section(("语言能力",), ("Languages",))
        spoken_zh = ("英语六级（532），可阅读英文文档", "英语四级，日常交流", "英语流利，日语N2")
        spoken_en = ("English (native), German (B1)", "English – fluent, Spanish – basic", "Polish (native), English (C1)")
        self.say(self.of(spoken_zh, spoken_en))

    def text(self, number):
        self.head(number)
        early = self.rng.random() < 0.4
        if self.rng.random() < 0.6:
            self.summary()
        if early:
            self.list_skills()
        self.career()
        self.projects()
        if not early:
            self.list_skills()
        self.rest()
        return "\n".join(self.out) + "\n"


def make(seed, number, language, size):
    rng = random.Random(seed * 1000003 + number)
    if language == "all":
        language = rng.choices(("en", "zh", "mixed"), (55, 30, 15))[0]
    if size is None:
        size = int(min(22000, max(3000, rng.lognormvariate(8.95, 0.45))))
    return Writer(rng, language, size).text(number)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=("zh", "en", "mixed", "all"), default="all")
    parser.add_argument("--bytes", type=int)
    parser.add_argument("--jsonl", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    lines = arguments.jsonl.open("w", encoding="utf-8") if arguments.jsonl else None
    for number in range(arguments.count):
        text = make(arguments.seed, number, arguments.language, arguments.bytes)
        (arguments.folder / f"r{number:06}.md").write_text(text, encoding="utf-8", newline="\n")
        if lines:
            lines.write(json.dumps({"id": number, "format": "markdown", "text": text}, ensure_ascii=False) + "\n")
    if lines:
        lines.close()


if __name__ == "__main__":
    main()
