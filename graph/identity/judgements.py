"""From a file of people's judgements on who is who to values; a judgement outranks every score."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import yaml

from graph.identity.names import person_name
from ontology.errors import SamgrafError

_FIELDS = ("first", "second", "verdict", "who", "when", "why")
_REQUIRED = ("first", "second", "verdict", "who")


class JudgementError(SamgrafError):
    """A file of judgements that cannot be used; correct the entry that the message names."""


class Ruling(StrEnum):
    """What a person has decided on two names."""

    SAME = "same"
    DIFFERENT = "different"


_RULINGS = {"same": Ruling.SAME, "samma": Ruling.SAME, "different": Ruling.DIFFERENT, "olika": Ruling.DIFFERENT}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What ``who`` decided on two people, each given as ``document#name`` or as an IRI."""

    first: str
    second: str
    ruling: Ruling
    who: str
    when: date | None = None
    why: str = ""

    def __str__(self) -> str:
        return f"{self.first} – {self.second} ({self.ruling}, {self.who})"


@dataclass(frozen=True, slots=True)
class Rulings:
    """The judgements on names of one document, by the two names as they are compared."""

    by_names: Mapping[frozenset[str], Judgement]

    def same(self, one: Set[str], other: Set[str]) -> Judgement | None:
        """Return the judgement that takes two people for one, by any of their forms."""
        return self._found(one, other, Ruling.SAME)

    def different(self, one: Set[str], other: Set[str]) -> Judgement | None:
        """Return the judgement that keeps two people apart, by any of their forms."""
        return self._found(one, other, Ruling.DIFFERENT)

    def _found(self, one: Set[str], other: Set[str], ruling: Ruling) -> Judgement | None:
        if not self.by_names:
            return None
        pairs = (frozenset((first, second)) for first in sorted(one) for second in sorted(other))
        found = (self.by_names.get(pair) for pair in pairs if len(pair) == 2)
        return next((judgement for judgement in found if judgement and judgement.ruling is ruling), None)


@dataclass(frozen=True, slots=True)
class Judgements:
    """All that people have decided, in the order of the file."""

    entries: tuple[Judgement, ...] = ()

    def within(self, document: str) -> Rulings:
        """Return the judgements on two names of one document."""
        found: dict[frozenset[str], Judgement] = {}
        for entry in self.entries:
            ends = [split_local(end) for end in (entry.first, entry.second)]
            if all(end is not None and end[0] == document for end in ends):
                found[frozenset(person_name(end[1]).key for end in ends if end)] = entry
        return Rulings(found)


def split_local(end: str) -> tuple[str, str] | None:
    """Return document and name of "document#name", None where it is an IRI or an identifier."""
    document, mark, name = end.rpartition("#")
    return (document, name) if mark and "://" not in end and document and name else None


def read_judgements(path: Path | None) -> Judgements:
    """Read judgements from a YAML file (a list of entries) or a CSV file (a line each, with a header).

    Each entry has ``first`` and ``second`` ("document#name", or the IRI of a person), ``verdict`` (same or
    different), ``who`` and, where known, ``when`` (a date) and ``why``. None reads as no judgements. Raises
    JudgementError.
    """
    if path is None:
        return Judgements()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"Cannot read the judgements in {path}: give a UTF-8 file that exists.") from error
    rows = _csv_rows(text) if path.suffix.casefold() == ".csv" else _yaml_rows(text, path)
    entries = tuple(_entry(row, f"{path}, entry {number}") for number, row in enumerate(rows, start=1))
    _check_consistent(entries, path)
    return Judgements(entries)


def _csv_rows(text: str) -> list[Mapping[str, object]]:
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    return [
        {key: value for key, value in row.items() if key}
        for row in csv.DictReader(text.splitlines(), delimiter=delimiter)
    ]


def _yaml_rows(text: str, path: Path) -> list[Mapping[str, object]]:
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise JudgementError(f"Correct the YAML of {path}: {str(error).splitlines()[0]}.") from error
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise JudgementError(f"Write {path} as a list of entries, each with {', '.join(_REQUIRED)}.")
    return found


def _entry(row: Mapping[str, object], where: str) -> Judgement:
    unknown = [str(key) for key in row if key not in _FIELDS]
    if unknown:
        raise JudgementError(f"In {where}: {unknown[0]} is no field; the fields are {', '.join(_FIELDS)}.")
    values = {field: str(row.get(field) or "").strip() for field in _FIELDS}
    missing = [field for field in _REQUIRED if not values[field]]
    if missing:
        raise JudgementError(f"In {where}: give {' and '.join(missing)}.")
    ruling = _RULINGS.get(values["verdict"].casefold())
    if ruling is None:
        raise JudgementError(f"In {where}: write the verdict as same or different, not {values['verdict']}.")
    for end in ("first", "second"):
        _check_end(values[end], where)
    if values["first"] == values["second"]:
        raise JudgementError(f"In {where}: first and second are the same; name two.")
    when = _day(values["when"], where)
    return Judgement(values["first"], values["second"], ruling, values["who"], when, values["why"])


def _check_end(end: str, where: str) -> None:
    if split_local(end) is None and "person/" not in end:
        raise JudgementError(f"In {where}: write {end} as document#name or as the IRI of a person.")


def _day(value: str, where: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise JudgementError(f"In {where}: write the date {value} as YYYY-MM-DD.") from None


def _check_consistent(entries: Iterable[Judgement], path: Path) -> None:
    """Raise JudgementError where one entry keeps apart what others take for one, directly or in a chain."""
    leader: dict[str, str] = {}

    def lead(end: str) -> str:
        while leader.get(end, end) != end:
            end = leader[end]
        return end

    entries = tuple(entries)
    for entry in entries:
        if entry.ruling is Ruling.SAME:
            leader[lead(entry.first)] = lead(entry.second)
    for entry in entries:
        if entry.ruling is Ruling.DIFFERENT and lead(entry.first) == lead(entry.second):
            raise JudgementError(
                f"In {path}: {entry.first} and {entry.second} are judged different, and the same by other "
                "entries; take one of these out."
            )
