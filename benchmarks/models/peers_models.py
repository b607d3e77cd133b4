# SPDX-License-Identifier: BSL-1.0
"""The benchmarks of bench_models beside plain numpy, on the same data and in the same run.

    peers_models.py BENCH_MODELS

numpy gets the table in both layouts, its own default (row by row) and column by column, in which it is
faster; nqpf likewise. Both must come to the same sum of D. Time is that of the processor, one thread each,
the best of several runs.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def chain(x, up):
    least, most = x.min(axis=0), x.max(axis=0)
    z = np.where(up, (x - least) / (most - least), (most - x) / (most - least))
    p = z / z.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0, p * np.log(p), 0.0)
    d = 1 + terms.sum(axis=0) / np.log(x.shape[0])
    w = d / d.sum()
    u = []
    for part in (slice(0, 10), slice(10, 20)):
        v = z[:, part] * (w[part] / w[part].sum())
        plus = np.sqrt(((v - v.max(axis=0)) ** 2).sum(axis=1))
        minus = np.sqrt(((v - v.min(axis=0)) ** 2).sum(axis=1))
        u.append(minus / (plus + minus))
    c = 2 * np.sqrt(u[0] * u[1]) / (u[0] + u[1])
    return np.sqrt(c * (u[0] + u[1]) / 2)


def best(work, least_runs=5, least_seconds=1.0):
    shortest, spent, runs = float("inf"), 0.0, 0
    while runs < least_runs or spent < least_seconds:
        begin = time.process_time()
        work()
        seconds = time.process_time() - begin
        shortest, spent, runs = min(shortest, seconds), spent + seconds, runs + 1
    return shortest


def run_bench(program, data, pattern):
    done = subprocess.run(
        [program, f"--benchmark_filter={pattern}", "--benchmark_format=json",
         "--benchmark_repetitions=5"],
        env={**os.environ, "NQPF_BENCH_DATA": data}, stdout=subprocess.PIPE, check=True)
    found = {}
    for entry in json.loads(done.stdout)["benchmarks"]:
        if entry.get("run_type") == "aggregate":
            continue
        unit = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[entry["time_unit"]]
        entry["seconds"] = entry["cpu_time"] * unit
        name = entry["run_name"]
        if name not in found or entry["seconds"] < found[name]["seconds"]:
            found[name] = entry
    return found


def main():
    program = os.path.abspath(sys.argv[1])
    up = np.arange(20) % 3 != 2
    rows = np.random.default_rng(20240101).lognormal(size=(SIZES[-1], 20))
    worst = float("inf")
    print(f"numpy {np.__version__}, milliseconds, best of several runs")
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "cells")
        rows.tofile(data)
        found = run_bench(program, data, "^chain")
        for layout, name in (("F", "chain"), ("C", "chain_by_row")):
            for size in SIZES:
                x = np.array(rows[:size], order=layout)
                seconds = best(lambda: chain(x, up))
                mine = found[f"{name}/{size}"]
                total = chain(x, up).sum()
                if abs(mine["sum_of_d"] - total) > 1e-9 * total:
                    sys.exit(f"{name}/{size}: sum of D {mine['sum_of_d']}, numpy {total}")
                ratio = seconds / mine["seconds"]
                worst = min(worst, ratio)
                print(f"{name + '/' + str(size):24} nqpf {mine['seconds'] * 1e3:10.3f}"
                      f"   numpy {seconds * 1e3:10.3f}   ratio {ratio:6.1f}")
    print(f"least ratio {worst:.1f}")


if __name__ == "__main__":
    main()
