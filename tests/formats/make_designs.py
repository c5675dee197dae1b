#!/usr/bin/env python3
"""make_designs.py TARGET.tar.xz [DESIGN... | FILE.md...]     résumés in the designs that strangers use, for tests/program/test_designs.py: sidebars, bands, tables, timelines, justified text, LaTeX-like pages.

Each PDF NAME.DESIGN.pdf stands beside NAME.DESIGN.md: the same text in the order in which a person reads that design. Needs chromium, soffice (libreoffice-writer),
typst and weasyprint (both of PyPI), the fonts Noto CJK, Liberation, WenQuanYi and Carlito; the tests need only what it made.
"""
import html
import io
import lzma
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field

import make
import markdown

HERE = pathlib.Path(__file__).parent
SOURCES = [HERE / "designs" / f"{name}.md" for name in ("zh-platform", "zh-brand", "en-platform", "en-nurse", "mx-product")]
ASIDE = re.compile(r"技能|专长|專業技能|语言|語言|证书|获奖|求职意向|Skills|Languages|Certificat|Interests|Cards|Licenses", re.I)
DATES = re.compile(r"\s*(?:[　|｜,]|—)\s*((?:[A-Z][a-z]+ )?\d{4}\S*(?: [A-Z][a-z]+)?\s*[-–~]\s*(?:[A-Za-z]+ \d{4}|[A-Za-z]+|\d{4}\S*|至今|現在|迄今))\s*$")


@dataclass
class Section:
    title: str
    lines: list = field(default_factory=list)  # of Markdown
    level: int = 2

    def text(self):
        return "\n".join(["#" * self.level + " " + self.title, *self.lines])


def sections(text):
    """(lines before the first section, sections)"""
    head, out = [], []
    for line in text.splitlines():
        if line.startswith("## "):
            out.append(Section(line[3:]))
        else:
            (out[-1].lines if out else head).append(line)
    return head, out


def body(text):
    return re.search(r"<body>\n(.*)\n</body>", make.to_html(markdown.blocks(text), ""), re.S)[1]


def dated(inner):
    """Headings whose date stands at the right edge."""
    def swap(m):
        found = DATES.search(html.unescape(re.sub("<[^>]+>", "", m[2])))
        if not found or "<" in m[2]:
            return m[0]
        return f"<h{m[1]}><span class=what>{html.escape(html.unescape(m[2])[:found.start()])}</span><span class=when>{html.escape(found[1])}</span></h{m[1]}>"
    return re.sub(r"<h([3-6])>(.*?)</h\1>", swap, inner)


BASE = ('html{-webkit-print-color-adjust:exact;print-color-adjust:exact}*{box-sizing:border-box}body{font:10pt/1.5 "Liberation Sans","Noto Sans CJK SC",sans-serif;'
        "margin:0;color:#222}h1{font-size:21pt;margin:0 0 4pt;line-height:1.2}h2{font-size:13pt;margin:11pt 0 4pt}h3,h4{font-size:10.5pt;margin:7pt 0 2pt}p{margin:3pt 0}ul{margin:3pt 0;"
        "padding-left:14pt}table{border-collapse:collapse;width:100%}td,th{border:.6pt solid #777;padding:2pt 5pt;text-align:left}h3,h4{display:flow-root}.when{float:right;font-weight:normal}")


def page(style, inner, lang="zh"):
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>resume</title><style>{BASE}{style}</style></head><body>{inner}</body></html>'


# ---- designs: (head, sections, language) -> (kind, what is printed, the text in the order of reading) ----

def parted(parts):
    return [s for s in parts if not ASIDE.search(s.title)], [s for s in parts if ASIDE.search(s.title)]


def parted_dates(lines):
    """A date at the right edge is parted from what it dates by nothing but room."""
    return [f"{line[:found.start()]}　{found[1]}" if re.match(r"#{3,6} ", line) and (found := DATES.search(line)) else line for line in lines]


def text_of(head, parts, mend=parted_dates):
    parts = [Section(s.title, mend(s.lines)) for s in parts]
    return "\n".join([*head, *(line for s in parts for line in (s.text(), ""))]) + "\n"


def aside(head, parts, lang, style, left):
    """A sidebar holds name, contacts and the short sections."""
    main, side = parted(parts)
    bar, rest = f"<aside>{body(text_of(head, side))}</aside>", f"<main>{dated(body(text_of([], main)))}</main>"
    return "chromium", page(style, bar + rest if left else rest + bar, lang), text_of(head, side + main) if left else text_of([], main) + text_of(head, side)


def sidebar_dark(head, parts, lang):
    return aside(head, parts, lang, "@page{size:A4;margin:0}body{display:grid;grid-template-columns:31% 69%;min-height:297mm;background:linear-gradient(90deg,#24364b 31%,#fff 31%)}"
                 "aside{color:#fff;padding:14mm 6mm}main{padding:14mm 9mm}h1{font-size:18pt}", True)


def sidebar_light(head, parts, lang):
    return aside(head, parts, lang, "@page{size:A4;margin:0}aside{position:absolute;left:0;top:0;width:66mm;height:297mm;background:#eef1f4;padding:12mm 6mm}"
                 "main{margin-left:66mm;padding:12mm 9mm}h2{border-bottom:1pt solid #3a6ea5;color:#3a6ea5;text-transform:uppercase;letter-spacing:1pt}", True)


def sidebar_right(head, parts, lang):
    """The name above both; the sidebar at the right is read last."""
    main, side = parted(parts)
    inner = f"<header>{body(text_of(head, []))}</header><div class=both><main>{dated(body(text_of([], main)))}</main><aside>{body(text_of([], side))}</aside></div>"
    style = ("@page{size:Letter;margin:14mm}.both{display:grid;grid-template-columns:1fr 54mm;gap:8mm}aside{background:#f3efe6;padding:2mm 4mm}"
             'body{font-family:"Liberation Serif","Noto Serif CJK SC",serif}')
    return "chromium", page(style, inner, lang), text_of(head, main + side)


def band(head, parts, lang):
    """A dark band with the name, two columns below of equal width."""
    main, side = parted(parts)
    inner = f"<header>{body(text_of(head, []))}</header><div class=both><main>{dated(body(text_of([], main)))}</main><aside>{body(text_of([], side))}</aside></div>"
    style = ("@page{size:A4;margin:0}header{background:#7a2e3a;color:#fff;padding:10mm 14mm}.both{display:grid;grid-template-columns:1fr 1fr;gap:10mm;padding:6mm 14mm}"
             "body{font-size:9.5pt}.when{float:none;display:block}")
    return "chromium", page(style, inner, lang), text_of(head, main + side, dates_below)


def justified(head, parts, lang):
    style = ('@page{size:Letter;margin:22mm 32mm}body{font:10.5pt/1.4 "Liberation Serif","Noto Serif CJK SC",serif;text-align:justify;hyphens:auto}h2{border-bottom:.7pt solid #000}')
    return "chromium", page(style, dated(body(text_of(head, parts))), lang), text_of(head, parts)


def two_columns(head, parts, lang):
    """The head over the whole page, below it text that flows through two narrow justified columns."""
    style = "@page{size:A4;margin:15mm 14mm}main{column-count:2;column-gap:8mm;column-fill:auto;height:225mm;text-align:justify}body{font-size:9.5pt}h2{column-span:none}.when{float:none}"
    inner = f"<header>{body(text_of(head, []))}</header><main>{body(text_of([], parts, list))}</main>"
    return "chromium", page(style, inner, lang), text_of(head, parts, list)


def wide_lists(head, parts, lang):
    """Short lists in three columns, contacts with drawn icons."""
    inner = dated(body(text_of(head, parts)))
    icon = '<svg width="9" height="9" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4.5" fill="#336"/><path d="M3 3h4v4h-4z" fill="#fff"/></svg> '
    inner = re.sub(r"(<h2>(?:专业技能|技能[^<]*|Skills)</h2>\n)<ul>", r"\1<ul class=three>", inner)
    first = inner.find("<h2>")
    inner = re.sub(r"<p>|<br>\n", lambda m: m[0] + icon, inner[:first]) + inner[first:]
    style = ("@page{size:A4;margin:16mm}.three{column-count:3;column-gap:6mm}h2{background:#e7ecf2;padding:2pt 6pt;border-left:4pt solid #2b5d8a}"
             'body{font-family:"Carlito","WenQuanYi Micro Hei",sans-serif;font-size:10.5pt}')
    return "chromium", page(style, inner, lang), text_of(head, parts)


def with_margins(head, parts, lang):
    """The browser's own header and footer: date, title, address, page numbers; on a small page."""
    return "chromium-margins", page("@page{size:A5;margin:18mm 14mm}body{font-size:9pt}", dated(body(text_of(head, parts))), lang), text_of(head, parts)


def form(head, parts, lang):
    """The bordered table of Chinese application forms: a bar names each section, all text stands in cells."""
    rows = [f"<tr><td class=top>{body(text_of(head, []))}</td></tr>"]
    for s in parts:
        rows += [f"<tr><td class=bar><h2>{html.escape(s.title)}</h2></td></tr>", f"<tr><td>{dated(body(chr(10).join(s.lines)))}</td></tr>"]
    style = '@page{size:A4;margin:14mm}.bar{background:#d9e2ec}h2{margin:1pt 0;font-size:12pt}body{font-family:"Noto Serif CJK SC",serif}ul{padding-left:12pt}'
    return "chromium", page(style, "<table>" + "".join(rows) + "</table>", lang), text_of(head, parts)


def labelled(head, parts, lang):
    """The names of the sections in a column of their own, as Europass has them."""
    rows = "".join(f"<section><h2>{html.escape(s.title)}</h2><div>{dated(body(chr(10).join(s.lines)))}</div></section>" for s in parts)
    style = "@page{size:A4;margin:16mm}section{display:grid;grid-template-columns:34mm 1fr;gap:6mm;margin-top:4mm}h2{font-size:11pt;margin:3pt 0;color:#2b5d8a}header{margin-left:40mm}"
    return "chromium", page(style, f"<header>{body(text_of(head, []))}</header>{rows}", lang), text_of(head, parts)


def dates_below(lines):
    out = []
    for line in parted_dates(lines):
        out += line.rsplit("　", 1) if re.match(r"#{3,6} ", line) and re.search(r"　[^　]*\d", line) else [line]
    return out


def first_dates(lines):
    """Headings with their date before what they name: as it is read where dates stand in a column at the left."""
    out = []
    for line in lines:
        mark = re.match(r"#{3,6} ", line)
        found = DATES.search(line) if mark else None
        out.append(f"{mark[0]}{found[1]}　{line[mark.end():found.start()]}" if found else line)
    return out


def timeline(head, parts, lang):
    """Dates in a column of their own, a line with dots beside them."""
    def rows(s):
        inner = dated(body("\n".join(s.lines)))
        pieces = re.split(r"(?=<h3>)", inner)
        return "".join('<div class=row><div class=date>' + (re.search(r"<span class=when>(.*?)</span>", p) or ["", ""])[1] + '</div><div class=text>' +
                       re.sub(r"<span class=when>.*?</span>", "", p) + "</div></div>" for p in pieces if p.strip())
    inner = body(text_of(head, [])) + "".join(f"<h2>{html.escape(s.title)}</h2>{rows(s)}" for s in parts)
    style = ("@page{size:A4;margin:16mm}.row{display:grid;grid-template-columns:38mm 1fr}.text{border-left:1.2pt solid #888;padding-left:6mm;position:relative}"
             ".text h3{margin-top:0}.text h3:before{content:'';position:absolute;left:-2.6pt;top:4pt;width:4pt;height:4pt;border-radius:50%;background:#c33}.date{font-weight:bold}")
    return "chromium", page(style, inner, lang), text_of(head, parts, first_dates)


def office_table(head, parts, lang):
    """A word processor's two cells side by side, without lines."""
    main, side = parted(parts)
    inner = (f'<table width="100%" cellpadding="6"><tr><td width="32%" valign="top" bgcolor="#dfe7ee">{body(text_of(head, side))}</td>'
             f'<td width="68%" valign="top">{body(text_of([], main, list))}</td></tr></table>')
    return "office", f'<html lang="{lang}"><head><meta charset="utf-8"></head><body>{inner}</body></html>', text_of(head, side + main, list)


def print_columns(head, parts, lang):
    """Two justified columns with hyphens, by another printer, on two or more pages."""
    style = ('@page{size:A5;margin:14mm 12mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:8pt}}main{columns:2;column-gap:7mm;text-align:justify;hyphens:auto}'
             'body{font-size:8.5pt;font-family:"Carlito","Noto Sans CJK SC"}h1{font-size:17pt}')
    return "weasyprint", page(style, f"{body(text_of(head, []))}<main>{body(text_of([], parts, list))}</main>", lang), text_of(head, parts, list)


# ---- as LaTeX's classes print it, by typst ----

def typ(text):
    return re.sub(r"([\\#*_`$<>@~\[\]/=+-])", r"\\\1", text)


def typ_runs(runs):
    styled = [f"#strong[{typ(r.text)}]" if r.bold else f"#emph[{typ(r.text)}]" if r.italic else typ(r.text) for r in runs]
    return "".join(f'#link("{r.link}")[{text}]' if r.link else text for r, text in zip(runs, styled))


def typ_blocks(text, entry):
    out = []
    for b in markdown.blocks(text):
        lines = [typ_runs(line) for line in b.lines]
        if b.kind == "heading" and b.level > 2:
            plain = "".join(r.text for r in b.lines[0])
            found = DATES.search(plain)
            out.append(entry(typ(plain[:found.start()] if found else plain), typ(found[1]) if found else ""))
        elif b.kind == "heading":
            out.append(f"#heading(level: {b.level})[{lines[0]}]")
        elif b.kind == "item":
            out.append(f"#list([{' '.join(lines)}])")
        elif b.kind == "paragraph":
            out.append(" \\\n".join(lines))
        else:
            cells = ", ".join("[" + typ_runs(cell) + "]" for row in b.rows for cell in row)
            out.append(f"#table(columns: {len(b.rows[0])}, {cells})")
    return "\n\n".join(out)


TYPST = ('#set text(font: ("{font}", "Noto Serif CJK SC"), size: {size}, lang: "{lang}")\n#set page(paper: "{paper}", margin: {margin}, numbering: {numbering}, columns: {columns})\n'
         "#set par(justify: {justify})\n#show heading.where(level: 2): it => block(above: 1.2em, below: .7em)[#{caps}[#it.body]#v(-.6em)#line(length: 100%, stroke: .5pt)]\n")


def latex(head, parts, lang):
    """The article class: serif, dates at the right edge, a rule under each section."""
    top = TYPST.format(font="New Computer Modern", size="10.5pt", lang=lang, paper="us-letter", margin="1in", numbering='"1"', columns=1, justify="true", caps="smallcaps" if lang == "en" else "strong")
    return "typst", top + typ_blocks(text_of(head, parts), lambda what, when: f"*{what}* #h(1fr) {when}"), text_of(head, parts)


def moderncv(head, parts, lang):
    """Dates in a narrow column at the left."""
    top = TYPST.format(font="Carlito", size="11pt", lang=lang, paper="a4", margin="2cm", numbering='"1/1"', columns=1, justify="false", caps="strong")
    return "typst", top + typ_blocks(text_of(head, parts), lambda what, when: f"#grid(columns: (3.4cm, 1fr), gutter: 5mm, [{when}], [*{what}*])"), text_of(head, parts, first_dates)


def latex_columns(head, parts, lang):
    """Two columns of ten points, justified and hyphenated."""
    top = TYPST.format(font="New Computer Modern", size="10pt", lang=lang, paper="a4", margin="1.8cm", numbering='"1"', columns=2, justify="true", caps="strong")
    return "typst", top + typ_blocks(text_of(head, parts), lambda what, when: f"*{what}* \\\n_{when}_" if when else f"*{what}*"), text_of(head, parts, broken_dates)


def broken_dates(lines):
    """Headings with their date on a line of its own below."""
    out = []
    for line in lines:
        found = DATES.search(line) if re.match(r"#{3,6} ", line) else None
        out += [f"**{re.sub('^#+ ', '', line[:found.start()])}**", f"*{found[1]}*"] if found else [line]
    return out


DESIGNS = (sidebar_dark, sidebar_light, sidebar_right, band, justified, two_columns, wide_lists, with_margins, form, labelled, timeline, office_table, print_columns,
           latex, moderncv, latex_columns)


def printed(kind, text):
    with tempfile.TemporaryDirectory() as home:
        made = pathlib.Path(home, "page.pdf")
        source = pathlib.Path(home, "page.typ" if kind == "typst" else "page.html")
        source.write_text(text, encoding="utf-8")
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if kind.startswith("chromium"):
            plain = [] if kind == "chromium-margins" else ["--no-pdf-header-footer"]
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}/profile", *plain, f"--print-to-pdf={made}", source.as_uri()], **quiet)
        elif kind == "office":
            for start, end, options in ((source, "odt", ["--infilter=HTML (StarWriter)"]), (source.with_suffix(".odt"), "pdf", [])):
                subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", *options, "--convert-to", end, "--outdir", home, str(start)], **quiet)
        elif kind == "weasyprint":
            subprocess.run([sys.executable, "-m", "weasyprint", str(source), str(made)], **quiet)
        else:
            subprocess.run([sys.executable, "-c", "import sys,typst;typst.compile(sys.argv[1],output=sys.argv[2])", str(source), str(made)], check=True)
        return made.read_bytes()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    names, out = [a for a in sys.argv[2:] if not a.endswith(".md")], io.BytesIO()
    sources = [pathlib.Path(a) for a in sys.argv[2:] if a.endswith(".md")] or SOURCES
    with tarfile.open(fileobj=out, mode="w") as archive:
        for design in DESIGNS:
            for source in sources:
                if names and design.__name__ not in names:
                    continue
                head, parts = sections(source.read_text(encoding="utf-8"))
                kind, content, text = design(head, parts, "en" if source.stem.startswith("en") else "zh")
                for ending, made in ((".pdf", printed(kind, content)), (".md", text.encode())):
                    entry = tarfile.TarInfo(f"{source.stem}.{design.__name__}{ending}")
                    entry.size = len(made)
                    archive.addfile(entry, io.BytesIO(made))
    pathlib.Path(sys.argv[1]).write_bytes(lzma.compress(out.getvalue(), preset=9))


if __name__ == "__main__":
    main()
