"""Words for a person's function at a meeting."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from data.lexicon import table
from data.record import MeetingRole

# "processledare och sekr.", "ekonom/sekreterare", "samordnare och den som skrivit detta"
_JOINED = re.compile(r"\s(?:och|samt|&|o)\s(?:som\s|den\ssom\s)?(?:också\s|även\s)?|(?<=\S)/(?=\S)|,\s(?:som\s)?")


_BESIDE_ROLE = re.compile(r"^(?:tillika|även|samt|som|tf|tjf)\s+|\s+(?:vid mötet|för mötet|(?:§+\s?)?\d[\d\s,–-]*)$")


@cache
def _roles() -> dict[str, MeetingRole]:
    forms = table("headings.functions")
    # Of a word that two functions share, the one that the lexicon names first.
    return {word.rstrip("."): MeetingRole(role) for role in reversed(forms) for word in forms[role]}


@lru_cache(maxsize=16_384)
def role_of(text: str) -> MeetingRole | None:
    """Return the meeting role that ``text`` names, by itself or joined to something else ("ekonom/sekreterare")."""
    folded = text.casefold()
    return next(filter(None, map(only_role, (folded, *_JOINED.split(folded)))), None)


def only_role(text: str) -> MeetingRole | None:
    """Return the meeting role that ``text`` as a whole names ("ordf.", "tillika sekreterare")."""
    folded = _BESIDE_ROLE.sub("", text.casefold().strip(" .:,*"))
    indefinite = folded.removesuffix("n") if folded.endswith("en") else folded  # "ordföranden", "sekreteraren"
    return _roles().get(folded) or _roles().get(indefinite)
