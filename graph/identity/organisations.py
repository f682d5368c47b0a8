"""From mentions of organisations to the organisations they name, known ones by their reference identifiers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from data.extraction.organisation_names import is_own_office
from data.gazetteer import Gazetteer
from data.lexicon import table, words
from data.record import MeetingRecord, OrganisationKind, OrganisationMention
from graph.identity.mentions import organisations_of
from graph.iris import slug
from graph.resolved import ResolvedOrganisation

_DEFINITE = re.compile(r"(?:um|et|en|t|n|e)$")
_SHORTEST_GENITIVE = 4
_UNKNOWN = "?"


def provisional(mention: OrganisationMention, body: OrganisationMention | None, gazetteer: Gazetteer) -> str:
    """Return by what one document knows the organisation of a mention: its identifier, or ``?`` and its folded name.

    Which identifier an unknown organisation gets, only all documents together tell (``minted``). An own office
    ("förvaltningen") is that of the ``body`` that meets.
    """
    known = _known(mention, gazetteer)
    if known is not None:
        return known
    if not is_own_office(mention.name):
        return f"{_UNKNOWN}{folded_name(mention.name)}"
    if body is not None and not is_own_office(body.name):
        return provisional(body, None, gazetteer)
    return f"organisation/{slug(mention.name)}"


def provisionals(record: MeetingRecord, gazetteer: Gazetteer) -> dict[OrganisationMention, str]:
    """Return by what a document knows the organisation of each of its mentions."""
    body = record.meeting.held_by
    mentions = organisations_of(record)
    found = {mention: provisional(mention, body, gazetteer) for mention in mentions}
    full = {folded_name(mention.name): key for mention, key in found.items() if not _is_only_a_noun(mention.name)}
    for mention in mentions:
        if _is_only_a_noun(mention.name) and mention.identifier is None:
            found[mention] = _meant(mention.name, body, full) or found[mention]
    return found


def _is_only_a_noun(name: str) -> bool:
    """Whether a name is a noun for a kind of organisation, which the rest of the document has to name in full."""
    return name.casefold() in words("organisations.only_a_noun")


def _meant(noun: str, body: OrganisationMention | None, full: Mapping[str, str]) -> str | None:
    """Return the key of the one organisation that such a noun fits: the body that meets, or the only other one."""
    head = folded_name(noun)
    if body is not None and _bears(folded_name(body.name), head):
        return full.get(folded_name(body.name))
    fitting = {key for name, key in full.items() if _bears(name, head)}
    return fitting.pop() if len(fitting) == 1 else None


def _bears(name: str, head: str) -> bool:
    return any(word.endswith(head) for word in name.split())


@dataclass(frozen=True, slots=True)
class OrganisationSaid:
    """What one document says of an organisation: a name and kind, how often, whether the name is one of its own."""

    key: str
    name: str
    kind: OrganisationKind
    times: int
    is_form: bool


@dataclass(frozen=True, slots=True)
class OrganisationReached:
    """How an organisation is reached, as one document says."""

    key: str
    email: str | None
    telephone: str | None


def organisations_said(known: Mapping[OrganisationMention, str]) -> list[OrganisationSaid]:
    """Count the names and kinds under which a document speaks of organisations."""
    counted = Counter((key, mention.name, mention.kind) for mention, key in known.items())
    return [
        OrganisationSaid(key, name, kind, times, not (is_own_office(name) or _is_only_a_noun(name)))
        for (key, name, kind), times in sorted(counted.items())
    ]


def organisations_reached(record: MeetingRecord, known: Mapping[OrganisationMention, str]) -> list[OrganisationReached]:
    """Return how the organisations of a document are reached."""
    return [
        OrganisationReached(known[contact.party], contact.email, contact.telephone)
        for contact in record.contacts
        if isinstance(contact.party, OrganisationMention)
    ]


class OrganisationCount:
    """The organisations of a collection, gathered document by document."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._kinds: defaultdict[str, Counter[OrganisationKind]] = defaultdict(Counter)
        self._slugs: dict[str, tuple[bool, str]] = {}  # a name of its own before what only stands for it
        self._reached: defaultdict[str, list[OrganisationReached]] = defaultdict(list)

    def add(self, said: Iterable[OrganisationSaid], reached: Iterable[OrganisationReached]) -> None:
        """Take in what one document says."""
        for one in said:
            self._kinds[one.key][one.kind] += one.times
            self._forms[one.key][one.name] += one.times if one.is_form else 0
            if one.key.startswith(_UNKNOWN):
                own = (not one.is_form, slug(one.name))
                self._slugs[one.key] = min(self._slugs.get(one.key, own), own)
        for contact in reached:
            self._reached[contact.key].append(contact)

    def identifier(self, key: str) -> str:
        """Return the identifier of what a document knows by a key: minted out of the form that sorts first."""
        return f"organisation/{self._slugs[key][1]}" if key.startswith(_UNKNOWN) else key

    def entities(self) -> Iterator[ResolvedOrganisation]:
        """Return the organisations, sorted by identifier."""
        keys: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._kinds:
            keys[self.identifier(key)].append(key)
        for identifier in sorted(keys):
            own = sorted(keys[identifier])
            forms = sum((self._forms[key] for key in own), Counter[str]())
            forms.update({form: 0 for key in own for form in self._forms[key]})
            kinds = sum((self._kinds[key] for key in own), Counter[OrganisationKind]())
            emails, telephones = _reachable([one for key in own for one in self._reached.get(key, ())])
            label, kind = _named(identifier, forms, kinds, self._gazetteer)
            others = (form for form, count in forms.items() if count and form != label)
            yield ResolvedOrganisation(identifier, label, kind, tuple(sorted(others)), emails, telephones)


def _known(mention: OrganisationMention, gazetteer: Gazetteer) -> str | None:
    if mention.identifier is not None:
        return mention.identifier
    return _lookup(mention.name, gazetteer)


@lru_cache(maxsize=1 << 14)
def _lookup(name: str, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.lookup(name)
    return found.identifier if found is not None else None


@lru_cache(maxsize=1 << 14)
def folded_name(name: str) -> str:
    """Fold a name for comparison: case, punctuation, genitive, definite or not ("Nätverket för X", "nätverk för X")."""
    parts = [word for word in re.split(r"[^\w&]+", name.casefold()) if word]
    return " ".join(_stem(word) if _is_head(word) else word for word in parts) or name.casefold()


def _stem(word: str) -> str:
    return _DEFINITE.sub("", _without_genitive(word))


def _without_genitive(word: str) -> str:
    is_genitive = len(word) > _SHORTEST_GENITIVE and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_genitive else word


@cache
def _head_endings() -> tuple[str, ...]:
    """Return the words that tell what an organisation is: as the end of a word, and as the first of a name."""
    endings = [word for forms in table("organisations.endings").values() for word in forms]
    firsts = [word.casefold() for word in table("organisations.first")["Network"]]
    return tuple(dict.fromkeys((*endings, *firsts)))


@lru_cache(maxsize=1 << 14)
def _is_head(word: str) -> bool:
    plain = _without_genitive(word)
    stem = _DEFINITE.sub("", plain)
    return any(plain.endswith(end) or stem.endswith(_DEFINITE.sub("", end)) for end in _head_endings())


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


def _reachable(contacts: Iterable[OrganisationReached]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    emails = {contact.email.casefold() for contact in contacts if contact.email}
    telephones = {contact.telephone for contact in contacts if contact.telephone}
    return tuple(sorted(emails)), tuple(sorted(telephones))
