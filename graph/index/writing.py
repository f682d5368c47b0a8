"""From the pages of a build, one document at a time, to the index of its generation."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad

from graph.index.kinds import INDEX_FILE, Facet, Kind, local_name
from graph.index.pages import IndexPage, ThingRow, shared_page
from graph.index.schema import FINISH, HASH_SIZE, PRAGMAS, TABLES, WORD_TABLES, WORDS
from graph.ties import Tie
from ontology.terms import SAMV

INSERT_THING = f"INSERT INTO thing VALUES ({', '.join('?' * 16)})"
_AT_ONCE = 1000


@contextmanager
def new_index(generation: Path, base: str) -> Iterator[IndexWriter]:
    """Write the index of a generation; it is finished when the block ends well.

    ``base`` is the IRI under which everything has its own.
    """
    with written_at_once(generation, PRAGMAS) as connection:
        writer = IndexWriter(connection, base)
        yield writer
        writer.finish()


@contextmanager
def written_at_once(generation: Path, script: str) -> Iterator[sqlite3.Connection]:
    """Open the index in a generation's folder, run a script, and write all that the block does or nothing of it."""
    connection = sqlite3.connect(generation / INDEX_FILE, isolation_level=None)
    try:
        connection.executescript(script)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


class IndexWriter:
    """Takes in what a build writes: each document, then what documents share, then ties."""

    def __init__(self, connection: sqlite3.Connection, base: str) -> None:
        self._connection = connection
        self._base = base
        self._numbers: dict[str, int] = {}  # of what several documents may speak of
        self._last = 0
        self._passages = 0
        self._stems: Counter[str] = Counter()
        self._classes: dict[str, str] = {}
        self._things: list[tuple[object, ...]] = []
        self._words: dict[str, list[tuple[int, str]]] = {table: [] for table in WORD_TABLES}
        for statement in (
            *TABLES.split(";\n"),
            *(made.format(table=table) for table in WORD_TABLES for made in (WORDS, HASH_SIZE)),
        ):
            connection.execute(statement)
        connection.execute("INSERT INTO about VALUES (?)", (base,))

    def add_page(self, page: IndexPage) -> None:
        """Take in the rows of a document."""
        numbers = self._add_rows(page)
        for table, place, words in page.words:
            self._words[table].append((numbers[place], words))
        self._add_passages(page, numbers)
        if len(self._things) >= _AT_ONCE:
            self._write_out()

    def add_shared(self, quads: Iterable[Quad]) -> None:
        """Take in what documents share: people, or all else together with reference data."""
        page = shared_page(quads, self._base)
        numbers = self._add_rows(page)
        self._classes.update((str(row[1]), str(row[3])) for row in page.things if row[2] != Kind.PERSON)
        # a full-text table is written out whenever a number is less than the one before: these are sorted at the end
        rows = ((numbers[place], words) for _, place, words in page.words)
        self._connection.executemany("INSERT OR REPLACE INTO name_row VALUES (?, ?)", rows)
        self._write_out()

    def _add_rows(self, page: IndexPage) -> list[int]:
        """Take in the rows of a page's things; return the numbers that its places mean."""
        numbers = [self._number(iri) if shared else self._next() for iri, shared in page.refs]
        self._stems.update(page.stems)
        self._things.extend(numbered_thing(row, numbers) for row in page.things)
        self._connection.executemany("INSERT INTO facet_row VALUES (?, ?, ?, ?)", page.facets(numbers))
        return numbers

    def _add_passages(self, page: IndexPage, numbers: Sequence[int]) -> None:
        first = self._passages + 1
        self._passages += len(page.passages)
        document = None if page.document is None else numbers[page.document]
        self._connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?)",
            ((first + at, document, start, end) for at, (start, end, _) in enumerate(page.passages)),
        )
        self._words["passage_words"].extend((first + at, words) for at, (_, _, words) in enumerate(page.passages))
        self._connection.executemany(
            "INSERT INTO ground_row VALUES (?, ?)", ((numbers[place], first + at) for place, at in page.grounds)
        )
        self._connection.executemany(
            "INSERT INTO inference VALUES (?, ?, ?, ?, ?, ?)",
            ((numbers[row[0]], *row[1:]) for row in page.inferences),
        )
        self._connection.execute("INSERT INTO source VALUES (?, ?)", (document, page.text))

    def add_ties(self, ties: Iterable[Tie], grounds: Sequence[str]) -> None:
        """Take in ties, after what their parties are; ``grounds`` are the IRIs that their numbers mean."""
        cut = len(self._base)
        for tie in ties:
            number = self._next()
            parties = [one.removeprefix(self._base) for one in tie.pair]
            classes = {self._classes.get(party) for party in parties}
            kind = classes.pop() if len(classes) == 1 else None
            self._things.append(tie_row((number, self._number(parties[0])), tie, parties, self._base, kind))
            self._connection.executemany(
                "INSERT INTO tie_ground_row VALUES (?, ?)", ((number, ground) for ground in tie.grounds)
            )
            self._connection.executemany(
                "INSERT INTO facet_row VALUES (?, ?, ?, ?)",
                ((int(Kind.TIE), int(Facet.ORGANISATION), self._number(party), number) for party in parties),
            )
            if len(self._things) >= _AT_ONCE:
                self._write_out()
        self._connection.executemany(
            "INSERT INTO tie_thing VALUES (?, ?, NULL)",
            ((number, iri[cut:] if iri.startswith(self._base) else iri) for number, iri in enumerate(grounds)),
        )

    def finish(self) -> None:
        """Make what needs the whole: tables in their order, and what look-ups go by."""
        self._write_out()
        self._connection.execute(
            "INSERT INTO name_words(rowid, words) SELECT number, words FROM name_row ORDER BY number"
        )
        self._connection.executemany("INSERT INTO word VALUES (?, ?)", sorted(self._stems.items()))
        for table in WORD_TABLES:
            self._connection.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")
        for statement in FINISH.strip().split("\n"):
            self._connection.execute(statement)

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _number(self, iri: str) -> int:
        """Return the number of what several documents may speak of."""
        found = self._numbers.get(iri)
        if found is None:
            found = self._numbers[iri] = self._next()
        return found

    def _write_out(self) -> None:
        """Write the things that are gathered; many at once are written faster."""
        self._connection.executemany(INSERT_THING, self._things)
        self._things.clear()
        for table, rows in self._words.items():
            self._connection.executemany(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", rows)
            rows.clear()


def numbered_thing(row: ThingRow, numbers: Sequence[int]) -> tuple[object, ...]:
    """Put numbers into a row of ``thing`` for its places."""
    named, meeting, document = (None if place is None else numbers[place] for place in (row[6], row[9], row[10]))
    return (numbers[row[0]], *row[1:6], named, *row[7:9], meeting, document, *row[11:])


def tie_row(
    numbers: tuple[int, int], tie: Tie, parties: Sequence[str], base: str, party_kind: str | None
) -> tuple[object, ...]:
    """Return the row of a tie; ``numbers`` are its own and its first party's, ``parties`` stand below the base."""
    number, first = numbers
    step = local_name(tie.step)
    body = {"party": parties, "ladderStep": step, "weight": tie.weight, "rule": tie.rule.value}
    return (
        *(number, tie.iri.removeprefix(base), int(Kind.TIE), local_name(SAMV.Tie), None, "", first, "", ""),
        *(None, None, local_name(SAMV.Derived), step, party_kind, tie.weight),
        json.dumps(body, ensure_ascii=False, separators=(",", ":")),
    )
