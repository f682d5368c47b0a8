"""From a seed to a made-up country: bodies with members, people with careers, projects."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.generated.careers import YEARS, People, careers
from data.gazetteer import Gazetteer, default_gazetteer
from data.organisations import ReferenceData, ReferenceOrganisation
from data.places import counties
from data.record import OrganisationKind
from graph.iris import slug
from graph.resolved import ResolvedPerson

BODIES = 150
TITLES = {
    "kommundirektör": "kommunledning",
    "bibliotekschef": "bibliotek",
    "skolchef": "skola",
    "it-chef": "digitalisering",
    "näringslivschef": "näringsliv",
    "miljöchef": "miljö",
    "socialchef": "omsorg",
    "kulturchef": "kultur",
}
_PROJECT_WORDS = ("Gemensam", "Digital", "Hållbar", "Trygg", "Öppen", "Smart", "Levande", "Grön")
_PROJECT_NOUNS = ("växel", "upphandling", "utbildning", "arkivtjänst", "kollektivtrafik", "beredskap", "mötesplats")


@dataclass(frozen=True, slots=True)
class Body:
    """Who meets: a network or joint authority; its members send whoever holds ``title`` with them."""

    identifier: str
    label: str
    kind: OrganisationKind
    members: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class PlannedProject:
    """A project that a body runs in some years, with its participants, the lead first, and who pays."""

    identifier: str
    label: str
    years: range
    participants: tuple[str, ...]
    funder: str


@dataclass(frozen=True, slots=True)
class World:
    """All that minutes will tell of; ``holders`` has for each municipality and title a person a year."""

    gazetteer: Gazetteer
    bodies: tuple[Body, ...]
    people: dict[str, ResolvedPerson]
    holders: dict[tuple[str, str], tuple[str, ...]]
    projects: dict[str, tuple[PlannedProject, ...]]
    guests: tuple[tuple[str, str], ...]  # a person and the agency that the person comes from

    def name_of(self, identifier: str) -> str:
        """Return the name of a person or organisation."""
        person = self.people.get(identifier)
        if person is not None:
            return person.name
        return self.organisation(identifier).label

    def organisation(self, identifier: str) -> ReferenceOrganisation:
        """Return an organisation of the reference data, the made-up bodies among it."""
        found = self.gazetteer.by_identifier(identifier)
        if found is None:
            raise KeyError(identifier)
        return found


def world_of(seed: int) -> World:
    """Make the country of a seed; the same seed gives the same one."""
    chance = random.Random(seed)
    reference = default_gazetteer()
    made = tuple(_made_networks(reference, chance))
    gazetteer = Gazetteer(ReferenceData((*reference.organisations, *made), ()))
    bodies = _bodies(reference, made, chance)
    people = People(chance)
    posts = sorted({(member, body.title) for body in bodies for member in body.members})
    holders = careers(posts, people, chance)
    agencies = _identifiers(reference, OrganisationKind.AGENCY)
    guests = tuple((people.somebody(YEARS.start), agency) for agency in chance.sample(agencies, 60))
    projects = _projects(bodies, agencies, chance)
    named = _resolved(people)
    return World(
        gazetteer,
        bodies,
        {person.identifier: person for person in named.values()},
        {post: tuple(named[one].identifier for one in each) for post, each in holders.items()},
        projects,
        tuple((named[one].identifier, agency) for one, agency in guests),
    )


def _identifiers(gazetteer: Gazetteer, kind: OrganisationKind) -> list[str]:
    return [one.identifier for one in gazetteer.organisations if one.kind is kind]


def _network(label: str, members: Sequence[str]) -> ReferenceOrganisation:
    identifier = f"organisation/{slug(label)}"
    return ReferenceOrganisation(
        identifier, OrganisationKind.NETWORK, label, (label,), None, None, tuple(members), "generated"
    )


def _made_networks(reference: Gazetteer, chance: random.Random) -> Iterator[ReferenceOrganisation]:
    """Yield a network for most counties and subjects, councils of the networks of a subject, and a forum of those.

    So a municipality is member of a network, which is member of a council, which is member of the forum.
    """
    lands = [one for one in counties() if len(reference.members(one.identifier)) >= 4]
    councils = []
    for subject in TITLES.values():
        networks = []
        for land in lands:
            members = [one.identifier for one in reference.members(land.identifier)]
            size = min(len(members), chance.randint(4, 9))
            label = f"Nätverket för {subject} i {land.name}"
            networks.append(_network(label, sorted(chance.sample(members, size))))
        yield from networks
        councils.append(_network(f"Samverkansrådet för {subject}", [one.identifier for one in networks]))
    yield from councils
    yield _network("Forum för regional samverkan", [one.identifier for one in councils])


def _bodies(reference: Gazetteer, made: Sequence[ReferenceOrganisation], chance: random.Random) -> tuple[Body, ...]:
    """Return the reference data's own bodies of three to fifteen municipalities, and made-up ones up to the number."""
    real = [
        replace(one, members=members)
        for one in reference.organisations
        if one.kind in (OrganisationKind.NETWORK, OrganisationKind.MUNICIPAL_ASSOCIATION)
        and 3 <= len(members := tuple(m for m in one.members if m.startswith("municipality/"))) <= 15
    ]
    local = [one for one in made if one.members[0].startswith("municipality/")]
    chosen = [*real, *chance.sample(local, min(len(local), BODIES - len(real)))]
    titles = tuple(TITLES)
    return tuple(
        Body(one.identifier, one.label, one.kind, one.members, titles[number % len(titles)])
        for number, one in enumerate(chosen)
    )


def _resolved(people: People) -> dict[str, ResolvedPerson]:
    """Return everybody under an identifier made of the name, as a build would give it, by the number drawn under."""
    taken: Counter[str] = Counter()
    resolved = {}
    for number, person in people.people.items():
        name = person.name(YEARS.stop)
        stem = f"person/{slug(name)}"
        taken[stem] += 1
        identifier = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        email = f"{identifier.removeprefix('person/')}@example.org"
        resolved[number] = ResolvedPerson(identifier, name, emails=(email,))
    return resolved


def _projects(
    bodies: Sequence[Body], agencies: Sequence[str], chance: random.Random
) -> dict[str, tuple[PlannedProject, ...]]:
    return {body.identifier: tuple(_projects_of(body, agencies, chance)) for body in bodies}


def _projects_of(body: Body, agencies: Sequence[str], chance: random.Random) -> Iterator[PlannedProject]:
    start = YEARS.start + chance.randint(0, 2)
    while start < YEARS.stop:
        word, noun = chance.choice(_PROJECT_WORDS), chance.choice(_PROJECT_NOUNS)
        label = f"{word} {noun} {start} för {body.label}"
        participants = chance.sample(body.members, chance.randint(2, min(6, len(body.members))))
        years = range(start, min(start + chance.randint(2, 5), YEARS.stop))
        yield PlannedProject(f"project/{slug(label)}", label, years, tuple(participants), chance.choice(agencies))
        start += chance.randint(2, 4)
