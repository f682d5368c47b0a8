"""From those who sign to the blocks of signatures: on the front page, at the end, or a line on who took notes."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.draft import Draft
from benchmarks.corpus.page import Role
from graph.iris import slug

_DOTS = "." * 30


def write_front(draft: Draft) -> None:
    """Write what the front page of formal minutes has below the attendance."""
    if draft.style.signature != "front":
        return
    meeting = draft.meeting
    secretary, chair = replace(meeting.secretary, role="sekreterare"), meeting.chair
    draft.secretary, draft.chair = secretary, chair
    numbers = [item.number for item in meeting.items if item.number]
    span = f" {numbers[0]}-{numbers[-1]}" if numbers and "digits" not in draft.style.damages else ""
    if draft.style.layout != "labels-apart":
        draft.line(Role.LABEL, draft.named(meeting.adjuster), "Utses att justera")
        draft.line(Role.LABEL, "Kansliet", "Justeringens plats och tid")
    draft.line(Role.LABEL, "", "Underskrifter")
    signing = (
        ("Sekreterare", secretary, f" Paragrafer{span}"),
        ("Ordförande", chair, ""),
        ("Justerande", meeting.adjuster, ""),
    )
    for label, seat, more in signing:
        draft.line(Role.TEXT, f"{label} {_DOTS}{more}")
        draft.line(Role.CLOSE, draft.named(seat))
    draft.line(Role.LABEL, "", "ANSLAG/BEVIS")
    draft.line(Role.TEXT, "Protokollet är justerat. Justeringen har tillkännagivits genom anslag.")
    draft.line(Role.CLOSE, f"Organ {meeting.body.label}")
    draft.line(Role.CLOSE, "Förvaringsplats för protokollet: Kansliet")


def write_end(draft: Draft) -> None:
    """Write the signatures at the end, or who took the notes."""
    meeting, shape = draft.meeting, draft.style.signature
    secretary = replace(meeting.secretary, role="sekreterare")
    if shape == "end":
        draft.secretary, draft.chair = secretary, meeting.chair
        draft.line(Role.LABEL, "", "Vid protokollet")
        draft.line(Role.TEXT, draft.named(secretary))
        draft.line(Role.CLOSE, "sekreterare")
        draft.line(Role.LABEL, "", "Justeras")
        draft.line(Role.TEXT, draft.named(meeting.chair))
        draft.line(Role.CLOSE, "ordförande")
        if draft.style.formal:
            draft.line(Role.TEXT, draft.named(meeting.adjuster))
    elif shape == "noted":
        draft.secretary = secretary
        words = draft.chance.choice(("Vid anteckningarna", "Antecknat av", "Minnesanteckningar förda av"))
        draft.line(Role.TEXT, f"{draft.named(secretary)}", f"{words}:")
        if draft.chance.random() < 0.2:
            address = f"{slug(secretary.name).replace('-', '.')}@{slug(meeting.body.label)}.se"
            draft.contacts.append((secretary, address))
            draft.line(Role.CLOSE, address)
