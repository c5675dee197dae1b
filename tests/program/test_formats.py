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


if __name__ == "__main__":
    main()
