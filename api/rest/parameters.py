"""What lists may be asked for, as types: every query parameter with its meaning."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

LARGEST_PAGE = 500
_DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_BY = "Give an IRI, an id, {} or an exact name."

Name = Annotated[str, Field(min_length=1, max_length=500)]
Municipality = Annotated[Name | None, Field(description=f"A municipality. {_BY.format('a municipality code')}")]
Organisation = Annotated[Name | None, Field(description=f"An organisation of any kind. {_BY.format('a code')}")]
Network = Annotated[Name | None, Field(description="A network. Give an IRI, an id or an exact name.")]
Day = Annotated[str | None, Field(pattern=_DAY, examples=["2024-03-12", "2024-03", "2024"])]
BasisFilter = Annotated[
    Literal["Stated", "Derived", "Inferred"] | None, Field(description="How the statement came about.")
]
Text = Annotated[
    str | None,
    Field(min_length=1, max_length=200, description="Words, in any of their forms; all of them must occur."),
]


class Asked(BaseModel):
    """What every list may be asked for."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    limit: int = Field(50, ge=1, le=LARGEST_PAGE, description="How many to a page.")
    cursor: str | None = Field(
        None, max_length=2000, description="Where the page begins: part of the `next` address of the page before."
    )
    format: Literal["json", "csv"] | None = Field(
        None, description="The format of the answer, instead of the Accept header."
    )


class Period(BaseModel):
    """A period that the time of a thing overlaps; uncertain dates count with all days that they may mean."""

    from_: Day = Field(None, alias="from", description="The first day of the period, or its month or year.")
    to: Day = Field(None, description="The last day of the period, or its month or year.")


class OfMeetings(Period):
    """What meetings, and what belongs to a meeting, can be chosen by."""

    municipality: Municipality = None
    organisation: Organisation = None
    body: Organisation = Field(None, description=f"Who held the meeting. {_BY.format('a code')}")
    network: Network = None
    person: Name | None = Field(None, description="A person who attended. Give an IRI, an id or an exact name.")
    project: Name | None = Field(None, description="A project that was spoken of. Give an IRI, an id or an exact name.")
    topic: Name | None = Field(None, description="A subject that was weighed. Give an IRI, an id or an exact name.")
    text: Text = None


class AskedMeetings(Asked, OfMeetings):
    """Meetings, by who attended, who held them, when they were and what was spoken of."""

    sort: Literal["date", "-date"] = Field("-date", description="The order; a minus begins with the latest.")


class OfDocuments(OfMeetings):
    """What a fact can be chosen by; who attended and who held are those of its meeting."""

    meeting: Name | None = Field(None, description="The meeting. Give an IRI or an id.")
    basis: BasisFilter = None


class AskedFacts(Asked, OfDocuments):
    """Facts of meetings."""

    sort: Literal["date", "-date", "document", "-document"] = Field(
        "-date", description="The order: by date, or as they stand in the minutes; a minus turns it round."
    )


class AskedItems(AskedFacts):
    """Agenda items."""

    presenter: Name | None = Field(
        None, description="The person who presented it. Give an IRI, an id or an exact name."
    )


class AskedOutcomes(AskedFacts):
    """Decisions, agreements and commitments."""

    responsible: Name | None = Field(
        None, description="The person or organisation responsible. Give an IRI, an id or an exact name."
    )


class AskedCommitments(AskedOutcomes):
    """Commitments, by when they are due too."""

    due_from: Day = Field(None, description="The first day, month or year of the deadline.")
    due_to: Day = Field(None, description="The last day, month or year of the deadline.")


class AskedAttendances(AskedFacts):
    """Attendances; municipality and organisation are who is represented, person who attends."""

    status: Literal["Present", "Absent", "Guest"] | None = Field(None, description="The status of the attendance.")
    role: Name | None = Field(None, description="A role at the meeting: Chair, Secretary, Adjuster …")


class AskedParticipations(AskedFacts):
    """Participations; municipality and organisation are who takes part."""

    role: Name | None = Field(None, description="The part taken: Lead, Partner, Funder, Owner …")


class AskedByName(Asked):
    """What has a name of its own."""

    text: Text = None
    sort: Literal["label", "-label"] = Field("label", description="The order, as in a Swedish dictionary.")


class AskedPeople(AskedByName):
    """People, by whom they represented and whose meetings they attended."""

    municipality: Municipality = None
    organisation: Organisation = None
    body: Organisation = Field(None, description=f"Whose meetings the person attended. {_BY.format('a code')}")
    network: Network = None


class AskedOrganisations(AskedByName):
    """Organisations, by what they are members of."""

    network: Organisation = Field(None, description="What it is a member of. Give an IRI, an id or an exact name.")


class AskedOrganisationsOfAKind(AskedOrganisations):
    """Organisations of all kinds."""

    type: Name | None = Field(None, description="The class: Municipality, Region, Network, Agency, Company …")


class AskedProjects(AskedByName):
    """Projects, by who takes part and how far they are."""

    municipality: Municipality = None
    organisation: Organisation = None
    person: Name | None = Field(None, description="The person to ask about it. Give an IRI, an id or an exact name.")
    status: Literal["Idea", "FeasibilityStudy", "Startup", "Ongoing", "Dormant", "Completed", "Cancelled"] | None = (
        Field(None, description="How far the project is.")
    )


class AskedTies(Asked):
    """Ties, by who is tied, how closely and how often."""

    municipality: Municipality = None
    organisation: Organisation = None
    step: Literal["MeetingPlace", "Dialogue", "SharedView", "Collaboration", "JointAction"] | None = Field(
        None, description="The step of the collaboration ladder."
    )
    min_weight: int | None = Field(None, ge=1, le=1_000_000_000, description="The least weight.")
    party_type: Name | None = Field(None, description="The class that both parties are of: Municipality, Network …")
    basis: BasisFilter = None
    sort: Literal["weight", "-weight"] = Field("-weight", description="The order; a minus begins with the heaviest.")


class AskedPassages(Asked, OfMeetings):
    """Passages, by their words, their minutes and what they back."""

    document: Name | None = Field(None, description="The minutes. Give an IRI or an id.")
    about: Name | None = Field(None, description="The IRI of a thing that the passage backs.")
    sort: Literal["document", "-document"] = Field("document", description="The order: as they stand in the minutes.")


class AskedSearch(Period):
    """A search."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    q: str = Field(max_length=1000, description="What to look for.", examples=["kommundirektör"])
    type: Name | None = Field(
        None, description="Classes to look among, separated by commas: Person, Decision, Passage …"
    )
    municipality: Municipality = None
    body: Organisation = Field(None, description=f"Who held the meeting. {_BY.format('a code')}")
    limit: int = Field(20, ge=1, le=100, description="How many to a page.")
    offset: int = Field(0, ge=0, le=400, description="How many to pass over.")


class AskedNeighbourhood(Period):
    """What is around a thing."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    thing: Name = Field(
        description="The IRI of a thing, or the end of its address under /api/v1/.", examples=["municipalities/1440"]
    )
    depth: int = Field(1, ge=1, le=2, description="How many edges to go.")
    type: Name | None = Field(None, description="Classes of the nodes to take in, separated by commas.")
    step: Literal["MeetingPlace", "Dialogue", "SharedView", "Collaboration", "JointAction"] | None = Field(
        None, description="The step of the collaboration ladder that ties are of."
    )
    min_weight: int = Field(1, ge=1, le=1_000_000_000, description="The least weight of ties.")
    limit: int = Field(100, ge=1, le=500, description="How many nodes to take in beside the thing itself.")


class AskedNetwork(Period):
    """A network as a file."""

    format: Literal["json", "graphml", "gexf", "net", "csv", "parquet", "cyjs"] = Field(
        "json", description="json is the node-link form of NetworkX and D3, net is Pajek's, cyjs is Cytoscape's."
    )
    part: Literal["ties", "nodes"] = Field(
        "ties", description="For csv and parquet, which hold one table a file: which table."
    )
    weights: Literal["count", "newman"] = Field(
        "count", description="How many of the unit two share, or the sum of 1 / (n - 1) over those, n sharing each."
    )
