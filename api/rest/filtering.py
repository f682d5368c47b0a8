"""From what a list is asked for to the conditions and the order of the index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from api.rest.parameters import Asked, Period
from api.service.problems import Problem
from graph.index.kinds import ENTITIES, ORGANISATIONS, OUTCOMES, Facet, Kind
from graph.index.listing import (
    Condition,
    Order,
    chosen_by,
    chosen_by_meeting,
    passages_behind,
    passages_with_words,
    with_column,
    with_property,
    with_words,
    within,
)
from graph.index.naming import named
from graph.index.periods import period_of
from graph.index.reading import Index
from graph.search.words import words_of

_SHAPING = frozenset(("limit", "cursor", "format", "sort", "from_", "to", "due_from", "due_to"))
_OF_ITS_OWN: Mapping[Facet, frozenset[Kind]] = {
    Facet.ORGANISATION: frozenset(
        (Kind.MEETING, Kind.ATTENDANCE, Kind.PARTICIPATION, Kind.TIE, Kind.PERSON, Kind.PROJECT)
    ),
    Facet.PERSON: frozenset((Kind.MEETING, Kind.ATTENDANCE)),
    Facet.BODY: frozenset((Kind.MEETING, Kind.PERSON)),
    Facet.PROJECT: frozenset(
        (Kind.MEETING, Kind.PARTICIPATION, Kind.AGENDA_ITEM, *OUTCOMES, Kind.EVENT, Kind.TALLY, Kind.AMOUNT)
    ),
    Facet.TOPIC: frozenset((Kind.MEETING, Kind.AGENDA_ITEM, *OUTCOMES, Kind.EVENT, Kind.TALLY, Kind.AMOUNT)),
}
"""Which kinds have a facet themselves; the others are chosen by that of their meeting."""

_FACETS: Mapping[str, tuple[Facet, tuple[Kind, ...], str]] = {
    "municipality": (Facet.ORGANISATION, (Kind.MUNICIPALITY,), "municipality"),
    "organisation": (Facet.ORGANISATION, ORGANISATIONS, "organisation"),
    "body": (Facet.BODY, ORGANISATIONS, "organisation"),
    "network": (Facet.BODY, (Kind.NETWORK,), "network"),
    "person": (Facet.PERSON, (Kind.PERSON,), "person"),
    "project": (Facet.PROJECT, (Kind.PROJECT,), "project"),
    "topic": (Facet.TOPIC, (Kind.TOPIC,), "topic"),
}
_COLUMNS = {"basis": "basis", "step": "step", "party_type": "party_kind", "type": "class"}
_ORDERS = {"date": Order.DATE, "label": Order.LABEL, "weight": Order.WEIGHT, "document": Order.DOCUMENT}
NAMES_TABLE, TITLES_TABLE, OUTCOMES_TABLE = "name_words", "title_words", "outcome_words"


def order_of(asked: Asked) -> tuple[Order, bool]:
    """Return what a list is sorted by, and whether the other way round."""
    sort = str(getattr(asked, "sort", "document"))
    return _ORDERS[sort.removeprefix("-")], sort.startswith("-")


def conditions_of(index: Index, kinds: Sequence[Kind], asked: Asked) -> tuple[Condition, ...]:
    """Return what things of some kinds are chosen by; raises Problem where a name means nothing."""
    chooser = _Chooser(index, kinds)
    return (*chooser.by_filters(asked), *period_conditions(asked), *_due(asked))


def passage_conditions_of(index: Index, asked: Asked) -> tuple[Condition, ...]:
    """Return what passages are chosen by; raises Problem where a name means nothing."""
    chooser = _Chooser(index, (Kind.MINUTES,), of_passages=True)
    return (*chooser.by_filters(asked), *period_conditions(asked))


def meant(index: Index, value: str, kinds: Sequence[Kind], what: str) -> list[int]:
    """Return the numbers of what a value of a filter names; raises Problem where that is nothing."""
    found = named(index, value, kinds)
    if not found:
        detail = f"There is no {what} “{value}”: give an IRI, an id or an exact name out of the list of its kind."
        raise Problem(400, "unknown-name", "Unknown name", detail)
    return found


def period_conditions(asked: object) -> tuple[Condition, ...]:
    """Return the period that things are chosen by."""
    if not isinstance(asked, Period) or (asked.from_ is None and asked.to is None):
        return ()
    return (within(day_of("from", asked.from_, 0), day_of("to", asked.to, 1)),)


class _Chooser:
    """Makes conditions for one list."""

    def __init__(self, index: Index, kinds: Sequence[Kind], *, of_passages: bool = False) -> None:
        self._index = index
        self._kinds = kinds
        self._of_passages = of_passages

    def by_filters(self, asked: Asked) -> list[Condition]:
        given = {name: getattr(asked, name) for name in type(asked).model_fields if name not in _SHAPING}
        return [self._by(name, value) for name, value in given.items() if value is not None]

    def _by(self, name: str, value: str | int) -> Condition:
        if name in _COLUMNS:
            return with_column(_COLUMNS[name], value)
        special: dict[str, Callable[[str], Condition]] = {
            "meeting": self._by_meeting,
            "document": self._by_document,
            "about": self._by_what_it_backs,
            "text": self._by_words,
            "status": lambda word: chosen_by(Facet.STATUS, [word], self._kinds),
            "role": lambda word: chosen_by(Facet.ROLE, [word], self._kinds),
            "presenter": lambda who: self._by_own(Facet.PRESENTER, who, (Kind.PERSON,), "person"),
            "responsible": lambda who: self._by_own(
                Facet.RESPONSIBLE, who, (Kind.PERSON, *ORGANISATIONS), "person or organisation"
            ),
        }
        if name == "min_weight":
            return with_column("weight", value, ">=")
        return special[name](str(value)) if name in special else self._by_facet(name, str(value))

    def _by_facet(self, name: str, value: str) -> Condition:
        facet, kinds, what = _FACETS[name]
        if name == "network" and self._kinds[0] in ORGANISATIONS:
            return self._by_own(Facet.MEMBER_OF, value, ORGANISATIONS, "organisation")
        if name == "person" and self._kinds[0] is Kind.PROJECT:
            return self._by_own(Facet.RESPONSIBLE, value, kinds, what)
        if self._kinds[0] in _OF_ITS_OWN[facet]:
            return self._by_own(facet, value, kinds, what)
        return chosen_by_meeting(facet, meant(self._index, value, kinds, what))

    def _by_own(self, facet: Facet, value: str, kinds: Sequence[Kind], what: str) -> Condition:
        return chosen_by(facet, meant(self._index, value, kinds, what), self._kinds)

    def _by_meeting(self, value: str) -> Condition:
        return with_column("meeting", meant(self._index, value, (Kind.MEETING,), "meeting")[0])

    def _by_document(self, value: str) -> Condition:
        return with_column("number", meant(self._index, value, (Kind.MINUTES,), "minutes")[0])

    def _by_what_it_backs(self, value: str) -> Condition:
        return passages_behind(meant(self._index, value, tuple(Kind), "thing"))

    def _by_words(self, text: str) -> Condition:
        stems = dict.fromkeys(words_of(text).stems)
        match = " AND ".join(f'"{stem}"' for stem in stems)
        if not match:
            raise Problem(400, "no-word", "No word", f"“{text}” has no word in it: give one.")
        if self._of_passages:
            return passages_with_words(match)
        kind = self._kinds[0]
        table = NAMES_TABLE if kind in ENTITIES else OUTCOMES_TABLE if kind in OUTCOMES else TITLES_TABLE
        return with_words(table, match)


def _due(asked: Asked) -> list[Condition]:
    first, last = getattr(asked, "due_from", None), getattr(asked, "due_to", None)
    return [
        with_property("due", day, comparison)
        for day, comparison in ((day_of("dueFrom", first, 0), ">="), (day_of("dueTo", last, 1), "<="))
        if day is not None
    ]


def day_of(name: str, given: str | None, end: int) -> str | None:
    """Return the first or the last day of a day, month or year."""
    if given is None:
        return None
    period = period_of(given)
    if period is None:
        detail = f"{given} is no day: correct the parameter {name}."
        raise Problem(400, "no-day", "No such day", detail, {"parameter": name})
    return period[end]
