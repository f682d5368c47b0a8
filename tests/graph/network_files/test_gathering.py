"""Networks asked of the two sets of minutes made by hand."""

from __future__ import annotations

import pytest

from graph.analytics.memberships import Ask, Relation, period_between, query_for
from graph.network_files.choosing import NETWORKS, chosen
from graph.network_files.gathering import network_of
from graph.network_files.network import About, Network, Node, Tie

BASE = "https://w3id.org/samgraf/id/"
ALE, EDET, PARTILLE = (f"{BASE}municipality/{code}" for code in ("1440", "1462", "1402"))
PROJECT = f"{BASE}project/gemensam-vaxel"
NORRSAM = f"{BASE}organisation/natverket-norrsam"
KARIN, NILS, ULLA = (f"{BASE}person/{name}" for name in ("karin-prov", "nils-exempel", "ulla-gast"))
SPRING, AUTUMN = "2024-03-12", "2024-09-03"
COUNTY = "Västra Götalands län"
PROOF = "0123456789abcdef"


def asked(ask: Ask, name: str, *typed: str) -> Network:
    return network_of(ask, chosen(name, *typed), PROOF)


def municipality(iri: str, name: str, mode: int | None = None) -> Node:
    return Node(iri, name, "Municipality", iri[-4:], COUNTY, mode)


def test_municipalities_that_met_are_named_placed_and_tied_with_days_and_step(ask: Ask) -> None:
    # the two took part in one project, which is the fourth step
    assert asked(ask, "municipalities-by-meetings") == Network(
        About(
            "municipalities-by-meetings",
            "Two municipalities are tied when both were represented at one meeting.",
            "meetings",
            "count: how many of the unit two share",
            "",
            "",
            PROOF,
            query_for(Relation.MUNICIPALITIES_AT_MEETINGS),
        ),
        (municipality(ALE, "Ale"), municipality(EDET, "Lilla Edet")),
        (Tie(ALE, EDET, 2.0, 2, SPRING, AUTUMN, 4),),
    )


def test_a_period_keeps_what_is_dated_within_it_and_leaves_out_steps_which_are_of_all_time(ask: Ask) -> None:
    found = asked(ask, "municipalities-by-meetings", "count", "2024-09", "2024")
    assert found.ties == (Tie(ALE, EDET, 1.0, 1, AUTUMN, AUTUMN),)
    assert (found.about.first_day, found.about.last_day) == ("2024-09-01", "2024-12-31")
    assert found.about.query == query_for(Relation.MUNICIPALITIES_AT_MEETINGS, period_between("2024-09", "2024"))


def test_people_weigh_by_the_size_of_their_meetings(ask: Ask) -> None:
    # three were there in spring, so that each tie gains a half, and two in autumn
    found = asked(ask, "people-by-meetings", "newman")
    assert found.nodes == (
        Node(KARIN, "Karin Prov", "Person"),
        Node(NILS, "Nils Exempel", "Person"),
        Node(ULLA, "Ulla Gäst", "Person"),
    )
    assert found.ties == (
        Tie(KARIN, NILS, 1.5, 2, SPRING, AUTUMN),
        Tie(KARIN, ULLA, 0.5, 1, SPRING, SPRING),
        Tie(NILS, ULLA, 0.5, 1, SPRING, SPRING),
    )
    assert found.about.weighting.startswith("newman: ")


def test_two_modes_tie_members_to_groups(ask: Ask) -> None:
    found = asked(ask, "municipalities-and-networks")
    assert found.nodes == (
        municipality(ALE, "Ale", 0),
        municipality(EDET, "Lilla Edet", 0),
        Node(NORRSAM, "Nätverket Norrsam", "Network", bipartite=1),
    )
    assert found.ties == (
        Tie(ALE, NORRSAM, 2.0, 2, SPRING, AUTUMN),
        Tie(EDET, NORRSAM, 2.0, 2, SPRING, AUTUMN),
    )
    in_projects = asked(ask, "organisations-and-projects")
    assert in_projects.nodes[-1] == Node(PROJECT, "Gemensam växel", "Project", bipartite=1)
    assert in_projects.ties == tuple(Tie(one, PROJECT, 1.0, 1, SPRING, SPRING) for one in (PARTILLE, ALE, EDET))


def test_one_who_shares_nothing_with_anybody_is_in_the_network_without_a_tie() -> None:
    rows = {
        "group": [{"group": "m:1", "member": "x:1", "day": SPRING}],
        "thing": [{"thing": "x:1", "name": "Två\nrader", "class": "http://xmlns.com/foaf/0.1/Person"}],
    }
    found = network_of(lambda text: rows["group" if "?group" in text else "thing"], chosen("people-by-meetings"), PROOF)
    assert (found.nodes, found.ties) == ((Node("x:1", "Två rader", "Person"),), ())


def test_one_without_a_name_is_called_by_its_iri() -> None:
    found = network_of(
        lambda text: [{"group": "m:1", "member": "x:1"}] if "?group" in text else [],
        chosen("people-by-meetings"),
        PROOF,
    )
    assert found.nodes == (Node("x:1", "x:1", "Thing"),)


def test_the_ladder_ties_by_the_highest_step_of_each_two(ask: Ask) -> None:
    found = asked(ask, "organisations-on-the-ladder")
    steps = {(tie.source, tie.target): tie.step for tie in found.ties}
    assert steps[ALE, EDET] == 4
    assert found.about.query.startswith("# title: ")
    assert {node.kind for node in found.nodes} >= {"Municipality"}


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_names_all_its_nodes_and_ties_those_that_it_has(ask: Ask, name: str) -> None:
    found = asked(ask, name)
    assert found.ties
    assert [node for node in found.nodes if node.kind == "Thing"] == []
    known = {node.iri for node in found.nodes}
    assert {end for tie in found.ties for end in (tie.source, tie.target)} <= known
    assert len(known) == len(found.nodes)


def test_the_same_graph_gives_the_same_network_in_whatever_order_it_answers(ask: Ask) -> None:
    for name in NETWORKS:
        backwards = network_of(lambda text: tuple(reversed(tuple(ask(text)))), chosen(name), PROOF)
        assert backwards == asked(ask, name)
