"""From an agenda item to the words that stand under it in the minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.index.kinds import Kind
from graph.index.reading import Index, whole
from graph.index.values import Described, Link

_MARKS_OF_HEADING = " \n\r\t.:;*_–"
_MARKS_OF_NEXT = re.compile(r"(?:\n[^\w\n]*\d{0,3}[^\w\n]*)+\Z")
"""What stands before the next heading on its line: its number, marks of a list or of emphasis."""


@dataclass(frozen=True, slots=True)
class Under:
    """The words under an agenda item, from its heading to the next one, without the space around them.

    ``start`` and ``end`` count code points into the text of the ``document``.
    """

    document: Link
    start: int
    end: int
    words: str


def words_under(index: Index, item: Described) -> Under | None:
    """Return the words under an agenda item, None where there are none or its heading stands nowhere."""
    headings = [one for one in item.passages.first if item.document and one.document.iri == item.document.iri]
    meeting = index.number_of(item.meeting.iri) if item.meeting else None
    if not headings or item.document is None or meeting is None:
        return None
    begin = max(one.end for one in headings)
    text = index.text_of(whole(index.number_of(item.document.iri)))
    end = min((start for start in _starts(index, meeting) if start >= begin), default=len(text))
    words = _MARKS_OF_NEXT.sub("", text[begin:end])
    start = begin + len(words) - len(words.lstrip(_MARKS_OF_HEADING))
    words = words.lstrip(_MARKS_OF_HEADING).rstrip()
    return Under(item.document, start, start + len(words), words) if words else None


def _starts(index: Index, meeting: int) -> list[int]:
    """Return where the headings of a meeting's items start."""
    rows = index.rows(
        "SELECT min(p.start) FROM thing t JOIN ground g ON g.thing = t.number JOIN passage p ON p.number = g.passage "
        "WHERE t.meeting = ? AND t.kind = ? GROUP BY t.number",
        (meeting, Kind.AGENDA_ITEM),
    )
    return [whole(start) for (start,) in rows]
