"""From IRIs of those in a network to nodes that people can read: name, class, municipality and county."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from graph.analytics.memberships import Ask
from graph.index.kinds import local_name
from graph.network_files.network import Node


def names_query() -> str:
    """Return the query whose rows name everything that can be in a network."""
    return files("graph.network_files").joinpath("names.rq").read_text(encoding="utf-8")


def nodes_of(ask: Ask, modes: Mapping[str, int | None]) -> tuple[Node, ...]:
    """Return the nodes of IRIs, each with its mode, in the order given; one without a name is called by its IRI."""
    known: dict[str, Node] = {}
    for row in ask(names_query()):
        iri = row["thing"]
        if iri in modes and iri not in known:
            # a name over several lines would break lists, and rows of tables
            label = " ".join(row["name"].split())
            known[iri] = Node(
                iri, label or iri, local_name(row["class"]), row.get("code"), row.get("county"), modes[iri]
            )
    return tuple(known.get(iri, Node(iri, iri, "Thing", bipartite=mode)) for iri, mode in modes.items())
