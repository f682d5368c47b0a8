from __future__ import annotations

import pytest

from graph.search.words import fold, stem, words_of


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Malmö", "malmo"), ("ÅÄÖ", "aao"), ("café", "cafe"), ("Ærø", "aero"), ("ﬁn", "fin"), ("STRASSE", "strasse")],
)
def test_letters_lose_their_marks(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "forms",
    [
        "kommun kommunen kommuner Kommunerna kommunernas KOMMUNENS",
        "möte mötet möten MÖTENA mötets mote motena",
        "åtgärd åtgärden åtgärder atgarder",
        "växel växeln växelns",
        "internat internatet internaten",
        "utkast utkastet utkasten",
        "projekt projektet projekten projektets",
        "universitet universitetet universiteten",
        "budget budgeten",
        "område området områden områdena",
        "skola skolan skolor skolorna",
        "styrelse styrelsen styrelser",
        "verksamhet verksamheten verksamheterna",
        "handlingsplan handlingsplanen",
        "bibliotek biblioteken bibliotekets",
        "samverka samverkan",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_only_begin_alike_have_stems_of_their_own() -> None:
    assert len({stem(word) for word in ("internat", "inte", "interna", "scen", "arena", "kommun", "komma")}) >= 6


def test_words_stand_where_they_stand_in_the_text() -> None:
    found = words_of("Ale, Lilla_Edet: 3a§")
    assert [found.text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == [
        "Ale",
        "Lilla",
        "Edet",
        "3a",
    ]


@pytest.mark.parametrize(
    ("start", "end", "stems"),
    [
        (0, 15, ["gemensam", "vaxel"]),
        (0, 8, ["gemensam"]),
        (3, 15, ["ensam", "vaxel"]),
        (9, 14, ["vaxel"]),
        (8, 9, []),
        (4, 6, ["ns"]),
    ],
)
def test_a_stretch_of_a_text_has_its_words_and_what_is_left_of_cut_ones(start: int, end: int, stems: list[str]) -> None:
    assert list(words_of("Gemensam växeln").between(start, end)) == stems
