"""From mentions of organisations to the organisations they name, known ones by their reference identifiers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.extraction.organisation_names import is_own_office
from data.gazetteer import Gazetteer
from data.lexicon import table
from data.record import Contact, MeetingRecord, OrganisationKind, OrganisationMention
from graph.identity.mentions import organisations_of
from graph.iris import slug
from graph.resolved import ResolvedOrganisation

_DEFINITE = re.compile(r"(?:um|et|en|t|n|e)$")
_SHORTEST_GENITIVE = 4


@dataclass(frozen=True, slots=True)
class Organisations:
    """The organisations of a collection, and by document what each of its mentions names."""

    by_document: Mapping[str, Mapping[OrganisationMention, str]]
    entities: tuple[ResolvedOrganisation, ...]


def resolve_organisations(records: Sequence[MeetingRecord], gazetteer: Gazetteer) -> Organisations:
    """Find the organisation of every mention; ``records`` are in the order of their identifiers."""
    mentions = {record.document.identifier: organisations_of(record) for record in records}
    every = [mention for found in mentions.values() for mention in found]
    unknown = [mention for mention in every if _known(mention, gazetteer) is None and not is_own_office(mention.name)]
    minted = _mint(unknown)

    def identify(record: MeetingRecord) -> dict[OrganisationMention, str]:
        body = record.meeting.held_by
        return {
            mention: _identifier(mention, body, minted, gazetteer) for mention in mentions[record.document.identifier]
        }

    by_document = {record.document.identifier: identify(record) for record in records}
    return Organisations(by_document, tuple(_entities(records, by_document, gazetteer)))


def _known(mention: OrganisationMention, gazetteer: Gazetteer) -> str | None:
    if mention.identifier is not None:
        return mention.identifier
    return _lookup(mention.name, gazetteer)


@lru_cache(maxsize=1 << 14)
def _lookup(name: str, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.lookup(name)
    return found.identifier if found is not None else None


def _identifier(
    mention: OrganisationMention,
    body: OrganisationMention | None,
    minted: Mapping[str, str],
    gazetteer: Gazetteer,
) -> str:
    known = _known(mention, gazetteer)
    if known is not None:
        return known
    if not is_own_office(mention.name):
        return minted[folded_name(mention.name)]
    if body is not None and not is_own_office(body.name):
        return _identifier(body, None, minted, gazetteer)
    return f"organisation/{slug(mention.name)}"


def _mint(mentions: Iterable[OrganisationMention]) -> dict[str, str]:
    """Mint an identifier for each folded name, out of the form of it that sorts first."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        forms[folded_name(mention.name)].add(slug(mention.name))
    return {key: f"organisation/{min(slugs)}" for key, slugs in forms.items()}


@lru_cache(maxsize=1 << 14)
def folded_name(name: str) -> str:
    """Fold a name for comparison: case, punctuation, genitive, definite or not ("Nätverket för X", "nätverk för X")."""
    words = [word for word in re.split(r"[^\w&]+", name.casefold()) if word]
    return " ".join(_stem(word) if _is_head(word) else word for word in words) or name.casefold()


def _stem(word: str) -> str:
    return _DEFINITE.sub("", _without_genitive(word))


def _without_genitive(word: str) -> str:
    is_genitive = len(word) > _SHORTEST_GENITIVE and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_genitive else word


@cache
def _head_endings() -> tuple[str, ...]:
    """Return the words that tell what an organisation is: as the end of a word, and as the first of a name."""
    endings = [word for words in table("organisations.endings").values() for word in words]
    firsts = [word.casefold() for word in table("organisations.first")["Network"]]
    return tuple(dict.fromkeys((*endings, *firsts)))


@lru_cache(maxsize=1 << 14)
def _is_head(word: str) -> bool:
    plain = _without_genitive(word)
    stem = _DEFINITE.sub("", plain)
    return any(plain.endswith(end) or stem.endswith(_DEFINITE.sub("", end)) for end in _head_endings())


def _entities(
    records: Sequence[MeetingRecord],
    by_document: Mapping[str, Mapping[OrganisationMention, str]],
    gazetteer: Gazetteer,
) -> Iterator[ResolvedOrganisation]:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[OrganisationKind]] = defaultdict(Counter)
    for mentions in by_document.values():
        for mention, identifier in mentions.items():
            kinds[identifier][mention.kind] += 1
            forms[identifier][mention.name] += 0 if is_own_office(mention.name) else 1
    reached = _contacts(records, by_document)
    for identifier in sorted(forms):
        emails, telephones = _reachable(reached.get(identifier, ()))
        label, kind = _named(identifier, forms[identifier], kinds[identifier], gazetteer)
        others = (form for form, count in forms[identifier].items() if count and form != label)
        yield ResolvedOrganisation(identifier, label, kind, tuple(sorted(others)), emails, telephones)


def _named(
    identifier: str, forms: Counter[str], kinds: Counter[OrganisationKind], gazetteer: Gazetteer
) -> tuple[str, OrganisationKind]:
    """Return label and kind: those of the reference data, else the form most used, the most telling kind."""
    known = gazetteer.by_identifier(identifier)
    if known is not None:
        return known.label, known.kind
    label = max(forms, key=lambda form: (forms[form], form[:1].isupper(), form))
    kind = max(kinds, key=lambda one: (one is not OrganisationKind.ORGANIZATION, kinds[one], one.value))
    return label, kind


def _contacts(
    records: Iterable[MeetingRecord], by_document: Mapping[str, Mapping[OrganisationMention, str]]
) -> dict[str, list[Contact]]:
    found: defaultdict[str, list[Contact]] = defaultdict(list)
    for record in records:
        for contact in record.contacts:
            if isinstance(contact.party, OrganisationMention):
                found[by_document[record.document.identifier][contact.party]].append(contact)
    return found


def _reachable(contacts: Iterable[Contact]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    emails = {contact.email.casefold() for contact in contacts if contact.email}
    telephones = {contact.telephone for contact in contacts if contact.telephone}
    return tuple(sorted(emails)), tuple(sorted(telephones))
