from datetime import date, time

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.dates import find_dates, find_times

MEETING = date(2022, 9, 14)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-03-05", "2021-03-05"),
        ("2021-03-05--07", "2021-03-05/2021-03-07"),
        ("20150909", "2015-09-09"),
        ("5.3.2021", "2021-03-05"),
        ("den 5 mars 2021", "2021-03-05"),
        ("tisdagen den 5:e mars 2021", "2021-03-05"),
        ("5-7 mars 2021", "2021-03-05/2021-03-07"),
        ("30 april - 2 maj 2021", "2021-04-30/2021-05-02"),
        ("1/2-18", "2018-02-01"),
        ("14/11", "2022-11-14"),
        ("26-27/10", "2022-10-26/2022-10-27"),
        ("3 okt", "2022-10-03"),
        ("1 juli", "2022-07-01"),
        ("10 februari", "2023-02-10"),
        ("22 nov?", "2022-11-22?"),
        ("våren 2023", "2023-21"),
        ("i höst", "2022-23"),
        ("vt 2024", "2024-21"),
        ("kvartal 2 2023", "2023-04/2023-06"),
        ("sista kvartalet 2023", "2023-10/2023-12"),
        ("första halvåret 2023", "2023-01/2023-06"),
        ("början av 2023", "2023-01~/2023-04~"),
        ("slutet av maj 2023", "2023-05~"),
        ("vecka 40", "2022-10-03/2022-10-09"),
        ("mars 2023", "2023-03"),
        ("imorgon", "2022-09-15"),
        ("nästa vecka", "2022-09-19/2022-09-25"),
        ("årsskiftet 2022/2023", "2022-12~/2023-01~"),
    ],
)
def test_dates_are_read_as_minutes_write_them(text: str, edtf: str) -> None:
    (hit,) = find_dates(f"Det blir {text}, tror vi.", MEETING)
    assert hit.when.edtf == edtf
    assert parse_edtf(hit.when.edtf) is not None


@pytest.mark.parametrize(
    "text",
    [
        "§ 12",
        "3-4 personer",
        "12 000 kr",
        "1800:-",
        "30 mars 31 punkter"[8:],
        "tel 08-123 45 67",
        "sida 3 av 12",
        "31/31",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert [hit for hit in find_dates(text, MEETING) if hit.when.start] == []


def test_without_a_reference_the_year_stays_open() -> None:
    (hit,) = find_dates("den 15 augusti", None)
    assert (hit.when.edtf, hit.when.start, hit.year_given) == ("XXXX-08-15", None, False)
    assert find_dates("imorgon", None) == []


def test_a_day_just_passed_is_this_years_unless_one_looks_forward() -> None:
    assert find_dates("1 september", MEETING)[0].when.start == date(2022, 9, 1)
    assert find_dates("1 september", MEETING, forward=True)[0].when.start == date(2023, 9, 1)


def test_an_uncertain_day_is_no_certain_one() -> None:
    assert find_dates("22 november?", MEETING)[0].when.start is None


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("kl. 15:30 - 17:00", time(15, 30), time(17)),
        ("08.30-13:00", time(8, 30), time(13)),
        ("kl 13-16", time(13), time(16)),
        ("klockan 9", time(9), None),
        ("13.30 16.40", time(13, 30), time(16, 40)),
    ],
)
def test_clock_times_are_read(text: str, begins: time, ends: time | None) -> None:
    (hit,) = find_times(text)
    assert (hit.begins, hit.ends) == (begins, ends)


def test_numbers_without_a_clock_are_no_times() -> None:
    assert find_times("punkt 13-16 om 2 filmer") == []


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_iso_date_is_found_as_it_is(day: date) -> None:
    (hit,) = find_dates(f"möte {day.isoformat()} i Kil", None)
    assert (hit.when.start, hit.when.end, hit.when.edtf) == (day, day, day.isoformat())


@given(st.text(max_size=200), st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_any_text_yields_valid_edtf_at_its_place(text: str, reference: date) -> None:
    for hit in find_dates(text, reference):
        assert 0 <= hit.start < hit.end <= len(text)
        assert parse_edtf(hit.when.edtf) is not None
