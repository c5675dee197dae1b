#!/bin/bash
# What finding the same names costs other programs, as ratios to `LC_ALL=C wc -w` of the same files; each only where it is installed.
#
#   others.sh RULES FOLDER [PAIRS=5]
#
# ripgrep and grep look for the aliases of rules/skills as fixed words, whatever the case; SQLite indexes the texts (FTS5, trigrams). None of them
# reads dates, jobs or denials: the figures say what the matching alone costs elsewhere.
set -eu -o pipefail
rules=$1
folder=$(realpath "$2")
pairs=${3:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -ohE 'aliases: \[[^]{]*\]' "$rules"/skills/*.yaml | sed -E 's/aliases: \[//; s/\]$//' | tr ',' '\n' | sed -E 's/^ *"?//; s/"? *$//' | awk 'length > 1' | sort -u >"$work/names"
TIMEFORMAT='%U %S'
cpu() { { time "$@" >"$work/out" 2>/dev/null || true; } 2>&1 | awk 'NF == 2 {spent = $1 + $2} END {print spent}'; }
count() { (cd "$folder" && printf '%s\0' * | LC_ALL=C xargs -0 wc -w); }
ripgrep() { rg --threads 1 --no-config -o -i -w -F -f "$work/names" "$folder"; }
index() {
    rm -f "$work/index.db"
    sqlite3 "$work/index.db" "CREATE VIRTUAL TABLE r USING fts5(body, tokenize='trigram');" ".mode list" \
        "INSERT INTO r SELECT readfile('$folder/' || value) FROM json_each('$(cd "$folder" && printf '"%s",' * | sed 's/^/[/; s/,$/]/')');"
}
compare() { # NAME COMMAND
    local i
    for ((i = 0; i < pairs; i++)); do
        words=$(cpu count)
        other=$(cpu "$2")
        awk -v a="$other" -v b="$words" 'BEGIN {print (b > 0 ? a / b : 0)}'
    done | sort -n | awk -v name="$1" '{v[NR] = $1} END {printf "    %-40s %9.2f  (%.2f ... %.2f)\n", name, v[int((NR + 1) / 2)], v[1], v[NR]}'
}
echo "$(wc -l <"$work/names") names of skills; user and system time / wc -w of the same files"
if command -v rg >/dev/null; then compare "ripgrep $(rg --version | awk 'NR == 1 {print $2}') -owiFf" ripgrep; else echo "    ripgrep is not installed"; fi
if command -v sqlite3 >/dev/null; then compare "SQLite $(sqlite3 --version | awk '{print $1}') FTS5 trigram index" index; else echo "    sqlite3 is not installed"; fi
