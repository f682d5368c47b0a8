"""From a thing of the index to its page, by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote, urlencode

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.things.body_page import ROWS, body_page
from api.pages.things.identity import IdentityDecision
from api.pages.things.meeting_page import meeting_page
from api.pages.things.organisation_page import organisation_page
from api.pages.things.parts import ThingPage
from api.pages.things.person_page import person_page
from api.pages.things.project_page import project_page
from api.pages.things.telling import Teller
from api.pages.things.topic_page import topic_page
from graph.index.kinds import ORGANISATIONS, Kind
from graph.index.reading import Index
from graph.index.values import Described
from graph.profiles.body import body_profile
from graph.profiles.meeting import meeting_profile
from graph.profiles.organisation import organisation_profile
from graph.profiles.person import person_profile
from graph.profiles.project import project_profile
from graph.profiles.topic import topic_profile

PAGED = (*ORGANISATIONS, Kind.PERSON, Kind.PROJECT, Kind.MEETING, Kind.TOPIC)
"""The kinds that have a page of their own; others are shown by their statements."""

_FEEDS: Mapping[Kind, str] = {
    Kind.MUNICIPALITY: "municipalities",
    Kind.NETWORK: "networks",
    Kind.ORGANISATION: "organisations",
    Kind.PROJECT: "projects",
    Kind.TOPIC: "topics",
}


def thing_page(
    index: Index,
    thing: Described,
    addresses: Addresses,
    language: str,
    rows: str = "",
    decisions: tuple[IdentityDecision, ...] = (),
) -> ThingPage:
    """Return the page on a thing whose kind is among PAGED.

    ``rows`` says what the rows of a body's attendance are (see ROWS), ``decisions`` why a person's names were merged.
    """
    teller = Teller(index, addresses, language)
    page = _page(teller, thing, rows, decisions)
    sections = tuple(one for one in page.sections if one.is_shown)
    return replace(page, sections=sections, ways=(*page.ways, *_ways(teller, thing)))


def _page(teller: Teller, thing: Described, rows: str, decisions: tuple[IdentityDecision, ...]) -> ThingPage:
    index = teller.index
    match thing.kind:
        case Kind.PERSON:
            return person_page(teller, person_profile(index, thing), decisions)
        case Kind.PROJECT:
            return project_page(teller, project_profile(index, thing))
        case Kind.MEETING:
            return meeting_page(teller, meeting_profile(index, thing))
        case Kind.TOPIC:
            return topic_page(teller, topic_profile(index, thing))
        case _:
            return _of_organisation(teller, thing, rows)


def _of_organisation(teller: Teller, thing: Described, rows: str) -> ThingPage:
    rows_of = ROWS.get(rows, ROWS["organisations"])
    body = body_profile(teller.index, thing.number, rows_of)
    profile = organisation_profile(teller.index, thing)
    return organisation_page(teller, profile) if body is None else body_page(teller, profile, body, rows_of)


def _ways(teller: Teller, thing: Described) -> tuple[Linked, ...]:
    """Return what else there is on a thing: the map around it, its calendar and its news."""
    t, public = teller.t, teller.addresses.public
    asked = {"around": thing.iri} | ({"lang": teller.addresses.language} if teller.addresses.language else {})
    ways = [Linked(t["map_around"], f"{public}map?{urlencode(asked)}")]
    if thing.kind in (Kind.MUNICIPALITY, Kind.NETWORK):
        about = {"scope": teller.index.relative(thing.iri)} | {key: asked[key] for key in asked.keys() - {"around"}}
        ways.append(Linked(t["analyses_of"], f"{public}analytics?{urlencode(about)}"))
    collection = _FEEDS.get(thing.kind)
    if collection is not None:
        feed = f"{public}feeds/{collection}/{quote(teller.identifier(thing))}"
        ways += [Linked(t["calendar_of"], f"{feed}.ics"), Linked(t["news_of"], f"{feed}.atom")]
    return tuple(ways)
