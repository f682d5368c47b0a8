"""Who presented which agenda item: by label, by verb, after "av", or by being whom its text begins with."""

from __future__ import annotations

import re
from functools import cache

from data.extraction.agenda import Item, emphasised_behind
from data.extraction.layout import Layout
from data.extraction.people import People, PeopleReader, mention_of
from data.extraction.promising import tells_in_past
from data.extraction.sentences import sentences
from data.lexicon import any_of, words
from data.record import NameForm, PersonMention, Span

# What may stand between a subject and its verb: an apposition, or a first verb to which "och" joins this one.
_GAP = re.compile(
    r"^(?:\s\([^)]*\))?(?:\s(?:från|på|vid|hos)\s[^.!?,]{2,50}|\ssom\s(?:är|sitter|varit|leder|jobbar|arbetar)\s[^.!?,]{2,60}?)?(?:,[^.!?]{1,90},|,)?\s?(?:(?:har|hade|är|var|deltar|deltog)\s[^.!?]{1,70}\soch\s)?(?:,?\s?(?:också|även|sedan|därefter|kort|kortfattat|muntligt)\s)?\s?$"
)
_JOINED = re.compile(
    r"^(?:\s\([^)]*\))?(?:\s(?:från|på|vid)\s[^.!?,]{2,40}?|,[^.!?,]{1,60})?\s?(?:,|och|samt|&|, och)\s?$"
)
_DEADLINE = re.compile(  # what is due, or for the next meeting, is yet to be told
    r"[^.!?]*\b(?:senast\s(?:den|\d|till|vid|på|i|mån|tis|ons|tors|fre)|(?:på|till|vid)\snästa\s(?:möte|gång|träff))"
)
_OF_ONESELF = re.compile(
    r"\s(?:\w+\s){0,2}?sig\b(?!\s(?:av|om|till))|\s(?:pennan|runt)\b"
)  # "visar runt", "höll i pennan"
_GOING = re.compile(r"\b(?:deltar|åker|reser)\b[^.!?]*\soch\s$")  # who goes and reports does so later
_BRACKETS = re.compile(r"\((?P<people>[A-ZÅÄÖ][^()]{1,80})\)?[.:]?\s?$")
_BEFORE_NAME = re.compile(r"(?:[a-zåäö]+\s){0,2}")  # a title: "Lägesrapport av projektledaren Eva Ek"
_ELLIPTIC = re.compile(  # "Eva Ek, Almi, om lånen", "Eva Ek från Almi. Lånen ökar."
    r"(?:,\s[^,.!?]{2,50},)?\s(?:om\s(?!att\b)|på\s(?:länk|linje|telefon)\b)"
    r"|(?:(?:,|\s(?:från|på|vid))\s[^,.!?:]{2,50})?\.\s(?=[A-ZÅÄÖ])"
)
_PART = re.compile(  # "AP2 Mark (Eva): …"
    r"(?:^|[.!?\n]\s*)(?!Grupp|Bord)[A-ZÅÄÖ][^.:;()\n]{1,50}\((?P<people>[A-ZÅÄÖ][^()]{1,60})\):\s", re.MULTILINE
)
_MOST_OF_PART = 2  # people: more of them are a group
_TWO = (" och ", " samt ", " & ")
_SAYS = re.compile(r"\s?:\s(?=\w)")
_FIRST_SENTENCES = 2
_REACH = 120  # how far behind the name with which a text begins its verb may stand
_NOT_INVERTED = ("presenter", "visa", "öppna", "hälsa", "leder", "ledde", "inled", "lyft", "drar", "drog", "beskr")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:[^|]{{1,40}}\|\s)?\(?{any_of('verbs.presenter_labels')}\s?(?::|\s[-–]\s|(?=\s[A-ZÅÄÖ]))\s*",
        re.IGNORECASE,
    )


@cache
def _verb() -> re.Pattern[str]:
    given = rf"(?:[\w-]+\s){{0,3}}?\w*{any_of('verbs.given', 'verbs.presenting_nouns')}(?:en|n|et)?"
    return re.compile(rf"(?<!\w)(?:{any_of('verbs.reporting')}|{any_of('verbs.giving')}\s{given})(?!\w)")


@cache
def _opening_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('verbs.opening_reports')}(?!\w)")


@cache
def _noun() -> re.Pattern[str]:
    nouns = rf"{any_of('verbs.presenting_nouns')}(?:en|n|et)?\s(?:av|från)"
    return re.compile(rf"(?<!\w)(?:{nouns}|{any_of('verbs.presented')}\sav)\s", re.IGNORECASE)


@cache
def _formal() -> re.Pattern[str]:
    """The title of an item in which the meeting is opened or ended ("Inledning och förra mötet", "Nästa möte")."""
    after = r"(?:$|[,:;.]|\s(?:och|samt|m\.?m)\b)"
    following = rf"nästa\s(?:gång|tillfälle|\w*{any_of('headings.meeting_words')})"
    return re.compile(rf"(?:{any_of('headings.agenda.formal')}{after}|{following})", re.IGNORECASE)


@cache
def _any_other() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('headings.agenda.any_other')}(?!\w)", re.IGNORECASE)


def presenters_of(item: Item, layout: Layout, people: People, reader: PeopleReader) -> tuple[PersonMention, ...]:
    """Return the people who presented the item, in the order of the text, each once."""
    if item.title.casefold() in words("verbs.action_headings"):
        return ()  # the names in it are those of who is to do what
    found = [*_labelled(item, layout, people, reader), *_by_verb(item, layout, people), *_by_noun(item, layout, people)]
    found += [
        *_in_title(item, layout, people, reader),
        *_by_opening(item, layout, people),
        *_by_part(item, layout, people),
    ]
    found.sort(key=lambda mention: mention.span)
    kept: dict[str, PersonMention] = {}
    for mention in found:
        kept.setdefault(mention.name.casefold(), mention)
    return tuple(kept.values())


def _labelled(item: Item, layout: Layout, people: People, reader: PeopleReader) -> list[PersonMention]:
    found: list[PersonMention] = []
    for line in layout.lines[layout.line_index(item.body.start) : layout.line_index(item.body.end - 1) + 1]:
        if not item.body.start <= line.start < item.body.end:
            continue
        match = _label().match(line.text)
        if match is None or len(line.text) > 300:
            continue
        found.extend(_listed(layout, Span(line.start + match.end(), line.end), people, reader))
    return found


def _listed(layout: Layout, where: Span, people: People, reader: PeopleReader) -> list[PersonMention]:
    """Return the people of a stretch that is known to name some, added to those found."""
    return [people.add(mention_of(entry)) for entry in reader.entries_in(layout, where.start, where.end)]


def _by_verb(item: Item, layout: Layout, people: People) -> list[PersonMention]:
    text = layout.flow
    found: list[PersonMention] = []
    if _formal().match(item.title):
        return found
    first = _first_sentences(item, layout)
    for match in _verb().finditer(text, item.body.start, item.body.end):
        if match.start() >= first and _is_to_do(match.group(), text):
            continue
        if _DEADLINE.match(text, match.end()) or _OF_ONESELF.match(text, match.end()):
            continue
        if _GOING.search(text, max(item.body.start, match.start() - 60), match.start()):
            continue
        subjects = subjects_before(text, match.start(), people, item.body.start)
        if not subjects and not match.group().startswith(_NOT_INVERTED):
            subjects = subjects_after(text, match.end(), people)
        found.extend(subjects)
    return found


def _first_sentences(item: Item, layout: Layout) -> int:
    """Return where the sentences end by which somebody's part in an item is told."""
    found = sentences(layout, item.heading.end, item.body.end)[:_FIRST_SENTENCES]
    return found[-1].end if found else item.body.end


def _is_to_do(verb: str, text: str) -> bool:
    """Whether a verb in the present is what somebody will do, as the minutes tell in the past what was said."""
    return verb in words("verbs.presented_later") and tells_in_past(text)


def _by_opening(item: Item, layout: Layout, people: People) -> list[PersonMention]:
    """Return who an item's text begins with, where that is said to tell something ("Eva: …", "Eva tog upp …")."""
    text, begin = layout.flow, item.heading.end
    while begin < item.body.end and not text[begin].isalnum():
        begin += 1
    first = people.at(Span(begin, begin + 1))
    if first is None or first.span.start != begin or first.form is NameForm.TITLE:
        return []
    if _formal().match(item.title) or _any_other().search(item.title):
        return []
    joined = _joined_to(first, text, people, item.body.end)
    if _SAYS.match(text, first.span.end) or _ELLIPTIC.match(text, joined[-1].span.end):
        return joined
    verb = _opening_verb().search(text, first.span.end, min(item.body.end, first.span.end + _REACH))
    subjects = subjects_before(text, verb.start(), people, begin) if verb else []
    return subjects if first in subjects else []


def _joined_to(first: PersonMention, text: str, people: People, end: int) -> list[PersonMention]:
    """Return somebody with those whom "och" joins to the name ("Eva och Bo. Lånen ökar.")."""
    following = people.within(first.span.end, min(end, first.span.end + _REACH))
    joined = following and text[first.span.end : following[0].span.start] in _TWO
    return [first, following[0]] if joined else [first]


def _by_part(item: Item, layout: Layout, people: People) -> list[PersonMention]:
    """Return the people in brackets behind what the parts of an item are called ("AP2 Mark (Eva): …")."""
    found: list[PersonMention] = []
    for match in _PART.finditer(layout.flow, item.heading.end, item.body.end):
        named = people.within(match.start("people"), match.end("people"))
        leads = 0 < len(named) <= _MOST_OF_PART and named[0].span.start == match.start("people")
        found.extend(named if leads else [])
    return found


def subjects_before(text: str, verb: int, people: People, begin: int) -> list[PersonMention]:
    """Return the people who are the subject of the verb at ``verb``: the last one named, and those joined to them."""
    before = people.within(max(begin, verb - 200), verb)
    if not before or not _GAP.match(text[before[-1].span.end : verb]):
        return []
    subjects = [before[-1]]
    for mention in reversed(before[:-1]):
        if not _JOINED.match(text[mention.span.end : subjects[0].span.start]):
            break
        subjects.insert(0, mention)
    return subjects


def subjects_after(text: str, verb: int, people: People) -> list[PersonMention]:
    """Return the people who are the subject of the verb that ends at ``verb``: the one after it, and those joined."""
    subjects: list[PersonMention] = []
    for mention in people.within(verb, verb + 200):
        gap = text[subjects[-1].span.end : mention.span.start] if subjects else ""
        if mention.span.start != verb + 1 if not subjects else not _JOINED.match(gap):
            break
        subjects.append(mention)
    return subjects


def _in_title(item: Item, layout: Layout, people: People, reader: PeopleReader) -> list[PersonMention]:
    """Return the people in brackets behind a title, or set apart there ("Läget i bygden (Eva, Bo)")."""
    line = layout.lines[layout.line_index(item.heading.end - 1)]
    if apart := emphasised_behind(layout, item.heading.end, line.end):
        return _named_alone(layout, apart, people, reader)
    title = layout.flow[item.heading.start : max(item.heading.end, line.end)]
    bracket = _BRACKETS.search(title)
    if bracket is None:
        return []
    start, end = item.heading.start + bracket.start("people"), item.heading.start + bracket.end("people")
    named = people.within(start, end)
    return named if named and named[0].span.start == start else []


def _named_alone(layout: Layout, apart: Span, people: People, reader: PeopleReader) -> list[PersonMention]:
    """Return the people of a stretch that begins with one, or with a label of those who present ("gäst: Eva Ek")."""
    if label := _label().match(layout.flow[apart.start : apart.end]):
        return _listed(layout, Span(apart.start + label.end(), apart.end), people, reader)
    named = people.within(apart.start, apart.end)
    return named if named and named[0].span.start == apart.start else []


def _by_noun(item: Item, layout: Layout, people: People) -> list[PersonMention]:
    found: list[PersonMention] = []
    for match in _noun().finditer(layout.flow, item.body.start, item.body.end):
        found.extend(
            mention
            for mention in people.within(match.end(), match.end() + 60)
            if mention.form is not NameForm.TITLE
            and _BEFORE_NAME.fullmatch(layout.flow, match.end(), mention.span.start)
        )
    return found
