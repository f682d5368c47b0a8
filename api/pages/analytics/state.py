"""Between the address of an analysis and what it is to be about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request

from api.linked_data.answering import kept_language
from api.service.links import public_base
from graph.index.naming import LONGEST_NAME

_LONGEST_DAY = 10


@dataclass(frozen=True, slots=True)
class AnalysisState:
    """What the address asks for, as typed; ``name`` is the analysis, "" for all, ``stopped`` that nothing is made."""

    base: str
    name: str
    scope: str
    first: str
    last: str
    stopped: bool
    language: str

    @property
    def path(self) -> str:
        """The path of the page, without the service's address."""
        return f"analytics/{self.name}" if self.name else "analytics"

    def address(self, *, language: bool = True) -> str:
        """Return the address of the page with the same choice."""
        given = [(name, value) for name, value in self._chosen() if value]
        given += [("stopped", "1")] if self.stopped else []
        given += [("lang", self.language)] if language and self.language else []
        return f"{self.base}{self.path}{'?' if given else ''}{urlencode(given)}"

    def report(self, part: str) -> str:
        """Return the address of the page that makes a report of the same choice."""
        given = [*((name, value) for name, value in self._chosen() if value), ("part", part)]
        given += [("lang", self.language)] if self.language else []
        return f"{self.base}reports?{urlencode(given)}"

    def of(self, name: str) -> AnalysisState:
        """Return the same choice for another analysis."""
        return replace(self, name=name, stopped=False)

    def ended(self) -> AnalysisState:
        """Return the same choice with nothing being made."""
        return replace(self, stopped=True)

    def begun(self) -> AnalysisState:
        """Return the same choice, to be made."""
        return replace(self, stopped=False)

    def _chosen(self) -> tuple[tuple[str, str], ...]:
        return (("scope", self.scope), ("from", self.first), ("to", self.last))


def analysis_state(request: Request, name: str = "") -> AnalysisState:
    """Read what the address asks for."""
    given = request.query_params
    first, last = (given.get(key, "").strip()[:_LONGEST_DAY] for key in ("from", "to"))
    return AnalysisState(
        public_base(request),
        name,
        given.get("scope", "").strip()[:LONGEST_NAME],
        first,
        last,
        given.get("stopped") == "1",
        kept_language(request),
    )
