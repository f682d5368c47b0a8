"""From the profile of a topic to its page."""

from __future__ import annotations

from urllib.parse import quote

from api.pages.things.parts import Entry, Section, ThingPage
from api.pages.things.telling import Teller
from graph.index.values import Described
from graph.profiles.topic import TopicProfile


def topic_page(teller: Teller, profile: TopicProfile) -> ThingPage:
    """Return the page on a topic."""
    itself = profile.itself
    votes = teller.counted("votes_one", "votes_many", profile.votes)
    meetings = teller.counted("meetings_one", "meetings_many", profile.meetings.total)
    return ThingPage(
        teller.kind(itself),
        itself.label,
        (),
        teller.also(itself),
        (teller.sentence("topic_weighed", name=itself.label, votes=votes, meetings=meetings),),
        teller.proof(profile.tallies.first[0]) if profile.tallies.first else None,
        teller.figures(
            ("votes_one", "votes_many", profile.votes), ("meetings_one", "meetings_many", profile.meetings.total)
        ),
        teller.few(profile.meetings.total),
        _sections(teller, profile),
        (),
    )


def _sections(teller: Teller, profile: TopicProfile) -> tuple[Section, ...]:
    mine = f"topic={quote(teller.identifier(profile.itself))}"
    return (
        teller.section(
            "tallies",
            "tallies_heading",
            profile.tallies,
            tuple(_tally(teller, one) for one in profile.tallies.first),
            f"tallies?{mine}",
            "no_tallies",
        ),
        teller.section(
            "items",
            "topic_items_heading",
            profile.items,
            tuple(_item(teller, one) for one in profile.items.first),
            f"agenda-items?{mine}",
        ),
        teller.section(
            "present",
            "topic_present_heading",
            profile.present,
            tuple(
                Entry(teller.link(one.who), teller.counted("meetings_one", "meetings_many", one.meetings))
                for one in profile.present.first
            ),
            f"meetings?{mine}",
            note="topic_present_note",
        ),
    )


def _tally(teller: Teller, fact: Described) -> Entry:
    votes = fact.properties.get("votes", 0)
    told = teller.counted("votes_one", "votes_many", votes if isinstance(votes, int) else 0)
    meeting = teller.around(fact) or teller.named(fact)
    item = [one.label for one in fact.links("underItem")]
    told = " · ".join((told, *(teller.t["under_item"].format(item=one) for one in item)))
    return Entry(meeting, told, fact.first, None, teller.proof(fact))


def _item(teller: Teller, item: Described) -> Entry:
    number = item.texts("itemNumber")
    told = teller.t["item_number"].format(number=number[0]) if number else ""
    return Entry(teller.named(item), told, item.first, teller.around(item), teller.proof(item))
