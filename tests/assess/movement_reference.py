# SPDX-License-Identifier: BSL-1.0
"""The movement of an assessed panel from its numbers alone, with numpy and scipy: what
assess_movement_data compares with.

    movement_reference.py ROWS.csv NEIGHBOURS.csv YEAR

ROWS.csv has a line for each entity and year: entity,year,compares,P,E,D and further columns, which are
drivers; empty cells are missing. Arrays are written as tests/models/movement_reference.py does.
"""

import csv
import sys
import warnings

import numpy as np
from scipy.stats import gaussian_kde, linregress, spearmanr


def emit(name, values):
    values = np.atleast_1d(np.asarray(values, dtype=float))
    if values.ndim == 1:
        values = values[:, None]
    print(name, *values.shape)
    for row in values:
        print(*(format(v, ".17g") for v in row))


def number(cell):
    return float(cell) if cell else np.nan


def read(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


warnings.simplefilter("ignore")
rows = read(sys.argv[1])
entities = list(dict.fromkeys(r["entity"] for r in rows))
years = sorted({int(r["year"]) for r in rows})
alike = sorted({int(r["year"]) for r in rows if r["compares"] == "1"})


def table(name):
    out = np.full((len(entities), len(years)), np.nan)
    for r in rows:
        out[entities.index(r["entity"]), years.index(int(r["year"]))] = number(r[name])
    return out


p, e, d = table("P"), table("E"), table("D")
keep = [years.index(y) for y in alike]


def lags():
    out = []
    a, b = np.full(p.shape, np.nan), np.full(p.shape, np.nan)
    a[:, keep], b[:, keep] = e[:, keep], p[:, keep]
    known = ~np.isnan(a) & ~np.isnan(b)
    a[~known] = b[~known] = np.nan
    away = lambda x: x - np.nanmean(x, axis=0, keepdims=True)
    for lag in range(-3, 4):
        line = [lag]
        for x, y in ((a, b), (away(a), away(b))):
            pairs = []
            for i in range(len(entities)):
                for t, year in enumerate(years):
                    if year + lag not in years:
                        continue
                    u, v = x[i, t], y[i, years.index(year + lag)]
                    if not (np.isnan(u) or np.isnan(v)):
                        pairs.append((i, u, v))
            of = np.array([q[0] for q in pairs])
            u, v = (np.array([q[k] for q in pairs]) for k in (1, 2))
            if x is a:
                line += [len(pairs), np.sqrt(np.sqrt(u * v)).mean()]
            for i in range(len(entities)):
                u[of == i] -= u[of == i].mean() if (of == i).any() else 0
                v[of == i] -= v[of == i].mean() if (of == i).any() else 0
            line.append((u * v).sum() / np.sqrt((u * u).sum() * (v * v).sum()))
        out.append(line)
    emit("lags", out)


def densities():
    points = np.linspace(0.3, 0.9, 61)
    out = []
    for k in keep:
        x = d[:, k][~np.isnan(d[:, k])]
        iqr = np.subtract(*np.percentile(x, [75, 25]))
        h = 0.9 * min(x.std(ddof=1), iqr / 1.34) * len(x) ** -0.2
        curve = gaussian_kde(x, bw_method=h / x.std(ddof=1))
        fine = np.linspace(max(0, x.min() - 3 * h), min(1, x.max() + 3 * h), 20001)
        out.append([years[k], len(x), h, x.mean(), fine[curve(fine).argmax()], curve(fine).max()])
        emit(f"curve_{years[k]}", curve(points))
    emit("densities", out)


def chain():
    grade = np.floor(d * 10 + 1e-12)
    counts = np.zeros((10, 10))
    around = np.zeros((10, 3))
    w = neighbours()
    for k in keep:
        if years[k] + 1 not in alike:
            continue
        there = years.index(years[k] + 1)
        for i in range(len(entities)):
            if np.isnan(d[i, k]) or np.isnan(d[i, there]):
                continue
            a, b = int(grade[i, k]), int(grade[i, there])
            counts[a, b] += 1
            near = (w[i] > 0) & ~np.isnan(d[:, k])
            if near.any():
                g = int(np.floor(np.average(d[near, k], weights=w[i, near]) * 10 + 1e-12))
                around[g] += [b > a, b == a, b < a]
    emit("chain", counts)
    emit("around", around)
    kept = sorted({int(g) for g in grade[:, keep].ravel() if not np.isnan(g)})
    part = counts[np.ix_(kept, kept)]
    share = part / part.sum(1, keepdims=True)
    system = np.vstack([share.T - np.eye(len(kept)), np.ones(len(kept))])
    emit("stationary", np.linalg.lstsq(system, np.append(np.zeros(len(kept)), 1), rcond=None)[0])


def convergence():
    x = d[:, keep]
    x = x[~np.isnan(x).any(axis=1)]
    emit("sigma", np.column_stack([alike, x.std(0) / x.mean(0)]))
    ends = d[:, [keep[0], keep[-1]]]
    ends = ends[(ends > 0).all(axis=1)]
    span = alike[-1] - alike[0]
    fit = linregress(np.log(ends[:, 0]), np.log(ends[:, 1] / ends[:, 0]) / span)
    emit("beta", [fit.intercept, fit.slope, fit.stderr, len(ends) - 2,
                  -np.log(1 + fit.slope * span) / span])


def neighbours():
    w = np.zeros((len(entities), len(entities)))
    for r in csv.reader(open(sys.argv[2], encoding="utf-8")):
        if r[0] in entities and r[1] in entities:
            a, b = entities.index(r[0]), entities.index(r[1])
            w[a, b] = w[b, a] = 1
    return w


def space():
    rng = np.random.default_rng(5)
    out = []
    for k, year in enumerate(years):
        known = ~np.isnan(d[:, k])
        w = neighbours()[np.ix_(known, known)]
        w = w / w.sum(1, keepdims=True)
        z = d[known, k] - d[known, k].mean()
        n, s0 = len(z), w.sum()
        index = n / s0 * (z @ w @ z) / (z @ z)
        runs = 4000
        high = sum((y @ w @ y) >= z @ w @ z - 1e-12 for y in (rng.permutation(z) for _ in range(runs)))
        out.append([year, n, index, (high + 1) / (runs + 1)])
        if year == int(sys.argv[3]):
            local = z * (w @ z) * n / (z @ z)
            ps = []
            for i in range(n):
                others = np.delete(z, i)
                row = np.delete(w[i], i)
                found = np.array([z[i] * (rng.permutation(others) @ row) for _ in range(2000)])
                at = z[i] * (w[i] @ z)
                up = ((found >= at - 1e-12).sum() + 1) / 2001
                down = ((found <= at + 1e-12).sum() + 1) / 2001
                ps.append(min(1, 2 * min(up, down)))
            sd = np.sqrt((z @ z) / n)
            emit("units", np.column_stack([np.flatnonzero(known), z / sd, w @ z / sd, local, ps]))
    emit("moran", out)


def drivers():
    names = [c for c in rows[0] if c not in ("entity", "year", "compares", "P", "E", "D")]
    table = np.array([[number(r["D"])] + [number(r[c]) for c in names]
                      for r in rows if r["compares"] == "1"])
    table = table[~np.isnan(table).any(axis=1)]
    scaled = (table - table.min(0)) / (table.max(0) - table.min(0))
    apart = abs(scaled[:, 1:] - scaled[:, :1])
    xi = (apart.min() + 0.5 * apart.max()) / (apart + 0.5 * apart.max())
    emit("grey", np.column_stack(
        [xi.mean(0), [spearmanr(table[:, 0], table[:, j])[0] for j in range(1, table.shape[1])]]))
    emit("grey_rows", len(table))


lags()
densities()
chain()
convergence()
space()
drivers()
