"""From an agenda item to the words of the minutes that stand under it: from its heading to the next."""

from __future__ import annotations

from collections.abc import Sequence

from graph.index.items import words_under
from graph.index.reading import Index, whole
from graph.index.values import Described, Passage

_MOST_READ = 5
LONGEST = 1800
"""Characters of an item's text that are given at most."""


def line_on(index: Index, item: Described, person: int) -> Passage | None:
    """Return the line under an agenda item on which somebody is named first; None where none of its lines does."""
    under = text_under(index, item)
    document = None if under is None else index.number_of(under.document.iri)
    if under is None or document is None:
        return None
    rows = index.rows(
        "SELECT p.start, p.stop FROM ground g JOIN passage p ON p.number = g.passage "
        "WHERE g.thing = ? AND p.document = ? AND p.start >= ? AND p.stop <= ? ORDER BY p.start LIMIT 1",
        (person, document, under.start, under.end),
    )
    if not rows:
        return None
    text = index.text_of(document)
    start, end = text.rfind("\n", 0, whole(rows[0][0])) + 1, text.find("\n", whole(rows[0][1]))
    line = text[start : end if end >= 0 else len(text)].rstrip()
    iri = f"{under.iri.rpartition('/')[0]}/{start}-{start + len(line)}"
    return Passage(iri, under.document, start, start + len(line), line)


def first_line_on(index: Index, items: Sequence[Described], person: int) -> tuple[Described, Passage] | None:
    """Return the first of some agenda items under which somebody is named, and the line; only a few are read."""
    for item in items[:_MOST_READ]:
        line = line_on(index, item, person)
        if line is not None:
            return item, line
    return None


def text_under(index: Index, item: Described) -> Passage | None:
    """Return the words under an agenda item, its heading first; None where its place in the minutes is not known.

    Long texts are cut after a sentence.
    """
    document = index.number_of(item.document.iri) if item.document else None
    if document is None or item.meeting is None or not item.passages.first:
        return None
    own, under = item.passages.first[0], words_under(index, item)
    text = _cut(index.text_of(document)[own.start : under.end if under else own.end])
    start, end = own.start, own.start + len(text)
    return Passage(f"{own.iri.rpartition('/')[0]}/{start}-{end}", own.document, start, end, text)


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    sentence_end = text.rfind(". ", 0, LONGEST)
    return text[: sentence_end + 1] if sentence_end > 0 else text[:LONGEST]
