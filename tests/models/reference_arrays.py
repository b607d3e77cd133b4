# SPDX-License-Identifier: BSL-1.0
"""What the scripts named *_reference share: arrays as text, and problems of a kind by their number."""

import sys
import warnings

import numpy as np


def emit(name, values):
    """A line with name, rows and columns, then the numbers row by row, nan for missing."""
    values = np.atleast_1d(np.asarray(values, dtype=float))
    if values.ndim == 1:
        values = values[:, None]
    print(name, *values.shape)
    for row in values:
        print(*(format(v, ".17g") for v in row))


def run(kinds):
    """KIND SEED COUNT of the command line: calls the function of that name for every problem."""
    kind, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    warnings.simplefilter("ignore")
    rng = np.random.default_rng(seed)
    for k in range(count):
        kinds[kind](rng, k)
