"""The data set of a query: by the protocol, by the query, and by neither."""

from __future__ import annotations

from tests.protocol.checking import Check, check, same, status_is
from tests.protocol.exchange import JSON, QUERY, Endpoint, Reply

CHECKS: list[Check] = []
_DEFAULT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_NAMED = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"


def _count(reply: Reply) -> int:
    status_is(reply, 200)
    return int(reply.values("n")[0])


def _graphs(reply: Reply) -> dict[str, int]:
    status_is(reply, 200)
    counts = (int(value) for value in reply.values("n"))
    return dict(zip(reply.values("g"), counts, strict=False))


@check(CHECKS)
def default_graph_by_get(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: default-graph-uri names the default graph."""
    one = endpoint.data.one
    same(_count(endpoint.get(_DEFAULT, JSON, ("default-graph-uri", one.iri))), one.statements)


@check(CHECKS)
def default_graph_by_form(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: the data set stands in the form with the query."""
    one = endpoint.data.one
    same(_count(endpoint.post_form(_DEFAULT, JSON, ("default-graph-uri", one.iri))), one.statements)


@check(CHECKS)
def default_graph_by_direct_post(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.3: the data set stands in the address of a direct POST."""
    one = endpoint.data.one
    reply = endpoint.post(_DEFAULT.encode(), QUERY, JSON, [("default-graph-uri", one.iri)])
    same(_count(reply), one.statements)


@check(CHECKS)
def two_default_graphs_are_merged(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: the default graph is the merge of all that are named."""
    one, other = endpoint.data.one, endpoint.data.other
    fields = (("default-graph-uri", one.iri), ("default-graph-uri", other.iri))
    same(_count(endpoint.get(_DEFAULT, JSON, *fields)), one.statements + other.statements)


@check(CHECKS)
def named_graph_alone(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: named-graph-uri names a named graph."""
    one = endpoint.data.one
    same(_graphs(endpoint.get(_NAMED, JSON, ("named-graph-uri", one.iri))), {one.iri: one.statements})


@check(CHECKS)
def default_graph_is_empty_beside_named_ones(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query, 13.2: where only named graphs are named, the default graph is empty."""
    same(_count(endpoint.get(_DEFAULT, JSON, ("named-graph-uri", endpoint.data.one.iri))), 0)


@check(CHECKS)
def default_and_named_graph_together(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: default and named graphs (W3C test query-dataset-full)."""
    one, other = endpoint.data.one, endpoint.data.other
    fields = (("default-graph-uri", one.iri), ("named-graph-uri", other.iri))
    same(_count(endpoint.get(_DEFAULT, JSON, *fields)), one.statements)
    same(_graphs(endpoint.get(_NAMED, JSON, *fields)), {other.iri: other.statements})


@check(CHECKS)
def protocol_outranks_from(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: the data set of the protocol wins over that of the query."""
    one, other = endpoint.data.one, endpoint.data.other
    query = f"SELECT (COUNT(*) AS ?n) FROM <{other.iri}> WHERE {{ ?s ?p ?o }}"
    same(_count(endpoint.get(query, JSON, ("default-graph-uri", one.iri))), one.statements)


@check(CHECKS)
def from_names_the_default_graph(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query, 13.2.1: FROM names the default graph."""
    one = endpoint.data.one
    same(_count(endpoint.get(f"SELECT (COUNT(*) AS ?n) FROM <{one.iri}> WHERE {{ ?s ?p ?o }}")), one.statements)


@check(CHECKS)
def from_named_names_a_named_graph(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Query, 13.2.2: FROM NAMED names a named graph."""
    one = endpoint.data.one
    query = f"SELECT ?g (COUNT(*) AS ?n) FROM NAMED <{one.iri}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    same(_graphs(endpoint.get(query)), {one.iri: one.statements})


@check(CHECKS)
def unknown_graph_is_empty_or_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: a data set that is not there may be refused, and is never another one."""
    reply = endpoint.get(_DEFAULT, JSON, ("default-graph-uri", "https://example.org/nowhere"))
    assert 400 <= reply.status < 600 or _count(reply) == 0, "answers from another data set"


@check(CHECKS)
def graph_that_is_no_iri_is_refused(endpoint: Endpoint) -> None:
    """SPARQL 1.1 Protocol, 2.1.4: graphs are named by IRIs."""
    reply = endpoint.get(_DEFAULT, JSON, ("default-graph-uri", "not an iri <>"))
    assert 400 <= reply.status < 500, f"status {reply.status}"


@check(CHECKS, promise=True)
def queries_see_all_graphs(endpoint: Endpoint) -> None:
    """Own promise: without a data set, queries see the union of all graphs, each statement once."""
    same(_count(endpoint.get(_DEFAULT)), endpoint.data.statements)
