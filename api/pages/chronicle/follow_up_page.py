"""From promises on a day to what the list of them shows: those of each state, with their proof and what came later."""

from __future__ import annotations

from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.evidence import Proof, Quote, proof_of
from api.pages.wording import wording
from graph.chronicle.follow_up import FollowUp, FollowUps, Later, State
from graph.index.periods import period_of
from graph.index.values import Link
from graph.language.days import spoken_day, spoken_period
from graph.language.numbers import grouped


@dataclass(frozen=True, slots=True)
class LaterView:
    """Words of later minutes that may be about a promise, and the words that both share."""

    words: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise; ``due`` is its last day in words, ``distance`` how far that is from the day looked at.

    ``last_day`` and ``made_on`` are the same days as in ISO 8601, "" where not known.
    """

    told: Linked
    responsible: tuple[Linked, ...]
    due: str
    last_day: str
    distance: str
    meeting: Linked | None
    made: str
    made_on: str
    proof: Proof
    silence: str
    later: tuple[LaterView, ...]


@dataclass(frozen=True, slots=True)
class StateView:
    """The promises that stand so, and how many there are, shown or not."""

    state: State
    heading: str
    total: int
    promises: tuple[PromiseView, ...]


def state_views(found: FollowUps, addresses: Addresses, language: str) -> tuple[StateView, ...]:
    """Return what is shown of promises, in one of the languages, by state; states without any are left out."""
    teller = _Teller(addresses, language)
    counts = {one.state: one.count for one in found.counts}
    return tuple(
        StateView(state, wording(language)[f"state_{state.value}"], counts[state], tuple(map(teller.told, promises)))
        for state in State
        if (promises := [one for one in found.shown if one.state is state])
    )


class _Teller:
    def __init__(self, addresses: Addresses, language: str) -> None:
        self._addresses = addresses
        self._language = language
        self._t = wording(language)

    def told(self, one: FollowUp) -> PromiseView:
        promise = one.commitment
        return PromiseView(
            self._linked(Link(promise.iri, promise.kind, promise.label)),
            tuple(map(self._linked, promise.links("responsible"))),
            self._due(one),
            one.due or "",
            self._distance(one.days),
            self._linked(promise.meeting) if promise.meeting else None,
            spoken_day(promise.first, self._language) if promise.first else "",
            promise.first or "",
            proof_of(promise, self._addresses),
            self._silence(one),
            tuple(map(self._later, one.later)),
        )

    def _linked(self, link: Link) -> Linked:
        return Linked(link.label, self._addresses.link(link.iri))

    def _due(self, one: FollowUp) -> str:
        edtf = one.commitment.properties.get("edtfDue")
        period = period_of(str(edtf)) if edtf else None
        if period:
            return spoken_period(*period, self._language, str(edtf))
        return spoken_day(one.due, self._language) if one.due else ""

    def _distance(self, days: int | None) -> str:
        if days is None:
            return ""
        if days == 0:
            return self._t["today"]
        if abs(days) == 1:
            return self._t["day_ago" if days > 0 else "day_ahead"]
        return self._t["days_ago" if days > 0 else "days_ahead"].format(days=grouped(abs(days)))

    def _silence(self, one: FollowUp) -> str:
        """Say why nothing later is shown, "" where something is."""
        if one.later:
            return ""
        if one.later_minutes == 0:
            return self._t["later_none"]
        if one.later_minutes == 1:
            return self._t["later_silent_one"]
        return self._t["later_silent"].format(count=grouped(one.later_minutes))

    def _later(self, one: Later) -> LaterView:
        href = self._addresses.minutes(one.document.iri, (one.start, one.end))
        return LaterView(", ".join(one.shared), Quote(one.words, one.document.label, None, None, href))
