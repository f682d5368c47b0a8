"""From what was read of a document to how sure it is that its attendance and agenda are read right, and why.

Each signal is a number from 0 to 1 that grows with doubt. A logistic model makes them a probability; its weights are
estimated from minutes whose truth is known (``data/reference/confidence/weights.yaml`` says how).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from data.extraction.agenda import Item
from data.extraction.given_names import is_given_name
from data.extraction.layout import Layout
from data.extraction.listed import Listed
from data.extraction.names import is_initial, plain_name
from data.extraction.people import People
from data.record import Confidence

NO_ATTENDANCE = "No list of attendance was found."
NO_AGENDA = "No agenda was found."
_FEW_PEOPLE = 4  # a meeting of fewer is rare
_FEW_ITEMS = 2
_SURELY_UNLISTED = 2  # names; a single one may be a guest's or a visitor's
_BESIDE = re.compile(r"[\w)] $")  # what ends where the next name begins, with nothing that sets it off
_JOINED = re.compile(r"(?:^|\s)(?:och|samt) $")
_MARGIN = 2  # characters of a line that its title need not take up: a full stop, say
_DECIMALS = 2
_SUREST = 0.99  # no model of some signals is certain, either way


class Signal(StrEnum):
    """What tells of a document that was misread; the values are the keys of the file of weights."""

    UNLISTED = "names-in-no-list"
    INITIALS = "names-cut-at-an-initial"
    UNKNOWN = "names-without-a-known-given-name"
    RUN_ON = "names-that-nothing-parts"
    NOBODY_REPRESENTS = "no-organisation-in-the-attendance"
    FEW_PEOPLE = "few-people"
    GAPS = "gaps-in-the-numbering"
    UNMARKED = "headings-without-number-or-mark"
    FEW_ITEMS = "few-items"


_REASONS = {
    Signal.UNLISTED: "Names outside the items of the agenda that stand in no list of attendance: {count}.",
    Signal.INITIALS: "Names in the attendance that end in an initial, as if cut off: {count} of {total}.",
    Signal.UNKNOWN: "Names in the attendance that begin with no known given name: {count} of {total}.",
    Signal.RUN_ON: "Names in the attendance that nothing parts from the words before them: {count} of {total}.",
    Signal.NOBODY_REPRESENTS: "Nobody in the attendance has an organisation.",
    Signal.FEW_PEOPLE: "People in the attendance, fewer than a meeting has: {count}.",
    Signal.GAPS: "Places where the numbers of the agenda leave a gap or go back: {count}.",
    Signal.UNMARKED: "Headings of the agenda that have neither number nor mark: {count} of {total}.",
    Signal.FEW_ITEMS: "Items of the agenda, fewer than a meeting has: {count}.",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A signal of one document: its ``value`` (0 to 1), how many of how many it counts."""

    value: float
    count: int
    total: int = 0


@dataclass(frozen=True, slots=True)
class Model:
    """The logistic model: log odds are ``base`` plus each signal's value times its weight.

    A signal that takes at least ``told_from`` of the log odds is told as a reason.
    """

    base: float
    weights: Mapping[Signal, float]
    told_from: float


@cache
def default_model() -> Model:
    """Return the model of the package's file of weights."""
    path = files("data") / "reference" / "confidence" / "weights.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    weights = {Signal(key): float(value) for key, value in content["weights"].items()}
    return Model(float(content["base"]), weights, float(content["told_from"]))


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the extraction made of a document; ``signed`` are the names of those who signed."""

    layout: Layout
    listed: Sequence[Listed]
    signed: Sequence[str]
    items: Sequence[Item]
    people: People


def confidence_of(measures: Mapping[Signal, Measure], model: Model) -> Confidence:
    """Return how sure the reading is, to two decimals, with what makes it less sure, the weightiest first."""
    taken = {signal: -model.weights[signal] * one.value for signal, one in measures.items()}
    told = sorted((one for one in taken if taken[one] >= model.told_from), key=lambda one: -taken[one])
    odds = math.exp(model.base - sum(taken.values()))
    probability = min(max(odds / (1.0 + odds), 1.0 - _SUREST), _SUREST)
    return Confidence(round(probability, _DECIMALS), tuple(_reason(signal, measures[signal]) for signal in told))


def _reason(signal: Signal, measure: Measure) -> str:
    if signal is Signal.FEW_PEOPLE and not measure.count:
        return NO_ATTENDANCE
    if signal is Signal.FEW_ITEMS and not measure.count:
        return NO_AGENDA
    return _REASONS[signal].format(count=measure.count, total=measure.total)


def measured(found: Understanding) -> dict[Signal, Measure]:
    """Return the signals of a document."""
    people = len(found.listed)
    unlisted = _unlisted(found)
    names = [one.entry.name.split() for one in found.listed]
    unnumbered = sum(1 for item in found.items if _is_unmarked(item, found.layout))
    gaps = _gaps(found.items)
    represent = sum(1 for one in found.listed if one.entry.organisation is not None)
    return {
        Signal.UNLISTED: Measure(min(unlisted, _SURELY_UNLISTED) / _SURELY_UNLISTED, unlisted),
        Signal.INITIALS: _any(sum(1 for name in names if is_initial(name[-1])), people),
        Signal.UNKNOWN: _share(sum(1 for name in names if not is_given_name(name[0])), people),
        Signal.RUN_ON: _share(_run_on(found), people),
        Signal.NOBODY_REPRESENTS: _any(0 if represent else people, people),
        Signal.FEW_PEOPLE: Measure(float(people < _FEW_PEOPLE), people),
        Signal.GAPS: _any(gaps, len(found.items)),
        Signal.UNMARKED: _share(unnumbered, len(found.items)),
        Signal.FEW_ITEMS: Measure(float(len(found.items) < _FEW_ITEMS), len(found.items)),
    }


def _share(count: int, total: int) -> Measure:
    return Measure(count / total if total else 0.0, count, total)


def _any(count: int, total: int) -> Measure:
    return Measure(float(count > 0), count, total)


def _unlisted(found: Understanding) -> int:
    """Count the full names before the agenda, or in a text without one, that no list or signature has."""
    first = found.items[0].body.start if found.items else len(found.layout.text)
    known = {plain_name(one.entry.name) for one in found.listed} | set(map(plain_name, found.signed))
    before = found.people.within(0, first)
    named = {plain_name(one.name) for one in before if not one.listed and " " in one.name}
    return len(named - known)


def _run_on(found: Understanding) -> int:
    """Count the names of lists that follow what was said of the person before with only a space between."""
    flow = found.layout.flow
    spans = sorted(one.entry.span for one in found.listed)
    between = (flow[before.end : after.start] for before, after in pairwise(spans))
    return sum(1 for words in between if words == " " or _is_open(words))


def _is_open(words: str) -> bool:
    return "\n" not in words and _BESIDE.search(words) is not None and _JOINED.search(words) is None


def _is_unmarked(item: Item, layout: Layout) -> bool:
    """Whether nothing but its shape tells that a line is a heading: a line of its own, plain, without number."""
    if item.number:
        return False
    line = layout.lines[layout.line_index(item.heading.start)]
    return not (line.heading or line.bold) and len(item.title) >= len(line.text) - _MARGIN


def _gaps(items: Sequence[Item]) -> int:
    return sum(1 for before, after in pairwise(_numbers(items)) if not 0 <= after - before <= 1)


def _numbers(items: Sequence[Item]) -> Iterator[int]:
    for item in items:
        digits = re.match(r"\d+", item.number or "")
        if digits is not None:
            yield int(digits.group())
