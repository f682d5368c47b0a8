import pytest

from data.extraction.names import split_words
from data.extraction.titles import is_former, is_modifier, is_title_word, title_at


@pytest.mark.parametrize(
    "word",
    ["kommunchef", "Bibliotekschefen", "VD", "rektor", "rektors", "regionråd", "samordnare", "utvecklingsstrateg",
     "förvaltningsdirektör", "landshövding", "oppositionsrådet", "Regionråden", "juristen"],
)  # fmt: skip
def test_a_word_is_a_title_by_itself_or_by_its_end(word: str) -> None:
    assert is_title_word(word)


@pytest.mark.parametrize("word", ["Kil", "möte", "råd", "Eva", "vägen", "chefsmöte", "direktionen"])
def test_other_words_are_no_titles(word: str) -> None:
    assert not is_title_word(word)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("kommunchef i Kil", "kommunchef"),
        ("tf kommunchef", "tf kommunchef"),
        ("biträdande rektor Eva", "biträdande rektor"),
        ("teknisk chef", "teknisk chef"),
        ("chef för kultur och fritid", "chef för kultur och fritid"),
        ("chef för Kultur", "chef"),
        ("Kommunchef Eva Sträng", "Kommunchef"),
        ("f d rektor", None),
        ("Eva Sträng", None),
        ("möte med chefen", None),
        ("", None),
    ],
)
def test_a_title_reaches_as_far_as_its_words(text: str, title: str | None) -> None:
    run = split_words(text)
    length = title_at(run, 0)
    assert (text[: run[length - 1].end] if length else None) == title


@pytest.mark.parametrize(("word", "modifier"), [("tf", True), ("Vik", True), ("bitr.", True), ("chef", False)])
def test_a_modifier_only_qualifies(word: str, modifier: bool) -> None:
    assert is_modifier(word) is modifier


@pytest.mark.parametrize(
    ("title", "former"), [("tidigare rektor", True), ("Blivande chef", True), ("rektor", False), ("förrådschef", False)]
)
def test_a_title_may_be_past_or_to_come(title: str, former: bool) -> None:
    assert is_former(title) is former


@pytest.mark.parametrize("word", ["prosten", "Ombudsmannen", "kommunalrådet", "landshövdingens", "ägaren", "konsulten"])
def test_a_title_has_a_definite_form(word: str) -> None:
    assert is_title_word(word)


@pytest.mark.parametrize("word", ["Polisen", "verkstaden", "rådet", "kommunen"])
def test_other_words_in_the_definite_are_no_titles(word: str) -> None:
    assert not is_title_word(word)
