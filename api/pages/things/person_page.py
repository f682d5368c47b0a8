"""From the profile of a person to their page."""

from __future__ import annotations

from urllib.parse import quote

from api.linked_data.description_page import BasisView, Linked
from api.pages.evidence import Proof
from api.pages.things.identity import IdentityDecision
from api.pages.things.parts import Entry, Section, Sentence, ThingPage
from api.pages.things.telling import Teller
from graph.index.values import Described
from graph.profiles.gathering import Cut
from graph.profiles.person import PersonProfile
from graph.profiles.seats import Seat


def person_page(teller: Teller, profile: PersonProfile, decisions: tuple[IdentityDecision, ...]) -> ThingPage:
    """Return the page on a person."""
    itself = profile.itself
    figures = teller.figures(
        ("meetings_one", "meetings_many", profile.meetings.meetings),
        ("presented_one", "presented_many", profile.presented.total),
        ("commitments_one", "commitments_many", profile.promised.total),
    )
    latest = profile.attendances.first[0] if profile.attendances.first else None
    return ThingPage(
        teller.kind(itself),
        itself.label,
        tuple(teller.link(one) for one in (latest.links("representing") if latest else ())),
        teller.also(itself),
        _answer(teller, profile, latest),
        teller.proof(latest) if latest else None,
        figures,
        teller.few(profile.meetings.meetings),
        _sections(teller, profile, decisions),
        (),
    )


def _sections(teller: Teller, profile: PersonProfile, decisions: tuple[IdentityDecision, ...]) -> tuple[Section, ...]:
    itself = profile.itself
    me = quote(teller.identifier(itself))
    return (
        _reachable(teller, itself),
        teller.section(
            "roles",
            "roles_heading",
            profile.attendances,
            tuple(_role(teller, one) for one in profile.attendances.first),
            f"attendances?person={me}",
            "no_roles",
        ),
        teller.section(
            "bodies", "bodies_heading", profile.bodies, tuple(_body(teller, one) for one in profile.bodies.first)
        ),
        teller.section(
            "presented",
            "presented_heading",
            profile.presented,
            tuple(_presented(teller, one) for one in profile.presented.first),
            f"agenda-items?presenter={me}",
            "nothing_presented",
        ),
        teller.outcomes(
            "promised",
            "commitments_heading",
            profile.promised,
            f"commitments?responsible={me}",
            "promised_nothing",
        ),
        *_others(teller, profile),
        _identity(teller, decisions),
        teller.mentions(itself.passages),
    )


def _others(teller: Teller, profile: PersonProfile) -> tuple[Section, ...]:
    """Return the projects that somebody answers for, and whom they meet."""
    return (
        teller.section(
            "contact-for",
            "contact_for_heading",
            profile.contact_for,
            tuple(map(teller.project, profile.contact_for.first)),
        ),
        teller.section(
            "met",
            "met_heading",
            profile.met,
            tuple(
                Entry(teller.link(one.who), teller.counted("meetings_one", "meetings_many", one.meetings))
                for one in profile.met.first
            ),
        ),
    )


def _answer(teller: Teller, profile: PersonProfile, latest: Described | None) -> tuple[Sentence, ...]:
    name = profile.itself.label
    if latest is None:
        return (teller.sentence("person_never_listed", name=name),)
    told = [teller.sentence("attended_meetings", name=name, meetings=teller.meetings(profile.meetings, long=True))]
    organisation = next(iter(latest.links("representing")), None)
    title = teller.title(latest)
    if organisation is not None:
        as_what = f" ({title})" if title else ""
        told.append(teller.sentence("last_for", organisation=teller.link(organisation), title=as_what))
    elif title:
        told.append(teller.sentence("last_as", title=title))
    return tuple(told)


def _reachable(teller: Teller, itself: Described) -> Section:
    entries = (
        *(Entry(Linked(one, f"mailto:{one}")) for one in itself.texts("email")),
        *(Entry(Linked(one, f"tel:{one}")) for one in itself.texts("phone")),
    )
    return teller.section(
        "reach", "reach_heading", Cut(entries, len(entries)), entries, note="reach_note" if entries else ""
    )


def _role(teller: Teller, fact: Described) -> Entry:
    organisations = fact.links("representing")
    statuses = [teller.term(one) for one in fact.texts("attendanceStatus")]
    body = teller.around(fact) or Linked(teller.t["meeting"])
    told = [", ".join(one.label for one in organisations), teller.title(fact), *statuses]
    return Entry(body, " · ".join(one for one in told if one), fact.first, None, teller.proof(fact))


def _body(teller: Teller, seat: Seat) -> Entry:
    proof = teller.proof(seat.latest)
    return Entry(
        teller.link(seat.who), teller.meetings(seat.period), seat.period.last, teller.around(seat.latest), proof
    )


def _presented(teller: Teller, item: Described) -> Entry:
    number = item.texts("itemNumber")
    told = teller.t["item_number"].format(number=number[0]) if number else ""
    return Entry(teller.named(item), told, item.first, teller.around(item), teller.proof(item))


def _identity(teller: Teller, decisions: tuple[IdentityDecision, ...]) -> Section:
    entries = tuple(
        Entry(
            Linked(f"{one.form} – {one.compared}"),
            f"{teller.term(one.verdict)}: {one.reason}",
            proof=Proof(BasisView(one.basis.lower(), one.rule, one.confidence), (), 0) if one.basis else None,
        )
        for one in decisions
    )
    return teller.section("identity", "identity_heading", Cut(entries, len(entries)), entries, note="identity_note")
