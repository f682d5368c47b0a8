"""From a date of the graph to the days that it may mean: the first and the last."""

from __future__ import annotations

import re
from calendar import monthrange

Period = tuple[str, str]
"""The first and the last day, in ISO 8601; both ends belong to it."""

OPEN_START, OPEN_END = "0001-01-01", "9999-12-31"

_QUALIFIER = re.compile(r"[?~%]")
_YEAR = re.compile(r"\d{1,4}X{0,3}")
# EDTF leaves open when seasons begin; these are the meteorologists', winter from December of the year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {33 + number: (1 + 3 * number, 3 + 3 * number) for number in range(4)}
_THIRDS = {37 + number: (1 + 4 * number, 4 + 4 * number) for number in range(3)}
_HALVES = {40: (1, 6), 41: (7, 12)}
_PARTS = _SEASONS | _QUARTERS | _THIRDS | _HALVES


def period_of(edtf: str) -> Period | None:
    """Return the days that a date, interval or uncertain date (EDTF) spans; None where its year is unknown.

    "2024-03" is all of March, "2024-23" the autumn, "2022-01~/2022-04~" January to April.
    """
    first, slash, last = _QUALIFIER.sub("", edtf).partition("/")
    if not slash:
        return _single(first)
    begin = OPEN_START if first in ("", "..") else _end(first, 0)
    end = OPEN_END if last in ("", "..") else _end(last, 1)
    return (begin, end) if begin and end and begin <= end else None


def _end(text: str, which: int) -> str | None:
    period = _single(text)
    return None if period is None else period[which]


def _single(text: str) -> Period | None:
    year, *rest = text.partition("T")[0].split("-")
    if len(year) != 4 or not _YEAR.fullmatch(year):
        return None
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1:
        return None
    return _within(low, rest) if low == high else (f"{low:04}-01-01", f"{high:04}-12-31")


def _within(year: int, rest: list[str]) -> Period | None:
    if not rest or not rest[0].isdecimal():
        return f"{year:04}-01-01", f"{year:04}-12-31"
    part = int(rest[0])
    if part in _PARTS:
        return _months(year, *_PARTS[part])
    if not 1 <= part <= 12:
        return None
    if len(rest) < 2 or not rest[1].isdecimal():
        return _months(year, part, part)
    day = int(rest[1])
    if not 1 <= day <= monthrange(year, part)[1]:
        return None
    exact = f"{year:04}-{part:02}-{day:02}"
    return exact, exact


def _months(year: int, first: int, last: int) -> Period:
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    return f"{year:04}-{first:02}-01", f"{end_year:04}-{end_month:02}-{monthrange(end_year, end_month)[1]:02}"
