"""bole filter: one line of JSON in, one out, in order; errors in band; the same bytes as rank says; nothing waits for the end of the input."""

import json
import os
import signal
import subprocess
import threading

import program
from program import RESUMES, ROLES, Case, bole, main, ranking, resumes

BACKEND, CHEF = ROLES / "backend-engineer.yaml", ROLES / "restaurant-chef.yaml"
MARKED = [p for p in resumes() if p.suffix == ".md"]


def lines_of(*rows):
    return "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows).encode("utf-8")


def answers(stdin, *arguments, **options):
    result = bole("filter", *arguments, stdin=stdin, **options)
    if result.status != 0:
        raise AssertionError(f"exit {result.status}: {result.err}")
    return result.lines()


def wanted(candidate):
    return {key: candidate[key] for key in ("score", "possible", "must", "criteria")}


class Answers(Case):
    def rows(self, files=None):
        return [{"id": str(p), "text": p.read_text("utf-8")} for p in files or MARKED]

    def test_an_answer_is_what_rank_says(self):
        for role in (BACKEND, CHEF):
            report = ranking(role, *MARKED)
            by_path = {c["source"]["path"]: c for c in report["candidates"]}
            failed = {f["path"]: f["code"] for f in report["failed"]}
            got = answers(lines_of(*self.rows()), role, "--quiet")
            self.assertEqual([a["id"] for a in got], [str(p) for p in MARKED])
            for answer in got:
                if answer["id"] in failed:
                    self.assertEqual(answer["error"]["code"], failed[answer["id"]])
                    continue
                (result,) = answer["results"]
                self.assertEqual((result["role"], result["sha256"]), (str(role), report["role"]["sha256"]))
                self.assertEqual((result["asOf"], result["rules"]), (report["asOf"], report["rules"]["sha256"]))
                self.assertEqual({key: result[key] for key in ("score", "possible", "must", "criteria")}, wanted(by_path[answer["id"]]))

    def test_every_role_in_one_pass(self):
        both = answers(lines_of(*self.rows(MARKED[:6])), BACKEND, CHEF, "--quiet")
        for number, role in enumerate((BACKEND, CHEF)):
            for alone, together in zip(answers(lines_of(*self.rows(MARKED[:6])), role, "--quiet"), both):
                self.assertEqual(alone["results"][0], together["results"][number])

    def test_the_number_of_jobs_changes_nothing(self):
        stdin = lines_of(*(self.rows() * 5), "", "{")
        one = bole("filter", BACKEND, "--jobs", "1", stdin=stdin)
        self.assertEqual(one.out_bytes.count(b"\n"), len(MARKED) * 5 + 2)
        self.assertEqual(one.out_bytes, bole("filter", BACKEND, "--jobs", "7", stdin=stdin).out_bytes)

    def test_small_answers(self):
        row = self.rows(MARKED[:1])
        (answer,) = answers(lines_of(*row), BACKEND, "--fields", "must,score")
        self.assertEqual(list(answer["results"][0]), ["role", "score", "must"])
        self.assertEqual(list(answers(lines_of(*row), BACKEND, "--fields", "role")[0]["results"][0]), ["role"])
        for most in (0, 1):
            (answer,) = answers(lines_of(*row), BACKEND, "--evidence", str(most))
            self.assertEqual(max(len(c["evidence"]) for c in answer["results"][0]["criteria"]), most)
        wrong = bole("filter", BACKEND, "--fields", "scor")
        self.assertEqual((wrong.status, wrong.out), (2, ""))
        self.assertIn("did you mean 'score'", wrong.err)
        self.assertEqual(bole("rank", BACKEND, MARKED[0], "--evidence", "1").status, 2)

    def test_a_record_with_its_text_gives_what_its_text_gives(self):
        records = bole("parse", *MARKED, "--with-text", "--format", "jsonl", "--as-of", "2020-01").lines()
        rows = self.rows()
        got = answers(lines_of(*rows, *({"id": row["id"], "record": record} for row, record in zip(rows, records))), BACKEND)
        self.assertEqual(got[: len(rows)], got[len(rows):])

    def test_a_record_alone_is_derived_again(self):
        """Made in one month, asked in another: all but what only the text can say is as by the text, quotes and places included."""
        role = self.write("role.yaml", "role: Engineer\nas_of: 2025-06\nskills: [java, kafka, python, sql, mysql, excel, {skill: wobbly frobnicator, id: own}]\n"
                          "domains: [payments, e-commerce]\nexperience: [{years: 9}, {management: true, years: 3, id: lead}, {title: [backend engineer], years: 3}]\n"
                          "education: [{level: master}]\nlanguages: [{language: en, level: C1}]\nother: [{patents: 2}, {open_source: true}, {publications: 1}, {certificate: CPA}]\n")
        for made, open_ones in (("2025-06", ["own"]), ("2022-01", ["own", "lead"])):
            records = bole("parse", *MARKED, "--format", "jsonl", "--as-of", made).lines()
            rows = self.rows()
            got = answers(lines_of(*rows, *({"id": row["id"], "record": record} for row, record in zip(rows, records))), role, BACKEND, CHEF, "--as-of", "2025-06", "--quiet")
            compared = 0
            for by_text, by_record in zip(got[: len(rows)], got[len(rows):]):
                for ours, theirs in zip(by_text.get("results", []), by_record.get("results", [])):
                    degraded = theirs.get("degraded", [])
                    self.assertNotIn("stale", theirs)
                    if ours["role"] == str(role):
                        self.assertEqual(degraded, open_ones)
                    for a, b in zip(ours["criteria"], theirs["criteria"]):
                        if a["id"] in degraded:
                            self.assertEqual((b["state"], b["points"], b["possible"], b["evidence"]), ("no-data", 0, b["max"], []))
                            continue
                        compared += 1
                        for key in ("points", "possible", "state", "must") + (("evidence",) if a["group"] in ("skills", "domains") else ()):
                            self.assertEqual(a.get(key), b.get(key), (by_text["id"], a["id"], key))
                    self.assertEqual(round(sum(c["points"] for c in theirs["criteria"]), 2), theirs["score"])
            self.assertGreater(compared, 400)

    def test_a_record_of_other_rules_is_stale(self):
        (record,) = bole("parse", MARKED[0], "--format", "jsonl", "--as-of", "2024-06").lines()
        record["rules"] = "0" * 64
        record["skills"].append({"id": "no-such-skill", "evidence": []})
        (answer,) = answers(lines_of({"id": 1, "record": record}), BACKEND)
        self.assertIs(answer["results"][0]["stale"], True)

    def test_a_record_that_is_no_record(self):
        (record,) = bole("parse", MARKED[0], "--format", "jsonl", "--as-of", "2024-06").lines()
        far = json.loads(json.dumps(record))
        far["skills"][0]["evidence"][0]["line"] = 4000000000
        loop = json.loads(json.dumps(record))
        for job in loop["work"]:
            job["sharesLinesWith"] = job["id"]
        odd = json.loads(json.dumps(record))
        for key in ("work", "skills", "education", "experience", "patents", "domains"):
            odd[key] = {"a": 1}
        bare = {"schema": "bole/resume/1"}
        got = answers(lines_of(*({"id": i, "record": r} for i, r in enumerate((far, loop, odd, bare, {**bare, "work": [5, [], {}]})))), BACKEND)
        self.assertEqual(got[0]["error"]["code"], "bad-record")
        for answer in got[1:]:
            self.assertIn("results", answer)

    def test_the_month(self):
        role = self.write("role.yaml", "role: Engineer\nskills: [java]\nexperience: [{years: 5}]\n")
        result = bole("filter", role, "--as-of", "2021-03", stdin=lines_of(*self.rows(MARKED[:1])))
        self.assertEqual(result.lines()[0]["results"][0]["asOf"], "2021-03")
        self.assertIn("B0307", bole("filter", role, stdin=b"").err)


class InBand(Case):
    def codes(self, *rows):
        return [a.get("error", {}).get("code") for a in answers(lines_of(*rows), BACKEND)]

    def test_every_line_is_answered(self):
        got = answers(lines_of("", "\\N", "{", "[1]", "null", {"id": 5}, {"id": "x", "text": 7}, {"id": "y", "text": "a", "record": {}},
            {"id": "z", "record": {"schema": "other"}}, {"id": "f", "text": "x", "format": "docx"}, '{"id":1,"id":2,"text":""}', "[" * 100000,
            {"id": "e", "record": {"schema": "bole/resume/1", "error": {"code": "picture", "message": "a picture"}}}, {"id": "t", "text": ""}), BACKEND)
        self.assertEqual([a["id"] for a in got], [None, None, None, None, None, 5, "x", "y", "z", "f", None, None, "e", "t"])
        self.assertEqual([a["error"]["code"] for a in got], ["empty-line", "null-line", "bad-json", "not-an-object", "not-an-object", "no-text", "bad-text",
            "text-and-record", "bad-record", "bad-format", "bad-json", "bad-json", "picture", "empty-file"])
        for answer in got:
            self.assertEqual(list(answer), ["id", "error"])
            self.assertTrue(answer["error"]["message"])

    def test_the_id_comes_back_as_it_came(self):
        for written in ('"a\\"b\\\\c\\n\\td"', "12", "-0.50", "1e3", "null", "true", '{"k":[1,{"ü":null}]}', '"李\\u2028"'):
            out = bole("filter", BACKEND, stdin=f'{{"text":"x","id":{written}}}\n'.encode("utf-8")).out
            self.assertEqual(json.loads(out, parse_float=str)["id"], json.loads(written, parse_float=str))
            self.assertNotIn("\t", out)
        self.assertIn('"id":-0.50,', bole("filter", BACKEND, stdin=b'{"id":-0.50}').out)
        self.assertEqual(answers(b'{"id":"a\\u0000b"}', BACKEND)[0]["id"], "a\ufffdb")

    def test_no_byte_that_an_engine_would_trip_over(self):
        text = "# Ann\\tExample\\u0000\\r\\n## Work experience\\n\\nExample, Engineer, 2018.01 - 2024.01\\n- \\u0001 \\u2028 \\u0085 Java\\tand \\\"Redis\\\" \\\\ Kafka\\n"
        result = bole("filter", BACKEND, stdin=f'{{"id":1,"text":"{text}"}}\n'.encode("utf-8"))
        self.assertEqual(result.out.count("\n"), 1)
        self.assertNotRegex(result.out.rstrip("\n"), "[\x00-\x1f\x7f-\x9f]")
        self.assertNotIn("\\u0000", result.out)

    def test_invalid_utf8_and_line_ends(self):
        got = answers(b'{"id":1,"text":"\xff\xfe"}\n\xc3\n{"id":2}\r\n{"id":3}', BACKEND)
        self.assertEqual([a["error"]["code"] for a in got], ["not-utf8", "not-utf8", "no-text", "no-text"])
        self.assertEqual([a["id"] for a in got], [None, None, 2, 3])

    def test_lines_of_any_length(self):
        long = "Java, Kafka, Redis and Spring Boot. " * 60000  # 2 MB: many reads
        too_long = '{"id":2,"text":"' + "x" * ((64 << 20) + 100) + '"}'
        too_large = '{"id":4,"text":"' + "y " * (11 << 20) + '"}'
        got = answers(lines_of({"id": 1, "text": "# A\n\n" + long}, too_long, {"id": 3}, too_large, {"id": 5}), BACKEND, "--fields", "score")
        self.assertEqual([a["id"] for a in got], [1, None, 3, 4, 5])
        self.assertIn("results", got[0])
        self.assertEqual([a["error"]["code"] for a in got[1:]], ["too-large", "no-text", "too-large", "no-text"])


class Stream(Case):
    ROW = lines_of({"id": 1, "text": MARKED[0].read_text("utf-8")})

    def start(self, *options):
        def restore():
            signal.signal(signal.SIGINT, signal.SIG_DFL)

        process = subprocess.Popen([program.PROGRAM, "filter", os.fspath(BACKEND), *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=restore)
        stop = threading.Timer(60, process.kill)  # a hang must end
        stop.start()
        self.addCleanup(stop.cancel)
        self.addCleanup(process.stdout.close)
        return process

    def test_an_answer_comes_when_the_input_pauses(self):
        process = self.start()
        for _ in range(3):
            process.stdin.write(self.ROW)
            process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["id"], 1)  # would wait for ever if it were held back
        process.stdin.write(self.ROW[:100])
        process.stdin.flush()
        process.stdin.write(self.ROW[100:] + self.ROW.rstrip(b"\n"))
        process.stdin.close()
        self.assertEqual(len(process.stdout.read().splitlines()), 2)
        self.assertEqual(process.wait(), 0)

    def test_an_interruption_ends_at_the_end_of_a_line(self):
        process = self.start()
        process.stdin.write(self.ROW * 3)
        process.stdin.flush()
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        self.assertEqual(process.wait(), 130)
        self.assertTrue(rest == b"" or rest.endswith(b"\n"))
        for line in (first + rest).splitlines():
            json.loads(line)
        process.stdin.close()

    def test_a_closed_output_ends_it(self):
        process = self.start()
        process.stdout.close()
        try:
            process.stdin.write(self.ROW * 200)
            process.stdin.close()
        except BrokenPipeError:
            pass
        self.assertEqual(process.wait(), 4)

    def test_memory_does_not_grow_with_the_lines(self):
        # What a sanitizer keeps of freed memory, to catch its use, is no memory of the program.
        env = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=0"}

        def peak(count):
            path = self.write("in.jsonl", self.ROW * count)
            with open(path, "rb") as stdin:
                process = subprocess.Popen([program.PROGRAM, "filter", os.fspath(BACKEND), "--jobs", "2"], stdin=stdin, stdout=subprocess.DEVNULL, env=env)
                _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss  # KB

        self.assertLess(peak(2000) - peak(200), 16 << 10)

    def test_usage(self):
        self.assertIn("standard input", bole("filter", "-").err)
        self.assertEqual(bole("filter", BACKEND, "--format", "json").status, 2)
        self.assertEqual(bole("filter", BACKEND, stdin=b"").out, "")


if __name__ == "__main__":
    main()
