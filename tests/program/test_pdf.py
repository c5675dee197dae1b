"""PDF: the same facts as the Markdown it was printed from, what is hidden stays out, and what is made to hurt ends as a record.

tests/formats/pdf.tar.xz is made by tests/formats/make_pdf.py; BOLE_MUTANTS=5000 tries more damaged files than every run does.
"""

import io
import os
import pathlib
import resource
import sys
import tarfile
import unittest
import zlib

import program
from program import RESUMES, ROLES, ROOT, Case, bole, main, ranking
from test_formats import facts, records

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import rawpdf  # noqa: E402

ROLE = ROLES / "backend-engineer.yaml"
SECRET = "Kafka Flink Spark HBase Cassandra Elasticsearch"
def read(path):
    return bole("parse", path, "--format", "jsonl", "--as-of", "2024-06", "--no-cache").lines()[0]


def codes(record):
    return [finding["code"] for finding in record.get("findings", [])]


def setUpModule():
    if bole("parse", "-", "--as-of", "2024-06", stdin=rawpdf.document([rawpdf.resume()])).status != 0:
        raise unittest.SkipTest("this build cannot read PDF")


class Printed(Case):
    def test_the_same_facts_and_scores(self):
        with tarfile.open(fileobj=io.BytesIO((ROOT / "tests" / "formats" / "pdf.tar.xz").read_bytes()), mode="r:xz") as archive:
            for entry in archive:
                self.write(entry.name, archive.extractfile(entry).read())
        files = sorted(self.folder.iterdir())
        self.assertEqual(len(files), 48)
        sources = sorted({RESUMES / (f.name.split(".")[0] + ".md") for f in files})
        truth, made = records("--no-cache", *sources), records("--no-cache", *files)
        for f in files:
            with self.subTest(file=f.name):
                self.assertNotIn("error", made[f.name])
                self.assertEqual(facts(made[f.name]), facts(truth[f.name.split(".")[0] + ".md"]))
                self.assertTrue(all(job["page"] >= 1 for job in made[f.name]["work"]))
        scores = {}
        for candidate in ranking(ROLE, *files, *sources, options=("--as-of", "2024-06", "--no-cache"))["candidates"]:
            path = pathlib.Path(candidate["source"]["path"])
            scores[path.name] = (candidate["score"], candidate["possible"], candidate["must"], [c["points"] for c in candidate["criteria"]])
        for f in files:
            self.assertEqual(scores[f.name], scores[f.name.split(".")[0] + ".md"], f.name)


class Hidden(Case):
    """Each trick over a plain page: found with its words, and not one point moved."""

    TRICKS = {
        "white": (b"1 g\n" + rawpdf.line(SECRET, 60, 400), b""),
        "nearly white": (b"0.96 g\n" + rawpdf.line(SECRET, 60, 400), b""),
        "in the colour of a panel": (b"0.1 0.2 0.4 rg 40 380 400 60 re f\n" + rawpdf.line(SECRET, 60, 400), b""),
        "transparent": (b"q /G0 gs\n" + rawpdf.line(SECRET, 60, 400) + b"Q\n", b""),
        "invisible render mode": (b"BT 3 Tr ET\n" + rawpdf.line(SECRET, 60, 400) + b"BT 0 Tr ET\n", b""),
        "tiny": (rawpdf.line(SECRET, 60, 400, 1), b""),
        "tiny by its matrix": (b"q 0.05 0 0 0.05 0 0 cm\n" + rawpdf.line(SECRET, 1200, 8000) + b"Q\n", b""),
        "clipped": (b"q 0 0 10 10 re W n\n" + rawpdf.line(SECRET, 60, 400) + b"Q\n", b""),
        "beside the page": (rawpdf.line(SECRET, 700, 400), b""),
        "below the page": (rawpdf.line(SECRET, 60, -50), b""),
        "under an area": (rawpdf.line(SECRET, 60, 400), b"1 g 50 390 500 30 re f 0 g\n"),
        "under a picture": (rawpdf.line(SECRET, 60, 400), b"q 500 0 0 40 50 390 cm /I1 Do Q\n"),
    }

    def test_each_trick(self):
        clean = self.write("clean.pdf", rawpdf.document([rawpdf.resume()]))
        score = ranking(ROLE, clean, options=("--as-of", "2024-06", "--no-cache"))["candidates"][0]
        for name, (before, after) in self.TRICKS.items():
            with self.subTest(trick=name):
                path = self.write("trick.pdf", rawpdf.document([rawpdf.resume(before + b"0 g\n", after)], packed=len(name) % 2 == 0))
                record = read(path)
                found = [f for f in record["findings"] if f["code"] == "hidden-text"]
                self.assertEqual(len(found), 1, record["findings"])
                self.assertIn(SECRET, found[0]["message"])
                self.assertEqual([s["id"] for s in record["skills"]], [s["id"] for s in read(clean)["skills"]])
                tricked = ranking(ROLE, path, options=("--as-of", "2024-06", "--no-cache"))["candidates"][0]
                self.assertEqual((tricked["score"], tricked["possible"]), (score["score"], score["possible"]))

    def test_clean_pages_raise_no_alarm(self):
        clean = {
            "plain": (b"", b""),
            "white on a dark panel": (b"0.1 0.2 0.4 rg 0 300 595 100 re f 1 g\n" + rawpdf.line("Open to work in Portland", 60, 340) + b"0 g\n", b""),
            "white on a picture": (b"q 595 0 0 100 0 300 cm /I1 Do Q 1 g\n" + rawpdf.line("Open to work in Portland", 60, 340) + b"0 g\n", b""),
            "grey": (b"0.45 g\n" + rawpdf.line("References on request", 60, 340) + b"0 g\n", b""),
            "small": (rawpdf.line("References on request", 60, 340, 6), b""),
            "a white page first": (b"1 g 0 0 595 842 re f 0 g\n", b""),
            "a shadow": (b"0.97 g\n" + rawpdf.line("Ann Weaver", 61, 761, 20, "F2") + b"0 g\n", b""),
            "a rounded badge": (b"0.2 g 60 330 m 200 330 l 210 340 210 350 200 360 c 60 360 l h f 1 g\n" + rawpdf.line("Kubernetes", 70, 340) + b"0 g\n", b""),
            "a frame later": (b"", b"q 40 40 515 760 re S Q\n"),
        }
        for name, (before, after) in clean.items():
            with self.subTest(page=name):
                self.assertNotIn("hidden-text", codes(read(self.write("clean.pdf", rawpdf.document([rawpdf.resume(before, after)])))))

    def test_printed_files_raise_no_alarm(self):
        with tarfile.open(ROOT / "tests" / "formats" / "pdf.tar.xz", mode="r:xz") as archive:
            for entry in archive:
                self.write(entry.name, archive.extractfile(entry).read())
        for record in bole("parse", self.folder, "--format", "jsonl", "--as-of", "2024-06", "--no-cache").lines():
            self.assertNotIn("hidden-text", codes(record), record["source"]["path"])
            self.assertNotIn("watermark", codes(record), record["source"]["path"])

    def test_watermarks_are_left_out_without_suspicion(self):
        slanted = b"".join(b"BT /F1 30 Tf 0.7 0.7 -0.7 0.7 %d %d Tm 0.8 g (JobBoard 8812) Tj ET 0 g\n" % (x, y) for x in (80, 300) for y in (200, 450, 700))
        token = b"".join(b"1 g " + rawpdf.line("b7d1f0c2a49e8e63~~", 30 + 7 * i, 100 + 90 * i, 2) + b"0 g\n" for i in range(8))
        board = rawpdf.line("BOSS Zhipin zhipin.com", 240, 20, 8)
        plain = read(self.write("plain.pdf", rawpdf.document([rawpdf.resume()])))
        for name, over in (("slanted", slanted), ("token", token), ("board", board)):
            with self.subTest(mark=name):
                record = read(self.write("marked.pdf", rawpdf.document([rawpdf.resume(b"", over)])))
                self.assertNotIn("hidden-text", codes(record))
                self.assertIn("watermark", codes(record))
                self.assertTrue(all(f["severity"] == "note" for f in record["findings"] if f["code"] == "watermark"))
                self.assertEqual([j["name"] for j in record["work"]], [j["name"] for j in plain["work"]])
                self.assertEqual(record["basics"]["name"], plain["basics"]["name"])


class Refused(Case):
    def failure(self, content):
        record = read(self.write("a.pdf", content))
        self.assertIn("error", record)
        return record["error"]["code"]

    def test_codes(self):
        scan = b"q 595 0 0 842 0 0 cm /I1 Do Q\n"
        self.assertEqual(self.failure(rawpdf.document([scan])), "scan")
        self.assertEqual(self.failure(rawpdf.document([b"BT 3 Tr ET\n" + rawpdf.resume() + scan])), "scan")
        self.assertEqual(self.failure(rawpdf.document([b""])), "no-text")
        self.assertEqual(self.failure(b"%PDF-1.4\nnothing of a PDF but its name\n"), "damaged")

    def test_bombs_are_refused_at_once(self):
        deep = b" " * (200 << 20)
        once = zlib.compress(deep, 9)
        twice = zlib.compress(once, 9)
        page = rawpdf.document([b""])

        def with_stream(content, extra):
            return rawpdf.build([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                 b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", rawpdf.stream(content, extra)])

        # forms that draw one another ten times, twelve deep
        forms = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                 b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>", rawpdf.stream(b"/X Do")]
        for i in range(12):
            forms.append(rawpdf.stream(b"/X Do " * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X {6 + i} 0 R>>>>"))
        forms.append(rawpdf.stream(b"0 0 1 1 re f " * 10, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]"))
        self.assertIn("no-text", self.failure(page))
        for name, bomb in (("flate", with_stream(once, "/Filter/FlateDecode")), ("flate twice", with_stream(twice, "/Filter[/FlateDecode/FlateDecode]")),
                           ("forms", rawpdf.build(forms))):
            with self.subTest(bomb=name):
                self.assertIn(self.failure(bomb), ("bomb", "too-slow", "too-large"))
        most = 2048 if program.sanitized() else 512  # megabytes; a sanitizer shadows all memory, and keeps what is freed
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, most << 10)  # kilobytes, of any process of this test

    def test_mutants(self):
        sources = [rawpdf.document([rawpdf.resume(), rawpdf.resume()], packed=packed) for packed in (False, True)]
        with tarfile.open(ROOT / "tests" / "formats" / "pdf.tar.xz", mode="r:xz") as archive:
            sources += [archive.extractfile(name).read() for name in ("zh-graduate.office.pdf", "en-sre.chromium.pdf")]
        count = int(os.environ.get("BOLE_MUTANTS", "400"))
        for i, mutant in enumerate(rawpdf.mutants(20240601, sources, count)):
            self.write(f"m/{i:05}.pdf", mutant)
        self.write("m/zz-good.md", (RESUMES / "zh-chef.md").read_bytes())
        result = bole("parse", self.folder / "m", "--format", "jsonl", "--as-of", "2024-06", "--no-cache", timeout=30 + 2 * count)
        self.assertEqual(result.status, 3)
        lines = result.lines()
        self.assertEqual(len(lines), count + 1)
        self.assertNotIn("AddressSanitizer", result.err)
        self.assertNotIn("runtime error", result.err)
        self.assertTrue(all("work" in line or line["error"]["code"] for line in lines))
        self.assertEqual(facts(lines[-1]), facts(read(RESUMES / "zh-chef.md")))
        self.assertGreater(sum("work" in line for line in lines), count // 10)


class Encrypted(Case):
    def test_without_the_password(self):
        # made by: qpdf --encrypt secret secret 256 --
        packed = (ROOT / "tests" / "formats" / "encrypted.pdf").read_bytes()
        self.assertEqual(read(self.write("a.pdf", packed))["error"]["code"], "encrypted")


if __name__ == "__main__":
    main()
