# SPDX-License-Identifier: BSL-1.0
"""Compares the framework in the code with its specification.

    python3 compare_items.py LIST_ITEMS SPECIFICATION

LIST_ITEMS is the program that writes every item of the code; SPECIFICATION is framework.md. Passes with a
message where there is no specification. It reads the tables of the specification by itself, and compares
ids, groups, ends, kinds, directions, orders, aims, actors, answers, targets, ranges, status and places.
Texts are not compared: those of the code name the papers, where the specification says A, B and C.
"""

import os
import re
import subprocess
import sys

# What the code says otherwise than the specification, and why.
DIFFERENT_ON_PURPOSE = {
    # (kind, id, column): reason
}

KINDS = {
    "concept": ("id", "group", "members", "places"),
    "relation": ("id", "from", "to", "kind", "direction", "status", "places"),
    "loop": ("id", "relations", "closing", "places"),
    "path": ("id", "order", "places"),
    "measure": ("id", "path", "order", "aims", "actors", "places"),
    "action": ("id", "measure", "aim", "actor", "places"),
    "duty": ("id", "actor", "measures", "status", "places"),
    "dilemma": ("id", "parent", "weight", "places"),
    "answer": ("id", "status", "places"),
    "indicator": ("id", "measures", "unit", "low", "high", "better", "side"),
    "rule": ("id", "places"),
}
COUNTS = {"concept": 648, "relation": 332, "loop": 32, "path": 12, "measure": 63, "action": 133,
          "duty": 57, "dilemma": 66, "answer": 119, "indicator": 197, "rule": 20}


def ticked(cell):
    """The ids in a cell, joined by commas."""
    return ",".join(re.findall(r"`([a-z0-9_]+)`", cell))


def places(cell):
    """A source cell as {paper: set of places}; comments in brackets do not count."""
    cell = cell.replace("(and B §4.3 title)", ", §4.3 title")
    cell = re.sub(r"\((?!\d\))[^()]*\)", "", cell)
    found = {}
    paper = None
    for part in cell.split(";"):
        match = re.match(r"\s*([ABC])\b(.*)", part)
        if match:
            paper, part = match.groups()
        names = {" ".join(p.replace("§", "").split()) for p in part.split(",")}
        found.setdefault(paper, set()).update(names - {""} or {"throughout"})
    return found


def bound(text):
    return {"inf": "inf"}.get(text, text)


def row_of(cells):
    """A row of a table of the specification as (kind, tuple), by the columns that it has."""
    names = set(cells)
    get = cells.get
    if "member of" in names:
        return "concept", (ticked(get("id")), ticked(get("member of")) or "-", None, places(get("source")))
    if "mechanism" in names and "dir" in names:
        return "relation", (ticked(get("id")), ticked(get("from")), ticked(get("to")), get("kind"),
                            get("dir"), get("status"), places(get("source")))
    if "relations in order" in names:
        return "loop", (ticked(get("loop")), ticked(get("relations in order")), get("status"),
                        places(get("source")))
    if "what it is" in names and "aims at" in names:
        return "measure", (ticked(get("id")), ticked(get("path")) or "-", get("order").replace("-", "0"),
                           ticked(get("aims at")), ticked(get("actors")), places(get("source")))
    if "what to do" in names:
        return "action", (ticked(get("id")), ticked(get("measure")), ticked(get("aims at")),
                          ticked(get("actor")), places(get("source")))
    if "related measures" in names:
        status = "inferred" if "inferred" in get("duty") else "stated"
        return "duty", (ticked(get("id")), ticked(get("actor")), ticked(get("related measures")), status,
                        places(get("source")))
    if "what is wrong" in names:
        return "dilemma", (ticked(get("id")), ticked(get("parent")) or "-", get("weight"),
                           places(get("source")))
    if names == {"dilemma", "measure", "status", "source"}:
        return "answer", (ticked(get("dilemma")) + " " + ticked(get("measure")), get("status"),
                          places(get("source")))
    if "what it counts" in names:
        low, high = re.match(r"[\[(]([^,]*),([^\])]*)[\])]", get("range")).groups()
        return "indicator", (ticked(get("id")), ticked(get("measures")), get("unit"), low, high,
                             get("better"), get("side"))
    if names == {"id", "rule", "source"}:
        return "rule", (ticked(get("id")), places(get("source")))
    return None, None


def read_specification(path):
    wanted = {kind: {} for kind in KINDS}
    header = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("|"):
                header = None
                continue
            cells = [c.strip() for c in line.strip()[1:-1].split("|")]
            if header is None:
                header = cells
                continue
            if set("".join(cells)) <= set("-: "):
                continue
            given = dict(zip(header, cells))
            kind, row = row_of(given)
            if kind is None:
                continue
            wanted[kind][row[0]] = row
            if kind == "concept" and row[0].startswith("path_"):
                order = [r for r in wanted["path"].values()
                         if wanted["concept"][r[0]][1] == row[1]]
                wanted["path"][row[0]] = (row[0], str(len(order) + 1), row[3])
    members = {}
    for row in wanted["concept"].values():
        members[row[1]] = members.get(row[1], 0) + 1
    for key, row in wanted["concept"].items():
        wanted["concept"][key] = (row[0], row[1], str(members.get(key, 0)), row[3])
    return wanted


def read_code(program):
    there = {kind: {} for kind in KINDS}
    output = subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    for line in output.splitlines():
        kind, *cells = line.split("\t")
        if kind == "answer":
            cells = [cells[0] + " " + cells[1]] + cells[2:]
        columns = KINDS[kind]
        row = list(cells[:len(columns)])
        if "places" in columns:
            row[columns.index("places")] = places(row[columns.index("places")])
        if row[0] in there[kind]:
            sys.exit(f"{kind} {row[0]} stands twice in the code")
        there[kind][row[0]] = tuple(row)
    return there


def compare(wanted, there):
    wrong = []
    for kind, columns in KINDS.items():
        if len(wanted[kind]) != COUNTS[kind]:
            wrong.append(f"the specification has {len(wanted[kind])} {kind}s, not {COUNTS[kind]}")
        for key in sorted(set(wanted[kind]) - set(there[kind])):
            wrong.append(f"missing in the code: {kind} {key}")
        for key in sorted(set(there[kind]) - set(wanted[kind])):
            wrong.append(f"not in the specification: {kind} {key}")
        for key in sorted(set(wanted[kind]) & set(there[kind])):
            for column, one, other in zip(columns, wanted[kind][key], there[kind][key]):
                if one != other and (kind, key, column) not in DIFFERENT_ON_PURPOSE:
                    wrong.append(f"{kind} {key}: {column} is {other} in the code, {one} in the specification")
    return wrong


def main():
    program, path = sys.argv[1:]
    if not os.path.exists(path):
        print(f"there is no specification at {path}: nothing is compared")
        return
    wanted = read_specification(path)
    wrong = compare(wanted, read_code(program))
    for line in wrong:
        print(line)
    if wrong:
        sys.exit(f"{len(wrong)} differences")
    print(", ".join(f"{kind} {len(rows)}" for kind, rows in wanted.items()) + ": no difference")


main()
