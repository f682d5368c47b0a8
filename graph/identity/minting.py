"""From groups of people to identifiers that stay from build to build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.identity.local import LocalPerson
from graph.iris import content_hash, slug

_HASH_LENGTH = 6


def identify_people(groups: Sequence[Sequence[LocalPerson]], previous: Mapping[str, str]) -> list[str]:
    """Return an identifier for each group of people who are one; groups and people are in the order of documents.

    A group keeps the identifier that the first of its people, in the order of the documents, had before; where
    two groups lay claim to one, the group of the earlier document keeps it. A new identifier is the name and
    a hash of the first document and the name in it, so that documents which come later do not change it.
    """
    identifiers: dict[int, str] = {}
    taken: set[str] = set()
    for place, group in enumerate(groups):
        earlier = (previous[p.key] for p in group if not p.namesakes and p.key in previous)
        kept = next((identifier for identifier in earlier if identifier not in taken), None)
        if kept is not None:
            identifiers[place] = kept
            taken.add(kept)
    for place, group in enumerate(groups):
        if place not in identifiers:
            identifiers[place] = _free(group[0], taken)
            taken.add(identifiers[place])
    return [identifiers[place] for place in range(len(groups))]


def minted(person: LocalPerson, attempt: int = 0) -> str:
    """Return the identifier that a person gets who is the first of a group and had none before."""
    parts = (person.document, person.name, str(person.ordinal), *([str(attempt)] if attempt else []))
    return f"person/{slug(person.name)}-{content_hash(*parts)[:_HASH_LENGTH]}"


def _free(person: LocalPerson, taken: set[str]) -> str:
    attempt = 0
    while (identifier := minted(person, attempt)) in taken:
        attempt += 1
    return identifier
