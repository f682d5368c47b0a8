"""Words above or before several people that say whose they are: an organisation, its noun, a heading that holds it."""

from __future__ import annotations

import re
from dataclasses import replace

from data.extraction.headings import STATUS_UNDER, Heading, heading_of
from data.extraction.organisation_names import kind_of
from data.extraction.referents import is_noun
from data.extraction.slots import SlotReader
from data.record import OrganisationMention, Span

FOR_WHOM = re.compile(r"\W*(?:[Ff]ör|[Ff]rån)\s")
"""What stands before those of whom somebody is, or for whom somebody speaks."""
_HEADING = re.compile(r"(?P<list>[^\W\d_]+(?:\s[a-zåäö]+)?)\s(?P<of>(?:från|för)\s[A-ZÅÄÖ][^.,:;()]{2,40})\s?:?")


def group_named(slots: SlotReader, text: str, start: int) -> OrganisationMention | None:
    """Return the organisation that words at ``start`` give several names, by its name or by a noun ("För regionen")."""
    return slots.group_label(text, start) or _noun(text, start)


def heading_of_group(slots: SlotReader, text: str) -> Heading | None:
    """Return the heading that a line is which says whose people it heads ("Närvarande från Region Kil")."""
    match = _HEADING.fullmatch(text)
    heading = heading_of(match["list"]) if match else None
    if match is None or heading is None or heading.rest < len(match["list"]) or heading.opens not in STATUS_UNDER:
        return None
    return replace(heading, rest=match.start("of")) if group_named(slots, match["of"], 0) else None


def _noun(text: str, start: int) -> OrganisationMention | None:
    label = FOR_WHOM.match(text)
    begin = label.end() if label else 0
    noun = text[begin:].strip(" :*")
    if not is_noun(noun):
        return None
    begin += text[begin:].index(noun)
    return OrganisationMention(noun, Span(start + begin, start + begin + len(noun)), kind_of(noun))
