"""The map's routes over the hand-made minutes: page, data, tables, panel and exports, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import SERVICE, Run
from tests.factories import SPRING

ALE, LILLA_EDET, PARTILLE = "municipality/1440", "municipality/1462", "municipality/1402"
NORRSAM, PROJECT, KARIN = "organisation/natverket-norrsam", "project/gemensam-vaxel", "person/karin-prov"
ALL = "kind=Municipality&kind=Network&kind=Project&kind=Organization&kind=Person&kind=Meeting"


def data(client: TestClient, query: str) -> Any:
    return client.get(f"/map/data?{query}").json()


def words(markup: str) -> str:
    """What a reader sees of markup, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def rows(markup: str, table: str) -> list[list[str]]:
    """What stands in the cells of a table."""
    body = re.search(rf'<table id="{table}".*?<tbody>(.*?)</tbody>', markup, re.DOTALL)
    assert body is not None
    cells = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
    return [[words(cell) for cell in cells.findall(row)] for row in body[1].split("</tr>") if "<t" in row]


def test_data_are_nodes_with_places_and_lines_between_them(client: TestClient) -> None:
    found = data(client, "between=1")
    assert [(key, label, kind, county) for key, label, _, kind, county, *_ in found["nodes"]] == [
        (ALE, "Ale", 0, "14"),
        (LILLA_EDET, "Lilla Edet", 0, "14"),
        (PARTILLE, "Partille", 0, "14"),
    ]
    # both ways of counting begin at the lowest step: 3 is samverkan
    assert {(source, target, step, weight) for source, target, step, weight, _ in found["lines"]} == {
        (0, 1, 3, 1),
        (2, 0, 3, 1),
        (2, 1, 3, 1),
    }


def test_places_do_not_change_with_what_is_chosen(client: TestClient) -> None:
    everything = {node[0]: node[6:8] for node in data(client, ALL)["nodes"]}
    few = {node[0]: node[6:8] for node in data(client, "kind=Municipality&from=2024-09&weight=1")["nodes"]}
    assert few
    assert few.items() <= everything.items()


def test_a_pinned_node_stands_where_it_was_put(client: TestClient) -> None:
    assert {node[0]: node[6:8] for node in data(client, f"pin={ALE}@-12,340")["nodes"]}[ALE] == [-12, 340]


def test_shortest_way_goes_by_names_as_they_are_typed(client: TestClient) -> None:
    kinds = "kind=Municipality&kind=Organization&kind=Network"
    query = f"{kinds}&way_from=partille&way_to=Norrkonsult+AB"
    assert data(client, query)["path"] == [PARTILLE, ALE, "organisation/norrkonsult-ab"]
    assert "Kortaste vägen, 2 steg: Partille → Hur Ale → Hur Norrkonsult AB" in words(client.get(f"/map?{query}").text)
    nowhere = client.get(f"/map?{kinds}&way_from=Partille&way_to={KARIN}&lang=en").text
    assert "There is no way between them" in nowhere


def test_data_are_sent_once_for_each_generation(client: TestClient) -> None:
    first = client.get("/map/data?weight=2")
    again = client.get("/map/data?weight=2", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "no-cache"
    other = client.get("/map/data?weight=1", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


def test_the_tables_say_what_the_picture_shows(client: TestClient) -> None:
    page = client.get("/map?between=1&lang=sv").text
    assert "3 samband mellan 3 kommuner." in words(page)
    assert rows(page, "ties") == [
        ["Ale – Lilla Edet", "samverkan, samtal, mötesplats 2", "1"],
        ["Ale – Partille", "samverkan", "1"],
        ["Lilla Edet – Partille", "samverkan", "1"],
    ]
    assert rows(page, "nodes") == [
        ["Ale", "kommun", "Västra Götalands län", "2"],
        ["Lilla Edet", "kommun", "Västra Götalands län", "2"],
        ["Partille", "kommun", "Västra Götalands län", "2"],
    ]
    assert "3 ties between 3 municipalities." in words(client.get("/map?between=1&lang=en").text)


def test_tables_are_sorted_and_filtered_by_their_address(client: TestClient) -> None:
    turned = client.get("/map/table?between=1&sort=label&desc=1").text
    assert [row[0] for row in rows(turned, "nodes")] == ["Partille", "Lilla Edet", "Ale"]
    assert 'aria-sort="descending"' in turned
    found = client.get("/map/table?between=1&find=lilla").text
    assert [row[0] for row in rows(found, "ties")] == ["Ale – Lilla Edet", "Lilla Edet – Partille"]


def test_an_empty_choice_says_what_would_be_there_and_what_to_do(client: TestClient) -> None:
    page = words(client.get("/map?from=2030-01&kind=Municipality&lang=en").text)
    assert "No tie fits what is chosen. Here would be those who collaborate" in page


def test_the_panel_of_a_municipality_says_who_represents_it_with_their_words(client: TestClient) -> None:
    panel = client.get(f"/panel?iri={ALE}&lang=sv").text
    told = words(panel)
    assert "Ale Kommun" in told.replace("kommun", "Kommun")
    assert "Företräds av Karin Prov" in told
    assert "Deltar i projekt Gemensam växel projektpart" in told
    assert "Karin Prov, Ale" in told
    assert "Samverkar med" in told
    assert f'href="{SERVICE}/minutes/host?lang=sv&amp;start=' in panel
    assert "<html" not in panel


def test_the_panel_takes_a_whole_iri_too(client: TestClient) -> None:
    whole = f"https://w3id.org/samgraf/id/{ALE}"
    assert client.get("/panel", params={"iri": whole}).text == client.get("/panel", params={"iri": ALE}).text


def test_the_panel_of_two_shows_each_step_with_what_it_rests_on(client: TestClient) -> None:
    panel = client.get(f"/panel?iri={ALE}&with={LILLA_EDET}&lang=sv").text
    headings = [words(one) for one in re.findall(r"<h3>(.*?)</h3>", panel, re.DOTALL)]
    assert headings == ["Samverkan", "Samtal", "Mötesplats 2"]
    quotes = re.findall(r'<p lang="sv">(.*?)</p>', panel)
    assert quotes[0] == "Ale och Lilla Edet deltar, Partille betalar."
    assert {"Karin Prov, Ale", "Nils Exempel, Lilla Edet", "1 Gemensam växel"} <= set(quotes)
    assert all(quote in SPRING or quote in "Karin Prov, Ale\nNils Exempel, Lilla Edet" for quote in quotes)
    start = SPRING.index("Ale och Lilla Edet deltar")
    assert f"/minutes/var?lang=sv&amp;start={start}&amp;end={start + len(quotes[0])}#here" in panel


def test_a_step_of_the_panel_of_a_project_tells_roles(client: TestClient) -> None:
    told = words(client.get(f"/panel?iri={PROJECT}&lang=en").text)
    assert "Participants 3" in told
    assert "Partille funder" in told
    assert "Contact Karin Prov" in told


def test_the_panel_of_what_is_not_there_says_so(client: TestClient) -> None:
    answer = client.get("/panel?iri=municipality/9999&lang=en")
    assert answer.status_code == 404
    assert "The minutes have nothing at that address" in answer.text
    apart = client.get(f"/panel?iri=organisation/norrkonsult-ab&with={PARTILLE}&lang=en")
    assert "nothing of what ties them" in apart.text


def test_the_page_works_without_scripts(client: TestClient) -> None:
    page = client.get(f"/map?chosen={ALE}&with={LILLA_EDET}&hide={KARIN}&lang=en").text
    assert "Ale och Lilla Edet deltar, Partille betalar." in page
    assert f'<input type="hidden" name="hide" value="{KARIN}">' in page
    assert f'<img src="{SERVICE}/map/samgraf.svg?' in page


def test_csv_has_every_node_and_every_tie(client: TestClient) -> None:
    nodes = list(
        csv.DictReader(io.StringIO(client.get("/map/nodes.csv?between=1&lang=sv").content.decode("utf-8-sig")))
    )
    assert [(row["iri"], row["name"], row["county"], row["connections"]) for row in nodes] == [
        (f"https://w3id.org/samgraf/id/{ALE}", "Ale", "Västra Götalands län", "2"),
        (f"https://w3id.org/samgraf/id/{LILLA_EDET}", "Lilla Edet", "Västra Götalands län", "2"),
        (f"https://w3id.org/samgraf/id/{PARTILLE}", "Partille", "Västra Götalands län", "2"),
    ]
    ties = list(csv.DictReader(io.StringIO(client.get("/map/ties.csv?between=1&lang=sv").content.decode("utf-8-sig"))))
    assert {(row["sourceName"], row["targetName"], row["tieName"], row["weight"]) for row in ties} == {
        ("Ale", "Lilla Edet", "samverkan", "1"),
        ("Ale", "Lilla Edet", "samtal", "1"),
        ("Ale", "Lilla Edet", "mötesplats", "2"),
        ("Ale", "Partille", "samverkan", "1"),
        ("Lilla Edet", "Partille", "samverkan", "1"),
    }


@pytest.mark.parametrize(("file", "kind"), [("samgraf.svg", "image/svg+xml"), ("samgraf.html", "text/html")])
def test_pictures_are_downloads(client: TestClient, file: str, kind: str) -> None:
    answer = client.get(f"/map/{file}?between=1")
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-disposition"] == f'attachment; filename="{file}"'


def test_svg_shows_the_same_as_the_page(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/map/samgraf.svg?between=1&scheme=dark").text)
    titles = [one.text for one in root.findall(".//{http://www.w3.org/2000/svg}title")]
    assert titles[1:4] == ["Ale – Lilla Edet", "Partille – Ale", "Partille – Lilla Edet"]


def test_the_file_without_a_network_holds_the_words_of_the_minutes(client: TestClient) -> None:
    page = client.get("/map/samgraf.html?between=1&lang=sv").text
    assert '<blockquote lang="sv">Ale och Lilla Edet deltar, Partille betalar.</blockquote>' in page
    assert "samverkan (1), samtal (1), mötesplats (2)" in page


def test_the_library_comes_out_of_its_package(client: TestClient) -> None:
    library = client.get("/map/vis-network.js?v=9.1.2")
    assert "immutable" in library.headers["cache-control"]
    assert "* vis-network" in library.text[:100]
    assert "samgrafPicture" in client.get("/map/picture.js").text


def test_command_writes_the_map_and_tells_how_large_it_is(run: Run, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "karta.html"
    done = run("map", file, "--store", built, "--choose", "between=1")
    assert (done.exit_code, done.stderr) == (0, f"Wrote a map of 3 and their 3 ties to {file}.\n")
    first = file.read_bytes()
    assert b"Ale och Lilla Edet deltar, Partille betalar." in first
    run("map", file, "--store", built, "--choose", "between=1")
    assert file.read_bytes() == first
    picture = tmp_path / "karta.svg"
    assert run("map", picture, "--store", built, "--language", "en").exit_code == 0
    assert "municipalities" in picture.read_text(encoding="utf-8")


def test_command_refuses_what_it_cannot_write(run: Run, built: Path, tmp_path: Path) -> None:
    odd = run("map", tmp_path / "karta.txt", "--store", built)
    assert (odd.exit_code, "end it in .html or .svg" in odd.stderr) == (2, True)
    nowhere = run("map", tmp_path / "none" / "karta.svg", "--store", built)
    assert (nowhere.exit_code, "choose another place" in nowhere.stderr) == (1, True)


def test_set_up_for_scripts_can_be_read(client: TestClient) -> None:
    page = client.get("/map?lang=en").text
    found = re.search(r'id="map-set-up">(.*?)</script>', page)
    assert found is not None
    set_up = json.loads(found[1])
    assert (set_up["months"], set_up["counts"], set_up["language"]) == (["2024-03", "2024-09"], [1, 1], "en")
    assert [one["shape"] for one in set_up["look"]["kinds"]] == [
        "disc",
        "rounded",
        "diamond",
        "triangle",
        "dot",
        "hexagon",
    ]


def test_a_way_to_nobody_says_whom_it_does_not_know(client: TestClient) -> None:
    page = client.get("/map/table?way_from=Ale&way_to=Nynorrlanda&lang=sv").text
    assert "Ingen på kartan heter Nynorrlanda." in page
    assert "Det finns ingen väg mellan dem" not in page
