"""The parts of agenda items in, which have a number or a letter of their own ("6.1", "4a", "b) Grön väg")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from data.extraction.layout import Layout
from data.extraction.marked_agenda import Start
from data.extraction.project_names import is_sentence
from data.record import Span

_PART = re.compile(r"\.\d{1,2}|[a-z]")  # what stands behind the number of an item in that of its part
_LETTERED = re.compile(r"(?P<letter>[a-h])[.)]\s+(?P<title>(?:[A-ZÅÄÖ]|\d{4}-\d)[^.;]{2,79}[^.;,:\s])$")
_FEWEST_LETTERED = 2


def with_parts(layout: Layout, run: Sequence[Start], starts: Sequence[Start]) -> list[Start]:
    """Add the parts of items to them, where they stand; ``starts`` are all lines that begin with a number."""
    found = list(run)
    for start, following in zip_longest(run, run[1:]):
        stop = following.line if following is not None else len(layout.lines)
        numbered = [one for one in starts if start.line < one.line < stop and _is_part(one.number, start.number)]
        found += numbered or _lettered(layout, start, stop)
    return sorted({start.line: start for start in found}.values(), key=lambda start: start.line)


def _is_part(number: str | None, whole: str | None) -> bool:
    if not number or not whole or not number.startswith(whole):
        return False
    return _PART.fullmatch(number, len(whole)) is not None


def _lettered(layout: Layout, whole: Start, stop: int) -> list[Start]:
    """Return the parts that letters count from a on, each a title above what is said under it."""
    found = list(_letters(layout, whole, stop))
    letters = "".join((start.number or "")[-1] for start in found)
    if len(found) < _FEWEST_LETTERED or not "abcdefgh".startswith(letters):
        return []
    ends = [*(start.line for start in found[1:]), stop]
    under = all(end - start.line > 1 for start, end in zip(found, ends, strict=True))
    return found if under else []


def _letters(layout: Layout, whole: Start, stop: int) -> Iterator[Start]:
    for index in range(whole.line + 1, stop):
        line = layout.lines[index]
        match = _LETTERED.match(line.text)
        if match is not None and whole.number and not is_sentence(match["title"]):
            span = Span(line.start + match.start("title"), line.start + match.end("title"))
            yield Start(index, f"{whole.number}{match['letter']}", match["title"], span, whole.style)
