"""Rows of PostgreSQL stream through `bole filter` and back, with psql alone. Wants a PostgreSQL server's programs; -DBOLE_ENGINE_TESTS=ON.

A cluster of its own is made in a temporary folder, reached by a socket there, and taken away again.
"""

import glob
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "program"))

import program  # noqa: E402
from program import ROLES, bole, main, resumes  # noqa: E402

ROLE = ROLES / "backend-engineer.yaml"
ODD = ["tab\there", 'quote " and \\ back \\n \\\\', "line\nends\r\nhere", "'single' ; -- comment", "\u2028 \u0085 ünï 中文 😀", "\\.", "\\N", "", "{}"]

# The stream, as it stands in the README: unaligned rows out, one JSON a line; back in as CSV whose quote and delimiter are bytes that JSON never holds raw.
STREAM = r"""
psql -XAtq -c "SELECT json_build_object('id', id, 'text', body) FROM cv ORDER BY id" |
  bole filter "$ROLE" --quiet |
  psql -Xq -c "\copy answers FROM STDIN WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
"""


class Postgres(unittest.TestCase):
    """A server as a user that is not root, as PostgreSQL wants it."""

    def setUp(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        self.assertTrue(found, "no initdb: install postgresql")
        self.programs = os.path.dirname(found[-1])
        self.user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        self.folder = tempfile.mkdtemp(prefix="bole-pg-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, self.user)
        self.environment = dict(os.environ, PGHOST=self.folder, PGUSER=self.user, PGDATABASE="postgres", ROLE=str(ROLE),
            PATH=os.path.dirname(program.PROGRAM) + os.pathsep + os.environ["PATH"])
        self.serve("initdb", "-D", self.folder + "/data", "-A", "trust", "-E", "UTF8", "--locale=C")
        self.serve("pg_ctl", "-D", self.folder + "/data", "-w", "-l", self.folder + "/log", "-o", f"-c listen_addresses='' -k {self.folder}", "start")
        self.addCleanup(self.serve, "pg_ctl", "-D", self.folder + "/data", "-w", "-m", "immediate", "stop")

    def serve(self, name, *arguments):
        command = [os.path.join(self.programs, name), *arguments]
        if os.getuid() == 0:
            command = ["setpriv", "--reuid", self.user, "--regid", self.user, "--clear-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", env=self.environment, timeout=120)

    def psql(self, text):
        return subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1"], input=text.encode("utf-8"), check=True, stdout=subprocess.PIPE,
            env=self.environment, timeout=120).stdout.decode("utf-8")

    def test_rows_stream_through_and_back(self):
        texts = [p.read_text("utf-8") for p in resumes() if p.suffix == ".md"] + ODD
        self.psql("CREATE TABLE cv (id int, body text); CREATE TABLE answers (answer jsonb);")
        for i, text in enumerate(texts):
            self.psql(f"INSERT INTO cv VALUES ({i}, convert_from(decode('{text.encode('utf-8').hex()}', 'hex'), 'UTF8'));")
        self.psql("INSERT INTO cv VALUES (9999, NULL);")
        subprocess.run(["sh", "-e", "-c", STREAM], check=True, env=self.environment, timeout=300)
        got = {row["id"]: row for row in map(json.loads, self.psql("SELECT answer FROM answers;").splitlines())}
        lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in [*enumerate(texts), (9999, None)])
        wanted = bole("filter", ROLE, "--quiet", stdin=lines.encode("utf-8")).lines()
        self.assertEqual([got[row["id"]] for row in wanted], wanted)
        best = self.psql("SELECT answer->'id' FROM answers WHERE answer ? 'results' ORDER BY (answer#>>'{results,0,score}')::numeric DESC, (answer->>'id')::int LIMIT 5;")
        scored = [row for row in wanted if "results" in row]
        scored.sort(key=lambda row: (-row["results"][0]["score"], row["id"]))
        self.assertEqual([int(line) for line in best.splitlines()], [row["id"] for row in scored[:5]])


if __name__ == "__main__":
    main()
