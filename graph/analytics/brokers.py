"""From who belongs to which networks to those who tie networks, and how alone they are in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from graph.analytics.memberships import Membership


@dataclass(frozen=True, slots=True)
class Broker:
    """A member of several networks.

    ``alone`` are the pairs of networks that nobody else ties. ``burden`` is the sum, over the pairs of its networks,
    of 1 / how many members tie the pair: how many such ties it carries, those of others shared evenly.
    """

    member: str
    networks: tuple[str, ...]
    alone: tuple[tuple[str, str], ...]
    burden: float


def brokers(memberships: Iterable[Membership]) -> tuple[Broker, ...]:
    """Return the members of two networks or more, the greatest burden first."""
    networks_of: dict[str, set[str]] = defaultdict(set)
    for one in memberships:
        networks_of[one.member].add(one.group)
    tied_by: dict[tuple[str, str], int] = defaultdict(int)
    for networks in networks_of.values():
        for pair in combinations(sorted(networks), 2):
            tied_by[pair] += 1
    found = [_broker(member, networks, tied_by) for member, networks in networks_of.items() if len(networks) > 1]
    return tuple(sorted(found, key=lambda one: (-one.burden, one.member)))


def _broker(member: str, networks: set[str], tied_by: dict[tuple[str, str], int]) -> Broker:
    pairs = list(combinations(sorted(networks), 2))
    alone = tuple(pair for pair in pairs if tied_by[pair] == 1)
    return Broker(member, tuple(sorted(networks)), alone, sum(1 / tied_by[pair] for pair in pairs))
