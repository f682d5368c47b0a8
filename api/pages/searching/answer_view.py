"""From an answer of the graph to how a page tells it: a heading, and lines with their proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.linked_data.term_words import term_words
from api.pages.evidence import Proof, Quote, proof_of
from api.pages.wording import wording
from graph.index.items import Under
from graph.index.kinds import OUTCOMES, Kind
from graph.index.values import Described, Link
from graph.language.days import spoken_day, spoken_period
from graph.questions.answering import Answer, Line
from graph.questions.understanding import Intent
from ontology.terms import PREFIXES

_MOST_OPEN = 3
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of an answer: who or what, what was said, and notes on it; ``under`` are the words under an item.

    Where ``in_own_words``, the quote of its proof tells it.
    """

    leads: tuple[Linked, ...]
    told: Linked | None
    notes: tuple[str, ...]
    meeting: Linked | None
    proof: Proof
    in_own_words: bool
    under: Quote | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer of ``total`` facts, of which so many are ``shown``; where ``open``, it shows its proof at once."""

    heading: str
    about: Linked | None
    lines: tuple[LineView, ...]
    shown: int
    total: int
    open: bool


def answer_view(answer: Answer, addresses: Addresses, language: str) -> AnswerView:
    """Return how an answer is told, in one of the languages."""
    teller = _Teller(addresses, language)
    name = f"answer_{answer.intent.value}" if answer.about else f"answer_{answer.intent.value}_on"
    about = Linked(answer.about.label, addresses.link(answer.about.iri)) if answer.about else None
    lines = _together([teller.line(line, answer) for line in answer.lines])
    heading = wording(language)[name].format(subject=answer.subject)
    return AnswerView(heading, about, lines, len(answer.lines), answer.total, len(lines) <= _MOST_OPEN)


def _together(lines: Sequence[LineView]) -> tuple[LineView, ...]:
    """Tell what rests on the very same words in one line."""
    told: list[LineView] = []
    for line in lines:
        before = told[-1] if told else None
        if before and line.leads and replace(before, leads=()) == replace(line, leads=()):
            told[-1] = replace(before, leads=before.leads + line.leads)
        else:
            told.append(line)
    return tuple(told)


class _Teller:
    def __init__(self, addresses: Addresses, language: str) -> None:
        self._addresses = addresses
        self._language = language
        self._words = term_words(language)
        self._t = wording(language)

    def line(self, line: Line, answer: Answer) -> LineView:
        fact = line.fact
        # who promised is in the heading already, where only one did
        leads = [one for one in line.leads if answer.about is None or one.iri != answer.about.iri]
        in_own_words = fact.kind in OUTCOMES
        return LineView(
            tuple(self._linked(one) for one in leads),
            Linked(fact.label, self._addresses.link(fact.iri)) if fact.kind is Kind.AGENDA_ITEM else None,
            tuple(self._notes(fact, answer.intent)),
            self._linked(fact.meeting) if fact.meeting and not in_own_words else None,
            # what was decided or promised is told by its quote alone
            replace(proof_of(fact, self._addresses, 1), total=1) if in_own_words else proof_of(fact, self._addresses),
            in_own_words,
            self._under(line.under) if line.under else None,
        )

    def _linked(self, link: Link) -> Linked:
        return Linked(link.label, self._addresses.link(link.iri))

    def _notes(self, fact: Described, intent: Intent) -> Iterator[str]:
        properties = fact.properties
        if fact.kind is Kind.ATTENDANCE and intent in (Intent.REPRESENTATIVES, Intent.ABSENT):
            yield from fact.texts("jobTitle")
            if intent is Intent.ABSENT:
                yield from (one.label for one in fact.links("representing"))
            elif properties.get("attendanceStatus") == "Absent":
                yield self._t["attended_Absent"]
        if fact.kind is Kind.PARTICIPATION and "participationRole" in properties:
            yield self._words.of(f"{PREFIXES['samv']}{properties['participationRole']}")
        if "due" in properties:
            yield f"{self._t['last_day'].lower()} {spoken_day(str(properties['due']), self._language)}"
        if fact.kind is Kind.MEETING and fact.first and fact.last:
            edtf = properties.get("edtfDate")
            yield spoken_period(fact.first, fact.last, self._language, str(edtf) if edtf else None)
            if "location" in properties:
                yield str(properties["location"])

    def _under(self, under: Under) -> Quote:
        words = under.words if len(under.words) <= _LONGEST else f"{under.words[:_LONGEST].rpartition(' ')[0]} …"
        href = self._addresses.minutes(under.document.iri, (under.start, under.end))
        return Quote(words, under.document.label, None, None, href)
