"""The HTML report as a file: what its bytes promise. What a browser makes of it is tested in tests/browser."""

import base64
import hashlib
import html.parser
import json
import re
import unittest

import program
from program import Case, RESUMES, ROLES, bole, ranking


class Page(html.parser.HTMLParser):
    """Elements with their attributes, the text of each script and style, and the visible text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.blocks, self.visible, self.inside = [], [], [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag in ("script", "style"):
            self.inside = (tag, dict(attributes), [])

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[0]:
            self.blocks.append((tag, self.inside[1], "".join(self.inside[2])))
            self.inside = None

    def handle_data(self, data):
        (self.inside[2] if self.inside else self.visible).append(data)


def page_of(role, *paths, options=()):
    result = bole("rank", role, *paths, "--format", "html", *options)
    if result.status not in (0, 3):
        raise AssertionError(f"exit {result.status}: {result.err}")
    return result.out, Page(result.out)


def said(saying, language, words):
    """A sentence as the page says it (src/report/saying.h)."""
    if not isinstance(saying, list):
        return saying
    key, *parts = saying
    parts = [said(part, language, words) for part in parts]
    if key == "|":
        return parts[language == "zh"]
    return "".join(parts) if key == "" else re.sub(r"\{(\d)\}", lambda n: parts[int(n[1]) - 1], words[key])


class Html(Case):
    ROLE = ROLES / "backend-engineer.yaml"

    def data(self, page):
        return {a["id"]: json.loads(text) for tag, a, text in page.blocks if tag == "script" and a.get("type") == "application/json"}

    def test_the_policy_lets_in_exactly_what_is_there(self):
        _, page = page_of(self.ROLE, RESUMES)
        policy = next(a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        self.assertTrue(policy.startswith("default-src 'none';"))
        for tag in ("script", "style"):
            text = [text for t, a, text in page.blocks if t == tag and "type" not in a]
            self.assertEqual(len(text), 1)
            digest = base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode()
            self.assertIn(f"{tag}-src 'sha256-{digest}'", policy)
        for tag, attributes in page.elements:
            self.assertNotIn(tag, ("img", "link", "iframe", "object", "embed", "base", "form"))
            for name in attributes:
                self.assertFalse(name == "style" or name.startswith("on") or name == "src", (tag, name))

    def test_the_page_without_its_data_is_small(self):
        text, _ = page_of(self.ROLE, RESUMES / "zh-chef.md")
        self.assertLess(len(re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.S).encode()), 300_000)

    def test_the_data_are_those_of_the_json(self):
        _, page = page_of(self.ROLE, RESUMES)
        data = self.data(page)
        head = data["ranking-data"]
        for language in ("en", "zh"):
            with self.subTest(language):
                self.compare(head, data, ranking(self.ROLE, RESUMES, options=("--lang", language)), language)

    def compare(self, head, data, expected, language):
        words = head["words"][language]
        self.assertEqual(head["counts"], expected["counts"])
        self.assertEqual([f["path"] for f in head["failed"]], [f["path"] for f in expected["failed"]])
        self.assertEqual([c["id"] for c in head["criteria"]], [c["id"] for c in expected["candidates"][0]["criteria"]])
        for i, (mine, candidate) in enumerate(zip(head["candidates"], expected["candidates"], strict=True)):
            self.assertEqual((mine["rank"], mine["tied"], mine["name"]), (candidate["rank"], candidate["tied"], candidate["name"]))
            self.assertEqual((mine["score"], mine["possible"]), (round(100 * candidate["score"]), round(100 * candidate["possible"])))
            for k, criterion in enumerate(candidate["criteria"]):
                result = data[f"dossier-{i}"]["criteria"][k]
                self.assertEqual(round(100 * criterion["max"]) * mine["degrees"][k] // 1000, round(100 * criterion["points"]))
                self.assertEqual(round(100 * criterion["max"]) * mine["possibles"][k] // 1000, round(100 * criterion["possible"]))
                self.assertEqual((said(result["reason"], language, words), said(result["found"], language, words)), (criterion["reason"], criterion["found"]))
                self.assertEqual([e["quote"] for e in result["evidence"]], [e["quote"] for e in criterion["evidence"]])

    def test_every_quote_stands_in_the_text_at_its_place(self):
        for options in ((), ("--blind",), ("--contacts",)):
            data = self.data(page_of(self.ROLE, RESUMES, options=options)[1])
            quotes = 0
            for key, dossier in data.items():
                if key == "ranking-data":
                    continue
                lines = re.split(r"\r\n|\n|\r", dossier["text"].removeprefix("\ufeff"))
                for evidence in [e for c in dossier["criteria"] for e in c["evidence"]] + dossier["notCredited"]:
                    at = lines[evidence["line"] - 1][evidence["column"] - 1 :]
                    self.assertTrue(at.startswith(evidence["quote"]), (key, evidence))
                    quotes += 1
            self.assertGreater(quotes, 300)

    def test_hostile_text_stays_text(self):
        attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&\u202e"
        folder = self.folder / "pile"
        folder.mkdir()
        (folder / "<b>.md").write_text(f"# {attack}\n\n## 工作经历\n2018.01 - 2022.01 {attack} 后端工程师\n- 使用 Java {attack}\n", encoding="utf-8")
        (folder / "<i>.md").write_text("", encoding="utf-8")
        role = self.folder / "role.yaml"
        role.write_text(json.dumps({"role": attack, "as_of": "2024-06", "skills": [{"skill": "java", "label": attack, "why": attack}]}), encoding="utf-8")
        text, page = page_of(role, folder)
        tags = {tag for tag, _ in page.elements}
        self.assertFalse(tags & {"img", "b" + "i"}, tags)
        self.assertEqual(sum(1 for tag, a, _ in page.blocks if tag == "script" and "type" not in a), 1)
        self.assertIn(attack, "".join(page.visible))
        for _, attributes, block in page.blocks:
            if attributes.get("type") == "application/json":
                self.assertNotIn("<", block)
        self.assertEqual(self.data(page)["ranking-data"]["role"]["title"], attack)
        self.assertNotIn("\0", text)

    def test_the_same_bytes_whatever_the_order_and_the_jobs(self):
        files = program.resumes()[:12]
        first = bole("rank", self.ROLE, *files, "--format", "html", "--jobs", "1").out
        self.assertEqual(bole("rank", self.ROLE, *reversed(files), "--format", "html", "--jobs", "3").out, first)

    def test_a_limit_leaves_only_a_count_of_the_others(self):
        text, page = page_of(self.ROLE, RESUMES, options=("--limit", "3"))
        expected = ranking(self.ROLE, RESUMES)
        data = self.data(page)
        self.assertEqual(len(data), 1 + 3)
        self.assertEqual(data["ranking-data"]["counts"]["ranked"], len(expected["candidates"]))
        shown = {c["name"] for c in expected["candidates"][:3]}
        for candidate in expected["candidates"][3:]:
            if candidate["name"] not in shown:
                self.assertNotIn(candidate["name"], text)


if __name__ == "__main__":
    program.main()
