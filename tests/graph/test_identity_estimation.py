"""What a collection teaches identity: how rare a name is, which circles there are, what agreement weighs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.identity.circles import circles
from graph.identity.estimation import estimated_weights
from graph.identity.local import LocalPerson
from graph.identity.names import person_name
from graph.identity.profiles import Profile, profiles_of
from graph.identity.rarity import Rarity
from graph.identity.scoring import Likeness, levels
from graph.identity.weights import Level, prior_weights
from graph.resolved import WeightTold
from graph.weights_kept import WEIGHTS_FILE, keep_weights

VÄST, SYD = "network/väst", "network/syd"


def profile(number: int, network: str, municipality: str) -> Profile:
    days = (date(2020, 1, 1), date(2020, 12, 1))
    employers = frozenset([f"municipality/{municipality}"])
    name = person_name(f"Ada{number} Berg{number}")
    return Profile((number,), name, True, employers, network, municipality[:2], frozenset(), frozenset(), days, days)


def test_a_name_that_few_bear_weighs_more_than_one_that_many_bear() -> None:
    crowd = [f"Ada{number} Berg{number % 3}" for number in range(9000)]
    rarity = Rarity(person_name(name) for name in (*crowd, "Disa Fors", "Ada1 Berg2"))
    rare, common = person_name("Disa Fors"), person_name("Ada1 Berg2")
    # Of 9002 names half an other bears "Disa" and half an other "Fors"; 1.5 others "Ada1" and 3000.5 others "Berg2".
    assert rarity.namesakes(rare) == pytest.approx(0.5 * 0.5 / 9002)
    assert rarity.namesakes(common) == pytest.approx(1.5 * 3000.5 / 9002)
    assert rarity.bits(rare, rare, Level.NAME_SAME_RARE) > rarity.bits(common, common, Level.NAME_SAME_RARE)


def test_a_small_collection_teaches_nothing() -> None:
    few = [profile(number, VÄST, "1440") for number in range(50)]
    rarity = Rarity(one.name for one in few)
    assert estimated_weights(few, {}) == prior_weights()
    assert rarity.bits(few[0].name, few[0].name, Level.NAME_SAME_RARE) == Level.NAME_SAME_RARE.value.bits


def test_where_hardly_anybody_shares_an_employer_by_chance_sharing_one_weighs_more() -> None:
    many = [profile(number, f"network/{number}", f"{1000 + number}") for number in range(1000)]
    one = Likeness((Level.NAME_SAME_RARE, Level.EMPLOYER_SAME, Level.NETWORK_OTHER), 14.0)
    taught = estimated_weights(many, {one: 2000})
    assert taught.others[Level.EMPLOYER_SAME] > Level.EMPLOYER_SAME.value.bits


def test_a_document_without_a_body_is_of_the_circle_whose_people_it_names() -> None:
    names = ["Disa Fors", "Tore Klint", "Tilda Ek", "Nils Berg"]
    known = [LocalPerson("a", name, network=VÄST) for name in names]
    others = [LocalPerson("b", name, network=SYD) for name in ("Eva Mall", "Ove Dal", "Ida Ström")]
    unknown = [LocalPerson("c", name) for name in names[:3]]
    stranger = [LocalPerson("d", name) for name in (*names[:2], "Eva Mall", "Ove Dal")]
    assert circles([*known, *others, *unknown, *stranger]) == {VÄST: VÄST, SYD: SYD, "#c": VÄST, "#d": "#d"}


def test_a_body_written_in_short_is_the_one_whose_people_it_has() -> None:
    names = ["Disa Fors", "Tore Klint", "Tilda Ek"]
    short = [LocalPerson("a", name, network="organisation/hr-natverket") for name in names]
    full = [LocalPerson("b", name, network="organisation/hr-natverket-vast") for name in names]
    other = [LocalPerson("c", name, network=SYD) for name in names]
    assert circles([*short, *full, *other]) == {
        "organisation/hr-natverket": "organisation/hr-natverket-vast",
        "organisation/hr-natverket-vast": "organisation/hr-natverket-vast",
        SYD: SYD,
    }


def test_whoever_represents_nobody_is_from_where_those_are_whom_they_meet() -> None:
    ale, lerum = frozenset(["municipality/1440"]), frozenset(["municipality/1441"])
    members = [LocalPerson(f"a{turn}", "Tore Klint", employers=ale, network=VÄST) for turn in range(2)]
    slip = [LocalPerson("b", "Eva Mall", employers=lerum, network=VÄST)]
    unplaced = [LocalPerson("c", "Disa Fors", network=VÄST)]
    known = [LocalPerson("d", "Disa Fors", employers=each, network=SYD) for each in (ale, lerum)]
    people = [*members, *slip, *unplaced, *known]
    made = profiles_of(people, Rarity(one.folded for one in people))
    from_ale, from_lerum = made[-2:]
    [met] = [one for one in made if one.people == (3,)]
    assert met.around == ale
    assert Level.AREA_MET in levels(met, from_ale)
    assert Level.AREA_MET not in levels(met, from_lerum)


def test_the_weights_of_a_build_are_kept_with_it(tmp_path: Path) -> None:
    keep_weights(tmp_path, [WeightTold("samma län", 0.0, 3.5)])
    assert (tmp_path / WEIGHTS_FILE).read_text(encoding="utf-8") == (
        '{"words": "samma län", "in_one_network": 0.0, "elsewhere": 3.5}\n'
    )
