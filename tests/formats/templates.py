"""One résumé in the many ways in which people lay out a DOCX: TEMPLATES maps a name to a function (person, language) -> bytes; truth() is the Markdown of the same.

    tests/formats/templates.py TARGET        writes all of them, and truth.en.md and truth.zh.md
"""
import io
import pathlib
import re
import sys
import zipfile
from xml.sax.saxutils import escape

import make
import markdown

# ---- people who do not exist ----

EN = {"name": "Olivia Hartman", "title": "Senior Data Engineer", "phone": "+1 415-555-0134", "email": "olivia.hartman@example.com", "city": "Seattle, WA",
      "summary": "Data engineer with eight years of experience in building batch and streaming pipelines.",
      "work": [("Northwind Analytics", "Senior Data Engineer", "Mar 2019", "Present", "Seattle, WA",
                ["Built streaming pipelines with Apache Kafka and Apache Flink serving 40 teams.", "Led a team of 5 engineers and cut cloud cost by 30%.",
                 "Moved 200 reports from Oracle to Snowflake."]),
               ("Bluefin Software Inc.", "Data Engineer", "Jul 2015", "Feb 2019", "Portland, OR",
                ["Wrote ETL jobs in Python and Apache Airflow.", "Maintained a PostgreSQL warehouse of 12 TB."]),
               ("Cedar Retail Group", "Junior Analyst", "Jun 2013", "Jun 2015", "Portland, OR",
                ["Prepared weekly sales dashboards in Tableau.", "Automated reports with SQL and Excel."])],
      "edu": [("University of Washington", "Computer Science", "Master of Science", "2011", "2013"),
              ("Oregon State University", "Mathematics", "Bachelor of Science", "2007", "2011")],
      "skills": ["Python", "SQL", "Apache Kafka", "Apache Flink", "Snowflake", "Docker", "Kubernetes"],
      "languages": ["English (native)", "German (B2)"], "certificates": ["AWS Certified Solutions Architect"]}
ZH = {"name": "林书瑶", "title": "财务主管", "phone": "138-0000-4521", "email": "lin.shuyao@example.com", "city": "杭州",
      "summary": "八年制造业财务经验，熟悉全盘账务、成本核算与税务筹划。",
      "work": [("杭州云帆精密制造有限公司", "财务主管", "2019.03", "至今", "杭州",
                ["负责公司全盘账务处理与月度财务报表编制。", "带领5人团队完成金蝶K3向SAP的切换。", "推动成本核算细化，年度降本12%。"]),
               ("宁波海曙进出口有限公司", "总账会计", "2015.07", "2019.02", "宁波", ["负责出口退税申报与增值税纳税申报。", "使用用友U8管理应收应付账款。"]),
               ("绍兴越城纺织有限公司", "出纳", "2013.07", "2015.06", "绍兴", ["办理现金收付与银行结算业务。", "协助编制资金日报表。"])],
      "edu": [("浙江工商大学", "会计学", "本科", "2009.09", "2013.06")],
      "skills": ["Excel", "SAP", "金蝶", "用友", "成本核算"], "languages": ["英语（CET-6）"], "certificates": ["中级会计师"]}
PEOPLE = {"en": EN, "zh": ZH}
HEADS = {"en": {"contact": "Contact", "summary": "Summary", "work": "Work Experience", "edu": "Education", "skills": "Skills", "languages": "Languages",
                "certificates": "Certifications"},
         "zh": {"contact": "联系方式", "summary": "自我评价", "work": "工作经历", "edu": "教育背景", "skills": "专业技能", "languages": "语言能力", "certificates": "证书"}}
SECTIONS = ("summary", "work", "edu", "skills", "languages", "certificates")


def period(begin, end, language):
    return f"{begin} – {end}" if language == "en" else f"{begin}-{end}"


def dates(entry, language):
    return period(entry[2], entry[3], language) if len(entry) == 6 else period(entry[3], entry[4], language)


def listed(words, language):
    return (", " if language == "en" else "、").join(words)


def contact(person):
    return " | ".join((person["phone"], person["email"], person["city"]))


def truth(person, language):
    heads = HEADS[language]
    out = [f"# {person['name']}", "", person["title"], "", contact(person), "", f"## {heads['summary']}", "", person["summary"], "", f"## {heads['work']}", ""]
    for job in person["work"]:
        out += [f"**{job[0]}**  {job[1]}  {dates(job, language)}", ""] + [f"- {point}" for point in job[5]] + [""]
    out += [f"## {heads['edu']}", ""]
    for school in person["edu"]:
        out += [f"{school[0]}  {school[1]}  {school[2]}  {dates(school, language)}", ""]
    out += [f"## {heads['skills']}", "", listed(person["skills"], language), ""]
    for section in ("languages", "certificates"):
        out += [f"## {heads[section]}", ""] + [f"- {item}" for item in person[section]] + [""]
    return "\n".join(out)


# ---- WordprocessingML ----

NAMESPACES = (make.NAMESPACES + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
              ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
              ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
              ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"')


def r(text, *, bold=False, italic=False, size=None, font=None, color=None):
    """A run; tabs in its text are tabs."""
    look = (f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/>' if font else "") + "<w:b/>" * bold + "<w:i/>" * italic
    look += (f'<w:color w:val="{color}"/>' if color else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    body = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t"))
    return f'<w:r>{"<w:rPr>" + look + "</w:rPr>" if look else ""}{body}</w:r>'


def p(*runs, style=None, numbers=None, properties=""):
    """A paragraph of runs, or of texts."""
    body = "".join(run if run.startswith("<") else r(run) for run in runs)
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + \
        (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbers}"/></w:numPr>' if numbers else "") + properties
    return f'<w:p>{"<w:pPr>" + properties + "</w:pPr>" if properties else ""}{body}</w:p>'


BREAK = "<w:r><w:br/></w:r>"


def cell(body, span=None, merged=None):
    """merged: True begins a cell over several rows, False goes on with it."""
    properties = '<w:tcW w:w="2000" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span else "")
    properties += "" if merged is None else '<w:vMerge w:val="restart"/>' if merged else "<w:vMerge/>"
    return f'<w:tc><w:tcPr>{properties}</w:tcPr>{body or "<w:p/>"}</w:tc>'


def row(*cells):
    return "<w:tr>" + "".join(c if c.startswith("<w:tc>") else cell(c if c.startswith("<") else p(c)) for c in cells) + "</w:tr>"


def table(*rows):
    return '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>' + "".join(rows) + "</w:tbl>"


def part(kind, body):
    return f'<?xml version="1.0"?><w:{kind} {NAMESPACES}>{body}</w:{kind}>'


def docx(body, *, links=(), extra=None, relations=(), section=""):
    own = [(kind, kind, kind + ".xml", False) for kind in ("styles", "numbering")] + [(f"link{i + 1}", "hyperlink", link, True) for i, link in enumerate(links)]
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>'
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}{page}</w:sectPr></w:body></w:document>'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    kinds = {"word/styles.xml": "styles", "word/numbering.xml": "numbering"} | {name: {"h": "header", "f": "footer"}.get(name[5]) for name in extra or {}}
    types = "".join(f'<Override PartName="/{name}" ContentType="{office}{kind}+xml"/>' for name, kind in kinds.items() if kind)
    types = '<Default Extension="mht" ContentType="message/rfc822"/><Default Extension="html" ContentType="text/html"/>' + types
    return make.package({"[Content_Types].xml": make.TYPES.replace("</Types>", types + "</Types>"),
                         "_rels/.rels": make.relationships([("main", "officeDocument", "word/document.xml", False)]), "word/document.xml": document,
                         "word/_rels/document.xml.rels": make.relationships(own + list(relations)), "word/styles.xml": make.STYLES,
                         "word/numbering.xml": make.NUMBERING} | (extra or {}))


def shape_id(content, *place):
    return sum(map(ord, content)) * 31 % 100000 + sum(place) % 1000 + 1


def box(content, x, y, width=3000000, height=500000, *, counted_from="page", fallback=True, fill="<a:noFill/>"):
    """A text box of today, with the old one beside it for old programs. Lengths in 1/914400 inch."""
    number = shape_id(content, x, y)
    column = "page" if counted_from == "page" else "column"
    shape = (f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
             f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{column}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
             f'<wp:positionV relativeFrom="{counted_from}"><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>'
             f'<wp:docPr id="{number}" name="Box {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
             f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</wps:spPr>'
             f'<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>')
    old = f"<mc:Fallback>{old_shape(content, x, y, width, height)}</mc:Fallback>" if fallback else ""
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>{old}</mc:AlternateContent></w:r>'


def old_shape(content, x, y, width, height):
    place = f"margin-left:{x / 12700:.1f}pt;margin-top:{y / 12700:.1f}pt;width:{width / 12700:.0f}pt;height:{height / 12700:.0f}pt"
    return (f'<w:pict><v:shape id="_x{shape_id(content, x, y)}" type="#_x0000_t202" style="position:absolute;left:0;text-align:left;{place};z-index:1;mso-position-horizontal-relative:page;'
            f'mso-position-vertical-relative:page" filled="f" stroked="f"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>')


def old_box(content, x, y, width, height):
    return f"<w:r>{old_shape(content, x, y, width, height)}</w:r>"


# ---- pieces of a résumé ----

def head_style(text):
    return p(text, style="h1")


def head_bold(text):
    return p(r(text, bold=True, size=28), properties='<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>')


def bullets(points):
    return "".join(p(point, numbers=1) for point in points)


def job_line(job, language):
    return p(r(job[0], bold=True), r(f"\t{job[1]}\t{dates(job, language)}"))


def school_line(school, language):
    return p("\t".join(school[:3]) + "\t" + dates(school, language))


def body_of(section, person, language, job=job_line, points=bullets):
    if section == "summary":
        return p(person["summary"])
    if section == "work":
        return "".join(job(entry, language) + points(entry[5]) for entry in person["work"])
    if section == "edu":
        return "".join(school_line(school, language) for school in person["edu"])
    return p(listed(person["skills"], language)) if section == "skills" else bullets(person[section])


def some(sections, person, language, head=head_bold, **how):
    return "".join(head(HEADS[language][section]) + body_of(section, person, language, **how) for section in sections)


def name_line(person):
    return p(r(person["name"], bold=True, size=40))


def top(person):
    return name_line(person) + p(person["title"]) + p(contact(person))


def stacked(person):
    return name_line(person) + p(person["title"]) + p(person["phone"]) + p(person["email"]) + p(person["city"])


def whole(person, language, head=head_bold, begin=None, **how):
    return (top(person) if begin is None else begin) + some(SECTIONS, person, language, head, **how)


MAIN, SIDE = SECTIONS[:3], SECTIONS[3:]
TEMPLATES = {}


def template(make_it):
    TEMPLATES[make_it.__name__] = make_it
    return make_it


# ---- headings, heads of jobs, bullets ----

@template
def heading_styles(person, language):
    return docx(whole(person, language, head_style))


@template
def heads_bold(person, language):
    return docx(whole(person, language))


@template
def heads_in_capitals(person, language):
    return docx(whole(person, language, lambda text: p(r(text.upper(), bold=True, color="1F4E79"))))


@template
def heads_spaced(person, language):
    return docx(whole(person, language, lambda text: p(r(" ".join(text.upper()), bold=True))))


@template
def heads_numbered(person, language):
    return docx(whole(person, language, lambda text: p(r(text, bold=True), numbers=2)))


@template
def heads_numbered_by_style(person, language):
    return docx(whole(person, language, lambda text: p(r(text, bold=True), style="h1", numbers=2)))


@template
def job_on_two_lines(person, language):
    return docx(whole(person, language, job=lambda j, l: p(r(j[0], bold=True), r("\t" + dates(j, l))) + p(r(j[1], italic=True), r("\t" + j[4]))))


@template
def position_first(person, language):
    return docx(whole(person, language, job=lambda j, l: p(r(j[1], bold=True), r("\t" + dates(j, l))) + p(r(j[0], italic=True), r(", " + j[4]))))


@template
def dates_on_their_line(person, language):
    return docx(whole(person, language, job=lambda j, l: p(r(j[1], bold=True)) + p(j[0]) + p(dates(j, l))))


@template
def dates_first(person, language):
    return docx(whole(person, language, job=lambda j, l: p(f"{dates(j, l)}\t{j[0]}\t{j[1]}")))


@template
def soft_breaks(person, language):
    def job(j, l):
        return p(r(j[0], bold=True), BREAK, r(j[1]), BREAK, r(dates(j, l)), BREAK, *(run for point in j[5] for run in (r("• " + point), BREAK)))
    return docx(whole(person, language, job=job, points=lambda points: ""))


@template
def bullets_typed(person, language):
    return docx(whole(person, language, points=lambda points: "".join(p("•\t" + point) for point in points)))


@template
def dots_typed(person, language):
    return docx(whole(person, language, points=lambda points: "".join(p("· " + point) for point in points)))


@template
def bullets_of_wingdings(person, language):
    return docx(whole(person, language, points=lambda points: "".join(p('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>', r("\t" + point)) for point in points)))


@template
def letters_in_wingdings(person, language):
    return docx(whole(person, language, points=lambda points: "".join(p(r("l ", font="Wingdings"), r(point)) for point in points)))


@template
def private_letters_in_wingdings(person, language):
    return docx(whole(person, language, points=lambda points: "".join(p(r("\uf06c ", font="Wingdings"), r(point)) for point in points)))


@template
def icons_of_wingdings(person, language):
    return docx(whole(person, language, begin=name_line(person) + p(person["title"]) +
                      p(r("(", font="Wingdings"), r(f" {person['phone']}  "), r("*", font="Wingdings"), r(f" {person['email']}"))))


@template
def icons_of_a_font(person, language):
    icon = lambda code: r(code, font="FontAwesome")  # noqa: E731
    return docx(whole(person, language, begin=name_line(person) + p(person["title"]) +
                      p(icon("\uf095"), r(f" {person['phone']}  "), icon("\uf0e0"), r(f" {person['email']}  "), icon("\uf041"), r(" " + person["city"]))))


@template
def points_numbered(person, language):
    return docx(whole(person, language, points=lambda points: "".join(p(point, numbers=2) for point in points)))


@template
def points_numbered_by_hand(person, language):
    sign = ". " if language == "en" else "、"
    return docx(whole(person, language, points=lambda points: "".join(p(f"{i + 1}{sign}{point}") for i, point in enumerate(points))))


# ---- tables ----

@template
def sidebar_left(person, language):
    left = name_line(person) + p(person["title"]) + head_bold(HEADS[language]["contact"]) + p(person["phone"]) + p(person["email"]) + p(person["city"])
    return docx(table(row(left + some(SIDE, person, language), some(MAIN, person, language))))


@template
def sidebar_right(person, language):
    right = head_bold(HEADS[language]["contact"]) + p(person["phone"]) + p(person["email"]) + p(person["city"]) + some(SIDE, person, language)
    return docx(name_line(person) + p(person["title"]) + table(row(some(MAIN, person, language), right)))


@template
def sidebar_in_rows(person, language):
    reach = head_bold(HEADS[language]["contact"]) + p(person["phone"]) + p(person["email"]) + p(person["city"])
    return docx(table(row(cell(name_line(person) + p(person["title"]), span=2)), row(reach, some(("summary",), person, language)),
                      row(some(SIDE, person, language), some(("work", "edu"), person, language))))


@template
def sections_in_a_column(person, language):
    return docx(top(person) + table(*(row(p(r(HEADS[language][s], bold=True)), body_of(s, person, language)) for s in SECTIONS)))


@template
def sections_in_rows(person, language):
    rows = [row(top(person))]
    for section in SECTIONS:
        rows += [row(p(r(HEADS[language][section], bold=True))), row(body_of(section, person, language))]
    return docx(table(*rows))


@template
def dates_in_a_column(person, language):
    jobs = table(*(row(dates(j, language), p(r(j[0], bold=True), r(", " if language == "en" else "　"), r(j[1])) + bullets(j[5])) for j in person["work"]))
    schools = table(*(row(dates(s, language), f"{s[0]}, {s[2]}, {s[1]}" if language == "en" else f"{s[0]}　{s[1]}　{s[2]}") for s in person["edu"]))
    heads = HEADS[language]
    return docx(top(person) + some(("summary",), person, language) + head_bold(heads["work"]) + jobs + head_bold(heads["edu"]) + schools + some(SIDE, person, language))


@template
def jobs_in_small_tables(person, language):
    jobs = "".join(table(row(p(r(j[0], bold=True)), dates(j, language)), row(p(r(j[1], italic=True)), j[4])) + bullets(j[5]) for j in person["work"])
    return docx(top(person) + some(("summary",), person, language) + head_bold(HEADS[language]["work"]) + jobs + some(SECTIONS[2:], person, language))


@template
def tables_in_a_table(person, language):
    heads = HEADS[language]
    jobs = "".join(table(row(p(r(j[0], bold=True)), j[1], dates(j, language)), row(cell(bullets(j[5]), span=3))) for j in person["work"])
    schools = table(*(row(*s[:3], dates(s, language)) for s in person["edu"]))
    right = some(("summary",), person, language) + head_bold(heads["work"]) + jobs + "<w:p/>" + head_bold(heads["edu"]) + schools + "<w:p/>"
    return docx(table(row(stacked(person) + some(SIDE, person, language), right)))


@template
def jobs_in_rows(person, language):
    heads = HEADS[language]
    jobs = table(*(line for j in person["work"] for line in (row(dates(j, language), j[0], j[1]), row(cell(bullets(j[5]), span=3)))))
    schools = table(*(row(dates(s, language), *s[:3]) for s in person["edu"]))
    return docx(top(person) + some(("summary",), person, language) + head_bold(heads["work"]) + jobs + head_bold(heads["edu"]) + schools + some(SIDE, person, language))


@template
def jobs_in_rows_with_a_head(person, language):
    heads, english = HEADS[language], language == "en"
    names = ("Company", "Position", "Period") if english else ("公司", "职位", "时间")
    jobs = table(row(*names), *(line for j in person["work"] for line in (row(j[0], j[1], dates(j, language)), row(cell("".join(map(p, j[5])), span=3)))))
    names = ("School", "Degree", "Major", "Period") if english else ("学校", "学历", "专业", "时间")
    schools = table(row(*names), *(row(s[0], s[2], s[1], dates(s, language)) for s in person["edu"]))
    return docx(top(person) + some(("summary",), person, language) + head_bold(heads["work"]) + jobs + head_bold(heads["edu"]) + schools + some(SIDE, person, language))


@template
def job_beside_its_points(person, language):
    heads = HEADS[language]
    jobs = table(*(row(p(r(j[0], bold=True)) + p(j[1]) + p(dates(j, language)), bullets(j[5])) for j in person["work"]))
    schools = table(*(row(p(s[0]) + p(dates(s, language)), p(s[2]) + p(s[1])) for s in person["edu"]))
    return docx(top(person) + some(("summary",), person, language) + head_bold(heads["work"]) + jobs + head_bold(heads["edu"]) + schools + some(SIDE, person, language))


@template
def skills_in_a_table(person, language):
    skills = person["skills"] + [""] * (len(person["skills"]) % 2)
    grid = table(*(row(bullets([skills[i]]), bullets([skills[i + 1]])) for i in range(0, len(skills), 2)))
    return docx(top(person) + some(MAIN, person, language) + head_bold(HEADS[language]["skills"]) + grid + some(SIDE[1:], person, language))


@template
def sections_beside_each_other(person, language):
    heads = HEADS[language]
    return docx(top(person) + some(MAIN, person, language) + table(row(*(head_bold(heads[s]) for s in SIDE)), row(*(bullets(person[s]) for s in SIDE))))


LABELS = {"en": {"name": "Name", "sex": "Gender", "degree": "Degree", "phone": "Phone", "email": "E-mail", "city": "City", "wish": "Objective", "photo": "Photo", "dates": "Period",
                 "company": "Company", "position": "Position", "duties": "Duties", "school": "School", "major": "Major", "paper": "Resume", "personal": "Personal", "woman": "F"},
          "zh": {"name": "姓名", "sex": "性别", "degree": "学历", "phone": "联系电话", "email": "电子邮箱", "city": "现居地", "wish": "求职意向", "photo": "照片", "dates": "起止时间",
                 "company": "工作单位", "position": "职位", "duties": "工作内容", "school": "毕业院校", "major": "专业", "paper": "个人简历", "personal": "基本信息", "woman": "女"}}


@template
def form(person, language):
    """个人简历: labels and values, merged cells, a photo, jobs in rows below a head."""
    heads, labels, first = HEADS[language], LABELS[language], person["edu"][0]
    rows = [row(labels["name"], person["name"], labels["sex"], labels["woman"], cell(p(labels["photo"]), merged=True)),
            row(labels["degree"], first[2], labels["city"], person["city"], cell("", merged=False)),
            row(labels["phone"], person["phone"], labels["email"], person["email"], cell("", merged=False)),
            row(labels["wish"], cell(p(person["title"]), span=4)),
            row(cell(p(r(heads["edu"], bold=True)), span=5)), row(labels["dates"], cell(p(labels["school"]), span=2), labels["major"], labels["degree"])]
    rows += [row(dates(s, language), cell(p(s[0]), span=2), s[1], s[2]) for s in person["edu"]]
    rows += [row(cell(p(r(heads["work"], bold=True)), span=5)), row(labels["dates"], labels["company"], labels["position"], cell(p(labels["duties"]), span=2))]
    rows += [row(dates(j, language), j[0], j[1], cell("".join(p(f"{i + 1}. {point}") for i, point in enumerate(j[5])), span=2)) for j in person["work"]]
    rows += [row(heads[s], cell(p(listed(person[s], language)), span=4)) for s in SIDE] + [row(heads["summary"], cell(p(person["summary"]), span=4))]
    return docx(p(r(labels["paper"], bold=True, size=44)) + table(*rows))


@template
def form_with_upright_heads(person, language):
    """The names of the sections stand upright, one character a line, in a merged column on the left."""
    heads, labels = HEADS[language], LABELS[language]
    upright = lambda text: "".join(map(p, text)) if language == "zh" else p(text)  # noqa: E731
    rows = [row(cell(upright(labels["personal"]), merged=True), "　　".join(labels["name"]) if language == "zh" else labels["name"], person["name"], labels["sex"], labels["woman"]),
            row(cell("", merged=False), labels["phone"], person["phone"], labels["email"], person["email"]),
            row(cell("", merged=False), " ".join(labels["city"]) if language == "zh" else labels["city"], person["city"], labels["degree"], person["edu"][0][2])]
    for section in ("work", "edu"):
        for i, entry in enumerate(person[section]):
            body = job_line(entry, language) + "".join(map(p, entry[5])) if section == "work" else school_line(entry, language)
            rows.append(row(cell(upright(heads[section]) if i == 0 else "", merged=i == 0), cell(body, span=4)))
    rows += [row(upright(heads[s]), cell(p(listed(person[s], language)), span=4)) for s in SIDE] + [row(upright(heads["summary"]), cell(p(person["summary"]), span=4))]
    return docx(table(*rows))


@template
def form_of_labels(person, language):
    """Also the parts of a job stand behind labels, in cells."""
    heads, labels = HEADS[language], LABELS[language]
    rows = [row(labels["name"], person["name"], labels["phone"], person["phone"]), row(labels["email"], person["email"], labels["city"], person["city"]),
            row(labels["wish"], cell(p(person["title"]), span=3)), row(cell(p(r(heads["work"], bold=True)), span=4))]
    for j in person["work"]:
        rows += [row(labels["dates"], cell(p(dates(j, language)), span=3)), row(labels["company"], j[0], labels["position"], j[1]),
                 row(labels["duties"], cell("".join(map(p, j[5])), span=3))]
    rows.append(row(cell(p(r(heads["edu"], bold=True)), span=4)))
    for s in person["edu"]:
        rows += [row(labels["school"], s[0], labels["dates"], dates(s, language)), row(labels["major"], s[1], labels["degree"], s[2])]
    for section in SIDE:
        rows += [row(cell(p(r(heads[section], bold=True)), span=4)), row(cell(p(listed(person[section], language)), span=4))]
    rows += [row(cell(p(r(heads["summary"], bold=True)), span=4)), row(cell(p(person["summary"]), span=4))]
    return docx(table(*rows))


# ---- headers, boxes, columns ----

@template
def header(person, language):
    return docx(whole(person, language, head_style, begin=""), extra={"word/header1.xml": part("hdr", name_line(person) + p(contact(person)))},
                relations=[("hd1", "header", "header1.xml", False)], section='<w:headerReference w:type="default" r:id="hd1"/>')


@template
def header_of_the_first_page(person, language):
    first = table(row(name_line(person), p(person["phone"]) + p(person["email"]) + p(person["city"]))) + "<w:p/>"
    return docx(p(person["title"]) + whole(person, language, head_style, begin=""),
                extra={"word/header1.xml": part("hdr", first), "word/header2.xml": part("hdr", p(person["name"]))},
                relations=[("hd1", "header", "header1.xml", False), ("hd2", "header", "header2.xml", False)],
                section='<w:headerReference w:type="first" r:id="hd1"/><w:headerReference w:type="default" r:id="hd2"/><w:titlePg/>')


@template
def footer(person, language):
    return docx(whole(person, language, head_style, begin=name_line(person) + p(person["title"])), extra={"word/footer1.xml": part("ftr", p(contact(person)))},
                relations=[("ft1", "footer", "footer1.xml", False)], section='<w:footerReference w:type="default" r:id="ft1"/>')


@template
def name_in_a_box(person, language):
    return docx(p(box(top(person), 900000, 500000)) + whole(person, language, head_style, begin=""))


@template
def sidebar_in_a_box(person, language):
    return docx(p(box(stacked(person) + some(SIDE, person, language), 300000, 300000, 2000000, 9000000)) + some(MAIN, person, language))


def pieces(person, language):
    """A page of boxes, each heading and each body in its own: (content, y, height)."""
    heights = {"summary": 500000, "work": 4000000, "edu": 600000, "skills": 400000, "languages": 400000, "certificates": 400000}
    out, y = [(top(person), 300000, 800000)], 1500000
    for section, height in heights.items():
        out += [(p(r(HEADS[language][section], bold=True)), y, 250000), (body_of(section, person, language), y + 300000, height)]
        y += height + 400000
    return [out[(i * 5 + 3) % len(out)] for i in range(len(out))]


@template
def boxes_alone(person, language):
    return docx(p(*(box(b, 600000, y, 6000000, h) for b, y, h in pieces(person, language))) + p(""))


@template
def boxes_in_many_paragraphs(person, language):
    return docx("".join(p(box(b, 600000, y, 6000000, h)) for b, y, h in pieces(person, language)))


@template
def boxes_without_fallback(person, language):
    return docx(p(*(box(b, 600000, y, 6000000, h, fallback=False) for b, y, h in pieces(person, language))))


@template
def old_boxes(person, language):
    return docx(p(*(old_box(b, 600000, y, 6000000, h) for b, y, h in pieces(person, language))))


@template
def boxes_in_two_columns(person, language):
    side, y = [(name_line(person) + p(person["title"]), 300000, 400000), (p(person["phone"]) + p(person["email"]) + p(person["city"]), 900000, 600000)], 2000000
    for section in SIDE:
        side += [(p(r(HEADS[language][section], bold=True)), y, 250000), (body_of(section, person, language), y + 300000, 600000)]
        y += 1200000
    wide, y = [], 400000
    for section, height in (("summary", 700000), ("work", 4000000), ("edu", 600000)):
        wide += [(p(r(HEADS[language][section], bold=True)), y, 250000), (body_of(section, person, language), y + 300000, height)]
        y += height + 400000
    both = [box(b, 300000, y, 1900000, h) for b, y, h in side] + [box(b, 2600000, y, 4500000, h) for b, y, h in wide]
    return docx(p(*both[::-1]))


@template
def boxes_in_a_group(person, language):
    shapes = "".join(f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="300000" y="{y}"/><a:ext cx="3000000" cy="{h}"/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>{b}</w:txbxContent></wps:txbx>'
                     '<wps:bodyPr/></wps:wsp>' for b, y, h in pieces(person, language))
    old = "".join(f"<v:shape><v:textbox><w:txbxContent>{b}</w:txbxContent></v:textbox></v:shape>" for b, _, _ in pieces(person, language))
    size = '<a:off x="0" y="0"/><a:ext cx="7000000" cy="9000000"/><a:chOff x="0" y="0"/><a:chExt cx="7000000" cy="9000000"/>'
    group = ('<wp:anchor behindDoc="0"><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
             f'<wp:extent cx="7000000" cy="9000000"/><wp:docPr id="9" name="G"/><a:graphic><a:graphicData uri="x"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{size}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>'
             '</a:graphicData></a:graphic></wp:anchor>')
    return docx(p(f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>{group}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:group>{old}</v:group></w:pict></mc:Fallback></mc:AlternateContent></w:r>'))


@template
def headings_in_shapes(person, language):
    """White words in a dark shape, which stands in the run of the paragraphs."""
    fill = '<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>'
    return docx(whole(person, language, lambda text: p(box(p(r(text, bold=True, color="FFFFFF")), 0, 0, counted_from="paragraph", fill=fill))))


@template
def headings_in_boxes_above(person, language):
    """The box of a heading belongs to the first paragraph below it, and stands above that."""
    def with_head(section):
        head = box(p(r(HEADS[language][section], bold=True)), 0, -400000, counted_from="paragraph")
        return body_of(section, person, language).replace("<w:r>", head + "<w:r>", 1)
    return docx(top(person) + "".join(map(with_head, SECTIONS)))


@template
def columns(person, language):
    return docx(stacked(person) + some(SIDE, person, language) + p('<w:r><w:br w:type="column"/></w:r>') + some(MAIN, person, language), section='<w:cols w:num="2"/>')


@template
def a_frame(person, language):
    frame = '<w:framePr w:w="3000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="1000" w:y="100"/>'
    return docx(p(r(person["name"], bold=True, size=40), properties=frame) + p(person["title"]) + p(contact(person)) + whole(person, language, begin=""))


# ---- the rest of Word ----

@template
def content_controls(person, language):
    def field(content):
        return f'<w:sdt><w:sdtPr><w:alias w:val="Field"/><w:tag w:val="x"/><w:placeholder><w:docPart w:val="ABC"/></w:placeholder><w:text/></w:sdtPr><w:sdtEndPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    def job(j, l):
        return p(field(r(j[0], bold=True)), r("\t"), field(r(j[1])), r("\t"), field(r(j[2])), r(" – " if l == "en" else "-"), field(r(j[3])))
    begin = field(name_line(person)) + p(field(r(person["title"]))) + p(field(r(person["phone"])), " | ", field(r(person["email"])), " | ", field(r(person["city"])))
    work = table(field(row(head_style(HEADS[language]["work"]) + body_of("work", person, language, job))))
    empty = p(field(r("Click or tap here to enter text.")).replace("<w:text/>", "<w:showingPlcHdr/><w:text/>"))
    return docx(begin + field(some(("summary",), person, language, head_style)) + work + some(SECTIONS[2:], person, language, head_style) + empty)


@template
def runs_cut_up(person, language):
    def cut(text):
        return "".join(r(text[i:i + 2], bold=True) + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>' for i in range(0, len(text), 2))
    return docx(whole(person, language, lambda text: p(cut(text)), begin=p(cut(person["name"])) + p(cut(person["title"])) + p(cut(contact(person))),
                      job=lambda j, l: p(cut(j[0]), r("\t"), cut(j[1]), r("\t"), cut(dates(j, l))), points=lambda points: "".join(p(cut(point), numbers=1) for point in points)))


@template
def revisions(person, language):
    def job(j, l):
        insert = lambda text: f'<w:ins w:id="1" w:author="a">{r(text)}</w:ins>'  # noqa: E731
        delete = '<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">Fake Position</w:delText></w:r></w:del>'
        return p(r(j[0]), r("\t"), delete, insert(j[1]), r("\t"), insert(dates(j, l)))
    return docx(whole(person, language, job=job))


@template
def remarks_and_notes(person, language):
    def job(j, l):
        return p('<w:commentRangeStart w:id="0"/>', r(j[0]), r(f"\t{j[1]}\t{dates(j, l)}"), '<w:r><w:footnoteReference w:id="2"/></w:r>',
                 '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
    extra = {"word/comments.xml": part("comments", f'<w:comment w:id="0">{p("Great candidate, knows COBOL")}</w:comment>'),
             "word/notes.xml": part("footnotes", f'<w:footnote w:id="2">{p("References on request.")}</w:footnote>')}
    return docx(whole(person, language, head_style, job=job), extra=extra, relations=[("c1", "comments", "comments.xml", False), ("n1", "footnotes", "notes.xml", False)])


@template
def links(person, language):
    code = f' HYPERLINK "mailto:{person["email"]}" '
    field = (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
             f'{r(person["email"])}<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return docx(whole(person, language, begin=name_line(person) + p(person["title"]) + p(r(person["phone"] + " | "), field, r(" | " + person["city"]))))


@template
def photo(person, language):
    picture = ('<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="column"><wp:posOffset>5000000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
               '</wp:positionV><wp:extent cx="900000" cy="1200000"/><wp:docPr id="1" name="Picture 1" descr="photo of me.jpg"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill>'
               '<a:blip r:embed="img1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>')
    return docx(whole(person, language, begin=p(picture, r(person["name"], bold=True, size=40)) + p(person["title"]) + p(contact(person))))


def page_of(person, language):
    """As HTML, which takes two blanks for one: so three fields a line stand behind commas."""
    return make.to_html(markdown.blocks(re.sub(r"(?<=\S)  (?=\S)", " | ", truth(person, language))), "x").encode()


@template
def a_mail_inside(person, language):
    """What programs make that turn HTML into DOCX: an archive around a page."""
    return docx('<w:altChunk r:id="chunk1"/>', extra={"word/afchunk.mht": make.to_mhtml(page_of(person, language), "utf-8", "quoted-printable")},
                relations=[("chunk1", "aFChunk", "afchunk.mht", False)])


@template
def a_page_inside(person, language):
    return docx('<w:altChunk r:id="chunk1"/>', extra={"word/chunk.html": page_of(person, language)}, relations=[("chunk1", "aFChunk", "/word/chunk.html", False)])


def parts_of(person, language):
    archive = zipfile.ZipFile(io.BytesIO(docx(whole(person, language, head_style))))
    return {name: archive.read(name).decode() for name in archive.namelist()}


@template
def one_xml_file(person, language):
    """"Flat OPC": the parts of the archive in one file."""
    parts = "".join(f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>{text.split("?>", 1)[1]}</pkg:xmlData></pkg:part>'
                    for name, text in parts_of(person, language).items() if name != "[Content_Types].xml")
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            f'{parts}</pkg:package>').encode()


@template
def word_2003(person, language):
    """The XML of Word 2003, which programs fill in that write a .doc out of a template."""
    document = parts_of(person, language)["word/document.xml"]
    body = document[document.index("<w:body>"):document.index("</w:document>")]
    body = re.sub(r'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d)"/></w:numPr>', r'<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="\1"/></w:listPr>', body)
    styles = ('<w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>')
    lists = '<w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:nfc w:val="23"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list>'
    body = body.replace("<w:body>", "<w:body><wx:sect>").replace("</w:body>", "</wx:sect></w:body>")
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
            f' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Title>T</o:Title></o:DocumentProperties>'
            f'<w:lists>{lists}</w:lists><w:styles>{styles}</w:styles>{body}</w:wordDocument>').encode()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for language, person in PEOPLE.items():
        (target / f"truth.{language}.md").write_text(truth(person, language), encoding="utf-8")
        for name, make_it in TEMPLATES.items():
            (target / f"{name}.{language}.docx").write_bytes(make_it(person, language))


if __name__ == "__main__":
    main()
