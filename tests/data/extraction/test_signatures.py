import pytest

from data.extraction.layout import lay_out
from data.extraction.signatures import read_signatures
from data.record import Attendance, MeetingRole
from tests.data.extraction.reading import entry_reader, meeting_of, minutes, record_of

BODY = "Minnesanteckningar\n\n1. Vägar\nVi talade om vägen.\n\n2. Broar\nVi talade om bron.\n\n"
CHAIR, SECRETARY, ADJUSTER = MeetingRole.CHAIR, MeetingRole.SECRETARY, MeetingRole.ADJUSTER


def signed(end: str) -> list[tuple[str, MeetingRole]]:
    layout = lay_out(BODY + end)
    return [(one.entry.name, one.role) for one in read_signatures(layout, frozenset(), entry_reader())]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("Eva Sträng\nordförande\n\nBo Ljus\nsekreterare", [("Eva Sträng", CHAIR), ("Bo Ljus", SECRETARY)]),
        ("Eva Sträng, vägchef\nOrdförande", [("Eva Sträng", CHAIR)]),
        ("Bo Ljus\nSekreterare vid mötet", [("Bo Ljus", SECRETARY)]),
        ("Vid pennan / Bo Ljus", []),
        ("/Bo Ljus", [("Bo Ljus", SECRETARY)]),
        ("/ Bo", [("Bo", SECRETARY)]),
        ("Bo Ljus, 2022-09-15", [("Bo Ljus", SECRETARY)]),
        ("Bo Ljus", [("Bo Ljus", SECRETARY)]),
        ("Bo Ljus\nbo.ljus@prov.example, 0570-12 34 56", [("Bo Ljus", SECRETARY)]),
        ("Vid protokollet          Justeras\n\nBo Ljus          Eva Sträng     Pia Sten", [("Bo Ljus", SECRETARY)]),
        ("| Vid protokollet | Justeras |\n|---|---|\n| Bo Ljus | Eva Sträng |", [("Bo Ljus", SECRETARY)]),
        ("Vi tackar Bo Ljus", []),
        ("Bo Ljus, Eva Sträng", []),
        ("Tack för idag!", []),
        ("Vi ses.\nsekreterare", []),
    ],
)
def test_names_over_their_function_sign(end: str, expected: list[tuple[str, MeetingRole]]) -> None:
    assert signed(end) == expected


def attendance(*items: str) -> list[tuple[str, MeetingRole | None]]:
    return _roles(meeting_of(*items).attendance)


def _roles(parts: tuple[Attendance, ...]) -> list[tuple[str, MeetingRole | None]]:
    return [(part.person.name, part.role) for part in parts if part.role is not None]


@pytest.mark.parametrize(
    "end",
    [
        "Vid pennan: Karin",
        "Skrivet av Karin",
        "Karin Provander",
        "Antecknat av Karin Provander, karin@prov.example, justerat av Nils Exelius",
        "Mötet avslutades. Antecknar: Karin Provander.",
        "Vid tangentbordet\nKarin Provander",
    ],
)
def test_who_is_listed_may_sign_by_a_label_or_alone(end: str) -> None:
    record = record_of(minutes("Vägar\nVi talade.", "Broar\nVi talade.") + f"\n\n{end}")
    assert [name for name, role in _roles(record.attendance) if role is SECRETARY] == ["Karin Provander"]


@pytest.mark.parametrize(
    "line",
    [
        "Ordförande: Nils Exelius. Antecknar: Karin Provander.",
        "Ordförande\tNils Exelius\nSekreterare\tKarin Provander",
        "Nils, som ledde mötet, hälsade alla välkomna. Karin förde anteckningarna.",
        "Till ordförande valdes Nils Exelius och till sekreterare utsågs Karin Provander.",
    ],
)
def test_a_label_is_said_of_the_name_after_it(line: str) -> None:
    record = record_of(
        f"Vägnätverket\n\nNärvarande:\nKarin Provander, Kil\nNils Exelius, Arvika\n\n{line}\n\n1. Vägar\nVi talade."
    )
    assert dict(_roles(record.attendance)) == {"Nils Exelius": CHAIR, "Karin Provander": SECRETARY}


def test_who_signs_but_is_not_listed_has_a_function_and_no_status() -> None:
    record = record_of(minutes("Vägar\nVi talade.", "Broar\nVi talade.") + "\n\nBo Ljus\nsekreterare")
    (keeper,) = [part for part in record.attendance if part.role is SECRETARY]
    assert (keeper.person.name, keeper.status) == ("Bo Ljus", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Därefter öppnade ordförande Eva Sträng mötet.", [("Eva Sträng", CHAIR)]),
        ("Karin Provander valdes till mötesordförande.", [("Karin Provander", CHAIR)]),
        ("Sekreterare för mötet var Nils Exelius.", [("Nils Exelius", SECRETARY)]),
        ("Nils Exelius utsågs till sekreterare.", [("Nils Exelius", SECRETARY)]),
        ("Vice ordförande Eva Sträng tackade.", []),
        ("Eva Sträng är ordförande i Provföreningen.", []),
    ],
)
def test_the_text_may_say_who_chaired_and_who_kept_the_minutes(
    text: str, expected: list[tuple[str, MeetingRole]]
) -> None:
    assert attendance(f"Mötets öppnande\n{text}", "Broar\nVi talade.") == expected


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ordförande: Karin Provander", CHAIR),
        ("Antecknat av: Karin Provander", SECRETARY),
        ("Vid protokollet: Karin Provander", SECRETARY),
        ("Justerare: Karin Provander", ADJUSTER),
    ],
)
def test_a_label_at_the_end_gives_a_function_too(line: str, role: MeetingRole) -> None:
    record = record_of(minutes("Vägar\nVi talade.", "Broar\nVi talade.") + f"\n\n{line}")
    assert _roles(record.attendance) == [("Karin Provander", role)]
    assert len(record.attendance) == 3


def test_a_function_may_stand_above_its_name() -> None:
    end = "Underskrifter\n\nSekreterare\nBo Ljus\n\nOrdförande\nEva Sträng\n\nJusterande\nPia Sten"
    layout = lay_out(BODY + end.replace("Underskrifter\n\n", ""))
    found = [(one.entry.name, one.role) for one in read_signatures(layout, frozenset(), entry_reader())]
    assert found == [("Bo Ljus", SECRETARY), ("Eva Sträng", CHAIR), ("Pia Sten", ADJUSTER)]


@pytest.mark.parametrize(
    ("remark", "role"),
    [
        ("nämndsekreterare", SECRETARY),
        ("ekonom/sekreterare", SECRETARY),
        ("processledare och sekr.", SECRETARY),
        ("som också skrev", SECRETARY),
        ("höll i mötet", CHAIR),
        ("leder dagens möte", CHAIR),
    ],
)
def test_a_list_tells_who_had_a_function_in_more_words(remark: str, role: MeetingRole) -> None:
    there = f"Närvarande:\nEva Provander, Kil\nBo Exelius, Arvika, {remark}"
    text = f"Vägnätverket 2022-09-14\n\n{there}\n\n1. Vägar\nBra.\n\n2. Broar\nBra."
    assert {one.person.name: one.role for one in record_of(text).attendance} == {
        "Eva Provander": None,
        "Bo Exelius": role,
    }


@pytest.mark.parametrize(
    ("item", "role"),
    [
        ("Till att föra dagens protokoll valdes Bo Ljus.", SECRETARY),
        ("Till protokollförare väljs Bo Ljus.", SECRETARY),
        ("Till att leda mötet valdes Bo Ljus.", CHAIR),
    ],
)
def test_who_is_elected_to_do_something_has_its_function(item: str, role: MeetingRole) -> None:
    record = meeting_of(f"Val\n{item}", "Broar\nInget nytt.")
    assert {one.role for one in record.attendance if one.person.name == "Bo Ljus"} == {role}
