"""From who is tied to whom to how near two without a tie are to one, each pair of nodes scored at once.

Scores are square arrays, symmetric, 0 on the diagonal. They are for networks of municipalities, some hundreds of nodes;
of n nodes they take n squared numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def resource_allocation(ties: Floats) -> Floats:
    """Return the sum, over those whom two have in common, of 1 / how many they are tied to.

    T. Zhou, L. Lü and Y.-C. Zhang, "Predicting missing links via local information", European Physical Journal B 71,
    2009, equation 9: each common partner has one unit to give and gives it evenly.
    """
    degrees = ties.sum(axis=0)
    return _by_partner(ties, np.divide(1.0, degrees, out=np.zeros_like(degrees), where=degrees > 0))


def adamic_adar(ties: Floats) -> Floats:
    """Return the sum, over those whom two have in common, of 1 / log of how many they are tied to.

    L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25, 2003.
    """
    degrees = ties.sum(axis=0)
    # whoever two have in common is tied to two at least
    logarithms = np.log(np.maximum(degrees, 2.0))
    return _by_partner(ties, 1 / logarithms)


def preferential_attachment(ties: Floats) -> Floats:
    """Return the product of how many each is tied to: what is known of two without looking at whom they share."""
    degrees = ties.sum(axis=0)
    return _off_diagonal(np.outer(degrees, degrees))


def shared_groups(belongs: Floats) -> Floats:
    """Return the sum, over the groups that two share, of 1 / (members - 1); ``belongs`` has members by groups."""
    sizes = belongs.sum(axis=0)
    gives = np.divide(1.0, sizes - 1, out=np.zeros_like(sizes), where=sizes > 1)
    return _off_diagonal((belongs * gives) @ belongs.T)


def tied(belongs: Floats) -> Floats:
    """Return 1 for each two who share a group, 0 for others."""
    return _off_diagonal((belongs @ belongs.T > 0).astype(np.float64))


def _by_partner(ties: Floats, gives: Floats) -> Floats:
    return _off_diagonal((ties * gives) @ ties)


def _off_diagonal(scores: Floats) -> Floats:
    np.fill_diagonal(scores, 0.0)
    return scores
