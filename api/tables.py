"""From rows to a table of plain text in which nothing is cut off."""

from __future__ import annotations

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
    """Give each column the room it needs, and take what is too much from the widest, one by one."""
    widths = [max(map(len, column)) or 1 for column in zip(*rows, strict=True)]
    too_much = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while too_much > 0 and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
        too_much -= 1
    return widths


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    pieces = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
    return [_line(parts, widths) for parts in zip_longest(*pieces, fillvalue="")]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(cell.ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip()
