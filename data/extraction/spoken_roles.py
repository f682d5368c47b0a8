"""From the running text to who chaired the meeting and who kept its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from data.extraction.layout import Layout
from data.extraction.listed import Listed, by_given_name
from data.extraction.meeting_roles import role_of
from data.extraction.people import People
from data.lexicon import any_of
from data.record import MeetingRole, NameForm, PersonMention, Span

_SPOKEN = re.compile(
    r"(?<!\bvice )(?<!\bv )(?<!\bv\. )(?P<word>ordförande|ordf\.?|mötesordförande|sekreterare|mötessekreterare)n?"
    r"(?: (?:för|vid|på) (?:dagen|mötet|sammanträdet))?(?: (?:är|var))? $",
    re.IGNORECASE,
)
_ELECTED_FIRST = re.compile(
    r"\b(?:till|som|till att) (?P<word>(?:mötes)?ordförande|(?:mötes)?sekreterare|protokollförare|leda \w+"
    r"|föra (?:\w+ )?protokoll(?:et)?)(?: (?:för|vid|på) (?:dagen|mötet|sammanträdet))?"
    r" (?:valdes|utsågs|utses|väljs|(?:valde|utsåg) \w+) $",
    re.IGNORECASE,
)
_ELECTED = re.compile(
    r" (?:valdes|utsågs|utses|väljs|var|är|fungerade)(?: (?:att|som|till))*"
    r" (?P<word>(?:mötes)?ordförande|(?:mötes)?sekreterare)\b"
    r"(?! för (?!mötet|dagen)| i )"
)
_WRITTEN_BY = re.compile(
    r"\b(?:protokoll(?:et)?|(?:minnes)?anteckningar(?:na)?|noteringarna) (?:skrevs|fördes|förs) av $", re.IGNORECASE
)
_REACH = 40  # how far before a name its function may stand


def spoken_roles(layout: Layout, people: People) -> list[tuple[PersonMention, MeetingRole, Span]]:
    """Return the functions that the running text gives ("öppnades av ordförande Anna Ek")."""
    found = []
    for mention in people.mentions:
        if mention.form is not NameForm.FULL or mention.listed:
            continue
        begin = max(0, mention.span.start - _REACH)
        before = layout.flow[begin : mention.span.start]
        match = _SPOKEN.search(before) or _ELECTED_FIRST.search(before)
        role = _role_elected(match["word"]) if match else None
        if match is None and (match := _WRITTEN_BY.search(before)) is not None:
            role = MeetingRole.SECRETARY
        if match and role is not None:
            found.append((mention, role, Span(begin + match.start(), mention.span.end)))
            continue
        elected = _ELECTED.match(layout.flow, mention.span.end)
        role = role_of(elected["word"]) if elected else None
        if elected and role is not None:
            found.append((mention, role, Span(mention.span.start, elected.end())))
    return found


def _role_elected(word: str) -> MeetingRole | None:
    """Return the function of somebody elected as this, or to do this ("leda mötet", "föra dagens protokoll")."""
    verb = word.casefold().partition(" ")[0]
    return {"leda": MeetingRole.CHAIR, "föra": MeetingRole.SECRETARY}.get(verb) or role_of(word)


def told_roles(layout: Layout, people: People, listed: Sequence[Listed]) -> dict[str, tuple[MeetingRole, Span]]:
    """Return who by the running text opened, led or recorded the meeting, by name in lower case, with the words.

    First names count where only one person of the lists bears it; of several of one function, the first.
    """
    given = by_given_name(listed)
    found: dict[str, tuple[MeetingRole, Span]] = {}
    for mention in people.mentions:
        after = layout.flow[mention.span.end : mention.span.end + 60]
        role = next((role for pattern, role in _functions() if pattern.match(after)), None)
        label = None if role is not None else _label_before(layout, mention)
        role = label[0] if label is not None else role
        known = given.get(mention.name.split()[0].casefold()) if mention.form is NameForm.GIVEN else None
        name = known.entry.name if known is not None else mention.name
        if role is None or (mention.form is not NameForm.FULL and known is None):
            continue
        if not any(role is other for other, _ in found.values()):
            begin = label[1] if label is not None else mention.span.start
            found.setdefault(name.casefold(), (role, Span(begin, mention.span.end)))
    return found


def _label_before(layout: Layout, mention: PersonMention) -> tuple[MeetingRole, int] | None:
    """Return the function that a label at the beginning of a line or sentence gives a name, and where it begins.

    "Antecknar: Eva", "Vid pennan: Eva", "Skrivet av Eva"; a single word needs its colon or column. The label may have
    the line above for itself.
    """
    index = layout.line_index(mention.span.start)
    start = layout.lines[index].start
    if mention.span.start == start and index > 0 and not layout.lines[index].blank_before:
        start = layout.lines[index - 1].start
    start = max(start, mention.span.start - _REACH)
    match = _label().search(layout.flow[start : mention.span.start])
    if match is None or (match["colon"] is None and " " not in match["words"]):
        return None
    role = role_of(match["words"])
    return (role, start + match.start("words")) if role in (MeetingRole.CHAIR, MeetingRole.SECRETARY) else None


@cache
def _label() -> re.Pattern[str]:
    functions = any_of("headings.functions.Chair", "headings.functions.Secretary")
    return re.compile(rf"(?:^|(?<=[.|]\s))(?P<words>(?i:{functions}))(?:(?P<colon>\s?[:|/]\s?|\t|\s{{3,}})|\s)$")


@cache
def _functions() -> tuple[tuple[re.Pattern[str], MeetingRole], ...]:
    return (
        (re.compile(rf"(?:,\ssom)?\s{any_of('attendance.told.chairing')}(?!\w)"), MeetingRole.CHAIR),
        (re.compile(rf"(?:,\ssom)?\s(?:{any_of('attendance.told.recording')}(?!\w)|skrev\.)"), MeetingRole.SECRETARY),
    )
