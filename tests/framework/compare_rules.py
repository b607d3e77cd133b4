# SPDX-License-Identifier: BSL-1.0
"""Compares the ready rules in the code with their specification.

    python3 compare_rules.py LIST_RULES SPECIFICATION

LIST_RULES is the program that writes every rule of the code; SPECIFICATION is framework.md, sections 8.1 to
8.7, which this script reads by itself. Passes with a message where there is no specification. It compares the
comparisons, their order and defaults, the conclusions, the places and the status of each rule, and in which
sets a rule stands.
"""

import os
import re
import subprocess
import sys

PAPERS = {"A": "cao_wu", "B": "tang_sun_zeng", "C": "hu_li"}
SECTION_OF = {"8.1": "A", "8.2": "B", "8.3": "C", "8.4": "A", "8.5": "B", "8.6": "C"}


def places(cell):
    """A source cell as the code writes it: 'cao_wu 1; hu_li 2'."""
    cell = re.sub(r"\s*\((?!\d\))[^()]*\)", "", cell)
    found = []
    for part in cell.split(";"):
        paper, place = part.strip().split(" ", 1)
        found.append(f"{PAPERS[paper]} {place.replace('§', '').strip()}")
    return "; ".join(found)


def comparisons(when, default):
    values = [re.sub(r"\(.*?\)|illustrative", "", v).strip() for v in default.split(";")]
    found = []
    for clause in re.split(r" AND | OR ", when):
        indicator, sign, place = re.match(r"`(ind_\w+)` (<=|>=|<|>) t(\d)", clause.strip()).groups()
        value = values[int(place) - 1]
        found.append((indicator, sign, int(place), value if value == "host" else float(value)))
    return found


def specified(path):
    rules = {}
    section = None
    with open(path, encoding="utf-8") as file:
        for line in file:
            heading = re.match(r"#{2,3} (\d+(?:\.\d)?)", line)
            if heading:
                section = heading.group(1)
            if not line.startswith("| `rule_") or section not in ("8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7"):
                continue
            name, when, default, then, source = [c.strip() for c in line.strip()[1:-1].split("|")]
            verb, targets = then.split(" ", 1)
            verb = "affirm" if verb == "assert" else verb
            papers = set(re.findall(r"\b([ABC]) ", source))
            rules[name.strip("`")] = {
                "comparisons": comparisons(when, default),
                "joined": "any" if " OR " in when else "all",
                "conclusions": "; ".join(f"{verb} {t}" for t in re.findall(r"`(\w+)`", targets)),
                "places": places(source),
                "status": "inferred" if "(inferred)" in source else "stated",
                "sets": ({SECTION_OF[section]} if section in SECTION_OF else papers) | {"all"},
            }
    return rules


def listed(program):
    rules = {}
    for line in subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines():
        in_set, name, condition, joined, conclusions, cited, status = line.split("\t")
        found = []
        for place, clause in enumerate(condition.split("; "), 1):
            indicator, sign, threshold, value = clause.split(" ")
            wanted = f"{name[5:]}_t{place}"
            if threshold != wanted:
                raise SystemExit(f"{name}: threshold {threshold}, not {wanted}")
            found.append((indicator, sign, place, value if value == "host" else float(value)))
        rule = {"comparisons": found, "joined": joined, "conclusions": conclusions, "places": cited,
                "status": status, "sets": {in_set}}
        if name in rules:
            known = rules[name]
            rule["sets"] |= known["sets"]
            if any(rule[key] != known[key] for key in rule if key != "sets"):
                raise SystemExit(f"{name} differs between two sets")
        rules[name] = rule
    return rules


def main():
    program, specification = sys.argv[1:3]
    if not os.path.exists(specification):
        print("skipped: no specification beside the project")
        return
    wanted, found = specified(specification), listed(program)
    wrong = [f"missing: {name}" for name in wanted.keys() - found.keys()]
    wrong += [f"not specified: {name}" for name in found.keys() - wanted.keys()]
    for name in sorted(wanted.keys() & found.keys()):
        wrong += [f"{name}: {key} is {found[name][key]}, specified {value}"
                  for key, value in wanted[name].items() if found[name][key] != value]
    if wrong or len(wanted) != 208:
        raise SystemExit("\n".join(wrong + [f"{len(wanted)} rules specified"]))
    print(f"{len(found)} rules as specified")


main()
