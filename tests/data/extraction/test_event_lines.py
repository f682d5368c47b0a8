"""Events that a line names with their day and hardly more."""

from __future__ import annotations

import pytest

from tests.data.extraction.reading import meeting_of


def events(item: str) -> list[tuple[str, str, str | None]]:
    return [(event.name, event.when.edtf, event.place) for event in meeting_of(item).events]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("- Nordic Light i Kil, 18-19 maj 2023", ("Nordic Light", "2023-05-18/2023-05-19", "Kil")),
        ("- Offentliga rummet, Göteborg 18-19 maj 2023", ("Offentliga rummet", "2023-05-18/2023-05-19", "Göteborg")),
        ("- Earth Hour 23 mars: bara Kil gör något.", ("Earth Hour", "2023-03-23", None)),
        ("- 12–13 november – Drogfokus i Kil", ("Drogfokus", "2022-11-12/2022-11-13", "Kil")),
        ("- 25 november – En vecka fri från våld börjar", ("En vecka fri från våld", "2022-11-25", None)),
        ("Nordic Light den 3 maj 2023.", ("Nordic Light", "2023-05-03", None)),
        ("Nordic Light uppmärksammas i Kil den 15 oktober.", ("Nordic Light", "2022-10-15", "Kil")),
    ],
)
def test_a_line_of_what_is_coming_names_an_event(line: str, event: tuple[str, str, str | None]) -> None:
    assert events(f"Kalender\n{line}") == [event]


@pytest.mark.parametrize(
    "line",
    [
        "- Nästa möte 18 maj 2023",
        "- Svar senast 18 maj 2023",
        "- Delårsrapport per 31 augusti",
        "- Karin slutar 18 maj 2023",
        "- Karin skickar underlaget till rådet före 1 april",
        "- Ledighet från den 18 maj",
        "- Medlen räcker till 18 maj",
        "- Arrangeras 18 maj",
        "- Nu återstår Kil 18 maj",
    ],
)
def test_other_lines_with_a_day_are_no_event(line: str) -> None:
    assert events(f"Kalender\n{line}") == []


def test_outside_a_list_a_single_word_and_a_day_are_no_event() -> None:
    assert events("Ekonomi\nUnderskottet 31 augusti. Det växer.") == []


def test_a_day_long_past_without_a_year_is_next_years() -> None:
    assert events("Omvärld\nKarin påminde om kulturdagarna i Kil 16–17 april.") == [
        ("kulturdagarna i Kil", "2023-04-16/2023-04-17", "Kil")
    ]


def test_a_day_not_long_past_is_this_years() -> None:
    assert events("Omvärld\nKulturdagarna hölls i Kil den 20 augusti.") == [("Kulturdagarna", "2022-08-20", "Kil")]
