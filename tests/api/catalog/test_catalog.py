"""The data set as a whole: what portals harvest, what VoID tells, and the dumps as files."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, VOID, XSD
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from graph.generations import StoreFolder
from graph.steps import standard_steps
from graph.store import open_current
from ontology.terms import SAMV
from tests.api.conftest import SERVICE

SHAPES = Path(__file__).parent / "dcat-ap-se.ttl"
DATA_SET = URIRef(f"{SERVICE}/catalog#dataset")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
FORMS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}


@pytest.fixture(scope="module")
def published(built: Path) -> Iterator[TestClient]:
    """The service of an operator who has said who publishes and whom to ask."""
    settings = read_settings(
        store=built,
        workers=2,
        publisher_name="Provkommunen",
        publisher_uri="http://dataportal.se/organisation/SE2120000001",
        publisher_type="LocalAuthority",
        contact_name="Kansliet",
        contact_email="kansliet@prov.example",
        data_license="http://creativecommons.org/licenses/by/4.0/",
    )
    with TestClient(create_app(settings), SERVICE, follow_redirects=False) as client:
        yield client


def graph_of(client: TestClient, path: str) -> Graph:
    answer = client.get(f"{path}?format=ttl")
    assert answer.status_code == 200
    return Graph().parse(data=answer.content, format="turtle")


def test_catalogue_keeps_to_dcat_ap_se(published: TestClient) -> None:
    catalogue = graph_of(published, "/catalog")
    conforms, _, report = pyshacl.validate(catalogue, shacl_graph=Graph().parse(SHAPES))
    assert conforms, report


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [(DATA_SET, DCTERMS.publisher), (DATA_SET, DCAT.theme), (URIRef(f"{SERVICE}/catalog#turtle"), DCAT.accessURL)],
)
def test_shapes_find_what_is_missing(published: TestClient, subject: URIRef, predicate: URIRef) -> None:
    catalogue = graph_of(published, "/catalog")
    catalogue.remove((subject, predicate, None))
    conforms, _, _ = pyshacl.validate(catalogue, shacl_graph=Graph().parse(SHAPES))
    assert not conforms


def test_catalogue_names_publisher_contact_and_licence_as_they_are_set(published: TestClient) -> None:
    catalogue = graph_of(published, "/catalog")
    publisher = URIRef("http://dataportal.se/organisation/SE2120000001")
    contact = catalogue.value(DATA_SET, DCAT.contactPoint)
    assert catalogue.value(DATA_SET, DCTERMS.publisher) == publisher
    assert catalogue.value(publisher, FOAF.name) == Literal("Provkommunen")
    assert catalogue.value(contact, VCARD.fn) == Literal("Kansliet")
    assert catalogue.value(contact, VCARD.hasEmail) == URIRef("mailto:kansliet@prov.example")
    assert catalogue.value(DATA_SET, DCTERMS.license) == URIRef("http://creativecommons.org/licenses/by/4.0/")


def test_addresses_of_the_catalogue_answer(published: TestClient) -> None:
    catalogue = graph_of(published, "/catalog")
    roles = (DCAT.endpointURL, DCAT.endpointDescription, DCAT.accessURL, DCAT.landingPage, FOAF.homepage)
    addresses = {str(address) for role in roles for address in catalogue.objects(None, role)}
    assert len(addresses) == 6  # SPARQL, REST, its OpenAPI document, two dumps, the start page
    for address in sorted(addresses):
        assert published.get(address).status_code == 200, address


def test_nobody_is_named_as_a_contact_whom_the_operator_has_not_named(client: TestClient) -> None:
    assert graph_of(client, "/catalog").value(DATA_SET, DCAT.contactPoint) is None


def test_period_runs_from_the_first_meeting_to_the_last(published: TestClient) -> None:
    catalogue = graph_of(published, "/catalog")
    period = catalogue.value(DATA_SET, DCTERMS.temporal)
    ends = [catalogue.value(period, end) for end in (DCAT.startDate, DCAT.endDate)]
    assert ends == [Literal("2024-03-12", datatype=XSD.date), Literal("2024-09-03", datatype=XSD.date)]


def test_graph_without_a_dated_meeting_has_no_period(tmp_path: Path) -> None:
    undated = Path(str(files("data").joinpath("minutes", "gr-kommunchefsnatverket.md")))
    build([undated], tmp_path / "store", standard_steps())
    with TestClient(create_app(read_settings(store=tmp_path / "store", workers=2)), SERVICE) as client:
        catalogue = graph_of(client, "/catalog")
        assert catalogue.value(DATA_SET, DCTERMS.temporal) is None
        assert catalogue.value(DATA_SET, DCTERMS.title) is not None
        assert graph_of(client, "/.well-known/void").value(DATA_SET, VOID.exampleResource) is None
        assert client.get("/", headers={"Accept": "text/html"}).status_code == 200


def test_catalogue_is_without_blank_nodes(published: TestClient) -> None:
    content = published.get("/catalog?format=nt").text
    assert "_:" not in content


def test_all_forms_of_the_catalogue_say_the_same(published: TestClient) -> None:
    formats = (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.JSON_LD, RdfFormat.RDF_XML)
    said = []
    for accept, form in zip(FORMS.values(), formats, strict=True):
        answer = published.get("/catalog", headers={"Accept": accept})
        assert answer.headers["content-type"].split(";")[0] == accept
        said.append({quad.triple for quad in parse(answer.content, form)})
    assert said[0]
    assert all(one == said[0] for one in said)


def test_harvester_that_accepts_anything_gets_rdf_xml_and_a_person_a_page(published: TestClient) -> None:
    assert published.get("/catalog", headers={"Accept": "*/*"}).headers["content-type"] == "application/rdf+xml"
    page = published.get("/catalog", headers={"Accept": "text/html"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Provkommunen" in page.text


def test_dumps_are_the_files_that_the_catalogue_describes(published: TestClient) -> None:
    catalogue = graph_of(published, "/catalog")
    downloads = list(catalogue.subject_objects(DCAT.downloadURL))
    assert len(downloads) == 2
    for distribution, address in downloads:
        content = published.get(str(address)).content
        checksum = catalogue.value(distribution, SPDX.checksum)
        assert catalogue.value(distribution, DCAT.byteSize) == Literal(len(content), datatype=XSD.nonNegativeInteger)
        assert str(catalogue.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()


def test_dump_is_the_whole_graph(client: TestClient, built: Path) -> None:
    answer = client.get("/dumps/samgraf.nq.gz")
    assert answer.headers["content-type"] == "application/gzip"
    quads = set(parse(gzip.decompress(answer.content), RdfFormat.N_QUADS))
    assert quads == set(open_current(built))


def test_dump_comes_in_ranges_and_not_twice(client: TestClient, built: Path) -> None:
    whole = (StoreFolder(built).current() / "dumps/samgraf.ttl.gz").read_bytes()
    first = client.get("/dumps/samgraf.ttl.gz", headers={"Range": "bytes=10-19"})
    assert (first.status_code, first.content) == (206, whole[10:20])
    assert first.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    assert "last-modified" in first.headers
    known = client.get("/dumps/samgraf.ttl.gz", headers={"If-None-Match": first.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    other = client.get("/dumps/samgraf.ttl.gz", headers={"Range": "bytes=10-19", "If-Range": '"another"'})
    assert (other.status_code, other.content) == (200, whole)


@pytest.mark.parametrize("name", ["dumps.json", "nothing.gz", "..%2Fgeneration.json"])
def test_nothing_but_dumps_is_given_as_a_dump(client: TestClient, name: str) -> None:
    assert client.get(f"/dumps/{name}").status_code == 404


def test_void_counts_what_the_graph_holds(client: TestClient, built: Path) -> None:
    described = graph_of(client, "/.well-known/void")
    store = open_current(built)
    assert described.value(DATA_SET, VOID.triples) == Literal(len(store))
    assert described.value(DATA_SET, VOID.documents) == Literal(2)
    assert described.value(DATA_SET, VOID.uriSpace) == Literal("https://w3id.org/samgraf/id/")
    assert described.value(DATA_SET, VOID.sparqlEndpoint) == URIRef(f"{SERVICE}/sparql")
    entities = {
        str(described.value(partition, VOID["class"])): described.value(partition, VOID.entities)
        for partition in described.objects(DATA_SET, VOID.classPartition)
    }
    # the meetings of spring and autumn; the network, its meetings' body, is one
    assert entities[SAMV.Meeting] == Literal(2)
    assert entities[str(FOAF.Person)] == Literal(4)
    properties = list(described.objects(DATA_SET, VOID.propertyPartition))
    counted = [described.value(partition, VOID.triples) for partition in properties]
    assert sum(int(str(count)) for count in counted) == len(store)


def test_void_names_resources_that_answer(client: TestClient) -> None:
    described = graph_of(client, "/.well-known/void")
    for role in (VOID.exampleResource, VOID.rootResource):
        (resource,) = described.objects(DATA_SET, role)
        path = str(resource).removeprefix("https://w3id.org/samgraf/id/")
        assert client.get(f"/doc/{path}?format=ttl").status_code == 200
    assert (None, RDF.type, VOID.DatasetDescription) in described


def test_description_that_one_has_is_not_sent_again(client: TestClient) -> None:
    for path in ("/catalog?format=rdf", "/.well-known/void?format=ttl", "/catalog?format=html"):
        tag = client.get(path).headers["etag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
