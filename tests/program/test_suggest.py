"""bole suggest: what no rule knows in skill-like places, ready to paste; slips of the pen apart."""

from program import RESUMES, Case, bole, main

ONE = """# Ann Example

ann@example.com

## Skills

- Java, Zephyrnet 2.1, Blorpscript (basic), Kubernets
- 熟悉 齐佛尔平台、MySQL；不会 Wumpusdb
- 3 years of work in Leeds, with teams of 12 people

## Work experience

Example Systems, Engineer, 2020.01 - 2024.01
- Tech stack: Redis | zephyr-net | Grafana
- We met Quuxbert, and Corge told us of it.
- Built with Java, Frobnicate, MySQL, Redis
"""
TWO = "# Ben Example\n\n## Skills\n\nZephyr Net / Python / Flask: web\n"


class Suggest(Case):
    def setUp(self):
        super().setUp()
        self.write("cv/ann.md", ONE)
        self.write("cv/ben.md", TWO)
        self.cv = self.folder / "cv"

    def lines(self, *options):
        result = bole("suggest", self.cv, "--format", "jsonl", *options)
        self.assertEqual(result.status, 0, result.err)
        return result.lines()

    def test_words_with_counts_and_examples(self):
        unknown = {line["text"]: line for line in self.lines() if line["kind"] == "unknown"}
        self.assertEqual(set(unknown), {"Zephyrnet", "Blorpscript", "齐佛尔平台", "Frobnicate"})
        zephyr = unknown["Zephyrnet"]
        self.assertEqual((zephyr["files"], zephyr["times"]), (2, 3))  # hyphen, space and case are one name
        self.assertEqual([(e["path"], e["line"]) for e in zephyr["examples"]], [(str(self.cv / "ann.md"), 7), (str(self.cv / "ben.md"), 5)])
        self.assertIn("Zephyrnet 2.1", zephyr["examples"][0]["quote"])

    def test_the_most_frequent_first_and_a_limit(self):
        self.assertEqual(self.lines()[0]["text"], "Zephyrnet")
        self.assertEqual([line["text"] for line in self.lines("--limit", "1") if line["kind"] == "unknown"], ["Zephyrnet"])
        self.assertIn("3 more are not shown", bole("suggest", self.cv, "--limit", "1").out)

    def test_slips_stand_apart(self):
        slips = [line for line in self.lines() if line["kind"] == "slip"]
        self.assertEqual([(s["text"], s["id"]) for s in slips], [("Kubernets", "kubernetes")])
        self.assertRegex(bole("suggest", self.cv).out, r"(?m)^#   Kubernets -> Kubernetes \(kubernetes\): 1 file; ")

    def test_what_is_printed_can_be_pasted_and_then_nothing_is_unknown(self):
        house = self.write("house/new.yaml", bole("suggest", self.cv).out)
        checked = bole("check", house.parent)
        self.assertEqual([line for line in checked.out.splitlines() if "new.yaml" in line], [], checked.out)
        again = bole("suggest", self.cv, "--rules", house.parent, "--format", "jsonl")
        self.assertEqual([line for line in again.lines() if line["kind"] == "unknown"], [])
        found = bole("lookup", "zephyr net", "--rules", house.parent, "--format", "jsonl").lines()
        self.assertEqual(found[0]["matches"][0]["id"], "zephyrnet")

    def test_nothing_to_suggest_is_said(self):
        said = "nothing to suggest: every word in the skills sections and lists is known\n"
        known = self.write("known/eve.md", "# Eve Example\n\n## Skills\n\nJava, MySQL, Redis\n")
        result = bole("suggest", known)
        self.assertEqual((result.status, result.err), (0, said + "1 file = 1 read + 0 failed\n"))
        self.assertEqual(bole("suggest", known, "--quiet").err, "")
        self.assertNotIn(said, bole("suggest", self.cv).err)
        self.assertNotIn(said, bole("suggest", self.write("known/empty.md", "")).err)  # nothing was read

    def test_nothing_personal_and_no_control_character(self):
        self.write("cv/bad.md", "## Skills\n\nJava, \x1b[31mEvilcorpium\u202e, Kafka\n")
        result = bole("suggest", self.cv, RESUMES)
        self.assert_clean(result)
        self.assertNotIn("ann@example.com", result.out)

    def test_a_file_that_cannot_be_read_is_counted(self):
        self.write("cv/empty.md", "")
        result = bole("suggest", self.cv)
        self.assertEqual(result.status, 3)
        self.assertIn("3 files = 2 read + 1 failed", result.err)


if __name__ == "__main__":
    main()
