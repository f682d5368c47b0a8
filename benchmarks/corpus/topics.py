"""From an item to what minutes tell beside it: projects with who takes part, events to come, money."""

from __future__ import annotations

import random
from datetime import timedelta

from benchmarks.corpus.calendar import written_day
from benchmarks.corpus.draft import Draft
from benchmarks.corpus.page import Role
from benchmarks.corpus.words import fields, phrases
from graph.evaluation.gold import GoldEvent, GoldProject

_PROJECT, _EVENT, _MONEY = 0.14, 0.1, 0.13


def write_topics(draft: Draft, _item: str, thing: str) -> None:
    """Write now and then of a project, an event or money, and note what is said."""
    chance = draft.chance
    if chance.random() < _PROJECT:
        draft.line(Role.TEXT, _project(draft))
    if chance.random() < _EVENT:
        draft.line(Role.TEXT, _event(draft, thing))
    if chance.random() < _MONEY:
        draft.line(Role.TEXT, chance.choice(phrases("money")))


def _project(draft: Draft) -> str:
    """Tell of a project that the body runs: the same few come back at its meetings."""
    chance, body = draft.chance, draft.meeting.body
    own = random.Random(f"project {body.number} {chance.randrange(3)}")
    name = f"{own.choice(phrases('project_words'))} {own.choice(phrases('project_nouns'))}"
    members = own.sample(body.members, min(3, len(body.members)))
    said = [chance.choice(phrases("project_says")).format(projekt=name)]
    participants: tuple[str, ...] = ()
    if chance.random() < 0.6:
        lead, *others = (place.name for place in members)
        parts = " och ".join(others)
        said.append(chance.choice(phrases("project_parts")).format(lead=lead, parter=parts))
        participants = (lead, *others)
    draft.projects.append(GoldProject((name, f"Projektet {name}", f"projektet {name}"), participants))
    return " ".join(said)


def _event(draft: Draft, thing: str) -> str:
    chance, meeting = draft.chance, draft.meeting
    title = chance.choice([one.title for one in fields()[chance.choice(meeting.body.fields)].subjects])
    what = f"{chance.choice(phrases('events'))} {title[0].lower()}{title[1:]}"
    day = meeting.day + timedelta(days=chance.randint(14, 120))
    town = chance.choice(meeting.body.members).name
    draft.events.append(GoldEvent(what, day.isoformat()))
    shape = chance.choice(("written", "written", "iso")) if "digits" not in draft.style.damages else "written"
    return chance.choice(phrases("event_says")).format(
        vad=what, namn=f"{what[0].lower()}{what[1:]}", dag=written_day(day, shape), ort=town
    )
