"""The snippets of tests/cases/*.jsonl: what `bole parse` must and must not read out of a few lines.

    test_cases.py BOLE [--details] [--class NAME]...

All snippets are parsed in one call. A failed case is shown with its text, what was wanted and what came; --details adds
why it is so and what the record says. A case with "todo" is reported and fails nothing. The figures a class come last.
"""
import argparse
import json
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import unittest

__unittest = True  # unittest leaves frames of such a module out of its tracebacks: the message is what matters
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "cases"
AS_OF = "2024-06"
CASE_KEYS = {"id", "class", "lang", "text", "expect", "why", "pair", "todo"}
EXPECT_KEYS = {"skills", "not_skills", "employers", "not_employers", "months", "education", "years_total", "quantities", "record"}
LEVELS = {"phd": "doctor", "doctorate": "doctor", "mba": "master"}
DATE = re.compile(r"\d{4}(-\d\d)?$")


def read_cases(folder):
    """All cases, in the order of the files and of their lines; each remembers its place."""
    cases = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    case = json.loads(line)
                except ValueError as error:
                    raise SystemExit("%s:%d: %s" % (path, number, error))
                case["place"] = "%s:%d" % (path.name, number)
                cases.append(case)
    return cases


def fold(text):
    """A name without case, width, white space and punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").lower())


class Bole:
    """The program, and what its rules understand by the names in the cases."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())
        self.known = {}  # folded name -> {"kind:id"}

    def run(self, *arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, text=True, encoding="utf-8", errors="replace")

    def learn(self, names):
        names = [n for n in dict.fromkeys(names) if n and fold(n) not in self.known]
        for first in range(0, len(names), 500):  # a command line has an end
            for line in self.run("lookup", "--format", "jsonl", "--", *names[first:first + 500]).stdout.splitlines():
                row = json.loads(line)
                self.known.setdefault(fold(row["query"]), set()).update(m["kind"] + ":" + m["id"] for m in row["matches"])

    def ids(self, name, *kinds):
        return {k.split(":", 1)[1] for k in self.known.get(fold(name), ()) if k.split(":", 1)[0] in kinds}

    def parse(self, cases):
        """id of the case -> its record; what could not be read is left out."""
        records = {}
        with tempfile.TemporaryDirectory() as folder:
            names = {}
            for number, case in enumerate(cases):
                path = pathlib.Path(folder, "%04d.md" % number)
                path.write_text(case["text"] + "\n", encoding="utf-8")
                names[str(path)] = case["id"]
            run = self.run("parse", "--format", "jsonl", "--as-of", AS_OF, *names)
            for line in run.stdout.splitlines():
                record = json.loads(line)
                if not record.get("error"):
                    records[names[record["source"]["path"]]] = record
        if cases and not records:
            raise SystemExit("bole parse gave nothing: exit %d\n%s" % (run.returncode, run.stderr[-2000:]))
        return records

    def same_name(self, a, b):
        """Equal when folded, one thing to the rules, or one holds the other and is at least half of it."""
        x, y = fold(a), fold(b)
        if not x or not y:
            return False
        if x == y or self.ids(a, "employer", "school") & self.ids(b, "employer", "school"):
            return True
        short, long = sorted((x, y), key=len)
        return len(short) >= 2 and short in long and 2 * len(short) >= len(long)

    def same_organization(self, name, found, key):
        return self.same_name(name, found.get(key)) or found.get("organization") in self.ids(name, "employer", "school")


def values(record, path):
    """What stands at a path such as work.*.startDate: all of it where a star stands for any element."""
    found = [record]
    for step in path.split("."):
        found = [y for x in found for y in (x if step == "*" and isinstance(x, list) else [x.get(step)] if isinstance(x, dict) else [])]
    return found


def holds(bole, record, path, op, value):
    """`is`: some value at the path is it; `lacks`: none is; `count`: the list there has so many elements."""
    found = values(record, path)
    if op == "count":
        return len(found[0] or []) == value if found else value == 0

    def same(x):
        words = isinstance(x, str) and isinstance(value, str) and not DATE.match(value)
        return x == value or words and bole.same_name(x, value)
    return any(map(same, found)) == (op == "is")


def education_miss(bole, want, found):
    """What is wrong with the best of the entries found for a school, as text; empty where nothing is."""
    level = LEVELS.get(want.get("degree"), want.get("degree"))
    pairs = [("level", level)] + [(k, want.get(w)) for w, k in (("start", "startDate"), ("end", "endDate"), ("status", "status"), ("mode", "mode"), ("area", "area"))]
    entries = [x for x in found if not want.get("school") or bole.same_organization(want["school"], x, "institution")]
    if not entries:
        return "school %s is missed; came %s" % (want.get("school"), [x.get("institution") for x in found])

    def wrong(x):
        return ["%s of %s: %s, came %s" % (k, want.get("school"), v, x.get(k)) for k, v in pairs
                if v and x.get(k) != v and not (k == "area" and bole.same_name(v, x.get(k)))]
    return "; ".join(min(map(wrong, entries), key=len))


def misses(bole, case, record):
    """Each thing wanted that did not come, as a sentence."""
    if record is None:
        return ["no record came"]
    expect, miss = case["expect"], []
    credited = {s["id"]: s for s in record.get("skills") or []}
    work = record.get("work") or []
    for name in expect.get("skills", []):
        ids = bole.ids(name, "skill")
        if not ids & credited.keys():
            miss.append("skill %s is missed%s" % (name, "" if ids else " (the rules do not know it)"))
    for name in expect.get("not_skills", []):
        for i in bole.ids(name, "skill") & credited.keys():
            miss.append("skill %s must not count; came %s" % (name, [e.get("quote") for e in credited[i].get("evidence", [])][:2]))
    for name in expect.get("employers", []):
        if not any(bole.same_organization(name, w, "name") for w in work):
            miss.append("employer %s is missed; came %s" % (name, [w.get("name") for w in work]))
    for name in expect.get("not_employers", []):
        if any(fold(name) == fold(w.get("name")) for w in work):
            miss.append("%s is no employer" % name)
    for name, months in expect.get("months", {}).items():
        came = {credited[i].get("months") or 0 for i in bole.ids(name, "skill") & credited.keys()} or {0}
        if months not in came:
            miss.append("months of %s: %d, came %s" % (name, months, sorted(came)))
    if expect.get("years_total") is not None:
        experience = record.get("experience") or {}
        came = experience.get("months") or experience.get("claimedMonths") or 0
        if abs(came / 12 - expect["years_total"]) > 0.02:  # the months are whole, the truth in years is rounded
            miss.append("experience: %.2f years, came %.2f" % (expect["years_total"], came / 12))
    if "education" in expect:
        found = record.get("education") or []
        if not expect["education"] and found:
            miss.append("no education; came %s" % [(x.get("institution"), x.get("level")) for x in found])
        miss += filter(None, (education_miss(bole, want, found) for want in expect["education"]))
    for quantity in expect.get("quantities", []):
        alike = {quantity["value"]} | ({round(quantity["value"] * 100, 6)} if quantity["unit"] == "ratio" else set())
        if not any(x.get("value") in alike for x in record.get("quantities") or []):
            miss.append("quantity %s = %g %s; came %s" % (quantity["raw"], quantity["value"], quantity["unit"],
                                                        [(x.get("raw"), x.get("value")) for x in record.get("quantities") or []]))
    for path, op, value in expect.get("record", []):
        if not holds(bole, record, path, op, value):
            came = values(record, path)
            miss.append("%s %s %s; came %s" % (path, op, json.dumps(value, ensure_ascii=False), "%d elements" % len((came or [[]])[0] or []) if op == "count" else came))
    return miss


def summary(record):
    """The part of a record that explains a miss, in a few lines."""
    record = record or {}
    skills = ", ".join("%s %s %s" % (s["id"], s.get("strength"), s.get("months")) for s in record.get("skills") or [])
    denied = ", ".join("%s %s" % (s.get("name"), s.get("reason")) for s in record.get("notCredited") or [])
    work = "; ".join("%s | %s | %s..%s" % (w.get("name"), w.get("position"), w.get("startDate"), w.get("endDate")) for w in record.get("work") or [])
    return "credited: %s\nnot credited: %s\nwork: %s" % (skills or "-", denied or "-", work or "-")


def indent(text):
    return "      " + text.replace("\n", "\n      ")


def report(case, miss, record, details):
    lines = ["%s (%s)" % (case["id"], case["place"]), indent(case["text"])] + ["   - " + m for m in miss]
    if details:
        lines += ["   why: " + case["why"], indent(summary(record))]
    return "\n".join(lines)


class Files(unittest.TestCase):
    """The case files themselves."""

    def test_fields(self):
        ids = {}
        for case in CASES:
            with self.subTest(case=case.get("id"), place=case["place"]):
                self.assertEqual(set(), case.keys() - CASE_KEYS - {"place"})
                self.assertEqual(set(), CASE_KEYS - {"pair", "todo"} - case.keys())
                self.assertEqual(set(), case["expect"].keys() - EXPECT_KEYS)
                self.assertEqual([], [r for r in case["expect"].get("record", []) if len(r) != 3 or r[1] not in ("is", "lacks", "count")])
                self.assertIn(case["lang"], ("zh", "en", "mixed"))
                self.assertNotIn(case["id"], ids, "the id is taken")
            ids[case["id"]] = case
        for case in CASES:
            if case.get("pair"):
                with self.subTest(case=case["id"]):
                    self.assertEqual(case["id"], ids.get(case["pair"], {}).get("pair"), "the other half does not point back")


class Cases(unittest.TestCase):
    """One test a class of cases; its message holds every case that failed."""

    def check(self, name):
        failed = []
        for case in CASES:
            if case["class"] == name:
                miss = misses(PROGRAM, case, RECORDS.get(case["id"]))
                PASSED[case["id"]] = not miss
                passed, total = FIGURES.get(name, (0, 0))
                FIGURES[name] = (passed + (not miss), total + 1)
                if case.get("todo"):
                    TODO.append("%s: %s%s" % (case["id"], case["todo"], "" if miss else " (it passes now: take the mark away)"))
                elif miss:
                    failed.append(report(case, miss, RECORDS.get(case["id"]), OPTIONS.details))
        if failed:
            self.fail("%d of %d\n\n%s\n" % (len(failed), FIGURES[name][1], "\n\n".join(failed)))


def main():
    global OPTIONS, CASES, PROGRAM, RECORDS, FIGURES, PASSED, TODO
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bole")
    parser.add_argument("--details", action="store_true", help="show why, and what the record says")
    parser.add_argument("--class", dest="classes", action="append", metavar="NAME", help="only this class of cases")
    OPTIONS = parser.parse_args()
    CASES, FIGURES, PASSED, TODO = read_cases(FOLDER), {}, {}, []
    wanted = [c for c in CASES if not OPTIONS.classes or c["class"] in OPTIONS.classes]
    PROGRAM = Bole(OPTIONS.bole)
    RECORDS = PROGRAM.parse(wanted)
    PROGRAM.learn(n for c in wanted for n in [*c["expect"].get("skills", []), *c["expect"].get("not_skills", []), *c["expect"].get("months", {}),
                                              *c["expect"].get("employers", []), *(e.get("school") for e in c["expect"].get("education", []))])
    PROGRAM.learn(x.get(key) for r in RECORDS.values() for part, key in (("work", "name"), ("education", "institution")) for x in r.get(part) or [])
    for name in sorted({c["class"] for c in wanted}):
        setattr(Cases, "test_" + name.replace("-", "_"), lambda self, name=name: self.check(name))
    ok = unittest.main(argv=["test_cases.py"], exit=False).result.wasSuccessful()
    for line in TODO:
        print("todo: " + line)
    for name, (passed, total) in sorted(FIGURES.items()):
        print("%-22s %4d of %4d  %3d%%" % (name, passed, total, 100 * passed // total))
    pairs = [(c["id"], c["pair"]) for c in CASES if c["id"] in PASSED and c["id"] < c.get("pair", "")]
    print("%-22s %4d of %4d" % ("pairs, both halves", sum(PASSED[a] and PASSED.get(b, False) for a, b in pairs), len(pairs)))
    print("%-22s %4d of %4d" % ("all", sum(p for p, _ in FIGURES.values()), sum(t for _, t in FIGURES.values())))
    raise SystemExit(not ok)


if __name__ == "__main__":
    main()
