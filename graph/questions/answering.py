"""From a question understood to the facts of the graph that answer it, each with the thing that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.chronicle.scope import concerning
from graph.index.items import Under, words_under
from graph.index.kinds import ORGANISATIONS, Facet, Kind, local_name
from graph.index.listing import Condition, Order, Wanted, chosen_by, chosen_by_meeting, page_of
from graph.index.reading import Index, whole
from graph.index.things import sorting_label
from graph.index.values import Described, Link
from graph.questions.understanding import Intent, Understood
from graph.search.results import Sought
from graph.search.searching import Search
from ontology.terms import SAMV

MOST_LINES = 12
_WEIGHED = 200
_ABSENT = local_name(SAMV.Absent)
_CAME = tuple(map(local_name, (SAMV.Present, SAMV.Guest)))


@dataclass(frozen=True, slots=True)
class Line:
    """One part of an answer: who or what (``leads``), by which fact; ``under`` are the words under an agenda item."""

    leads: tuple[Link, ...]
    fact: Described
    under: Under | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question: about what, by how many facts, of which ``lines`` are the first."""

    intent: Intent
    about: Link | None
    subject: str
    lines: tuple[Line, ...]
    total: int


def answer_to(index: Index, search: Search, question: Understood) -> Answer | None:
    """Return the answer to a question, None where the graph has none that is about what was asked."""
    found = _ANSWERERS[question.intent](_Asked(index, search, question)) if question.intent in _ANSWERERS else None
    return found if found and found.lines else None


class _Asked:
    """A question with what its answer is found by."""

    def __init__(self, index: Index, search: Search, question: Understood) -> None:
        self._index = index
        self._search = search
        self.question = question

    def named(self, *kinds: Kind) -> Link | None:
        """Return what the question names by its whole name, or the one project that its subject tells."""
        named = self.question.named(*kinds)
        if named is None and Kind.PROJECT in kinds and self.question.subject:
            found = self._search.find(Sought(self.question.subject, (Kind.PROJECT,), False, limit=1))
            hit = next(iter(found.hits), None)
            named = Link(hit.iri, Kind.PROJECT, hit.label) if hit and not found.some_words else None
        return named

    def number(self, link: Link) -> int:
        """Return the number of a thing of the index."""
        number = self._index.number_of(link.iri)
        if number is None:
            raise KeyError(link.iri)
        return number

    def thing(self, link: Link) -> Described:
        """Return what the index knows of a thing."""
        return self._index.things([self.number(link)])[0]

    def facts(self, kinds: tuple[Kind, ...], *conditions: Condition, most: int = _WEIGHED) -> list[Described]:
        """Return the latest facts of some kinds that meet conditions."""
        wanted = Wanted(kinds, conditions, Order.DATE, True, None, most)
        return self._index.things(page_of(self._index, wanted).numbers)

    def by_words(self, kind: Kind) -> list[Described]:
        """Return the facts of a kind that have the words of the question's subject, none that only have others."""
        found = self._search.find(Sought(self.question.subject, (kind,), False, limit=_WEIGHED))
        # what was found by words spelled alike is a search's to offer: an answer would claim that it is what was asked
        sure = not found.some_words and not found.respelled
        numbers = [self._index.number_of(hit.iri) for hit in found.hits] if sure else []
        return self._index.things([number for number in numbers if number is not None])

    def meeting_bodies(self, number: int) -> list[int]:
        """Return the bodies whose meetings an organisation attended."""
        rows = self._index.rows(
            "SELECT DISTINCT b.value FROM facet a JOIN facet b ON b.kind = a.kind AND b.thing = a.thing AND b.name = ? "
            "WHERE a.kind = ? AND a.name = ? AND a.value = ? LIMIT ?",
            (Facet.BODY, Kind.MEETING, Facet.ORGANISATION, number, _WEIGHED),
        )
        return [whole(value) for (value,) in rows]

    def words_under(self, item: Described) -> Under | None:
        """Return the words under an agenda item."""
        return words_under(self._index, item)

    def links(self, numbers: Iterable[int]) -> dict[int, Link]:
        """Return links to things by their numbers."""
        return self._index.links(numbers)

    def answer(self, about: Link | None, lines: Sequence[Line]) -> Answer:
        """Return the answer made of lines."""
        return Answer(self.question.intent, about, self.question.subject, tuple(lines[:MOST_LINES]), len(lines))


def _once(lines: Iterable[Line]) -> list[Line]:
    """Return lines without those that name what an earlier one has named."""
    return list({tuple(link.iri for link in line.leads): line for line in reversed(list(lines))}.values())[::-1]


def _participants(asked: _Asked) -> Answer | None:
    about = asked.named(Kind.PROJECT) or asked.named(*ORGANISATIONS)
    if about is None:
        return None
    if about.kind is Kind.PROJECT:
        parts = asked.facts(
            (Kind.PARTICIPATION,), chosen_by(Facet.PROJECT, (asked.number(about),), (Kind.PARTICIPATION,))
        )
        lines = _once(Line(part.links("participant"), part) for part in parts)
        return asked.answer(about, sorted(lines, key=lambda line: sorting_label(line.leads[0].label)))
    at_its_meetings = chosen_by_meeting(Facet.BODY, (asked.number(about),))
    seats = asked.facts((Kind.ATTENDANCE,), at_its_meetings, _with_status(_CAME))
    represented = ((one, seat) for seat in seats for one in seat.links("representing"))
    return asked.answer(about, _once(Line((one,), seat) for one, seat in represented if one.iri != about.iri))


def _with_status(statuses: Sequence[str]) -> Condition:
    return chosen_by(Facet.STATUS, statuses, (Kind.ATTENDANCE,))


def _outcomes(kind: Kind) -> Callable[[_Asked], Answer | None]:
    def answered(asked: _Asked) -> Answer | None:
        about = next(iter(asked.question.things), None)
        if about is None or (asked.question.subject and about.kind in ORGANISATIONS):
            facts = asked.by_words(kind)
            if about is not None:
                chosen = {one.iri for one in asked.facts((kind,), *concerning(asked.thing(about)))}
                facts = [one for one in facts if one.iri in chosen]
        elif kind is Kind.COMMITMENT and about.kind not in (Kind.PROJECT, Kind.TOPIC):
            number = asked.number(about)
            facts = asked.facts((kind,), chosen_by(Facet.RESPONSIBLE, (number,), (kind,)))
            facts = facts or asked.facts((kind,), chosen_by_meeting(Facet.BODY, (number,)))
        else:
            facts = asked.facts((kind,), *concerning(asked.thing(about)))
        told_once = {one.label: one for one in reversed(facts)}
        lines = [Line(one.links("responsible"), one) for one in reversed(list(told_once.values()))]
        return asked.answer(about, lines)

    return answered


def _stopped(asked: _Asked) -> Answer | None:
    """Answer with the words under the items at which a project was spoken of: there, if anywhere, stands why."""
    about = asked.named(Kind.PROJECT)
    if about is None:
        return None
    spoken_of = chosen_by(Facet.PROJECT, (asked.number(about),), (Kind.AGENDA_ITEM,))
    items = asked.facts((Kind.AGENDA_ITEM,), spoken_of)
    lines = [Line((), item, asked.words_under(item)) for item in items]
    return asked.answer(about, [line for line in lines if line.under] or [Line((about,), asked.thing(about))])


def _networks(asked: _Asked) -> Answer | None:
    about = asked.named(*ORGANISATIONS)
    if about is None:
        return None
    number = asked.number(about)
    lines = []
    for body, link in asked.links(asked.meeting_bodies(number)).items():
        seats = asked.facts(
            (Kind.ATTENDANCE,),
            chosen_by(Facet.ORGANISATION, (number,), (Kind.ATTENDANCE,)),
            chosen_by_meeting(Facet.BODY, (body,)),
            most=1,
        )
        lines += [Line((link,), seat) for seat in seats]
    return asked.answer(about, lines)


def _projects(asked: _Asked) -> Answer | None:
    about = asked.named(*ORGANISATIONS)
    if about is None:
        return None
    parts = asked.facts(
        (Kind.PARTICIPATION,), chosen_by(Facet.ORGANISATION, (asked.number(about),), (Kind.PARTICIPATION,))
    )
    return asked.answer(about, _once(Line(part.links("inProject"), part) for part in parts))


def _attendances(statuses: Sequence[str]) -> Callable[[_Asked], Answer | None]:
    def answered(asked: _Asked) -> Answer | None:
        about = asked.named(*ORGANISATIONS)
        if about is None:
            return None
        number = asked.number(about)
        of_its_own = chosen_by(Facet.ORGANISATION, (number,), (Kind.ATTENDANCE,))
        at_its_meetings = chosen_by_meeting(Facet.BODY, (number,))
        either = Condition(f"({of_its_own.sql}) OR ({at_its_meetings.sql})", of_its_own.bound + at_its_meetings.bound)
        chosen = either if statuses == (_ABSENT,) else of_its_own
        seats = asked.facts((Kind.ATTENDANCE,), chosen, _with_status(statuses))
        return asked.answer(about, _once(Line(seat.links("attendee"), seat) for seat in seats))

    return answered


def _presenters(asked: _Asked) -> Answer | None:
    about = asked.named(Kind.PROJECT, Kind.TOPIC)
    if about is None:
        items = asked.by_words(Kind.AGENDA_ITEM)
    else:
        facet = Facet.PROJECT if about.kind is Kind.PROJECT else Facet.TOPIC
        items = asked.facts((Kind.AGENDA_ITEM,), chosen_by(facet, (asked.number(about),), (Kind.AGENDA_ITEM,)))
    return asked.answer(about, [Line(who, item) for item in items if (who := item.links("presenter"))])


def _meetings(asked: _Asked) -> Answer | None:
    about = asked.named(*ORGANISATIONS)
    if about is None:
        return None
    meetings = asked.facts((Kind.MEETING,), *concerning(asked.thing(about)))
    return asked.answer(about, [Line((Link(one.iri, one.kind, one.label),), one) for one in meetings])


_ANSWERERS: dict[Intent, Callable[[_Asked], Answer | None]] = {
    Intent.PARTICIPANTS: _participants,
    Intent.COMMITMENTS: _outcomes(Kind.COMMITMENT),
    Intent.DECISIONS: _outcomes(Kind.DECISION),
    Intent.AGREEMENTS: _outcomes(Kind.AGREEMENT),
    Intent.STOPPED: _stopped,
    Intent.NETWORKS: _networks,
    Intent.PROJECTS: _projects,
    Intent.REPRESENTATIVES: _attendances((*_CAME, _ABSENT)),
    Intent.ABSENT: _attendances((_ABSENT,)),
    Intent.PRESENTERS: _presenters,
    Intent.MEETINGS: _meetings,
}
