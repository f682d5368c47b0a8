from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.names import (
    clean_name,
    full_names,
    is_initial,
    is_name_word,
    looks_like_surname,
    name_at,
    split_words,
)
from data.gazetteer import default_gazetteer


def found(text: str, *known: str) -> list[str]:
    return [text[start:end] for start, end in full_names(text, frozenset(known))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I går kom Eva Sträng hit.", ["Eva Sträng"]),
        ("Eva Sträng och Bo Ljus kom.", ["Eva Sträng", "Bo Ljus"]),
        ("Eva F Sträng kom.", ["Eva F Sträng"]),
        ("Anna-Lena Sträng-Ljus kom.", ["Anna-Lena Sträng-Ljus"]),
        ("Carl von Sträng kom.", ["Carl von Sträng"]),
        ("Carl v Sträng och Eva v. Ljus kom.", ["Carl v Sträng", "Eva v. Ljus"]),
        ("Eva du Sträng kom.", ["Eva du Sträng"]),
        ("Eva kom.", []),
        ("Stora Torget kom till.", []),
        ("Vi talade om Vägen.", []),
        ("", []),
    ],
)
def test_full_names_are_found_in_running_text(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_given_name_of_the_lists_opens_a_name_too() -> None:
    assert found("Proviana Sträng kom.") == []
    assert found("Proviana Sträng kom.", "proviana") == ["Proviana Sträng"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Eva Sträng", 2),
        ("Eva Sträng Bo Ljus", 2),
        ("Eva Maria Sträng", 3),
        ("Eva af Sträng", 3),
        ("Eva von der Sträng", 4),
        ("Eva kom", 1),
        ("Eva Sträng Vattenförbundet", 2),
        ("kom Eva", 0),
        ("", 0),
    ],
)
def test_a_name_ends_where_the_next_begins_or_an_organisation(text: str, length: int) -> None:
    assert name_at(split_words(text), 0) == length


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("EVA STRÄNG", "Eva Sträng"),
        ("Eva  Sträng,", "Eva Sträng"),
        ("Lars- Erik Sträng", "Lars-Erik Sträng"),
        ("ANNA-LENA STRÄNG", "Anna-Lena Sträng"),
        ("Eva", "Eva"),
    ],
)
def test_a_name_is_written_as_one_speaks_of_it(written: str, name: str) -> None:
    assert clean_name(written) == name


@pytest.mark.parametrize(("word", "initial"), [("A", True), ("Å.", True), ("Ab", False), ("a", False), ("", False)])
def test_one_capital_is_an_initial(word: str, initial: bool) -> None:
    assert is_initial(word) is initial


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Eva", True),
        ("Anna-Lena", True),
        ("O'Hara", True),
        ("D’Amico", True),
        ("eva", False),
        ("R2", False),
        ("12", False),
    ],
)
def test_a_name_is_made_of_capitalised_words(word: str, name: bool) -> None:
    assert is_name_word(word) is name


@pytest.mark.parametrize(
    ("word", "surname"), [("Andersson", True), ("Provlund", True), ("Nyqvist", True), ("Almi", False), ("Kil", False)]
)
def test_surnames_are_known_by_their_ends(word: str, surname: bool) -> None:
    assert looks_like_surname(word) is surname


@pytest.mark.parametrize(
    ("word", "given_name"), [("Eva", True), ("eva", True), ("Anna-Lena", True), ("Vägen", False), ("Kommun", False)]
)
def test_given_names_are_known_in_any_case(word: str, given_name: bool) -> None:
    assert is_given_name(word) is given_name


def test_names_of_other_countries_are_given_names_but_no_nordic_ones() -> None:
    assert is_given_name("Wojciech")
    assert not is_given_name("Wojciech", nordic_only=True)


@pytest.mark.parametrize(
    ("word", "given_name"), [("Zeinab", True), ("Zoë", True), ("FATUMA", False), ("Avesta", False), ("Åmål", False)]
)
def test_given_names_of_the_reference_data_are_known_but_no_letters_or_places(word: str, given_name: bool) -> None:
    assert is_given_name(word) is given_name


def test_the_given_names_of_the_reference_data_are_no_organisations() -> None:
    listed = (files("data") / "reference" / "given_names.txt").read_text(encoding="ascii").split()
    gazetteer = default_gazetteer()
    assert [name for name in listed if gazetteer.lookup(name.capitalize()) is not None] == []


def test_common_surnames_are_known() -> None:
    assert (is_surname("Andersson"), is_surname("Vägen")) == (True, False)


@given(st.text(max_size=200))
def test_words_stand_where_they_say_and_names_lie_inside(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in split_words(text))
    assert all(0 <= start < end <= len(text) for start, end in full_names(text))
