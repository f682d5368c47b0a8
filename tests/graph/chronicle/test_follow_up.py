"""Promises on a day: how they stand by their last day, and which later minutes may speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.build import build
from graph.chronicle.follow_up import FollowUp, FollowUps, State, StateCount, follow_ups
from graph.index.kinds import Kind
from graph.index.naming import named
from graph.index.reading import Index
from graph.search.searching import Search
from graph.steps import standard_steps

FIRST = """Nätverket Norrsam
Minnesanteckningar 2024-03-12
Närvarande:
Karin Provsson, Ale kommun
Nils Exempelson, Partille kommun

1. Gemensam växel
Karin Provsson tar fram ett förslag till avtal om telefonväxel senast 2024-05-01.
"""
LATER = """Nätverket Norrsam
Minnesanteckningar 2024-06-04
Närvarande:
Karin Provsson, Ale kommun
Nils Exempelson, Partille kommun

1. Gemensam växel
Förslaget till avtal om telefonväxeln är klart och skickas på remiss.

2. Övrigt
Fikat var gott.
"""


def asked(index: Index, day: str, states: tuple[State, ...] = tuple(State), name: str = "") -> FollowUps:
    thing = index.things(named(index, name, (Kind.PERSON, Kind.MUNICIPALITY)))[0] if name else None
    return follow_ups(index, Search(index), thing, date.fromisoformat(day), states, 10)


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        ("2024-03-31", State.OPEN, -31),
        ("2024-04-01", State.DUE, -30),
        ("2024-05-01", State.DUE, 0),
        ("2024-05-02", State.OVERDUE, 1),
    ],
)
def test_a_promise_stands_by_its_last_day(index: Index, day: str, state: State, days: int) -> None:
    (one,) = asked(index, day).shown
    assert (one.state, one.due, one.days) == (state, "2024-05-01", days)


def test_a_promise_not_made_yet_is_none(index: Index) -> None:
    found = asked(index, "2024-03-11")
    assert found.shown == ()
    assert found.counts == tuple(StateCount(state, 0) for state in State)


def test_other_states_are_counted_and_not_shown(index: Index) -> None:
    found = asked(index, "2024-05-02", (State.UNDATED,))
    assert found.shown == ()
    assert {one.state: one.count for one in found.counts}[State.OVERDUE] == 1


def test_a_promise_concerns_who_gave_it_and_who_was_there(index: Index) -> None:
    assert len(asked(index, "2024-05-02", name="Nils Exempel").shown) == 1
    assert len(asked(index, "2024-05-02", name="Ale").shown) == 1
    assert len(asked(index, "2024-05-02", name="Karin Prov").shown) == 0


def test_later_minutes_of_the_body_that_say_nothing_are_counted(index: Index) -> None:
    (one,) = asked(index, "2024-12-31").shown
    assert (one.later_minutes, one.later) == (1, ())
    (earlier,) = asked(index, "2024-09-02").shown
    assert earlier.later_minutes == 0


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("followed")
    (folder / "mars.txt").write_text(FIRST, encoding="utf-8")
    (folder / "juni.txt").write_text(LATER, encoding="utf-8")
    report = build([folder / "mars.txt", folder / "juni.txt"], folder / "store", standard_steps())
    assert report.generation is not None
    index = Index(report.generation)
    yield index
    index.close()


def test_later_words_that_share_its_telling_words_come_with_it(followed: Index) -> None:
    one: FollowUp
    (one,) = asked(followed, "2024-12-31").shown
    assert one.commitment.label.startswith("Karin Provsson tar fram ett förslag till avtal")
    assert [later.day for later in one.later] == ["2024-06-04"]
    (later,) = one.later
    assert later.words == "Förslaget till avtal om telefonväxeln är klart och skickas på remiss."
    assert LATER[later.start : later.end] == later.words
    assert sorted(later.shared) == ["Förslaget", "avtal", "telefonväxeln"]


def test_words_from_before_the_day_looked_at_alone_count(followed: Index) -> None:
    (one,) = asked(followed, "2024-06-03").shown
    assert (one.later_minutes, one.later) == (0, ())
