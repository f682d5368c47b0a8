"""A verb of promising in, who promises by it out: people, those who are asked, an organisation, or all who meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data.extraction.layout import Layout
from data.extraction.people import People
from data.extraction.presenters import subjects_after, subjects_before
from data.extraction.promising import BEFORE_INFINITIVES, Promising, Strength
from data.lexicon import any_of, words
from data.record import NameForm, OrganisationMention, Party, PersonMention, Span

_PRONOUN_BEFORE = re.compile(r"(?:[,;–]\s(?:och\s|så\s)?|\soch\s)(?P<pronoun>han|hon|hen|denne)\s$")
_PRONOUN_AFTER = re.compile(r"\s(?P<pronoun>han|hon|hen|denne)(?=\s)")
_COLON = re.compile(r"\s?(?::|\s[–-]\s)\s?$")
_JOINED_VERB = re.compile(r"^\s(?P<verb>[a-zåäö]+)(?:\s[^.,;:!?]{1,60})?,?\soch\s$")
_AGENT = re.compile(r"[^.,;:!?]{0,60}?\sav\s")
_ADJUNCT = re.compile(r"(?<!\w)(?:i|på|hos|från|till|av|med|för|enligt|vid)\s$", re.IGNORECASE)
_JOINED_NAMES = re.compile(r"\s?(?:,|och|samt|, och)\s?")
_BEFORE_COLLECTIVE = re.compile(r"(?:^|[,:;]\s(?:och\s)?|\soch\s)$")
_COLLECTIVE_END = re.compile(r"(?::|\s(?:också|även|sedan|därefter|därför|själva))?\s$")
_AND_ALSO = re.compile(r"(?P<joint>,|;|\s(?:och|samt|men|o))\s(?:(?:sedan|därefter|också|även|därför|ändå)\s)?$")
"""What joins a second verb to the first of the same subject ("Eva saknar en plan och tar fram en")."""
_CLAUSE_BEGINS = re.compile(r"(?:^(?:(?:Men|Och|Så)\s)?|[.:;,]\s(?:(?:men|och|så|där)\s)?)$")
_ANOTHER_CLAUSE = re.compile(r"\b(?:att|som|om|där|när|hur|vad|vilket|eftersom|medan)\b")
_CLEFT = re.compile(r"(?:\bdet\s(?:är|blir)|\b(?:är|blir)\sdet)\s$", re.IGNORECASE)
_WHO = re.compile(r",?\ssom\s(?:(?:i\ssin\stur|sedan|då|också|därefter)\s)?$")
_TO_WHOM = re.compile(r"\b(?:till|på|åt|hos|av|med)\s$")
_NOUN_TO = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:[ea]n|et|na)\s(?:till|åt|från|av)\s")
_THAT_FIRST = re.compile(r"(?:^|[,;:–]\s)(?:[Dd]et|[Dd]etta|[Dd]en|[Dd]em)\s$|\soch\sdå\s$")
_NOUN_FIRST = re.compile(
    r"^[A-ZÅÄÖ][a-zåäö]+(?:(?:en|et|na|n|t|r)?|(?:[ea]n|et|na)\s(?:dit|där|(?:till|för|om|på|i|med)\s[^.,;]{2,40}?))\s$"
)  # "Slutrapporten till Kil skriver Eva"
# "Bo frågar efter siffror, vilket Eva återkommer till", "en mall som Eva tar fram"
_WHICH = re.compile(r",\s(?:vilken|vilket|vilka|som)\s$|[a-zåäö]\ssom\s$")
_SURE = frozenset((Strength.STRONG, Strength.PERSONAL))
_PROMISED = _SURE | {Strength.COMMISSION}

OF_THE_BODY = "those-who-meet-are-the-body"
BELOW_OWNER = "listed-below-the-name-of-its-owner"
OF_THE_SENTENCE_BEFORE = "pronoun-for-the-one-named-before"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who promises, at ``start`` to ``end``.

    ``rule`` says how ``parties`` were told where their names do not stand there, from the words at ``grounds`` too.
    ``joint`` is where the clause of a second verb begins.
    """

    start: int
    end: int
    parties: tuple[Party, ...]
    rule: str | None = None
    grounds: tuple[Span, ...] = ()
    joint: int | None = None


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
def everybody() -> re.Pattern[str]:
    """Words for each and all of those who meet ("samtliga")."""
    return re.compile(rf"(?<![\w-]){any_of('outcomes.everyone')}(?=[\s:])", re.IGNORECASE)


@cache
def together() -> re.Pattern[str]:
    """Words for those who meet as a whole, or for a group of them ("nätverket")."""
    return re.compile(
        rf"(?<![\w-]){any_of('outcomes.everyone', 'outcomes.collectives', 'outcomes.groups')}(?=[\s:])", re.IGNORECASE
    )


@cache
def own_office() -> re.Pattern[str]:
    """Words for the office of those who meet ("kansliet")."""
    return re.compile(rf"(?<![\w-]){any_of('organisations.own_office')}(?=[\s:])", re.IGNORECASE)


class Subjects:
    """Finds the subjects of the verbs of a document."""

    def __init__(self, layout: Layout, people: People) -> None:
        self._layout = layout
        self._people = people

    def people(self, verb: Promising, sentence: Span) -> Subject | None:
        """Return the people before the verb, or inside or after it where something else stands first."""
        text = self._layout.flow
        found = subjects_before(text, verb.start, self._people, sentence.start)
        given_to = bool(found) and _NOUN_TO.fullmatch(text, sentence.start, found[0].span.start) is not None
        found = [] if given_to else found  # "Gåvan till Eva sköter Bo om"
        found = found or self._across(verb.start, sentence)
        if not found and verb.subject is not None:
            found = self._people.within(verb.subject, verb.end)
            found = found if found and found[0].span.start == verb.subject else []
        if not found and verb.strength is Strength.COMMISSION:
            found = self._people.within(verb.start, verb.end)  # "Det ligger på Eva att boka"
        if not found and self._is_turned_round(verb, sentence):
            found = [one for one in subjects_after(text, verb.end, self._people) if one.span.end <= sentence.end]
            found = found if given_to or not self._people.within(sentence.start, verb.start) else []
        if not found:
            return self._further(verb, sentence)
        which = verb.strength in _PROMISED and _WHICH.search(text, sentence.start, found[0].span.start)
        if not which and _subordinate().search(text, sentence.start, found[0].span.start):
            return None
        return Subject(found[0].span.start, found[-1].span.end, tuple(found))

    def _is_turned_round(self, verb: Promising, sentence: Span) -> bool:
        """Whether a sentence opens with a time or with what is to be done ("Det sköter Eva"), its subject later.

        Behind a particle or preposition no subject stands ("Kommunerna återkopplar till Eva").
        """
        text = self._layout.flow
        if " " in verb.verb and not verb.verb.endswith(" sig") and verb.strength not in BEFORE_INFINITIVES:
            return False
        if _adverbial().match(text, sentence.start, verb.start + 1):
            return True
        before = text[sentence.start : verb.start]
        if verb.strength in _SURE and _NOUN_FIRST.match(before):
            return True
        return verb.strength is not Strength.WEAK and bool(_THAT_FIRST.search(before))

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

    def _further(self, verb: Promising, sentence: Span) -> Subject | None:
        """Return the subject of a verb that stands farther off: in a clause with "som", or of an earlier verb."""
        before = self._people.within(sentence.start, verb.start)
        if not before or verb.strength is Strength.OPEN:
            return None
        return self._who(verb, sentence, before) or self._joined(verb, sentence, before)

    def _who(self, verb: Promising, sentence: Span, before: Sequence[PersonMention]) -> Subject | None:
        """Return whom a clause with "som" is about ("Det blir Eva som bokar", "till Eva, som lägger ut den")."""
        text, last = self._layout.flow, before[-1]
        if not _WHO.fullmatch(text, last.span.end, verb.start):
            return None
        lead = text[sentence.start : last.span.start]
        if _CLEFT.search(lead) or (verb.strength in _PROMISED and _TO_WHOM.search(lead)):
            return Subject(last.span.start, last.span.end, (last,))
        return None

    def _joined(self, verb: Promising, sentence: Span, before: Sequence[PersonMention]) -> Subject | None:
        """Return the subject of the verb to which another is joined ("Eva saknar en plan och tar fram en")."""
        text, first = self._layout.flow, before[0]
        joint = _AND_ALSO.search(text, first.span.end, verb.start)
        if joint is None or not _CLAUSE_BEGINS.search(text[sentence.start : first.span.start]):
            return None
        group = [first]
        for mention in before[1:]:
            if not _JOINED_NAMES.fullmatch(text, group[-1].span.end, mention.span.start):
                break
            group.append(mention)
        between = text[group[-1].span.end : joint.start()]
        contrast = joint["joint"].strip() == "men"
        if not between.startswith(" ") or not between[1:2].islower() or ("," in between and not contrast):
            return None
        told = between.split()[0].endswith("r") and between.split()[0] in words("verbs.telling")
        if (told or _ANOTHER_CLAUSE.search(between)) and not contrast:
            return None
        return Subject(first.span.start, group[-1].span.end, tuple(group), joint=joint.start())

    def pronoun(self, verb: Promising, sentence: Span, before: Span | None) -> Subject | None:
        """Return whom a pronoun at the head of a sentence stands for: the only one named in the sentence before."""
        pronoun = self._pronoun_of(verb, sentence)
        if pronoun is None:
            return None
        begins = self._layout.lines[self._layout.line_index(sentence.start)].start
        named = self._people.within(sentence.start, pronoun.start)
        if self._layout.flow.endswith(" och ", sentence.start, pronoun.start):
            named = named[-1:]  # "Eva skickar den till Bo och han rättar": Eva would need no pronoun
        if not named and before is not None:
            named = self._people.within(before.start, before.end) or self._people.within(begins, before.end)
        named = [one for one in named if one.form is not NameForm.TITLE] or named
        if len({one.name for one in named}) != 1:
            return None
        person = named[0]
        return Subject(pronoun.start, pronoun.end, (person,), OF_THE_SENTENCE_BEFORE, (person.span,))

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

    def agent(self, verb: Promising, sentence: Span, mentions: Sequence[OrganisationMention]) -> Subject | None:
        """Return the people, or the organisation, by whom something is to be done ("Kallelsen skickas ut av Eva")."""
        text = self._layout.flow
        match = _AGENT.match(text, verb.end, sentence.end)
        if match is None or _subordinate().search(text, sentence.start, verb.start):
            return None
        found: list[Party] = [*self._people.within(match.end(), sentence.end), *mentions]
        found = [one for one in found if one.span.start == match.end()]
        return Subject(found[0].span.start, found[-1].span.end, tuple(found)) if found else None

    def organisation(self, verb: Promising, sentence: Span, mentions: Sequence[OrganisationMention]) -> Subject | None:
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
        return Subject(edge, found[-1].span.end, tuple(found))

    def collective(
        self, pattern: re.Pattern[str], verb: Promising, sentence: Span, body: OrganisationMention | None
    ) -> Subject | None:
        """Return those who meet as a whole ("Samtliga skickar …"), or their office: they are the body."""
        text = self._layout.flow
        for match in pattern.finditer(text, sentence.start, verb.start):
            alone = _BEFORE_COLLECTIVE.search(text[sentence.start : match.start()])
            if alone and _COLLECTIVE_END.fullmatch(text, match.end(), verb.start):
                if body is None or match.group().casefold() in words("outcomes.groups"):
                    return Subject(match.start(), match.end(), ())
                parties = (standing_for(body, Span(match.start(), match.end())),)
                return Subject(match.start(), match.end(), parties, OF_THE_BODY)
        return None


def standing_for(body: OrganisationMention, span: Span) -> OrganisationMention:
    """Return the mention of the body that meets where words at ``span`` stand for it."""
    return OrganisationMention(body.name, span, body.kind, body.identifier)


@cache
def _first_verbs() -> frozenset[str]:
    """The verbs that may stand before another one that promises: "läser och lämnar synpunkter"."""
    paths = ("verbs.committing", "verbs.committing_weak", "verbs.accompanying")
    return frozenset(verb.split()[0] for path in paths for verb in words(path))
