"""Who is who across documents: labelled pairs, vetoes, rivals, and identifiers that stay."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from data.gazetteer import default_gazetteer
from graph.identity import Judgement, Judgements, Ruling, resolve
from graph.identity.weights import THRESHOLD, Level, probability
from graph.resolved import Resolution, ResolvedPerson, Verdict
from tests.graph.identity_factories import Minutes, resolved

CASES = list(
    csv.DictReader((Path(__file__).parent / "cases/identity_pairs.csv").read_text(encoding="utf-8").splitlines())
)


def minutes_of(case: dict[str, str], number: int) -> Minutes:
    values = {key.removesuffix(f"_{number}"): value for key, value in case.items() if key.endswith(f"_{number}")}
    day = date(int(values["year"]), 5, 1) if values["year"] else None
    minutes = Minutes(f"doc-{number}", values["network"] or None, day)
    minutes.listed(values["name"], values["employer"] or None, values["title"] or None)
    return minutes.reached_at(values["name"], values["email"]) if values["email"] else minutes


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_two_documents_name_one_person_or_two(case: dict[str, str]) -> None:
    resolution = resolved(minutes_of(case, 1), minutes_of(case, 2))
    assert len(resolution.people) == {"same": 1, "different": 2}[case["verdict"]]


def identifier(resolution: Resolution, document: str, name: str) -> str:
    return resolution.assignments[f"{document}#{name}"]


def member(document: str, name: str, employer: str | None = None, network: str = "Nätverket Väst") -> Minutes:
    return Minutes(document, network, date(2020, 5, 1)).listed(name, employer)


def test_the_threshold_is_a_probability_of_nine_in_ten() -> None:
    assert probability(THRESHOLD) == pytest.approx(0.9)


@pytest.mark.parametrize("part", ["RARE", "COMMON", "EMPLOYER", "NETWORK", "EMAIL", "TITLE", "GAP"])
def test_the_levels_of_a_comparison_exclude_each_other(part: str) -> None:
    levels = [level.value for level in Level if part in level.name.split("_")]
    assert sum(level.m for level in levels) <= 1
    assert sum(level.u for level in levels) <= 1


def test_a_merge_across_documents_says_what_spoke_for_it() -> None:
    resolution = resolved(member("a", "Anna Berg", "Ale"), member("b", "Anna Berg", "Ale"))
    [decision] = resolution.records[1].decisions
    assert (decision.verdict, decision.compared_with) == (Verdict.MERGED, "Anna Berg (a)")
    assert decision.reason == (
        "För: samma arbetsgivare (6,5), samma nätverk (5,1), samma namn, med ett vanligt efternamn (3,9) och möten "
        "inom fem år (0,8)."
    )


def test_namesakes_kept_apart_say_what_spoke_for_and_against() -> None:
    resolution = resolved(member("a", "Anna Berg", "Ale"), member("b", "Anna Berg", "Lerum"))
    [decision] = resolution.records[1].decisions
    assert (decision.verdict, decision.rule) == (Verdict.KEPT_APART, "score-below-threshold")
    assert decision.reason == (
        "Det som talar för räcker inte. För: samma nätverk (5,1), samma namn, med ett vanligt efternamn (3,9) och "
        "möten inom fem år (0,8). Emot: olika kommuner eller län under samma tid (7,9)."
    )
    assert decision.person != decision.other


def test_somebody_who_fits_two_that_were_found_to_be_one_is_that_one() -> None:
    resolution = resolved(
        member("a", "Disa Klerenberg", "Ale").reached_at("Disa Klerenberg", "disa@k.example"),
        member("b", "Disa Klerenberg", "Lerum").reached_at("Disa Klerenberg", "disa@k.example"),
        member("c", "Disa Klerenberg"),
    )
    assert len(resolution.people) == 1


def test_somebody_who_fits_two_namesakes_alike_is_neither() -> None:
    resolution = resolved(member("a", "Anna Berg", "Ale"), member("b", "Anna Berg", "Lerum"), member("c", "Anna Berg"))
    assert len(resolution.people) == 3
    assert {decision.rule for decision in resolution.records[2].decisions} == {"fits-several"}


def test_a_chain_of_matches_does_not_join_two_municipalities() -> None:
    resolution = resolved(
        member("a", "Anna Berg", "Ale"),
        member("b", "Anna Berg").reached_at("Anna Berg", "anna@berg.example"),
        member("c", "Anna Berg", None, "Nätverket Syd").reached_at("Anna Berg", "anna@berg.example"),
        member("d", "Anna Berg", "Lerum", "Nätverket Syd"),
    )
    found = [set(one.people.values()) for one in resolution.records]
    assert len(resolution.people) == 2
    assert found[0] != found[3]


def test_two_of_one_list_are_never_one_however_alike_elsewhere() -> None:
    listed = Minutes("a", "Nätverket Väst").listed("Disa Klerenberg").listed("Disa Klernberg")
    resolution = resolved(listed, member("b", "Disa Klerenberg"), member("c", "Disa Klernberg"))
    assert len(resolution.people) == 2


def test_a_rare_surname_that_many_bear_in_the_minutes_is_rare_no_longer() -> None:
    pair = [member("a", "Disa Klerenberg", "Inera"), member("b", "Disa Klerenberg", "Ale")]
    others = [member(f"c{name}", f"{name} Klerenberg", "Lerum") for name in ("Åke", "Bo", "Clas", "Dan", "Eva")]
    assert len(resolved(*pair).people) == 1
    assert len(resolved(*pair, *others).people) == 7


def test_the_person_has_the_fullest_listed_name_and_all_other_forms() -> None:
    first = member("a", "Disa Klerenberg", "Ale").says("Disa Klernberg").reached_at("Disa Klerenberg", "D@ALE.example")
    resolution = resolved(first, member("b", "Disa Fors-Klerenberg", "Ale"))
    assert resolution.people == (
        ResolvedPerson(
            identifier(resolution, "a", "Disa Klerenberg"),
            "Disa Fors-Klerenberg",
            ("Disa Klerenberg", "Disa Klernberg"),
            ("d@ale.example",),
        ),
    )


def test_an_identifier_is_the_name_and_a_hash() -> None:
    [person] = resolved(member("a", "Åsa Öhrn-Fors", "Ale")).people
    assert person.identifier.startswith("person/asa-ohrn-fors-")


def test_an_identifier_stays_when_an_earlier_document_is_added() -> None:
    later = member("b", "Anna Berg", "Ale").record
    first = resolve([later], default_gazetteer(), Judgements(), {})
    earlier = member("a", "Anna Berg", "Ale").record
    second = resolve([earlier, later], default_gazetteer(), Judgements(), first.assignments)
    assert {person.identifier for person in second.people} == {identifier(first, "b", "Anna Berg")}


def test_when_two_become_one_the_identifier_of_the_earlier_document_stays() -> None:
    records = [member("a", "Anna Berg", "Ale").record, member("b", "Anna Berg", "Lerum").record]
    apart = resolve(records, default_gazetteer(), Judgements(), {})
    same = Judgements((Judgement("a#Anna Berg", "b#Anna Berg", Ruling.SAME, "Ada"),))
    merged = resolve(records, default_gazetteer(), same, apart.assignments)
    assert [person.identifier for person in merged.people] == [identifier(apart, "a", "Anna Berg")]


def test_when_one_becomes_two_the_earlier_document_keeps_the_identifier() -> None:
    records = [member("a", "Anna Berg", "Ale").record, member("b", "Anna Berg", "Ale").record]
    one = resolve(records, default_gazetteer(), Judgements(), {})
    different = Judgements((Judgement("a#Anna Berg", "b#Anna Berg", Ruling.DIFFERENT, "Ada"),))
    two = resolve(records, default_gazetteer(), different, one.assignments)
    assert identifier(two, "a", "Anna Berg") == identifier(one, "a", "Anna Berg")
    assert identifier(two, "b", "Anna Berg") != identifier(one, "a", "Anna Berg")


def test_a_document_left_out_is_forgotten() -> None:
    first = resolved(member("a", "Anna Berg", "Ale"), member("b", "Tore Klint", "Ale"))
    second = resolve([member("b", "Tore Klint", "Ale").record], default_gazetteer(), Judgements(), first.assignments)
    assert second.assignments == {"b#Tore Klint": identifier(first, "b", "Tore Klint")}
