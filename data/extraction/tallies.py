"""Tallies of topics ("Samverkan 6", line after line) and sums of money with what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.extraction.layout import Layout, Line
from data.extraction.sentences import sentences
from data.lexicon import either, numbers
from data.record import Span

_TALLIED = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][^\d:.,;]{2,60}?)\s*[:–-]?\s+(?P<votes>\d{1,3})(?:\s(?:röst(?:er)?|poäng|st|p))?$"
)
_LAST_OF_TALLY = frozenset("0123456789trgp")  # "3", "3 röst", "3 röster", "3 poäng", "3 st", "3 p"
_FEWEST = 4  # a tally is a list; a single line that ends in a number is none


@dataclass(frozen=True, slots=True)
class Tallied:
    """A topic with its votes."""

    name: str
    votes: int
    span: Span


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in kronor (``low`` equals ``high`` unless a range is given), what it is for and per what."""

    low: float
    high: float
    purpose: str
    per: str | None
    span: Span


def read_tallies(layout: Layout) -> Iterator[Tallied]:
    """Yield the topics of every run of four or more lines that each end in a number."""
    run: list[tuple[Line, re.Match[str]]] = []
    for line in layout.lines:
        match = _TALLIED.match(line.text) if line.text[-1] in _LAST_OF_TALLY else None
        if match:
            run.append((line, match))
            continue
        yield from _tallied(run)
        run = []
    yield from _tallied(run)


def _tallied(run: list[tuple[Line, re.Match[str]]]) -> Iterator[Tallied]:
    if len(run) < _FEWEST:
        return
    for line, match in run:
        yield Tallied(match["name"].strip(), int(match["votes"]), Span(line.start, line.end))


@cache
def _sum() -> re.Pattern[str]:
    units = either(numbers("money.units"))
    amount = r"\d{1,3}(?:[\s.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
    first = r"\d(?<![\d.,§/].)(?:\d{0,2}(?:[\s.]\d{3})+(?:,\d+)?|\d*(?:[.,]\d+)?)"
    return re.compile(
        rf"(?P<low>{first})(?:\s?[-–]\s?(?P<high>{amount}))?\s?(?P<unit>{units})(?![\w])(?:\s?(?:/|per)\s?(?P<per>[a-zåäö][\wåäö]*(?:\s(?=film)[a-zåäö]+)?))?",
        re.IGNORECASE,
    )


def read_sums(layout: Layout, start: int, end: int) -> Iterator[Sum]:
    """Yield the sums of money between two positions, each with the sentence that says what it is for."""
    for sentence in sentences(layout, start, end):
        text = layout.flow[sentence.start : sentence.end]
        for match in _sum().finditer(text):
            factor = numbers("money.units")[match["unit"].lower()]
            low = _number(match["low"]) * factor
            high = _number(match["high"]) * factor if match["high"] else low
            if high >= low > 0:
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield Sum(low, high, re.sub(r"\s+", " ", text), match["per"], span)


def _number(text: str) -> float:
    plain = re.sub(r"[\s.](?=\d{3})", "", text)
    return float(plain.replace(",", "."))
