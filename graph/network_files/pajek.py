"""From a network to Pajek's .net: labels and weights; the format has no place for IRIs and other attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.network_files.network import Network, Node, about_values

# a label ends with its quote, and readers take a backslash for the beginning of an escape
_UNSAFE = str.maketrans({'"': "'", "\\": "/"})


def pajek(network: Network) -> bytes:
    """Write a network in Pajek's format; nodes are numbered from 1 in their order.

    Readers know nodes by their labels, so those who share a label get their IRI behind it. Members come before groups
    in a network of two modes, which is one of one mode here: not all readers know the line that tells them apart.
    """
    return "\n".join((*_lines(network), "")).encode("utf-8-sig")  # Pajek takes a file without the mark for another code


def _lines(network: Network) -> Iterator[str]:
    for name, value in about_values(network.about).items():
        for line in value.splitlines():
            yield f"% {name}: {line}"
    labels = _labels(network.nodes)
    numbers = {node.iri: number for number, node in enumerate(network.nodes, 1)}
    yield f"*Vertices {len(network.nodes)}"
    for node in network.nodes:
        yield f'{numbers[node.iri]} "{labels[node.iri]}"'
    yield "*Edges"
    for tie in network.ties:
        yield f"{numbers[tie.source]} {numbers[tie.target]} {tie.weight}"


def _labels(nodes: tuple[Node, ...]) -> dict[str, str]:
    safe = {node.iri: _safe(node.label) for node in nodes}
    shared = Counter(safe.values())
    return {iri: label if shared[label] == 1 else f"{label} <{_safe(iri)}>" for iri, label in safe.items()}


def _safe(text: str) -> str:
    """Return a text on one line, printable, without quotes."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text.translate(_UNSAFE))
    return " ".join(shown.split()) or "–"
