"""From the quads of a build, one document at a time, to the index of its generation."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pyoxigraph import Quad

from graph.index.facets import REFERRING, FacetRow, meeting_facets, own_facets
from graph.index.kinds import ENTITIES, INDEX_FILE, OUTCOMES, Kind, local_name
from graph.index.periods import Period
from graph.index.schema import FINISH, HASH_SIZE, PRAGMAS, TABLES, WORD_TABLES, WORDS
from graph.index.things import Batch, Said, Thing, batch_of, kind_of, period_of_saying, sorting_label, thing_of
from graph.search.words import Words, words_of
from ontology.terms import OA, PROV, RDF, SAMV

_THING = f"INSERT INTO thing VALUES ({', '.join('?' * 16)})"
_AT_ONCE = 1000
_SHARED = frozenset((*ENTITIES, Kind.MEETING, Kind.MINUTES))
_OF_THEIR_OWN_TIME = frozenset((Kind.MEETING, Kind.EVENT))
_TITLED = frozenset((Kind.MINUTES, Kind.MEETING, Kind.AGENDA_ITEM, Kind.EVENT, Kind.AMOUNT))


@contextmanager
def new_index(generation: Path, base: str) -> Iterator[IndexWriter]:
    """Write the index of a generation; it is finished when the block ends well.

    ``base`` is the IRI under which everything has its own.
    """
    connection = sqlite3.connect(generation / INDEX_FILE, isolation_level=None)
    try:
        connection.executescript(PRAGMAS)
        connection.execute("BEGIN")
        writer = IndexWriter(connection, base)
        yield writer
        writer.finish()
        connection.execute("COMMIT")
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class _Page:
    """Where a batch stands: the numbers of its things, its document, and the meeting of it with its time."""

    numbers: dict[str, int]
    document: int | None = None
    meeting: int | None = None
    period: Period | None = None


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

    def add_document(self, text: str, quads: Iterable[Quad]) -> None:
        """Take in all that one document says; ``text`` is its text, into which its passages count."""
        batch = batch_of(quads, self._base)
        kinds = {iri: known for iri, said in batch.items() if (known := kind_of(said)) is not None}
        minutes = next(iri for iri, (kind, _) in kinds.items() if kind is Kind.MINUTES)
        meeting = batch[minutes][SAMV.records][0]
        page = _Page({}, self._number(minutes), self._number(meeting), period_of_saying(batch.get(meeting, {})))
        for iri, (kind, class_name) in kinds.items():
            page.numbers[iri] = self._number(iri) if kind in _SHARED else self._next()
            self._add_thing(thing_of(iri, kind, class_name, batch[iri], batch), page)
        named = {iri: kind for iri, (kind, _) in kinds.items()}
        own = (row for iri, kind in named.items() for row in own_facets(iri, kind, batch[iri]))
        self._add_facets((*own, *meeting_facets(meeting, batch, named)), page)
        self._add_passages(words_of(text), batch, page)
        self._connection.execute("INSERT INTO source VALUES (?, ?)", (page.document, text))

    def add_shared(self, quads: Iterable[Quad]) -> None:
        """Take in what documents share: entities together with reference data."""
        batch = batch_of(quads, self._base)
        page = _Page(self._numbers)
        kinds = {iri: known for iri, said in batch.items() if (known := kind_of(said)) is not None}
        for iri in sorted(kinds, key=self._number):  # full-text tables are quickest filled in order
            kind, class_name = kinds[iri]
            self._classes[iri] = class_name
            self._add_thing(thing_of(iri, kind, class_name, batch[iri], batch), page)
            self._add_facets(own_facets(iri, kind, batch[iri]), page)

    def ties_through(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Take in ties as they pass, their quads sorted by subject; after what their parties are."""
        page = _Page(self._numbers)
        for _, passing in groupby(quads, key=lambda quad: quad.subject):
            said = list(passing)
            yield from said
            for iri, tie in batch_of(said, self._base).items():
                number = page.numbers[iri] = self._next()
                grounds = tie.pop(PROV.wasDerivedFrom, [])
                self._connection.executemany(
                    "INSERT INTO tie_ground_by_iri VALUES (?, ?)", ((number, ground) for ground in grounds)
                )
                self._add_thing(thing_of(iri, Kind.TIE, local_name(SAMV.Tie), tie, {}), page)
                self._add_facets(own_facets(iri, Kind.TIE, tie), page)
                del page.numbers[iri]

    def finish(self) -> None:
        """Make what needs the whole: tables in their order, and what look-ups go by."""
        self._write_out()
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
        if iri not in self._numbers:
            self._numbers[iri] = self._next()
        return self._numbers[iri]

    def _add_thing(self, thing: Thing, page: _Page) -> None:
        number = page.numbers[thing.iri]
        body, label = thing.body, thing.label
        first, last = thing.period or (None if thing.kind in _OF_THEIR_OWN_TIME else page.period) or ("", "")
        below = thing.kind not in ENTITIES and thing.kind not in (Kind.TIE, Kind.MEETING)
        named_after = thing.named_after
        if thing.kind is Kind.MEETING and named_after is None and number == page.meeting:
            named = page.document
        else:
            named = self._number(named_after) if named_after else None
        row = (
            *(number, thing.iri, thing.kind, thing.type, label, sorting_label(label or ""), named, first, last),
            *(page.meeting if below else None, page.document, thing.basis),
            *(body.get("ladderStep"), self._party_kind(thing), body.get("weight")),
            json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        )
        self._things.append(row)
        self._add_words(number, thing)
        if len(self._things) >= _AT_ONCE:
            self._write_out()

    def _write_out(self) -> None:
        """Write the things that are gathered; many at once are written faster."""
        self._connection.executemany(_THING, self._things)
        self._things.clear()
        for table, rows in self._words.items():
            self._connection.executemany(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", rows)
            rows.clear()

    def _party_kind(self, thing: Thing) -> str | None:
        if thing.kind is not Kind.TIE:
            return None
        parties = thing.body.get("party")
        kinds = {self._classes.get(party) for party in parties} if isinstance(parties, list) else set()
        return kinds.pop() if len(kinds) == 1 else None

    def _add_words(self, number: int, thing: Thing) -> None:
        if thing.label is None:
            return
        text = thing.label
        if thing.kind in ENTITIES:
            others = thing.body.get("altLabel")
            text = "\n".join((text, *others)) if isinstance(others, list) else text
            table = "name_words"
        elif thing.kind in OUTCOMES:
            table = "outcome_words"
        elif thing.kind in _TITLED:
            table = "title_words"
        else:
            return
        stems = words_of(text).stems
        self._stems.update(stems)
        self._words[table].append((number, " ".join(stems)))

    def _add_facets(self, rows: Iterable[FacetRow], page: _Page) -> None:
        self._connection.executemany(
            "INSERT INTO facet_row VALUES (?, ?, ?, ?)",
            (
                (
                    kind,
                    name,
                    self._number(value) if name in REFERRING else value,
                    page.numbers.get(iri) or self._number(iri),
                )
                for kind, name, value, iri in dict.fromkeys(rows)
            ),
        )

    def _add_passages(self, words: Words, batch: Batch, page: _Page) -> None:
        self._stems.update(words.stems)
        places = sorted(
            (int(said[OA.start][0]), int(said[OA.end][0]), iri) for iri, said in batch.items() if OA.exact in said
        )
        numbers = {iri: self._passages + position for position, (_, _, iri) in enumerate(places, start=1)}
        self._passages += len(places)
        self._connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?)",
            ((numbers[iri], page.document, start, end) for start, end, iri in places),
        )
        self._connection.executemany(
            "INSERT INTO passage_words(rowid, words) VALUES (?, ?)",
            ((numbers[iri], " ".join(words.between(start, end))) for start, end, iri in places),
        )
        grounds: list[tuple[int, int]] = []
        for iri, said in batch.items():
            if SAMV.Inference in said.get(RDF.type, ()):
                self._add_inference(said, page)
            elif PROV.wasDerivedFrom in said and SAMV.IdentityDecision not in said.get(RDF.type, ()):
                number = page.numbers.get(iri) or self._number(iri)
                grounds.extend((number, numbers[one]) for one in said[PROV.wasDerivedFrom])
        self._connection.executemany("INSERT INTO ground_row VALUES (?, ?)", grounds)

    def _add_inference(self, said: Said, page: _Page) -> None:
        subject = said[RDF.subject][0]
        confidence = said.get(SAMV.confidence)
        row = (
            page.numbers.get(subject) or self._number(subject),
            local_name(said[RDF.predicate][0]),
            said[RDF.object][0],
            local_name(said[SAMV.basis][0]),
            said.get(SAMV.rule, [None])[0],
            float(confidence[0]) if confidence else None,
        )
        self._connection.execute("INSERT INTO inference VALUES (?, ?, ?, ?, ?, ?)", row)
