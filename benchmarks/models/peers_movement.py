# SPDX-License-Identifier: BSL-1.0
"""The benchmarks of bench_movement beside scipy and numpy, on the same data and in the same run.

    peers_movement.py BENCH_MOVEMENT

prints the ratios, and exits with 1 where assignment (of random costs), transport or data envelopment
are slower than scipy's compiled code, or a forecast is less than ten times as fast as numpy.

Assignment: linear_sum_assignment (C++). Transport and data envelopment: linprog with HiGHS (C++),
sparse rows for transport; scipy is given 100 of the 1,000 units, and its time is multiplied by 10.
Time is that of the processor, one thread each, the best of several runs. Both must come to the same
answer.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import eye, kron, vstack


def best(work, least=0.3, most=20):
    """The shortest time of one call, and what it returned."""
    shortest, spent, runs = float("inf"), 0.0, 0
    while spent < least and runs < most or runs < 1:
        begin = time.process_time()
        answer = work()
        seconds = time.process_time() - begin
        shortest, spent, runs = min(shortest, seconds), spent + seconds, runs + 1
    return shortest, answer


def assignment(cost):
    rows, columns = linear_sum_assignment(cost)
    return cost[rows, columns].sum()


def transport(cost, supply, demand):
    n, m = cost.shape
    rows = vstack([kron(eye(n), np.ones((1, m))), kron(np.ones((1, n)), eye(m))]).tocsr()
    limits = np.concatenate([supply, demand * supply.sum() / demand.sum()])
    return linprog(cost.ravel(), A_eq=rows, b_eq=limits, method="highs").fun


def envelopment(x, y, units, variable):
    n = len(x)
    goal = np.append(np.zeros(n), 1.0)
    rows = np.zeros((x.shape[1] + y.shape[1], n + 1))
    rows[:x.shape[1], :n], rows[x.shape[1]:, :n] = x.T, -y.T
    one = dict(A_eq=np.append(np.ones(n), 0)[None, :], b_eq=[1]) if variable else {}
    total = 0.0
    for o in range(units):
        rows[:x.shape[1], n] = -x[o]
        limits = np.concatenate([np.zeros(x.shape[1]), -y[o]])
        total += linprog(goal, A_ub=rows, b_ub=limits, method="highs", **one).fun
    return total


def grey(x):
    z = np.cumsum(x)[1:] - 0.5 * x[1:]
    a, b = np.linalg.lstsq(np.column_stack([-z, np.ones(len(z))]), x[1:], rcond=None)[0]
    k = np.arange(len(x) + 1)
    fitted = np.diff((x[0] - b / a) * np.exp(-a * k) + b / a, prepend=0)
    e = x - fitted[:-1]
    e.std() / x.std(), (abs(e - e.mean()) < 0.6745 * x.std(ddof=1)).mean()
    return fitted[-1]


def holt(y, alpha, gamma):
    level, trend = y[0], y[1] - y[0]
    for value in y:
        old, level = level, alpha * value + (1 - alpha) * (level + trend)
        trend = gamma * (level - old) + (1 - gamma) * trend
    return level + trend


def run_bench(program, folder):
    done = subprocess.run(
        [program, "--benchmark_format=json", "--benchmark_repetitions=3"],
        env={**os.environ, "NQPF_BENCH_FOLDER": folder}, stdout=subprocess.PIPE, check=True)
    found = {}
    for entry in json.loads(done.stdout)["benchmarks"]:
        if entry.get("run_type") == "aggregate":
            continue
        entry["seconds"] = entry["cpu_time"] * {"ns": 1e-9, "us": 1e-6, "ms": 1e-3}[entry["time_unit"]]
        name = entry["run_name"]
        if name not in found or entry["seconds"] < found[name]["seconds"]:
            found[name] = entry
    return found


def main():
    program = os.path.abspath(sys.argv[1])
    rng = np.random.default_rng(20240101)
    data = {
        "uniform": rng.random((500, 500)),
        "ties": rng.integers(0, 100, (500, 500)).astype(float),
        "products": np.outer(np.arange(1.0, 501), np.arange(1.0, 501)),
        "transport": rng.random((200, 200)),
        "supply": rng.random(200) + 0.1,
        "demand": rng.random(200) + 0.1,
        "inputs": rng.lognormal(size=(1000, 3)),
        "outputs": rng.lognormal(size=(1000, 2)),
        "grey": 100 * 1.1 ** np.arange(12) + rng.random(12),
        "holt": 50 + np.cumsum(rng.normal(0.5, 1, 500)),
    }
    peers = {
        "assignment/500/uniform": (lambda: assignment(data["uniform"]), 1, 1),
        "assignment/500/ties": (lambda: assignment(data["ties"]), 1, 1),
        # The worst table for any method of augmenting paths; no gain is asked for.
        "assignment/500/products": (lambda: assignment(data["products"]), 1, 0.7),
        "transport/200": (lambda: transport(data["transport"], data["supply"], data["demand"]), 1, 1),
        "dea/1000/constant": (lambda: envelopment(data["inputs"], data["outputs"], 100, False), 10, 1),
        "dea/1000/variable": (lambda: envelopment(data["inputs"], data["outputs"], 100, True), 10, 1),
        "grey/12": (lambda: grey(data["grey"]), 1, 10),
        "holt/500": (lambda: holt(data["holt"], 0.4, 0.2), 1, 10),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, values in data.items():
            values.tofile(os.path.join(folder, name))
        found = run_bench(program, folder)
    print(f"scipy {scipy.__version__}, milliseconds, best of several runs")
    slow = []
    for name, (work, times, wanted) in peers.items():
        seconds, answer = best(work)
        mine = found[name]
        if abs(mine["answer"] - answer) > 1e-6 * abs(answer):
            sys.exit(f"{name}: {mine['answer']}, scipy {answer}")
        ratio = seconds * times / mine["seconds"]
        if ratio < wanted:
            slow.append(name)
        print(f"{name:26} nqpf {mine['seconds'] * 1e3:10.4f}   scipy {seconds * times * 1e3:10.3f}"
              f"   ratio {ratio:7.1f}")
    if slow:
        sys.exit("too slow: " + ", ".join(slow))


if __name__ == "__main__":
    main()
