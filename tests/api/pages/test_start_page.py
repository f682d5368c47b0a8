"""The start page: questions that have answers, the latest meetings, and ways on."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from tests.api.conftest import SERVICE
from tests.api.pages.test_pages import HTML


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_question_to_begin_with_is_answered(enclosed: Path, language: str) -> None:
    with TestClient(create_app(read_settings(store=enclosed, workers=2)), SERVICE) as client:
        page = client.get(f"/?lang={language}", headers=HTML).text
        questions = re.findall(r'<li><a href="([^"]+/search\?[^"]+)">', page)
        assert len(questions) == 5
        for question in map(unescape, questions):
            assert '<section class="answer"' in client.get(question, headers=HTML).text, question


def test_latest_meetings_are_those_that_minutes_record(enclosed: Path) -> None:
    with TestClient(create_app(read_settings(store=enclosed, workers=2)), SERVICE) as client:
        page = client.get("/?lang=sv", headers=HTML).text
    latest = page.partition('<ul class="latest">')[2].partition("</ul>")[0]
    days = re.findall(r'<li><span class="note">([^<]+)</span>', latest)
    # 15 March 2018 is announced, and no minutes of it are there
    assert days == ["16 februari 2024", "16 juni 2021", "24 januari 2018"]


def test_every_way_on_is_a_page(client: TestClient) -> None:
    page = client.get("/", headers=HTML).text
    ways = page.partition('<ul class="ways">')[2].partition("</ul>")[0]
    addresses = re.findall(r'href="([^"]+)"', ways)
    assert len(addresses) == 9
    for address in addresses:
        assert client.get(address, headers=HTML).status_code == 200, address
