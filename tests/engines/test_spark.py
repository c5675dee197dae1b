"""Spark runs bole over a table: SELECT TRANSFORM (...) USING 'bole filter ROLE', a JSON column in, one out. Wants pyspark and Java; -DBOLE_ENGINE_TESTS=ON.

Every answer must be, byte for byte, what `bole filter` gives to the same line, and its points what `bole rank` gives to the same file; rows that cannot be read
come back as errors and break nothing. BOLE_ENGINE_ROWS says how many rows there are (default 20,000).
"""

import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "program"))

import program  # noqa: E402
from program import ROLES, ROOT, Case, bole, main, ranking, resumes  # noqa: E402

from pyspark.sql import SparkSession  # noqa: E402

ROWS = int(os.environ.get("BOLE_ENGINE_ROWS", "20000"))
ROLE = ROLES / "backend-engineer.yaml"
ODD = [None, "", "tab\there", 'quote " and \\ back', "line\nends\r\n", "nul \\u0000 told", "\\N"]
OPTIONS = ["--jobs", "1", "--quiet"] + (["--fields", "score,possible,must"] if ROWS > 20000 else [])  # whole answers of so many rows fill a driver
STATEMENT = "SELECT TRANSFORM (line) USING '{program} filter {role} {options}' AS (answer STRING) FROM pile"


class Spark(Case):
    def setUp(self):
        super().setUp()
        self.spark = (SparkSession.builder.master("local[2]").appName("bole").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
                      .config("spark.sql.warehouse.dir", str(self.folder / "warehouse")).getOrCreate())
        self.addCleanup(self.spark.stop)

    def test_the_statement_of_the_readme(self):
        (statement,) = re.findall(r"```sql\n(SELECT TRANSFORM .*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.S)
        statement = statement.replace("bole filter role.yaml", f"{program.PROGRAM} filter {ROLE} --quiet")
        rows = [(p.name, p.read_text("utf-8")) for p in resumes() if p.suffix == ".md"] + [(str(i), text) for i, text in enumerate(ODD)]
        self.spark.createDataFrame(rows, "id STRING, text STRING").createOrReplaceTempView("resumes")
        got = {json.loads(row.answer)["id"]: json.loads(row.answer) for row in self.spark.sql(statement).collect()}
        lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in rows)
        self.assertEqual(got, {row["id"]: row for row in bole("filter", ROLE, "--quiet", stdin=lines.encode("utf-8")).lines()})

    def test_a_table_is_ranked(self):
        files = [p for p in resumes() if p.suffix == ".md"]
        texts = [p.read_text("utf-8") for p in files]
        lines = []
        for i in range(ROWS):
            text = ODD[i // 100 % len(ODD)] if i % 100 == 99 else texts[i % len(texts)]
            lines.append(json.dumps({"id": i, "text": text}, ensure_ascii=False) if i % 100 != 98 else "{broken")
        pile = self.write("pile.jsonl", "\n".join(lines) + "\n")
        self.spark.read.option("lineSep", "\n").text(str(pile)).withColumnRenamed("value", "line").createOrReplaceTempView("pile")
        answers = self.spark.sql(STATEMENT.format(program=program.PROGRAM, role=ROLE, options=" ".join(OPTIONS))).cache()
        got = [row.answer for row in answers.collect()]
        wanted = bole("filter", ROLE, *OPTIONS, stdin=pile.read_bytes(), timeout=3600).out.splitlines()
        self.assertEqual(len(got), ROWS)
        self.assertEqual(sorted(got), sorted(wanted))
        points = {c["source"]["path"]: c["score"] for c in ranking(ROLE, *files)["candidates"]}
        answers.createOrReplaceTempView("answers")
        best = self.spark.sql("SELECT get_json_object(answer, '$.id') AS id, CAST(get_json_object(answer, '$.results[0].score') AS DECIMAL(5,2)) AS score "
                              "FROM answers WHERE get_json_object(answer, '$.error') IS NULL ORDER BY score DESC, CAST(id AS INT) LIMIT 50").collect()
        for row in best:
            i = int(row.id)
            if i % 100 != 99:
                self.assertEqual(float(row.score), points[str(files[i % len(files)])])
        failed = self.spark.sql("SELECT count(*) AS n FROM answers WHERE get_json_object(answer, '$.error') IS NOT NULL").collect()[0].n
        self.assertEqual(failed, sum('"error":' in answer for answer in wanted))


if __name__ == "__main__":
    main()
