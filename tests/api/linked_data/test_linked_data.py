"""Linked data: things lead to documents, documents come in five forms, and nothing is answered that is not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

import httpx2
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from graph.generation_description import description_of
from graph.generations import StoreFolder
from graph.iris import DEFAULT_BASE, Minter
from graph.store import open_current
from ontology.terms import DCTERMS, FOAF, OA, RDF, RDFS, SAMV, XSD
from tests.api.conftest import SERVICE, STEPS, served
from tests.factories import AUTUMN, SPRING

ALE = f"{DEFAULT_BASE}municipality/1440"
MEDIA_TYPES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}


def triples_of(content: bytes, ending: str) -> set[Triple]:
    return {quad.triple for quad in parse(content, FORMATS[ending])}


def iris_of(store: Store, base: str = DEFAULT_BASE) -> list[str]:
    """Return every IRI under the base that a graph holds, named graphs included."""
    nodes = (node for quad in store for node in (quad.subject, quad.object, quad.graph_name))
    return sorted({node.value for node in nodes if isinstance(node, NamedNode) and node.value.startswith(base)})


def address_of(iri: str, base: str = DEFAULT_BASE) -> str:
    return f"/doc/{quote(iri.removeprefix(base), safe='/%')}"


def test_thing_leads_to_the_document_on_it(client: TestClient) -> None:
    answer = client.get("/id/municipality/1440?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{SERVICE}/doc/municipality/1440?lang=en")
    assert answer.headers["link"] == f'<{SERVICE}/doc/municipality/1440>; rel="describedby"'


@pytest.mark.parametrize("path", ["minutes/var", "graph/document/var", "graph/entities"])
def test_document_is_given_at_its_own_iri(client: TestClient, path: str) -> None:
    answer = client.get(f"/id/{path}", headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    assert answer.headers["content-location"] == f"{SERVICE}/doc/{path}?format=ttl"
    assert triples_of(answer.content, "ttl")


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/turtle;q=0.3, application/rdf+xml;q=0.9", "application/rdf+xml"),
        ("text/html;q=0.1, application/*;q=0.5", "application/n-triples"),
    ],
)
def test_form_is_the_one_accepted_most(client: TestClient, accept: str, media_type: str) -> None:
    answer = client.get("/doc/municipality/1440", headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert answer.headers["vary"] == "Accept, Accept-Language"


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_ending_and_parameter_outweigh_what_is_accepted(client: TestClient, ending: str) -> None:
    accept = {"Accept": "text/html"}
    by_ending = client.get(f"/doc/municipality/1440.{ending}", headers=accept)
    by_parameter = client.get(f"/doc/municipality/1440?format={ending}", headers=accept)
    types = [answer.headers["content-type"].split(";")[0] for answer in (by_ending, by_parameter)]
    assert types == [MEDIA_TYPES[ending]] * 2
    assert triples_of(by_ending.content, ending) == triples_of(by_parameter.content, ending)


def test_all_forms_of_rdf_say_the_same(client: TestClient) -> None:
    said = [triples_of(client.get(f"/doc/meeting/var?format={ending}").content, ending) for ending in FORMATS]
    assert said[0]
    assert all(one == said[0] for one in said)


def test_description_holds_statements_both_ways_with_words_and_names(client: TestClient) -> None:
    said = triples_of(client.get("/doc/municipality/1440?format=nt").content, "nt")
    mint = Minter()
    ale, attendance = NamedNode(ALE), mint.attendance("var", "person/karin-prov")
    assert Triple(ale, NamedNode(RDFS.label), Literal("Ale")) in said
    assert Triple(attendance, NamedNode(SAMV.representing), ale) in said
    # what the fact says, the name of whom it is about, of a term, and the meeting's minutes
    assert Triple(attendance, NamedNode(SAMV.attendee), mint.entity("person/karin-prov")) in said
    assert Triple(mint.entity("person/karin-prov"), NamedNode(FOAF.name), Literal("Karin Prov")) in said
    assert Triple(NamedNode(SAMV.Present), NamedNode(RDFS.label), Literal("närvarande", language="sv")) in said
    assert Triple(mint.minutes("var"), NamedNode(DCTERMS.title), Literal("Vårmötet")) in said
    assert Literal("Karin Prov, Ale") in {triple.object for triple in said if triple.predicate.value == OA.exact}


def test_document_says_what_it_is_about(client: TestClient) -> None:
    said = triples_of(client.get("/doc/municipality/1440?format=nt").content, "nt")
    document = NamedNode(f"{SERVICE}/doc/municipality/1440")
    assert {triple for triple in said if triple.subject == document} == {
        Triple(document, NamedNode(RDF.type), NamedNode(FOAF.Document)),
        Triple(document, NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), NamedNode(ALE)),
        Triple(document, NamedNode("http://purl.org/dc/terms/isPartOf"), NamedNode(f"{SERVICE}/catalog#dataset")),
    }


def test_more_than_can_be_shown_is_counted_and_led_to(client: TestClient) -> None:
    # a county with more municipalities than a description holds: Västra Götaland has 49
    said = triples_of(client.get("/doc/county/14?format=nt").content, "nt")
    county = NamedNode(f"{DEFAULT_BASE}county/14")
    pointing = [one for one in said if one.predicate.value == SAMV.inCounty and one.object == county]
    assert len(pointing) == 25
    (total,) = (one for one in said if one.predicate.value.endswith("totalItems"))
    assert total.object == Literal("49", datatype=NamedNode(XSD.integer))
    assert isinstance(total.subject, NamedNode)
    answer = client.get(total.subject.value, headers={"Accept": "application/sparql-results+json"})
    assert len(json.loads(answer.content)["results"]["bindings"]) == 49


def test_named_graph_gives_its_own_triples(client: TestClient, built: Path) -> None:
    graph = Minter().document_graph("var")
    expected = {quad.triple for quad in open_current(built).quads_for_pattern(None, None, None, graph)}
    assert triples_of(client.get("/doc/graph/document/var?format=nt").content, "nt") == expected


def test_page_of_a_named_graph_counts_its_statements_and_things(client: TestClient, built: Path) -> None:
    store, graph = open_current(built), Minter().document_graph("var")
    page = client.get("/doc/graph/document/var?format=html&lang=en").text
    assert f"{len(list(store.quads_for_pattern(None, None, None, graph)))} statements" in page
    # of people, Karin, Nils, Ulla and Bo each have one
    assert '<th scope="row">Attendance</th><td class="number">4</td>' in page


def test_document_that_one_has_is_not_sent_again(client: TestClient, built: Path) -> None:
    first = client.get("/doc/municipality/1440?format=ttl")
    again = client.get("/doc/municipality/1440?format=ttl", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    others = [client.get(f"/doc/{path}").headers["etag"] for path in ("municipality/1440.nt", "municipality/1462.ttl")]
    assert first.headers["etag"] not in others
    assert client.get("/doc/nobody", headers={"If-None-Match": first.headers["etag"]}).status_code == 404


def test_other_generation_gives_another_tag(tmp_path: Path) -> None:
    tags = set()
    for number, text in enumerate((SPRING, AUTUMN)):
        (tmp_path / "var.md").write_text(text, encoding="utf-8")
        build([tmp_path / "var.md"], tmp_path / f"store{number}", STEPS)
        with TestClient(create_app(read_settings(store=tmp_path / f"store{number}", workers=2)), SERVICE) as client:
            tags.add(client.get("/doc/municipality/1440?format=ttl").headers["etag"])
    assert len(tags) == 2


def test_head_gives_the_headers_alone(client: TestClient) -> None:
    get, head = (client.request(method, "/doc/municipality/1440?format=ttl") for method in ("GET", "HEAD"))
    named = ("etag", "content-type", "link", "vary", "content-length")
    assert [head.headers[name] for name in named] == [get.headers[name] for name in named]


def test_document_leads_to_its_other_forms(client: TestClient) -> None:
    links = client.get("/doc/municipality/1440?format=ttl").headers["link"]
    document = f"{SERVICE}/doc/municipality/1440"
    assert links == ", ".join(
        [
            f'<{document}?format=html>; rel="alternate"; type="text/html"',
            f'<{document}?format=nt>; rel="alternate"; type="application/n-triples"',
            f'<{document}?format=jsonld>; rel="alternate"; type="application/ld+json"',
            f'<{document}?format=rdf>; rel="alternate"; type="application/rdf+xml"',
            f'<{ALE}>; rel="describes"',
            f'<{SERVICE}/.well-known/void>; rel="describedby"',
        ]
    )


@pytest.mark.parametrize("path", ["/id/person/nobody", "/doc/person/nobody", "/doc/person/nobody.ttl", "/id/", "/doc/"])
def test_nothing_known_is_a_problem_for_programs_and_a_page_for_people(client: TestClient, path: str) -> None:
    problem = client.get(path, headers={"Accept": "text/turtle"})
    assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    page = client.get(path, headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Sidan finns inte" in page.text


@pytest.mark.parametrize(
    ("query", "accept", "status"), [("", "image/png", 406), ("?format=pdf", "text/html", 400), ("", "text/*;q=0", 406)]
)
def test_form_that_is_not_there_is_refused(client: TestClient, query: str, accept: str, status: int) -> None:
    answer = client.get(f"/doc/municipality/1440{query}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_odd_paths_do_no_harm(client: TestClient) -> None:
    for path in ("%00", "%ff", "<script>", "a%0Ab", "%2E%2E/%2E%2E/etc", "'%22", "}%20UNION%20{", "x" * 5000):
        assert client.get(f"/doc/{path}", headers={"Accept": "text/html"}).status_code == 404
        assert "<script>" not in client.get(f"/doc/{path}", headers={"Accept": "text/html"}).text


ODD_NAMES = ["Åre möte", "2024.pdf", "protokoll.ttl", "protokoll", "100%", "a%20b", "en–två", "a#b?c&d=e", "+;@'$", "…"]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of minutes whose files are called all sorts of things."""
    folder = tmp_path_factory.mktemp("odd")
    for name in ODD_NAMES:
        (folder / f"{name}.md").write_text(AUTUMN, encoding="utf-8")
    for place in ("mapp å", "x.rdf"):
        (folder / place).mkdir()
        (folder / place / "samma.md").write_text(AUTUMN, encoding="utf-8")
    build([folder], folder / "store", STEPS)
    return folder / "store"


def test_things_of_odd_documents_answer_raw_and_encoded(odd: Path) -> None:
    iris = [iri for iri in iris_of(open_current(odd)) if "/municipality/" not in iri and "/organisation/" not in iri]
    minutes = [iri for iri in iris if "/minutes/" in iri]
    assert len(minutes) == len(ODD_NAMES) + 2
    # over the network: Starlette's test client decodes paths twice
    with served(odd) as address, httpx2.Client(base_url=address) as client:
        for iri in minutes:
            path = iri.removeprefix(DEFAULT_BASE)
            everything_encoded = quote(unquote(path).encode(), safe="")
            for way in (quote(path, safe="/%"), everything_encoded, f"{quote(path, safe='/%')}.nt"):
                answer = client.get(f"/doc/{way}", headers={"Accept": "application/n-triples"})
                assert answer.status_code == 200, (iri, way)
                subjects = {triple.subject for triple in triples_of(answer.content, "nt")}
                assert NamedNode(iri) in subjects, (iri, way)


def test_base_under_the_services_own_address_is_answered_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "var.md").write_text(SPRING, encoding="utf-8")
    base = "https://data.example/samgraf/kb/"
    build([tmp_path / "var.md"], tmp_path / "store", replace(STEPS, minter=Minter(base)))
    assert description_of(StoreFolder(tmp_path / "store").current()).base == base
    settings = read_settings(store=tmp_path / "store", workers=2, public_url="https://data.example/samgraf")
    with TestClient(create_app(settings), SERVICE, follow_redirects=False) as client:
        answer = client.get("/kb/municipality/1440")
        assert (answer.status_code, answer.headers["location"]) == (
            303,
            "https://data.example/samgraf/doc/municipality/1440",
        )
        document = client.get("/doc/municipality/1440?format=nt").content
        assert NamedNode(f"{base}municipality/1440") in {triple.subject for triple in triples_of(document, "nt")}
        assert client.get("/nothing/here").status_code == 404
        assert client.get("/api/v1/municipalities/1440").status_code == 200


@pytest.fixture(scope="module")
def enclosed_client(enclosed: Path) -> Iterator[TestClient]:
    with TestClient(create_app(read_settings(store=enclosed, workers=2)), SERVICE) as client:
        yield client


def test_every_iri_of_the_enclosed_minutes_answers(enclosed: Path, enclosed_client: TestClient) -> None:
    iris = iris_of(open_current(enclosed))
    assert len(iris) > 2_000
    for iri in iris:
        answer = enclosed_client.get(f"{address_of(iri)}?format=ttl")
        assert answer.status_code == 200, iri
        said = triples_of(answer.content, "ttl")
        ends = {end for triple in said for end in (triple.subject, triple.object)}
        assert NamedNode(iri) in ends or "/graph/" in iri, iri


def test_things_of_every_kind_answer_in_every_form(enclosed: Path, enclosed_client: TestClient) -> None:
    store = open_current(enclosed)
    by_kind: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(RDF.type), None):
        subject = quad.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(DEFAULT_BASE):
            by_kind.setdefault(str(quad.object), []).append(subject.value)
    assert len(by_kind) > 25
    for iri in (iri for things in by_kind.values() for iri in sorted(things)[:3]):
        said = [
            triples_of(enclosed_client.get(f"{address_of(iri)}?format={ending}").content, ending) for ending in FORMATS
        ]
        assert all(one == said[0] for one in said), iri
        page = enclosed_client.get(f"{address_of(iri)}?format=html")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), iri
