#!/usr/bin/env python3
"""How `bole rank` stands to its goals, as ratios: made résumés against `LC_ALL=C wc -w` of the same files, many against few, many names against few.

    goals.py BOLE [--files 3000] [--pairs 5] [--role ROLE] [--folder FOLDER] [--stages STAGES --rules RULES] [--events EVENTS]

Each ratio is of two commands run in turn (A B A B …), by user and system time together unless it says wall; the median of the pairs counts, and the
smallest and largest stand beside it. What loading the rules costs is measured by ranking one file and taken off where a goal speaks of résumés.
Where P1 is missed, STAGES (stages.c, built) says which stage holds it, and by how much.
Compiled rules are kept in the folder of the bench, as they are for a user; EVENTS (events.c, built) is what P7 is measured by, which is left out without it.
Nothing fails on a time.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROLE = HERE.parent / "roles" / "backend-engineer.yaml"


class Cost:
    """Of one command: processor seconds, wall seconds, megabytes resident at most."""

    def __init__(self, command, folder, cache=None):
        begin = time.monotonic()
        with open(os.devnull, "w") as nowhere:
            child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, cwd=folder, env={**os.environ, "LC_ALL": "C", "XDG_CACHE_HOME": cache or folder / "cache"})
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - begin
        if child.returncode != 0:
            sys.exit(f"goals: {' '.join(map(str, command[:6]))} …: exit {child.returncode}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def say(goal, what, limit, values, note=""):
    middle = statistics.median(values)
    verdict = "met" if middle <= limit else f"missed by {middle / limit:.1f} times"
    print(f"{goal}  {what:<62} {middle:9.3f}  ({min(values):.3f} … {max(values):.3f})  goal {limit:g}: {verdict}{note}", flush=True)


def count_words(names):
    """wc -w in as many calls as the length of a command line wants, as xargs would make them."""
    return ["xargs", "-0", "-a", names, "wc", "-w"]


def say_holders(stages, rules, role, folder, words, whole):
    """Which stages hold P1. words and whole: nanoseconds a byte of wc -w, which is what the goal allows, and of bole rank."""
    done = subprocess.run([stages, "--piles", rules, role, folder], check=True, capture_output=True, text=True)
    rows = [line.rsplit(None, 3) for line in done.stdout.splitlines() if line.startswith("  ")]
    costs = {row[0].strip(): float(row[2]) for row in rows if len(row) == 4 and row[2][0].isdigit() and not row[0].strip().startswith("of it")}
    costs.pop("all", None)
    costs["files, order, output"] = whole - sum(costs.values())
    print(f"    P1 is held by (ns a byte; the goal allows {words:.1f} in all):")
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"      {name:<24} {cost:6.2f}   {cost / words:5.2f} of the ratio; without it {(whole - cost) / words:5.2f} would be left")


def make_pool(folder, files):
    pool = folder / f"pool-{files}"
    if not (pool / "done").exists():
        subprocess.run([sys.executable, HERE / "generate.py", pool / "all", "--count", str(files)], check=True)
        names = sorted((pool / "all").iterdir())
        (pool / "tenth").mkdir(exist_ok=True)
        for name in names[: files // 10]:
            os.link(name, pool / "tenth" / name.name)
        (pool / "one").mkdir(exist_ok=True)
        os.link(names[0], pool / "one" / names[0].name)
        (pool / "names").write_bytes(b"\0".join(bytes(name) for name in names))
        (pool / "done").touch()
    return pool


def made_name(number):
    """No two are alike, and none is a word: vuz and four syllables; every third of two words."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    parts = [syllables[number // 70**k % 70] for k in range(4)]
    return "vuz" + (" ".join(["".join(parts[:2]), "".join(parts[2:]) + "x"]) if number % 3 == 0 else "".join(parts))


def make_aliases(folder, count):
    """Rules of so many made names."""
    (folder / "skills").mkdir(parents=True)
    entries = [
        f"  - {{id: made-{i}, name: Made {i}, category: made, aliases: [{', '.join(made_name(k) for k in range(i * 20, i * 20 + 20))}]}}" for i in range(count // 20)
    ]
    for part in range(0, len(entries), 1000):
        (folder / "skills" / f"made{part}.yaml").write_text("\n".join(["skills:", *entries[part : part + 1000]]) + "\n", encoding="utf-8")


def start(bole, role, pool, events, pairs):
    """P7: one small file, with the rules compiled (and kept) for the first time, and from what was kept."""
    rules = HERE.parent.parent / "rules"
    files = [name for name in sorted(rules.rglob("*.yaml")) if name.relative_to(rules).parts[0] not in ("roles", "tests")]
    command = [bole, "rank", role, *(pool / "one").iterdir(), "--color", "never"]
    passes, cold, kept, warm = ([], [], [], [])
    Cost(command, pool)  # what was compiled is kept
    for _ in range(pairs):
        passes.append(Cost([events, *files], pool))
        with tempfile.TemporaryDirectory() as empty:
            cold.append(Cost(command, pool, empty))
        kept.append(Cost([*command, "--no-cache"], pool))
        warm.append(Cost(command, pool))
    ratios = lambda costs: [a.cpu / b.cpu for a, b in zip(costs, passes)]
    say("P7", "one small file, nothing kept yet / libyaml's bare event pass", 4, ratios(cold), f"; {statistics.median(c.cpu for c in passes) * 1e3:.1f} ms")
    say("  ", "the same with --no-cache", 4, ratios(kept))
    say("  ", "the same from compiled rules that were kept", 0.3, ratios(warm))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bole", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--role", type=pathlib.Path, default=ROLE)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "bole-bench")
    parser.add_argument("--stages", type=pathlib.Path, help="the program of the stages: it is asked what holds P1 where it is missed")
    parser.add_argument("--rules", type=pathlib.Path, default=HERE.parent.parent / "rules")
    parser.add_argument("--events", type=pathlib.Path, help="the program bench-events")
    parser.add_argument("--words", type=int, default=119000, help="names in the shipped rules")
    arguments = parser.parse_args()
    bole, role = arguments.bole.resolve(), arguments.role.resolve()
    pool = make_pool(arguments.folder.resolve(), arguments.files)

    def rank(part, jobs, *more):
        return Cost([bole, "rank", role, pool / part, "--jobs", str(jobs), "--limit", "20", "--color", "never", *more], pool)

    size = sum(name.stat().st_size for name in (pool / "all").iterdir())
    print(f"{arguments.files} files, {size} bytes, {arguments.pairs} pairs in turn")
    rank("all", 2)  # the files into the cache
    words, one_thread, two_threads, tenth, one = ([], [], [], [], [])
    for _ in range(arguments.pairs):
        words.append(Cost(count_words(pool / "names"), pool))
        one_thread.append(rank("all", 1))
        tenth.append(rank("tenth", 1))
        one.append(rank("one", 1))
        two_threads.append(rank("all", 2))
    ratios = lambda above, below: [a / b for a, b in zip(above, below)]
    cpu = lambda costs: [cost.cpu for cost in costs]
    wall = lambda costs: [cost.wall for cost in costs]
    alone = [a.cpu - b.cpu for a, b in zip(one_thread, one)]
    say("P1", "bole rank / wc -w", 1.0, ratios(cpu(one_thread), cpu(words)))
    say("  ", "the same without what loading the rules takes", 1.0, ratios(alone, cpu(words)))
    if arguments.stages is not None and statistics.median(ratios(cpu(one_thread), cpu(words))) > 1.0:
        per_byte = lambda values: statistics.median(values) / size * 1e9
        say_holders(arguments.stages.resolve(), arguments.rules.resolve(), role, pool / "tenth", per_byte(cpu(words)), per_byte(alone))
    say("P2", "two threads / wc -w, wall", 0.55, ratios(wall(two_threads), wall(words)))
    say("P4", "all files / a tenth of them, loading the rules taken off", 10.5, ratios(alone, [a.cpu - b.cpu for a, b in zip(tenth, one)]))
    with tempfile.TemporaryDirectory(dir=arguments.folder.resolve()) as folder:
        make_aliases(pathlib.Path(folder), 3 * arguments.words)
        many, many_one = ([], [])
        for _ in range(arguments.pairs):
            many.append(rank("all", 1, "--rules", folder))
            many_one.append(rank("one", 1, "--rules", folder))
    say("P5", "four times the names / as shipped, loading taken off", 1.6, ratios([a.cpu - b.cpu for a, b in zip(many, many_one)], alone))
    say("P6", "MB resident beyond one file's, all files", 16, [a.memory - b.memory for a, b in zip(one_thread, one)])
    say("  ", "the same of a tenth of them", 16, [a.memory - b.memory for a, b in zip(tenth, one)])
    if arguments.events is not None:
        start(bole, role, pool, arguments.events.resolve(), max(arguments.pairs, 9))
    nanoseconds = statistics.median(alone) / size * 1e9
    print(f"    ns a byte: bole {nanoseconds:.1f}, wc -w {statistics.median(cpu(words)) / size * 1e9:.1f}; rules {statistics.median(cpu(one)) * 1e3:.0f} ms, {one[0].memory:.0f} MB")


if __name__ == "__main__":
    main()
