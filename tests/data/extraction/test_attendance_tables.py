import pytest

from data.extraction.attendance_tables import columns_of, entry_of_row, row_span
from data.record import AttendanceStatus, MeetingRole
from tests.data.extraction.reading import Person, entry_reader, listed, record_of

HEADED = "| Namn | Kommun | Titel |"


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (HEADED, {0: "name", 1: "organisation", 2: "title"}),
        ("| **Deltagare** | Organisation |", {0: "name", 1: "organisation"}),
        ("Namn | Kommun | Närvarande", {0: "name", 1: "organisation", 2: "presence"}),
        ("| Ledamot | Parti | Närvaro |", {0: "name", 1: "other", 2: "presence"}),
        ("| Kommun | Representant |", {0: "organisation", 1: "name"}),
        ("| Närvarande | Kommun |", {0: "name", 1: "organisation"}),
    ],
)
def test_the_head_names_the_columns(line: str, kinds: dict[int, str]) -> None:
    columns = columns_of(line)
    assert columns is not None
    assert columns.kinds == kinds


@pytest.mark.parametrize("line", ["Namn, Kommun", "| Fråga | Svar |", "| Eva Provander | Kil |", "| Namn |", ""])
def test_other_lines_are_no_head(line: str) -> None:
    assert columns_of(line) is None


@pytest.mark.parametrize(
    ("head", "row", "person"),
    [
        (HEADED, "| Eva Provander | Kil | rektor |", Person("Eva Provander", "Kil", "rektor")),
        (HEADED, "| Eva Provander | Kil |  |", Person("Eva Provander", "Kil")),
        (HEADED, "| Eva Provander | Kil | Ordförande |", Person("Eva Provander", "Kil", role=MeetingRole.CHAIR)),
        (HEADED, "| Eva Provander | Kil | Adjungerad |", Person("Eva Provander", "Kil", status="Guest")),
        (
            HEADED,
            "| Eva Provander | Provbolaget Nord | rektor |",
            Person("Eva Provander", "Provbolaget Nord", "rektor"),
        ),
        ("| Namn | Kommun | § |", "| Eva Provander | Kil | §§ 3-5 |", Person("Eva Provander", "Kil", limit="§§ 3-5")),
        ("| Namn | Kommun | § |", "| Eva Provander | Kil | 3-5 |", Person("Eva Provander", "Kil", limit="§ 3-5")),
        (
            "| Namn | Kommun | Närv. |",
            "| Eva Provander | Kil | från § 4 |",
            Person("Eva Provander", "Kil", limit="från § 4"),
        ),
    ],
)
def test_a_row_says_what_its_columns_say(head: str, row: str, person: Person) -> None:
    text = f"Möte\n\nNärvarande\n\n{head}\n|---|---|---|\n{row}\n| Bo Exelius | Arvika |  |"
    status = person.status or "Present"
    expected = Person(person.name, person.organisation, person.title, person.role, person.limit, status)
    assert listed(text)[0] == expected


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("x", None),
        ("X", None),
        ("Ja", None),
        ("", "Absent"),
        ("-", "Absent"),
        ("nej", "Absent"),
        ("Förhinder", "Absent"),
    ],
)
def test_a_mark_in_the_column_of_presence_tells_who_came(mark: str, status: str | None) -> None:
    columns = columns_of("| Namn | Kommun | Närvarande |")
    assert columns is not None
    entry = entry_of_row(f"| Eva Provander | Kil | {mark} |", 0, columns, entry_reader())
    assert entry is not None
    assert entry.status == (AttendanceStatus(status) if status else None)


def test_a_mark_in_the_column_of_absence_tells_who_did_not_come() -> None:
    text = "| Namn | Kommun | Förhinder |\n|---|---|---|\n| Eva Provander | Kil | x |\n| Bo Exelius | Arvika |  |"
    assert [(one.name, one.status) for one in listed(text)] == [("Eva Provander", "Absent"), ("Bo Exelius", "Present")]


@pytest.mark.parametrize("row", ["|  | Kil | x |", "| Vakant | Kil |  |", "| Summa | 3 | |"])
def test_a_row_without_a_name_is_nobody(row: str) -> None:
    columns = columns_of("| Namn | Kommun | Närvarande |")
    assert columns is not None
    assert entry_of_row(row, 0, columns, entry_reader()) is None


def test_a_table_lists_without_a_heading_of_its_own() -> None:
    rows = "| Eva Provander | Kil | |\n| Bo Exelius | Arvika | |"
    text = f"Möte i Kil\n\n{HEADED}\n|:--|:--|:--|\n{rows}\n\n1. Vägar\nVi talade."
    assert [(one.name, one.organisation, one.status) for one in listed(text)] == [
        ("Eva Provander", "Kil", "Present"),
        ("Bo Exelius", "Arvika", "Present"),
    ]


def test_a_row_rests_on_its_words_without_the_bars() -> None:
    row = "|  Eva Provander | Kil |"
    span = row_span(row, 0)
    assert row[span.start : span.end] == "Eva Provander | Kil"


def test_columns_without_a_head_hold_remarks() -> None:
    table = (
        "| Namn | Organisation | |\n|---|---|---|\n| Eva Provander | Kils kommun | ordf. |\n"
        "| Bo Exelius | Arvika kommun | förhinder |\n| Ulla Testberg | Polisen | på plats, ej punkt 5 |\n"
        "| Nils Sträng | Torsby kommun | anteckningar |\n"
    )
    assert listed(f"Möte\n\n{table}\n1. Start\nEva öppnade.") == [
        Person("Eva Provander", "Kils kommun", role=MeetingRole.CHAIR, status="Present"),
        Person("Bo Exelius", "Arvika kommun", status="Absent"),
        Person("Ulla Testberg", "Polisen", limit="ej punkt 5", status="Present"),
        Person("Nils Sträng", "Torsby kommun", role=MeetingRole.SECRETARY, status="Present"),
    ]


def test_a_column_whose_head_says_nothing_tells_organisations() -> None:
    table = (
        "| Namn | Partnerskap | Anm. |\n|---|---|---|\n| Eva Provander | Kils kommun | ordförande |\n"
        "| Bo Exelius | Företagarna Kil | |\n| Ulla Testberg | Norra Byarådet | till och med § 29 |\n"
    )
    assert [(one.name, one.organisation, one.limit) for one in listed(f"Möte\n\n{table}\n1. Start\nEva öppnade.")] == [
        ("Eva Provander", "Kils kommun", None),
        ("Bo Exelius", "Företagarna Kil", None),
        ("Ulla Testberg", "Norra Byarådet", "till och med § 29"),
    ]


def test_who_is_absent_may_stand_in_a_column_beside_who_is_there() -> None:
    rows = (
        "| Närvarande | Förhindrade |",
        "|---|---|",
        "| Eva Provander, Kil | Bo Exelius, Arvika |",
        "| Ulla Testberg, Torsby | |",
    )
    table = "\n".join(rows) + "\n"
    assert [(one.name, one.organisation, one.status) for one in listed(f"Möte\n\n{table}\n1. Start\nEva öppnade.")] == [
        ("Eva Provander", "Kil", "Present"),
        ("Bo Exelius", "Arvika", "Absent"),
        ("Ulla Testberg", "Torsby", "Present"),
    ]


def test_a_county_under_a_head_for_regions_is_its_region() -> None:
    table = "| Namn | Parti | Region |\n|---|---|---|\n| Eva Provander | S | Norrbotten |\n| Bo Exelius | M | Kil |\n"
    there = [one.representing for one in record_of(f"Möte\n\n{table}\n1. Start\nEva öppnade.").attendance]
    assert [(one.name, one.identifier) for one in there if one] == [
        ("Norrbotten", "organisation/region-norrbotten"),
        ("Kil", "municipality/1715"),
    ]


@pytest.mark.parametrize(("there", "away"), [("Deltog", "Ej med"), ("Närvarande", "Frånvarande")])
def test_names_stand_in_the_columns_for_presence_and_absence_beside_their_organisation(there: str, away: str) -> None:
    rows = (
        f"| Organisation | {there} | {away} |",
        "|---|---|---|",
        "| Kil | Eva Provander (ordförande), Bo Exelius | |",
        "| Torsby | | Ulla Testberg |",
    )
    table = "\n".join(rows) + "\n"
    assert [(one.name, one.organisation, one.status) for one in listed(f"Möte\n\n{table}\n1. Start\nEva öppnade.")] == [
        ("Eva Provander", "Kil", "Present"),
        ("Bo Exelius", "Kil", "Present"),
        ("Ulla Testberg", "Torsby", "Absent"),
    ]


def test_a_remark_may_make_a_guest_and_limit_the_presence() -> None:
    table = "| Namn | Kommun | Anm |\n|---|---|---|\n| Eva Provander | Kil | |\n| Bo Exelius | Sweco | gäst, p 3 |\n"
    found = listed(f"Möte\n\n{table}\n1. Start\nEva öppnade.")
    assert [(one.name, one.status, one.limit) for one in found] == [
        ("Eva Provander", "Present", None),
        ("Bo Exelius", "Guest", "p 3"),
    ]


def test_two_columns_may_hold_people() -> None:
    text = (
        "| Ägare | Ombud | Tjänsteperson |\n| --- | --- | --- |\n"
        "| Kil | Eva Provander (S), KSO | Bo Exelius, kommundirektör |\n| Arvika | Ulla Testberg (M) | |\n"
    )
    assert [(one.name, one.organisation) for one in listed(text)] == [
        ("Eva Provander", "Kil"),
        ("Bo Exelius", "Kil"),
        ("Ulla Testberg", "Arvika"),
    ]


@pytest.mark.parametrize("head", ["x = med", "Närvarande (x)", "Med (x = på plats)"])
def test_a_head_may_explain_the_cross(head: str) -> None:
    text = f"| Kommun | Namn | {head} |\n|---|---|---|\n| Kil | Eva Provander | x |\n| Arvika | Bo Exelius | – |\n"
    assert [(one.name, one.status) for one in listed(text)] == [("Eva Provander", "Present"), ("Bo Exelius", "Absent")]


def test_a_title_and_a_function_may_share_a_cell() -> None:
    text = "| Kommun | Namn | Funktion |\n|---|---|---|\n| Kil | Eva Provander | gymnasiechef, ordf. |\n"
    assert [one.role for one in listed(text)] == [MeetingRole.CHAIR]


def test_members_and_substitutes_may_stand_side_by_side_without_marks() -> None:
    text = (
        "| Kommun | Ledamot | Ersättare |\n|---|---|---|\n| Kil | Eva Provander (S) | - |\n"
        "| Arvika | *frånv.* Bo Exelius (V) | Ulla Testberg (S), tjg |\n"
    )
    assert [(one.name, one.organisation, one.status) for one in listed(text)] == [
        ("Eva Provander", "Kil", "Present"),
        ("Bo Exelius", "Arvika", "Absent"),
        ("Ulla Testberg", "Arvika", "Present"),
    ]


def test_the_head_above_the_names_may_make_all_of_them_absent() -> None:
    there = "| Närvarande | Organisation |\n|---|---|\n| Eva Provander | Kil |\n| Nils Sträng | Ale |"
    away = "| Frånvarande | Organisation |\n|---|---|\n| Bo Exelius | Arvika |\n| Siv Teststam | Torsby |"
    people = {one.name: (one.status, one.organisation) for one in listed(f"{there}\n\n{away}\n\n1. Budget")}
    assert people["Eva Provander"][1] == "Kil"
    assert people["Bo Exelius"] == ("Absent", "Arvika")
    assert people["Siv Teststam"] == ("Absent", "Torsby")


def test_a_limit_may_stand_in_the_cell_of_the_organisation() -> None:
    table = "| Närvarande | Kommun |\n|---|---|\n| Eva Provander | Kil (p. 2–5) |\n| Nils Sträng | Ale |"
    assert [(one.organisation, one.limit) for one in listed(table)] == [("Kil", "p. 2–5"), ("Ale", None)]


def test_a_head_of_several_words_may_stand_above_the_names() -> None:
    table = "| Närvarande ledamöter | Sektor | Representerar |\n|---|---|---|\n| Eva Provander | Ideell | Kils byalag |"
    assert [(one.name, one.organisation) for one in listed(table)] == [("Eva Provander", "Kils byalag")]


def test_a_title_beside_a_function_in_its_cell_stays() -> None:
    (person,) = listed(f"{HEADED}\n|---|---|---|\n| Eva Provander | Kil | gymnasiechef, ordf. |")
    assert (person.title, person.role) == ("gymnasiechef, ordf.", MeetingRole.CHAIR)


def test_a_head_may_be_in_two_languages() -> None:
    table = (
        "| Navn/namn | Organisation | Deltog |\n|---|---|---|\n| Eva Provander | Kil | ja |\n| Bo Exelius | Ale | nej |"
    )
    assert [(one.name, one.status) for one in listed(table)] == [("Eva Provander", "Present"), ("Bo Exelius", "Absent")]


def test_columns_may_part_those_there_from_those_on_screen_and_those_away() -> None:
    table = (
        "På plats\tVia Teams\tFörhindrade\n"
        "Eva Provander, Kil\tNils Sträng, Ale\tBo Exelius, Arvika\n"
        "Ulla Testberg, Torsby\tSiv Teststam, Nora\n"
        "Ali Provsson, Friluftsbyn Höga Vägen\n"
    )
    assert {(one.name, one.organisation, one.status) for one in listed(table)} == {
        ("Eva Provander", "Kil", "Present"),
        ("Nils Sträng", "Ale", "Present"),
        ("Bo Exelius", "Arvika", "Absent"),
        ("Ulla Testberg", "Torsby", "Present"),
        ("Siv Teststam", "Nora", "Present"),
        ("Ali Provsson", "Friluftsbyn Höga Vägen", "Present"),
    }


def test_a_remark_may_make_a_guest_of_items_or_tell_whom_somebody_replaces() -> None:
    table = (
        "| Organisation | Namn | Anm. |\n|---|---|---|\n| Kil | Eva Provander | ersätter Bo Exelius |\n"
        "| Ale | Ulla Testberg | Gäst p 4 |\n| Nora | Nils Sträng | p 3 |"
    )
    assert [(one.name, one.status, one.limit, one.stands_in_for) for one in listed(table)] == [
        ("Eva Provander", "Present", None, "Bo Exelius"),
        ("Ulla Testberg", "Guest", "p 4", None),
        ("Nils Sträng", "Present", "p 3", None),
    ]


def test_a_cell_may_tell_the_part_of_an_organisation_and_a_function() -> None:
    table = (
        "| Ledamot | Organisation | Närv. |\n|---|---|---|\n"
        "| Eva Provander | Region Värmland, hälso- och sjukvård | x |\n"
        "| Bo Exelius | Region Värmland, Hållbarhet, ordf. | x |"
    )
    assert [(one.name, one.organisation, one.role) for one in listed(table)] == [
        ("Eva Provander", "Region Värmland", None),
        ("Bo Exelius", "Region Värmland", MeetingRole.CHAIR),
    ]
