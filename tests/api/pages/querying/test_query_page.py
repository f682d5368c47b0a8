"""The SPARQL page over the hand-made minutes, without any script."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

import api.pages.querying.answers as answers
from api.pages.querying.answers import Rows, rows_of
from api.queries.question import Answer
from api.service.app import create_app
from api.settings import read_settings
from graph.examples import example, examples
from ontology.terms import SAMV
from tests.api.conftest import SERVICE

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
MEETINGS = example("municipality-meetings").query


def page(client: TestClient, query: str, **given: str) -> str:
    answer = client.get(f"/query?{urlencode({'query': query, 'lang': 'sv', **given})}", headers=HTML)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert (answer.headers["vary"], answer.headers["cache-control"]) == ("Accept-Language", "no-cache")
    return answer.text


def cells(text: str) -> list[list[str]]:
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [[unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[dh].*?</t[dh]>", row)] for row in rows]


def told(text: str) -> str:
    return unescape(re.findall(r'<p class="told"[^>]*>(.*?)</p>', text)[0])


def test_rows_have_names_that_lead_to_the_things(client: TestClient) -> None:
    text = page(client, MEETINGS)
    assert cells(text) == [["Ale", "2"], ["Lilla Edet", "2"]]
    assert f'<a href="{SERVICE}/doc/municipality/1440?lang=sv" lang="sv">Ale</a>' in text
    assert ">2 rader<" in text


def test_a_single_row_is_one_and_a_decimal_has_its_comma(client: TestClient) -> None:
    text = page(client, "SELECT (1.5 AS ?x) (2 AS ?y) WHERE {}")
    assert cells(text) == [["1,5", "2"]]
    assert ">1 rad<" in text


def test_passages_are_shown_in_their_words_and_lead_into_the_minutes(client: TestClient) -> None:
    text = page(client, "SELECT ?p WHERE { ?d a samv:Agreement ; prov:wasDerivedFrom ?p }")
    assert cells(text) == [["Gruppen är enig om att mötas oftare."]]
    [href] = re.findall(r'href="([^"]+/minutes/var[^"]*)"', text)
    assert "start=" in href
    assert unescape(href).endswith("#here")


def test_terms_are_called_what_they_are_called_in_the_language(client: TestClient) -> None:
    query = "SELECT DISTINCT ?class WHERE { ?x a ?class . FILTER(?class = samv:Meeting) }"
    assert cells(page(client, query)) == [["möte"]]
    assert cells(page(client, query, lang="en")) == [["meeting"]]


def test_triples_are_rows_to_be_fetched_as_turtle(client: TestClient) -> None:
    query = "CONSTRUCT { ?m samv:heldBy ?b } WHERE { ?m samv:heldBy ?b ; dcterms:date ?d FILTER(STR(?d) < '2024-06') }"
    text = page(client, query)
    [[_, held_by, body]] = cells(text)
    assert (held_by, body) == ("hölls av", "Nätverket Norrsam")
    [turtle] = [unescape(href) for href in re.findall(r'href="([^"]+format=turtle)"', text)]
    fetched = client.get(turtle)
    assert fetched.headers["content-type"].startswith("text/turtle")
    assert "samv:heldBy" in fetched.text


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
    ],
)
def test_rows_can_be_fetched_as_files(client: TestClient, form: str, media_type: str) -> None:
    [href] = re.findall(rf'href="([^"]+format={form})" download', page(client, MEETINGS))
    fetched = client.get(unescape(href))
    assert fetched.headers["content-type"].startswith(media_type)
    assert "1440" in fetched.text


@pytest.mark.parametrize(("query", "said"), [("ASK { ?x a samv:Meeting }", "Ja"), ("ASK { samv:x ?y samv:z }", "Nej")])
def test_yes_and_no_are_said(client: TestClient, query: str, said: str) -> None:
    assert f'<p class="yes">{said}</p>' in page(client, query)


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    text = page(client, "SELECT ?x WHERE { ?x a samv:Nothing }")
    assert "Frågan är rätt ställd, men inget i grafen svarar mot den." in text
    assert "OPTIONAL" in text


def test_a_slip_is_told_with_its_place_and_shown(client: TestClient) -> None:
    text = page(client, "SELECT ?x WHERE {\n  ?x samv:heldBy ]\n}")
    assert told(text).startswith("Frågan går inte att läsa från rad 2, tecken 18. Där väntades ")
    shown = unescape(re.findall(r"<pre tabindex=\"0\"><code>(.*?)</code></pre>", text, re.DOTALL)[0])
    line, caret = shown.split("\n")
    assert line == "2:   ?x samv:heldBy ]"
    assert caret.index("<b>^") == line.index("]")
    assert ">SELECT ?x WHERE {\n  ?x samv:heldBy ]\n}</textarea>" in text


def test_a_query_that_ends_too_soon_is_told_so(client: TestClient) -> None:
    assert told(page(client, "SELECT ?x WHERE {")).startswith("Frågan tar slut på rad 1 innan den är färdig.")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("CLEAR ALL", "Frågan vill ändra i grafen"),
        ("SELECT * WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }", "Frågan vill ändra i grafen"),
        ("SELECT * WHERE " + "{" * 300 + "}" * 300, "Frågan ställdes inte"),
    ],
)
def test_what_may_not_be_asked_is_told(client: TestClient, query: str, said: str) -> None:
    assert told(page(client, query)).startswith(said)


def test_limits_are_told(built: Path) -> None:
    settings = read_settings(store=built, workers=2, time_limit=0.2)
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with TestClient(create_app(settings), SERVICE) as client:
        assert told(page(client, endless)).startswith("Frågan tog för lång tid och avbröts")


def test_a_request_that_is_no_query_is_told(client: TestClient) -> None:
    text = client.get("/query?query=ASK%7B%7D&query=ASK%7B%7D&lang=sv", headers=HTML).text
    assert told(text).startswith("Frågan ställdes inte")
    assert "There is more than one query: send one." in text


def test_a_long_query_can_be_posted_and_is_then_in_no_address(client: TestClient) -> None:
    query = f"SELECT ?x WHERE {{ VALUES ?x {{ {' '.join(str(at) for at in range(9000))} }} }} LIMIT 2"
    text = client.post("/query?lang=sv", data={"query": query}, headers=HTML).text
    assert cells(text) == [["0"], ["1"]]
    assert "Frågan är för lång för en adress" in text
    assert "format=csv" not in text


def test_lines_of_a_form_are_those_of_the_query(client: TestClient) -> None:
    text = client.post("/query", data={"query": MEETINGS.replace("\n", "\r\n")}, headers=HTML).text
    assert '<h2 id="answer">' in text
    assert len(re.findall(r'aria-current="page"', text.partition('class="worked"')[2].partition("<footer")[0])) == 1


def test_only_the_first_rows_are_shown(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_ROWS", 3)
    text = page(client, "SELECT ?s WHERE { ?s ?p ?o }")
    assert len(cells(text)) == 3
    assert told(text) == "Visar de första 3 raderna. Hämta svaret som fil för att få alla."
    assert ">minst 3 rader<" in text


def test_an_answer_in_a_file_is_read_and_the_file_removed(tmp_path: Path) -> None:
    for media_type, content, expected in (
        ("application/sparql-results+json", b'{"head":{},"boolean":true}', True),
        ("application/n-triples", b"", Rows(("subject", "predicate", "object"), (), triples=True)),
    ):
        file = tmp_path / "answer"
        file.write_bytes(content)
        assert rows_of(Answer(media_type, b"", len(content), file, repeatable=True)) == expected
        assert not file.exists()


def test_answer_can_be_seen_as_bars_and_as_a_map(client: TestClient) -> None:
    assert cells(page(client, MEETINGS, view="chart")) == [["Ale", "", "2"], ["Lilla Edet", "", "2"]]
    drawn = page(client, MEETINGS, view="map")
    assert 'data-code="1440"><path class="band-3"' in drawn
    assert "<title>Ale: 2</title>" in drawn
    assert "Partille</title>" in drawn
    assert "<title>Kiruna</title>" not in drawn


def test_views_that_make_no_sense_are_not_offered(client: TestClient) -> None:
    def offered(query: str) -> list[str]:
        views = page(client, query).partition('class="views"')[2].partition("</nav>")[0]
        return re.findall(r">(Tabell|Diagram|Karta)<", views)

    assert offered(MEETINGS) == ["Tabell", "Diagram", "Karta"]
    assert offered("SELECT ?x (2 AS ?n) WHERE { ?x a samv:Meeting }") == ["Tabell", "Diagram"]
    assert offered("SELECT ?x WHERE { ?x a samv:Meeting }") == []


@pytest.mark.parametrize("name", [one.name for one in examples()])
def test_every_worked_question_is_answered_or_told_to_have_no_answer(client: TestClient, name: str) -> None:
    text = page(client, example(name).query)
    assert ("<tbody>" in text) == (name not in ("bridging-municipalities", "members"))
    assert 'class="told"' not in text.partition('id="answer"')[2].partition('class="worked"')[0]


def test_the_editor_is_given_the_terms_with_their_words(client: TestClient) -> None:
    answer = client.get("/query/terms.json?lang=sv")
    known = json.loads(answer.content)
    assert ["samv:heldBy", "hölls av"] in known["terms"]
    assert ["foaf:name", "namn"] in known["terms"]
    assert known["prefixes"]["samv"] == SAMV.Meeting.removesuffix("Meeting")
    assert client.get("/query/terms.json?lang=sv", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert ["samv:heldBy", "held by"] in json.loads(client.get("/query/terms.json?lang=en").content)["terms"]


def test_a_browser_without_a_query_is_led_to_the_page_and_a_program_is_not(client: TestClient) -> None:
    led = client.get("/sparql", headers=HTML)
    assert (led.status_code, led.headers["location"], led.headers["vary"]) == (303, f"{SERVICE}/query", "Accept")
    assert client.get("/sparql", headers={"Accept": "text/turtle"}).status_code == 200
    assert client.get("/sparql").status_code == 200
    assert client.get("/sparql?format=ttl", headers=HTML).headers["content-type"].startswith("text/turtle")
    assert client.get("/sparql?query=ASK%7B%7D", headers=HTML).status_code == 200
