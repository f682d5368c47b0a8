import pytest

from data.extraction.layout import lay_out
from data.extraction.tallies import read_sums, read_tallies


def sums(text: str) -> list[tuple[float, float, str | None]]:
    layout = lay_out(text)
    return [(found.low, found.high, found.per) for found in read_sums(layout, 0, len(layout.text))]


def tallies(text: str) -> list[tuple[str, int]]:
    return [(found.name, found.votes) for found in read_tallies(lay_out(text))]


def test_a_run_of_lines_that_end_in_numbers_is_a_tally() -> None:
    assert tallies("Vad är viktigt?\nVägar 6\nBroar: 4\nHamnar – 2\nTunnlar 1 st\nStigar 1\n\nSlut.")[:3] == [
        ("Vägar", 6),
        ("Broar", 4),
        ("Hamnar", 2),
    ]


@pytest.mark.parametrize("text", ["Vägar 6", "Vägar 6\nBroar 4\nHamnar 2", "Vi var 6\ni salen.\nDet blev 4\nsedan."])
def test_fewer_lines_are_none(text: str) -> None:
    assert tallies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det kostar 1800:-.", (1800, 1800, None)),
        ("Det kostar 12 000 kr.", (12000, 12000, None)),
        ("Det kostar 12.000 kronor.", (12000, 12000, None)),
        ("Det kostar 205 tkr.", (205000, 205000, None)),
        ("Det kostar 1,5 mkr.", (1500000, 1500000, None)),
        ("Det kostar 40 Mkr.", (40000000, 40000000, None)),
        ("Det kostar 225 milj i tre år.", (225000000, 225000000, None)),
        ("Det kostar 25:- per film.", (25, 25, "film")),
        ("Det kostar 21-24 :-.", (21, 24, None)),
        ("Avgiften är 3 kr/invånare.", (3, 3, "invånare")),
    ],
)
def test_a_sum_is_read_in_kronor(text: str, expected: tuple[float, float, str | None]) -> None:
    assert sums(text) == [expected]


@pytest.mark.parametrize("text", ["Vi var 12 000 personer.", "§ 12", "Möte 12 maj", "0 kr", "kr"])
def test_other_numbers_are_no_sums(text: str) -> None:
    assert sums(text) == []


def test_a_sum_says_what_it_is_for_in_the_words_of_its_sentence() -> None:
    layout = lay_out("Vi talade. Vägen kostar 5 tkr i år. Tack.")
    (found,) = read_sums(layout, 0, len(layout.text))
    assert found.purpose == "Vägen kostar 5 tkr i år."
    assert layout.text[found.span.start : found.span.end] == "5 tkr"
