"""From the profile of a project to its page: where it stands and why, whom to call, who takes part."""

from __future__ import annotations

from urllib.parse import quote

from api.linked_data.description_page import BasisView, Linked
from api.pages.evidence import Proof, quotes_of
from api.pages.things.parts import Entry, Section, Sentence, ThingPage
from api.pages.things.telling import Teller
from graph.index.values import Described
from graph.profiles.gathering import Cut
from graph.profiles.project import Ground, ProjectProfile, Reason, Spoken, ToAsk


def project_page(teller: Teller, profile: ProjectProfile) -> ThingPage:
    """Return the page on a project."""
    itself = profile.itself
    latest = profile.spoken.first[0].item if profile.spoken.first else None
    return ThingPage(
        teller.kind(itself),
        itself.label,
        (Linked(teller.term(profile.status)),) if profile.status else (),
        teller.also(itself),
        tuple(_answer(teller, profile, latest)),
        _status_proof(teller, profile),
        teller.figures(
            ("organisations_one", "organisations_many", profile.participations.total),
            ("items_one", "items_many", profile.spoken.total),
            ("decided_one", "decided_many", profile.decided.total),
        ),
        "",
        _sections(teller, profile),
        (),
    )


def _sections(teller: Teller, profile: ProjectProfile) -> tuple[Section, ...]:
    mine = f"project={quote(teller.identifier(profile.itself))}"
    ask = Cut(profile.to_ask, len(profile.to_ask))
    spoken = teller.section(
        "spoken",
        "why_stopped_heading" if profile.stopped else "spoken_heading",
        profile.spoken,
        tuple(_spoken(teller, one, first=not place) for place, one in enumerate(profile.spoken.first)),
        f"agenda-items?{mine}",
        "never_spoken",
        "spoken_note",
    )
    to_ask = teller.section(
        "ask", "ask_heading", ask, tuple(_to_ask(teller, one) for one in profile.to_ask), empty="nobody_to_ask"
    )
    by_role = sorted(profile.participations.first, key=_by_role)
    participants = tuple(teller.participation(one, "participant") for one in by_role)
    return (
        *((spoken,) if profile.stopped else ()),
        *((to_ask,) if profile.to_ask else ()),
        teller.section(
            "participants",
            "participants_heading",
            profile.participations,
            participants,
            f"participations?{mine}",
            "no_participants",
        ),
        *(() if profile.to_ask else (to_ask,)),
        *(() if profile.stopped else (spoken,)),
        teller.outcomes("decisions", "decisions_on_heading", profile.decided, f"decisions?{mine}"),
        teller.outcomes("promised", "promised_on_heading", profile.promised, f"commitments?{mine}"),
        teller.mentions(profile.passages),
    )


def _by_role(participation: Described) -> tuple[str, str]:
    roles = participation.texts("participationRole")
    return roles[0] if roles else "", participation.label


def _answer(teller: Teller, profile: ProjectProfile, latest: Described | None) -> list[Sentence]:
    name = profile.itself.label
    told = []
    if profile.status and latest is not None and latest.first:
        day = teller.long_day(latest.first)
        told.append(teller.sentence("status_on_day", name=name, status=teller.term(profile.status), day=day))
    elif profile.status:
        told.append(teller.sentence("status_is", name=name, status=teller.term(profile.status)))
    else:
        told.append(teller.sentence("status_unknown", name=name))
    if profile.judged is not None:
        told.append(teller.sentence("judged_project", confidence=str(profile.judged)))
    if profile.to_ask:
        first = profile.to_ask[0]
        organisation = f", {first.organisations[0].label}" if first.organisations else ""
        reason = _reason(teller, first.grounds[0])
        told.append(teller.sentence("call", person=teller.link(first.who), organisation=organisation, reason=reason))
    return told


def _status_proof(teller: Teller, profile: ProjectProfile) -> Proof | None:
    """Return the proof of where a project stands: the passages on it, the latest minutes first."""
    passages = tuple(reversed(profile.passages.first))
    if not passages:
        return None
    return Proof(
        _status_basis(profile) if profile.status else None,
        quotes_of(passages[:3], teller.addresses),
        profile.passages.total,
    )


def _status_basis(profile: ProjectProfile) -> BasisView:
    """Return how the status came about: as an inference tells, else it is stated."""
    for one in profile.itself.inferences:
        if one.property == "projectStatus":
            confidence = None if one.confidence is None else str(one.confidence)
            return BasisView(one.basis.lower(), one.rule, confidence)
    return BasisView("stated", None, None)


def _spoken(teller: Teller, one: Spoken, *, first: bool) -> Entry:
    item = one.item
    passages = [one.text] if one.text else list(item.passages.first[:1])
    number = item.texts("itemNumber")
    proof = teller.quoted(passages, item.meeting.label if item.meeting else None)
    told = teller.t["item_number"].format(number=number[0]) if number else ""
    return Entry(teller.named(item), told, item.first, teller.around(item), proof, is_open=first)


def _to_ask(teller: Teller, one: ToAsk) -> Entry:
    reasons = tuple(_ground(teller, ground) for ground in one.grounds)
    return Entry(teller.link(one.who), "", inner=reasons, others=tuple(teller.link(link) for link in one.organisations))


def _ground(teller: Teller, ground: Ground) -> Entry:
    fact, proof = ground.fact, teller.proof(ground.fact)
    if ground.line is not None:
        passages = (ground.line, *fact.passages.first[:1])
        quotes = quotes_of(passages, teller.addresses, fact.meeting.label if fact.meeting else None)
        proof = Proof(proof.basis, quotes, len(quotes))
    return Entry(Linked(_reason(teller, ground)), "", fact.first, teller.around(fact), proof)


def _reason(teller: Teller, ground: Ground) -> str:
    if ground.reason is Reason.CONTACT:
        return teller.t["reason_contact"]
    phrase = "reason_presented" if ground.reason is Reason.PRESENTED else "reason_promised"
    return teller.t[phrase].format(what=ground.fact.label)
