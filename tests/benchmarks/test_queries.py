"""The shapes that are measured: each has to find something in a generated graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, QueryTriples, Store

from benchmarks.generated_graph import generate
from benchmarks.queries import Shape, shapes_of, values_of
from graph.query import run_query
from graph.store import open_current


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("measured")
    generate(folder, 0.03, seed=3)
    return open_current(folder)


@pytest.fixture(scope="module")
def shapes(store: Store) -> tuple[Shape, ...]:
    return shapes_of(values_of(store))


def found(store: Store, query: str) -> int:
    answer = run_query(store, query)
    assert isinstance(answer, QuerySolutions | QueryTriples)
    return sum(1 for _ in answer)


def test_there_are_eight_shapes_and_most_have_many_variants(shapes: tuple[Shape, ...]) -> None:
    assert len(shapes) == 8
    assert {shape.name for shape in shapes if len(set(shape.queries)) < 20} == {"pairs-that-meet-most"}


def test_every_shape_finds_something(store: Store, shapes: tuple[Shape, ...]) -> None:
    assert {shape.name: any(found(store, query) for query in shape.queries) for shape in shapes} == {
        shape.name: True for shape in shapes
    }


def test_pairs_are_as_many_as_the_ties_say(store: Store, shapes: tuple[Shape, ...]) -> None:
    [pairs] = [shape for shape in shapes if shape.name == "pairs-that-meet-most"]
    assert found(store, pairs.queries[0]) == 50


def test_values_are_drawn_alike_from_the_same_store(store: Store) -> None:
    assert values_of(store) == values_of(store)
