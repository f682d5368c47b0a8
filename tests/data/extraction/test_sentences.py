import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.layout import lay_out
from data.extraction.sentences import sentences


def parted(text: str) -> list[str]:
    layout = lay_out(text)
    return [layout.flow[span.start : span.end] for span in sentences(layout, 0, len(layout.flow))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi talade. Sedan gick vi!", ["Vi talade.", "Sedan gick vi!"]),
        ("Är det så? Ja.", ["Är det så?", "Ja."]),
        ("Mötet är kl. 9 i Kil. Välkomna.", ["Mötet är kl. 9 i Kil.", "Välkomna."]),
        ("Ca. 40 vägar, bl.a. Storvägen. Slut.", ["Ca. 40 vägar, bl.a. Storvägen.", "Slut."]),
        ("Ordf. Eva Sträng kom. Hon talade.", ["Ordf. Eva Sträng kom.", "Hon talade."]),
        ("Tiden t.o.m. mars räcker. Bra.", ["Tiden t.o.m. mars räcker.", "Bra."]),
        ("Den 3.5.2022 kom vi. Bra.", ["Den 3.5.2022 kom vi.", "Bra."]),
        ("Det blir fem kol. per väg. Bra.", ["Det blir fem kol. per väg.", "Bra."]),
        ("Eva F. Sträng kom. Bra.", ["Eva F. Sträng kom.", "Bra."]),
        ("Första stycket\n\nAndra stycket", ["Första stycket", "Andra stycket"]),
        ("- en punkt\n- en till", ["en punkt", "en till"]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert parted(text) == expected


def test_a_wrapped_line_ends_no_sentence() -> None:
    text = "En rad som är så lång att den säkert har brutits\nefter sitt sista ord. Slut."
    assert parted(text) == ["En rad som är så lång att den säkert har brutits efter sitt sista ord.", "Slut."]


def test_only_the_stretch_asked_for_is_parted() -> None:
    layout = lay_out("Ett. Två ord. Tre.")
    assert [layout.flow[span.start : span.end] for span in sentences(layout, 5, 13)] == ["Två ord."]


@given(st.text(st.sampled_from("ab ÅÖ.!?\n”-"), max_size=200))
def test_sentences_are_in_order_apart_and_lose_no_word(text: str) -> None:
    layout = lay_out(text)
    spans = list(sentences(layout, 0, len(layout.flow)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    joined = "".join(layout.flow[span.start : span.end] for span in spans)
    assert "".join(joined.split()) == "".join(layout.flow.split())


def test_a_month_cut_short_ends_a_sentence_unless_a_number_follows() -> None:
    assert parted("Klart före jul. Protokollet lades till handlingarna.") == [
        "Klart före jul.",
        "Protokollet lades till handlingarna.",
    ]
    assert parted("Mötet är den 15 nov. 2021 i Kil.") == ["Mötet är den 15 nov. 2021 i Kil."]
