# SPDX-License-Identifier: BSL-1.0
"""Random problems of demand and supply, forecasting and productivity with the answers of scipy and
numpy: what models_movement_reference compares with.

    movement_reference.py KIND SEED COUNT

writes arrays as reference_arrays.py says, their names ending in the number of the problem.
"""

import numpy as np
from scipy.optimize import curve_fit, linear_sum_assignment, linprog, minimize
from scipy.special import logsumexp

from reference_arrays import emit, run


def assignment(rng, k):
    n, m = rng.integers(1, 40, 2)
    cost = rng.normal(size=(n, m)) if k % 3 else rng.integers(0, 6, (n, m)).astype(float)
    if k % 5 == 4:
        cost[rng.random((n, m)) < 0.3] = np.inf
    emit(f"cost_{k}", cost)
    try:
        rows, columns = linear_sum_assignment(cost)
        emit(f"total_{k}", cost[rows, columns].sum())
    except ValueError:
        emit(f"total_{k}", np.nan)


def transport(rng, k):
    n, m = rng.integers(1, 15, 2)
    cost = rng.random((n, m)) * 10 - (2 if k % 2 else 0)
    if k % 3 == 0:  # whole numbers: ties and degenerate trees
        cost = np.floor(cost)
        s, d = np.zeros(n), np.zeros(m)
        np.add.at(s, rng.integers(0, n, 30), 1)
        np.add.at(d, rng.integers(0, m, 30), 1)
    else:
        s, d = rng.random(n), rng.random(m)
        d *= s.sum() / d.sum()
    barred = np.zeros((n, m), bool) if k % 4 else rng.random((n, m)) < 0.3
    rows = np.zeros((n + m, n * m))
    for i in range(n):
        rows[i, i * m:(i + 1) * m] = 1
    for j in range(m):
        rows[n + j, j::m] = 1
    bounds = [(0, 0) if b else (0, None) for b in barred.ravel()]
    found = linprog(cost.ravel(), A_eq=rows, b_eq=np.concatenate([s, d]), bounds=bounds)
    emit(f"cost_{k}", np.where(barred, np.inf, cost))
    emit(f"supply_{k}", s)
    emit(f"demand_{k}", d)
    emit(f"total_{k}", found.fun if found.status == 0 else np.nan)


def sinkhorn(rng, k):
    n, m = rng.integers(2, 12, 2)
    cost, s, d = rng.random((n, m)), rng.random(n) + 0.1, rng.random(m) + 0.1
    s, d = s / s.sum(), d / d.sum()
    eps = (1, 0.1, 0.03)[k % 3]
    f, g = np.zeros(n), np.zeros(m)
    for _ in range(20000):
        f = eps * (np.log(s) - logsumexp((g - cost) / eps, axis=1))
        g = eps * (np.log(d) - logsumexp((f[:, None] - cost) / eps, axis=0))
    emit(f"cost_{k}", cost)
    emit(f"supply_{k}", s)
    emit(f"demand_{k}", d)
    emit(f"eps_{k}", eps)
    emit(f"plan_{k}", np.exp((f[:, None] + g - cost) / eps))


def program(rng, k):
    m, n = rng.integers(1, 9), rng.integers(1, 16)
    whole = k % 2
    a = rng.integers(-2, 4, (m, n)).astype(float) if whole else rng.normal(size=(m, n)) + 0.3
    b = rng.integers(-2, 7, m).astype(float) if whole else rng.normal(size=m) + 1
    goal = rng.integers(-1, 5, n).astype(float) if whole else rng.normal(size=n) + 1
    senses = rng.integers(0, 3, m)
    up, down, same = senses == 0, senses == 1, senses == 2
    rows = dict(A_ub=np.vstack([a[up], -a[down]]), b_ub=np.concatenate([b[up], -b[down]]),
                A_eq=a[same], b_eq=b[same])
    found = linprog(goal, **rows)
    status = found.status
    if status == 2 and linprog(0 * goal, **rows).status == 0:
        status = 3  # presolve calls some unbounded programs infeasible
    emit(f"rows_{k}", a)
    emit(f"limits_{k}", b)
    emit(f"goal_{k}", goal)
    emit(f"senses_{k}", senses)
    emit(f"status_{k}", status)
    emit(f"value_{k}", found.fun if status == 0 else np.nan)


def score(x, y, xo, yo, variable, outward):
    """The factor on inputs, or 1 / the factor on outputs, of a unit against others."""
    n, m, s = len(x), x.shape[1], y.shape[1]
    goal = np.zeros(n + 1)
    goal[n] = -1 if outward else 1
    rows = np.zeros((m + s, n + 1))
    rows[:m, :n], rows[m:, :n] = x.T, -y.T
    if outward:
        rows[m:, n] = yo
        limits = np.concatenate([xo, np.zeros(s)])
    else:
        rows[:m, n] = -xo
        limits = np.concatenate([np.zeros(m), -yo])
    one = np.append(np.ones(n), 0)[None, :] if variable else None
    found = linprog(goal, A_ub=rows, b_ub=limits, A_eq=one, b_eq=[1] if variable else None)
    if found.status != 0:
        return np.nan
    return 1 / found.x[n] if outward else found.x[n]


def slack_based(x, y, o, variable):
    """Tone's measure, with slacks and all: t, weights, input slacks, output slacks."""
    n, m, s = len(x), x.shape[1], y.shape[1]
    goal = np.concatenate([[1], np.zeros(n), -1 / (m * x[o]), np.zeros(s)])
    rows, limits = [], []
    rows.append(np.concatenate([[1], np.zeros(n), np.zeros(m), 1 / (s * y[o])]))
    limits.append(1)
    for i in range(m):
        row = np.zeros(1 + n + m + s)
        row[0], row[1:n + 1], row[1 + n + i] = -x[o, i], x[:, i], 1
        rows.append(row)
        limits.append(0)
    for r in range(s):
        row = np.zeros(1 + n + m + s)
        row[0], row[1:n + 1], row[1 + n + m + r] = -y[o, r], y[:, r], -1
        rows.append(row)
        limits.append(0)
    if variable:
        rows.append(np.concatenate([[-1], np.ones(n), np.zeros(m + s)]))
        limits.append(0)
    return linprog(goal, A_eq=np.array(rows), b_eq=limits).fun


def envelopment(rng, k):
    n, m, s = rng.integers(3, 16), rng.integers(1, 4), rng.integers(1, 4)
    x, y = rng.random((n, m)) * 9 + 1, rng.random((n, s)) * 9 + 1
    if k % 3 == 0:  # copies and ties
        x, y = np.floor(x / 3) + 1, np.floor(y / 3) + 1
    later_x, later_y = x * (rng.random((n, m)) * 0.6 + 0.7), y * (rng.random((n, s)) * 0.6 + 0.9)
    emit(f"x_{k}", x)
    emit(f"y_{k}", y)
    emit(f"later_x_{k}", later_x)
    emit(f"later_y_{k}", later_y)
    own = [[score(x, y, x[o], y[o], v, out) for v, out in
            ((False, False), (True, False), (True, True))] for o in range(n)]
    emit(f"scores_{k}", own)
    emit(f"slacks_{k}", [[slack_based(x, y, o, v) for v in (False, True)] for o in range(n)])
    emit(f"across_{k}", [[score(x, y, later_x[o], later_y[o], v, False) for v in (False, True)]
                         for o in range(n)])
    changes = []
    for o in range(n):
        d00, d11 = score(x, y, x[o], y[o], 0, 0), score(later_x, later_y, later_x[o], later_y[o], 0, 0)
        d01, d10 = score(x, y, later_x[o], later_y[o], 0, 0), score(later_x, later_y, x[o], y[o], 0, 0)
        changes.append([d11 / d00, np.sqrt(d01 / d11 * d00 / d10)])
    emit(f"changes_{k}", changes)


def grey(x):
    n = len(x)
    z = np.cumsum(x)[1:] - 0.5 * x[1:]
    a, b = np.linalg.lstsq(np.column_stack([-z, np.ones(n - 1)]), x[1:], rcond=None)[0]
    k = np.arange(n + 3)
    sums = (x[0] - b / a) * np.exp(-a * k) + b / a
    fitted = np.concatenate([[x[0]], np.diff(sums)])
    e = x - fitted[:n]
    return [a, b, e.std() / x.std(), (abs(e - e.mean()) < 0.6745 * x.std(ddof=1)).mean(),
            *fitted[n:]]


def holt(y, alpha, gamma):
    level, trend, squares = y[0], y[1] - y[0], 0.0
    for value in y:
        squares += (value - level - trend) ** 2
        old, level = level, alpha * value + (1 - alpha) * (level + trend)
        trend = gamma * (level - old) + (1 - gamma) * trend
    return squares, level, trend


def winters(y, p, w, additive):
    level, trend = y[:p].mean(), (y[p:2 * p].mean() - y[:p].mean()) / p
    season = list(y[:p] - level if additive else y[:p] / level)
    squares = 0.0
    for value in y[p:]:
        s, line, old = season[-p], level + trend, level
        squares += (value - (line + s if additive else line * s)) ** 2
        level = w[0] * (value - s if additive else value / s) + (1 - w[0]) * line
        trend = w[1] * (level - old) + (1 - w[1]) * trend
        season.append(w[2] * (value - line if additive else value / line) + (1 - w[2]) * s)
    ahead = [level + h * trend + season[len(season) - p + (h - 1) % p] if additive
             else (level + h * trend) * season[len(season) - p + (h - 1) % p] for h in range(1, 7)]
    return squares, ahead


def series(rng, k):
    n = rng.integers(8, 24)
    y = 50 + np.cumsum(rng.normal(1.0, 1.5, n))
    y = np.maximum(y, 1)
    emit(f"y_{k}", y)
    emit(f"grey_{k}", grey(y))
    alpha, gamma = rng.random(2)
    emit(f"holt_{k}", [alpha, gamma, *holt(y, alpha, gamma)])
    best = min((minimize(lambda w: holt(y, *w)[0], start, bounds=[(0, 1)] * 2).fun
                for start in ([0.2, 0.1], [0.8, 0.2], [0.5, 0.9], [0.95, 0.05])))
    emit(f"holt_best_{k}", best)
    w = rng.random(3)
    for name, additive in (("winters", True), ("winters_by", False)):
        squares, ahead = winters(y, 4, w, additive)
        emit(f"{name}_{k}", [*w, squares, *ahead])
    t = np.arange(24.0)
    truth = rng.uniform(50, 500), rng.uniform(8, 16), rng.uniform(1, 3)
    curve = lambda t, cap, m, s: cap / (1 + np.exp((m - t) / s))
    noisy = np.maximum(curve(t, *truth) * (1 + rng.normal(0, 0.02, 24)), 0)
    found, spread = curve_fit(curve, t, noisy, p0=truth)
    emit(f"grown_{k}", noisy)
    emit(f"logistic_{k}", [*found, np.sqrt(spread[0, 0])])
    capital, labour = np.exp(rng.normal(3, 0.5, n)), np.exp(rng.normal(1, 0.2, n))
    made = np.exp(rng.normal(0, 0.1, n)) * capital ** 0.4 * labour ** 0.6
    design = np.column_stack([np.ones(n), np.arange(n), np.log(capital / labour)])
    beta, left, _, _ = np.linalg.lstsq(design, np.log(made / labour), rcond=None)
    error = np.sqrt(left[0] / (n - 3) * np.linalg.inv(design.T @ design)[2, 2])
    emit(f"made_{k}", np.column_stack([made, capital, labour]))
    emit(f"production_{k}", [*beta, error])


run(globals())
