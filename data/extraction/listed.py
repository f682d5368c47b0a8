"""The people of attendance lists, one for each person, whatever number of lists name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.extraction.entries import Entry
from data.record import AttendanceStatus, MeetingRole, Span


@dataclass(frozen=True, slots=True)
class Guess:
    """Why an entry was read as it was where the words alone do not say so: the rule, and how sure it is (0 to 1)."""

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of the attendance lists; ``span`` is the line or stretch that says so."""

    entry: Entry
    status: AttendanceStatus | None
    role: MeetingRole | None
    span: Span
    heading: Span | None
    guess: Guess | None = None


@dataclass(frozen=True, slots=True)
class AttendanceLists:
    """All lists of a document and the lines (by index) that they take up."""

    people: tuple[Listed, ...]
    lines: frozenset[int]


def merged(people: Sequence[Listed]) -> tuple[Listed, ...]:
    """Return one entry a person: who is named in a list and again with a function has both."""
    kept: dict[str, Listed] = {}
    for listed in people:
        key = listed.entry.name.casefold()
        key = _longer(key, kept) if listed.status is None else key
        known = kept.get(key)
        if known is None or _two_of_one_name(known, listed):
            kept[key if known is None else f"{key} {listed.span.start}"] = listed
            continue
        kept[key] = _combined(known, listed)
    return tuple(kept.values())


def _longer(name: str, kept: Mapping[str, Listed]) -> str:
    """Return the one name already listed that goes on where this one ends ("Sekreterare: Eva Ek" of "Eva Ek Lund")."""
    longer = [one for one in kept if one.startswith(f"{name} ")]
    return longer[0] if len(longer) == 1 and " " in name else name


def _two_of_one_name(first: Listed, second: Listed) -> bool:
    """Whether two entries of one name are two people: both say whom they represent, and differ."""
    one, other = first.entry.organisation, second.entry.organisation
    return one is not None and other is not None and (one.identifier or one.name) != (other.identifier or other.name)


def _combined(first: Listed, second: Listed) -> Listed:
    listed, other = (second, first) if first.status is None and second.status is not None else (first, second)
    entry = listed.entry
    entry.organisation = entry.organisation or other.entry.organisation
    entry.title = entry.title or other.entry.title
    entry.limit = entry.limit or other.entry.limit
    return replace(listed, role=listed.role or other.role)


def by_given_name(listed: Sequence[Listed]) -> dict[str, Listed]:
    """Return the people of lists by first name, where no two share it."""
    found: dict[str, Listed | None] = {}
    for one in listed:
        given = one.entry.name.split()[0].casefold()
        found[given] = None if given in found else one
    return {given: one for given, one in found.items() if one is not None}
