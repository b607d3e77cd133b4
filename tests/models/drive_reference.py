# SPDX-License-Identifier: BSL-1.0
"""Random pairs of series with the answers of numpy and scipy: what models_drive compares with.

    drive_reference.py KIND SEED COUNT

writes arrays as reference_arrays.py says, their names ending in the number of the problem.
"""

import numpy as np
from scipy.integrate import odeint, solve_ivp
from scipy.optimize import least_squares
from scipy.stats import f as f_law
from scipy.stats import ncf

from reference_arrays import emit, run


def pair(rng, n, force):
    x, y = np.zeros(n), np.zeros(n)
    for t in range(1, n):
        x[t] = 0.5 * x[t - 1] + rng.normal()
        y[t] = 0.3 * y[t - 1] + force * x[t - 1] + rng.normal()
    return 3 + x, 100 + 20 * y


def left(design, target):
    beta = np.linalg.lstsq(design, target, rcond=None)[0]
    return ((target - design @ beta) ** 2).sum(), beta


def test(units, p):
    """F, p, freedom, total effect and power of source on target over [(source, target), ...]."""
    own, other, target = [], [], []
    for u, (s, t) in enumerate(units):
        n = len(t)
        constant = np.zeros((n - p, len(units)))
        constant[:, u] = 1
        own.append(np.column_stack([constant] + [t[p - l:n - l] for l in range(1, p + 1)]))
        other.append(np.column_stack([s[p - l:n - l] for l in range(1, p + 1)]))
        target.append(t[p:])
    own, other, target = np.vstack(own), np.vstack(other), np.concatenate(target)
    small, _ = left(own, target)
    large, beta = left(np.hstack([own, other]), target)
    df = len(target) - len(units) - 2 * p
    f = ((small - large) / p) / (large / df)
    limit = f_law.isf(0.05, p, df)
    power = ncf.sf(limit, p, df, 0.26 / 0.74 * (p + df + 1))
    return [f, f_law.sf(f, p, df), df, beta[-p:].sum(), power]


def granger(rng, k):
    n, p = int(rng.integers(14, 60)), int(rng.integers(1, 4))
    x, y = pair(rng, n, (0, 0.4, 1.5)[k % 3])
    emit(f"x_{k}", x)
    emit(f"y_{k}", y)
    emit(f"lags_{k}", p)
    emit(f"there_{k}", test([(x, y)], p))
    emit(f"back_{k}", test([(y, x)], p))


def panel(rng, k):
    count, n, p = int(rng.integers(2, 8)), int(rng.integers(9, 16)), int(rng.integers(1, 3))
    units = [pair(rng, n, 0.5) for _ in range(count)]
    units = [(x + 10 * u, y - 300 * u) for u, (x, y) in enumerate(units)]
    emit(f"x_{k}", np.concatenate([x for x, _ in units]))
    emit(f"y_{k}", np.concatenate([y for _, y in units]))
    emit(f"shape_{k}", [count, n, p])
    emit(f"there_{k}", test(units, p))
    emit(f"back_{k}", test([(y, x) for x, y in units], p))
    alone = np.array([test([u], p) for u in units])
    same = alone[:, 3] * test(units, p)[3] > 0
    emit(f"agree_{k}", [same.sum(), (same & (alone[:, 1] < 0.05)).sum()])


def symbiosis(rng, k):
    r, cap, s = rng.uniform(0.05, 1, 2), rng.uniform(10, 500, 2), rng.uniform(-1.5, 0.9, 2)
    start = cap * rng.uniform(0.05, 1.2, 2)

    def slope(_, z):
        a, b = z / cap
        return r * z * (1 - np.array([a - s[0] * b, b - s[1] * a]))

    times = np.array([0, 1, 2.5, 7, 20, 60.0])
    found = solve_ivp(slope, (0, 60), start, "DOP853", times, rtol=1e-12, atol=1e-12)
    emit(f"model_{k}", [*r, *cap, *s])
    emit(f"times_{k}", times)
    emit(f"path_{k}", found.y.T)


def symbiosis_fit(rng, k):
    made_by = np.array([*rng.uniform(0.2, 0.5, 2), *rng.uniform(50, 150, 2), *rng.uniform(-0.3, 0.5, 2), 10, 6])
    times = np.linspace(0, 40, 21)

    def path(place):
        r1, r2, k1, k2, s12, s21, x0, y0 = place

        def slope(z, _):
            x, y = z
            return r1 * x * (1 - x / k1 + s12 * y / k2), r2 * y * (1 - y / k2 + s21 * x / k1)

        return odeint(slope, (x0, y0), times, rtol=1e-10, atol=1e-10)

    seen = path(made_by) * (1 + 0.02 * rng.normal(size=(21, 2)))
    size = seen.mean(axis=0)
    found = least_squares(lambda place: ((seen - path(place)) / size).ravel(), made_by, method="lm",
                          x_scale=np.abs(made_by), xtol=1e-12, ftol=1e-12)
    squares = 2 * found.cost
    spread = np.linalg.inv(found.jac.T @ found.jac) * squares / (2 * len(times) - 8)
    emit(f"times_{k}", times)
    emit(f"seen_{k}", seen)
    emit(f"fit_{k}", [*found.x, squares])
    emit(f"errors_{k}", np.sqrt(np.diag(spread)))


run(globals())
