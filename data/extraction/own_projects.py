"""The head of minutes in, the project whose own group meets out: "Styrgruppsmöte – projektet Grön väg"."""

from __future__ import annotations

import re
from functools import cache

from data.extraction.headings import before_paper, is_paper
from data.extraction.layout import Layout
from data.extraction.organisation_names import OrganisationReader, kind_of
from data.extraction.project_names import is_only_a_noun, is_standing
from data.lexicon import any_of, words
from data.record import OrganisationKind, Span

_HEAD = 4  # lines of the head of minutes
_PROJECT = re.compile(r"\b[Pp]rojekt|projekt(?:et|en|ets)?\b")
# A line of the head that only names the project: "| Projekt | Grön väg |", "**ESF-projektet Grön väg**".
_ON_A_LINE = re.compile(r"[\s|]*(?:(?P<label>Projekt(?:namn)?\s?[:|]\s*)|[A-ZÅÄÖ][\w-]*projektet\s)(?=[A-ZÅÄÖ])")
_FEWEST_NOUNS = 2  # words for a project in the text, where only a group's name says that it has one
_ENDS = re.compile(r"[,:(]|\s{2}|\t|\s[–—-]\s|\s(?:möte|nr|den|kl)\s|\s\d{4}|\s\d{1,2}[./]\d|\s\d+$")
_LONGEST = 60


@cache
def _of_group() -> re.Pattern[str]:
    """The words before a project's name in the title of its own meeting."""
    return re.compile(
        rf"(?<!\w)(?:[\w-]{{0,30}}projektet|{any_of('projects.own_meetings')})\s(?:(?:för|om|i)\s)?", re.IGNORECASE
    )


@cache
def _of_any_group() -> re.Pattern[str]:
    """A group that projects have, and others too, before the name of what it is for."""
    numbered = r"(?:(?:nr\s)?\d{1,2}\s?[–—-]\s|[–—-]\s)"
    return re.compile(
        rf"(?<!\w){any_of('projects.group_meetings')}\s(?:(?:för|i)\s|{numbered})?(?=[\"”\w])", re.IGNORECASE
    )


@cache
def _meeting_of_group() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+\s)?{any_of('projects.group_meetings')}(?!\w)", re.IGNORECASE)


def own_project(layout: Layout, title: Span | None, organisations: OrganisationReader) -> tuple[Span, ...]:
    """Return where the head of the minutes names the project of those who meet: its name, and longer forms of it."""
    if title is not None:
        text = layout.flow[title.start : title.end]
        match = _of_group().search(text)
        if match is not None and (names := _names(layout, title.start + match.end(), title.end, organisations)):
            return names
    lines = layout.lines[:_HEAD]
    for line in lines:
        alone = _ON_A_LINE.match(line.text)
        if alone is not None and (alone["label"] or line.all_bold or line.heading):
            return _names(layout, line.start + alone.end(), line.end, organisations)
    if "rojekt" not in layout.flow or len(_PROJECT.findall(layout.flow)) < _FEWEST_NOUNS:
        return ()
    for index, line in enumerate(lines):
        match = _of_any_group().search(line.text)
        if match is not None:
            return _names(layout, line.start + match.end(), line.end, organisations)
        follows = lines[index + 1 : index + 2]
        if follows and _meeting_of_group().match(follows[0].text) and not is_paper(line.text.split()[0]):
            return _names(layout, line.start, line.end, organisations)
    return ()


def _names(layout: Layout, start: int, end: int, organisations: OrganisationReader) -> tuple[Span, ...]:
    """Return the name that begins at ``start``, without where it is, and as it stands."""
    text = layout.flow[start:end].rstrip(" .,:–-|")
    stop = _ENDS.search(text)
    name = before_paper(text[: stop.start()].rstrip() if stop else text)
    found = [name]
    first, _, last = name.rpartition(" ")
    place = organisations.gazetteer.lookup(last)
    if first and place is not None and place.kind is OrganisationKind.MUNICIPALITY and " – " in text:
        found.insert(0, first)  # "Gemensamt lönekontor Köping – Arboga – Kungsör"
    if text != name and len(text) <= _LONGEST:
        found.append(text)
    return tuple(Span(start, start + len(one)) for one in found if _may_be(one, organisations))


def _may_be(name: str, organisations: OrganisationReader) -> bool:
    capital = any(character.isupper() for character in name)
    known = organisations.gazetteer.lookup(name) is not None or kind_of(name) is not OrganisationKind.ORGANIZATION
    standing = any(word.casefold().endswith(words("projects.standing_groups")) for word in name.split())
    if known or standing or is_only_a_noun(name) or is_standing(name):
        return False
    return 3 <= len(name) <= _LONGEST and capital
