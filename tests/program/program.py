"""What the black-box tests share: running the program, and finding its files.

Each test_*.py gets the program's path as its first argument:  python3 test_rank.py build/bole
"""

import decimal
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESUMES = ROOT / "tests" / "resumes"
ROLES = ROOT / "tests" / "roles"
PROGRAM = None
CACHE = tempfile.TemporaryDirectory(prefix="bole-test-cache-")  # no test reads what another build has kept


class Result:
    """What one run gave: status, and both streams as bytes and as text."""

    def __init__(self, done):
        self.status = done.returncode
        self.out_bytes, self.err_bytes = done.stdout, done.stderr
        self.out = done.stdout.decode("utf-8")  # strict: all output is UTF-8
        self.err = done.stderr.decode("utf-8")

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


def bole(*arguments, stdin=b"", env=None, cwd=None, timeout=60):
    environment = dict(os.environ, XDG_CACHE_HOME=CACHE.name)
    environment.update(env or {})
    command = [PROGRAM] + [os.fspath(a) for a in arguments]
    return Result(subprocess.run(command, input=stdin, capture_output=True, env=environment, cwd=cwd, timeout=timeout, check=False))


def sanitized():
    """Is the program built with a sanitizer?"""
    return b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


def resumes():
    """The résumés that are made for tests, without what is no résumé."""
    files = [p for p in RESUMES.iterdir() if p.suffix in (".md", ".txt")]
    return sorted(files)


def ranking(role, *paths, options=()):
    result = bole("rank", role, *paths, "--format", "json", *options)
    if result.status not in (0, 3):
        raise AssertionError(f"exit {result.status}: {result.err}")
    return result.json()


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def rank_texts(self, folder, role, files):
        """{name: candidate} of files {name: text}, written into a folder, under a role that is text too. Points are exact decimals."""
        for name, content in files.items():
            self.write(f"{folder}/{name}", content)
        result = bole("rank", self.write("role.yaml", role), self.folder / folder, "--format", "json", "--quiet")
        self.assertIn(result.status, (0, 3), result.err)
        ranked = json.loads(result.out, parse_float=decimal.Decimal)["candidates"]
        return {candidate["source"]["path"].rsplit("/", 1)[-1]: candidate for candidate in ranked}

    def assert_clean(self, result):
        """No control byte but newline and tab reaches a stream, colours aside."""
        for text in (result.out, result.err):
            for character in text:
                if (ord(character) < 0x20 and character not in "\n\t") or 0x7F <= ord(character) <= 0x9F:
                    self.fail(f"control character U+{ord(character):04X} in the output")


def main():
    global PROGRAM
    if len(sys.argv) < 2:
        sys.exit("usage: test_NAME.py PROGRAM [unittest's arguments]")
    PROGRAM = os.path.abspath(sys.argv[1])
    # 'program' and '__main__' are two modules; the tests use this one
    sys.modules["program"].PROGRAM = PROGRAM
    unittest.main(module="__main__", argv=[sys.argv[0]] + sys.argv[2:], verbosity=2)
