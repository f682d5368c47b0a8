"""REST and search over the four enclosed minutes: the same facts as SPARQL gives over the same graph."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from starlette.testclient import TestClient

from api.rest.collections import COLLECTIONS, Collection
from api.service.app import create_app
from api.settings import read_settings
from graph.index.kinds import KIND_OF_CLASS
from ontology.terms import PREFIXES

SAMV = PREFIXES["samv"]

ORDERS = [(one, sort) for one in COLLECTIONS for sort in get_args(one.asked.model_fields["sort"].annotation)]


@pytest.fixture(scope="module")
def client(enclosed: Path) -> Iterator[TestClient]:
    with TestClient(create_app(read_settings(store=enclosed, workers=2))) as opened:
        yield opened


def answers(client: TestClient, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query, sorted; what is unbound is empty."""
    response = client.post("/sparql", data={"query": query}, headers={"Accept": "text/csv"})
    assert response.status_code == 200, response.text
    return sorted(tuple(row) for row in list(csv.reader(io.StringIO(response.text)))[1:])


def items(client: TestClient, path: str, **query: str) -> list[Any]:
    """Return what a list holds, page by page to its end."""
    found: list[Any] = []
    following: str | None = f"/api/v1/{path}"
    while following:
        response = client.get(following, params={"limit": 17, **query} if not found else None)
        assert response.status_code == 200, response.text
        page = response.json()
        found += page["items"]
        following = page["next"]
    assert len(found) == page["total"]
    return found


def iris(found: list[Any]) -> list[tuple[str, ...]]:
    return sorted((item["iri"],) for item in found)


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.name)
def test_a_list_holds_what_the_graph_has_of_its_classes(client: TestClient, collection: Collection) -> None:
    classes = " ".join(f"<{iri}>" for iri, kind in KIND_OF_CLASS.items() if kind in collection.kinds)
    expected = answers(client, f"SELECT DISTINCT ?thing {{ VALUES ?class {{ {classes} }} ?thing a ?class }}")
    assert expected
    assert iris(items(client, collection.name)) == expected


@pytest.mark.parametrize(("collection", "sort"), ORDERS, ids=lambda one: getattr(one, "name", one))
def test_in_every_order_each_thing_comes_once(client: TestClient, collection: Collection, sort: str) -> None:
    assert iris(items(client, collection.name, sort=sort)) == iris(items(client, collection.name))


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.name)
def test_a_table_has_a_row_for_each_thing(client: TestClient, collection: Collection) -> None:
    response = client.get(f"/api/v1/{collection.name}?format=csv&limit=500")
    rows = list(csv.DictReader(io.StringIO(response.text), strict=True))
    whole = client.get(f"/api/v1/{collection.name}?limit=500").json()
    assert [row["iri"] for row in rows] == [item["iri"] for item in whole["items"]]
    assert not [row for row in rows if None in row or None in row.values()]


ATTENDED = """?a samv:atMeeting ?thing ; samv:representing ?org ; samv:attendanceStatus ?status .
    ?org rdfs:label "{name}" FILTER(?status IN (samv:Present, samv:Guest))"""


@pytest.mark.parametrize(
    ("path", "query", "pattern"),
    [
        ("meetings", {"municipality": "Helsingborg"}, ATTENDED.format(name="Helsingborg")),
        ("meetings", {"municipality": "Lerum"}, ATTENDED.format(name="Lerum")),
        (
            "meetings",
            {"from": "2021-01-01", "to": "2024-12-31"},
            '?thing a samv:Meeting ; dcterms:date ?d FILTER(?d >= "2021-01-01"^^xsd:date)'
            'FILTER(?d <= "2024-12-31"^^xsd:date)',
        ),
        ("attendances", {"status": "Absent"}, "?thing a samv:Attendance ; samv:attendanceStatus samv:Absent"),
        (
            "decisions",
            {"meeting": "2018-01-24-bibk-chefsmote"},
            "?thing a samv:Decision ; samv:atMeeting/^samv:records/dcterms:identifier '2018-01-24-bibk-chefsmote'",
        ),
        (
            "participations",
            {"project": "Kreativa rum"},
            "?thing a samv:Participation ; samv:inProject/rdfs:label 'Kreativa rum'",
        ),
        ("ties", {"step": "MeetingPlace"}, "?thing a samv:Tie ; samv:ladderStep samv:MeetingPlace"),
        (
            "commitments",
            {"dueTo": "2024-03"},
            '?thing a samv:Commitment ; samv:due ?d FILTER(?d <= "2024-03-31"^^xsd:date)',
        ),
    ],
)
def test_filters_choose_as_a_query_does(client: TestClient, path: str, query: dict[str, str], pattern: str) -> None:
    expected = answers(client, f"SELECT DISTINCT ?thing {{ {pattern} }}")
    assert expected
    assert iris(items(client, path, **query)) == expected


def test_attendances_say_what_the_graph_says(client: TestClient) -> None:
    expected = answers(
        client,
        "SELECT ?a ?person ?org ?status ?title { ?a a samv:Attendance ; samv:attendee ?person "
        "OPTIONAL { ?a samv:representing ?org } OPTIONAL { ?a samv:jobTitle ?title } "
        f"OPTIONAL {{ ?a samv:attendanceStatus ?s BIND(STRAFTER(STR(?s), '{SAMV}') AS ?status) }} }}",
    )
    found = [
        (item["iri"], item["attendee"]["iri"], organisation, item["attendanceStatus"] or "", title)
        for item in items(client, "attendances")
        for organisation in [one["iri"] for one in item["representing"]] or [""]
        for title in item["jobTitle"] or [""]
    ]
    assert sorted(found) == expected


def test_decisions_come_with_their_words_and_all_their_passages(client: TestClient) -> None:
    expected = answers(
        client,
        "SELECT ?d ?text ?quote ?start ?end { ?d a samv:Decision ; samv:text ?text ; prov:wasDerivedFrom ?p . "
        "?p oa:exact ?quote ; oa:start ?start ; oa:end ?end }",
    )
    found = [
        (item["iri"], item["text"], passage["quote"], str(passage["start"]), str(passage["end"]))
        for item in items(client, "decisions")
        for passage in item["passages"]
    ]
    assert sorted(found) == expected


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("helsinborg", "Helsingborg"),
        ("angelholm", "Ängelholm"),
        ("OCKERO", "Öckerö"),
        ("kreativa rummen", "Kreativa rum"),
        ("sprakstegen", "Språkstegen"),
        ("tillganglighetsguiden", "Tillgänglighetsguide steg 2"),
        ("traineprogram", "Traineeprogrammet"),
        ("innovationsarenor", "Regional innovationsarena"),
        ("storstockholm kulturchefer", "Föreningen Storstockholms kultur- och fritidschefer"),
        ("biblioteksutvekling blekinge", "Biblioteksutveckling Blekinge Kronoberg"),
    ],
)
def test_what_a_planner_would_type_is_found(client: TestClient, typed: str, label: str) -> None:
    found = client.get("/api/v1/search", params={"q": typed, "limit": 5}).json()
    assert label in [item["label"] for item in found["items"]]
