"""Organisations in text: those of the reference data, and others by the word that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from data.extraction.given_names import is_given_name
from data.extraction.headings import before_paper
from data.gazetteer import Gazetteer, GazetteerHit
from data.lexicon import either, table, words
from data.record import OrganisationKind, OrganisationMention, Span

_CAPITAL = r"[A-ZÅÄÖÉÜ][\w&:-]{0,40}"
_MOST_WORDS_IN_LOWER_CASE = 4
_TWO_FIELDS = re.compile(r"(?:[a-zåäö]+\s)?[a-zåäö]+-\s(?:och|samt)\s[a-zåäö]+")  # "hälso- och sjukvårdsnämnden"
_LEAD = re.compile(  # "leverantören Nordarkiv AB", "på Nordarkiv AB"
    r"[\s.,:;]*(?:(?:[a-zåäö]+(?:en|et)|på|vid|i|hos|från|för)\s(?=[A-ZÅÄÖ]))?"
)
_SPACE = re.compile(r"\s+")
_BEFORE_PLACE = re.compile(r"(?<!\w)(?:i|från|till|av|kommunerna)\s$")
_LONGEST_GAP = 12  # characters
_LONGEST_BEFORE_PLACE = 12  # characters
_GENITIVE = re.compile(r":s$")
_REMEMBERED = 16_384  # names
_LIST_GAP = re.compile(r"s?\s?(?:,|/|och|samt|,\s?och)\s?")


@cache
def _kinds_by_ending() -> tuple[tuple[str, OrganisationKind], ...]:
    pairs = [(end, OrganisationKind(kind)) for kind, ends in table("organisations.endings").items() for end in ends]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(end for end, _ in _kinds_by_ending())


@cache
def _kinds_by_word(where: str) -> dict[str, OrganisationKind]:
    return {word: OrganisationKind(kind) for kind, forms in table(f"organisations.{where}").items() for word in forms}


@cache
def _head_phrases() -> re.Pattern[str]:
    """A head word before a capitalised name ("Nätverket X och Y"), or after one ("X stadsbibliotek")."""
    first = either(form for word in _kinds_by_word("first") for form in (word, word[0].lower() + word[1:]))
    last = either(_kinds_by_word("last"))
    return re.compile(
        rf"(?<!\w)(?:{first} {_CAPITAL}(?: (?:och )?{_CAPITAL}){{0,3}}"
        rf"|{_CAPITAL}(?: {_CAPITAL}){{0,2}} {last}(?!\w))"
    )


@cache
def _network_for() -> re.Pattern[str]:
    return re.compile(r"[Nn](?<!\w.)ätverket för [a-zåäö][\wåäö-]+(?: (?:och|-) [a-zåäö][\wåäö-]+)?")


@cache
def _compounds() -> re.Pattern[str]:
    named = {OrganisationKind.NETWORK, OrganisationKind.LIBRARY, OrganisationKind.UNIVERSITY, OrganisationKind.AGENCY,
             OrganisationKind.ASSOCIATION, OrganisationKind.MUNICIPAL_ASSOCIATION}  # fmt: skip
    ends = either(end for end, kind in _kinds_by_ending() if kind in named)
    return re.compile(rf"[A-ZÅÄÖ](?<![\w-].)[\w-]{{3,40}}{ends}(?=s?(?![\w-]))")


@lru_cache(_REMEMBERED)
def kind_of(name: str) -> OrganisationKind:
    """Return the kind that a name's own words tell; Organization where none does."""
    parts = name.split()
    by_first, by_last = _kinds_by_word("first"), _kinds_by_word("last")
    if parts and (kind := by_first.get(parts[0][0].upper() + parts[0][1:])):
        return kind
    if len(parts) > 1 and (kind := by_last.get(parts[-1])):
        return kind
    folded = parts[-1].casefold() if parts else ""
    if not folded.endswith(_endings()):
        return OrganisationKind.ORGANIZATION
    return next(kind for end, kind in _kinds_by_ending() if folded.endswith(end))


def ends_as_organisation(word: str) -> bool:
    """Say whether a lower-case word ends as the names of organisations do ("…förbundet")."""
    return word.endswith(_endings())


@lru_cache(_REMEMBERED)
def has_head_word(name: str) -> bool:
    """Say whether a word of ``name`` tells that it is an organisation ("Region", "… AB", "…förbundet")."""
    first, last = _kinds_by_word("first"), _kinds_by_word("last")
    return any(part in first or part in last or part.casefold()[1:].endswith(_endings()) for part in name.split())


def is_own_office(name: str) -> bool:
    """Say whether ``name`` is a word for the body's own office ("sekretariatet")."""
    return name.casefold() in words("organisations.own_office")


_BRANCH = re.compile(r"\s(?:i\s)?(?P<place>[A-ZÅÄÖ][\wåäö-]+)(?:\s[A-ZÅÄÖ][\wåäö-]+|\slän)?")
_WITH_BRANCHES = frozenset((OrganisationKind.ASSOCIATION, OrganisationKind.COMPANY))
_SHORTEST_PLACE = 3
_PAIR = re.compile(r"([A-ZÅÄÖ][\w ]+?)\s?[/-]\s?([A-ZÅÄÖ][\w ]+)")
_MAY_BE_BRANCH = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[\w-]+){0,5}\s(?:[A-ZÅÄÖ][\w-]+|län)")


class OrganisationReader:
    """Finds organisations in text with the help of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def in_slot(self, text: str, start: int) -> OrganisationMention | None:
        """Return the organisation that a whole chunk names, in a place where one is expected (after a name, say).

        ``start`` is the chunk's position. None where no word of it says that it is an organisation.
        """
        lead = None if text[:1].isupper() else _LEAD.match(text)
        begin = start + (lead.end() if lead else 0)
        name = " ".join(text[begin - start :].split()).strip(" .,:;")
        known = self.gazetteer.lookup(name)
        if known is None and ("/" in name or "-" in name) and (first := self._first_of_two(name)):
            known, name = self.gazetteer.lookup(first), first
        if known is None and not (name and (_names_one(name) or self._names_branch(name))):
            return None
        span = Span(begin, begin + len(name))
        if known is not None:
            return OrganisationMention(_plain(name), span, known.kind, known.identifier)
        return OrganisationMention(_plain(name), span, kind_of(name))

    def _first_of_two(self, name: str) -> str | None:
        """Return the first of two municipalities that somebody speaks for ("Kil/Arvika"); None where it is no pair."""
        pair = _PAIR.fullmatch(name)
        both = [self.gazetteer.lookup(one) for one in pair.groups()] if pair else []
        municipal = all(one is not None and one.kind is OrganisationKind.MUNICIPALITY for one in both)
        return pair[1] if pair and municipal else None

    def _names_branch(self, name: str) -> bool:
        """Whether a name goes on after an association's, as that of its branch does ("LRF Sydost"), or is a club's."""
        if not _MAY_BE_BRANCH.fullmatch(name) or is_given_name(name.partition(" ")[0]):
            return False
        first = next(iter(self.gazetteer.find(name)), None)
        if first is None or first.start != 0:
            return False
        rest = _BRANCH.fullmatch(name, first.end)
        if rest is None or is_given_name(rest["place"]) or self.gazetteer.lookup(rest["place"]) is not None:
            return False  # "LRF Kronoberg" is read as an office of its county
        of_place = first.organisation.kind in (OrganisationKind.MUNICIPALITY, OrganisationKind.COUNTY)
        if of_place:
            return rest["place"].casefold() in words("organisations.club_endings")
        return first.organisation.kind in _WITH_BRANCHES and len(rest["place"]) >= _SHORTEST_PLACE

    def mentions(
        self, text: str, start: int = 0, expected: Sequence[OrganisationMention] = ()
    ) -> list[OrganisationMention]:
        """Return the organisations that running ``text`` names, in order; ``start`` is the text's position.

        ``expected`` take part: an ambiguous form of theirs ("Mark") needs no more sign.
        """
        identifiers = frozenset(mention.identifier for mention in expected if mention.identifier)
        names = frozenset(mention.name for mention in expected)
        found = [*self._head_mentions(text, names), *self._known_mentions(text, identifiers)]
        kept: list[OrganisationMention] = []
        for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
            if not kept or mention.span.start >= kept[-1].span.end:
                kept.append(mention)
        return [replace(mention, span=Span(mention.span.start + start, mention.span.end + start)) for mention in kept]

    def _known_mentions(self, text: str, expected: frozenset[str]) -> list[OrganisationMention]:
        hits = self.gazetteer.find(text)
        kept = _with_listed(text, hits, [hit for hit in hits if _is_sure(text, hit, expected)])
        return [
            OrganisationMention(
                text[hit.start : hit.end], Span(hit.start, hit.end), hit.organisation.kind, hit.organisation.identifier
            )
            for hit in kept
        ]

    def _head_mentions(self, text: str, expected: frozenset[str]) -> list[OrganisationMention]:
        found = []
        for pattern in (_head_phrases(), _network_for(), _compounds()):
            for match in pattern.finditer(text):
                mention = self._head_mention(match, expected)
                if mention is not None:
                    found.append(mention)
        return found

    def _head_mention(self, match: re.Match[str], expected: frozenset[str]) -> OrganisationMention | None:
        name = _after_meeting(before_paper(match.group()))
        former, joined, latter = name.rpartition(" och ")
        if joined and (latter in expected or self.gazetteer.lookup(latter) is not None):
            name = former  # "Räddningstjänsten Nord och MSB" are two
        first, _, rest = name.partition(" ")
        if name.casefold() in words("organisations.pronouns") or name.casefold().split()[-1] in words(
            "organisations.not_fields"
        ):
            return None
        owned = first.endswith("s") and not is_given_name(first[:-1])
        if (
            name.split()[-1] in _kinds_by_word("last")
            and name[-1].islower()
            and not owned
            and not self.gazetteer.lookup(first)
        ):
            return None  # "Bättre bibliotek" names no library, "Umeå bibliotek" does
        if first.casefold() == "nätverket" and rest[:1].isupper():
            return OrganisationMention(rest, Span(match.start(), match.start() + len(name)), OrganisationKind.NETWORK)
        begin = match.start() + match.group().index(name)
        span = Span(begin, begin + len(name))
        known = self.gazetteer.lookup(name)
        if known is not None:
            return OrganisationMention(name, span, known.kind, known.identifier)
        return OrganisationMention(_plain(name), span, kind_of(name))


def named_again(text: str, named: Iterable[OrganisationMention]) -> Iterator[OrganisationMention]:
    """Yield where ``text`` has the names of organisations that only their place tells ("Eva Ek, IF Kil"), the longest.

    Those that reference data know are found by themselves; a word in lower case names none, and "och" joins two.
    """
    unknown = {one.name: one for one in named if one.identifier is None and _is_one_name(one.name)}
    for match in re.finditer(rf"(?<![\w-]){either(unknown)}(?![\w-])", text) if unknown else ():
        yield replace(unknown[match.group()], span=Span(match.start(), match.end()))


def _is_one_name(name: str) -> bool:
    return len(name) > 1 and name[0].isupper() and " och " not in name


def _after_meeting(name: str) -> str:
    """Return a name without the word for whose meeting it is ("Ägarsamråd Kils Energi AB")."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and first.casefold().endswith(words("organisations.meetings")) else name


@lru_cache(_REMEMBERED)
def _names_one(name: str) -> bool:
    """Whether a word of a name says that it is an organisation's, and nothing says that it is not one's."""
    if is_own_office(name):
        return True
    own = name.split()
    if name[0].islower() and len(own) > _MOST_WORDS_IN_LOWER_CASE:
        return False  # a clause that ends with an organisation is none
    if kind_of(name) is OrganisationKind.ORGANIZATION and not name.casefold().split()[-1].endswith(_endings()):
        return False
    if name[0].isupper() or any(part[0].isupper() for part in own) or len(own) == 1:
        return True
    return _TWO_FIELDS.fullmatch(name) is not None


def _is_sure(text: str, hit: GazetteerHit, expected: frozenset[str]) -> bool:
    """Whether a form can only be the organisation: by itself, by its place ("i Vara"), or as it is one expected."""
    if not hit.ambiguous or hit.qualified or hit.organisation.identifier in expected:
        return True
    return _BEFORE_PLACE.search(text, max(0, hit.start - _LONGEST_BEFORE_PLACE), hit.start) is not None


def _with_listed(text: str, hits: Sequence[GazetteerHit], sure: Sequence[GazetteerHit]) -> list[GazetteerHit]:
    """Return the sure hits with the ambiguous ones beside them, and those beside these ("Nora, Kils och Umeås")."""
    kept = {hit.start for hit in sure}
    beside = [(one, other) for one, other in pairwise(hits) if _listed_together(text, one, other)]
    for one, other in beside:
        kept |= {other.start} if one.start in kept else set()
    for one, other in reversed(beside):
        kept |= {one.start} if other.start in kept else set()
    return [hit for hit in hits if hit.start in kept]


def _listed_together(text: str, one: GazetteerHit, other: GazetteerHit) -> bool:
    """Whether two forms stand side by side in a list ("Umeå, Ale och Kil")."""
    return other.start - one.end < _LONGEST_GAP and _LIST_GAP.fullmatch(text, one.end, other.start) is not None


def _plain(name: str) -> str:
    """Return a name without the genitive of its last word, where that is an abbreviation's."""
    return _GENITIVE.sub("", _SPACE.sub(" ", name))


@cache
def _never_names() -> frozenset[str]:
    return frozenset(words("organisations.never_names"))


def has_foreign_word(name: str) -> bool:
    """Say whether a word of ``name`` is one that stands in organisations' names only ("Visit", "Science")."""
    return not _never_names().isdisjoint(name.casefold().split())
