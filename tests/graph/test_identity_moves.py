"""Who is one person at two municipalities: by who stops coming, who comes elsewhere, and how often that is chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.identity.clusters import Clusters
from graph.identity.judgements import Judgements
from graph.identity.linking import link
from graph.identity.local import LocalPerson
from graph.identity.moves import Move, Stay, moved, stays_of
from graph.identity.names import person_name
from graph.identity.profiles import Profile
from graph.identity.rarity import Rarity
from graph.identity.weights import prior_weights

# Two thousand people of as many given names and surnames: whoever shares both shares them by more than chance.
CROWD = [f"Ada{number} Berg{number}" for number in range(2000)]


def stay(group: int, name: str, first: int, last: int, place: str = "1440", network: str = "väst") -> Stay:
    days = (date(first, 1, 10), date(last, 11, 20))
    return Stay(
        group,
        frozenset([person_name(name)]),
        place[:2],
        frozenset([f"municipality/{place}"]),
        frozenset([network]),
        frozenset(),
        days,
    )


def moves(*stays: Stay, others: int = 2000) -> list[Move]:
    rarity = Rarity(name for each in stays for name in (*map(person_name, CROWD[:others]), *each.names))
    return moved(stays, rarity, prior_weights())


def found(*stays: Stay, others: int = 2000) -> list[tuple[int, int]]:
    return [(one.earlier, one.later) for one in moves(*stays, others=others)]


def test_whoever_comes_to_another_municipality_of_the_county_afterwards_moved() -> None:
    assert found(stay(1, "Disa Fors", 2010, 2014), stay(2, "Disa Fors", 2015, 2018, "1441")) == [(1, 2)]


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (stay(2, "Disa Fors", 2014, 2018, "1441"), "both were there for a year"),
        (stay(2, "Disa Fors", 2015, 2018, "0114"), "another county"),
        (stay(2, "Disa Klint", 2015, 2018, "1441"), "another surname"),
    ],
)
def test_others_stay_who_they_are(later: Stay, why: str) -> None:
    assert found(stay(1, "Disa Fors", 2010, 2014), later) == [], why


def test_a_name_that_many_bear_proves_nothing() -> None:
    crowd = [stay(100 + number, f"Disa Lund{number}", 2010, 2011, "0114", "syd") for number in range(200)]
    crowd += [stay(400 + number, f"Eva{number} Fors", 2010, 2011, "0114", "syd") for number in range(200)]
    assert found(stay(1, "Disa Fors", 2010, 2014), stay(2, "Disa Fors", 2015, 2018, "1441"), *crowd) == []


def test_a_small_collection_cannot_tell_chance_from_more() -> None:
    assert found(stay(1, "Disa Fors", 2010, 2014), stay(2, "Disa Fors", 2015, 2018, "1441"), others=100) == []


def test_of_two_who_come_to_two_municipalities_at_once_neither_is_whoever_left() -> None:
    left = stay(1, "Disa Fors", 2010, 2014)
    assert found(left, stay(2, "Disa Fors", 2015, 2018, "1441"), stay(3, "Disa Fors", 2015, 2018, "1442")) == []


def test_of_two_who_leave_at_once_neither_is_whoever_came() -> None:
    came = stay(3, "Disa Fors", 2015, 2018, "1442")
    assert found(stay(1, "Disa Fors", 2010, 2014), stay(2, "Disa Fors", 2010, 2014, "1441"), came) == []


def test_whoever_moves_twice_is_followed_twice() -> None:
    stays = [stay(turn, "Disa Fors", 2008 + 3 * turn, 2010 + 3 * turn, f"144{turn}") for turn in range(3)]
    assert set(found(*stays)) == {(0, 1), (1, 2), (0, 2)}


def test_two_that_share_all_their_spellings_are_compared_once() -> None:
    both = frozenset([person_name("Disa Fors"), person_name("Disa Forss")])
    stays = [replace(stay(1, "", 2010, 2014), names=both), replace(stay(2, "", 2015, 2018, "1441"), names=both)]
    assert found(*stays) == [(1, 2)]


def test_another_title_speaks_against_and_the_same_for_it() -> None:
    left, came = stay(1, "Disa Fors", 2010, 2014), stay(2, "Disa Fors", 2015, 2018, "1441")
    chief, clerk = frozenset(["kommunchef"]), frozenset(["registrator"])
    [same] = moves(replace(left, titles=chief), replace(came, titles=chief))
    [unknown] = moves(left, replace(came, titles=chief))
    [other] = moves(replace(left, titles=clerk), replace(came, titles=chief))
    assert same.probability > unknown.probability > other.probability


def test_how_sure_it_is_follows_from_chance_and_from_how_often_people_move() -> None:
    left, came = stay(1, "Disa Fors", 2010, 2014, network="syd"), stay(2, "Disa Fors", 2015, 2018, "1441")
    [move] = moves(left, came)
    # Of 2001 names half an other bears "Disa" and half an other "Fors", and one newcomer may bear them.
    chance = 0.5 * 0.5 / 2001 / 2001
    # Of 50 who stop coming half a one is known to be met again, and of this one more was.
    rate = (0.5 + 1 - chance) / 51
    assert (move.rate, move.chance) == pytest.approx((rate, chance))
    assert move.probability == pytest.approx(rate / chance / (1 + rate / chance))
    assert move.words == (
        "För: samma namn först i en kommun, sedan i en annan i samma län; av dem som slutar möts 2,9 av hundra åter "
        "så, av en slump väntas mindre än 0,01 av hundra."
    )


def test_a_group_is_of_the_county_in_which_it_is_met_the_most() -> None:
    name, days = person_name("Disa Fors"), (date(2010, 1, 1), date(2011, 1, 1))

    def profile(people: tuple[int, ...], place: str, day: tuple[date, date] | None) -> Profile:
        employers = frozenset([place])
        return Profile(people, name, True, employers, "väst", None, frozenset(), frozenset(), day, day)

    mostly = [profile((0,), "municipality/0114", days), profile((1, 2), "municipality/1440", days)]
    undated, unplaced = profile((3,), "municipality/1440", None), profile((4,), "organisation/inera", days)
    found = stays_of([0, 0, 3, 4], [*mostly, undated, unplaced], {0: days, 3: None, 4: days})
    assert [(one.group, one.county, len(one.places)) for one in found] == [(0, "14", 2)]


def test_a_collection_follows_somebody_to_another_municipality_and_says_why() -> None:
    here, there = frozenset(["municipality/1440"]), frozenset(["municipality/1441"])
    left = [LocalPerson(f"a{year}", "Disa Fors", employers=here, day=date(year, 5, 1)) for year in (2010, 2011)]
    came = [LocalPerson(f"b{year}", "Disa Fors", employers=there, day=date(year, 5, 1)) for year in (2012, 2013)]
    others = [LocalPerson(f"c{name}", name, employers=here, day=date(2012, 5, 1)) for name in CROWD]
    linked = link([*left, *came, *others], Judgements(), {})
    assert linked.groups[0] == [0, 1, 2, 3]
    [move] = [one for one in linked.links if one.rule == "moved-within-the-county"]
    assert (move.one in (0, 1), move.other in (2, 3), move.merged) == (True, True, True)


def test_a_document_without_a_day_does_not_put_somebody_into_two_municipalities_at_once() -> None:
    ale, lerum = frozenset(["municipality/1440"]), frozenset(["municipality/1441"])
    people = [
        LocalPerson("a", "Disa Fors", employers=ale, day=date(2010, 5, 1)),
        LocalPerson("b", "Disa Fors", employers=ale),
        LocalPerson("c", "Disa Fors", employers=lerum, day=date(2015, 5, 1)),
        LocalPerson("d", "Disa Fors", employers=lerum),
    ]
    clusters = Clusters(people)
    clusters.unite(0, 1)
    clusters.unite(2, 3)
    assert clusters.veto(0, 2) is None
    assert clusters.veto(1, 3) is None
    assert Clusters(people).veto(1, 3) == "group-is-of-another-place"
