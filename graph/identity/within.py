"""From one record to the people of its document, before other documents are looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from data.record import Contact, MeetingRecord, NameForm, OrganisationMention, PersonMention, Span
from graph.identity.employers import employers
from graph.identity.judgements import Rulings
from graph.identity.local import LocalDecision, LocalPerson, LocalResult
from graph.identity.mentions import people_of
from graph.identity.roster import Bearer, Draft, read_roster
from graph.identity.short_forms import ShortForms, held_titles


def people_within(
    record: MeetingRecord, organisations: Mapping[OrganisationMention, str], rulings: Rulings
) -> LocalResult:
    """Find out who the people of one document are (contract, rule 5).

    ``organisations`` has the identifier, or what stands for it, of every organisation that the record mentions.
    """
    mentions = people_of(record)
    full = [mention for mention in mentions if is_full(mention)]
    roster = read_roster(full, organisations.__getitem__, rulings)
    resolver = ShortForms(record, roster, organisations.__getitem__, rulings)
    short = [mention for mention in mentions if not is_full(mention)]
    for mention in sorted(short, key=lambda m: (not m.listed, m.span)):
        resolver.resolve(mention)
    ordered = sorted(roster.bearers, key=lambda bearer: min(m.span for m in bearer.mentions))
    contacts = _contacts_by_span(record.contacts)
    return LocalResult(
        tuple(_people(ordered, record, organisations, contacts)),
        tuple(_decisions(roster.drafts, ordered)),
        tuple(sorted(roster.unresolved, key=lambda mention: mention.span)),
    )


def is_full(mention: PersonMention) -> bool:
    """Say whether a mention gives more than one word of a name."""
    return mention.form is NameForm.FULL and len(mention.name.split()) > 1


def _contacts_by_span(contacts: Iterable[Contact]) -> dict[Span, list[Contact]]:
    found: dict[Span, list[Contact]] = {}
    for contact in contacts:
        if isinstance(contact.party, PersonMention):
            found.setdefault(contact.party.span, []).append(contact)
    return found


def _people(
    bearers: list[Bearer],
    record: MeetingRecord,
    organisations: Mapping[OrganisationMention, str],
    contacts: Mapping[Span, list[Contact]],
) -> list[LocalPerson]:
    names = [bearer.name for bearer in bearers]
    counted = Counter(names)
    seen: Counter[str] = Counter()
    meeting = record.meeting
    people = []
    for bearer, name in zip(bearers, names, strict=True):
        seen[name] += 1
        mentions = tuple(sorted(bearer.mentions, key=lambda mention: mention.span))
        reached = [contact for mention in mentions for contact in contacts.get(mention.span, ())]
        people.append(
            LocalPerson(
                record.document.identifier,
                name,
                mentions,
                tuple(sorted({mention.name for mention in mentions})),
                tuple(sorted({mention.name for mention in mentions if mention.form is not NameForm.TITLE})),
                seen[name],
                counted[name] > 1,
                bearer.listed,
                employers(mentions, organisations.__getitem__),
                organisations[meeting.held_by] if meeting.held_by is not None else None,
                frozenset(contact.email.casefold() for contact in reached if contact.email),
                frozenset(contact.telephone for contact in reached if contact.telephone),
                frozenset(title.casefold() for title in held_titles(mentions)),
                meeting.when.start if meeting.when is not None else None,
            )
        )
    return people


def _decisions(drafts: Iterable[Draft], bearers: list[Bearer]) -> list[LocalDecision]:
    """Number the persons of the decisions, and join those that say the same of several mentions."""
    place = {bearer: at for at, bearer in enumerate(bearers)}
    joined: dict[tuple[int, str, str, int, str], LocalDecision] = {}
    for draft in drafts:
        person, other = place[draft.person.root()], place[draft.other.root()]
        key = (person, draft.form, draft.compared_with, other, draft.rule)
        spans = (*joined[key].spans, *draft.spans) if key in joined else draft.spans
        joined[key] = LocalDecision(
            person,
            draft.form,
            draft.compared_with,
            other,
            draft.verdict,
            draft.rule,
            draft.reason,
            draft.confidence,
            tuple(sorted(set(spans))),
        )
    return list(joined.values())
