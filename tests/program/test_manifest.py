"""A ranking names all that it was made of: made again from what it names, it is the same to the byte; and what changed is seen in a hash."""

import hashlib
import json
import unittest

import program
from program import Case, RESUMES, ROLES, ROOT, bole, resumes


class Manifest(Case):
    def again(self, path, rules=()):
        """Runs the ranking of a file again, with nothing but what stands in it."""
        data = json.loads(path.read_text(encoding="utf-8"))
        inputs = [c["source"]["path"] for c in data["candidates"]] + [f["path"] for f in data["failed"]]
        options = ["--as-of", data["asOf"], "--lang", data["options"]["lang"]]
        options += ["--" + name for name in ("blind", "contacts") if data["options"][name]]
        if data["counts"]["shown"] < data["counts"]["ranked"]:
            options += ["--limit", str(data["counts"]["shown"])]
        result = bole("rank", data["role"]["path"], *inputs, "--format", "json", "--quiet", *options, *rules)
        self.assertIn(result.status, (0, 3), result.err)
        return result.out_bytes

    def test_made_again_it_is_the_same_to_the_byte(self):
        files = resumes() + [RESUMES / "edge" / "empty.txt"]
        for role, options in ((ROLES / "backend-engineer.yaml", ()), (ROLES / "data-analyst.yaml", ("--lang", "zh", "--contacts")),
                              (ROLES / "restaurant-chef.yaml", ("--as-of", "2023-01", "--lang", "en"))):
            path = self.folder / "ranking.json"
            bole("rank", role, *files, "-o", path, "--quiet", *options)
            self.assertEqual(self.again(path), path.read_bytes())

    def test_with_rules_of_ones_own(self):
        house = self.write("house/rules.yaml", "skills:\n  - {extend: kafka, aliases: {add: [卡夫卡集群]}}\n").parent
        path = self.folder / "ranking.json"
        bole("rank", ROLES / "backend-engineer.yaml", *resumes(), "-o", path, "--quiet", "--rules", house)
        self.assertEqual(self.again(path, ("--rules", house)), path.read_bytes())
        data = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual([(f["path"], f["folder"]) for f in data["rules"]["files"] if f["folder"]], [("rules.yaml", 1)])
        self.assertEqual(bole("verify", path, "--rules", house).status, 0)
        self.write("house/rules.yaml", "skills:\n  - {extend: kafka, aliases: {add: [卡夫卡]}}\n")
        self.assertNotEqual(self.again(path, ("--rules", house)), path.read_bytes())
        self.assertEqual(bole("verify", path, "--rules", house).status, 1)

    def test_every_hash_is_that_of_its_file(self):
        role = ROLES / "backend-engineer.yaml"
        data = bole("rank", role, *resumes(), "--format", "json", "--quiet").json()

        def sha256(path):
            return hashlib.sha256(path.read_bytes()).hexdigest()

        self.assertEqual(data["role"]["sha256"], sha256(role))
        self.assertEqual(data["engine"], {"name": "bole", "version": bole("--version").out.split()[1]})
        self.assertEqual(data["asOf"], "2024-06")
        for candidate in data["candidates"]:
            source = candidate["source"]
            self.assertEqual((source["sha256"], source["bytes"]), (sha256(ROOT / source["path"]), (ROOT / source["path"]).stat().st_size))
        whole = hashlib.sha256()
        for file in data["rules"]["files"]:
            self.assertEqual(file["sha256"], sha256(ROOT / "rules" / file["path"]))
            whole.update(file["path"].encode() + b"\0" + file["sha256"].encode() + b"\0")
        self.assertEqual(data["rules"]["sha256"], whole.hexdigest())
        shipped = [p for p in (ROOT / "rules").rglob("*.yaml") if p.relative_to(ROOT / "rules").parts[0] not in ("roles", "tests")]
        self.assertEqual(len(data["rules"]["files"]), len(shipped))


if __name__ == "__main__":
    program.main()
