"""The direction of includes (design.md, 1): a folder of src/ includes only folders above it, and a third-party header stands in exactly one file."""

import collections
import re
import unittest

import program
from program import ROOT

SOURCE = ROOT / "src"
MAY_INCLUDE = {
    "base": set(),
    "source": {"base"},
    "text": {"base", "source"},
    "yaml": {"base", "source"},
    "doc": {"base", "source", "text"},
    "read": {"base", "source", "text", "doc"},
    "rules": {"base", "source", "text", "yaml"},
    "facts": {"base", "source", "text", "doc", "rules"},
    "match": {"base", "source", "text", "doc", "rules", "facts"},
    "score": {"base", "source", "text", "doc", "rules", "facts", "match"},
    "report": {"base", "source", "text", "doc", "rules", "facts", "match", "score"},
    "verify": {"base", "source", "text", "doc"},  # an independent reading: nothing of match/ or score/
    "audit": {"base", "source", "text", "doc", "verify", "report"},
    "api": {"base", "source", "text", "yaml", "doc", "read", "rules", "facts", "match", "score", "report", "verify", "audit", "bole"},
    "cli": {"bole"},
    "include": set(),
}
# The C library, the compiler and POSIX; everything else in angle brackets is somebody else's.
SYSTEM = set("""assert ctype errno inttypes limits signal stdalign stdarg stdbool stddef stdint stdio stdlib string time dirent fcntl pthread unistd
poll spawn sys/prctl sys/resource sys/stat sys/syscall sys/types sys/ioctl sys/mman sys/wait sys/select sys/inotify
linux/audit linux/filter linux/landlock linux/seccomp
immintrin""".split())
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def files():
    return sorted(p for p in SOURCE.rglob("*") if p.suffix in (".c", ".h"))


def includes(path):
    for quoted, angled in INCLUDE.findall(path.read_text("utf-8")):
        yield quoted or angled, bool(quoted)


class Layers(unittest.TestCase):
    def test_folders_include_only_what_stands_above_them(self):
        wrong = []
        for path in files():
            folder = path.relative_to(SOURCE).parts[0]
            self.assertIn(folder, MAY_INCLUDE, f"{path}: a folder that the design does not know")
            for name, quoted in includes(path):
                if not quoted and not name.startswith("bole/"):
                    continue
                target = name.split("/")[0] if "/" in name else folder
                if target != folder and target not in MAY_INCLUDE[folder]:
                    wrong.append(f"{path.relative_to(ROOT)} includes {name}")
        self.assertEqual(wrong, [])

    def test_third_party_headers_stand_in_one_file(self):
        users = collections.defaultdict(set)
        for path in files():
            for name, quoted in includes(path):
                if not quoted and not name.startswith("bole/") and name.removesuffix(".h") not in SYSTEM:
                    users[name].add(str(path.relative_to(ROOT)))
        wrong = {name: sorted(paths) for name, paths in users.items() if len(paths) != 1 or not next(iter(paths)).endswith(".c")}
        self.assertEqual(wrong, {})

    def test_the_public_header_stands_alone(self):
        names = {name for name, _ in includes(SOURCE / "include" / "bole" / "bole.h")}
        self.assertEqual(names, {"stdbool.h", "stddef.h", "stdint.h"})

    def test_memory_comes_from_base_alone(self):
        call = re.compile(r"\b(?:malloc|calloc|realloc)\s*\(")
        wrong = []
        for path in files():
            place = path.relative_to(SOURCE)
            if place.parts[0] == "base" or str(place) == "cli/memory.c" or path.name.endswith("_make.c"):
                continue
            code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.S)
            if call.search(code):
                wrong.append(str(place))
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    program.main()
