"""Ties counted while building, beside the rules that define them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.build import Steps, build
from graph.iris import Minter
from graph.steps import standard_steps
from graph.store import open_current
from graph.tie_writing import tie_parts
from graph.ties import TieCount, ties_of
from ontology.files import RULES
from ontology.terms import FOAF, PROV, RDF, SAMV
from tests.graph.tie_rules import derived_ties
from tests.ontology.test_rules import FULL, PREFIXES

ENCLOSED = Path(__file__).parents[2] / "data" / "minutes"
MINTER = Minter("https://example.org/id/")
XSD_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def thing(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def said(graph: str, *links: tuple[str, str, str]) -> list[Quad]:
    """Return links as quads: a subject, one of the ontology's properties, a thing or one of its terms."""
    return [
        Quad(
            thing(subject),
            NamedNode(f"{SAMV.records.removesuffix('records')}{predicate}"),
            NamedNode(value) if value.startswith("https:") else thing(value),
            thing(graph),
        )
        for subject, predicate, value in links
    ]


def is_a(graph: str, subject: str, kind: str) -> Quad:
    return Quad(thing(subject), NamedNode(RDF.type), NamedNode(kind), thing(graph))


def counted(documents: Iterable[Iterable[Quad]], entities: Iterable[Quad] = ()) -> dict[str, set[Quad]]:
    """Return the counted ties by rule, each quad once."""
    ties = TieCount(MINTER)
    for document in documents:
        ties.add_document(ties_of(document))
    ties.add_people(quad.subject.value for quad in entities if isinstance(quad.subject, NamedNode))
    return by_rule(written(ties))


def written(ties: TieCount) -> list[Quad]:
    """Return the quads that a build writes of ties, read back."""
    parts = tie_parts(ties.ties(), ties.grounds, MINTER)
    return [quad for _, part, _ in parts for quad in parse(part.nquads, format=RdfFormat.N_QUADS)]


def by_rule(quads: Iterable[Quad]) -> dict[str, set[Quad]]:
    listed = list(quads)
    assert len(listed) == len(set(listed))
    rules = {quad.subject: quad.object.value for quad in listed if quad.predicate.value == SAMV.rule}  # type: ignore[union-attr]
    return {rule: {quad for quad in listed if rules[quad.subject] == rule} for rule in RULES}


def defined(documents: Iterable[Iterable[Quad]], entities: Iterable[Quad] = ()) -> dict[str, set[Quad]]:
    store = Store()
    for quads in (*documents, entities):
        store.extend(quads)
    return derived_ties(store, MINTER)


def test_a_tie_is_counted_whole_across_documents() -> None:
    documents = [
        said("g1", ("p1", "inProject", "p"), ("p1", "participant", "bor"), ("p1", "basis", SAMV.Stated)),
        said("g2", ("p2", "inProject", "p"), ("p2", "participant", "ale"), ("p2", "basis", SAMV.Derived)),
    ]
    digest = sha1(b"https://example.org/ale https://example.org/bor", usedforsecurity=False).hexdigest()
    tie = NamedNode(f"https://example.org/id/tie/collaboration/{digest}")
    statements: list[tuple[str, NamedNode | Literal]] = [
        (RDF.type, NamedNode(SAMV.Tie)),
        (SAMV.party, thing("ale")),
        (SAMV.party, thing("bor")),
        (SAMV.ladderStep, NamedNode(SAMV.Collaboration)),
        (SAMV.weight, Literal("1", datatype=XSD_INTEGER)),
        (SAMV.basis, NamedNode(SAMV.Derived)),
        (SAMV.rule, Literal("joint-project")),
        (PROV.wasDerivedFrom, thing("p")),
    ]
    ties = TieCount(MINTER)
    for document in documents:
        ties.add_document(ties_of(document))
    expected = [Quad(tie, NamedNode(predicate), value, MINTER.ties_graph) for predicate, value in statements]
    assert written(ties) == expected
    assert written(ties) == expected  # asking again counts nothing twice


def test_who_is_a_person_may_be_told_after_the_decision() -> None:
    decision = [
        is_a("g1", "d", SAMV.Decision),
        *said("g1", *(("d", "responsible", one) for one in ("ale", "anna", "bor")), ("d", "basis", SAMV.Stated)),
    ]
    people = [is_a("shared", "anna", FOAF.Person)]
    ties = counted([decision], people)
    assert ties == defined([decision], people)
    parties = {quad.object for quad in ties["joint-action"] if quad.predicate.value == SAMV.party}
    assert parties == {thing("ale"), thing("bor")}


ORGANISATIONS = st.sampled_from(["ale", "bor", "cil", "åre"])
PEOPLE = st.sampled_from(["anna", "bo"])
BASES = st.sampled_from([SAMV.Stated, SAMV.Derived, SAMV.Inferred])
STATUSES = st.sampled_from([SAMV.Present, SAMV.Guest, SAMV.Absent])
NUMBERS = st.integers(1, 3)
ROLES = st.sampled_from([SAMV.Lead, SAMV.Owner, SAMV.Funder, SAMV.Partner, SAMV.Supplier])


@st.composite
def attendances(draw: st.DrawFn, document: str) -> list[tuple[str, str, str]]:
    node = f"{document}-a{draw(st.integers(1, 9))}"
    links = [(node, "atMeeting", f"{document}-m"), (node, "attendee", draw(PEOPLE))]
    links += [(node, "representing", one) for one in draw(st.sets(ORGANISATIONS, max_size=2))]
    links += [(node, "attendanceStatus", one) for one in draw(st.sets(STATUSES, max_size=2))]
    links += [(node, "basis", one) for one in draw(st.sets(BASES, max_size=2))]
    return links + [(node, "attendedItem", f"{document}-i{one}") for one in draw(st.sets(NUMBERS, max_size=2))]


@st.composite
def outcomes(draw: st.DrawFn, document: str) -> list[tuple[str, str, str]]:
    node = f"{document}-{draw(st.sampled_from(['decision', 'agreement', 'commitment']))}{draw(NUMBERS)}"
    links = [(node, "atMeeting", f"{document}-m")]
    links += [(node, "underItem", f"{document}-i{one}") for one in draw(st.sets(NUMBERS, max_size=1))]
    links += [(node, "responsible", one) for one in draw(st.sets(ORGANISATIONS | PEOPLE, max_size=3))]
    return links + [(node, "basis", one) for one in draw(st.sets(BASES, max_size=1))]


@st.composite
def participations(draw: st.DrawFn, document: str) -> list[tuple[str, str, str]]:
    node = f"{document}-p{draw(NUMBERS)}"
    links = [(node, "inProject", f"project{draw(NUMBERS)}"), (node, "participant", draw(ORGANISATIONS))]
    return [*links, (node, "participationRole", draw(ROLES)), (node, "basis", draw(BASES))]


@st.composite
def documents(draw: st.DrawFn, name: str) -> list[Quad]:
    """A document's graph, wilder than the build writes: two statuses, no basis, several organisations a seat."""
    links = [link for part in draw(st.lists(attendances(name), min_size=2, max_size=5)) for link in part]
    others = st.lists(st.one_of(outcomes(name), participations(name)), max_size=5)
    links += [link for part in draw(others) for link in part]
    links += [(f"{name}-i{one}", "atMeeting", f"{name}-m") for one in draw(st.sets(NUMBERS))]
    links += [(f"{name}-i{one}", "presenter", draw(PEOPLE)) for one in draw(st.sets(NUMBERS))]
    quads = list(dict.fromkeys(said(name, *links)))
    return [*quads, *_kinds(name, quads)]


def _kinds(name: str, quads: Iterable[Quad]) -> Iterator[Quad]:
    for subject in sorted({quad.subject.value for quad in quads}):  # type: ignore[union-attr]
        for word, kind in (("decision", SAMV.Decision), ("agreement", SAMV.Agreement)):
            if f"-{word}" in subject:
                yield is_a(name, subject.removeprefix("https://example.org/"), kind)


@pytest.mark.parametrize("rule", RULES)
def test_counting_gives_what_the_rules_derive_from_their_own_examples(rule: str) -> None:
    store = Store()
    store.load(PREFIXES + FULL[rule], format=RdfFormat.TRIG)
    graphs = {quad.graph_name for quad in store}
    ties = counted(list(store.quads_for_pattern(None, None, None, graph)) for graph in graphs)
    assert ties == derived_ties(store, MINTER)
    assert ties[rule]


@settings(deadline=None, max_examples=300)
@given(first=documents("d1"), second=documents("d2"))
def test_counting_gives_what_the_rules_derive(first: list[Quad], second: list[Quad]) -> None:
    people = [is_a("shared", name, FOAF.Person) for name in ("anna", "bo")]
    assert counted([first, second], people) == defined([first, second], people)


@pytest.mark.parametrize("rule", RULES)
def test_the_ties_of_a_store_are_those_of_the_rules(rule: str, minutes: Path, tmp_path: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    store = open_current(tmp_path / "store")
    written = by_rule(store.quads_for_pattern(None, None, None, steps.minter.ties_graph))
    assert written[rule] == derived_ties(store, steps.minter)[rule]


def test_the_ties_of_the_enclosed_minutes_are_those_of_the_rules(tmp_path: Path) -> None:
    steps = standard_steps()
    build([ENCLOSED], tmp_path / "store", steps)
    store = open_current(tmp_path / "store")
    written = by_rule(store.quads_for_pattern(None, None, None, steps.minter.ties_graph))
    assert written == derived_ties(store, steps.minter)
    assert all(written[rule] for rule in ("same-meeting", "same-item", "joint-project"))
