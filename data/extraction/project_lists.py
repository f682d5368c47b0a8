"""The names of projects in an item that goes through several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from data.extraction.agenda import Item
from data.extraction.given_names import is_given_name
from data.extraction.layout import Layout, Line
from data.extraction.project_names import goes_on
from data.extraction.sentences import sentences
from data.lexicon import any_of, any_word, words
from data.record import Span

_FIRST = r"(?:[A-ZÅÄÖ]|[a-zåäö][A-ZÅÄÖ])[\w&'’+-]*"
_NAME = rf"{_FIRST}(?:\s[\w&'’+-]+){{0,6}}?"
LIST_MARK = re.compile(r"(?:[a-z]\)|\d{1,2}(?:\.\d{1,2})*[.)]?)\s")
"""What stands before an entry of a list: "a) ", "5.1 "."""
_MOST_WORDS = 7
_REFERENCE = re.compile(r"(?:[A-ZÅÄÖ]{1,4}\s?)?\d{2,4}[-/:]\d{1,6}\s")


def lists_projects(item: Item) -> bool:
    """Say whether an item's title says that it goes through several projects."""
    return any_word("projects.plural").search(item.title) is not None or _of_several().search(item.title) is not None


@cache
def _of_several() -> re.Pattern[str]:
    """A noun that is the same for one and for several, where nothing names the one: "Pågående projekt"."""
    nouns = any_of("projects.one_or_several")
    return re.compile(
        rf"(?:^|(?<!\w){any_of('projects.several')}\s){nouns}(?:\s(?:(?:19|20)\d\d|på\sgång|i\skorthet))?(?=\s*(?:$|[,:(–-]|och\s))",
        re.IGNORECASE,
    )


def listed_names(layout: Layout, item: Item) -> Iterator[Span]:
    """Yield where an item that goes through projects names each: at the head of lines, or of sentences about one.

    An item goes through projects if its title says so ("Pågående projekt", "Insatser - läget", "Nya ansökningar").
    """
    if not lists_projects(item):
        return
    first, last = layout.line_index(item.heading.end), layout.line_index(max(item.heading.end, item.body.end - 1))
    lines = [line for line in layout.lines[first : last + 1] if line.start >= item.heading.end]
    listed = sum(_LABELLED.match(layout.flow, line.start, line.end) is not None for line in lines) >= _FEWEST_LABELLED
    for line in lines:
        if (span := _heading_name(layout, line, listed=listed)) is not None:
            yield span
    for line, below in pairwise(layout.lines[first : last + 1]):
        if line.start >= item.heading.end and _applied_for().match(below.text):
            yield _numbered_name(layout, line)
        elif line.start >= item.heading.end and _heads_report(line, below, first=line is lines[0]):
            yield Span(line.start, line.end)
    for sentence in sentences(layout, item.heading.end, item.body.end):
        for pattern in _spoken_of():
            match = pattern.match(layout.flow, sentence.start, sentence.end)
            if match is not None and not goes_on(match["name"]) and _may_be_name(match["name"]):
                yield Span(match.start("name"), match.end("name"))
                break


@cache
def _applied_for() -> re.Pattern[str]:
    """A line that says who applies, under the line that names for what."""
    return re.compile(rf"(?i:{any_of('projects.applicants')})(?!\w)\s?:?\s(?:är\s)?[A-ZÅÄÖ]")


def _heads_report(line: Line, below: Line, *, first: bool) -> bool:
    """Whether a line is no more than a name, and the text directly below it speaks of a project."""
    if not (line.blank_before or first) or below.blank_before or line.bullet or below.bullet:
        return False
    alone = re.fullmatch(_NAME, line.text) is not None and not goes_on(line.text) and _may_be_name(line.text)
    tells = any_word("projects.nouns").search(below.text) or any_word("projects.funding").search(below.text)
    return alone and tells is not None and "." in below.text


def _numbered_name(layout: Layout, line: Line) -> Span:
    """Return where a line names what is applied for, without its letter, its number and what kind it is of."""
    mark = LIST_MARK.match(layout.flow, line.start, line.end)
    begin = mark.end() if mark else line.start
    number = _REFERENCE.match(layout.flow, begin, line.end)
    begin = number.end() if number else begin
    name = re.split(r"\s[–-]\s|,\s", layout.flow[begin : line.end])[0].rstrip(" .:")
    return Span(begin, begin + len(name))


def _heading_name(layout: Layout, line: Line, *, listed: bool) -> Span | None:
    """Return the name at the head of a line: emphasised, with a reference, or marked off as one of a list.

    ``listed`` says that other lines of the item have a name with a colon too.
    """
    mark = LIST_MARK.match(layout.flow, line.start, line.end)
    begins = mark.end() if mark else line.start
    emphasised = layout.emphasis_end(line.start) or layout.emphasis_end(begins)
    if emphasised is not None:
        name = layout.flow[begins:emphasised].partition(",")[0].rstrip(" .:–-")
        return Span(begins, begins + len(name)) if _may_be_name(name) else None
    set_apart = mark or line.bullet or line.blank_before
    for pattern in (
        (_referred(), _ABBREVIATED, _HEADED, _SHARED, _MARKED)
        if set_apart
        else (_referred(), *([_LABELLED] if listed else []))
    ):
        match = pattern.match(layout.flow, begins, line.end)
        if match is not None and not goes_on(match["name"]) and _may_be_name(match["name"]):
            return Span(begins, match.end("name"))
    return None


@cache
def _referred() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{_NAME}),?\s\(?(?i:{any_of('projects.references')})\b")


_HEADED = re.compile(rf"(?P<name>{_NAME})(?=\s[–-]\s|:\s|\s\(|,\s(?:[A-ZÅÄÖ]{{2,4}},\s)?(?:söks|sökt|ett|en)\s)")
_ABBREVIATED = re.compile(rf"(?P<name>{_NAME}(?:,\s[a-zåäö][\w\s-]{{2,30}}?)?)(?=\s\([A-ZÅÄÖ]{{2,6}}\))")
_PARTY = r"[A-ZÅÄÖ][\w-]+"
_SHARED = re.compile(rf"(?P<name>{_NAME})(?=,\s{_PARTY}(?:\s[\w-]+)?(?:,\s{_PARTY})*\soch\s[A-ZÅÄÖ])")
_LABELLED = re.compile(rf"(?P<name>{_NAME})(?=:\s)")
_FEWEST_LABELLED = 2  # lines
_MARKED = re.compile(rf"(?P<name>{_NAME})\.(?=\s\S)")
"""A name that is a sentence of its own after a letter or number: "a) Gröna steget. Pågår till mars."."""


@cache
def _spoken_of() -> tuple[re.Pattern[str], ...]:
    """A name of which a sentence tells something that only projects do ("Gröna steget, som drivs av …")."""
    doing = any_of("projects.doing")
    return (
        re.compile(rf"(?P<name>{_NAME}),\s(?:som\s{doing}|[^,.]{{3,60}},\s(?:är|{doing}))(?!\w)"),
        re.compile(rf"(?P<name>{_FIRST}(?:\s[\w&'’+-]+){{1,6}}?)\s{doing}(?!\w)"),
    )


def _may_be_name(name: str) -> bool:
    """Whether words at the head of a line may be a project's name, and are not only a noun, a person or a label."""
    folded = name.casefold()
    if len(name) < 3 or len(name.split()) > _MOST_WORDS or folded in words("organisations.pronouns"):
        return False
    if folded in words("headings.agenda.labels") or any_word("projects.plural").fullmatch(folded):
        return False
    first, *rest = name.split()
    # "Eva Ek" is a person, and "Eva bjuder in dem till mötet" what one does.
    return not (is_given_name(first) and (len(rest) < 3 or rest[0][0].islower()))
