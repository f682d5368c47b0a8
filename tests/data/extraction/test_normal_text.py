import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.normal_text import normalise
from data.record import Span


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("NÃ¤rvarande: Ã\x85sa Ã–berg â€“ Ã„ngelholm", "Närvarande: Åsa Öberg – Ängelholm"),
        ("A\u030asa fra\u030agade", "Åsa frågade"),
        ("sam\u00adverkan", "samverkan"),
        ("kl\u00a09\u202f000", "kl 9 000"),
        ("\ufeffMöte", "Möte"),
        ("Anmäلت", "Anmält"),
        ("N\u0430rvarande", "Narvarande"),
        ("Москва", "Москва"),
        ("Ελένη", "Ελένη"),
    ],
    ids=[
        "mojibake",
        "combining",
        "soft hyphen",
        "odd spaces",
        "mark",
        "arabic letters",
        "cyrillic letter",
        "russian",
        "greek",
    ],
)
def test_damage_is_mended_and_other_scripts_left_alone(source: str, expected: str) -> None:
    assert normalise(source).text == expected


def test_a_position_leads_back_to_the_garbled_source() -> None:
    source = "Namn: NÃ¤slund, A\u030are"
    normal = normalise(source)
    for clean, garbled in (("Näslund", "NÃ¤slund"), ("Åre", "A\u030are")):
        start = normal.text.index(clean)
        span = normal.source_span(start, start + len(clean))
        assert source[span.start : span.end] == garbled


@given(st.text())
def test_every_character_has_its_own_place_in_the_source(source: str) -> None:
    normal = normalise(source)
    places = [normal.source_span(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= place.start < place.end <= len(source) for place in places)
    assert places == sorted(places)


@given(st.text(st.sampled_from("abc åäöÅÄÖé.,\n")))
def test_clean_swedish_text_is_left_as_it_is(source: str) -> None:
    assert normalise(unicodedata.normalize("NFC", source)).text == source


def test_a_reference_stands_for_its_character() -> None:
    found = normalise("Kil&nbsp;&nbsp; A&amp;B &ok; &Aring;sa")
    assert found.text == "Kil   A&B &ok; Åsa"
    assert found.source_span(3, 4) == Span(3, 9)
