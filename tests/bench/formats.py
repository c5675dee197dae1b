#!/usr/bin/env python3
"""P9: what reading PDF and DOCX costs, as ratios.

    formats.py BOLE [--pairs 7] [--role ROLE] [--folder FOLDER]

The PDFs are those of the tests (tests/formats: Chromium's and LibreOffice's, and sixteen designs), the DOCX are made from the sample résumés by tests/formats/make.py.
The bare converter is poppler's `pdftotext`, a file at a time; a start of it that reads nothing (`-v`) is taken off each, and a ranking of one of the files, which starts the worker, off bole's.
The second run finds the texts in its cache. It is held against a ranking of the same texts as files, and against `wc -w` of the PDFs, as P1 is.
Nothing fails on a time.
"""

import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile

from goals import HERE, ROLE, Cost, count_words, say

FORMATS = HERE.parent / "formats"


def make_piles(bole, folder):
    """pdf/, docx/, text/ (what the PDFs say), and one of each, below folder."""
    if (folder / "done").exists():
        return
    for name in ("pdf", "docx", "text", "one-pdf", "one-docx", "one-text"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for archive in ("pdf.tar.xz", "designs.tar.xz"):
        with tarfile.open(FORMATS / archive) as members:
            for member in members:
                if member.name.endswith(".pdf"):
                    (folder / "pdf" / member.name).write_bytes(members.extractfile(member).read())
    sources = sorted((HERE.parent / "resumes").glob("*.md"))
    subprocess.run([sys.executable, FORMATS / "make.py", *sources, folder / "docx"], check=True)
    for page in (folder / "docx").glob("*.[!d]*"):
        page.unlink()
    done = subprocess.run([bole, "parse", folder / "pdf", "--format", "jsonl", "--with-text", "--no-cache", "--quiet"], check=True, capture_output=True, text=True)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        (folder / "text" / (pathlib.Path(record["source"]["path"]).stem + ".txt")).write_text(record["text"], encoding="utf-8")
    for name in ("pdf", "docx", "text"):
        shutil.copy(sorted((folder / name).iterdir())[0], folder / f"one-{name}")
    (folder / "names").write_bytes(b"\0".join(bytes(name) for name in sorted((folder / "pdf").iterdir())))
    (folder / "done").touch()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bole", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--role", type=pathlib.Path, default=ROLE)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "bole-bench-formats")
    arguments = parser.parse_args()
    bole, role, folder = arguments.bole.resolve(), arguments.role.resolve(), arguments.folder.resolve()
    make_piles(bole, folder)
    pdfs, sheets = sorted((folder / "pdf").iterdir()), sorted((folder / "docx").iterdir())

    def rank(pile, *more):
        return Cost([bole, "rank", role, folder / pile, "--jobs", "1", "--limit", "20", "--color", "never", "--quiet", *more], folder)

    def convert():
        return Cost(["sh", "-c", 'for file; do pdftotext "$file" -; done', "sh", *pdfs], folder)

    def start():
        return Cost(["sh", "-c", "for file; do pdftotext -v; done", "sh", *pdfs], folder)

    converter = shutil.which("pdftotext") is not None
    rank("pdf"), rank("one-pdf")  # the texts into the cache
    cost = {name: [] for name in ("one-pdf", "one-docx", "one-again", "one-text", "pdf", "docx", "again", "text", "words", "convert", "start")}
    for _ in range(arguments.pairs):
        for one in ("", "one-"):
            cost[one + "pdf"].append(rank(one + "pdf", "--no-cache"))
            cost[one + "docx"].append(rank(one + "docx", "--no-cache"))
            cost[one + "again"].append(rank(one + "pdf"))
            cost[one + "text"].append(rank(one + "text"))
        cost["words"].append(Cost(count_words(folder / "names"), folder))
        if converter:
            cost["convert"].append(convert())
            cost["start"].append(start())
    cpu = {name: [c.cpu for c in costs] for name, costs in cost.items()}
    apart = lambda name, base: [a - b for a, b in zip(cpu[name], cpu[base])]
    each = lambda name, files: [value / (len(files) - 1) for value in apart(name, "one-" + name)]
    ratios = lambda above, below: [a / b for a, b in zip(above, below)]
    size = sum(name.stat().st_size for name in pdfs)
    print(f"{len(pdfs)} PDF of {size} bytes with {sum(n.stat().st_size for n in (folder / 'text').iterdir())} bytes of text, {len(sheets)} DOCX, {arguments.pairs} pairs in turn")
    if converter:
        bare = [value / len(pdfs) for value in apart("convert", "start")]
        say("P9", "a PDF / pdftotext's, after start-up", 1.5, ratios(each("pdf", pdfs), bare))
        say("  ", "a DOCX / pdftotext's PDF, after start-up", 1.5, ratios(each("docx", sheets), bare))
    else:
        print("P9  pdftotext is not here (poppler-utils)")
    say("  ", "the second run / wc -w of the PDFs", 1.5, ratios(cpu["again"], cpu["words"]))
    say("  ", "the second run / a run over the same texts as files", 1.5, ratios(cpu["again"], cpu["text"]))
    middle = lambda name, files: statistics.median(each(name, files)) * 1e3
    print(f"    ms a file: PDF {middle('pdf', pdfs):.2f}, DOCX {middle('docx', sheets):.2f}, a PDF again {middle('again', pdfs):.2f}, its text {middle('text', pdfs):.2f}")


if __name__ == "__main__":
    main()
