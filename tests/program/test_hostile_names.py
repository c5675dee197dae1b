"""Names made to hurt, of files, people, skills and criteria, in every output: no control, no turned direction, no formula, no lost or doubled row."""

import csv
import io
import json
import re
import unicodedata
import zipfile
from xml.etree import ElementTree

import program
from program import Case, bole

NAMES = [
    "two\nlines", "a\rreturn", "a\ttab", "\x1b[2J\x1b[31mred", "\x9b31mred", "bell\x07", "\u202etxt.exe", "\u2066isolated\u2069", "\u061cmark", "\u2028line", "next\x85line",
    "'single' \"double\" “curly”", "`back` \\ticks\\", "=HYPERLINK(\"http://example.com\")", "+1", "-1", "@SUM(1)", "＝1+1", "a,b;c|d", "100%25 #frag?query=1&x",
    "<b onclick=alert(1)>", "-o", "--limit", " leading and trailing ", "Z̀́̂̃̄algo", "👩‍👩‍👧", "长" * 80, "W" * 240, "\ufeffbom", "null",
]
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LONG = "很长 W" * 2500  # 10,000 characters
ROLE = {"role": "=1+1 \u202erole\x1b[31m " + LONG, "language": "en", "as_of": "2024-06", "show": ["location"], "weights": {"skills": 60, "experience": 40},
        "skills": [{"skill": "java", "label": LONG}, {"skill": "=cmd|' /C calc'!A1"}, {"skill": "redis", "label": "\u202elive\nevil", "why": "\x1b[2J"}],
        "experience": [{"years": 5, "label": "+5"}]}
WIDTH = 100


def resume(name, i):
    """A person of that name at a firm of that name."""
    name = re.sub(r"[\n\r]", " ", name)
    return f"# {name}\n\nphone 138-0000-{1000 + i}\n\n## Work\n\n2018.01 - 2022.03 {name} Ltd, Java developer {name}\n- Java, Redis and {name}; led {name}\n- never used MySQL {name}\n"


def steers(text, allowed="\n"):
    """The characters that a terminal or a reader's eye would obey. CSV ends its lines with two characters."""
    return sorted({c for c in text if c not in allowed and (unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in BIDI)})


def without_colours(text):
    """Without bole's own colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def cells_of(line):
    """How wide a line is: East Asian characters take two columns, marks none."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class HostileNames(Case):
    def setUp(self):
        super().setUp()
        for i, name in enumerate(NAMES):
            self.write("pile/" + name.replace("/", "∕").replace("\0", "") .encode("utf-8")[:240].decode("utf-8", "ignore") + ".md", resume(name, i))
        for i in range(3):  # a path as deep as it may be
            self.write("pile/" + "/".join(["d" * 200] * (4 + i)) + "/deep.md", resume(LONG, 50 + i))
        (self.folder / "pile").joinpath(b"not\xff\xfeutf8.md".decode("utf-8", "surrogateescape")).write_text(resume("Nobody", 60), "utf-8")
        self.write("pile/=failed\x1b[2J\u202e.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
        self.write("role.yaml", json.dumps(ROLE))
        self.count = len(NAMES) + 4

    def rank(self, *options):
        out = bole("rank", "role.yaml", "pile", *options, cwd=self.folder)
        self.assertEqual(out.status, 3, out.err)
        self.assertEqual(steers(without_colours(out.err)), [])
        return without_colours(out.out) if "--color" in options else out.out

    def test_json_says_all_of_them(self):
        for lang in ("en", "zh"):
            found = json.loads(self.rank("--format", "json", "--lang", lang))
            self.assertEqual((len(found["candidates"]), len(found["failed"])), (self.count, 1))
            for line in self.rank("--format", "jsonl", "--lang", lang).strip("\n").split("\n"):
                json.loads(line)
            self.assertEqual(steers(self.rank("--format", "json", "--lang", lang), "\n\u2028\u2029" + BIDI), [])  # escaped

    def test_terminal(self):
        for options in ((), ("--explain",), ("--color", "always"), ("--limit", "3"), ("--blind",)):
            for lang in ("en", "zh"):
                out = self.rank("--lang", lang, *options)
                self.assertEqual(steers(out), [], options)
                if "--explain" not in options:  # a receipt's quote stands on one line; so does a path, so that it can be copied
                    wide = [line[:40] for line in out.splitlines() if cells_of(line) > WIDTH and not line.endswith(".md")]
                    self.assertEqual(wide, [], options)

    def test_csv(self):
        for lang in ("en", "zh"):
            out = self.rank("--format", "csv", "--lang", lang)
            self.assertEqual(steers(out, "\r\n"), [])
            self.assertEqual(out.count("\n"), out.count("\r\n"))
            rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
            self.assertEqual(len(rows), 1 + self.count + 1)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})
            number = re.compile(r"-?[0-9.]+")
            self.assertEqual([cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell) and not number.fullmatch(cell)], [])

    def test_xlsx(self):
        target = self.folder / "out.xlsx"
        self.rank("--quiet", "-o", str(target))
        space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        with zipfile.ZipFile(target) as book:
            parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xml")}
        for name, part in parts.items():
            if name.startswith("xl/worksheets/"):
                self.assertEqual(list(part.iter(space + "f")), [])
        strings = ["".join(t.text or "" for t in si.iter(space + "t")) for si in parts["xl/sharedStrings.xml"]]
        self.assertGreater(len(strings), self.count)
        self.assertLessEqual(max(map(len, strings)), 32767)
        self.assertEqual(sorted({c for s in strings for c in steers(s)}), [])
        first = parts["xl/worksheets/sheet1.xml"]
        self.assertEqual(len(list(first.iter(space + "row"))), 1 + self.count)

    def test_markdown(self):
        for lang in ("en", "zh"):
            out = self.rank("--format", "markdown", "--lang", lang)
            self.assertEqual(steers(out), [])
            self.assertNotRegex(out, r"(?<!\\)<")
            table = [line for line in out.split("\n## ")[0].splitlines() if line.startswith("|")]
            self.assertEqual({len(re.findall(r"(?<!\\)\|", line)) for line in table[:2 + self.count]}, {len(re.findall(r"(?<!\\)\|", table[0]))})

    def test_html_without_script(self):
        out = self.rank("--format", "html")
        plain = re.search(r'<div id="plain">.*?\n</div>\n', out, re.S)[0]
        self.assertEqual(len(re.findall(r'<li class="row', plain)), self.count)
        self.assertEqual(set(re.findall(r"<([a-z0-9]+)", plain)) - {"div", "header", "h1", "h2", "bdi", "p", "main", "section", "ul", "ol", "li", "i", "span", "b", "svg", "rect", "table", "thead", "tbody", "tr", "td", "th"}, set())
        self.assertEqual(steers(plain, "\n\u2028\u2029\x85\x9b" + BIDI), [])  # a name's direction stays inside of its bdi
        for foreign in re.findall(rf"[{BIDI}][^<]*", plain):
            self.assertNotIn("<", foreign)


if __name__ == "__main__":
    program.main()
