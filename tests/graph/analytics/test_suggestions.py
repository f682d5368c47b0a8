"""Suggestions: scores as NetworkX has them, reasons by hand, borders on the map, and the rank test's honesty."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from data.places import municipalities
from graph.analytics import link_scores
from graph.analytics.borders import common_borders
from graph.analytics.link_scores import Floats
from graph.analytics.rank_test import LEAST_TIES, Area, Marks, Precision, RankTest, rank_test
from graph.analytics.suggestions import Evidence, Kind, Ranker, Reason, Suggestion, suggestions
from tests.graph.analytics.networks import networks

MEETINGS = {"m1": ["a", "b"], "m2": ["b", "c"], "m3": ["a", "d"], "m4": ["d", "c"], "m5": ["d", "e"], "m6": ["f"]}
SUBJECTS = {"p": ["a", "c"], "q": ["a", "c", "e"], "r": ["e", "f"]}


@settings(deadline=None)
@given(networks(least=2))
def test_scores_are_those_of_networkx(graph: nx.Graph) -> None:
    place = {node: number for number, node in enumerate(graph)}
    edges = [(place[one], place[other]) for one, other in graph.edges]
    ties, everybody = link_scores.tied(link_scores.belonging(edges, len(graph))), np.arange(len(graph))
    pairs = list(combinations(range(len(graph)), 2))
    named = [(list(graph)[one], list(graph)[other]) for one, other in pairs]
    for scores, theirs in (
        (link_scores.resource_allocation(ties), nx.resource_allocation_index(graph, named)),
        (link_scores.adamic_adar(ties), nx.adamic_adar_index(graph, named)),
        (link_scores.preferential_attachment(ties), nx.preferential_attachment(graph, named)),
    ):
        ours = scores(everybody)
        assert [float(ours[pair]) for pair in pairs] == pytest.approx([score for *_, score in theirs], abs=1e-9)
        assert np.allclose(ours, ours.T, rtol=0, atol=1e-12)
        assert not ours.diagonal().any()


def test_pairs_without_a_tie_come_with_all_their_reasons() -> None:
    found = suggestions(Evidence(MEETINGS, SUBJECTS, [("a", "c"), ("e", "b"), ("a", "b"), ("x", "a")]))
    # b is tied to 2 (a, c), d to 3 (a, c, e); of the subjects p is shared by 2, q by 3
    partners, subjects, border = Kind.COMMON_PARTNERS, Kind.SHARED_SUBJECTS, Reason(Kind.COMMON_BORDER)
    assert [(one.one, one.other, round(one.score, 9), one.reasons) for one in found] == [
        ("b", "d", 1.0, (Reason(partners, ("a", "c")),)),
        ("a", "c", round(1 / 2 + 1 / 3, 9), (Reason(partners, ("b", "d")), Reason(subjects, ("p", "q")), border)),
        ("a", "e", round(1 / 3, 9), (Reason(partners, ("d",)), Reason(subjects, ("q",)))),
        ("c", "e", round(1 / 3, 9), (Reason(partners, ("d",)), Reason(subjects, ("q",)))),
        ("b", "e", 0.0, (border,)),
        ("e", "f", 0.0, (Reason(subjects, ("r",)),)),
    ]
    by_subject = suggestions(Evidence(MEETINGS, SUBJECTS, []), Ranker.SHARED_SUBJECTS, most=2)
    # a and c: 1 / (2 - 1) of p and 1 / (3 - 1) of q; e and f: 1 of r
    assert [(one.one, one.other, one.score) for one in by_subject] == [("a", "c", 1.5), ("e", "f", 1.0)]


def test_nothing_known_suggests_nothing() -> None:
    assert suggestions(Evidence({}, {}, [("a", "b")])) == ()
    assert suggestions(Evidence({"m": ["a", "b"]}, {}, [("a", "b")])) == ()
    assert suggestions(Evidence({"m": ["a"], "n": ["b"]}, {}, [("b", "a")])) == (
        Suggestion("a", "b", 0.0, (Reason(Kind.COMMON_BORDER),)),
    )


def test_borders_are_those_on_the_map() -> None:
    code = {place.name: place.identifier for place in municipalities()}
    borders = common_borders()

    def beside(name: str) -> set[str]:
        names = {identifier: known for known, identifier in code.items()}
        return {names[one if other == code[name] else other] for one, other in borders if code[name] in (one, other)}

    assert beside("Ale") == {"Alingsås", "Göteborg", "Kungälv", "Lerum", "Lilla Edet", "Trollhättan"}
    assert beside("Sundbyberg") == {"Solna", "Stockholm"}
    assert beside("Kiruna") == {"Gällivare", "Pajala"}
    assert beside("Gotland") == set()


def test_area_and_precision_are_those_that_one_can_count() -> None:
    positive = np.array([True, False, True, False, False])
    scores = np.array([3.0, 2.0, 2.0, 1.0, 0.0])
    # six pairs: 3 > 2, 1, 0; 2 = 2, 2 > 1, 2 > 0
    assert area(scores, positive) == pytest.approx(5.5 / 6)
    assert precision(scores, positive, 1) == 1.0
    assert precision(scores, positive, 2) == pytest.approx((1 + 1 / 2) / 2)
    assert precision(scores, positive, 99) == pytest.approx(2 / 5)
    assert area(np.zeros(5), positive) == 0.5
    # in whatever blocks they come
    for turn in range(1, 5):
        assert area(scores, positive, turn) == pytest.approx(5.5 / 6)
        assert precision(scores, positive, 2, turn) == pytest.approx((1 + 1 / 2) / 2)


def area(scores: Floats, positive: Marks, cut: int = 5) -> float:
    """Return the area with the pairs in two blocks."""
    counter = Area(scores[positive])
    for part in (slice(cut), slice(cut, None)):
        counter.add(scores[part][~positive[part]])
    return counter.value()


def precision(scores: Floats, positive: Marks, k: int, cut: int = 5) -> float:
    """Return the precision with the pairs in two blocks."""
    counter = Precision(k)
    for part in (slice(cut), slice(cut, None)):
        counter.add(scores[part], positive[part])
    return counter.value()


def test_the_members_of_a_body_want_no_suggestion() -> None:
    forum = {"body": ["a", "c", "x"]}
    found = suggestions(Evidence(MEETINGS, SUBJECTS, [("a", "c")], forum))
    assert [(one.one, one.other) for one in found] == [("b", "d"), ("a", "e"), ("c", "e"), ("e", "f")]


def test_suggestions_around_somebody_are_those_of_all_that_have_them() -> None:
    evidence = Evidence(MEETINGS, SUBJECTS, [("a", "c"), ("e", "b")])
    everything = suggestions(evidence)
    assert suggestions(evidence, around={"c"}) == tuple(one for one in everything if "c" in (one.one, one.other))


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = grouped_world(0.3)
    whole = suggestions(evidence), rank_test(evidence, hold_outs=3)
    monkeypatch.setattr(link_scores, "_BLOCK", 3 * len(evidence.members()))
    assert (suggestions(evidence), rank_test(evidence, hold_outs=3)) == whole


def grouped_world(mixed: float) -> Evidence:
    """Two sides of 20, meeting in sixes of one side each, or with a chance of ``mixed`` drawn from both."""
    chance = np.random.default_rng(9)
    sides = [[f"a{number:02}" for number in range(20)], [f"b{number:02}" for number in range(20)]]
    meetings = {}
    for number in range(40):
        pool = sides[0] + sides[1] if chance.random() < mixed else sides[number % 2]
        meetings[f"m{number:02}"] = [str(one) for one in chance.choice(pool, 6, replace=False)]
    return Evidence(meetings, {}, ())


def test_where_sides_keep_to_themselves_common_partners_tell_who_will_meet() -> None:
    tested = rank_test(grouped_world(0.0))
    assert tested.tells
    assert tested == rank_test(grouped_world(0.0))
    ranks = tested.ranks
    assert ranks[Ranker.RESOURCE_ALLOCATION].auc > 0.85
    assert ranks[Ranker.ADAMIC_ADAR].auc > 0.85
    # whoever has met few is who has more of the own side to meet: many ties speak against a new one here
    assert ranks[Ranker.DEGREE_ONLY].auc < 0.5
    assert ranks[Ranker.RANDOM].auc == 0.5
    assert ranks[Ranker.RANDOM].auc_deviation == 0.0
    assert ranks[Ranker.RESOURCE_ALLOCATION].precision > 2 * ranks[Ranker.RANDOM].precision
    # nobody shares a subject or a border: those rankers know no more than chance
    assert ranks[Ranker.SHARED_SUBJECTS] == ranks[Ranker.COMMON_BORDER] == ranks[Ranker.RANDOM]


def test_where_anybody_meets_anybody_no_ranker_tells_who_will_meet() -> None:
    ranks = rank_test(grouped_world(1.0), hold_outs=40).ranks
    assert all(abs(rank.auc - 0.5) < 0.06 for rank in ranks.values())


def test_too_few_new_ties_give_no_ranks() -> None:
    tested = rank_test(Evidence(MEETINGS, SUBJECTS, []), hold_outs=5)
    assert tested.ties < LEAST_TIES
    assert not tested.tells
    assert rank_test(Evidence({}, {}, [])) == RankTest(0, {})
