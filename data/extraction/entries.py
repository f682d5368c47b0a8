"""The parts of a line in, its people out: who, of which organisation, in which role, for which items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.extraction.given_names import is_given_name
from data.extraction.organisation_names import kind_of
from data.extraction.parts import Kind, Part
from data.record import AttendanceStatus, MeetingRole, OrganisationMention, Span

_SHORTEST_RUN = 4
_FEWEST_IN_COLUMNS = 3
_MOST_SHARING = 3  # names that one organisation after a comma may stand for ("A, B och C, Z kommun")


@dataclass(slots=True)
class Entry:
    """One person of a list, as far as the list tells."""

    name: str
    span: Span
    organisation: OrganisationMention | None = None
    title: str | None = None
    role: MeetingRole | None = None
    limit: str | None = None
    party: bool = False
    status: AttendanceStatus | None = None
    stands_in_for: tuple[str, Span] | None = None
    end: int = 0
    extra: list[str] = field(default_factory=list)


def entries_of(parts: list[Part]) -> list[Entry]:
    """Return the people of one line, each with what the line says of them.

    An organisation belongs to the name before it; to the names after it where the line begins with it; and to all
    names of the line where it stands alone at the end.
    """
    named = [part for part in parts if part.kind is Kind.NAME]
    leads = bool(parts) and parts[0].kind is Kind.ORGANISATION and bool(named)
    if leads and len(named) > 1 and _each_after(parts):
        leads = False
    entries: list[Entry] = []
    pending: OrganisationMention | None = None
    title: str | None = None
    role: MeetingRole | None = None
    limit: str | None = None
    for part in parts:
        if part.kind is Kind.NAME:
            entry = Entry(part.text, Span(part.start, part.end), end=part.end)
            entry.title, title = title, None
            entry.role, role = role, None
            entry.organisation = pending if leads else None
            entry.limit = limit
            entries.append(entry)
        elif part.kind is Kind.ORGANISATION and leads:
            pending = part.organisation
        elif entries:
            attach(entries[-1], part)
        elif part.kind is Kind.TITLE:
            title = part.text
        elif part.kind is Kind.ROLE:
            role = part.role
        elif part.kind is Kind.LIMIT:
            limit = part.text
    if _reads_downwards(parts):
        return _paired(entries, parts)
    entries = _without_strangers(entries)
    _share_last_organisation(entries, parts)
    return entries


def _reads_downwards(parts: Sequence[Part]) -> bool:
    """Whether all names stand first and as many organisations after them: two columns, one after the other."""
    kinds = [part.kind for part in parts if part.kind in (Kind.NAME, Kind.ORGANISATION)]
    names = kinds.count(Kind.NAME)
    return names >= _FEWEST_IN_COLUMNS and kinds == [Kind.NAME] * names + [Kind.ORGANISATION] * names


def _paired(entries: list[Entry], parts: Sequence[Part]) -> list[Entry]:
    organisations = [part.organisation for part in parts if part.kind is Kind.ORGANISATION]
    for entry, organisation in zip(entries, organisations, strict=True):
        entry.organisation = organisation
        entry.end = entry.span.end
    return entries


def _each_after(parts: list[Part]) -> bool:
    """Whether a leading organisation is a heading of its own and every name has another after it."""
    kinds = [part.kind for part in parts if part.kind in (Kind.NAME, Kind.ORGANISATION)][1:]
    return bool(kinds) and kinds[-1] is Kind.ORGANISATION and kinds.count(Kind.ORGANISATION) >= kinds.count(Kind.NAME)


def attach(entry: Entry, part: Part) -> None:
    """Note what a part of a line says of the person before it."""
    entry.end = part.end
    if part.kind is Kind.ORGANISATION and entry.organisation is None:
        entry.organisation = part.organisation
    elif part.kind is Kind.TITLE and entry.title is None:
        entry.title = part.text
    elif part.kind is Kind.ROLE and entry.role is None:
        entry.role = part.role
    elif part.kind is Kind.LIMIT:
        entry.limit = part.text if entry.limit is None else f"{entry.limit}, {part.text}"
    elif part.kind is Kind.STATUS:
        entry.status = part.status
    elif part.kind is Kind.STANDS_IN:
        entry.stands_in_for = (part.text, Span(part.start, part.end))
    elif part.kind is Kind.PARTY:
        entry.party = True
    elif part.kind is Kind.UNKNOWN:
        entry.extra.append(part.text)


def _without_strangers(entries: list[Entry]) -> list[Entry]:
    """Return the people of a run of names, less those that can only be organisations, where most have one."""
    if len(entries) < _SHORTEST_RUN or sum(1 for entry in entries if entry.organisation) * 2 < len(entries):
        return entries
    return absorbed(entries)


def absorbed(entries: Sequence[Entry]) -> list[Entry]:
    """Take a "name" that opens with no given name for the organisation of the person before it, who has none."""
    kept: list[Entry] = []
    for entry in entries:
        owner = kept[-1] if kept else None
        if owner is None or owner.organisation or entry.organisation or is_given_name(entry.name.split()[0]):
            kept.append(entry)
            continue
        owner.organisation = OrganisationMention(entry.name, entry.span, kind_of(entry.name))
        owner.title, owner.limit = owner.title or entry.title, owner.limit or entry.limit
        owner.role, owner.status = owner.role or entry.role, owner.status or entry.status
        owner.end = entry.end
    return kept


def _share_last_organisation(entries: list[Entry], parts: list[Part]) -> None:
    """Give the organisation at the end to the names before it that have none.

    All names of the line share it where it is the only one; where others have their own without a comma
    ("A Kil, B, C Torsby"), those directly before it do.
    """
    if len(entries) < 2 or entries[-1].organisation is None or any(entry.title for entry in entries):
        return
    others = [entry for entry in entries[:-1] if entry.organisation]
    glued = all(not part.comma for part in parts if part.kind is Kind.ORGANISATION)
    if sum(1 for part in parts if part.kind is Kind.ORGANISATION) > 1 and not others:
        return  # a column of organisations that fits the names no more
    if (others or len(entries) > _MOST_SHARING) and not glued:
        return
    for entry in reversed(entries[:-1]):
        if entry.organisation:
            break
        entry.organisation = entries[-1].organisation
