"""From triples to Turtle whose prefixes stand in one order, whichever process writes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO

from pyoxigraph import RdfFormat, Triple, serialize

from ontology.terms import PREFIXES


def heading(prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Return the lines that declare prefixes."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items()).encode()


def body(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Return triples in their order, without the lines that declare the prefixes.

    Oxigraph's serializer puts those first, in an order that changes from process to process; it writes none where
    there are no triples.
    """
    buffer = BytesIO()
    serialize(triples, buffer, RdfFormat.TURTLE, prefixes=dict(prefixes))
    return buffer.getvalue().split(b"\n", len(prefixes))[-1]


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Return a whole Turtle document, its triples sorted by subject, predicate and object."""
    return heading(prefixes) + body(sorted(set(triples), key=str), prefixes)
