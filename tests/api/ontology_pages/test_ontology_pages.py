"""The ontology at its address: the same triples in every form, and documentation that leaves no term out."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from starlette.testclient import TestClient

from api.ontology_pages.terms import documentation
from ontology.files import ALIGNMENTS, CONTEXT, RULES, SHAPES, VOCABULARY, read_bytes, read_rule
from ontology.terms import SAMV

FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


def canonical(content: bytes, form: RdfFormat) -> frozenset[object]:
    dataset = Dataset(parse(content, form))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(dataset)


@pytest.mark.parametrize("accept", FORMS)
def test_ontology_is_the_same_in_every_form(client: TestClient, accept: str) -> None:
    answer = client.get("/ontology", headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0] == accept
    assert canonical(answer.content, FORMS[accept]) == canonical(read_bytes(VOCABULARY), RdfFormat.TURTLE)


@pytest.mark.parametrize(
    ("path", "content", "media_type"),
    [
        ("samgraf.ttl", read_bytes(VOCABULARY), "text/turtle"),
        ("shapes.ttl", read_bytes(SHAPES), "text/turtle"),
        ("alignments.ttl", read_bytes(ALIGNMENTS), "text/turtle"),
        ("context.jsonld", read_bytes(CONTEXT), "application/ld+json"),
        *((f"rules/{name}.rq", read_rule(name).encode(), "application/sparql-query") for name in RULES),
    ],
)
def test_files_are_given_as_they_are(client: TestClient, path: str, content: bytes, media_type: str) -> None:
    answer = client.get(f"/ontology/{path}")
    assert (answer.content, answer.headers["content-type"].split(";")[0]) == (content, media_type)
    known = client.get(f"/ontology/{path}", headers={"If-None-Match": answer.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize("path", ["nothing.ttl", "rules/nothing.rq", "terms.py", "../pyproject.toml"])
def test_no_other_file_is_given(client: TestClient, path: str) -> None:
    assert client.get(f"/ontology/{path}").status_code == 404


def test_namespace_of_the_constraints_leads_to_them(client: TestClient) -> None:
    answer = client.get("/shapes")
    assert (answer.status_code, answer.headers["location"]) == (303, "http://service.example/ontology/shapes.ttl")


def test_documentation_leaves_no_term_out() -> None:
    told = documentation()
    terms = [*told.classes, *told.properties, *told.schemes, *told.individuals]
    expected = {iri for name, iri in vars(SAMV).items() if not name.startswith("_")}
    assert {term.iri for term in terms} == expected
    assert all(set(term.labels) == set(term.definitions) == {"sv", "en"} for term in terms)
    assert [rule.name for rule in told.rules] == list(RULES)


def test_documentation_tells_how_terms_stand_to_each_other() -> None:
    told = documentation()
    decision = next(term for term in told.classes if term.anchor == "Decision")
    meeting = next(term for term in told.properties if term.anchor == "atMeeting")
    ladder = next(term for term in told.schemes if term.anchor == "CollaborationLadder")
    relations = {relation.word: relation.others for relation in decision.relations}
    assert SAMV.Outcome in relations["superclasses"]
    assert "decisions" in decision.examples
    assert ("range", (SAMV.Meeting,)) in [(relation.word, relation.others) for relation in meeting.relations]
    assert meeting.traits == ("functional",)
    members = {relation.word: relation.others for relation in ladder.relations}["members"]
    assert set(members) == {SAMV.MeetingPlace, SAMV.Dialogue, SAMV.SharedView, SAMV.Collaboration, SAMV.JointAction}


def test_constraints_are_told_in_both_languages() -> None:
    constraints = {one.anchor: one.messages for one in documentation().constraints}
    assert set(constraints["Evidence"]) == {"sv", "en"}
    assert len(constraints) > 20


def test_context_that_is_served_is_json(client: TestClient) -> None:
    assert "@context" in json.loads(client.get("/ontology/context.jsonld").content)
