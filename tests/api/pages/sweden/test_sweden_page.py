"""The geographic map over the hand-made minutes, without any script."""

from __future__ import annotations

import csv
import re
from html import unescape

import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from api.pages.sweden.state import SwedenState, sweden_state
from graph.collaboration.measuring import Measure
from graph.collaboration.values import STEPS, Choice
from tests.api.conftest import SERVICE


def page(client: TestClient, query: str = "") -> str:
    answer = client.get(f"/sweden?lang=sv&{query}")
    assert answer.status_code == 200
    assert (answer.headers["vary"], answer.headers["cache-control"]) == ("Accept-Language", "no-cache")
    return answer.text


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def rows(text: str, heading: str = "table") -> list[list[str]]:
    body = text.partition(f'<h2 id="{heading}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def coloured(text: str) -> dict[str, str]:
    """Return the class of each municipality that has one, by its code."""
    shapes = re.findall(r'data-code="(\d+)"><path class="band-(\d)"', text)
    return {code: band for code, band in shapes if band != "0"}


def test_first_view_is_where_there_is_something_to_see(client: TestClient) -> None:
    text = page(client)
    assert coloured(text) == {"1440": "3", "1462": "3"}
    assert rows(text) == [["Ale", "Västra Götalands län", "2"], ["Lilla Edet", "Västra Götalands län", "2"]]
    assert "2 kommuner har möten i protokollen, 2 var." in text
    assert "Siffrorna bygger på 2 protokoll" in text
    assert "<title>Kiruna</title>" not in text


def test_country_is_a_click_away_and_light(client: TestClient) -> None:
    [country] = re.findall(r'<p class="areas"><a href="([^"]+)"', page(client))
    text = client.get(unescape(country)).text
    assert text.count('<path class="band-') == 290
    assert len(text.encode()) < 300_000
    assert len(rows(text)) == 2


def test_county_shows_all_its_municipalities(client: TestClient) -> None:
    text = page(client, "county=14")
    assert len(rows(text)) == 49
    assert rows(text)[2] == ["Alingsås", "Västra Götalands län", "inget"]
    elsewhere = page(client, "county=01")
    assert "2 kommuner utanför området har också uppgifter." in elsewhere


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("people", {"Ale": "1", "Lilla Edet": "1"}),
        ("projects", {"Ale": "1", "Lilla Edet": "1", "Partille": "1"}),
        ("partners", {"Ale": "3", "Lilla Edet": "3", "Partille": "2"}),
        ("commitments", {"Lilla Edet": "1"}),
    ],
)
def test_measure_is_what_the_table_and_the_colours_tell(
    client: TestClient, measure: str, expected: dict[str, str]
) -> None:
    text = page(client, f"measure={measure}")
    assert {row[0]: row[2] for row in rows(text)} == expected
    assert len(coloured(text)) == len(expected)


def test_legend_tells_the_numbers_of_the_colours(client: TestClient) -> None:
    legend = words(page(client, "measure=partners").partition('class="sweden-legend"')[2].partition("</figcaption>")[0])
    assert legend.endswith("Samverkansparter 2 1 kommuner 3 2 kommuner inget 287 kommuner")


def test_table_is_sorted_by_its_columns_and_turned_round(client: TestClient) -> None:
    def names(query: str) -> list[str]:
        return [row[0] for row in rows(page(client, f"measure=partners&{query}"))]

    assert names("") == ["Ale", "Lilla Edet", "Partille"]
    assert names("desc=1") == ["Partille", "Lilla Edet", "Ale"]
    assert names("sort=name&desc=1") == ["Partille", "Lilla Edet", "Ale"]
    text = page(client, "measure=partners&sort=name")
    assert '<th scope="col" aria-sort="ascending">' in text
    assert re.findall(r'aria-sort="\w+"', page(client)) == ['aria-sort="descending"']


def test_table_is_there_as_a_file(client: TestClient) -> None:
    [href] = re.findall(r'href="([^"]+)" download>CSV', page(client, "measure=partners"))
    answer = client.get(unescape(href))
    assert answer.headers["content-type"].startswith("text/csv")
    assert list(csv.reader(answer.content.decode("utf-8-sig").splitlines())) == [
        ["Kommunkod", "Kommun", "Län", "samverkansparter"],
        ["1440", "Ale", "Västra Götalands län", "3"],
        ["1462", "Lilla Edet", "Västra Götalands län", "3"],
        ["1402", "Partille", "Västra Götalands län", "2"],
    ]


def test_ties_are_drawn_and_told(client: TestClient) -> None:
    text = page(client)
    assert re.findall(r'<path class="step-(\w+)" data-ends="(\d+ \d+)"', text) == [
        ("Collaboration", "1402 1440"),
        ("Collaboration", "1402 1462"),
        ("Collaboration", "1440 1462"),
    ]
    assert [(row[0], row[2]) for row in rows(text, "ties")] == [
        ("Partille – Ale", "1"),
        ("Partille – Lilla Edet", "1"),
        ("Ale – Lilla Edet", "1"),
    ]
    without = page(client, "curves=0")
    assert "data-ends" not in without
    assert rows(without, "ties") == rows(text, "ties")
    assert re.findall(r'data-ends="(\d+ \d+)"', page(client, "step=MeetingPlace")) == ["1440 1462"]


def test_panel_of_a_municipality_and_of_a_tie_are_there_without_scripts(client: TestClient) -> None:
    text = page(client)
    [href] = set(re.findall(r'href="([^"]+)" data-code="1440" lang', text))
    chosen = client.get(unescape(href).partition("#")[0]).text
    panel = chosen.partition('id="panel"')[2].partition("</aside>")[0]
    assert '<h2 tabindex="-1" class="panel-title" lang="sv">Ale</h2>' in panel
    assert "Karin Prov, Ale" in panel
    tie = page(client, "chosen=1440&with=1462").partition('id="panel"')[2].partition("</aside>")[0]
    assert "Ale – Lilla Edet" in words(tie)
    assert "hidden" in text.partition('id="panel"')[2].partition(">")[0]


def test_nothing_chosen_by_the_filters_says_what_to_do(client: TestClient) -> None:
    text = page(client, "to=2020-01")
    assert "Ingen kommun har möten i urvalet." in text
    assert "Inga två kommuner hänger ihop i urvalet." in text
    assert f'<a href="{SERVICE}/sweden?lang=sv">börja om</a>' in text
    assert text.count('<path class="band-0"') == 290


@pytest.mark.parametrize(
    "query",
    ["county=99", "network=nobody", "topic=nothing", "chosen=9999&with=x", "measure=x", "from=2024-13", "at=1,2"],
)
def test_what_makes_no_sense_counts_as_not_given(client: TestClient, query: str) -> None:
    assert page(client, query) == page(client)


def test_every_state_has_an_address_that_gives_it_back() -> None:
    state = SwedenState(
        Measure.PARTNERS,
        "14",
        "organisation/x",
        "topic/y",
        "2024-01",
        "2024-12",
        (STEPS[0], STEPS[2]),
        curves=False,
        at="0,-10,200,300",
        chosen="1440",
        other="1462",
        sort="name",
        descending=True,
        language="en",
    )
    assert sweden_state(QueryParams(state.query().removeprefix("?"))) == state
    assert SwedenState().query() == ""
    assert sweden_state(QueryParams("")) == SwedenState()


def test_months_are_chosen_whole() -> None:
    assert SwedenState(first="2024-02", last="2024-02").choice() == Choice(first="2024-02-01", last="2024-02-29")


def test_stretch_that_was_zoomed_to_is_shown(client: TestClient) -> None:
    text = page(client, "at=0,0,500,600")
    assert 'viewBox="0 0 500 600"' in text
