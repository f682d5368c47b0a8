"""What a generation covers, over the hand-made minutes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.build import Steps, build
from graph.generations import StoreFolder
from graph.index.coverage import (
    Announced,
    announced_only,
    covered_documents,
    meetings_held,
    municipalities_met,
)
from graph.index.kinds import Kind
from graph.index.reading import Index
from graph.index.values import Link
from graph.iris import DEFAULT_BASE as BASE


def test_documents_come_latest_first_with_what_they_lack(index: Index) -> None:
    found = covered_documents(index)
    assert (found.total, found.after) == (2, None)
    told = [(one.link.iri.removeprefix(BASE), one.title, one.day, one.lacks) for one in found.documents]
    # the autumn's notes name neither place nor anything decided, agreed or promised
    assert told == [
        ("minutes/host", "Höstmötet", "2024-09-03", ("location", "outcome")),
        ("minutes/var", "Vårmötet", "2024-03-12", ()),
    ]
    assert [one.body.label for one in found.documents if one.body] == ["Nätverket Norrsam"] * 2


def test_documents_come_some_at_a_time(index: Index) -> None:
    first = covered_documents(index, None, 1)
    assert first.after is not None
    second = covered_documents(index, first.after, 1)
    assert [one.title for one in (*first.documents, *second.documents)] == ["Höstmötet", "Vårmötet"]
    assert second.after is None


def test_meetings_are_counted_by_body_and_month(index: Index) -> None:
    [held] = meetings_held(index)
    assert held.body is not None
    assert held.body.label == "Nätverket Norrsam"
    assert held.by_month == {"2024-03": 1, "2024-09": 1}
    assert (held.total, held.of_year("2024"), held.of_year("2023")) == (2, 2, 0)


def test_announced_meeting_with_minutes_is_not_missing(index: Index) -> None:
    # the spring announces 3 September, and the autumn's minutes are of that day
    assert announced_only(index) == ()


def test_announced_meeting_without_minutes_is_missing(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    build([minutes / "var.md"], tmp_path / "spring", steps)
    [found] = announced_only(Index(StoreFolder(tmp_path / "spring").current()))
    body = Link(f"{BASE}organisation/natverket-norrsam", Kind.NETWORK, "Nätverket Norrsam")
    document = Link(f"{BASE}minutes/var", Kind.MINUTES, "Vårmötet")
    assert replace(found, meeting=document) == Announced(document, "2024-09-03", body, document)


def test_municipalities_count_the_meetings_they_were_at(index: Index) -> None:
    met = municipalities_met(index)
    assert len(met) == 290
    # whoever spoke for Partille was absent
    assert {code: count for code, count in met.items() if count} == {"1440": 2, "1462": 2}
