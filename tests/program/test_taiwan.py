"""A résumé in Simplified characters and the mainland's words, and its twin in Taiwan's, give equal facts: X.md and X-tw.md of tests/resumes.

    test_taiwan.py BOLE [unittest's options]

Places, quotes and what is written differ; everything that is counted, dated or named by an id must not.
"""
import re
import sys
import unittest

import program
from program import RESUMES

FACTS = {  # part of the record -> what is compared of each of its elements
    "work": ("id", "startDate", "endDate", "current", "internship", "months", "organization"),
    "projects": ("id", "startDate", "endDate", "work", "workStated"),
    "education": ("id", "organization", "level", "mode", "status", "startDate", "endDate"),
    "skills": ("id", "strength", "months", "monthsPossible", "lastUsed"),
    "notCredited": ("id", "reason"),
    "domains": ("id", "months", "monthsPossible", "lastUsed"),
    "languages": ("language", "cefr"),
    "certificates": ("id", "status", "papers", "of"),
    "quantities": ("value", "unit", "bound", "in"),
    "publications": (),
    "awards": (),
    "openSource": (),
    "findings": ("severity", "code"),
}


def facts(record):
    found = {part: sorted(repr(tuple(x[k] for k in keys)) for x in record[part]) for part, keys in FACTS.items()}
    found["experience"] = record["experience"]
    found["patents"] = [record["patents"]["granted"], record["patents"]["pending"]]
    found["salary"] = {k: v for k, v in (record["wishes"]["salary"] or {}).items() if k != "raw"}
    found["basics"] = [bool(record["basics"]["name"]), record["basics"]["email"], re.sub(r"\D", "", record["basics"]["phone"] or "")]
    found["positions"] = len(record["wishes"]["positions"])
    return found


class Twins(unittest.TestCase):
    maxDiff = None

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(PAIRS), 6)


def load():
    pairs = [(p, p.with_name(p.stem + "-tw" + p.suffix)) for p in sorted(RESUMES.iterdir()) if p.with_name(p.stem + "-tw" + p.suffix).exists()]
    records = program.bole("parse", "--format", "jsonl", "--as-of", "2024-06", *(f for pair in pairs for f in pair)).lines()
    for (path, _), one, other in zip(pairs, records[::2], records[1::2]):
        def test(self, one=one, other=other):
            self.assertEqual(facts(one), facts(other))
        setattr(Twins, "test_" + re.sub(r"\W", "_", path.stem), test)
    return pairs


if __name__ == "__main__":
    program.PROGRAM = sys.argv.pop(1)
    PAIRS = load()
    unittest.main()
