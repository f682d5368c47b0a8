"""Events spoken of in the minutes: what they are called, when and where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from data.extraction.agenda import Item
from data.extraction.arranged_events import arranged_event
from data.extraction.dates import DateHit, find_dates
from data.extraction.event_lines import event_line, is_calendar, names_no_event
from data.extraction.event_names import ends_alike, event_name, nouns_in, own_name, same_words, told_name
from data.extraction.layout import Layout
from data.extraction.project_names import is_sentence
from data.extraction.sentences import sentences
from data.lexicon import any_of, words
from data.record import Span, When

_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_PLACE = re.compile(r"(?<!\w)(?:i|på|till)\s(?P<place>[A-ZÅÄÖ][\wåäöé-]+(?:\s[A-ZÅÄÖ][\wåäöé-]+)?)")
_OWNED = re.compile(r"\s(?!(?:den|det|på|i|kl|under|till|från|och|för|vid|med|samt|som|när|där|efter)\b)[a-zåäö]")
_NEXT_OR_LAST = re.compile(r"\b(?:nästa|nästkommande|förra|föregående|kommande)\s$", re.IGNORECASE)
_NEXT = re.compile(r"\bnästa\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\bsenast(?:\sden)?\s$", re.IGNORECASE)
_YEAR_AND_VERB = re.compile(r"\s(?P<year>(?:19|20)\d\d)\s(?:blir|är|hålls|äger|går|infaller)\b")
_FAR = 90
_PLACED_WITHIN = 60  # characters after a day in which the place may stand
_BARE_YEAR = 4  # characters of a date that is a year alone
_FEW_WORDS = 5
_LONG_PAST = 90  # days


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event: its name and the words that back it."""

    name: str
    span: Span
    when: When
    place: str | None
    item: Item
    year_given: bool


@cache
def _announced() -> re.Pattern[str]:
    """A label for a day to keep free, and what is on it up to the date."""
    return re.compile(
        rf"{any_of('events.announcing')}\s?[:!–-]\s?(?P<name>\w[^.,:;]{{3,70}}?)\s?(?:,|–|den)?\s?$", re.IGNORECASE
    )


@cache
def _other_clause() -> re.Pattern[str]:
    return re.compile(rf",\s(?!ny(?:tt|a)?\s)(?:[^\s,]+\s){{1,3}}?{any_of('headings.sentence.verbs')}(?!\w)")


@cache
def _takes_place() -> re.Pattern[str]:
    return re.compile(
        rf"^(?!(?:Nästa|Kommande|Mötet|Det|Den|Detta|Vi)\b)(?P<name>[A-ZÅÄÖ][^.,:;]{{3,60}}?)\s{any_of('events.takes_place')}(?!\w)"
    )


@cache
def _opened() -> re.Pattern[str]:
    """What is opened or kept on a day ("Kil: ny busstation invigs 3 september", "Kil firar 50 år den 3 maj")."""
    years = r"(?:\s\d+\sår[^.,:;]{0,20}?)?"
    name = rf"(?P<name>[^.,:;]{{3,60}}?\s{any_of('events.opening')}{years})"
    return re.compile(rf"(?:[A-ZÅÄÖ][\w ]{{1,30}}:\s)?{name}\s(?=(?:den\s)?\d)")


def read_events(items: Sequence[Item], layout: Layout, reference: date | None) -> list[FoundEvent]:
    """Return the events of all items that have a date or a period, each once for its name and time."""
    found: dict[tuple[str, str], FoundEvent] = {}
    for item in items:
        for event in (*_titled(item, layout, reference), *_spoken(item, layout, reference)):
            known = any(event.when.edtf == when and same_words(event.name, name) for name, when in found)
            if not known:
                found[(event.name, event.when.edtf)] = event
    return list(found.values())


def _titled(item: Item, layout: Layout, reference: date | None) -> Iterator[FoundEvent]:
    """Yield the event that an item's title names, with the date in the title or the first one given for it below."""
    title = layout.flow[item.heading.start : item.heading.end]
    noun = next(iter(nouns_in(title)), None)
    if noun is None or item.title.casefold().startswith(tuple(words("headings.agenda.endings"))):
        return
    dated = _dates(title, reference)
    if dated and len(dated[0].when.edtf) > _BARE_YEAR:
        yield _of_title(title, noun, dated[0], item)
        return
    if dated:
        reference = date(int(dated[0].when.edtf), 1, 1)  # "Vattendagen 2021", its day below
    for sentence in sentences(layout, item.heading.end, item.body.end):
        text = layout.flow[sentence.start : sentence.end]
        follows = sentence.start - item.heading.end <= 2
        hits = [
            hit
            for hit in _dates(text, reference)
            if _is_for_title(text, hit)
            or _is_all(text, hit)
            or (follows and _going().search(text[: hit.start]))
            or (follows and not hit.start)
            or (follows and _is_where_and_when(text, hit))
            or _speaks_of(text[: hit.start], noun.group())
        ]
        if hits:
            span = Span(item.heading.start, item.heading.end)
            name = re.sub(r"^inför\s", "", item.title, flags=re.IGNORECASE)
            yield FoundEvent(name, span, hits[0].when, _place(text, 0), item, hits[0].year_given)
            return
    if dated:
        yield _of_title(title, noun, dated[0], item)


def _of_title(title: str, noun: re.Match[str], hit: DateHit, item: Item) -> FoundEvent:
    return FoundEvent(
        event_name(title, noun, hit), item.heading, hit.when, _place(title, hit.end), item, hit.year_given
    )


def _is_where_and_when(text: str, hit: DateHit) -> bool:
    """Whether a sentence says no more than where something is and when ("Till Nedre Dalälven, 12-13 september.")."""
    few = len(text[: hit.start].split()) <= _FEW_WORDS and not text[hit.end :].strip(" .!")
    return few and hit.when.start is not None and not nouns_in(text[: hit.start])


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('events.held')}\b", re.IGNORECASE)


def _is_all(text: str, hit: DateHit) -> bool:
    """Whether a sentence is a day and nothing more ("Lördag 3 maj.")."""
    rest = (text[: hit.start] + text[hit.end :]).strip(" .!").casefold()
    return hit.when.start is not None and (not rest or rest in words("calendar.weekdays"))


@cache
def _going() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('events.going')}(?!\w)", re.IGNORECASE)


def _is_for_title(text: str, hit: DateHit) -> bool:
    """Whether a date below a title is the title's own: nothing else in its sentence happens then."""
    if hit.when.start is None and "?" not in hit.when.edtf:
        return False
    before = text[: hit.start]
    return bool(re.search(r"\b(?:datum|dagarna|dagen|tid)\b[:\s]*(?:är|blir|blev)?\s?$", before, re.IGNORECASE)) or (
        not nouns_in(before) and bool(_held().search(before)) and not _NEXT.search(before)
    )


def _speaks_of(before: str, noun: str) -> bool:
    """Whether a sentence up to a date is about the title's event, by the end of its word ("Exkursionen anordnas")."""
    first = re.match(rf"(?P<noun>\w+)\s(?:\w+s|{any_of('events.held')})\s", before)
    if first is None:
        return False
    return ends_alike(noun, first["noun"])


def _spoken(item: Item, layout: Layout, reference: date | None) -> Iterator[FoundEvent]:
    # A title of several sentences has run on into the text.
    start = item.heading.start if ". " in item.title else item.heading.end
    before = ""  # the sentence before, where it has no date
    for sentence in sentences(layout, start, item.body.end):
        text = layout.flow[sentence.start : sentence.end]
        dates = _dates(text, reference)
        if not dates:
            before = text
            continue
        used: set[int] = set()
        if (name := _named_before(before, text, dates[0])) is not None:
            used.add(dates[0].start)
            place = _place(before, 0) or _place(text, 0)
            yield FoundEvent(name, sentence, dates[0].when, place, item, dates[0].year_given)
        before = ""
        taking, hits = _taking_place(text, dates)
        if taking and hits and hits[0].when.start:
            used.add(hits[0].start)
            place = _place(text, taking.end("name") + 1)
            name = told_name(taking["name"].strip())
            yield FoundEvent(name, sentence, hits[0].when, place, item, hits[0].year_given)
        for hit in dates:
            arranged = arranged_event(text[: hit.start]) if hit.start not in used and hit.when.start else None
            if arranged is not None:
                used.add(hit.start)
                place = arranged.place or _place(text[: hit.end + _PLACED_WITHIN], hit.end)
                yield FoundEvent(arranged.name, sentence, hit.when, place, item, hit.year_given)
        for noun in nouns_in(text):
            day = _date_for(text, noun, dates) or _date_before(text, noun, dates)
            if day is None or day.start in used or _is_own_meeting(text, noun):
                continue
            used.add(day.start)
            name = own_name(text, noun) or event_name(text, noun, day)
            if len(name) >= 4:
                place = _place(text[: day.end + _PLACED_WITHIN], noun.end())
                yield FoundEvent(name, sentence, day.when, place, item, day.year_given)
        listed = is_calendar(item.title) or layout.lines[layout.line_index(sentence.start)].bullet
        if not used and (line := event_line(text, dates[0], listed=listed)) is not None:
            place = line.place or _place(text, line.hit.end)
            yield FoundEvent(line.name, sentence, line.hit.when, place, item, line.hit.year_given)


def _taking_place(text: str, dates: Sequence[DateHit]) -> tuple[re.Match[str] | None, Sequence[DateHit]]:
    """Return what a sentence says takes place, is opened or is only named, and the days that may be its own."""
    for pattern in (_takes_place(), _opened()):
        taking = pattern.match(text)
        if taking is not None:
            return taking, [hit for hit in dates if hit.start >= taking.end()]
    return _bare(text, dates)


def _named_before(before: str, text: str, hit: DateHit) -> str | None:
    """Return the event of the sentence before, whose day this one gives ("… om Klimatveckan. Blir 16 september")."""
    noun = next(reversed(nouns_in(before)), None)
    if noun is None or hit.when.start is None or nouns_in(text[: hit.start]) or _is_own_meeting(before, noun):
        return None
    alone = len(before.split()) <= _FEW_WORDS and not is_sentence(before) and noun.start() <= before.find(" ") + 1
    if not (_goes_on_about().match(text) if hit.start else alone):
        return None
    return event_name(before, noun, replace(hit, start=len(before), end=len(before)))


@cache
def _goes_on_about() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:Den|Det|De)\s)?{any_of('events.held')}\s", re.IGNORECASE)


def _bare(text: str, hits: Sequence[DateHit]) -> tuple[re.Match[str] | None, Sequence[DateHit]]:
    """Return what a sentence names that is only a name and a day ("Business Arena i Örebro 3 oktober.")."""
    announced = _announced().search(text[: hits[0].start])
    if announced is not None:
        return announced, hits
    if len(hits) != 1 or text[hits[0].end :].strip(" ."):
        return None, ()
    named = re.match(r"(?P<name>(?:[A-ZÅÄÖ][\w-]*\s){2,5}?)(?:(?:i|på)\s[A-ZÅÄÖ]\w+\s)?$", text[: hits[0].start])
    return (None, ()) if named is None or names_no_event(named["name"]) else (named, hits)


def _dates(text: str, reference: date | None) -> list[DateHit]:
    # What is due on a day does not happen on it.
    hits = [hit for hit in _found(text, reference) if not _DEADLINE.search(text[: hit.start])]
    for match in _YEAR.finditer(text):
        if not any(hit.start < match.end() and match.start() < hit.end for hit in hits):
            hits.append(DateHit(match.start(), match.end(), When(match.group()), True))
    return sorted(hits, key=lambda hit: hit.start)


def _found(text: str, reference: date | None) -> list[DateHit]:
    """Return the dates of a sentence; of what is moved from one day to another, the other."""
    moved = _moved().search(text)
    if moved is None:
        # "Skärgårdsdagen 2024 blir den 31 augusti": the year stands with the name.
        named = _of_year(text)
        return _mostly_ahead(text, date(int(named["year"]), 1, 1) if named else reference)
    return [
        replace(hit, start=hit.start + moved.end(), end=hit.end + moved.end())
        for hit in find_dates(text[moved.end() :], reference)
    ]


def _mostly_ahead(text: str, reference: date | None) -> list[DateHit]:
    """Return the dates of a sentence; of those without a year, the ones long past are next year's."""
    hits = find_dates(text, reference)
    if reference is None:
        return hits
    later = {hit.start: hit for hit in find_dates(text, reference, forward=True)}
    return [
        later.get(hit.start, hit)
        if hit.when.start and not hit.year_given and (reference - hit.when.start).days > _LONG_PAST
        else hit
        for hit in hits
    ]


def _of_year(text: str) -> re.Match[str] | None:
    """Return the year that stands between an event's noun and its verb."""
    match = _YEAR_AND_VERB.search(text)
    if match is None:
        return None
    return match if any(noun.end() == match.start() for noun in nouns_in(text)) else None


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('events.moved')}\s[^.;]*?\btill\s", re.IGNORECASE)


def _date_for(text: str, noun: re.Match[str], hits: Sequence[DateHit]) -> DateHit | None:
    """Return the date nearest after the noun, before the next noun; a bare year only directly after."""
    if text[: noun.start()].endswith("("):
        return None  # "Vägdagarna (internat) blir 13 oktober"
    after = (one for one in nouns_in(text) if one.start() >= noun.end() and text[one.start() - 1] != "(")
    following = next(after, None)
    limit = min(following.start() if following else len(text), noun.end() + _FAR)
    for hit in hits:
        if noun.end() <= hit.start <= limit and not _other_clause().search(text, noun.end(), hit.start):
            bare_year = len(hit.when.edtf) == 4
            if bare_year and any(other.when.start and other.when.edtf.startswith(hit.when.edtf) for other in hits):
                continue  # "Skärgårdsdagen 2024 blir den 31 augusti"
            if not bare_year or hit.start - noun.end() <= 1:
                return hit
    return None


def _date_before(text: str, noun: re.Match[str], hits: Sequence[DateHit]) -> DateHit | None:
    """Return the date with which a sentence opens whose verb comes before the noun ("Den 3 maj hålls en mässa")."""
    first = hits[0]
    opens = not text[: first.start].strip() and len(hits) == 1 and noun.end() - first.end <= _FAR
    return first if opens and first.when.start and _takes_place_first().match(text, first.end, noun.start()) else None


@cache
def _takes_place_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\skl\.?\s[\d.:–-]+)?\s{any_of('events.takes_place', 'events.takes_place_first')}(?!\w)[^.,;:]*$"
    )


def _is_own_meeting(text: str, noun: re.Match[str]) -> bool:
    """Whether a noun is that of the next or last meeting of those who meet ("nästa nätverksträff")."""
    if not _NEXT_OR_LAST.search(text[: noun.start()]) or text.startswith(" för ", noun.end()):
        return False
    return bool(_own_meeting().fullmatch(noun.group()))


@cache
def _own_meeting() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('events.own_meetings')})?(?:träff|träffen|möte|mötet)", re.IGNORECASE)


def _place(text: str, begin: int) -> str | None:
    match = _PLACE.search(text, max(0, begin - 1))
    # "på Skolverkets webb": a genitive is no place.
    owns = match is not None and match["place"].endswith("s") and _OWNED.match(text, match.end())
    return match["place"] if match and not owns else None
