"""One résumé as job boards and networks put it on a page: PAGES maps a name to a function (person, language) -> str. The people are those of templates.py."""
from html import escape

from templates import HEADS, LABELS, SECTIONS, dates, listed

PAGES = {}


def page(make_it):
    PAGES[make_it.__name__] = make_it
    return make_it


def document(body, style=""):
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>x</title><style>{style}</style></head><body>{body}</body></html>\n'


def e(text):
    return escape(text, quote=False)


def div(*inner, name=""):
    return f'<div class="{name}">{"".join(inner)}</div>' if name else f"<div>{''.join(inner)}</div>"


def points(job):
    return "<ul>" + "".join(f"<li>{e(point)}</li>" for point in job[5]) + "</ul>"


def short(section, person, language):
    return "<ul>" + "".join(f"<li>{e(item)}</li>" for item in person[section]) + "</ul>" if section != "skills" else f"<p>{e(listed(person['skills'], language))}</p>"


@page
def network_profile(person, language):
    """Each line twice, once for screen readers; spans in divs in list items; headings with counts and buttons."""
    def twice(text):
        return f'<span aria-hidden="true"><!---->{e(text)}<!----></span><span class="visually-hidden"><!---->{e(text)}<!----></span>'

    def section(name, items):
        lines = "".join(f'<li class="artdeco-list__item">{"".join(div(twice(x), name="t-14") for x in item)}</li>' for item in items)
        return f'<section><div><h2 class="pvs-header__title">{twice(HEADS[language][name])}</h2><button>Edit</button></div><ul class="pvs-list">{lines}</ul></section>'
    jobs = [[j[1], j[0], dates(j, language), j[4]] + [f"• {x}" for x in j[5]] for j in person["work"]]
    schools = [[s[0], f"{s[2]}, {s[1]}", dates(s, language)] for s in person["edu"]]
    top = f'<h1>{e(person["name"])}</h1>{div(e(person["title"]))}<span>{e(person["city"])}</span>'
    reach = f'<section><h2>{twice(HEADS[language]["contact"])}</h2>{div(e(person["phone"]))}<a href="mailto:{person["email"]}">{e(person["email"])}</a></section>'
    return document(f'<nav>Home Jobs</nav><main>{top}{reach}' + section("summary", [[person["summary"]]]) + section("work", jobs) + section("edu", schools)
                    + section("skills", [[s] for s in person["skills"]]) + section("languages", [[x] for x in person["languages"]])
                    + section("certificates", [[x] for x in person["certificates"]]) + "</main><footer></footer>")


@page
def board_of_divs(person, language):
    """Nothing but divs and spans, whose looks stand in the sheet."""
    style = ".bold{font-weight:700}.row{display:flex}.inline{display:inline-block}.title{font-size:20px;font-weight:bold}"
    def section(name, inner):
        return div(div(e(HEADS[language][name]), name="title"), inner, name="section")
    jobs = "".join(div(div(f'<span class="bold">{e(j[1])}</span>'), div(f'<span>{e(j[0])}</span> - <div class="inline">{e(j[4])}</div>'), div(e(dates(j, language))),
                       "".join(div(e("• " + x)) for x in j[5])) for j in person["work"])
    schools = "".join(div(div(f'<span class="bold">{e(s[2])}, {e(s[1])}</span>'), div(e(s[0])), div(e(dates(s, language)))) for s in person["edu"])
    bodies = {"summary": div(e(person["summary"])), "work": jobs, "edu": schools, "skills": div(*(f"<span>{e(s)}</span>{', ' if s != person['skills'][-1] else ''}" for s in person["skills"])),
              "languages": "".join(div(e(x)) for x in person["languages"]), "certificates": "".join(div(e(x)) for x in person["certificates"])}
    top = div(e(person["name"]), name="title") + div(e(person["title"])) + div(f'<span>{e(person["phone"])}</span> | <span>{e(person["email"])}</span> | <span>{e(person["city"])}</span>')
    return document(top + "".join(section(s, bodies[s]) for s in SECTIONS), style)


@page
def board_of_tables(person, language):
    """As boards mail a résumé: tables in tables, labels with colons in cells, bars of a colour for headings."""
    heads, labels = HEADS[language], LABELS[language]
    colon = ": " if language == "en" else "："
    def bar(name):
        return f'<tr><td colspan="2" bgcolor="#eeeeee"><b>{e(heads[name])}</b></td></tr>'

    def wide(inner):
        return f'<tr><td colspan="2">{inner}</td></tr>'
    personal = "<table>" + "".join(f"<tr><td>{e(labels[k])}{colon}</td><td>{e(v)}</td><td>{e(labels[k2])}{colon}</td><td>{e(v2)}</td></tr>" for k, v, k2, v2 in (
        ("name", person["name"], "sex", labels["woman"]), ("phone", person["phone"], "email", person["email"]), ("city", person["city"], "wish", person["title"]))) + "</table>"
    jobs = "".join(wide(f"<table><tr><td>{e(dates(j, language))}</td><td><b>{e(j[0])}</b></td><td>{e(j[1])}</td></tr><tr><td colspan=3>" + "<br>".join(map(e, j[5])) + "</td></tr></table>")
                   for j in person["work"])
    schools = "".join(wide(f"<table><tr><td>{e(dates(s, language))}</td><td>{e(s[0])}</td><td>{e(s[1])}</td><td>{e(s[2])}</td></tr></table>") for s in person["edu"])
    rest = "".join(bar(s) + wide(short(s, person, language)) for s in SECTIONS[3:])
    return document(f'<table width="700">{wide(personal)}{bar("summary")}{wide(e(person["summary"]))}{bar("work")}{jobs}{bar("edu")}{schools}{rest}</table>')


@page
def board_of_cards(person, language):
    """A card a job: a head of spans, labels with colons below it."""
    labels = LABELS[language]
    colon = ": " if language == "en" else "："
    def section(name, inner):
        return f'<section class="resume-block"><h3>{e(HEADS[language][name])}</h3>{inner}</section>'
    jobs = "".join(f'<div class="card"><div class="card-head"><span>{e(j[0])}</span> <span>{e(j[1])}</span> <span>{e(dates(j, language))}</span></div>'
                   f'<div><p>{e(labels["duties"])}{colon}</p>' + "".join(f"<p>{i + 1}. {e(x)}</p>" for i, x in enumerate(j[5])) + "</div></div>" for j in person["work"])
    schools = "".join(f'<div class="card"><span>{e(s[0])}</span> <span>{e(s[1])}</span> <span>{e(s[2])}</span> <span>{e(dates(s, language))}</span></div>' for s in person["edu"])
    top = f'<h1>{e(person["name"])}</h1><p><span>{e(person["title"])}</span></p><p><span>{e(person["phone"])}</span><em></em><span>{e(person["email"])}</span><em></em><span>{e(person["city"])}</span></p>'
    return document(top + section("summary", f"<p>{e(person['summary'])}</p>") + section("work", jobs) + section("edu", schools)
                    + "".join(section(s, short(s, person, language)) for s in SECTIONS[3:]), "span{margin-right:20px}")


@page
def definition_lists(person, language):
    heads = HEADS[language]
    jobs = "".join(f"<dt>{e(dates(j, language))}</dt><dd><b>{e(j[0])}</b>, {e(j[1])}{points(j)}</dd>" for j in person["work"])
    schools = "".join(f"<dt>{e(dates(s, language))}</dt><dd>{e(s[0])}, {e(s[2])}, {e(s[1])}</dd>" for s in person["edu"])
    top = f'<h1>{e(person["name"])}</h1><p>{e(person["title"])}</p><p>{e(person["phone"])} | {e(person["email"])} | {e(person["city"])}</p>'
    return document(top + f'<h2>{heads["summary"]}</h2><p>{e(person["summary"])}</p><h2>{heads["work"]}</h2><dl>{jobs}</dl><h2>{heads["edu"]}</h2><dl>{schools}</dl>'
                    + "".join(f"<h2>{heads[s]}</h2>{short(s, person, language)}" for s in SECTIONS[3:]))


@page
def modern_template(person, language):
    """A sidebar, articles, time elements, icons; details that can be folded."""
    heads = HEADS[language]
    side = f'<aside><h1>{e(person["name"])}</h1><p>{e(person["title"])}</p><p><i class="fa fa-phone"></i> {e(person["phone"])}</p><p><i class="fa"></i> <a href="mailto:{person["email"]}">{e(person["email"])}</a></p>'
    side += f'<p>{e(person["city"])}</p>' + "".join(f"<h2>{heads[s]}</h2>{short(s, person, language)}" for s in SECTIONS[3:]) + "</aside>"
    jobs = "".join(f'<article><header><h3>{e(j[1])}</h3><span>{e(j[0])}</span> <time>{e(dates(j, language))}</time></header>{points(j)}</article>' for j in person["work"])
    schools = "".join(f'<article><h3>{e(s[0])}</h3><p>{e(s[2])}, {e(s[1])}</p><time>{e(dates(s, language))}</time></article>' for s in person["edu"])
    return document(f'<div class="page">{side}<main><section><h2>{heads["summary"]}</h2><p>{e(person["summary"])}</p></section><section><h2>{heads["work"]}</h2>{jobs}</section>'
                    f'<details open><summary>{heads["edu"]}</summary>{schools}</details></main></div>', ".page{display:grid}article header{display:flex}")


@page
def saved_by_word(person, language):
    """What Word writes as "web page": MsoNormal, spans of signs, conditional comments."""
    sign = "<span style='font-family:Wingdings;mso-list:Ignore'>l<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    def p(text, bold=False):
        return f'<p class=MsoNormal><span lang=EN-US>{"<b>" * bold}{e(text)}{"</b>" * bold}<o:p></o:p></span></p>'
    out = p(person["name"], True) + p(person["title"]) + p(f'{person["phone"]} | {person["email"]} | {person["city"]}')
    for section in SECTIONS:
        out += f"<h1>{e(HEADS[language][section])}<o:p></o:p></h1>"
        if section == "work":
            for j in person["work"]:
                out += f"<p class=MsoNormal><b>{e(j[0])}</b><span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>{e(j[1])}<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>{e(dates(j, language))}</p>"
                out += "".join(f"<p class=MsoListParagraph style='text-indent:-21.0pt'><![if !supportLists]>{sign}<![endif]>{e(x)}</p>" for x in j[5])
        elif section == "edu":
            out += "".join(p(f"{s[0]} | {s[1]} | {s[2]} | {dates(s, language)}") for s in person["edu"])
        else:
            out += p(person["summary"] if section == "summary" else listed(person["skills"], language)) if section in ("summary", "skills") else "".join(map(p, person[section]))
    head = '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="utf-8"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--></head>'
    return f"{head}<body lang=ZH-CN><div class=WordSection1>{out}</div></body></html>"
