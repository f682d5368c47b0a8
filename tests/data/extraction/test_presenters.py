import pytest

from tests.data.extraction.reading import meeting_of


def presenters(item: str) -> list[str]:
    """Return who presents the first of two items."""
    record = meeting_of(item, "Broar\nInget nytt.")
    return [person.name for person in record.items[0].presenters]


@pytest.mark.parametrize(
    "item",
    [
        "Vägar\nFöredragande: Eva Sträng, vägchef, Trafikverket\nVi talade.",
        "Vägar\nFöredragande Eva Sträng\nVi talade.",
        "Vägar\nFöredragare: Eva Sträng\nVi talade.",
        "Vägar\n(Föredragande: Eva Sträng)\nVi talade.",
        "Vägar\nMuntlig information av: Eva Sträng, Trafikverket\nVi talade.",
        "Vägar\nEva Sträng informerar om vägen.",
        "Vägar\nEva Sträng, vägchef på Trafikverket, redogjorde för vägen.",
        "Vägar\nEva Sträng (S) berättade om vägen.",
        "Vägar\nEva Sträng från Trafikverket presenterade vägen.",
        "Vägar\nDärefter redovisade Eva Sträng vägen.",
        "Vägar\nInformation av Eva Sträng, Trafikverket.",
        "Vägar\nPresentation av Eva Sträng.",
        "Vägar\nEva Sträng ger en lägesrapport.",
        "Vägar\nEva Sträng har varit sjuk och gick igenom vägen.",
        "Läget på vägarna (Eva Sträng)\nDet snöar.",
        "Vägar\nEva Sträng som sitter i vägens styrgrupp berättade.",
        "Vägar\nEva Sträng lämnade en redogörelse.",
    ],
)
def test_who_presents_is_found_by_label_verb_or_noun(item: str) -> None:
    assert presenters(item) == ["Eva Sträng"]


@pytest.mark.parametrize(
    "item",
    [
        "Vägar\nFöredragande: Eva Sträng och Bo Ljus, Kils kommun",
        "Vägar\nEva Sträng och Bo Ljus informerade om vägen.",
        "Vägar\nEva Sträng informerade om vägen. Sedan berättade Bo Ljus om bron.",
        "Vägar\nEva Sträng, Trafikverket, och Bo Ljus, Kil, informerade.",
    ],
)
def test_several_may_present(item: str) -> None:
    assert presenters(item) == ["Eva Sträng", "Bo Ljus"]


def test_who_presents_twice_is_named_once() -> None:
    assert presenters("Vägar\nKarin Provander informerade. Karin Provander visade sedan bilder.") == ["Karin Provander"]


def test_a_first_name_presents_too() -> None:
    assert presenters("Vägar\nKarin informerade om vägen.") == ["Karin"]


@pytest.mark.parametrize(
    "item",
    [
        "Vägar\nEva Sträng är ny chef.",
        "Vägar\nEva Sträng tackade för maten.",
        "Vägar\nEva Sträng ska informera om vägen i vår.",
        "Vägar\nTrafikverket informerade om vägen.",
        "Vägar\nVi talade.",
    ],
)
def test_who_does_not_present_is_no_presenter(item: str) -> None:
    assert presenters(item) == []


def test_everyone_presents_only_their_own_item() -> None:
    record = meeting_of("Vägar\nKarin Provander informerade.", "Broar\nNils Exelius informerade.")
    assert [[person.name for person in item.presenters] for item in record.items] == [
        ["Karin Provander"],
        ["Nils Exelius"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Karin, ny i gruppen, presenterar sig.",
        "Karin höll i pennan.",
        "Karin deltar för gruppens räkning och rapporterar.",
    ],
)
def test_a_verb_of_presenting_may_tell_something_else(text: str) -> None:
    assert presenters(f"Vägar\n{text}") == []


def test_who_will_tell_of_it_next_time_has_not_presented_it() -> None:
    assert presenters("Vägar\nEva Sträng drar det på nästa möte.") == []
