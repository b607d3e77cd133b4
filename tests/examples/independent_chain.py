#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The chain of assess_panel once more, from the formulas alone, in plain Python: scores, indices,
coupling, ranks, obstacles and disparity of a panel, compared with the JSON of the program to 1e-10.

usage: independent_chain.py PROGRAM ROOT SHARED_DATA
"""

import bisect
import csv
import json
import math
import os
import statistics
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
    groups = {s["column"]: {r[entity]: r[s["column"]] for r in records if r[s["column"]] not in MISSING}
              for s in schema if s["role"] == "group"}
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
                columns.append({"dimension": role, "side": side, "better": s["better"], "values": values})
    return keys, columns, groups


def fill(keys, values, how):
    """Missing values along time (held at the ends) or with the median of the year."""
    out = list(values)
    if how == "time":
        rows_of = {}
        for i, (entity, year) in enumerate(keys):
            rows_of.setdefault(entity, []).append((year, i))
        for rows in rows_of.values():
            known = sorted((y, values[i]) for y, i in rows if values[i] is not None)
            for y, i in rows:
                if values[i] is not None or not known:
                    continue
                before = [k for k in known if k[0] < y]
                after = [k for k in known if k[0] > y]
                if before and after:
                    (y0, v0), (y1, v1) = before[-1], after[0]
                    out[i] = v0 + (v1 - v0) * (y - y0) / (y1 - y0)
                else:
                    out[i] = before[-1][1] if before else after[0][1]
    elif how == "year-median":
        for year in {k[1] for k in keys}:
            rows = [i for i in range(len(keys)) if keys[i][1] == year]
            known = [values[i] for i in rows if values[i] is not None]
            for i in rows:
                if out[i] is None and known:
                    out[i] = statistics.median(known)
    return out


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


def degree(p, e, model):
    """The coupling degree C of two levels."""
    if max(p, e) == 0:
        return 0.0
    if model == "standard":
        return 2 * math.sqrt(p * e) / (p + e)
    if model == "wang":
        return math.sqrt((1 - abs(p - e)) * min(p, e) / max(p, e))
    return 1 - 2 * statistics.pstdev([p, e])


def closeness(pairs):
    """TOPSIS of weighted scores whose best is 1 and worst 0."""
    best = math.sqrt(sum((w * (1 - z)) ** 2 for w, z in pairs))
    worst = math.sqrt(sum((w * z) ** 2 for w, z in pairs))
    return worst / (best + worst)


def assess(keys, columns, options):
    rows = range(len(keys))
    low = 0.01 if options["aggregate"] == "geometric" else 0.0
    for c in columns:
        c["values"] = fill(keys, c["values"], options["impute"])
    if options["scale"] == "pooled":
        groups = [list(rows)]
    else:
        groups = [[i for i in rows if keys[i][1] == y] for y in sorted({k[1] for k in keys})]
    for c in columns:
        c["z"] = [None] * len(keys)
        for group in groups:
            for i, z in min_max(c["values"], c["better"], group).items():
                c["z"][i] = None if z is None else low + (1 - low) * z
    columns = [c for c in columns if any(z is not None for z in c["z"])]
    for c in columns:
        c["w"] = divergence(c["z"]) if options["weights"] == "entropy" else 1.0

    def mean(pairs, geometric=False):
        total = sum(w for w, _ in pairs)
        if geometric:
            return math.exp(sum(w * math.log(x) for w, x in pairs) / total)
        return sum(w * x for w, x in pairs) / total

    weigh = options["weights"] == "entropy"
    for side in "PE":
        mine = [c for c in columns if c["side"] == side]
        dimensions = {}
        for c in mine:
            dimensions.setdefault(c["dimension"], []).append(c)
        of_dimension = {p: sum(c["w"] for c in cs) if weigh else 1.0 for p, cs in dimensions.items()}
        for c in mine:  # in its side
            c["share"] = (c["w"] / sum(d["w"] for d in dimensions[c["dimension"]]) * of_dimension[c["dimension"]]
                          / sum(of_dimension.values()))

    result = []
    for i in rows:
        indices = {}
        for side in "PE":
            dimensions = {}
            for c in columns:
                if c["side"] == side:
                    dimensions.setdefault(c["dimension"], []).append(c)
            weight = {p: sum(c["w"] for c in cs) if options["weights"] == "entropy" else 1.0
                      for p, cs in dimensions.items()}
            absent = 0.0
            if side == "P" and dimensions:
                absent = (3 - len(dimensions)) * sum(weight.values()) / len(dimensions)
            scores = []
            near = []
            for p, cs in dimensions.items():
                known = [(c["w"], c["z"][i]) for c in cs if c["z"][i] is not None]
                share = sum(w for w, _ in known) / sum(c["w"] for c in cs)
                if known and share >= 0.5:
                    scores.append((weight[p], mean(known)))
                    near += [(c["share"], c["z"][i]) for c in cs if c["z"][i] is not None]
            known = sum(w for w, _ in scores)
            enough = scores and known >= 0.5 * (sum(weight.values()) + absent)
            if not enough:
                indices[side] = None
            elif options["index"] == "topsis":
                indices[side] = closeness(near)
            else:
                indices[side] = mean(scores, options["aggregate"] == "geometric")
        p, e = indices["P"], indices["E"]
        c = t = d = None
        if p is not None and e is not None:
            c = degree(p, e, options["coupling"])
            t = options["importance"] * e + (1 - options["importance"]) * p
            d = math.sqrt(max(c, 0) * t)
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
    for i in rows:
        if headline != "D" or result[i]["D"] is None:
            continue
        hinder = [(options["importance"] if c["side"] == "E" else 1 - options["importance"])
                  * c["share"] * (1 - c["z"][i]) for c in columns if c["z"][i] is not None]
        total = sum(hinder)
        result[i]["obstacles"] = sorted((h / total for h in hinder if h > 0), reverse=True)[:5]
    return {keys[i]: result[i] for i in rows}, headline


def disparity(values, group):
    """Gini, Theil and Dagum by their definitions."""
    n, mean = len(values), statistics.fmean(values)
    members = {}
    for v, g in zip(values, group):
        members.setdefault(g, []).append(v)
    out = {"gini": sum(abs(a - b) for a in values for b in values) / (2 * n * n * mean)}
    out["theil"] = sum(v / mean * math.log(v / mean) for v in values if v > 0) / n
    out["theil_between"] = sum(len(m) / n * statistics.fmean(m) / mean * math.log(statistics.fmean(m) / mean)
                               for m in members.values())
    within = between = overlap = 0.0
    lists = list(members.values())
    for j, a in enumerate(lists):
        ma, p, s = statistics.fmean(a), len(a) / n, sum(a) / (n * mean)
        within += sum(abs(x - y) for x in a for y in a) / (2 * len(a) ** 2 * ma) * p * s
        for b in lists[:j]:
            mb, q, r = statistics.fmean(b), len(b) / n, sum(b) / (n * mean)
            gaps = [(x - y) if ma > mb else (y - x) for x in a for y in b]
            up = sum(g for g in gaps if g > 0) / len(gaps)
            down = -sum(g for g in gaps if g < 0) / len(gaps)
            both = (up + down) / (ma + mb) * (p * r + q * s)
            apart = (up - down) / (up + down)
            between += both * apart
            overlap += both * (1 - apart)
    out.update(dagum_within=within, dagum_between=between, dagum_overlap=overlap)
    return out


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
    usual = {"scale": "pooled", "weights": "equal", "coupling": "standard", "aggregate": "arithmetic",
             "index": "mean", "impute": "none", "importance": 0.5}
    variants = [{}, {"weights": "entropy"}, {"scale": "per-year"}, {"coupling": "wang", "importance": 0.3},
                {"coupling": "fan"}, {"aggregate": "geometric"}, {"index": "topsis", "weights": "entropy"},
                {"impute": "time"}, {"impute": "year-median", "weights": "entropy"}]
    worst = 0.0
    compared = 0
    ranks_off = 0
    for path, name in sets:
        schema = os.path.join(root, "examples/schemas", name + ".csv")
        for changed in variants:
            if name == "china-national" and changed.get("scale") == "per-year":
                continue  # one entity: nothing varies within a year
            if name == "institutions-us" and changed not in variants[:4]:
                continue  # many rows
            options = {**usual, **changed}
            keys, columns, groups = read(path, schema)
            expected, headline = assess(keys, columns, options)
            regions = os.path.join(root, "examples/data/china-regions.csv")
            extra = ["--groups", regions] if name == "china-provinces" else []
            if extra:
                with open(regions, encoding="utf-8", newline="") as f:
                    groups["region"] = {r["province_code"]: r["region"] for r in csv.DictReader(f)}
            with tempfile.TemporaryDirectory() as folder:
                out = os.path.join(folder, "out.json")
                words = [w for o, v in options.items() for w in ("--" + o, str(v))]
                subprocess.run([program, path, "--schema", schema, "--json", out, "--quiet", "--runs", "0",
                                *words, *extra], check=True, stdout=subprocess.DEVNULL)
                with open(out, encoding="utf-8") as f:
                    found = json.load(f)
            here = 0.0
            left = dict(expected)
            for entity in found["entities"]:
                for row in entity["years"]:
                    own = left.pop((entity["id"], row["year"]))
                    for letter in "PECTD":
                        a, b = own[letter], row[letter]
                        if (a is None) != (b is None):
                            sys.exit(f"{name} {changed}: {entity['id']} {row['year']} {letter}: {a} and {b}")
                        if a is not None:
                            here = max(here, abs(a - b))
                            compared += 1
                    if (own["rank"] is None) != (row["rank"] is None):
                        ranks_off += 1
                    elif own["rank"] is not None and not own["rank"][0] <= row["rank"] <= own["rank"][1]:
                        ranks_off += 1
                    if "obstacles" in own:
                        degrees = [o["degree"] for o in row["obstacles"]]
                        if len(degrees) != len(own["obstacles"]):
                            sys.exit(f"{name} {changed}: {entity['id']} {row['year']}: obstacles")
                        here = max([here] + [abs(a - b) for a, b in zip(degrees, own["obstacles"])])
                        compared += len(degrees)
            if left:
                sys.exit(f"{name}: {len(left)} rows are not in the JSON")
            for each in found["disparity"]:
                of = groups[each["grouping"]]
                those = [(r[headline], of[k[0]]) for k, r in expected.items()
                         if k[1] == each["year"] and r[headline] is not None and k[0] in of]
                if len(those) > 500:
                    continue  # its definitions are quadratic
                own = disparity(*zip(*those))
                for a, b in ((own["gini"], each["gini"]), (own["theil"], each["theil"]["total"]),
                             (own["theil_between"], each["theil"]["between"]),
                             (own["dagum_within"], each["dagum"]["within"]),
                             (own["dagum_between"], each["dagum"]["between"]),
                             (own["dagum_overlap"], each["dagum"]["overlap"])):
                    here = max(here, abs(a - b))
                    compared += 1
            words = ", ".join(f"{o} {v}" for o, v in changed.items()) or "as usual"
            print(f"{name:18} {words:40} largest difference {here:.1e}")
            worst = max(worst, here)
    print(f"{compared} numbers compared; largest difference {worst:.1e}; ranks that differ: {ranks_off}")
    if worst > 1e-10 or ranks_off > 0 or compared == 0:
        sys.exit("the two do not agree")


main()
