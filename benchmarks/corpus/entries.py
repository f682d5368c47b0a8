"""From someone's seat to an entry of the attendance list, in the way a secretary writes entries, with its truth."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.corpus.draft import Draft
from benchmarks.corpus.meeting import Seat

_LIMITED, _REMOTE, _ROLE_LIMIT = 0.07, 0.02, 0.06


@dataclass(frozen=True, slots=True)
class Limit:
    """Words that limit presence, and the numbers of the items that they leave; none where they name no items."""

    words: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a whole and in its parts; ``organisation`` is empty where the entry does not print one."""

    text: str
    name: str
    organisation: str
    rest: str


def limit_of(draft: Draft, seat: Seat) -> Limit:
    """Draw a limit of someone's presence, or what only looks like one; mostly there is none."""
    numbers = [item.number for item in draft.meeting.items if item.number]
    own = [
        item.number for item in draft.meeting.items if item.guest and item.guest.person == seat.person and item.number
    ]
    if "digits" in draft.style.damages:
        return Limit()
    if draft.meeting.last and draft.chance.random() < _LIMITED * 3:
        return Limit(draft.chance.choice(("endast dag 1", f"endast den {draft.meeting.day.day}", "dag 2")))
    if own:
        return Limit(_at(draft, own[0]), (own[0],)) if draft.chance.random() < 0.6 else Limit()
    if seat in draft.meeting.guests or seat.role or draft.chance.random() >= _LIMITED:
        return _lookalike(draft, seat, numbers)
    if not numbers or draft.chance.random() < 0.25:
        clock = f"{draft.meeting.start.hour + 1}.{draft.chance.choice(('15', '30', '45'))}"
        return Limit(draft.chance.choice((f"till kl. {clock}", f"t.o.m. kl {clock}", f"från kl. {clock}")))
    place = draft.chance.randrange(1, len(numbers) - 1)
    if draft.chance.random() < 0.65:
        return Limit(_until(draft, numbers[place], numbers), tuple(numbers[: place + 1]))
    return Limit(_since(draft, numbers[place]), tuple(numbers[place:]))


def _sign(draft: Draft) -> str:
    return (
        "§"
        if draft.style.numbering in ("section", "section-after", "running", "organ")
        else draft.chance.choice(("p", "punkt", "pkt"))
    )


def _at(draft: Draft, number: str) -> str:
    return f"{_sign(draft)} {number}"


def _until(draft: Draft, number: str, numbers: list[str]) -> str:
    sign = _sign(draft)
    if sign == "§" and draft.chance.random() < 0.5:
        return f"§§ {numbers[0]}-{number}"
    until = draft.chance.choice(("t.o.m.", "tom", "till och med", "t o m"))
    return f"{until} {sign} {number}"


def _since(draft: Draft, number: str) -> str:
    return f"{draft.chance.choice(('fr.o.m.', 'från', 'från och med', 'fr o m'))} {_sign(draft)} {number}"


def _lookalike(draft: Draft, seat: Seat, numbers: list[str]) -> Limit:
    drawn = draft.chance.random()
    if drawn < _REMOTE and draft.meeting.day.year > 2010:
        return Limit(draft.chance.choice(("via länk", "på telefon", "på distans")))
    if seat.title == "ersättare" and drawn > 1 - _ROLE_LIMIT and len(numbers) > 4 and draft.style.formal:
        return Limit(f"{draft.chance.choice(('tjänstgör', 'tjänstgörande'))} §§ {numbers[0]}-{numbers[3]}")
    return Limit()


def member_entry(draft: Draft, seat: Seat, status: str, form: str | None = None, *, bare: bool = False) -> Entry:
    """Write an entry of the body's own list, and note it; a ``bare`` one has no limits."""
    form = form or draft.style.entry
    limit = limit_of(draft, seat) if status == "present" and not bare else Limit()
    organisation = _printed(seat, form)
    represents = seat.organisation.gold if organisation and seat.organisation else None
    name = draft.listed(seat, status, represents, limit.items)
    _note(draft, seat, organisation)
    text = _joined(seat, name, organisation, form)
    role = _role(draft, seat, status)
    replaced = _replaced(draft, seat)
    rest = [part for part in (role, replaced) if part]
    whole = "".join((text, *(f", {part}" for part in rest), f" ({limit.words})" if limit.words else ""))
    return Entry(whole, name, organisation, ", ".join((*rest, *((limit.words,) if limit.words else ()))))


def _note(draft: Draft, seat: Seat, organisation: str) -> None:
    if organisation and seat.organisation and not seat.organisation.municipal:
        draft.organisation(seat.organisation.gold)


def _printed(seat: Seat, form: str) -> str:
    """Return the organisation as the form prints it, empty where it does not."""
    if seat.organisation is None or (form in ("name", "party") and (seat.party or form == "name")):
        return ""
    return seat.organisation.full if "full" in form else seat.organisation.short


def _joined(seat: Seat, name: str, organisation: str, form: str) -> str:
    party = seat.party or ""
    if seat.title == seat.role and form in ("title-full", "full-title"):
        form = "comma-full"  # the role follows, and says the same
    named = f"{name} ({party.lower() if form == 'small-party' else party})" if party and "party" in form else name
    if not organisation:
        return named
    if form in ("short-party", "full-space-party") and party:
        return f"{name}{' ' if form == 'full-space-party' else ', '}{organisation} ({party})"
    if form == "comma-party-short" and party:
        return f"{name}, ({party}), {organisation}"
    if form == "title-full":
        return f"{name}, {seat.title}, {organisation}"
    if form == "full-title":
        return f"{name}, {organisation}, {seat.title}"
    joints = {"space-short": " ", "space-full": " ", "dash": " - ", "from": " från "}
    return f"{name} ({organisation})" if form == "brackets" else f"{named}{joints.get(form, ', ')}{organisation}"


def _role(draft: Draft, seat: Seat, status: str) -> str:
    if status == "absent" or not seat.role:
        return ""
    if seat.role == "ordförande":
        draft.chair = seat
    if seat.role == "sekreterare":
        draft.secretary = seat
    short = {"ordförande": "ordf.", "vice ordförande": "v. ordf.", "sekreterare": "sekr."}
    return short[seat.role] if draft.style.entry in ("space-short", "dash", "comma-party-short") else seat.role


def _replaced(draft: Draft, seat: Seat) -> str:
    """Write whom a substitute serves for, and note that one as absent unless the list of the absent will."""
    if seat.replaces is None:
        return ""
    away = seat.replaces
    draft.named(away, away.written)
    words = draft.chance.choice(("tjg ers för", "ersätter", "tjänstgörande ersättare för", "för"))
    return f"{words} {away.written} ({away.party})"


def guest_entry(draft: Draft, seat: Seat) -> Entry:
    """Write an entry of the list of those who do not belong to the body, and note it."""
    limit = limit_of(draft, seat)
    own = seat.organisation == draft.meeting.body.own
    organisation = "" if own or seat.organisation is None else seat.organisation.full
    represents = seat.organisation.gold if organisation and seat.organisation else None
    name = draft.listed(seat, "guest", represents, limit.items)
    _note(draft, seat, organisation)
    if seat.role == "sekreterare":
        draft.secretary = seat
    bare = organisation and draft.chance.random() < 0.35
    title = seat.role or seat.title
    middle = [organisation] if bare else [title, organisation]
    text = ", ".join((name, *(part for part in middle if part)))
    limited = (f", {limit.words}" if draft.chance.random() < 0.5 else f" ({limit.words})") if limit.words else ""
    rest = ", ".join(part for part in ("" if bare else title, limit.words) if part)
    return Entry(text + limited, name, organisation, rest)
