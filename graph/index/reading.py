"""From the index of a generation to what stands in it: things by IRI or number, passages, texts."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from graph.generations import StoreError
from graph.index.kinds import INDEX_FILE, Kind
from graph.index.properties import REFERENCES
from graph.index.values import Described, Evidenced, Inference, Link, Passage, PropertyValue, Single

SHOWN_GROUNDS = 20
_AT_ONCE = 500  # parameters of one statement
_MAPPED = 1 << 31  # bytes of the file that may be read without copying
Row = tuple[object, ...]
Key = TypeVar("Key", int, str)

_LABEL = f"""coalesce(t.label, CASE t.kind WHEN {int(Kind.MEETING)} THEN
  trim(coalesce(n.label, 'Möte') || ' ' || t.first) ELSE n.label END, t.iri)"""
_THINGS = f"""SELECT t.number, t.iri, t.kind, t.class, {_LABEL}, t.basis, t.first, t.last, t.document, t.meeting, t.body
  FROM thing t LEFT JOIN thing n ON n.number = t.named_after WHERE t.number IN (%s)"""
_LINKS = f"""SELECT t.%s, t.iri, t.kind, {_LABEL}
  FROM thing t LEFT JOIN thing n ON n.number = t.named_after WHERE t.%s IN (%s)"""
_PASSAGES = """SELECT p.number, p.document, p.start, p.stop, substr(s.text, p.start + 1, p.stop - p.start)
  FROM passage p JOIN source s USING (document) WHERE p.number IN (%s)"""


class Index:
    """The index of one generation, read-only; may be used by several threads."""

    def __init__(self, generation: Path) -> None:
        """Name the index of a generation; asking it raises StoreError where there is none or it cannot be read."""
        self._path = generation / INDEX_FILE
        self._of_thread = threading.local()
        self._lock = threading.Lock()
        self._opened: list[sqlite3.Connection] = []

    def close(self) -> None:
        """Close what all threads opened; ask no more."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Ask the tables (graph/index/schema.py) and return all rows; raises StoreError where they cannot be read."""
        try:
            return self._connection().execute(statement, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise StoreError(f"Cannot read the index {self._path}: run samgraf build again.") from error

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            place = f"file:{quote(str(self._path.absolute()))}?mode=ro&immutable=1"
            connection = sqlite3.connect(place, uri=True, check_same_thread=False)
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            with self._lock:
                self._opened.append(connection)
            self._of_thread.connection = connection
        return connection

    def _first_row(self, statement: str) -> Row:
        return self.rows(statement)[0]

    @cached_property
    def base(self) -> str:
        """The IRI under which everything has its own."""
        return str(self._first_row("SELECT base FROM about")[0])

    @cached_property
    def counts(self) -> Mapping[Kind, int]:
        """How many things of each kind there are."""
        return {Kind(whole(kind)): whole(count) for kind, count in self.rows("SELECT kind, things FROM kind_count")}

    @cached_property
    def passage_count(self) -> int:
        """How many passages there are."""
        return whole(self._first_row("SELECT count(*) FROM passage")[0])

    def relative(self, iri: str) -> str:
        """Return an IRI as the tables hold it."""
        return iri.removeprefix(self.base)

    def absolute(self, iri: str) -> str:
        """Return an IRI of the tables as it is in the graph."""
        return iri if "://" in iri else self.base + iri

    def number_of(self, iri: str) -> int | None:
        """Return the number of the thing with an IRI, None where there is no such thing."""
        found = self.rows("SELECT number FROM thing WHERE iri = ?", (self.relative(iri),))
        return whole(found[0][0]) if found else None

    def thing(self, iri: str) -> Described | None:
        """Return the thing with an IRI."""
        number = self.number_of(iri)
        return None if number is None else self.things([number])[0]

    def links(self, numbers: Iterable[int]) -> dict[int, Link]:
        """Return links to things by their numbers."""
        return self._links("number", numbers)

    def links_of(self, iris: Iterable[str]) -> dict[str, Link]:
        """Return links to things by their IRIs, for those that there are."""
        found = self._links("iri", {self.relative(iri) for iri in iris})
        return {link.iri: link for link in found.values()}

    def _links(self, column: str, keys: Iterable[Key]) -> dict[Key, Link]:
        found: dict[Key, Link] = {}
        for key, iri, kind, label in self._in_parts(lambda marks: _LINKS % (column, column, marks), sorted(set(keys))):
            found[key] = Link(self.absolute(str(iri)), Kind(whole(kind)), str(label))  # type: ignore[index]
        return found

    def _in_parts(self, statement: Callable[[str], str], keys: Sequence[object]) -> list[Row]:
        rows: list[Row] = []
        for first in range(0, len(keys), _AT_ONCE):
            part = keys[first : first + _AT_ONCE]
            rows += self.rows(statement(", ".join("?" * len(part))), part)
        return rows

    def things(self, numbers: Sequence[int], *, evidence: bool = True) -> list[Described]:
        """Return things in the order of their numbers as given; without ``evidence`` none of their passages."""
        rows = {whole(row[0]): row for row in self._in_parts(lambda marks: _THINGS % marks, numbers)}
        bodies: dict[int, dict[str, object]] = {number: json.loads(str(row[10])) for number, row in rows.items()}
        inferred = self._inferences(numbers)
        linked = self._links("iri", _referred(bodies.values(), inferred.values()))
        around = self.links(whole(row[column]) for row in rows.values() for column in (8, 9) if row[column] is not None)
        passages = self._grounds(numbers if evidence else ())
        none: Evidenced[Passage] = Evidenced((), 0)
        return [
            self._described(
                rows[number], bodies[number], linked, around, passages.get(number, none), inferred.get(number, [])
            )
            for number in numbers
            if number in rows
        ]

    def _described(
        self,
        row: Row,
        body: Mapping[str, object],
        linked: Mapping[str, Link],
        around: Mapping[int, Link],
        passages: Evidenced[Passage],
        inferred: Sequence[Row],
    ) -> Described:
        number, iri, kind, class_name, label, basis, first, last, document, meeting, _ = row
        properties = {key: self._property(key, value, linked) for key, value in body.items()}
        parties = properties.get("party")
        if isinstance(parties, tuple):
            label = " – ".join(party.label for party in parties if isinstance(party, Link))
        tie = kind == Kind.TIE
        return Described(
            whole(number),
            self.absolute(str(iri)),
            Kind(whole(kind)),
            str(class_name),
            str(label),
            str(basis) if basis else None,
            str(first) if first else None,
            str(last) if last else None,
            around.get(whole(document)) if document is not None else None,
            around.get(whole(meeting)) if meeting is not None else None,
            properties,
            passages,
            self._grounds_of_tie(whole(number)) if tie else Evidenced((), 0),
            tuple(self._inference(one, linked) for one in inferred),
        )

    def _property(self, key: str, value: object, linked: Mapping[str, Link]) -> PropertyValue:
        if isinstance(value, list):
            return tuple(self._single(key, one, linked) for one in value)
        return self._single(key, value, linked)

    def _single(self, key: str, value: object, linked: Mapping[str, Link]) -> Single:
        if key in REFERENCES:
            iri = str(value)
            return linked.get(iri) or Link(self.absolute(iri), Kind.ORGANISATION, iri.rpartition("/")[2])
        return value if isinstance(value, int | float) else str(value)

    def _inferences(self, numbers: Sequence[int]) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in self._in_parts(
            lambda marks: (
                f"SELECT thing, property, value, basis, rule, confidence FROM inference WHERE thing IN ({marks})"
            ),
            numbers,
        ):
            found.setdefault(whole(row[0]), []).append(row)
        return found

    def _inference(self, row: Row, linked: Mapping[str, Link]) -> Inference:
        _, key, value, basis, rule, confidence = row
        return Inference(
            str(key),
            linked.get(str(value)) or str(value).rpartition("#")[2],
            str(basis),
            None if rule is None else str(rule),
            None if confidence is None else float(str(confidence)),
        )

    def _grounds(self, numbers: Sequence[int]) -> dict[int, Evidenced[Passage]]:
        """Return the first passages of each thing, and how many there are."""
        found: dict[int, list[int]] = {}
        totals: dict[int, int] = {}
        for number in numbers:
            rows = self.rows("SELECT passage FROM ground WHERE thing = ? LIMIT ?", (number, SHOWN_GROUNDS + 1))
            found[number] = [whole(passage) for (passage,) in rows[:SHOWN_GROUNDS]]
            totals[number] = len(rows)
            if len(rows) > SHOWN_GROUNDS:
                totals[number] = whole(self.rows("SELECT count(*) FROM ground WHERE thing = ?", (number,))[0][0])
        passages = self.passages(sorted({one for several in found.values() for one in several}))
        by_number = {number: passage for number, passage in passages}
        return {
            number: Evidenced(tuple(by_number[one] for one in several), totals[number])
            for number, several in found.items()
        }

    def _grounds_of_tie(self, number: int) -> Evidenced[Link]:
        rows = self.rows("SELECT thing FROM tie_ground WHERE tie = ? LIMIT ?", (number, SHOWN_GROUNDS))
        links = self.links(whole(thing) for (thing,) in rows)
        total = whole(self.rows("SELECT count(*) FROM tie_ground WHERE tie = ?", (number,))[0][0])
        return Evidenced(tuple(links[key] for key in sorted(links)), total)

    def passages(self, numbers: Sequence[int]) -> list[tuple[int, Passage]]:
        """Return passages with their numbers, in the order given."""
        rows = {whole(row[0]): row for row in self._in_parts(lambda marks: _PASSAGES % marks, numbers)}
        documents = self.links({whole(row[1]) for row in rows.values()})
        return [
            (number, self._passage(documents[whole(row[1])], whole(row[2]), whole(row[3]), str(row[4])))
            for number in numbers
            if (row := rows.get(number)) is not None
        ]

    def _passage(self, document: Link, start: int, end: int, quoted: str) -> Passage:
        name = self.relative(document.iri).partition("/")[2]
        return Passage(self.absolute(f"passage/{name}/{start}-{end}"), document, start, end, quoted)

    def passage_number(self, iri: str) -> int | None:
        """Return the number of the passage with an IRI, None where there is no such passage."""
        kind, _, rest = self.relative(iri).partition("/")
        name, _, place = rest.rpartition("/")
        start, _, end = place.partition("-")
        if kind != "passage" or not (_is_number(start) and _is_number(end)):
            return None
        found = self.rows(
            "SELECT p.number FROM passage p JOIN thing t ON t.number = p.document "
            "WHERE t.iri = ? AND p.start = ? AND p.stop = ?",
            (f"minutes/{name}", int(start), int(end)),
        )
        return whole(found[0][0]) if found else None

    def backed_by(self, passage: int) -> list[Link]:
        """Return the things that a passage backs."""
        rows = self.rows("SELECT thing FROM ground WHERE passage = ? ORDER BY thing LIMIT 100", (passage,))
        links = self.links(whole(thing) for (thing,) in rows)
        return [links[key] for key in sorted(links)]

    def text_of(self, document: int) -> str:
        """Return the text of the minutes with a number."""
        return str(self.rows("SELECT text FROM source WHERE document = ?", (document,))[0][0])


def marks(values: Sequence[object]) -> str:
    """Return the question marks that stand for values in a statement."""
    return ", ".join("?" * len(values))


def whole(value: object) -> int:
    """Return what a column of whole numbers holds."""
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def _referred(bodies: Iterable[Mapping[str, object]], inferred: Iterable[Sequence[Row]]) -> set[str]:
    """Return the IRIs that bodies and inferences refer to."""
    referred = {str(row[2]) for rows in inferred for row in rows}
    for body in bodies:
        for key in REFERENCES & body.keys():
            value = body[key]
            referred.update(value if isinstance(value, list) else [str(value)])
    return referred
