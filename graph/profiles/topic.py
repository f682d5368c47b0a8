"""From the index to what is known of a topic: where it came up, how it was weighed, who was there."""

from __future__ import annotations

from dataclasses import dataclass

from graph.index.kinds import Facet, Kind
from graph.index.listing import chosen_by
from graph.index.reading import Index, whole
from graph.index.values import Described, Link
from graph.profiles.gathering import MOST, Cut, chosen, having


@dataclass(frozen=True, slots=True)
class Present:
    """An organisation that was at meetings where a topic came up, and at how many."""

    who: Link
    meetings: int


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """What is known of a topic: its tallies, the latest first, with the votes of all of them together."""

    itself: Described
    tallies: Cut[Described]
    votes: int
    meetings: Cut[Described]
    items: Cut[Described]
    present: Cut[Present]


def topic_profile(index: Index, itself: Described) -> TopicProfile:
    """Return the profile of a topic."""
    number = itself.number
    ((votes,),) = index.rows(
        "SELECT coalesce(sum(json_extract(t.body, '$.votes')), 0) FROM facet f JOIN thing t ON t.number = f.thing "
        "WHERE f.kind = ? AND f.name = ? AND f.value = ?",
        (Kind.TALLY, Facet.TOPIC, number),
    )
    return TopicProfile(
        itself,
        having(index, (Kind.TALLY,), Facet.TOPIC, (number,)),
        whole(votes),
        chosen(index, (Kind.MEETING,), chosen_by(Facet.TOPIC, (number,), (Kind.MEETING,))),
        having(index, (Kind.AGENDA_ITEM,), Facet.TOPIC, (number,)),
        _present(index, number),
    )


def _present(index: Index, topic: int) -> Cut[Present]:
    rows = index.rows(
        f"SELECT o.value, count(*) FROM facet m JOIN facet o ON o.thing = m.thing AND o.kind = {int(Kind.MEETING)} "
        "AND o.name = ? WHERE m.kind = ? AND m.name = ? AND m.value = ? GROUP BY o.value ORDER BY 2 DESC, 1",
        (Facet.ORGANISATION, Kind.MEETING, Facet.TOPIC, topic),
    )
    links = index.links(whole(row[0]) for row in rows[:MOST])
    return Cut(tuple(Present(links[whole(who)], whole(count)) for who, count in rows[:MOST]), len(rows))
