"""From the profile of an organisation to its page."""

from __future__ import annotations

from urllib.parse import quote

from api.linked_data.description_page import BasisView, Linked
from api.pages.evidence import Proof, basis_of, quotes_of
from api.pages.things.parts import Entry, Section, Sentence, ThingPage
from api.pages.things.telling import Teller
from graph.index.values import Described
from graph.profiles.organisation import Membership, Missed, OrganisationProfile
from graph.profiles.partners import Partner
from graph.profiles.seats import Seat

_DERIVED = BasisView("derived", None, None)


def organisation_page(teller: Teller, profile: OrganisationProfile) -> ThingPage:
    """Return the page on a municipality or another organisation that holds no meetings."""
    itself = profile.itself
    figures = teller.figures(
        ("meetings_one", "meetings_many", profile.meetings.meetings),
        ("people_one", "people_many", profile.representatives.total),
        ("partners_one", "partners_many", profile.partners.total),
        ("projects_one", "projects_many", profile.projects.total),
    )
    latest = profile.representatives.first[0] if profile.representatives.first else None
    return ThingPage(
        teller.kind(itself),
        itself.label,
        where(teller, itself),
        teller.also(itself),
        _answer(teller, profile, latest),
        teller.proof(latest.latest) if latest else None,
        figures,
        teller.few(profile.meetings.meetings),
        sections_of(teller, profile),
        (),
    )


def where(teller: Teller, itself: Described) -> tuple[Linked, ...]:
    """Return where an organisation is: its county, its code."""
    code = itself.texts("municipalityCode")
    return (
        *(teller.link(one) for one in itself.links("inCounty")),
        *(Linked(teller.t["code_is"].format(code=one)) for one in code),
    )


def _answer(teller: Teller, profile: OrganisationProfile, latest: Seat | None) -> tuple[Sentence, ...]:
    name = profile.itself.label
    if latest is None:
        return (teller.sentence("never_attended", name=name),)
    met = teller.sentence("attended_meetings", name=name, meetings=teller.meetings(profile.meetings, long=True))
    title = teller.title(latest.latest)
    person = teller.link(latest.who)
    day = latest.period.last
    spoken = "represented_last" if day else "represented_by"
    who = teller.sentence(
        spoken, person=person, title=f" ({title})" if title else "", day=teller.long_day(day) if day else ""
    )
    return met, who


def sections_of(teller: Teller, profile: OrganisationProfile) -> tuple[Section, ...]:
    """Return what is told of an organisation as one that takes part."""
    mine = f"organisation={quote(teller.identifier(profile.itself))}"
    return (
        *_with_whom(teller, profile, mine),
        *_on_what(teller, profile, mine),
        *_not_there(teller, profile, mine),
        teller.section(
            "events", "events_heading", profile.events, tuple(map(teller.event, profile.events.first)), f"events?{mine}"
        ),
        teller.section(
            "members",
            "members_heading",
            profile.members,
            tuple(Entry(teller.link(one)) for one in profile.members.first),
            f"organisations?network={quote(teller.identifier(profile.itself))}",
            note="by_reference",
        ),
        teller.mentions(profile.itself.passages),
    )


def _with_whom(teller: Teller, profile: OrganisationProfile, mine: str) -> tuple[Section, ...]:
    """Return who comes for an organisation, where, and with whom it works; ``mine`` chooses it in REST."""
    by_reference = [one for one in profile.memberships.first if one.seat is None]
    attended = [one for one in profile.memberships.first if one.seat is not None]
    networks = tuple(_membership(teller, one) for one in (*attended, *by_reference))
    return (
        teller.section(
            "people",
            "represented_heading",
            profile.representatives,
            tuple(_representative(teller, one) for one in profile.representatives.first),
            f"attendances?{mine}",
            "no_representatives",
        ),
        teller.section(
            "networks", "networks_heading", profile.memberships, networks, f"meetings?{mine}", "no_networks"
        ),
        teller.section(
            "partners",
            "partners_heading",
            profile.partners,
            tuple(_partner(teller, one) for one in profile.partners.first),
            f"ties?{mine}",
            "no_partners",
            "partners_note",
        ),
    )


def _on_what(teller: Teller, profile: OrganisationProfile, mine: str) -> tuple[Section, ...]:
    """Return the projects of an organisation, and what was decided, agreed and promised."""
    return (
        teller.section(
            "projects",
            "projects_heading",
            profile.projects,
            tuple(teller.participation(one, "inProject") for one in profile.projects.first),
            f"participations?{mine}",
            "no_projects",
        ),
        teller.section(
            "spoken",
            "spoken_there_heading",
            profile.spoken_projects,
            tuple(teller.project(one) for one in profile.spoken_projects.first),
        ),
        teller.outcomes("decisions", "decided_heading", profile.decided, f"decisions?{mine}"),
        teller.outcomes("naming", "naming_heading", profile.naming),
        teller.outcomes("commitments", "commitments_heading", profile.commitments, empty="no_commitments"),
        teller.outcomes("commitments-naming", "commitments_naming_heading", profile.commitments_naming),
    )


def _not_there(teller: Teller, profile: OrganisationProfile, mine: str) -> tuple[Section, ...]:
    """Return whom and what the organisation missed."""
    return (
        teller.section(
            "absent",
            "absent_heading",
            profile.absences,
            tuple(_absence(teller, one) for one in profile.absences.first),
            f"attendances?{mine}&status=Absent",
        ),
        teller.section(
            "missed",
            "missed_heading",
            profile.missed,
            tuple(_missed(teller, one) for one in profile.missed.first),
            note="missed_note",
        ),
    )


def _representative(teller: Teller, seat: Seat) -> Entry:
    told = [teller.title(seat.latest), teller.meetings(seat.period)]
    return Entry(
        teller.link(seat.who),
        " · ".join(one for one in told if one),
        seat.period.last,
        teller.around(seat.latest),
        teller.proof(seat.latest),
    )


def _membership(teller: Teller, one: Membership) -> Entry:
    tag = teller.t["member_by_reference"] if one.by_reference else ""
    if one.seat is None:
        return Entry(teller.link(one.body), teller.t["no_meetings_there"], tag=tag)
    return Entry(
        teller.link(one.body),
        teller.meetings(one.seat.period),
        one.seat.period.last,
        teller.around(one.seat.latest),
        teller.proof(one.seat.latest),
        tag=tag,
    )


def _partner(teller: Teller, partner: Partner) -> Entry:
    told = [f"{teller.term(one.step)}: {teller.counted(*_RESTING[one.step], one.weight)}" for one in partner.steps]
    highest = partner.steps[0]
    quotes = tuple(
        quote_view
        for ground in highest.grounds
        for quote_view in quotes_of(
            ground.passages.first[:1], teller.addresses, ground.meeting.label if ground.meeting else None
        )
    )
    grounds = tuple(teller.named(ground) for step in partner.steps for ground in step.grounds)
    return Entry(
        teller.link(partner.who),
        " · ".join(told),
        proof=Proof(basis_of(highest.tie), quotes, len(quotes)),
        grounds=tuple(dict.fromkeys(grounds)),
    )


# what a tie on each step counts, as phrases for one and for many
_RESTING = {
    "MeetingPlace": ("meetings_one", "meetings_many"),
    "Dialogue": ("items_one", "items_many"),
    "SharedView": ("agreements_one", "agreements_many"),
    "Collaboration": ("projects_one", "projects_many"),
    "JointAction": ("actions_one", "actions_many"),
}


def _absence(teller: Teller, fact: Described) -> Entry:
    person = next(iter(fact.links("attendee")))
    return Entry(teller.link(person), teller.title(fact), fact.first, teller.around(fact), teller.proof(fact))


def _missed(teller: Teller, one: Missed) -> Entry:
    told = teller.t["nobody_came"].format(body=one.body.label)
    quotes = quotes_of(one.meeting.passages.first[:1], teller.addresses)
    proof = Proof(_DERIVED, quotes, len(quotes))
    return Entry(teller.named(one.meeting), told, one.meeting.first, None, proof)
