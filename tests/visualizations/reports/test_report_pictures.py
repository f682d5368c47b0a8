"""The pictures of a report: networks by the map's own looks, municipalities by the classes of their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from graph.reports.model import CountryPicture, Link
from tests.visualizations.reports.samples import country, network
from visualizations.reports.pictures import drawing_of_network, svg_of_country, svg_of_network
from visualizations.theme import LINES, NODES, OTHER_LINE, SURROUNDINGS, Scheme

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_each_step_of_the_ladder_has_its_line() -> None:
    picture = network()
    for step, look in enumerate(LINES.values(), start=1):
        one = replace(picture, links=(Link(picture.nodes[0].iri, picture.nodes[1].iri, 1, step),))
        assert [line.look for line in drawing_of_network(one).lines] == [look]
    other = replace(picture, links=(Link(picture.nodes[0].iri, picture.nodes[1].iri, 1),))
    assert [line.look for line in drawing_of_network(other).lines] == [OTHER_LINE]


def test_nodes_look_as_their_kind_and_stand_apart_alike_each_time() -> None:
    one, again = drawing_of_network(network()), drawing_of_network(network())
    assert one == again
    places = {(node.x, node.y) for node in one.nodes}
    assert len(places) == len(one.nodes) == 14
    assert [node.kind.name for node in one.nodes[11:]] == ["MUNICIPALITY", "NETWORK", "PROJECT"]


def test_a_network_is_said_in_words_and_its_legend_has_what_is_drawn() -> None:
    svg = svg_of_network(network(), "sv")
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "Umeå kommun står i mitten."
    shown = texts(svg)
    steps = ["mötesplats", "samtal", "samsyn", "samverkan", "samhandling", "andra samband"]
    assert shown[-9:] == ["kommuner", "nätverk", "projekt", *steps]
    assert "Hållbara resor <i>" in shown
    plain = replace(network(), links=(Link(network().nodes[0].iri, network().nodes[1].iri, 1, 5),))
    assert texts(svg_of_network(plain, "en"))[-4:] == ["municipalities", "networks", "projects", "joint action"]


@pytest.mark.parametrize("scheme", Scheme)
def test_both_schemes_have_their_own_colours(scheme: Scheme) -> None:
    fills = set(re.findall(r'fill="(#[0-9a-f]{6})"', svg_of_network(network(), "sv", scheme)))
    looks = {NODES[node.kind].colour(scheme) for node in drawing_of_network(network()).nodes}
    assert fills == looks | {SURROUNDINGS[scheme].ground, SURROUNDINGS[scheme].ink}


def test_municipalities_are_coloured_by_the_classes_in_the_legend() -> None:
    svg = svg_of_country(country(), "sv")
    legend = texts(svg)[-7:]
    assert legend == ["möten", "19–20", "17–18", "14–16", "12–13", "9–11", "inget värde"]
    darkest = 'fill="#0b4674"'
    assert svg.count(darkest) == 2 + 1, "two municipalities and the legend"
    assert {"Umeå", "Skellefteå", "Storuman"} <= set(texts(svg))
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "Flest möten har Umeå kommun."


def test_numbers_of_the_legend_are_written_in_the_language() -> None:
    halves = CountryPicture("c", "T", "D", (("2480", 0.5), ("2482", 1250.0)), "andel", "t")
    assert texts(svg_of_country(halves, "sv"))[-4:] == ["andel", "1\u202f250,0", "0,5", "inget värde"]
    assert texts(svg_of_country(halves, "en"))[-4:] == ["andel", "1\u202f250.0", "0.5", "no value"]


def test_a_map_fits_a_page_however_long_the_country() -> None:
    whole = CountryPicture("c", "T", "D", (("2584", 1.0), ("1287", 2.0)), "antal", "t")
    root = ElementTree.fromstring(svg_of_country(whole, "sv"))
    assert float(str(root.get("height"))) == pytest.approx(620, abs=1)
    assert float(str(root.get("width"))) < 640
