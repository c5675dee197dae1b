"""Résumés in layouts of strangers (tests/formats/strangers.py), as printed and saved by several programs: who it is, the jobs with their points, the schools, what is named besides."""

import io
import re
import sys
import tarfile
import unittest

from program import ROOT, Case, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import strangers  # noqa: E402

# What still differs, in the open: a file that has been mended must leave the list.
KNOWN = {
    "en1.cards.pdf": "boxes with their own text, two in a row: read as two columns",
    "zh1.cards.pdf": "boxes with their own text, two in a row: read as two columns",
    "en1.timeline_alternate.pdf": "dates now at the left of what they date, now at the right",
    "zh1.timeline_alternate.pdf": "dates now at the left of what they date, now at the right",
    "en1.footnotes.pdf": "small raised numbers are words of their own",
    "en1.name_beside.pdf": "a name on two lines, its contacts beside it",
}


def plain(text):
    return re.sub(r"\s+", " ", text or "").strip().rstrip("。.")


def digits(text):
    return re.sub(r"\D", "", text or "")[-10:]


def told(record):
    basics = record["basics"]
    return {"name": basics["name"], "email": basics["email"], "phone": digits(basics["phone"]),
            "jobs": [(w["name"], w["position"], w["startDate"], w["endDate"]) for w in record["work"]], "points": [[plain(h["text"]) for h in w["highlights"]] for w in record["work"]],
            "schools": [(s["institution"], s["level"], s["area"], s["startDate"], s["endDate"]) for s in record["education"]],
            "findings": [f["code"] for f in record["findings"]]}


def wanted(p):
    return {"name": p.name, "email": p.email, "phone": digits(p.phone), "jobs": [(j.employer, j.title, *j.months) for j in p.work], "points": [[plain(x) for x in j.points] for j in p.work],
            "schools": [(s.name, s.level, s.area, *s.months) for s in p.edu], "findings": []}


class Strangers(Case):
    def test_facts(self):
        with tarfile.open(fileobj=io.BytesIO((ROOT / "tests" / "formats" / "strangers.tar.xz").read_bytes()), mode="r:xz") as archive:
            for entry in archive:
                self.write(entry.name, archive.extractfile(entry).read())
        made = sorted(self.folder.iterdir())
        self.assertEqual(len(made), 54)
        result = bole("parse", "--no-cache", "--format", "jsonl", "--as-of", "2024-06", *made)
        if '"no-reader"' in result.out:
            raise unittest.SkipTest("this build lacks a reader")
        people = {p.key: p for p in strangers.PEOPLE}
        for record in result.lines():
            name = record["source"]["path"].rpartition("/")[2]
            with self.subTest(file=name):
                self.assertNotIn("error", record)
                expected = wanted(people[name.partition(".")[0]])
                if name in KNOWN:
                    self.assertNotEqual(told(record), expected, "mended: it leaves the list")
                    continue
                self.assertEqual(told(record), expected)
                named = {skill["id"] for skill in record["skills"]}
                self.assertTrue({"sap", "cost-analysis"} <= named if name.startswith("zh") else {"sap", "power-bi", "sql", "tableau"} <= named, named)


if __name__ == "__main__":
    main()
