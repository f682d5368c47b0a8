import pytest

from tests.data.extraction.reading import HEAD, meeting_of, record_of


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
        "Vägar\nArbetet summerades av Eva Sträng.",
        "Vägar\nEva Sträng hade siffror för kvartalet.",
        "Nästa programperiod\nEva Sträng redogjorde för vägen.",
        "Vägar\nDet snöar. AP2 Halka (Eva Sträng): sanden är slut.",
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


def test_two_alone_may_open_an_item() -> None:
    assert presenters("Vägar\nKarin och Ulla. Förstudien är klar.") == ["Karin", "Ulla"]


def test_a_group_behind_its_name_presents_nothing() -> None:
    assert presenters("Vägar\nGrupp 1 (Karin, Ulla): sanden är slut.") == []
    assert presenters("Vägar\nVid södra bordet (Karin, Ulla, Nils): sanden är slut.") == []


def test_a_name_that_no_list_knows_is_told_by_whom_its_bearer_is_of_and_what_is_done() -> None:
    assert presenters("Vägar\nSimmin Alaveri, Kils kommun, redovisar på länk.") == ["Simmin Alaveri"]
    assert presenters("Vägar\nBygdens Framtid, en förening i Kil, redovisar på länk.") == []


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


@pytest.mark.parametrize(
    "text",
    [
        "Karin gav en snabb överblick.",
        "Karin lämnade en kort muntlig rapport.",
        "Karin lämnar lägesrapport.",
        "Karin läste upp berättelsen.",
        "Karin: trafiken står still.",
        "Karin tog upp det som låg kvar.",
        "Karin meddelar att mässan flyttas.",
        "Karin hade på mötet i Kil och Arvika gått igenom listan. Karin går igenom den.",
        "Karin Provander om de nya lånen.",
        "Karin Provander, Kil, om de nya lånen.",
        "Karin Provander från Kil. Vägen är klar.",
        "Karin på länk från Säffle.",
        "Karin Provander, vägchef, var med på länk.",
        "Förslaget föredrogs av Karin.",
        "Lägesrapport av projektledaren Karin.",
        "V 2022/17 | Föredragande: Karin Provander\nTaxan höjs.",
    ],
)
def test_whom_the_text_of_an_item_begins_with_presents_it(text: str) -> None:
    assert [name.split()[0] for name in presenters(f"Vägar\n{text}")] == ["Karin"]


def test_those_who_are_joined_open_an_item_together() -> None:
    assert presenters("Vägar\nKarin & Nils gästade oss.") == ["Karin", "Nils"]
    assert presenters("Vägar\nKarin från Kil och Nils presenterade studien.") == ["Karin", "Nils"]


@pytest.mark.parametrize(
    "text",
    [
        "Karin undrade om vägen.",
        "Karin föreslog grus.",
        "Karin visade runt i huset.",
        "Vi talade. Karin tog upp en fråga.",
        "Karins väg: den är lång.",
    ],
)
def test_what_else_somebody_does_first_presents_nothing(text: str) -> None:
    assert presenters(f"Vägar\n{text}") == []


@pytest.mark.parametrize(
    "title", ["Inledning", "Mötets öppnande", "Välkommen, dagordning", "Incheckning och laget runt"]
)
def test_who_opens_the_meeting_presents_nothing(title: str) -> None:
    assert presenters(f"{title}\nKarin inledde med en tyst minut.") == []
    assert presenters("Inledning till bygget\nKarin inledde.") == ["Karin"]


@pytest.mark.parametrize("title", ["Övriga frågor", "Laget runt", "Att göra"])
def test_who_speaks_first_where_all_speak_presents_nothing(title: str) -> None:
    assert presenters(f"{title}\nKarin: vägen byggs.\nNils: bron byggs.") == []


def test_what_will_be_shown_is_yet_to_be_presented() -> None:
    past = "Nils berättade om läget. Ulla undrade om pengarna. Vi talade länge om vägen."
    assert presenters(f"Vägar\n{past} Karin visar anläggningen för styrelsen.") == ["Nils"]
    assert presenters(f"Vägar\n{past} Karin visade anläggningen för styrelsen.") == ["Nils", "Karin"]


def test_who_is_set_apart_behind_a_title_presents_the_item() -> None:
    record = meeting_of("Vägar", "Broar")
    text = (
        HEAD + "\n**1. Var är vi?** *Nils*\n\nProjektet går bra.\n\n**2. Broar** *gäst: Eva Ek, Skatteverket*\n\nBra.\n"
    )
    assert not any(item.presenters for item in record.items)
    assert [[one.name for one in item.presenters] for item in record_of(text).items] == [["Nils"], ["Eva Ek"]]


def test_a_list_of_what_is_to_be_done_is_presented_by_nobody() -> None:
    text = f"{HEAD}\n### 1. Budget\n\nBra.\n\n### Att göra\n\n**Nils**\n- kallar en jurist till gruppen\n"
    assert [[one.name for one in item.presenters] for item in record_of(text).items] == [[], []]
