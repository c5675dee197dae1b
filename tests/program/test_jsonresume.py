"""JSON Resume, out (valid by its schema) and in (the same careers come back)."""

import json
import pathlib
import re
import urllib.parse

from program import ROOT, Case, bole, main, resumes

SCHEMA = json.loads((ROOT / "tests" / "formats" / "jsonresume.schema.json").read_text(encoding="utf-8"))  # MIT licence, of @jsonresume/schema 1.3.1


# Résumés whose career does not come back whole: lines that name a title or a period stand among the highlights, and are read as jobs again. The list only shrinks.
NOT_YET = {"en-india-civil", "en-india-java", "en-lawyer", "mx-backend-mid", "mx-hr-manager"}


def faults(value, schema, path="$"):
    """What is wrong with a value, by the keywords that this schema uses."""
    if "$ref" in schema:
        yield from faults(value, SCHEMA["definitions"][schema["$ref"].rsplit("/", 1)[1]], path)
        return
    kinds = {"object": dict, "array": list, "string": str}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        yield f"{path}: {value!r} is no {schema['type']}"
        return
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match"
    if schema.get("format") == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        yield f"{path}: {value!r} is no mail address"
    if schema.get("format") == "uri" and not (urllib.parse.urlsplit(value).scheme and value.isascii() and " " not in value):
        yield f"{path}: {value!r} is no URI"
    for key, item in value.items() if isinstance(value, dict) else ():
        if key in schema.get("properties", {}):
            yield from faults(item, schema["properties"][key], f"{path}.{key}")
    for i, item in enumerate(value) if isinstance(value, list) else ():
        yield from faults(item, schema.get("items", {}), f"{path}[{i}]")


def career(record):
    """What must survive the way out and in again."""
    jobs = [(j["name"], j["position"], j["startDate"], j["endDate"]) for j in record["work"]]
    return sorted(map(str, jobs)), sorted(str((s["institution"], s["startDate"], s["endDate"])) for s in record["education"])


class JsonResume(Case):
    def test_the_schema_finds_faults(self):
        self.assertEqual(len(list(faults({"basics": {"email": "x"}, "work": [{"startDate": "2019.4", "url": "x y"}], "skills": {}}, SCHEMA))), 4)

    def test_valid_by_the_schema(self):
        result = bole("parse", "--format", "jsonresume", "--as-of", "2024-06", *resumes())
        documents = result.json()
        self.assertEqual(len(documents), len(resumes()))
        for document in documents:
            self.assertEqual(list(faults(document, SCHEMA)), [])

    def test_one_file_is_one_object_and_failures_are_valid_too(self):
        one = bole("parse", "--format", "jsonresume", "--as-of", "2024-06", resumes()[0])
        self.assertIsInstance(one.json(), dict)
        self.assertTrue(one.out.endswith("}\n"))
        failed = bole("parse", "--format", "jsonresume", self.write("a.png", b"\x89PNG\r\n\x1a\n"))
        self.assertEqual(failed.status, 3)
        self.assertEqual(list(faults(failed.json(), SCHEMA)), [])
        self.assertEqual(failed.json()["meta"]["error"]["code"], "picture")

    def test_out_and_in_again(self):
        out = bole("parse", "--format", "jsonresume", "--as-of", "2024-06", *resumes()).json()
        files = [self.write(f"{i:03}.json", json.dumps(document, ensure_ascii=False)) for i, document in enumerate(out)]
        before = bole("parse", "--format", "jsonl", "--as-of", "2024-06", *resumes()).lines()
        after = bole("parse", "--format", "jsonl", "--as-of", "2024-06", *files).lines()
        lost = set()
        for a, b in zip(before, after):
            self.assertEqual(b["source"]["format"], "jsonresume")
            self.assertEqual((b["basics"]["name"], b["basics"]["email"]), (a["basics"]["name"], a["basics"]["email"]))
            if career(a) != career(b):
                lost.add(pathlib.Path(a["source"]["path"]).stem)
        self.assertEqual(lost, NOT_YET)

    def test_quotes_stand_in_the_text_that_was_read(self):
        path = self.write("a.json", json.dumps({
            "basics": {"name": "Jane Roe", "email": "jane.roe@example.com"},
            "work": [{"name": "Acme GmbH", "position": "Java Developer", "startDate": "2019-04-01", "endDate": "2022-05",
                      "highlights": ["Built a pipeline in Java with Kafka"]}]}))
        record = bole("parse", "--format", "jsonl", "--as-of", "2024-06", "--with-text", path).lines()[0]
        lines = record["text"].split("\n")
        java = next(s for s in record["skills"] if s["name"] == "Java")
        self.assertEqual(java["months"], 37)
        for evidence in java["evidence"]:
            line = lines[evidence["line"] - 1]
            self.assertEqual(line[evidence["column"] - 1:][:len(evidence["quote"])], evidence["quote"])

    def test_damaged(self):
        record = bole("parse", "--format", "jsonl", self.write("a.json", '{"basics": {"name": "x"}, "work": [}')).lines()[0]
        self.assertEqual(record["error"]["code"], "damaged")
        self.assertIn("byte 35", record["error"]["message"])


if __name__ == "__main__":
    main()
