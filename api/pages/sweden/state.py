"""From the address of the geographic map to what is chosen, and back: every view of it has an address of its own."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from graph.collaboration.measuring import Measure
from graph.collaboration.values import STEPS, Choice
from graph.language import LANGUAGES

COUNTRY = "country"
SORTINGS = ("name", "county", "value")
_MONTH = re.compile(r"(?!0000)\d{4}-(0[1-9]|1[0-2])")
_PLACE = re.compile(r"-?\d{1,5},-?\d{1,5},\d{2,5},\d{2,5}")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class SwedenState:
    """What is chosen, "" where nothing is. ``first`` and ``last`` are months, ``network`` and ``topic`` keys.

    ``area`` is a county's code, COUNTRY, or "" for where there is something to see. ``at`` is the stretch of the map
    that somebody zoomed to. ``chosen`` is the code of the municipality whose panel is open, or one end of a tie whose
    other end is ``other``.
    """

    measure: Measure = Measure.MEETINGS
    area: str = ""
    network: str = ""
    topic: str = ""
    first: str = ""
    last: str = ""
    steps: tuple[str, ...] = ()
    curves: bool = True
    at: str = ""
    chosen: str = ""
    other: str = ""
    sort: str = "value"
    descending: bool = False
    language: str = ""

    def query(self, *, language: bool = True) -> str:
        """Return the address's query with its question mark; "" for the first view."""
        given = [("measure", self.measure.value)] if self.measure is not Measure.MEETINGS else []
        for name, value in (("county", self.area), ("network", self.network), ("topic", self.topic)):
            given += [(name, value)] if value else []
        for name, value in (("from", self.first), ("to", self.last)):
            given += [(name, value)] if value else []
        given += [("step", step) for step in self.steps]
        given += [] if self.curves else [("curves", "0")]
        given += [("at", self.at)] if self.at else []
        given += [("chosen", self.chosen)] if self.chosen else []
        given += [("with", self.other)] if self.chosen and self.other else []
        given += [("sort", self.sort)] if self.sort != "value" else []
        given += [("desc", "1")] if self.descending else []
        given += [("lang", self.language)] if language and self.language else []
        return f"?{urlencode(given)}" if given else ""

    def sorted_by(self, column: str) -> SwedenState:
        """Return the same view with its table sorted by a column; once more turns the order round."""
        return replace(self, sort=column, descending=self.sort == column and not self.descending)

    def choosing(self, code: str, other: str = "") -> SwedenState:
        """Return the same view with the panel of a municipality, or of a tie, open."""
        return replace(self, chosen=code, other=other)

    def to_area(self, area: str) -> SwedenState:
        """Return the same choice seen in another area."""
        return replace(self, area=area, at="")

    def choice(self) -> Choice:
        """Return what is chosen of the collaboration network."""
        return Choice(
            first=f"{self.first}-01" if self.first else None,
            last=_end_of(self.last) if self.last else None,
            steps=frozenset(self.steps or STEPS),
            network=self.network or None,
            topic=self.topic or None,
        )


def sweden_state(given: QueryParams) -> SwedenState:
    """Read a state out of an address; what makes no sense counts as not given."""
    measure, sort, language = given.get("measure", ""), given.get("sort", ""), given.get("lang", "")
    at = given.get("at", "")
    return SwedenState(
        measure=Measure(measure) if measure in set(Measure) else Measure.MEETINGS,
        area=given.get("county", "")[:_LONGEST],
        network=given.get("network", "")[:_LONGEST],
        topic=given.get("topic", "")[:_LONGEST],
        first=_month(given.get("from", "")),
        last=_month(given.get("to", "")),
        steps=tuple(step for step in STEPS if step in given.getlist("step")),
        # a form sends both where the box is ticked
        curves=given.get("curves") != "0",
        at=at if _PLACE.fullmatch(at) else "",
        chosen=given.get("chosen", "")[:_LONGEST],
        other=given.get("with", "")[:_LONGEST],
        sort=sort if sort in SORTINGS else "value",
        descending=given.get("desc") == "1",
        language=language if language in LANGUAGES else "",
    )


def _month(text: str) -> str:
    return text if _MONTH.fullmatch(text) else ""


def _end_of(month: str) -> str:
    return f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]:02}"
