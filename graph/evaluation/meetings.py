"""The tables of a document's own facts: its meeting, attendance, people, agenda and outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import starmap

from graph.evaluation.facts import Facts, FoundAttendance, FoundDocument, FoundItem, FoundMeeting, FoundOutcome
from graph.evaluation.figures import Miss, MissKind, Table
from graph.evaluation.gold import STATUSES, GoldAttendance, GoldDocument, GoldItem, GoldMeeting, GoldOutcome
from graph.evaluation.matching import (
    LABELS,
    TEXTS,
    Found,
    Gold,
    alike,
    bare,
    folded,
    paired,
    same_item,
    same_wording,
    same_words,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document's gold beside what the graph says of that document."""

    gold: GoldDocument
    found: FoundDocument
    facts: Facts

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return all forms under which the gold knows a person; for anyone else the name itself."""
        known = {person.name: (person.name, *person.also) for person in self.gold.known_people}
        return known.get(name, (name,))

    def is_person(self, entity: str, name: str) -> bool:
        """Tell whether an entity is the person whom the gold calls by a name."""
        return self.facts.called(entity, self.names_of(name))

    def shown(self, entities: Iterable[str]) -> str:
        """Return entities by their names."""
        return ", ".join(sorted(map(self.facts.label, entities))) or "nothing"

    def miss(self, kind: MissKind, what: str) -> Miss:
        """Return a difference between the two."""
        return Miss(self.gold.document, kind, what)


def document_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Compare a document's own facts.

    Whom someone represents is judged where the attendance was found, presenters where their item was, and
    who is responsible where the commitment was.
    """
    attendance, parts = _attendance_table(comparison)
    agenda, items = _agenda_table(comparison)
    gold, found = comparison.gold, comparison.found
    commitments, promises = _outcome_table(comparison, "commitments", gold.commitments, found.commitments, same_words)
    return (
        _meeting_table(comparison),
        attendance,
        _represents_table(comparison, parts),
        _partial_table(comparison, parts),
        _people_table(comparison),
        agenda,
        sum((_presenters_table(comparison, *pair) for pair in items), Table("presenters")),
        _outcome_table(comparison, "decisions", gold.decisions, found.decisions, same_wording)[0],
        _outcome_table(comparison, "agreements", gold.agreements, found.agreements, same_words)[0],
        commitments,
        _responsible_table(comparison, promises),
    )


def _matched(
    comparison: Comparison,
    name: str,
    gold: Sequence[Gold],
    found: Sequence[Found],
    same: Callable[[Gold, Found], bool],
    show: Callable[[Gold | Found], str],
) -> tuple[Table, list[tuple[Gold, Found]]]:
    """Pair the rows of a table off; return its counts and the pairs."""
    pairs = paired(gold, found, same)
    left, right = ({pair[side] for pair in pairs} for side in (0, 1))
    misses = [comparison.miss(MissKind.MISSING, show(row)) for place, row in enumerate(gold) if place not in left]
    misses += [comparison.miss(MissKind.EXTRA, show(row)) for place, row in enumerate(found) if place not in right]
    table = Table(name, len(pairs), len(gold), len(found), tuple(misses))
    return table, [(gold[wanted], found[there]) for wanted, there in pairs]


def _meeting_table(comparison: Comparison) -> Table:
    """Judge the meeting field by field: each that the gold gives is a row."""
    meetings = comparison.found.meetings
    meeting = meetings[0] if len(meetings) == 1 else None
    checks = [("one meeting", meeting is not None), *_meeting_checks(comparison, meeting)]
    right = sum(holds for _, holds in checks)
    misses = tuple(comparison.miss(MissKind.WRONG, what) for what, holds in checks if not holds)
    return Table("meeting", right, len(checks), len(checks) if meetings else 0, misses)


_NO_MEETING = FoundMeeting()


def _meeting_checks(comparison: Comparison, meeting: FoundMeeting | None) -> Iterator[tuple[str, bool]]:
    gold, found = comparison.gold.meeting, meeting or _NO_MEETING
    there = meeting is not None
    yield from ((what, there and holds) for what, holds in _date_checks(gold, found))
    for key, wanted, times in (("start", gold.start, found.starts), ("end", gold.end, found.ends)):
        if wanted:
            yield f"{key} {wanted}", any(f"T{wanted}" in time for time in times)
    if gold.mode:
        yield f"mode {gold.mode}", gold.mode in found.modes
    if gold.place:
        yield f"place {gold.place}", any(alike(gold.place, place, LABELS) for place in found.places)
    if gold.body:
        bodies = comparison.shown(found.bodies)
        yield f"body {gold.body[0]}, got {bodies}", any(comparison.facts.called(b, gold.body) for b in found.bodies)
    yield from _next_checks(gold, found)
    for role, name in (("chair", gold.chair), ("secretary", gold.secretary)):
        if name:
            yield f"{role} {name}", any(comparison.is_person(one, name) for one in _holders(comparison, role))


def _date_checks(gold: GoldMeeting, found: FoundMeeting) -> Iterator[tuple[str, bool]]:
    if gold.date is not None:
        yield f"date {gold.date}", found.dates == {gold.date}
        return
    yield "a date that the minutes do not give", not found.dates
    if gold.edtf:
        yield f"uncertain date {gold.edtf[0]}", found.edtf <= set(gold.edtf) or bool(found.edtf & set(gold.edtf))


def _next_checks(gold: GoldMeeting, found: FoundMeeting) -> Iterator[tuple[str, bool]]:
    if gold.next is None:
        return
    yield f"next meeting {gold.next.date}", any(gold.next.date in later.dates for later in found.next)
    if gold.next.place:
        places = [place for later in found.next for place in later.places]
        yield f"next meeting in {gold.next.place}", any(alike(gold.next.place, place, TEXTS) for place in places)


def _holders(comparison: Comparison, role: str) -> tuple[str, ...]:
    return tuple(part.person for part in comparison.found.attendance if role in part.roles)


def _attendance_table(comparison: Comparison) -> tuple[Table, list[tuple[GoldAttendance, FoundAttendance]]]:
    def same(wanted: GoldAttendance, part: FoundAttendance) -> bool:
        return part.status == wanted.status and comparison.is_person(part.person, wanted.person.name)

    def show(row: GoldAttendance | FoundAttendance) -> str:
        name = row.person.name if isinstance(row, GoldAttendance) else comparison.shown([row.person])
        return f"{name} {row.status}"

    return _matched(comparison, "attendance", comparison.gold.attendance, _judged_parts(comparison), same, show)


def _judged_parts(comparison: Comparison) -> list[FoundAttendance]:
    """Leave out who was there without being listed, a presenter or a secretary: that may rightly be recorded."""
    listed = [part.person.name for part in comparison.gold.attendance]
    unlisted = [person.name for person in comparison.gold.people]

    def judged(part: FoundAttendance) -> bool:
        by_name = partial(comparison.is_person, part.person)
        return any(map(by_name, listed)) or not any(map(by_name, unlisted))

    return [part for part in comparison.found.attendance if part.status in STATUSES and judged(part)]


@dataclass(frozen=True, slots=True)
class _Judged:
    """One property of a found row: whether gold and graph have it, whether they agree, and how they differ."""

    wanted: bool
    given: bool
    right: bool
    told: str


def _judged_table(comparison: Comparison, name: str, gold: int, rows: Iterable[_Judged]) -> Table:
    """Count a property of rows that were found; ``gold`` counts those that were not, too."""
    rows = list(rows)
    wrong = (row for row in rows if not row.right and (row.wanted or row.given))
    misses = tuple(comparison.miss(MissKind.WRONG, row.told) for row in wrong)
    return Table(name, sum(row.wanted and row.right for row in rows), gold, sum(row.given for row in rows), misses)


def _represents_table(comparison: Comparison, parts: Iterable[tuple[GoldAttendance, FoundAttendance]]) -> Table:
    def judge(wanted: GoldAttendance, part: FoundAttendance) -> _Judged:
        right = any(comparison.facts.called(one, [wanted.represents or ""]) for one in part.organisations)
        got = comparison.shown(part.organisations)
        told = f"{wanted.person.name} for {wanted.represents or 'nobody'}, got {got}"
        return _Judged(wanted.represents is not None, bool(part.organisations), right, told)

    gold = sum(part.represents is not None for part in comparison.gold.attendance)
    return _judged_table(comparison, "represents", gold, starmap(judge, parts))


def _partial_table(comparison: Comparison, parts: Iterable[tuple[GoldAttendance, FoundAttendance]]) -> Table:
    def judge(wanted: GoldAttendance, part: FoundAttendance) -> _Judged:
        items = frozenset(wanted.items)
        told = f"{wanted.person.name} at {_items(items)}, got {_items(part.items)}"
        return _Judged(bool(items), bool(part.items), items == part.items, told)

    gold = sum(bool(part.items) for part in comparison.gold.attendance)
    return _judged_table(comparison, "partial attendance", gold, starmap(judge, parts))


def _items(numbers: frozenset[str]) -> str:
    return f"items {', '.join(sorted(numbers))}" if numbers else "all items"


def _people_table(comparison: Comparison) -> Table:
    """Compare everyone named anywhere; optional ones count neither way."""
    known = comparison.gold.known_people
    optional = [person.name for person in known if person.optional]
    found = sorted(
        one for one in comparison.found.people if not any(comparison.is_person(one, name) for name in optional)
    )
    wanted = [person.name for person in known if not person.optional]

    def same(name: str, entity: str) -> bool:
        return comparison.is_person(entity, name)

    return _matched(comparison, "people", wanted, found, same, _shows_people(comparison))[0]


def _shows_people(comparison: Comparison) -> Callable[[str], str]:
    return lambda row: comparison.shown([row]) if row in comparison.found.people else row


def _agenda_table(comparison: Comparison) -> tuple[Table, list[tuple[GoldItem, FoundItem]]]:
    def same(wanted: GoldItem, item: FoundItem) -> bool:
        numbers = wanted.number is None or bare(wanted.number) == bare(item.number or "")
        return numbers and alike(wanted.title, item.title, LABELS)

    def show(row: GoldItem | FoundItem) -> str:
        return f"{row.number} {row.title}" if row.number else row.title

    return _matched(comparison, "agenda", comparison.gold.agenda, comparison.found.items, same, show)


def _presenters_table(comparison: Comparison, wanted: GoldItem, item: FoundItem) -> Table:
    def same(name: str, entity: str) -> bool:
        return comparison.is_person(entity, name)

    def show(row: str) -> str:
        return f"item {wanted.number or wanted.title}: {_shows_people(comparison)(row)}"

    return _matched(comparison, "presenters", wanted.presenters, item.presenters, same, show)[0]


def _outcome_table(
    comparison: Comparison,
    name: str,
    gold: Sequence[GoldOutcome],
    found: Sequence[FoundOutcome],
    same_text: Callable[[str, str], bool],
) -> tuple[Table, list[tuple[GoldOutcome, FoundOutcome]]]:
    def same(wanted: GoldOutcome, outcome: FoundOutcome) -> bool:
        return any(same_item(wanted.item, one) for one in outcome.item) and same_text(wanted.text, outcome.text)

    def show(row: GoldOutcome | FoundOutcome) -> str:
        item = row.item if isinstance(row, GoldOutcome) else " ".join(sorted(row.item))
        return f"item {item or 'none'}: {row.text}"

    return _matched(comparison, name, gold, found, same, show)


def _responsible_table(comparison: Comparison, promises: Sequence[tuple[GoldOutcome, FoundOutcome]]) -> Table:
    def judge(wanted: GoldOutcome, promise: FoundOutcome) -> _Judged:
        names = {folded(form) for name in wanted.who for form in (name, *comparison.names_of(name))}
        right = any(comparison.facts.called(one, names) for one in promise.responsible)
        told = f"{' or '.join(wanted.who)} for “{wanted.text}”, got {comparison.shown(promise.responsible)}"
        return _Judged(True, bool(promise.responsible), right, told)

    return _judged_table(comparison, "responsible", len(promises), starmap(judge, promises))
