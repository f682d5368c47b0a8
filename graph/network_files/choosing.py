"""From what is typed to which network is wanted, with which weights and over which period."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analytics.memberships import Period, PeriodRefusedError, period_between
from graph.analytics.projections import PROJECTIONS, Weighting
from graph.network_files.network import NetworkRefusedError

LADDER = "organisations-on-the-ladder"
NETWORKS: tuple[str, ...] = (*PROJECTIONS, LADDER)
DEFAULT_NETWORK = NETWORKS[0]
LADDER_UNIT = "what backs the step: meetings, items, agreements, projects, or projects and decisions"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which network, with which weights, over which period; ``chosen`` makes one of what was typed."""

    name: str
    weighting: Weighting
    period: Period


def chosen(name: str, weights: str = "count", first: str | None = None, last: str | None = None) -> Wanted:
    """Return what is wanted; ``first`` and ``last`` are days, months or years. Raises NetworkRefusedError."""
    if name not in NETWORKS:
        raise NetworkRefusedError(f"There is no network {name}: choose {_either(NETWORKS)}.")
    wanted = Wanted(name, _weighting(weights), _period(first, last))
    if wanted.weighting is not Weighting.COUNT and not _is_projected(name):
        raise NetworkRefusedError(f"The ties of {name} can only be counted: leave out the weights.")
    if name == LADDER and not wanted.period.is_open:
        raise NetworkRefusedError("The ladder is of all time: leave out the period, or choose another network.")
    return wanted


def weights_of(name: str) -> tuple[str, ...]:
    """Return the weights that there are for a network."""
    return tuple(one.value for one in Weighting) if _is_projected(name) else (Weighting.COUNT.value,)


def _is_projected(name: str) -> bool:
    return name in PROJECTIONS and not PROJECTIONS[name].two_mode


def _weighting(text: str) -> Weighting:
    try:
        return Weighting(text)
    except ValueError:
        known = _either(tuple(one.value for one in Weighting))
        raise NetworkRefusedError(f"There are no weights {text}: choose {known}.") from None


def _period(first: str | None, last: str | None) -> Period:
    try:
        return period_between(first, last)
    except PeriodRefusedError as error:
        raise NetworkRefusedError(str(error)) from error


def _either(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
