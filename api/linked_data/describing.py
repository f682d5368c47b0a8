"""From an IRI to what the graph says of it: its statements, what points at it, their words and names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from pyoxigraph import (
    Literal,
    NamedNode,
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


class Standing(Enum):
    """What an IRI stands for: a thing, a thing that is a document and can be given itself, or a named graph."""

    THING = "thing"
    DOCUMENT = "document"
    GRAPH = "graph"


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
    kinds: tuple[tuple[str, int], ...]


async def describe(ask: Ask, iri: str) -> Description:
    """Describe a thing."""
    reaches = await _reaches(ask, iri)
    query = questions.statements_query(iri, ((reach, most_shown(reach)) for reach in reaches))
    statements = await triples_of(ask, query)
    neighbours = _nodes(statements) - {iri}
    named = await triples_of(ask, questions.gist_query(sorted(neighbours)))
    facts = _facts(statements, named, iri)
    told: set[Triple] = set()
    if facts:
        told = await triples_of(ask, questions.facts_query(sorted(facts)))
        named |= await triples_of(ask, questions.gist_query(sorted(_nodes(told) - neighbours - {iri})))
    return Description(iri, frozenset(statements | named | told), reaches, facts)


def types_of(description: Description) -> list[str]:
    """Return the classes of the thing that a description is of, sorted."""
    thing = NamedNode(description.iri)
    typed = (one for one in description.triples if one.subject == thing and one.predicate.value == RDF.type)
    return sorted(_value(one.object) for one in typed)


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


async def summarize_graph(ask: Ask, iri: str) -> GraphSummary:
    """Sum up a named graph."""
    rows = [(_value(row["kind"]), int(_value(row["count"]))) for row in await _rows(ask, questions.graph_query(iri))]
    kinds = sorted(((kind, count) for kind, count in rows if kind), key=lambda one: (-one[1], one[0]))
    return GraphSummary(iri, next(count for kind, count in rows if not kind), tuple(kinds))


async def standing(ask: Ask, iri: str) -> Standing | None:
    """Tell what an IRI stands for, None where the graph has not a word on it."""
    found = {_value(row["standing"]) for row in await _rows(ask, questions.standing_query(iri))}
    # a named graph may be spoken of as well, and minutes are things too
    return next((one for one in (Standing.GRAPH, Standing.DOCUMENT, Standing.THING) if one.value in found), None)


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
