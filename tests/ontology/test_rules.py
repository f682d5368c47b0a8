"""The tie rules: each over a small graph whose ties are worked out by hand."""

from collections import Counter
from hashlib import sha1
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryTriples, RdfFormat, Store, Triple
from rdflib import Graph

from ontology.files import RULES, VOCABULARY, read_rule, read_text
from ontology.terms import PROV, RDF, SAMV
from ontology.validation import validate

BASE = "https://example.org/id/"
EX = "https://example.org/"
PREFIXES = """
@prefix : <https://example.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix samv: <https://w3id.org/samgraf/ontology#> .
"""
# One tie: its parties, its weight, its grounds.
Tie = tuple[str, str, int, frozenset[str]]


def run(rule: str, trig: str) -> set[Triple]:
    store = Store()
    store.load(PREFIXES + trig, format=RdfFormat.TRIG)
    result = store.query(read_rule(rule), base_iri=BASE, use_default_graph_as_union=True)
    assert isinstance(result, QueryTriples)
    return set(result)


def objects(triples: set[Triple], tie: object, predicate: str) -> list[str]:
    return sorted(
        triple.object.value.removeprefix(EX)
        for triple in triples
        if triple.subject == tie
        and triple.predicate.value == predicate
        and isinstance(triple.object, NamedNode | Literal)
    )


def ties(rule: str, trig: str) -> set[Tie]:
    triples = run(rule, trig)
    found: set[Tie] = set()
    for tie in {triple.subject for triple in triples}:
        one, other = objects(triples, tie, SAMV.party)
        [weight] = objects(triples, tie, SAMV.weight)
        found.add((one, other, int(weight), frozenset(objects(triples, tie, PROV.wasDerivedFrom))))
    return found


def attends(node: str, meeting: str, organisation: str, status: str, more: str = "samv:basis samv:Stated") -> str:
    return (
        f":{node} a samv:Attendance ; samv:atMeeting :{meeting} ; samv:attendee :{node}Person ;"
        f" samv:representing :{organisation} ; samv:attendanceStatus samv:{status} ; {more} .\n"
    )


# Two meetings, each in its document's graph. Dan is absent, Eda's attendance is inferred, Ale has two people
# at the first.
MEETINGS = (
    "GRAPH :g1 {\n"
    + attends("ale1", "m1", "ale", "Present")
    + attends("ale1b", "m1", "ale", "Present")
    + attends("bor1", "m1", "bor", "Guest")
    + attends("dan1", "m1", "dan", "Absent")
    + attends("eda1", "m1", "eda", "Present", "samv:basis samv:Inferred")
    + "}\nGRAPH :g2 {\n"
    + attends("ale2", "m2", "ale", "Present")
    + attends("bor2", "m2", "bor", "Present")
    + attends("cil2", "m2", "cil", "Present", "samv:basis samv:Derived")
    + "}\n"
)


def test_same_meeting_ties_those_present_or_guests_once_a_meeting() -> None:
    assert ties("same-meeting", MEETINGS) == {
        ("ale", "bor", 2, frozenset({"m1", "m2"})),
        ("ale", "cil", 1, frozenset({"m2"})),
        ("bor", "cil", 1, frozenset({"m2"})),
    }


# Cil is there for i2 only. i1: Ale presents. i2: Bor is responsible. i3: nobody has a part in it. i4: a
# person of Cil's is responsible, but was not there. i5: a person of Ale's is. i6: Bor is, by inference
# only. i7: Dan, absent, is. i8: Fil is, whose attendance is inferred. Ale's presenter is at m2 too, with
# Eda, where i1 was not on the agenda.
ITEMS = (
    "GRAPH :g1 {\n"
    + attends("ale1", "m1", "ale", "Present")
    + attends("bor1", "m1", "bor", "Guest")
    + attends("cil1", "m1", "cil", "Present", "samv:basis samv:Stated ; samv:attendedItem :i2")
    + attends("dan1", "m1", "dan", "Absent")
    + attends("fil1", "m1", "fil", "Present", "samv:basis samv:Inferred")
    + """
    :i1 samv:atMeeting :m1 ; samv:presenter :ale1Person .
    :i2 samv:atMeeting :m1 . :o2 samv:underItem :i2 ; samv:responsible :bor ; samv:basis samv:Stated .
    :i3 samv:atMeeting :m1 . :o3 samv:underItem :i3 ; samv:basis samv:Stated .
    :i4 samv:atMeeting :m1 . :o4 samv:underItem :i4 ; samv:responsible :cil1Person ; samv:basis samv:Stated .
    :i5 samv:atMeeting :m1 . :o5 samv:underItem :i5 ; samv:responsible :ale1Person ; samv:basis samv:Stated .
    :i6 samv:atMeeting :m1 . :o6 samv:underItem :i6 ; samv:responsible :bor ; samv:basis samv:Inferred .
    :i7 samv:atMeeting :m1 . :o7 samv:underItem :i7 ; samv:responsible :dan ; samv:basis samv:Stated .
    :i8 samv:atMeeting :m1 . :o8 samv:underItem :i8 ; samv:responsible :fil ; samv:basis samv:Stated .
    }
    GRAPH :g2 {
    :ale2 samv:atMeeting :m2 ; samv:attendee :ale1Person ; samv:representing :ale ;
        samv:attendanceStatus samv:Present ; samv:basis samv:Stated .
    """
    + attends("eda2", "m2", "eda", "Present")
    + "}\n"
)


def test_same_item_ties_whoever_has_a_part_in_it_to_those_there() -> None:
    assert ties("same-item", ITEMS) == {
        ("ale", "bor", 3, frozenset({"i1", "i2", "i5"})),
        ("bor", "cil", 1, frozenset({"i2"})),
    }


# a1 stands under i1, a2 under no item, a3 is inferred, d1 is a decision. Bor is there for i1 only, Cil is a
# guest.
AGREEMENTS = (
    attends("ale1", "m1", "ale", "Present")
    + attends("bor1", "m1", "bor", "Present", "samv:basis samv:Stated ; samv:attendedItem :i1")
    + attends("cil1", "m1", "cil", "Guest")
    + attends("dan1", "m1", "dan", "Present")
    + """
    :a1 a samv:Agreement ; samv:atMeeting :m1 ; samv:underItem :i1 ; samv:basis samv:Stated .
    :a2 a samv:Agreement ; samv:atMeeting :m1 ; samv:basis samv:Stated .
    :a3 a samv:Agreement ; samv:atMeeting :m1 ; samv:underItem :i1 ; samv:basis samv:Inferred .
    :d1 a samv:Decision ; samv:atMeeting :m1 ; samv:underItem :i1 ; samv:basis samv:Stated .
    """
)


def test_shared_agreement_ties_those_present_where_it_was_reached() -> None:
    assert ties("shared-agreement", AGREEMENTS) == {
        ("ale", "bor", 1, frozenset({"a1"})),
        ("ale", "dan", 2, frozenset({"a1", "a2"})),
        ("bor", "dan", 1, frozenset({"a1"})),
    }


def takes_part(organisation: str, project: str, role: str, basis: str = "Stated") -> str:
    node = f":{organisation}-{project}"
    return (
        f"{node} a samv:Participation ; samv:inProject :{project} ; samv:participant :{organisation} ;"
        f" samv:participationRole samv:{role} ; samv:basis samv:{basis} .\n"
    )


PROJECTS = (
    takes_part("ale", "p1", "Owner")
    + takes_part("bor", "p1", "Funder")
    + takes_part("cil", "p1", "Partner", "Derived")
    + takes_part("ale", "p2", "Partner")
    + takes_part("bor", "p2", "Partner")
    + takes_part("dan", "p2", "Partner", "Inferred")
    + takes_part("eda", "p3", "Lead")
)


def test_joint_project_ties_those_who_take_part_in_whatever_role() -> None:
    assert ties("joint-project", PROJECTS) == {
        ("ale", "bor", 2, frozenset({"p1", "p2"})),
        ("ale", "cil", 1, frozenset({"p1"})),
        ("bor", "cil", 1, frozenset({"p1"})),
    }


def test_joint_action_ties_those_who_bear_a_project_or_carry_out_one_decision() -> None:
    outcomes = """
    :d1 a samv:Decision ; samv:responsible :ale , :bor , :anna ; samv:basis samv:Stated .
    :d2 a samv:Decision ; samv:responsible :cil , :ale ; samv:basis samv:Stated .
    :d3 a samv:Decision ; samv:responsible :cil , :dan ; samv:basis samv:Inferred .
    :c1 a samv:Commitment ; samv:responsible :cil , :eda ; samv:basis samv:Stated .
    :anna a foaf:Person .
    """
    assert ties("joint-action", PROJECTS + outcomes) == {
        ("ale", "bor", 2, frozenset({"d1", "p1"})),
        ("ale", "cil", 1, frozenset({"d2"})),
    }


def test_tie_is_written_whole_under_the_base_iri() -> None:
    digest = sha1(b"https://example.org/ale https://example.org/bor", usedforsecurity=False).hexdigest()
    tie = NamedNode(f"{BASE}tie/collaboration/{digest}")
    statements: dict[str, list[NamedNode] | list[Literal]] = {
        RDF.type: [NamedNode(SAMV.Tie)],
        SAMV.party: [NamedNode(EX + "ale"), NamedNode(EX + "bor")],
        SAMV.ladderStep: [NamedNode(SAMV.Collaboration)],
        SAMV.weight: [Literal(1)],
        SAMV.basis: [NamedNode(SAMV.Derived)],
        SAMV.rule: [Literal("joint-project")],
        PROV.wasDerivedFrom: [NamedNode(EX + "p1")],
    }
    # The order in which the data names the two parties makes no difference.
    assert run("joint-project", takes_part("bor", "p1", "Partner") + takes_part("ale", "p1", "Lead")) == {
        Triple(tie, NamedNode(predicate), value) for predicate, values in statements.items() for value in values
    }


FULL = {
    "same-meeting": MEETINGS,
    "same-item": ITEMS,
    "shared-agreement": AGREEMENTS,
    "joint-project": PROJECTS,
    "joint-action": PROJECTS,
}


@pytest.mark.parametrize("rule", RULES)
def test_tie_names_its_rule_and_its_step_and_breaks_no_shape(rule: str) -> None:
    triples = run(rule, FULL[rule])
    made = {triple.subject for triple in triples}
    assert made
    assert {tuple(objects(triples, tie, SAMV.rule)) for tie in made} == {(rule,)}
    assert {tuple(objects(triples, tie, SAMV.ladderStep)) for tie in made} == {(RULES[rule],)}
    turtle = "\n".join(f"{triple} ." for triple in triples)
    assert validate(Graph().parse(data=turtle, format="turtle"), []) == []


@pytest.mark.parametrize("rule", RULES)
def test_nothing_is_tied_in_an_empty_graph_or_by_the_vocabulary_itself(rule: str) -> None:
    assert run(rule, "") == set()
    assert run(rule, read_text(VOCABULARY)) == set()


@pytest.mark.parametrize("rule", RULES)
def test_organisation_is_never_tied_to_itself(rule: str) -> None:
    alone = (
        attends("one", "m1", "ale", "Present")
        + attends("two", "m1", "ale", "Present")
        + takes_part("ale", "p1", "Lead")
        + """:more samv:inProject :p1 ; samv:participant :ale ; samv:participationRole samv:Funder ;
                 samv:basis samv:Stated .
             :i1 samv:atMeeting :m1 ; samv:presenter :onePerson .
             :a1 a samv:Agreement ; samv:atMeeting :m1 ; samv:basis samv:Stated .
             :d1 a samv:Decision ; samv:responsible :ale ; samv:basis samv:Stated ."""
    )
    assert run(rule, alone) == set()


SEATS = st.lists(
    st.tuples(
        st.sampled_from(["m1", "m2", "m3"]),
        st.sampled_from(["ale", "bor", "cil", "dan"]),
        st.sampled_from(["Present", "Guest", "Absent"]),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(seats=SEATS)
def test_weight_of_a_meeting_place_counts_the_meetings_that_both_were_at(
    seats: list[tuple[str, str, str]],
) -> None:
    data = "".join(attends(f"a{number}", *seat) for number, seat in enumerate(seats))
    there = {(meeting, organisation) for meeting, organisation, status in seats if status != "Absent"}
    shared = Counter(
        pair
        for meeting in {meeting for meeting, _ in there}
        for pair in combinations(sorted(organisation for held, organisation in there if held == meeting), 2)
    )
    assert {(one, other): weight for one, other, weight, _ in ties("same-meeting", data)} == dict(shared)
