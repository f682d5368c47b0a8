"""How well two names agree, by hand-made pairs."""

from __future__ import annotations

import pytest

from data.sounds import sound
from graph.identity.names import Agreement, agreement, fullness, is_common, person_name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Disa Fors", "DISA FORS", Agreement.SAME),
        ("Anna-Karin Ek", "Annakarin Ek", Agreement.SAME),
        ("Irène Storm", "Irene Storm", Agreement.SAME),
        ("Disa Fors", "Disa von Fors", Agreement.SAME),
        ("Disa K Fors", "Disa Fors", Agreement.SHORTER),
        ("Disa Fors", "Disa Fors-Hällqvist", Agreement.SHORTER),
        ("Disa Hällqvist", "Disa Fors-Hällqvist", Agreement.SHORTER),
        ("Tore Klint", "Thore Klint", Agreement.VARIANT),
        ("Disa Bäckner", "Disa Beckner", Agreement.VARIANT),
        ("Disa Klingvall", "Disa Klingwall", Agreement.VARIANT),
        ("Disa Klerenberg", "Disa Klernberg", Agreement.VARIANT),
        ("Disa Wijkman", "Disa Vikman", Agreement.VARIANT),
        ("Lars Ek", "Lars Eek", Agreement.VARIANT),
        ("Håkan Hållvik", "Hakan Hallvik", Agreement.VARIANT),
        ("Maria Fors", "Marie Fors", Agreement.WEAK),
        ("Disa Lind", "Disa Lund", Agreement.ALIKE),
        ("Disa Berg", "Disa Borg", Agreement.ALIKE),
        ("Disa Knus", "Disa Knuts", Agreement.VARIANT),
        ("Disa Klingenvärn", "Disa Klinggenvern", Agreement.VARIANT),
        ("Disa Lindström", "Disa Landstrom", Agreement.ALIKE),
        ("Disa Jonsson", "Disa Johansson", Agreement.ALIKE),
        ("Disa Hansson", "Disa Jansson", Agreement.ALIKE),
        ("Maria Lind", "Marie Lund", Agreement.ALIKE),
        ("Disa Fors", "Disa Klint", Agreement.DIFFERENT),
        ("Disa Fors", "Tore Fors", Agreement.DIFFERENT),
        ("Disa", "Disa Fors", Agreement.DIFFERENT),
    ],
)
def test_names_agree_as_a_reader_would_say(one: str, other: str, expected: Agreement) -> None:
    pair = (person_name(one), person_name(other))
    assert (agreement(*pair), agreement(*reversed(pair))) == (expected, expected)


def test_swedish_letters_are_letters_of_their_own() -> None:
    assert person_name("Håkan Öst").words == ("håkan", "öst")


def test_a_name_of_no_letters_keeps_itself() -> None:
    assert person_name("…").words == ("…",)


@pytest.mark.parametrize(
    ("one", "other"), [("eriksson", "ericson"), ("palmquist", "palmkvist"), ("zackrisson", "sakrisson")]
)
def test_spellings_of_one_sound_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_name_is_common_only_if_all_its_surnames_are() -> None:
    assert (is_common(person_name("Disa Berg")), is_common(person_name("Disa Berg Klerenberg"))) == (True, False)


def test_capitals_throughout_are_less_full_than_a_name_in_running_text() -> None:
    assert max(("DISA FORS", "Disa Fors", "D Fors"), key=fullness) == "Disa Fors"
