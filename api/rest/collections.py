"""The collections of REST: what each holds, what it may be asked for and how it answers."""

from __future__ import annotations

from dataclasses import dataclass

from api.rest import models, parameters
from graph.index.kinds import ORGANISATIONS, Kind
from graph.index.naming import identified
from graph.index.reading import Index


@dataclass(frozen=True, slots=True)
class Collection:
    """A list and its things. ``one`` is what a thing of it is called, ``about`` what it holds."""

    name: str
    one: str
    kinds: tuple[Kind, ...]
    about: str
    model: type[models.Thing]
    asked: type[parameters.Asked]
    alone: type[models.Thing] | None = None

    @property
    def type_alone(self) -> type[models.Thing]:
        """How one thing answers, which may be with more than in the list."""
        return self.alone or self.model


COLLECTIONS: tuple[Collection, ...] = (
    Collection(
        "meetings",
        "meeting",
        (Kind.MEETING,),
        "Meetings that took place or are announced. Municipality, organisation and person are who attended.",
        models.Meeting,
        parameters.AskedMeetings,
    ),
    Collection(
        "minutes",
        "minutes",
        (Kind.MINUTES,),
        "The documents that were read. Filters choose them by the meeting that they record. One alone has its text.",
        models.Minutes,
        parameters.AskedMeetings,
        models.MinutesWithText,
    ),
    Collection(
        "people",
        "person",
        (Kind.PERSON,),
        "People that minutes name.",
        models.Person,
        parameters.AskedPeople,
    ),
    Collection(
        "municipalities",
        "municipality",
        (Kind.MUNICIPALITY,),
        "Municipalities, whether minutes name them or not.",
        models.Organisation,
        parameters.AskedOrganisations,
    ),
    Collection(
        "networks",
        "network",
        (Kind.NETWORK,),
        "Networks in which organisations meet.",
        models.Organisation,
        parameters.AskedOrganisations,
    ),
    Collection(
        "organisations",
        "organisation",
        (Kind.ORGANISATION, Kind.MUNICIPALITY, Kind.NETWORK),
        "Organisations of all kinds, municipalities and networks among them.",
        models.Organisation,
        parameters.AskedOrganisationsOfAKind,
    ),
    Collection(
        "projects",
        "project",
        (Kind.PROJECT,),
        "Projects, programmes and joint initiatives. Municipality and organisation are who takes part.",
        models.Project,
        parameters.AskedProjects,
    ),
    Collection(
        "topics",
        "topic",
        (Kind.TOPIC,),
        "Subjects that were weighed by votes.",
        models.Topic,
        parameters.AskedByName,
    ),
    Collection(
        "agenda-items",
        "agenda-item",
        (Kind.AGENDA_ITEM,),
        "Points of agendas. Project and topic are what was spoken of under the item.",
        models.AgendaItem,
        parameters.AskedItems,
    ),
    Collection(
        "decisions",
        "decision",
        (Kind.DECISION,),
        "Formal decisions, one for each *att*. Project and topic are those of the agenda item.",
        models.Outcome,
        parameters.AskedOutcomes,
    ),
    Collection(
        "agreements",
        "agreement",
        (Kind.AGREEMENT,),
        "Shared positions that decide nothing. Project and topic are those of the agenda item.",
        models.Outcome,
        parameters.AskedOutcomes,
    ),
    Collection(
        "commitments",
        "commitment",
        (Kind.COMMITMENT,),
        "Promises that someone does something. Project and topic are those of the agenda item.",
        models.Outcome,
        parameters.AskedCommitments,
    ),
    Collection(
        "events",
        "event",
        (Kind.EVENT,),
        "Conferences, courses, visits … that meetings spoke of. The period is that of the event.",
        models.Event,
        parameters.AskedFacts,
    ),
    Collection(
        "attendances",
        "attendance",
        (Kind.ATTENDANCE,),
        "Who took part in which meeting. Municipality and organisation are who is represented.",
        models.Attendance,
        parameters.AskedAttendances,
    ),
    Collection(
        "participations",
        "participation",
        (Kind.PARTICIPATION,),
        "Which organisation takes part in which project. Municipality and organisation are who takes part.",
        models.Participation,
        parameters.AskedParticipations,
    ),
    Collection(
        "tallies",
        "tally",
        (Kind.TALLY,),
        "Subjects as they were weighed, with their votes.",
        models.Tally,
        parameters.AskedFacts,
    ),
    Collection(
        "amounts",
        "amount",
        (Kind.AMOUNT,),
        "Sums of money that meetings spoke of.",
        models.Amount,
        parameters.AskedFacts,
    ),
    Collection(
        "ties",
        "tie",
        (Kind.TIE,),
        "Derived ties between organisations, graded on the collaboration ladder. Municipality and organisation are "
        "the parties.",
        models.Tie,
        parameters.AskedTies,
    ),
)

PASSAGES = "passages"
HOME: dict[Kind, Collection] = {
    kind: one for one in COLLECTIONS for kind in one.kinds if len(one.kinds) == 1 or kind not in ORGANISATIONS[:2]
}
"""The collection in which a thing of a kind has its address."""

RELATED: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.MINUTES: (("passages", "document"),),
    Kind.MEETING: tuple(
        (name, "meeting")
        for name in (
            "attendances",
            "agenda-items",
            "decisions",
            "agreements",
            "commitments",
            "events",
            "participations",
        )
    ),
    Kind.PERSON: (("meetings", "person"), ("attendances", "person")),
    Kind.MUNICIPALITY: (
        ("meetings", "municipality"),
        ("people", "municipality"),
        ("participations", "municipality"),
        ("ties", "municipality"),
    ),
    Kind.NETWORK: (("meetings", "network"), ("people", "network"), ("organisations", "network")),
    Kind.ORGANISATION: tuple((name, "organisation") for name in ("meetings", "people", "participations", "ties")),
    Kind.PROJECT: tuple((name, "project") for name in ("participations", "agenda-items", "decisions", "meetings")),
    Kind.TOPIC: tuple((name, "topic") for name in ("tallies", "agenda-items", "meetings")),
}
"""Lists that belong to a thing of a kind, each with the filter that chooses it."""


def number_at(index: Index, thing: str) -> int | None:
    """Return the number of the thing with an IRI, or at an address below the root such as "people/ID"."""
    if "://" in thing:
        return index.number_of(thing)
    name, _, identifier = thing.partition("/")
    collection = next((one for one in COLLECTIONS if one.name == name), None)
    return None if collection is None else identified(index, identifier, collection.kinds)
