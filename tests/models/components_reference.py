# SPDX-License-Identifier: BSL-1.0
# Random tables with their correlations, principal components, Cronbach's alpha and component weights by
# numpy's own eigenvalues: SEED COUNT. Arrays are written as the tests read them.

import sys

import numpy as np


def emit(name, array):
    array = np.atleast_2d(np.asarray(array, dtype=float))
    print(name, *array.shape)
    for row in array:
        print(*(repr(float(x)) for x in row))


random = np.random.default_rng(int(sys.argv[1]))
for k in range(int(sys.argv[2])):
    n, m = int(random.integers(4, 60)), int(random.integers(2, 9))
    common = random.normal(size=(n, int(random.integers(1, 3))))
    x = common @ random.normal(size=(common.shape[1], m)) + random.uniform(0.1, 2) * random.normal(size=(n, m))
    x *= 10.0 ** random.uniform(-3, 3, size=m)
    constant = k % 5 == 4 and m > 2
    if constant:
        x[:, 1] = 7.25
    with np.errstate(all="ignore"):
        r = np.corrcoef(x, rowvar=False)
    if constant:
        r[1, :] = r[:, 1] = 0
    values, vectors = np.linalg.eigh(r)
    order = np.argsort(values)[::-1]
    values, vectors = np.clip(values[order], 0, None), vectors[:, order]
    loadings = vectors * np.sqrt(values)
    loadings = loadings * np.where(vectors.sum(axis=0) < 0, -1, 1)
    kept = max(1, int((values >= 1 - 1e-9).sum()))
    squares = (loadings[:, :kept] ** 2).sum(axis=1)
    variances = x.var(axis=0, ddof=1)
    alpha = m / (m - 1) * (1 - variances.sum() / x.sum(axis=1).var(ddof=1))
    emit(f"x{k}", x)
    emit(f"r{k}", r)
    emit(f"values{k}", values)
    emit(f"loadings{k}", loadings)
    emit(f"weights{k}", squares / squares.sum())
    emit(f"alpha{k}", [[alpha]])
