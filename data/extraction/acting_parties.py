"""Where the clauses of a sentence begin, and whether their subject does something there rather than say or want it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.lexicon import any_of, words

_CLAUSE = re.compile(
    r"(?:[,;]\s(?:och|men|medan|där|som|samt)|[;:]|\s(?:och|medan|där|som)|(?<=[a-zåäö]),)\s"
    r"(?=[A-ZÅÄÖ]|[a-zåäö]+(?:et|en)\s)"
)
_SINCE = r"(?:\s(?:sedan\s(?:i\s)?[\wåäö]+|nu|numera|redan|gemensamt|tillsammans|just\snu))?"
_WORD = re.compile(rf"(?:\s\([^()]{{1,40}}\))?{_SINCE}\s(?P<verb>[a-zåäö]+)(?!\w)")
_VERB = re.compile(r"[a-zåäö]+(?:r|de|te|s|g|k|ck|ll|t)")


def clauses(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the clauses of a sentence begin: its own beginning, and after what joins clauses."""
    yield start
    for match in _CLAUSE.finditer(text, start, end):
        yield match.end()


def acts(text: str, subject_end: int, end: int) -> bool:
    """Say whether a verb of doing stands after a subject that ends at ``subject_end``."""
    match = _WORD.match(text, subject_end, end)
    if match is None or match["verb"] in _no_verbs() or not _VERB.fullmatch(match["verb"]):
        return False
    return _not_acting().match(text, match.start("verb"), end) is None


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset((*words("projects.joining"), *words("projects.no_verbs")))


@cache
def _not_acting() -> re.Pattern[str]:
    saying = any_of("projects.not_acting", "verbs.reporting")
    return re.compile(rf"(?:(?:har|hade)\s(?:också\s|även\s|redan\s|ännu\s)?)?{saying}(?!\w)")
