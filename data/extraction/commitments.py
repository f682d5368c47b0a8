"""Commitments: who promised to do what, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from data.extraction.action_lists import listed_actions
from data.extraction.agenda import Item
from data.extraction.dates import find_dates
from data.extraction.layout import Layout
from data.extraction.owners import Owners
from data.extraction.people import People
from data.extraction.presenters import subjects_after, subjects_before
from data.extraction.promising import (
    Promising,
    Strength,
    open_verbs,
    opening_infinitive,
    promising_verbs,
    tells_in_past,
)
from data.extraction.sentences import sentences
from data.lexicon import any_of, either, words
from data.record import NameForm, OrganisationKind, OrganisationMention, Party, PersonMention, Span, When

_NEGATION_REACH = 5  # characters after a verb: " inte"
_LABEL_FIRST = 12  # a label that begins later stands after what is to be done
_LONGEST_SENTENCE = 2_000  # characters; what is longer is no sentence
_OWNER_REACH = 80  # characters after "Ansvarig:"
_TASK_BESIDE = re.compile(r"\s(?:\([^()]{1,30}\)\s)?[–—-]\s(?=[a-zåäö]{2})")
"""What parts an owner from the task on the same line: "Ansvarig: Eva – bokar lokal"."""
_PRONOUN_BEFORE = re.compile(r"[,;–]\s(?:och\s|så\s)?(?P<pronoun>han|hon|hen|denne)\s$")
_PRONOUN_AFTER = re.compile(r"\s(?P<pronoun>han|hon|hen|denne)(?=\s)")
_NEGATED = re.compile(r"\b(?:inte|ej|aldrig)\b")
_COLON = re.compile(r"\s?(?::|\s[–-]\s)\s?$")
_JOINED_VERB = re.compile(r"^\s(?P<verb>[a-zåäö]+)(?:\s[^.,;:!?]{1,60})?,?\soch\s$")
_ADJUNCT = re.compile(r"(?<!\w)(?:i|på|hos|från|till|av|med|för|enligt|vid)\s$", re.IGNORECASE)
_JOINED_NAMES = re.compile(r"\s?(?:,|och|samt)\s?")
_BEFORE_COLLECTIVE = re.compile(r"(?:^|[,:;]\s(?:och\s)?|\soch\s)$")
_COLLECTIVE_END = re.compile(r"(?::|\s(?:också|även|sedan|därefter|därför|själva))?\s$")

_MORE_THAN_A_MEETING = frozenset(
    (OrganisationKind.MUNICIPALITY, OrganisationKind.REGION, OrganisationKind.COUNTY, OrganisationKind.AGENCY)
)

_OF_ORGANISATIONS = frozenset((Strength.COMMISSION, Strength.FUTURE, Strength.STRONG))
_LAST_DAY = re.compile(r"\b(?:senast|före|innan|till nästa)\b")

_SAID = re.compile(
    r"\s(?:att|jäv|förhinder|frånvaro|plats|ordet|anteckningar|över|hur|vad|varför|vem|när|om(?!\s(?!någon|nån|det|man|vi|de\b)))(?!\w)|\s?[.,:]"
)
"""After a verb of telling, what shows that something was told at the meeting."""
_BESIDE = re.compile(r"\s(?:\([^)]*\)\s)?(?:(?:också|även|sedan|därefter|nu|själv|gärna)\s)?")
_NO_PROMISE = (("lämnar över", " till "), ("ber", " att "), ("ber", " om "))
_OTHERS_TOLD = re.compile(
    r"\s(?P<whom>(?:sin|sina|sitt)(?=\s)|\w{3,}(?:na|arna|erna|orna|chefen|gruppen|nämnden|styrelsen)(?=[\s.,]))"
)
_OTHERS_ASKED = re.compile(r"\s[a-zåäö]+(?:na|en|et)(?:\si\s[A-ZÅÄÖ]\w+)?\som\s(?!det\b)")

OF_THE_BODY = "those-who-meet-are-the-body"
OF_THE_SENTENCE_BEFORE = "pronoun-for-the-one-named-before"


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: its words, the sentence that holds it, and who made it.

    ``rule`` says how ``responsible`` was told where their names do not stand there, from the words at ``grounds`` too.
    """

    span: Span
    sentence: Span
    responsible: tuple[Party, ...]
    due: When | None
    rule: str | None = None
    grounds: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who may promise beside people: ``mentions`` in an item of organisations that take part, and the ``body``."""

    mentions: Sequence[OrganisationMention] = ()
    body: OrganisationMention | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    start: int
    end: int
    parties: tuple[Party, ...]
    rule: str | None = None
    grounds: tuple[Span, ...] = ()


@cache
def _later() -> re.Pattern[str]:
    """A deadline that names no day: "till nästa möte", "före påsk"."""
    before, meeting, time = (any_of(f"verbs.due.{key}") for key in ("before", "meetings", "times"))
    return re.compile(
        rf"(?<!\w)(?:{before}\s(?:(?:det|den)\s)?(?:(?:nästa|kommande|nästkommande)\s)?(?:\w*{meeting}|{time})"
        rf"|{any_of('verbs.due.alone')})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)\(?{either(words('verbs.responsible_labels'))}\s?:\s*", re.IGNORECASE)


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('verbs.conditions')}\s$", re.IGNORECASE)


@cache
def _adverbial() -> re.Pattern[str]:
    """The head of a sentence whose subject comes after its verb: "Till nästa möte skickar Eva …"."""
    return re.compile(rf"(?i:{any_of('verbs.adverbials')})\s(?=[a-zåäö\d])")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"{any_of('verbs.pronouns')}\s")


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){any_of('outcomes.everyone', 'outcomes.collectives', 'outcomes.groups')}(?=[\s:])", re.IGNORECASE
    )


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of('outcomes.everyone')}(?=[\s:])", re.IGNORECASE)


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of('organisations.own_office')}(?=[\s:])", re.IGNORECASE)


class PromiseReader:
    """Finds the commitments of an item: the subject must be a person, or an organisation that takes part."""

    def __init__(self, layout: Layout, people: People, owners: Owners, reference: date | None) -> None:
        self._layout = layout
        self._people = people
        self._owners = owners
        self._reference = reference

    def read(self, item: Item, parties: Parties, taken: Sequence[Span]) -> Iterator[Promise]:
        """Yield the commitments of ``item``; in the spans ``taken``, of decisions, nothing is promised again."""
        parties = replace(parties, body=_body_of(parties.body))
        rows = list(self._listed(item, parties))
        yield from rows
        taken = [*taken, *(row.sentence for row in rows)]
        before: Span | None = None
        for sentence in sentences(self._layout, item.heading.start, item.body.end):
            if not any(span.overlaps(sentence) for span in taken):
                promise = self._labelled(item, sentence, before)
                yield from (promise,) if promise is not None else self._spoken(sentence, before, parties)
            before = sentence

    def _listed(self, item: Item, parties: Parties) -> Iterator[Promise]:
        """Yield the rows of tables and lists of actions."""
        for action in listed_actions(item, self._layout, self._owners):
            owners, rule = action.owners, None
            if not owners and action.collective and parties.body:
                owners, rule = (_standing_for(parties.body, action.owner),), OF_THE_BODY
            if owners or action.collective:
                yield Promise(action.what, action.line, owners, self.due(action.line), rule)

    def _spoken(self, sentence: Span, before: Span | None, parties: Parties) -> Iterator[Promise]:
        """Yield what a sentence promises, once for each subject."""
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            return
        promised: list[int] = []
        text = self._layout.flow
        found = list(promising_verbs(text, sentence.start, sentence.end))
        if tells_in_past(text) or _later().search(text, sentence.start, sentence.end):
            found = sorted([*found, *open_verbs(text, sentence.start, sentence.end)], key=lambda verb: verb.start)
        for verb in found:
            subject = self._subject(verb, sentence, before, parties)
            if subject is None or subject.end in promised or self._denied(verb, subject):
                continue
            promised.append(subject.end)
            begins = sentence.start if subject.start >= verb.start else subject.start
            span = Span(begins, sentence.end)
            due = self.due(Span(verb.start, sentence.end))
            yield Promise(span, sentence, subject.parties, due, subject.rule, subject.grounds)

    def _denied(self, verb: Promising, subject: _Subject) -> bool:
        begin = min(subject.end, verb.start)
        return bool(_NEGATED.search(self._layout.flow[begin : verb.end + _NEGATION_REACH]))

    def _subject(self, verb: Promising, sentence: Span, before: Span | None, parties: Parties) -> _Subject | None:
        """Return who promises by ``verb``, if it is a promise of such as they are."""
        if verb.strength is Strength.WEAK and not (
            self._is_dated(verb, sentence.end) or self._asks(verb) or self._is_done_later(verb)
        ):
            return None
        if self._hands_over(verb):
            return None
        if verb.passive:
            return self._agent(verb, sentence)
        people = self._person(verb, sentence) or self._pronoun(verb, sentence, before)
        if verb.strength is Strength.OPEN:
            beside = people is not None and _BESIDE.fullmatch(self._layout.flow, people.end, verb.start)
            return people if beside else None
        if people is not None:
            return people
        if verb.strength in _OF_ORGANISATIONS or self._has_deadline(verb, sentence.end):
            organisation = self._organisation(verb, sentence, parties.mentions)
            if organisation is not None:
                return organisation
        office = self._collective(_office(), verb, sentence, parties.body)
        return office or self._together(verb, sentence, parties.body)

    def _asks(self, verb: Promising) -> bool:
        """Whether somebody is to ask or tell others, who do not meet ("Eva frågar föreningarna om de vill")."""
        if verb.verb == "informerar":
            told = _OTHERS_TOLD.match(self._layout.flow, verb.end)
            return told is not None and told["whom"] not in _of_the_meeting()
        return verb.verb == "frågar" and bool(_OTHERS_ASKED.match(self._layout.flow, verb.end))

    def _is_done_later(self, verb: Promising) -> bool:
        """Whether a verb tells of no meeting in minutes that tell in the past ("Eva påminner dem")."""
        told = self._layout.flow
        return verb.verb in words("verbs.done_later") and tells_in_past(told) and not _SAID.match(told, verb.end)

    def _hands_over(self, verb: Promising) -> bool:
        """Whether a duty goes to another ("lämnar över till Bo") or is asked for ("ber att få"): no promise."""
        return any(verb.verb == said and self._layout.flow.startswith(rest, verb.end) for said, rest in _NO_PROMISE)

    def _together(self, verb: Promising, sentence: Span, body: OrganisationMention | None) -> _Subject | None:
        """Return all who meet, or a group, where the verb is a promise of such."""
        if verb.strength not in (Strength.COMMISSION, Strength.FUTURE):
            if verb.verb in words("verbs.not_collective"):
                return None
            if verb.strength is Strength.PERSONAL and not self._is_dated(verb, sentence.end):
                return self._collective(_everyone(), verb, sentence, body)
        return self._collective(_collective(), verb, sentence, body)

    def _is_dated(self, verb: Promising, end: int) -> bool:
        """Whether a verb has a deadline; of one that only reports, a date alone is none."""
        if _later().search(self._layout.flow, verb.start, end):
            return True
        return verb.verb not in words("verbs.reporting_weakly") and self.due(Span(verb.start, end)) is not None

    def _has_deadline(self, verb: Promising, end: int) -> bool:
        """Whether what is to be done has a last day ("senast den 3 maj"): of an organisation only that is a promise."""
        return bool(_LAST_DAY.search(self._layout.flow, verb.end, end)) and self._is_dated(verb, end)

    def _person(self, verb: Promising, sentence: Span) -> _Subject | None:
        """Return the people before the verb, or inside or after it where an adverbial stands first."""
        text = self._layout.flow
        found = subjects_before(text, verb.start, self._people, sentence.start) or self._across(verb.start, sentence)
        if not found and verb.subject is not None:
            found = self._people.within(verb.subject, verb.end)
            found = found if found and found[0].span.start == verb.subject else []
        if not found and _adverbial().match(text, sentence.start, verb.start + 1):
            found = subjects_after(text, verb.end, self._people)
            found = found if not self._people.within(sentence.start, verb.start) else []
        if not found or _subordinate().search(text, sentence.start, found[0].span.start):
            return None
        return _Subject(found[0].span.start, found[-1].span.end, tuple(found))

    def _across(self, verb: int, sentence: Span) -> list[PersonMention]:
        """Return the people before a colon ("Eva: bokar lokal") or before a first verb ("Eva läser och rättar")."""
        text = self._layout.flow
        before = self._people.within(sentence.start, verb)
        if not before:
            return []
        gap = text[before[-1].span.end : verb]
        if before[0].span.start == sentence.start and _COLON.fullmatch(gap):
            return before
        joined = _JOINED_VERB.match(gap)
        if joined and joined["verb"] in _first_verbs():
            return subjects_before(text, before[-1].span.end + 1, self._people, sentence.start)
        return []

    def _pronoun(self, verb: Promising, sentence: Span, before: Span | None) -> _Subject | None:
        """Return whom a pronoun at the head of a sentence stands for: the only one named in the sentence before."""
        pronoun = self._pronoun_of(verb, sentence)
        if pronoun is None:
            return None
        begins = self._begins(sentence.start)
        named = self._people.within(sentence.start, pronoun.start)
        if not named and before is not None:
            named = self._people.within(before.start, before.end) or self._people.within(begins, before.end)
        if len({one.name for one in named}) != 1:
            return None
        person = named[0]
        return _Subject(pronoun.start, pronoun.end, (person,), OF_THE_SENTENCE_BEFORE, (person.span,))

    def _pronoun_of(self, verb: Promising, sentence: Span) -> Span | None:
        """Return the pronoun that is a verb's subject: at the head of its sentence, of a clause, or after the verb."""
        text = self._layout.flow
        match = _pronoun().match(text, sentence.start, verb.start)
        if match is not None and match.end() == verb.start:
            return Span(sentence.start, match.end() - 1)
        inside = _PRONOUN_BEFORE.search(text, sentence.start, verb.start)
        inside = inside or _PRONOUN_AFTER.match(text, verb.end, sentence.end)
        if inside is None or _subordinate().search(text, sentence.start, min(verb.start, inside.start("pronoun"))):
            return None
        return Span(*inside.span("pronoun"))

    def _begins(self, position: int) -> int:
        """Return where the line of a position begins."""
        return self._layout.lines[self._layout.line_index(position)].start

    def _agent(self, verb: Promising, sentence: Span) -> _Subject | None:
        """Return the people by whom something is to be done ("Kallelsen skickas ut av Eva")."""
        text = self._layout.flow
        match = re.compile(r"[^.,;:!?]{0,60}?\sav\s").match(text, verb.end, sentence.end)
        if match is None or _subordinate().search(text, sentence.start, verb.start):
            return None
        found = [one for one in self._people.within(match.end(), sentence.end) if one.span.start == match.end()]
        return _Subject(found[0].span.start, found[-1].span.end, tuple(found)) if found else None

    def _organisation(
        self, verb: Promising, sentence: Span, mentions: Sequence[OrganisationMention]
    ) -> _Subject | None:
        """Return the organisation directly before the verb, and those joined to it."""
        text = self._layout.flow
        found: list[OrganisationMention] = []
        edge = verb.start
        for mention in reversed([one for one in mentions if sentence.start <= one.span.start]):
            gap = text[mention.span.end : edge]
            if mention.span.end <= edge and (_JOINED_NAMES.fullmatch(gap) if found else not gap.strip()):
                found.insert(0, mention)
                edge = mention.span.start
        if not found or _ADJUNCT.search(text, sentence.start, edge):
            return None
        return _Subject(edge, found[-1].span.end, tuple(found))

    def _collective(
        self, pattern: re.Pattern[str], verb: Promising, sentence: Span, body: OrganisationMention | None
    ) -> _Subject | None:
        """Return those who meet as a whole ("Samtliga skickar …"), or their office: they are the body."""
        text = self._layout.flow
        for match in pattern.finditer(text, sentence.start, verb.start):
            alone = _BEFORE_COLLECTIVE.search(text[sentence.start : match.start()])
            if alone and _COLLECTIVE_END.fullmatch(text, match.end(), verb.start):
                if body is None or match.group().casefold() in words("outcomes.groups"):
                    return _Subject(match.start(), match.end(), ())
                parties = (_standing_for(body, Span(match.start(), match.end())),)
                return _Subject(match.start(), match.end(), parties, OF_THE_BODY)
        return None

    def _labelled(self, item: Item, sentence: Span, before: Span | None) -> Promise | None:
        """Return a commitment whose owner stands after "Ansvarig:"; or before a colon and an infinitive."""
        text = self._layout.flow[sentence.start : sentence.end]
        match = _label().search(text)
        if match is None:
            return self._to_do(sentence, text)
        begin = sentence.start + match.end()
        owners = self._owners.within(begin, min(sentence.end, begin + _OWNER_REACH)) or tuple(
            self._people.within(begin, sentence.end)
        )
        if not owners:
            return None
        line = self._layout.lines[self._layout.line_index(sentence.start)]
        named = max((owner.span.end for owner in owners if isinstance(owner, PersonMention)), default=begin)
        if (task := _TASK_BESIDE.match(self._layout.flow, named, sentence.end)) is not None:
            start, end = task.end(), sentence.end
        elif match.start() > _LABEL_FIRST:
            start, end = sentence.start, sentence.start + match.start()
        elif before is not None and before.start >= line.start and before.start >= item.heading.end:
            start, end = before.start, before.end
        else:
            start = self._sentence_above(item, line.start)
            end = max(start + 1, line.start - 1)
        whole = Span(min(start, sentence.start), sentence.end)
        return Promise(Span(start, end), whole, owners, self.due(Span(start, line.end)))

    def _to_do(self, sentence: Span, text: str) -> Promise | None:
        """Return what a line like "Eva: boka lokal" promises."""
        name, colon, task = text.partition(":")
        if not colon or len(name) > _OWNER_REACH or not opening_infinitive(task, 0, len(task)):
            return None
        owners = self._people.within(sentence.start, sentence.start + len(name))
        if not owners or owners[0].span.start != sentence.start or owners[-1].span.end != sentence.start + len(name):
            return None
        return Promise(sentence, sentence, tuple(owners), self.due(sentence))

    def _sentence_above(self, item: Item, start: int) -> int:
        index = self._layout.line_index(start)
        above = self._layout.lines[index - 1] if index else None
        if above is None or above.end <= item.heading.start:
            return item.heading.start
        last = list(sentences(self._layout, above.start, above.end))[-1:]
        return max(last[0].start if last else above.start, item.heading.start)

    def due(self, sentence: Span) -> When | None:
        """Return the last date in a stretch that is not before the meeting."""
        hits = find_dates(self._layout.flow[sentence.start : sentence.end], self._reference, forward=True)
        later = [
            hit.when
            for hit in hits
            if hit.when.end is None or self._reference is None or hit.when.end >= self._reference
        ]
        return later[-1] if later else None


@cache
def _first_verbs() -> frozenset[str]:
    """The verbs that may stand before another one that promises: "läser och lämnar synpunkter"."""
    paths = ("verbs.committing", "verbs.committing_weak", "verbs.accompanying")
    return frozenset(verb.split()[0] for path in paths for verb in words(path))


@cache
def _of_the_meeting() -> frozenset[str]:
    """Words for those who meet, who are told at the meeting."""
    paths = ("organisations.pronouns", "organisations.bodies", "outcomes.collectives", "outcomes.everyone")
    return frozenset(word for path in paths for word in words(path))


def _body_of(body: OrganisationMention | None) -> OrganisationMention | None:
    """Return the body if those who meet can be it: a municipality or region is more than a meeting of its staff."""
    return None if body is None or body.kind in _MORE_THAN_A_MEETING else body


def _standing_for(body: OrganisationMention, span: Span) -> OrganisationMention:
    return OrganisationMention(body.name, span, body.kind, body.identifier)


def commissioned_party(
    text: str, people: Sequence[PersonMention], organisations: Sequence[OrganisationMention], span: Span
) -> tuple[Party, ...]:
    """Return whom a decision commissions ("att uppdra till X att"), from the mentions that stand there."""
    match = re.search(
        r"\b(?:uppdra(?:ga|s)?|uppmana|ge|ger|delegera|överlåta)\s(?:till|åt)?\s?", text[span.start : span.end]
    )
    if match is None:
        return ()
    begin = span.start + match.end()
    parties: tuple[Party, ...] = (*people, *organisations)
    found: list[Party] = [
        mention
        for mention in parties
        if begin <= mention.span.start <= begin + 30
        and mention.span.end <= span.end
        and not (isinstance(mention, PersonMention) and mention.form is NameForm.GIVEN)
    ]
    return tuple(found[:1])
