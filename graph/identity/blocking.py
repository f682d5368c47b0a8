"""From the people of all documents to the pairs worth comparing: near linear in the number of documents."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import numpy as np

from data.sounds import sound
from graph.identity.profiles import Profile

# Blocks above this many profiles are split: whoever shares neither employer, network nor county is not compared.
_LARGE = 60
_HUBS = 3  # profiles of a spelling with whom all others of it are compared, where there are too many for every pair

Key = tuple[str, ...]


def candidate_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield pairs of profiles that may be one person, each once, in a fixed order."""
    count = len(profiles)
    codes = array("Q")  # a country has millions of pairs: as numbers they fit in memory
    for key, block in _blocks(profiles).items():
        parts = [block] if len(block) <= _LARGE else _parts(block, profiles) if key[0] == "name" else ()
        for part in parts:
            codes.extend(one * count + other for one, other in _pairs(part, profiles))
    for code in np.unique(np.frombuffer(codes, np.uint64)):
        yield divmod(int(code), count)


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


def _pairs(part: Sequence[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pair all with each other; of many, each with those of its spelling who are met the most, and these as well."""
    if len(part) <= _LARGE:
        yield from combinations(part, 2)
        return
    spellings: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in part:
        spellings[profiles[place].name.words].append(place)
    met_most: list[int] = []
    for places in spellings.values():
        hubs = sorted(places, key=lambda place: (-len(profiles[place].people), place))[:_HUBS]
        yield from ((min(pair), max(pair)) for pair in product(hubs, places) if pair[0] != pair[1])
        met_most.append(hubs[0])
    if len(met_most) <= _LARGE:
        yield from combinations(sorted(met_most), 2)


def _parts(block: Sequence[int], profiles: Sequence[Profile]) -> Iterable[list[int]]:
    """Split a block of many namesakes by employer, by network and by county."""
    parts: defaultdict[Key, list[int]] = defaultdict(list)
    for place in block:
        profile = profiles[place]
        for employer in profile.employers:
            parts[("employer", employer)].append(place)
        if profile.network is not None:
            parts[("network", profile.network)].append(place)
        if profile.county is not None:
            parts[("county", profile.county)].append(place)
    return parts.values()
