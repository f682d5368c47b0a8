"""Scores of identity on clusters small enough to be worked out by hand."""

from __future__ import annotations

from array import array

import pytest

from benchmarks.corpus.identity import NOBODY, Identity, Mentions, f1, identity_scores


def mentions(*rows: tuple[int, int, int, int, int]) -> Mentions:
    """Make mentions of rows: who is meant, whom the graph has, the name, whom they represent, whether it is a slip."""
    columns = (array("Q", column) for column in zip(*rows, strict=True))
    return Mentions(*columns)


def scored(found: Identity) -> list[float]:
    """Return precision and recall by B-cubed and by pairs."""
    return [*found.b_cubed, *found.pairs]


def test_a_right_graph_scores_one() -> None:
    scores = identity_scores(mentions((1, 7, 5, 0, 0), (1, 7, 5, 0, 0), (2, 8, 6, 0, 0)))
    assert scored(scores["all"]) == [1.0, 1.0, 1.0, 1.0]
    assert (scores["all"].mentions, scores["all"].found) == (3, 3)


def test_two_people_made_one_cost_precision() -> None:
    # a cluster of 3: two mentions of one person (2/3 each) and one of another (1/3); pairs: 1 right of 3 given
    scores = identity_scores(mentions((1, 7, 5, 0, 0), (1, 7, 5, 0, 0), (2, 7, 5, 0, 0)))
    assert scored(scores["all"]) == pytest.approx([5 / 9, 1.0, 1 / 3, 1.0])
    assert scores["homonym"].mentions == 3


def test_one_person_made_two_costs_recall() -> None:
    # of four mentions three are together (3/4 each) and one alone (1/4); pairs: 3 of 6
    scores = identity_scores(mentions((1, 7, 5, 0, 0), (1, 7, 5, 0, 0), (1, 7, 5, 0, 0), (1, 8, 5, 0, 0)))
    assert scored(scores["all"]) == pytest.approx([1.0, 10 / 16, 1.0, 3 / 6])


def test_mentions_that_were_missed_count_as_missed_and_not_as_wrong() -> None:
    scores = identity_scores(mentions((1, 7, 5, 0, 0), (1, NOBODY, 5, 0, 0)))
    assert (scores["all"].mentions, scores["all"].found) == (2, 1)
    assert scores["all"].b_cubed == (1.0, 1.0)


def test_mentions_are_told_apart_by_what_makes_them_hard() -> None:
    married = ((1, 7, 50, 0, 0), (1, 7, 51, 0, 0))
    moved = ((2, 8, 60, 100, 0), (2, 8, 60, 200, 0), (2, 8, 60, NOBODY, 0))
    misspelt = (3, 9, 70, 100, 1)
    plain = ((4, 10, 80, 100, 0), (4, 10, 80, NOBODY, 0))
    scores = identity_scores(mentions(*married, *moved, misspelt, *plain))
    counted = {kind: score.mentions for kind, score in scores.items()}
    assert counted == {"all": 8, "homonym": 0, "misspelt": 1, "moved": 3, "married": 2, "plain": 2}


def test_no_mentions_score_nothing() -> None:
    assert identity_scores(Mentions())["all"].mentions == 0


def test_f1_is_the_harmonic_mean() -> None:
    assert f1((0.5, 1.0)) == pytest.approx(2 / 3)
    assert f1((0.0, 0.0)) == 0.0
