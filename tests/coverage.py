#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the tests run of the headers: lines and branches, by floor, and the lines that no test runs.

  cmake --preset test -B build/coverage -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="-O0 --coverage"
  cmake --build build/coverage --parallel 2 && ctest --test-dir build/coverage -L unit
  python3 tests/coverage.py build/coverage [--missed FILE]

Counted is what g++ made code of: functions that only the compiler evaluates, and templates that no test asks for,
are not in it. A line counts as run if one of its instances ran, and so does a branch, which is named by its place in
the line; branches that only an exception takes do not count. --missed writes the lines that none ran.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def reports(build):
    """What gcov says of each object that has run, one document after the other."""
    for data in sorted(build.rglob("*.gcda")):
        done = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", str(data)],
                              cwd=data.parent, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            if line.strip():
                yield json.loads(line), data.parent


def gather(build):
    """For each header, how often each line ran and each branch was taken."""
    lines = collections.defaultdict(collections.Counter)
    branches = collections.defaultdict(collections.Counter)
    include = ROOT / "include"
    for report, folder in reports(build):
        start = pathlib.Path(report.get("current_working_directory", folder))
        for file in report["files"]:
            path = (start / file["file"]).resolve()
            if not path.is_relative_to(include):
                continue
            name = str(path.relative_to(include))
            for line in file["lines"]:
                lines[name][line["line_number"]] += line["count"]
                kept = [b for b in line["branches"] if not b["throw"]]
                for place, branch in enumerate(kept):
                    branches[name][line["line_number"], place] += branch["count"]
    return lines, branches


def share(counts):
    ran = sum(1 for count in counts if count > 0)
    return ran, len(counts), 100.0 * ran / len(counts) if counts else 100.0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("--missed", type=pathlib.Path, help="where to write the lines that no test runs")
    arguments.add_argument("--name", type=int, default=20, help="how many headers are named")
    arguments.add_argument("--least", nargs=2, type=float, default=(95, 85), metavar=("LINES", "BRANCHES"))
    chosen = arguments.parse_args()
    lines, branches = gather(chosen.build.resolve())
    if not lines:
        sys.exit(f"{chosen.build}: no program compiled with --coverage has run there")
    floors = collections.defaultdict(lambda: ([], []))
    for name in sorted(lines):
        parts = pathlib.Path(name).parts
        floor = parts[1] if len(parts) > 2 else "nqpf"
        for key in (floor, "all"):
            floors[key][0].extend(lines[name].values())
            floors[key][1].extend(branches[name].values())
    print("floor        lines                 branches")
    for floor, (of_lines, of_branches) in floors.items():
        ran, all_lines, percent = share(of_lines)
        taken, all_branches, of_them = share(of_branches)
        print(f"{floor:10} {ran:6} of {all_lines:6} {percent:5.1f} % {taken:6} of {all_branches:6} {of_them:5.1f} %")
    missed = {name: sum(1 for count in of.values() if count == 0) for name, of in lines.items()}
    print("headers with the most lines that no test runs")
    for name in sorted(missed, key=lambda each: (-missed[each], each))[:chosen.name]:
        if missed[name] > 0:
            print(f"{missed[name]:6} of {len(lines[name]):5}  {name}")
    if chosen.missed:
        chosen.missed.write_text("".join(f"{name}:{number}\n" for name in sorted(lines)
                                         for number, count in sorted(lines[name].items()) if count == 0))
    good = share(floors["all"][0])[2] >= chosen.least[0] and share(floors["all"][1])[2] >= chosen.least[1]
    sys.exit(0 if good else 1)


main()
