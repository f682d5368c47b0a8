"""How a line is set, and what it begins: a heading, an item of the agenda, one more line of the same list."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from data.extraction.given_names import is_given_name
from data.extraction.headings import Heading, Opens, heading_of
from data.extraction.layout import Layout, Line
from data.extraction.limits import is_only_limit
from data.lexicon import any_of, words

_LONGEST_HEADING = 45
_VIEWER_LINES = 20
_INLINE_LABEL = re.compile(
    r"(?:\|\s*)?(?P<label>[A-ZÅÄÖa-zåäö][^\W\d]*[.-]?(?: (?:[^\W\d][\w.-]*|\d{1,2}(?:[–-]\d{1,2})?)){0,5})"
    r"(?::\s+|\t\s*|\s+\|\s+)(?=\S)"
)
_AGENDA_LINE = re.compile(
    r"^(?:§\s?\d+|\d{1,3}\s?[.)§:](?!\d)|\d{1,3}\s+[A-ZÅÄÖ]|\d{1,2}[.:]\d\d(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?\s+[A-ZÅÄÖ])"
)
_LETTERED = re.compile(r"[A-ZÅÄÖa-zåäö][.)]\s+[A-ZÅÄÖ][\w-]{2}")
_NAMED_ITEM = re.compile(
    r"^(?:(?:[Pp]unkt|[Ää]rende|[Ss]ak|[Ff]råga)\s\d{1,3}(?:/\d{2,4})?\s*(?:[.:–—-]|(?=\s?[A-ZÅÄÖ][\w-]*(?:,|\s[a-zåäö]|$)))|[A-ZÅÄÖ]{2,5}\s\d{1,4})"
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
    lettered = line.all_bold and bool(_LETTERED.match(line.text))
    return numbered(line) or bool(_openings().match(line.text)) or names_item(line) or lettered


def names_item(line: Line) -> bool:
    """Whether a line begins with an item's number and its kind: "Punkt 2 - Budget", but not "Punkt 2 - Eva Ek"."""
    named = _NAMED_ITEM.match(line.text)
    return named is not None and not is_given_name(named["word"])


def set_off(line: Line) -> bool:
    """Whether a line is set as a heading."""
    marked = line.heading > 0 or line.all_bold or line.text.endswith(":") or line.text.isupper()
    return marked and len(line.text) <= _LONGEST_HEADING


@cache
def _implying() -> tuple[tuple[re.Pattern[str], Opens], ...]:
    return tuple(
        (re.compile(rf"\b(?:{any_of(f'attendance.implied.{kind}')}|{whole}$)", re.IGNORECASE), Opens(kind))
        for kind, whole in (("neither", any_of("attendance.implied.addressed")), ("absent", "ej"), ("guest", "adj"))
    )


def implied_by(heading: str) -> Opens:
    """Return what the words of an unknown heading say of the people under it: present, unless they say else."""
    return next((opens for words, opens in _implying() if words.search(heading)), Opens.PRESENT)


@cache
def _of_guests() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('attendance.implied.beside')}", re.IGNORECASE)


def implied_beside(label: str) -> Opens:
    """Return what the words of an unknown label say of the people beside it, on its line."""
    if is_only_limit(label):
        return Opens.GUEST  # "Punkt 2: Eva Ek, Trafikverket"
    opens = implied_by(label)
    return Opens.GUEST if opens is Opens.PRESENT and _of_guests().search(label) else opens


def inline_label(text: str) -> re.Match[str] | None:
    """Return the match of a short label that a line's content stands beside ("Här var vi: Eva Ek"), as ``label``."""
    return _INLINE_LABEL.match(text)


def after_viewer(layout: Layout) -> int:
    """Return the index of the line on which a text begins that a web viewer shows below its own words."""
    for index, line in enumerate(layout.lines[:_VIEWER_LINES]):
        if line.text.strip(" :|").casefold() in words("headings.viewer"):
            return index + 1
    return 0


def over_two_lines(layout: Layout, index: int) -> Heading | None:
    """Return the heading that begins with a word alone on line ``index`` ("Övriga" above "närvarande: Eva Ek")."""
    if not 0 <= index < len(layout.lines) - 1:
        return None
    word, below = layout.lines[index].text, layout.lines[index + 1]
    own = heading_of(below.text) if word.isalpha() and below.text[0].islower() and not below.blank_before else None
    whole = heading_of(f"{word} {below.text}") if own is not None and own.colon else None
    if own is None or whole is None or len(whole.phrase) <= len(own.phrase):
        return None
    return replace(whole, rest=own.rest)


def set_alike(above: Line, below: Line) -> bool:
    """Whether two lines are set alike, as the lines of one list are."""
    return (above.bullet, above.bold > 0, above.heading) == (below.bullet, below.bold > 0, below.heading)
