"""CSV and Markdown: the same numbers as the JSON, and nothing of a résumé that a spreadsheet or a wiki would obey."""

import csv
import io
import re

import program
from program import Case, RESUMES, ROLES, bole, ranking

ROLE = ROLES / "backend-engineer.yaml"
HOSTILE = "# =HYPERLINK(\"http://x\")|<b>`*x*` @all\n\n## Experience\n\n### Flybird Ltd, Java developer, 2018.01 - now\n\n- Java | =1+1 | <script>alert(1)</script>, led 5 people\n"


def rows(text):
    return list(csv.reader(io.StringIO(text[1:], newline="")))


class Csv(Case):
    def test_columns_and_numbers_are_those_of_the_json(self):
        for options in ((), ("--contacts",), ("--limit", "3"), ("--blind",)):
            out = bole("rank", ROLE, RESUMES, "--format", "csv", *options)
            self.assertEqual(out.status, 3)
            self.assertTrue(out.out.startswith("\ufeffrank,tied,name,must,score,possible,reason,path,"))
            self.assertEqual(out.out.count("\n"), out.out.count("\r\n"))
            head, *body = rows(out.out)
            self.assertEqual("email" in head and "phone" in head, options == ("--contacts",))
            self.assertEqual({len(row) for row in body}, {len(head)})
            whole = ranking(ROLE, RESUMES, options=options)
            ranked = [dict(zip(head, row)) for row in body if row[0]]
            failed = [dict(zip(head, row)) for row in body if not row[0]]
            self.assertEqual(body[len(ranked):], [row for row in body if not row[0]])  # the failed last
            self.assertEqual([f["path"] for f in failed], [f["path"] for f in whole["failed"]])
            self.assertEqual(len(ranked), whole["counts"]["shown"])
            for row, candidate in zip(ranked, whole["candidates"]):
                self.assertEqual(int(row["rank"]), candidate["rank"])
                self.assertEqual(row["tied"], str(candidate["tied"]).lower())
                for key in ("name", "must"):
                    self.assertEqual(row[key], candidate[key])
                self.assertEqual(row["path"], candidate["source"]["path"])
                self.assertEqual((row["score"], row["possible"]), (f"{candidate['score']:.2f}", f"{candidate['possible']:.2f}"))
                for note in candidate["notes"]:
                    self.assertEqual(row[note["field"]], note["value"] or "")
                for criterion in candidate["criteria"]:
                    self.assertEqual(row[criterion["id"] + ".points"], f"{criterion['points']:.2f}")
                    self.assertEqual(row[criterion["id"] + ".state"], criterion["state"])
            if options == ("--contacts",):
                for row, candidate in zip(ranked, whole["candidates"]):
                    self.assertEqual(row["email"], candidate["contacts"]["email"] or "")

    def test_no_cell_is_a_formula(self):
        self.write("=1+1.md", HOSTILE)
        self.write("+a;b,\"c\".md", HOSTILE.replace("=HYPERLINK", "＝HYPERLINK"))
        out = bole("rank", ROLE, ".", "--format", "csv", cwd=self.folder)
        self.assertEqual(out.status, 0, out.err)
        for row in rows(out.out):
            for cell in row:
                self.assertFalse(cell.lstrip().startswith(tuple("=+-@＝＋－＠")), cell)
        self.assertIn("'=1+1.md", out.out)

    def test_the_ending_of_the_output_decides(self):
        path = self.folder / "ranking.csv"
        self.assertEqual(bole("rank", ROLE, RESUMES / "en-sre.md", "-o", path).status, 0)
        self.assertTrue(path.read_bytes().startswith(b"\xef\xbb\xbfrank,"))


class Markdown(Case):
    @staticmethod
    def cells(line):
        return re.split(r"(?<!\\)\|", line.strip().strip("|"))

    def test_numbers_are_those_of_the_json(self):
        out = bole("rank", ROLE, RESUMES, "--format", "markdown").out
        whole = ranking(ROLE, RESUMES)
        tables = [line for line in out.splitlines() if line.startswith("| ")]
        listed = [self.cells(line) for line in tables[1:1 + len(whole["candidates"])]]
        for cells, candidate in zip(listed, whole["candidates"]):
            self.assertEqual(cells[0].strip().rstrip("="), str(candidate["rank"]))
            self.assertEqual((cells[3].strip(), cells[4].strip()), (f"{candidate['score']:.2f}", f"{candidate['possible']:.2f}"))
        for candidate in whole["candidates"]:
            self.assertIn(f" — {candidate['score']:.2f}\n", out)
        for failed in whole["failed"]:
            self.assertIn(failed["code"], out)

    def test_nothing_is_markup(self):
        path = self.write("a|b`<i>.md", HOSTILE)
        out = bole("rank", ROLE, path.name, "--format", "markdown", cwd=self.folder).out
        for mark in ("<", "`", "|b", "*x"):
            self.assertNotRegex(out, r"(?<!\\)" + re.escape(mark))
        for mark in ("http://", "@all"):
            self.assertNotIn(mark, out)
        self.assertIn("a\\|b\\`\\<i\\>.md", out)
        widths = [len(self.cells(line)) for line in out.splitlines() if line.startswith("|")]
        self.assertEqual(set(widths), {7, 3})  # the ranking, and one person beside the criteria


if __name__ == "__main__":
    program.main()
