#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs bench_rules and bench_rules_native and prints what the README says of them, and each target.

  benchmarks/rules/rules_table.py [build/bench/benchmarks]

Nanoseconds a record, processor time, the least of some repetitions in random order; ratios come from the
same run.
"""
import json
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../../build/bench/benchmarks")


def run(program, names, level=None):
    command = [
        os.path.join(folder, program), "--benchmark_format=json", "--benchmark_filter=^(" + "|".join(names) + ")$",
        "--benchmark_repetitions=9", "--benchmark_min_time=0.05", "--benchmark_enable_random_interleaving=true"]
    if level:
        command.append("--level=" + level)
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    if level and found["context"]["level"] != level:
        return None  # not on this processor
    times = {}
    for b in found["benchmarks"]:
        if b["run_type"] == "iteration":
            name = b["run_name"]
            ns = b["cpu_time"] / int(name.rsplit("/", 1)[1])
            times[name] = min(ns, times.get(name, ns))
    run.level = found["context"]["level"]
    return times


cache, memory = "/2000", "/1000000"
records = ["record/" + n for n in (
    "hand_written", "branch_free", "engine", "engine_missing", "explain", "explain_all")]
columns = ["columns/" + n for n in ("hand_written", "engine", "engine_missing", "read_only")]
here_ns = run("bench_rules", [n + cache for n in records + columns] + [n + memory for n in columns])
best = run.level
native = run("bench_rules_native", [n + cache for n in columns])
levels = {}
for level in ("sse2", "avx2", "avx512"):
    found = run("bench_rules", ["record/branch_free" + cache, "columns/engine" + cache], level)
    if found:
        levels[level] = found
sizes = {}
for size in ("rules10/", "rules1000/"):
    sizes[size] = run("bench_rules", [size + n + cache for n in records[:4] + columns[:3]])

unit = here_ns["record/hand_written" + cache]
print("| 100 rules over 32 numbers, one thread | ns a record | if/else = 1 |\n|---|---:|---:|")


def row(text, ns):
    print("| %s | %.*f | %.2f |" % (text, 0 if ns >= 100 else 1, ns, ns / unit))


row("if/else by hand", unit)
row("every comparison computed, no branches, by hand", here_ns["record/branch_free" + cache])
row("nqpf, one record", here_ns["record/engine" + cache])
row("nqpf, one record, 10 % missing", here_ns["record/engine_missing" + cache])
row("loops over columns by hand, `-O2`", here_ns["columns/hand_written" + cache])
row("loops over columns by hand, `-O3 -march=native`", native["columns/hand_written" + cache])
for level, found in levels.items():
    row("nqpf, columns, " + level.replace("avx", "AVX").replace("512", "-512").replace("sse", "SSE"),
        found["columns/engine" + cache])
row("nqpf, columns, 10 % missing", here_ns["columns/engine_missing" + cache])
row("nqpf, columns from memory (to read them: %.1f)" % here_ns["columns/read_only" + memory],
    here_ns["columns/engine" + memory])
row("nqpf, one record and why each rule held", here_ns["record/explain" + cache])
row("nqpf, one record and an answer for every rule, 10 % missing", here_ns["record/explain_all" + cache])

print("\n%-72s %7s %7s" % ("target", "wanted", "is"))
missed = 0


def target(text, value, low=None, high=None):
    global missed
    good = (low is None or value >= low) and (high is None or value <= high)
    missed += not good
    wanted = ">= %g" % low if low is not None else "<= %g" % high
    print("%-72s %7s %7.2f%s" % (text, wanted, value, "" if good else "  missed"))


def ratio(times, a, b, rows=cache, size=""):
    return times[size + a + rows] / times[size + b + rows]


if best == "avx512":
    target("speed of columns/engine, x columns/hand_written",
           ratio(here_ns, "columns/hand_written", "columns/engine"), low=3)
for level, least in (("avx512", 5), ("avx2", 2.5), ("sse2", 1.2)):
    if level in levels:
        target("speed of columns/engine with %s, x record/branch_free" % level,
               ratio(levels[level], "record/branch_free", "columns/engine"), low=least)
target("native: time of columns/engine, x columns/hand_written",
       ratio(native, "columns/engine", "columns/hand_written"), high=1.2)
target("from memory: speed of columns/engine, x columns/read_only (aim 0.7)",
       ratio(here_ns, "columns/read_only", "columns/engine", memory), low=0.5)
target("time of columns/engine_missing, x columns/engine",
       ratio(here_ns, "columns/engine_missing", "columns/engine"), high=1.5)
target("time of record/engine, x record/branch_free (aim 0.5)",
       ratio(here_ns, "record/engine", "record/branch_free"), high=1.1)
target("time of record/engine_missing, x record/engine",
       ratio(here_ns, "record/engine_missing", "record/engine"), high=2.5)
target("microseconds of record/explain", here_ns["record/explain" + cache] / 1000, high=10)
for size, found in sizes.items():
    print("\n%s" % size)
    for name in records[:4] + columns[:3]:
        print("  %-24s %10.1f ns a record  %6.2f x record/branch_free" % (
            name, found[size + name + cache], ratio(found, name, "record/branch_free", cache, size)))
sys.exit(missed > 0)
