"""The lists, signatures and sentences of a document in, who attended its meeting out, each fact with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.extraction.agenda import Item
from data.extraction.layout import Layout
from data.extraction.limits import attended
from data.extraction.listed import Listed
from data.extraction.names import plain_name
from data.extraction.people import People, mention_of, substituted
from data.extraction.signatures import Signature
from data.extraction.spoken_roles import spoken_roles, told_roles
from data.record import Attendance, AttendanceStatus, Basis, Evidence, MeetingRole, PersonMention, Span

_Spoken = Mapping[str, tuple[MeetingRole, Span]]


def attendances(
    layout: Layout,
    people: People,
    listed: Sequence[Listed],
    signatures: Sequence[Signature],
    items: Sequence[Item],
) -> Iterator[Attendance]:
    """Yield the attendance of everybody on a list, then of those who only signed or are told to have had a function."""
    roles = spoken_roles(layout, people)
    spoken = _functions(roles, told_roles(layout, people, listed), listed, signatures)
    numbers = [item.number or str(item.position) for item in items]
    first = items[0].body.start if items else len(layout.text)
    for one in listed:
        yield _listed(one, people, numbers, first, spoken)
    known = {plain_name(one.entry.name) for one in listed}
    for signature in signatures:
        if plain_name(signature.entry.name) not in known:
            person, of = mention_of(signature.entry), signature.entry.organisation
            yield Attendance(person, None, Evidence((signature.span,)), of, signature.role)
    for mention, role, span in roles:
        if plain_name(mention.name) not in known:
            known.add(plain_name(mention.name))
            yield Attendance(mention, None, Evidence((span,)), mention.affiliation, role)


def _functions(
    roles: Sequence[tuple[PersonMention, MeetingRole, Span]],
    told: _Spoken,
    listed: Sequence[Listed],
    signatures: Sequence[Signature],
) -> _Spoken:
    """Return by name the function that sentences and signatures give somebody, with their words.

    What is only ``told`` counts where nobody else has the function.
    """
    spoken = {plain_name(mention.name): (role, span) for mention, role, span in reversed(roles)}
    held = {role for role, _ in spoken.values()} | {one.role for one in listed if one.role}
    held |= {signature.role for signature in signatures}
    for signature in signatures:
        spoken.setdefault(plain_name(signature.entry.name), (signature.role, signature.span))
    for name, (role, span) in told.items():
        if role not in held:
            spoken.setdefault(plain_name(name), (role, span))
    return spoken


def _listed(listed: Listed, people: People, numbers: Sequence[str], first: int, spoken: _Spoken) -> Attendance:
    """Return the attendance of somebody on a list: under no heading that says more, of who was there."""
    entry, status = listed.entry, listed.status
    if status is None and listed.span.start < first and listed.role is not MeetingRole.ADJUSTER:
        status = AttendanceStatus.PRESENT
    stands_in = people.add(substituted(entry, entry.stands_in_for)) if entry.stands_in_for is not None else None
    role, told = spoken.get(plain_name(entry.name), (None, None))
    person = people.at(entry.span) or mention_of(entry, listed=True)
    spans = (listed.span, *((listed.heading,) if listed.heading else ()))
    spans = (*spans, told) if told is not None and listed.role is None else spans
    items = attended(entry.limit, numbers) if entry.limit and status is not AttendanceStatus.ABSENT else ()
    guess = listed.guess
    evidence = Evidence(spans, Basis.INFERRED, guess.rule, guess.confidence) if guess else Evidence(spans)
    return Attendance(person, status, evidence, entry.organisation, listed.role or role, items, stands_in)
