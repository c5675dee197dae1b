"""`bole why`: signed differences that add up to the gap, for every pair; and what would turn it."""

import decimal
import itertools
import json

from program import Case, RESUMES, ROLES, bole, main

ROLE = ROLES / "backend-engineer.yaml"
PEOPLE = [RESUMES / name for name in ("zh-backend-senior.md", "mx-backend-mid.txt", "en-sre.md", "zh-nurse.txt")]


def why(a, b, *options):
    result = bole("why", ROLE, a, b, "--format", "json", *options)
    return json.loads(result.out, parse_float=decimal.Decimal)


class Why(Case):
    def test_the_differences_add_up_for_every_pair(self):
        for a, b in itertools.permutations(PEOPLE, 2):
            record = why(a, b)
            total = sum(d["difference"] for d in record["differences"])
            self.assertEqual(total, record["gap"])
            self.assertEqual(record["gap"], record["a"]["score"] - record["b"]["score"])
            for d in record["differences"]:
                self.assertEqual(d["difference"], d["a"]["points"] - d["b"]["points"])
            sizes = [abs(d["difference"]) for d in record["differences"]]
            self.assertEqual(sizes, sorted(sizes, reverse=True))

    def test_the_other_way_round_is_the_same_with_other_signs(self):
        one, other = why(PEOPLE[0], PEOPLE[2]), why(PEOPLE[2], PEOPLE[0])
        self.assertEqual(one["gap"], -other["gap"])
        self.assertEqual(one["turn"], other["turn"])

    def test_a_failed_must_decides(self):
        record = why(PEOPLE[0], PEOPLE[3])
        self.assertEqual((record["a"]["must"], record["b"]["must"]), ("pass", "fail"))
        self.assertEqual(record["turn"]["by"], "must")

    def test_against_oneself_is_a_tie(self):
        record = why(PEOPLE[0], PEOPLE[0])
        self.assertEqual((record["gap"], record["turn"]["by"]), (0, "tie"))

    def test_text_ends_with_the_sum(self):
        result = bole("why", ROLE, PEOPLE[0], PEOPLE[2], "--lang", "en")
        self.assertEqual(result.status, 0, result.err)
        self.assertIn("stands above", result.out)
        self.assertIn("is what these add up to", result.out)

    def test_what_is_no_resume_cannot_be_compared(self):
        result = bole("why", ROLE, PEOPLE[0], RESUMES / "edge" / "not-a-resume.txt")
        self.assertEqual((result.status, result.out), (3, ""))
        self.assertIn("not-a-resume.txt", result.err)


if __name__ == "__main__":
    main()
