"""What a network tells of itself."""

from __future__ import annotations

from graph.network_files.network import about_values, node_values, tie_values
from tests.graph.network_files.networks import HARD, TWO_MODES


def test_what_is_not_known_is_not_told() -> None:
    assert node_values(HARD.nodes[1]) == {"label": "=1+1", "kind": "Person"}
    assert node_values(TWO_MODES.nodes[0]) == {
        "label": "Ale",
        "kind": "Municipality",
        "municipality": "1440",
        "county": "Västra Götalands län",
        "bipartite": 0,
    }
    assert tie_values(HARD.ties[3]) == {"weight": 1.0, "count": 1, "step": 1}
    assert list(about_values(HARD.about)) == [
        "name",
        "meaning",
        "unit",
        "weighting",
        "first_day",
        "generation",
        "query",
    ]
