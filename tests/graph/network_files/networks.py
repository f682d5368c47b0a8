"""Networks to write: two made by hand with all that formats stumble over, and any that hypothesis comes up with."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import strategies as st

from graph.network_files.network import About, Network, Node, Tie, Value, node_values, tie_values

ABOUT = About(
    "prov",
    'Två & två är <ett> "prov".',
    "meetings",
    "count: n",
    "2018-01-01",
    "",
    "0123456789abcdef",
    "SELECT ?a\nWHERE { ?a ?b ?c FILTER(?a < 1 && ?b > 2) }\n",
)
LONG = "Samordningsgruppen för gemensam räddningstjänst " * 40

HARD = Network(
    ABOUT,
    (
        Node("https://x.example/a", "Åsele \"Ö\" 'ä' <b>&amp;</b>", "Municipality", "0180", "Örebro län"),
        Node("https://x.example/b", "=1+1", "Person"),
        Node("https://x.example/c", LONG, "Network"),
        Node("https://x.example/d", "ensam, \\ och ; för sig", "Project"),
        Node("https://x.example/e", "Anna Prov", "Person"),
        Node("https://x.example/f", "Anna Prov", "Person"),
    ),
    (
        Tie("https://x.example/a", "https://x.example/b", 0.1 + 0.2, 3, "2018-01-24", "2024-02-16", 5),
        Tie("https://x.example/a", "https://x.example/e", 2.0, 2),
        Tie("https://x.example/b", "https://x.example/f", 1.0, 1, "2024-02-16", "2024-02-16"),
        Tie("https://x.example/c", "https://x.example/f", 1.0, 1, step=1),
    ),
)
"""One mode; d is isolated, e and f share a name."""

TWO_MODES = Network(
    ABOUT,
    (
        Node("https://x.example/z", "Ale", "Municipality", "1440", "Västra Götalands län", 0),
        Node("https://x.example/a", "Växeln", "Project", bipartite=1),
    ),
    (Tie("https://x.example/z", "https://x.example/a", 1.0, 1, "2024-03-12", "2024-03-12"),),
)

EMPTY = Network(ABOUT, (), ())
ALL = (HARD, TWO_MODES, EMPTY)

# what XML can hold, which is tested by itself, with line breaks and tabs
_TEXT = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xD7FF)
    | st.characters(min_codepoint=0x10000, max_codepoint=0x1F9FF)
    | st.sampled_from("\t\n\r"),
    max_size=12,
)
_DAYS = st.dates().map(lambda day: day.isoformat())


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks of up to six nodes with any labels, of one mode or two, with or without ties."""
    modes = draw(st.booleans())
    nodes = tuple(
        Node(
            f"https://x.example/{number}?a=1&b=ö",
            draw(_TEXT),
            draw(st.sampled_from(("Person", "Municipality"))),
            draw(st.sampled_from((None, "0180", "1440"))),
            draw(st.none() | _TEXT),
            number % 2 if modes else None,
        )
        for number in range(draw(st.integers(0, 6)))
    )
    pairs = [(one.iri, other.iri) for one, other in combinations(nodes, 2)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Network(ABOUT, nodes, tuple(draw(_ties(*pair)) for pair in chosen))


def _ties(one: str, other: str) -> st.SearchStrategy[Tie]:
    return st.builds(
        Tie,
        st.just(one),
        st.just(other),
        st.floats(min_value=0, allow_infinity=False),
        st.integers(1, 2**40),
        st.none() | _DAYS,
        st.none() | _DAYS,
        st.none() | st.integers(1, 5),
    )


def told_nodes(network: Network) -> dict[str, dict[str, Value]]:
    """Return what a file should tell of each node."""
    return {node.iri: node_values(node) for node in network.nodes}


def told_ties(network: Network) -> dict[frozenset[str], dict[str, Value]]:
    """Return what a file should tell of each tie."""
    return {frozenset((tie.source, tie.target)): tie_values(tie) for tie in network.ties}


def read_ties(graph: nx.Graph, *left_out: str) -> dict[frozenset[str], dict[str, Value]]:
    """Return what NetworkX has read of each tie, but for what only the format needs."""
    return {
        frozenset((one, other)): {name: value for name, value in data.items() if name not in left_out}
        for one, other, data in graph.edges(data=True)
    }


def read_nodes(graph: nx.Graph, *left_out: str) -> dict[str, dict[str, Value]]:
    """Return what NetworkX has read of each node, but for what only the format needs."""
    return {
        node: {name: value for name, value in data.items() if name not in left_out}
        for node, data in graph.nodes(data=True)
    }
