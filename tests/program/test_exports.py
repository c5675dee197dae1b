"""CSV, XLSX and Markdown: the same numbers as the JSON, and nothing of a résumé that a spreadsheet or a wiki would obey."""

import csv
import decimal
import io
import json
import re
import zipfile
from xml.etree import ElementTree

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


class Workbook:
    """What stands in a workbook: its sheets by name, each a list of rows of cells (str, None or a number as its format shows it, with two
    places), and the parts it is made of."""

    SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

    def __init__(self, data):
        book = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: book.read(name).decode("utf-8") for name in book.namelist()}
        strings = ["".join(t.text or "" for t in item.iterfind(".//m:t", self.SPACE)) for item in self.tree("xl/sharedStrings.xml")]
        names = [sheet.get("name") for sheet in self.tree("xl/workbook.xml").iterfind(".//m:sheet", self.SPACE)]
        self.sheets = {name: self.rows(self.tree(f"xl/worksheets/sheet{i}.xml"), strings) for i, name in enumerate(names, 1)}

    def tree(self, name):
        return ElementTree.fromstring(self.parts[name])

    def rows(self, sheet, strings):
        out = []
        for row in sheet.iterfind(".//m:row", self.SPACE):
            cells = {}
            for cell in row:
                column = 0
                for letter in cell.get("r").rstrip("0123456789"):
                    column = column * 26 + ord(letter) - 64
                value = cell.find("m:v", self.SPACE)
                if value is not None:
                    cells[column - 1] = strings[int(value.text)] if cell.get("t") == "s" else round(decimal.Decimal(value.text), 2)
            out.append([cells.get(i) for i in range(max(cells, default=-1) + 1)])
        return out


class Xlsx(Case):
    def rank(self, *arguments, cwd=None):
        path = self.folder / "ranking.xlsx"
        result = bole("rank", *arguments, "-o", path, cwd=cwd)
        self.assertIn(result.status, (0, 3), result.err)
        return path.read_bytes()

    def test_numbers_are_those_of_the_json(self):
        whole = json.loads(bole("rank", ROLE, RESUMES, "--format", "json", "--lang", "en").out, parse_float=decimal.Decimal)
        book = Workbook(self.rank(ROLE, RESUMES, "--lang", "en"))
        self.assertEqual(list(book.sheets), ["Ranking", "Side by side", "Evidence", "Questions", "Could not be read"])
        for row, candidate in zip(book.sheets["Ranking"][1:], whole["candidates"], strict=True):
            self.assertEqual((row[0], row[2], row[3]), (candidate["rank"], candidate["name"], candidate["must"]))
            self.assertEqual((row[4], row[5]), (candidate["score"], candidate["possible"]))
            self.assertEqual(row[7], candidate["source"]["path"])
        matrix = book.sheets["Side by side"][1:]
        for k, criterion in enumerate(whole["candidates"][0]["criteria"]):
            self.assertEqual((matrix[k][0], matrix[k][2]), (criterion["label"], criterion["max"]))
            self.assertEqual(matrix[k][3:], [c["criteria"][k]["points"] for c in whole["candidates"]])
        quotes = [(e["quote"], e["line"], e["column"]) for c in whole["candidates"] for r in c["criteria"] for e in r["evidence"]]
        self.assertEqual([tuple(row[8:11]) for row in book.sheets["Evidence"][1:] if len(row) > 8], quotes)
        questions = [(c["name"], q["points"], q["text"]) for c in whole["candidates"] for q in c["questions"]]
        self.assertEqual([(row[1], row[3], row[4]) for row in book.sheets["Questions"][1:]], questions)
        self.assertEqual([row[:2] for row in book.sheets["Could not be read"][1:]], [[f["path"], f["code"]] for f in whole["failed"]])

    def test_the_same_bytes_and_no_clock(self):
        first = self.rank(ROLE, RESUMES)
        self.assertEqual(first, self.rank(ROLE, RESUMES, "--jobs", "1"))
        book = Workbook(first)
        self.assertIn("2024-06-01T00:00:00Z", book.parts["docProps/core.xml"])
        self.assertEqual({i.date_time for i in zipfile.ZipFile(io.BytesIO(first)).infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_nothing_is_a_formula(self):
        self.write("=1+1 <&>'\".md", HOSTILE)
        book = Workbook(self.rank(ROLE, ".", cwd=self.folder))
        for name, part in book.parts.items():
            if name.startswith("xl/worksheets/"):
                self.assertNotRegex(part, "<f[ >]")
        self.assertTrue(any("=1+1" in str(cell) for row in book.sheets["排名"] for cell in row))

    def test_links_lead_from_the_report_to_the_file(self):
        self.write("people/a.md", HOSTILE)
        (self.folder / "out" / "deep").mkdir(parents=True)
        bole("rank", ROLE, "people", "-o", "out/deep/r.xlsx", cwd=self.folder)
        book = Workbook((self.folder / "out/deep/r.xlsx").read_bytes())
        target = re.search('Target="([^"]*)"', book.parts["xl/worksheets/_rels/sheet1.xml.rels"])[1]
        self.assertTrue((self.folder / "out/deep" / target).samefile(self.folder / "people/a.md"), target)
        bole("rank", ROLE, "people", "--blind", "-o", "out/blind.xlsx", cwd=self.folder)
        self.assertNotIn("people", "".join(Workbook((self.folder / "out/blind.xlsx").read_bytes()).parts.values()))


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
