from datetime import date, time

import pytest

from data.record import AttendanceMode, Meeting
from tests.data.extraction.reading import record_of

LIST = "\nNärvarande:\nKarin Provander, Kil\nNils Exelius, Arvika\n\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade."


def meeting(head: str) -> Meeting:
    return record_of(f"{head}\n{LIST}").meeting


@pytest.mark.parametrize(
    "head",
    [
        "Vägnätverket\n\nDatum: 2022-09-14",
        "Vägnätverket, möte 14 september 2022",
        "Vägnätverket\n\nTid: onsdagen den 14 september 2022",
        "Vägnätverket\n\nPlats och tid: Rådhuset, 2022-09-14",
        "Minnesanteckningar från möte den 14 september 2022",
        "Minnesanteckningar 20220914",
        "Kil 2022-09-14\n\nMinnesanteckningar",
        "Vägnätverket\n\nDatum\n2022-09-14",
        "Vägnätverket\n\n**Datum:** 14/9 2022",
        "Vägnätverkets möte den 14 september\n\nUtskrivet 2022-09-14",
        "Vägnätverket\n\nSammanträdesdatum: 2022-09-14\nTid för justering: 2022-09-20",
    ],
)
def test_the_day_of_the_meeting_is_read(head: str) -> None:
    when = meeting(head).when
    assert when is not None
    assert (when.start, when.edtf) == (date(2022, 9, 14), "2022-09-14")


def test_a_meeting_of_two_days_has_both() -> None:
    when = meeting("Vägnätverket\n\nDatum: 14-15 september 2022").when
    assert when is not None
    assert (when.start, when.end) == (date(2022, 9, 14), date(2022, 9, 15))


def test_without_its_year_the_day_stays_open() -> None:
    when = meeting("Vägnätverket\n\nDatum: onsdag den 14 september").when
    assert when is not None
    assert (when.edtf, when.start) == ("XXXX-09-14", None)


def test_no_date_is_invented() -> None:
    assert meeting("Vägnätverket").when is None


@pytest.mark.parametrize(
    ("line", "begins", "ends"),
    [
        ("Tid: kl. 9.00-11.30", time(9), time(11, 30)),
        ("Tid: 9-12", time(9), time(12)),
        ("Klockslag: 08.30-13:00", time(8, 30), time(13)),
        ("Plats och tid: Rådhuset kl 13.15 – 16.00", time(13, 15), time(16)),
        ("Tid: kl. 18:00", time(18), None),
        ("Tid: 9.00-12.00, 13.00-16.00", time(9), time(16)),
        ("Kommunhuset, Kil, kl 10-15", time(10), time(15)),
        ("Vi träffades på kommunhuset mellan klockan 13 och 16.", time(13), time(16)),
        ("Vi träffades på kommunhuset mellan kl 9.15 och 14.30.", time(9, 15), time(14, 30)),
        ("Justering: kommunhuset kl 10-15", None, None),
    ],
)
def test_clock_times_are_read(line: str, begins: time | None, ends: time | None) -> None:
    when = meeting(f"Vägnätverket\n\nDatum: 2022-09-14\n{line}").when
    assert when is not None
    assert (when.start_time, when.end_time) == (begins, ends)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Plats: Rådhuset, Kil", "Rådhuset, Kil"),
        ("Plats och tid: Rådhuset, rum 3, 2022-09-14 kl 9.00", "Rådhuset, rum 3"),
        ("Tid och plats: 2022-09-14 kl 9.00-11.00, Hotell Provia", "Hotell Provia"),
        ("Plats:\nStadsbiblioteket", "Stadsbiblioteket"),
        ("Lokal: Rum 135", "Rum 135"),
        ("Plats: Digitalt via Teams", "Digitalt via Teams"),
    ],
)
def test_the_place_is_read_after_its_label(head: str, place: str) -> None:
    assert meeting(f"Vägnätverket 2022-09-14\n\n{head}").place == place


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Umeå 2022-09-14\n\nMinnesanteckningar", "Umeå"),
        ("Minnesanteckningar från möte på Provhuset 14 september 2022", "Provhuset"),
        ("Vägnätverkets möte 2022-09-14\nProvö", "Provö"),
        ("VÄGNÄTVERKET\nProvö museum, onsdag 14 september 2022", "Provö museum"),
        ("Vägnätverket\nAnteckningar från träff 14 september 2022, Provö konserthus", "Provö konserthus"),
        ("Vägnätverket\nAnteckningar 2022-09-14, Teams, 13:00-15:30", "Teams"),
        (
            "Protokoll fört vid möte onsdagen den 14 september 2022 i Bygdegården i Provö, kl. 17.00",
            "Bygdegården i Provö",
        ),
        ("VÄGNÄTVERKET 2022-09-14\n\nKommunhuset, Provö, kl 10-15", "Kommunhuset, Provö"),
        (
            "Vägnätverket 2022-09-14\n\nVi träffades på Provö vattenverk i Kil mellan klockan 13 och 16.",
            "Provö vattenverk i Kil",
        ),
        ("Minnesanteckningar från höstinternat på Provö Brunn\n28-29 november 2022", "Provö Brunn"),
        (
            "Vägnätverket\nMötesanteckningar 2022-09-14\nMedborgarkontoret i Kil kl. 9.15-12.00",
            "Medborgarkontoret i Kil",
        ),
        ("Vägnätverket\nTorsdag 14 september 2022, kl 13-15\nVia Zoom", "Via Zoom"),
    ],
)
def test_the_place_is_read_without_a_label(head: str, place: str) -> None:
    assert meeting(head).place == place


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("Plats: Digitalt via Teams", AttendanceMode.ONLINE),
        ("Plats: Skype-möte", AttendanceMode.ONLINE),
        ("Plats: Telefonmöte", AttendanceMode.ONLINE),
        ("Plats: Rådhuset, rum 3", AttendanceMode.OFFLINE),
        ("Plats: Rådhuset, Kil samt via Teams", AttendanceMode.MIXED),
        ("Plats: Hybridmöte i Rådhuset", AttendanceMode.MIXED),
        ("Datum: 2022-09-14", None),
    ],
)
def test_the_place_tells_how_the_meeting_was_held(line: str, mode: AttendanceMode | None) -> None:
    assert meeting(f"Vägnätverket 2022-09-14\n\n{line}").mode is mode


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# Minnesanteckningar\n\nVägnätverkets möte 2022-09-14", "Vägnätverkets möte 2022-09-14"),
        ("Protokoll från Vägnätverkets sammanträde\n2022-09-14", "Protokoll från Vägnätverkets sammanträde"),
        ("Vägnätverket i Kil\n\nDatum: 2022-09-14", "Vägnätverket i Kil"),
        ("Från: Eva\nSkickat: den 16 september 2022\nTill: Alla\nÄmne: Vägnätverkets möte", "Vägnätverkets möte"),
        (
            "Vägnätverket i Kil 2022-09-14\n\nEva höll i mötet, och Bo var den som förde anteckningar.",
            "Vägnätverket i Kil 2022-09-14",
        ),
    ],
)
def test_the_title_names_the_meeting(head: str, title: str) -> None:
    assert meeting(head).title == title


MAIL = "Från: Eva Provander\nSkickat: den 16 september 2022 08:01\nTill: Nätverket\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Vägnätverket, möte 3/2022\n\nOnsdagen den 14 september, Kil", date(2022, 9, 14)),
        ("Vägnätverket\n220914 kl 13.00-15.30, Teams", date(2022, 9, 14)),
        ("Vägnätverket\n\nDatum 14/9 -22", date(2022, 9, 14)),
        ("Vägnätverket\n\nDatum: 220914\nPlats: Kil", date(2022, 9, 14)),
        ("Skickat: den 15 september 2022 07:52\nÄmne: Vägnätverket\n\nTack för igår!", date(2022, 9, 14)),
        ("# Vägnätverket\n\n**Tid och plats** 2022-09-14, Kils bibliotek", date(2022, 9, 14)),
        (f"{MAIL}Ämne: Vägnätverket 14/9\n\nHej!", date(2022, 9, 14)),
        (f"{MAIL}Ämne: Vägnätverket\n\nTack för i onsdags!", date(2022, 9, 14)),
        (f"{MAIL}Ämne: Vägnätverket\n\nTack för mötet! Nästa gång ses vi den 3 november.", date(2022, 9, 16)),
        ("From: A\nTo: B\nDate: Fri, 16 Sep 2022 08:01:00 +0200\nSubject: Vägnätverket\n\nHej!", date(2022, 9, 16)),
    ],
    ids=[
        "number",
        "six digits",
        "short year",
        "label and digits",
        "yesterday",
        "label",
        "mail's subject",
        "mail's weekday",
        "mail's own day",
        "mail program's date",
    ],
)
def test_the_day_of_a_meeting_whose_year_or_day_is_told_otherwise(head: str, day: date) -> None:
    when = meeting(head).when
    assert when is not None
    assert when.start == day


def test_a_line_with_the_day_heads_no_list() -> None:
    head = "Vägnätverket\n\n#### Möte onsdag 14 september 2022\n\nPå skärmen: Ulla Testberg (Torsby), Bo Ljus (Sunne)"
    when = meeting(head).when
    assert when is not None
    assert when.start == date(2022, 9, 14)


def test_a_day_beyond_all_calendars_is_no_day() -> None:
    head = "From: A\nTo: B\nDate: Fri, 16 Sep 99999999999999999999 08:01:00 +0200\nSubject: Vägnätverket\n\nHej!"
    assert meeting(head).when is None


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Vägnätverket\n\n2022-09-14 kl 9-12\nProvudden, Arvika", "Provudden, Arvika"),
        ("Vägnätverket\n\n14 september 2022 Säffle bibliotek 10-15", "Säffle bibliotek"),
        ("Vägnätverket\n\n2022-09-14, Skype 08:15–09:45", "Skype"),
        ("Vägnätverket\n\n14 september 2022 · Provgymnasiet, Arvika · 8.30 till 12", "Provgymnasiet, Arvika"),
        (
            "Vägnätverket, möte 2022-09-14 kl 13.15-15.40\ni Provsalen, Storgatan 9, Arvika",
            "Provsalen, Storgatan 9, Arvika",
        ),
        ("Vägnätverket\n\nMöte i Arvika, kommunhuset (Provsalen), onsdag 14 september 2022", "Arvika, kommunhuset"),
        ("Vägnätverket\n\nDatum: 2022-09-14\nPlats: Provgården, Arvika, några via länk", "Provgården, Arvika"),
        ("Publicerad 15 september 2022\n\nVägnätverket\n\nDatum: 2022-09-14", None),
        ("Vägnätverket\nStyrgruppen\nMöte 2022-09-14", None),
    ],
)
def test_the_place_stands_beside_the_day_or_the_time(head: str, place: str | None) -> None:
    assert meeting(head).place == place


@pytest.mark.parametrize(
    ("head", "there", "mode"),
    [
        ("Plats: Provudden", "", AttendanceMode.OFFLINE),
        ("Plats: Provudden samt Teams", "", AttendanceMode.MIXED),
        ("Plats: Provudden, några via länk", "", AttendanceMode.MIXED),
        ("Plats: Provudden", " (Teams)", AttendanceMode.MIXED),
        ("Plats: Microsoft Teams", " (Teams)", AttendanceMode.ONLINE),
    ],
)
def test_who_took_part_from_afar_tells_how_the_meeting_was_held(head: str, there: str, mode: AttendanceMode) -> None:
    text = f"Vägnätverket\n\nDatum: 2022-09-14\n{head}\n{LIST}".replace(
        "Nils Exelius, Arvika", f"Nils Exelius, Arvika{there}"
    )
    assert record_of(text).meeting.mode is mode
