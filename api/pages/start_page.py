"""From a generation to what the start page shows: questions to begin with, what is there, and the latest meetings."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.rendering import Frame
from api.pages.wording import wording
from graph.chronicle.entries import Asked, Sort, chronicle_of
from graph.index.reading import Index
from graph.index.values import Link
from graph.language.days import spoken_day
from graph.questions.suggesting import Suggestion

_LATEST = 5


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting that minutes record: when, what it is called, who held it."""

    day: str
    title: Linked
    body: Linked | None


@dataclass(frozen=True, slots=True)
class Way:
    """A page that one may begin with, and what it is good for."""

    name: str
    about: str
    href: str


WAYS = ("map", "sweden", "timeline", "follow_up", "contacts", "analytics", "reports", "coverage", "query")
"""The pages that one may begin with, by the names of their words."""
_PATHS = {"follow_up": "follow-up"}


def questions(suggested: tuple[Suggestion, ...], frame: Frame) -> tuple[Linked, ...]:
    """Return questions, each leading to its answer."""
    t = wording(frame.language)
    asked = (t[f"question_{one.intent.value}"].format(name=one.name) for one in suggested)
    kept = {"lang": frame.kept} if frame.kept else {}
    return tuple(Linked(text, f"{frame.base}search?{urlencode({'q': text, **kept})}") for text in asked)


def ways(frame: Frame) -> tuple[Way, ...]:
    """Return the pages that one may begin with."""
    t = wording(frame.language)
    return tuple(Way(t[f"way_{name}"], t[f"way_{name}_about"], frame.own(_PATHS.get(name, name))) for name in WAYS)


def latest_meetings(index: Index, addresses: Addresses, language: str) -> tuple[MeetingView, ...]:
    """Return the latest meetings that minutes record."""
    entries = chronicle_of(index, Asked(sorts=(Sort.MEETING,)), 4 * _LATEST).entries
    views = []
    for entry in entries:
        if entry.announced_by is None:
            body = entry.fact.properties.get("heldBy")
            held_by = Linked(body.label, addresses.link(body.iri)) if isinstance(body, Link) else None
            title = Linked(entry.fact.label, addresses.link(entry.fact.iri))
            views.append(MeetingView(spoken_day(entry.first, language), title, held_by))
    return tuple(views[:_LATEST])
