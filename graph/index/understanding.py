"""From a text and the places that facts rest on to how much of it was understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.index.reading import Index, whole


@dataclass(frozen=True, slots=True)
class Understood:
    """How much of a text something rests on: ``share`` in whole per cent of its characters that are no space.

    A line is bare where it has words and nothing rests on any of them.
    """

    share: int
    bare_lines: int
    written_lines: int


def understood(text: str, places: Iterable[tuple[int, int]]) -> Understood:
    """Return how much of a text some places, pairs of start and end in code points, cover."""
    covered = bytearray(len(text))
    for start, end in places:
        covered[start:end] = b"\x01" * (min(end, len(text)) - start)
    letters = marked = bare = written = 0
    at = 0
    for line in text.split("\n"):
        of_line = sum(not letter.isspace() for letter in line)
        of_marked = sum(
            not letter.isspace() for letter, mark in zip(line, covered[at : at + len(line)], strict=True) if mark
        )
        at += len(line) + 1
        letters, marked = letters + of_line, marked + of_marked
        written += bool(of_line)
        bare += bool(of_line) and not of_marked
    return Understood(round(100 * marked / letters) if letters else 0, bare, written)


def understood_of(index: Index, document: int) -> Understood:
    """Return how much of the minutes with a number was understood."""
    rows = index.rows(
        "SELECT p.start, p.stop FROM passage p WHERE p.document = ? "
        "AND EXISTS (SELECT 1 FROM ground g WHERE g.passage = p.number)",
        (document,),
    )
    return understood(index.text_of(document), [(whole(start), whole(stop)) for start, stop in rows])
