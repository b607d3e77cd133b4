# SPDX-License-Identifier: BSL-1.0
"""The index chain once more, from the definitions, in numpy: what models_reference compares with.

    reference_chain.py PANEL.csv UNIT YEAR GROUP COLUMN:DIRECTION:SIDE...

reads a panel, takes the columns (direction + or -, side 1 or 2), and writes to standard output, one
array after the other: a line with name, rows and columns, then the numbers row by row, nan for
missing.
"""

import csv
import sys

import numpy as np

from reference_arrays import emit


def fill_along_time(x, unit, year):
    out = x.copy()
    for u in np.unique(unit):
        rows = np.flatnonzero(unit == u)
        for j in range(x.shape[1]):
            known = rows[~np.isnan(x[rows, j])]
            if known.size:
                order = known[np.argsort(year[known])]
                out[rows, j] = np.interp(year[rows], year[order], x[order, j])
    return out


def entropy(z):
    p = z / z.sum(axis=0)
    logs = np.log(np.where(p > 0, p, 1.0))
    return -(p * logs).sum(axis=0) / np.log(len(z))


def critic(z):
    c = z.std(axis=0, ddof=1) * (1 - np.corrcoef(z.T)).sum(axis=0)
    return c / c.sum()


def closeness(v):
    plus = np.linalg.norm(v - v.max(axis=0), axis=1)
    minus = np.linalg.norm(v - v.min(axis=0), axis=1)
    return minus / (plus + minus)


def degrees(u):
    """C by the three models, for two systems."""
    a, b = u.T
    with np.errstate(invalid="ignore", divide="ignore"):
        standard = np.where(a + b > 0, 2 * np.sqrt(a * b) / (a + b), 0)
        wang = np.where(u.max(axis=1) > 0,
                        np.sqrt((1 - abs(a - b)) * u.min(axis=1) / u.max(axis=1)), 0)
    return np.stack([standard, wang, 1 - 2 * u.std(axis=1)], axis=1)


def competition(values):
    return np.array([(values > v).sum() + 1 for v in values])


def dagum(y, group):
    names = np.unique(group)
    n, mean = len(y), y.mean()
    parts = [y[group == g] for g in names]
    within = between = across = 0.0
    for j, a in enumerate(parts):
        p, s = len(a) / n, len(a) * a.mean() / (n * mean)
        within += abs(a[:, None] - a).mean() / (2 * a.mean()) * p * s
        for b in parts[:j]:
            q, r = len(b) / n, len(b) * b.mean() / (n * mean)
            gap = (a[:, None] - b) * (1 if a.mean() > b.mean() else -1)
            d, less = np.maximum(gap, 0).mean(), np.maximum(-gap, 0).mean()
            g = (d + less) / (a.mean() + b.mean())
            share, apart = p * r + q * s, (d - less) / (d + less)
            between += g * share * apart
            across += g * share * (1 - apart)
    return abs(y[:, None] - y).mean() / (2 * mean), within, between, across


def main():
    path, unit_name, year_name, group_name, *specs = sys.argv[1:]
    specs = [spec.split(":") for spec in specs]
    up = np.array([s[1] == "+" for s in specs])
    side = np.array([int(s[2]) for s in specs])
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    units, unit = np.unique([r[unit_name] for r in rows], return_inverse=True)
    _, group = np.unique([r[group_name] for r in rows], return_inverse=True)
    year = np.array([float(r[year_name]) for r in rows])
    x = np.array([[float(r[s[0]]) if r[s[0]] else np.nan for s in specs] for r in rows])
    emit("unit", unit)
    emit("group", group)
    emit("year", year)
    emit("cells", x)
    emit("up", up)
    emit("side", side)

    filled = fill_along_time(x, unit, year)
    emit("filled", filled)
    kept = ~np.isnan(filled).any(axis=1)
    emit("kept", kept)
    x, unit, group, year = filled[kept], unit[kept], group[kept], year[kept]

    least, most = x.min(axis=0), x.max(axis=0)
    z = np.where(up, x - least, most - x) / (most - least)
    emit("z", z)
    d = 1 - entropy(z)
    emit("entropy_weights", d / d.sum())
    emit("critic_weights", critic(z))
    levels, close = [], []
    for k in (1, 2):
        columns = z[:, side == k]
        w = d[side == k] / d[side == k].sum()
        levels.append(columns @ w)
        close.append(closeness(columns * w))
        raw = x[:, side == k]
        w_raw = critic(columns)
        norm = np.where(up[side == k], 1, -1) * raw / np.linalg.norm(raw, axis=0)
        emit(f"vector_closeness_{k}", closeness(norm * w_raw))
    u = np.stack(levels, axis=1)
    emit("levels", u)
    emit("closeness", np.stack(close, axis=1))
    c = degrees(u)
    t = u.mean(axis=1)
    emit("c", c)
    emit("t", t)
    emit("d", np.sqrt(c * t[:, None]))
    best = np.sqrt(c[:, 0] * t)
    last = year == year.max()
    emit("last_ranks", competition(best[last]))
    weights = d / d.sum()
    gaps = weights * (1 - z)
    emit("obstacles", gaps / gaps.sum(axis=1, keepdims=True))
    emit("dagum", dagum(best[last], group[last]))
    y = best[last]
    emit("theil", (y / y.mean() * np.log(y / y.mean())).mean())
    gap = abs(z[:, side == 1] - z[:, side == 1].max(axis=1)[:, None])
    xi = (gap.min() + 0.5 * gap.max()) / (gap + 0.5 * gap.max())
    emit("grey", xi.mean(axis=0))


if __name__ == "__main__":
    main()
