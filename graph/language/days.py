"""From days of the graph to how a page says them, in Swedish or English."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_SEASONS = {
    "sv": ("våren", "sommaren", "hösten", "vintern"),
    "en": ("the spring of", "the summer of", "the autumn of", "the winter of"),
}
_ABOUT = {"sv": "omkring", "en": "about"}
_SEASON = re.compile(r"(\d{4})-2([1-4])[?~%]?")


def spoken_day(day: str, language: str) -> str:
    """Return a day in ISO 8601 as one says it: "16 februari 2024"."""
    known = date.fromisoformat(day)
    return f"{known.day} {MONTHS[language][known.month - 1]} {known.year}"


def spoken_month(month: str, language: str) -> str:
    """Return a month such as "2024-02" as one says it: "februari 2024"."""
    year, _, number = month.partition("-")
    return f"{MONTHS[language][int(number) - 1]} {year}"


def spoken_period(first: str, last: str, language: str, edtf: str | None = None) -> str:
    """Return days as one says them: "19–20 april 2018", "hösten 2021"; ``edtf`` is how the graph has them if not exact.

    Both days belong to the period.
    """
    if edtf is not None:
        season = _SEASON.fullmatch(edtf)
        if season:
            return f"{_SEASONS[language][int(season[2]) - 1]} {season[1]}"
        spoken = _span(first, last, language)
        return f"{_ABOUT[language]} {spoken}" if re.search(r"[?~%]", edtf) else spoken
    return _span(first, last, language)


def _span(first: str, last: str, language: str) -> str:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return spoken_day(first, language)
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return str(begin.year) if begin.year == end.year else f"{begin.year}–{end.year}"
    if begin.day == 1 and _is_last_of_month(end):
        return _months(begin, end, language)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{spoken_day(last, language)}"
    return f"{spoken_day(first, language)} – {spoken_day(last, language)}"


def _months(begin: date, end: date, language: str) -> str:
    first, last = MONTHS[language][begin.month - 1], MONTHS[language][end.month - 1]
    if begin.year != end.year:
        return f"{first} {begin.year} – {last} {end.year}"
    return f"{last} {end.year}" if first == last else f"{first}–{last} {end.year}"


def _is_last_of_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1
