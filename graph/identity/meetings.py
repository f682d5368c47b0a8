"""From the next meetings that documents announce to the documents that record them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """Of one document: whose meeting it records, on which day, and on which day it announces the next."""

    document: str
    body: str
    day: date | None
    announced: date | None


def announced_meetings(meetings: Sequence[MeetingDays]) -> dict[str, str]:
    """Return, by the document that announces a meeting, the one that records a meeting of that body on that day."""
    held: defaultdict[tuple[str, date], list[str]] = defaultdict(list)
    for one in meetings:
        if one.day is not None:
            held[one.body, one.day].append(one.document)
    found: dict[str, str] = {}
    for one in meetings:
        if one.announced is not None:
            later = [other for other in held.get((one.body, one.announced), ()) if other != one.document]
            if later:
                found[one.document] = min(later)
    return found
