"""Entries by day: of everything, of one thing, within a period, and in parts."""

from __future__ import annotations

import pytest

from graph.chronicle.entries import Asked, Chronicle, MonthCount, Sort, chronicle_of, months_of, outcomes_at
from graph.index.kinds import ORGANISATIONS, Kind
from graph.index.naming import named
from graph.index.reading import Index
from graph.index.values import Described


def thing(index: Index, name: str, *kinds: Kind) -> Described:
    (number,) = named(index, name, kinds)
    return index.things([number])[0]


def told(chronicle: Chronicle) -> list[tuple[str, str, Sort]]:
    return [(entry.first, entry.fact.label, entry.sort) for entry in chronicle.entries]


MEETINGS = [
    ("2024-09-03", "Nätverket Norrsam 2024-09-03", Sort.MEETING),
    ("2024-03-12", "Nätverket Norrsam", Sort.MEETING),
]
EVENT = ("2024-06-03", "Växeldagen", Sort.EVENT)
DEADLINE = ("2024-05-01", "Nils Exempel skriver ett utkast till 1 maj.", Sort.DEADLINE)
EVERYTHING = [MEETINGS[0], EVENT, DEADLINE, MEETINGS[1]]


def test_everything_stands_at_its_day_the_latest_first(index: Index) -> None:
    assert told(chronicle_of(index, Asked(), 50)) == EVERYTHING


@pytest.mark.parametrize(
    ("name", "kinds", "entries"),
    [
        ("Ale", (Kind.MUNICIPALITY,), EVERYTHING),
        # absent in spring: the meeting is not one that Partille was at, and the promise not one of its
        ("Partille", (Kind.MUNICIPALITY,), []),
        ("Nätverket Norrsam", ORGANISATIONS, EVERYTHING),
        ("Nils Exempel", (Kind.PERSON,), [MEETINGS[0], DEADLINE, MEETINGS[1]]),
        ("Ulla Gäst", (Kind.PERSON,), MEETINGS),  # a guest in spring, where the next meeting was announced
        ("Gemensam växel", (Kind.PROJECT,), MEETINGS),
        ("Växel", (Kind.TOPIC,), [EVENT, DEADLINE, MEETINGS[1]]),
    ],
)
def test_a_thing_has_what_concerns_it(
    index: Index, name: str, kinds: tuple[Kind, ...], entries: list[tuple[str, str, Sort]]
) -> None:
    assert told(chronicle_of(index, Asked(thing(index, name, *kinds)), 50)) == entries


@pytest.mark.parametrize(
    ("first", "last", "entries"),
    [
        ("2024-05-01", "2024-06-03", [EVENT, DEADLINE]),
        ("2024-05-02", "2024-06-02", []),
        ("2024-06-04", None, [MEETINGS[0], EVENT]),  # the event's last day
        (None, "2024-04-30", [MEETINGS[1]]),
    ],
)
def test_a_period_takes_both_its_ends(
    index: Index, first: str | None, last: str | None, entries: list[tuple[str, str, Sort]]
) -> None:
    assert told(chronicle_of(index, Asked(first=first, last=last), 50)) == entries


def test_sorts_are_left_out_where_not_asked_for(index: Index) -> None:
    assert told(chronicle_of(index, Asked(sorts=(Sort.EVENT,)), 50)) == [EVENT]
    assert told(chronicle_of(index, Asked(sorts=(Sort.DEADLINE,)), 50)) == [DEADLINE]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_parts_joined_are_the_whole(index: Index, most: int) -> None:
    parts: list[tuple[str, str, Sort]] = []
    part = chronicle_of(index, Asked(), most)
    parts += told(part)
    while part.end is not None:
        part = chronicle_of(index, Asked(), most, part.end)
        parts += told(part)
    assert parts == EVERYTHING


def test_outcomes_go_with_their_meeting(index: Index) -> None:
    entries = chronicle_of(index, Asked(), 50).entries
    outcomes = outcomes_at(index, None, entries)
    assert {iri.rpartition("/")[2]: [one.type for one in found] for iri, found in outcomes.items()} == {
        "var": ["Decision", "Agreement", "Commitment"]
    }
    project = thing(index, "Gemensam växel", Kind.PROJECT)
    about = outcomes_at(index, project, entries)
    assert [one.label for found in about.values() for one in found] == ["att starta Gemensam växel."]


def test_an_event_was_told_of_on_the_day_of_its_meeting(index: Index) -> None:
    (event,) = chronicle_of(index, Asked(sorts=(Sort.EVENT,)), 50).entries
    assert (event.told_on, event.announced_by, event.is_exact) == ("2024-03-12", None, True)


def test_months_count_each_sort(index: Index) -> None:
    assert months_of(index, Asked()) == [
        MonthCount("2024-03", Sort.MEETING, 1),
        MonthCount("2024-05", Sort.DEADLINE, 1),
        MonthCount("2024-06", Sort.EVENT, 1),
        MonthCount("2024-09", Sort.MEETING, 1),
    ]
