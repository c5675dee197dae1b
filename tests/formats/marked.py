"""Résumés with the marks that job boards print across them, seeded: each is given with and without its marks, so that both can be held against each other."""
import random

import rawpdf

BOARDS = ["BOSS Zhipin 8812", "liepin.com", "zhaopin 2024-05-11", "51job.com 前程无忧", "猎聘 liepin.com", "智联招聘 13800000000", "BOSS直聘", "拉勾招聘"]
LABELS = ["内部资料 请勿外传", "CONFIDENTIAL", "仅供招聘使用", "For recruiting only"]
PEOPLE = ["沈一川", "陆知微", "韩望舒", "顾南乔", "许清如"]
FIRMS = ["蓉桥科技有限公司", "岷江信息技术有限公司", "锦里软件有限公司", "云杉日化股份有限公司", "恒砚软件有限公司"]
TITLES = ["后端工程师", "测试工程师", "产品经理", "数据分析师", "项目经理"]
WORK = ["负责订单系统开发，使用 Java 与 MySQL", "用 Python 编写数据报表，每日处理 20 万条记录", "参与需求评审与验收，使用 Jira 跟踪问题", "维护 Linux 服务器与监控告警", "编写接口文档与单元测试"]
ENGLISH = [["Ran 900 nodes of Kubernetes; wrote operators in Go", "Cut build times from 40 to 6 minutes"], ["Automated 300 Debian servers with Ansible", "Trained twelve colleagues in Git"]]


def is_ascii(text):
    return all(ord(c) < 128 for c in text)


def words(text, x, y, size=10):
    return rawpdf.line(text, x, y, size) if is_ascii(text) else rawpdf.han(text, x, y, size)


def chinese(luck):
    year = luck.randrange(2012, 2018)
    middle = year + luck.randrange(2, 5)
    firms = luck.sample(FIRMS, 2)
    lines = [(luck.choice(PEOPLE), 20), (f"电话：138-0000-{luck.randrange(1000, 9999)}    邮箱：cand{luck.randrange(100)}@example.com", 10), ("工作经历", 14),
             (f"{middle}.0{luck.randrange(1, 9)} - 至今    {firms[0]}    {luck.choice(TITLES)}", 10), (luck.choice(WORK), 10), (luck.choice(WORK), 10),
             (f"{year}.07 - {middle}.01    {firms[1]}    {luck.choice(TITLES)}", 10), (luck.choice(WORK), 10), ("教育经历", 14),
             (f"{year - 4}.09 - {year}.06    浙江工业大学    本科    软件工程", 10), ("专业技能", 14), ("Java、Python、MySQL、Linux", 10)]
    return [(text, size, "F3") for text, size in lines]


def english(luck):
    year = luck.randrange(2012, 2019)
    return [("Ann Weaver", 20, "F2"), ("ann.weaver@example.com | +1 555 010 0199 | Portland, OR", 10, "F1"), ("Experience", 14, "F2"),
            (f"Bluefen Systems, Staff Engineer, 03/{year} - Present", 10, "F1"), (luck.choice(ENGLISH[0]), 10, "F1"),
            (f"Larkspur Hosting, Systems Engineer, 01/{year - 4} - 02/{year}", 10, "F1"), (luck.choice(ENGLISH[1]), 10, "F1"), ("Education", 14, "F2"),
            (f"B.S. Computer Science, University of Oregon, {year - 8} - {year - 4}", 10, "F1"), ("Skills", 14, "F2"), ("Go, Python, Kubernetes, Ansible, PostgreSQL", 10, "F1")]


def token(luck):
    return "".join(luck.choice("0123456789abcdef") for _ in range(luck.choice((18, 24, 32)))) + luck.choice(("~~", "~", ""))


def turned(text, x, y, size, cosine, sine):
    show = b"(%s)" % rawpdf.escape(text) if is_ascii(text) else b"<%s>" % text.encode("utf-16-be").hex().encode()
    return b"BT /%s %d Tf %.3f %.3f %.3f %.3f %d %d Tm %s Tj ET\n" % (b"F1" if is_ascii(text) else b"F3", size, cosine, sine, -sine, cosine, x, y, show)


def tiles(luck, baselines):
    """The same words again and again, slanted."""
    text, grey = luck.choice(BOARDS + LABELS), luck.choice((0.7, 0.8, 0.9))
    cosine, sine = luck.choice(((0.707, 0.707), (0.866, 0.5), (0.94, -0.34)))
    out = b"".join(turned(text, x, y, luck.choice((14, 22, 30)), cosine, sine) for x in range(40, 560, 190) for y in range(60, 800, 170))
    return b"%.2f g\n" % grey + out + b"0 g\n"


def edges(luck, baselines):
    """A board's name or number up and down the margins."""
    text = luck.choice(BOARDS + [token(luck)])
    return b"0.6 g\n" + turned(text, luck.choice((14, 585)), 300, 8, 0, 1) + turned(text, luck.choice((20, 580)), 700, 8, 0, -1) + b"0 g\n"


def across(luck, baselines):
    """Half transparent words over the text, from left to right."""
    text = luck.choice(LABELS + BOARDS)
    return b"q /G3 gs 0.5 g\n" + b"".join(words(text, x, y, 18) for x, y in ((90, 610), (260, 420), (120, 230), (300, 690))) + b"Q\n"


def numbers(luck, baselines):
    """A number at the lower or the upper edge of each page."""
    return b"0.75 g\n" + rawpdf.line(token(luck), 60, luck.choice((12, 828)), 6) + b"0 g\n"


def feet(luck, baselines):
    return b"0.5 g\n" + words(luck.choice([b for b in BOARDS if "2024" not in b]), 240, luck.choice((16, 824)), 8) + b"0 g\n"


def between(luck, baselines):
    """A number over and over, in white, small, and in the middle of the lines."""
    text = token(luck) if luck.random() < 0.7 else "~~" + token(luck)
    return b"1 g\n" + b"".join(rawpdf.line(text, 62 + 37 * i, baselines[i % len(baselines)], luck.choice((1, 2, 4))) for i in range(luck.randrange(3, 11))) + b"0 g\n"


def stamp(luck, baselines):
    """A pale picture over the text."""
    return b"q /G3 gs 300 0 0 120 150 %d cm /I1 Do Q\n" % luck.randrange(100, 600)


MARKS = (tiles, edges, across, numbers, feet, between, stamp)


def pair(seed):
    """(with marks, without, what both say line by line): one or two pages, and one to three kinds of marks before or behind the text."""
    luck = random.Random(seed)
    lines = chinese(luck) if luck.random() < 0.7 else english(luck)
    cut = luck.choice((len(lines), len(lines), 6))
    pages, marked = [], []
    marks = [(luck.choice(MARKS), luck.random() < 0.5, luck.randrange(1 << 30)) for _ in range(luck.randrange(1, 4))]
    for part in filter(None, (lines[:cut], lines[cut:])):
        y, text, baselines = 800, b"", []
        for line, size, font in part:
            y -= size + 9
            baselines.append(y)
            text += rawpdf.han(line, 60, y, size) if font == "F3" else rawpdf.line(line, 60, y, size, font)
        drawn = [(kind(random.Random(own), baselines), before) for kind, before, own in marks]
        pages.append(text)
        marked.append(b"".join(d for d, before in drawn if before) + text + b"".join(d for d, before in drawn if not before))
    return rawpdf.document(marked), rawpdf.document(pages), [text for text, _, _ in lines]
