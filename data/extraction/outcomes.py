"""Decisions, one for each *att*, and agreements, in the words of the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from data.extraction.agenda import Item
from data.extraction.agreement_signs import agrees, opens_agreements
from data.extraction.given_names import is_given_name
from data.extraction.headings import heading_of
from data.extraction.layout import Layout, Line
from data.extraction.outcome_signs import (
    ATT_INSIDE,
    PROPOSED,
    advises_another,
    and_decided,
    aside,
    attributed,
    bodies,
    decides_alone,
    decides_over,
    deciding,
    deciding_verbs,
    found_by_chair,
    is_reported,
    label,
    may_open,
    opener,
    so_it_was,
    takes_none,
)
from data.extraction.sentences import sentences
from data.extraction.telling_words import tells_outcome, words_of
from data.lexicon import any_of, words
from data.record import OutcomeKind, Span

_FINDING = frozenset(("finner", "fann"))
_PROPOSAL = re.compile(r"\b(?:föreslog|föreslår|yrkade|yrkar|ville|tyckte|önskade)\s(?=att\s)")
_BY_PROPOSAL = re.compile(
    r"\b(?:på|enligt|i enlighet med|efter)\s(?:\w+s\s)?förslag(?:et)?\b(?:\s(?:av|från)\s\w+)?", re.IGNORECASE
)
# What somebody does beside a decision, and which decides nothing.
_STEPS_ASIDE = re.compile(
    r"\b(?:deltog|deltar|deltager)\s(?:inte|ej|varken|därför\sinte)\b|\blämnar\s(?:sammanträdet|mötet|rummet|lokalen|salen)\b"
    r"|\breserverar\ssig\b|\banmäler\sjäv\b|\banmälde\sjäv\b"
)
_AND_THEN = re.compile(r"\s(?:samt|och)\s$")  # "godkände rapporten samt beslutade att …"
_ATT = re.compile(r"^(?:[-–•*]\s*)?(?:(?:samt|och)\s)?att\s", re.IGNORECASE)
_WRAPPED = re.compile(r"\satt$")
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]\s+")
_LETTERED = re.compile(r"^[a-h]\)\s+(?=att\s)", re.IGNORECASE)
_AND_PROPOSES = re.compile(r"samt\s.{0,60}\s(?:besluta|att|följande)\s*:?$", re.IGNORECASE)
_DOES = re.compile(
    r"(?P<name>[A-ZÅÄÖÉ][a-zåäöé]+)(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s[A-ZÅÄÖ][\w-]*){0,2}"
    r"(?:\s(?:och|samt|o|&)\s[A-ZÅÄÖ][\w-]*(?:\s[A-ZÅÄÖ][\w-]*)?)?\s[a-zåäö]+r\b"
)
_AND = re.compile(r"\boch\b")
_INFINITIVE = re.compile(r"att\s(?:[\wåäö]+a|få|se|gå|ge|be|ta|bli|dra|stå|ha|ske)\b")
_OPENING_ATT = re.compile(rf"att\s{any_of('outcomes.openings')}\b")
_OPENING = re.compile(rf"{any_of('outcomes.openings')}\s")
_SENTENCE_END = re.compile(r"(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])")
_FEWEST_ALONE = 2  # sentences
_BULLET = re.compile(r"^(?:[-–•*]\s+)?(?:(?:samt|och)\s(?=att\s))?")
# "att gälla från": the end of a clause, not one of its own.
_CLAUSE = rf"att\s(?!{any_of('outcomes.clause_ends')}\b)"
_AFTER_SENTENCE = r"(?:(?<=[a-zåäö]{2})|(?<=\d{4})|(?<=[a-zåäö]\)))"
_BETWEEN_CLAUSES = re.compile(
    rf"(?:,|;|\.)?\soch\s(?={_CLAUSE})"
    rf"|(?:,|;|\.)?\s(?:samt|och dels|dels)?\s?(?={_CLAUSE})|;\s|{_AFTER_SENTENCE}\.\s+(?:\d{{1,2}}\.\s)?(?=[A-ZÅÄÖ])"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome as it stands: its words (positions of the clean text) and the words that introduce it."""

    kind: OutcomeKind
    span: Span
    lead: Span | None = None


def read_outcomes(item: Item, layout: Layout) -> list[Stated]:
    """Return the decisions and agreements of one item, in order, none overlapping another."""
    found = list(_listed_decisions(item, layout))
    taken = [stated.span for stated in found] + [stated.lead for stated in found if stated.lead]
    none_taken = takes_none(layout.flow)
    before: Span | None = None
    for sentence in sentences(layout, item.heading.end, item.body.end):
        if any(span.overlaps(sentence) for span in taken):
            continue
        if before is not None and not none_taken:
            found.extend(_as_proposed(layout.flow, before, sentence))
        before = sentence
        found.extend(_in_sentence(layout.flow[sentence.start : sentence.end], sentence, none_taken=none_taken))
    if not any(stated.kind is OutcomeKind.DECISION for stated in found) and not none_taken:
        found.extend(list(_in_heading(item, layout, taken)) or _put_to_vote(item, layout))
    told = (one for one in found if not _STEPS_ASIDE.search(layout.flow, one.span.start, one.span.end))
    return sorted(told, key=lambda stated: stated.span)


def _put_to_vote(item: Item, layout: Layout) -> list[Stated]:
    """Return what the chair finds decided ("finner att nämnden bifaller förslaget"), where nothing else says it."""
    found = []
    for sentence in sentences(layout, item.heading.end, item.body.end):
        text = layout.flow[sentence.start : sentence.end]
        match = found_by_chair().search(text) if not _FINDING.isdisjoint(words_of(text)) else None
        if match is not None:
            begin = sentence.start + match.start("found" if match["found"] else "asked")
            found.append(Stated(OutcomeKind.DECISION, Span(begin, _last_word(layout.flow, sentence))))
    return found


def _last_word(text: str, sentence: Span) -> int:
    """Return where the words of a sentence end, before its full stop."""
    return sentence.start + len(text[sentence.start : sentence.end].rstrip(" ."))


def _in_heading(item: Item, layout: Layout, taken: Sequence[Span]) -> Iterator[Stated]:
    """Yield what is decided in an item's title, where that is a sentence ("2. Dagordningen godkändes")."""
    for sentence in sentences(layout, item.heading.start, item.heading.end):
        if any(span.overlaps(sentence) for span in taken):
            continue
        text = layout.flow[sentence.start : sentence.end]
        # Where line ends were lost, the title proper stands before what was decided.
        proper = _standing_title().match(text)
        begin = proper.end() if proper else 0
        yield from _in_sentence(text[begin:], Span(sentence.start + begin, sentence.end), none_taken=False)


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
        opens = _opens(line.text) and not _wraps(line, lines[index + 1 : index + 2])
        if line.start >= item.heading.end and (opens or _body_acts(lines, index)):
            if index + 1 < len(lines) and (_opens(lines[index + 1].text) or _body_acts(lines, index + 1)):
                index += 1  # "Beslut" above "Nämnden beslutar"
            lead = Span(line.start, lines[index].end)
            spans, index = _clauses(lines, index + 1, item.body.end)
            yield from (Stated(OutcomeKind.DECISION, span, lead) for span in spans)
            continue
        follows = lines[index + 1] if index + 1 < len(lines) else None
        listed = follows is not None and (follows.bullet or _LETTERED.match(follows.text))
        agreed = listed and opens_agreements().search(line.text)
        if agreed and line.start >= item.heading.end:
            lead = Span(line.start + line.text.rfind(". ") + 2 if ". " in line.text else line.start, line.end)
            spans, index = _clauses(lines, index + 1, item.body.end)
            yield from (Stated(OutcomeKind.AGREEMENT, span, lead) for span in spans)
            continue
        last = _opens_last(line, follows) or _goes_over(line, follows) if line.start >= item.heading.end else None
        if last is not None:
            spans, index = _clauses(lines, index + 1, item.body.end)
            yield from (Stated(OutcomeKind.DECISION, span, last) for span in spans)
            continue
        match = label().match(line.text) if line.start >= item.heading.start else None
        if match:
            lead = Span(line.start, line.start + match.end())
            begin = Span(line.start + match.end(), line.end)
            yield from (
                Stated(OutcomeKind.DECISION, span, lead)
                for place, span in enumerate(_split_clauses(layout.text, begin))
                if not (place and _tells_of_somebody(layout.text[span.start : span.end]))
            )
        index += 1


def _wraps(line: Line, follows: Sequence[Line]) -> bool:
    """Whether a line that ends with its "att" only wraps the sentence that the next line goes on with."""
    if not follows or not _WRAPPED.search(line.text) or follows[0].blank_before:
        return False
    return follows[0].text[:1].islower() and not _OPENING.match(follows[0].text)


def _tells_of_somebody(text: str) -> bool:
    """Whether a sentence behind a decision tells what somebody does then ("Beslut: avslag. Eva kontaktar dem")."""
    said = _DOES.match(text)
    return said is not None and is_given_name(said["name"], nordic_only=True)


def _opens(text: str) -> bool:
    if not may_open(text):
        return False
    plain = text.strip("*# ")
    opens = opener().match(plain) is not None and not PROPOSED.search(_BY_PROPOSAL.sub("", text))
    return opens or advises_another().match(plain) is not None


@cache
def _body_alone() -> re.Pattern[str]:
    return re.compile(rf"\w*{bodies()}\s*:?$", re.IGNORECASE)


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(rf"(?:[-–•*]\s*)?{deciding_verbs()}(?!\w)")


def _body_acts(lines: Sequence[Line], index: int) -> bool:
    """Whether a line only names a body, and the next goes on with what it decides ("Direktionen:", "- förlänger …")."""
    follows = lines[index + 1] if index + 1 < len(lines) else None
    return follows is not None and bool(_body_alone().match(lines[index].text) and _acting().match(follows.text))


def _opens_last(line: Line, follows: Line | None) -> Span | None:
    """Return the last sentence of a line where it says that the decisions of the next lines follow."""
    begin = line.text.rfind(". ") + 2
    listed = follows is not None and (_ATT.match(follows.text) or (follows.bullet and line.text.endswith(":")))
    if begin < 2 or not listed or not _opens(line.text[begin:]):
        return None
    return Span(line.start + begin, line.end)


def _goes_over(line: Line, follows: Line | None) -> Span | None:
    """Return a line that decides and goes on over its end ("Nämnden beslutar föreslå fullmäktige", "att …")."""
    goes_on = follows is not None and _ATT.match(follows.text) and line.text[-1:].isalnum()
    if not goes_on or not decides_over().match(line.text):
        return None
    return Span(line.start, line.end)


def _clauses(lines: Sequence[Line], index: int, end: int) -> tuple[list[Span], int]:
    """Return the att-clauses from line ``index`` on; where none follows, the one paragraph that does."""
    spans: list[Span] = []
    while index < len(lines) and lines[index].start < end:
        line = lines[index]
        attached = any(sign.match(line.text) for sign in (_ATT, _LETTERED, _OPENING)) or line.bullet
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
        spans = _each_sentence_alone(lines[first:index])
    return [_tidy(lines, span) for span in spans], index


def _each_sentence_alone(paragraph: Sequence[Line]) -> list[Span]:
    """Return the sentences of a paragraph if each begins on a line of its own; else the paragraph as a whole."""
    breaks = [at for at in range(1, len(paragraph)) if paragraph[at - 1].text.endswith(".")]
    groups = [paragraph[begin:end] for begin, end in pairwise((0, *breaks, len(paragraph)))]
    alone = all(group[0].text[0].isupper() for group in groups) and paragraph[-1].text.endswith(".")
    inside = any(_SENTENCE_END.search(line.text) for line in paragraph)
    if len(groups) < _FEWEST_ALONE or not alone or inside:
        groups = [paragraph]
    return [Span(group[0].start, group[-1].end) for group in groups]


def _runs_on(above: Line, line: Line) -> bool:
    if _tells_of_somebody(line.text) and line.text.endswith("."):
        return False  # "Eva ordnar det praktiska." below the last decision
    return line.text[0].islower() or above.text[-1] not in ".!?"


def _stops(line: Line) -> bool:
    return heading_of(line.text) is not None or bool(line.heading) or line.all_bold or _label_line(line.text)


def _label_line(text: str) -> bool:
    label = text.partition(":")[0].strip().casefold()
    return ":" in text and label in words("headings.agenda.labels")


def _without_bullet(line: Line) -> Span:
    match = next(filter(None, (sign.match(line.text) for sign in (_NUMBERED, _LETTERED, _BULLET))), None)
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
    nested = len(ATT_INSIDE.findall(before)) > 1
    return nested and bool(_INFINITIVE.match(after)) and not _OPENING_ATT.match(after)


def _in_sentence(text: str, sentence: Span, *, none_taken: bool) -> Iterator[Stated]:
    if not tells_outcome(text):
        return
    if agrees(text):
        yield Stated(OutcomeKind.AGREEMENT, sentence)
        decided = None if none_taken else and_decided().search(text)
        if decided:
            yield from _led(text, sentence, decided.start("att"))
    elif not none_taken:
        yield from _decided(text, sentence)


def _decided(text: str, sentence: Span) -> Iterator[Stated]:
    """Yield the decisions of a sentence: after a label in it, after "beslutar att", or by a verb alone."""
    labelled = label().match(text)
    match = deciding().search(text)
    behind = attributed().search(text) if "," in text else None
    if labelled:
        yield from _led(text, sentence, labelled.end())
    elif behind:
        end = behind.start() if behind.end() == len(text) else len(text.rstrip(" ."))
        yield Stated(OutcomeKind.DECISION, Span(sentence.start, sentence.start + end))
    elif match:
        before = text[: match.start()]
        if is_reported(before, turned=bool(match["by"])):
            return
        if (first := _AND_THEN.search(before)) is not None and decides_alone(before[: first.start()]):
            yield Stated(OutcomeKind.DECISION, Span(sentence.start, sentence.start + first.start()))
        personal = before.strip() and not re.match(r"^(?:det)\s", before, re.IGNORECASE)
        yield from _led(text, sentence, match.start("att") if personal else match.start())
    elif decides_alone(text):
        own = aside().match(text)
        end = own.end("own") if own else len(text.rstrip(" ."))
        yield Stated(OutcomeKind.DECISION, Span(sentence.start, sentence.start + end))


def _as_proposed(text: str, before: Span, sentence: Span) -> Iterator[Stated]:
    """Yield what a sentence proposes, where the next one says that it was so decided ("Så blev det.")."""
    proposal = _PROPOSAL.search(text, before.start, before.end)
    if proposal is not None and so_it_was().match(text[sentence.start : sentence.end]):
        decided = Span(proposal.end(), _last_word(text, before))
        yield Stated(OutcomeKind.DECISION, decided, Span(before.start, proposal.end()))


def _led(text: str, sentence: Span, begin: int) -> Iterator[Stated]:
    """Yield the decisions of a sentence from ``begin`` on, to which what stands before leads."""
    lead = Span(sentence.start, sentence.start + begin) if begin else None
    for span in _split_clauses(text, Span(begin, len(text))):
        yield Stated(OutcomeKind.DECISION, Span(sentence.start + span.start, sentence.start + span.end), lead)
