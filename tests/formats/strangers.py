"""Layouts of strangers: timelines, cards, forms, upright names of sections, pages of job boards. LAYOUTS maps a name to (function of a person -> (printer, page), languages);
PEOPLE do not exist, and say what must be read of them."""
import html as H
from dataclasses import dataclass

@dataclass
class Job:
    employer: str
    title: str
    begin: str
    end: str
    city: str
    points: list
    months: tuple = ()   # (start, end) as the record has them

@dataclass
class School:
    name: str
    area: str
    degree: str
    begin: str
    end: str
    level: str
    months: tuple = ()

@dataclass
class Person:
    key: str
    lang: str
    name: str
    title: str
    phone: str
    email: str
    city: str
    summary: str
    work: list
    edu: list
    skills: list
    languages: list
    certs: list

EN1 = Person("en1", "en", "Marcus Feldstein", "Supply Chain Manager", "+1 312-555-0177", "marcus.feldstein@example.com", "Chicago, IL",
  "Supply chain manager with eleven years of experience in demand planning, inventory and efficient logistics for consumer goods.",
  [Job("Halvorsen Foods", "Supply Chain Manager", "Apr 2018", "Present", "Chicago, IL",
       ["Own the demand plan for 1,400 products across three warehouses and five co-manufacturers, with a forecast accuracy of 87%.",
        "Moved planning from spreadsheets to SAP and Power BI, which cut the monthly cycle from nine days to four.",
        "Lead a team of 7 planners and buyers; negotiated freight contracts worth $12M a year."], ("2018-04", None)),
   Job("Brightwater Logistics Inc.", "Inventory Planner", "Jun 2014", "Mar 2018", "Milwaukee, WI",
       ["Kept stock of 40,000 parts for two hundred customers and reduced obsolete inventory by 22%.",
        "Wrote replenishment reports in SQL and Tableau for the sales and finance offices."], ("2014-06", "2018-03")),
   Job("Ostrander Tool & Die", "Purchasing Assistant", "Aug 2012", "May 2014", "Racine, WI",
       ["Placed purchase orders in Excel and checked deliveries against invoices.",
        "Filed customs documents for shipments from Canada and Mexico."], ("2012-08", "2014-05"))],
  [School("Northwestern University", "Business Administration", "MBA", "2016", "2018", "master", ("2016", "2018")),
   School("University of Wisconsin", "Economics", "Bachelor of Arts", "2008", "2012", "bachelor", ("2008", "2012"))],
  ["SAP", "Power BI", "SQL", "Tableau", "Excel", "Demand Planning"], ["English (native)", "Spanish (B2)"], ["PMP", "Six Sigma Green Belt"])

ZH1 = Person("zh1", "zh", "周若楠", "采购经理", "138-0000-2764", "zhou.ruonan@example.com", "苏州",
  "九年制造业采购经验，熟悉供应商开发、成本分析与ERP系统，擅长跨部门沟通与谈判。",
  [Job("苏州恒岳电子科技有限公司", "采购经理", "2019.06", "至今", "苏州",
       ["管理年采购额2.3亿元，带领6人团队完成结构件、电子料与包装材料的采购。",
        "导入SAP系统的MRP模块，将缺料率由5%降至1.2%，库存周转天数缩短9天。",
        "开发新供应商35家，通过招标与年度议价实现降本8.5%，累计节约1900万元。"], ("2019-06", None)),
   Job("无锡朗科精密机械有限公司", "采购主管", "2016.03", "2019.05", "无锡",
       ["负责钣金、注塑与五金类物料的询价、比价和合同签订，维护供应商绩效评分表。",
        "使用用友U8完成订单跟踪，配合质量部处理来料异常，交货准时率提升至97%。"], ("2016-03", "2019-05")),
   Job("常州新北进出口贸易有限公司", "采购助理", "2014.07", "2016.02", "常州",
       ["协助完成采购订单录入、发票核对与付款申请。", "跟进海外供应商的样品与报关资料，整理英文往来邮件。"], ("2014-07", "2016-02"))],
  [School("江南大学", "物流管理", "本科", "2010.09", "2014.06", "bachelor", ("2010-09", "2014-06"))],
  ["SAP", "用友", "Excel", "供应商管理", "成本分析"], ["英语（CET-6）"], ["采购师"])

PEOPLE = [EN1, ZH1]
HEADS = {"en": {"contact": "Contact", "summary": "Profile", "work": "Work Experience", "edu": "Education", "skills": "Skills", "languages": "Languages", "certs": "Certifications"},
         "zh": {"contact": "联系方式", "summary": "自我评价", "work": "工作经历", "edu": "教育背景", "skills": "专业技能", "languages": "语言能力", "certs": "资格证书"}}


def period(x, p): return f"{x.begin} – {x.end}" if p.lang == "en" else f"{x.begin} - {x.end}"


LAYOUTS = {}


def e(text):
    return H.escape(text, quote=False)


def layout(*langs):
    def take(f):
        LAYOUTS[f.__name__] = (f, langs or ("en", "zh")); return f
    return take
BASE = ('html{-webkit-print-color-adjust:exact;print-color-adjust:exact}*{box-sizing:border-box}body{font:10pt/1.5 "Liberation Sans","Noto Sans CJK SC",sans-serif;margin:0;color:#222}'
        'h1{font-size:22pt;margin:0}h2{font-size:13pt;margin:10pt 0 4pt}h3{font-size:10.5pt;margin:6pt 0 2pt}p{margin:2pt 0}ul{margin:2pt 0;padding-left:14pt}')


def page(style, body, p, size="A4", margin="15mm"):
    return f'<!DOCTYPE html><html lang="{p.lang}"><head><meta charset="utf-8"><title>x</title><style>@page{{size:{size};margin:{margin}}}{BASE}{style}</style></head><body>{body}</body></html>'


def ul(points): return "<ul>" + "".join(f"<li>{e(x)}</li>" for x in points) + "</ul>"


def sep(p): return ", " if p.lang == "en" else "、"


def listed(x, p): return e(sep(p).join(x))


def h(p, k): return e(HEADS[p.lang][k])


def lab(p, en, zh): return en if p.lang == "en" else zh


def contacts(p, s=" | "): return s.join(map(e, (p.phone, p.email, p.city)))


def rest(p, tag="h2", keys=("skills", "languages", "certs")):
    return "".join(f"<{tag}>{h(p,k)}</{tag}><p>{listed(getattr(p,k),p)}</p>" for k in keys)


@layout()
def timeline_right(p):
    row = lambda d, t, b: f'<div class=r><div class=t>{t}{b}</div><div class=d>{d}</div></div>'
    w = "".join(row(e(period(j,p)), f"<b>{e(j.title)}</b><br><span class=c>{e(j.employer)}</span>", ul(j.points)) for j in p.work)
    s = "".join(row(e(period(x,p)), f"<b>{e(x.name)}</b><br>{e(x.degree)}{sep(p)}{e(x.area)}", "") for x in p.edu)
    return "chromium", page(".r{display:flex}.t{flex:1;border-right:1.5pt solid #999;padding-right:6mm}.d{width:34mm;padding-left:5mm;color:#666;font-size:9pt}",
        f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{w}<h2>{h(p,'edu')}</h2>{s}{rest(p)}", p)


@layout()
def sidebar_over_two_pages(p):
    side = f"<h2>{h(p,'contact')}</h2><p>{e(p.phone)}</p><p>{e(p.email)}</p><p>{e(p.city)}</p><h2>{h(p,'skills')}</h2>{ul(p.skills)}"
    side2 = f"<h2>{h(p,'languages')}</h2>{ul(p.languages)}<h2>{h(p,'certs')}</h2>{ul(p.certs)}<h2>{h(p,'edu')}</h2>" + "".join(f"<p><b>{e(x.name)}</b><br>{e(x.degree)}{sep(p)}{e(x.area)}<br>{e(period(x,p))}</p>" for x in p.edu)
    job = lambda j: f"<h3>{e(j.title)}</h3><p>{e(j.employer)} | {e(period(j,p))}</p>{ul(j.points)}"
    m1 = f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{job(p.work[0])}"
    m2 = "".join(map(job, p.work[1:]))
    pg = lambda s, m: f'<section><aside>{s}</aside><main>{m}</main></section>'
    return "chromium", page("section{display:grid;grid-template-columns:62mm 1fr;height:296mm;page-break-after:always}aside{background:#2d3e50;color:#eee;padding:12mm 6mm}main{padding:12mm 8mm}", pg(side, m1)+pg(side2, m2), p, margin="0")


@layout()
def icons(p):
    top = f'<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p class=c>☎ {e(p.phone)} &nbsp; ✉ {e(p.email)} &nbsp; ⌂ {e(p.city)}</p>'
    job = lambda j: f'<h3>▸ {e(j.employer)} <span class=w>📅 {e(period(j,p))}</span></h3><p>👤 {e(j.title)}</p>' + "".join(f"<p>➤ {e(x)}</p>" for x in j.points)
    s = "".join(f'<h3>🎓 {e(x.name)} <span class=w>{e(period(x,p))}</span></h3><p>{e(x.degree)} · {e(x.area)}</p>' for x in p.edu)
    return "chromium", page(".w{float:right;font-weight:normal}h2{border-bottom:2pt solid #e67e22}", f"{top}<h2>✎ {h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>💼 {h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>🎓 {h(p,'edu')}</h2>{s}"
        + "".join(f"<h2>★ {h(p,k)}</h2><p>{listed(getattr(p,k),p)}</p>" for k in ("skills","languages","certs")), p)


@layout()
def skill_bars(p):
    bars = "".join(f'<div class=s><span>{e(x)}</span><div class=o><div class=i style="width:{60+i*5}%"></div></div></div>' for i, x in enumerate(p.skills))
    lang = "".join(f"<p>{e(x)} ●●●●○</p>" for x in p.languages)
    job = lambda j: f'<h3>{e(j.title)}, {e(j.employer)}</h3><p class=d>{e(period(j,p))}</p>{ul(j.points)}'
    s = "".join(f'<h3>{e(x.name)}</h3><p>{e(x.degree)}{sep(p)}{e(x.area)}</p><p class=d>{e(period(x,p))}</p>' for x in p.edu)
    side = f"<h2>{h(p,'contact')}</h2><p>{e(p.phone)}</p><p>{e(p.email)}</p><p>{e(p.city)}</p><h2>{h(p,'skills')}</h2>{bars}<h2>{h(p,'languages')}</h2>{lang}<h2>{h(p,'certs')}</h2>{ul(p.certs)}"
    return "chromium", page("body{display:grid;grid-template-columns:1fr 58mm;gap:8mm}.o{height:4pt;background:#ddd}.i{height:4pt;background:#2a7}.d{color:#777}header{grid-column:1/3}",
        f"<header><h1>{e(p.name)}</h1><p>{e(p.title)}</p></header><main><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>{h(p,'edu')}</h2>{s}</main><aside>{side}</aside>", p)


def spaced(s): return " ".join(s.upper().replace(" ", "\u00a0"))


@layout("zh")
def vertical_labels(p):
    job = lambda j: f'<p><b>{e(period(j,p))}　{e(j.employer)}　{e(j.title)}</b></p>{ul(j.points)}'
    sec = lambda k, b: f'<section><div class=v>{h(p,k)}</div><div class=b>{b}</div></section>'
    s = "".join(f'<p>{e(period(x,p))}　{e(x.name)}　{e(x.area)}　{e(x.degree)}</p>' for x in p.edu)
    return "chromium", page(".v{writing-mode:vertical-rl;background:#345;color:#fff;padding:6pt 4pt;letter-spacing:4pt;font-weight:bold;text-align:center}section{display:flex;margin-top:4mm;border:.5pt solid #345}.b{padding:3mm;flex:1}",
        f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>电话：{e(p.phone)}　邮箱：{e(p.email)}　现居：{e(p.city)}</p>" + sec("summary", f"<p>{e(p.summary)}</p>") + sec("work", "".join(map(job,p.work))) + sec("edu", s)
        + "".join(sec(k, f"<p>{listed(getattr(p,k),p)}</p>") for k in ("skills","languages","certs")), p)


@layout()
def boxed_heads(p):
    job = lambda j: f'<div class=j><b>{e(j.employer)}</b><b class=m>{e(j.title)}</b><span>{e(period(j,p))}</span></div>{ul(j.points)}'
    s = "".join(f'<div class=j><b>{e(x.name)}</b><b class=m>{e(x.area)} ({e(x.degree)})</b><span>{e(period(x,p))}</span></div>' for x in p.edu)
    hh = lambda k: f'<div class=h><span>{h(p,k)}</span></div>'
    return "chromium", page(".h{background:#dce6f1;margin:8pt 0 4pt}.h span{display:inline-block;background:#1f4e79;color:#fff;padding:2pt 14pt;font-weight:bold;border-radius:0 10pt 10pt 0}.j{display:flex;justify-content:space-between}header{background:#1f4e79;color:#fff;padding:8mm;border-radius:4mm}",
        f"<header><h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p></header>{hh('summary')}<p>{e(p.summary)}</p>{hh('work')}{''.join(map(job,p.work))}{hh('edu')}{s}" + "".join(f"{hh(k)}<p>{listed(getattr(p,k),p)}</p>" for k in ("skills","languages","certs")), p)


@layout()
def running_heads(p):
    job = lambda j: f'<h3>{e(j.title)}</h3><p>{e(j.employer)}, {e(j.city)}</p><p>{e(period(j,p))}</p>{ul(j.points)}'
    s = "".join(f'<h3>{e(x.name)}</h3><p>{e(x.degree)}, {e(x.area)}</p><p>{e(period(x,p))}</p>' for x in p.edu)
    st = ('@page{size:A5;margin:20mm 14mm;@top-left{content:"%s";font-size:8pt}@top-right{content:"%s";font-size:8pt}@bottom-center{content:"%s" counter(page) "%s" counter(pages) "%s";font-size:8pt}}@page:first{@top-left{content:none}}'
          % (p.name + " – " + lab(p, "Résumé", "个人简历"), p.phone, lab(p, "Page ", "第 "), lab(p, " of ", " 页 共 "), lab(p, "", " 页")))
    return "weasyprint", page(st + "body{font-size:9pt}", f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>{h(p,'edu')}</h2>{s}{rest(p)}", p, "A5", "20mm 14mm")


@layout("en")
def footnotes(p):
    job = lambda j, k: f'<h3>{e(j.employer)}<sup>{k}</sup> — {e(j.title)} ({e(period(j,p))})</h3>{ul(j.points)}'
    s = "".join(f'<h3>{e(x.name)} — {e(x.degree)}, {e(x.area)} ({e(period(x,p))})</h3>' for x in p.edu)
    notes = "<hr>" + "".join(f'<p class=n><sup>{k+1}</sup> {e(j.city)}; reference on request.</p>' for k, j in enumerate(p.work))
    return "chromium", page(".n{font-size:7pt}hr{width:40mm;margin:6mm 0 1mm 0}", f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(job(j,k+1) for k,j in enumerate(p.work))}<h2>{h(p,'edu')}</h2>{s}{rest(p)}{notes}", p)


@layout()
def columns_change(p):
    job = lambda j: f'<h3>{e(j.employer)} <span class=w>{e(period(j,p))}</span></h3><p><i>{e(j.title)}</i></p>{ul(j.points)}'
    edu = "".join(f'<p><b>{e(x.name)}</b></p><p>{e(x.degree)}, {e(x.area)}</p><p>{e(period(x,p))}</p>' for x in p.edu)
    return "chromium", page(".w{float:right;font-weight:normal}.two{display:grid;grid-template-columns:1fr 1fr;gap:10mm}.three{column-count:3}",
        f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'skills')}</h2><div class=three>{ul(p.skills)}</div><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}"
        f"<div class=two><div><h2>{h(p,'edu')}</h2>{edu}</div><div><h2>{h(p,'languages')}</h2>{ul(p.languages)}<h2>{h(p,'certs')}</h2>{ul(p.certs)}</div></div>", p)


@layout("zh")
def form_merged(p):
    """个人简历 form."""
    rows = (f'<tr><th>姓名</th><td>{e(p.name)}</td><th>性别</th><td>女</td><th>出生年月</th><td>1991.08</td><td rowspan=4 class=ph>照片</td></tr>'
            f'<tr><th>民族</th><td>汉</td><th>籍贯</th><td>江苏</td><th>政治面貌</th><td>群众</td></tr>'
            f'<tr><th>联系电话</th><td colspan=2>{e(p.phone)}</td><th>电子邮箱</th><td colspan=2>{e(p.email)}</td></tr>'
            f'<tr><th>现居住地</th><td colspan=2>{e(p.city)}</td><th>应聘职位</th><td colspan=2>{e(p.title)}</td></tr>'
            f'<tr><th rowspan={len(p.edu)+1}>教育背景</th><th colspan=2>起止时间</th><th colspan=2>毕业院校</th><th>专业</th><th>学历</th></tr>'
            + "".join(f'<tr><td colspan=2>{e(period(x,p))}</td><td colspan=2>{e(x.name)}</td><td>{e(x.area)}</td><td>{e(x.degree)}</td></tr>' for x in p.edu)
            + f'<tr><th rowspan={2*len(p.work)+1}>工作经历</th><th colspan=2>起止时间</th><th colspan=3>工作单位</th><th>职务</th></tr>'
            + "".join(f'<tr><td colspan=2>{e(period(j,p))}</td><td colspan=3>{e(j.employer)}</td><td>{e(j.title)}</td></tr><tr><td colspan=6>' + "".join(f"<p>{k+1}、{e(x)}</p>" for k, x in enumerate(j.points)) + "</td></tr>" for j in p.work)
            + f'<tr><th>专业技能</th><td colspan=6>{listed(p.skills,p)}</td></tr><tr><th>外语水平</th><td colspan=6>{listed(p.languages,p)}</td></tr><tr><th>资格证书</th><td colspan=6>{listed(p.certs,p)}</td></tr><tr><th>自我评价</th><td colspan=6>{e(p.summary)}</td></tr>')
    return "chromium", page("table{border-collapse:collapse;width:100%}td,th{border:.6pt solid #333;padding:3pt;text-align:center}td[colspan='6']{text-align:left}h1{text-align:center;letter-spacing:10pt}", f"<h1>个人简历</h1><table>{rows}</table>", p)


@layout("en")
def linkedin(p):
    MON = dict(zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), "January February March April May June July August September October November December".split()))
    def m(s):
        if s == "Present": return s
        if "/" in s: a, b = s.split("/"); return list(MON.values())[int(a)-1] + " " + b
        a, b = s.split(); return MON[a] + " " + b
    job = lambda j: f'<p class=b>{e(j.employer)}</p><p>{e(j.title)}</p><p class=g>{m(j.begin)} - {m(j.end)} (3 years 2 months)</p><p class=g>{e(j.city)}</p>' + "".join(f"<p>• {e(x)}</p>" for x in j.points)
    edu = "".join(f'<p class=b>{e(x.name)}</p><p>{e(x.degree)}, {e(x.area)} · ({e(x.begin)} - {e(x.end)})</p>' for x in p.edu)
    slug = p.name.lower().replace(" ", "-")
    side = f'<h3>Contact</h3><p>{e(p.phone)} (Mobile)</p><p>{e(p.email)}</p><p><a href="https://www.linkedin.com/in/{slug}">www.linkedin.com/in/{slug}</a> (LinkedIn)</p><h3>Top Skills</h3>' + "".join(f"<p>{e(x)}</p>" for x in p.skills) + "<h3>Languages</h3>" + "".join(f"<p>{e(x)}</p>" for x in p.languages) + "<h3>Certifications</h3>" + "".join(f"<p>{e(x)}</p>" for x in p.certs)
    return "chromium", page("body{position:relative}aside{position:absolute;left:0;top:0;width:66mm;height:279mm;background:#293e49;color:#e1e8ed;padding:14mm 7mm}main{margin-left:66mm;padding:14mm 10mm}.b{font-weight:bold;font-size:11pt;margin-top:6pt}.g{color:#777}",
        f'<aside>{side}</aside><main><h1>{e(p.name)}</h1><p>{e(p.title)}</p><p class=g>{e(p.city)}</p><h2>Summary</h2><p>{e(p.summary)}</p><h2>Experience</h2>{"".join(map(job,p.work))}<h2>Education</h2>{edu}</main>', p, size="Letter", margin="0")


@layout()
def timeline_alternate(p):
    row = lambda i, d, t, b: f'<div class="r {"a" if i%2 else "b"}"><div class=t>{t}{b}</div><div class=d>{d}</div></div>'
    w = "".join(row(i, e(period(j,p)), f"<b>{e(j.employer)}</b><br>{e(j.title)}", ul(j.points)) for i, j in enumerate(p.work))
    edu = "".join(f'<p><b>{e(x.name)}</b> | {e(x.degree)} | {e(x.area)} | {e(period(x,p))}</p>' for x in p.edu)
    return "chromium", page(".r{display:grid;grid-template-columns:1fr 1fr;margin-bottom:3mm}.b .t{grid-column:1;padding-right:6mm}.b .d{grid-column:2;grid-row:1;padding-left:6mm}.a .t{grid-column:2;grid-row:1;padding-left:6mm}.a .d{grid-column:1;grid-row:1;text-align:right;padding-right:6mm}",
        f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{w}<h2>{h(p,'edu')}</h2>{edu}{rest(p)}", p)


@layout()
def contact_grid(p):
    box = lambda k, v: f"<div><div class=k>{k}</div><div>{v}</div></div>"
    top = f'<h1>{e(p.name)}</h1><div class=g>{box(lab(p,"Phone","电话"),e(p.phone))}{box(lab(p,"Email","邮箱"),e(p.email))}{box(lab(p,"Location","所在地"),e(p.city))}{box(lab(p,"Target position","应聘职位"),e(p.title))}</div>'
    job = lambda j: f'<div class=j><div><b>{e(period(j,p))}</b><br>{e(j.city)}</div><div><b>{e(j.title)}</b> @ {e(j.employer)}{ul(j.points)}</div></div>' if p.lang == "en" else f'<div class=j><div><b>{e(period(j,p))}</b><br>{e(j.city)}</div><div><b>{e(j.employer)}</b>　{e(j.title)}{ul(j.points)}</div></div>'
    edu = "".join(f'<div class=j><div><b>{e(period(x,p))}</b></div><div><b>{e(x.name)}</b><br>{e(x.degree)}, {e(x.area)}</div></div>' for x in p.edu)
    return "chromium", page(".g{display:grid;grid-template-columns:repeat(4,1fr);gap:4mm;font-size:8.5pt}.k{color:#888}.j{display:grid;grid-template-columns:40mm 1fr}",
        f"{top}<h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>{h(p,'edu')}</h2>{edu}{rest(p)}", p)


@layout()
def cards(p):
    job = lambda j: f'<div class=c><b>{e(j.employer)}</b><div>{e(j.title)}</div><div class=g>{e(period(j,p))}</div>{ul(j.points)}</div>'
    edu = "".join(f'<div class=c><b>{e(x.name)}</b><div>{e(x.degree)}, {e(x.area)}</div><div class=g>{e(period(x,p))}</div></div>' for x in p.edu)
    return "chromium", page(".c{border:.6pt solid #bbb;border-radius:3mm;padding:4mm}.grid{display:grid;grid-template-columns:1fr 1fr;gap:5mm}.g{color:#888}",
        f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2><div class=grid>{''.join(map(job,p.work))}</div><h2>{h(p,'edu')}</h2><div class=grid>{edu}</div>{rest(p)}", p)


@layout()
def name_beside(p):
    """A huge name at the left, contacts at the right edge on the same lines; a rotated word at the edge."""
    job = lambda j: f'<p><b>{e(j.title)}</b> · {e(j.employer)} · {e(period(j,p))}</p>{ul(j.points)}'
    s = "".join(f'<p><b>{e(x.name)}</b> · {e(x.degree)} · {e(x.area)} · {e(period(x,p))}</p>' for x in p.edu)
    return "chromium", page("header{display:flex;justify-content:space-between}header div{text-align:right;font-size:9pt}h1{font-size:34pt;line-height:1.1;width:90mm}.v{position:fixed;left:-14mm;top:120mm;transform:rotate(-90deg);letter-spacing:6pt;color:#bbb}",
        f"<div class=v>{lab(p,'CURRICULUM VITAE','RESUME')}</div><header><h1>{e(p.name)}</h1><div>{e(p.title)}<br>{e(p.phone)}<br>{e(p.email)}<br>{e(p.city)}</div></header><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>{h(p,'edu')}</h2>{s}{rest(p)}", p)


@layout()
def narrow_justified(p):
    job = lambda j: f'<p class=n><b>{e(j.title)}</b><br>{e(j.employer)}<br>{e(period(j,p))}</p>' + "".join(f"<p>– {e(x)}</p>" for x in j.points)
    s = "".join(f'<p class=n><b>{e(x.name)}</b><br>{e(x.degree)}, {e(x.area)}<br>{e(period(x,p))}</p>' for x in p.edu)
    return "chromium", page("body{text-align:justify;width:88mm}.n{text-align:left;margin-top:4pt}", f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p class=n>{e(p.phone)}<br>{e(p.email)}<br>{e(p.city)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>{h(p,'edu')}</h2>{s}{rest(p)}", p)


@layout()
def table_jobs(p):
    """One bordered table of jobs with head cells: period, company, position, what was done."""
    hd = lab(p, ("Period", "Company", "Position", "Responsibilities"), ("时间", "公司名称", "职位", "工作内容"))
    w = "".join(f"<tr><td>{e(period(j,p))}</td><td>{e(j.employer)}</td><td>{e(j.title)}</td><td>{'<br>'.join(map(e,j.points))}</td></tr>" for j in p.work)
    hs = lab(p, ("Period", "School", "Degree", "Major"), ("时间", "学校", "学历", "专业"))
    s = "".join(f"<tr><td>{e(period(x,p))}</td><td>{e(x.name)}</td><td>{e(x.degree)}</td><td>{e(x.area)}</td></tr>" for x in p.edu)
    th = lambda x: "<tr>" + "".join(f"<th>{e(c)}</th>" for c in x) + "</tr>"
    return "chromium", page("table{border-collapse:collapse;width:100%}td,th{border:.6pt solid #777;padding:3pt;vertical-align:top;text-align:left}td:first-child{width:24mm}td:nth-child(2){width:34mm}td:nth-child(3){width:26mm}",
        f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><p>{contacts(p)}</p><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2><table>{th(hd)}{w}</table><h2>{h(p,'edu')}</h2><table>{th(hs)}{s}</table>{rest(p)}", p)


@layout()
def two_by_weasy(p):
    """A float sidebar at the right by weasyprint, tables for jobs."""
    job = lambda j: f'<table class=j><tr><td><b>{e(j.employer)}</b></td><td class=w>{e(period(j,p))}</td></tr><tr><td><i>{e(j.title)}</i></td><td class=w>{e(j.city)}</td></tr></table>{ul(j.points)}'
    s = "".join(f'<table class=j><tr><td><b>{e(x.name)}</b></td><td class=w>{e(period(x,p))}</td></tr><tr><td>{e(x.degree)}, {e(x.area)}</td><td></td></tr></table>' for x in p.edu)
    side = f"<h2>{h(p,'contact')}</h2><p>{e(p.phone)}</p><p>{e(p.email)}</p><p>{e(p.city)}</p>" + "".join(f"<h2>{h(p,k)}</h2>{ul(getattr(p,k))}" for k in ("skills","languages","certs"))
    return "weasyprint", page("aside{float:right;width:48mm;background:#f4f0e8;padding:0 4mm 4mm;margin-left:6mm}main{margin-right:58mm}.j{width:100%}.w{text-align:right}", f"<h1>{e(p.name)}</h1><p>{e(p.title)}</p><aside>{side}</aside><main><h2>{h(p,'summary')}</h2><p>{e(p.summary)}</p><h2>{h(p,'work')}</h2>{''.join(map(job,p.work))}<h2>{h(p,'edu')}</h2>{s}</main>", p)


def bordered(src): return src.replace("<table>", '<table border=1 cellspacing=0 cellpadding=3 width="100%">').replace("<table ", "<table ").replace('td,th{border:.6pt solid #333;','td,th{').replace('td,th{border:.6pt solid #777;','td,th{')


@layout("zh")
def office_form(p): return "office", bordered(form_merged(p)[1])


@layout()
def office_table_jobs(p): return "office", bordered(table_jobs(p)[1])


@layout()
def html_bars(p): return "html", skill_bars(p)[1]


@layout("zh")
def html_form(p): return "html", form_merged(p)[1]


@layout()
def html_table_jobs(p): return "html", table_jobs(p)[1]


def spaced(s): return " ".join(s.upper().replace(" ", "\u00a0"))


@layout()
def spaced_heads(p):
    job = lambda j: f'<p><b>{e(j.employer)}</b> — <i>{e(j.title)}</i><span class=w>{e(period(j,p))}</span></p>{ul(j.points)}'
    s = "".join(f'<p><b>{e(x.name)}</b> — {e(x.degree)}{sep(p)}{e(x.area)}<span class=w>{e(period(x,p))}</span></p>' for x in p.edu)
    hh = lambda k: f"<h2>{e(spaced(HEADS[p.lang][k]))}</h2>"
    return "chromium", page(".w{float:right}h2{text-align:center;font-weight:normal}h1{text-align:center;letter-spacing:8pt;font-weight:300}.c{text-align:center}",
        f"<h1>{e(p.name)}</h1><p class=c>{e(p.title)}</p><p class=c>{contacts(p,' • ')}</p>{hh('summary')}<p>{e(p.summary)}</p>{hh('work')}{''.join(map(job,p.work))}{hh('edu')}{s}"
        + "".join(f"{hh(k)}<p>{listed(getattr(p,k),p)}</p>" for k in ("skills","languages","certs")), p)
