"""Nouns that stand for an organisation that was named before: "högskolan" once "Högskolan Kil" has been named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from data.extraction.layout import Layout
from data.lexicon import any_word, table
from data.record import OrganisationMention, Span


def referents(layout: Layout, sentence: Span, named: Sequence[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Yield, where such nouns stand in a sentence, what they stand for.

    That is the last organisation of the paragraph before them in ``named`` that they fit; else the only one of the
    document.
    """
    for match in any_word("organisations.referring").finditer(layout.flow, sentence.start, sentence.end):
        fitting = [one for one in named if one.span.end <= match.start() and _fits(match.group().casefold(), one)]
        near = [one for one in fitting if not layout.parted(one.span.start, match.start())]
        if near or len({one.identifier or one.name.casefold() for one in fitting}) == 1:
            meant = (near or fitting)[-1]
            span = Span(match.start(), match.end())
            yield OrganisationMention(meant.name, span, meant.kind, meant.identifier)


def is_noun(name: str) -> bool:
    """Say whether a name is such a noun ("bolaget")."""
    return name.casefold() in _nouns()


def only_one_meant(noun: OrganisationMention, named: Sequence[OrganisationMention]) -> OrganisationMention | None:
    """Return what a noun stands for in the head of minutes: the only organisation of the document that it fits."""
    fitting = {
        one.identifier or one.name.casefold(): one
        for one in named
        if not is_noun(one.name) and _fits(noun.name.casefold(), one)
    }
    if len(fitting) != 1:
        return None
    (meant,) = fitting.values()
    return OrganisationMention(meant.name, noun.span, meant.kind, meant.identifier)


def _fits(noun: str, mention: OrganisationMention) -> bool:
    """Whether a noun can stand for an organisation, by its kind or by a word of its name."""
    kinds, beginnings, endings = _nouns()[noun]
    own = mention.name.casefold().split()
    return mention.kind.value in kinds or any(word.startswith(beginnings) or word.endswith(endings) for word in own)


@cache
def _nouns() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Return by noun the kinds that it can mean, and how a word of the name begins or ends then."""
    found = {}
    for noun, meant in table("organisations.referring").items():
        kinds = tuple(form for form in meant if form[0].isupper())
        beginnings = tuple(form.rstrip("-") for form in meant if form.endswith("-"))
        endings = tuple(form.lstrip("-") for form in meant if form.startswith("-"))
        found[noun] = kinds, beginnings, endings
    return found
