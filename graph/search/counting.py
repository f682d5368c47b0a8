"""From what was found to how much of it is of which kind, municipality, body and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.index.kinds import Facet, Kind, class_name_of
from graph.index.reading import Index, whole
from graph.index.schema import WORD_TABLES
from graph.search.results import MOST_FOUND, Counted, Found, Hit

_SHOWN = 20
_AT_ONCE = 500
_PASSAGES = WORD_TABLES[-1]


def counted(index: Index, found: Mapping[str, Sequence[int]], hits: tuple[Hit, ...]) -> Found:
    """Count what was found; the numbers come by table of words, at most one more than MOST_FOUND of each."""
    kinds: Counter[str] = Counter()
    years: Counter[str] = Counter()
    meetings: Counter[int] = Counter()
    for table, numbers in found.items():
        for kind, year, meeting, count in _grouped(index, table, numbers[:MOST_FOUND]):
            kinds["Passage" if table == _PASSAGES else class_name_of(Kind(kind))] += count
            if year:
                years[year] += count
            if meeting is not None:
                meetings[meeting] += count
    organisations, bodies = _of_meetings(index, meetings)
    return Found(
        hits,
        sum(kinds.values()),
        any(len(numbers) > MOST_FOUND for numbers in found.values()),
        tuple(Counted(kind, count) for kind, count in kinds.most_common()),
        _linked(index, organisations, Kind.MUNICIPALITY),
        _linked(index, bodies),
        tuple(Counted(year, count) for year, count in sorted(years.items(), reverse=True)),
    )


def _grouped(index: Index, table: str, numbers: Sequence[int]) -> list[tuple[int, str, int | None, int]]:
    """Return how many of things, or of the minutes of passages, have one kind, year and meeting."""
    source = "passage p JOIN thing t ON t.number = p.document" if table == _PASSAGES else "thing t"
    number = "p.number" if table == _PASSAGES else "t.number"
    grouped: Counter[tuple[int, str, int | None]] = Counter()
    for first in range(0, len(numbers), _AT_ONCE):
        part = numbers[first : first + _AT_ONCE]
        for kind, year, meeting in index.rows(
            "SELECT t.kind, substr(t.first, 1, 4), "
            f"CASE t.kind WHEN {int(Kind.MEETING)} THEN t.number ELSE t.meeting END "
            f"FROM {source} WHERE {number} IN ({', '.join('?' * len(part))})",
            part,
        ):
            grouped[whole(kind), str(year), None if meeting is None else whole(meeting)] += 1
    return [(*key, count) for key, count in grouped.items()]


def _of_meetings(index: Index, meetings: Mapping[int, int]) -> tuple[Counter[int], Counter[int]]:
    """Return how much was found of meetings that organisations attended, and of meetings that bodies held."""
    attended: Counter[int] = Counter()
    held: Counter[int] = Counter()
    numbers = sorted(meetings)
    for first in range(0, len(numbers), _AT_ONCE):
        part = numbers[first : first + _AT_ONCE]
        for name, value, meeting in index.rows(
            f"SELECT name, value, thing FROM facet WHERE kind = {int(Kind.MEETING)} AND name IN (?, ?) "
            f"AND thing IN ({', '.join('?' * len(part))})",
            (Facet.ORGANISATION, Facet.BODY, *part),
        ):
            counter = attended if name == Facet.ORGANISATION else held
            counter[whole(value)] += meetings[whole(meeting)]
    return attended, held


def _linked(index: Index, counter: Counter[int], kind: Kind | None = None) -> tuple[Counted, ...]:
    links = index.links(counter)
    found = [(number, count) for number, count in counter.items() if kind in (None, links[number].kind)]
    found.sort(key=lambda one: (-one[1], links[one[0]].label))
    return tuple(Counted(links[number].iri, count, links[number]) for number, count in found[:_SHOWN])
