"""Whole pages that a converter set as one line: where their lines would have begun."""

from __future__ import annotations

import re
from functools import cache

from data.lexicon import any_of, table

LONGEST = 320  # characters; a longer line is a paragraph at least, and may be a page


@cache
def _phrases() -> str:
    """Return the heading words of the opening block as they stand in running text, with a capital."""
    attendance = [f"headings.attendance.{kind}" for kind in table("headings.attendance")]
    labels = [f"headings.header.{kind}" for kind in table("headings.header")]
    return any_of(*attendance, *labels, "headings.agenda.list", "headings.end_matter")


@cache
def _heading() -> re.Pattern[str]:
    functions = any_of(*[f"headings.functions.{role}" for role in table("headings.functions")])
    follows = r"(?=\s*:|\s+[A-ZÅÄÖ]|\s*$)"
    opens = rf"(?=[A-ZÅÄÖ])(?:(?i:{_phrases()})(?!\w){follows}|(?i:{functions})\s*:)"
    # "ande" is what a common converter leaves of "Beslutande".
    return re.compile(rf"(?<=\s)(?:ande(?=\s+[A-ZÅÄÖ])|{opens})")


_ITEM = re.compile(r"(?<=[.!?:)\w]\s)(?:§\s?\d{1,3}\b|\d{1,2}\.\s(?=[A-ZÅÄÖ][a-zåäö]))")
_SENTENCE = re.compile(r"(?<=[a-zåäö)]{2}[.!?]\s)(?=[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö])")


def split_points(text: str) -> list[int]:
    """Return where lines begin within one long line: at heading words, items and sentences.

    Empty for a line of ordinary length.
    """
    if len(text) <= LONGEST:
        return []
    found = {match.start() for pattern in (_heading(), _ITEM, _SENTENCE) for match in pattern.finditer(text)}
    return sorted(point for point in found if point)
