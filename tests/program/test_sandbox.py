"""What reading a PDF, an office file or a page opens and calls, as strace sees it: no network, and no file but the loader's, the rules, the cache, poppler's own data before the lock, and the
arguments. (What a worker that was taken over could still do is tried from inside by tests/unit/read/sandbox.c.)
"""

import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import program
from program import Case, ROLES, ROOT, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import make  # noqa: E402
import rawpdf  # noqa: E402
import templates  # noqa: E402

ALLOWED = re.compile(r"/(?:etc/ld\.so\.|lib|usr/lib|usr/local/lib|usr/share/poppler|dev/null|proc/self/|sys/|etc/localtime|etc/gcrypt|proc/(?:cpuinfo|meminfo|stat|sys/)|dev/urandom)")


def traced():
    """Can processes be traced here?"""
    tracer = shutil.which("strace")
    return tracer is not None and subprocess.run([tracer, "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0


def setUpModule():
    if bole("parse", "-", "--as-of", "2024-06", stdin=rawpdf.document([rawpdf.resume()])).status != 0:
        raise unittest.SkipTest("this build cannot read PDF")


class Sandbox(Case):
    def test_all_layers_or_a_word(self):
        pdf = self.write("a.pdf", rawpdf.document([rawpdf.resume()]))
        strict = bole("parse", pdf, "--sandbox=require", "--as-of", "2024-06")
        plain = bole("parse", pdf, "--as-of", "2024-06")
        self.assertEqual(plain.status, 0)
        if strict.status == 0:
            self.assertEqual(strict.out, plain.out)
            self.assertNotIn("sandbox", plain.err)
        else:
            self.assertEqual((strict.status, strict.out), (2, ""))
            self.assertRegex(strict.err, r"does not grant \w")
            self.assertIn("sandbox", plain.err)

    def holds(self, *files):
        """Ranks the files under strace: no network, one worker, and nothing opened but what is allowed."""
        log = self.folder / "calls"
        command = ["strace", "-f", "-y", "-o", log, "-e", "trace=openat,open,openat2,creat,execve,unlink,rename,%network", program.PROGRAM, "rank",
                   ROLES / "backend-engineer.yaml", *files, "--as-of", "2024-06", "--jobs", "1"]
        environment = {"XDG_CACHE_HOME": str(self.folder / "cache"), "PATH": "/usr/bin:/bin", "ASAN_OPTIONS": "detect_leaks=0"}  # looking for leaks is tracing, and so is strace
        done = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{len(files)} ranked + 0 failed", done.stderr.decode())
        calls = log.read_text("utf-8").splitlines()
        network = [c for c in calls if re.search(r"\b(?:socket|connect|bind|sendto|sendmsg|recvfrom|socketpair)\(", c)]
        self.assertEqual(network, [])
        started = [c for c in calls if "execve(" in c and " = -1" not in c]
        self.assertEqual(len(started), 2, started)  # bole, and bole-reader
        own = tuple(str(p) for p in (ROOT / "rules", ROLES, self.folder, *files, pathlib.Path(program.PROGRAM).parent))
        strange = []
        for call in calls:
            path = re.search(r'open(?:at|at2)?\((?:AT_FDCWD[^,]*, )?"([^"]*)"', call)
            if path and " = -1" not in call and not path[1].startswith(own) and not ALLOWED.match(path[1]) and path[1].startswith("/"):
                strange.append(call)
        self.assertEqual(strange, [])
        worker = started[1].split()[0]
        behind = [c for c in calls[calls.index(started[1]):] if c.split()[0] == worker]
        lock = max((i for i, c in enumerate(behind) if re.search(r"\bopen", c)), default=0)
        self.assertFalse([c for c in behind[lock + 1:] if re.search(r"\b(?:open\w*|creat|execve|unlink|rename)\(", c)])

    @unittest.skipUnless(traced(), "strace is not here, or may not trace")
    def test_what_is_called_for_a_pdf(self):
        self.holds(self.write("a.pdf", rawpdf.document([rawpdf.resume()])))

    @unittest.skipUnless(traced(), "strace is not here, or may not trace")
    def test_what_is_called_for_office_files_and_pages(self):
        """Also where they name a template, a picture, a sheet, a frame or an entity of the world outside."""
        person = templates.EN
        outside = [("t1", "attachedTemplate", "http://127.0.0.1:9/evil.dotm", True), ("i1", "image", "http://127.0.0.1:9/pixel.png", True),
                   ("c1", "aFChunk", "file:///etc/passwd", True), ("c2", "aFChunk", "../../../etc/passwd", False)]
        body = templates.whole(person, "en") + '<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>' + templates.p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "/etc/passwd" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')
        page = templates.page_of(person, "en").decode()
        page = page.replace("</head>", '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><base href="http://127.0.0.1:9/"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"></head>').replace(
            "<body>", '<body><img src="http://127.0.0.1:9/a.png"><iframe src="file:///etc/passwd"></iframe><object data="/etc/passwd"></object><script src="http://127.0.0.1:9/a.js"></script>')
        files = [self.write("outside.docx", templates.docx(body, relations=outside)), self.write("outside.html", page), self.write("outside.mht", make.to_mhtml(page.encode(), "utf-8", "base64"))]
        files += [self.write(f"{name}.docx", templates.TEMPLATES[name](person, "en")) for name in ("a_mail_inside", "one_xml_file", "word_2003", "boxes_alone")]
        files += [ROOT / "tests" / "formats" / "office" / f"zh-pm.{ending}" for ending in ("docx", "odt", "rtf", "doc")]
        self.holds(*files)

if __name__ == "__main__":
    main()
