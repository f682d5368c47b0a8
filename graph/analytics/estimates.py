"""From what was counted at meetings to values per meeting with 95 % intervals, or why there is none.

The meetings whose minutes are at hand count as a sample, drawn one by one, of the meetings that these bodies hold:
what varies from sample to sample is which meetings it has. Meetings that resemble their neighbours in time would
make the intervals too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

LEAST_FOR_SHARES = 10
"""From so many meetings on, intervals of shares cover the truth in 93 to 97 % of simulated worlds."""
LEAST_FOR_MEANS = 50
"""From so many meetings on, intervals of means do the same. Of percentile, BCa and studentised bootstrap only the third
did so whatever the sizes of meetings; where some are ten times as large as others, the first two covered 90 to 93 %."""
LEAST_ATTENDED = 5
"""A mean wants so many meetings at which it was not nothing."""
_RESAMPLES = 999
_NORMAL = 1.959963984540054  # the normal distribution's 97.5 % quantile
_TAILS = (0.025, 0.975)

Floats = NDArray[np.float64]


class WhyNot(Enum):
    """Why there is no number."""

    TOO_FEW_MEETINGS = "too few meetings"
    TOO_RARELY_THERE = "at too few of the meetings"
    TOO_ALIKE = "the meetings differ too little to tell how much others would"


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of a 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value per meeting, how many meetings it rests on, and its interval; or None and why it cannot be told."""

    value: float | None
    meetings: int
    interval: Interval | None = None
    why_not: WhyNot | None = None


def share(times: int, meetings: int) -> Estimate:
    """Return the share of meetings at which something was so.

    The interval is the score interval of E. B. Wilson, Journal of the American Statistical Association 22, 1927,
    which L. D. Brown, T. T. Cai and A. DasGupta, Statistical Science 16, 2001, recommend for small numbers.
    """
    if meetings < LEAST_FOR_SHARES:
        return Estimate(None, meetings, why_not=WhyNot.TOO_FEW_MEETINGS)
    found, squared = times / meetings, _NORMAL**2
    middle = (times + squared / 2) / (meetings + squared)
    reach = _NORMAL * sqrt(meetings * found * (1 - found) + squared / 4) / (meetings + squared)
    return Estimate(found, meetings, Interval(max(0.0, middle - reach), min(1.0, middle + reach)))


class Resampling:
    """Meetings drawn with repetition, as many as there are, again and again; the same draws for all measures."""

    def __init__(self, meetings: int, seed: int = 1, resamples: int = _RESAMPLES) -> None:
        self.meetings = meetings
        likely = np.full(meetings, 1 / max(1, meetings))
        rounds = resamples if meetings >= LEAST_FOR_MEANS else 0
        drawn = np.random.default_rng(seed).multinomial(meetings, likely, rounds)
        # by meeting, how often each resample has it; few meetings are drawn more than once
        self._counts = np.ascontiguousarray(np.asarray(drawn, dtype=np.int16).T)

    def mean(self, places: Sequence[int], values: Sequence[float]) -> Estimate:
        """Return the mean over all meetings of something that has ``values`` at some and is 0 at the others.

        The interval is that of the studentised bootstrap (B. Efron and R. J. Tibshirani, An Introduction to the
        Bootstrap, 1993, section 12.5), not below 0.
        """
        if self.meetings < LEAST_FOR_MEANS:
            return Estimate(None, self.meetings, why_not=WhyNot.TOO_FEW_MEETINGS)
        if len(places) < LEAST_ATTENDED:
            return Estimate(None, self.meetings, why_not=WhyNot.TOO_RARELY_THERE)
        at = np.asarray(values, dtype=np.float64)
        mean, error = _mean_and_error(at.sum(), (at**2).sum(), self.meetings)
        counts = self._counts[np.asarray(places)].T.astype(np.float64)
        means, errors = _mean_and_error(counts @ at, counts @ at**2, self.meetings)
        low, high = _studentised(float(mean), float(error), means, errors)
        if not (error and isfinite(low) and isfinite(high)):
            return Estimate(None, self.meetings, why_not=WhyNot.TOO_ALIKE)
        return Estimate(float(mean), self.meetings, Interval(max(0.0, low), high))


def _mean_and_error(sums: Floats, squares: Floats, count: int) -> tuple[Floats, Floats]:
    means = sums / count
    spread = squares / count - means**2
    # what is left of a spread of nothing after rounding is nothing
    spread = np.where(spread > 1e-12 * squares, spread, 0.0)
    return means, np.sqrt(spread / (count - 1))


def _studentised(mean: float, error: float, means: Floats, errors: Floats) -> tuple[float, float]:
    away = means - mean
    # a resample without any spread tells on which side it lies, and no more
    beyond = np.where(away == 0, 0.0, np.copysign(np.inf, away))
    distances = np.divide(away, errors, out=beyond, where=errors > 0)
    lower, upper = np.quantile(distances, _TAILS, method="inverted_cdf")
    return mean - float(upper) * error, mean - float(lower) * error
