"""From the projects of each document to those of the collection: one where name and surroundings agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.record import MeetingRecord, OrganisationMention
from graph.iris import content_hash, slug
from graph.resolved import ResolvedProject

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A project as one document speaks of it; ``around`` are its organisations, network and document series.

    ``scope`` is the network, else the series. In what one document tells, organisations stand by provisional keys.
    """

    document: str
    name: str
    forms: frozenset[str]
    around: frozenset[str]
    scope: str

    @property
    def key(self) -> str:
        """What the project is remembered by from build to build."""
        return project_key(self.document, self.name)


def project_key(document: str, name: str) -> str:
    """Return what a project is remembered by from build to build; no person's name holds a slash."""
    return f"{document}#project/{name}"


def resolve_projects(spoken: Sequence[Spoken], previous: Mapping[str, str]) -> dict[str, str]:
    """Join projects of one name that share an organisation, a network or a series of documents.

    Others of one name stay apart, each with its scope in the identifier. ``spoken`` is in the order of documents.
    Returns the identifiers by ``Spoken.key``, which is what the next build remembers.
    """
    by_name: defaultdict[str, list[Spoken]] = defaultdict(list)
    for one in spoken:
        by_name[slug(one.name)].append(one)
    assigned: dict[str, str] = {}
    taken: set[str] = set()
    groups = [group for name in sorted(by_name) for group in _joined(by_name[name])]
    for identifier, group in _identified(groups, previous, taken):
        assigned.update((one.key, identifier) for one in group)
    return assigned


def spoken_in(record: MeetingRecord, known: Mapping[OrganisationMention, str]) -> Iterator[Spoken]:
    """Return the projects that a document speaks of; ``known`` are its organisations, by provisional keys."""
    body = record.meeting.held_by
    network = known[body] if body is not None else None
    series = f"series/{_DIGITS.sub('', slug(record.document.title))}"
    forms = {project.name: frozenset(project.forms) for project in record.projects}
    for name in sorted({*forms, *(part.project for part in record.participations)}):
        taking_part = {known[p.participant] for p in record.participations if p.project == name}
        around = frozenset(taking_part | {series} | ({network} if network else set()))
        yield Spoken(record.document.identifier, name, forms.get(name, frozenset()), around, network or series)


def _joined(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    """Group projects of one name by what surrounds them, in chains."""
    groups: list[tuple[set[str], list[Spoken]]] = []
    for one in spoken:
        touching = [group for group in groups if group[0] & one.around]
        around = one.around.union(*(group[0] for group in touching))
        members = [member for group in touching for member in group[1]]
        groups = [group for group in groups if group not in touching]
        groups.append((set(around), [*members, one]))
    return [sorted(members, key=lambda one: (one.document, one.name)) for _, members in groups]


def _identified(
    groups: Sequence[list[Spoken]], previous: Mapping[str, str], taken: set[str]
) -> Iterator[tuple[str, list[Spoken]]]:
    """Give each group its earlier identifier, where no other has it; then new ones."""
    ordered = sorted(groups, key=lambda group: (group[0].document, group[0].name))
    fresh: list[list[Spoken]] = []
    for group in ordered:
        earlier = [previous[one.key] for one in group if one.key in previous]
        kept = next((identifier for identifier in earlier if identifier not in taken), None)
        if kept is None:
            fresh.append(group)
        else:
            taken.add(kept)
            yield kept, group
    for group in fresh:
        identifier = _free_identifier(group[0], taken)
        taken.add(identifier)
        yield identifier, group


def _free_identifier(first: Spoken, taken: set[str]) -> str:
    plain = f"project/{slug(first.name)}"
    scoped = f"{plain}-{slug(first.scope.rpartition('/')[2])}"
    hashed = f"{scoped}-{content_hash(first.key)}"
    return next(identifier for identifier in (plain, scoped, hashed) if identifier not in taken)


def project_entities(spoken: Iterable[Spoken], assigned: Mapping[str, str]) -> Iterator[ResolvedProject]:
    """Return the projects of a collection, sorted by identifier."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for one in spoken:
        names[assigned[one.key]][one.name] += 1
        forms[assigned[one.key]] |= {one.name, *one.forms}
    for identifier in sorted(names):
        label = max(names[identifier], key=lambda name: (names[identifier][name], name))
        yield ResolvedProject(identifier, label, tuple(sorted(forms[identifier] - {label})))
