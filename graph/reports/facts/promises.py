"""From promises to how they stand on the last day of the material."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.chronicle.follow_up import SOON, State
from graph.reports.facts.outcomes import Outcome, outcomes
from graph.reports.material import Material


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise, how it stands by its last day alone, and how many meetings its body held after it."""

    made: Outcome
    state: State
    later: int


def last_day(material: Material) -> str | None:
    """Return the day of the latest meeting, None where no meeting has a day."""
    return max((row["day"] for row in material.rows("meetings-held") if "day" in row), default=None)


def promises(material: Material) -> tuple[Promise, ...]:
    """Return those still to come, the nearest first; passed, the latest first; without a day, the latest made."""
    until = last_day(material)
    days: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in material.rows("days-of-bodies"):
        days[row["body"]].add((row["day"], row["meeting"]))
    found = [_promise(one, until, days) for one in outcomes(material, "promised")]
    coming = [one for one in found if one.state in (State.DUE, State.OPEN)]
    passed = [one for one in found if one.state is State.OVERDUE]
    undated = [one for one in found if one.state is State.UNDATED]
    return (
        *sorted(coming, key=lambda one: one.made.due or ""),
        *sorted(passed, key=lambda one: one.made.due or "", reverse=True),
        *undated,
    )


def _promise(made: Outcome, until: str | None, days: dict[str, set[tuple[str, str]]]) -> Promise:
    held = set().union(*(days[body] for body in made.bodies))
    later = sum(day > made.day for day, _ in held) if made.day is not None else 0
    return Promise(made, _state(made.due, until), later)


def _state(due: str | None, until: str | None) -> State:
    if due is None:
        return State.UNDATED
    if until is None or due > (date.fromisoformat(until) + timedelta(SOON)).isoformat():
        return State.OPEN
    return State.OVERDUE if due < until else State.DUE


def by_state(found: Sequence[Promise], *states: State) -> tuple[Promise, ...]:
    """Return the promises that stand so."""
    return tuple(one for one in found if one.state in states)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many promises are still to come, passed and without a day; None where more than were asked for may be so."""

    coming: int | None
    passed: int | None
    undated: int | None


def standing(found: Sequence[Promise], total: int) -> Standing:
    """Return how promises stand; of more than were asked for, those with the latest last days are known.

    All that are to come are known once one that has passed is, and all that have passed once one without a day is.
    """
    undated = len(by_state(found, State.UNDATED))
    passed = len(by_state(found, State.OVERDUE))
    coming = len(found) - undated - passed
    whole = sum(len(one.made.iris) for one in found) >= total
    return Standing(
        coming if whole or passed or undated else None,
        passed if whole or undated else None,
        total - coming - passed if whole or undated else None,
    )
