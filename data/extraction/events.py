"""Events spoken of in the minutes: what they are called, when and where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from data.extraction.agenda import Item
from data.extraction.arranged_events import arranged_event
from data.extraction.dated_events import FoundEvent, dates_of, day_for, place_after
from data.extraction.dates import DateHit, find_dates
from data.extraction.event_lines import event_line, is_calendar, named_first, names_no_event
from data.extraction.event_names import event_name, is_one_kind, nouns_in, own_name, same_words, told_name
from data.extraction.layout import Layout, Line
from data.extraction.project_names import is_sentence
from data.extraction.sentences import sentences
from data.extraction.titled_events import titled_events
from data.lexicon import any_of
from data.record import Span

_NEXT_OR_LAST = re.compile(r"\b(?:nästa|nästkommande|förra|föregående|kommande)\s$", re.IGNORECASE)
_PLACED_WITHIN = 60  # characters after a day in which the place may stand
_FEW_WORDS = 5
_SHORTEST_NAME = 4


def read_events(items: Sequence[Item], layout: Layout, reference: date | None) -> list[FoundEvent]:
    """Return the events of all items that have a date or a period, each once for its name and time."""
    found: dict[tuple[str, str], FoundEvent] = {}
    for item in items:
        titled = list(titled_events(item, layout, reference))
        spoken = [event for event in _spoken(item, layout, reference) if not _is_titled(event, titled)]
        for event in (*titled, *spoken):
            known = any(event.when.edtf == when and same_words(event.name, name) for name, when in found)
            if not known:
                found[(event.name, event.when.edtf)] = event
    return list(found.values())


def _is_titled(event: FoundEvent, titled: Sequence[FoundEvent]) -> bool:
    """Whether an event is the one that its item's title names: a thing of the same kind at the same time."""
    return any(
        event.when.edtf == other.when.edtf and is_one_kind(one.group(), another.group())
        for other in titled
        for one in nouns_in(event.name)
        for another in nouns_in(other.name)
    )


def _spoken(item: Item, layout: Layout, reference: date | None) -> Iterator[FoundEvent]:
    # A title of several sentences has run on into the text.
    start = item.heading.start if ". " in item.title else item.heading.end
    before = ""  # the sentence before, where it has no date
    for sentence in sentences(layout, start, item.body.end):
        for stretch in _dated_lines(layout, sentence, reference):
            text = layout.flow[stretch.start : stretch.end]
            dates = dates_of(text, reference)
            if dates:
                listed = is_calendar(item.title) or layout.lines[layout.line_index(stretch.start)].bullet
                for name, day, place in _Sentence(text, dates, before).events(listed=listed):
                    yield FoundEvent(name, stretch, day.when, place, item, day.year_given)
            before = "" if dates else text


def _dated_lines(layout: Layout, sentence: Span, reference: date | None) -> Iterator[Span]:
    """Yield a sentence or, of several lines that each begin with a day, its lines."""
    first, last = layout.line_index(sentence.start), layout.line_index(sentence.end - 1)
    above, *below = layout.lines[first : last + 1]
    starts = [sentence.start]
    if below and _begins_with_day(above, reference):
        starts += [line.start for line in below if _begins_with_day(line, reference)]
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        yield Span(start, end)


def _begins_with_day(line: Line, reference: date | None) -> bool:
    return any(not hit.start for hit in find_dates(line.text, reference)[:1])


class _Sentence:
    """Reads the events of a sentence that has a day; each day is given to one event."""

    def __init__(self, text: str, dates: Sequence[DateHit], before: str) -> None:
        self._text = text
        self._dates = dates
        self._before = before
        self._used: set[int] = set()

    def events(self, *, listed: bool) -> Iterator[tuple[str, DateHit, str | None]]:
        """Yield each event's name, day and place, by what tells of it most surely first."""
        yield from self._of_sentence_before()
        yield from self._taking_place()
        yield from self._arranged()
        yield from self._by_noun()
        if not self._used and (line := event_line(self._text, self._dates[0], listed=listed)) is not None:
            yield line.name, line.hit, line.place or place_after(self._text, line.hit.end)

    def _of_sentence_before(self) -> Iterator[tuple[str, DateHit, str | None]]:
        first = next((hit for hit in self._dates if hit.when.start), self._dates[0])
        name = _named_before(self._before, self._text, first)
        if name is not None:
            self._used.add(first.start)
            yield name, first, place_after(self._text, 0) or place_after(self._before, 0)

    def _taking_place(self) -> Iterator[tuple[str, DateHit, str | None]]:
        taking, hits = _taking_place(self._text, self._dates)
        if taking and hits and hits[0].when.start:
            self._used.add(hits[0].start)
            place = place_after(self._text, taking.end("name") + 1)
            yield told_name(taking["name"].strip()), hits[0], place

    def _arranged(self) -> Iterator[tuple[str, DateHit, str | None]]:
        for hit in self._dates:
            known = hit.start in self._used or not hit.when.start
            arranged = None if known else arranged_event(self._text[: hit.start])
            if arranged is not None:
                self._used.add(hit.start)
                yield arranged.name, hit, arranged.place or self._place_near(hit, hit.end)

    def _by_noun(self) -> Iterator[tuple[str, DateHit, str | None]]:
        for noun in nouns_in(self._text):
            day = day_for(self._text, noun, self._dates)
            if day is None or day.start in self._used or _is_own_meeting(self._text, noun):
                continue
            self._used.add(day.start)
            name = own_name(self._text, noun) or named_first(self._text, noun) or event_name(self._text, noun, day)
            if len(name) >= _SHORTEST_NAME:
                yield name, day, self._place_near(day, noun.end())

    def _place_near(self, day: DateHit, begin: int) -> str | None:
        return place_after(self._text[: day.end + _PLACED_WITHIN], begin)


@cache
def _announced() -> re.Pattern[str]:
    """A label for a day to keep free, and what is on it up to the date."""
    return re.compile(
        rf"{any_of('events.announcing')}\s?[:!–-]\s?(?P<name>\w[^.,:;]{{3,70}}?)\s?(?:,|–|den)?\s?$", re.IGNORECASE
    )


@cache
def _takes_place() -> re.Pattern[str]:
    name = r"(?P<name>[A-ZÅÄÖ](?:[^.,:;]|(?<=\w):(?=\w)){3,60}?)"
    return re.compile(rf"^(?!{any_of('events.no_subject')}(?!\w)){name}\s{any_of('events.takes_place')}(?!\w)")


@cache
def _opened() -> re.Pattern[str]:
    """What is opened or kept on a day ("Kil: ny busstation invigs 3 september", "Kil firar 50 år den 3 maj")."""
    years = r"(?:\s\d+\sår[^.,:;]{0,20}?)?"
    name = rf"(?P<name>[^.,:;]{{3,90}}?\s{any_of('events.opening')}{years})"
    day = rf"(?:{any_of('calendar.weekdays')}\s)?(?:den\s)?\d+(?!\d|\sår\b)"
    return re.compile(rf"(?:[A-ZÅÄÖ][\w ]{{1,30}}:\s)?{name}\s(?={day})")


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
    one_of_them = rf"(?:{any_of('events.one_of_them')}\s)?"
    return re.compile(rf"{one_of_them}{any_of('events.held')}\s|Nästa\sår\s(?:i|på)\s", re.IGNORECASE)


def _bare(text: str, hits: Sequence[DateHit]) -> tuple[re.Match[str] | None, Sequence[DateHit]]:
    """Return what a sentence names that is only a name and a day ("Business Arena i Örebro 3 oktober.")."""
    announced = _announced().search(text[: hits[0].start])
    if announced is not None:
        return announced, hits
    if len(hits) != 1 or text[hits[0].end :].strip(" ."):
        return None, ()
    named = re.match(r"(?P<name>(?:[A-ZÅÄÖ][\w-]*\s){2,5}?)(?:(?:i|på)\s[A-ZÅÄÖ]\w+\s)?$", text[: hits[0].start])
    return (None, ()) if named is None or names_no_event(named["name"]) else (named, hits)


def _is_own_meeting(text: str, noun: re.Match[str]) -> bool:
    """Whether a noun is that of the next or last meeting of those who meet ("nästa nätverksträff")."""
    if not _NEXT_OR_LAST.search(text[: noun.start()]) or text.startswith(" för ", noun.end()):
        return False
    return bool(_own_meeting().fullmatch(noun.group()))


@cache
def _own_meeting() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('events.own_meetings')})?(?:träff|träffen|möte|mötet)", re.IGNORECASE)
