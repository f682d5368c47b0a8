"""What a report is: sections of text, tables, charts and pictures, with the queries and quotes beneath each figure.

It is in one language and complete: whatever writes it to a file adds no words but those of its format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias


class Kind(Enum):
    """What the values of a column are, and so how they are aligned and written."""

    TEXT = "text"
    THING = "thing"
    """A ``Thing``, or several."""
    COUNT = "count"
    """A whole number."""
    NUMBER = "number"
    """A float, in the column's unit."""
    SHARE = "share"
    """A float from 0 to 1, written in per cent."""
    DAY = "day"
    """A date; as text where the minutes say less than a day (EDTF)."""
    MARK = "mark"
    """One of few short words, as in a matrix of attendance."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the graph: its IRI, what it is called, and the address of its page where there is one."""

    iri: str
    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with the 95 % interval about it, in the same unit; ``low`` and ``high`` are None where it has none."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no number: a few words in the report's language, such as "för få möten"."""

    why: str


Value: TypeAlias = str | int | float | date | Thing | tuple[Thing, ...] | Measured | Missing | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` stays the same whatever the language, ``unit`` is what its numbers count, in words."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    note: str = ""
    """What the column means, where its label does not say it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value for each column, the numbers of the quotes that back it, and the query for all passages beneath it."""

    values: tuple[Value, ...]
    quotes: tuple[int, ...] = ()
    passages: str = ""


class Mark(Enum):
    """How a chart shows its table."""

    BARS = "bars"
    """A bar for each row: ``x`` a number, ``y`` the name."""
    INTERVALS = "intervals"
    """A dot with its interval for each row: ``x`` a measured number, ``y`` the name."""
    MATRIX = "matrix"
    """A cell for each row: ``x`` and ``y`` names, ``color`` a mark or number."""
    COLUMNS = "columns"
    """Counts over time: ``x`` a year or month, ``y`` a number, ``color`` a kind where there is one."""
    CHANGE = "change"
    """Two dots joined by a line for each row: ``x`` and ``x2`` numbers, ``y`` the name."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the table that it stands with: which of its columns (by key) are where, and it in words."""

    mark: Mark
    x: str
    y: str
    title: str
    description: str
    color: str = ""
    x2: str = ""
    most: int = 30
    """So many of the first rows are drawn; the table has them all."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures or facts in rows, with what they rest on.

    ``queries`` are keys of the report's queries; ``meetings`` is how many meetings the figures rest on, None where
    they rest on none; ``left_out`` counts the rows that were left out for length. A table without rows says why in
    ``empty``.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    queries: tuple[str, ...]
    caption: str = ""
    meetings: int | None = None
    notes: tuple[str, ...] = ()
    chart: Chart | None = None
    left_out: int = 0
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number that stands out, with what it counts; ``query`` is the key of the query that gives it."""

    key: str
    label: str
    value: int | float | Missing
    query: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The numbers that a reader sees first."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in a network picture: ``kind`` is the class's name in the ontology, ``weight`` gives the size."""

    iri: str
    label: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two of a network picture, by IRI, tied by so many ``count``, on a ``step`` (1 to 5) of the ladder or none."""

    one: str
    other: str
    count: int
    step: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """A network to be drawn; ``table`` is the key of the table that says the same."""

    key: str
    title: str
    description: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    table: str


@dataclass(frozen=True, slots=True)
class CountryPicture:
    """Municipalities, by code, to be shaded by a number on a map of the country; ``table`` says the same."""

    key: str
    title: str
    description: str
    values: tuple[tuple[str, float], ...]
    legend: str
    table: str


Block: TypeAlias = Paragraph | Points | KeyFigures | Table | NetworkPicture | CountryPicture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under a heading; ``key`` is the part's name."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of minutes that back something: ``number`` is what rows point at, ``place`` says where they stand."""

    number: int
    text: str
    document: str
    day: str
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query that gave figures: ``key`` as F1, what it asks in words, and its SPARQL with all that it was given."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, in one language.

    ``scope`` and ``period`` are as a reader sees them; ``first_day`` and ``last_day`` are those of the meetings in it.
    ``generation`` is the fingerprint of the graph, ``version`` the program's, ``service`` the address of the pages
    that show more, with a slash at its end, or empty. There is no day on which it was made: the same graph and choice
    give the same report.
    """

    title: str
    subtitle: str
    language: str
    scope: str
    period: str
    first_day: str
    last_day: str
    generation: str
    version: str
    service: str
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
    queries: tuple[Query, ...]

    def tables(self) -> dict[str, Table]:
        """Return all tables by their keys, in the order of the report."""
        return {block.key: block for section in self.sections for block in section.blocks if isinstance(block, Table)}
