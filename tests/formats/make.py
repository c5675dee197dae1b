#!/usr/bin/env python3
"""make.py [--office] SOURCE.md... TARGET     the same résumés in other formats, for tests/program/test_formats.py.

Without --office: HTML, and a DOCX written by hand (styles, numbering, tables); Python alone, and the same bytes every time.
With it: what LibreOffice makes of the HTML: DOCX, ODT, RTF and DOC. Those in tests/formats/office were made so, and the tests need no LibreOffice:

    tests/formats/make.py --office tests/resumes/{en-lawyer,...}.md tests/formats/office
"""
import base64
import html
import io
import pathlib
import quopri
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape, quoteattr

import markdown


# ---- HTML ----

def html_runs(runs):
    out = ""
    for run in runs:
        text = html.escape(run.text, quote=False)
        for on, tag in ((run.bold, "b"), (run.italic, "i"), (run.strike, "s")):
            text = f"<{tag}>{text}</{tag}>" if on else text
        out += f'<a href="{html.escape(run.link)}">{text}</a>' if run.link else text
    return out


def to_html(blocks, title):
    out, lists = [], []

    def close(depth):
        while len(lists) > depth:
            out.append(f"</li></{lists.pop()}>")

    for block in blocks:
        if block.kind != "item":
            close(0)
        body = "<br>\n".join(html_runs(line) for line in block.lines)
        if block.kind == "item":
            tag = "ol" if block.ordered else "ul"
            if len(lists) >= block.level:
                close(block.level)
                if lists and lists[-1] == tag:
                    out.append("</li>")
                elif lists:
                    close(block.level - 1)
            while len(lists) < block.level:
                out.append(f"<{tag}>")
                lists.append(tag)
            out.append(f"<li>{body}")
        elif block.kind == "heading":
            out.append(f"<h{block.level}>{body}</h{block.level}>")
        elif block.kind == "paragraph":
            out.append(f"<p>{body}</p>")
        else:
            out.append("<table>")
            for i, row in enumerate(block.rows):
                tag = "td" if i else "th"
                out.append("<tr>" + "".join(f"<{tag}>{html_runs(cell)}</{tag}>" for cell in row) + "</tr>")
            out.append("</table>")
    close(0)
    body = "\n".join(out)
    return f'<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n<body>\n{body}\n</body>\n</html>\n'


def to_mhtml(page, charset, coding):
    """A page (bytes) inside a mail, behind a picture."""
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[coding](page)
    head = ("From: <Saved by bole's tests>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_b\"\r\n\r\n"
            "------=_b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
            f"------=_b\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n")
    return head.encode() + body + b"\r\n------=_b--\r\n"


# ---- DOCX ----

NAMESPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
              'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:styles {NAMESPACES}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
{"".join(f'<w:style w:type="paragraph" w:styleId="h{i}"><w:name w:val="heading {i}"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="{i - 1}"/></w:pPr></w:style>' for i in range(1, 7))}
<w:style w:type="paragraph" w:styleId="item"><w:name w:val="List Paragraph"/><w:basedOn w:val="a"/></w:style>
</w:styles>"""
LEVELS = {"bullet": "•", "decimal": "%1."}
NUMBERING = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:numbering {NAMESPACES}>
{"".join(f'<w:abstractNum w:abstractNumId="{n}">' + "".join(f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>' for i in range(9)) + "</w:abstractNum>" for n, (kind, text) in enumerate(LEVELS.items()))}
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(items):
    body = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{t}" Target={quoteattr(target)}{" TargetMode=" + chr(34) + "External" + chr(34) if external else ""}/>'
                   for i, t, target, external in items)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def docx_run(run):
    properties = "".join(f"<w:{tag}/>" for on, tag in ((run.bold, "b"), (run.italic, "i"), (run.strike, "strike")) if on)
    return f'<w:r>{"<w:rPr>" + properties + "</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def docx_runs(runs, links):
    out = ""
    for run in runs:
        if run.link:
            links.append(run.link)
            out += f'<w:hyperlink r:id="link{len(links)}">{docx_run(run)}</w:hyperlink>'
        else:
            out += docx_run(run)
    return out


def docx_block(block, links):
    if block.kind == "table":
        rows = ""
        for i, row in enumerate(block.rows):
            head = "<w:trPr><w:tblHeader/></w:trPr>" if i == 0 else ""
            rows += f"<w:tr>{head}" + "".join(f"<w:tc><w:p>{docx_runs(cell, links)}</w:p></w:tc>" for cell in row) + "</w:tr>"
        return f"<w:tbl>{rows}</w:tbl>"
    style = {"heading": f'<w:pStyle w:val="h{block.level}"/>', "paragraph": "",
             "item": f'<w:pStyle w:val="item"/><w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{2 if block.ordered else 1}"/></w:numPr>'}[block.kind]
    body = "<w:r><w:br/></w:r>".join(docx_runs(line, links) for line in block.lines)
    return f"<w:p><w:pPr>{style}</w:pPr>{body}</w:p>"


def package(parts):
    """A zip without times, so that the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body, links=(), extra=None, relations=()):
    """A package around the paragraphs of a body; extra: other parts, by name; relations: (id, type, target, external)."""
    own = [("styles", "styles", "styles.xml", False), ("numbering", "numbering", "numbering.xml", False)]
    own += [(f"link{i + 1}", "hyperlink", link, True) for i, link in enumerate(links)]
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    return package({"[Content_Types].xml": TYPES, "_rels/.rels": relationships([("main", "officeDocument", "word/document.xml", False)]),
                    "word/document.xml": document, "word/_rels/document.xml.rels": relationships(own + list(relations)),
                    "word/styles.xml": STYLES, "word/numbering.xml": NUMBERING} | (extra or {}))


def to_docx(blocks):
    links, body = [], ""
    for block in blocks:
        body += ("<w:p/>" if block.gap else "") + docx_block(block, links)
    return docx(body, links)


# ---- all of them ----

def without_pictures(odt):
    """An ODT without the picture of its first page, which is most of it."""
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        return package({name: archive.read(name) for name in archive.namelist() if not name.startswith(("Thumbnails/", "Configurations2/"))})


def office(pages, target):
    """What LibreOffice makes of HTML pages: one run a format."""
    for ending, kind in ((".docx", "docx"), (".odt", "odt"), (".rtf", "rtf"), (".doc", "doc:MS Word 97")):
        with tempfile.TemporaryDirectory() as home:
            subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--writer", "--convert-to", kind, "--outdir", home]
                           + [str(page) for page in pages], check=True, stdout=subprocess.DEVNULL)
            for page in pages:
                made = pathlib.Path(home, page.stem + ending).read_bytes()
                (target / (page.stem + ending)).write_bytes(without_pictures(made) if ending == ".odt" else made)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--office"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    target, pages = pathlib.Path(arguments[-1]), []
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for source in map(pathlib.Path, arguments[:-1]):
            blocks = markdown.blocks(source.read_text(encoding="utf-8"))
            if "--office" not in sys.argv:
                (target / (source.stem + ".docx")).write_bytes(to_docx(blocks))
            pages.append((pathlib.Path(folder) if "--office" in sys.argv else target) / (source.stem + ".html"))
            pages[-1].write_text(to_html(blocks, "Résumé"), encoding="utf-8")
        if "--office" in sys.argv:
            office(pages, target)


if __name__ == "__main__":
    main()
