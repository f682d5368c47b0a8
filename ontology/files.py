"""The ontology's files by name: vocabulary, alignments, shapes, JSON-LD context and rules."""

from __future__ import annotations

from importlib.resources import files

from ontology.terms import SAMV, Iri

VOCABULARY = "samgraf.ttl"
ALIGNMENTS = "alignments.ttl"
SHAPES = "shapes.ttl"
CONTEXT = "context.jsonld"

RULES: dict[str, Iri] = {
    "same-meeting": SAMV.MeetingPlace,
    "same-item": SAMV.Dialogue,
    "shared-agreement": SAMV.SharedView,
    "joint-project": SAMV.Collaboration,
    "joint-action": SAMV.JointAction,
}
"""The tie rules in the order of the ladder, with the step that each grades its ties on."""


def read_text(name: str) -> str:
    """Read one of the ontology's files as text."""
    return files("ontology").joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Read one of the ontology's files as bytes."""
    return files("ontology").joinpath(name).read_bytes()


def read_rule(name: str) -> str:
    """Read one tie rule, a SPARQL CONSTRUCT query, by its name in ``RULES``.

    Run it with the base IRI of the instances as the query's base IRI (tie IRIs are relative), over a dataset
    whose default graph is the union of its named graphs.
    """
    return read_text(f"rules/{name}.rq")
