"""From what a generation covers to what the page of coverage shows: tables, each cut where it would be endless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from graph.index.coverage import (
    Announced,
    CoveredDocument,
    MeetingsHeld,
    announced_only,
    covered_documents,
    meetings_held,
    municipalities_met,
)
from graph.index.listing import Place
from graph.index.reading import Index
from graph.index.understanding import Understood
from graph.index.values import Link
from graph.reading import Failure
from graph.reading_report import ReadingReport
from visualizations.sweden.geometry import counties, municipalities

MOST_DOCUMENTS = 50
MOST_BODIES = 40
MOST_ANNOUNCED = 30
MOST_YEARS = 25
MOST_TOLD = 100
MONTHS = tuple(f"{month:02}" for month in range(1, 13))
UNDATED = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: where its text is, whose meeting it records, how much was understood, and what it lacks."""

    minutes: Linked
    day: str
    body: Linked | None
    facts: int
    understood: Understood
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body and how many of its meetings there are, in each column and together."""

    body: Linked | None
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Meetings by body and year, and by month of the year that is chosen; ``more`` bodies are not shown.

    ``years`` has "" last where meetings have no date; ``all_years`` are the sums below.
    """

    years: tuple[str, ...]
    rows: tuple[BodyRow, ...]
    all_years: BodyRow
    year: str
    months: tuple[BodyRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county with the municipalities that were at meetings, with how many, and those that were not."""

    name: str
    code: str
    met: tuple[tuple[Linked, int], ...]
    unmet: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class AnnouncedRow:
    """An announced meeting that no minutes record."""

    day: str
    meeting: Linked
    body: Linked | None
    said_in: Linked | None


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """All that the page of coverage shows; ``after`` is where the next documents begin."""

    total: int
    first: str
    last: str
    bodies: int
    met: int
    documents: tuple[DocumentRow, ...]
    after: Place | None
    matrix: Matrix
    announced: tuple[AnnouncedRow, ...]
    announced_total: int
    counties: tuple[CountyRow, ...]
    failures: tuple[Failure, ...]
    failures_total: int
    notes: tuple[tuple[str, str], ...]
    notes_total: int


def coverage_page(
    index: Index, report: ReadingReport, addresses: Addresses, after: Place | None, year: str
) -> CoveragePage:
    """Return the page of a generation; ``year`` is the one whose months are shown, by itself the latest."""
    covered = covered_documents(index, after, MOST_DOCUMENTS)
    held = meetings_held(index)
    announced = announced_only(index)
    met = municipalities_met(index)
    days = sorted(month for one in held for month in one.by_month if month)
    return CoveragePage(
        covered.total,
        days[0] if days else "",
        days[-1] if days else "",
        sum(one.body is not None for one in held),
        sum(1 for count in met.values() if count),
        tuple(_document(one, addresses) for one in covered.documents),
        covered.after,
        _matrix(held, addresses, year),
        tuple(_announced(one, addresses) for one in announced[:MOST_ANNOUNCED]),
        len(announced),
        tuple(_counties(met, addresses)),
        report.failures[:MOST_TOLD],
        len(report.failures),
        report.notes[:MOST_TOLD],
        len(report.notes),
    )


def _document(one: CoveredDocument, addresses: Addresses) -> DocumentRow:
    minutes = Linked(one.title, addresses.minutes(one.link.iri))
    return DocumentRow(minutes, one.day, _linked(one.body, addresses), one.facts, one.understood, one.lacks)


def _linked(link: Link | None, addresses: Addresses) -> Linked | None:
    return None if link is None else Linked(link.label, addresses.link(link.iri))


def _matrix(held: Sequence[MeetingsHeld], addresses: Addresses, wanted: str) -> Matrix:
    there = sorted({month[:4] for one in held for month in one.by_month if month})
    undated = (UNDATED,) if any(UNDATED in one.by_month for one in held) else ()
    # years without any minutes are what one looks for here
    between = [str(one) for one in range(int(there[0]), int(there[-1]) + 1)] if there else []
    years = (*(between if len(between) <= MOST_YEARS else there[-MOST_YEARS:]), *undated)
    year = wanted if wanted in there else (there[-1] if there else "")
    shown = held[:MOST_BODIES]
    return Matrix(
        years,
        tuple(
            BodyRow(_linked(one.body, addresses), tuple(one.of_year(column) for column in years), one.total)
            for one in shown
        ),
        BodyRow(None, tuple(sum(one.of_year(column) for one in held) for column in years), sum(o.total for o in held)),
        year,
        tuple(
            BodyRow(
                _linked(one.body, addresses),
                tuple(one.by_month.get(f"{year}-{month}", 0) for month in MONTHS),
                one.of_year(year),
            )
            for one in shown
            if year and one.of_year(year)
        ),
        len(held) - len(shown),
    )


def _announced(one: Announced, addresses: Addresses) -> AnnouncedRow:
    said_in = None if one.document is None else Linked(one.document.label, addresses.minutes(one.document.iri))
    meeting = Linked(one.meeting.label, addresses.link(one.meeting.iri))
    return AnnouncedRow(one.day, meeting, _linked(one.body, addresses), said_in)


def _counties(met: dict[str, int], addresses: Addresses) -> Iterator[CountyRow]:
    for code, county in counties().items():
        own = [area for area in municipalities().values() if area.code[:2] == code]
        linked = {
            area.code: Linked(area.name, addresses.link(f"{addresses.base}municipality/{area.code}")) for area in own
        }
        counted = [(linked[area.code], met.get(area.code, 0)) for area in own]
        yield CountyRow(county.name, code, tuple(_by_count(counted)), tuple(one for one, count in counted if not count))


def _by_count(counted: Iterable[tuple[Linked, int]]) -> list[tuple[Linked, int]]:
    return sorted(((one, count) for one, count in counted if count), key=lambda pair: (-pair[1], pair[0].text))
