"""From a person to the decisions on which forms of a name mean them, asked of the graph itself."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from api.linked_data.describing import Ask, content_of
from api.queries.question import Question
from graph.index.kinds import local_name
from ontology.terms import PREFIXES

_MOST = 25
_QUERY = """PREFIX samv: <{samv}>
SELECT ?form ?compared ?verdict ?reason ?basis ?rule ?confidence WHERE {{
  ?decision samv:concerns {person} ; samv:form ?form ; samv:comparedWith ?compared ; samv:verdict ?verdict .
  OPTIONAL {{ ?decision samv:reason ?reason }}
  OPTIONAL {{ ?decision samv:basis ?basis }}
  OPTIONAL {{ ?decision samv:rule ?rule }}
  OPTIONAL {{ ?decision samv:confidence ?confidence }}
}} ORDER BY ?form ?compared LIMIT {most}"""


@dataclass(frozen=True, slots=True)
class IdentityDecision:
    """Why two forms of a name were taken for one person or kept apart; verdict and basis are local names."""

    form: str
    compared: str
    verdict: str
    reason: str
    basis: str
    rule: str | None
    confidence: str | None


async def identity_decisions(ask: Ask, person: str) -> tuple[IdentityDecision, ...]:
    """Return the decisions on a person, given by the IRI."""
    query = _QUERY.format(samv=PREFIXES["samv"], person=NamedNode(person), most=_MOST)
    answer = await ask(Question(query))
    rows = parse_query_results(content_of(answer), QueryResultsFormat.JSON)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("not a SELECT query")
    return tuple(
        IdentityDecision(
            _text(row["form"]) or "",
            _text(row["compared"]) or "",
            local_name(_text(row["verdict"]) or ""),
            _text(row["reason"]) or "",
            local_name(_text(row["basis"]) or ""),
            _text(row["rule"]),
            _text(row["confidence"]),
        )
        for row in rows
    )


def _text(term: object) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal) else None
