"""The Python names of the terms: one class a namespace, one attribute a term, as samgraf.ttl has them."""

# Attributes are spelled as the terms are: a name found here is found in the Turtle and the queries too.
# ruff: noqa: N815

from __future__ import annotations

from typing import NewType

Iri = NewType("Iri", str)

PREFIXES: dict[str, str] = {
    "samv": "https://w3id.org/samgraf/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that the project writes, in its Turtle, its queries and its exports."""


class SAMV:
    """Samgraf's own terms."""

    # Documents and evidence
    Minutes = Iri("https://w3id.org/samgraf/ontology#Minutes")
    Passage = Iri("https://w3id.org/samgraf/ontology#Passage")
    records = Iri("https://w3id.org/samgraf/ontology#records")

    # How a statement came about
    Basis = Iri("https://w3id.org/samgraf/ontology#Basis")
    Stated = Iri("https://w3id.org/samgraf/ontology#Stated")
    Derived = Iri("https://w3id.org/samgraf/ontology#Derived")
    Inferred = Iri("https://w3id.org/samgraf/ontology#Inferred")
    Inference = Iri("https://w3id.org/samgraf/ontology#Inference")
    basis = Iri("https://w3id.org/samgraf/ontology#basis")
    rule = Iri("https://w3id.org/samgraf/ontology#rule")
    confidence = Iri("https://w3id.org/samgraf/ontology#confidence")
    IdentityDecision = Iri("https://w3id.org/samgraf/ontology#IdentityDecision")
    concerns = Iri("https://w3id.org/samgraf/ontology#concerns")
    form = Iri("https://w3id.org/samgraf/ontology#form")
    comparedWith = Iri("https://w3id.org/samgraf/ontology#comparedWith")
    Verdict = Iri("https://w3id.org/samgraf/ontology#Verdict")
    Merged = Iri("https://w3id.org/samgraf/ontology#Merged")
    KeptApart = Iri("https://w3id.org/samgraf/ontology#KeptApart")
    verdict = Iri("https://w3id.org/samgraf/ontology#verdict")
    reason = Iri("https://w3id.org/samgraf/ontology#reason")

    # Meetings and attendance
    Meeting = Iri("https://w3id.org/samgraf/ontology#Meeting")
    atMeeting = Iri("https://w3id.org/samgraf/ontology#atMeeting")
    heldBy = Iri("https://w3id.org/samgraf/ontology#heldBy")
    nextMeeting = Iri("https://w3id.org/samgraf/ontology#nextMeeting")
    edtfDate = Iri("https://w3id.org/samgraf/ontology#edtfDate")
    Attendance = Iri("https://w3id.org/samgraf/ontology#Attendance")
    attendee = Iri("https://w3id.org/samgraf/ontology#attendee")
    AttendanceStatus = Iri("https://w3id.org/samgraf/ontology#AttendanceStatus")
    Present = Iri("https://w3id.org/samgraf/ontology#Present")
    Absent = Iri("https://w3id.org/samgraf/ontology#Absent")
    Guest = Iri("https://w3id.org/samgraf/ontology#Guest")
    attendanceStatus = Iri("https://w3id.org/samgraf/ontology#attendanceStatus")
    representing = Iri("https://w3id.org/samgraf/ontology#representing")
    jobTitle = Iri("https://w3id.org/samgraf/ontology#jobTitle")
    attendedItem = Iri("https://w3id.org/samgraf/ontology#attendedItem")
    standsInFor = Iri("https://w3id.org/samgraf/ontology#standsInFor")
    MeetingRole = Iri("https://w3id.org/samgraf/ontology#MeetingRole")
    meetingRole = Iri("https://w3id.org/samgraf/ontology#meetingRole")
    MeetingRoles = Iri("https://w3id.org/samgraf/ontology#MeetingRoles")
    Chair = Iri("https://w3id.org/samgraf/ontology#Chair")
    ViceChair = Iri("https://w3id.org/samgraf/ontology#ViceChair")
    Secretary = Iri("https://w3id.org/samgraf/ontology#Secretary")
    Adjuster = Iri("https://w3id.org/samgraf/ontology#Adjuster")
    Member = Iri("https://w3id.org/samgraf/ontology#Member")
    Substitute = Iri("https://w3id.org/samgraf/ontology#Substitute")
    ServingSubstitute = Iri("https://w3id.org/samgraf/ontology#ServingSubstitute")

    # Agenda and outcomes
    AgendaItem = Iri("https://w3id.org/samgraf/ontology#AgendaItem")
    itemNumber = Iri("https://w3id.org/samgraf/ontology#itemNumber")
    pageNumber = Iri("https://w3id.org/samgraf/ontology#pageNumber")
    position = Iri("https://w3id.org/samgraf/ontology#position")
    presenter = Iri("https://w3id.org/samgraf/ontology#presenter")
    Outcome = Iri("https://w3id.org/samgraf/ontology#Outcome")
    Decision = Iri("https://w3id.org/samgraf/ontology#Decision")
    Agreement = Iri("https://w3id.org/samgraf/ontology#Agreement")
    Commitment = Iri("https://w3id.org/samgraf/ontology#Commitment")
    underItem = Iri("https://w3id.org/samgraf/ontology#underItem")
    text = Iri("https://w3id.org/samgraf/ontology#text")
    decidedBy = Iri("https://w3id.org/samgraf/ontology#decidedBy")
    responsible = Iri("https://w3id.org/samgraf/ontology#responsible")
    due = Iri("https://w3id.org/samgraf/ontology#due")
    edtfDue = Iri("https://w3id.org/samgraf/ontology#edtfDue")

    # Projects
    Project = Iri("https://w3id.org/samgraf/ontology#Project")
    ProjectStatus = Iri("https://w3id.org/samgraf/ontology#ProjectStatus")
    projectStatus = Iri("https://w3id.org/samgraf/ontology#projectStatus")
    ProjectStatuses = Iri("https://w3id.org/samgraf/ontology#ProjectStatuses")
    Idea = Iri("https://w3id.org/samgraf/ontology#Idea")
    FeasibilityStudy = Iri("https://w3id.org/samgraf/ontology#FeasibilityStudy")
    Startup = Iri("https://w3id.org/samgraf/ontology#Startup")
    Ongoing = Iri("https://w3id.org/samgraf/ontology#Ongoing")
    Dormant = Iri("https://w3id.org/samgraf/ontology#Dormant")
    Completed = Iri("https://w3id.org/samgraf/ontology#Completed")
    Cancelled = Iri("https://w3id.org/samgraf/ontology#Cancelled")
    Participation = Iri("https://w3id.org/samgraf/ontology#Participation")
    inProject = Iri("https://w3id.org/samgraf/ontology#inProject")
    participant = Iri("https://w3id.org/samgraf/ontology#participant")
    ParticipationRole = Iri("https://w3id.org/samgraf/ontology#ParticipationRole")
    participationRole = Iri("https://w3id.org/samgraf/ontology#participationRole")
    ParticipationRoles = Iri("https://w3id.org/samgraf/ontology#ParticipationRoles")
    Lead = Iri("https://w3id.org/samgraf/ontology#Lead")
    Partner = Iri("https://w3id.org/samgraf/ontology#Partner")
    Funder = Iri("https://w3id.org/samgraf/ontology#Funder")
    Owner = Iri("https://w3id.org/samgraf/ontology#Owner")
    Supplier = Iri("https://w3id.org/samgraf/ontology#Supplier")
    ReferenceGroup = Iri("https://w3id.org/samgraf/ontology#ReferenceGroup")
    contactFor = Iri("https://w3id.org/samgraf/ontology#contactFor")
    discussedIn = Iri("https://w3id.org/samgraf/ontology#discussedIn")

    # Organisations
    Municipality = Iri("https://w3id.org/samgraf/ontology#Municipality")
    County = Iri("https://w3id.org/samgraf/ontology#County")
    Region = Iri("https://w3id.org/samgraf/ontology#Region")
    MunicipalAssociation = Iri("https://w3id.org/samgraf/ontology#MunicipalAssociation")
    Network = Iri("https://w3id.org/samgraf/ontology#Network")
    Library = Iri("https://w3id.org/samgraf/ontology#Library")
    University = Iri("https://w3id.org/samgraf/ontology#University")
    Agency = Iri("https://w3id.org/samgraf/ontology#Agency")
    Company = Iri("https://w3id.org/samgraf/ontology#Company")
    Association = Iri("https://w3id.org/samgraf/ontology#Association")
    municipalityCode = Iri("https://w3id.org/samgraf/ontology#municipalityCode")
    countyCode = Iri("https://w3id.org/samgraf/ontology#countyCode")
    inCounty = Iri("https://w3id.org/samgraf/ontology#inCounty")

    # Events, topics and money
    Event = Iri("https://w3id.org/samgraf/ontology#Event")
    Topic = Iri("https://w3id.org/samgraf/ontology#Topic")
    TopicTally = Iri("https://w3id.org/samgraf/ontology#TopicTally")
    aboutTopic = Iri("https://w3id.org/samgraf/ontology#aboutTopic")
    votes = Iri("https://w3id.org/samgraf/ontology#votes")
    Amount = Iri("https://w3id.org/samgraf/ontology#Amount")
    lowestAmount = Iri("https://w3id.org/samgraf/ontology#lowestAmount")
    highestAmount = Iri("https://w3id.org/samgraf/ontology#highestAmount")
    purpose = Iri("https://w3id.org/samgraf/ontology#purpose")
    perUnit = Iri("https://w3id.org/samgraf/ontology#perUnit")

    # Ties and the collaboration ladder
    Tie = Iri("https://w3id.org/samgraf/ontology#Tie")
    party = Iri("https://w3id.org/samgraf/ontology#party")
    ladderStep = Iri("https://w3id.org/samgraf/ontology#ladderStep")
    weight = Iri("https://w3id.org/samgraf/ontology#weight")
    LadderStep = Iri("https://w3id.org/samgraf/ontology#LadderStep")
    stepNumber = Iri("https://w3id.org/samgraf/ontology#stepNumber")
    CollaborationLadder = Iri("https://w3id.org/samgraf/ontology#CollaborationLadder")
    CollaborationLadderSteps = Iri("https://w3id.org/samgraf/ontology#CollaborationLadderSteps")
    MeetingPlace = Iri("https://w3id.org/samgraf/ontology#MeetingPlace")
    Dialogue = Iri("https://w3id.org/samgraf/ontology#Dialogue")
    SharedView = Iri("https://w3id.org/samgraf/ontology#SharedView")
    Collaboration = Iri("https://w3id.org/samgraf/ontology#Collaboration")
    JointAction = Iri("https://w3id.org/samgraf/ontology#JointAction")


class DCTERMS:
    """Dublin Core."""

    identifier = Iri("http://purl.org/dc/terms/identifier")
    title = Iri("http://purl.org/dc/terms/title")
    language = Iri("http://purl.org/dc/terms/language")
    date = Iri("http://purl.org/dc/terms/date")


class FOAF:
    """People."""

    Person = Iri("http://xmlns.com/foaf/0.1/Person")
    Document = Iri("http://xmlns.com/foaf/0.1/Document")
    name = Iri("http://xmlns.com/foaf/0.1/name")
    mbox = Iri("http://xmlns.com/foaf/0.1/mbox")
    phone = Iri("http://xmlns.com/foaf/0.1/phone")


class OA:
    """Web Annotation."""

    hasSource = Iri("http://www.w3.org/ns/oa#hasSource")
    exact = Iri("http://www.w3.org/ns/oa#exact")
    start = Iri("http://www.w3.org/ns/oa#start")
    end = Iri("http://www.w3.org/ns/oa#end")


class ORG:
    """Organisations (W3C ORG)."""

    Organization = Iri("http://www.w3.org/ns/org#Organization")
    memberOf = Iri("http://www.w3.org/ns/org#memberOf")


class PROV:
    """Provenance."""

    wasDerivedFrom = Iri("http://www.w3.org/ns/prov#wasDerivedFrom")


class RDF:
    """The RDF vocabulary."""

    type = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    subject = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")
    predicate = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
    object = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#object")


class RDFS:
    """RDF Schema."""

    label = Iri("http://www.w3.org/2000/01/rdf-schema#label")


class SCHEMA:
    """schema.org."""

    Place = Iri("https://schema.org/Place")
    AdministrativeArea = Iri("https://schema.org/AdministrativeArea")
    sha256 = Iri("https://schema.org/sha256")
    startDate = Iri("https://schema.org/startDate")
    endDate = Iri("https://schema.org/endDate")
    location = Iri("https://schema.org/location")
    eventAttendanceMode = Iri("https://schema.org/eventAttendanceMode")
    currency = Iri("https://schema.org/currency")
    OnlineEventAttendanceMode = Iri("https://schema.org/OnlineEventAttendanceMode")
    OfflineEventAttendanceMode = Iri("https://schema.org/OfflineEventAttendanceMode")
    MixedEventAttendanceMode = Iri("https://schema.org/MixedEventAttendanceMode")


class SKOS:
    """Concepts and names."""

    Concept = Iri("http://www.w3.org/2004/02/skos/core#Concept")
    ConceptScheme = Iri("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    OrderedCollection = Iri("http://www.w3.org/2004/02/skos/core#OrderedCollection")
    altLabel = Iri("http://www.w3.org/2004/02/skos/core#altLabel")
    prefLabel = Iri("http://www.w3.org/2004/02/skos/core#prefLabel")
    note = Iri("http://www.w3.org/2004/02/skos/core#note")
    inScheme = Iri("http://www.w3.org/2004/02/skos/core#inScheme")
    hasTopConcept = Iri("http://www.w3.org/2004/02/skos/core#hasTopConcept")
    memberList = Iri("http://www.w3.org/2004/02/skos/core#memberList")


class XSD:
    """The datatypes that the graph writes."""

    date = Iri("http://www.w3.org/2001/XMLSchema#date")
    dateTime = Iri("http://www.w3.org/2001/XMLSchema#dateTime")
    decimal = Iri("http://www.w3.org/2001/XMLSchema#decimal")
    integer = Iri("http://www.w3.org/2001/XMLSchema#integer")
    string = Iri("http://www.w3.org/2001/XMLSchema#string")
