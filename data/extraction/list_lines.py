"""What a line of a list says before it is read as a row: that it gives a day, goes on with a label, is a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from data.extraction.dates import find_dates
from data.extraction.headings import STATUS_UNDER, Heading, heading_of
from data.extraction.layout import Layout

_LABEL_GOES_ON = re.compile(
    r"[a-zåäö][\wåäö]+(?:\s[a-zåäö]+)?\s{3,}(?=[A-ZÅÄÖ])"
)  # the second line of a label in its column
_LABEL_IN_COLUMN = re.compile(r"(?P<label>[A-ZÅÄÖ][\wåäö/.]*(?:\s[\wåäö/.]+){0,3}?-?)\s{3,}(?=\S)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def gives_day(text: str) -> bool:
    """Say whether a line gives a day with its year, as that of the meeting does."""
    return _YEAR.search(text) is not None and any(hit.year_given and hit.when.start for hit in find_dates(text, None))


def heads_group(layout: Layout, index: int) -> bool:
    """Say whether a heading stands below that of a list, one level down: it names a group in the list."""
    level = layout.lines[index].heading
    above = next((line for line in reversed(layout.lines[:index]) if 0 < line.heading < level), None)
    heading = heading_of(above.text) if above else None
    return heading is not None and heading.opens in STATUS_UNDER


def label_goes_on(layout: Layout, index: int) -> int:
    """Return how many characters of a line go on with the label in the column of the line above, 0 where none do."""
    match = _LABEL_GOES_ON.match(layout.lines[index].text) if index else None
    return match.end() if match and _LABEL_IN_COLUMN.match(layout.lines[index - 1].text) else 0


def wrapped_heading(layout: Layout, index: int) -> Heading | None:
    """Return the heading that a label is which stands in its column on two lines, with the content of the first."""
    if index + 1 >= len(layout.lines) or not (rest := label_goes_on(layout, index + 1)):
        return None
    match = _LABEL_IN_COLUMN.match(layout.lines[index].text)
    if match is None:
        return None
    more = layout.lines[index + 1].text[:rest].strip()
    first = match["label"]
    heading = heading_of(first[:-1] + more if first.endswith("-") else f"{first} {more}")
    return replace(heading, rest=match.end()) if heading else None


def is_sentence(text: str) -> bool:
    """Whether a line is prose: it ends like a sentence and has several words in lower case."""
    lower = [word for word in text.split() if word[0].islower()]
    return (text.rstrip().endswith((".", "!", "?")) and len(lower) > 4) or len(lower) > 12
