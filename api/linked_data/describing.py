"""From an IRI to what the graph says of it: its statements, what points at it, their words and names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from api.linked_data import questions
from api.linked_data.questions import NAMINGS, Reach
from api.queries.question import Answer, Question
from ontology.terms import PROV, RDF, SAMV

Ask = Callable[[Question], Awaitable[Answer]]

MOST_SHOWN = 25
_MOST_STATEMENTS = 250
_N_TRIPLES = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Description:
    """What is told of a thing.

    ``triples`` are all statements that the description holds, those on other things included; ``reaches`` says how
    many there are by each property, of which ``most_shown`` says how many are among them at most; ``facts`` are
    the things pointing at it that are told in full.
    """

    iri: str
    triples: frozenset[Triple]
    reaches: tuple[Reach, ...]
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class GraphSummary:
    """What a named graph holds: its ``total`` of statements, and how many things it has of each kind."""

    iri: str
    total: int
    kinds: tuple[tuple[str | None, int], ...]


async def describe(ask: Ask, iri: str) -> Description | None:
    """Describe a thing; None where the graph has not a word on it."""
    reaches = await _reaches(ask, iri)
    if not reaches:
        return None
    query = questions.statements_query(iri, ((reach, most_shown(reach)) for reach in reaches))
    statements = await triples_of(ask, query)
    named = await triples_of(ask, questions.gist_query(_neighbours(statements, iri)))
    facts = _facts(statements, named, iri)
    told: set[Triple] = set()
    if facts:
        told = await triples_of(ask, questions.facts_query(sorted(facts)))
        known = {*_neighbours(statements, iri), iri}
        named |= await triples_of(ask, questions.gist_query(sorted(_nodes(told) - known)))
    return Description(iri, frozenset(statements | named | told), reaches, facts)


def most_shown(reach: Reach) -> int:
    """Return how many statements of a reach a description holds at most."""
    many = reach.inward or reach.predicate == PROV.wasDerivedFrom
    return MOST_SHOWN if many else _MOST_STATEMENTS


async def _reaches(ask: Ask, iri: str) -> tuple[Reach, ...]:
    rows = await _rows(ask, questions.reach_query(iri))
    found = (
        Reach(
            _value(row["inward"]) == "true",
            _value(row["predicate"]),
            _value(row["kind"]) or None,
            int(_value(row["total"])),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.inward, one.predicate, one.kind or "")))


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _neighbours(statements: Iterable[Triple], iri: str) -> list[str]:
    """Return what stands at the other end of a thing's statements, sorted."""
    return sorted(_nodes(statements) - {iri})


def _nodes(statements: Iterable[Triple]) -> set[str]:
    ends = (end for triple in statements for end in (triple.subject, triple.object))
    return {end.value for end in ends if isinstance(end, NamedNode)}


def _facts(statements: Iterable[Triple], named: Iterable[Triple], iri: str) -> frozenset[str]:
    """Pick out of what points at a thing that which is something said of it, not a thing with a name of its own."""
    pointing = {
        triple.subject.value
        for triple in statements
        if isinstance(triple.subject, NamedNode) and triple.subject.value != iri
    }
    names = frozenset(map(str, NAMINGS))
    entities: set[str] = set()
    grounded: set[str] = set()
    for triple in named:
        if isinstance(triple.subject, NamedNode):
            if triple.predicate.value in names or _is_of_its_own(triple):
                entities.add(triple.subject.value)
            if triple.predicate.value == SAMV.basis:
                grounded.add(triple.subject.value)
    return frozenset(pointing - (entities - grounded))


def _is_of_its_own(triple: Triple) -> bool:
    kinds = {SAMV.Passage, SAMV.Meeting}
    return triple.predicate.value == RDF.type and _value(triple.object) in kinds


async def summarize_graph(ask: Ask, iri: str) -> GraphSummary | None:
    """Sum up a named graph; None where there is none of that name."""
    rows = await _rows(ask, questions.graph_query(iri))
    kinds = tuple(
        sorted(((_value(row["kind"]) or None, int(_value(row["things"]))) for row in rows), key=lambda one: -one[1])
    )
    total = sum(int(_value(row["total"])) for row in rows)
    return GraphSummary(iri, total, kinds) if total else None


async def is_graph(ask: Ask, iri: str) -> bool:
    """Tell whether an IRI names a graph."""
    answer = await ask(Question(questions.is_graph_query(iri)))
    results = parse_query_results(content_of(answer), QueryResultsFormat.JSON)
    return isinstance(results, QueryBoolean) and bool(results)


async def triples_of(ask: Ask, query: str) -> set[Triple]:
    """Ask a CONSTRUCT query and return its triples."""
    answer = await ask(Question(query, triples=_N_TRIPLES))
    return {quad.triple for quad in parse(content_of(answer), RdfFormat.N_TRIPLES)}


async def _rows(ask: Ask, query: str) -> QuerySolutions:
    answer = await ask(Question(query))
    results = parse_query_results(content_of(answer), QueryResultsFormat.JSON)
    if not isinstance(results, QuerySolutions):
        raise TypeError("not a SELECT query")
    return results


def content_of(answer: Answer) -> bytes:
    """Return an answer's bytes, out of its file where they stand in one."""
    if answer.file is None:
        return answer.body
    content = answer.file.read_bytes()
    answer.file.unlink()
    return content
