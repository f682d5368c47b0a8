"""The answers of REST as types: keys are the local names of the ontology, as in its JSON-LD context."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Basis = Literal["Stated", "Derived", "Inferred"]
T = TypeVar("T")


class Model(BaseModel):
    """What is common to all answers: keys in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Reference(Model):
    """A thing that another refers to."""

    iri: str = Field(description="The IRI of the thing, the same in SPARQL and linked data.")
    label: str = Field(description="What the thing is called.")
    href: str = Field(description="Where the thing is found here.")


class Quotation(Model):
    """The words that back a statement."""

    iri: str
    quote: str = Field(description="The words of the minutes.")
    document: Reference = Field(description="The minutes that they stand in.")
    start: int = Field(description="Where the words start in the text of the minutes, in Unicode code points.")
    end: int = Field(description="Where the words end.")
    href: str


class Inference(Model):
    """A value that the minutes do not state."""

    property: str = Field(description="The key of the value.")
    value: Reference | str
    basis: Basis
    rule: str | None = Field(description="The rule by which it came about.")
    confidence: float | None = Field(description="How sure a judgement is, 0 to 1.")


class Thing(Model):
    """What everything has."""

    iri: str
    id: str = Field(description="What tells the thing from its like; it stands at the end of its address.")
    href: str
    type: str = Field(description="The class of the thing.")
    label: str
    basis: Basis | None = Field(
        description="Whether minutes state it, it follows by a rule, or it is a judgement; null for names of things."
    )
    rule: str | None = Field(default=None, description="The rule by which what is not stated came about.")
    confidence: float | None = Field(default=None, description="How sure a judgement is, 0 to 1.")
    document: Reference | None = Field(description="The minutes that say so; null for what several share.")
    passages: list[Quotation] = Field(description="The words that back it, the first of them where there are many.")
    passage_count: int = Field(description="How many passages back it.")
    inferences: list[Inference] = Field(description="Which of its values the minutes do not state.")
    related: dict[str, str] = Field(description="Addresses of lists that belong to it, by the name of the list.")


class Minutes(Thing):
    """A document: minutes of one meeting."""

    identifier: str
    title: str | None = None
    language: str | None = None
    sha256: str | None = None
    records: Reference
    confidence: float | None = Field(
        default=None, description="How likely their attendance and agenda are read right, 0 to 1."
    )


class MinutesWithText(Minutes):
    """Minutes with their words, into which passages count."""

    text: str
    remarks: list[str] = Field(
        default=[], description="What could not be made out in them, and what makes the reading less sure."
    )


class Meeting(Thing):
    """A meeting that took place or is announced."""

    title: str | None = None
    date: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    edtf_date: str | None = Field(default=None, description="An uncertain date, in the Extended Date/Time Format.")
    location: str | None = None
    event_attendance_mode: str | None = None
    held_by: Reference | None = None
    next_meeting: Reference | None = None


class Person(Thing):
    """A person that minutes name."""

    alt_label: list[str] = []
    email: list[str] = []
    phone: list[str] = []


class Organisation(Thing):
    """An organisation: a municipality, a network or another."""

    alt_label: list[str] = []
    email: list[str] = []
    phone: list[str] = []
    municipality_code: str | None = None
    county_code: str | None = None
    in_county: Reference | None = None
    member_of: list[Reference] = []


class Project(Thing):
    """A project, programme or joint initiative."""

    alt_label: list[str] = []
    project_status: str | None = None
    contact_for: list[Reference] = Field(default=[], description="The people to ask about the project.")


class Topic(Thing):
    """A subject that was weighed."""

    alt_label: list[str] = []


class AgendaItem(Thing):
    """One point of an agenda."""

    at_meeting: Reference
    position: int
    item_number: str | None = None
    title: str | None = None
    presenter: list[Reference] = []


class Outcome(Thing):
    """A decision, an agreement or a commitment."""

    at_meeting: Reference
    under_item: Reference | None = None
    text: str
    decided_by: Reference | None = None
    responsible: list[Reference] = []
    due: str | None = None
    edtf_due: str | None = None


class Event(Thing):
    """A conference, course, visit … that a meeting spoke of."""

    meeting: Reference | None = Field(description="The meeting that spoke of it.")
    date: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    edtf_date: str | None = None
    location: str | None = None
    discussed_in: Reference | None = None


class Attendance(Thing):
    """One person's part in one meeting."""

    at_meeting: Reference
    attendee: Reference
    attendance_status: str | None = None
    meeting_role: list[str] = []
    representing: list[Reference] = []
    job_title: list[str] = []
    attended_item: list[Reference] = []
    stands_in_for: list[Reference] = []


class Participation(Thing):
    """One organisation's part in one project."""

    in_project: Reference
    participant: Reference
    participation_role: str | None = None
    meeting: Reference | None = Field(description="The meeting that spoke of it.")


class Tally(Thing):
    """A subject as it was weighed at one meeting."""

    about_topic: Reference
    votes: int | None = None
    at_meeting: Reference
    under_item: Reference | None = None


class Amount(Thing):
    """A sum of money that a meeting spoke of."""

    lowest_amount: float
    highest_amount: float
    currency: str | None = None
    purpose: str | None = None
    per_unit: str | None = None
    at_meeting: Reference
    under_item: Reference | None = None


class Tie(Thing):
    """A derived tie between two organisations."""

    party: list[Reference]
    ladder_step: str
    weight: int
    grounds: list[Reference] = Field(description="What the tie rests on, the first of it where there is much.")
    ground_count: int


class Passage(Quotation):
    """A stretch of minutes; alone with what it backs."""

    id: str


class PassageInUse(Passage):
    """A passage with what it backs."""

    backs: list[Reference]


class Page(Model, Generic[T]):
    """One page of a list."""

    total: int = Field(description="How many the whole list has.")
    next: str | None = Field(description="The address of the next page, null on the last.")
    items: list[T]


class SnippetPart(Model):
    """A stretch of text; ``hit`` where it is one of the words that were searched for."""

    text: str
    hit: bool


class SearchHit(Model):
    """Something that a search found."""

    type: str = Field(description="The class of what was found, Passage for words of minutes.")
    iri: str
    label: str = Field(description="What it is called; for a passage, its minutes.")
    href: str
    score: float = Field(description="How well it answers; counts only beside the others.")
    date: str | None
    meeting: Reference | None
    document: Reference | None
    snippet: list[SnippetPart]


class FacetValue(Model):
    """How much of what was found has a value; ``reference`` where the value is a thing."""

    value: str
    count: int
    reference: Reference | None = None


class Facets(Model):
    """What was found, counted."""

    type: list[FacetValue]
    municipality: list[FacetValue]
    body: list[FacetValue]
    year: list[FacetValue]


class SearchResult(Model):
    """One page of what a search found, best first."""

    total: int = Field(description="How much was found and counted.")
    at_least: bool = Field(description="Whether there is more than was counted.")
    next: str | None
    items: list[SearchHit]
    facets: Facets


class Node(Reference):
    """A thing in a neighbourhood."""

    type: str


class Edge(Model):
    """How two nodes are connected."""

    source: str = Field(description="The IRI of a node.")
    target: str = Field(description="The IRI of a node.")
    type: str = Field(description="Tie, Attendance, Participation, or the property that connects the two.")
    fact: str | None = Field(description="Where the tie, attendance or participation is found here.")
    weight: int = Field(description="How many meetings, projects or attendances it stands for.")
    ladder_step: str | None
    role: str | None = Field(description="The status of an attendance or the role of a participation.")
    first: str | None = Field(description="The first day it is known of.")
    last: str | None = Field(description="The last day it is known of.")


class Neighbourhood(Model):
    """Nodes, the thing itself first, and the edges between them."""

    nodes: list[Node]
    edges: list[Edge]
    truncated: bool = Field(description="Whether there is more than the limit let through.")


class NetworkEntry(Model):
    """One network that can be had as a file."""

    name: str
    href: str
    meaning: str = Field(description="What ties two.")
    unit: str = Field(description="What the count of a tie counts.")
    two_mode: bool = Field(description="Whether members are tied to groups, rather than to each other.")
    weights: list[str] = Field(description="The weights that there are for it.")
    query: str = Field(description="The question in SPARQL whose rows it is made of.")


class Networks(Model):
    """The networks that can be had as files."""

    items: list[NetworkEntry]


class NetworkNode(BaseModel):
    """One who is in a network; what is not known is left out."""

    id: str = Field(description="The IRI.")
    label: str
    kind: str = Field(description="The class: Municipality, Person, Project …")
    municipality: str | None = Field(None, description="The code of a municipality.")
    county: str | None = None
    bipartite: int | None = Field(None, description="In a network of two modes: 0 for members, 1 for groups.")


class NetworkTie(BaseModel):
    """What ties two; what is not known is left out."""

    source: str = Field(description="The IRI of a node.")
    target: str = Field(description="The IRI of a node.")
    weight: float
    count: int
    first_day: str | None = None
    last_day: str | None = None
    step: int | None = Field(None, description="The highest step of the ladder that the two have reached, 1 to 5.")


class NodeLink(BaseModel):
    """A network in the node-link form of NetworkX and D3."""

    directed: bool
    multigraph: bool
    graph: dict[str, str] = Field(description="What the network is, of which period and graph, and by which query.")
    nodes: list[NetworkNode]
    edges: list[NetworkTie]


class Entry(Model):
    """One collection."""

    name: str
    href: str
    count: int
    description: str


class Overview(Model):
    """What there is under /api/v1/."""

    collections: list[Entry]
    search: str
    neighbourhood: str
    openapi: str
    generation: str = Field(description="The fingerprint of the graph that answers.")


class ProblemDocument(Model):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
