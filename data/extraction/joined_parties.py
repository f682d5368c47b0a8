"""Organisations side by side in a sentence: those that begin at a place, and those that end before one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.record import OrganisationMention

BEFORE_ROLE = re.compile(
    r"(?:\s\([^()]{1,40}\))?\s?(?:,|och|samt|/)?\s?(?:som\s)?(?:är|var|som|har|blir|blev|har\svarit|har\sstått|stod|står|agerar|kommer\s(?:att\s)?vara(?:\sden\s\w+\ssom)?)?"
    r"\s?(?:som)?\s?(?:sedan\s(?:i\s)?\w+)?\s?(?:också|även|nu|tillsammans|gemensamt)?\s?"
)
"""What may stand between an organisation and its role: "X är huvudsökande", "X kommer vara den grupp som äger"."""
_OTHER_ROLE = re.compile(r"\s(?:är|var|av)\s$")
_NEAR = 6
_IN_LIST = re.compile(
    r"(?:\s\([^()]{1,40}\)|\skommuner)?\s?(?:,|och|samt|/|:|,\soch)?\s?"
    r"(?:också|även|bl\.?\s?a\.?|bland\sannat|dels|nu|både|kommunerna|(?:numera|sedan)(?:\si)?\s[a-zåäö]+)?\s?"
)


def listed_from(text: str, edge: int, named: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Return the organisations that stand side by side from ``edge`` on, of those ``named`` in order."""
    found: list[OrganisationMention] = []
    for mention in named:
        if mention.span.start < edge:
            continue
        if not _IN_LIST.fullmatch(text, edge, mention.span.start):
            break
        found.append(mention)
        edge = mention.span.end
    return found


def joined_before(text: str, stop: int, named: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Return the organisations that stand side by side directly before ``stop``, where a role is named."""
    found: list[OrganisationMention] = []
    edge = stop
    for mention in reversed([mention for mention in named if mention.span.end <= stop]):
        if not BEFORE_ROLE.fullmatch(text, mention.span.end, edge):
            break
        if found and _OTHER_ROLE.search(text[max(0, mention.span.start - _NEAR) : mention.span.start]):
            break  # "Huvudman är X, Y och Z medverkar"
        found.append(mention)
        edge = mention.span.start
    return found
