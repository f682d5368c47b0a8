"""A cell or label that says who is to do something in, the people whom it names out."""

from __future__ import annotations

from collections import Counter

from data.extraction.layout import Layout
from data.extraction.names import split_words
from data.extraction.people import People, PeopleReader, mention_of
from data.extraction.short_forms import initials_of
from data.lexicon import words
from data.record import NameForm, Party, PersonMention, Span

_FOR_ALL = ("outcomes.everyone", "outcomes.collectives", "organisations.own_office")


class Owners:
    """Finds the people in a stretch that is known to name some, by their initials too ("EE, BK")."""

    def __init__(self, layout: Layout, people: People, reader: PeopleReader) -> None:
        self._layout = layout
        self._people = people
        self._reader = reader
        full = {mention.name for mention in people.mentions if mention.form is NameForm.FULL}
        self._initials = Counter(form for name in full for form in initials_of(name))

    def within(self, start: int, end: int) -> tuple[Party, ...]:
        """Return who is named between two positions; nobody for a word that names all."""
        if self.is_collective(start, end):
            return ()
        entries = self._reader.entries_in(self._layout, start, end)
        owners = [*map(mention_of, entries), *self._by_initials(start, end)]
        if owners:
            owners.sort(key=lambda mention: mention.span)
            return tuple(map(self._people.add, owners))
        return tuple(self._people.within(start, end))

    def is_collective(self, start: int, end: int) -> bool:
        """Say whether a stretch names all who meet, and nobody in particular."""
        folded = self._layout.flow[start:end].strip(" .:*|").casefold()
        return any(folded in words(path) for path in _FOR_ALL)

    def _by_initials(self, start: int, end: int) -> list[PersonMention]:
        return [
            PersonMention(word.text, Span(word.start, word.end), NameForm.INITIALS)
            for word in split_words(self._layout.flow[start:end], start)
            if self._initials.get(word.text) == 1
        ]
