"""From a network to two tables: its ties and its nodes, a column for each attribute, whether known or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.network_files.network import NODE_TYPES, TIE_TYPES, Network, Value


@dataclass(frozen=True, slots=True)
class Columns:
    """A table: by name what its columns hold, and its rows; None is what is not known."""

    types: Mapping[str, type[Value]]
    rows: tuple[tuple[Value | None, ...], ...]


def tie_table(network: Network) -> Columns:
    """Return the ties, the ends by IRI and by name; the names of columns are those that Gephi looks for."""
    types = {"source": str, "target": str, "source_label": str, "target_label": str, **TIE_TYPES}
    labels = {node.iri: node.label for node in network.nodes}
    rows = tuple(
        (
            tie.source,
            tie.target,
            labels[tie.source],
            labels[tie.target],
            *(getattr(tie, name) for name in TIE_TYPES),
        )
        for tie in network.ties
    )
    return Columns(types, rows)


def node_table(network: Network) -> Columns:
    """Return the nodes; the names of columns are those that Gephi looks for."""
    rows = tuple((node.iri, *(getattr(node, name) for name in NODE_TYPES)) for node in network.nodes)
    return Columns({"id": str, **NODE_TYPES}, rows)
