"""From a generation to the description of its endpoint (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from api.service.links import address
from api.service.problems import Problem
from api.service.serving import ServedGeneration
from api.sparql.formats import CSV, JSON, JSON_LD, N_TRIPLES, RDF_XML, TSV, TURTLE, XML, formats
from ontology.terms import PREFIXES, RDF, XSD

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_INPUT_AND_OUTPUT = {
    JSON: "SPARQL_Results_JSON",
    XML: "SPARQL_Results_XML",
    CSV: "SPARQL_Results_CSV",
    TSV: "SPARQL_Results_TSV",
    TURTLE: "Turtle",
    N_TRIPLES: "N-Triples",
    JSON_LD: "JSON-LD",
    RDF_XML: "RDF_XML",
}


def service_description(request: Request, generation: ServedGeneration, wanted: str | None) -> Response:
    """Answer with the description in the format that is accepted; raises Problem where there is none."""
    chosen = formats(request.headers.get("accept"), wanted)
    if chosen.triples is None:
        raise Problem(
            406,
            "not-acceptable",
            "No acceptable format",
            f"The service is described in {TURTLE}, {N_TRIPLES}, {JSON_LD} or {RDF_XML}: accept one of them.",
        )
    form = RdfFormat.from_media_type(chosen.triples)
    if form is None:
        raise TypeError(f"the engine does not write {chosen.triples}")
    endpoint = address(request, "sparql")
    content = serialize(_triples(endpoint, generation), format=form, prefixes={**PREFIXES, "sd": _SD, "void": _VOID})
    headers = {"Vary": "Accept", "ETag": f'W/"{generation.description.fingerprint}-{form.file_extension}"'}
    return Response(content, headers=headers, media_type=chosen.named(chosen.triples))


def _triples(endpoint: str, generation: ServedGeneration) -> Iterator[Triple]:
    """Say what the endpoint understands, and how large its graph is."""
    service, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    type_ = NamedNode(RDF.type)
    yield Triple(service, type_, sd("Service"))
    yield Triple(service, sd("endpoint"), service)
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL10Query"))
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    yield Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    for name in _INPUT_AND_OUTPUT.values():
        yield Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(dataset, type_, sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), graph)
    yield Triple(graph, type_, sd("Graph"))
    statements = Literal(str(generation.description.statements), datatype=NamedNode(XSD.integer))
    yield Triple(graph, NamedNode(_VOID + "triples"), statements)
