"""A project of "alla N kommuner" in, the municipalities that this can only mean out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.extraction.layout import Layout
from data.extraction.projects import FoundProject
from data.gazetteer import Gazetteer
from data.lexicon import numbers
from data.record import Basis, Evidence, OrganisationKind, OrganisationMention, Participation, Span

_OF_THE_LIST = "all-n-municipalities-of-the-list"
_OF_THE_BODY = "all-n-members-of-the-body"
_WORDS = {word: int(number) for word, number in numbers("projects.number_words").items()}
_ALL = re.compile(
    rf"\b(?:alla|samtliga)\s(?:de\s)?(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})\s(?:medlems)?(?:kommuner|kommunerna|medlemmar)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"(?<!\w)(?:ska|skall|skulle|bör|borde|kan|kunde|vill|ville)\s(?:[a-zåäö]+\s){0,3}$")
_NEAR = 40  # characters


@dataclass(frozen=True, slots=True)
class CountedReader:
    """Tells whom a count means: the municipalities that ``listed`` people represent, or a mentioned body's members."""

    layout: Layout
    gazetteer: Gazetteer
    mentions: Sequence[OrganisationMention]
    listed: Sequence[OrganisationMention]

    def participations(self, found: FoundProject, known: frozenset[str | None]) -> Iterator[Participation]:
        """Yield the parts of those counted where a project is spoken of, less those whose identifiers are ``known``."""
        match = found.item and _ALL.search(self.layout.flow, found.reach.start, found.reach.end)
        if not match or _NOT_YET.search(self.layout.flow, max(0, match.start() - _NEAR), match.start()):
            return
        count = match["count"].casefold()
        number, span = _WORDS.get(count) or int(count), Span(match.start(), match.end())
        members, rule = self._represented(), _OF_THE_LIST
        if len(members) != number:
            members, rule = self._members_of_body(number, span), _OF_THE_BODY
        for member in members:
            if member.identifier not in known:
                spans = tuple(dict.fromkeys((span, member.span)))
                yield Participation(found.name, member, Evidence(spans, Basis.DERIVED, rule))

    def _represented(self) -> list[OrganisationMention]:
        kept: dict[str, OrganisationMention] = {}
        for organisation in self.listed:
            if organisation.kind is OrganisationKind.MUNICIPALITY and organisation.identifier:
                kept.setdefault(organisation.identifier, organisation)
        return list(kept.values())

    def _members_of_body(self, number: int, span: Span) -> list[OrganisationMention]:
        for mention in self.mentions:
            members = self.gazetteer.members(mention.identifier) if mention.identifier else ()
            towns = [member for member in members if member.kind is OrganisationKind.MUNICIPALITY]
            if len(towns) == number and mention.kind is not OrganisationKind.COUNTY:
                return [OrganisationMention(town.label, span, town.kind, town.identifier) for town in towns]
        return []
