"""Decisions, one for each *att*, and agreements, in the words of the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.extraction.agenda import Item
from data.extraction.given_names import is_given_name
from data.extraction.headings import heading_of
from data.extraction.layout import Layout, Line
from data.extraction.sentences import sentences
from data.lexicon import any_of, words
from data.record import OutcomeKind, Span

_ADVERBS = rf"(?:,?\s{any_of('outcomes.adverbs')},?)*"
_WORD = re.compile(r"[^\W\d_]+")
_ATT = re.compile(r"^(?:[-–•*]\s*)?att\s", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]\s+")
_SUBORDINATE = re.compile(rf"\b{any_of('outcomes.subordinators')}\s(?:[\wåäö]+\s){{0,3}}$", re.IGNORECASE)
_OTHER_BODY = re.compile(rf"\b{any_of('outcomes.other_bodies')}\b", re.IGNORECASE)
_BY_ANOTHER = re.compile(rf"\bav\s(?:\w+\s)?{any_of('outcomes.other_bodies')}\b", re.IGNORECASE)
_DENIED = re.compile(rf"(?<!på )\b{any_of('outcomes.denials')}\b", re.IGNORECASE)
_PROPOSED = re.compile(any_of("outcomes.proposals"), re.IGNORECASE)
_ATT_INSIDE = re.compile(r"\batt\b")
_AND_PROPOSES = re.compile(r"samt\s.{0,60}\s(?:besluta|att|följande)\s*:?$", re.IGNORECASE)
_DOES = re.compile(r"(?P<name>[A-ZÅÄÖÉ][a-zåäöé]+)(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s[A-ZÅÄÖ][\w-]*){0,2}\s[a-zåäö]+r\b")
_AND = re.compile(r"\boch\b")
_INFINITIVE = re.compile(r"att\s(?:[\wåäö]+a|få|se|gå|ge|be|ta|bli|dra|stå|ha|ske)\b")
_OPENING_ATT = re.compile(rf"att\s{any_of('outcomes.openings')}\b")
_MODAL = re.compile(rf"\b{any_of('outcomes.modals')}\b", re.IGNORECASE)
# Who stands behind a project takes part in it, and agrees on nothing at the meeting.
_STANDS_BEHIND = re.compile(
    r"(?:står|stod)\sbakom\s(?:\w*projektet|\w*studien|satsningen|insatsen|initiativet)\b", re.IGNORECASE
)
_CONTRAST = re.compile(r"\bmen\b")
# "bordlades vid styrelsens möte i mars", "godkändes på förra mötet": decided another day.
_EARLIER = re.compile(
    r"\s(?:redan\s)?(?:vid|på|under)\s(?:det\s)?(?:\w+s\s)?(?:(?:förra|föregående|senaste)\s\w*(?:möte|sammanträde)"
    r"|\w*(?:möte|sammanträde)t?\s(?:i|den)\s)"
)
_LONGEST_PASSIVE = 220  # characters of a sentence that decides by its verb alone
_OPENING = re.compile(rf"{any_of('outcomes.openings')}\s")
_SENTENCE_END = re.compile(r"(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])")
_BULLET = re.compile(r"^[-–•*]\s+")
# "att gälla från": the end of a clause, not one of its own.
_CLAUSE = rf"att\s(?!{any_of('outcomes.clause_ends')}\b)"
_AFTER_SENTENCE = r"(?:(?<=[a-zåäö]{2})|(?<=\d{4})|(?<=[a-zåäö]\)))"
_BETWEEN_CLAUSES = re.compile(
    rf"(?:,|;|\.)?\soch\s(?={_CLAUSE})"
    rf"|(?:,|;|\.)?\s(?:samt|och dels)?\s?(?={_CLAUSE})|;\s|{_AFTER_SENTENCE}\.\s+(?:\d{{1,2}}\.\s)?(?=[A-ZÅÄÖ])"
)
_NEAR = 25  # characters before a verb in which a modal belongs to it
_MOST_BETWEEN = 5  # words between the two halves of "lades … till handlingarna"


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome as it stands: its words (positions of the clean text) and the words that introduce it."""

    kind: OutcomeKind
    span: Span
    lead: Span | None = None


def _phrase(phrase: str) -> str:
    """Return a regular expression for a phrase of the lexicon; an ellipsis stands for a few words or none."""
    return re.escape(phrase).replace("\\ …\\ ", rf"\s(?:[^\s.;]+\s){{0,{_MOST_BETWEEN}}}?").replace("\\ ", r"\s")


@cache
def _telling() -> frozenset[str]:
    """The longest word of each phrase that makes an outcome: where none of them stands, no outcome does."""
    paths = (
        "deciding",
        "commissioned",
        "deciding_active",
        "deciding_passive",
        "deciding_present",
        "electing",
        "agreeing",
    )
    found = {max(phrase.split(), key=len).casefold() for path in paths for phrase in words(f"verbs.{path}")}
    found |= {phrase.split()[0] for phrase in words("outcomes.put_off")}
    return frozenset({word for phrase in found for word in _WORD.findall(phrase)} | {"beslut", "val"})


@cache
def _opener() -> re.Pattern[str]:
    """A line that only says that decisions follow ("Mötet beslutar", "Beslut:")."""
    verbs = any_of("verbs.deciding")
    return re.compile(
        rf"^(?:[\w§.,:/ -]{{0,60}}?\s)?{verbs}{_ADVERBS}(?:\sföljande\.)?\s*:?\s*(?:att)?\s*:?$"
        r"|^(?:\w+\s){0,2}beslut(?:spunkter)?\s*:?$",
        re.IGNORECASE,
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of('outcomes.owners')}\s)?beslut\s*(?::\s*(?=\S)|(?=1\.\s))", re.IGNORECASE)


@cache
def _deciding() -> re.Pattern[str]:
    bodies = any_of("organisations.pronouns", "organisations.bodies")
    return re.compile(
        rf"(?:(?<!\w){any_of('verbs.deciding')}(?:\s\w*{bodies})?{_ADVERBS}|^beslut)\s?:?\s+(?P<att>att)\s",
        re.IGNORECASE,
    )


@cache
def _and_decided() -> re.Pattern[str]:
    """What those who agreed decided in the same sentence ("var eniga om att … och beslutade att …")."""
    return re.compile(rf"\soch\s{any_of('verbs.deciding')}{_ADVERBS}\s(?P<att>att)\s", re.IGNORECASE)


@cache
def _deciding_barely() -> re.Pattern[str]:
    """A decision whose "att" was lost ("Nämnden beslutar utse …") or that takes a proposal as it stands."""
    lost = any_of("outcomes.openings")
    return re.compile(
        rf"(?<!\w){any_of('verbs.deciding')}(?:{_ADVERBS}\s{lost}\s|\s{any_of('outcomes.as_proposed')}(?!\w)|\s(?:i\senlighet\smed|enligt)\s\w+s\sförslag\b)",
        re.IGNORECASE,
    )


@cache
def _election() -> re.Pattern[str]:
    """An election that only names its result ("Val av justerare: Eva Ek")."""
    return re.compile(r"^val av \w[\w ]{3,40}?\s?[:–]\s?(?-i:[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ])", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    phrases = (*words("verbs.deciding_passive"), *words("verbs.electing"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, phrases))})(?!\w)", re.IGNORECASE)


@cache
def _active() -> re.Pattern[str]:
    """A body at the head of a sentence that decides without an "att" ("Styrgruppen godkände dagordningen")."""
    bodies = any_of("organisations.pronouns", "organisations.bodies")
    verbs = "|".join(map(_phrase, words("verbs.deciding_active")))
    return re.compile(rf"^(?:\w*{bodies})\s(?:{verbs})(?!\w)", re.IGNORECASE)


@cache
def _present() -> re.Pattern[str]:
    """A short sentence opened by a definite noun that decides by a passive ("Protokollet godkänns")."""
    verbs = any_of("verbs.deciding_present")
    return re.compile(
        rf"^[A-ZÅÄÖ]\w*(?:en|et|na|n|t|rna)\s(?P<before>[^.,;]{{0,60}}?\s)??{verbs}(?!\w)(?!\s(?:i?från))[^.;]{{0,90}}[.]?$"
    )


@cache
def _turned_round() -> re.Pattern[str]:
    """A decision with its verb first ("Avslås.", "Därmed fastställs taxan"), or that tells an office what to do."""
    verbs, decided = any_of("verbs.deciding_present"), any_of("outcomes.impersonal")
    opening = r"(?:Därmed|Härmed|Därefter|Med\s(?:den|det|dessa|detta|denna)\s[^.,;]{1,40}?)"
    matter = rf"[^.;]{{3,80}}?(?<!ska)(?<!att)\s{verbs}\s(?i:{any_of('outcomes.matters')})\b"
    led = rf"{matter}|{opening}\s{verbs}\s\w+(?:en|et|na|n|t)\b"
    office = rf"\w*(?i:{any_of('outcomes.offices')})\s{any_of('verbs.commissioned')}\s"
    return re.compile(rf"(?=[A-ZÅÄÖ])(?:(?i:{verbs})(?!\w)(?!\sav\b)|(?i:{decided})\s(?!att\b)|{led}|{office})")


@cache
def _put_off() -> re.Pattern[str]:
    """A matter that has to wait ("Frågan flyttas till nästa möte")."""
    return re.compile(rf"^{any_of('outcomes.matters')}\s{any_of('outcomes.put_off')}\s", re.IGNORECASE)


def _reported(before: str) -> bool:
    """Whether the words before a verb show that the minutes only tell of somebody's decision."""
    return bool(_SUBORDINATE.search(before) or _OTHER_BODY.search(before) or _CONTRAST.search(before))


@cache
def _agreeing() -> re.Pattern[str]:
    # A subject may stand inside the verb: "enades styrgruppen om".
    verbs = "|".join(re.escape(verb).replace("\\ ", r"\s(?:(?!inte\b|ej\b)\w+\s)?") for verb in words("verbs.agreeing"))
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w)", re.IGNORECASE)


def _agrees(text: str) -> bool:
    """Whether those who meet agree on something: not whether they might, nor whether others do."""
    match = _agreeing().search(text)
    if match is None:
        return False
    before = text[: match.start()]
    if _STANDS_BEHIND.match(text, match.start()):
        return False
    return not (
        _MODAL.search(before[-_NEAR:]) or re.search(rf"\b{any_of('outcomes.outsiders')}\b", before, re.IGNORECASE)
    )


@lru_cache(maxsize=4)
def _takes_none(text: str) -> bool:
    """Whether a document says that those who meet decide nothing; asked for each of its items."""
    return bool(_no_decisions().search(text))


@cache
def _no_decisions() -> re.Pattern[str]:
    return re.compile(any_of("verbs.no_decisions"), re.IGNORECASE)


def read_outcomes(item: Item, layout: Layout) -> list[Stated]:
    """Return the decisions and agreements of one item, in order, none overlapping another."""
    found = list(_listed_decisions(item, layout))
    taken = [stated.span for stated in found] + [stated.lead for stated in found if stated.lead]
    takes_none = _takes_none(layout.flow)
    for sentence in sentences(layout, item.heading.end, item.body.end):
        if any(span.overlaps(sentence) for span in taken):
            continue
        found.extend(_in_sentence(layout.flow[sentence.start : sentence.end], sentence, takes_none=takes_none))
    if not any(stated.kind is OutcomeKind.DECISION for stated in found) and not takes_none:
        found.extend(_in_heading(item, layout, taken))
    return sorted(found, key=lambda stated: stated.span)


def _in_heading(item: Item, layout: Layout, taken: Sequence[Span]) -> Iterator[Stated]:
    """Yield what is decided in an item's title, where that is a sentence ("2. Dagordningen godkändes")."""
    for sentence in sentences(layout, item.heading.start, item.heading.end):
        if any(span.overlaps(sentence) for span in taken):
            continue
        text = layout.flow[sentence.start : sentence.end]
        # Where line ends were lost, the title proper stands before what was decided.
        proper = _standing_title().match(text)
        begin = proper.end() if proper else 0
        yield from _in_sentence(text[begin:], Span(sentence.start + begin, sentence.end), takes_none=False)


@cache
def _standing_title() -> re.Pattern[str]:
    return re.compile(rf"(?i:{any_of('headings.agenda.openings')})\s+(?=[A-ZÅÄÖ])")


def _item_lines(item: Item, layout: Layout) -> list[Line]:
    first = layout.line_index(item.body.start)
    last = layout.line_index(max(item.body.start, item.body.end - 1))
    return list(layout.lines[first : last + 1])


def _listed_decisions(item: Item, layout: Layout) -> Iterator[Stated]:
    """Yield the decisions that stand under a line of their own, or after "Beslut:"."""
    lines = _item_lines(item, layout)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.start >= item.heading.end and (_opens(line.text) or _body_acts(lines, index)):
            if index + 1 < len(lines) and (_opens(lines[index + 1].text) or _body_acts(lines, index + 1)):
                index += 1  # "Beslut" above "Nämnden beslutar"
            lead = Span(line.start, lines[index].end)
            spans, index = _clauses(lines, index + 1, item.body.end)
            yield from (Stated(OutcomeKind.DECISION, span, lead) for span in spans)
            continue
        follows = lines[index + 1] if index + 1 < len(lines) else None
        last = _opens_last(line, follows) if line.start >= item.heading.end else None
        if last is not None:
            spans, index = _clauses(lines, index + 1, item.body.end)
            yield from (Stated(OutcomeKind.DECISION, span, last) for span in spans)
            continue
        match = _labelled().match(line.text) if line.start >= item.heading.start else None
        if match:
            lead = Span(line.start, line.start + match.end())
            begin = Span(line.start + match.end(), line.end)
            yield from (
                Stated(OutcomeKind.DECISION, span, lead)
                for place, span in enumerate(_split_clauses(layout.text, begin))
                if not (place and _tells_of_somebody(layout.text[span.start : span.end]))
            )
        index += 1


def _tells_of_somebody(text: str) -> bool:
    """Whether a sentence behind a decision tells what somebody does then ("Beslut: avslag. Eva kontaktar dem")."""
    said = _DOES.match(text)
    return said is not None and is_given_name(said["name"], nordic_only=True)


def _opens(text: str) -> bool:
    return bool(_opener().match(text.strip("*# "))) and not _PROPOSED.search(text)


@cache
def _body_alone() -> re.Pattern[str]:
    return re.compile(rf"\w*{any_of('organisations.pronouns', 'organisations.bodies')}\s*:?$", re.IGNORECASE)


@cache
def _acting() -> re.Pattern[str]:
    verbs = "|".join(map(_phrase, words("verbs.deciding_active")))
    return re.compile(rf"(?:[-–•*]\s*)?(?:{verbs})(?!\w)")


def _body_acts(lines: Sequence[Line], index: int) -> bool:
    """Whether a line only names a body, and the next goes on with what it decides ("Direktionen:", "- förlänger …")."""
    follows = lines[index + 1] if index + 1 < len(lines) else None
    return follows is not None and bool(_body_alone().match(lines[index].text) and _acting().match(follows.text))


def _opens_last(line: Line, follows: Line | None) -> Span | None:
    """Return the last sentence of a line where it says that the decisions of the next lines follow."""
    begin = line.text.rfind(". ") + 2
    if begin < 2 or follows is None or not _ATT.match(follows.text) or not _opens(line.text[begin:]):
        return None
    return Span(line.start + begin, line.end)


def _clauses(lines: Sequence[Line], index: int, end: int) -> tuple[list[Span], int]:
    """Return the att-clauses from line ``index`` on; where none follows, the one paragraph that does."""
    spans: list[Span] = []
    while index < len(lines) and lines[index].start < end:
        line = lines[index]
        attached = _ATT.match(line.text) or line.bullet or _OPENING.match(line.text)
        number = _NUMBERED.match(line.text)
        if attached or (number and (_ATT.match(line.text[number.end() :]) or int(number["number"]) == len(spans) + 1)):
            spans.append(_without_bullet(line))
        elif spans and _AND_PROPOSES.match(line.text):
            pass  # what follows is decided too
        elif spans and not line.blank_before and not _stops(line) and _runs_on(lines[index - 1], line):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            break
        index += 1
    if not spans and index < len(lines) and lines[index].start < end and not _stops(lines[index]):
        first = index
        while index < len(lines) and (index == first or not lines[index].blank_before) and not _stops(lines[index]):
            index += 1
        paragraph = lines[first:index]
        each = len(paragraph) > 1 and all(line.text.endswith(".") and line.text[0].isupper() for line in paragraph)
        spans = (
            [Span(line.start, line.end) for line in paragraph]
            if each
            else [Span(paragraph[0].start, paragraph[-1].end)]
        )
    return [_tidy(lines, span) for span in spans], index


def _runs_on(above: Line, line: Line) -> bool:
    return line.text[0].islower() or above.text[-1] not in ".!?"


def _stops(line: Line) -> bool:
    return heading_of(line.text) is not None or bool(line.heading) or line.all_bold or _label_line(line.text)


def _label_line(text: str) -> bool:
    label = text.partition(":")[0].strip().casefold()
    return ":" in text and label in words("headings.agenda.labels")


def _without_bullet(line: Line) -> Span:
    match = _NUMBERED.match(line.text) or _BULLET.match(line.text)
    return Span(line.start + (match.end() if match else 0), line.end)


def _tidy(lines: Sequence[Line], span: Span) -> Span:
    """Take the comma, the "samt" or the full stop off the end of a clause."""
    line = next(line for line in lines if line.start < span.end <= line.end)
    text = line.text[: span.end - line.start]
    if span.start >= line.start and (stop := _SENTENCE_END.search(text, span.start - line.start)):
        # What follows the clause in its paragraph is told beside the decision, not decided.
        text = text[: stop.start()]
    kept = re.sub(r"[\s,;.]*(?:\s(?:samt|och))?[\s,;.]*$", "", text)
    return Span(span.start, max(span.start + 1, line.start + len(kept)))


def _split_clauses(text: str, span: Span) -> Iterator[Span]:
    """Yield the clauses of a run of decisions on one line: "att A, att B samt att C"."""
    number = _NUMBERED.match(text[span.start : span.end])
    begin = span.start + (number.end() if number else 0)
    words_ = text[span.start : span.end]
    for match in _BETWEEN_CLAUSES.finditer(words_):
        if not match.group().strip() and "\n" not in match.group():
            continue
        if _AND.search(match.group()) and _goes_on_nested(
            words_[begin - span.start : match.start()], words_[match.end() :]
        ):
            continue
        yield Span(begin, span.start + match.start())
        begin = span.start + match.end()
    end = span.end
    while end > begin and text[end - 1] in " .,;\n":
        end -= 1
    if end > begin:
        yield Span(begin, end)


def _goes_on_nested(before: str, after: str) -> bool:
    """Whether "och att" goes on with what a clause hands to somebody ("att uppdra åt Eva att rita och att räkna")."""
    nested = len(_ATT_INSIDE.findall(before)) > 1
    return nested and bool(_INFINITIVE.match(after)) and not _OPENING_ATT.match(after)


def _in_sentence(text: str, sentence: Span, *, takes_none: bool) -> Iterator[Stated]:
    if _telling().isdisjoint(_WORD.findall(text.casefold())):
        return
    if _agrees(text):
        yield Stated(OutcomeKind.AGREEMENT, sentence)
        decided = None if takes_none else _and_decided().search(text)
        if decided:
            yield from _led(text, sentence, decided.start("att"))
    elif not takes_none:
        yield from _decided(text, sentence)


def _decided(text: str, sentence: Span) -> Iterator[Stated]:
    """Yield the decisions of a sentence: after a label in it, after "beslutar att", or by a verb alone."""
    label = _labelled().match(text)
    match = _deciding().search(text)
    if label:
        yield from _led(text, sentence, label.end())
    elif match:
        before = text[: match.start()]
        if _SUBORDINATE.search(before) or _OTHER_BODY.search(before) or _DENIED.search(before):
            return
        personal = before.strip() and not re.match(r"^(?:det)\s", before, re.IGNORECASE)
        yield from _led(text, sentence, match.start("att") if personal else match.start())
    elif _decides_alone(text):
        yield Stated(OutcomeKind.DECISION, Span(sentence.start, sentence.start + len(text.rstrip(" ."))))


def _led(text: str, sentence: Span, begin: int) -> Iterator[Stated]:
    """Yield the decisions of a sentence from ``begin`` on, to which what stands before leads."""
    lead = Span(sentence.start, sentence.start + begin) if begin else None
    for span in _split_clauses(text, Span(begin, len(text))):
        yield Stated(OutcomeKind.DECISION, Span(sentence.start + span.start, sentence.start + span.end), lead)


def _decides_alone(text: str) -> bool:
    """Whether a sentence decides by its verb, with no "att" after it."""
    if _turned_round().match(text):
        return len(text) <= _LONGEST_PASSIVE and not _BY_ANOTHER.search(text)
    if _active().match(text) or _election().match(text) or _put_off().match(text):
        return True
    barely = _deciding_barely().search(text)
    if barely:
        return not (_reported(text[: barely.start()]) or _DENIED.search(text[: barely.start()]))
    present = _present().match(text)
    if present:
        before = present["before"] or ""
        return not (
            _MODAL.search(before) or _PROPOSED.search(before) or _ATT_INSIDE.search(before) or _BY_ANOTHER.search(text)
        )
    passive = _passive().search(text)
    if passive is None or len(text) > _LONGEST_PASSIVE or _BY_ANOTHER.search(text, passive.end()):
        return False
    if _EARLIER.match(text, passive.end()):
        return False
    return not _reported(text[: passive.start()])
