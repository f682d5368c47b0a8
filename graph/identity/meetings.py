"""From the next meetings that documents announce to the documents that record them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from data.record import MeetingRecord, OrganisationMention


def announced_meetings(
    records: Sequence[MeetingRecord], organisations: Mapping[str, Mapping[OrganisationMention, str]]
) -> dict[str, str]:
    """Return, by the document that announces a meeting, the one that records a meeting of that body on that day."""
    held: defaultdict[tuple[str, date], list[str]] = defaultdict(list)
    for record in records:
        body, when = _body(record, organisations), record.meeting.when
        if body is not None and when is not None and when.start is not None:
            held[body, when.start].append(record.document.identifier)
    found: dict[str, str] = {}
    for record in records:
        body, announced = _body(record, organisations), record.meeting.next_meeting
        if body is None or announced is None or announced.when.start is None:
            continue
        document = record.document.identifier
        later = [other for other in held.get((body, announced.when.start), ()) if other != document]
        if later:
            found[document] = min(later)
    return found


def _body(record: MeetingRecord, organisations: Mapping[str, Mapping[OrganisationMention, str]]) -> str | None:
    body = record.meeting.held_by
    return organisations[record.document.identifier][body] if body is not None else None
