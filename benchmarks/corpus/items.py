"""From a planned agenda to its items on the page: headings, who presents, what is said and what comes of it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.corpus.calendar import written_day
from benchmarks.corpus.draft import Draft
from benchmarks.corpus.meeting import PlannedItem, Seat
from benchmarks.corpus.outcomes import write_decision, write_outcomes, write_passive, write_tasks
from benchmarks.corpus.page import Role
from benchmarks.corpus.topics import write_topics
from benchmarks.corpus.words import phrases
from graph.evaluation.gold import GoldNext

_PRESENTED = 0.6


def write_items(draft: Draft) -> None:
    """Write the agenda, first as a list where the style does so, and then item by item."""
    items = draft.meeting.items
    if draft.style.agenda_first and draft.style.numbering not in ("none", "sentences"):
        draft.line(Role.LABEL, "", draft.chance.choice(("Dagordning", "Ärendelista", "Innehåll")))
        for item in items:
            draft.line(Role.CLOSE, heading_of(draft, item))
    for turn, item in enumerate(items):
        if "page-heads" in draft.style.damages and turn and turn % 3 == 0:
            draft.line(Role.HEAD, _page_head(draft, f"{turn // 3 + 1}({len(items) // 3 + 1})"))
        _write_item(draft, item)


def _page_head(draft: Draft, page: str) -> str:
    kinds = (draft.meeting.body.label, "Sammanträdesprotokoll", "Justerandes sign Utdragsbestyrkande Sida")
    return f"{kinds[sum(map(ord, draft.style.seed)) % (3 if draft.style.formal else 1)]} {page}"


def heading_of(draft: Draft, item: PlannedItem) -> str:
    """Return an item's heading as the style writes it."""
    number, title = item.number, item.title.upper() if draft.style.capital else item.title
    sign = "" if "digits" in draft.style.damages else "§ "
    shapes = {
        "dot": f"{number}. {title}",
        "bare": f"{number} {title}",
        "section": f"{sign}{number} {title}",
        "section-after": f"{number} § {title}" if sign else f"{number} {title}",
        "point": f"Punkt {number}. {title}",
        "running": f"{number}. {title}",
        "sentences": f"{number}. {title}",
        "organ": f"{_letters(draft)} {number} {title}",
    }
    return shapes.get(draft.style.numbering, title)


def _letters(draft: Draft) -> str:
    words = draft.meeting.body.label.replace("-", " ").split()
    return "".join(word[0].upper() for word in words[:2]) + "S"


def _write_item(draft: Draft, item: PlannedItem) -> None:
    if draft.style.numbering == "sentences" and item.kind in _SENTENCES:
        _write_sentence(draft, item)
        return
    presenters = _presenters(draft, item)
    heading = heading_of(draft, item)
    bracket = draft.style.presenter == "bracket" and presenters
    draft.line(Role.ITEM, f"{heading} ({draft.named(presenters[0])})" if bracket else heading)
    if draft.style.reference and item.kind == "subject" and "digits" not in draft.style.damages:
        draft.line(Role.CLOSE, f"Dnr {draft.meeting.day.year}/{draft.chance.randint(3, 480)}")
    designation = item.number or item.title
    if item.kind == "subject":
        _write_subject(draft, item, designation, presenters)
    else:
        draft.items.append((item.number, item.title, []))
        _FIXED[item.kind](draft, designation)


def _write_sentence(draft: Draft, item: PlannedItem) -> None:
    """Write a numbered sentence that is title and outcome in one."""
    sentence = _SENTENCES[item.kind](draft)
    draft.line(Role.ITEM, f"{item.number}. {sentence}")
    draft.items.append((item.number, sentence, []))
    if item.kind in ("adjuster", "agenda", "previous"):
        draft.decision(item.number or sentence, sentence)


def _presenters(draft: Draft, item: PlannedItem) -> list[Seat]:
    """Return who presents an item: its guest, or somebody who is there."""
    if item.kind != "subject" or item.subject is None:
        return []
    if item.guest is not None:
        return [item.guest]
    there = draft.there()
    return [draft.chance.choice(there)] if there and draft.chance.random() < _PRESENTED else []


def _write_subject(draft: Draft, item: PlannedItem, designation: str, presenters: list[Seat]) -> None:
    if item.subject is None:
        raise ValueError(f"{item.title} has nothing to be written about")
    chance, thing = draft.chance, item.subject.thing
    draft.items.append((item.number, item.title, presenters))
    if draft.style.item_labels:
        draft.line(Role.LABEL, "", chance.choice(("Ärendebeskrivning", "Sammanfattning av ärendet", "Bakgrund")))
    if presenters and draft.style.presenter == "label":
        draft.line(Role.TEXT, f"{_introduced(draft, presenters[0])}", "Föredragande:")
    sentences = list(_remarks(draft, thing))
    if presenters and draft.style.presenter != "label":
        who = _introduced(draft, presenters[0]) if not draft.is_listed(presenters[0]) else draft.spoken(presenters[0])
        sentences.insert(0, chance.choice(phrases("informs")).format(vem=who, sak=thing))
    half = len(sentences) // 2 if len(sentences) > 5 else len(sentences)
    draft.line(Role.TEXT, " ".join(sentences[:half]))
    if sentences[half:]:
        draft.line(Role.TEXT, " ".join(sentences[half:]))
    write_topics(draft, designation, thing)
    write_outcomes(draft, item, designation, thing)


def _introduced(draft: Draft, seat: Seat) -> str:
    """Name someone; whoever stands in no list is introduced by where they come from."""
    name = draft.named(seat)
    if draft.is_listed(seat) or seat.organisation is None or seat.organisation == draft.meeting.body.own:
        return name
    if not seat.organisation.municipal:
        draft.organisation(seat.organisation.gold)
    return f"{name}, {seat.organisation.full}" + ("," if draft.style.presenter != "label" else "")


def _remarks(draft: Draft, thing: str) -> list[str]:
    chance = draft.chance
    places = [place.name for place in draft.meeting.body.members]
    return [
        remark.format(sak=thing, kommun=chance.choice(places))
        for remark in chance.sample(phrases("remarks"), chance.choice((1, 2, 3, 3, 4, 5, 6, 8)))
    ]


def _chairing(draft: Draft) -> str:
    """Speak of the chair in running text: by name or by role."""
    chair = draft.meeting.chair
    if draft.chance.random() < 0.6:
        draft.chair = chair
        return f"{draft.chance.choice(('Ordförande', 'Ordföranden', 'Mötesordförande'))} {draft.named(chair)}"
    return "Ordföranden"


def _opening(draft: Draft, _: str) -> None:
    draft.line(Role.TEXT, f"{_chairing(draft)} hälsade välkommen och öppnade mötet.")


def _adjuster(draft: Draft, item: str) -> None:
    adjuster = draft.meeting.adjuster
    write_decision(draft, item, f"utse {draft.named(adjuster)} att jämte ordföranden justera protokollet")


def _agenda(draft: Draft, item: str) -> None:
    if draft.style.formal and draft.style.decision != "passive":
        write_decision(draft, item, "godkänna dagordningen")
    else:
        write_passive(draft, item, draft.chance.choice(("Dagordningen godkändes.", "Dagordningen fastställdes.")))


def _previous(draft: Draft, item: str) -> None:
    what = "Föregående protokoll" if draft.style.formal else "Föregående anteckningar"
    if draft.chance.random() < 0.5:
        draft.line(Role.TEXT, f"{what} gicks igenom utan synpunkter.")
    else:
        write_passive(draft, item, f"{what} lades till handlingarna.")


def _other(draft: Draft, _: str) -> None:
    draft.line(Role.TEXT, draft.chance.choice(("Inga övriga frågor anmäldes.", "Inget att rapportera.")))


def _next(draft: Draft) -> str:
    meeting = draft.meeting
    place = draft.chance.choice(meeting.body.members).name if draft.chance.random() < 0.4 else None
    draft.next = GoldNext(meeting.following.isoformat(), place)
    day = written_day(meeting.following, draft.chance.choice(("plain", "plain", "written", "weekday")))
    where = f" i {place}" if place else ""
    return draft.chance.choice(phrases("next")).format(dag=day, Dag=f"{day[0].upper()}{day[1:]}", ort=where)


def _next_meeting(draft: Draft, _: str) -> None:
    draft.line(Role.TEXT, _next(draft))


def _end(draft: Draft, _: str) -> None:
    draft.line(Role.TEXT, f"{_chairing(draft)} tackade för visat intresse och avslutade mötet.")


_SENTENCES: dict[str, Callable[[Draft], str]] = {
    "opening": lambda draft: f"{_chairing(draft)} öppnade mötet.",
    "adjuster": lambda draft: f"{draft.named(draft.meeting.adjuster)} valdes att justera protokollet.",
    "agenda": lambda _: "Dagordningen godkändes.",
    "previous": lambda _: "Föregående anteckningar lades till handlingarna.",
    "other": lambda _: "Inga övriga frågor anmäldes.",
    "next": _next,
    "end": lambda _: "Mötet avslutades.",
}
_FIXED: dict[str, Callable[[Draft, str], None]] = {
    "tasks": write_tasks,
    "opening": _opening,
    "adjuster": _adjuster,
    "agenda": _agenda,
    "previous": _previous,
    "other": _other,
    "next": _next_meeting,
    "end": _end,
}
