"""From the profile of a meeting to its page: who was there, the agenda with what came of each point."""

from __future__ import annotations

from api.linked_data.description_page import Linked
from api.pages.things.parts import Entry, Section, Sentence, ThingPage
from api.pages.things.telling import Teller
from graph.index.kinds import Kind
from graph.index.values import Described
from graph.profiles.gathering import Cut
from graph.profiles.meeting import MeetingProfile, Point, SpokenOf

_STATUSES = (
    ("Present", "present_heading"),
    ("Guest", "guests_heading"),
    ("Absent", "absent_heading"),
    ("", "unlisted_heading"),
)


def meeting_page(teller: Teller, profile: MeetingProfile) -> ThingPage:
    """Return the page on a meeting."""
    itself = profile.itself
    t = teller.t
    by_status = {status: _of_status(profile, status) for status, _ in _STATUSES}
    outcomes = [one for point in profile.points for one in point.outcomes] + list(profile.loose)
    minutes = teller.addresses.minutes(profile.minutes.iri) if profile.minutes else None
    held = [teller.link(one) for one in itself.links("heldBy")]
    return ThingPage(
        teller.kind(itself),
        itself.label,
        (*held, *(Linked(one) for one in (itself.first,) if one)),
        (),
        tuple(_answer(teller, itself, profile, by_status)),
        teller.proof(itself),
        teller.figures(
            ("present_one", "present_many", len(by_status["Present"])),
            ("guests_one", "guests_many", len(by_status["Guest"])),
            ("absent_one", "absent_many", len(by_status["Absent"])),
            ("items_one", "items_many", len(profile.points)),
            ("decisions_one", "decisions_many", _of_kind(outcomes, Kind.DECISION)),
            ("agreements_one", "agreements_many", _of_kind(outcomes, Kind.AGREEMENT)),
            ("commitments_one", "commitments_many", _of_kind(outcomes, Kind.COMMITMENT)),
        ),
        "",
        _sections(teller, profile, by_status),
        (Linked(t["read_minutes"], minutes),) if minutes and profile.points else (),
    )


def _sections(teller: Teller, profile: MeetingProfile, by_status: dict[str, list[Described]]) -> tuple[Section, ...]:
    return (
        *(_attendance(teller, heading, by_status[status]) for status, heading in _STATUSES),
        _agenda(teller, profile),
        teller.outcomes("outcomes", "loose_heading", Cut(profile.loose, len(profile.loose))),
        teller.section(
            "projects",
            "spoken_projects_heading",
            profile.projects,
            tuple(_project(teller, one) for one in profile.projects.first),
        ),
        teller.section("events", "events_heading", profile.events, tuple(map(teller.event, profile.events.first))),
        _beside(teller, profile),
        teller.mentions(profile.itself.passages),
    )


def _of_status(profile: MeetingProfile, status: str) -> list[Described]:
    return [one for one in profile.attendances.first if one.properties.get("attendanceStatus", "") == status]


def _of_kind(facts: list[Described], kind: Kind) -> int:
    return sum(one.kind is kind for one in facts)


def _answer(
    teller: Teller, itself: Described, profile: MeetingProfile, by_status: dict[str, list[Described]]
) -> list[Sentence]:
    t = teller.t
    day = teller.long_day(itself.first) if itself.first and itself.first == itself.last else ""
    if not profile.attendances.total and not profile.points:
        return [teller.sentence("announced_only", day=day or t["day_unknown"], place=_in_place(teller, itself))]
    phrase = "met_on" if day else "met_no_day"
    told = [teller.sentence(phrase, day=day, time=_time(teller, itself), place=_in_place(teller, itself))]
    organisations = {link.iri for one in by_status["Present"] for link in one.links("representing")}
    if by_status["Present"]:
        who = teller.counted("people_one", "people_many", len(by_status["Present"]))
        from_where = teller.counted("organisations_one", "organisations_many", len(organisations))
        told.append(teller.sentence("were_present", people=who, organisations=from_where))
    if by_status["Absent"]:
        names = ", ".join(one.label for fact in by_status["Absent"] for one in fact.links("attendee"))
        told.append(teller.sentence("were_absent", names=names))
    return told


def _time(teller: Teller, itself: Described) -> str:
    """Return the hours of a meeting as the language writes them, "" where its minutes do not give them."""
    hours = [one[11:16] for key in ("startDate", "endDate") for one in itself.texts(key) if "T" in one]
    return teller.t["at_time"].format(time="–".join(hours).replace(":", teller.t["time_mark"])) if hours else ""


def _in_place(teller: Teller, itself: Described) -> str:
    place = itself.texts("location")
    mode = [teller.term(one) for one in itself.texts("eventAttendanceMode")]
    told = ", ".join((*place, *mode))
    return f", {told}" if told else ""


def _attendance(teller: Teller, heading: str, facts: list[Described]) -> Section:
    anchor = heading.removesuffix("_heading")
    return teller.section(
        anchor, heading, Cut(tuple(facts), len(facts)), tuple(_attended(teller, one) for one in facts)
    )


def _attended(teller: Teller, fact: Described) -> Entry:
    t = teller.t
    told = [", ".join(one.label for one in fact.links("representing")), teller.title(fact)]
    items = fact.links("attendedItem")
    if items:
        told.append(t["only_items"].format(items=", ".join(one.label for one in items)))
    stands_in = fact.links("standsInFor")
    if stands_in:
        told.append(t["stands_in"].format(names=", ".join(one.label for one in stands_in)))
    person = next(iter(fact.links("attendee")))
    return Entry(teller.link(person), " · ".join(one for one in told if one), proof=teller.proof(fact))


def _agenda(teller: Teller, profile: MeetingProfile) -> Section:
    entries = tuple(_point(teller, one) for one in profile.points)
    empty = "" if not profile.attendances.total else "no_agenda"
    return teller.section("agenda", "agenda_heading", Cut(profile.points, len(profile.points)), entries, "", empty)


def _point(teller: Teller, point: Point) -> Entry:
    number = point.item.texts("itemNumber")
    presenters = point.item.links("presenter")
    told = [teller.t["item_number"].format(number=number[0])] if number else []
    if presenters:
        told.append(teller.t["presented_by"])
    return Entry(
        teller.named(point.item),
        " · ".join(told),
        proof=teller.proof(point.item),
        inner=tuple(teller.outcome(one, with_item=False) for one in point.outcomes),
        others=tuple(teller.link(one) for one in presenters),
    )


def _project(teller: Teller, one: SpokenOf) -> Entry:
    told = ", ".join(teller.term(status) for status in one.project.texts("projectStatus"))
    parts = tuple(teller.participation(fact, "participant", with_meeting=False) for fact in one.participations)
    return Entry(teller.named(one.project), told, proof=teller.proof(one.project), inner=parts)


def _beside(teller: Teller, profile: MeetingProfile) -> Section:
    t = teller.t
    announced = {one.iri for one in profile.announced}
    entries = [teller.meeting(profile.earlier, tag=t["meeting_before"])] if profile.earlier else []
    if profile.later and profile.later.iri not in announced:
        entries.append(teller.meeting(profile.later, tag=t["meeting_after"]))
    entries += [teller.meeting(one, tag=t["announced_next"]) for one in profile.announced]
    return teller.section("beside", "beside_heading", Cut(tuple(entries), len(entries)), tuple(entries))
