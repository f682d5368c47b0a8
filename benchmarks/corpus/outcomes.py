"""From what is decided, agreed and promised to the words of minutes, in the shapes of a style."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.corpus.calendar import written_day
from benchmarks.corpus.draft import Draft
from benchmarks.corpus.meeting import PlannedItem, Seat
from benchmarks.corpus.page import Role
from benchmarks.corpus.words import phrases

# of items with a subject in minutes and in notes
_DECIDED, _AGREED, _PROMISED, _VOTED = (0.85, 0.15), (0.03, 0.22), (0.16, 0.45), 0.03


def write_outcomes(draft: Draft, item: PlannedItem, designation: str, thing: str) -> None:
    """Write what comes of an item."""
    chance, informal = draft.chance, not draft.style.formal
    if chance.random() < _AGREED[informal]:
        sentence = chance.choice(phrases("agreements")).format(sak=thing)
        draft.line(Role.TEXT, draft.agreement(designation, sentence))
    if chance.random() < _PROMISED[informal] and draft.style.promise != "table":
        _write_promise(draft, designation, thing)
    if chance.random() < _DECIDED[informal]:
        _write_decisions(draft, designation, thing)


def _write_decisions(draft: Draft, designation: str, thing: str) -> None:
    chance, style = draft.chance, draft.style
    if style.decision == "passive" or (not style.formal and chance.random() < 0.4):
        write_passive(draft, designation, chance.choice(phrases("passives")))
        return
    voted = style.formal and draft.meeting.body.politicians and chance.random() < _VOTED
    dissenter = chance.choice(draft.there()) if voted else None
    if dissenter:
        _write_vote(draft, dissenter)
    count = chance.choice((1, 1, 2, 3)) if style.decision in ("list", "numbered", "heading") else 1
    chosen = [one.format(sak=thing) for one in chance.sample(phrases("undertakings"), count)]
    if style.item_labels:
        draft.line(Role.LABEL, "", "Förslag till beslut")
        for one in chosen:
            draft.line(Role.CLOSE, f"att {one}.")
    write_decision(draft, designation, *chosen)
    if dissenter:
        draft.line(
            Role.TEXT,
            f"{draft.named(dissenter)} ({dissenter.party or '-'}) reserverar sig mot beslutet.",
            "Reservation",
        )


def _write_vote(draft: Draft, dissenter: Seat) -> None:
    against = draft.chance.randint(1, 3)
    draft.line(
        Role.TEXT,
        f"{draft.named(dissenter)} ({dissenter.party or '-'}) yrkar avslag."
        " Ordföranden ställer proposition på yrkandena. Votering begärs."
        f" Omröstningen utfaller med {against + 4} ja-röster mot {against} nej-röster.",
    )


def _deciding(draft: Draft) -> str:
    """Name those who decide; the word is lost where it stands in the title too."""
    if "title-words" in draft.style.damages:
        return ""
    board = draft.meeting.body.board
    if draft.style.formal and board:
        return board
    return draft.chance.choice(("Mötet", f"{draft.meeting.body.organ[0].upper()}{draft.meeting.body.organ[1:]}"))


def write_decision(draft: Draft, item: str, *undertakings: str) -> None:
    """Write what was decided, each after its "att", in the shape of the style; note one decision for each."""
    shape, who = draft.style.decision, _deciding(draft)
    if shape in ("list", "passive"):
        verb = "beslutade" if draft.style.seed[-1] in "02468" else "beslutar"
        draft.line(Role.TEXT, f"{who} {verb}".strip())
        for turn, one in enumerate(undertakings):
            mark = "." if turn == len(undertakings) - 1 else draft.chance.choice((",", ", samt", ""))
            draft.line(Role.CLOSE, draft.decision(item, f"att {one}") + mark)
    elif shape == "heading":
        draft.line(Role.LABEL, "", "Beslut")
        for one in undertakings:
            draft.line(Role.CLOSE, draft.decision(item, f"att {one}") + ".")
    elif shape == "numbered":
        draft.line(Role.LABEL, "", f"{who} beslutar".strip())
        for turn, one in enumerate(undertakings, start=1):
            draft.line(Role.CLOSE, f"{turn}. {draft.decision(item, f'att {one}')}.")
    else:
        _write_sentences(draft, item, shape, who, undertakings)


def _write_sentences(draft: Draft, item: str, shape: str, who: str, undertakings: tuple[str, ...]) -> None:
    for one in undertakings:
        sentence = f"Beslutades att {one}." if shape == "impersonal" else f"{who} beslutade att {one}.".strip()
        if shape == "colon":
            draft.line(
                Role.TEXT,
                draft.decision(item, f"att {one}.") if draft.chance.random() < 0.5 else draft.decision(item, sentence),
                "Beslut:",
            )
        else:
            draft.line(Role.TEXT, draft.decision(item, sentence))


def write_passive(draft: Draft, item: str, sentence: str) -> None:
    """Write a decision whose sentence has no word for deciding."""
    draft.line(Role.TEXT, draft.decision(item, sentence), "Beslut:" if draft.style.decision == "colon" else "")


def _write_promise(draft: Draft, item: str, thing: str) -> None:
    chance, there = draft.chance, draft.there()
    if not there:
        return
    seat = chance.choice(there)
    what = chance.choice(phrases("promises")).format(sak=thing)
    if chance.random() < 0.12:
        who = chance.choice(("Kansliet", "Samtliga kommuner", "Alla"))
        own = (draft.meeting.body.label,) if who != "Kansliet" else ("Kansliet", draft.meeting.body.label)
        draft.line(Role.TEXT, draft.promise(item, f"{who} {what}{_due(draft)}.", (), (who, *own)))
    elif draft.style.promise == "label":
        task = f"{what[0].upper()}{what[1:]}"
        draft.line(Role.TEXT, f"{draft.promise(item, task, (seat,))}. Ansvarig: {draft.named(seat)}.")
    elif draft.style.promise == "list":
        draft.line(Role.BULLET, draft.promise(item, f"{draft.spoken(seat)} {what}{_due(draft)}", (seat,)))
    else:
        draft.line(Role.TEXT, draft.promise(item, f"{draft.spoken(seat)} {what}{_due(draft)}.", (seat,)))


def _due(draft: Draft) -> str:
    drawn = draft.chance.random()
    if drawn < 0.25:
        day = draft.meeting.day + timedelta(days=draft.chance.randint(10, 60))
        return (
            f" senast {written_day(day, 'plain')}"
            if day.year != draft.meeting.day.year
            else f" senast den {written_day(day, 'plain')[:-5]}"
        )
    return draft.chance.choice((" till nästa möte", " under våren", " inom kort")) if drawn < 0.45 else ""


def write_tasks(draft: Draft, item: str) -> None:
    """Write a table of what is to be done, by whom and by when."""
    there, chance = draft.there(), draft.chance
    things = [one.subject.thing for one in draft.meeting.items if one.subject]
    rows = [("Vad", "Ansvarig", "Klart")]
    for task in chance.sample(phrases("tasks"), min(3, len(things)) if there else 0):
        seat = chance.choice(there)
        what = draft.promise(item, task.format(sak=chance.choice(things)), (seat,))
        day = draft.meeting.day + timedelta(days=chance.randint(7, 50))
        rows.append((what, draft.named(seat), day.isoformat()))
    draft.table(rows)
