"""The generated graph that benchmarks measure on: it has to be one that a build could have written."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from benchmarks.generated.minutes import MinutesWriter
from benchmarks.generated.plan import meetings_of
from benchmarks.generated.world import world_of
from benchmarks.generated_graph import generate
from graph.iris import Minter
from graph.query import ask_rows
from graph.store import open_current
from graph.validating import findings
from tests.graph.tie_rules import derived_ties


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("generated")
    generate(folder, 0.02, seed=7)
    return open_current(folder)


def test_the_same_seed_gives_the_same_minutes_and_another_seed_others() -> None:
    def texts(seed: int) -> list[str]:
        world = world_of(seed)
        return [MinutesWriter(world, meeting).minutes()[1] for meeting in meetings_of(world, 5, seed)]

    assert texts(1) == texts(1)
    assert texts(1) != texts(2)


def test_meetings_are_as_many_as_asked_for_and_each_has_its_own_name() -> None:
    meetings = meetings_of(world_of(1), 4000, 1)
    assert len({meeting.identifier for meeting in meetings}) == 4000


def test_every_person_and_organisation_of_a_meeting_is_backed_by_words(store: Store) -> None:
    unbacked = "SELECT ?p WHERE { ?p a foaf:Person FILTER NOT EXISTS { ?p prov:wasDerivedFrom/oa:exact ?words } }"
    assert ask_rows(store, unbacked).rows == ()


def test_somebody_has_worked_for_two_municipalities() -> None:
    holders = world_of(7).holders
    employers: dict[str, set[str]] = {}
    for (municipality, _), people in holders.items():
        for person in people:
            employers.setdefault(person, set()).add(municipality)
    assert sum(len(each) > 1 for each in employers.values()) > 100


def test_a_municipality_is_three_memberships_below_the_forum(store: Store) -> None:
    path = (
        "SELECT DISTINCT ?m WHERE { ?m a samv:Municipality ; org:memberOf/org:memberOf/org:memberOf ?top ."
        ' ?top rdfs:label "Forum för regional samverkan" }'
    )
    assert len(ask_rows(store, path).rows) > 100


def test_its_ties_are_those_of_the_rules(store: Store) -> None:
    minter = Minter()
    derived = derived_ties(store, minter)
    written = set(store.quads_for_pattern(None, None, None, minter.ties_graph))
    assert written == set().union(*derived.values())
    assert all(derived.values())


def test_it_breaks_no_shape(store: Store) -> None:
    assert findings(store, world_of(7).gazetteer) == []
