"""From a name to the outcomes whose words have it: as a whole name, with or without a genitive's s."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.index.kinds import OUTCOMES, Kind
from graph.index.listing import Condition, Order, Wanted, page_of
from graph.index.reading import Index
from graph.index.values import Described
from graph.profiles.gathering import MOST, Cut
from graph.search.words import words_of

_MOST_READ = 400
_SHORTEST = 3


def outcomes_naming(
    index: Index, names: Sequence[str], kinds: Sequence[Kind] = OUTCOMES, most: int = MOST
) -> Cut[Described]:
    """Return the latest outcomes whose text has one of some names, written as the name is (capitals count).

    The full-text tables hold stems; what they find is held against the words themselves. At most some hundred of
    what they find are read, so that in large graphs ``total`` may be too low.
    """
    told = [name for name in names if len(name) >= _SHORTEST]
    match = " OR ".join(f"({_all_of(name)})" for name in told if _all_of(name))
    if not match:
        return Cut()
    in_words = Condition("t.number IN (SELECT rowid FROM outcome_words WHERE outcome_words MATCH ?)", (match,))
    found = page_of(index, Wanted(tuple(kinds), (in_words,), Order.DATE, descending=True, limit=_MOST_READ))
    whole_name = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in told)})(?:s|:s)?(?!\w)")
    named = [one for one in index.things(found.numbers, evidence=False) if whole_name.search(one.label)]
    return Cut(tuple(index.things([one.number for one in named[:most]])), len(named))


def names_of(thing: Described) -> tuple[str, ...]:
    """Return what a thing is called: its label and its other names."""
    others = thing.properties.get("altLabel", ())
    return (thing.label, *(str(one) for one in others)) if isinstance(others, tuple) else (thing.label,)


def _all_of(name: str) -> str:
    return " AND ".join(f'"{stem}"' for stem in dict.fromkeys(words_of(name).stems))
