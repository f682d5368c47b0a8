"""The words before a day in, what somebody arranges or invites to on it out ("Bilda ordnar en kväll om språk")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data.extraction.event_lines import names_no_event
from data.extraction.event_names import without_quotes
from data.gazetteer import default_gazetteer
from data.lexicon import any_of

_PLACED = re.compile(r"(?:^|\s)(?:i|på|hos)\s(?P<place>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)$")
_LEAD_IN = re.compile(r"[,\s]*(?:(?:preliminärt|prel\.?|redan|nu)\s)?(?:(?:den|på)\s)?$")
_ARTICLE = re.compile(r"(?:en|ett|sin|sitt|årets)\s")
_HANGING = re.compile(r"\s(?:om|för|med|kring)(?:\s(?:det|detta|saken))?$")  # "ett seminarium om den den 3 maj"
_FEWEST, _MOST = 4, 70  # characters of a name
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is arranged, and where."""

    name: str
    place: str | None


@cache
def _arranging() -> re.Pattern[str]:
    """The verbs by which somebody arranges or invites, with whom, up to what it is."""
    invited = rf"{any_of('events.inviting')}\s(?:\w+\s){{0,3}}?till"
    sure = rf"(?P<sure>{any_of('events.arranging')}|{invited})"
    return re.compile(rf"(?<!\w)(?:{sure}|{any_of('events.arranging_things')})\s(?P<what>[^.,:;()\d]+)$")


@cache
def _sure_alone() -> re.Pattern[str]:
    """What is an event without an article, too: a title in quotes, what is only ever held."""
    return re.compile(rf"[\"”“»]|(?:{any_of('events.only_held')}|\w+s\sdag)(?!\w)")


def arranged_event(before: str) -> Arranged | None:
    """Return what the words before a day say is arranged on it.

    After a verb by which people get hold of things too ("ordnar lokal") only what has an article is an event.
    """
    match = _arranging().search(_LEAD_IN.sub("", before))
    if match is None:
        return None
    what = match["what"].strip()
    article = _ARTICLE.match(what)
    if article is None and match["sure"] is None and not _sure_alone().match(what):
        return None
    name = without_quotes(what[article.end() :] if article else what)
    placed = _PLACED.search(name)
    name = _HANGING.sub("", name[: placed.start()] if placed else name)
    if not _FEWEST <= len(name) <= _MOST or len(name.split()) > _MOST_WORDS or _is_other(name):
        return None
    return Arranged(name, placed["place"] if placed else None)


def _is_other(name: str) -> bool:
    """Whether what is arranged is a thing, a place, a meeting of those who meet, or no more than a pronoun."""
    place = default_gazetteer().lookup(name) is not None
    return place or names_no_event(name) or _things().search(name) is not None


@cache
def _things() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){any_of('events.things')}(?!\w)|^(?:det|den|detta|dem|alla|oss)(?!\w)|möte[t]?$", re.IGNORECASE
    )
