"""Logistic regression with a small ridge, for models of a few dozen signs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_ROUNDS = 50
_ENOUGH = 1e-8


def fitted(signs: Numbers, right: Numbers, ridge: float) -> Numbers:
    """Return the log-odds that fit best, those of a case without any sign first, by Newton's method.

    ``signs`` has a row a case and a column a sign; ``right`` is 1.0 or 0.0 a case; ``ridge`` keeps the weight of a
    sign finite that only cases of one kind have (Hastie, Tibshirani, Friedman 2009, sections 3.4.1 and 4.4.1).
    """
    columns = np.column_stack([np.ones(len(signs)), signs])
    penalty = np.diag([0.0] + [ridge] * signs.shape[1])
    weights = np.zeros(columns.shape[1])
    for _ in range(_ROUNDS):
        chance = chances(signs, weights)
        slope = columns.T @ (right - chance) - penalty @ weights
        curvature = (columns.T * (chance * (1.0 - chance))) @ columns + penalty
        step = np.linalg.solve(curvature, slope)
        weights = weights + step
        if np.abs(step).max() < _ENOUGH:
            break
    return weights


def chances(signs: Numbers, weights: Numbers) -> Numbers:
    """Return the probability of each case, given weights as ``fitted`` gives them."""
    found: Numbers = 1.0 / (1.0 + np.exp(-(weights[0] + signs @ weights[1:])))
    return found
