"""Who is one person under two surnames: by who stops coming, who comes instead, and how often that is chance."""

from __future__ import annotations

from datetime import date

import pytest

from graph.identity.names import person_name
from graph.identity.rarity import Rarity
from graph.identity.surnames import Member, Renamed, renamed

# Two thousand people of as many given names: whoever shares one shares it by more than chance.
CROWD = [f"Ada{number} Berg{number}" for number in range(2000)]
SEAT = ("network/väst", "municipality/1440")


def member(group: int, name: str, first: int, last: int, seat: tuple[str, str] = SEAT) -> Member:
    return Member(group, person_name(name), frozenset([seat]), (date(first, 1, 10), date(last, 11, 20)))


def found(*members: Member, others: int = 2000) -> list[tuple[int, int]]:
    rarity = Rarity(
        person_name(name)
        for name in (*CROWD[:others], *(one.name.words and " ".join(one.name.words) for one in members))
    )
    return [(one.earlier, one.later) for one in renamed(members, rarity)]


def test_whoever_follows_at_the_same_seat_under_the_same_given_name_is_the_same_person() -> None:
    assert found(member(1, "Disa Fors", 2010, 2014), member(2, "Disa Klint", 2015, 2018)) == [(1, 2)]


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (member(2, "Tilda Fors", 2015, 2018), "another given name"),
        (member(2, "Disa Klint", 2013, 2018), "both came for two years"),
        (member(2, "Disa Klint", 2017, 2018), "two years lie between"),
        (member(2, "Disa Klint", 2015, 2018, ("network/väst", "municipality/1441")), "another municipality"),
        (member(2, "Disa Klint", 2015, 2018, ("network/syd", "municipality/1440")), "another network"),
    ],
)
def test_others_stay_who_they_are(later: Member, why: str) -> None:
    assert found(member(1, "Disa Fors", 2010, 2014), later) == [], why


def test_of_two_given_names_both_have_to_be_shared() -> None:
    left = member(1, "Ann-Marie Fors", 2010, 2014)
    assert found(left, member(2, "Ann-Marie Klint", 2015, 2018)) == [(1, 2)]
    assert found(left, member(2, "Ann-Kristin Klint", 2015, 2018)) == []


def test_two_given_names_are_rarer_than_the_first_of_them() -> None:
    crowd = [member(100 + number, f"Ann Lund{number}", 2010, 2011, (f"network/{number}", "")) for number in range(40)]
    left, came = member(1, "Ann-Marie Fors", 2010, 2014), member(2, "Ann-Marie Klint", 2015, 2018)
    assert found(left, came, *crowd) == [(1, 2)]


def test_whoever_comes_soon_is_weighed_against_those_who_come_as_soon() -> None:
    crowd = [member(200 + number, f"Disa Lund{number}", 2010, 2011, (f"network/{number}", "")) for number in range(4)]
    later = [
        Member(100 + number, person_name(f"Bo{number} Ek"), frozenset([SEAT]), (date(2015, 9, 1), date(2018, 1, 1)))
        for number in range(9)
    ]
    left, came = member(1, "Disa Fors", 2010, 2014), member(2, "Disa Klint", 2015, 2018)
    assert found(left, came, *crowd, *later) == [(1, 2)]


def test_a_given_name_that_many_bear_proves_nothing() -> None:
    crowd = [member(100 + number, f"Disa Lund{number}", 2010, 2011, (f"network/{number}", "")) for number in range(40)]
    assert found(member(1, "Disa Fors", 2010, 2014), member(2, "Disa Klint", 2015, 2018), *crowd) == []


def test_a_small_collection_cannot_tell_chance_from_more() -> None:
    assert found(member(1, "Disa Fors", 2010, 2014), member(2, "Disa Klint", 2015, 2018), others=100) == []


def test_nobody_takes_two_names_at_once() -> None:
    seat = ("network/väst", "")
    later = (member(2, "Disa Klint", 2015, 2018, seat), member(3, "Disa Ström", 2015, 2018, seat))
    assert found(member(1, "Disa Fors", 2010, 2014, seat), *later) == [(1, 2)]


def test_how_sure_it_is_follows_from_chance_and_from_how_often_names_change() -> None:
    members = (member(1, "Disa Fors", 2010, 2014), member(2, "Disa Klint", 2015, 2018))
    rarity = Rarity(person_name(name) for name in (*CROWD, "Disa Fors", "Disa Klint"))
    # Of the 2002 names 1.5 others bear "Disa". Of 50 who stop coming 1 is known to come back, and of this one more did.
    chance = 1.5 / 2002
    rate = (1 + 1 - chance) / 51
    assert renamed(members, rarity) == [Renamed(1, 2, rate / (rate + (1 - rate) * chance))]
