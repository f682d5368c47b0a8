"""From rows to a table of plain text in which nothing is cut off."""

from __future__ import annotations

import math
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

WIDTH_WITHOUT_TERMINAL = 110
_GAP = "  "
_NARROWEST = 8


def output_width() -> int:
    """Return how many characters a line may hold: the terminal's width, a fixed one for files and pipes."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return WIDTH_WITHOUT_TERMINAL


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Set rows in columns no wider in all than ``width``, where the columns allow; long cells go on below."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = _widths([list(headings), *cells], width)
    lines = [_line(headings, widths), _line(["─" * size for size in widths], widths)]
    for row in cells:
        lines += _wrapped(row, widths)
    return "\n".join(lines)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Give each column the room it needs; where that is too much, as much as makes the table low.

    The lines that a column takes are about its characters by its width; their sum is least where widths go
    with the square roots of the characters. Words are broken only where whole ones do not fit.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) or 1 for column in columns]
    roots = [math.sqrt(sum(map(len, column))) or 1.0 for column in columns]
    words = [max(map(_longest_word, column)) for column in columns]
    for narrowest in (words, [_NARROWEST] * len(columns)):
        _narrow(widths, roots, narrowest, width)
    return widths


def _longest_word(cell: str) -> int:
    # long words may go on after a hyphen, but a date is better left whole
    return max(map(len, re.split(r"\s|(?<=[^\d\s]-)", cell)))


def _narrow(widths: list[int], roots: Sequence[float], narrowest: Sequence[int], width: int) -> None:
    """Take what is too much from the columns that are widest for what they hold, one character at a time."""
    too_much = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while too_much > 0:
        wide = [place for place, size in enumerate(widths) if size > narrowest[place]]
        if not wide:
            return
        widths[max(wide, key=lambda place: widths[place] / roots[place])] -= 1
        too_much -= 1


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    pieces = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
    return [_line(parts, widths) for parts in zip_longest(*pieces, fillvalue="")]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip()
