"""Places on the map: one for each node, the same every time, with room between."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from graph.collaboration.relations import Relations
from graph.index.kinds import Kind
from visualizations.layout import positions_of
from visualizations.separating import Box, separated

SIDES = st.floats(1, 60)
PLACES = st.floats(-300, 300)


def test_every_node_has_a_place_that_never_changes(relations: Relations) -> None:
    places = positions_of(relations)
    assert places.keys() == relations.nodes.keys()
    assert places == positions_of(relations)


def test_people_stand_beside_whom_they_represent(relations: Relations) -> None:
    places = positions_of(relations)
    x, y = places[relations.numbers["person/karin-prov"]]

    def distance(key: str) -> float:
        other = places[relations.numbers[key]]
        return hypot(x - other[0], y - other[1])

    organisations = [node.key for node in relations.nodes.values() if node.kind not in (Kind.PERSON, Kind.MEETING)]
    assert min(organisations, key=distance) == "municipality/1440"
    assert distance("municipality/1440") < 60


def test_organisations_do_not_stand_on_each_other(relations: Relations) -> None:
    places = positions_of(relations)
    numbers = [number for number, node in relations.nodes.items() if node.kind not in (Kind.PERSON, Kind.MEETING)]
    assert all(
        hypot(places[one][0] - places[other][0], places[one][1] - places[other][1]) > 25
        for one, other in combinations(numbers, 2)
    )


@given(st.lists(st.builds(Box, PLACES, PLACES, SIDES, SIDES), max_size=12))
def test_boxes_that_are_pushed_apart_overlap_no_more(boxes: list[Box]) -> None:
    def overlap(one: Box, other: Box) -> float:
        across = one.half_width + other.half_width - abs(one.x - other.x)
        down = one.half_height + other.half_height - abs(one.y - other.y)
        return min(across, down)

    before = sum(max(0.0, overlap(one, other)) for one, other in combinations(boxes, 2))
    after = sum(max(0.0, overlap(one, other)) for one, other in combinations(separated(boxes), 2))
    assert after <= max(before, 1.0)


def test_boxes_that_do_not_overlap_stay() -> None:
    boxes = [Box(0, 0, 10, 10), Box(100, 0, 10, 10), Box(0, 60, 10, 10)]
    assert separated(boxes) == boxes


def test_two_boxes_on_each_other_move_along_the_shorter_side() -> None:
    assert separated([Box(0, 0, 30, 5), Box(2, 4, 30, 5)]) == [Box(0, -3, 30, 5), Box(2, 7, 30, 5)]
