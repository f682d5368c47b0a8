"""Networks to measure: published ones, and any that hypothesis comes up with."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import networkx as nx
from hypothesis import strategies as st

from graph.analytics.memberships import Membership

LETTERS = "abcdefghijkl"


@st.composite
def networks(draw: st.DrawFn, least: int = 0) -> nx.Graph:
    """Weighted networks of up to twelve nodes, in parts or not, with or without nodes that have no tie."""
    nodes = LETTERS[: draw(st.integers(least, len(LETTERS)))]
    pairs = [(one, other) for one in nodes for other in nodes if one < other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((*pair, {"weight": float(draw(st.integers(1, 5)))}) for pair in chosen)
    return graph


def with_exact_lengths(graph: nx.Graph) -> nx.Graph:
    """Return the network with ``length`` as a fraction, so that NetworkX finds paths of the same length the same."""
    known = graph.copy()
    for _, _, data in known.edges(data=True):
        data["length"] = 1 / Fraction(data["weight"])
    return known


def krackhardts_kite() -> nx.Graph:
    """D. Krackhardt, "Assessing the political landscape", Administrative Science Quarterly 35, 1990."""
    names = dict(
        enumerate(("Andre", "Beverley", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"))
    )
    return nx.relabel_nodes(nx.krackhardt_kite_graph(), names)


def zacharys_club() -> nx.Graph:
    """W. W. Zachary, Journal of Anthropological Research 33, 1977, without its weights; members count from 1."""
    club = nx.relabel_nodes(nx.karate_club_graph(), lambda number: str(number + 1))
    nx.set_edge_attributes(club, 1.0, "weight")
    return club


def southern_women() -> nx.Graph:
    """A. Davis, B. B. Gardner and M. R. Gardner, Deep South, 1941: 18 women and the 14 events that they attended."""
    return nx.davis_southern_women_graph()


def memberships_of(groups: Sequence[Sequence[str]]) -> list[Membership]:
    """Return groups, called g0, g1 and so on, as memberships."""
    return [Membership(f"g{number}", one, f"g{number}") for number, group in enumerate(groups) for one in group]
