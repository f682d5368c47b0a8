"""How sure the reading of minutes is, wherever that is told: graph, page, REST, closing report, explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from api.cli import cli
from api.service.app import create_app
from api.settings import read_settings
from data.gazetteer import default_gazetteer
from graph.build import build
from graph.query import ask_rows
from graph.steps import standard_steps
from graph.store import open_current
from graph.validating import findings
from tests.api.conftest import SERVICE

HEAP = "Karin Provander Kil Nils Exelius Arvika\nUlla Testberg\nBo Lund Torsby Eva Ek\nAnna Berg\n"
TIDY = """Nätverket Provsam, möte 2022-09-14
Plats: Kommunhuset, Kil

Närvarande:
Sven Provlund, Kil
Lena Exeberg, Arvika
Olof Testdal, Torsby
Maja Ek, Sunne

1. Budget
Sven informerade.

2. Övriga frågor
Inga.
"""
GUESSED = TIDY.replace("1. Budget", "Budget för nästa år\n").replace("2. Övriga frågor", "Övriga frågor\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unsure")
    for name, text in (("hop", HEAP), ("ordnat", TIDY), ("rubriker", GUESSED)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("store")
    report = build([folder], store, standard_steps())
    assert [document for document, _ in report.unsure] == ["hop"]
    return store


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(read_settings(store=store, workers=2)), SERVICE) as client:
        yield client


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def head_of(client: TestClient, address: str) -> str:
    return client.get(address).text.partition("<h1")[2].partition("</header>")[0]


def test_the_graph_says_how_sure_each_is_and_keeps_to_its_shapes(store: Path) -> None:
    opened = open_current(store)
    asked = "SELECT ?d ?c { ?m a samv:Minutes ; dcterms:identifier ?d ; samv:confidence ?c } ORDER BY ?d"
    sure = {
        getattr(one, "value", ""): float(getattr(share, "value", "")) for one, share in ask_rows(opened, asked).rows
    }
    assert list(sure) == ["hop", "ordnat", "rubriker"]
    assert sure["hop"] < 0.1 < 0.5 < sure["rubriker"] < 0.8 < 0.9 < sure["ordnat"]
    assert findings(opened, default_gazetteer()) == []


def test_the_page_warns_of_minutes_that_are_hardly_understood(client: TestClient) -> None:
    swedish = head_of(client, "/minutes/hop?lang=sv")
    assert '<section class="told unsure"' in swedish
    assert "Osäkert läst protokoll Jämför närvaro och dagordning" in words(swedish)
    assert re.search(r"rätt lästa är \d %\.", words(swedish))
    assert "Ingen dagordning hittades." in words(swedish)
    assert "Namn utanför dagordningens punkter som inte står i någon närvarolista: " in words(swedish)
    english = head_of(client, "/minutes/hop?lang=en")
    assert "Minutes read with low confidence Compare attendance and agenda" in words(english)
    assert "Names outside the items of the agenda that stand in no list of attendance: " in words(english)


def test_the_page_on_the_minutes_as_a_thing_has_the_figure_too(client: TestClient) -> None:
    assert re.search(r"Säkerhet 0\.9\d", words(client.get("/doc/minutes/ordnat?lang=sv").text))


def test_the_page_is_quiet_where_the_reading_is_sure(client: TestClient) -> None:
    head = head_of(client, "/minutes/ordnat?lang=sv")
    assert "unsure" not in head
    assert re.search(r"rätt lästa är 9\d %\.", words(head))


def test_a_reason_that_leaves_the_reading_rather_sure_is_folded_away(client: TestClient) -> None:
    head = head_of(client, "/minutes/rubriker?lang=sv")
    assert "told unsure" not in head
    folded = head.partition('<details class="unsure">')[2].partition("</details>")[0]
    assert words(folded) == (
        "Vad läsningen är osäker på 1 Rubriker i dagordningen som varken har nummer eller märkning: 2 av 2."
    )


def test_rest_tells_the_figure_in_lists_and_the_reasons_alone(client: TestClient) -> None:
    alone = client.get("/api/v1/minutes/rubriker").json()
    assert alone["remarks"] == ["Headings of the agenda that have neither number nor mark: 2 of 2."]
    listed = {one["identifier"]: one["confidence"] for one in client.get("/api/v1/minutes").json()["items"]}
    assert listed["rubriker"] == alone["confidence"] > listed["hop"]
    assert client.get("/api/v1/minutes/ordnat").json()["remarks"] == []


def test_the_closing_report_names_the_least_sure(folder: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["build", str(folder), "--store", str(tmp_path / "store")])
    assert result.exit_code == 0
    told = result.stderr.partition("Read with low confidence: ")[2].splitlines()
    assert told[0] == "1 document (the least sure first)."
    assert re.fullmatch(r"  0\.\d\d  hop", told[1])
    assert len(told) == 2


def test_of_many_unsure_documents_ten_are_named(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"hop{number:02}.txt").write_text(HEAP, encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", str(tmp_path), "--store", str(tmp_path / "store")])
    told = result.stderr.partition("Read with low confidence: ")[2].splitlines()
    assert told[0] == "12 documents (the ten least sure)."
    assert [line.split()[1] for line in told[1:]] == [f"hop{number:02}" for number in range(10)]


def test_an_explanation_warns_beside_the_words_of_such_minutes(store: Path) -> None:
    def explained(name: str) -> str:
        return CliRunner().invoke(cli, ["explain", name, "--store", str(store)]).output

    assert re.search(r"”Anna Berg” \(osäkert läst protokoll, säkerhet 0,\d\d\)", explained("Anna Berg"))
    assert "osäkert" not in explained("Sven Provlund")
