"""What belongs to a municipality, a county or a body, asked of a graph written by hand."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from graph.analytics.asking import asking
from graph.analytics.memberships import EVER, Relation, narrowed, query_named
from graph.analytics.scope import EVERYTHING, Scope, ScopeKind
from ontology.terms import PREFIXES

BASE = "https://w3id.org/samgraf/id/"
_TURTLE = """
<municipality/1> a samv:Municipality ; samv:inCounty <county/A> ; org:memberOf <organisation/north> .
<municipality/2> a samv:Municipality ; samv:inCounty <county/A> .
<municipality/3> a samv:Municipality ; samv:inCounty <county/B> ; org:memberOf <organisation/north> .
<meeting/n> samv:heldBy <organisation/north> .
<meeting/s> samv:heldBy <organisation/south> .
<seat/n1> samv:atMeeting <meeting/n> ; samv:representing <municipality/1> .
<seat/n3> samv:atMeeting <meeting/n> ; samv:representing <municipality/2> .
<seat/s3> samv:atMeeting <meeting/s> ; samv:representing <municipality/3> .
<part/p> samv:inProject <project/p> ; samv:participant <municipality/2> .
<part/q> samv:inProject <project/q> ; samv:participant <organisation/south> .
<project/r> samv:discussedIn <item/n> .
<item/n> samv:atMeeting <meeting/n> .
"""
MEETINGS = "SELECT DISTINCT ?x WHERE {\n  # within meeting ?x\n  ?x samv:heldBy ?body .\n}"
PROJECTS = """SELECT DISTINCT ?x WHERE {
  # within project ?x
  { ?any samv:inProject ?x } UNION { ?x samv:discussedIn ?item }
}"""
MUNICIPALITIES = "SELECT DISTINCT ?x WHERE {\n  # within municipality ?x\n  ?x a samv:Municipality .\n}"


@pytest.fixture(scope="module")
def store() -> Store:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    store = Store()
    store.load(f"{prefixes}@base <{BASE}> .\n{_TURTLE}".encode(), RdfFormat.TURTLE)
    return store


def scope(kind: ScopeKind, name: str) -> Scope:
    return Scope(kind, f"{BASE}{name}")


CASES = [
    (EVERYTHING, {"n", "s"}, {"p", "q", "r"}, {"1", "2", "3"}),
    (scope(ScopeKind.MUNICIPALITY, "municipality/2"), {"n"}, {"p"}, {"2"}),
    (scope(ScopeKind.MUNICIPALITY, "municipality/3"), {"s"}, set(), {"3"}),
    (scope(ScopeKind.COUNTY, "county/A"), {"n"}, {"p"}, {"1", "2"}),
    (scope(ScopeKind.COUNTY, "county/B"), {"s"}, set(), {"3"}),
    (scope(ScopeKind.NETWORK, "organisation/north"), {"n"}, {"r"}, {"1", "2", "3"}),
    (scope(ScopeKind.NETWORK, "organisation/south"), {"s"}, {"q"}, {"3"}),
]


@pytest.mark.parametrize(("within", "meetings", "projects", "municipalities"), CASES)
def test_a_scope_has_its_own_meetings_projects_and_municipalities(
    store: Store, within: Scope, meetings: set[str], projects: set[str], municipalities: set[str]
) -> None:
    def found(query: str) -> set[str]:
        return {row["x"].rpartition("/")[2] for row in asking(store)(narrowed(query, EVER, within))}

    assert found(MEETINGS) == meetings
    assert found(PROJECTS) == projects
    assert found(MUNICIPALITIES) == municipalities


@pytest.mark.parametrize("name", [relation.value for relation in Relation])
@pytest.mark.parametrize("within", [case[0] for case in CASES])
def test_every_relation_can_be_asked_within_every_scope(store: Store, name: str, within: Scope) -> None:
    text = query_named(name, EVER, within)
    assert "# within" not in text
    assert list(asking(store)(text)) == []  # no attendance of the graph above says how somebody was there


@pytest.mark.parametrize("iri", ["", "a> } #", "https://x.example/{", "https://x.example/a b", "https://x.example/\n"])
def test_what_would_end_a_pattern_is_no_scope(iri: str) -> None:
    with pytest.raises(ValueError, match="no scope"):
        Scope(ScopeKind.NETWORK, iri)


def test_everything_has_no_iri() -> None:
    with pytest.raises(ValueError, match="no scope"):
        Scope(ScopeKind.ALL, f"{BASE}county/12")
