"""What a line of a list is made of: its parts, and the separators and brackets between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from data.extraction.given_names import is_given_name
from data.lexicon import any_of, words
from data.record import AttendanceStatus, MeetingRole, OrganisationMention, Span

_REMEMBERED = 16_384  # remarks
_SEPARATOR = re.compile(
    r"\s*(?:<br\s*/?>|<?[^\s<>,;]{1,64}@[^\s<>,;]{1,99}>?|,\s(?:och|samt)\s(?=[A-ZÅÄÖ])|,|;|\||\t|\s{3,}|\s[-–—]+\s|(?<=\w)[-–—](?!\n)\s(?!och\b|eller\b)|:(?=\s|$)"
    r"|\s?\((?![^()]*\))|\s/(?:\s|$)|/(?=[A-ZÅÄÖ])|(?<=[^\W\dA-ZÅÄÖ_]{4})\.\s(?=[A-ZÅÄÖ])|\s(?:och|samt|o|&|\+|genom)\s|(?<!-)\n)\s*"
)
JOINED_BY_WORD = range(3, 7)
"""Characters between two parts that a word joins: " o ", " & ", " och ", " samt "."""
_ABSENT_WORD = re.compile(rf"^{any_of('attendance.absent')}$", re.IGNORECASE)
_FROM_AFAR = re.compile(
    rf"(?:{any_of('attendance.remote_links')}\s)?(?:microsoft\s)?{any_of('attendance.remote')}(?:\s(?:fm|em)\.?)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\(([^()]{0,40})$")


class Kind(Enum):
    """What a part of a line is."""

    NAME = auto()
    ORGANISATION = auto()
    TITLE = auto()
    ROLE = auto()
    LIMIT = auto()
    PARTY = auto()
    STANDS_IN = auto()
    STATUS = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a line, at ``start`` to ``end`` of the clean text.

    ``comma`` says whether a separator stands before it; ``opens`` whether it is said of what comes after it, as a role
    with a colon is ("Sekreterare: Eva Ek"); ``turned`` whether it is a name that stands with the surname first.
    """

    kind: Kind
    start: int
    end: int
    text: str
    organisation: OrganisationMention | None = None
    role: MeetingRole | None = None
    status: AttendanceStatus | None = None
    comma: bool = True
    opens: bool = False
    turned: bool = False

    def moved(self, by: int) -> Part:
        """Return the part as it is where the line stands ``by`` characters further on."""
        named = self.organisation
        if named is not None:
            span = Span(named.span.start + by, named.span.end + by)
            named = OrganisationMention(named.name, span, named.kind, named.identifier)
        start, end = self.start + by, self.end + by
        return Part(
            self.kind, start, end, self.text, named, self.role, self.status, self.comma, self.opens, self.turned
        )


def unread_share(parts: Sequence[Part]) -> float:
    """Return the share of a line's letters that could not be read (0 to 1)."""
    total = sum(part.end - part.start for part in parts)
    unknown = sum(part.end - part.start for part in parts if part.kind is Kind.UNKNOWN)
    return unknown / total if total else 1.0


def pieces(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield the pieces between separators: begin, end, whether in brackets, whether a separator stands before."""
    position, separated = 0, True
    while position < len(text):
        bracket = _BRACKET.search(text, position)
        limit = bracket.start() if bracket else len(text)
        for begin, end in _chunks(text, position, limit):
            yield begin, end, False, separated or begin > position
            separated = True
        if bracket is None:
            return
        inner = next(group for group in (1, 2, 3) if bracket.group(group) is not None)
        yield bracket.start(inner), bracket.end(inner), True, False
        position = bracket.end()
        separated = bool(_SEPARATOR.match(text, position))


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for separator in _SEPARATOR.finditer(text, start, end):
        if _inside_title(text, position, separator) or _inside_name(text, position, separator):
            continue
        if separator.group().strip() == "&" and not _name_follows(text, separator.end()):
            continue
        if separator.start() > position:
            yield position, separator.start()
        position = separator.end()
    if position < end:
        yield position, end


def _name_follows(text: str, position: int) -> bool:
    """Whether a given name stands somewhere: an ampersand joins people only then, and else the words of a firm."""
    word = re.match(r"[^\W\d_]+", text[position:])
    return word is not None and is_given_name(word.group())


def _inside_name(text: str, begin: int, separator: re.Match[str]) -> bool:
    """Whether a hyphen with a space after it joins two given names ("Jean- Michel"), or a word is a surname's own."""
    before = text[begin : separator.start()].strip()
    for surname in words("names.of_several_words"):
        first, _, last = surname.partition(separator.group())
        if last and before.endswith(first) and text.startswith(last, separator.end()):
            return True
    after = re.match(r"[^\W\d_]+", text[separator.end() :])
    hyphen = separator.group().strip() in ("-", "–") and not separator.group()[0].isspace()
    return hyphen and after is not None and is_given_name(before) and is_given_name(after.group())


def _inside_title(text: str, begin: int, separator: re.Match[str]) -> bool:
    """Whether an "och" joins two lower-case words, as in a title ("kultur och fritid"), not two people."""
    if separator.group().strip() not in ("och", "samt", "o"):
        return False
    after = text[separator.end() : separator.end() + 1]
    if separator.group().strip() == "samt" and text[begin : separator.start()].rpartition(" ")[2][:1].isupper():
        return False  # "från Region Skåne samt regionens nya konsulent"
    return after.islower() or text[separator.start() - 1 : separator.start()] == "-"


@lru_cache(_REMEMBERED)
def tells_how(text: str) -> bool:
    """Say whether a remark only tells that somebody was there, or how ("via Teams", "på länk")."""
    return text.casefold() in words("attendance.present_marks") or _FROM_AFAR.fullmatch(text) is not None


@lru_cache(_REMEMBERED)
def status_of(text: str) -> AttendanceStatus | None:
    """Return what a remark beside a name makes of its bearer: absent, a guest, or nothing."""
    if _ABSENT_WORD.match(text):
        return AttendanceStatus.ABSENT
    return AttendanceStatus.GUEST if text.casefold() in words("attendance.guest_marks") else None
