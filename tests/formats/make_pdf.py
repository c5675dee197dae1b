#!/usr/bin/env python3
"""make_pdf.py SOURCE.md... TARGET.tar.xz     the same résumés as PDF, for tests/program/test_pdf.py: printed by Chromium and by LibreOffice, in one and two columns.

Needs chromium, soffice (libreoffice-writer) and the fonts Noto Sans CJK and Liberation; the tests need only what it made. The files of one résumé share their
fonts, so one solid archive holds them in a tenth of their size.
"""
import io
import lzma
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import make
import markdown

STYLE = ('body{font-family:"Liberation Sans","Noto Sans CJK SC",sans-serif;font-size:10.5pt;line-height:1.45;margin:0}@page{size:A4;margin:16mm 18mm}'
         "h1{font-size:20pt;margin:0 0 4pt}h2{font-size:14pt;margin:10pt 0 4pt}h3{font-size:12pt;margin:8pt 0 3pt}p{margin:4pt 0}"
         "ul,ol{margin:4pt 0;padding-left:16pt}table{border-collapse:collapse}td,th{border:0.5pt solid #888;padding:2pt 5pt;text-align:left}")
TWO = "@page{size:A4 landscape}body{column-count:2;column-gap:9mm;font-size:10pt}"


def page(source, style=""):
    text = make.to_html(markdown.blocks(source.read_text(encoding="utf-8")), "Résumé")
    return text.replace("</head>", f"<style>{style}</style></head>")


def chromium(text):
    with tempfile.TemporaryDirectory() as home:
        html, made = pathlib.Path(home, "page.html"), pathlib.Path(home, "page.pdf")
        html.write_text(text, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}/profile", "--no-pdf-header-footer",
                        f"--print-to-pdf={made}", html.as_uri()], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return made.read_bytes()


def office(text, columns):
    """By way of ODT, as a person would save it before the export."""
    text = text.replace("<table>", '<table border="1" cellspacing="0" width="100%">')
    if columns:
        text = text.replace("<body>", '<body><multicol cols="2" gutter="30">').replace("</body>", "</multicol></body>")
    with tempfile.TemporaryDirectory() as home:
        html = pathlib.Path(home, "page.html")
        html.write_text(text, encoding="utf-8")
        for source, kind, options in ((html, "odt", ["--infilter=HTML (StarWriter)"]), (pathlib.Path(home, "page.odt"), "pdf", [])):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", *options, "--convert-to", kind, "--outdir", home, str(source)],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return pathlib.Path(home, "page.pdf").read_bytes()


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for source in map(pathlib.Path, sys.argv[1:-1]):
            for kind, content in (("chromium", chromium(page(source, STYLE))), ("chromium2", chromium(page(source, STYLE + TWO))),
                                  ("office", office(page(source), False)), ("office2", office(page(source), True))):
                entry = tarfile.TarInfo(f"{source.stem}.{kind}.pdf")
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    pathlib.Path(sys.argv[-1]).write_bytes(lzma.compress(out.getvalue(), preset=9))


if __name__ == "__main__":
    main()
