"""From the views of a collection's documents to its people, organisations and projects, and to what is whose.

Everything that needs all documents at once is here, and nothing else: what is of one document alone goes into its view
before (``views``) and into its resolved record after (``resolving``), in whichever process.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from data.gazetteer import Gazetteer
from data.record import LOW_CONFIDENCE
from graph.identity.judgements import Judgements
from graph.identity.linking import Link, link, unmatched_ends
from graph.identity.local import LocalPerson
from graph.identity.meetings import MeetingDays, announced_meetings
from graph.identity.minting import identify_people
from graph.identity.names import fullness
from graph.identity.organisations import OrganisationCount
from graph.identity.projects import Spoken, project_entities, project_key, resolve_projects
from graph.identity.views import View, opened, organisations_in
from graph.identity.weights import NAMES, Level, Weights
from graph.resolved import Collection, ResolvedPerson, SharedFacts, SharedProject, WeightTold

Views = Callable[[], Iterable[tuple[str, bytes]]]


def resolve_views(
    views: Views, gazetteer: Gazetteer, judgements: Judgements, previous: Mapping[str, str]
) -> Collection:
    """Resolve the names of a collection; ``views`` gives each document's, in the order of identifiers, every time.

    ``previous`` are the assignments of the build before. Raises JudgementError where judgements contradict each other.
    """
    organisations = OrganisationCount(gazetteer)
    unknown: dict[str, tuple[str, ...]] = {}
    for document, view in views():
        said, reached = organisations_in(view)
        organisations.add(said, reached)
        unknown[document] = tuple(dict.fromkeys(one.key for one in said if one.key.startswith("?")))
    gathered = _Gathered()
    for document, view in views():
        gathered.add(document, opened(document, view, organisations.identifier))
    projects = resolve_projects(gathered.spoken, previous)
    linked = link(gathered.people, judgements, previous)
    groups = [[gathered.people[place] for place in group] for group in linked.groups]
    identifiers = identify_people(groups, previous)
    named = _by_place(linked.groups, identifiers)
    return Collection(
        tuple(unknown),
        tuple(sorted(map(_person, identifiers, groups), key=lambda person: person.identifier)),
        tuple(organisations.entities()),
        tuple(project_entities(gathered.spoken, projects)),
        {**_assignments(gathered.people, named), **projects},
        unmatched_ends(gathered.people, judgements, previous),
        _Assigned(gathered, named, unknown, organisations, projects, linked.links),
        tuple(gathered.notes),
        tuple(_told(linked.weights)),
        tuple(sorted(gathered.unsure, key=lambda one: (one[1], one[0]))),
    )


def _told(weights: Weights) -> Iterator[WeightTold]:
    for level in (level for level in Level if level not in NAMES):  # what a name weighs depends on the name
        yield WeightTold(level.value.words, round(weights.met[level], 1), round(weights.others[level], 1))


class _Gathered:
    """What the views of all documents hold, one kind of fact beside the other."""

    def __init__(self) -> None:
        self.people: list[LocalPerson] = []
        self.first: dict[str, int] = {}
        self.spoken: list[Spoken] = []
        self.days: list[MeetingDays] = []
        self.shared: dict[str, View] = {}
        self.notes: list[tuple[str, str]] = []
        self.unsure: list[tuple[str, float]] = []

    def add(self, document: str, view: View) -> None:
        self.first[document] = len(self.people)
        self.people.extend(view.people)
        self.spoken.extend(view.spoken)
        if view.days is not None:
            self.days.append(view.days)
        self.notes.extend((document, note) for note in view.notes)
        if view.confidence is not None and view.confidence < LOW_CONFIDENCE:
            self.unsure.append((document, view.confidence))
        if view.told or view.topics:
            self.shared[document] = replace(view, people=(), spoken=())  # these go once they are compared


class _Assigned:
    """What identity found, by document."""

    def __init__(
        self,
        gathered: _Gathered,
        named: Sequence[str],
        unknown: Mapping[str, tuple[str, ...]],
        organisations: OrganisationCount,
        projects: Mapping[str, str],
        links: Iterable[Link],
    ) -> None:
        self._first, self._named = gathered.first, named
        self._unknown, self._organisations, self._projects = unknown, organisations, projects
        self._spoken: defaultdict[str, list[str]] = defaultdict(list)
        for one in gathered.spoken:
            self._spoken[one.document].append(one.name)
        self._shared = gathered.shared
        self._later = announced_meetings(gathered.days)
        self._across = _across(links, gathered.people, named, gathered.first)
        documents = list(gathered.first)
        self._end = dict(zip(documents, [*(gathered.first[one] for one in documents[1:]), len(named)], strict=True))

    def of(self, document: str) -> bytes:
        """Return what ``resolving.resolved_record`` makes a record's resolved record with, as JSON."""
        found = {
            "people": self._people(document),
            "organisations": {key: self._organisations.identifier(key) for key in self._unknown[document]},
            "projects": {name: self._project(document, name) for name in self._spoken.get(document, ())},
            "across": self._across.get(document, ()),
            "next": self._later.get(document),
        }
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()

    def shared(self) -> Iterator[SharedFacts]:
        """Return what documents say of entities that stands with the entities."""
        for document, view in self._shared.items():
            people = self._people(document)
            projects = tuple(
                SharedProject(self._project(document, one.name), one.status, tuple(people[at] for at in one.contacts))
                for one in view.told
            )
            yield SharedFacts(document, view.day, projects, view.topics)

    def _people(self, document: str) -> Sequence[str]:
        return self._named[self._first[document] : self._end[document]]

    def _project(self, document: str, name: str) -> str:
        return self._projects[project_key(document, name)]


def _by_place(groups: Sequence[Sequence[int]], identifiers: Sequence[str]) -> list[str]:
    named = [""] * sum(map(len, groups))
    for group, identifier in zip(groups, identifiers, strict=True):
        for place in group:
            named[place] = identifier
    return named


def _across(
    links: Iterable[Link], people: Sequence[LocalPerson], named: Sequence[str], first: Mapping[str, int]
) -> dict[str, list[tuple[object, ...]]]:
    """Return the decisions that links stand for, in the document of the later of the two, by the place of the person.

    Each: the person's place among those of the document, whom they were compared with, the other's identifier,
    whether they are one, the rule, the reason and the confidence.
    """
    found: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    for one in links:
        earlier, later = sorted((one.one, one.other))
        if (named[earlier] == named[later]) != one.merged:
            continue
        person, other = people[later], people[earlier]
        compared_with = f"{other.name} ({other.document})"
        place = later - first[person.document]
        found[person.document].append(
            (place, compared_with, named[earlier], one.merged, one.rule, one.reason, one.confidence)
        )
    return found


def _person(identifier: str, group: Sequence[LocalPerson]) -> ResolvedPerson:
    """Describe a person by the fullest name, as often as it stands in attendance lists, and by all other forms."""
    counted = Counter(person.name for person in group)
    on_lists = {person.name for person in group if person.listed} or set(counted)
    name = max(on_lists, key=lambda form: (fullness(form)[:2], counted[form], fullness(form), form))
    forms = {form for person in group for form in person.names}
    return ResolvedPerson(
        identifier,
        name,
        tuple(sorted(forms - {name})),
        tuple(sorted({email for person in group for email in person.emails})),
        tuple(sorted({number for person in group for number in person.telephones})),
    )


def _assignments(people: Sequence[LocalPerson], named: Sequence[str]) -> dict[str, str]:
    """Return what the next build is to remember; namesakes of one document cannot be told by their key."""
    return {person.key: named[at] for at, person in enumerate(people) if not person.namesakes}
