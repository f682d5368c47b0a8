"""The labelled values of the opening block ("Plats: Folkets hus")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from data.extraction.headings import Opens, heading_of
from data.extraction.layout import Line
from data.lexicon import table


@cache
def _label_kinds() -> dict[str, str]:
    return {label: kind for kind, labels in table("headings.header").items() for label in labels}


def labelled(lines: Sequence[Line]) -> Iterator[tuple[str, Line, int, int]]:
    """Yield the labelled values of the opening block: kind of label, line, and where the value begins and ends.

    A label alone on its line has its value on the next.
    """
    for index, line in enumerate(lines):
        heading = heading_of(line.text)
        if heading is None or heading.opens is not Opens.LABEL:
            continue
        kind = _label_kinds()[heading.phrase]
        if line.text[heading.rest :].strip(" :.|"):
            yield kind, line, line.start + heading.rest, line.end
        elif index + 1 < len(lines) and heading_of(lines[index + 1].text) is None:
            following = lines[index + 1]
            yield kind, following, following.start, following.end
