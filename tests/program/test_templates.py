"""The same résumé in sixty layouts of a DOCX and on pages as job boards make them, in two languages: who it is, the jobs, schools, skills, languages and certificates are those of its Markdown."""

import io
import sys
import tarfile

from program import ROOT, Case, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import pages  # noqa: E402
import templates  # noqa: E402

# What still differs, for mending: it may only shrink.
KNOWN = {

}


def told(record):
    basics = record["basics"]
    return {
        "name": basics["name"], "email": basics["email"], "phone": basics["phone"],
        "jobs": [(w["name"], w["position"], w["startDate"], w["endDate"], w["current"]) for w in record["work"]],
        "points": [[h["text"] for h in w["highlights"]] for w in record["work"]],
        "schools": [(e["institution"], e["level"], e["area"], e["startDate"], e["endDate"]) for e in record["education"]],
        "skills": sorted((s["id"], s["strength"], s["months"]) for s in record["skills"] if any(e["in"] != "education" for e in s["evidence"])),
        "languages": [(x["language"], x["cefr"]) for x in record["languages"]],
        "certificates": [c["name"] for c in record["certificates"]],
        "projects": [x["name"] for x in record["projects"]],
        "experience": [record["experience"][k] for k in ("months", "monthsPossible", "managementMonths", "people")],
        "findings": sorted(f["code"] for f in record["findings"]),
    }


EXPECTED_FINDINGS = {"revisions": ["hidden-text"] * len(templates.EN["work"])}  # words that were taken out are shown


class Templates(Case):
    def read(self, files):
        """The records of the files (name -> content) and of the Markdown of both people, by their names."""
        files = files | {f"truth.{language}.md": templates.truth(person, language) for language, person in templates.PEOPLE.items()}
        paths = [self.write(name, content) for name, content in sorted(files.items())]
        return {r["source"]["path"].rpartition("/")[2]: r for r in bole("parse", "--format", "jsonl", "--as-of", "2024-06", *paths).lines()}

    def holds(self, ending, form, makers):
        read = self.read({f"{name}.{language}{ending}": make_it(person, language) for language, person in templates.PEOPLE.items() for name, make_it in makers.items()})
        for language in templates.PEOPLE:
            truth = told(read[f"truth.{language}.md"])
            self.assertEqual(len(truth["jobs"]), 3)
            for name in makers:
                with self.subTest(name=name, language=language):
                    record = read[f"{name}.{language}{ending}"]
                    self.assertNotIn("error", record)
                    self.assertEqual(record["source"]["format"], form)
                    expected = truth | {"findings": EXPECTED_FINDINGS.get(name, truth["findings"])}
                    found = told(record)
                    differing = {key for key in expected if expected[key] != found[key]}
                    known = KNOWN.get((name, language), set())
                    if differing - known:
                        key = sorted(differing - known)[0]
                        self.assertEqual(found[key], expected[key], key)
                    self.assertEqual(differing, known, "mended: take it off the list")

    def test_layouts_of_docx(self):
        self.holds(".docx", "docx", templates.TEMPLATES)

    def test_saved_again(self):
        """The same as LibreOffice saves them as old Word and RTF."""
        with tarfile.open(fileobj=io.BytesIO((ROOT / "tests" / "formats" / "saved.tar.xz").read_bytes()), mode="r:xz") as archive:
            files = {entry.name: archive.extractfile(entry).read() for entry in archive}
        self.assertEqual(len(files), 222)
        read = self.read(files)
        for name in files:
            layout, language, ending = name.split(".")
            with self.subTest(name=name):
                self.assertEqual(read[name]["source"]["format"], ending)
                truth = told(read[f"truth.{language}.md"])
                self.assertEqual(told(read[name]), truth | {"findings": EXPECTED_FINDINGS.get(layout, truth["findings"])})

    def test_pages(self):
        self.holds(".html", "html", pages.PAGES)


if __name__ == "__main__":
    main()
