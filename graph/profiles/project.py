"""From the index to what is known of a project: who takes part, where it stands, whom to call, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from graph.index.kinds import ORGANISATIONS, Facet, Kind
from graph.index.reading import Index, whole
from graph.index.values import Described, Evidenced, Link, Passage
from graph.profiles.gathering import Cut, having, number_of
from graph.profiles.item_texts import first_line_on, text_under

STOPPED = ("Cancelled", "Dormant")
_MOST_TEXTS = 5


class Reason(Enum):
    """Why somebody may be asked about a project, the strongest first."""

    CONTACT = "contact"
    PRESENTED = "presented"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason to ask somebody, the fact that says so, and the line of the minutes that names them, where one does."""

    reason: Reason
    fact: Described
    line: Passage | None = None


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody who may be asked, for whom they came last, and why."""

    who: Link
    organisations: tuple[Link, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """An agenda item under which a project was spoken of, and what the minutes say under it."""

    item: Described
    text: Passage | None


@dataclass(frozen=True, slots=True)
class ProjectProfile:
    """What is known of a project.

    ``status`` is the one that the latest minutes to give any give; ``spoken`` are the items, the latest first.
    """

    itself: Described
    status: str | None
    participations: Cut[Described]
    to_ask: tuple[ToAsk, ...]
    spoken: Cut[Spoken]
    decided: Cut[Described]
    promised: Cut[Described]
    passages: Evidenced[Passage]

    @property
    def judged(self) -> float | None:
        """How likely it is that this is a project, where no document says so in words; None where one does."""
        chances = [one.confidence for one in self.itself.inferences if one.property == "type" and one.confidence]
        documents = {one.item.document for one in self.spoken.first}
        return max(chances) if chances and len(chances) >= len(documents) else None

    @property
    def stopped(self) -> bool:
        """Tell whether the project was stopped or lies still."""
        return self.status in STOPPED


def project_profile(index: Index, itself: Described) -> ProjectProfile:
    """Return the profile of a project."""
    number = (itself.number,)
    status = itself.properties.get("projectStatus")
    items = having(index, (Kind.AGENDA_ITEM,), Facet.PROJECT, number)
    promised = having(index, (Kind.COMMITMENT,), Facet.PROJECT, number)
    return ProjectProfile(
        itself,
        None if status is None else str(status),
        having(index, (Kind.PARTICIPATION,), Facet.PROJECT, number, most=60),
        people_to_ask(index, itself, items.first, promised.first),
        Cut(
            tuple(
                Spoken(item, text_under(index, item) if place < _MOST_TEXTS else None)
                for place, item in enumerate(items.first)
            ),
            items.total,
        ),
        having(index, (Kind.DECISION, Kind.AGREEMENT), Facet.PROJECT, number),
        promised,
        itself.passages,
    )


def people_to_ask(
    index: Index, project: Described, items: tuple[Described, ...], promised: tuple[Described, ...]
) -> tuple[ToAsk, ...]:
    """Return whom to ask about a project: its contacts, then who presented it, then who promised something on it."""
    grounds: dict[str, list[Ground]] = {}
    links: dict[str, Link] = {}

    def add(link: Link, reason: Reason, fact: Described, named_under: tuple[Described, ...] = ()) -> None:
        links[link.iri] = link
        named = first_line_on(index, named_under, number_of(index, link))
        grounds.setdefault(link.iri, []).append(Ground(reason, fact, named[1] if named else None))

    for link in project.links("contactFor"):
        add(link, Reason.CONTACT, project, items)
    for item in items:
        for link in item.links("presenter"):
            add(link, Reason.PRESENTED, item, (item,))
    for one in promised:
        for link in one.links("responsible"):
            add(link, Reason.PROMISED, one)
    strongest = list(Reason)
    ranked = sorted(grounds, key=lambda iri: min(strongest.index(one.reason) for one in grounds[iri]))
    return tuple(ToAsk(links[iri], _employers(index, links[iri], grounds[iri]), tuple(grounds[iri])) for iri in ranked)


def _employers(index: Index, person: Link, grounds: list[Ground]) -> tuple[Link, ...]:
    lines = [one.line for one in grounds if one.line is not None]
    return employers_of(index, person, lines[0] if lines else None)


def employers_of(index: Index, person: Link, line: Passage | None) -> tuple[Link, ...]:
    """Return for whom somebody came last; for one whom no list of attendance has, who stands on the line of the name.

    Only a line that names a single organisation tells: "Föredragande: NAME, ORGANISATION".
    """
    came = represented(index, person)
    if came or line is None:
        return came
    rows = index.rows(
        "SELECT DISTINCT t.number FROM thing d JOIN passage p ON p.document = d.number "
        "JOIN ground g ON g.passage = p.number JOIN thing t ON t.number = g.thing "
        f"WHERE d.iri = ? AND p.start >= ? AND p.stop <= ? AND t.kind IN ({', '.join('?' * len(ORGANISATIONS))})",
        (index.relative(line.document.iri), line.start, line.end, *ORGANISATIONS),
    )
    return tuple(index.links(whole(number) for (number,) in rows).values()) if len(rows) == 1 else ()


def represented(index: Index, person: Link) -> tuple[Link, ...]:
    """Return for whom somebody came to the latest meeting at which they came for anybody."""
    if person.kind is not Kind.PERSON:
        return ()
    came = having(index, (Kind.ATTENDANCE,), Facet.PERSON, (number_of(index, person),), most=10)
    return next((links for one in came.first if (links := one.links("representing"))), ())
