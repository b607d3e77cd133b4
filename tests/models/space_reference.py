# SPDX-License-Identifier: BSL-1.0
"""Random samples in space and over years with the answers of scipy and plain numpy: what
models_space_reference compares with.

    space_reference.py KIND SEED COUNT

writes arrays as reference_arrays.py says, their names ending in the number of the problem.
"""

import numpy as np
from scipy.stats import gaussian_kde, kendalltau, linregress, spearmanr

from reference_arrays import emit, run


def ranks(rng, k):
    n = rng.integers(2, 200)
    x, y = rng.normal(size=n), rng.normal(size=n)
    if k % 2:  # ties
        x, y = np.floor(3 * x), np.floor(2 * (y + x))
    emit(f"x_{k}", x)
    emit(f"y_{k}", y)
    emit(f"spearman_{k}", spearmanr(x, y)[0])
    emit(f"kendall_{k}", kendalltau(x, y)[0])


def density(rng, k):
    n = rng.integers(2, 80)
    x, at = rng.normal(size=n) * 10.0 ** rng.integers(-3, 4), None
    at = np.linspace(x.min() - x.std(), x.max() + x.std(), 25)
    iqr = np.subtract(*np.percentile(x, [75, 25]))
    h = 0.9 * min(x.std(ddof=1), iqr / 1.34) * n ** -0.2
    emit(f"x_{k}", x)
    emit(f"at_{k}", at)
    emit(f"h_{k}", h)
    emit(f"density_{k}", gaussian_kde(x, bw_method=h / x.std(ddof=1))(at))


def gini(rng, k):
    n = rng.integers(2, 60)
    x, w = rng.gamma(1.0, size=n), rng.random(n)
    w[rng.random(n) < 0.1] = 0
    w[0] = 1
    apart = (w[:, None] * w * abs(x[:, None] - x)).sum()
    emit(f"x_{k}", x)
    emit(f"w_{k}", w)
    emit(f"gini_{k}", apart / (2 * w.sum() * (w * x).sum()))


def space(rng, k):
    n = rng.integers(4, 40)
    x = rng.normal(size=n)
    w = np.where(rng.random((n, n)) < 0.3, rng.random((n, n)) if k % 2 else 1.0, 0.0)
    np.fill_diagonal(w, 0)
    for i in range(n):
        w[i, (i + 1) % n] = w[i, (i + 1) % n] or 1
    emit(f"x_{k}", x)
    emit(f"w_{k}", w)
    if k % 3 == 0:
        w = w / w.sum(1, keepdims=True)
    z = x - x.mean()
    s0, s1 = w.sum(), ((w + w.T) ** 2).sum() / 2
    s2 = ((w.sum(0) + w.sum(1)) ** 2).sum()
    e, b2 = -1 / (n - 1), n * (z ** 4).sum() / (z @ z) ** 2
    normal = (n * n * s1 - n * s2 + 3 * s0 ** 2) / ((n * n - 1) * s0 ** 2) - e * e
    mixed = (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2)
             - b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 ** 2))
    mixed = mixed / ((n - 1) * (n - 2) * (n - 3) * s0 ** 2) - e * e
    emit(f"moran_{k}", [n / s0 * (z @ w @ z) / (z @ z), e, normal, mixed])
    emit(f"local_{k}", z * (w @ z) * n / (z @ z))
    # The shares of 4,000 arrangements that are as high, over all units and around each.
    runs, high, near = 4000, 0, np.zeros(n)
    observed = z @ w @ z
    for _ in range(runs):
        y = rng.permutation(z)
        high += y @ w @ y >= observed - 1e-12
        order = np.argsort(rng.random((n, n - 1)), axis=1)  # a row of others for every unit
        order += order >= np.arange(n)[:, None]
        values = np.zeros((n, n))
        values[np.arange(n)[:, None] != np.arange(n)] = z[order].ravel()
        near += z * (w * values).sum(1) >= z * (w @ z) - 1e-12
    emit(f"p_{k}", high / runs)
    emit(f"p_local_{k}", near / runs)


def convergence(rng, k):
    n, years = rng.integers(3, 40), rng.integers(1, 20)
    first = rng.random(n) + 0.1
    last = first ** rng.random() * np.exp(rng.normal(0.1, 0.1, n))
    found = linregress(np.log(first), np.log(last / first) / years)
    speed = -np.log(1 + found.slope * years) / years if 1 + found.slope * years > 0 else np.nan
    emit(f"x_{k}", np.column_stack([first, last]))
    emit(f"years_{k}", years)
    emit(f"sigma_{k}", [first.std() / first.mean(), last.std() / last.mean()])
    emit(f"beta_{k}", [found.intercept, found.slope, found.stderr, speed])


def chain(rng, k):
    n = rng.integers(2, 9)
    p = rng.random((n, n)) ** 3 + 1e-3
    p /= p.sum(1, keepdims=True)
    system = np.vstack([p.T - np.eye(n), np.ones(n)])
    emit(f"p_{k}", p)
    emit(f"pi_{k}", np.linalg.lstsq(system, np.append(np.zeros(n), 1), rcond=None)[0])


def compromise(rng, k):
    n, m, v = rng.integers(2, 30), rng.integers(1, 7), rng.random()
    x, w, up = rng.normal(size=(n, m)), rng.random(m), rng.integers(0, 2, m)
    if k % 3 == 0:  # ties and constant columns
        x = np.floor(x)
        x[:, 0] = 1
    w /= w.sum()
    best = np.where(up, x.max(0), x.min(0))
    worst = np.where(up, x.min(0), x.max(0))
    apart = np.where(best == worst, 1, best - worst)
    terms = w * (best - x) / apart
    s, r = terms.sum(1), terms.max(1)
    part = lambda t: (t - t.min()) / (np.ptp(t) if np.ptp(t) > 1e-12 else 1)
    emit(f"x_{k}", x)
    emit(f"w_{k}", w)
    emit(f"up_{k}", up)
    emit(f"v_{k}", v)
    emit(f"scores_{k}", np.column_stack([s, r, v * part(s) + (1 - v) * part(r)]))


run(globals())
