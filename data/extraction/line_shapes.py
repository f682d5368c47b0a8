"""How a line is set, and what it begins: a heading, an item of the agenda, one more line of the same list."""

from __future__ import annotations

import re
from functools import cache

from data.extraction.given_names import is_given_name
from data.extraction.headings import Opens
from data.extraction.layout import Layout, Line
from data.lexicon import any_of, words

_LONGEST_HEADING = 45
_VIEWER_LINES = 20
_AGENDA_LINE = re.compile(r"^(?:§\s?\d+|\d{1,3}\s?[.)§:]|\d{1,3}\s+[A-ZÅÄÖ])")
_NAMED_ITEM = re.compile(
    r"^(?:(?:[Pp]unkt|[Ää]rende)\s\d{1,3}\s?(?:[.:–—-]|(?=\s?[A-ZÅÄÖ][\w-]*(?:\s[a-zåäö]|$)))|[A-ZÅÄÖ]{2,5}\s\d{1,4})"
    r"\s*(?P<word>[A-ZÅÄÖ][\w-]*)"
)


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"{any_of('headings.agenda.openings')}(?!\w)", re.IGNORECASE)


def numbered(line: Line) -> bool:
    """Whether a line begins with a number as items have."""
    return bool(_AGENDA_LINE.match(line.text))


def begins_item(line: Line) -> bool:
    """Whether a line begins an item of the agenda: by its number, or by a title that every meeting has."""
    return numbered(line) or bool(_openings().match(line.text)) or names_item(line)


def names_item(line: Line) -> bool:
    """Whether a line begins with an item's number and its kind: "Punkt 2 - Budget", but not "Punkt 2 - Eva Ek"."""
    named = _NAMED_ITEM.match(line.text)
    return named is not None and not is_given_name(named["word"])


def set_off(line: Line) -> bool:
    """Whether a line is set as a heading."""
    marked = line.heading > 0 or line.all_bold or line.text.endswith(":") or line.text.isupper()
    return marked and len(line.text) <= _LONGEST_HEADING


def implied_by(line: Line) -> Opens:
    """Return what the words of an unknown heading say of the people under it: present, unless they say else."""
    for kind in ("absent", "guest", "neither"):
        if re.search(rf"\b{any_of(f'attendance.implied.{kind}')}", line.text, re.IGNORECASE):
            return Opens(kind)
    return Opens.PRESENT


def after_viewer(layout: Layout) -> int:
    """Return the index of the line on which a text begins that a web viewer shows below its own words."""
    for index, line in enumerate(layout.lines[:_VIEWER_LINES]):
        if line.text.strip(" :|").casefold() in words("headings.viewer"):
            return index + 1
    return 0


def set_alike(above: Line, below: Line) -> bool:
    """Whether two lines are set alike, as the lines of one list are."""
    return (above.bullet, above.bold > 0, above.heading) == (below.bullet, below.bold > 0, below.heading)
