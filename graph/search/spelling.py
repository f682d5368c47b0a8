"""From words that do not occur to those spelled like them that were found in their stead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.search.results import Hit, Respelled
from graph.search.vocabulary import Meant, Tier
from graph.search.words import words_of

_MOST_SHOWN = 3


def respelled(text: str, meant: Sequence[Meant], hits: Sequence[Hit]) -> tuple[Respelled, ...]:
    """Return which typed words were taken for others, and for which, the commonest among the hits first."""
    words = words_of(text)
    typed = {stem: text[start:end] for stem, start, end in zip(words.stems, words.starts, words.ends, strict=True)}
    found = list(_marked(hits))
    told = (Respelled(typed[one.typed], _alike(one, found)) for one in meant if not one.same())
    return tuple(one for one in told if one.found)


def _marked(hits: Sequence[Hit]) -> Iterator[tuple[str, str]]:
    """Give the words that are marked in hits, each with its stem."""
    for part in (part for hit in hits for part in hit.snippet if part.hit):
        for stem in words_of(part.text).stems:
            yield stem, part.text


def _alike(one: Meant, found: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    alike = {stem for stem, tier in one.stems.items() if tier is Tier.SPELLED_ALIKE}
    forms: dict[str, Counter[str]] = {}
    for stem, form in found:
        if stem in alike:
            forms.setdefault(stem, Counter())[form] += 1
    commonest = sorted(forms.values(), key=lambda forms_of_one: -forms_of_one.total())
    return tuple(forms_of_one.most_common(1)[0][0] for forms_of_one in commonest[:_MOST_SHOWN])
