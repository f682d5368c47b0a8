"""A stretch of a sentence in, until when something is to be done out: a day, or "till nästa möte"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from data.extraction.dates import find_dates
from data.extraction.layout import Layout
from data.lexicon import any_of
from data.record import Span, When

_LAST_DAY = re.compile(r"\b(?:senast|före|innan|till nästa)\b")


@cache
def _later() -> re.Pattern[str]:
    """A deadline that names no day: "till nästa möte", "före påsk"."""
    before, meeting, time = (any_of(f"verbs.due.{key}") for key in ("before", "meetings", "times"))
    return re.compile(
        rf"(?<!\w)(?:{before}\s(?:(?:det|den)\s)?(?:(?:nästa|kommande|nästkommande)\s)?(?:\w*{meeting}|{time})"
        rf"|{any_of('verbs.due.alone')})(?!\w)",
        re.IGNORECASE,
    )


class Deadlines:
    """Finds the deadlines of a document; ``reference`` is the day of its meeting."""

    def __init__(self, layout: Layout, reference: date | None) -> None:
        self._text = layout.flow
        self._reference = reference

    def due(self, stretch: Span) -> When | None:
        """Return the last date in a stretch that is not before the meeting."""
        hits = find_dates(self._text[stretch.start : stretch.end], self._reference, forward=True)
        later = [
            hit.when
            for hit in hits
            if hit.when.end is None or self._reference is None or hit.when.end >= self._reference
        ]
        return later[-1] if later else None

    def is_later(self, stretch: Span) -> bool:
        """Say whether a stretch names a time after the meeting without its day ("till nästa möte")."""
        return _later().search(self._text, stretch.start, stretch.end) is not None

    def has_last_day(self, stretch: Span) -> bool:
        """Say whether a stretch says by when, rather than on which day, something is done ("senast den 3 maj")."""
        dated = self.is_later(stretch) or self.due(stretch) is not None
        return dated and _LAST_DAY.search(self._text, stretch.start, stretch.end) is not None
