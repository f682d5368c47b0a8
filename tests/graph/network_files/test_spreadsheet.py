"""CSV, read back by csv: ties and nodes."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given

from graph.network_files.network import Network
from graph.network_files.spreadsheet import node_list, tie_list
from tests.graph.network_files.networks import EMPTY, HARD, LONG, TWO_MODES, networks


def rows(written: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def test_ties_stand_with_ends_by_iri_and_name_and_blank_where_nothing_is_known() -> None:
    a, b, c, e, f = (f"https://x.example/{letter}" for letter in "abcef")
    ale = "Åsele \"Ö\" 'ä' <b>&amp;</b>"
    assert rows(tie_list(HARD)) == [
        [
            "source",
            "target",
            "source_label",
            "target_label",
            "weight",
            "count",
            "first_day",
            "last_day",
            "step",
            "type",
        ],
        [a, b, ale, "'=1+1", "0.30000000000000004", "3", "2018-01-24", "2024-02-16", "5", "Undirected"],
        [a, e, ale, "Anna Prov", "2", "2", "", "", "", "Undirected"],
        [b, f, "'=1+1", "Anna Prov", "1", "1", "2024-02-16", "2024-02-16", "", "Undirected"],
        [c, f, LONG, "Anna Prov", "1", "1", "", "", "1", "Undirected"],
    ]


def test_nodes_stand_in_a_list_of_their_own() -> None:
    assert rows(node_list(TWO_MODES)) == [
        ["id", "label", "kind", "municipality", "county", "bipartite"],
        ["https://x.example/z", "Ale", "Municipality", "1440", "Västra Götalands län", "0"],
        ["https://x.example/a", "Växeln", "Project", "", "", "1"],
    ]


def test_an_empty_network_has_its_headings() -> None:
    assert [len(rows(write(EMPTY))) for write in (tie_list, node_list)] == [1, 1]


def test_spreadsheets_know_it_for_utf_8() -> None:
    assert tie_list(HARD).startswith(b"\xef\xbb\xbfsource,")
    assert node_list(HARD).startswith(b"\xef\xbb\xbfid,")


@given(networks())
def test_no_cell_begins_as_a_formula_does_and_all_else_is_as_it_was(network: Network) -> None:
    cells = rows(node_list(network))[1:]
    assert not [cell for row in cells for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert [(row[0], row[1].removeprefix("'")) for row in cells] == [
        (node.iri, node.label.removeprefix("'")) for node in network.nodes
    ]
    ties = rows(tie_list(network))[1:]
    assert [(row[0], row[1], float(row[4]), int(row[5])) for row in ties] == [
        (tie.source, tie.target, tie.weight, tie.count) for tie in network.ties
    ]
