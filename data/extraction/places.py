"""Where a meeting was held, by its opening block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from data.extraction.dates import find_dates, find_times
from data.extraction.headings import heading_of, is_paper, meeting_word
from data.extraction.labels import labelled
from data.extraction.layout import Line
from data.extraction.names import full_names
from data.gazetteer import default_gazetteer
from data.lexicon import any_of
from data.record import OrganisationKind, Span

PRINTED = re.compile(rf"\b{any_of('opening.printed')}\b", re.IGNORECASE)
ONLINE = re.compile(rf"\b{any_of('opening.online')}\w*\b", re.IGNORECASE)
PLACE_WORDS = re.compile(rf"{any_of('opening.places')}\b", re.IGNORECASE)
_EMAIL = re.compile(r"\w@\w|https?://|www\.")
_LONGEST_PLACE = 60
_MOST_ONLINE = 3  # words: "Digitalt via Teams"
_HEAD = 8  # lines
_FROM_AFAR = re.compile(  # "Kulturhuset, några via länk", "Kulturhuset samt Teams"
    rf",?\s(?:samt|och|eller|\+|några|någon|med)\s(?:[a-zåäö]+\s){{0,4}}?(?i:{any_of('opening.online')})\b.*$|\s?\([^()]*(?i:{any_of('opening.afar')})[^()]*\)"
)
_BARE_TIME = re.compile(r"(?:\bkl\.?\s?)?\b\d{1,2}(?:[.:]\d\d)?\s?(?:-|–|till)\s?\d{1,2}(?:[.:]\d\d)?\b")  # "10-15"
_BEFORE_PLACE = re.compile(
    rf"^(?:(?:{any_of('calendar.weekdays')})\w*\s?|(?:den|på|i|hos|kl\.?|klockan|till|plats:?)\s+|[,.\s])+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:^|[,\s]+)(?:(?:{any_of('calendar.weekdays')})\w*|den)(?:[,\s]+den)?[,\s]*$", re.IGNORECASE)
_SEATED = re.compile(r"[A-ZÅÄÖ][\wåäö-]+(?:\s[\wåäö-]+)?\s(?:i|på)\s[A-ZÅÄÖ][\wåäö]+")  # "Medborgarkontoret i Kil"
_TOWN = re.compile(r"[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?")
_LOCATED_LAST = re.compile(r"(?<!\w)(?:på|i)\s(?P<place>[A-ZÅÄÖ][^,.\d]{2,60}?)(?:,\s(?P<town>[A-ZÅÄÖ][\wåäö]+))?$")
_LOCATED_FIRST = re.compile(
    r"(?:,\s(?:på\s|i\s)?|\s(?:på|i)\s)(?P<place>[A-ZÅÄÖ][^.;:\d()]{2,59}?)(?=,?\s(?:kl|klockan)\b|,\s\d|[.;:(]|\s*$)"
)


def read_place(lines: Sequence[Line]) -> tuple[str | None, Span | None]:
    """Return where the meeting was and the line that says so, without that some took part from afar."""
    place, span = _read(lines)
    plain = _FROM_AFAR.sub("", place).strip(" ,.;") if place else None
    return (plain or place, span) if place else (None, None)


def _read(lines: Sequence[Line]) -> tuple[str | None, Span | None]:
    """Return the place by a label, beside the date or the time, or alone."""
    for kind, line, begin, end in labelled(lines):
        if kind in ("place", "place_and_time"):
            found = _place_in(line.text[begin - line.start : end - line.start])
            if found:
                return found, Span(line.start, line.end)
    lines = [line for line in lines if not PRINTED.search(line.text)]
    for line in lines:
        if find_dates(line.text, None) and (found := _beside_date(line.text)):
            return found, Span(line.start, line.end)
    for line in lines:
        if find_times(line.text) and (found := _after_time(line.text) or _before_time(line.text)):
            return found, Span(line.start, line.end)
    for line in lines:
        if match := _met().search(line.text):
            return match["place"].strip(), Span(line.start, line.end)
    for line in lines[1:6]:
        if _stands_alone(line):
            return line.text.strip(" ."), Span(line.start, line.end)
    return _near_time(lines)


def _near_time(lines: Sequence[Line]) -> tuple[str | None, Span | None]:
    """Return what looks like a place beside the day or the time of the meeting, or on the line below these."""
    told = [place for place, line in enumerate(lines[:_HEAD]) if find_dates(line.text, None) or find_times(line.text)]
    for place in told:
        for line in lines[place : place + 2]:
            if heading_of(line.text) is not None and line is not lines[place]:
                break
            for piece in _pieces(line.text):
                if _looks_like_place(piece):
                    return piece, Span(line.start, line.end)
    return None, None


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the days, the times and the marks of a line, up to a sentence's end."""
    for piece in re.split(r"\x00|\s[·•|]\s|\t|\s{3,}", _BARE_TIME.sub("\x00", _without_days(text))):
        plain = _BEFORE_PLACE.sub("", piece.strip(" ,.;:-–|·()"))
        yield re.split(r"\.\s|,\s(?:med|samt|några|och)\s", plain)[0].strip(" ,.;:-–|·")


def _looks_like_place(text: str) -> bool:
    if not 2 < len(text) <= _LONGEST_PLACE or text.startswith(("Några ", "Någon ", "§")) or _tells_else(text):
        return False
    if _body().search(text):
        return False
    if ONLINE.match(text) and len(text.split()) <= _MOST_ONLINE:
        return text[0].isupper()
    if PLACE_WORDS.search(text):
        return text[0].isupper() or PLACE_WORDS.search(text.split(",")[0].split()[0]) is not None
    found = default_gazetteer().find(text)
    seated = [hit for hit in found if hit.organisation.kind is OrganisationKind.MUNICIPALITY and not hit.ambiguous]
    return text[0].isupper() and len(seated) == 1 and ", " in text and seated[0].end == len(text)


_NAMED = r"[A-ZÅÄÖ][^.;:\d]{2,59}?"
_ENDS = r"(?=,?\s(?:mellan|den|kl|klockan|från)\b|,?\s\d|,\s[a-zåäö]|\s?[.;:(]|\s*$)"


@cache
def _met() -> re.Pattern[str]:
    """Words for meeting and the place after them ("Vi träffades på Borgholms slott mellan …")."""
    words = rf"(?i:{any_of('opening.met')})(?:\s[a-zåäö]+){{0,3}}?\s(?:på|i|hos)\s"
    house = r"(?:,\s[a-zåäö]+(?:huset|salen|gården|biblioteket))?"
    return re.compile(rf"(?<!\w){words}(?P<place>{_NAMED}{house}){_ENDS}")


def _without_days(text: str) -> str:
    """Return a text with a null character for each day and time in it."""
    hits = sorted(
        [(hit.start, hit.end) for hit in find_dates(text, date(2000, 1, 1))]
        + [(hit.start, hit.end) for hit in find_times(text)]
    )
    rest, position = "", 0
    for start, end in hits:
        if start >= position:
            rest += text[position:start] + "\x00"
            position = end
    return rest + text[position:]


def _place_in(text: str) -> str | None:
    """Return the place in a labelled value, dates and times taken off."""
    pieces = [
        re.sub(
            r"^(?:den|kl\.?|klockan|på|i|måndag\w*|tisdag\w*|onsdag\w*|torsdag\w*|fredag\w*|\s)*",
            "",
            piece.strip(" ,.;:-–|"),
            flags=re.IGNORECASE,
        )
        for piece in _without_days(text).split("\x00")
    ]
    pieces = [piece.strip(" ,.;:-–|") for piece in pieces]
    kept = [
        piece
        for piece in pieces
        if len(piece) > 2 and piece[0] != "§" and not re.fullmatch(r"(?:kl\.?|till|och|med|den|\W)+", piece)
    ]
    return max(kept, key=len) if kept else None


def _beside_date(text: str) -> str | None:
    """Return the place before a date ("Kil 2023-05-04"), after it, or after "i" or "på" in such a line."""
    hits = find_dates(text, None)
    before = _WEEKDAY.sub("", text[: hits[0].start]).strip(" ,.")
    if _is_place(before):
        return before
    match = _LOCATED_LAST.search(before)
    if match and not meeting_word().search(match["place"]):
        return match["place"].strip()
    after = _LOCATED_FIRST.match(text, hits[-1].end)
    found = after["place"].strip(" ,") if after else None
    return found if found and not meeting_word().search(found) and not find_dates(found, None) else None


def _is_place(text: str) -> bool:
    """Whether words before a date can only be a place: a town, or a house and where it stands."""
    if not text[:1].isupper() or text.isupper() or _speaks_of_meeting(text):
        return False
    return bool((_TOWN.fullmatch(text) and not _body().search(text)) or PLACE_WORDS.search(text))


def _speaks_of_meeting(text: str) -> bool:
    return bool(meeting_word().search(text)) or is_paper(text) or len(text) > _LONGEST_PLACE


@cache
def _body() -> re.Pattern[str]:
    """A word for those who meet ("Vägnätverket"), which is no place."""
    return re.compile(rf"{any_of('organisations.bodies', 'organisations.named_bodies')}(?!\w)", re.IGNORECASE)


def _after_time(text: str) -> str | None:
    """Return the place in a line of time and place that no label explains ("… kl. 10-12, Kulturhuset")."""
    return _unlabelled(text[find_times(text)[-1].end :])


def _before_time(text: str) -> str | None:
    """Return the place in a line that a time ends ("Kulturhuset, Skövde, kl. 9-12")."""
    before = text[: find_times(text)[0].start]
    set_off = before.rstrip().endswith(",") or _SEATED.fullmatch(before.rstrip(" .")) is not None
    if find_dates(text, None) or not set_off or heading_of(before) is not None:
        return None
    return _unlabelled(before)


def _unlabelled(text: str) -> str | None:
    found = _place_in(text)
    if found is None or _speaks_of_meeting(found) or _EMAIL.search(found):
        return None
    return found if found[0].isupper() or ONLINE.match(found) else None


def _tells_else(text: str) -> bool:
    """Whether words of the block are no place, but an address, a heading, the paper, the meeting or somebody's name."""
    if _EMAIL.search(text) or is_paper(text) or heading_of(text) is not None or meeting_word().search(text):
        return True
    return any(True for _ in full_names(text))


def _stands_alone(line: Line) -> bool:
    """Whether a short line of the block can only be where the meeting was."""
    text = line.text.strip(" .")
    if ONLINE.search(text) and len(text.split()) <= _MOST_ONLINE and not find_dates(text, None):
        return not find_times(text) and text[:1].isupper() and not _speaks_of_meeting(text)
    if len(text) > 50 or not text[:1].isupper() or find_dates(text, None) or find_times(text) or _tells_else(text):
        return False
    alone = re.fullmatch(r"[A-ZÅÄÖ][a-zåäöé]+", text) is not None and not _body().search(text)
    return alone or PLACE_WORDS.search(text) is not None
