"""Words for a person's function at a meeting."""

from __future__ import annotations

import re
from functools import cache

from data.lexicon import table
from data.record import MeetingRole


@cache
def _roles() -> tuple[tuple[str, MeetingRole], ...]:
    pairs = [(word, MeetingRole(role)) for role, forms in table("headings.functions").items() for word in forms]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def role_of(text: str) -> MeetingRole | None:
    """Return the meeting role that ``text`` as a whole names ("ordf.", "tillika sekreterare")."""
    folded = re.sub(
        r"^(?:tillika|även|samt|som|tf|tjf)\s+|\s+(?:vid mötet|för mötet|(?:§+\s?)?\d[\d\s,–-]*)$",
        "",
        text.casefold().strip(" .:,*"),
    )
    for word, role in _roles():
        if folded == word.rstrip("."):
            return role
    return None
