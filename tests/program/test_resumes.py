"""The résumés of tests/resumes against what a careful reader finds in them: tests/expected/resumes.jsonl.

    test_resumes.py BOLE [unittest's options]

A line may carry "todo": a list of differences that are known and not mended yet, word for word as they are printed. They are
reported; one that no longer comes is a failure, so that the list only ever shrinks.
"""
import json
import re
import subprocess
import sys
import unicodedata
import unittest

import program
from program import ROOT

TRUTH = ROOT / "tests" / "expected" / "resumes.jsonl"
FOLDER = ROOT / "tests" / "resumes"
AS_OF = "2024-06"


def fold(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").lower())


def alike(a, b):
    """Equal but for case, width and punctuation, or one holds the other and is at least half of it."""
    x, y = sorted((fold(a), fold(b)), key=len)
    return bool(x) and (x == y or (len(x) >= 2 and x in y and 2 * len(x) >= len(y)))


def allowed(truth, key):
    """The value under key, and the readings that do as well."""
    return [truth.get(key), *(truth.get(key + "_alt") or [])]


class Names:
    """What the rules understand by the names in the truth."""

    def __init__(self, names):
        self.known = {}
        names = sorted(set(names))
        for first in range(0, len(names), 500):
            for row in program.bole("lookup", "--format", "jsonl", "--", *names[first:first + 500]).lines():
                self.known[row["query"]] = {(m["kind"], m["id"]) for m in row["matches"]}

    def ids(self, name, kind):
        return {i for k, i in self.known.get(name, ()) if k == kind}


def paired(truth, found, key_truth, key_found, start):
    """Pairs what is meant with what was read, same names by start date; gives (pairs, missed, extra)."""
    left, pairs, missed = list(found), [], []
    for t in truth:
        best = [f for f in left if any(alike(n, f.get(key_found)) for n in allowed(t, key_truth))]
        best.sort(key=lambda f: (f.get("startDate") or "")[:7] != (t.get(start) or "")[:7])
        if best:
            pairs.append((t, best[0]))
            left.remove(best[0])
        else:
            missed.append(t[key_truth])
    return pairs, missed, left


def date_differs(want, got):
    if want is None or got is None:
        return want is not got
    return got[:len(want)] != want


def career(truth, record):
    jobs = [j for j in truth["work"] if j.get("employer")]
    pairs, missed, extra = paired(jobs, [w for w in record["work"] if w["name"]], "employer", "name", "start")
    for t in (j for j in truth["work"] if not j.get("employer")):  # own work, or an export that hides the names: by title and dates
        if not any(alike(t["title"], w["position"]) and not date_differs(t["start"], w["startDate"]) and not date_differs(t["end"], w["endDate"])
                   for w in record["work"]):
            yield "job without a name missed: " + t["title"]
    optional = truth.get("optional_employers") or []
    for e in extra:
        if not any(alike(o, e["name"]) for o in optional) and not any(alike(j["employer"], e["name"]) for j in jobs):
            yield "employer invented: " + e["name"]
    for t, w in pairs:
        if t.get("title") and not any(alike(n, w["position"]) for n in allowed(t, "title")):
            yield "title at %s: %s" % (t["employer"], w["position"])
        if date_differs(t["start"], w["startDate"]) or date_differs(t["end"], w["endDate"]):
            yield "dates at %s: %s to %s" % (t["employer"], w["startDate"], w["endDate"])
        if t.get("internship") is not None and t["internship"] != w["internship"]:
            yield "internship at %s: %s" % (t["employer"], w["internship"])
    months = record["experience"]["months"]
    if months not in [truth["experience_months"], *(truth.get("experience_alt") or [])]:
        yield "experience: %s months" % months
    yield from ("not an employer: " + n for n in truth.get("not_employers") or [] if any(fold(n) == fold(w["name"]) for w in record["work"]))


def studies(truth, record):
    pairs, missed, extra = paired(truth["education"], [e for e in record["education"] if e["institution"]], "school", "institution", "start")
    yield from ("school missed: " + m for m in missed)
    optional = (truth.get("optional_schools") or []) + [e["school"] for e in truth["education"]]
    yield from ("school invented: " + e["institution"] for e in extra if not any(alike(o, e["institution"]) for o in optional))
    for t, e in pairs:
        if t.get("level") and e["level"] not in allowed(t, "level"):
            yield "level at %s: %s" % (t["school"], e["level"])
        if (t.get("start") or t.get("end")) and (date_differs(t.get("start"), e["startDate"]) or date_differs(t.get("end"), e["endDate"])):
            yield "dates at %s: %s to %s" % (t["school"], e["startDate"], e["endDate"])


def skills(truth, record, names):
    credited = {s["id"]: s for s in record["skills"]}
    for n in truth["skills_present"]:
        if not names.ids(n, "skill") & credited.keys():
            yield "skill missed: " + n
    for n in truth["skills_absent"]:
        if names.ids(n, "skill") & credited.keys():
            yield "skill wrongly credited: " + n
    denied = {d["id"] for d in record["notCredited"]}
    yield from ("not shown as not credited: " + n for n in truth.get("not_credited_ids") or [] if not names.ids(n, "skill") & denied)
    for t in truth.get("skills") or []:
        found = [credited[i] for i in sorted(names.ids(t["name"], "skill") & credited.keys())]
        if not found:
            continue
        for key, mine in (("months", "months"), ("strength", "strength"), ("last_used", "lastUsed")):
            if not any(f[mine] in allowed(t, key) for f in found):
                yield "%s of %s: %s" % (key, t["name"], found[0][mine])
        if not {e["line"] for f in found for e in f["evidence"]} & set(t["lines"]):
            yield "evidence of %s at %s" % (t["name"], sorted({e["line"] for f in found for e in f["evidence"]}))


def the_rest(truth, record, names):
    for t in truth.get("projects") or []:
        if not any(alike(t, p["name"]) for p in record["projects"]):
            yield "project missed: " + t
    found = {d["id"]: d for d in record["domains"]}
    for t in truth.get("domains") or []:
        hits = [found[i] for i in names.ids(t["name"], "domain") & found.keys()]
        if t["months"] and not hits:
            yield "domain missed: " + t["name"]
        if t["months"] and hits and not any(h["months"] in allowed(t, "months") for h in hits):
            yield "months in %s: %s" % (t["name"], hits[0]["months"])
        if not t["months"] and any(h["months"] for h in hits):
            yield "domain invented: " + t["name"]
    for t in truth.get("languages") or []:
        if not any(l["language"] == t["language"] and (l["cefr"] or "") >= t["cefr"] for l in record["languages"]):
            yield "language missed: %s %s" % (t["language"], t["cefr"])
    if truth.get("patents") and any(record["patents"][k] != v for k, v in truth["patents"].items()):
        yield "patents: %d granted, %d pending" % (record["patents"]["granted"], record["patents"]["pending"])
    for t in truth.get("open_source") or []:
        if not any(alike(t, o["name"]) for o in record["openSource"]):
            yield "open source missed: " + t
    want = truth.get("management_months")
    if want and want["stated"] is not None and record["experience"]["managementMonths"] != want["stated"]:
        yield "leading people: %d months" % record["experience"]["managementMonths"]


def basics(truth, record):
    for key in ("name", "email", "phone"):
        got = record["basics"][key] or ""
        same = re.sub(r"\D", "", got)[-11:] == re.sub(r"\D", "", truth[key])[-11:] if key == "phone" and truth[key] else fold(got) == fold(truth[key])
        if truth.get(key) and not same:
            yield "%s: %s" % (key, got)


def differences(truth, record, names):
    for part in (basics(truth, record), career(truth, record), studies(truth, record), skills(truth, record, names), the_rest(truth, record, names)):
        yield from part


class Resumes(unittest.TestCase):
    """One test a résumé, named after its file."""


def all_names(truths):
    for t in truths:
        yield from t["skills_present"]
        yield from t["skills_absent"]
        yield from t.get("not_credited_ids") or []
        yield from (s["name"] for s in t.get("skills") or [])
        yield from (d["name"] for d in t.get("domains") or [])


def load():
    truths = [json.loads(line) for line in TRUTH.read_text(encoding="utf-8").splitlines() if line.strip()]
    parsed = program.bole("parse", "--format", "jsonl", "--as-of", AS_OF, *(FOLDER / t["file"] for t in truths)).lines()
    names = Names(all_names(truths))
    for truth, record in zip(truths, parsed):
        def test(self, truth=truth, record=record):
            self.assertNotIn("error", record)
            found, todo = list(differences(truth, record, names)), truth.get("todo") or []
            self.assertEqual([d for d in found if d not in todo], [], "%s differs from tests/expected" % truth["file"])
            self.assertEqual([d for d in todo if d not in found], [], "mended: take it off the todo list of %s" % truth["file"])
        setattr(Resumes, "test_" + re.sub(r"\W", "_", truth["file"]), test)


if __name__ == "__main__":
    program.PROGRAM = sys.argv.pop(1)
    load()
    unittest.main()
