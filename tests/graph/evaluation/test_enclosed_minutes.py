"""The enclosed minutes through all real parts, held to the figures that they must reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import build
from graph.evaluation import Evaluation, evaluate
from graph.steps import standard_steps
from graph.store import open_current

DATA = Path(__file__).parents[3] / "data"
FLOORS = {
    "meeting": 0.95,
    "attendance": 1.0,
    "represents": 0.98,
    "partial attendance": 0.98,
    "people": 0.98,
    "agenda": 0.95,
    "presenters": 0.95,
    "decisions": 1.0,
    "agreements": 0.9,
    "commitments": 0.9,
    "responsible": 0.9,
    "projects": 0.95,
    "participants": 0.9,
    "organisations": 0.95,
    "events": 0.9,
    "contacts": 1.0,
    "evidence": 1.0,
}


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    folder = tmp_path_factory.mktemp("store")
    build([DATA / "minutes"], folder, standard_steps())
    return evaluate(open_current(folder), DATA / "gold", DATA / "minutes")


def test_every_table_has_a_floor(evaluation: Evaluation) -> None:
    assert {table.name for table in evaluation.tables} == set(FLOORS)
    assert (evaluation.not_in_graph, evaluation.without_gold) == ((), ())


@pytest.mark.parametrize("name", FLOORS)
def test_the_figure_is_not_below_its_floor(evaluation: Evaluation, name: str) -> None:
    table = evaluation.table(name)
    assert table.f1 is not None
    assert table.f1 >= FLOORS[name], "\n".join(map(str, table.misses))


def test_a_table_without_a_difference_tells_of_none(evaluation: Evaluation) -> None:
    """Some of the listed represent nobody, in gold and graph alike: that is no miss."""
    whole = [table for table in evaluation.tables if table.found == table.gold and table.given in (None, table.found)]
    assert "represents" in {table.name for table in whole}
    assert [str(miss) for table in whole for miss in table.misses] == []


def test_no_passage_points_at_other_words(evaluation: Evaluation) -> None:
    assert evaluation.passages > 0
    assert evaluation.wrong_offsets == ()
