"""From what somebody names a thing by to the things it may be: an IRI, the end of one, a code or a name."""

from __future__ import annotations

import json
from collections.abc import Sequence

from graph.index.kinds import Facet, Kind
from graph.index.reading import Index, marks, whole
from graph.search.words import words_of

LONGEST_NAME = 500
_MOST_ALIKE = 1000

PREFIXES: dict[Kind, tuple[str, ...]] = {
    Kind.MINUTES: ("minutes/",),
    Kind.MEETING: ("meeting/", ""),
    Kind.PERSON: ("person/",),
    Kind.MUNICIPALITY: ("municipality/",),
    Kind.NETWORK: ("organisation/", ""),
    Kind.ORGANISATION: ("organisation/", ""),
    Kind.PROJECT: ("project/",),
    Kind.TOPIC: ("topic/",),
    Kind.AGENDA_ITEM: ("meeting/",),
    Kind.DECISION: ("decision/",),
    Kind.AGREEMENT: ("agreement/",),
    Kind.COMMITMENT: ("commitment/",),
    Kind.EVENT: ("event/",),
    Kind.ATTENDANCE: ("meeting/",),
    Kind.PARTICIPATION: ("participation/",),
    Kind.TALLY: ("tally/",),
    Kind.AMOUNT: ("amount/",),
    Kind.TIE: ("tie/",),
}
"""How the IRIs of a kind begin below the base; "" where not all of them begin alike."""


def identifier_of(relative: str, kind: Kind) -> str:
    """Return the end of an IRI that tells a thing from its like."""
    return relative.removeprefix(PREFIXES[kind][0])


def identified(index: Index, identifier: str, kinds: Sequence[Kind]) -> int | None:
    """Return the number of the thing of some kinds that has an identifier, None where there is none."""
    for prefix in dict.fromkeys(prefix for kind in kinds for prefix in PREFIXES[kind]):
        found = _with_iri(index, prefix + identifier, kinds)
        if found is not None:
            return found
    return None


def named(index: Index, name: str, kinds: Sequence[Kind]) -> list[int]:
    """Return the numbers of the things that an IRI, an identifier, a code or an exact name means.

    Case does not matter in names. Several people may have one name; what matches first in this order counts.
    """
    if "://" in name:
        found = _with_iri(index, index.relative(name), kinds)
        return [] if found is None else [found]
    found = identified(index, name, kinds)
    return [found] if found is not None else _with_code(index, name, kinds) or _with_name(index, name, kinds)


def _with_iri(index: Index, relative: str, kinds: Sequence[Kind]) -> int | None:
    rows = index.rows("SELECT number, kind FROM thing WHERE iri = ?", (relative,))
    return whole(rows[0][0]) if rows and rows[0][1] in kinds else None


def _with_code(index: Index, code: str, kinds: Sequence[Kind]) -> list[int]:
    if not code.isdecimal():
        return []
    rows = index.rows(
        f"SELECT thing FROM facet WHERE kind IN ({marks(kinds)}) AND name = ? AND value = ?",
        (*kinds, Facet.CODE, code),
    )
    return [whole(number) for (number,) in rows]


def _with_name(index: Index, name: str, kinds: Sequence[Kind]) -> list[int]:
    words = " AND ".join(f'"{stem}"' for stem in dict.fromkeys(words_of(name[:LONGEST_NAME]).stems))
    if not words:
        return []
    rows = index.rows(
        "SELECT t.number, t.label, t.body FROM name_words JOIN thing t ON t.number = name_words.rowid "
        f"WHERE name_words MATCH ? AND t.kind IN ({marks(kinds)}) LIMIT ?",
        (words, *kinds, _MOST_ALIKE),
    )
    wanted = name.strip().casefold()
    main = [whole(number) for number, label, _ in rows if str(label).casefold() == wanted]
    return main or [whole(number) for number, _, body in rows if wanted in _other_names(str(body))]


def _other_names(body: str) -> list[str]:
    return [other.casefold() for other in json.loads(body).get("altLabel", [])]
