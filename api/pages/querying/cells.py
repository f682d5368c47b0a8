"""From the terms in rows of an answer to what stands in the cells of a table: names, links, the words of passages."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from api.linked_data.addresses import Addresses
from api.linked_data.term_words import TermWords
from api.pages.querying.answers import Rows, Term
from graph.index.reading import Index
from ontology.terms import PREFIXES

_MOST_PASSAGES = 200
_LONGEST = 600
_XSD = PREFIXES["xsd"]
_WHOLE = frozenset(
    f"{_XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
)
_NUMBERS = _WHOLE | {f"{_XSD}{name}" for name in ("decimal", "double", "float")}
_BOOLEAN = f"{_XSD}boolean"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as a table shows it; ``number`` is what it counts as, ``iri`` the thing that it names."""

    text: str
    href: str | None = None
    language: str | None = None
    number: float | None = None
    iri: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Cells under the variables of a query; ``numeric`` tells which columns hold nothing but numbers."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    numeric: tuple[bool, ...]
    cut: bool
    triples: bool


def table_of(found: Rows, index: Index, words: TermWords, addresses: Addresses, decimal: str) -> Table:
    """Return the table of an answer; ``decimal`` is the mark between whole and part of a number."""
    iris = {term.value for row in found.rows for term in row if isinstance(term, NamedNode)}
    writer = _Writer(index, words, addresses, decimal, {iri: link.label for iri, link in index.links_of(iris).items()})
    rows = tuple(tuple(None if term is None else writer.cell(term) for term in row) for row in found.rows)
    columns = range(len(found.variables))
    return Table(found.variables, rows, tuple(_is_numeric(rows, at) for at in columns), found.cut, found.triples)


def _is_numeric(rows: tuple[tuple[Cell | None, ...], ...], column: int) -> bool:
    cells = [row[column] for row in rows if row[column] is not None]
    return bool(cells) and all(cell is not None and cell.number is not None for cell in cells)


class _Writer:
    def __init__(
        self, index: Index, words: TermWords, addresses: Addresses, decimal: str, labels: dict[str, str]
    ) -> None:
        self._index = index
        self._words = words
        self._addresses = addresses
        self._decimal = decimal
        self._labels = labels
        self._passages_left = _MOST_PASSAGES

    def cell(self, term: Term) -> Cell:
        if isinstance(term, NamedNode):
            return self._named(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        return Cell(f"_:{term.value}" if isinstance(term, BlankNode) else str(term))

    def _named(self, iri: str) -> Cell:
        label = self._labels.get(iri)
        if label is not None:
            return Cell(label, self._addresses.link(iri), "sv", iri=iri)
        if iri.startswith(f"{self._addresses.base}passage/") and self._passages_left:
            self._passages_left -= 1
            number = self._index.passage_number(iri)
            for _, passage in self._index.passages([number] if number is not None else []):
                place = (passage.start, passage.end)
                return Cell(
                    _cut(passage.quote),
                    self._addresses.minutes(passage.document.iri, place),
                    "sv",
                    iri=iri,
                    quoted=True,
                )
        text = iri.partition(":")[2] if iri.startswith(("mailto:", "tel:")) else self._words.of(iri)
        return Cell(text.removeprefix(self._addresses.base), self._addresses.link(iri), iri=iri)

    def _literal(self, literal: Literal) -> Cell:
        datatype = literal.datatype.value
        if datatype in _NUMBERS:
            try:
                number = float(literal.value)
            except ValueError:
                return Cell(literal.value)
            text = literal.value if datatype in _WHOLE else f"{number:.6g}".replace(".", self._decimal)
            return Cell(text, number=number)
        # the words of the minutes are Swedish, whether the graph says so or not
        return Cell(_cut(literal.value), language=literal.language or (None if datatype == _BOOLEAN else "sv"))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
