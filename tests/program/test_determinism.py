"""The same input gives the same bytes, whatever the locale, the time zone, the number of jobs; a ranking also whatever the order of its arguments."""

import unittest

import program
from program import Case, RESUMES, ROLES, bole, resumes

ROLE = ROLES / "backend-engineer.yaml"
PLACES = [{"LANG": "C", "LC_ALL": "C", "TZ": "UTC"}, {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Shanghai"},
          {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "America/Los_Angeles"}]


class SameBytes(Case):
    def assert_same(self, outputs):
        self.assertTrue(outputs[0])
        for other in outputs[1:]:
            self.assertEqual(outputs[0], other)

    def test_locale_and_time_zone(self):
        for command in (("rank", ROLE, RESUMES, "--format", "json"), ("rank", ROLE, RESUMES), ("parse", RESUMES, "--as-of", "2024-06", "--format", "jsonl")):
            self.assert_same([bole(*command, env=place).out_bytes for place in PLACES])

    def test_number_of_jobs(self):
        for command in (("rank", ROLE, RESUMES, "--format", "json"), ("parse", RESUMES, "--as-of", "2024-06", "--format", "jsonl"),
                        ("parse", RESUMES, "--as-of", "2024-06", "--format", "json"), ("parse", RESUMES, "--as-of", "2024-06")):
            self.assert_same([bole(*command, "--jobs", jobs).out_bytes for jobs in ("1", "2", "8")])

    def test_order_of_a_rankings_arguments(self):
        files = resumes() + [self.write("empty.md", ""), self.write("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64))]
        orders = [files, files[::-1], files[5:] + files[:5]]
        for form in ("json", "jsonl", "table"):
            self.assert_same([bole("rank", ROLE, *order, "--format", form).out_bytes for order in orders])

    def test_parse_keeps_the_order_of_its_arguments(self):
        files = [str(p) for p in resumes()][::-1]
        records = bole("parse", *files, "--as-of", "2024-06", "--format", "jsonl", "--jobs", "8").lines()
        self.assertEqual([r["source"]["path"] for r in records], files)

    def test_standard_input_reads_like_the_file(self):
        text = (RESUMES / "zh-backend-senior.md").read_bytes()
        piped = bole("parse", "-", "--as-of", "2024-06", "--format", "jsonl", stdin=text).lines()[0]
        self.assertEqual(piped["source"]["path"], "-")
        self.assertEqual(piped["basics"]["name"], "许知远")


if __name__ == "__main__":
    program.main()
