"""Office files made to hurt: bombs, entities, loops, lies, deep nesting, strange parts. Each is a record with a code; the file beside it is read as ever."""

import io
import random
import struct
import subprocess
import sys
import zipfile

import program
from program import ROOT, Case, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import make  # noqa: E402
import templates  # noqa: E402

OFFICE = ROOT / "tests" / "formats" / "office"
GOOD = (OFFICE / "zh-pm.docx").read_bytes()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name, content, data=GOOD):
    return make.package(parts(data) | {name: content})


def deep(tag, count, body="x"):
    return f"<w:{tag}>" * count + body + f"</w:{tag}>" * count


class HostileOffice(Case):
    def records(self, made):
        """The record of each file; a good one beside them is unmoved."""
        for name, content in made.items():
            self.write(name, content)
        self.write("zz-good.docx", GOOD)
        result = bole("parse", "--no-cache", "--format", "jsonl", "--as-of", "2024-06", self.folder, timeout=110)
        records = {r["source"]["path"].rsplit("/", 1)[1]: r for r in result.lines()}
        self.assertEqual(set(records), set(made) | {"zz-good.docx"})
        self.assertEqual(records["zz-good.docx"]["basics"]["name"], "沈嘉禾")
        return records

    def codes(self, made):
        return {name: record.get("error", {}).get("code") for name, record in self.records(made).items() if name in made}

    def test_bombs(self):
        zeros = b"<w:t>" + b" " * (200 << 20)
        many = io.BytesIO()
        with zipfile.ZipFile(many, "w") as archive:
            for i in range(2001):
                archive.writestr(f"word/{i}.xml", "")
            archive.writestr("word/document.xml", "<x/>")
        odt = parts((OFFICE / "zh-pm.odt").read_bytes()) | {"content.xml": b"<x>" + b"0" * (150 << 20) + b"</x>"}
        made = {"ratio.docx": with_part("word/document.xml", zeros), "styles.docx": with_part("word/styles.xml", zeros), "entries.docx": many.getvalue(),
                "ratio.odt": make.package(odt)}
        self.assertEqual(set(self.codes(made).values()), {"too-large"})

    def test_entities_and_external_parts(self):
        doctype = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
        body = f'<?xml version="1.0"?>{doctype}<w:document {make.NAMESPACES}><w:body><w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p></w:body></w:document>'
        outside = make.docx('<w:p><w:r><w:t>Jane Roe</w:t></w:r></w:p><w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>', relations=[
            ("t", "attachedTemplate", "http://example.com/x.dotm", True), ("h", "header", "../../../../etc/hostname", False), ("f", "footer", "file:///etc/hostname", False)])
        made = {"entities.docx": with_part("word/document.xml", body), "outside.docx": outside}
        records = self.records(made)
        self.assertEqual(records["entities.docx"]["error"]["code"], "damaged")
        self.assertEqual(bole("text", self.folder / "outside.docx").out, "1  Jane Roe\n")

    def test_nesting(self):
        document = f'<?xml version="1.0"?><w:document {make.NAMESPACES}><w:body>%s</w:body></w:document>'
        table = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>Jane Roe</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 60
        made = {"tables.docx": with_part("word/document.xml", document % table),
                "deep.docx": with_part("word/document.xml", document % deep("sdt", 100000)),
                "deep.html": b"<html><body>" + b"<div>" * 50000 + b"x" + b"<p>" * 5000,
                "tables.html": b"<html><body>" + b"<table><tr><td>" * 15000 + b"Jane Roe",
                "tags.html": b"<html><body>" + b"<b>" * 2000000,
                "deep.rtf": b"{\\rtf1" + b"{" * 200000 + b" x" + b"}" * 200000,
                "styles.docx": with_part("word/styles.xml", f'<w:styles {make.NAMESPACES}>' + "".join(
                    f'<w:style w:type="paragraph" w:styleId="s{i}"><w:name w:val="s{i}"/><w:basedOn w:val="s{(i + 1) % 3000}"/></w:style>' for i in range(3000)) + "</w:styles>")}
        codes = self.codes(made)
        self.assertIsNone(codes["tables.docx"])
        self.assertIsNone(codes["styles.docx"])  # a loop of styles
        self.assertEqual(codes["deep.docx"], "too-large")
        self.assertEqual(codes["tags.html"], "too-large")
        for name in ("deep.html", "tables.html", "deep.rtf"):
            self.assertIn(codes[name], (None, "no-text", "too-slow", "too-large"), name)

    def test_too_much_of_a_kind(self):
        """Boxes, cells, attributes, elements in each other, files inside of files, parts of one XML: by the thousand each is refused, or read as far as it goes."""
        box = templates.box("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 100000, 200000, fallback=False)
        shape = b"{\\shp{\\*\\shpinst\\shpleft1\\shptop2\\shpright3\\shpbottom4\\shpbypage{\\shptxt x\\par}}}"
        page = b"<html><!--" + b"x" * 100000 + b"--><p>Jane Roe</p>"
        made = {"boxes.docx": templates.docx("<w:p>" + box * 5000 + "</w:p>"), "boxes.rtf": b"{\\rtf1 " + shape * 5000 + b"}", "cells.rtf": b"{\\rtf1 \\trowd" + b"\\intbl a\\cell" * 300000 + b"\\row}",
                "attributes.html": ("<html><p " + " ".join(f"a{i}=1" for i in range(100000)) + ">Jane Roe").encode(),
                "cards.html": b"<html><body>" + b"<ul><li><div><div>" * 12000 + b"Jane Roe",
                "parts.doc": b'<pkg:package xmlns:pkg="p">' + b'<pkg:part pkg:name="/a"><pkg:xmlData><a/></pkg:xmlData></pkg:part>' * 100000 + b"</pkg:package>",
                "chunks.docx": templates.docx('<w:altChunk r:id="c"/>' * 20000, extra={"word/c.html": page}, relations=[("c", "aFChunk", "c.html", False)]),
                "entities.doc": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:wordDocument xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:wordDocument>'}
        self.assertEqual(self.codes(made), {"boxes.docx": "too-large", "boxes.rtf": "too-large", "cells.rtf": "too-large", "attributes.html": "too-large", "cards.html": "too-large",
                                            "parts.doc": "too-large", "chunks.docx": None, "entities.doc": "damaged"})

    def test_boxes_that_do_not_pack_well(self):
        """Text boxes by the ten thousand, each unlike the others, so that no ratio tells: reading ends with the box that is too many."""
        rand = random.Random(7)

        def words():
            return "".join(rand.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(60))

        def box():
            return templates.box(f"<w:p><w:r><w:t>{words()}</w:t></w:r></w:p>", rand.randrange(7000000), rand.randrange(9000000), fallback=False)

        frame = ('<text:p><draw:frame text:anchor-type="page" svg:x="{}mm" svg:y="{}mm" svg:width="3cm" svg:height="1cm"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></text:p>')
        frames = "".join(frame.format(rand.randrange(90), rand.randrange(290), words()) for _ in range(20000))
        content = f'<x xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:svg="s"><office:body><office:text>{frames}</office:text></office:body></x>'
        made = {"one.docx": templates.docx("<w:p>" + "".join(box() for _ in range(20000)) + "</w:p>"), "each.docx": templates.docx("".join(f"<w:p>{box()}</w:p>" for _ in range(20000))),
                "fine.docx": templates.docx("<w:p>" + "".join(box() for _ in range(2000)) + "</w:p>"),
                "frames.odt": make.package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})}
        self.assertEqual(self.codes(made), {"one.docx": "too-large", "each.docx": "too-large", "fine.docx": None, "frames.odt": "too-large"})
        most = 2048 if program.sanitized() else 128  # megabytes; a sanitizer shadows all memory, and keeps what is freed
        script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        # by a small process: what is started by a large one counts that one's memory as its own
        peak = subprocess.run([sys.executable, "-c", script, program.PROGRAM, "parse", "--no-cache", self.folder], capture_output=True, text=True, check=True).stdout
        self.assertLess(int(peak), most << 10)  # kilobytes, of any of its processes

    def test_a_tag_without_end(self):
        """Of a file that is parsed piece by piece: what has no end is not looked through again and again."""
        long = f'<w:document {make.NAMESPACES}><w:body><w:p w:x="{{}}"/><w:p><w:r><w:t>Jane Roe</w:t></w:r></w:p></w:body></w:document>'
        rand = random.Random(7)
        made = {f"{size}.docx": with_part("word/document.xml", long.format("".join(f"{rand.getrandbits(256):064x}" for _ in range(size << 14)))) for size in (3, 12)}
        self.assertEqual(self.codes(made), {"3.docx": None, "12.docx": "too-large"})

    def test_damage(self):
        ole = (OFFICE / "zh-pm.doc").read_bytes()
        loop = bytearray(ole)
        fat = 512 * (1 + struct.unpack_from("<I", ole, 0x4C)[0])
        for i in range(0, 512, 4):
            struct.pack_into("<I", loop, fat + i, 0)  # every chain leads to the first sector, and round again
        truncated = {f"cut-{i}.{kind}": data[:len(data) * i // 8] for kind in ("docx", "odt", "doc", "rtf") for i in range(1, 8)
                     for data in [(OFFICE / f"zh-pm.{kind}").read_bytes()]}
        lies = bytearray(GOOD)
        at = lies.rindex(b"PK\x01\x02")
        struct.pack_into("<I", lies, at + 24, 0x7FFFFFFF)  # what it says it unpacks to
        made = truncated | {"loop.doc": bytes(loop), "lies.docx": bytes(lies), "no-body.docx": make.package({"word/styles.xml": "<x/>", "[Content_Types].xml": "", "word/a": ""}),
                            "no-fib.doc": ole[:512] + bytes(len(ole) - 512)}
        for name, code in self.codes(made).items():
            if not name.endswith(".rtf") and name not in ("lies.docx",):
                self.assertIn(code, ("damaged", "archive", "not-text", "unsupported-format", "no-text", "empty-file", None), name)

    def test_encrypted(self):
        doc = bytearray((OFFICE / "zh-pm.doc").read_bytes())
        at = doc.index(b"\xec\xa5")
        doc[at + 0x0B] |= 0x01
        manifest = b'<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
        made = {"a.doc": bytes(doc), "a.odt": with_part("META-INF/manifest.xml", manifest, (OFFICE / "zh-pm.odt").read_bytes())}
        self.assertEqual(set(self.codes(made).values()), {"encrypted"})

    def test_controls_and_strange_text(self):
        """What a terminal would obey reaches none."""
        page = "<p>Jane Roe</p><p>a&#27;[31m&#7;b&#x9b;c&#x202e;d&#xD800;e\u2028f</p>".encode()
        rtf = b"{\\rtf1\\ansi Jane Roe\\par a\\'1b[31mb\\u-10179?\\u9?c\\bin5 {{{{{d}"
        for name, content in {"a.html": b"<html><body>" + page, "a.rtf": rtf}.items():
            result = bole("text", self.write(name, content))
            self.assertEqual(result.status, 0)
            self.assert_clean(result)
            self.assertIn("Jane Roe", result.out)


if __name__ == "__main__":
    main()
