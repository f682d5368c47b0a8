"""What a planner picks when asking for a report."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analytics.memberships import EVER, Period
from graph.analytics.scope import EVERYTHING, Scope


@dataclass(frozen=True, slots=True)
class Choice:
    """Scope, period, language ("sv" or "en") and parts, by name and in order; all parts where there are none."""

    scope: Scope = EVERYTHING
    period: Period = EVER
    language: str = "sv"
    parts: tuple[str, ...] = ()
