#!/usr/bin/env python3
"""Synthetic résumés for the bench: Chinese, English and mixed, 3 to 22 KB of Markdown each. The same arguments give the same bytes.

    generate.py FOLDER [--count 3000] [--seed 1] [--language zh|en|mixed|all] [--bytes N] [--jsonl FILE]

Nobody in them exists. --jsonl also writes them as JSON lines, {"id": …, "format": "markdown", "text": …}.
"""

import argparse
import json
import pathlib
import random

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

# title, skills that go with it
WORK_ZH = [
    ("Java开发工程师", ["Java", "Spring Boot", "MySQL", "Redis", "Kafka", "Dubbo", "Elasticsearch", "RocketMQ", "Docker", "Kubernetes", "Netty", "MyBatis"]),
    ("数据分析师", ["SQL", "Python", "Hive", "Tableau", "Excel", "Spark", "A/B测试", "数据仓库", "Flink", "ClickHouse"]),
    ("前端开发工程师", ["JavaScript", "TypeScript", "Vue", "React", "Webpack", "Node.js", "小程序", "CSS", "Vite"]),
    ("产品经理", ["需求分析", "Axure", "用户研究", "项目管理", "数据分析", "竞品分析", "SQL", "Figma"]),
    ("财务主管", ["总账", "合并报表", "增值税申报", "用友U8", "金蝶K/3", "Excel", "成本核算", "预算管理"]),
]
WORK_EN = [
    ("Senior Backend Engineer", ["Go", "PostgreSQL", "Kafka", "gRPC", "Kubernetes", "Terraform", "Redis", "AWS", "Java", "Docker", "Prometheus"]),
    ("Data Analyst", ["SQL", "Python", "Tableau", "dbt", "BigQuery", "Airflow", "Looker", "Excel", "pandas", "Snowflake"]),
    ("Frontend Developer", ["React", "TypeScript", "JavaScript", "CSS", "GraphQL", "Webpack", "Jest", "Next.js", "Vue.js"]),
    ("Site Reliability Engineer", ["Linux", "Ansible", "Prometheus", "Grafana", "Python", "Bash", "Kubernetes", "Nginx", "Terraform"]),
    ("Supply Chain Manager", ["SAP", "Excel", "procurement", "inventory management", "Power BI", "forecasting", "Lean Six Sigma"]),
]
LINES_ZH = [
    "负责{0}相关模块的设计与开发，使用{1}支撑日均{n}万次请求，可用性达到99.9{d}%",
    "主导{0}改造项目，将核心流程的平均耗时由{n}0ms降低到{d}0ms，线上故障同比下降{n}%",
    "基于{0}和{1}搭建内部平台，服务{n}个业务团队，节省人力约{d}人月",
    "带领{d}人小组完成{0}的落地，制定规范并组织评审，推动跨部门协作",
    "与测试、运维同学配合排查线上问题，沉淀文档{n}篇，参与{1}方案的评审",
    "对比过多种方案后采用{0}，没有使用自研组件；后续计划引入{1}做进一步优化",
    "参与需求评审和排期，独立完成从方案设计、编码、联调到上线的全流程",
]
LINES_EN = [
    "Designed and built services with {0} and {1} that handle {n},000 requests a minute at 99.9{d}% availability",
    "Led a team of {d} to migrate the reporting pipeline to {0}, cutting the nightly run from {n}0 to {d}0 minutes",
    "Introduced {0} alongside {1} and wrote the guidelines that {n} teams now follow; mentored {d} junior colleagues",
    "Worked closely with product and support to plan releases; evaluated {0} but did not adopt it for cost reasons",
    "Reduced cloud spend by {n}% through profiling, caching and a careful review of what nobody used any more",
    "Owned the roadmap of the {0} platform, presented the results to management each quarter, and hired {d} people",
    "Maintained the legacy system while its replacement on {1} was rolled out to {n} sites without downtime",
]


def month(number, style):
    y, m = divmod(number, 12)
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return [f"{y}.{m + 1:02}", f"{y}年{m + 1}月", f"{names[m]} {y}", f"{m + 1:02}/{y}"][style]


class Writer:
    """One résumé. chinese: its frame; mixed ones have Chinese heads and some English lines."""

    def __init__(self, rng, language, size):
        self.rng, self.language, self.size = rng, language, size
        self.chinese = language != "en"
        self.style = rng.choice((0, 1)) if self.chinese else rng.choice((2, 3))
        self.out, self.len = [], 0

    def say(self, line=""):
        self.out.append(line)
        self.len += len(line.encode()) + 1

    def of(self, zh, en):
        return self.rng.choice(zh if self.chinese else en)

    def period(self, begin, end):
        now = "至今" if self.chinese else "Present"
        return f"{month(begin, self.style)} - {now if end is None else month(end, self.style)}"

    def bullet(self, skills):
        lines = LINES_EN if self.language == "en" or (self.language == "mixed" and self.rng.random() < 0.4) else LINES_ZH
        a, b = self.rng.sample(skills, 2)
        self.say("- " + self.rng.choice(lines).format(a, b, n=self.rng.randint(3, 60), d=self.rng.randint(2, 9)))

    def head(self, number):
        rng = self.rng
        name = rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, 2)) if self.chinese else f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        self.say(f"# {name}")
        self.say()
        phone, mail, place = f"138-0000-{number % 10000:04}", f"person{number}@example.com", self.of(PLACES_ZH, PLACES_EN)
        self.say(f"电话：{phone} ｜ 邮箱：{mail} ｜ 现居：{place}" if self.chinese else f"{mail} | {phone} | {place}")

    def section(self, zh, en):
        self.say()
        self.say("## " + (zh if self.chinese else en))
        self.say()

    def career(self):
        rng = self.rng
        title, skills = self.of(WORK_ZH, WORK_EN)
        self.used = skills
        end, at = None, 2024 * 12 + 5
        self.section("工作经历", "Work experience")
        budget = self.size * 0.8
        jobs = rng.randint(2, 5)
        for job in range(jobs):
            begin = at - rng.randint(8, 48)
            firm = f"{self.of(FIRMS_ZH, FIRMS_EN)}{'' if self.chinese else ' '}{self.of(KINDS_ZH, KINDS_EN)}"
            self.say(f"### {firm} | {title} | {self.period(begin, end)}")
            self.say()
            share = self.len + (budget - self.len) / (jobs - job)
            while self.len < share:
                self.bullet(skills)
            self.say()
            self.say(("技术栈：" if self.chinese else "Stack: ") + ", ".join(rng.sample(skills, min(5, len(skills)))))
            self.say()
            end = at = begin - rng.choice((0, 0, 1, 4))
        self.begin = at

    def rest(self):
        rng = self.rng
        self.section("项目经历", "Projects")
        while self.len < self.size * 0.95:
            begin = self.begin + rng.randint(0, 40)
            self.say(f"### {'交易中台升级' if self.chinese else 'Warehouse of events'} ({self.period(begin, begin + rng.randint(2, 9))})")
            self.say()
            for _ in range(4):
                self.bullet(self.used)
            self.say()
        self.section("教育背景", "Education")
        begin = self.begin - 48
        school, degree = self.of(SCHOOLS_ZH, SCHOOLS_EN), "本科 | 软件工程" if self.chinese else "BSc Computer Science"
        self.say(f"{self.period(begin, begin + 45)} | {school} | {degree}")
        self.section("专业技能", "Skills")
        self.say(", ".join(self.used))
        self.section("语言能力", "Languages")
        self.say("英语六级（532），可阅读英文文档" if self.chinese else "English (native), German (B1)")

    def text(self, number):
        self.head(number)
        self.career()
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
