from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.iris import DEFAULT_BASE as BASE

ROOT = "http://testserver/api/v1"


def search(client: TestClient, **query: str | int) -> Any:
    response = client.get("/api/v1/search", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_search_answers_with_hits_marked_and_facets(client: TestClient) -> None:
    found = search(client, q="oftare")
    assert (found["total"], found["atLeast"], found["next"]) == (2, False, None)
    first = found["items"][0]
    assert (first["type"], first["date"], first["meeting"]["href"]) == (
        "Agreement",
        "2024-03-12",
        f"{ROOT}/meetings/var",
    )
    assert first["snippet"] == [
        {"text": "Gruppen är enig om att mötas ", "hit": False},
        {"text": "oftare", "hit": True},
        {"text": ".", "hit": False},
    ]
    assert found["facets"]["municipality"][0] == {
        "value": f"{BASE}municipality/1440",
        "count": 2,
        "reference": {"iri": f"{BASE}municipality/1440", "label": "Ale", "href": f"{ROOT}/municipalities/1440"},
    }


def test_search_keeps_to_types_municipality_body_and_period(client: TestClient) -> None:
    types = {item["type"] for item in search(client, q="växel", type="Project,Passage")["items"]}
    assert types == {"Project", "Passage"}
    assert search(client, q="oftare", municipality="Partille")["total"] == 0
    assert search(client, q="oftare", body="Nätverket Norrsam", to="2024-03")["total"] == 2
    assert search(client, q="oftare", **{"from": "2024-04"})["total"] == 0
    assert client.get("/api/v1/search?q=x&type=Hus").json()["type"].endswith("#unknown-type")


def test_a_municipality_keeps_the_meetings_that_it_attended_as_its_count_says(client: TestClient) -> None:
    every = search(client, q="Norrsam", type="Meeting")
    counts = {one["value"]: one["count"] for one in every["facets"]["municipality"]}
    kept = search(client, q="Norrsam", type="Meeting", municipality="1440")
    assert kept["total"] == counts[f"{BASE}municipality/1440"] > 0
    assert {item["type"] for item in kept["items"]} == {"Meeting"}


def test_pages_of_a_search_follow_on_each_other(client: TestClient) -> None:
    whole = [item["iri"] for item in search(client, q="Ale", limit=100)["items"]]
    gathered: list[str] = []
    following = f"{ROOT}/search?q=Ale&limit=3"
    while following:
        page = client.get(following).json()
        gathered += [item["iri"] for item in page["items"]]
        following = page["next"]
    assert gathered == whole


def around(client: TestClient, **query: str | int) -> Any:
    response = client.get("/api/v1/neighbourhood", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def edges(found: Any) -> set[tuple[str, str, str, int]]:
    return {
        (edge["source"].removeprefix(BASE), edge["type"], edge["target"].removeprefix(BASE), edge["weight"])
        for edge in found["edges"]
    }


def test_around_a_person_are_their_meetings_and_whom_they_represented(client: TestClient) -> None:
    found = around(client, thing="people/karin-prov")
    assert [node["iri"].removeprefix(BASE) for node in found["nodes"]] == [
        "person/karin-prov",
        "meeting/host",
        "meeting/var",
        "municipality/1440",
    ]
    assert edges(found) == {
        ("person/karin-prov", "Attendance", "meeting/host", 1),
        ("person/karin-prov", "Attendance", "meeting/var", 1),
        ("person/karin-prov", "representing", "municipality/1440", 2),
    }
    representing = next(edge for edge in found["edges"] if edge["type"] == "representing")
    assert (representing["first"], representing["last"], representing["fact"]) == ("2024-03-12", "2024-09-03", None)
    attendance = next(edge for edge in found["edges"] if edge["target"].endswith("var"))
    assert (attendance["role"], attendance["fact"]) == ("Present", f"{ROOT}/attendances/var/attendance/karin-prov")
    assert found["truncated"] is False


def test_around_a_municipality_are_ties_projects_and_who_represents_it(client: TestClient) -> None:
    found = around(client, thing="municipalities/1440", type="Municipality,Project,Person")
    assert {node["label"] for node in found["nodes"]} == {
        "Ale",
        "Lilla Edet",
        "Partille",
        "Gemensam växel",
        "Karin Prov",
    }
    closest = {edge["ladderStep"] for edge in found["edges"] if edge["type"] == "Tie"}
    assert "MeetingPlace" in closest
    assert ("municipality/1440", "Participation", "project/gemensam-vaxel", 1) in edges(found)


def test_ties_are_chosen_by_step_and_weight(client: TestClient) -> None:
    found = around(client, thing="municipalities/1440", type="Municipality", step="MeetingPlace", minWeight=2)
    assert edges(found) == {("municipality/1440", "Tie", "municipality/1462", 2)}
    assert found["edges"][0]["ladderStep"] == "MeetingPlace"


def test_a_period_chooses_facts_by_their_time(client: TestClient) -> None:
    found = around(client, thing="people/nils-exempel", **{"from": "2024-09"})
    assert edges(found) == {
        ("person/nils-exempel", "Attendance", "meeting/host", 1),
        ("person/nils-exempel", "representing", "municipality/1462", 1),
    }


def test_two_steps_away_is_what_is_around_neighbours(client: TestClient) -> None:
    near = {node["label"] for node in around(client, thing="people/bo-test")["nodes"]}
    far = {node["label"] for node in around(client, thing="people/bo-test", depth=2)["nodes"]}
    assert "Ulla Gäst" not in near
    assert "Ulla Gäst" in far


def test_a_limit_cuts_and_says_so(client: TestClient) -> None:
    found = around(client, thing="meetings/var", limit=2)
    assert (len(found["nodes"]), found["truncated"]) == (3, True)
    known = {node["iri"] for node in found["nodes"]}
    assert all({edge["source"], edge["target"]} <= known for edge in found["edges"])


@pytest.mark.parametrize(
    ("query", "status"),
    [("thing=people/none", 404), ("thing=nowhere", 404), ("", 422), ("thing=people/bo-test&depth=3", 422)],
)
def test_what_cannot_be_looked_around_is_a_problem(client: TestClient, query: str, status: int) -> None:
    response = client.get(f"/api/v1/neighbourhood?{query}")
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
