"""What is known of the hand-made network: who came when, what came of its meetings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.reading.document import Document
from data.record import MeetingRecord
from graph.build import Steps, build
from graph.index.reading import Index
from graph.iris import DEFAULT_BASE as BASE
from graph.profiles.attendance_matrix import Cell, RowsOf, attendance_matrix
from graph.profiles.body import BodyProfile, body_profile
from graph.reading import Reader
from tests.factories import AUTUMN, SPRING, read_text, spring
from tests.graph.index.test_reading import AUTUMN_MEETING, SPRING_MEETING, thing


def place(text: str, minutes: str, phrase: str) -> tuple[str, int, int]:
    start = text.index(phrase)
    return f"{BASE}minutes/{minutes}", start, start + len(phrase)


def norrsam(index: Index) -> BodyProfile:
    found = body_profile(index, thing(index, "organisation/natverket-norrsam").number)
    assert found is not None
    return found


def test_matrix_says_who_was_there_when_and_where_the_minutes_say_so(index: Index) -> None:
    matrix = norrsam(index).matrix
    assert matrix.meetings == ((AUTUMN_MEETING, "2024-09-03"), (SPRING_MEETING, "2024-03-12"))
    assert {row.who.label: row.cells for row in matrix.rows} == {
        "Ale": (
            Cell("Present", ("Karin Prov",), place(AUTUMN, "host", "Karin Prov, Ale")),
            Cell("Present", ("Karin Prov",), place(SPRING, "var", "Karin Prov, Ale")),
        ),
        "Lilla Edet": (
            Cell("Present", ("Nils Exempel",), place(AUTUMN, "host", "Nils Exempel, Lilla Edet")),
            Cell("Present", ("Nils Exempel",), place(SPRING, "var", "Nils Exempel, Lilla Edet")),
        ),
        "Norrkonsult AB": (None, Cell("Guest", ("Ulla Gäst",), place(SPRING, "var", "Ulla Gäst, Norrkonsult AB"))),
        "Partille": (None, Cell("Absent", ("Bo Test",), place(SPRING, "var", "Bo Test, Partille"))),
    }
    # who was there most often comes first; the absent were never there
    assert [row.who.label for row in matrix.rows] == ["Ale", "Lilla Edet", "Norrkonsult AB", "Partille"]
    assert (matrix.meetings_total, matrix.rows_total) == (2, 4)


def test_matrix_can_be_shown_by_person(index: Index) -> None:
    number = thing(index, "organisation/natverket-norrsam").number
    matrix = attendance_matrix(index, number, RowsOf.PEOPLE)
    statuses = {row.who.label: [cell and cell.status for cell in row.cells] for row in matrix.rows}
    assert statuses == {
        "Karin Prov": ["Present", "Present"],
        "Nils Exempel": ["Present", "Present"],
        "Ulla Gäst": [None, "Guest"],
        "Bo Test": [None, "Absent"],
    }


def test_a_body_has_its_meetings_outcomes_and_projects_the_latest_first(index: Index) -> None:
    found = norrsam(index)
    assert [one.first for one in found.meetings.first] == ["2024-09-03", "2024-03-12"]
    assert (found.first, found.last) == ("2024-03-12", "2024-09-03")
    told = [[one.label for one in cut.first] for cut in (found.decided, found.agreed, found.promised, found.projects)]
    assert told == [
        ["att starta Gemensam växel."],
        ["Gruppen är enig om att mötas oftare."],
        ["Nils Exempel skriver ett utkast till 1 maj."],
        ["Gemensam växel"],
    ]
    # the meeting that the spring announced has been held, and the autumn announces none
    assert found.announced == ()


def test_an_organisation_that_holds_no_meetings_is_no_body(index: Index) -> None:
    assert body_profile(index, thing(index, "municipality/1440").number) is None


def test_where_several_came_the_strongest_of_their_statuses_counts(tmp_path: Path, steps: Steps) -> None:
    def two_for_ale(source: Document) -> MeetingRecord:
        record = spring(source.identifier)
        ale = record.attendance[0].representing
        # Bo Test is absent for Ale, whom Karin Prov came for
        absent = replace(record.attendance[3], representing=ale)
        return replace(record, attendance=(*record.attendance[:3], absent))

    (tmp_path / "var.md").write_text(SPRING, encoding="utf-8")
    built = build([tmp_path / "var.md"], tmp_path / "store", replace(steps, reader=Reader(read_text, two_for_ale)))
    assert built.generation is not None
    index = Index(built.generation)
    (row,) = (one for one in norrsam(index).matrix.rows if one.who.label == "Ale")
    assert row.cells == (Cell("Present", ("Karin Prov",), place(SPRING, "var", "Karin Prov, Ale")),)
    index.close()
