"""Projections: counted by hand on groups of two, three and four, and the ladder of a small store."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analytics.ladder import Step, at_step, by_ladder, steps
from graph.analytics.memberships import Ask, Membership, memberships
from graph.analytics.projections import PROJECTIONS, Weighting, project, project_groups, two_mode
from tests.graph.analytics.test_memberships import short

GROUPS = (("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d"), ("e",))
SETS = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1).map(sorted), max_size=8)


def ties(graph: nx.Graph) -> dict[str, float]:
    return {"".join(sorted(pair)): weight for *pair, weight in graph.edges(data="weight")}


def test_a_count_says_how_many_groups_two_share() -> None:
    graph = project_groups(GROUPS)
    assert ties(graph) == {"ab": 3, "ac": 2, "bc": 2, "ad": 1, "bd": 1, "cd": 1}
    assert list(graph) == ["a", "b", "c", "d", "e"]


def test_newmans_weights_divide_a_member_among_the_others_of_a_group() -> None:
    # groups of 2, 3 and 4 give each of their ties 1, 1/2 and 1/3
    third = 1 / 3
    assert ties(project_groups(GROUPS, Weighting.NEWMAN)) == pytest.approx(
        {"ab": 1 + 1 / 2 + third, "ac": 1 / 2 + third, "bc": 1 / 2 + third, "ad": third, "bd": third, "cd": third}
    )


@given(SETS)
def test_newmans_strength_is_the_number_of_groups_with_somebody_else(groups: list[list[str]]) -> None:
    graph = project_groups(groups, Weighting.NEWMAN)
    expected = {node: sum(node in group and len(group) > 1 for group in groups) for node in graph}
    assert dict(graph.degree(weight="weight")) == pytest.approx(expected)


@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(groups: list[list[str]], chance: st.DataObject) -> None:
    rows = [Membership(f"g{number}", one, f"g{number}") for number, group in enumerate(groups) for one in group]
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    for weighting in Weighting:
        one, other = project(rows, weighting), project(mixed, weighting)
        assert list(one.edges(data=True)) == list(other.edges(data=True))
        assert list(one) == list(other)
    assert list(two_mode(rows).edges(data=True)) == list(two_mode(mixed).edges(data=True))


def test_two_modes_are_tied_by_the_number_of_meetings() -> None:
    rows = [
        Membership("n", "a", "m1"),
        Membership("n", "a", "m2"),
        Membership("n", "b", "m1"),
        Membership("o", "b", "m3"),
    ]
    graph = two_mode(rows)
    assert dict(graph.nodes(data="bipartite")) == {"a": 0, "b": 0, "n": 1, "o": 1}
    assert ties(graph) == {"an": 2, "bn": 1, "bo": 1}


def test_events_of_one_network_count_each_for_itself() -> None:
    rows = [Membership("n", one, meeting) for meeting in ("m1", "m2") for one in "ab"]
    assert ties(project(rows)) == {"ab": 2}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("municipalities-by-meetings", {("1440", "1462"): 2}),
        ("municipalities-by-projects", {("1402", "1440"): 1, ("1402", "1462"): 1, ("1440", "1462"): 1}),
        ("municipalities-by-outcomes", {("1440", "1462"): 1}),
        (
            "people-by-meetings",
            {("karin-prov", "nils-exempel"): 2, ("karin-prov", "ulla-gast"): 1, ("nils-exempel", "ulla-gast"): 1},
        ),
    ],
)
def test_projections_of_the_small_store(ask: Ask, name: str, expected: dict[tuple[str, str], float]) -> None:
    graph = project(memberships(ask, PROJECTIONS[name].relation))
    assert {tuple(sorted(map(last, pair))): weight for *pair, weight in graph.edges(data="weight")} == expected


def last(iri: str) -> str:
    return short(iri).rpartition("/")[2]


def test_the_highest_step_of_the_ladder_ties_with_what_backs_that_step(ask: Ask) -> None:
    reached = steps(ask)
    # all three take part in the project (4); Ale presented an item to the consultants (2), Lilla Edet met them (1)
    highest = {
        (last(one), last(other)): (data["step"], data["weight"])
        for one, other, data in by_ladder(reached).edges(data=True)
    }
    assert highest == {
        ("1402", "1440"): (4, 1),
        ("1402", "1462"): (4, 1),
        ("1440", "1462"): (4, 1),
        ("1440", "norrkonsult-ab"): (2, 1),
        ("1462", "norrkonsult-ab"): (1, 1),
    }
    met = {(last(one), last(other)): weight for one, other, weight in at_step(reached, 1).edges(data="weight")}
    assert met == {("1440", "1462"): 2, ("1440", "norrkonsult-ab"): 1, ("1462", "norrkonsult-ab"): 1}


def test_the_order_of_steps_changes_nothing() -> None:
    reached = (Step("a", "b", 1, 7), Step("a", "b", 4, 2), Step("a", "c", 2, 1))
    expected = [("a", "b", {"weight": 2.0, "step": 4}), ("a", "c", {"weight": 1.0, "step": 2})]
    assert list(by_ladder(reached).edges(data=True)) == expected
    assert list(by_ladder(reversed(reached)).edges(data=True)) == expected
