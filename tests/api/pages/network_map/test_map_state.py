"""The address of the map: every state has one, and what makes no sense counts as not given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from api.pages.network_map.state import KINDS, SORTINGS, MapState, Pin, map_state
from graph.collaboration.values import STEPS

KEYS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=20)
SEVERAL = st.lists(KEYS, unique=True, max_size=3).map(tuple)
MONTHS = st.sampled_from(("", "2018-01", "2024-12"))
STATES = st.builds(
    MapState,
    first=MONTHS,
    last=MONTHS,
    kinds=st.sets(st.sampled_from(list(KINDS))).map(lambda chosen: tuple(kind for kind in KINDS if kind in chosen)),
    steps=st.sets(st.sampled_from(STEPS)).map(lambda chosen: tuple(step for step in STEPS if step in chosen)),
    network=KEYS | st.just(""),
    county=st.sampled_from(("", "12")),
    topic=KEYS | st.just(""),
    between=st.booleans(),
    weight=st.integers(1, 99999),
    around=SEVERAL,
    opened=SEVERAL,
    hidden=SEVERAL,
    pins=st.lists(st.builds(Pin, KEYS, st.integers(-999, 999), st.integers(-999, 999)), max_size=3).map(tuple),
    path=st.tuples(KEYS | st.just(""), KEYS | st.just("")),
    chosen=KEYS | st.just(""),
    other=KEYS | st.just(""),
    find=KEYS | st.just(""),
    sort=st.sampled_from(("", *SORTINGS)),
    descending=st.booleans(),
    language=st.sampled_from(("", "sv", "en")),
)


@given(STATES)
def test_the_address_holds_the_whole_state(state: MapState) -> None:
    assert map_state(QueryParams(state.query())) == state


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=2018-13&to=x",
        "kind=Passage&step=Upwards&sort=colour",
        "weight=0",
        "weight=-3&weight=½",
        "weight=1e9",
        "pin=a&pin=@1,2&pin=a@1&pin=a@nan,1&pin=a@inf,0&pin=a@1e9,0",
        "between=yes&desc=no&lang=de",
        "unheard=of",
        "from=0000-01",
    ],
)
def test_what_makes_no_sense_counts_as_not_given(query: str) -> None:
    assert map_state(QueryParams(query)) == MapState()


def test_a_column_that_is_sorted_by_turns_round() -> None:
    once = MapState().sorted_by("label")
    assert (once.sort, once.descending) == ("label", False)
    assert once.sorted_by("label").descending
    assert not once.sorted_by("label").sorted_by("label").descending
    assert once.sorted_by("label").sorted_by("kind") == MapState(sort="kind")
