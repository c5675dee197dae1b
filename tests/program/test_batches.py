"""A pile of files: what is read, refused and over a limit, who is there twice, and where a run stops when asked to."""

import sys

from program import RESUMES, ROLES, ROOT, Case, bole, main

sys.path.insert(0, str(ROOT / "tests" / "formats"))
import make  # noqa: E402

ROLE = ROLES / "backend-engineer.yaml"


class Batches(Case):
    def pile(self):
        """Four that are read, and four that are not: a picture, half a DOCX, a bomb and an empty file."""
        whole = (RESUMES / "zh-pm.md").read_bytes()
        self.write("pile/a.md", whole)
        self.write("pile/b-again.md", whole)
        self.write("pile/c.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
        self.write("pile/d.docx", (ROOT / "tests/formats/office/zh-pm.docx").read_bytes())
        self.write("pile/e-half.docx", (ROOT / "tests/formats/office/zh-pm.docx").read_bytes()[:5000])
        self.write("pile/f-bomb.docx", make.docx("<w:p/>" * 2_000_000))
        self.write("pile/g.txt", b"")
        self.write("pile/h.md", (RESUMES / "en-sre.md").read_bytes())
        return self.folder / "pile"

    def test_the_summary_adds_up(self):
        pile = self.pile()
        ranked = bole("rank", ROLE, pile, "--as-of", "2024-06", "--format", "json")
        self.assertEqual(ranked.status, 3)
        self.assertTrue(ranked.err.endswith("8 files = 4 ranked + 4 failed, 1 of them over a limit\n"), ranked.err)
        failed = {f["path"].rpartition("/")[2]: f["code"] for f in ranked.json()["failed"]}
        self.assertEqual(failed, {"c.png": "picture", "e-half.docx": "damaged", "f-bomb.docx": "too-large", "g.txt": "empty-file"})
        parsed = bole("parse", pile, "--as-of", "2024-06", "--format", "jsonl")
        self.assertEqual((parsed.status, len(parsed.lines())), (3, 8))
        self.assertIn("8 files = 4 read + 4 failed, 1 of them over a limit, as of 2024-06\n", parsed.err)

    def test_a_pile_without_trouble_says_nothing_of_limits(self):
        result = bole("rank", ROLE, self.write("a.md", (RESUMES / "zh-pm.md").read_bytes()), "--as-of", "2024-06")
        self.assertEqual((result.status, "limit" in result.err), (0, False))

    def test_people_who_are_there_twice_are_named_and_kept(self):
        """By the file's hash, by mail and by telephone; nobody is merged or dropped."""
        candidates = bole("rank", ROLE, self.pile(), "--as-of", "2024-06", "--format", "json").json()["candidates"]
        same = {c["source"]["path"].rpartition("/")[2]: sorted((s["path"].rpartition("/")[2], s["by"]) for s in c["sameAs"]) for c in candidates}
        self.assertEqual(same["h.md"], [])
        self.assertIn(("b-again.md", "hash"), same["a.md"])
        self.assertIn(("a.md", "hash"), same["b-again.md"])
        self.assertEqual({path for path, _ in same["d.docx"]}, {"a.md", "b-again.md"})
        self.assertTrue({by for _, by in same["d.docx"]} <= {"phone", "email"}, same["d.docx"])
        self.assertEqual(len({c["score"] for c in candidates if c["source"]["path"].endswith(("a.md", "b-again.md", "d.docx"))}), 1)

    def test_rank_stops_at_the_nth_failure(self):
        pile = self.pile()
        for options, name, count in ((["--fail-fast"], "c.png", 1), (["--max-failures", "3"], "f-bomb.docx", 3)):
            for jobs in ("1", "4"):
                result = bole("rank", ROLE, pile, "--as-of", "2024-06", "--jobs", jobs, *options, "-o", self.folder / "out.json")
                self.assertEqual((result.status, result.out), (3, ""))
                self.assertIn(f"stopped at '{pile}/{name}', failed file {count}, as was asked for; no ranking was written", result.err)
                self.assertFalse((self.folder / "out.json").exists())
        self.assertEqual(len(bole("rank", ROLE, pile, "--as-of", "2024-06", "--max-failures", "5", "--format", "json").json()["candidates"]), 4)

    def test_parse_stops_behind_the_nth_failure(self):
        """The lines up to there are written, the failed one among them."""
        pile = self.pile()
        for options, count, failed in ((["--fail-fast"], 3, 1), (["--max-failures", "2"], 5, 2)):
            for jobs in ("1", "4"):
                result = bole("parse", pile, "--as-of", "2024-06", "--format", "jsonl", "--jobs", jobs, *options)
                self.assertEqual((result.status, len(result.lines())), (3, count))
                self.assertEqual(sum("error" in line for line in result.lines()), failed)
                self.assertIn("error", result.lines()[-1])
                self.assertIn(f"stopped there, as was asked for: {8 - count} files were not read", result.err)
        self.assertEqual(len(bole("parse", pile, "--as-of", "2024-06", "--format", "json", "--fail-fast").json()), 3)


if __name__ == "__main__":
    main()
