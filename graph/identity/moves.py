"""From groups of people at a municipality to those that are one person who moved: who stopped coming, and who came.

Whether a namesake who comes to another municipality of the county afterwards is the same person, odds tell: how often
those who stop coming are met again elsewhere, to how often any of the newcomers there bears the whole name by chance.
The first figure is what is left of the namesakes in the collection when those by chance are taken away; it is learnt
for those of one network and for others, and by how soon they come. Chance is reckoned as in ``rarity``, from given
names and surnames apart. Two who are met at once elsewhere are rivals, of whom at most one is whoever left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations, product

from graph.identity.employers import county_of, places_of
from graph.identity.names import PersonName
from graph.identity.profiles import Days, Profile, overlap
from graph.identity.rarity import Rarity
from graph.identity.weights import MATCH_PROBABILITY, Level, Weights

_SOON = tuple(map(timedelta, (0, 400, 1200, 36500)))  # days from the last day here to the first there
_KNOWN_RATE, _KNOWN_FROM = 0.01, 50.0  # of those who stop coming, and how many of them that counts as
_LEAST_TOLD = 0.01
_LEARNT_FROM = 300  # names; in a smaller collection chance cannot be told from more

Way = tuple[bool, int]
"""Whether two share a network, and how soon the one comes after the other."""
_WAYS: tuple[Way, ...] = tuple(product((True, False), range(len(_SOON) - 1)))


@dataclass(frozen=True, slots=True)
class Stay:
    """A group of people who are one: its leader, names, where it is met, for whom, as what, first and last day."""

    group: int
    names: frozenset[PersonName]
    county: str
    places: frozenset[str]
    networks: frozenset[str]
    titles: frozenset[str]
    days: Days


@dataclass(frozen=True, slots=True)
class Move:
    """Two groups that are one person at two municipalities, and how surely.

    ``rate`` is how many come again in such a way, ``chance`` how many namesakes do.
    """

    earlier: int
    later: int
    shares_network: bool
    rate: float
    chance: float
    probability: float

    @property
    def words(self) -> str:
        """What spoke for it, in Swedish."""
        network = " och i samma nätverk" if self.shares_network else ""
        return (
            f"För: samma namn först i en kommun, sedan i en annan i samma län{network}; av dem som slutar möts "
            f"{_number(100 * self.rate)} av hundra åter så, av en slump väntas {_number(100 * self.chance)} av hundra."
        )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A namesake who came after somebody left; ``chance`` is how many come in such a way by chance."""

    earlier: Stay
    later: Stay
    way: Way
    chance: float


def _number(value: float) -> str:
    return f"{value:.2g}".replace(".", ",") if value >= _LEAST_TOLD else "mindre än 0,01"


def can_be_learnt(rarity: Rarity) -> bool:
    """Say whether a collection is large enough to tell who moved from chance."""
    return rarity.names >= _LEARNT_FROM


def moved(stays: Sequence[Stay], rarity: Rarity, weights: Weights) -> list[Move]:
    """Return the moves that are likely enough, the likeliest first."""
    if not can_be_learnt(rarity):
        return []
    newcomers = _Newcomers(stays)
    pairs = {
        (earlier.group, later.group): _Candidate(
            earlier, later, way, _by_chance(earlier, later, newcomers.of(earlier, way), rarity)
        )
        for namesakes in _namesakes(stays)  # two may share several names
        for earlier, later, way in _one_after_the_other(namesakes)
    }
    candidates = list(pairs.values())
    rates = _rates(candidates, stays, newcomers, rarity)
    odds = [rates[one.way] / one.chance * _titles(one, weights) for one in candidates]
    found = [
        Move(one.earlier.group, one.later.group, one.way[0], rates[one.way], one.chance, probability)
        for one, probability in zip(candidates, _probabilities(candidates, odds), strict=True)
        if probability >= MATCH_PROBABILITY
    ]
    return sorted(found, key=lambda one: (-one.probability, one.earlier, one.later))


class _Newcomers:
    """The first days of the groups of each county, municipality, and network within a county."""

    def __init__(self, stays: Iterable[Stay]) -> None:
        starts: defaultdict[tuple[str, ...], list[date]] = defaultdict(list)
        for stay in stays:
            around = ((place,) for place in stay.places)
            for where in ((stay.county,), *around, *((stay.county, network) for network in stay.networks)):
                starts[where].append(stay.days[0])
        self._starts = {where: sorted(days) for where, days in starts.items()}

    def of(self, stay: Stay, way: Way) -> int:
        """Count who came after somebody left: to the same networks, or to other municipalities of the county."""
        if way[0]:
            return sum(self._came((stay.county, network), stay, way[1]) for network in stay.networks)
        here = sum(self._came((place,), stay, way[1]) for place in stay.places)
        return max(0, self._came((stay.county,), stay, way[1]) - here)

    def _came(self, where: tuple[str, ...], stay: Stay, soon: int) -> int:
        days, left = self._starts.get(where, []), stay.days[1]
        return bisect_right(days, left + _SOON[soon + 1]) - bisect_right(days, left + _SOON[soon])


def _namesakes(stays: Iterable[Stay]) -> Iterator[list[Stay]]:
    """Yield those of each county who bear a name."""
    bearers: defaultdict[tuple[str, str], list[Stay]] = defaultdict(list)
    for stay in stays:
        for key in sorted({name.key for name in stay.names}):
            bearers[stay.county, key].append(stay)
    yield from (each for each in bearers.values() if len(each) > 1)


def _one_after_the_other(namesakes: Sequence[Stay]) -> Iterator[tuple[Stay, Stay, Way]]:
    for earlier, later in permutations(namesakes, 2):
        if earlier.days[1] < later.days[0] and not earlier.places & later.places:
            soon = bisect_left(_SOON, later.days[0] - earlier.days[1]) - 1
            yield earlier, later, (bool(earlier.networks & later.networks), soon)


def _by_chance(earlier: Stay, later: Stay, newcomers: int, rarity: Rarity) -> float:
    """Return how many newcomers are to be expected to bear a name that two share, the commonest of them."""
    shared = {name.key for name in later.names}
    most = max(rarity.namesakes(name) for name in earlier.names if name.key in shared)
    return most / max(rarity.names, 1) * max(newcomers, 1)


def _rates(
    candidates: Iterable[_Candidate], stays: Iterable[Stay], newcomers: _Newcomers, rarity: Rarity
) -> dict[Way, float]:
    """Return how many of those who stop coming, where others come, are met again in each way."""
    met = {(one.earlier.group, one.way) for one in candidates}
    left: Counter[Way] = Counter()
    more: defaultdict[Way, float] = defaultdict(float)
    for stay in stays:
        for way in _WAYS:
            came = newcomers.of(stay, way)
            if came:
                left[way] += 1
                more[way] += ((stay.group, way) in met) - min(1.0, _by_chance(stay, stay, came, rarity))
    return {way: max(_KNOWN_FROM * _KNOWN_RATE + more[way], 0.0) / (_KNOWN_FROM + left[way]) for way in _WAYS}


def _titles(one: _Candidate, weights: Weights) -> float:
    """Return how much likelier the titles of two make it that they are one; 1 where one has none."""
    if not one.earlier.titles or not one.later.titles:
        return 1.0
    same = one.earlier.titles & one.later.titles
    return float(2 ** weights.others[Level.TITLE_SAME if same else Level.TITLE_OTHER])


def _probabilities(candidates: Sequence[_Candidate], odds: Sequence[float]) -> Iterator[float]:
    """Weigh each candidate against chance and against its rivals: who else followed, and whom else it followed."""
    after: defaultdict[int, list[int]] = defaultdict(list)
    before: defaultdict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(candidates):
        after[one.earlier.group].append(at)
        before[one.later.group].append(at)
    for one, speaks in zip(candidates, odds, strict=True):
        followed = (at for at in after[one.earlier.group] if overlap(candidates[at].later.days, one.later.days))
        led = (at for at in before[one.later.group] if overlap(candidates[at].earlier.days, one.earlier.days))
        yield speaks / (1 + max(sum(odds[at] for at in followed), sum(odds[at] for at in led)))  # both count it too


def stays_of(groups: Iterable[int], profiles: Sequence[Profile], days: Mapping[int, Days | None]) -> list[Stay]:
    """Gather the groups of profiles that are of a municipality or county and whose days are known."""
    gathered: defaultdict[int, list[Profile]] = defaultdict(list)
    for group, profile in zip(groups, profiles, strict=True):
        gathered[group].append(profile)
    found = ((group, _mostly(members), members, days[group]) for group, members in gathered.items())
    return [
        Stay(
            group,
            frozenset(profile.name for profile in members),
            county,
            frozenset(place for profile in members for place in places_of(profile.employers)),
            frozenset(profile.network for profile in members if profile.network is not None),
            frozenset(title for profile in members for title in profile.titles),
            known,
        )
        for group, county, members, known in found
        if county is not None and known is not None
    ]


def _mostly(profiles: Iterable[Profile]) -> str | None:
    """Return the county in which people are employed the most; None where no county is known."""
    counted: Counter[str] = Counter()
    for profile in profiles:
        county = county_of(profile.employers)
        if county is not None:
            counted[county] += len(profile.people)
    return max(sorted(counted), key=counted.__getitem__) if counted else None
