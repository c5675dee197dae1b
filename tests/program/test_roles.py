"""The roles of tests/roles over the résumés of tests/resumes: what each says in its own comments must come of it. Lines of a role that begin with '#>':

    #> A stands N above B: why     a better rank, and N points or more ahead
    #> A stands within N of B: why
    #> A fails: why                a must
    #> A is open: why              a must that cannot be settled from the text
"""

import decimal
import json
import re
import unittest

import program
from program import Case, RESUMES, ROLES, bole

CLAIM = re.compile(r"#> (\S+) (?:stands (?:(\d+) above|within (\d+) of) (\S+)|(fails)|is (open)): \S.+")


class Roles(Case):
    def ranked(self, role):
        result = bole("rank", role, RESUMES, "--format", "json", "--quiet")
        self.assertEqual(result.status, 3, result.err)  # edge/ holds two that are no résumé
        data = json.loads(result.out, parse_float=decimal.Decimal)
        return {c["source"]["path"].rsplit("/", 1)[-1]: c for c in data["candidates"]}

    def check(self, found, line):
        match = CLAIM.fullmatch(line)
        self.assertIsNotNone(match, f"not a claim: {line}")
        name, above, within, other, fails, is_open = match.groups()
        a, b = found[name], found.get(other)
        if above:
            self.assertLess(a["rank"], b["rank"], line)
            self.assertGreaterEqual(a["score"] - b["score"], int(above), line)
        elif within:
            self.assertLessEqual(abs(a["score"] - b["score"]), int(within), line)
        else:
            self.assertEqual(a["must"], "fail" if fails else "unknown", line)

    def test_each_role_comes_out_as_it_says(self):
        roles = sorted(ROLES.glob("*.yaml"))
        self.assertGreaterEqual(len(roles), 5)
        for role in roles:
            found = self.ranked(role)
            claims = [line for line in role.read_text(encoding="utf-8").splitlines() if line.startswith("#>")]
            self.assertGreaterEqual(len(claims), 3, role.name)
            for line in claims:
                with self.subTest(role=role.name):
                    self.check(found, line)

    def test_none_of_them_has_a_warning_but_for_words_of_its_own(self):
        for role in sorted(ROLES.glob("*.yaml")):
            result = bole("check", role, "--format", "jsonl")
            self.assertEqual(result.status, 0, result.out)
            self.assertLessEqual({d["code"] for d in result.lines()}, {"B0302"}, role.name)  # a certificate that no rule knows


if __name__ == "__main__":
    program.main()
