"""From who came to the attendance lists, in the layout of a style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.corpus.draft import Draft
from benchmarks.corpus.entries import Entry, guest_entry, member_entry
from benchmarks.corpus.meeting import Seat
from benchmarks.corpus.page import Role

_ABSENT_LISTED = 0.42
_COLUMN = 26


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of list, its heading and the entries below it."""

    kind: str
    heading: str
    entries: tuple[Entry, ...]


def write_attendance(draft: Draft) -> None:
    """Write who came, who did not and who was a guest; note each with status, organisation and items."""
    seats = _seats(draft)
    layout = draft.style.layout
    if layout in ("municipality-first", "municipality-headings"):
        own = _by_organisation(draft, seats["own"], layout)
    elif layout == "columns":
        own = _columns(draft, seats["own"])
    elif layout == "marks":
        own = _marks(draft, seats["own"], seats.pop("absent", []))
    else:
        own = None
    form = _form(draft)
    groups = [
        _group(draft, kind, each, form) for kind, each in seats.items() if each and (own is None or kind != "own")
    ]
    _LAYOUTS.get(layout, _lines)(draft, groups)
    _note_replaced(draft)


def _seats(draft: Draft) -> dict[str, list[Seat]]:
    """Return who stands under which heading, in the order of the lists."""
    meeting, chance = draft.meeting, draft.chance
    own, guests = list(meeting.own), [seat for seat in meeting.guests if _comes_listed(draft, seat)]
    secretary = replace(meeting.secretary, role="sekreterare")
    if draft.style.formal:
        if chance.random() < 0.6:
            guests.append(secretary)
    elif chance.random() < 0.55:
        own.append(secretary)
    seats = {"own": own}
    if meeting.serving and chance.random() < 0.4 and draft.style.layout not in ("columns", "marks"):
        seats["serving"] = list(meeting.serving)
    else:
        own += meeting.serving if draft.style.layout not in ("columns", "marks") else ()
    seats["substitutes"] = list(meeting.substitutes)
    absent = list(meeting.absent) if meeting.absent and chance.random() < _ABSENT_LISTED else []
    if chance.random() < 0.3:
        return {**seats, "absent": absent, "guests": guests}
    return {**seats, "guests": guests, "absent": absent}


def _comes_listed(draft: Draft, seat: Seat) -> bool:
    """Tell whether a guest stands in the list: the body's own staff always, others mostly."""
    return seat.organisation == draft.meeting.body.own or draft.chance.random() < 0.8


def _heading(draft: Draft, kind: str) -> str:
    heading = draft.style.headings[kind]
    if "title-words" in draft.style.damages and heading.startswith("Beslutande"):
        heading = heading.removeprefix("Beslut")  # the title's word is gone from within the heading
    return heading.upper() if draft.style.capital else heading


def _form(draft: Draft) -> str | None:
    """Return how entries have to be written for a layout, None where the style may choose."""
    if draft.style.layout == "run":
        return "party" if draft.meeting.body.politicians else draft.chance.choice(("name", "space-full", "space-short"))
    return {"names": "name", "sentence": "from"}.get(draft.style.layout)


def _group(draft: Draft, kind: str, seats: list[Seat], form: str | None) -> Group:
    status = "absent" if kind == "absent" else "present"
    if kind == "guests":
        entries = [guest_entry(draft, seat) for seat in seats]
    else:
        entries = [member_entry(draft, seat, status, form) for seat in seats]
    return Group(kind, _heading(draft, kind), tuple(entries))


def _note_replaced(draft: Draft) -> None:
    """Whom a substitute serves for was not there, even if no list of the absent says so."""
    if draft.style.layout in ("columns", "marks"):
        return
    for seat in draft.meeting.serving:
        if seat.replaces and not draft.is_listed(seat.replaces):
            draft.listed(seat.replaces, "absent")


def _lines(draft: Draft, groups: list[Group]) -> None:
    for group in groups:
        role = Role.LABEL if draft.style.lead or draft.style.layout != "lines" else Role.HEADING
        draft.line(role, "", f"{group.heading}:" if role is Role.LABEL else group.heading)
        for entry in group.entries:
            draft.line(Role.BULLET if draft.style.layout == "bullets" else Role.CLOSE, entry.text)
        if group.heading and draft.style.formal and draft.meeting.body.politicians and draft.chance.random() < 0.015:
            draft.line(Role.CLOSE, "Vakant (M)")


def _paragraph(joint: str) -> Callable[[Draft, list[Group]], None]:
    def write(draft: Draft, groups: list[Group]) -> None:
        for group in groups:
            end = "." if draft.style.seed[-1] in "13579" and joint != " " else ""
            draft.line(Role.LABEL, joint.join(entry.text for entry in group.entries) + end, f"{group.heading}:")

    return write


def _run(draft: Draft, groups: list[Group]) -> None:
    """Write all lists as one run of words, as a page does whose line breaks are lost."""
    words = [
        f"{group.heading}{':' if draft.style.lead else ''} {' '.join(one.text for one in group.entries)}"
        for group in groups
    ]
    draft.line(Role.TEXT, " ".join(words))


_SENTENCES = {
    "own": ("Närvarande vid mötet var {}.", "I mötet deltog {}."),
    "serving": ("Som tjänstgörande ersättare deltog {}.",),
    "substitutes": ("Ej tjänstgörande ersättare på plats var {}.",),
    "guests": ("Som gäster medverkade {}.", "Adjungerade till mötet var {}."),
    "absent": ("Förhinder hade anmälts av {}.", "Frånvarande var {}."),
}


def _sentences(draft: Draft, groups: list[Group]) -> None:
    """Write a running sentence for each list."""
    for group in groups:
        *others, last = (entry.text for entry in group.entries)
        listed = f"{', '.join(others)} och {last}" if others else last
        draft.line(Role.TEXT, draft.chance.choice(_SENTENCES[group.kind]).format(listed))


def _table(draft: Draft, groups: list[Group]) -> None:
    own, *others = groups
    head = ("Namn", "Organisation" if any(one.organisation for one in own.entries) else "Parti", "Anmärkning")
    draft.line(Role.LABEL, "", own.heading)
    draft.table([head, *(_row(draft, entry) for entry in own.entries)])
    _lines(draft, others)


def _row(draft: Draft, entry: Entry) -> tuple[str, ...]:
    named = (
        entry.text.partition(",")[0] if "(" in entry.text.partition(",")[0] and not entry.organisation else entry.name
    )
    party = named.removeprefix(entry.name).strip(" ()")
    return (entry.name, entry.organisation or party, entry.rest)


def _tabs(draft: Draft, groups: list[Group]) -> None:
    for group in groups:
        draft.line(Role.LABEL, "", f"{group.heading}:")
        for entry in group.entries:
            cells = (entry.name, entry.organisation, entry.rest) if entry.organisation else (entry.text,)
            draft.line(Role.CLOSE, "\t".join(cell for cell in cells if cell))


def _side_by_side(draft: Draft, groups: list[Group]) -> None:
    """Write headings in a column of their own, to the left of the names."""
    rows = [
        (group.heading if turn == 0 else "", entry.text) for group in groups for turn, entry in enumerate(group.entries)
    ]
    draft.table(rows, drawn=False)


def _labels_apart(draft: Draft, groups: list[Group]) -> None:
    """Write the labels of a cover first and all their values after them, as a page of two columns is read downwards."""
    for turn, group in enumerate(groups):
        draft.line(Role.CLOSE if turn else Role.TEXT, group.heading)
    for label in ("Utses att justera", "Justeringens plats och tid"):
        draft.line(Role.CLOSE, label)
    for group in groups:
        draft.line(Role.TEXT, "")
        for entry in group.entries:
            draft.line(Role.CLOSE, entry.text)
    draft.line(Role.TEXT, "")
    draft.line(Role.TEXT, draft.named(draft.meeting.adjuster, draft.meeting.adjuster.written))
    draft.line(Role.TEXT, "Kansliet, enligt överenskommelse")


def _by_organisation(draft: Draft, seats: list[Seat], layout: str) -> list[Group]:
    """Write a municipality first and then who came from it, on its line or below it."""
    draft.line(Role.LABEL, "", _heading(draft, "own"))
    for seat in seats:
        place = seat.organisation
        if place is None:
            continue
        entry = member_entry(draft, replace(seat, party=None), "present", "comma-short")
        rest = f"{entry.name}{f', {entry.rest}' if entry.rest else ''}"
        if layout == "municipality-first":
            draft.line(Role.CLOSE, f"{place.short}: {rest}")
        else:
            draft.line(Role.LABEL, "", place.full if draft.style.lead else place.short)
            draft.line(Role.CLOSE, rest)
    return []


def _columns(draft: Draft, seats: list[Seat]) -> list[Group]:
    """Write a column of names and after it the column of their organisations."""
    entries = [member_entry(draft, replace(seat, role=None), "present", "comma-full", bare=True) for seat in seats]
    draft.line(Role.LABEL, "", f"{_heading(draft, 'own')}{':' if draft.style.lead else ''}")
    for entry in entries:
        draft.line(Role.CLOSE, entry.name)
    for turn, entry in enumerate(entries):
        draft.line(Role.TEXT if turn == 0 else Role.CLOSE, entry.organisation)
    return []


def _marks(draft: Draft, seats: list[Seat], absent: list[Seat]) -> list[Group]:
    """Write a table of all members with a mark for who was there and for who was not."""
    rows = [("Namn", "Kommun/organisation", "Närvarande", "Frånvarande")]
    for status, each in (("present", seats), ("absent", absent)):
        for seat in each:
            entry = member_entry(draft, replace(seat, role=None), status, "comma-short", bare=True)
            rows.append((entry.name, entry.organisation, *(("x", "") if status == "present" else ("", "x"))))
    draft.line(Role.LABEL, "", _heading(draft, "own") if not absent else "Närvarolista")
    draft.table(rows)
    return []


_LAYOUTS: dict[str, Callable[[Draft, list[Group]], None]] = {
    "paragraph": _paragraph(", "),
    "names": _paragraph(", "),
    "semicolons": _paragraph("; "),
    "run": _run,
    "sentence": _sentences,
    "table": _table,
    "tabs": _tabs,
    "side-by-side": _side_by_side,
    "labels-apart": _labels_apart,
}
