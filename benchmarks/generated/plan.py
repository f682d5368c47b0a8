"""From a made-up country to the meetings that its bodies hold: when, who is due, and what is on the agenda."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.generated.careers import YEARS
from benchmarks.generated.world import TITLES, Body, PlannedProject, World
from data.record import DocumentReference, Evidence, Meeting, MeetingRecord, Project, ProjectStatus, Topic, When
from graph.iris import content_hash, slug
from graph.resolved import Resolution, ResolvedOrganisation, ResolvedProject, ResolvedRecord

_NO_WORDS = Evidence(())


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """One meeting to write minutes of: ``seats`` are people and whom they represent, ``number`` seeds the rest."""

    identifier: str
    number: int
    body: Body
    day: date
    seats: tuple[tuple[str, str], ...]
    guest: tuple[str, str] | None
    projects: tuple[PlannedProject, ...]
    topic: str | None
    following: str | None

    def status_of(self, project: PlannedProject) -> ProjectStatus:
        """Return where a project stands on the day of the meeting."""
        if self.day.year == project.years[0]:
            return ProjectStatus.STARTUP
        return ProjectStatus.COMPLETED if self.day.year == project.years[-1] else ProjectStatus.ONGOING


def meetings_of(world: World, count: int, seed: int) -> list[PlannedMeeting]:
    """Plan a number of meetings, spread evenly over bodies and years, in the order of their identifiers."""
    chance = random.Random(seed)
    terms = [(body, year) for body in world.bodies for year in YEARS]
    each, more = divmod(count, len(terms))
    fuller = set(chance.sample(range(len(terms)), more))
    planned: list[PlannedMeeting] = []
    for number, (body, year) in enumerate(terms):
        planned.extend(_meetings_of_year(world, body, year, each + (number in fuller), chance))
    return sorted(planned, key=lambda meeting: meeting.identifier)


def _meetings_of_year(
    world: World, body: Body, year: int, count: int, chance: random.Random
) -> Iterator[PlannedMeeting]:
    days = [date(year, 1 + 11 * turn // count, chance.randint(1, 28)) for turn in range(count)]
    names = [f"{day.isoformat()}-{slug(body.label)}-{turn}" for turn, day in enumerate(days, start=1)]
    live = [project for project in world.projects[body.identifier] if year in project.years]
    for turn, day in enumerate(days):
        yield PlannedMeeting(
            identifier=names[turn],
            number=chance.getrandbits(48),
            body=body,
            day=day,
            seats=tuple((world.holders[member, body.title][year - YEARS.start], member) for member in body.members),
            guest=chance.choice(world.guests) if chance.random() < 0.3 else None,
            projects=tuple(project for project in live if chance.random() < 0.6),
            topic=chance.choice(tuple(TITLES.values())).capitalize() if chance.random() < 0.05 else None,
            following=names[turn + 1] if turn + 1 < count else None,
        )


def resolution_of(world: World, meetings: list[PlannedMeeting]) -> Resolution:
    """Return what the minutes of planned meetings share; its records hold no more than that takes."""
    people = {person for meeting in meetings for person, _ in meeting.seats}
    people |= {meeting.guest[0] for meeting in meetings if meeting.guest}
    organisations = {one for meeting in meetings for one in (meeting.body.identifier, *meeting.body.members)}
    projects = {project.identifier: project for meeting in meetings for project in meeting.projects}
    return Resolution(
        records=tuple(map(_shared_part, meetings)),
        people=tuple(world.people[one] for one in sorted(people)),
        organisations=tuple(_organisation(world, one) for one in sorted(organisations)),
        projects=tuple(ResolvedProject(one, projects[one].label) for one in sorted(projects)),
    )


def _organisation(world: World, identifier: str) -> ResolvedOrganisation:
    known = world.organisation(identifier)
    return ResolvedOrganisation(identifier, known.label, known.kind)


def _shared_part(meeting: PlannedMeeting) -> ResolvedRecord:
    projects = tuple(Project(one.label, _NO_WORDS, status=meeting.status_of(one)) for one in meeting.projects)
    record = MeetingRecord(
        DocumentReference(meeting.identifier, meeting.identifier, content_hash(meeting.identifier)),
        Meeting(_NO_WORDS, when=When(meeting.day.isoformat(), meeting.day)),
        projects=projects,
        topics=(Topic(meeting.topic, _NO_WORDS),) if meeting.topic else (),
    )
    return ResolvedRecord(record, {}, {}, {one.label: one.identifier for one in meeting.projects})
