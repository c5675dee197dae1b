"""PDF in the designs that strangers use: the same facts as the same text in Markdown, in the order in which a person reads the page.

tests/formats/designs.tar.xz is made by tests/formats/make_designs.py: sixteen designs of five résumés, by four printers.
"""

import io
import tarfile
import unittest

import test_formats
from program import ROLES, ROOT, Case, bole, main, ranking
from test_formats import facts

ROLE = ROLES / "backend-engineer.yaml"
# Known differences, in the open: a file that has been mended must leave the list.
KNOWN = {
    "en-platform.sidebar_right.pdf": "a certificate whose second line begins with a long word and a capital, as a new one would",
    "zh-platform.office_table.pdf": "a word that LibreOffice breaks between its letters, without a hyphen",
}


class Designs(Case):
    def test_the_same_facts_and_scores(self):
        with tarfile.open(fileobj=io.BytesIO((ROOT / "tests" / "formats" / "designs.tar.xz").read_bytes()), mode="r:xz") as archive:
            for entry in archive:
                self.write(entry.name, archive.extractfile(entry).read())
        made = sorted(self.folder.glob("*.pdf"))
        self.assertEqual(len(made), 80)
        if bole("parse", made[0], "--as-of", "2024-06", "--no-cache").status != 0:
            raise unittest.SkipTest("this build cannot read PDF")
        files = [path for pdf in made for path in (pdf, pdf.with_suffix(".md"))]
        read = test_formats.records("--no-cache", *files)
        scores = {}
        for candidate in ranking(ROLE, *files, options=("--as-of", "2024-06", "--no-cache"))["candidates"]:
            scores[candidate["source"]["path"]] = (candidate["score"], candidate["possible"], candidate["must"], [c["points"] for c in candidate["criteria"]])
        for pdf in made:
            with self.subTest(file=pdf.name):
                truth = read[pdf.with_suffix(".md").name]
                self.assertNotIn("error", read[pdf.name])
                self.assertNotIn("hidden-text", [f["code"] for f in read[pdf.name]["findings"]])
                if pdf.name in KNOWN:
                    self.assertNotEqual(facts(read[pdf.name]), facts(truth), "mended: it leaves the list")
                    continue
                self.assertEqual(facts(read[pdf.name]), facts(truth))
                self.assertEqual(scores[str(pdf)], scores[str(pdf.with_suffix(".md"))])


if __name__ == "__main__":
    main()
