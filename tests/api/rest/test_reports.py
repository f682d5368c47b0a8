"""Reports over REST: asked for, watched until they are ready, had as files, cancelled."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from graph.reports.parts import PARTS
from visualizations.reports.formats import FORMATS

REPORTS = "/api/v1/reports"
PART = next(iter(PARTS))
PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def service(built: Path) -> Iterator[TestClient]:
    """A service of its own, so that no report of other tests is in its list."""
    with TestClient(create_app(read_settings(store=built, workers=2)), "http://service.example") as client:
        yield client


def made(service: TestClient, **wanted: object) -> Any:
    """Ask for a report and follow its address until it is ready."""
    answer = service.post(REPORTS, json=wanted)
    assert answer.status_code == 202, answer.text
    until = time.monotonic() + PATIENCE
    while True:
        status = service.get(answer.headers["location"]).json()
        if status["state"] not in ("waiting", "making") or time.monotonic() > until:
            return status


def test_a_report_is_asked_for_watched_and_had_in_every_format(service: TestClient) -> None:
    status = made(service, scope="Ale", **{"from": "2024", "to": "2024-12"}, language="en", parts=[PART])
    assert (status["state"], status["done"], status["of"], status["part"]) == ("ready", 1, 1, "")
    assert status["scope"] == "https://w3id.org/samgraf/id/municipality/1440"
    assert (status["first"], status["last"], status["language"]) == ("2024-01-01", "2024-12-31", "en")
    assert [file["format"] for file in status["files"]] == [suffix[1:] for suffix in FORMATS]
    for file in status["files"]:
        answer = service.get(file["href"])
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == file["mediaType"]
        name = f"samgraf-1440-{status['generation'][:8]}.{file['format']}"
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.content
    (written,) = (service.get(file["href"]).content for file in status["files"] if file["format"] == "json")
    assert json.loads(written)["scope"] == "Ale"


def test_the_same_choice_is_the_same_report_and_is_listed_once(service: TestClient) -> None:
    first, second = (made(service, parts=[PART]) for _ in range(2))
    assert first == second
    listed = service.get(REPORTS).json()
    assert [one["id"] for one in listed["items"]].count(first["id"]) == 1
    assert listed["parts"] == list(PARTS)
    assert listed["formats"] == [suffix[1:] for suffix in FORMATS]


def test_what_is_cancelled_has_no_files_and_can_be_made_again(service: TestClient) -> None:
    status = made(service, language="en", parts=[PART])
    cancelled = service.delete(status["href"]).json()
    assert (cancelled["state"], cancelled["files"]) == ("cancelled", [])
    missing = service.get(status["files"][0]["href"])
    assert (missing.status_code, missing.json()["state"]) == (409, "cancelled")
    assert made(service, language="en", parts=[PART])["state"] == "ready"


@pytest.mark.parametrize(
    ("wanted", "status", "detail"),
    [
        ({"scope": "Nowhere"}, 400, "There is no municipality, county or body Nowhere: write its name"),
        ({"parts": ["nothing"]}, 400, f"A report has no part nothing: choose among {PART}"),
        ({"from": "2025", "to": "2024"}, 400, "The period ends (2024) before it begins (2025): exchange the two."),
        ({"language": "fi"}, 422, "The parameter language is wrong"),
        ({"colour": "blue"}, 422, "The parameter colour is wrong"),
        ({"from": "soon"}, 422, "The parameter from is wrong"),
    ],
)
def test_what_means_nothing_is_told_in_one_sentence(
    service: TestClient, wanted: dict[str, object], status: int, detail: str
) -> None:
    answer = service.post(REPORTS, json=wanted)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].startswith(detail)


def test_reports_and_formats_that_there_are_not_are_told_of(service: TestClient) -> None:
    unknown = "0" * 20
    for asked in (service.get, service.delete):
        answer = asked(f"{REPORTS}/{unknown}")
        assert (answer.status_code, answer.json()["detail"]) == (
            404,
            f"There is no report {unknown}: ask for it anew with POST at http://service.example{REPORTS}.",
        )
    status = made(service, parts=[PART])
    answer = service.get(f"{status['href']}/report.exe")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There are no reports in exe: ask for pdf, docx")
