"""From a description to what is said of the document itself: what it is about, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from api.linked_data.addresses import Addresses, wire
from api.linked_data.describing import Description, most_shown
from api.linked_data.questions import Reach, pointing_query
from graph.labels import shortened
from ontology.terms import DCTERMS, FOAF, PREFIXES, RDF, XSD

_PRIMARY_TOPIC = NamedNode(f"{PREFIXES['foaf']}primaryTopic")
_IS_PART_OF = NamedNode(f"{PREFIXES['dcterms']}isPartOf")
_SEE_ALSO = NamedNode(f"{PREFIXES['rdfs']}seeAlso")
_TOTAL = NamedNode("http://www.w3.org/ns/hydra/core#totalItems")
_TITLE = NamedNode(DCTERMS.title)


def document_statements(description: Description, addresses: Addresses) -> frozenset[Triple]:
    """Return the statements on the document on a thing.

    Where not all that points at the thing is told, the document has an rdfs:seeAlso to the answer of a query for
    all of it, with its number (hydra:totalItems).
    """
    return frozenset(_statements(description, addresses))


def _statements(description: Description, addresses: Addresses) -> Iterator[Triple]:
    address = addresses.document(description.iri)
    if address is None:
        return
    document, thing = NamedNode(address), NamedNode(description.iri)
    if document != thing:
        yield Triple(document, NamedNode(RDF.type), NamedNode(FOAF.Document))
        yield Triple(document, _PRIMARY_TOPIC, thing)
    yield Triple(document, _IS_PART_OF, NamedNode(f"{addresses.public}catalog#dataset"))
    for reach in description.reaches:
        if reach.inward and reach.total > most_shown(reach):
            rest = NamedNode(wire(addresses.query(pointing_query(description.iri, reach))))
            yield Triple(document, _SEE_ALSO, rest)
            yield Triple(rest, _TITLE, Literal(_what(reach)))
            yield Triple(rest, _TOTAL, Literal(str(reach.total), datatype=NamedNode(XSD.integer)))


def _what(reach: Reach) -> str:
    kind = f" ({shortened(reach.kind)})" if reach.kind else ""
    return f"All that points here by {shortened(reach.predicate)}{kind}"
