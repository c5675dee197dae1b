#!/usr/bin/env python3
"""make_saved.py TARGET.tar.xz     the layouts of templates.py as LibreOffice saves them again as DOC and RTF, for tests/program/test_templates.py. Needs soffice (libreoffice-writer)."""
import io
import lzma
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import templates

# What LibreOffice 7.4 itself loses: files inside a file, the one XML file of Word (read as text), boxes of old Word and of groups in RTF, from where a box in RTF is
# counted; and it writes what stands in content controls of Chinese text once a run.
LOST = {"a_mail_inside": "doc rtf", "a_page_inside": "doc rtf", "one_xml_file": "doc rtf", "old_boxes": "rtf", "boxes_in_a_group": "rtf", "boxes_in_many_paragraphs": "rtf",
        "content_controls": "doc rtf"}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as home, tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        made = []
        for language, person in templates.PEOPLE.items():
            for name, make_it in templates.TEMPLATES.items():
                made.append(pathlib.Path(home, f"{name}.{language}.docx"))
                made[-1].write_bytes(make_it(person, language))
        for ending, kind in (("doc", "doc:MS Word 97"), ("rtf", "rtf")):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--writer", "--convert-to", kind, "--outdir", home, *map(str, made)],
                           check=True, stdout=subprocess.DEVNULL)
            for path in sorted(made):
                if ending in LOST.get(path.name.split(".")[0], "").split():
                    continue
                content = path.with_suffix("." + ending).read_bytes()
                entry = tarfile.TarInfo(f"{path.stem}.{ending}")
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    pathlib.Path(sys.argv[1]).write_bytes(lzma.compress(out.getvalue(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
