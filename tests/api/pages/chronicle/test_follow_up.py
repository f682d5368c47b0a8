"""The list of promises: how they stand on a chosen day, and the same as a table."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import SERVICE
from tests.api.pages.test_pages import HTML


@pytest.mark.parametrize(
    ("day", "heading", "distance"),
    [
        ("2024-03-15", "Längre fram", "om 47 dagar"),
        ("2024-04-30", "Inom 30 dagar", "i morgon"),
        ("2024-05-01", "Inom 30 dagar", "i dag"),
        ("2024-05-02", "Sista dagen har passerat", "i går"),
        ("2027-01-26", "Sista dagen har passerat", "för 1\N{NARROW NO-BREAK SPACE}000 dagar sedan"),
    ],
)
def test_promise_stands_by_the_day_chosen(client: TestClient, day: str, heading: str, distance: str) -> None:
    page = client.get(f"/follow-up?as_of={day}&lang=sv", headers=HTML).text
    assert [one.strip() for one in re.findall(r"<h2[^>]*>([^<]+)<", page)] == [heading]
    assert f'1 maj 2024<br><span class="note">{distance}</span>' in page
    assert "Nils Exempel skriver ett utkast till 1 maj." in page


def test_promise_comes_with_who_gave_it_and_its_words(client: TestClient) -> None:
    page = client.get("/follow-up?as_of=2024-05-02&lang=sv", headers=HTML).text
    assert f'<a href="{SERVICE}/doc/person/nils-exempel?lang=sv">Nils Exempel</a>' in page
    assert f"{SERVICE}/minutes/var?lang=sv&amp;start=" in page
    assert "Inget senare protokoll från samma organ finns i grafen." in page


def test_later_minutes_that_are_silent_are_told(client: TestClient) -> None:
    page = client.get("/follow-up?as_of=2024-12-31&lang=sv", headers=HTML).text
    assert "Ett senare protokoll från samma organ; det tycks inte nämna det." in page


def test_a_day_that_is_none_is_said_and_today_taken(client: TestClient) -> None:
    page = client.get("/follow-up?as_of=ig%C3%A5r&lang=sv", headers=HTML).text
    assert "”igår” är ingen dag: skriv den som 2024-02-16. Visar läget i dag." in page
    today = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
    assert f'value="{today}"' in page


def test_before_anything_was_promised_the_page_says_what_to_do(client: TestClient) -> None:
    page = client.get("/follow-up?as_of=2020-01-01&lang=sv", headers=HTML).text
    assert "Inga löften hade getts den dagen." in page
    assert "<table" not in page


def test_table_holds_the_same(client: TestClient) -> None:
    answer = client.get("/follow-up.csv?as_of=2024-05-02&lang=sv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="samgraf-2024-05-02.csv"'
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [{name: value for name, value in row.items() if name != "Beständig adress"} for row in rows] == [
        {
            "Slag": "Sista dagen har passerat",
            "Senast": "2024-05-01",
            "Vem": "Nils Exempel",
            "Löfte": "Nils Exempel skriver ett utkast till 1 maj.",
            "Lovat": "2024-03-12",
            "Möte": "Nätverket Norrsam",
        }
    ]
    assert rows[0]["Beständig adress"].startswith(f"{SERVICE}/doc/commitment/var/")


def test_table_of_nobody_known_is_empty(client: TestClient) -> None:
    assert len(client.get("/follow-up.csv?around=Nynorrlanda").text.splitlines()) == 1
