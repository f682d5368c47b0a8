"""Between the address of the reports page and what it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from api.linked_data.answering import kept_language, language_of
from api.service.links import public_base
from graph.index.naming import LONGEST_NAME
from graph.language import LANGUAGES
from graph.reports.parts import PARTS

_LONGEST_DAY = 10


@dataclass(frozen=True, slots=True)
class ReportState:
    """What the address asks for, as typed; ``make`` says whether the report is wanted, not only its form."""

    base: str
    scope: str
    first: str
    last: str
    written_in: str
    parts: tuple[str, ...]
    make: bool
    language: str

    def address(self, *, make: bool, language: bool = True) -> str:
        """Return the address of the page with the same choice."""
        given: list[tuple[str, str]] = [
            (name, value) for name, value in (("scope", self.scope), ("from", self.first), ("to", self.last)) if value
        ]
        given += [("in", self.written_in)]
        given += [("part", part) for part in self.parts]
        given += [("make", "1")] if make else []
        given += [("lang", self.language)] if language and self.language else []
        return f"{self.base}reports?{urlencode(given)}"

    @property
    def chosen_parts(self) -> tuple[str, ...]:
        """The parts that are ticked: all where none is named."""
        return self.parts or tuple(PARTS)


def report_state(request: Request) -> ReportState:
    """Read what the address asks for; a part or language that there is not counts as not given."""
    given: Mapping[str, str] = request.query_params
    first, last = (given.get(name, "").strip()[:_LONGEST_DAY] for name in ("from", "to"))
    written_in = given.get("in", "")
    named = request.query_params.getlist("part")
    parts = tuple(name for name in PARTS if name in named)
    return ReportState(
        public_base(request),
        given.get("scope", "").strip()[:LONGEST_NAME],
        first,
        last,
        written_in if written_in in LANGUAGES else language_of(request),
        () if len(parts) == len(PARTS) else parts,
        given.get("make") == "1",
        kept_language(request),
    )
