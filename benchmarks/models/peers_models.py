# SPDX-License-Identifier: BSL-1.0
"""The benchmarks of bench_models beside plain numpy, on the same data and in the same run.

    peers_models.py BENCH_MODELS

prints the ratios, and how the time per row grows, and exits with 1 where a ratio of the chain is
below 5 or that of the uncertainty study below 20.

numpy gets the table in both layouts, its own default (row by row) and column by column, in which it
is faster; nqpf likewise. Both must come to the same sum of D. Time is that of the processor, one
thread each, the best of several runs.
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


class Uncertainty:
    """The study of bench_models' uncertainty/51x49: the same table, choices and hierarchy."""

    units, indicators = 51, 49

    def __init__(self, rows, prepared):
        self.x = rows.ravel()[: self.units * self.indicators].reshape(self.units, self.indicators)
        self.rng = np.random.default_rng(1)
        groups = np.arange(self.indicators) * 8 // self.indicators
        self.masks = [np.eye(8)[groups], np.eye(2)[[0, 0, 0, 0, 0, 1, 1, 1]], np.ones((2, 1))]
        sizes = [self.indicators, 8, 2]
        ends = np.cumsum(sizes)
        nodes = ends[-1]
        self.parts = [slice(end - size, end) for end, size in zip(ends, sizes)]
        self.weights = [np.ones(nodes), 1.0 + np.arange(nodes) % 5]
        self.tables = [self.normalise(k) for k in range(3)] if prepared else None
        self.nominal = self.ranks(self.normalise(0), self.weights[0], False)

    def normalise(self, kind):
        x = self.x
        if kind == 0:
            least, most = x.min(axis=0), x.max(axis=0)
            return 1 + 99 * (x - least) / (most - least)
        if kind == 1:
            return 100 + 10 * (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
        return x.argsort(axis=0).argsort(axis=0) + 1.0

    def ranks(self, z, w, geometric):
        for mask, part in zip(self.masks, self.parts):
            share = mask * w[part, None]
            share /= share.sum(axis=0)
            z = np.exp(np.log(z) @ share) if geometric else z @ share
        order = (-z[:, 0]).argsort()
        ranks = np.empty(self.units)
        ranks[order] = np.arange(1, self.units + 1)
        return ranks

    def run(self):
        u = self.rng.random(4)
        kind = int(u[0] * 3)
        z = self.tables[kind] if self.tables else self.normalise(kind)
        w = self.weights[int(u[1] * 2)]
        w = w * (1 + 0.25 * (2 * self.rng.random(w.size) - 1))
        if u[3] < 0.5:
            w[int(u[3] / 0.5 * self.indicators)] = 0
        return np.abs(self.ranks(z, w, u[2] >= 0.5) - self.nominal).mean()


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
    print(f"least ratio of the chain {worst:.1f}")
    for name in ("chain", "chain_by_row"):
        per_row = [found[f"{name}/{size}"]["seconds"] / size * 1e9 for size in SIZES]
        print(f"{name}, ns a row: " + ", ".join(f"{ns:.0f}" for ns in per_row))
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "cells")
        rows[:125].tofile(data)
        mine = run_bench(program, data, "^uncertainty")["uncertainty/51x49"]
    seconds = mine["seconds_per_run"]
    least = float("inf")
    for words, prepared in (("normalising in each run", False), ("tables prepared before", True)):
        study = Uncertainty(rows, prepared)
        shifts = []
        numpy_seconds = best(lambda: shifts.extend(study.run() for _ in range(1000))) / 1000
        if abs(np.mean(shifts) - mine["mean_shift"]) > 0.1:
            sys.exit(f"mean shift {mine['mean_shift']}, numpy {np.mean(shifts)}")
        least = min(least, numpy_seconds / seconds)
        print(f"uncertainty/51x49 per run   nqpf {seconds * 1e6:6.2f} us   "
              f"numpy {numpy_seconds * 1e6:6.1f} us, {words}   "
              f"ratio {numpy_seconds / seconds:6.1f}")
    if worst < 5 or least < 20:
        sys.exit("less than 5 times numpy for the chain, or 20 times for the uncertainty study")


if __name__ == "__main__":
    main()
