"""Which network a choice gives of the two hand-made meetings, worked out by reading them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.collaboration.choosing import connections_of, network_of
from graph.collaboration.gathering import relations_of
from graph.collaboration.paths import shortest_path
from graph.collaboration.relations import ALWAYS, UNKNOWN, Columns, Relations
from graph.collaboration.values import NODE_KINDS, Choice, Network, Sort
from graph.index.kinds import Kind
from graph.index.reading import Index

ALE, LILLA_EDET, PARTILLE = "municipality/1440", "municipality/1462", "municipality/1402"
NORRSAM, CONSULTANTS = "organisation/natverket-norrsam", "organisation/norrkonsult-ab"
PROJECT = "project/gemensam-vaxel"
KARIN, NILS, ULLA = "person/karin-prov", "person/nils-exempel", "person/ulla-gast"
SPRING_MEETING, AUTUMN_MEETING = "meeting/var", "meeting/host"
ORGANISATIONS = frozenset((Kind.MUNICIPALITY, Kind.NETWORK, Kind.ORGANISATION, Kind.PROJECT))


@pytest.fixture
def relations(index: Index) -> Relations:
    return relations_of(index)


def told(network: Network) -> set[tuple[str, str, str, int]]:
    """What ties whom, how often: a pair of keys in their order, a step or sort, a weight."""
    return {(min(t.source, t.target), max(t.source, t.target), t.step or t.sort.value, t.weight) for t in network.ties}


def keys(network: Network) -> set[str]:
    return {node.key for node in network.nodes}


def test_everybody_who_was_there_or_takes_part_is_in_the_network(relations: Relations) -> None:
    network = network_of(relations, Choice())
    people = {KARIN, NILS, ULLA}
    meetings = {SPRING_MEETING, AUTUMN_MEETING}
    # Bo Test was absent; his municipality pays for the project
    assert keys(network) == {ALE, LILLA_EDET, PARTILLE, NORRSAM, CONSULTANTS, PROJECT} | people | meetings
    assert not network.truncated


def test_ties_between_municipalities_have_their_steps_and_weights(relations: Relations) -> None:
    network = network_of(relations, Choice(between_municipalities=True))
    assert told(network) == {
        (ALE, LILLA_EDET, "MeetingPlace", 2),
        (ALE, LILLA_EDET, "Dialogue", 1),
        (ALE, LILLA_EDET, "Collaboration", 1),
        (PARTILLE, ALE, "Collaboration", 1),
        (PARTILLE, LILLA_EDET, "Collaboration", 1),
    }


def test_weights_count_what_lies_in_the_period(relations: Relations) -> None:
    choice = Choice(first="2024-04-01", last="2024-12-31", kinds=frozenset((Kind.MUNICIPALITY, Kind.NETWORK)))
    assert told(network_of(relations, choice)) == {
        (ALE, LILLA_EDET, "MeetingPlace", 1),
        # the project was spoken of in both meetings, so its time reaches over all between them
        (ALE, LILLA_EDET, "Collaboration", 1),
        (PARTILLE, ALE, "Collaboration", 1),
        (PARTILLE, LILLA_EDET, "Collaboration", 1),
        (ALE, NORRSAM, "meets", 1),
        (LILLA_EDET, NORRSAM, "meets", 1),
    }
    assert not network_of(relations, replace(choice, first="2025-01-01", last=None)).ties


def test_least_weight_leaves_out_lighter_ties(relations: Relations) -> None:
    choice = Choice(kinds=ORGANISATIONS, least_weight=2)
    assert told(network_of(relations, choice)) == {
        (ALE, LILLA_EDET, "MeetingPlace", 2),
        (ALE, NORRSAM, "meets", 2),
        (LILLA_EDET, NORRSAM, "meets", 2),
    }


def test_steps_of_the_ladder_are_chosen_and_other_ties_stay(relations: Relations) -> None:
    choice = Choice(kinds=frozenset((Kind.MUNICIPALITY, Kind.PROJECT)), steps=frozenset(("Dialogue",)))
    assert told(network_of(relations, choice)) == {
        (ALE, LILLA_EDET, "Dialogue", 1),
        (ALE, PROJECT, "participation", 1),
        (LILLA_EDET, PROJECT, "participation", 1),
        (PARTILLE, PROJECT, "participation", 1),
    }


def test_a_network_keeps_who_has_to_do_with_its_meetings(relations: Relations) -> None:
    chosen = keys(network_of(relations, Choice(network=NORRSAM, kinds=ORGANISATIONS)))
    assert chosen == {NORRSAM, ALE, LILLA_EDET, CONSULTANTS, PROJECT}


def test_a_county_keeps_its_municipalities_and_whom_they_are_tied_to(relations: Relations) -> None:
    assert ALE in keys(network_of(relations, Choice(county="14")))
    assert keys(network_of(relations, Choice(county="12"))) == set()


def test_a_topic_keeps_the_meetings_that_spoke_of_it(relations: Relations) -> None:
    meetings = frozenset((Kind.MEETING, Kind.NETWORK))
    assert keys(network_of(relations, Choice(topic="topic/vaxel", kinds=meetings))) == {SPRING_MEETING, NORRSAM}


def test_around_a_node_are_its_neighbours(relations: Relations) -> None:
    network = network_of(relations, Choice(around=(PARTILLE,), kinds=ORGANISATIONS))
    assert keys(network) == {PARTILLE, ALE, LILLA_EDET, PROJECT}
    assert network.nodes[0].key == PARTILLE
    assert all(PARTILLE in (tie.source, tie.target) for tie in network.ties)


def test_membership_known_beforehand_ties_only_who_is_there_by_the_minutes(relations: Relations) -> None:
    members = Columns()
    for key in (ALE, PARTILLE):
        members.add((relations.numbers[key], relations.numbers[NORRSAM], ""), 0, [(ALWAYS, ALWAYS, 0)])
    known = replace(relations, by_sort={**relations.by_sort, Sort.MEMBER: members})
    choice = Choice(kinds=frozenset((Kind.MUNICIPALITY, Kind.NETWORK)), steps=frozenset())
    assert told(network_of(known, choice)) == {
        (ALE, NORRSAM, "meets", 2),
        (LILLA_EDET, NORRSAM, "meets", 2),
        (ALE, NORRSAM, "member", 1),
    }
    assert not network_of(known, replace(choice, first="2030-01-01")).ties


def test_an_opened_node_shows_neighbours_of_every_kind(relations: Relations) -> None:
    only = Choice(kinds=frozenset((Kind.MUNICIPALITY,)))
    assert KARIN not in keys(network_of(relations, only))
    assert keys(network_of(relations, replace(only, opened=(ALE,)))) >= {KARIN, NORRSAM, PROJECT, CONSULTANTS}


def test_hidden_nodes_are_gone_with_their_ties(relations: Relations) -> None:
    network = network_of(relations, Choice(hidden=frozenset((ALE,))))
    assert ALE not in keys(network)
    assert not [tie for tie in network.ties if ALE in (tie.source, tie.target)]


def test_what_is_cut_is_counted(relations: Relations) -> None:
    network = network_of(relations, Choice(kinds=ORGANISATIONS, most_nodes=2))
    assert (len(network.nodes), network.total_nodes, network.truncated) == (2, 6, True)
    fewer_ties = network_of(relations, Choice(kinds=ORGANISATIONS, most_ties=1))
    assert [(tie.step, tie.weight) for tie in fewer_ties.ties] == [("MeetingPlace", 2)]


def test_a_person_stands_beside_the_meeting_and_for_whom_they_came(relations: Relations) -> None:
    network = network_of(relations, Choice(around=(ULLA,)))
    assert told(network) == {
        (CONSULTANTS, ULLA, "represents", 1),
        (SPRING_MEETING, ULLA, "attended", 1),
    }


def test_connections_gather_ties_and_begin_with_the_highest_step(relations: Relations) -> None:
    network = network_of(relations, Choice(between_municipalities=True))
    one = next(one for one in connections_of(network) if {one.source, one.target} == {ALE, LILLA_EDET})
    assert [tie.step for tie in one.ties] == ["Collaboration", "Dialogue", "MeetingPlace"]
    assert one.leading.step == "Collaboration"


def test_each_tie_names_the_facts_that_say_so(relations: Relations, index: Index) -> None:
    network = network_of(relations, Choice())
    kinds: dict[Sort, set[Kind]] = {}
    for tie in network.ties:
        kinds.setdefault(tie.sort, set()).update(thing.kind for thing in index.things(tie.facts))
    assert kinds == {
        Sort.LADDER: {Kind.TIE},
        Sort.PARTICIPATION: {Kind.PARTICIPATION},
        Sort.MEETS: {Kind.MEETING},
        Sort.REPRESENTS: {Kind.ATTENDANCE},
        Sort.ATTENDED: {Kind.ATTENDANCE},
        Sort.HELD: {Kind.MEETING},
        Sort.DISCUSSED: {Kind.MEETING},
        Sort.CONTACT: {Kind.PROJECT},
    }


def test_months_count_the_meetings_that_minutes_tell_of(relations: Relations) -> None:
    assert (relations.months, relations.undated) == ({"2024-03": 1, "2024-09": 1}, 0)


def test_shortest_way_follows_the_strongest_ties(relations: Relations) -> None:
    network = network_of(relations, Choice(kinds=ORGANISATIONS))
    assert shortest_path(network, PARTILLE, CONSULTANTS) == (PARTILLE, ALE, CONSULTANTS)
    assert shortest_path(network, ALE, ALE) == (ALE,)
    assert shortest_path(network, ALE, "municipality/0180") == ()
    apart = network_of(relations, Choice(kinds=ORGANISATIONS, hidden=frozenset((ALE, LILLA_EDET))))
    assert shortest_path(apart, PARTILLE, CONSULTANTS) == ()


@pytest.mark.parametrize(
    ("first", "last", "weight"),
    [
        (None, None, 4),
        (20240101, 20241231, 3),
        (20240201, None, 2),
        (20240311, 20240312, 2),
        (20240501, 20240501, 1),
        (20240602, None, 0),
        (None, 20231231, 0),
    ],
)
def test_facts_that_overlap_a_period_are_counted(first: int | None, last: int | None, weight: int) -> None:
    columns = Columns()
    facts = [(20240310, 20240601, 1), (20240110, 20240110, 2), (20240311, 20240312, 3), (UNKNOWN, UNKNOWN, 4)]
    columns.add((1, 2, ""), 0, facts)
    columns.add((1, 3, ""), 0, [(ALWAYS, ALWAYS, 0)])
    assert columns.weight(0, first, last) == weight
    assert columns.weight(1, first, last) == 1


def test_every_kind_of_node_can_be_chosen_alone(relations: Relations) -> None:
    for kind in NODE_KINDS:
        assert {node.kind for node in network_of(relations, Choice(kinds=frozenset((kind,)))).nodes} <= {kind}


def test_a_county_leaves_out_the_municipalities_of_others(relations: Relations) -> None:
    elsewhere = {
        number: replace(node, county="12") if node.key == PARTILLE else node for number, node in relations.nodes.items()
    }
    moved = replace(relations, nodes=elsewhere)
    assert keys(network_of(moved, Choice(county="14", kinds=frozenset((Kind.MUNICIPALITY,))))) == {ALE, LILLA_EDET}


def test_the_heaviest_ties_are_kept_where_there_are_too_many(relations: Relations) -> None:
    network = network_of(relations, Choice(kinds=ORGANISATIONS, most_ties=3))
    assert sorted(tie.weight for tie in network.ties) == [2, 2, 2]
    assert network.truncated
