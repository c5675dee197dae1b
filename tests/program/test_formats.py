"""The same résumé in every format gives the same facts, but for places, and scores equal to the digit.

The formats are made from tests/resumes by tests/formats/make.py, here and now; what LibreOffice made of some of them stands in tests/formats/office.
"""

import pathlib
import sys

from program import RESUMES, ROLES, ROOT, Case, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import make  # noqa: E402
import markdown  # noqa: E402

SOURCES = ["en-data-analyst", "en-lawyer", "en-seo-freelancer", "en-sre", "mx-data-lead", "mx-hr-manager", "mx-legal-counsel", "mx-ml-engineer",
           "zh-accountant", "zh-backend-senior", "zh-graduate", "zh-pm", "zh-tw-firmware"]
PLACES = {"source", "line", "column", "page", "quote", "lines"}  # what may differ; a quote spells the markup of its format


def facts(value):
    if isinstance(value, dict):
        return {key: facts(item) for key, item in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [facts(item) for item in value if not (isinstance(item, dict) and item.get("code") == "reader")]
    return value


def records(*paths):
    result = bole("parse", "--format", "jsonl", "--as-of", "2024-06", *paths)
    return {pathlib.Path(r["source"]["path"]).name: r for r in result.lines()}


class SameFacts(Case):
    def same(self, made):
        """made: file name -> (source, bytes)."""
        for name, (_, content) in made.items():
            (self.folder / name).write_bytes(content)
        read = records(*(self.folder / name for name in sorted(made)))
        truth = records(*sorted({RESUMES / source for source, _ in made.values()}))
        for name, (source, _) in sorted(made.items()):
            with self.subTest(file=name):
                self.assertNotIn("error", read[name])
                self.assertEqual(facts(read[name]), facts(truth[source]))
        self.scores(made)

    def scores(self, made):
        role = ROLES / "backend-engineer.yaml"
        paths = [self.folder / name for name in sorted(made)] + sorted({RESUMES / source for source, _ in made.values()})
        ranked = bole("rank", role, *paths, "--format", "json", "--as-of", "2024-06").json()["candidates"]
        scores = {pathlib.Path(c["source"]["path"]).name: [c["score"], c["possible"], c["must"], [x["points"] for x in c["criteria"]]] for c in ranked}
        for name, (source, _) in made.items():
            self.assertEqual(scores[name], scores[source], name)

    def made(self, ending, maker):
        out = {}
        for source in SOURCES:
            text = (RESUMES / (source + ".md")).read_text(encoding="utf-8")
            content = maker(text)
            out[source + ending] = (source + ".md", content)
        return out

    def test_docx(self):
        self.same(self.made(".docx", lambda text: make.to_docx(markdown.blocks(text))))

    def test_html(self):
        self.same(self.made(".html", lambda text: make.to_html(markdown.blocks(text), "x").encode()))

    def test_mhtml(self):
        """A page as browsers and Word save it: in a mail, in any transfer encoding, in an old charset."""
        made = {}
        for charset, coding in (("utf-8", "base64"), ("gb18030", "quoted-printable"), ("gb2312", "8bit")):
            def mail(text, charset=charset, coding=coding):
                page = make.to_html(markdown.blocks(text), "x").replace('charset="utf-8"', "").encode("gb18030" if charset == "gb2312" else charset)
                return make.to_mhtml(page, charset, coding)
            made |= {f"{coding}-{name}": item for name, item in self.made(".mht", mail).items()}
        self.same(made)

    def test_html_in_old_charsets(self):
        made = {}
        for charset in ("gb2312", "utf-16"):
            def page(text, charset=charset):
                text = make.to_html(markdown.blocks(text), "x").replace("utf-8", charset)
                return text.encode("gb18030" if charset == "gb2312" else charset)
            made |= {f"{charset}-{name}": item for name, item in self.made(".html", page).items()}
        self.same(made)

    def test_libreoffice(self):
        """DOCX, ODT, RTF and DOC as LibreOffice writes them."""
        files = sorted((ROOT / "tests" / "formats" / "office").iterdir())
        self.assertEqual(len(files), 4 * len(SOURCES))
        self.same({file.name: (file.stem + ".md", file.read_bytes()) for file in files})

    def test_content_not_name(self):
        """A file is what its bytes say: RTF, HTML and DOCX under the name of a .doc, a .doc under that of a .txt."""
        office = ROOT / "tests" / "formats" / "office"
        made = {"rtf.doc": "zh-pm.rtf", "docx.doc": "zh-pm.docx", "odt.wps": "zh-pm.odt", "doc.txt": "zh-pm.doc", "doc.wps": "zh-pm.doc"}
        made = {name: ("zh-pm.md", (office / source).read_bytes()) for name, source in made.items()}
        made["html.doc"] = ("zh-pm.md", make.to_html(markdown.blocks((RESUMES / "zh-pm.md").read_text(encoding="utf-8")), "x").encode())
        self.same(made)

    def test_encodings(self):
        """Text in any encoding gives what its UTF-8 twin gives."""
        made = {}
        for source in [s + ".md" for s in SOURCES] + sorted(p.name for p in RESUMES.iterdir() if p.suffix == ".txt"):
            text = (RESUMES / source).read_text(encoding="utf-8")
            before = len(made)
            for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5", "shift_jis", "cp1252"):
                try:
                    content = text.encode(encoding)
                except UnicodeEncodeError:
                    continue  # it has no such characters
                made[f"{encoding}-{source}"] = (source, content)
            self.assertGreaterEqual(len(made) - before, 5, source)
        self.same(made)


if __name__ == "__main__":
    main()
