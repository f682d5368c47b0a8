"""Which people are compared: all who may be one, and of very many of a name no more than grows with their number."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from graph.identity.blocking import candidate_pairs
from graph.identity.names import person_name
from graph.identity.profiles import Profile


def profile(place: int, name: str, employer: str | None, county: str | None = None, people: int = 1) -> Profile:
    employers = frozenset([employer]) if employer else frozenset[str]()
    days = (date(2020, 1, 1), date(2020, 12, 1))
    met = tuple(range(100 * place, 100 * place + people))
    network = f"network/{place}"
    return Profile(met, person_name(name), True, employers, network, county, frozenset(), frozenset(), days, days)


def test_few_of_a_name_are_compared_with_each_other() -> None:
    few = [profile(place, "Disa Fors", "organisation/inera") for place in range(20)]
    assert list(candidate_pairs(few)) == list(combinations(range(20), 2))


def test_of_many_at_one_employer_each_is_compared_with_those_met_the_most() -> None:
    many = [profile(place, "Disa Fors", "organisation/inera", people=1 + (place == 500)) for place in range(2000)]
    pairs = list(candidate_pairs(many))
    assert len(pairs) < 3 * len(many)
    assert {place for pair in pairs if 500 in pair for place in pair} == set(range(2000))


def test_two_spellings_of_many_are_compared_by_those_met_the_most() -> None:
    many = [profile(place, ("Disa Fors", "Disa Forss")[place % 2], "organisation/inera") for place in range(200)]
    assert (0, 1) in set(candidate_pairs(many))


def test_somebody_without_an_employer_is_compared_with_many_of_the_county() -> None:
    many = [profile(place, "Disa Fors", None, "14") for place in range(100)]
    elsewhere = [profile(place, "Disa Fors", None, "01") for place in range(100, 200)]
    pairs = set(candidate_pairs([*many, *elsewhere]))
    assert (0, 99) in pairs
    assert not any(one < 100 <= other for one, other in pairs)
