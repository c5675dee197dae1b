"""The Markdown of tests/resumes as a list of blocks, for the makers of other formats. It knows what those files use, no more."""
import re
from dataclasses import dataclass, field


@dataclass
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    link: str = ""


@dataclass
class Block:
    kind: str                      # paragraph, heading, item, table
    level: int = 0                 # of a heading or an item, from 1
    ordered: bool = False
    lines: list = field(default_factory=list)  # lists of runs
    rows: list = field(default_factory=list)   # table: rows of cells, each a list of runs; the first row is the head
    gap: bool = False              # blank space above it


INLINE = re.compile(r"\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*|(?<!\*)\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?!\*)|~~(?P<strike>[^~]+)~~"
                    r"|\[(?P<text>[^\]]+)\]\((?P<link>[^)\s]+)\)|`(?P<code>[^`]+)`")


def runs(text):
    out, at = [], 0
    for m in INLINE.finditer(text):
        if m.start() > at:
            out.append(Run(text[at:m.start()]))
        if m["bold"]:
            out += [Run(r.text, True, r.italic, r.strike, r.link) for r in runs(m["bold"])]
        elif m["italic"]:
            out += [Run(r.text, r.bold, True, r.strike, r.link) for r in runs(m["italic"])]
        elif m["strike"]:
            out.append(Run(m["strike"], strike=True))
        elif m["text"]:
            out.append(Run(m["text"], link=m["link"]))
        else:
            out.append(Run(m["code"]))
        at = m.end()
    if at < len(text):
        out.append(Run(text[at:]))
    return [Run(re.sub(r"\\([-\\`*_{}\[\]()#+.!|~])", r"\1", r.text), r.bold, r.italic, r.strike, r.link) for r in out]


ITEM = re.compile(r"^(\s*)(?:[-*+]|(\d{1,3})[.)])\s+(.*)$")
RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")


def cells(line):
    return [runs(cell.strip()) for cell in line.strip().strip("|").split("|")]


def blocks(text):
    out, gap, indents = [], False, []
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        item = ITEM.match(line)
        last = out[-1] if out else None
        if not line.strip() or (RULE.match(line) and (last is None or gap or last.kind != "paragraph")):
            gap = True
            continue
        if re.match(r"^(=+|-+)\s*$", line) and last and last.kind == "paragraph" and not gap:
            head = last.lines.pop()
            if not last.lines:
                out.pop()
            out.append(Block("heading", 1 if line[0] == "=" else 2, lines=[head], gap=last.gap))
        elif m := re.match(r"^(#{1,6})\s+(.*?)\s*#*$", line):
            out.append(Block("heading", len(m[1]), lines=[runs(m[2])], gap=True))
            indents = []
        elif line.lstrip().startswith("|") and at < len(lines) and re.match(r"^\s*\|[-:|\s]+\|\s*$", lines[at]):
            table = Block("table", rows=[cells(line)], gap=gap)
            at += 1
            while at < len(lines) and lines[at].lstrip().startswith("|"):
                table.rows.append(cells(lines[at]))
                at += 1
            out.append(table)
        elif item and not RULE.match(line):
            indent = len(item[1].expandtabs(4))
            while indents and indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            out.append(Block("item", len(indents), bool(item[2]), [runs(item[3].rstrip())], gap=gap))
        elif last and not gap and last.kind in ("paragraph", "item"):
            last.lines.append(runs(line.strip()))
        else:
            out.append(Block("paragraph", lines=[runs(line.strip())], gap=gap))
            indents = []
        gap = False
    return out
