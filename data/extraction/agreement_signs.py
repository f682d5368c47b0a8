"""A sentence in, whether those who meet, or some of them by name, agree on something in it out."""

from __future__ import annotations

import re
from functools import cache

from data.extraction.outcome_signs import MODAL, attributed, bodies, deciding
from data.extraction.telling_words import agreeing_words, words_of
from data.lexicon import any_of

# Who stands behind a project takes part in it, and agrees on nothing at the meeting.
_STANDS_BEHIND = re.compile(
    r"(?:står|stod)\sbakom\s(?:\w*projektet|\w*studien|satsningen|insatsen|initiativet)\b", re.IGNORECASE
)
_PROPOSES = re.compile(r"\b(?:föreslår|föreslog|yrkar|yrkade)\s(?:\w+\s)?att\s")
_GO_AHEAD = re.compile(r"\bklartecken\s(?:till|att|för)\s")
_LONGEST_AGREEMENT = 300  # characters of a sentence that agrees by a word alone
_NEAR = 25  # characters before a verb in which a modal belongs to it


@cache
def opens_agreements() -> re.Pattern[str]:
    """The end of a line after which what was agreed is listed ("enades parterna om följande:")."""
    return re.compile(r"\b(?:enades|enas|eniga|överens|ense|enig)\b[^.:]{0,60}:$|\b(?:enades|enas)(?:\s\w+)?\som$")


def agrees(text: str) -> bool:
    """Whether those who meet agree on something: not whether they might, nor whether others do."""
    match = _agreement_in(text)
    if match is None:
        return False
    before = text[: match.start()]
    if _STANDS_BEHIND.match(text, match.start()):
        return False
    return not (
        MODAL.search(re.split(r"[,:]\s", before[-_NEAR:])[-1])
        or _PROPOSES.search(before)
        or re.search(rf"\b{any_of('outcomes.outsiders')}\b", before, re.IGNORECASE)
    )


def _agreement_in(text: str) -> re.Match[str] | None:
    if agreeing_words().isdisjoint(words_of(text)):
        return None
    if _GO_AHEAD.search(text):
        return None  # to let something go ahead is to decide it
    stated = _agreeing().search(text) or _between_parties().match(text) or _held_by_body().match(text)
    if stated is not None or deciding().search(text) or attributed().search(text):
        return stated
    found = _in_agreement().search(text) if len(text) <= _LONGEST_AGREEMENT else None
    return None if found is None or found["yet"] or found["no"] else found


@cache
def _agreeing() -> re.Pattern[str]:
    # A subject may stand inside the verb: "enades styrgruppen om".
    within = r"\s(?:(?!inte\b|ej\b|att\b)\w+\s){0,3}?"
    verbs = any_of("verbs.agreeing").replace("\\ ", within)
    return re.compile(rf"(?<!\w){verbs}(?!\w)", re.IGNORECASE)


@cache
def _in_agreement() -> re.Pattern[str]:
    """A word that says by itself that people agree ("överens", "unisont"), unless they do not, or are yet to."""
    yet = any_of("outcomes.yet_to")
    return re.compile(
        rf"(?<!\w)(?P<yet>(?i:{yet})\s(?:\w+\s){{0,2}}?)?{any_of('outcomes.in_agreement')}(?!\w)(?P<no>\s(?:\w+\s)?(?:inte|ej)\b)?"
    )


@cache
def _between_parties() -> re.Pattern[str]:
    """Two or more by name that have come to terms ("Kil och Forshaga har gjort upp om …")."""
    name = r"[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,2}?"
    terms = rf"(?:{any_of('outcomes.come_to_terms')}|tecknade\s(?:\w+\s){{0,3}}?(?:avtal|överenskommelse))"
    return re.compile(
        rf"{name}(?:,\s{name})*\s(?:och|samt)\s[\wåäöÅÄÖ-]+(?:\s[\w-]+){{0,2}}?(?:\s(?:har|är))?(?:\s[\w-]+){{0,6}}?\s{terms}(?!\w)"
    )


@cache
def _held_by_body() -> re.Pattern[str]:
    """An opinion that is said to be that of all who meet ("Gruppen är av uppfattningen att …", "vilket rådet …")."""
    return re.compile(
        rf"[^.]{{5,160}},\s(?:vilket|och\sdet)\s(?:\w*{bodies()}|alla|samtliga)\s(?:instäm(?:mer|de)\si|(?:höll|håller)\smed\som)(?!\w)"
        rf"|\w*{bodies()}\s{any_of('outcomes.supporting')}\satt\s"
        rf"|\w*{bodies()}\s(?:som\ssådan[t]?\s)?[^.,;]{{0,40}}?(?:är|var)\sav\s(?:den\s)?(?:\w+\s)?(?:uppfattningen|meningen|åsikten)\s",
        re.IGNORECASE,
    )
