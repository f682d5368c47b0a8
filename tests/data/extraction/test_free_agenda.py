import pytest

from tests.data.extraction.reading import HEAD, agenda


def titles(*paragraphs: str) -> list[str]:
    return [title for _, title in agenda("\n\n".join([HEAD, *paragraphs]))]


def test_what_stands_before_a_colon_heads_its_paragraph() -> None:
    assert titles(
        "Vägar: Vi talade länge om dem.",
        "Gemensam växel: Kil provar till våren.",
        "Broar: Inget nytt.",
    ) == ["Vägar", "Gemensam växel", "Broar"]


def test_what_stands_before_a_dash_heads_its_paragraph() -> None:
    assert titles("GDPR - frågan är stor.", "Webbplatsen – Kil provar.", "Hamnar – inget nytt.") == [
        "GDPR",
        "Webbplatsen",
        "Hamnar",
    ]


def test_a_short_line_over_a_paragraph_heads_it() -> None:
    assert titles("Vägar och broar", "Vi talade länge om dem.", "Gemensam växel", "Kil provar den till våren.") == [
        "Vägar och broar",
        "Gemensam växel",
    ]


def test_a_word_for_the_agenda_over_its_titles_is_no_item() -> None:
    items = (
        "Vägar och broar\nVi talade länge om dem.",
        "Gemensam växel\nKil provar den till våren.",
        "Hamnar\nInget nytt i år.",
    )
    assert titles("Dagordning", *items) == ["Vägar och broar", "Gemensam växel", "Hamnar"]


def test_the_titles_that_every_meeting_has_need_no_mark() -> None:
    assert titles("Mötets öppnande", "Karin öppnade mötet.", "Vägar", "Vi talade.", "Nästa möte 15 mars.") == [
        "Mötets öppnande",
        "Vägar",
        "Nästa möte",
    ]


def test_what_follows_the_last_item_is_no_item() -> None:
    found = titles("Vägar: Vi talade.", "Nästa möte: 15 mars.", "Bilaga om broar", "Broar är långa.")
    assert found == ["Vägar", "Nästa möte"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Vi talade om vägar i går",
        "Det är bra.",
        "Lunch",
        "Beslut:",
        "Frågan diskuterades: alla var nöjda.",
        "2022-09-14",
    ],
)
def test_sentences_names_breaks_and_labels_are_no_titles(paragraph: str) -> None:
    assert titles("Vägar: Vi talade.", paragraph, "Broar: Inget nytt.", "Hamnar: Inget nytt.") == [
        "Vägar",
        "Broar",
        "Hamnar",
    ]
