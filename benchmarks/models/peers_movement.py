# SPDX-License-Identifier: BSL-1.0
"""The benchmarks of bench_movement beside scipy and numpy, on the same data and in the same run.

    peers_movement.py BENCH_MOVEMENT

prints the ratios, and exits with 1 where assignment (of random costs), transport, data envelopment or
the symbiosis fit are slower than scipy's compiled code, or a forecast or a Granger test is less than
ten times as fast as numpy.

Assignment: linear_sum_assignment (C++). Transport and data envelopment: linprog with HiGHS (C++),
sparse rows for transport; scipy is given 100 of the 1,000 units, and its time is multiplied by 10. Symbiosis: least_squares with the
Fortran of MINPACK and odeint with that of ODEPACK, which call the slopes in Python, from the numbers
that made the series, a fifth off. Granger tests: lstsq of numpy and the F distribution of scipy, both
directions; over units, means taken out by reshaping, and the test of each unit alone, as nqpf does.
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
from scipy.integrate import odeint
from scipy.optimize import least_squares, linear_sum_assignment, linprog
from scipy.sparse import eye, kron, vstack
from scipy.stats import f as f_law


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


def smoothing(y, alpha):
    level = y[0]
    for value in y:
        level = alpha * value + (1 - alpha) * level
    return level


def holt_winters(y, p, alpha, beta, gamma):
    level = y[:p].mean()
    trend = (y[p:2 * p].mean() - level) / p
    season = list(y[:p] - level)
    for t in range(p, len(y)):
        line, before = level + trend, level
        level = alpha * (y[t] - season[t % p]) + (1 - alpha) * line
        trend = beta * (level - before) + (1 - beta) * trend
        season[t % p] = gamma * (y[t] - line) + (1 - gamma) * season[t % p]
    return level + trend + season[len(y) % p]


def backtest(x, first):
    return np.mean([abs(x[n] - grey(x[:n])) for n in range(first, len(x))])


def f_of(own, other, target, freedom):
    def left(design):
        wrong = target - design @ np.linalg.lstsq(design, target, rcond=None)[0]
        return wrong @ wrong

    p = other.shape[1]
    small, large = left(own), left(np.hstack([own, other]))
    found = (small - large) / p / (large / freedom)
    return found, f_law.sf(found, p, freedom)


def granger(first, second, p):
    n, total = len(first), 0.0
    for source, target in ((first, second), (second, first)):
        own = np.column_stack([np.ones(n - p)] + [target[p - l:n - l] for l in range(1, p + 1)])
        other = np.column_stack([source[p - l:n - l] for l in range(1, p + 1)])
        total += f_of(own, other, target[p:], n - p - 2 * p - 1)[0]
    return total


def granger_panel(first, second, units, years):
    def inside(values):
        return (values - values.mean(axis=1, keepdims=True)).reshape(-1, 1)

    tables = first.reshape(units, years), second.reshape(units, years)
    total = 0.0
    for source, target in (tables, tables[::-1]):
        parts = inside(target[:, :-1]), inside(source[:, :-1]), inside(target[:, 1:])[:, 0]
        total += f_of(*parts, units * (years - 1) - units - 2)[0]
        for u in range(units):
            granger_alone = np.column_stack([np.ones(years - 1), target[u, :-1]])
            f_of(granger_alone, source[u, :-1, None], target[u, 1:], years - 4)
    return total


TIMES = 2.0 * np.arange(25)
MADE_BY = np.array([0.3, 0.2, 100, 80, 0.3, 0.5, 10, 5])


def populations(place):
    r1, r2, k1, k2, s12, s21, x0, y0 = place

    def slope(z, _):
        x, y = z
        return r1 * x * (1 - x / k1 + s12 * y / k2), r2 * y * (1 - y / k2 + s21 * x / k1)

    return odeint(slope, (x0, y0), TIMES, rtol=1e-9, atol=1e-9)


def symbiosis(seen):
    size = seen.mean(axis=0)
    away = np.array([1.2, 0.8, 1.2, 0.8, 1.2, 0.8, 1.2, 0.8])
    found = least_squares(lambda place: ((seen - populations(place)) / size).ravel(),
                          MADE_BY * away, method="lm", x_scale=MADE_BY, xtol=1e-10, ftol=1e-10)
    return 2 * found.cost


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
        "seasons": 100 + 0.2 * np.arange(240) + 8 * np.sin(np.arange(240) * np.pi / 6) + rng.normal(size=240),
        "grey_24": 100 * 1.06 ** np.arange(24) * (1 + 0.01 * rng.normal(size=24)),
    }
    noise = rng.normal(size=(2, 60))
    data["causes"] = np.cumsum(noise[0]) * 0.3 + noise[0]
    data["effects"] = np.append(0, data["causes"][:-1]) * 0.4 + noise[1]
    data["panel_first"] = rng.normal(size=(31, 14)).cumsum(axis=1)
    data["panel_second"] = rng.normal(size=(31, 14)).cumsum(axis=1)
    seen = populations(MADE_BY) * (1 + 0.02 * rng.normal(size=(25, 2)))
    data["population_x"], data["population_y"] = seen.T.copy()
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
        "smoothing/500": (lambda: smoothing(data["holt"], 0.3), 1, 10),
        "holt_winters/240": (lambda: holt_winters(data["seasons"], 12, 0.4, 0.1, 0.2), 1, 10),
        "backtest_grey/24": (lambda: backtest(data["grey_24"], 8), 1, 10),
        "granger/60": (lambda: granger(data["causes"], data["effects"], 2), 1, 10),
        "granger_panel/31x14": (
            lambda: granger_panel(data["panel_first"], data["panel_second"], 31, 14), 1, 10),
        "symbiosis/25": (lambda: symbiosis(seen), 1, 1),
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
