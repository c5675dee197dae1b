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
import marked  # noqa: E402
import rawpdf  # noqa: E402

ROLE = ROLES / "backend-engineer.yaml"
SECRET = "Kafka Flink Spark HBase Cassandra Elasticsearch"
def read(path):
    return bole("parse", path, "--format", "jsonl", "--as-of", "2024-06", "--no-cache").lines()[0]


def label(text, y=340, size=10, font="F1"):
    return rawpdf.line(text, 60, y, size, font)


def clean_pages():
    """name -> (drawn before the text, drawn after it): what honest people do with colours, sizes and shapes."""
    words, band = "Open to work in Portland", b" rg 0 300 595 100 re f "
    pages = {"plain": (b"", b""), "a white page first": (b"1 g 0 0 595 842 re f 0 g\n", b""), "a frame later": (b"", b"q 40 40 515 760 re S Q\n"),
             "a shadow": (b"0.97 g\n" + rawpdf.line("Ann Weaver", 61, 761, 20, "F2") + b"0 g\n", b"")}
    for grey in ("0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.75", "0.8"):
        pages[f"grey of {grey}"] = (grey.encode() + b" g\n" + label(words) + b"0 g\n", b"")
    for size in (4, 5, 6, 7, 28, 40):
        pages[f"letters of {size} points"] = (label(words, 340, size), b"")
    for name, colour in (("red", "0.8 0.1 0.1"), ("blue", "0.1 0.3 0.8"), ("green", "0.1 0.5 0.2"), ("orange", "0.9 0.5 0"), ("sky", "0.3 0.6 0.9"), ("pink", "0.9 0.4 0.6")):
        pages["letters in " + name] = (colour.encode() + b" rg\n" + label(words) + b"0 g\n", b"")
    for name, colour in (("navy", "0.1 0.2 0.4"), ("black", "0 0 0"), ("wine", "0.48 0.18 0.23"), ("teal", "0 0.4 0.4"), ("slate", "0.3 0.35 0.4"), ("orange", "0.85 0.4 0.1")):
        pages["white on " + name] = (colour.encode() + band + b"1 g\n" + label(words) + b"0 g\n", b"")
    for name, colour in (("yellow", "1 1 0.6"), ("pale blue", "0.9 0.95 1"), ("beige", "0.96 0.94 0.9")):
        pages["black on " + name] = (colour.encode() + band + b"0 g\n" + label(words), b"")
    for x, side in ((0, "left"), (415, "right")):
        pages[f"a sidebar at the {side}"] = (b"0.14 0.21 0.29 rg %d 0 180 842 re f 1 g\n" % x + rawpdf.line("Languages", x + 12, 250, 12, "F2") +
                                             rawpdf.line("Spanish, fluent", x + 12, 230) + b"0 g\n0.9 g 180 0 235 200 re f 0 g\n", b"")
    return pages | {
        "white on a picture": (b"q 595 0 0 100 0 300 cm /I1 Do Q 1 g\n" + label(words) + b"0 g\n", b""),
        "a photograph beside the name": (b"q 80 0 0 100 450 700 cm /I1 Do Q\n", b""),
        "a picture behind everything": (b"q 595 0 0 842 0 0 cm /I1 Do Q\n", b""),
        "white on a gradient": (b"q 0 300 595 100 re W n /S1 sh Q 1 g\n" + label(words) + b"0 g\n", b""),
        "a rounded badge": (b"0.2 g 60 330 m 200 330 l 210 340 210 350 200 360 c 60 360 l h f 1 g\n" + label("Kubernetes") + b"0 g\n", b""),
        "half transparent": (b"q /G6 gs\n" + label(words) + b"Q\n", b""),
        "a pale stamp later": (b"", b"q /G3 gs 0.9 0.3 0.3 rg 300 300 120 60 re f Q\n"),
        "a marker over words": (b"", b"q /G3 gs 1 1 0 rg 60 740 200 14 re f Q\n"),
        "clipped to its frame": (b"q 50 300 400 80 re W n\n" + label(words) + b"Q\n", b""),
        "a link on slate": (b"0.16 0.24 0.29" + band + b"0 0 0.93 rg\n" + label(words) + b"0 g\n", b""),
        "letters of a gradient": (b"q BT 7 Tr ET\n" + label(words, 340, 20) + b"/S1 sh Q\n", b""),
        "condensed letters": (b"BT 60 Tz ET\n" + label(words) + b"BT 100 Tz ET\n", b""),
        "outlined letters": (b"BT 1 Tr ET\n" + label(words, 340, 20) + b"BT 0 Tr ET\n", b""),
        "filled and outlined": (b"BT 2 Tr ET\n" + label(words, 340, 14) + b"BT 0 Tr ET\n", b""),
        "drawn twice to look bold": (label(words) + rawpdf.line(words, 60.4, 340), b""),
        "letters far apart": (b"BT 6 Tc ET\n" + label("PORTFOLIO", 340, 12) + b"BT 0 Tc ET\n", b""),
        "a word up the margin": (b"BT /F2 24 Tf 0 1 -1 0 40 300 Tm (CURRICULUM) Tj ET\n", b""),
        "a rule under a heading": (b"", b"0.7 w 60 330 m 500 330 l S\n"),
        "struck through": (label(words), b"0.8 w 60 343 m 180 343 l S\n"),
        "bars of skill": (b"0.9 g 300 340 100 6 re f 0.2 0.4 0.8 rg 300 340 70 6 re f 0 g\n" + label("Spanish"), b""),
        "dots of skill": (b"".join(b"0.3 g %d 340 6 6 re f " % (300 + 12 * i) for i in range(5)) + b"0 g\n" + label("Spanish"), b""),
        "a table": (b"0.5 w 60 300 200 60 re S 160 300 m 160 360 l S 60 330 m 260 330 l S\n" + rawpdf.line("Spanish", 66, 340) + rawpdf.line("fluent", 166, 340) +
                    rawpdf.line("French", 66, 310) + rawpdf.line("basic", 166, 310), b""),
        "a small footer": (rawpdf.line("Ann Weaver, page 1 of 1", 250, 24, 7), b""),
        "a pale footer": (b"0.6 g\n" + rawpdf.line("Updated in May 2024", 250, 24, 7) + b"0 g\n", b""),
        "white shapes beside the text": (b"", b"1 g 420 100 120 120 re f 0 g\n"),
        "white under the letters": (b"1 g 55 335 160 16 re f 0 g\n" + label(words), b""),
        "a cover that stops before the words": (label(words), b"1 g 0 0 595 330 re f 0 g\n"),
        "raised letters": (label(words) + rawpdf.line("2", 172, 344, 6), b""),
        "a frame of white lines on a panel": (b"0.2 g 0 300 595 100 re f 1 G 1 g 50 310 400 80 re S\n" + label(words) + b"0 g 0 G\n", b""),
    }


def codes_of(path):
    return codes(read(path))


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
        "pressed together": (b"BT 1 Tz ET\n" + rawpdf.line(SECRET, 60, 400) + b"BT 100 Tz ET\n", b""),
        "nothing but a clip": (b"q BT 7 Tr ET\n" + rawpdf.line(SECRET, 60, 400) + b"Q\n", b""),
        "under their own outline": (b"q 1 G 6 w BT 2 Tr ET\n" + rawpdf.line(SECRET, 60, 400) + b"Q\n", b""),
        "lightened away": (b"q /GL gs\n" + rawpdf.line(SECRET, 60, 400) + b"Q\n", b""),
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

    def test_letters_that_paint_nothing(self):
        """A font whose letters are programs, and all of them empty: its words are hidden, however many letters they have."""
        codes = rawpdf.stream(b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7A> <0020> endbfrange endcmap end end")
        for name, program, hidden in (("empty", b"500 0 d0", True), ("a box", b"500 0 d0 0 0 400 700 re f", False)):
            font = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<<" + b"".join(b"/c%d 7 0 R" % i for i in range(32, 123)) +
                    b">>/Encoding<</Type/Encoding/Differences[32 " + b"".join(b"/c%d" % i for i in range(32, 123)) + b"]>>/FirstChar 32/LastChar 122/Widths[" + b"500 " * 91 +
                    b"]/ToUnicode 8 0 R/Resources<<>>>>")
            content = rawpdf.resume(b"BT /F9 10 Tf 60 400 Td (" + SECRET.encode() + b") Tj ET\n")
            bare = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
            path = self.write("a.pdf", rawpdf.build([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[9 0 R]/Count 1>>", bare % b"Helvetica", bare % b"Helvetica-Bold", font, rawpdf.stream(content),
                                                     rawpdf.stream(program), codes,
                                                     b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R/F9 5 0 R>>>>/Contents 6 0 R>>"]))
            with self.subTest(letters=name):
                self.assertEqual("hidden-text" in codes_of(path), hidden)

    def test_clean_pages_raise_no_alarm(self):
        clean = clean_pages()
        self.assertGreaterEqual(len(set(clean.values())), 50)
        names = {f"{i:02}.pdf": name for i, name in enumerate(clean)}
        for file, name in names.items():
            self.write("clean/" + file, rawpdf.document([rawpdf.resume(*clean[name])]))
        result = bole("parse", self.folder / "clean", "--format", "jsonl", "--as-of", "2024-06", "--no-cache")
        for record in result.lines():
            with self.subTest(page=names[pathlib.Path(record["source"]["path"]).name]):
                self.assertEqual(codes(record), [])
                self.assertEqual(len(record["work"]), 2)

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


    def test_marked_files_raise_no_alarm(self):
        """BOLE_MARKED=1000 tries more seeds than every run does."""
        count = int(os.environ.get("BOLE_MARKED", "50"))
        said = {}
        for seed in range(count):
            over, plain, lines = marked.pair(seed)
            self.write(f"marked/{seed:05}.a.pdf", over)
            self.write(f"marked/{seed:05}.b.pdf", plain)
            said[seed] = ["".join(line.split()) for line in lines]
        result = bole("parse", self.folder / "marked", "--format", "jsonl", "--as-of", "2024-06", "--no-cache", "--with-text", timeout=60 + count)
        records = {pathlib.Path(r["source"]["path"]).name: r for r in result.lines()}
        shown = 0
        for seed in range(count):
            with self.subTest(seed=seed):
                over, plain = records[f"{seed:05}.a.pdf"], records[f"{seed:05}.b.pdf"]
                self.assertEqual(["".join(line.split()) for line in over["text"].splitlines() if line.strip()], said[seed])
                self.assertNotIn("hidden-text", codes(over))
                shown += "watermark" in codes(over)
                over["findings"] = [f for f in over["findings"] if f["code"] != "watermark"]
                self.assertEqual(facts(over), facts(plain))
                self.assertTrue(any(job["current"] for job in over["work"]))
        self.assertGreater(shown, count * 9 // 10)  # the others are marked by a picture alone


class Turned(Case):
    """Pages that lie on their side, and pages of which a part is shown."""

    def test_turned_pages(self):
        plain = facts(read(self.write("plain.pdf", rawpdf.document([rawpdf.resume()]))))
        sideways = b"q 0 0.7 -0.7 0 595 0 cm\n" + rawpdf.resume() + b"Q\n"
        turned = {"a quarter": ([rawpdf.resume()], "/Rotate 90"), "a half": ([rawpdf.resume()], "/Rotate 180"), "three quarters": ([rawpdf.resume()], "/Rotate 270"),
                  "written upwards": ([sideways], ""), "written upwards and turned back": ([sideways], "/Rotate 90"),
                  "upside down": ([b"q -1 0 0 -1 595 842 cm\n" + rawpdf.resume() + b"Q\n"], ""),
                  "mirrored twice": ([rawpdf.resume().replace(b"1 0 0 1", b"-1 0 0 -1").replace(b" Tf", b" Tf").replace(b"/F1 10", b"/F1 -10").replace(b"/F2 14", b"/F2 -14").replace(b"/F2 20", b"/F2 -20")], ""),
                  "cropped": ([rawpdf.resume()], "/CropBox[40 60 560 830]"), "a crop beyond the page": ([rawpdf.resume()], "/CropBox[-50 -50 900 900]")}
        for name, (pages, entries) in turned.items():
            with self.subTest(page=name):
                record = read(self.write("turned.pdf", rawpdf.document(pages, page=entries)))
                self.assertNotIn("error", record)
                self.assertEqual(facts(record), plain)

    def test_hidden_on_turned_pages(self):
        """What is covered is covered on a turned page too, and what is cut off is hidden."""
        for entries in ("/Rotate 90", "/Rotate 180", "/Rotate 270"):
            covered = rawpdf.resume(rawpdf.line(SECRET, 60, 400), b"1 g 50 390 500 30 re f 0 g\n")
            self.assertIn("hidden-text", codes(read(self.write("a.pdf", rawpdf.document([covered], page=entries)))))
        self.assertIn("hidden-text", codes(read(self.write("a.pdf", rawpdf.document([rawpdf.resume(rawpdf.line(SECRET, 60, 20))], page="/CropBox[40 60 560 830]")))))


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
