"""From the pieces of text on a page, with their boxes, to its lines in the order of reading.

Pieces at one height are the cells of a row, a tab between them; where a page is set in columns of running text, the
columns follow each other. A wider space between lines becomes an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from data.reading.values import BULLETS

_BULLET = re.compile(rf"^{BULLETS}\s*")
DIVIDED = "\ufffe"
"""At the end of a line: its last word goes on in the next one, and a hyphen stood here."""
_KEEPS_HYPHEN = ("och", "eller", "samt", "and", "or")
_OVERLAP = 0.5  # of the lower of two heights: then they stand in one row
_LOOSE = 1.7  # times the usual distance of lines: a new paragraph
_LEAST_ROWS = 6  # with text on both sides of a gutter
_LEAST_LETTERS = 25  # the median line of a column of running text


class Fragment(NamedTuple):
    """A piece of text and its box, in points from the lower left of the page; of no size where it is unknown.

    A named tuple, as a page has many of them and a frozen dataclass takes four times as long to make.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.top - self.bottom


Row = list[Fragment]


def page_text(fragments: Sequence[Fragment]) -> list[str]:
    """Return the lines of a page; the order given where no boxes are known."""
    if not any(one.height for one in fragments):
        return _undivided([one.text for one in fragments])
    lines: list[str] = []
    for block in _blocks(_rows(fragments)):
        if lines and lines[-1]:
            lines.append("")
        lines += _lines(block)
    return _undivided(lines)


def _undivided(lines: list[str]) -> list[str]:
    """Return the lines with the ends of divided words brought up to their beginnings.

    A hyphen stays before a capital ("Anna-Lena"), and where the word is not divided but left out ("vård- och").
    """
    whole: list[str] = []
    for line in lines:
        if not (whole and whole[-1].endswith(DIVIDED)) or not line:
            whole.append(line)
            continue
        begun = whole[-1].removesuffix(DIVIDED).removesuffix("-")
        end, _, rest = line.partition(" ")
        if end in _KEEPS_HYPHEN:
            whole[-1:] = [f"{begun}-", line]
        else:
            whole[-1:] = [f"{begun}{'-' if end[:1].isupper() else ''}{end}", *([rest] if rest else [])]
    return [line.replace(DIVIDED, "-") for line in whole]


def _rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Return the pieces in rows from top to bottom, those of a row from left to right."""
    rows: list[Row] = []
    for one in sorted(fragments, key=lambda piece: (-piece.top, piece.left)):
        if rows and _is_beside(one, rows[-1][0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _is_beside(one: Fragment, other: Fragment) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _OVERLAP * min(one.height, other.height)


def _blocks(rows: list[Row]) -> list[list[Row]]:
    """Return the rows as they are to be read: what is set in columns column by column, the rest as it stands."""
    gutter = _gutter(rows)
    if gutter is None:
        return [rows]
    blocks: list[list[Row]] = [[]]
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and not _crosses(rows[end], gutter):
            end += 1
        if end - start >= _LEAST_ROWS:
            left = [[one for one in row if one.left < gutter] for row in rows[start:end]]
            right = [[one for one in row if one.left >= gutter] for row in rows[start:end]]
            blocks += [[row for row in side if row] for side in (left, right)]
            blocks.append([])
            start = end
        else:
            blocks[-1].append(rows[start])
            start += 1
    return [block for block in blocks if block]


def _gutter(rows: list[Row]) -> float | None:
    """Return where the right column of running text begins, if there are columns."""
    pairs = [row for row in rows if len(row) == 2]
    if len(pairs) < _LEAST_ROWS:
        return None
    begin = median(row[1].left for row in pairs)
    level = [row for row in pairs if row[0].right < begin <= row[1].left + 1]
    if len(level) < _LEAST_ROWS:
        return None
    # a label beside its value is short; a line of running text is not
    shortest = min(median(len(row[side].text) for row in level) for side in (0, 1))
    return begin - 1 if shortest >= _LEAST_LETTERS else None


def _crosses(row: Row, gutter: float) -> bool:
    return any(one.left < gutter < one.right for one in row)


def _lines(rows: list[Row]) -> list[str]:
    distances = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)]
    usual = median([one for one in distances if one > 0] or [0.0])
    lines: list[str] = []
    for number, row in enumerate(rows):
        if number and usual and distances[number - 1] > _LOOSE * usual:
            lines.append("")
        lines.append(_BULLET.sub("- ", "\t".join(one.text.strip() for one in row)))
    return lines
