"""What reading a PDF opens and calls, as strace sees it: no network, and no file but the loader's, the rules, the cache, poppler's own data before the lock, and the
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
import rawpdf  # noqa: E402

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

    @unittest.skipUnless(traced(), "strace is not here, or may not trace")
    def test_what_is_called(self):
        pdf = self.write("a.pdf", rawpdf.document([rawpdf.resume()]))
        log = self.folder / "calls"
        command = ["strace", "-f", "-y", "-o", log, "-e", "trace=openat,open,openat2,creat,execve,%network", program.PROGRAM, "rank",
                   ROLES / "backend-engineer.yaml", pdf, "--as-of", "2024-06"]
        environment = {"XDG_CACHE_HOME": str(self.folder / "cache"), "PATH": "/usr/bin:/bin", "ASAN_OPTIONS": "detect_leaks=0"}  # looking for leaks is tracing, and so is strace
        done = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        calls = log.read_text("utf-8").splitlines()
        network = [c for c in calls if re.search(r"\b(?:socket|connect|bind|sendto|sendmsg|recvfrom|socketpair)\(", c)]
        self.assertEqual(network, [])
        started = [c for c in calls if "execve(" in c and " = 0" in c]
        self.assertEqual(len(started), 2, started)  # bole, and bole-reader
        own = tuple(str(p) for p in (ROOT / "rules", ROLES, self.folder, pathlib.Path(program.PROGRAM).parent))
        strange = []
        for call in calls:
            path = re.search(r'open(?:at|at2)?\((?:AT_FDCWD[^,]*, )?"([^"]*)"', call)
            if path and " = -1" not in call and not path[1].startswith(own) and not ALLOWED.match(path[1]) and path[1].startswith("/"):
                strange.append(call)
        self.assertEqual(strange, [])


if __name__ == "__main__":
    main()
