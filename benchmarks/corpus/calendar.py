"""From days and times to how minutes write them."""

from __future__ import annotations

from datetime import date, time

from graph.language.days import MONTHS

_MONTHS = MONTHS["sv"]
_WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]


def written_day(day: date, shape: str) -> str:
    """Return a day: as ``iso``, ``written`` in words, with its ``weekday``, ``compact`` or ``yearless``."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    shapes = {
        "iso": day.isoformat(),
        "written": f"den {words} {day.year}",
        "weekday": f"{_WEEKDAYS[day.weekday()]}en den {words} {day.year}",
        "compact": day.strftime("%Y%m%d"),
        "yearless": f"{_WEEKDAYS[day.weekday()]} {words}",
        "plain": f"{words} {day.year}",
    }
    return shapes[shape]


def written_days(first: date, last: date) -> str:
    """Return two days of one month."""
    return f"{first.day}-{last.day} {_MONTHS[first.month - 1]} {first.year}"


def written_times(start: time, end: time, shape: int) -> str:
    """Return a span of time in one of four shapes."""
    if shape == 0 and start.minute == 0 and end.minute == 0:
        return f"kl. {start.hour}-{end.hour}"
    point = ":" if shape == 1 else "."
    first, last = (f"{one.hour:02}{point}{one.minute:02}" for one in (start, end))
    return f"kl. {first}{' - ' if shape == 1 else '–' if shape == 2 else '-'}{last}"
