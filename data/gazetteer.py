"""The gazetteer: which organisations of the reference data a text names, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from data.forms import Word, first_word, genitive, is_abbreviation, joins, names_its_kind, spells_a_name, words
from data.organisations import (
    AmbiguousForm,
    ReferenceData,
    ReferenceDataError,
    ReferenceOrganisation,
    read_reference,
)
from data.record import OrganisationKind

__all__ = ["Gazetteer", "GazetteerHit", "ReferenceOrganisation", "default_gazetteer"]

_REMEMBERED = 65_536  # strings looked up: minutes of a body name the same over and over
_SHORT_KOMMUN = re.compile(r"\s(?:k:n|kn|kom)\.?$")
_SHORT = 60  # characters of a text that is worth remembering: a line of a list, a name in it
_PLACES = (OrganisationKind.MUNICIPALITY, OrganisationKind.COUNTY)


@dataclass(frozen=True, slots=True)
class GazetteerHit:
    """An organisation named in a text, at ``text[start:end]``; a genitive s lies outside.

    ``form`` is the form of the reference data that matched. ``ambiguous``: the form is also a common word, a
    person's name or something else. ``qualified``: the form alone says what sort of body is meant; a bare
    place name does not.
    """

    start: int
    end: int
    organisation: ReferenceOrganisation
    form: str
    ambiguous: bool
    qualified: bool


@dataclass(frozen=True, slots=True)
class _Name:
    """A form as it stands in the index; in ``genitive`` its last word carries an s."""

    organisation: ReferenceOrganisation
    form: str
    words: tuple[Word, ...]
    genitive: bool
    ambiguous: bool
    qualified: bool
    exact: bool

    def fits(self, written: list[Word]) -> bool:
        """Say whether a text's words are capitalised as this name asks for."""
        if self.exact:
            return written[0].written == self.words[0].written + ("s" if self.genitive else "")
        return any(
            own.written[0].isupper() and other.written[0].isupper()
            for own, other in zip(self.words, written, strict=True)
        )


@dataclass(slots=True)
class _Node:
    """A step of the index: the words that may follow, and the names that end here (nominatives first)."""

    following: dict[str, _Node] = field(default_factory=dict)
    names: list[_Name] = field(default_factory=list)


class Gazetteer:
    """An index over reference data; it does not change once made."""

    __slots__ = ("_by_identifier", "_found", "_reference", "_root", "lookup")

    def __init__(self, reference: ReferenceData) -> None:
        """Index reference data; raises ReferenceDataError where two organisations claim one form."""
        self._reference = reference
        self._by_identifier = {entry.identifier: entry for entry in reference.organisations}
        self._root = _index(reference)
        self._found = lru_cache(_REMEMBERED)(self._find)
        self.lookup: Callable[[str], ReferenceOrganisation | None] = lru_cache(_REMEMBERED)(self._lookup)
        """Give the organisation that a whole string names, in any of its forms, genitives too."""

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[ReferenceData]]:
        """Go to another process as what the index is made from."""
        return Gazetteer, (self._reference,)

    @property
    def organisations(self) -> tuple[ReferenceOrganisation, ...]:
        """All organisations: municipalities, counties, then those of the files."""
        return tuple(self._by_identifier.values())

    def by_identifier(self, identifier: str) -> ReferenceOrganisation | None:
        """Give the organisation with an identifier such as ``municipality/1440``."""
        return self._by_identifier.get(identifier)

    def members(self, identifier: str) -> tuple[ReferenceOrganisation, ...]:
        """Give the members of an organisation, or the municipalities of a county; none where not known."""
        organisation = self._by_identifier.get(identifier)
        if organisation is None:
            return ()
        return tuple(self._by_identifier[member] for member in organisation.members)

    def may_begin_in(self, text: str) -> bool:
        """Say whether a name can begin at a word of ``text``; where it cannot, nothing is found there."""
        following = self._root.following
        return any(word.folded in following for word in words(text))

    def _lookup(self, form: str) -> ReferenceOrganisation | None:
        text = _SHORT_KOMMUN.sub(" kommun", form.strip())
        if first_word(text) not in self._root.following:
            return None
        hit = self._longest(text, words(text), 0)
        if hit is None or hit[0].start != 0 or text[hit[0].end :] not in ("", "s", ":s", "'s", "’s"):
            return None
        return hit[0].organisation

    def find(self, text: str) -> list[GazetteerHit]:
        """Find every organisation named in a text: leftmost, then longest, never overlapping.

        Names inside addresses ("anna@example.se") and words cut off by a hyphen ("Mark- och") are no hits.
        """
        return list(self._found(text)) if len(text) <= _SHORT else self._find(text)

    def _find(self, text: str) -> list[GazetteerHit]:
        hits: list[GazetteerHit] = []
        found = words(text)
        end, following = 0, self._root.following
        for position in [at for at, word in enumerate(found) if word.folded in following]:
            hit = self._longest(text, found, position) if position >= end else None
            if hit is not None:
                hits.append(hit[0])
                end = position + hit[1]
        return hits

    def _longest(self, text: str, found: list[Word], position: int) -> tuple[GazetteerHit, int] | None:
        """Give the longest name that begins at a word, and the number of words it takes."""
        best: tuple[_Name, int] | None = None
        node, end = self._root, position
        while end < len(found) and (step := node.following.get(found[end].folded)) is not None:
            if end > position and not joins(text, found[end - 1], found[end]):
                break
            node, end = step, end + 1
            for name in node.names:
                if name.fits(found[position:end]):
                    best = (name, end)
                    break
        if best is None or _in_address(text, found[position].start, found[best[1] - 1].end):
            return None
        if best[0].ambiguous and _is_cut_off(text, found[best[1] - 1].end):
            return None
        return _hit(best[0], found[position : best[1]]), best[1] - position


@cache
def default_gazetteer(extra: Path | None = None) -> Gazetteer:
    """Give the gazetteer of the package's reference files, with those of an operator's folder if given.

    Raises ReferenceDataError where an entry cannot be used.
    """
    return Gazetteer(read_reference(extra))


def _index(reference: ReferenceData) -> _Node:
    ambiguous = {_key(entry.form): entry for entry in reference.ambiguous}
    root = _Node()
    for organisation, form in _claims(reference.organisations, ambiguous):
        _insert(root, organisation, form, _key(form) in ambiguous)
    return root


def _claims(
    organisations: Iterable[ReferenceOrganisation], ambiguous: dict[str, AmbiguousForm]
) -> list[tuple[ReferenceOrganisation, str]]:
    """Pair every form with the one organisation that it means."""
    claimed: defaultdict[str, dict[str, tuple[ReferenceOrganisation, str]]] = defaultdict(dict)
    for organisation in organisations:
        for form in organisation.forms:
            claimed[_key(form)].setdefault(organisation.identifier, (organisation, form))
    return [_settled(claims, ambiguous.get(key)) for key, claims in claimed.items()]


def _settled(
    claims: dict[str, tuple[ReferenceOrganisation, str]], ambiguous: AmbiguousForm | None
) -> tuple[ReferenceOrganisation, str]:
    if len(claims) == 1:
        return next(iter(claims.values()))
    if ambiguous is None or ambiguous.means not in claims:
        form = next(iter(claims.values()))[1]
        raise ReferenceDataError(
            f"{form} is a form of {' and '.join(claims)}; take it from one of them, or name it in "
            f"ambiguous.yaml with the identifier it usually means."
        )
    return claims[ambiguous.means]


def _insert(root: _Node, organisation: ReferenceOrganisation, form: str, ambiguous: bool) -> None:
    if not spells_a_name(form):
        raise ReferenceDataError(
            f"Write the form {form} of {organisation.identifier} with a capital letter and with nothing but "
            "spaces and hyphens between its words."
        )
    own = tuple(words(form))
    bare = organisation.kind in _PLACES and not names_its_kind(form)
    for ending in dict.fromkeys((own[-1].folded, genitive(own[-1].folded))):
        node = root
        for word in (*(word.folded for word in own[:-1]), ending):
            node = node.following.setdefault(word, _Node())
        in_genitive = ending != own[-1].folded
        name = _Name(organisation, form, own, in_genitive, ambiguous, not (bare or ambiguous), is_abbreviation(form))
        node.names.append(name)
        node.names.sort(key=lambda name: name.genitive)


def _key(form: str) -> str:
    """Give what two forms share that cannot be told apart in a text."""
    return form if is_abbreviation(form) else " ".join(word.folded for word in words(form))


def _hit(name: _Name, written: list[Word]) -> GazetteerHit:
    end = written[-1].end - (1 if name.genitive else 0)
    return GazetteerHit(written[0].start, end, name.organisation, name.form, name.ambiguous, name.qualified)


def _in_address(text: str, start: int, end: int) -> bool:
    before = text[max(start - 4, 0) : start]
    return before.endswith("@") or before == "www." or text.startswith("@", end)


def _is_cut_off(text: str, end: int) -> bool:
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isspace()
