#!/usr/bin/env python3
"""make_strangers.py TARGET.tar.xz     the layouts of strangers.py as printed and saved, for tests/program/test_strangers.py. Needs chromium, soffice (libreoffice-writer), weasyprint (of PyPI), fonts-noto-cjk."""
import io
import lzma
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import strangers


def print_by_chromium(page, pdf, home):
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={home}/chromium", f"--print-to-pdf={pdf}", page.as_uri()],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def save_by_office(pages, home):
    for kind in ("pdf", "docx", "odt", "rtf", "doc:MS Word 97"):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--writer", "--convert-to", kind, "--outdir", home, *map(str, pages)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for page in pages:
        page.unlink()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as home:
        offices = []
        for name, (layout, languages) in strangers.LAYOUTS.items():
            for person in strangers.PEOPLE:
                if person.lang not in languages:
                    continue
                printer, source = layout(person)
                page = pathlib.Path(home, f"{person.key}.{name}.html")
                page.write_text(source, encoding="utf-8")
                if printer == "chromium":
                    print_by_chromium(page, page.with_suffix(".pdf"), home)
                elif printer == "weasyprint":
                    import weasyprint
                    weasyprint.HTML(str(page)).write_pdf(str(page.with_suffix(".pdf")))
                elif printer == "office":
                    offices.append(page)
                if printer in ("chromium", "weasyprint"):
                    page.unlink()
        save_by_office(offices, home)
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            for path in sorted(pathlib.Path(home).iterdir()):
                if path.is_file():
                    entry = tarfile.TarInfo(path.name)
                    entry.size = path.stat().st_size
                    archive.addfile(entry, io.BytesIO(path.read_bytes()))
    pathlib.Path(sys.argv[1]).write_bytes(lzma.compress(out.getvalue(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
