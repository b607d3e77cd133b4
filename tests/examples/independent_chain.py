#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The chain of assess_panel once more, from the formulas alone, in plain Python: scores, indices,
coupling and ranks of a panel, compared with the JSON of the program to 1e-10.

usage: independent_chain.py PROGRAM ROOT SHARED_DATA
"""

import bisect
import csv
import json
import math
import os
import subprocess
import sys
import tempfile

ELEMENTS = ["workers", "means_of_labour", "objects_of_labour"]
MISSING = {"", "NA", "..", "-"}


def number(cell):
    return None if cell in MISSING else float(cell)


def read(panel_path, schema_path):
    """Rows as (entity, year), and a list of scored columns with their values."""
    with open(schema_path, encoding="utf-8", newline="") as f:
        schema = list(csv.DictReader(f))
    with open(panel_path, encoding="utf-8", newline="") as f:
        records = list(csv.DictReader(f))
    entity = next(s["column"] for s in schema if s["role"] == "entity")
    year = next(s["column"] for s in schema if s["role"] == "year")
    keys = [(r[entity], int(r[year])) for r in records]
    columns = []
    for s in schema:
        if s["better"] in ("", "neutral"):
            continue
        scale = float(s.get("scale") or 1)
        values = []
        for r in records:
            v = number(r[s["column"]])
            if v is not None and s.get("denominator"):
                by = number(r[s["denominator"]])
                v = None if by is None or by == 0 else v / by
            values.append(None if v is None else v * scale)
        for role in s["role"].split("|"):
            if role in ELEMENTS or role == "cultivation" or role.startswith("path_"):
                side = "P" if role in ELEMENTS else "E"
                columns.append({"part": role, "side": side, "better": s["better"], "values": values})
    return keys, columns


def min_max(values, better, rows):
    """Scores of some rows of one column, or None throughout where it does not vary."""
    if better.startswith("target="):
        target = float(better[7:])
        known = [abs(values[i] - target) for i in rows if values[i] is not None]
        if not known or len({values[i] for i in rows if values[i] is not None}) < 2:
            return {i: None for i in rows}
        far = max(known)
        return {i: None if values[i] is None else 1 - abs(values[i] - target) / far for i in rows}
    known = [values[i] for i in rows if values[i] is not None]
    if not known or min(known) == max(known):
        return {i: None for i in rows}
    low, high = min(known), max(known)
    out = {}
    for i in rows:
        v = values[i]
        out[i] = None if v is None else (v - low if better == "higher" else high - v) / (high - low)
    return out


def divergence(scores):
    known = [z for z in scores if z is not None]
    total = sum(known)
    if len(known) < 2 or total == 0:
        return 0.0
    entropy = -sum(z / total * math.log(z / total) for z in known if z > 0) / math.log(len(known))
    return max(0.0, 1 - entropy)


def assess(keys, columns, options):
    rows = range(len(keys))
    if options["scale"] == "pooled":
        groups = [list(rows)]
    else:
        groups = [[i for i in rows if keys[i][1] == y] for y in sorted({k[1] for k in keys})]
    for c in columns:
        c["z"] = [None] * len(keys)
        for group in groups:
            for i, z in min_max(c["values"], c["better"], group).items():
                c["z"][i] = z
    columns = [c for c in columns if any(z is not None for z in c["z"])]
    for c in columns:
        c["w"] = divergence(c["z"]) if options["weights"] == "entropy" else 1.0

    def mean(pairs):
        total = sum(w for w, _ in pairs)
        return sum(w * x for w, x in pairs) / total

    result = []
    for i in rows:
        indices = {}
        for side in "PE":
            parts = {}
            for c in columns:
                if c["side"] == side:
                    parts.setdefault(c["part"], []).append(c)
            weight = {p: sum(c["w"] for c in cs) if options["weights"] == "entropy" else 1.0
                      for p, cs in parts.items()}
            absent = 0.0
            if side == "P" and parts:
                absent = (3 - len(parts)) * sum(weight.values()) / len(parts)
            scores = []
            for p, cs in parts.items():
                known = [(c["w"], c["z"][i]) for c in cs if c["z"][i] is not None]
                share = sum(w for w, _ in known) / sum(c["w"] for c in cs)
                if known and share >= 0.5:
                    scores.append((weight[p], mean(known)))
            known = sum(w for w, _ in scores)
            enough = scores and known >= 0.5 * (sum(weight.values()) + absent)
            indices[side] = mean(scores) if enough else None
        p, e = indices["P"], indices["E"]
        c = t = d = None
        if p is not None and e is not None:
            c = 2 * math.sqrt(p * e) / (p + e) if p + e > 0 else 0.0
            t = (p + e) / 2
            d = math.sqrt(c * t)
        result.append({"P": p, "E": e, "C": c, "T": t, "D": d})
    headline = next((m for m in ("D", "E", "P") if any(r[m] is not None for r in result)), "D")
    by_year = {}
    for i in rows:
        if result[i][headline] is not None:
            by_year.setdefault(keys[i][1], []).append(result[i][headline])
    for values in by_year.values():
        values.sort()
    for i in rows:
        own = result[i][headline]
        if own is None:
            result[i]["rank"] = None
            continue
        # What differs in the last digit only may rank either way.
        same = by_year[keys[i][1]]
        result[i]["rank"] = (1 + len(same) - bisect.bisect_right(same, own + 1e-12),
                             len(same) - bisect.bisect_left(same, own - 1e-12))
    return {keys[i]: result[i] for i in rows}


def main():
    program, root, shared = sys.argv[1:4]
    sets = [(os.path.join(root, "examples/data/illustrative.csv"), "illustrative")]
    for folder, name, schema in (("china-provinces", "panel.csv", "china-provinces"),
                                 ("country-panel", "panel.csv", "country-panel"),
                                 ("china-national", "series.csv", "china-national"),
                                 ("institutions-us", "institutions_2023.csv", "institutions-us")):
        path = os.path.join(shared, folder, name)
        if os.path.exists(path):
            sets.append((path, schema))
        else:
            print("skipped:", path, "is not there")
    worst = 0.0
    compared = 0
    ranks_off = 0
    for path, name in sets:
        schema = os.path.join(root, "examples/schemas", name + ".csv")
        for options in ({"scale": "pooled", "weights": "equal"}, {"scale": "pooled", "weights": "entropy"},
                        {"scale": "per-year", "weights": "equal"}):
            if name in ("china-national",) and options["scale"] == "per-year":
                continue  # one entity: nothing varies within a year
            expected = assess(*read(path, schema), options)
            with tempfile.TemporaryDirectory() as folder:
                out = os.path.join(folder, "out.json")
                subprocess.run([program, path, "--schema", schema, "--json", out, "--quiet", "--runs", "0",
                                "--scale", options["scale"], "--weights", options["weights"]], check=True,
                               stdout=subprocess.DEVNULL)
                with open(out, encoding="utf-8") as f:
                    found = json.load(f)
            here = 0.0
            for entity in found["entities"]:
                for row in entity["years"]:
                    own = expected.pop((entity["id"], row["year"]))
                    for letter in "PECTD":
                        a, b = own[letter], row[letter]
                        if (a is None) != (b is None):
                            sys.exit(f"{name} {options}: {entity['id']} {row['year']} {letter}: {a} and {b}")
                        if a is not None:
                            here = max(here, abs(a - b))
                            compared += 1
                    if (own["rank"] is None) != (row["rank"] is None):
                        ranks_off += 1
                    elif own["rank"] is not None and not own["rank"][0] <= row["rank"] <= own["rank"][1]:
                        ranks_off += 1
            if expected:
                sys.exit(f"{name}: {len(expected)} rows are not in the JSON")
            print(f"{name:18} {options['scale']:9} {options['weights']:8} largest difference {here:.1e}")
            worst = max(worst, here)
    print(f"{compared} numbers compared; largest difference {worst:.1e}; ranks that differ: {ranks_off}")
    if worst > 1e-10 or ranks_off > 0 or compared == 0:
        sys.exit("the two do not agree")


main()
