"""Commitments: who promised to do what, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from data.extraction.action_lists import listed_actions
from data.extraction.agenda import Item
from data.extraction.deadlines import Deadlines
from data.extraction.layout import Layout
from data.extraction.owners import Owners
from data.extraction.people import People
from data.extraction.presenters import subjects_after
from data.extraction.promise_subjects import (
    BELOW_OWNER,
    OF_THE_BODY,
    Subject,
    Subjects,
    everybody,
    own_office,
    standing_for,
    together,
)
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
_CERTAIN = re.compile(
    r"(?![^.!?]*\b(?:själva?|sedan|redan|numera|hittills|har)\b)\s(?:[a-zåäö]+\s){0,1}?(?:[a-zåäö-]{3,}(?:en|et|na|an)|dem|den|det|detta)(?=[\s.,])"
)
_OWNER_REACH = 80  # characters after "Ansvarig:"
_TASK_BESIDE = re.compile(r"\s(?:\([^()]{1,30}\)\s)?[–—-]\s(?=[a-zåäö]{2})")
"""What parts an owner from the task on the same line: "Ansvarig: Eva – bokar lokal"."""
_BROUGHT_UP = re.compile(r"\s(?:frågan\som\s(?:hur|att|vad)|följande|att)\b|:")
_GIVEN_TO = re.compile(r"(?:Uppdrag|Uppgift|Läxa|Hemläxa)\s(?:till|för|åt)\s")
_CLAUSE_BEFORE = re.compile(r"[^,;]{12,}(?:[,;]|\soch)\s$")
_NEGATED = re.compile(r"\b(?:inte|ej|aldrig)\b")

_MORE_THAN_A_MEETING = frozenset(
    (OrganisationKind.MUNICIPALITY, OrganisationKind.REGION, OrganisationKind.COUNTY, OrganisationKind.AGENCY)
)

_OF_ORGANISATIONS = frozenset((Strength.COMMISSION, Strength.FUTURE, Strength.STRONG))

_FALLS_TO = re.compile(r"(?:l(?<!\w.)igger|f(?<!\w.)aller|a(?<!\w.)nkommer|v(?<!\w.)ilar)\s(?:det\s)?på(?=\s[A-ZÅÄÖ])")
_SAID = re.compile(
    r"\s(?:att|jäv|förhinder|frånvaro|(?:hans\s|hennes\s|deras\s)?plats|ordet|anteckningar|över|hur|vad|varför|vem|när|om(?!\s[A-ZÅÄÖ]))(?!\w)|\s?[.,:]"
)
"""After a verb of telling, what shows that something was told at the meeting."""
_BESIDE = re.compile(r"\s(?:\([^)]*\)\s)?(?:(?:också|även|sedan|därefter|nu|själv|gärna)\s)?")
_NO_PROMISE = (
    ("lämnar över", " till "),
    ("ber", " att "),
    ("ber", " om "),
    ("skickar med", " att "),
    ("tar upp", " att "),
    ("lyfter", " fram "),
    ("ställer en fråga", " om "),
    ("delar", " den uppfattningen"),
    ("delar", " uppfattningen"),
    ("delar", " den bilden"),
    ("delar", " bilden"),
    ("skriver", "."),
)
_OTHERS_TOLD = re.compile(
    r"\s(?P<whom>(?:sin|sina|sitt)(?=\s)|\w{3,}(?:na|arna|erna|orna|chefen|gruppen|nämnden|styrelsen)(?=[\s.,]))"
)
_OTHERS_ASKED = re.compile(r"\s(?:(?:sin|sitt|sina)\s|[\w-]+(?:na|en|et)(?:\si\s[A-ZÅÄÖ]\w+)?\som\s(?!det\b))")


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


@cache
def _told_to_act() -> re.Pattern[str]:
    """A label that says of a sentence that it is what somebody is to do ("Åtgärd: Region Kil ser över listan")."""
    return re.compile(rf"\W*{any_of('verbs.action_headings')}\s?:\s", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)\(?{either(words('verbs.responsible_labels'))}\s?:\s*", re.IGNORECASE)


class PromiseReader:
    """Finds the commitments of an item: the subject must be a person, or an organisation that takes part."""

    def __init__(self, layout: Layout, people: People, owners: Owners, reference: date | None) -> None:
        self._layout = layout
        self._people = people
        self._owners = owners
        self._deadlines = Deadlines(layout, reference)
        self._subjects = Subjects(layout, people)

    def read(self, item: Item, parties: Parties, taken: Sequence[Span], agreed: Sequence[Span]) -> Iterator[Promise]:
        """Yield the commitments of ``item``.

        In the spans ``taken``, of decisions, nothing is promised again; in those ``agreed`` only by who is named in a
        clause beside the agreement.
        """
        parties = replace(parties, body=_body_of(parties.body))
        rows = list(self._listed(item, parties))
        yield from rows
        taken = [*taken, *(row.sentence for row in rows)]
        before: Span | None = None
        naming: Span | None = None  # the last sentence before that names somebody
        for sentence in sentences(self._layout, item.heading.start, item.body.end):
            if not any(span.overlaps(sentence) for span in taken):
                promise = self._labelled(item, sentence, before)
                spoken = (promise,) if promise is not None else self._spoken(sentence, naming, parties)
                beside = any(span.overlaps(sentence) for span in agreed)
                yield from (one for one in spoken if not beside or self._is_beside(one))
            before = sentence
            naming = sentence if self._people.within(sentence.start, sentence.end) else naming

    def _listed(self, item: Item, parties: Parties) -> Iterator[Promise]:
        """Yield the rows of tables and lists of actions."""
        for action in listed_actions(item, self._layout, self._owners):
            owners, rule = action.owners, None
            if not owners and action.collective and parties.body:
                owners, rule = (standing_for(parties.body, action.owner),), OF_THE_BODY
            grounds: tuple[Span, ...] = ()
            if action.owner.end <= action.line.start:
                rule, grounds = rule or BELOW_OWNER, (action.owner,)
            if owners or action.collective:
                yield Promise(action.what, action.line, owners, self._deadlines.due(action.line), rule, grounds)

    def _spoken(self, sentence: Span, before: Span | None, parties: Parties) -> Iterator[Promise]:
        """Yield what a sentence promises, once for each subject."""
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            return
        promised: list[int] = []
        text = self._layout.flow
        found = list(promising_verbs(text, sentence.start, sentence.end))
        if tells_in_past(text) or self._deadlines.is_later(sentence):
            found = sorted([*found, *open_verbs(text, sentence.start, sentence.end)], key=lambda verb: verb.start)
        yield from self._fallen_to(sentence)
        for verb in found:
            subject = self._subject(verb, sentence, before, parties)
            if subject is None or subject.end in promised or self._denied(verb, subject):
                continue
            promised.append(subject.end)
            begins = sentence.start if subject.start >= verb.start else subject.start
            span = Span(begins, sentence.end)
            due = self._deadlines.due(Span(verb.start, sentence.end))
            yield Promise(span, sentence, subject.parties, due, subject.rule, subject.grounds)

    def _fallen_to(self, sentence: Span) -> Iterator[Promise]:
        """Yield what a sentence says is up to somebody ("Det ligger på Eva att boka lokal")."""
        text = self._layout.flow
        for match in _FALLS_TO.finditer(text, sentence.start, sentence.end):
            people = subjects_after(text, match.end(), self._people)
            if people and text.startswith(" att ", people[-1].span.end):
                span = Span(match.start(), sentence.end)
                yield Promise(span, sentence, tuple(people), self._deadlines.due(span))

    def _is_beside(self, promise: Promise) -> bool:
        """Whether a promise stands in a clause of its own behind what was agreed (", Eva skriver ett utkast")."""
        lead = self._layout.flow[promise.sentence.start : promise.span.start]
        return bool(promise.responsible and _CLAUSE_BEFORE.search(lead))

    def _denied(self, verb: Promising, subject: Subject) -> bool:
        begin = min(subject.joint or subject.end, verb.start)
        return bool(_NEGATED.search(self._layout.flow[begin : verb.end + _NEGATION_REACH]))

    def _subject(self, verb: Promising, sentence: Span, before: Span | None, parties: Parties) -> Subject | None:
        """Return who promises by ``verb``, if it is a promise of such as they are."""
        if verb.strength is Strength.WEAK and not (
            self._is_dated(verb, sentence) or self._asks(verb) or self._is_done_later(verb)
        ):
            return None
        if (
            self._hands_over(verb)
            or self._is_brought_up(verb, sentence)
            or self._is_told(verb, sentence)
            or self._is_undone(verb, sentence)
        ):
            return None
        if verb.passive:
            return self._subjects.agent(verb, sentence, parties.mentions)
        people = self._subjects.people(verb, sentence) or self._subjects.pronoun(verb, sentence, before)
        if verb.strength is Strength.OPEN:
            said = self._layout.flow.startswith(" att ", verb.end)  # "Eva framför att vägen är dyr"
            return people if not said and people is not None and self._is_next_to(verb, people) else None
        if people is not None or verb.strength is Strength.LEFT:
            return people
        told = verb.strength in _OF_ORGANISATIONS or _told_to_act().match(self._layout.flow, sentence.start)
        if told or self._deadlines.has_last_day(Span(verb.end, sentence.end)):
            organisation = self._subjects.organisation(verb, sentence, parties.mentions)
            if organisation is not None:
                return organisation
        if verb.strength is Strength.PERSONAL and (acting := self._acting(verb, sentence, parties)) is not None:
            return acting
        office = self._subjects.collective(own_office(), verb, sentence, parties.body)
        return office or self._together(verb, sentence, parties.body)

    def _acting(self, verb: Promising, sentence: Span, parties: Parties) -> Subject | None:
        """Return the organisation that does something certain in minutes told in the past ("Kil skriver ansökan")."""
        text = self._layout.flow
        if verb.verb in words("verbs.own_affairs") or not (_CERTAIN.match(text, verb.end) and tells_in_past(text)):
            return None
        subject = self._subjects.organisation(verb, sentence, parties.mentions)
        return subject if subject is not None and subject.start == sentence.start else None

    def _is_next_to(self, verb: Promising, subject: Subject) -> bool:
        if subject.start > verb.start:
            return subject.start == verb.end + 1
        return _BESIDE.fullmatch(self._layout.flow, subject.end, verb.start) is not None

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

    def _is_brought_up(self, verb: Promising, sentence: Span) -> bool:
        """Whether minutes that tell in the present say by a verb what was brought up at the meeting."""
        told = verb.verb == "tar upp" and _BROUGHT_UP.match(self._layout.flow, verb.end) is not None
        return told and not tells_in_past(self._layout.flow) and not self._is_dated(verb, sentence)

    def _hands_over(self, verb: Promising) -> bool:
        """Whether a duty goes to another ("lämnar över till Bo"), is asked for or only told of ("ber att få")."""
        return any(verb.verb == said and self._layout.flow.startswith(rest, verb.end) for said, rest in _NO_PROMISE)

    def _is_told(self, verb: Promising, sentence: Span) -> bool:
        """Whether a verb of telling is followed by what was told, and no promise is ("Eva svarar att vägen är dyr")."""
        text = self._layout.flow
        if verb.verb not in words("verbs.reporting_weakly") or not text.startswith((" att ", " om att "), verb.end):
            return False
        return all(one.strength is Strength.WEAK for one in promising_verbs(text, verb.end, sentence.end))

    def _is_undone(self, verb: Promising, sentence: Span) -> bool:
        """Whether somebody only was to do something, and what came of it follows ("Eva skulle ringa, men …")."""
        text = self._layout.flow
        return text.startswith("skulle", verb.start) and ", men " in text[verb.end : sentence.end]

    def _together(self, verb: Promising, sentence: Span, body: OrganisationMention | None) -> Subject | None:
        """Return all who meet, or a group, where the verb is a promise of such."""
        if verb.strength not in (Strength.COMMISSION, Strength.FUTURE):
            if verb.verb in words("verbs.not_collective"):
                return None
            if verb.strength is Strength.PERSONAL and not self._is_dated(verb, sentence):
                return self._subjects.collective(everybody(), verb, sentence, body)
        return self._subjects.collective(together(), verb, sentence, body)

    def _is_dated(self, verb: Promising, sentence: Span) -> bool:
        """Whether a verb has a deadline; of one that only reports, a date alone is none."""
        stretch = Span(verb.start, sentence.end)
        if self._deadlines.is_later(stretch) or self._deadlines.has_last_day(stretch):
            return True
        return verb.verb not in words("verbs.reporting_weakly") and self._deadlines.due(stretch) is not None

    def _labelled(self, item: Item, sentence: Span, before: Span | None) -> Promise | None:
        """Return a commitment whose owner stands after "Ansvarig:"; or before a colon and an infinitive."""
        text = self._layout.flow[sentence.start : sentence.end]
        match = _label().search(text) if ":" in text else None
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
        return Promise(Span(start, end), whole, owners, self._deadlines.due(Span(start, line.end)))

    def _to_do(self, sentence: Span, text: str) -> Promise | None:
        """Return what a line like "Eva: boka lokal" or "Uppdrag till Eva: boka lokal" promises."""
        name, colon, task = text.partition(":")
        if not colon or len(name) > _OWNER_REACH or not opening_infinitive(task, 0, len(task)):
            return None
        given = _GIVEN_TO.match(name)
        begin, end = sentence.start + (given.end() if given else 0), sentence.start + len(name)
        owners = self._people.within(begin, end)
        if not owners or owners[0].span.start != begin or owners[-1].span.end != end:
            return None
        return Promise(sentence, sentence, tuple(owners), self._deadlines.due(sentence))

    def _sentence_above(self, item: Item, start: int) -> int:
        index = self._layout.line_index(start)
        above = self._layout.lines[index - 1] if index else None
        if above is None or above.end <= item.heading.start:
            return item.heading.start
        last = sentences(self._layout, above.start, above.end)[-1:]
        return max(last[0].start if last else above.start, item.heading.start)


@cache
def _of_the_meeting() -> frozenset[str]:
    """Words for those who meet, who are told at the meeting."""
    paths = ("organisations.pronouns", "organisations.bodies", "outcomes.collectives", "outcomes.everyone")
    return frozenset(word for path in paths for word in words(path))


def _body_of(body: OrganisationMention | None) -> OrganisationMention | None:
    """Return the body if those who meet can be it: a municipality or region is more than a meeting of its staff."""
    return None if body is None or body.kind in _MORE_THAN_A_MEETING else body


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
