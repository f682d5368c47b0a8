"""Analyses over REST: which there are, each as JSON and CSV, and one that takes long."""

from __future__ import annotations

import asyncio
import csv
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from api.jobs.reports import Job, Reports, State
from api.rest import analytics_routes
from graph.reports.analyses import ANALYSES
from graph.reports.parts import PARTS

ANALYTICS = "/api/v1/analytics"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let requests wait for what a busy machine takes longer for."""
    monkeypatch.setattr(analytics_routes, "_PATIENCE", 60.0)


def test_all_analyses_are_listed_with_what_they_answer(client: TestClient) -> None:
    items = client.get(ANALYTICS, params={"language": "en"}).json()["items"]
    assert [one["name"] for one in items] == list(ANALYSES)
    assert set(ANALYSES) <= set(PARTS)
    gaps = next(one for one in items if one["name"] == "gaps")
    assert gaps["title"] == "Gaps in participation"
    assert client.get(gaps["href"]).status_code == 200


def test_an_analysis_has_its_figures_queries_and_quotes(client: TestClient) -> None:
    found = client.get(f"{ANALYTICS}/gaps", params={"scope": "Partille", "from": "2024-03", "to": "2024-03"}).json()
    assert (found["scope"], found["period"], found["language"]) == ("Partille", "mars 2024", "sv")
    (section,) = found["sections"]
    (table,) = (block for block in section["blocks"] if block["type"] == "table")
    # the minutes of spring note Bo Test of Partille as absent
    (row,) = table["rows"]
    assert [value if isinstance(value, str) else value.get("label") for value in row["values"][:4]] == [
        "2024-03-12",
        "Nätverket Norrsam",
        "Partille",
        "antecknat förhinder",
    ]
    assert row["values"][4][0]["label"] == "Bo Test"
    assert [quote["text"] for quote in found["quotes"]] == ["Bo Test, Partille"]
    assert set(table["queries"]) <= {query["key"] for query in found["queries"]}


def test_a_table_is_had_as_csv(client: TestClient) -> None:
    answer = client.get(f"{ANALYTICS}/gaps?table=gaps", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(answer.text.splitlines()))
    # the latest first: in autumn Partille was not noted, but stood in the list of spring
    assert [(row["day"], row["organisation"], row["why"], row["people"]) for row in rows] == [
        ("2024-09-03", "Partille", "var med senast 2024-03-12", ""),
        ("2024-03-12", "Partille", "antecknat förhinder", "Bo Test"),
    ]
    assert rows[0]["organisation_iri"].endswith("municipality/1402")
    assert answer.headers["x-total-count"] == "2"
    named = client.get(f"{ANALYTICS}/rankings", params={"format": "csv", "table": "people-ranked"})
    assert named.text.splitlines()[0] == "member,member_iri,meetings,partners,betweenness"


@pytest.mark.parametrize(
    ("asked", "status", "kind", "told"),
    [
        ("nothing", 422, "invalid-parameter", "rankings"),
        ("gaps?scope=Atlantis", 400, "refused-choice", "There is no municipality, county or body Atlantis"),
        ("gaps?from=2024-13", 422, "invalid-parameter", "from"),
        ("gaps?from=2024-02-30", 400, "refused-choice", "2024-02-30"),
        ("gaps?language=de", 422, "invalid-parameter", "language"),
        ("gaps?what=1", 422, "unknown-parameter", "what"),
        ("gaps?format=csv&table=nothing", 404, "not-found", "choose among gaps"),
        ("change?format=csv", 404, "not-found", "ask for it in JSON"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(
    client: TestClient, asked: str, status: int, kind: str, told: str
) -> None:
    answer = client.get(f"{ANALYTICS}/{asked}")
    problem = answer.json()
    assert (answer.status_code, problem["type"].rpartition("#")[2]) == (status, kind)
    assert told in problem["detail"]


def test_no_format_is_given_that_is_not_accepted(client: TestClient) -> None:
    assert client.get(f"{ANALYTICS}/gaps", headers={"Accept": "image/png"}).status_code == 406


def test_what_takes_long_is_told_of_by_its_address(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def not_waiting(self: Reports, identifier: str, seconds: float) -> Job:
        await asyncio.sleep(0)
        found = self.job(identifier)
        assert found is not None
        return found

    with monkeypatch.context() as during:
        during.setattr(Reports, "ended", not_waiting)
        answer = client.get(f"{ANALYTICS}/brokers", params={"from": "1999"})
    assert answer.status_code == 202
    assert answer.headers["retry-after"] == "1"
    status = client.get(answer.headers["location"]).json()
    assert (status["parts"], status["first"]) == (["brokers"], "1999-01-01")
    assert client.get(f"{ANALYTICS}/brokers", params={"from": "1999"}).status_code == 200


def test_what_was_cancelled_or_failed_is_a_problem(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failed(self: Reports, identifier: str, seconds: float) -> Job:
        found = self.job(identifier)
        assert found is not None
        return replace(found, state=State.FAILED, problem="It is too much: choose less.")

    monkeypatch.setattr(Reports, "ended", failed)
    answer = client.get(f"{ANALYTICS}/brokers", params={"from": "1998"})
    assert answer.status_code == 503
    assert answer.json()["detail"] == "It is too much: choose less."
