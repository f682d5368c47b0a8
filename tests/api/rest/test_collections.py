from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.rest.collections import COLLECTIONS
from api.service.app import create_app
from api.settings import read_settings
from graph.iris import DEFAULT_BASE as BASE
from tests.factories import SPRING

ROOT = "http://testserver/api/v1"


def ask(client: TestClient, path: str, **query: str | int) -> Any:
    response = client.get(f"/api/v1/{path}", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def ids(client: TestClient, path: str, **query: str | int) -> list[str]:
    return [item["id"] for item in ask(client, path, **query)["items"]]


def reference(path: str, iri: str, label: str) -> dict[str, str]:
    return {"iri": BASE + iri, "label": label, "href": f"{ROOT}/{path}"}


def spring_quotation(quote: str) -> dict[str, object]:
    start = SPRING.index(quote)
    place = f"var/{start}-{start + len(quote)}"
    return {
        "iri": f"{BASE}passage/{place}",
        "quote": quote,
        "document": reference("minutes/var", "minutes/var", "Vårmötet"),
        "start": start,
        "end": start + len(quote),
        "href": f"{ROOT}/passages/{place}",
    }


def test_a_meeting_answers_with_its_links_passages_and_what_is_inferred(client: TestClient) -> None:
    norrsam = reference("networks/natverket-norrsam", "organisation/natverket-norrsam", "Nätverket Norrsam")
    asked = "meeting=https%3A%2F%2Fw3id.org%2Fsamgraf%2Fid%2Fmeeting%2Fvar"
    below = ("attendances", "agenda-items", "decisions", "agreements", "commitments", "events", "participations")
    assert ask(client, "meetings/var") == {
        "iri": f"{BASE}meeting/var",
        "id": "var",
        "href": f"{ROOT}/meetings/var",
        "type": "Meeting",
        "label": "Nätverket Norrsam",
        "basis": "Stated",
        "rule": None,
        "confidence": None,
        "document": reference("minutes/var", "minutes/var", "Vårmötet"),
        "passages": [spring_quotation("Nätverket Norrsam"), spring_quotation("möte 12 mars 2024")],
        "passageCount": 2,
        "inferences": [
            {
                "property": "heldBy",
                "value": norrsam,
                "basis": "Inferred",
                "rule": "body-in-heading",
                "confidence": 0.9,
            }
        ],
        "related": {
            **{name: f"{ROOT}/{name}?{asked}" for name in below},
            "passages": f"{ROOT}/passages?{asked.replace('meeting=', 'about=')}",
        },
        "title": "Nätverket Norrsam",
        "date": "2024-03-12",
        "startDate": "2024-03-12T09:00:00+01:00",
        "endDate": "2024-03-12T11:30:00+01:00",
        "edtfDate": None,
        "location": "Alehuset",
        "eventAttendanceMode": "OfflineEventAttendanceMode",
        "heldBy": norrsam,
        "nextMeeting": reference("meetings/host", "meeting/host", "Nätverket Norrsam 2024-09-03"),
    }


def test_minutes_have_their_text_when_asked_for_alone(client: TestClient) -> None:
    assert ask(client, "minutes/var")["text"] == SPRING
    assert all("text" not in item for item in ask(client, "minutes")["items"])


def test_a_tie_says_who_how_closely_how_often_and_why(client: TestClient) -> None:
    page = ask(client, "ties", step="MeetingPlace", partyType="Municipality")
    assert page["total"] == 1
    (tie,) = page["items"]
    assert [party["label"] for party in tie["party"]] == ["Ale", "Lilla Edet"]
    assert (tie["weight"], tie["ladderStep"], tie["basis"], tie["rule"]) == (
        2,
        "MeetingPlace",
        "Derived",
        "same-meeting",
    )
    assert {ground["href"] for ground in tie["grounds"]} == {f"{ROOT}/meetings/host", f"{ROOT}/meetings/var"}
    assert tie["groundCount"] == 2


@pytest.mark.parametrize("way", [f"{BASE}municipality/1440", "1440", "Ale", "ale", "Ale kommun"])
def test_a_municipality_is_named_by_iri_code_or_name(client: TestClient, way: str) -> None:
    assert ids(client, "meetings", municipality=way) == ["host", "var"]


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("meetings", {"municipality": "Partille"}, []),  # was absent
        ("meetings", {"organisation": "Norrkonsult AB"}, ["var"]),
        ("meetings", {"body": "Nätverket Norrsam", "from": "2024-04"}, ["host"]),
        ("meetings", {"network": "Nätverket Norrsam", "to": "2024-03"}, ["var"]),
        ("meetings", {"person": "Ulla Gäst"}, ["var"]),
        ("meetings", {"project": "växeln"}, ["host", "var"]),
        ("meetings", {"topic": "Växel"}, ["var"]),
        ("meetings", {"from": "2024", "to": "2024", "sort": "date"}, ["var", "host"]),
        ("minutes", {"person": "Ulla Gäst"}, ["var"]),
        ("minutes", {"text": "höstmöte"}, ["host"]),
        ("people", {"municipality": "1462"}, ["nils-exempel"]),
        ("people", {"network": "Nätverket Norrsam"}, ["karin-prov", "nils-exempel", "ulla-gast"]),
        ("people", {"text": "exempels"}, ["nils-exempel"]),
        ("projects", {"status": "Ongoing"}, ["gemensam-vaxel"]),
        ("projects", {"status": "Startup"}, []),
        ("projects", {"municipality": "Partille"}, ["gemensam-vaxel"]),
        ("projects", {"person": "Karin Prov"}, ["gemensam-vaxel"]),
        ("agenda-items", {"project": "Gemensam växel"}, ["host/item/1", "var/item/1"]),
        ("agenda-items", {"presenter": "Karin Prov"}, ["var/item/1"]),
        ("agenda-items", {"meeting": "var", "sort": "document"}, ["var/item/1", "var/item/2"]),
        ("attendances", {"status": "Absent"}, ["var/attendance/bo-test"]),
        ("attendances", {"role": "Chair"}, ["var/attendance/karin-prov"]),
        ("attendances", {"person": "Ulla Gäst", "municipality": "Ale"}, []),
        ("networks", {"text": "norrsam"}, ["natverket-norrsam"]),
        ("municipalities", {"text": "partille"}, ["1402"]),
        ("organisations", {"type": "Company", "text": "norrkonsult"}, ["norrkonsult-ab"]),
        ("organisations", {"text": "partille"}, ["1402"]),
        ("topics", {}, ["vaxel"]),
    ],
)
def test_filters_choose(client: TestClient, path: str, query: dict[str, str], found: list[str]) -> None:
    assert ids(client, path, **query) == found


@pytest.mark.parametrize(
    ("path", "query", "texts"),
    [
        ("decisions", {"project": "Gemensam växel"}, ["att starta Gemensam växel."]),
        ("decisions", {"municipality": "Partille"}, []),
        ("agreements", {"project": "Gemensam växel"}, []),
        ("agreements", {"text": "sällan mötas"}, []),
        ("agreements", {"text": "mötas grupp"}, ["Gruppen är enig om att mötas oftare."]),
        ("commitments", {"responsible": "Nils Exempel"}, ["Nils Exempel skriver ett utkast till 1 maj."]),
        ("commitments", {"dueFrom": "2024-05", "dueTo": "2024-05"}, ["Nils Exempel skriver ett utkast till 1 maj."]),
        ("commitments", {"dueFrom": "2024-05-02"}, []),
        ("commitments", {"basis": "Inferred"}, []),
    ],
)
def test_outcomes_are_chosen(client: TestClient, path: str, query: dict[str, str], texts: list[str]) -> None:
    assert [item["text"] for item in ask(client, path, **query)["items"]] == texts


def test_an_event_has_the_time_of_its_own(client: TestClient) -> None:
    (event,) = ask(client, "events", **{"from": "2024-06-04", "to": "2024-06-30"})["items"]
    assert (event["label"], event["startDate"], event["endDate"], event["location"], event["meeting"]["href"]) == (
        "Växeldagen",
        "2024-06-03",
        "2024-06-04",
        "Edet",
        f"{ROOT}/meetings/var",
    )


def test_what_is_counted_and_paid_is_there_too(client: TestClient) -> None:
    (tally,) = ask(client, "tallies", topic="Växel")["items"]
    assert (tally["votes"], tally["aboutTopic"]["label"]) == (3, "Växel")
    (amount,) = ask(client, "amounts")["items"]
    assert (amount["lowestAmount"], amount["highestAmount"], amount["currency"]) == (50000.0, 50000.0, "SEK")
    parts = ask(client, "participations", project="Gemensam växel", role="Funder")["items"]
    assert [(part["participant"]["label"], part["participationRole"]) for part in parts] == [("Partille", "Funder")]


def test_passages_are_chosen_by_words_meeting_and_what_they_back(client: TestClient) -> None:
    words = ask(client, "passages", text="enig")["items"]
    assert [item["quote"] for item in words] == ["Gruppen är enig om att mötas oftare."]
    backing = ask(client, "passages", about=f"{BASE}meeting/var/attendance/bo-test")["items"]
    assert [item["quote"] for item in backing] == ["Bo Test, Partille"]
    autumn = ask(client, "passages", **{"from": "2024-09"})["items"]
    assert {item["document"]["label"] for item in autumn} == {"Höstmötet"}
    alone = ask(client, f"passages/{words[0]['id']}")
    assert [backed["label"] for backed in alone["backs"]] == ["Gruppen är enig om att mötas oftare."]


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.name)
def test_every_thing_of_a_list_is_found_at_its_address(client: TestClient, collection: Any) -> None:
    page = ask(client, collection.name, limit=500)
    assert page["total"] >= len(page["items"]) > 0
    for item in page["items"][:5]:
        alone = client.get(item["href"]).json()
        alone.pop("text", None)
        alone.pop("remarks", None)
        assert {**alone, "text": item["text"]} == item if "text" in item else alone == item


@pytest.mark.parametrize(("path", "sort"), [("attendances", "date"), ("people", "-label"), ("passages", "document")])
def test_pages_hold_everything_once(client: TestClient, path: str, sort: str) -> None:
    whole = ask(client, path, sort=sort, limit=500)
    gathered: list[str] = []
    following: str | None = f"/api/v1/{path}?sort={sort}&limit=3"
    while following:
        response = client.get(following)
        page = response.json()
        assert page["total"] == whole["total"]
        assert response.links.get("next", {}).get("url") == page["next"]
        gathered += [item["iri"] for item in page["items"]]
        following = page["next"]
    assert gathered == [item["iri"] for item in whole["items"]]


def test_lists_answer_in_csv(client: TestClient) -> None:
    response = client.get("/api/v1/attendances?status=Absent", headers={"Accept": "text/csv, application/json;q=0.5"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["x-total-count"] == "1"
    assert response.text == client.get("/api/v1/attendances?status=Absent&format=csv").text
    (row,) = csv.DictReader(io.StringIO(response.text))
    chosen = ("id", "attendee", "attendeeLabel", "representingLabel", "attendanceStatus", "passagesLabel", "jobTitle")
    assert {key: row[key] for key in chosen} == {
        "id": "var/attendance/bo-test",
        "attendee": f"{BASE}person/bo-test",
        "attendeeLabel": "Bo Test",
        "representingLabel": "Partille",
        "attendanceStatus": "Absent",
        "passagesLabel": "Bo Test, Partille",
        "jobTitle": "",
    }


def test_an_answer_that_is_known_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/meetings")
    tag = first.headers["etag"]
    assert first.headers["vary"] == "Accept"
    again = client.get("/api/v1/meetings", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    table = client.get("/api/v1/meetings", headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert (table.status_code, table.headers["etag"] == tag) == (200, False)
    assert client.head("/api/v1/meetings").headers["etag"] == tag


@pytest.mark.parametrize(
    ("path", "status", "kind", "told"),
    [
        ("meetings?municipallity=Ale", 422, "unknown-parameter", "municipality, organisation, body"),
        ("meetings/var?limit=2", 422, "unknown-parameter", "use none"),
        ("meetings?limit=1&limit=2", 422, "repeated-parameter", "give it once"),
        ("meetings?limit=501", 422, "invalid-parameter", "limit"),
        ("meetings?sort=name", 422, "invalid-parameter", "sort"),
        ("meetings?from=12/3", 422, "invalid-parameter", "from"),
        ("meetings?from=2024-02-30", 400, "no-day", "2024-02-30 is no day"),
        ("meetings?municipality=Atlantis", 400, "unknown-name", "Atlantis"),
        ("meetings?municipality=karin-prov", 400, "unknown-name", "karin-prov"),
        ("meetings?text=%C2%A7", 400, "no-word", "give one"),
        ("meetings?cursor=xyz", 400, "wrong-cursor", "leave it out"),
        ("meetings?cursor=%C3%A5", 400, "wrong-cursor", "leave it out"),
        ("meetings/none", 404, "not-found", f"{ROOT}/meetings"),
        ("meetings/", 404, "not-found", f"{ROOT}/meetings"),
        ("people/var", 404, "not-found", f"{ROOT}/people"),
        ("passages/var/9-1", 404, "not-found", f"{ROOT}/passages"),
        ("nothing", 404, "not-found", "http://testserver/"),
    ],
)
def test_what_goes_wrong_is_told_in_a_problem_document(
    client: TestClient, path: str, status: int, kind: str, told: str
) -> None:
    response = client.get(f"/api/v1/{path}")
    problem = response.json()
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert (problem["status"], problem["type"].rpartition("#")[2]) == (status, kind)
    assert told in problem["detail"]


def test_a_cursor_belongs_to_its_list_and_order(client: TestClient) -> None:
    following = ask(client, "attendances", limit=1)["next"]
    assert client.get(following.replace("attendances", "agenda-items")).status_code == 400
    assert client.get(f"{following}&sort=date").status_code == 400
    assert client.get(following).status_code == 200


def test_formats_that_are_not_to_be_had_are_refused(client: TestClient) -> None:
    refused = client.get("/api/v1/meetings/var", headers={"Accept": "text/csv"})
    assert (refused.status_code, refused.json()["type"].rpartition("#")[2]) == (406, "not-acceptable")
    assert client.post("/api/v1/meetings").status_code == 405


def test_the_overview_counts_what_there_is(client: TestClient) -> None:
    found = ask(client, "")
    counts = {entry["name"]: entry["count"] for entry in found["collections"]}
    assert {name: counts[name] for name in ("meetings", "people", "municipalities", "decisions", "attendances")} == {
        "meetings": 2,
        "people": 4,
        "municipalities": 290,
        "decisions": 1,
        "attendances": 6,
    }
    assert (found["search"], found["openapi"]) == (f"{ROOT}/search", f"{ROOT}/openapi.json")


def test_addresses_are_those_that_the_service_is_known_by(built: Path) -> None:
    public = "https://data.example/graf"
    with TestClient(create_app(read_settings(store=built, workers=2, public_url=public))) as client:
        page = client.get("/api/v1/attendances?limit=1").json()
        assert page["next"].startswith(f"{public}/api/v1/attendances?limit=1&cursor=")
        assert page["items"][0]["href"].startswith(f"{public}/api/v1/attendances/")
        assert client.get("/api/v1/openapi.json").json()["servers"] == [{"url": public}]
