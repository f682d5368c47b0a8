"""People whose names no list knows, told by where they stand in a line."""

from __future__ import annotations

import pytest

from tests.data.extraction.reading import people_in


def named(line: str) -> list[tuple[str, str | None]]:
    return [(one.name, one.organisation) for one in people_in(line)]


@pytest.mark.parametrize(
    ("line", "name", "organisation"),
    [
        ("Zuhrana Tlemsani, Arvika kommun", "Zuhrana Tlemsani", "Arvika kommun"),
        ("Zuhrana Ali Osman (S), Arvika kommun", "Zuhrana Ali Osman", "Arvika kommun"),
        ("Anders X Lidberg, Arvika kommun", "Anders X Lidberg", "Arvika kommun"),
        ("Zuhrana al-Tlemsani, Arvika kommun", "Zuhrana al-Tlemsani", "Arvika kommun"),
        ("Nils J:son Testhed, Arvika kommun", "Nils J:son Testhed", "Arvika kommun"),
        ('Nils "Nisse" Testhed, Arvika kommun', 'Nils "Nisse" Testhed', "Arvika kommun"),
    ],
)
def test_a_line_begins_with_a_strange_name(line: str, name: str, organisation: str) -> None:
    assert named(line) == [(name, organisation)]


def test_after_two_people_with_their_organisations_a_strange_name_is_a_third() -> None:
    line = "Karin Provander (Arvika kommun), Nils Exelius (Torsby kommun), Zuhrana Tlemsani (Värmkraft), Q-G Ek (LRF)"
    assert named(line) == [
        ("Karin Provander", "Arvika kommun"),
        ("Nils Exelius", "Torsby kommun"),
        ("Zuhrana Tlemsani", "Värmkraft"),
        ("Q-G Ek", "LRF"),
    ]


def test_a_strange_name_ends_before_its_place_where_others_do() -> None:
    assert named("Karin Provander Arvika, Zuhrana Testa Tlemsani Torsby, Nils Exelius Sunne") == [
        ("Karin Provander", "Arvika"),
        ("Zuhrana Testa Tlemsani", "Torsby"),
        ("Nils Exelius", "Sunne"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Representant Karin Provander, Arvika kommun",
        "Arvika Företagscenter, Torsby kommun, Sunne kommun",
    ],
)
def test_nobody_is_invented(line: str) -> None:
    assert {name for name, _ in named(line)} <= {"Karin Provander"}


def test_a_second_organisation_is_no_person() -> None:
    assert named("Karin Provander, Arvika kommun, Gröna Kraften, Nils Exelius, Torsby kommun") == [
        ("Karin Provander", "Arvika kommun"),
        ("Nils Exelius", "Torsby kommun"),
    ]


def test_most_names_with_brackets_make_names_and_organisations_of_the_rest() -> None:
    text = (
        "Lina Ström (Region Dalarna), Elias Mårts (Kils kommun), Ragnhild Norgren (Arvika kommun), "
        "Oleksandra Kovalenko (Ukrainska huset), Yusuf (Rädda Barnen), Eva Ek (Habo och Mullsjö)"
    )
    assert named(text) == [
        ("Lina Ström", "Region Dalarna"),
        ("Elias Mårts", "Kils kommun"),
        ("Ragnhild Norgren", "Arvika kommun"),
        ("Oleksandra Kovalenko", "Ukrainska huset"),
        ("Yusuf", "Rädda Barnen"),
        ("Eva Ek", "Habo"),
    ]


def test_a_strange_first_name_may_stand_after_a_joining_word() -> None:
    assert [name for name, _ in named("Kil: Berit Ek, Ossian Ström och Hamdi Yusuf Abdi")] == [
        "Berit Ek",
        "Ossian Ström",
        "Hamdi Yusuf Abdi",
    ]
    assert [name for name, _ in named("Kils kommun (Eva Ek) och Attendo (Noor Al-Sayed)")] == [
        "Eva Ek",
        "Noor Al-Sayed",
    ]
