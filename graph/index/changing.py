"""From the index of a generation and what changed since to the index of the next one.

What a document had put into the index is worked out again from what it had said, and taken out row by row; what others
put there too stays, since each row that several documents may give is counted.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.index.kinds import Facet, Kind
from graph.index.pages import IndexPage
from graph.index.schema import CHANGING
from graph.index.writing import INSERT_THING, numbered_thing, tie_row, written_at_once
from graph.ties import Tie


class NotInIndexError(Exception):
    """The index does not hold what it should: it cannot be changed, and has to be made anew."""


@contextmanager
def changed_index(generation: Path, base: str) -> Iterator[IndexChange]:
    """Change the index in a generation's folder; the changes are in it when the block ends well."""
    with written_at_once(generation, CHANGING) as connection:
        change = IndexChange(connection, base)
        yield change
        change.finish()


class IndexChange:
    """Takes pages out of an index and puts others into it. Take out all that goes before anything is put in."""

    def __init__(self, connection: sqlite3.Connection, base: str) -> None:
        self._connection = connection
        self._base = base
        self._numbers: dict[str, int] = {}
        self._last = self._first_number("SELECT max(number) FROM (SELECT max(number) AS number FROM thing)")
        self._last_passage = self._first_number("SELECT max(number) FROM passage")
        self._stems: Counter[str] = Counter()
        self._things: Counter[int] = Counter()

    def _first_number(self, statement: str, parameters: Sequence[object] = ()) -> int:
        row = self._connection.execute(statement, parameters).fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def text_of(self, document: str) -> str:
        """Return the text of a document, by the IRI of its minutes."""
        row = self._connection.execute(
            "SELECT text FROM source JOIN thing ON number = source.document WHERE iri = ?",
            (document.removeprefix(self._base),),
        ).fetchone()
        if row is None:
            raise NotInIndexError(document)
        return str(row[0])

    def take_out(self, page: IndexPage) -> None:
        """Take out the rows of a page, which are in the index."""
        numbers = [self._known(iri) for iri, _ in page.refs]
        self._stems.subtract(page.stems)
        for row in page.things:
            self._things[row[2]] -= 1
        self._many("DELETE FROM thing WHERE number = ?", ((numbers[row[0]],) for row in page.things))
        for table, place, words in page.words:
            self._forget_words(table, [(numbers[place], words)])
        self._many(
            "UPDATE facet SET times = times - 1 WHERE kind = ? AND name = ? AND value = ? AND thing = ?",
            page.facets(numbers),
        )
        self._many(
            "DELETE FROM facet WHERE kind = ? AND name = ? AND value = ? AND thing = ? AND times < 1",
            page.facets(numbers),
        )
        self._take_out_passages(page, numbers)

    def _take_out_passages(self, page: IndexPage, numbers: Sequence[int]) -> None:
        if page.document is None:
            return
        document = numbers[page.document]
        rows = self._connection.execute(
            "SELECT number FROM passage WHERE document = ? ORDER BY start, stop", (document,)
        ).fetchall()
        if len(rows) != len(page.passages):
            raise NotInIndexError(page.refs[page.document][0])
        self._forget_words(
            "passage_words", [(row[0], words) for row, (_, _, words) in zip(rows, page.passages, strict=True)]
        )
        self._many("DELETE FROM ground WHERE passage = ?", rows)
        self._many("DELETE FROM passage WHERE number = ?", rows)
        for thing, *rest in page.inferences:
            self._connection.execute(
                "DELETE FROM inference WHERE rowid = (SELECT rowid FROM inference WHERE thing = ? AND property IS ? "
                "AND value IS ? AND basis IS ? AND rule IS ? AND confidence IS ?)",
                (numbers[thing], *rest),
            )
        self._connection.execute("DELETE FROM source WHERE document = ?", (document,))

    def _forget_words(self, table: str, rows: Iterable[tuple[int, str]]) -> None:
        self._many(f"INSERT INTO {table}({table}, rowid, words) VALUES ('delete', ?, ?)", rows)

    def put_in(self, page: IndexPage) -> None:
        """Put in the rows of a page."""
        numbers = [self._number(iri) for iri, _ in page.refs]
        self._stems.update(page.stems)
        for row in page.things:
            self._things[row[2]] += 1
        self._many(INSERT_THING, (numbered_thing(row, numbers) for row in page.things))
        for table, place, words in page.words:
            self._connection.execute(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", (numbers[place], words))
        self._many(
            "INSERT INTO facet VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1",
            page.facets(numbers),
        )
        if page.document is not None:
            self._put_in_passages(page, numbers, numbers[page.document])

    def _put_in_passages(self, page: IndexPage, numbers: Sequence[int], document: int) -> None:
        first = self._last_passage + 1
        self._last_passage += len(page.passages)
        for number, (start, end, words) in enumerate(page.passages, start=first):
            self._connection.execute("INSERT INTO passage VALUES (?, ?, ?, ?)", (number, document, start, end))
            self._connection.execute("INSERT INTO passage_words(rowid, words) VALUES (?, ?)", (number, words))
        self._many(
            "INSERT OR IGNORE INTO ground VALUES (?, ?)", ((numbers[place], first + at) for place, at in page.grounds)
        )
        self._many(
            "INSERT INTO inference VALUES (?, ?, ?, ?, ?, ?)",
            ((numbers[thing], *rest) for thing, *rest in page.inferences),
        )
        self._connection.execute("INSERT INTO source VALUES (?, ?)", (document, page.text))

    def take_out_tie(self, tie: str, parties: Sequence[str]) -> None:
        """Take out a tie, by its IRI and those of its parties."""
        number = self._known(tie.removeprefix(self._base))
        self._things[Kind.TIE] -= 1
        self._connection.execute("DELETE FROM thing WHERE number = ?", (number,))
        self._connection.execute("DELETE FROM tie_ground WHERE tie = ?", (number,))
        self._many(
            "DELETE FROM facet WHERE kind = ? AND name = ? AND value = ? AND thing = ?",
            (
                (int(Kind.TIE), int(Facet.ORGANISATION), self._known(party.removeprefix(self._base)), number)
                for party in parties
            ),
        )

    def put_in_tie(self, tie: Tie, grounds: Iterable[str]) -> None:
        """Put in a tie, after what its parties and its grounds are."""
        number = self._number(tie.iri.removeprefix(self._base))
        parties = [one.removeprefix(self._base) for one in tie.pair]
        self._things[Kind.TIE] += 1
        classes = {self._class_of(party) for party in parties}
        kind = classes.pop() if len(classes) == 1 else None
        first = self._number(parties[0])
        self._connection.execute(INSERT_THING, tie_row((number, first), tie, parties, self._base, kind))
        self._many(
            "INSERT OR IGNORE INTO tie_ground SELECT ?, number FROM thing WHERE iri = ?",
            ((number, ground.removeprefix(self._base)) for ground in grounds),
        )
        self._many(
            "INSERT INTO facet VALUES (?, ?, ?, ?, 1)",
            ((int(Kind.TIE), int(Facet.ORGANISATION), self._number(party), number) for party in parties),
        )

    def _class_of(self, iri: str) -> str | None:
        row = self._connection.execute("SELECT class FROM thing WHERE iri = ?", (iri,)).fetchone()
        return None if row is None else str(row[0])

    def finish(self) -> None:
        """Bring the counts of words and of kinds up to date."""
        self._many(
            "INSERT INTO word VALUES (?, ?) ON CONFLICT DO UPDATE SET occurrences = occurrences + excluded.occurrences",
            sorted((stem, times) for stem, times in self._stems.items() if times),
        )
        self._connection.execute("DELETE FROM word WHERE occurrences < 1")
        self._many(
            "INSERT INTO kind_count VALUES (?, ?) ON CONFLICT DO UPDATE SET things = things + excluded.things",
            ((int(kind), times) for kind, times in sorted(self._things.items())),
        )
        self._connection.execute("DELETE FROM kind_count WHERE things < 1")

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(statement, rows)

    def _known(self, iri: str) -> int:
        """Return the number of what the index has; that of a thing taken out before stays its own."""
        found = self._numbers.get(iri)
        if found is None:
            row = self._connection.execute("SELECT number FROM thing WHERE iri = ?", (iri,)).fetchone()
            if row is None:
                raise NotInIndexError(iri)
            found = self._numbers[iri] = int(row[0])
        return found

    def _number(self, iri: str) -> int:
        try:
            return self._known(iri)
        except NotInIndexError:
            self._last += 1
            self._numbers[iri] = self._last
            return self._last
