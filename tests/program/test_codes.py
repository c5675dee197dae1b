"""Every code of a failure or a finding has its sentence in both languages, and a report says it."""

import re

import program
from program import Case, RESUMES, ROLES, ROOT, bole

SOURCE = ROOT / "src"


FINDINGS = set(re.findall(r"(?m)^ \*   ([a-z]+(?:-[a-z]+)*) +(?:error|warning|note) ", (SOURCE / "facts/findings.h").read_text("utf-8")))


def codes():
    """The codes of failures that the sources name: the first text of whatever gives up on a file."""
    found = set()
    giving_up = re.compile(r'(?:give_up|refuse|extract_fail|\bfail|bl_failure\)|cli_failure\b[^;{]*=?|cli_failure\))[({ ]*(?:\w+, |\*?\w+ = )*[({ ]*(?:BL_STR\()?"([a-z]+(?:-[a-z]+)*)"')
    for path in [p for folder in ("read", "api", "cli") for p in (SOURCE / folder).rglob("*.c*")]:
        found |= set(giving_up.findall(path.read_text("utf-8")))
    return found


class Codes(Case):
    def test_each_code_has_a_sentence(self):
        table = re.findall(r'(?m)^    \{"([a-z-]+)", "[^"]+"\},', (SOURCE / "report/codes.c").read_text("utf-8"))
        self.assertEqual(table, sorted(table))
        named = codes()
        self.assertGreater(len(named), 25)
        self.assertTrue({"picture", "archive", "encrypted", "not-text", "no-text", "too-large", "not-found", "link-outside", "empty-file"} <= named, named)
        self.assertEqual(named - set(table), set())

    def test_each_finding_has_a_sentence(self):
        said = set(re.findall(r'(?:^    \{|BL_STR\()"([a-z-]+)"', (SOURCE / "report/findings.c").read_text("utf-8"), re.M))
        self.assertGreater(len(FINDINGS), 15)
        self.assertEqual(said, FINDINGS)

    def test_findings_speak_the_language_that_is_asked_for(self):
        resume = self.write("a.md", "# 王小明\n电话 138-0000-1234\n\n有20年工作经验\n## 工作经历\n2018.01 - 2019.13 青禾科技 后端工程师\n2019.01 - 2020.01 青禾科技 后端工程师\n")
        shown = bole("parse", resume, "--lang", "zh").out
        self.assertRegex(shown, "“2018.01 - 2019.13”读不成日期")
        self.assertRegex(shown, "自述工作 240 个月")
        self.assertRegex(bole("parse", resume, "--lang", "en").out, r"it claims 240\s+months of work")

    def test_a_report_in_chinese_says_it(self):
        picture = self.write("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
        for lang, words in (("zh", "这是图片"), ("en", "picture")):
            out = bole("rank", ROLES / "restaurant-chef.yaml", RESUMES / "zh-chef.md", picture, "--format", "json", "--lang", lang)
            self.assertIn(words, out.json()["failed"][0]["message"])
            self.assertIn(words, bole("parse", picture, "--lang", lang).out)


if __name__ == "__main__":
    program.main()
