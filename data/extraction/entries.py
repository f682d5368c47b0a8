"""The parts of a line in, its people out: who, of which organisation, in which role, for which items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from data.extraction.given_names import is_given_name
from data.extraction.organisation_names import kind_of
from data.extraction.parts import JOINED_BY_WORD, Kind, Part
from data.extraction.short_forms import initials_of
from data.record import AttendanceStatus, MeetingRole, OrganisationKind, OrganisationMention, Span

_FROM = ("från", "för")
_OF_BOTH = ("båda", "bägge")
_BOTH = ", båda"
_SHORTEST_RUN = 4
_FEWEST_IN_COLUMNS = 3
_MOSTLY_GIVEN = 0.7  # of the names of a column, the share that opens with a given name that is known
_MOST_SHARING = 3  # names that one organisation after a comma may stand for ("A, B och C, Z kommun")


@dataclass(slots=True)
class Entry:
    """One person of a list, as far as the list tells; ``turned`` says that it has the surname first."""

    name: str
    span: Span
    organisation: OrganisationMention | None = None
    title: str | None = None
    role: MeetingRole | None = None
    limit: str | None = None
    party: bool = False
    status: AttendanceStatus | None = None
    stands_in_for: tuple[str, Span] | None = None
    replaced_of: OrganisationMention | None = None
    turned: bool = False
    end: int = 0
    extra: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _SaidBefore:
    """What a line has said that is of people still to be named: of all of them (``group``), or of the next."""

    leads: bool
    group: OrganisationMention | None = None
    own: OrganisationMention | None = None
    title: str | None = None
    role: MeetingRole | None = None
    limit: str | None = None
    status: AttendanceStatus | None = None

    def of(self, name: Part) -> Entry:
        """Return the person of a name, with what was said before it."""
        entry = Entry(name.text, Span(name.start, name.end), turned=name.turned, end=name.end, limit=self.limit)
        entry.title, entry.role, entry.status = self.title, self.role, self.status
        entry.organisation = self.own or (self.group if self.leads else None)
        self.title = self.role = self.own = None
        return entry

    def begin_group(self, parts: Sequence[Part], place: int) -> None:
        """Begin the people of an organisation; of two municipalities side by side those are of the first."""
        part, before = parts[place], parts[place - 1].organisation if place else None
        pair = [one is not None and one.kind is OrganisationKind.MUNICIPALITY for one in (before, part.organisation)]
        self.leads = True
        self.group = self.group if part.opens and all(pair) and self.group else _seated(parts, place)

    def note(self, part: Part) -> None:
        """Note what a part says of who comes next."""
        if part.kind is Kind.TITLE:
            self.title = part.text
        elif part.kind is Kind.ROLE:
            self.role = part.role
        elif part.kind is Kind.LIMIT:
            self.limit = part.text
        elif part.kind is Kind.STATUS:
            self.status = part.status


def entries_of(parts: list[Part]) -> list[Entry]:
    """Return the people of one line, each with what the line says of them.

    An organisation belongs to the name before it; to the names after it where the line begins with it; and to all
    names of the line where it stands alone at the end.
    """
    if (column := _downwards(parts)) is not None:
        return _with_column(entries_of(parts[:column]), parts[column:])
    named = [part for part in parts if part.kind is Kind.NAME]
    opening = parts[after_label(parts) :][:1]
    leads = bool(opening) and opening[0].kind is Kind.ORGANISATION and bool(named)
    if leads and len(named) > 1 and _each_after(parts):
        leads = False
    labelled = any(part.opens and part.kind is Kind.ORGANISATION for part in parts)
    entries: list[Entry] = []
    said = _SaidBefore(leads)
    for place, part in enumerate(parts):
        if part.kind is Kind.NAME:
            entries.append(said.of(part))
        elif part.kind is Kind.ORGANISATION and (
            part.opens or (said.leads and not labelled and not _from_there(parts, place)) or _opens_group(parts, place)
        ):
            said.begin_group(parts, place)
        elif entries and _of_next(parts, place) and (entries[-1].organisation or _titled(parts, place)):
            said.own = part.organisation
        elif entries and _titles_next(parts, place):
            said.title = part.text
        elif part.kind is Kind.UNKNOWN and part.opens:
            beside = (
                place == 1 and said.leads and part.comma
            )  # the second name of an organisation: "Region Skåne/Skånetrafiken:"
            said.group = said.group if beside else None  # "Från kommunerna:"
        elif entries and not part.opens:
            if part.kind is Kind.ORGANISATION and entries[-1].organisation is said.group:
                entries[-1].organisation = None  # one's own is nearer than the group's
            attach(entries[-1], part)
        else:
            said.note(part)
    entries = _without_strangers(entries)
    _share_limits(entries)
    _share_between_both(entries, parts)
    _share_last_organisation(entries, parts)
    return entries


def _seated(parts: Sequence[Part], place: int) -> OrganisationMention | None:
    """Return the organisation of a label, with the word that says what is at its place ("Bostaden i Kil:")."""
    part, before = parts[place], parts[:place]
    if not part.opens or [one.kind for one in before] != [Kind.UNKNOWN] * 2 or before[1].text != "i":
        return part.organisation
    name = f"{before[0].text} i {part.text}"
    return OrganisationMention(name, Span(before[0].start, part.end), kind_of(name))


def _downwards(parts: Sequence[Part]) -> int | None:
    """Return the index of the part with which a column of organisations begins after one of names, None without such.

    In the second column an organisation that nobody knows may read as a name, but its first word is nobody's given
    name.
    """
    first = next((place for place, part in enumerate(parts) if part.kind is Kind.ORGANISATION), len(parts))
    names = [part for part in parts[:first] if part.kind is Kind.NAME]
    others = [part for part in parts[first:] if part.kind in (Kind.NAME, Kind.ORGANISATION)]
    given = sum(map(_has_given_name, names))
    if min(len(names), len(others)) < _FEWEST_IN_COLUMNS or given < _MOSTLY_GIVEN * len(names):
        return None
    return None if any(part.kind is Kind.NAME and _has_given_name(part) for part in others) else first


def after_label(parts: Sequence[Part]) -> int:
    """Return the index of the part with which a line begins behind "Från" or behind a label that is nobody's name."""
    if parts and parts[0].text.casefold() in _FROM:
        return 1
    label = next((place for place, part in enumerate(parts) if part.kind is not Kind.UNKNOWN or part.opens), 0)
    return label + 1 if label < len(parts) and parts[label].kind is Kind.UNKNOWN and parts[label].opens else 0


def _opens_group(parts: Sequence[Part], place: int) -> bool:
    """Whether an organisation stands before its people in the middle of a list ("samt från Region X Eva Ek")."""
    before, after = parts[max(0, place - 2) : place], parts[place + 1 : place + 2]
    words = [one.text for one in before if one.kind is Kind.UNKNOWN]
    told = words[-1:] == ["från"] and (before[-1].comma or words[0] in ("samt", "och"))
    return told and bool(after) and after[0].kind is Kind.NAME


def _from_there(parts: Sequence[Part], place: int) -> bool:
    """Whether an organisation is said of the name before it by a word alone ("Eva Ek från Kil")."""
    before = parts[max(0, place - 2) : place]
    return (
        [one.kind for one in before] == [Kind.NAME, Kind.UNKNOWN] and before[1].text == "från" and not before[1].comma
    )


def _of_next(parts: Sequence[Part], place: int) -> bool:
    """Whether an organisation in the genitive is the next person's ("Eva Ek, Ale, och Kils Bo Ek")."""
    part = parts[place]
    if part.kind is not Kind.ORGANISATION or not part.text.endswith("s"):
        return False
    before, first = parts[place - 1 : place], place + 1 + _titled(parts, place)
    following = [one for one in parts[place + 1 : first + 1] if not one.comma]
    glued = len(following) == first - place and following[-1].kind is Kind.NAME
    joined = bool(before) and before[0].kind is Kind.UNKNOWN and before[0].text in ("och", "samt")
    return glued and (part.comma or joined)


def _titled(parts: Sequence[Part], place: int) -> bool:
    """Whether an organisation stands before a title that goes with it ("Kils kommunalråd Eva Ek")."""
    following = parts[place + 1 : place + 2]
    return bool(following) and following[0].kind is Kind.TITLE and not following[0].comma


def _titles_next(parts: Sequence[Part], place: int) -> bool:
    """Whether a title is the next person's, whose name it leads with a capital ("Bo Berg, Ale, Rektor Eva Ek")."""
    part, following = parts[place], parts[place + 1 : place + 2]
    glued = bool(following) and following[0].kind is Kind.NAME and not following[0].comma
    if part.kind is not Kind.TITLE or not glued:
        return False
    before = parts[place - 1]  # "Kils kommun genom rektor Eva Ek"
    if not part.comma:
        joined = [one.text for one in parts[max(0, place - 2) : place]]
        return (
            joined[-1:] in (["och"], ["samt"])
            or joined in (["och", "nya"], ["och", "nye"])
            or (before.kind is Kind.ORGANISATION and _of_next(parts, place - 1))
        )
    definite = part.text.partition(" ")[0].endswith(("en", "et", "rn"))
    opened = parts[0].kind is Kind.TITLE  # "kommunalrådet Eva Ek, rektor Bo Berg"
    return part.text[0].isupper() or before.opens or definite or opened


def _has_given_name(part: Part) -> bool:
    return is_given_name(part.text.split()[0])


def _as_organisation(part: Part) -> Part:
    if part.kind is Kind.ORGANISATION:
        return part
    mention = OrganisationMention(part.text, Span(part.start, part.end), kind_of(part.text))
    return replace(part, kind=Kind.ORGANISATION, organisation=mention)


def _with_column(entries: list[Entry], column: Sequence[Part]) -> list[Entry]:
    """Give each person the organisation in the same place of the column; none where the two differ in length."""
    organisations = [
        _as_organisation(part).organisation for part in column if part.kind in (Kind.NAME, Kind.ORGANISATION)
    ]
    if len(organisations) == len(entries):
        for entry, organisation in zip(entries, organisations, strict=True):
            entry.organisation = organisation
    return entries


def _each_after(parts: list[Part]) -> bool:
    """Whether a leading organisation is a heading of its own and every name has another after it."""
    led = [(before, name) for before, name in pairwise(parts) if name.kind is Kind.NAME]
    brackets = (one.kind is Kind.ORGANISATION and name.start > one.start + len(one.text) + 1 for one, name in led)
    if all(brackets) and not any(name.comma for _, name in led):
        return False  # "Kil (Eva Ek), Ale (Bo Berg) och Mark"
    kinds = [part.kind for part in parts if part.kind in (Kind.NAME, Kind.ORGANISATION)][1:]
    return bool(kinds) and kinds[-1] is Kind.ORGANISATION and kinds.count(Kind.ORGANISATION) >= kinds.count(Kind.NAME)


def place(entries: Iterable[Entry], organisation: OrganisationMention | None) -> None:
    """Give an organisation to those of several people who have none of their own."""
    for entry in entries:
        entry.organisation = entry.organisation or organisation


def attach(entry: Entry, part: Part) -> None:
    """Note what a part of a line says of the person before it."""
    entry.end = part.end
    if part.kind is Kind.ORGANISATION and part.text in initials_of(entry.name):
        return  # how the minutes call the person: "Karin Berg, KB (Region Skåne)"
    if part.kind is Kind.ORGANISATION and entry.stands_in_for is not None:
        entry.replaced_of = part.organisation
        entry.organisation = entry.organisation or part.organisation
    elif part.kind is Kind.ORGANISATION and entry.organisation is None:
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


def _share_limits(entries: Sequence[Entry]) -> None:
    """Give a limit that is said of both to the one before too ("A, Kil, och B, Ale (båda under punkt 2)")."""
    for one, other in pairwise(entries):
        if other.limit is not None and other.limit.casefold().startswith(_OF_BOTH):
            one.limit = one.limit or other.limit


def _share_between_both(entries: Sequence[Entry], parts: Sequence[Part]) -> None:
    """Give the organisation that is said to be that of both to the one before too ("Eva Ek och Bo Berg, båda Kil")."""
    glued = {part.start for part in parts if part.kind is Kind.ORGANISATION and not part.comma}
    for one, other in pairwise(entries):
        shared = other.organisation
        if shared is None or shared.span.start not in glued:
            continue
        # What is glued to a name with more than a space between stands behind ", båda ".
        between = any(other.span.end < part.start < shared.span.start for part in parts)
        if shared.span.start - other.span.end > len(_BOTH) and not between and one.title is None:
            one.organisation = one.organisation or shared


def _share_between_two(entries: Sequence[Entry]) -> None:
    """Give the organisation of the second of two joined by "och" to the first, in a list where each has one."""
    for one, other in pairwise(entries):
        joined = other.span.start - one.span.end in JOINED_BY_WORD
        shared = other.organisation
        said = one.organisation or one.title or one.party or one.status or one.role
        if not joined or said or shared is None or shared.span.start < other.span.start:
            continue
        if any(entry.organisation for entry in entries if entry is not one and entry is not other):
            one.organisation = shared
            one.limit = one.limit or other.limit


def _share_last_organisation(entries: list[Entry], parts: list[Part]) -> None:
    """Give an organisation to the names before it that have none.

    All names of the line share the one at its end where it is the only one; otherwise one that follows its name without
    a comma is that of the names directly before it too ("A Kil, B, C Torsby", "A och B från Kil").
    """
    _share_between_two(entries)
    if len(entries) < 2 or any(entry.title for entry in entries):
        return
    named = [part for part in parts if part.kind is Kind.ORGANISATION]
    glued = {part.start for part in named if not part.comma or part.text.startswith(_FROM)}
    told = [entry for entry in entries if entry.organisation]
    alone = len(told) == 1 and told[0] is entries[-1] and len(entries) <= _MOST_SHARING
    for entry, following in zip(reversed(entries[:-1]), reversed(entries[1:]), strict=True):
        shared = following.organisation
        if shared is None or shared.span.start < following.span.start:
            continue  # what stands before its people is that of no one else
        if entry.organisation is None and (alone or shared.span.start in glued):
            entry.organisation = shared
            if following.span.start - entry.span.end in JOINED_BY_WORD and not entry.party:
                entry.limit = entry.limit or following.limit
