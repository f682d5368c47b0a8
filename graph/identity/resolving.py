"""From the records of a collection to its people, organisations and projects, each with one identifier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from data.gazetteer import Gazetteer
from data.record import MeetingRecord, NameForm, OrganisationMention, PersonMention
from graph.identity.affiliations import with_affiliations
from graph.identity.judgements import Judgements
from graph.identity.linking import Link, Linked, link, unmatched_ends
from graph.identity.local import LocalPerson, LocalResult
from graph.identity.meetings import announced_meetings
from graph.identity.mentions import without_people
from graph.identity.minting import identify_people
from graph.identity.names import fullness
from graph.identity.organisations import Organisations, resolve_organisations
from graph.identity.projects import Projects, resolve_projects
from graph.identity.within import people_within
from graph.resolved import IdentityDecision, Resolution, ResolvedPerson, ResolvedRecord, Verdict


def resolve(
    records: Sequence[MeetingRecord],
    gazetteer: Gazetteer,
    judgements: Judgements,
    previous: Mapping[str, str],
) -> Resolution:
    """Resolve the names of a whole collection to entities; the order of ``records`` does not matter.

    ``previous`` are the assignments of the build before. Mentions that fit nobody are taken out of the
    facts and told in the record's notes. Raises JudgementError where judgements contradict each other.
    """
    ordered = sorted(records, key=lambda record: record.document.identifier)
    organisations = resolve_organisations(ordered, gazetteer)
    projects = resolve_projects(ordered, organisations.by_document, previous)
    local = {
        document: people_within(record, organisations.by_document[document], judgements.within(document))
        for record in ordered
        for document in (record.document.identifier,)
    }
    people = [person for result in local.values() for person in result.people]
    linked = link(people, judgements, previous)
    groups = [[people[place] for place in group] for group in linked.groups]
    identifiers = identify_people(groups, previous)
    named = _by_place(linked, identifiers)
    return Resolution(
        tuple(_resolved(ordered, organisations, projects, local, named, _across(linked.links, people, named))),
        tuple(sorted(map(_person, identifiers, groups), key=lambda person: person.identifier)),
        organisations.entities,
        projects.entities,
        {**_assignments(people, named), **projects.assignments},
        unmatched_ends(people, judgements, previous),
    )


def _resolved(
    records: Sequence[MeetingRecord],
    organisations: Organisations,
    projects: Projects,
    local: Mapping[str, LocalResult],
    named: Sequence[str],
    across: Mapping[str, Sequence[IdentityDecision]],
) -> Iterator[ResolvedRecord]:
    """Put each record together with what was found; ``named`` are the identifiers of all people in order."""
    later = announced_meetings(records, organisations.by_document)
    first = 0
    for record in records:
        document = record.document.identifier
        result = local[document]
        own = named[first : first + len(result.people)]
        first += len(own)
        yield ResolvedRecord(
            _rewritten(record, result, organisations.by_document[document]),
            {span: own[at] for at, person in enumerate(result.people) for span in person.spans},
            organisations.by_document[document],
            projects.by_document[document],
            (*_within(result, own), *across.get(document, ())),
            later.get(document),
        )


def _by_place(linked: Linked, identifiers: Sequence[str]) -> list[str]:
    found = {place: identifier for group, identifier in zip(linked.groups, identifiers, strict=True) for place in group}
    return [found[place] for place in range(len(found))]


def _rewritten(
    record: MeetingRecord, result: LocalResult, organisations: Mapping[OrganisationMention, str]
) -> MeetingRecord:
    """Return the record with what identity adds and takes away: affiliations derived, mentions of nobody out."""
    kept = without_people(record, frozenset(mention.span for mention in result.unresolved))
    counted = Counter(mention.name for mention in result.unresolved)
    notes = tuple(_note(form, count, result.unresolved) for form, count in sorted(counted.items()))
    return with_affiliations(replace(kept, notes=(*kept.notes, *notes)), result.people, organisations)


def _note(form: str, count: int, unresolved: Iterable[PersonMention]) -> str:
    first = min(mention.span for mention in unresolved if mention.name == form)
    times = "once" if count == 1 else f"{count} times"
    return f"“{form}” ({times}, first at character {first.start}) could not be told to be anybody in particular."


def _within(result: LocalResult, own: Sequence[str]) -> Iterator[IdentityDecision]:
    for decision in result.decisions:
        person, other = own[decision.person], own[decision.other]
        if (person == other) == (decision.verdict is Verdict.MERGED):
            yield IdentityDecision(
                person,
                decision.form,
                decision.compared_with,
                other,
                decision.verdict,
                decision.rule,
                decision.reason,
                decision.confidence,
                decision.spans,
            )


def _across(
    links: Iterable[Link], people: Sequence[LocalPerson], named: Sequence[str]
) -> dict[str, list[IdentityDecision]]:
    """Turn links into decisions, each in the record of the later of its two people."""
    found: defaultdict[str, list[IdentityDecision]] = defaultdict(list)
    for one in links:
        earlier, later = sorted((one.one, one.other))
        if (named[earlier] == named[later]) != one.merged:
            continue
        person, other = people[later], people[earlier]
        found[person.document].append(
            IdentityDecision(
                named[later],
                person.name,
                f"{other.name} ({other.document})",
                named[earlier],
                Verdict.MERGED if one.merged else Verdict.KEPT_APART,
                one.rule,
                one.reason,
                one.confidence,
                person.spans,
            )
        )
    return found


def _person(identifier: str, group: Sequence[LocalPerson]) -> ResolvedPerson:
    """Describe a person by the fullest name, as often as it stands in attendance lists, and by all other forms."""
    counted = Counter(person.name for person in group)
    on_lists = {person.name for person in group if person.listed} or set(counted)
    name = max(on_lists, key=lambda form: (fullness(form)[:2], counted[form], fullness(form), form))
    forms = {m.name for person in group for m in person.mentions if m.form is not NameForm.TITLE}
    return ResolvedPerson(
        identifier,
        name,
        tuple(sorted(forms - {name})),
        tuple(sorted({email for person in group for email in person.emails})),
        tuple(sorted({number for person in group for number in person.telephones})),
    )


def _assignments(people: Sequence[LocalPerson], named: Sequence[str]) -> dict[str, str]:
    """Return what the next build is to remember; namesakes of one document cannot be told by their key."""
    return {person.key: named[at] for at, person in enumerate(people) if not person.namesakes}
