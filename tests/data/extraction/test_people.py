import pytest

from data.extraction.layout import lay_out
from data.extraction.people import People
from data.record import NameForm, PersonMention, Span
from tests.data.extraction.reading import meeting_of, record_of

FULL, GIVEN = NameForm.FULL, NameForm.GIVEN


def named(text: str) -> list[tuple[str, NameForm]]:
    """Return the people whom an item's text names."""
    record = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.")
    return [(person.name, person.form) for person in record.people if person.item == 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karin Provander talade.", [("Karin Provander", FULL)]),
        ("Karin talade med Nils.", [("Karin", GIVEN), ("Nils", GIVEN)]),
        ("Karins förslag är bra.", [("Karin", GIVEN)]),
        ("Karin Provanders förslag är bra.", [("Karin Provander", FULL)]),
        ("Elin B ringer snart.", [("Elin B", NameForm.ABBREVIATED)]),
        ("KP informerar om vägen.", [("KP", NameForm.INITIALS)]),
        ("Kerin informerar om vägen.", [("Kerin", GIVEN)]),
        ("Eva Sträng talade med Bo Ljus.", [("Eva Sträng", FULL), ("Bo Ljus", FULL)]),
        ("Eva von Sträng talade.", [("Eva von Sträng", FULL)]),
        ("Ulla Testberg Ljus talade.", [("Ulla Testberg Ljus", FULL)]),
        ("Anna-Lena Sträng talade.", [("Anna-Lena Sträng", FULL)]),
    ],
)
def test_people_are_named_in_many_forms(text: str, expected: list[tuple[str, NameForm]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vi talade om vägen.",
        "Region Värmland och Kils kommun talade.",
        "EU informerar om stödet.",
        "Stora Torget i Kil är fint.",
        "Svenska Turistföreningen informerade.",
        "God Jul önskar vi alla.",
        "Skriv till karin.provander@kil.example",
        "SKR informerar om vägen.",
        "Microsoft Teams fungerar bra.",
    ],
)
def test_other_capitals_are_nobody(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("Eva Sträng, vägchef, Trafikverket, informerade.", "vägchef", "Trafikverket"),
        ("Eva Sträng, Trafikverket, informerade.", None, "Trafikverket"),
        ("Eva Sträng (Trafikverket) informerade.", None, "Trafikverket"),
        ("Eva Sträng, tf vägchef, Trafikverket, informerade.", "tf vägchef", "Trafikverket"),
        ("Eva Sträng informerade.", None, None),
        ("Eva Sträng gav en lägesbild. I Kil har nämnden talat om vägen.", None, None),
        ("Eva Sträng pratar med Skara stift.", None, None),
        ("Eva Sträng anmäler att Försäkringskassan gärna ingår i styrgruppen.", None, None),
    ],
)
def test_title_and_employer_stand_after_a_name(text: str, title: str | None, employer: str | None) -> None:
    record = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.")
    (person,) = [person for person in record.people if person.item == 1]
    assert (person.name, person.job_title) == ("Eva Sträng", title)
    assert (person.affiliation.name if person.affiliation else None) == employer


def test_a_title_stands_for_its_holder_where_it_acts() -> None:
    record = meeting_of(
        "Vägar\nEva Sträng, vägchef, Trafikverket, kom. Vägchefen informerade om vägen.", "Broar\nInget nytt."
    )
    assert [(person.name, person.form) for person in record.people if person.item == 1] == [
        ("Eva Sträng", FULL),
        ("Vägchefen", NameForm.TITLE),
    ]


def test_a_mention_knows_its_item_and_whether_a_list_holds_it() -> None:
    record = meeting_of("Vägar\nKarin talade.", "Broar\nNils talade.")
    assert [(person.name, person.item, person.listed) for person in record.people] == [
        ("Karin Provander", None, True),
        ("Nils Exelius", None, True),
        ("Ulla Testberg", None, True),
        ("Karin", 1, False),
        ("Nils", 2, False),
    ]


def test_mentions_never_overlap_and_keep_the_order_of_the_text() -> None:
    people = People(lay_out("Karin Provander talade med Nils"), ())
    people.add(PersonMention("Nils", Span(27, 31), GIVEN))
    people.add(PersonMention("Karin Provander", Span(0, 15)))
    merged = people.add(PersonMention("Karin", Span(0, 5), GIVEN, job_title="rektor"))
    assert merged == PersonMention("Karin Provander", Span(0, 15), job_title="rektor")
    assert [mention.name for mention in people.mentions] == ["Karin Provander", "Nils"]
    assert people.within(20, 40) == [people.mentions[1]]
    assert people.at(Span(16, 20)) is None


def of_list(line: str, text: str) -> list[tuple[str, NameForm]]:
    """Return whom a text names beside the one person of a list."""
    record = record_of(
        f"Möte 2022-09-14\n\nNärvarande:\n{line}\nNils Exelius, Arvika\n\n1. Vägar\n{text}\n\n2. Broar\nNej."
    )
    return [(person.name, person.form) for person in record.people if person.item == 1]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("Ulrika Dahl Sköld, Kil", "Ulrika D S tar in svaren.", ("Ulrika D S", NameForm.ABBREVIATED)),
        ("Karin Berg-Falk, Kil", "Karin BF tar in svaren.", ("Karin BF", NameForm.ABBREVIATED)),
        ("Lisbeth Ståhlnacke, Kil", "Lisbeth St. tar in svaren.", ("Lisbeth St", NameForm.ABBREVIATED)),
        ("Iréne Prov, Kil", "Irene tar in svaren.", ("Irene", GIVEN)),
        ("Marie-Helene Prov, Kil", "Marie-Helen tar in svaren.", ("Marie-Helen", GIVEN)),
        ("Ida Marie Prov, Kil", "Ida-Marie tar in svaren.", ("Ida-Marie", GIVEN)),
        ("P-O Backman, Kil", "P-O Backman frågar dem.", ("P-O Backman", FULL)),
        ("Per-Olov Backman, Kil", "P-O tar in svaren.", ("P-O", GIVEN)),
        ('Fredrik "Figge" Dahlbom, Kil', "Figge tar in svaren.", ("Figge", GIVEN)),
    ],
)
def test_a_short_name_stands_for_somebody_listed(line: str, text: str, expected: tuple[str, NameForm]) -> None:
    assert of_list(line, text) == [expected]


def test_what_bears_a_name_is_nobody() -> None:
    assert named("Vi ses på Peder Skrivares gymnasium.") == []


def test_a_name_after_i_is_that_of_a_place() -> None:
    record = meeting_of("Konsert\nKonserten den 18 november i Axel Provander blir av.", "Broar\nBra.")
    assert all("Axel" not in person.name for person in record.people)


def test_a_ship_is_nobody() -> None:
    record = meeting_of("Hamnen\nNya fartyget Eva Provander togs i trafik i maj.", "Broar\nBra.")
    assert all("Eva" not in person.name for person in record.people)


@pytest.mark.parametrize(
    "item",
    [
        "Skolor\nEleverna flyttar till Sven Testgren. Det gäller Sven Testgrensgymnasiet.",
        "Träffar\nKarin bokar lokal på Louis Provgren till hösten.",
        "Träffar\nKarin bokar Selma Spa till hösten.",
    ],
)
def test_a_place_is_nobody(item: str) -> None:
    found = {person.name for person in meeting_of(item, "Broar\nInget nytt.").people}
    assert found <= {"Karin Provander", "Nils Exelius", "Ulla Testberg", "Karin"}


def test_initials_for_given_names_are_short_for_the_one_name_that_fits() -> None:
    table = (
        "| Ledamot | Organisation | Närv. |\n|---|---|---|\n| Ann-Christin Provander | Kil | – |\n"
        "| Bo Exelius | Kil (ers. A-C Provander) | x |\n| Ulla Testberg | Ale | x |"
    )
    record = record_of(f"Möte 2022-09-14\n\n{table}\n\n1. Start\nAlla talade.\n\n2. Slut\nHej.")
    forms = {mention.name: mention.form for mention in record.people}
    assert forms["A-C Provander"] is NameForm.ABBREVIATED
    assert {name for name, form in forms.items() if form is NameForm.FULL} == {
        "Ann-Christin Provander",
        "Bo Exelius",
        "Ulla Testberg",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Vi for till Astrid Lindgrens värld.",
        'Vi hörde om "Maria Provinge" i går.',
        "Konserten var på Carl Larsson-gården.",
        "Hälsar Nils",
    ],
)
def test_what_bears_a_name_or_greets_is_nobody_more(text: str) -> None:
    assert [(name, form) for name, form in named(text) if form is FULL] == []


def test_an_initial_in_the_genitive_is_that_of_somebody_listed() -> None:
    assert ("Karin P", NameForm.ABBREVIATED) in named("Linjen (genom Karin P:s mejl) läggs ner.")
