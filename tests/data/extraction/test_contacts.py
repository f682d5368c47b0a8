import pytest

from tests.data.extraction.reading import meeting_of, minutes, record_of


def contacts(text: str) -> list[tuple[str, str | None, str | None]]:
    record = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.")
    return [(one.party.name, one.email, one.telephone) for one in record.contacts]


@pytest.mark.parametrize(
    "text",
    [
        "Frågor ställs till karin.provander@kil.example.",
        "Kontakta Karin på Karin.Provander@kil.example, så snart det går.",
        "Mejla [karin.provander@kil.example](mailto:karin.provander@kil.example).",
        "Skriv till Nils eller karin.provander@kil.example",
    ],
)
def test_an_address_is_the_persons_of_whose_name_it_is_made(text: str) -> None:
    assert contacts(text) == [("Karin Provander", "karin.provander@kil.example", None)]


def test_letters_with_marks_are_plain_in_an_address() -> None:
    text = "Åsa Öhlander berättade om vägen. Frågor till asa.ohlander@kil.example."
    assert contacts(text) == [("Åsa Öhlander", "asa.ohlander@kil.example", None)]


def test_an_address_of_no_name_is_that_of_the_person_before_it() -> None:
    assert contacts("Karin Provander, info@kil.example") == [("Karin Provander", "info@kil.example", None)]


@pytest.mark.parametrize("number", ["0554-12 34 56", "070-123 45 67", "08-123 456 78", "+46 70 123 45 67"])
def test_a_telephone_number_is_that_of_the_person_before_it(number: str) -> None:
    assert contacts(f"Karin Provander, {number}") == [("Karin Provander", None, number)]


@pytest.mark.parametrize(
    "text", ["Skriv till info@kil.example.", "Växel 0554-12 34 56", "Vägen kostar 0,5 mkr.", "Dnr 2022-123 456"]
)
def test_without_a_person_there_is_no_contact(text: str) -> None:
    assert contacts(text) == []


def test_a_contact_rests_on_the_address() -> None:
    text = minutes("Vägar\nSkriv till karin.provander@kil.example.", "Broar\nInget nytt.")
    (contact,) = record_of(text).contacts
    assert [text[span.start : span.end] for span in contact.evidence.spans] == ["karin.provander@kil.example"]
