"""From what a request names to the one thing that a page is about, or to the things that it may have meant."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from api.rest.collections import number_at
from graph.index.kinds import ENTITIES, Kind
from graph.index.listing import Order, Wanted, page_of
from graph.index.naming import LONGEST_NAME, named
from graph.index.reading import Index
from graph.index.values import Described, Link

_MOST_CHOICES = 20
_MOST_PLACES = 400


@dataclass(frozen=True, slots=True)
class Scope:
    """What a page is about. ``text`` is what was given; without a ``thing`` it is about everything, or not known.

    ``choices`` are several things that have the name given.
    """

    text: str
    thing: Described | None = None
    choices: tuple[Link, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether something was named that there is not."""
        return bool(self.text) and self.thing is None and not self.choices


def scope_of(request: Request, index: Index) -> Scope:
    """Read ``around`` out of a request: an IRI, the end of an address such as "people/ID", a code or a name."""
    text = request.query_params.get("around", "").strip()[:LONGEST_NAME]
    if not text:
        return Scope("")
    number = number_at(index, text) if "/" in text else None
    numbers = [number] if number is not None else named(index, text, (*ENTITIES, Kind.MEETING, Kind.MINUTES))
    if len(numbers) == 1:
        (thing,) = index.things(numbers, evidence=False)
        return Scope(text, thing)
    links = index.links(numbers[:_MOST_CHOICES])
    return Scope(text, None, tuple(links[number] for number in numbers[:_MOST_CHOICES]))


def labels_of(index: Index, kinds: tuple[Kind, ...], most: int) -> list[str]:
    """Return the names of the first things of some kinds, in their order."""
    page = page_of(index, Wanted(kinds, (), Order.LABEL, limit=most))
    links = index.links(page.numbers)
    return [links[number].label for number in page.numbers]


def places_named(index: Index) -> list[str]:
    """Return the names of municipalities and networks, for whoever types one."""
    return labels_of(index, (Kind.MUNICIPALITY, Kind.NETWORK), _MOST_PLACES)
