"""From attendances to the ties between organisations that hang on one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations

from graph.analytics.attendances import Attendance, Status


@dataclass(frozen=True, slots=True)
class Dependency:
    """A tie that ends, on the side of ``organisation``, where ``person`` leaves: nobody else kept it at any meeting."""

    organisation: str
    other: str
    person: str
    meetings: tuple[str, ...]


def single_person_dependencies(found: Iterable[Attendance], least: int = 2) -> tuple[Dependency, ...]:
    """Return the ties of which one side was, at each of at least so many shared meetings, the same single person.

    One shared meeting says nothing of who would come to the next. The most meetings first. Who speaks for both sides
    is on both. A tie can hang on one person on either side; it is then there twice.
    """
    tables: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in found:
        if one.status is not Status.ABSENT:
            tables[one.meeting][one.organisation].add(one.person)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for meeting, seats in sorted(tables.items()):
        for pair in permutations(sorted(seats), 2):
            shared[pair].append(meeting)
    hanging = []
    for (organisation, other), meetings in shared.items():
        people = set().union(*(tables[meeting][organisation] for meeting in meetings))
        if len(meetings) >= least and len(people) == 1:
            hanging.append(Dependency(organisation, other, people.pop(), tuple(meetings)))
    return tuple(sorted(hanging, key=lambda tie: (-len(tie.meetings), tie.organisation, tie.other)))
