"""Lines that open a part of the minutes: lists of attendance, functions, labels of the opening block, the end."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from data.extraction.given_names import is_given_name
from data.lexicon import any_of, table, words
from data.record import AttendanceStatus, MeetingRole


class Opens(Enum):
    """What a heading opens."""

    PRESENT = "present"
    SUBSTITUTE = "substitute"
    GUEST = "guest"
    ABSENT = "absent"
    NEITHER = "neither"
    FUNCTION = "function"
    LABEL = "label"


STATUS_UNDER = MappingProxyType(
    {
        Opens.PRESENT: AttendanceStatus.PRESENT,
        Opens.SUBSTITUTE: AttendanceStatus.PRESENT,
        Opens.GUEST: AttendanceStatus.GUEST,
        Opens.ABSENT: AttendanceStatus.ABSENT,
    }
)
"""What a heading of a list says of those under it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at the beginning of a line; ``rest`` is where in the line its content begins."""

    opens: Opens
    phrase: str
    rest: int
    role: MeetingRole | None = None
    colon: bool = False


# Headings that open an attendance list wherever they stand; the others only count inside one.
_PRIMARY = re.compile(any_of("attendance.opening_stems"))
_QUALIFIERS = (
    rf"(?:{any_of('attendance.qualifiers')}|{any_of('attendance.qualifying_links')}\s[\wåäö]+"
    rf"|[\w-]*{any_of('organisations.bodies')})"
)
_LISTS = (Opens.PRESENT, Opens.SUBSTITUTE, Opens.GUEST, Opens.ABSENT)
# "Gäst dag 2:", "Gäster punkt 3:", "Närvarande ärende 1 9:"
_LIMIT = (
    r"\s(?:under\s|på\s|vid\s|till\s|för\s)?(?:dag|punkter|punkt|p|pkt|§§?|ärenden|ärende)\.?\s?\d{1,3}"
    r"(?:(?:\s?[-–]\s?|\s)\d{1,3})?"
    r"|\s(?:under|på|vid|till|för)\s(?:de|den)\s(?:[\wåäö]+\s){1,2}(?:punkterna|punkten|ärendena|ärendet|delen|timmen)"
)
_ALONE = re.compile(rf"(?:\s*/\s*\w+|\s{_QUALIFIERS}|{_LIMIT})*\s*(?:\([^)]*\)\s*)?$", re.IGNORECASE)
_COLON = re.compile(rf"(?:\s*/\s*[\wåäö ]+?|,?\s{_QUALIFIERS}|{_LIMIT}|\s*\([^)]*\))*\s*[:;|][\s,:|]*", re.IGNORECASE)
_FILLER = re.compile(r"[\s:]*[.…_]{4,}")  # a line to sign on
_LEAD = re.compile(r"[|\s]*")
_WITHOUT_DOTS = str.maketrans("åäö", "aao")  # as recognised letters lose theirs
_ALIKE = 88  # per cent of letters


_Phrase = tuple[str, Opens, MeetingRole | None]
_REMEMBERED = 16_384  # lines: one is asked about several times, and forms repeat from document to document


@cache
def _phrases() -> tuple[_Phrase, ...]:
    phrases: dict[str, tuple[Opens, MeetingRole | None]] = {}
    for labels in table("headings.header").values():
        phrases.update({label: (Opens.LABEL, None) for label in labels})
    for role, forms in table("headings.functions").items():
        phrases.update({form: (Opens.FUNCTION, MeetingRole(role)) for form in forms})
    for kind, forms in table("headings.attendance").items():
        phrases.update({form: (Opens(kind), None) for form in forms})
    found = [(phrase, opens, role) for phrase, (opens, role) in phrases.items()]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))


@cache
def _phrases_by_first_letters() -> dict[str, tuple[tuple[str, _Phrase], ...]]:
    """The phrases by their first two letters, the longest first, each with itself without dots over letters."""
    found: defaultdict[str, list[tuple[str, _Phrase]]] = defaultdict(list)
    for entry in _phrases():
        plain = entry[0].translate(_WITHOUT_DOTS)
        found[plain[:2]].append((plain, entry))
    return {letters: tuple(entries) for letters, entries in found.items()}


@cache
def _phrases_about(length: int) -> tuple[dict[str, _Phrase], tuple[str, ...]]:
    """The phrases that open more than a label and are at most a letter longer or shorter, in their order."""
    found = {
        entry[0]: entry for entry in _phrases() if entry[1] is not Opens.LABEL and abs(len(entry[0]) - length) <= 1
    }
    return found, tuple(found)


@lru_cache(_REMEMBERED)
def heading_of(text: str) -> Heading | None:
    """Return the heading that ``text`` begins with: alone, with a colon, or directly before its content.

    Without a colon, what follows must begin with a capital letter; whether it is content is for the caller to see.
    """
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    folded = text[begin:].casefold().translate(_WITHOUT_DOTS)
    for plain, (phrase, opens, role) in _phrases_by_first_letters().get(folded[:2], ()):
        if folded.startswith(plain) and not folded[len(plain) : len(plain) + 1].isalnum():
            found = _shaped(text, begin + len(phrase), phrase, opens, role)
            if found is not None:
                return found
    return _misspelt(text, begin)


def _shaped(text: str, end: int, phrase: str, opens: Opens, role: MeetingRole | None) -> Heading | None:
    if _FILLER.match(text, end):
        return Heading(opens, phrase, len(text), role)
    if colon := _COLON.match(text, end):
        return Heading(opens, phrase, colon.end(), role, colon=True)
    if phrase in _paper():
        return None  # "Anteckningar" is what the paper is; "Anteckningar: Eva Ek" says who kept them
    rest = text[end:].rstrip(" .*")
    if _ALONE.match(rest):
        return Heading(opens, phrase, len(text), role)
    following = re.match(r"\s*[-–—]?\s*(?=[A-ZÅÄÖÉ])", text[end:])
    # "SJUKA ELLER UPPTAGNA", "DIGITALT BYGGLOV": in a line of capitals the next word is no name for being one.
    loose = opens is Opens.ABSENT or (opens is Opens.PRESENT and not _PRIMARY.search(phrase))
    if following and following.end() > 0 and not (loose and text.isupper()):
        if opens is Opens.LABEL and is_given_name(phrase):
            return None  # "Dag Ek, Kil"
        return Heading(opens, phrase, end + following.end(), role)
    return None


def _misspelt(text: str, begin: int) -> Heading | None:
    """Return a heading that stands alone, or before a colon, with a letter or two garbled."""
    head, colon, _ = text[begin:].partition(":")
    folded = head.strip().casefold()
    if not 7 <= len(folded) <= 30 or (not colon and begin + len(head) < len(text.rstrip())):
        return None
    by_phrase, phrases = _phrases_about(len(folded))
    found = next((phrase for phrase in phrases if fuzz.ratio(folded, phrase, score_cutoff=_ALIKE)), None)
    if found is None:
        return None
    phrase, opens, role = by_phrase[found]
    return Heading(opens, phrase, begin + len(head) + len(colon), role, colon=bool(colon))


def opens_list(text: str) -> bool:
    """Say whether a line begins with the heading of a list of attendance and goes on with what it lists."""
    heading = heading_of(text.strip(" *_#"))
    return heading is not None and heading.opens in _LISTS and heading.colon


def is_primary(heading: Heading) -> bool:
    """Say whether the heading opens an attendance list by itself, not only beside another."""
    return heading.opens not in (Opens.FUNCTION, Opens.LABEL, Opens.NEITHER) and bool(_PRIMARY.search(heading.phrase))


@cache
def _end_matter() -> frozenset[str]:
    return frozenset(words("headings.end_matter"))


def is_end_matter(text: str) -> bool:
    """Say whether the line opens what follows the minutes proper (signatures, notice of posting)."""
    return text.strip(" :*.").casefold() in _end_matter()


@cache
def _paper() -> frozenset[str]:
    return frozenset(words("headings.paper"))


def is_paper(text: str) -> bool:
    """Say whether the line only tells what kind of paper this is ("Minnesanteckningar")."""
    return text.strip(" :.").casefold() in _paper()


@cache
def meeting_word() -> re.Pattern[str]:
    """Return a pattern for the words that name a meeting ("möte", "nätverksträff")."""
    return re.compile(rf"{any_of('headings.meeting_words')}(?:t|et|s)?(?!\w)", re.IGNORECASE)


def before_paper(name: str) -> str:
    """Return a name without the word for the minutes that lost line ends have put behind it ("Åns råd PROTOKOLL")."""
    parts = name.split(" ")
    cut = next((at for at, word in enumerate(parts) if at and is_paper(word)), len(parts))
    return " ".join(parts[:cut])
