"""The vocabulary: every term is there, labelled and defined in both languages, within OWL 2 RL."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from data import record
from ontology.files import VOCABULARY, read_text
from ontology.terms import ORG, SAMV, SCHEMA

SAMV_NAMESPACE = "https://w3id.org/samgraf/ontology#"
ONTOLOGY = URIRef("https://w3id.org/samgraf/ontology")
VOCABULARY_GRAPH = Graph().parse(data=read_text(VOCABULARY), format="turtle")

CONTRACT = """
Minutes records Meeting edtfDate heldBy nextMeeting Attendance atMeeting attendee attendanceStatus
Present Absent Guest representing meetingRole Chair Secretary Adjuster jobTitle attendedItem AgendaItem
itemNumber position presenter Decision Agreement Commitment Outcome underItem text decidedBy responsible
due Project projectStatus Participation inProject participant participationRole Lead Partner Funder Owner
Municipality Region MunicipalAssociation Network Library University Agency Company Association
municipalityCode Event Tie party ladderStep weight Passage basis Stated Derived Inferred confidence
MeetingPlace Dialogue SharedView Collaboration JointAction
"""
BEYOND_CONTRACT = """
rule ViceChair Member Substitute ServingSubstitute standsInFor Supplier ReferenceGroup Idea
FeasibilityStudy Startup Ongoing Dormant Completed Cancelled County inCounty countyCode Topic TopicTally
aboutTopic votes Amount lowestAmount highestAmount purpose perUnit Inference contactFor discussedIn
edtfDue IdentityDecision form comparedWith verdict Merged KeptApart reason concerns CollaborationLadder
stepNumber
"""
# OWL 2 Profiles, section 4.2: what the RL profile lets an axiom be made of, as far as it is used here.
OWL_RL = {
    OWL.Ontology,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
    OWL.FunctionalProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
    OWL.hasKey,
    OWL.AllDisjointClasses,
    OWL.members,
    OWL.AllDifferent,
    OWL.distinctMembers,
    OWL.versionInfo,
}


def own_terms() -> Iterator[URIRef]:
    for term in set(VOCABULARY_GRAPH.subjects()):
        if isinstance(term, URIRef) and term.startswith(SAMV_NAMESPACE):
            yield term


def languages(term: Node, annotation: URIRef) -> list[str]:
    values = VOCABULARY_GRAPH.objects(term, annotation)
    return sorted(value.language or "" for value in values if isinstance(value, Literal) and value.strip())


def swedish(values: Iterable[Node]) -> list[str]:
    return [str(value) for value in values if isinstance(value, Literal) and value.language == "sv"]


@pytest.mark.parametrize("name", (CONTRACT + BEYOND_CONTRACT).split())
def test_term_that_others_rely_on_is_declared(name: str) -> None:
    assert (URIRef(SAMV_NAMESPACE + name), RDF.type, None) in VOCABULARY_GRAPH


@pytest.mark.parametrize("term", sorted(own_terms()))
def test_term_has_one_label_and_one_definition_in_each_language(term: URIRef) -> None:
    assert languages(term, RDFS.label) == ["en", "sv"]
    assert languages(term, SKOS.definition) == ["en", "sv"]
    assert list(VOCABULARY_GRAPH.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_no_two_terms_of_one_kind_share_a_label() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    for kind in kinds:
        labels = [
            label.n3()
            for term in VOCABULARY_GRAPH.subjects(RDF.type, kind)
            for label in VOCABULARY_GRAPH.objects(term, RDFS.label)
        ]
        assert sorted(labels) == sorted(set(labels))


def test_reused_term_says_in_each_language_what_it_is_used_for() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    declared = {term for kind in kinds for term in VOCABULARY_GRAPH.subjects(RDF.type, kind)}
    reused = declared - set(own_terms())
    assert {term: languages(term, SKOS.scopeNote) for term in reused} == {term: ["en", "sv"] for term in reused}


def test_ontology_is_titled_described_versioned_and_licensed() -> None:
    assert languages(ONTOLOGY, DCTERMS.title) == ["en", "sv"]
    assert languages(ONTOLOGY, DCTERMS.description) == ["en", "sv"]
    assert list(VOCABULARY_GRAPH.objects(ONTOLOGY, OWL.versionInfo)) == [Literal("0.1.0")]
    assert list(VOCABULARY_GRAPH.objects(ONTOLOGY, DCTERMS.license)) == [URIRef("https://spdx.org/licenses/MIT")]


def test_every_domain_range_and_superclass_is_declared_as_a_class() -> None:
    datatypes = "http://www.w3.org/2001/XMLSchema#"
    declared = set(VOCABULARY_GRAPH.subjects(RDF.type, OWL.Class)) | {RDF.Statement}
    named = {
        value
        for link in (RDFS.domain, RDFS.range, RDFS.subClassOf)
        for value in VOCABULARY_GRAPH.objects(None, link)
        if not str(value).startswith(datatypes)
    }
    assert named - declared == set()


def test_only_what_owl_rl_allows_is_used() -> None:
    used = {node for triple in VOCABULARY_GRAPH for node in triple if str(node).startswith(str(OWL))}
    assert used <= OWL_RL


def test_range_of_a_datatype_property_is_a_datatype_of_owl() -> None:
    ranges = {
        VOCABULARY_GRAPH.value(term, RDFS.range) for term in VOCABULARY_GRAPH.subjects(RDF.type, OWL.DatatypeProperty)
    }
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert ranges - {None} == {URIRef(xsd + name) for name in ("string", "integer", "decimal")}


def test_ladder_has_five_steps_in_order_with_their_swedish_names() -> None:
    rungs = VOCABULARY_GRAPH.value(URIRef(SAMV.CollaborationLadderSteps), SKOS.memberList)
    assert rungs is not None
    steps = [
        (
            str(VOCABULARY_GRAPH.value(step, URIRef(SAMV.stepNumber))),
            swedish(VOCABULARY_GRAPH.objects(step, SKOS.prefLabel)),
        )
        for step in Collection(VOCABULARY_GRAPH, rungs)
    ]
    assert steps == [
        ("1", ["mötesplats"]),
        ("2", ["samtal"]),
        ("3", ["samsyn"]),
        ("4", ["samverkan"]),
        ("5", ["samhandling"]),
    ]


@pytest.mark.parametrize(
    ("scheme", "concepts"),
    [
        (SAMV.CollaborationLadder, "MeetingPlace Dialogue SharedView Collaboration JointAction"),
        (SAMV.ProjectStatuses, "Idea FeasibilityStudy Startup Ongoing Dormant Completed Cancelled"),
        (SAMV.ParticipationRoles, "Lead Partner Funder Owner Supplier ReferenceGroup"),
        (SAMV.MeetingRoles, "Chair ViceChair Secretary Adjuster Member Substitute ServingSubstitute"),
    ],
)
def test_scheme_holds_its_concepts(scheme: str, concepts: str) -> None:
    held = set(VOCABULARY_GRAPH.subjects(SKOS.inScheme, URIRef(scheme)))
    assert held == {URIRef(SAMV_NAMESPACE + name) for name in concepts.split()}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (record.AttendanceStatus, SAMV.AttendanceStatus),
        (record.MeetingRole, SAMV.MeetingRole),
        (record.ProjectStatus, SAMV.ProjectStatus),
        (record.ParticipationRole, SAMV.ParticipationRole),
    ],
)
def test_value_of_the_record_is_an_individual_of_its_class(values: type[StrEnum], kind: str) -> None:
    assert {URIRef(SAMV_NAMESPACE + value) for value in values} == set(
        VOCABULARY_GRAPH.subjects(RDF.type, URIRef(kind))
    )


def test_kind_of_outcome_in_the_record_is_a_subclass_of_outcome() -> None:
    subclasses = set(VOCABULARY_GRAPH.subjects(RDFS.subClassOf, URIRef(SAMV.Outcome)))
    assert subclasses == {URIRef(SAMV_NAMESPACE + kind) for kind in record.OutcomeKind}


def test_kind_of_organisation_in_the_record_is_a_class() -> None:
    county, plain = record.OrganisationKind.COUNTY, record.OrganisationKind.ORGANIZATION
    subclasses = set(VOCABULARY_GRAPH.subjects(RDFS.subClassOf, URIRef(ORG.Organization)))
    kinds = {URIRef(SAMV_NAMESPACE + kind) for kind in record.OrganisationKind if kind not in (county, plain)}
    assert subclasses == kinds
    assert f"http://www.w3.org/ns/org#{plain}" == ORG.Organization
    assert list(VOCABULARY_GRAPH.objects(URIRef(SAMV.County), RDFS.subClassOf)) == [URIRef(SCHEMA.AdministrativeArea)]


def test_attendance_mode_of_the_record_begins_a_term_of_schema_org() -> None:
    modes = {f"https://schema.org/{mode}EventAttendanceMode" for mode in record.AttendanceMode}
    assert modes == {
        SCHEMA.OnlineEventAttendanceMode,
        SCHEMA.OfflineEventAttendanceMode,
        SCHEMA.MixedEventAttendanceMode,
    }
