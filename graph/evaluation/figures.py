"""The figures of an evaluation: counts of each table, what they come to, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class MissKind(StrEnum):
    """How the graph departs from the gold."""

    MISSING = "missing"
    EXTRA = "extra"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between gold and graph, in words."""

    document: str
    kind: MissKind
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.document}: {self.what}"


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of one kind of fact: ``found`` of the ``gold`` rows among the ``given`` ones.

    ``given`` is None where the gold does not claim to be complete: then only recall has a meaning.
    """

    name: str
    found: int = 0
    gold: int = 0
    given: int | None = 0
    misses: tuple[Miss, ...] = ()

    @property
    def precision(self) -> float | None:
        """The share of given rows that are right; None where there are none or they are not judged."""
        return self.found / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The share of gold rows that were found; None where the gold has none."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; recall alone where precision is not judged."""
        if self.given is None:
            return self.recall
        return 2 * self.found / (self.gold + self.given) if self.gold + self.given else None

    def __add__(self, other: Table) -> Table:
        """Return the counts of both, under the first one's name."""
        given = None if self.given is None or other.given is None else self.given + other.given
        misses = (*self.misses, *other.misses)
        return Table(self.name, self.found + other.found, self.gold + other.gold, given, misses)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All tables, and what could not be compared.

    ``passages`` were compared with the text that they point into, ``wrong_offsets`` of them in vain.
    """

    tables: tuple[Table, ...]
    passages: int
    wrong_offsets: tuple[Miss, ...]
    not_in_graph: tuple[str, ...] = field(default=())
    without_gold: tuple[str, ...] = field(default=())

    def table(self, name: str) -> Table:
        """Return a table by its name; raises KeyError."""
        return {table.name: table for table in self.tables}[name]

    def __str__(self) -> str:
        lines = [f"{'':18}  precision  recall     F1  found  gold  given", *map(_line, self.tables)]
        lines.append(f"wrong offsets: {len(self.wrong_offsets)} of {self.passages} passages")
        lines += (f"gold without a document in the graph: {name}" for name in self.not_in_graph)
        lines += (f"document without gold: {name}" for name in self.without_gold)
        return "\n".join(lines)

    def misses_text(self) -> str:
        """Return what is missing, extra or wrong, by table; offsets last."""
        lines = [f"{table.name}: {miss}" for table in self.tables for miss in table.misses]
        lines += [f"wrong offsets: {miss}" for miss in self.wrong_offsets]
        return "\n".join(lines) or "Nothing is missing, extra or wrong."

    def as_json(self) -> dict[str, object]:
        """Return all of it as plain values; shares are numbers from 0 to 1, or null."""
        return {
            "tables": {table.name: _plain(table) for table in self.tables},
            "passages": self.passages,
            "wrong_offsets": _listed(self.wrong_offsets),
            "not_in_graph": list(self.not_in_graph),
            "without_gold": list(self.without_gold),
        }


def _line(table: Table) -> str:
    given = "–" if table.given is None else str(table.given)
    shares = f"{_share(table.precision):>9}  {_share(table.recall):>6}  {_share(table.f1):>5}"
    return f"{table.name:18}  {shares}  {table.found:5}  {table.gold:4}  {given:>5}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _plain(table: Table) -> dict[str, object]:
    return {
        "precision": table.precision,
        "recall": table.recall,
        "f1": table.f1,
        "found": table.found,
        "gold": table.gold,
        "given": table.given,
        "misses": _listed(table.misses),
    }


def _listed(misses: Iterable[Miss]) -> list[str]:
    return [str(miss) for miss in misses]
