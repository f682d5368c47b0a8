import pytest

from data.extraction.entries import entries_of
from data.extraction.meeting_roles import role_of
from data.extraction.parts import Kind, unread_share
from data.record import MeetingRole
from tests.data.extraction.reading import Person, entry_reader, people_in

EVA, BO, ULLA = "Eva Provander", "Bo Exelius", "Ulla Testberg"


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        (f"{EVA}, Kil", "Kil"),
        (f"{EVA}, Kils kommun", "Kils kommun"),
        (f"{EVA} Torsby", "Torsby"),
        (f"{EVA} Kils kommun", "Kils kommun"),
        (f"{EVA} Upplands Väsby", "Upplands Väsby"),
        (f"{EVA} SKR", "SKR"),
        (f"{EVA}, Länsstyrelsen Värmland", "Länsstyrelsen Värmland"),
        (f"{EVA} (Kil)", "Kil"),
        (f"{EVA} – Region Värmland", "Region Värmland"),
        (f"{EVA}- Region Värmland", "Region Värmland"),
        (f"{EVA}/ Region Värmland", "Region Värmland"),
        (f"{EVA}; Kil", "Kil"),
        (f"{EVA}\tKil", "Kil"),
        (f"{EVA}, Provholmens stadsbibliotek", "Provholmens stadsbibliotek"),
        (f"{EVA}, Nordprov AB", "Nordprov AB"),
        (f"{EVA}, Almi", "Almi"),
        (f"{EVA}, sekretariatet", "sekretariatet"),
        (f"Region Värmland: {EVA}", "Region Värmland"),
        (f"Länsstyrelsen, {EVA}", "Länsstyrelsen"),
    ],
)
def test_one_person_has_the_organisation_that_stands_beside(line: str, organisation: str) -> None:
    assert people_in(line) == [Person(EVA, organisation)]


@pytest.mark.parametrize(
    "line",
    [
        f"{EVA} (S), Kil",
        f"{EVA}, Kil (S)",
        f"{EVA}, (S), Kil",
        f"{EVA}, (M), Kil",
        f"{EVA}, Kil, (kd",
        f"{EVA}, Kil(M)",
        f"{EVA} (-), Kil",
        f"{EVA} (), Kil",
        f"{EVA} (LPO) Kil",
        f"{EVA}, s, Kil",
    ],
)
def test_a_party_is_neither_name_nor_organisation(line: str) -> None:
    assert people_in(line) == [Person(EVA, "Kil")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (f"{EVA} (S), ordförande", MeetingRole.CHAIR),
        (f"{EVA}, ordförande (S)", MeetingRole.CHAIR),
        (f"{EVA} (S) ordförande", MeetingRole.CHAIR),
        (f"{EVA}, s, ordf.", MeetingRole.CHAIR),
        (f"{EVA} (ordf)", MeetingRole.CHAIR),
        (f"{EVA} ordf", MeetingRole.CHAIR),
        (f"{EVA}, v. ordf", MeetingRole.VICE_CHAIR),
        (f"{EVA} (M), 2:e vice ordförande", MeetingRole.VICE_CHAIR),
        (f"{EVA}, tillika sekreterare", MeetingRole.SECRETARY),
        (f"{EVA} (sekr.)", MeetingRole.SECRETARY),
        (f"{EVA}, justerare", MeetingRole.ADJUSTER),
        (f"{EVA} (C), tjg ers", MeetingRole.SERVING_SUBSTITUTE),
        (f"{EVA} (C) ersättare", MeetingRole.SUBSTITUTE),
    ],
)
def test_a_function_is_read_in_any_place(line: str, role: MeetingRole) -> None:
    assert people_in(line) == [Person(EVA, role=role)]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        (f"{EVA}, bibliotekschef, Kil", Person(EVA, "Kil", "bibliotekschef")),
        (f"{EVA}, Kil, bibliotekschef", Person(EVA, "Kil", "bibliotekschef")),
        (f"{EVA}, bibliotekschef", Person(EVA, title="bibliotekschef")),
        (f"{EVA} bibliotekschef", Person(EVA, title="bibliotekschef")),
        (f"Bibliotekschef {EVA}, Kil", Person(EVA, "Kil", "Bibliotekschef")),
        (f"{EVA}, tf kommundirektör, Kil", Person(EVA, "Kil", "tf kommundirektör")),
        (f"{EVA}, t.f. kommundirektör, Kil", Person(EVA, "Kil", "t.f. kommundirektör")),
        (f"{EVA}, bitr. förvaltningschef, Kil", Person(EVA, "Kil", "bitr. förvaltningschef")),
        (f"Tf kommundirektör {EVA}, Kil", Person(EVA, "Kil", "Tf kommundirektör")),
        (f"{EVA}, chef för kultur och fritid, Kil", Person(EVA, "Kil", "chef för kultur och fritid")),
        (f"{EVA}, enhetschef, Almi, p 5", Person(EVA, "Almi", "enhetschef", limit="p 5")),
        (f"{EVA} (ordf.), Kil", Person(EVA, "Kil", role=MeetingRole.CHAIR)),
    ],
)
def test_titles_stand_before_or_after(line: str, person: Person) -> None:
    assert people_in(line) == [person]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (f"{EVA}, {BO}, {ULLA}", [(EVA, None), (BO, None), (ULLA, None)]),
        (f"{EVA} {BO} {ULLA}", [(EVA, None), (BO, None), (ULLA, None)]),
        (f"{EVA}, {BO} och {ULLA}", [(EVA, None), (BO, None), (ULLA, None)]),
        (f"{EVA} samt {BO}", [(EVA, None), (BO, None)]),
        (f"{EVA}, Kil, {BO}, Arvika", [(EVA, "Kil"), (BO, "Arvika")]),
        (f"{EVA} Torsby, {BO} Arvika", [(EVA, "Torsby"), (BO, "Arvika")]),
        (f"{EVA} Torsby {BO} Arvika {ULLA} Eda", [(EVA, "Torsby"), (BO, "Arvika"), (ULLA, "Eda")]),
        (f"{EVA} (Kil), {BO} (Arvika)", [(EVA, "Kil"), (BO, "Arvika")]),
        (f"{EVA}, {BO}, {ULLA} SKR", [(EVA, "SKR"), (BO, "SKR"), (ULLA, "SKR")]),
        (f"{EVA} Torsby, {BO}, {ULLA} SKR", [(EVA, "Torsby"), (BO, "SKR"), (ULLA, "SKR")]),
        (f"{EVA} och {BO}, Kils kommun", [(EVA, "Kils kommun"), (BO, "Kils kommun")]),
        (f"{EVA}/{BO}, sekretariatet", [(EVA, "sekretariatet"), (BO, "sekretariatet")]),
        (f"Region Värmland: {EVA} och {BO}", [(EVA, "Region Värmland"), (BO, "Region Värmland")]),
        (f"{EVA} (S) {BO} (M)", [(EVA, None), (BO, None)]),
        (f"{EVA} (S), Kil {BO} (M), Arvika", [(EVA, "Kil"), (BO, "Arvika")]),
    ],
)
def test_a_run_of_people_is_parted(line: str, people: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.organisation) for person in people_in(line)] == people


@pytest.mark.parametrize(
    ("line", "limit"),
    [
        (f"{EVA} (tom p 4)", "tom p 4"),
        (f"{EVA} (t.o.m. § 12)", "t.o.m. § 12"),
        (f"{EVA}, p10", "p10"),
        (f"{EVA}, pkt 3, 5-10", "pkt 3, 5-10"),
        (f"{EVA}, §§ 130-133", "§§ 130-133"),
        (f"{EVA}, ärende 1-3", "ärende 1-3"),
        (f"{EVA} (från kl 10.45)", "från kl 10.45"),
        (f"{EVA} (del av mötet)", "del av mötet"),
        (f"Punkt 3 – {EVA}", "Punkt 3"),
    ],
)
def test_a_limit_is_kept_in_its_words(line: str, limit: str) -> None:
    assert people_in(line) == [Person(EVA, limit=limit)]


@pytest.mark.parametrize(
    "line",
    [
        f"{EVA}, tjg ers för {BO}",
        f"{EVA} (S), tjg. ers. för {BO} (S)",
        f"{EVA} (S) tjänstgörande ersättare för {BO} (S)",
        f"{EVA} (S), tgj ers för {BO} (S)",
        f"{EVA} (S) för {BO} (S)",
        f"{EVA} (ers. {BO})",
        f"{EVA} (ersätter {BO})",
        f"{EVA}, ersättare för {BO}",
        f"{EVA}, i stället för {BO}",
        f"{EVA} (S), tjänstgör för {BO} (S)",
    ],
)
def test_a_substitute_stands_in_for_one_who_is_no_entry(line: str) -> None:
    assert people_in(line) == [Person(EVA, stands_in_for=BO)]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        (f"{EVA}, Kil (förhinder)", Person(EVA, "Kil", status="Absent")),
        (f"{EVA}, Kil, ej närvarande", Person(EVA, "Kil", status="Absent")),
        (f"{EVA}, Kil, närvarande", Person(EVA, "Kil", status="Present")),
        (f"{EVA}, Kil (adj.)", Person(EVA, "Kil", status="Guest")),
        (f"{EVA}, Kil, adjungerad", Person(EVA, "Kil", status="Guest")),
        (f"{EVA}, Kil, via Teams", Person(EVA, "Kil")),
        (f"{EVA}, Kil (på distans)", Person(EVA, "Kil")),
        (f"{EVA}, Kil, per telefon", Person(EVA, "Kil")),
        (f"{EVA}, Kil, eva.provander@kil.example", Person(EVA, "Kil")),
        (f"{EVA}, Kil, 0554-12 34 56", Person(EVA, "Kil")),
    ],
)
def test_remarks_change_at_most_the_status(line: str, person: Person) -> None:
    assert people_in(line) == [person]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Eva Provander Exelius", "Eva Provander Exelius"),
        ("Eva Provander-Exelius", "Eva Provander-Exelius"),
        ("Hans Martin Provander", "Hans Martin Provander"),
        ("Eva F Provander", "Eva F Provander"),
        ("P O Provander", "P O Provander"),
        ("Eva von Provander", "Eva von Provander"),
        ("Eva Roos af Provander", "Eva Roos af Provander"),
        ("Eva Rebelo Da Silva", "Eva Rebelo Da Silva"),
        ("Eva Mc Provan", "Eva Mc Provan"),
        ("Ása Gunnarsdóttir", "Ása Gunnarsdóttir"),
        ("Øjvind Proving", "Øjvind Proving"),
        ("Françoise Provander", "Françoise Provander"),
        ("Sead Provanović", "Sead Provanović"),
        ("EVA PROVANDER", "Eva Provander"),
        ("Eva P", "Eva P"),
    ],
)
def test_names_of_all_shapes_are_read_whole(written: str, name: str) -> None:
    assert people_in(f"{written}, Arvika") == [Person(name, "Arvika")]


@pytest.mark.parametrize(
    "line",
    [
        "Vakant (M)",
        "Representant Kils miljökontor",
        "samt ledamöter och ersättare från Kils kommunstyrelse",
        "Enligt förteckning",
        "Se närvarolista",
        "Kils kommun",
        "??",
        "",
    ],
)
def test_what_names_nobody_yields_nobody(line: str) -> None:
    assert people_in(line) == []


@pytest.mark.parametrize(
    ("line", "people"),
    [("Bo Ek, Kil", [("Bo Ek", "Kil")]), ("Ale Exelius, Mark", [("Ale Exelius", "Mark")]), ("Vara Skola", [])],
)
def test_a_place_that_is_a_name_or_a_word_too_is_read_by_where_it_stands(
    line: str, people: list[tuple[str, str | None]]
) -> None:
    assert [(person.name, person.organisation) for person in people_in(line)] == people


def test_parts_stand_where_they_say() -> None:
    line = f"Tf rektor {EVA} (S), Kils kommun, tom p 4"
    parts = entry_reader().parts(line, 100)
    assert [(part.kind, line[part.start - 100 : part.end - 100]) for part in parts] == [
        (Kind.TITLE, "Tf rektor"),
        (Kind.NAME, EVA),
        (Kind.PARTY, "S"),
        (Kind.ORGANISATION, "Kils kommun"),
        (Kind.LIMIT, "tom p 4"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ordf.", MeetingRole.CHAIR),
        ("mötesordförande", MeetingRole.CHAIR),
        ("Tillika sekreterare", MeetingRole.SECRETARY),
        ("ordförande § 3-5", MeetingRole.CHAIR),
        ("ledamot", MeetingRole.MEMBER),
        ("ordförande i nämnden för vård", None),
        ("", None),
    ],
)
def test_a_role_is_the_whole_text(text: str, role: MeetingRole | None) -> None:
    assert role_of(text) is role


def test_what_cannot_be_read_is_counted_by_its_letters() -> None:
    reader = entry_reader()
    assert unread_share(reader.parts(f"{EVA}, Kil", 0)) == 0
    assert unread_share([]) == 1
    assert unread_share(reader.parts("vi talade länge och väl om det", 0)) > 0.9


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"Från Kil: {EVA}, {BO}", [Person(EVA, "Kil"), Person(BO, "Kil")]),
        (f"Kil: {EVA}; Torsby: {BO}, {ULLA}", [Person(EVA, "Kil"), Person(BO, "Torsby"), Person(ULLA, "Torsby")]),
        (
            f"Från Region Värmland: {EVA}, Från kommunerna: {BO}, Kil, {ULLA}, Torsby",
            [Person(EVA, "Region Värmland"), Person(BO, "Kil"), Person(ULLA, "Torsby")],
        ),
        (f"{EVA}, {BO} samt från Region Värmland {ULLA}", [Person(EVA), Person(BO), Person(ULLA, "Region Värmland")]),
        (f"{EVA}, Kil Ideell sektor: {BO}", [Person(EVA, "Kil"), Person(BO)]),
        (
            f"Sekreterare: {EVA} Ordförande: {BO}",
            [Person(EVA, role=MeetingRole.SECRETARY), Person(BO, role=MeetingRole.CHAIR)],
        ),
        (
            f"Punkt 1-6: {EVA}, Kil, {BO}, Torsby Punkt 3: {ULLA}, Almi",
            [
                Person(EVA, "Kil", limit="Punkt 1-6"),
                Person(BO, "Torsby", limit="Punkt 1-6"),
                Person(ULLA, "Almi", limit="Punkt 3"),
            ],
        ),
        (f"Business Region Prov – {EVA}", [Person(EVA, "Business Region Prov")]),
        (f"{EVA}, Visit Prov", [Person(EVA, "Visit Prov")]),
        (f"{EVA}, förbundsdirektör, PKF", [Person(EVA, "PKF", "förbundsdirektör")]),
    ],
)
def test_what_a_colon_follows_is_said_of_the_names_after_it(line: str, expected: list[Person]) -> None:
    assert people_in(line) == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("PROVANDER Eva, Kil", EVA),
        ("PROVANDER EKLUND Eva Maria, Kil", "Eva Maria Provander Eklund"),
        ("NILSSON VON PLATEN Eva, Kil", "Eva Nilsson von Platen"),
        ("EVA-LENA PROVANDER, Kil", "Eva-Lena Provander"),
        ("P-O Provander, Kil", "P-O Provander"),
        ("EP   Eva Provander, Kil", EVA),
    ],
)
def test_capitals_are_no_part_of_a_name(line: str, name: str) -> None:
    assert people_in(line) == [Person(name, "Kil")]


def test_surnames_in_capitals_divide_a_run() -> None:
    line = "PROVANDER Eva, Kils kommun, ordförande EXELIUS Bo, Region Värmland TESTBERG Ulla"
    assert people_in(line) == [
        Person(EVA, "Kils kommun", role=MeetingRole.CHAIR),
        Person(BO, "Region Värmland"),
        Person(ULLA),
    ]


def test_an_organisation_after_whom_somebody_replaces_is_theirs() -> None:
    (entry,) = entries_of(entry_reader().parts(f"{EVA} (S), Kil, ersätter {BO} (S), Torsby", 0))
    assert entry.organisation is not None
    assert entry.replaced_of is not None
    assert (entry.organisation.name, entry.replaced_of.name) == ("Kil", "Torsby")


def test_columns_of_a_run_pair_though_a_given_name_is_unknown() -> None:
    names = "Agneta Norrbin Kjell-Ove Grahn Susann Frisendahl Tommie Wikarsson Hampus Provlund"
    line = f"{names} Kils kommun Torsby kommun Arvika kommun Trafikverket Länsstyrelsen"
    assert [one.organisation for one in people_in(line)] == [
        "Kils kommun",
        "Torsby kommun",
        "Arvika kommun",
        "Trafikverket",
        "Länsstyrelsen",
    ]


def test_an_office_is_that_of_its_county_and_ends_where_a_name_begins() -> None:
    line = f"{EVA}, Länsstyrelsen i Värmlands län {BO}, LRF Värmland Claes von Horn, Kil"
    assert people_in(line) == [
        Person(EVA, "Länsstyrelsen i Värmlands län"),
        Person(BO, "LRF Värmland"),
        Person("Claes von Horn", "Kil"),
    ]


@pytest.mark.parametrize("bracket", ["Kil", "OK"])
def test_words_that_no_list_knows_are_a_name_before_its_municipality_or_initials(bracket: str) -> None:
    found = people_in(f"{EVA} (Torsby), Oxmid Karvimi ({bracket}), {BO} (Ale)")
    assert [one.name for one in found] == [EVA, "Oxmid Karvimi", BO]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{EVA} och {BO} (Kil), {ULLA} (Torsby)", ["Kil", "Kil", "Torsby"]),
        (f"{EVA} o {BO} (Kil), {ULLA} (Torsby)", ["Kil", "Kil", "Torsby"]),
        (f"{EVA} och {BO}, Region Värmland; {ULLA}, Torsby", ["Region Värmland", "Region Värmland", "Torsby"]),
        (f"{EVA}, {BO} (Kil), {ULLA} (Torsby)", [None, "Kil", "Torsby"]),
        (f"Från Region Värmland {EVA} och {BO}", ["Region Värmland", "Region Värmland"]),
        (f"Region Värmland/Värmlandstrafik: {EVA}, {BO}", ["Region Värmland", "Region Värmland"]),
        (f"Kil ({EVA}), Torsby ({BO}) och Sunne", ["Kil", "Torsby"]),
        (f"{EVA}, EP (Region Värmland)", ["Region Värmland"]),
        (f"{EVA} (Kils kn)", ["Kils kn"]),
        (f"Kils kommun genom {EVA}, ordförande, och {BO}", ["Kils kommun", "Kils kommun"]),
        (f"Kils kommun genom rektor {EVA}; Torsby kommun – {BO}; LRF: {ULLA}", ["Kils kommun", "Torsby kommun", "LRF"]),
        (f"Karlstads universitet, prof. {EVA}; Torsby kommun, {BO}", ["Karlstads universitet", "Torsby kommun"]),
        (f"{EVA}, chef Hjälpmedelscentralen", ["Hjälpmedelscentralen"]),
        (f"{EVA}, SRF", ["SRF"]),
        (f"{EVA}, Sjö- och Sundförbundet", ["Sjö- och Sundförbundet"]),
        (f"{EVA} (KD) Kil, Oppositionsrådet {BO}, Torsby", ["Kil", "Torsby"]),
    ],
)
def test_whose_an_organisation_is_beside_several_people(line: str, expected: list[str | None]) -> None:
    assert [person.organisation for person in people_in(line)] == expected


def test_a_title_with_a_capital_is_that_of_the_name_it_leads() -> None:
    found = people_in(f"{EVA} (KD) Kil, Oppositionsrådet {BO}, Torsby")
    assert [one.title for one in found] == [None, "Oppositionsrådet"]
    assert [one.title for one in people_in(f"Kils kommun genom rektor {EVA}")] == ["rektor"]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        (
            "Eva Provander (S), kommunstyrelsens ordförande",
            Person("Eva Provander", None, "kommunstyrelsens ordförande"),
        ),
        ("Eva Provander, ordf kommunstyrelsen", Person("Eva Provander", None, "ordf kommunstyrelsen")),
        ("Eva Provander, ordförande", Person("Eva Provander", role=MeetingRole.CHAIR)),
        ("Eva Provander, nämndens ordförande", Person("Eva Provander", role=MeetingRole.CHAIR)),
        ("Eva Provander (Kil, fr punkt 2)", Person("Eva Provander", "Kil", limit="fr punkt 2")),
        (
            "Eva Provander (MP), Kil, tjänstgör §§ 44–47 i Bo Exelius ställe",
            Person("Eva Provander", "Kil", role=MeetingRole.SERVING_SUBSTITUTE, stands_in_for="Bo Exelius"),
        ),
        ("Prosten Eva Provander, Växjö stift", Person("Eva Provander", "Växjö stift", "Prosten")),
        ("CISO Eva Provander, Kil", Person("Eva Provander", "Kil", "CISO")),
        ("Provberga Bostäder (PBAB): Eva Provander", Person("Eva Provander", "Provberga Bostäder")),
    ],
)
def test_what_a_line_says_of_its_person(line: str, person: Person) -> None:
    assert people_in(line) == [person]


def test_letters_before_a_full_name_are_no_surname() -> None:
    assert [one.name for one in people_in("QXZV Eva Provander, Kil")] == ["Eva Provander"]
    assert [one.name for one in people_in("TESTBERG Eva, Kil")] == ["Eva Testberg"]


def test_brackets_may_place_all_three_before_them() -> None:
    assert [
        (one.name, one.organisation) for one in people_in("Eva Provander, Bo Exelius & Ulla Ek (alla tre Kil)")
    ] == [
        ("Eva Provander", "Kil"),
        ("Bo Exelius", "Kil"),
        ("Ulla Ek", "Kil"),
    ]


def test_a_definite_title_is_that_of_the_name_behind_it() -> None:
    line = "kommunalrådet Eva Provander, oppositionsrådet Bo Exelius och Kils kommunalråd Ulla Testberg"
    assert [(one.name, one.title) for one in people_in(line)] == [
        ("Eva Provander", "kommunalrådet"),
        ("Bo Exelius", "oppositionsrådet"),
        ("Ulla Testberg", "kommunalråd"),
    ]
    assert people_in(line)[-1].organisation == "Kils"


def test_a_first_name_alone_may_have_its_place_behind_it() -> None:
    line = "Eva Provander Torsby, Bo Exelius Arvika, Nils Sträng Sunne, Mårten Kil"
    assert [(one.name, one.organisation) for one in people_in(line)][-1] == ("Mårten", "Kil")


def test_a_limit_of_both_is_that_of_the_one_before_too() -> None:
    line = "Eva Provander, Region Halland, och Bo Exelius, Kil (båda under punkt 2)"
    assert [one.limit for one in people_in(line)] == ["båda under punkt 2", "båda under punkt 2"]


def test_a_particle_tells_a_name_that_no_list_knows() -> None:
    names = [(one.name, one.organisation) for one in people_in("Kil: Eva Provander, Qvxan de Bassi, Bo Exelius")]
    assert names == [("Eva Provander", "Kil"), ("Qvxan de Bassi", "Kil"), ("Bo Exelius", "Kil")]


def test_a_semicolon_begins_the_next_person() -> None:
    line = "Eva Provander, strateg; Dr Bo Exelius (p 3); Kicki Berg Sundelius, Trafikverket"
    assert [one.name for one in people_in(line)] == ["Eva Provander", "Bo Exelius", "Kicki Berg Sundelius"]


def test_a_strange_first_name_may_follow_a_title() -> None:
    assert people_in("Räddningschef Qvawar Mustafa Ali, Kil") == [Person("Qvawar Mustafa Ali", "Kil", "Räddningschef")]


def test_what_somebody_is_chief_of_is_no_first_name() -> None:
    assert [one.name for one in people_in("chef Hjälpmedelscentralen Kenneth Testberg, § 3")] == ["Kenneth Testberg"]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Bostaden i Kil: Eva Provander", Person("Eva Provander", "Bostaden i Kil")),
        ("Eva Provander från Visit Blekinge", Person("Eva Provander", "Visit Blekinge")),
        ("Eva Natt och Dag, Kil", Person("Eva Natt och Dag", "Kil")),
        ("Eva Provander, Provkraft.", Person("Eva Provander", "Provkraft")),
    ],
)
def test_names_of_several_words(line: str, person: Person) -> None:
    assert people_in(line) == [person]


def test_a_stroke_may_end_the_line_of_a_run() -> None:
    assert people_in("Eva Provander, Kil / Bo Exelius, Höör /") == [
        Person("Eva Provander", "Kil"),
        Person("Bo Exelius", "Höör"),
    ]


def test_a_name_that_no_list_knows_stands_before_its_place_among_others() -> None:
    told = "Eva Provander (Ale), Bo Exelius (Kil), Nils Sträng (Mora), Karin Provsson (Nora)"
    line = f"{told}, Ulla Testberg Hudiksvall, Soile Qemppainen Söderhamn, Siv Teststam Ljusdal"
    assert ("Soile Qemppainen", "Söderhamn") in [(one.name, one.organisation) for one in people_in(line)]


def test_a_first_name_alone_stands_beside_another_or_before_whence_its_bearer_is() -> None:
    line = "Kajsa (Laholm), Lennart och Pirjo (Falkenberg), Hedvig från Region Halland samt Bo Exelius (Kil)"
    assert [(one.name, one.organisation) for one in people_in(line)] == [
        ("Kajsa", "Laholm"),
        ("Lennart", "Falkenberg"),
        ("Pirjo", "Falkenberg"),
        ("Hedvig", "Region Halland"),
        ("Bo Exelius", "Kil"),
    ]


def test_a_place_of_both_is_that_of_the_one_before_too() -> None:
    people = people_in("Eva Provander och rektor Bo Exelius, båda Säffle, Nils Sträng Kil")
    assert [(one.name, one.organisation) for one in people] == [
        ("Eva Provander", "Säffle"),
        ("Bo Exelius", "Säffle"),
        ("Nils Sträng", "Kil"),
    ]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Eva Provander (KB), Kil", Person("Eva Provander", "Kil")),
        ("Eva Provander (Kil; sjuk)", Person("Eva Provander", "Kil", status="Absent")),
        ("Region Värmland: sjukanmäld (Eva Provander)", Person("Eva Provander", "Region Värmland", status="Absent")),
    ],
)
def test_letters_of_a_party_and_words_on_absence_stand_in_brackets(line: str, person: Person) -> None:
    assert people_in(line) == [person]
