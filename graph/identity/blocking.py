"""From the people of all documents to the pairs worth comparing: near linear in the number of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph.identity.local import LocalPerson
from graph.identity.names import PersonName, is_common, person_name, sound
from graph.identity.scoring import Profile

# Blocks above this many profiles are split: whoever shares neither employer nor network is never merged by name.
_LARGE = 60
# A surname that this many different given names bear in the collection is no longer rare.
_COMMON_FROM = 5

Key = tuple[str, ...]


def profiles_of(people: Sequence[LocalPerson]) -> list[Profile]:
    """Gather people of whom the same is said, so that a person met a hundred times is compared once.

    Only those are gathered who share an employer, a network or an address; of one document never two.
    """
    names = [person_name(person.name) for person in people]
    bearers = _bearers_of_surnames(names)
    gathered: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        said = (names[place].words, person.employers, person.network, person.emails, person.titles)
        anchored = bool(person.employers or person.network or person.emails)
        gathered[(*said, person.ordinal if anchored else place)].append(place)
    return [_profile(places, people, names, bearers) for places in gathered.values()]


def _bearers_of_surnames(names: Iterable[PersonName]) -> dict[str, set[str]]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        for surname in name.surnames[-1:]:
            bearers[surname].add(name.given)
    return bearers


def _profile(
    places: list[int], people: Sequence[LocalPerson], names: Sequence[PersonName], bearers: dict[str, set[str]]
) -> Profile:
    first, name = people[places[0]], names[places[0]]
    days = [day for place in places if (day := people[place].day) is not None]
    rare = bool(name.surnames) and not is_common(name) and len(bearers[name.surnames[-1]]) < _COMMON_FROM
    span = (min(days), max(days)) if days else None
    return Profile(tuple(places), name, rare, first.employers, first.network, first.emails, first.titles, span)


def candidate_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield pairs of profiles that may be one person, each once, in a fixed order."""
    pairs: set[tuple[int, int]] = set()
    for key, block in _blocks(profiles).items():
        if len(block) <= _LARGE:
            pairs.update(combinations(block, 2))
        elif key[0] == "name":
            for part in _parts(block, profiles):
                pairs.update(combinations(part, 2))
    yield from sorted(pairs)


def _blocks(profiles: Sequence[Profile]) -> dict[Key, list[int]]:
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for key in _keys(profile):
            blocks[key].append(place)
    return blocks


def _keys(profile: Profile) -> Iterator[Key]:
    """Yield the keys of the blocks to which a profile belongs.

    By sound of given name and of each surname; by address; and, for what is misspelt beyond its sound, by
    given name or surname within one employer or network.
    """
    given = sound(profile.name.given)
    surnames = {sound(surname) for surname in profile.name.surnames}
    yield from (("name", given, surname) for surname in sorted(surnames))
    yield from (("email", email) for email in sorted(profile.emails))
    around = (*sorted(profile.employers), *([profile.network] if profile.network else ()))
    for where in around:
        yield from (("near", where, word) for word in sorted({given, *surnames}))


def _parts(block: Sequence[int], profiles: Sequence[Profile]) -> Iterator[list[int]]:
    """Split a block of many namesakes by employer and by network."""
    parts: defaultdict[Key, list[int]] = defaultdict(list)
    for place in block:
        profile = profiles[place]
        for employer in profile.employers:
            parts[("employer", employer)].append(place)
        if profile.network is not None:
            parts[("network", profile.network)].append(place)
    yield from parts.values()
