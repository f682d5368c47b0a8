"""The timeline's page: what it shows of whom, when, and where its links lead."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from graph.language.days import spoken_period
from tests.api.conftest import SERVICE
from tests.api.pages.test_pages import HTML

TITLES = re.compile(r"<h3[^>]*>\s*<a href=\"([^\"]+)\">([^<]+)</a>")


def shown(client: TestClient, address: str) -> list[str]:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200
    return [title for _, title in TITLES.findall(answer.text)]


MEETINGS = ["Nätverket Norrsam 2024-09-03", "Nätverket Norrsam"]
EVERYTHING = [MEETINGS[0], "Växeldagen", "Nils Exempel skriver ett utkast till 1 maj.", MEETINGS[1]]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", EVERYTHING),
        ("?around=Ale", EVERYTHING),
        ("?around=municipalities/1440", EVERYTHING),
        ("?around=1402", []),
        ("?sort=event", ["Växeldagen"]),
        ("?from=2024-05&to=2024-06", ["Växeldagen", "Nils Exempel skriver ett utkast till 1 maj."]),
        ("?from=2023&to=2023", []),
        ("?from=i+morgon", EVERYTHING),
        ("?sort=meeting&after=2024-09-03.1", [MEETINGS[1]]),
        ("?after=x.y&sort=zzz", EVERYTHING),
    ],
)
def test_address_chooses_what_is_shown(client: TestClient, query: str, titles: list[str]) -> None:
    assert shown(client, f"/timeline{query}") == titles


def test_what_is_not_known_is_said_with_a_way_on(client: TestClient) -> None:
    page = client.get("/timeline?around=Nynorrlanda&lang=sv", headers=HTML).text
    assert "Ingenting i grafen heter ”Nynorrlanda”." in page
    assert f"{SERVICE}/search?q=Nynorrlanda" in page
    assert "<h3" not in page


def test_outcomes_are_counted_and_quoted_with_their_place(client: TestClient) -> None:
    page = client.get("/timeline?lang=en", headers=HTML).text
    assert "1 decision, 1 agreement, 1 promise" in page
    assert f"{SERVICE}/minutes/var?lang=en&amp;start=" in page
    assert '<p lang="sv">att starta Gemensam växel.</p>' in page


def test_links_keep_to_what_was_chosen(client: TestClient) -> None:
    page = client.get("/timeline?around=Ale&sort=meeting&lang=en", headers=HTML).text
    assert f"{SERVICE}/feeds/municipalities/1440.ics" in page
    assert f'hreflang="sv" href="{SERVICE}/timeline?around=Ale&amp;sort=meeting&amp;lang=sv"' in page


@pytest.mark.parametrize(
    ("days", "edtf", "swedish", "english"),
    [
        (("2024-02-16", "2024-02-16"), None, "16 februari 2024", "16 February 2024"),
        (("2018-04-19", "2018-04-20"), None, "19–20 april 2018", "19–20 April 2018"),
        (("2024-03-30", "2024-04-02"), None, "30 mars 2024 – 2 april 2024", "30 March 2024 – 2 April 2024"),
        (("2021-09-01", "2021-11-30"), "2021-23", "hösten 2021", "the autumn of 2021"),
        (("2022-01-01", "2022-04-30"), "2022-01~/2022-04~", "omkring januari–april 2022", "about January–April 2022"),
        (("2024-03-01", "2024-03-31"), "2024-03", "mars 2024", "March 2024"),
        (("2024-01-01", "2024-12-31"), "2024", "2024", "2024"),
        (("2020-01-01", "2029-12-31"), "202X", "2020–2029", "2020–2029"),
        (
            ("2023-12-01", "2024-01-31"),
            "2023-12/2024-01",
            "december 2023 – januari 2024",
            "December 2023 – January 2024",
        ),
    ],
)
def test_days_are_said_as_one_says_them(days: tuple[str, str], edtf: str | None, swedish: str, english: str) -> None:
    assert (spoken_period(*days, "sv", edtf), spoken_period(*days, "en", edtf)) == (swedish, english)


def test_a_day_that_is_none_is_told(client: TestClient) -> None:
    page = client.get("/timeline?from=hejsan&to=2024&lang=sv", headers=HTML).text
    assert "”hejsan” är ingen dag: skriv den som 2024-02-16, 2024-02 eller 2024." in page
    assert "är ingen dag" not in client.get("/timeline?from=2024-03&to=2024&lang=sv", headers=HTML).text
