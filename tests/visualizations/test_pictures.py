"""Pictures as files: SVG that can be parsed, HTML that asks for nothing, and looks that stand in one place."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph.collaboration.values import STEPS, Connection, Sort, Tie
from graph.index.kinds import Kind
from visualizations.drawing import Drawing, DrawnNode
from visualizations.labelling import labelled
from visualizations.standalone import VIS_NETWORK, Contents, ListedNode, ListedTie, Said, standalone
from visualizations.svg import svg_of
from visualizations.theme import LINES, NODES, SURROUNDINGS, Scheme, label_box, label_lines, line_width, node_size

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {kind.name: kind.name.lower() for kind in NODES} | {step: step for step in LINES} | {"other": "other"}
NAMES = ("picture", "ties", "nodes", "find", "who", "how", "times", "says_so", "show", "name", "kind", "county")
CSS = Path("api/pages/static/map/map.css")


def contents(*said: Said) -> Contents:
    tie = ListedTie((0, 1), "Ale", "Lilla </script>Edet", "mötesplats (2)", 2, said)
    return Contents(
        "Kartan", "sv", "Om den.", [ListedNode(0, "Ale", "kommun", "", 1)], [tie], {one: one for one in NAMES}
    )


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", Scheme)
def test_svg_has_each_node_and_line_once(drawing: Drawing, scheme: Scheme) -> None:
    root = ElementTree.fromstring(svg_of(drawing, scheme, "Kartan", WORDS))
    parts = {group.get("id"): group for group in root.findall(f"{SVG}g")}
    titles = [title.text for title in parts["nodes"].iter(f"{SVG}title")]
    assert sorted(titles, key=str) == sorted(node.label for node in drawing.nodes)
    assert len(parts["lines"]) == len(drawing.lines)
    assert root.findtext(f"{SVG}title") == "Kartan"
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == SURROUNDINGS[scheme].ground
    shown = {text for element in parts["legend"].iter(f"{SVG}text") if (text := element.text)}
    assert shown == {"municipality", "network", "project", "organisation", "person", "meeting", *STEPS, "other"}


def test_svg_writes_names_as_text_whatever_they_hold() -> None:
    hostile = Drawing((DrawnNode("a", Kind.PROJECT, '<script>"&', ('<script>"&',), 0.0, 0.0, 9.0),), ())
    root = ElementTree.fromstring(svg_of(hostile, Scheme.LIGHT, "<b>", WORDS))
    assert not list(root.iter(f"{SVG}script"))
    assert [span.text for span in root.iter(f"{SVG}tspan")] == ['<script>"&']


def test_labels_lie_on_no_other_label(drawing: Drawing) -> None:
    shown = labelled(drawing)
    assert {node.key for node in shown} >= {"organisation/natverket-norrsam", "project/gemensam-vaxel"}
    boxes = []
    for node in shown:
        width, height = label_box(node.label)
        top = node.y + node.size + 2
        boxes.append((node.x - width / 2, top, node.x + width / 2, top + height))
    assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(boxes, 2))


def test_of_two_nodes_in_one_place_the_stronger_is_labelled() -> None:
    first = DrawnNode("a", Kind.MUNICIPALITY, "Ale", ("Ale",), 0.0, 0.0, 9.0)
    second = DrawnNode("b", Kind.MUNICIPALITY, "Lerum", ("Lerum",), 3.0, 2.0, 9.0)
    assert labelled(Drawing((first, second), ())) == [first]


def test_standalone_file_asks_for_nothing_and_holds_all(drawing: Drawing) -> None:
    file = standalone(drawing, contents(Said("Ale & Edet", "Vårmötet")))
    assert VIS_NETWORK.read_text(encoding="utf-8")[:500] in file
    own = file.replace(VIS_NETWORK.read_text(encoding="utf-8"), "")
    assert not re.findall(r"(?:src|href)\s*=|@import|url\(|cdn", own)
    assert "default-src 'none'" in file
    assert '<blockquote lang="sv">Ale &amp; Edet</blockquote>' in file
    data = re.search(r'id="data">(.*?)</script>', file)
    assert data is not None
    assert len(json.loads(data[1])["nodes"]) == len(drawing.nodes)


def test_standalone_file_is_closed_by_no_name() -> None:
    hostile = Drawing((DrawnNode("a", Kind.PROJECT, "</script><b>", ("</script><b>",), 0.0, 0.0, 9.0),), ())
    file = standalone(hostile, contents())
    assert "</script><b>" not in file
    assert file.count("</script") == 3


@pytest.mark.parametrize("scheme", Scheme)
def test_colours_can_be_told_from_the_ground_and_by_shape(scheme: Scheme) -> None:
    page = SURROUNDINGS[scheme]
    assert len({look.shape for look in NODES.values()}) == len(NODES)
    assert contrast(page.ink, page.ground) > 7
    assert all(contrast(look.colour(scheme), page.ground) >= 3 for look in NODES.values())  # WCAG 1.4.11
    assert contrast(page.line, page.ground) >= 3


def test_the_legend_of_the_page_has_the_colours_of_the_theme() -> None:
    light, dark = CSS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")[:2]
    for look in NODES.values():
        assert f"--{look.shape.value}: {look.light};" in light
        assert f"--{look.shape.value}: {look.dark};" in dark.split("}")[0]


def test_each_step_of_the_ladder_has_a_look_of_its_own() -> None:
    assert tuple(LINES) == STEPS
    assert len({(look.width, look.dashes) for look in LINES.values()}) == len(STEPS)


def test_sizes_and_widths_grow_with_what_they_stand_for() -> None:
    assert node_size(Kind.MUNICIPALITY, 0) < node_size(Kind.MUNICIPALITY, 3) < node_size(Kind.MUNICIPALITY, 300)
    assert node_size(Kind.PERSON, 0) == node_size(Kind.PERSON, 300)

    def tied(weight: int) -> Connection:
        return Connection("a", "b", (Tie("a", "b", Sort.LADDER, "SharedView", weight, ()),))

    assert line_width(tied(1)) == LINES["SharedView"].width < line_width(tied(4)) < line_width(tied(10**6)) <= 5


def test_long_labels_stand_on_a_few_lines() -> None:
    assert label_lines("Ale") == ("Ale",)
    assert label_lines("Föreningen Storstockholms kultur- och fritidschefer") == (
        "Föreningen",
        "Storstockholms",
        "kultur- och…",
    )
    assert len(label_lines("ord " * 100)) == 3
