"""Every code of a failure or a finding has its Chinese sentence, and a report in Chinese says it."""

import re

import program
from program import Case, RESUMES, ROLES, ROOT, bole

SOURCE = ROOT / "src"


def codes():
    """The codes that the sources name: those of findings.h, and the first text of whatever gives up on a file."""
    found = set(re.findall(r"(?m)^ \*   ([a-z]+(?:-[a-z]+)*) +(?:error|warning|note) ", (SOURCE / "facts/findings.h").read_text("utf-8")))
    giving_up = re.compile(r'(?:give_up|refuse|extract_fail|\bfail|bl_failure\)|cli_failure\b[^;{]*=?|cli_failure\))[({ ]*(?:\w+, |\*?\w+ = )*[({ ]*(?:BL_STR\()?"([a-z]+(?:-[a-z]+)*)"')
    for path in [p for folder in ("read", "api", "cli") for p in (SOURCE / folder).rglob("*.c*")]:
        found |= set(giving_up.findall(path.read_text("utf-8")))
    return found


class Codes(Case):
    def test_each_code_has_a_sentence(self):
        table = re.findall(r'(?m)^    \{"([a-z-]+)", "[^"]+"\},', (SOURCE / "report/codes.c").read_text("utf-8"))
        self.assertEqual(table, sorted(table))
        named = codes()
        self.assertGreater(len(named), 30)
        self.assertTrue({"picture", "archive", "encrypted", "not-text", "no-text", "too-large", "not-found", "link-outside", "empty-file"} <= named, named)
        self.assertEqual(named - set(table), set())

    def test_a_report_in_chinese_says_it(self):
        picture = self.write("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
        for lang, words in (("zh", "这是图片"), ("en", "picture")):
            out = bole("rank", ROLES / "restaurant-chef.yaml", RESUMES / "zh-chef.md", picture, "--format", "json", "--lang", lang)
            self.assertIn(words, out.json()["failed"][0]["message"])
            self.assertIn(words, bole("parse", picture, "--lang", lang).out)


if __name__ == "__main__":
    program.main()
