"""What a person's LibreOffice shows of a ranking as CSV and XLSX, opened as by a double click, on a screen of its own, in a locale that knows no Chinese.

Wants LibreOffice, Xvfb, xdotool and python3-uno; -DBOLE_OFFICE_TESTS=ON.

CSV: the import dialog comes up by itself and its OK is pressed; nothing is chosen in it. Every cell of what it then shows must be the cell of the file, letter by
letter; none may be a formula. XLSX: the same without a dialog, every sheet.
"""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "program"))
import program  # noqa: E402
from program import Case, RESUMES, ROLES, bole  # noqa: E402

TOOLS = ("soffice", "Xvfb", "xdotool", "/usr/bin/python3")
PIPE = f"bole-office-{os.getpid()}"
PATIENCE = 90  # seconds that an office may take to come up; nothing is measured

NAMES = ['=HYPERLINK("https://example.com";"x")', "=1+1", "+cmd|' /C calc'!A1", "-2+3", "@SUM(1;2)", "＝1+1", "王小明；张三", 'a "quoted" name, with commas', "2024-06", "007"]

# Runs in the Python that knows the office: of every sheet its name, how many formulas are in it, and its cells (numbers, texts), a sheet a line.
READER = """
import json, sys, time, uno
FORMULA = 16  # com.sun.star.sheet.CellFlags
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
def open_document():
    context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext")
    all = context.ServiceManager.createInstance("com.sun.star.frame.Desktop").Components.createEnumeration()
    while all.hasMoreElements():
        document = all.nextElement()
        if document.supportsService("com.sun.star.sheet.SpreadsheetDocument") and document.CurrentController is not None:
            return document  # loaded, and on the screen
document = None
for _ in range(%d):
    try:
        document = open_document()
    except Exception:
        pass
    if document is not None:
        break
    time.sleep(1)
for sheet in document.Sheets:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    at = cursor.RangeAddress
    used = sheet.getCellRangeByPosition(0, 0, at.EndColumn, at.EndRow)
    print(json.dumps([sheet.Name, used.queryContentCells(FORMULA).Count, used.DataArray]))
"""


def missing():
    """What is needed and not here."""
    out = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not out and subprocess.run(["/usr/bin/python3", "-c", "import uno"], capture_output=True, check=False).returncode != 0:
        out.append("python3-uno")
    return out


class LibreOffice(Case):
    def setUp(self):
        super().setUp()
        self.assertEqual(missing(), [], "apt-get install libreoffice-calc xvfb xdotool python3-uno")
        for i, name in enumerate(NAMES):
            self.write(f"pile/{name.replace('/', '∕')}.md", f"# {name}\n电话 138-0000-12{i:02}\n\n## 工作经历\n2018.01 - 2022.03 =1+1 有限公司 后端工程师\n- 使用 Java 与 MySQL\n")
        screen = subprocess.Popen(["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1280x900x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(screen.stdout.close)
        self.addCleanup(screen.wait)
        self.addCleanup(screen.terminate)
        number = screen.stdout.readline().strip()  # comes when it is there
        self.env = {"DISPLAY": f":{number}", "PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C", "LC_ALL": "C"}

    def press_ok(self):
        """Until the import dialog is gone."""
        shown = False
        for _ in range(PATIENCE * 2):
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Text Import"], env=self.env, capture_output=True, text=True, check=False).stdout.split()
            if not found and shown:
                return
            for window in found:
                shown = True
                subprocess.run(["xdotool", "windowfocus", window, "key", "--window", window, "Return"], env=self.env, capture_output=True, check=False)
            time.sleep(0.5)
        self.fail("no import dialog came up")

    def shown(self, file, dialog):
        """Every sheet that the office shows of the file, by name: its rows. No cell of it is a formula."""
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile-{file.name}", f"--accept=pipe,name={PIPE};urp", "--norestore", "--nologo", str(file)],
            env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            if dialog:
                self.press_ok()
            reader = subprocess.run(["/usr/bin/python3", "-c", READER % (PIPE, PATIENCE)], env=self.env, capture_output=True, text=True, timeout=PATIENCE + 30, check=False)
            self.assertEqual(reader.returncode, 0, reader.stderr)
        finally:
            subprocess.run(["pkill", "-s", str(office.pid)], check=False)
            office.wait()
        sheets = list(map(json.loads, reader.stdout.splitlines()))
        self.assertEqual([(name, formulas) for name, formulas, _ in sheets if formulas > 0], [])
        return {name: rows for name, _, rows in sheets}

    def ranking(self):
        return program.ranking(ROLES / "backend-engineer.yaml", self.folder / "pile", RESUMES)

    def write_ranking(self, name):
        out = self.folder / name
        result = bole("rank", "--quiet", ROLES / "backend-engineer.yaml", self.folder / "pile", RESUMES, "-o", out)
        self.assertIn(result.status, (0, 3), result.err)
        return out

    def test_csv(self):
        file = self.write_ranking("ranking.csv")
        with open(file, encoding="utf-8-sig", newline="") as source:
            expected = list(csv.reader(source))
        sheets = self.shown(file, dialog=True)
        (shown,) = sheets.values()
        self.assertEqual([len(row) for row in shown], [len(expected[0])] * len(expected))
        chinese = 0
        for mine, theirs in zip(expected, shown):
            for wanted, got in zip(mine, theirs):
                if isinstance(got, float):  # a truth value is a number there
                    self.assertEqual({"true": 1.0, "false": 0.0}.get(wanted) if wanted in ("true", "false") else float(wanted), got)
                else:
                    self.assertEqual(got, wanted)
                    chinese += any("\u4e00" <= c <= "\u9fff" for c in got)
        self.assertGreater(chinese, 50)

    def test_xlsx(self):
        file = self.write_ranking("ranking.xlsx")
        with zipfile.ZipFile(file) as book:
            self.assertFalse([name for name in book.namelist() if "<f>" in book.read(name).decode("utf-8", "replace") or "<f " in book.read(name).decode("utf-8", "replace")])
        sheets = self.shown(file, dialog=False)
        self.assertEqual(len(sheets), 5)  # ranking, matrix, evidence, questions, and what could not be read
        texts = {text for rows in sheets.values() for row in rows for text in row}
        names = {candidate["name"] for candidate in self.ranking()["candidates"]}
        self.assertTrue({"许知远", "=1+1.md", "@SUM(1;2).md"} <= names, names)  # a text without a name goes by its file's
        self.assertEqual(names - texts, set())


if __name__ == "__main__":
    program.main()
