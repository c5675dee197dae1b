"""PDF files written by hand, for what no word processor makes: hidden words, watermarks, bombs, and files that are broken by a seeded mutator."""
import random
import zlib


def stream(content, extra=""):
    return b"<<%s/Length %d>>\nstream\n" % (extra.encode(), len(content)) + content + b"\nendstream"


def build(objects):
    """objects: bodies of objects 1, 2, ...; the first is the catalog."""
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))


GREY = stream(b"\x80" * 16, "/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray")


SONG = (b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500 814 939 500]>>]>>")
SHADE = b"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 700 595 700]/Function<</FunctionType 2/Domain[0 1]/C0[0.1 0.1 0.3]/C1[0.2 0.3 0.5]/N 1>>/Extend[true true]>>"


def document(pages, packed=False, page=""):
    """pages: content streams. Fonts F1 (regular), F2 (bold) and F3 (Chinese); graphics states G0 (transparent), G3 (faint), G6 and GL (the lighter colour wins); picture I1; shading S1.
    page: more entries of each page, as /Rotate 90."""
    count = len(pages)
    kids = " ".join(f"{8 + 2 * i} 0 R" for i in range(count))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
               b"<</F1 3 0 R/F2 4 0 R/F3 7 0 R>>", GREY, SONG]
    for i, content in enumerate(pages):
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Resources<</Font 5 0 R/XObject<</I1 6 0 R>>/Shading<</S1 %s>>"
                       b"/ExtGState<</G0<</ca 0>>/G3<</ca 0.3>>/G6<</ca 0.6>>/G1<</ca 1>>/GL<</BM/Lighten>>>>>>/Contents %d 0 R>>" % (page.encode(), SHADE, 9 + 2 * i))
        objects.append(stream(zlib.compress(content), "/Filter/FlateDecode") if packed else stream(content))
    return build(objects)


def escape(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")


def line(text, x, y, size=10, font="F1"):
    return b"BT /%s %s Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (font.encode(), str(size).encode(), x, y, escape(text))


def han(text, x, y, size=10):
    return b"BT /F3 %s Tf 1 0 0 1 %d %d Tm <%s> Tj ET\n" % (str(size).encode(), x, y, text.encode("utf-16-be").hex().encode())


RESUME = [("Ann Weaver", 20, "F2"), ("ann.weaver@example.com | +1 555 010 0199 | Portland, OR", 10, "F1"), ("Experience", 14, "F2"),
          ("Bluefen Systems, Staff Engineer, 03/2019 - Present", 10, "F1"), ("Ran 900 nodes of Kubernetes; wrote operators in Go", 10, "F1"),
          ("Larkspur Hosting, Systems Engineer, 01/2015 - 02/2019", 10, "F1"), ("Automated 300 Debian servers with Ansible", 10, "F1"),
          ("Education", 14, "F2"), ("B.S. Computer Science, University of Oregon, 2010 - 2014", 10, "F1"), ("Skills", 14, "F2"),
          ("Go, Python, Kubernetes, Ansible, PostgreSQL", 10, "F1")]


def resume(before=b"", after=b""):
    """A plain page, with other drawing before and after its text."""
    y, out = 790, before
    for text, size, font in RESUME:
        y -= size + 8
        out += line(text, 60, y, size, font)
    return out + after


def mutants(seed, sources, count):
    """count damaged copies: bytes changed, runs cut, doubled, swapped, numbers made huge."""
    luck = random.Random(seed)
    for _ in range(count):
        out = bytearray(luck.choice(sources))
        for _ in range(luck.choice((1, 1, 2, 4, 16))):
            if len(out) < 16:
                break
            at, far = luck.randrange(len(out)), luck.randrange(len(out))
            kind = luck.randrange(7)
            if kind == 0:
                out[at] = luck.randrange(256)
            elif kind == 1:
                del out[at:at + luck.choice((1, 8, 200, 5000))]
            elif kind == 2:
                out[at:at] = out[far:far + luck.choice((1, 20, 900))]
            elif kind == 3:
                digits = [i for i in range(at, min(at + 400, len(out))) if 0x30 <= out[i] <= 0x39]
                if digits:
                    out[digits[0]:digits[0] + 1] = luck.choice((b"0", b"-1", b"99999999", b"2147483647", b"1e99"))
            elif kind == 4:
                out[at:at + 4] = luck.randbytes(4)
            elif kind == 5:
                del out[at:]
            else:
                word = luck.choice((b"/Parent", b"/Kids[2 0 R]", b" 0 R", b"/Contents 2 0 R", b"endobj", b"stream\n", b"/Filter/LZWDecode", b"<<", b"["))
                out[at:at + len(word)] = word
        yield bytes(out)
