"""Decisions, one for each *att*, and agreements, in the words of the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from data.extraction.agenda import Item
from data.extraction.headings import heading_of
from data.extraction.layout import Layout, Line
from data.extraction.sentences import sentences
from data.lexicon import any_of, words
from data.record import OutcomeKind, Span

_ADVERBS = rf"(?:\s{any_of('outcomes.adverbs')})*"
_ATT = re.compile(r"^(?:[-–•*]\s*)?att\s", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+")
_SUBORDINATE = re.compile(rf"\b{any_of('outcomes.subordinators')}\s(?:[\wåäö]+\s){{0,3}}$", re.IGNORECASE)
_OTHER_BODY = re.compile(rf"\b{any_of('outcomes.other_bodies')}\b", re.IGNORECASE)
_DENIED = re.compile(rf"\b{any_of('outcomes.denials')}\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\bmen\b")
_LONGEST_PASSIVE = 220  # characters of a sentence that decides by its verb alone
_OPENING = re.compile(rf"{any_of('outcomes.openings')}\s")
_SENTENCE_END = re.compile(r"(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ])")
_BULLET = re.compile(r"^[-–•*]\s+")


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome as it stands: its words (positions of the clean text) and the words that introduce it."""

    kind: OutcomeKind
    span: Span
    lead: Span | None = None


@cache
def _opener() -> re.Pattern[str]:
    """A line that only says that decisions follow ("Mötet beslutar", "Beslut:")."""
    verbs = any_of("verbs.deciding")
    return re.compile(
        rf"^(?:[\w§.,:/ -]{{0,60}}?\s)?{verbs}{_ADVERBS}\s*:?\s*(?:att)?\s*:?$"
        r"|^(?:\w+\s){0,2}beslut(?:spunkter)?\s*:?$",
        re.IGNORECASE,
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of('outcomes.owners')}\s)?beslut\s*(?::\s*(?=\S)|(?=1\.\s))", re.IGNORECASE)


@cache
def _deciding() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('verbs.deciding')}{_ADVERBS}(?P<att>\s+att\s)", re.IGNORECASE)


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('verbs.deciding_passive', 'verbs.electing')}(?!\w)", re.IGNORECASE)


@cache
def _active() -> re.Pattern[str]:
    """A body at the head of a sentence that decides without an "att" ("Styrgruppen godkände dagordningen")."""
    bodies = any_of("organisations.pronouns", "organisations.bodies")
    return re.compile(rf"^(?:\w*{bodies})\s{any_of('verbs.deciding_active')}(?!\w)", re.IGNORECASE)


@cache
def _present() -> re.Pattern[str]:
    """A short sentence opened by a definite noun that decides by a passive ("Protokollet godkänns")."""
    verbs = any_of("verbs.deciding_present")
    return re.compile(
        rf"^[A-ZÅÄÖ]\w*(?:en|et|na|n|t|rna)\s(?:[^.,;]{{0,60}}\s)?{verbs}(?!\w)(?!\s(?:i?från))[^.;]{{0,90}}[.]?$"
    )


def _reported(before: str) -> bool:
    """Whether the words before a verb show that the minutes only tell of somebody's decision."""
    return bool(_SUBORDINATE.search(before) or _OTHER_BODY.search(before) or _CONTRAST.search(before))


@cache
def _agreeing() -> re.Pattern[str]:
    # A subject may stand inside the verb: "enades styrgruppen om".
    verbs = "|".join(re.escape(verb).replace("\\ ", r"\s(?:\w+\s)?") for verb in words("verbs.agreeing"))
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w)", re.IGNORECASE)


@cache
def _no_decisions() -> re.Pattern[str]:
    return re.compile(any_of("verbs.no_decisions"), re.IGNORECASE)


def read_outcomes(item: Item, layout: Layout) -> list[Stated]:
    """Return the decisions and agreements of one item, in order, none overlapping another."""
    decisions = list(_listed_decisions(item, layout))
    taken = [stated.span for stated in decisions] + [stated.lead for stated in decisions if stated.lead]
    takes_none = bool(_no_decisions().search(layout.flow))
    for sentence in sentences(layout, item.heading.end, item.body.end):
        if any(span.start < sentence.end and sentence.start < span.end for span in taken):
            continue
        text = layout.flow[sentence.start : sentence.end]
        if _agreeing().search(text):
            decisions.append(Stated(OutcomeKind.AGREEMENT, sentence))
        elif not takes_none:
            decisions.extend(_in_sentence(text, sentence))
    return sorted(decisions, key=lambda stated: stated.span)


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
        if line.start >= item.heading.end and _opener().match(line.text.strip("*# ")):
            lead = Span(line.start, line.end)
            spans, index = _clauses(lines, index + 1, item.body.end)
            yield from (Stated(OutcomeKind.DECISION, span, lead) for span in spans)
            continue
        match = _labelled().match(line.text) if line.start >= item.heading.start else None
        if match:
            lead = Span(line.start, line.start + match.end())
            begin = Span(line.start + match.end(), line.end)
            yield from (Stated(OutcomeKind.DECISION, span, lead) for span in _split_clauses(layout.text, begin))
        index += 1


def _clauses(lines: Sequence[Line], index: int, end: int) -> tuple[list[Span], int]:
    """Return the att-clauses from line ``index`` on; where none follows, the one paragraph that does."""
    spans: list[Span] = []
    while index < len(lines) and lines[index].start < end:
        line = lines[index]
        attached = _ATT.match(line.text) or line.bullet or _OPENING.match(line.text)
        if attached or (_NUMBERED.match(line.text) and _ATT.match(_NUMBERED.sub("", line.text))):
            spans.append(_without_bullet(line))
        elif spans and not line.blank_before and not _stops(line):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            break
        index += 1
    if not spans and index < len(lines) and lines[index].start < end and not _stops(lines[index]):
        first = index
        while index < len(lines) and (index == first or not lines[index].blank_before) and not _stops(lines[index]):
            index += 1
        spans = [Span(lines[first].start, lines[index - 1].end)]
    return [_tidy(lines, span) for span in spans], index


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
    for match in re.finditer(
        r"(?:,|;|\.)?\s(?:samt|och dels)?\s?(?=att\s)|;\s|(?<=[a-zåäö]{2})\.\s+(?:\d{1,2}\.\s)?(?=[A-ZÅÄÖ])", words_
    ):
        separator = match.group().strip()
        if not separator or separator == "och":
            continue
        yield Span(begin, span.start + match.start())
        begin = span.start + match.end()
    end = span.end
    while end > begin and text[end - 1] in " .,;\n":
        end -= 1
    if end > begin:
        yield Span(begin, end)


def _in_sentence(text: str, sentence: Span) -> Iterator[Stated]:
    match = _deciding().search(text)
    if match:
        before = text[: match.start()]
        if _SUBORDINATE.search(before) or _OTHER_BODY.search(before) or _DENIED.search(before):
            return
        begin = (
            match.start("att") + 1
            if before.strip() and not re.match(r"^(?:det)\s", before, re.IGNORECASE)
            else match.start()
        )
        lead = Span(sentence.start, sentence.start + begin) if begin else None
        for span in _split_clauses(text, Span(begin, len(text))):
            yield Stated(OutcomeKind.DECISION, Span(sentence.start + span.start, sentence.start + span.end), lead)
        return
    active = _active().match(text) or _present().match(text)
    passive = _passive().search(text)
    if active or (passive and len(text) <= _LONGEST_PASSIVE and not _reported(text[: passive.start()])):
        yield Stated(OutcomeKind.DECISION, Span(sentence.start, sentence.start + len(text.rstrip(" ."))))
