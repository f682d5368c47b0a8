"""The rows of an attendance list, and what only the list as a whole can tell of them: groups, pairs, columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.extraction.entries import Entry, absorbed, attach
from data.extraction.given_names import is_given_name
from data.extraction.listed import Listed
from data.extraction.organisation_names import kind_of
from data.extraction.parts import Kind, Part
from data.record import OrganisationMention, Span

_FEWEST_LED = 3
_MOSTLY_LED = 0.6
_FEWEST_TURNED = 3
_MOSTLY_TURNED = 0.6


@dataclass(slots=True)
class Row:
    """A logical line of a list."""

    parts: list[Part]
    entries: list[Entry]
    organisation: OrganisationMention | None
    span: Span


def settled(rows: list[Row]) -> list[Row]:
    """Return the rows with what only the list as a whole can tell: group headings, pairs of lines, columns."""
    if _surnames_first(rows):
        rows = [replace(row, entries=[_turned(entry) for entry in row.entries]) for row in rows]
    if _one_a_line(rows):
        rows = [replace(row, entries=absorbed(row.entries)) for row in rows]
    if _columns(rows):
        return _paired_columns(rows)
    if _alternates(rows):
        return _paired_lines(rows)
    return list(_grouped(_under_leads(rows)))


def _under_leads(rows: list[Row]) -> list[Row]:
    """Give the people of a list that says whom they represent first their organisation, where a row says it otherwise.

    By words with a colon that no list knows ("Hemvärnet: Eva Ek"), or by leaving it out below its first row.
    """
    leads = [_lead(row) for row in rows]
    known = sum(lead is not None for lead in leads)
    filled = sum(bool(row.entries) for row in rows)
    if known < _FEWEST_LED or known < _MOSTLY_LED * filled:
        return rows
    before: OrganisationMention | None = None
    for row, lead in zip(rows, leads, strict=True):
        named = lead or _unknown_lead(row)
        before = named or (before if row.entries else row.organisation)
        below = bool(row.parts) and row.parts[0].kind is Kind.NAME
        for entry in row.entries:
            alone = below and entry.title is None and entry.role is None and entry.status is None
            entry.organisation = entry.organisation or named or (before if alone else None)
    return rows


def _lead(row: Row) -> OrganisationMention | None:
    """Return the organisation with which a row of people begins."""
    first = row.parts[0] if row.parts else None
    if first is None or first.kind is not Kind.ORGANISATION or not row.entries:
        return None
    label = next((place for place, part in enumerate(row.parts) if part.opens), 0)
    if label and all(part.kind is Kind.UNKNOWN and not part.comma for part in row.parts[1 : label + 1]):
        return _named_by(row.parts[: label + 1])  # "Uppsala stift: Eva Ek"
    return first.organisation


def _unknown_lead(row: Row) -> OrganisationMention | None:
    """Return the words with a colon with which a row of people begins, as the organisation that they must be."""
    label = next((place for place, part in enumerate(row.parts) if part.opens), None)
    if label is None or not row.entries or any(part.kind is not Kind.UNKNOWN for part in row.parts[: label + 1]):
        return None
    return _named_by(row.parts[: label + 1])


def _named_by(words: Sequence[Part]) -> OrganisationMention:
    name = " ".join(part.text for part in words)
    return OrganisationMention(name, Span(words[0].start, words[-1].end), kind_of(name))


def _surnames_first(rows: Sequence[Row]) -> bool:
    """Whether the list gives surnames first ("Ek Eva, Kil"): most last words are given names, most first are not."""
    names = [entry.name.split() for row in rows for entry in row.entries]
    turned = [name for name in names if is_given_name(name[-1], nordic_only=True) and not is_given_name(name[0])]
    return len(names) >= _FEWEST_TURNED and len(turned) >= _MOSTLY_TURNED * len(names)


def _turned(entry: Entry, *, certain: bool = False) -> Entry:
    """Return an entry with the name as it is spoken of, given names first.

    ``certain`` says that the surname stands first whether or not the given name is known as one.
    """
    words = entry.name.split()
    if is_given_name(words[0]) or len(words) < 2:
        return entry
    known = next((at for at in range(len(words), 1, -1) if not is_given_name(words[at - 1])), 1)
    given = known if known < len(words) else len(words) - 1
    if certain or is_given_name(words[-1], nordic_only=True):
        entry.name = " ".join((*words[given:], *words[:given]))
        entry.turned = True
    return entry


def turned_alike(people: Sequence[Listed]) -> None:
    """Turn the names of a document's short lists too, where its long ones give surnames first."""
    turned = sum(listed.entry.turned for listed in people)
    spoken = sum(is_given_name(listed.entry.name.split()[0]) for listed in people if not listed.entry.turned)
    if turned >= _FEWEST_TURNED and turned > spoken:
        for listed in people:
            if not listed.entry.turned:
                _turned(listed.entry, certain=True)


def _one_a_line(rows: Sequence[Row]) -> bool:
    """Whether each line of the list holds one person."""
    filled = [row for row in rows if row.entries]
    if len(filled) < 2:
        return False
    single = sum(1 for row in filled if sum(1 for entry in row.entries if is_given_name(entry.name.split()[0])) <= 1)
    return single >= 0.8 * len(filled)


def _columns(rows: Sequence[Row]) -> bool:
    """Whether all names stand first and as many organisations after them: a table read column by column."""
    count = len(rows) // 2
    beside = [_organisation_of(row) for row in rows[count:]]
    return (
        count >= 2
        and len(rows) == 2 * count
        and all(len(row.entries) == 1 and _lacks_organisation(row.entries[0]) for row in rows[:count])
        and all(beside)
        and sum(row.organisation is not None for row in rows[count:]) * 2 >= count
    )


def _lacks_organisation(entry: Entry) -> bool:
    """Whether a line gives somebody no organisation but that of whom he stands in for."""
    return entry.organisation is None or entry.organisation is entry.replaced_of


def _organisation_of(row: Row) -> OrganisationMention | None:
    """Return the organisation that a row of a second column is, known or read as a name that is nobody's."""
    if row.organisation is not None or len(row.entries) != 1:
        return row.organisation
    (entry,) = row.entries
    if is_given_name(entry.name.split()[0]):
        return None
    return entry.organisation or OrganisationMention(entry.name, entry.span, kind_of(entry.name))


def _paired_columns(rows: list[Row]) -> list[Row]:
    count = len(rows) // 2
    for row, other in zip(rows[:count], rows[count:], strict=True):
        row.entries[0].organisation = _organisation_of(other)
        for part in other.parts:
            if part.kind in (Kind.ROLE, Kind.LIMIT, Kind.STANDS_IN):
                attach(row.entries[0], part)
    return rows[:count]


def _alternates(rows: Sequence[Row]) -> bool:
    """Whether each name is followed by a line with its organisation."""
    kinds = ["O" if row.organisation is not None else "N" for row in rows]
    pairs = "".join(kinds)
    return (
        len(rows) >= 4
        and pairs.startswith("NO")
        and "OO" not in pairs
        and pairs.count("O") >= 0.8 * pairs.count("N")
        and pairs[-1] == "O"
    )


def _paired_lines(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if row.organisation is not None and kept:
            for entry in kept[-1].entries:
                entry.organisation = entry.organisation or row.organisation
        elif row.entries:
            kept.append(row)
    return kept


def _grouped(rows: Sequence[Row]) -> Iterator[Row]:
    group: OrganisationMention | None = None
    for row in rows:
        if not row.entries:
            group = row.organisation
            continue
        for entry in row.entries:
            own = entry.organisation
            # Under a known organisation, an office that only the list names is a part of it.
            part = own is not None and own.identifier is None and own.name[0].islower()
            if group is not None and (own is None or (part and group.identifier)):
                entry.organisation = group
        yield row
