"""What stands where only an organisation can: a label above people, a cell, the words after "för"."""

from __future__ import annotations

import re

from data.extraction.organisation_names import OrganisationReader, kind_of
from data.record import OrganisationKind, OrganisationMention, Span


class SlotReader:
    """Reads words as an organisation where nothing else can stand."""

    def __init__(self, organisations: OrganisationReader) -> None:
        self._organisations = organisations
        self._gazetteer = organisations.gazetteer

    def group_label(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that a line above several names gives them ("För Region Skåne:"), if it does."""
        label = re.sub(r"^(?:från|för|representanter\s(?:för|från))\s", "", text.strip(" :|*-–"), flags=re.IGNORECASE)
        return self._organisations.in_slot(label, start + text.find(label)) if label else None

    def region(self, text: str, start: int) -> OrganisationMention | None:
        """Return the region that a cell under "Region" names by its county ("Norrbotten"), if it does."""
        name = text.strip(" .,*")
        known = self._gazetteer.lookup(f"Region {name}")
        if known is None:
            return None
        begin = start + text.index(name)
        return OrganisationMention(name, Span(begin, begin + len(name)), known.kind, known.identifier)

    def is_known(self, label: str) -> bool:
        """Say whether a label is an organisation that is known, whose people stand beside it."""
        named = self.group_label(label, 0)
        return named is not None and named.identifier is not None

    def named_in_slot(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that stands where nothing else can: any words will do."""
        name = text.strip(" .,*")
        if len(name) < 2 or not any(character.isalpha() for character in name):
            return None
        begin = start + text.index(name)
        return OrganisationMention(name, Span(begin, begin + len(name)), kind_of(name))

    def municipality(self, name: str, start: int) -> OrganisationMention | None:
        """Return the municipality of that name, which stands at ``start``; None where there is none."""
        known = self._gazetteer.lookup(name)
        if known is None or known.kind is not OrganisationKind.MUNICIPALITY:
            return None
        return OrganisationMention(name, Span(start, start + len(name)), known.kind, known.identifier)
