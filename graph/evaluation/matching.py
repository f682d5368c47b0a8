"""When two texts say the same, and how rows of two tables pair off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

Gold = TypeVar("Gold")
Found = TypeVar("Found")

LABELS = 80.0  # titles of items, places
TEXTS = 85.0  # the words of an outcome
EVENTS = 75.0  # names of events, which minutes word freely
_EXCERPTS = 90.0  # one text within another
_DECISIONS = 60.0  # two decisions under one item share many words


def folded(text: str) -> str:
    """Return a text with case, width and spacing made alike; letters stay."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def bare(number: str) -> str:
    """Return an item's number without what is no letter or digit: "§ 12." is 12."""
    return re.sub(r"\W", "", number)


def alike(one: str, other: str, at_least: float) -> bool:
    """Tell whether two texts share their words; ``at_least`` is a token set ratio (0 to 100) of RapidFuzz."""
    return fuzz.token_set_ratio(folded(one), folded(other)) >= at_least


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts share their words, or one stands within the other."""
    return alike(one, other, TEXTS) or fuzz.partial_ratio(folded(one), folded(other)) >= _EXCERPTS


def same_wording(one: str, other: str) -> bool:
    """Tell whether two decisions have the same words and about the same length."""
    return same_words(one, other) and fuzz.ratio(folded(one), folded(other)) >= _DECISIONS


def same_item(one: str, other: str) -> bool:
    """Tell whether two designations, by number or title, are of the same agenda item."""
    return (bool(bare(one)) and bare(one) == bare(other)) or alike(one, other, LABELS)


def paired(
    gold: Sequence[Gold], found: Sequence[Found], same: Callable[[Gold, Found], bool]
) -> tuple[tuple[int, int], ...]:
    """Pair rows off, each at most once, as many as can be; return their places in both tables.

    A maximum matching by augmenting paths (Kuhn, 1955), so that the number of pairs hangs on no order.
    """
    fitting = [[there for there, row in enumerate(found) if same(wanted, row)] for wanted in gold]
    taken: dict[int, int] = {}

    def place(wanted: int, tried: set[int]) -> bool:
        for there in fitting[wanted]:
            if there not in tried:
                tried.add(there)
                if there not in taken or place(taken[there], tried):
                    taken[there] = wanted
                    return True
        return False

    for wanted in range(len(gold)):
        place(wanted, set())
    return tuple(sorted((wanted, there) for there, wanted in taken.items()))
