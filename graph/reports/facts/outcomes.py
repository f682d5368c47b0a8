"""From answers to what meetings decided and agreed and what was promised, the same words of a meeting told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.index.periods import period_of
from graph.reports.material import Material

MOST_ASKED = 300
"""So many outcomes the queries give at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: its place, its number as written, and its title; "" where there is none."""

    position: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Outcomes of one meeting in the same words; IRIs of them, of the kind, the meeting and all who have to do with it.

    ``due`` is the last day on which a promise can be kept.
    """

    iris: tuple[str, ...]
    kind: str
    text: str
    meeting: str
    day: str | None
    bodies: tuple[str, ...]
    items: tuple[Item, ...]
    decided_by: tuple[str, ...]
    responsible: tuple[str, ...]
    due: str | None


def outcomes(material: Material, query: str) -> tuple[Outcome, ...]:
    """Return the outcomes of a query, in its order.

    Where it gave as many as it can and goes by meetings, it may have ended within the last one, which is left out.
    """
    rows = material.rows(query)
    told: dict[tuple[str, str, str, str], list[Mapping[str, str]]] = {}
    for row in rows:
        due = row.get("due") or row.get("edtf", "")
        told.setdefault((row["meeting"], row["kind"], row["text"], due), []).append(row)
    found = [_outcome(of_one) for of_one in told.values()]
    by_meetings = query == "decided" and len({one.meeting for one in found}) > 1
    if by_meetings and len({row["outcome"] for row in rows}) == MOST_ASKED:
        found = [one for one in found if one.meeting != rows[-1]["meeting"]]
    return tuple(found)


def _outcome(rows: Sequence[Mapping[str, str]]) -> Outcome:
    first = rows[0]
    items = {_item(row) for row in rows if "item" in row}
    return Outcome(
        _distinct(rows, "outcome"),
        first["kind"],
        first["text"],
        first["meeting"],
        first.get("day"),
        _distinct(rows, "body"),
        tuple(sorted(items, key=lambda item: (item.position, item.number, item.title))),
        _distinct(rows, "by"),
        _distinct(rows, "who"),
        _last_day(first),
    )


def _item(row: Mapping[str, str]) -> Item:
    return Item(int(row.get("position", 0)), row.get("number", ""), " ".join(row.get("title", "").split()))


def _distinct(rows: Sequence[Mapping[str, str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[name] for row in rows if name in row))


def _last_day(row: Mapping[str, str]) -> str | None:
    period = period_of(row["edtf"]) if "edtf" in row else None
    return row.get("due") or (period[1] if period else None)
