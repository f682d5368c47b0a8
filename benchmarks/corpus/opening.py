"""From a planned meeting to the head of its minutes: title, body, day, time and place."""

from __future__ import annotations

from datetime import time

from benchmarks.corpus.calendar import written_day, written_days, written_times
from benchmarks.corpus.draft import Draft
from benchmarks.corpus.page import Role

_NOTES = ("Minnesanteckningar", "Anteckningar", "Mötesanteckningar", "Protokoll", "Minnesanteckningar")
_MINUTES = ("Protokoll", "Sammanträdesprotokoll", "Protokoll", "Mötesprotokoll")


def write_opening(draft: Draft) -> None:
    """Write the head of the minutes and note what it says of the meeting."""
    chance, body, style = draft.chance, draft.meeting.body, draft.style
    word = chance.choice(_MINUTES if style.formal else _NOTES)
    if style.letterhead == "members":
        draft.line(Role.TEXT, " ".join(place.name for place in body.members))
    elif style.letterhead == "address":
        draft.line(Role.TEXT, f"{body.label} Box {chance.randint(10, 990)} Telefon Telefax E-post")
    name = body.label.upper() if style.capital else body.label
    day = _day(draft)
    shape = chance.random()
    if shape < 0.35:
        draft.line(Role.TITLE, name)
        draft.line(Role.HEADING, f"{word} {day}".strip() if style.opening == "free" else word)
    elif shape < 0.7:
        draft.line(Role.TITLE, f"{word} {name}{f' {day}' if style.opening == 'free' and day else ''}")
    else:
        draft.line(Role.TITLE, word)
        draft.line(Role.TEXT, f"{name}{f', {body.board.lower()}' if body.board and body.board != name else ''}")
        if style.opening == "free":
            draft.line(Role.CLOSE, day)
    _time_and_place(draft, day)


def _day(draft: Draft) -> str:
    """Write the day; note it unless the year is missing or its digits were lost."""
    shape = draft.style.day
    if "digits" in draft.style.damages and shape in ("iso", "compact"):
        return ""
    if draft.meeting.last:
        draft.date = draft.meeting.day.isoformat()
        return written_days(draft.meeting.day, draft.meeting.last)
    draft.date = None if shape == "yearless" else draft.meeting.day.isoformat()
    return written_day(draft.meeting.day, shape)


def _times(draft: Draft) -> str:
    if "digits" in draft.style.damages:
        return "kl"
    if draft.meeting.last or draft.chance.random() < 0.12:
        return ""
    draft.start, draft.end = (_clock(one) for one in (draft.meeting.start, draft.meeting.end))
    return written_times(draft.meeting.start, draft.meeting.end, draft.chance.randrange(4))


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")


def _place(draft: Draft) -> str:
    meeting = draft.meeting
    tool = "Teams" if meeting.day.year > 2018 else "Skype"
    if meeting.mode == "online":
        draft.mode, draft.place = "online", f"Digitalt via {tool}"
        return f"Digitalt via {tool}"
    draft.place = meeting.place
    if meeting.mode == "mixed":
        draft.mode = "mixed"
        return f"{meeting.place} samt digitalt via {tool}"
    return meeting.place


def _time_and_place(draft: Draft, day: str) -> None:
    if draft.style.opening == "free":
        draft.line(Role.TEXT, _place(draft))
        return
    place, times = _place(draft), _times(draft)
    when = " ".join(part for part in (day, times) if part)
    if draft.style.opening == "joint":
        label = draft.chance.choice(("Plats och tid", "Tid och plats", "Plats och tid"))
        parts = (place, when) if label.startswith("Plats") else (when, place)
        draft.line(Role.LABEL, ", ".join(part for part in parts if part), f"{label}:")
        return
    labels = [("Datum", day), ("Tid", times)] if draft.chance.random() < 0.5 else [("Tid", when)]
    for label, value in (*labels, ("Plats", place)):
        if value:
            draft.line(Role.LABEL, value, f"{label}:")
