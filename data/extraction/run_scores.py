"""How well words of a run look like an organisation by place and capitals, and pieces of it beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from data.extraction.given_names import is_surname
from data.extraction.names import Word, is_stop_word, looks_like_surname
from data.extraction.organisation_names import ends_as_organisation
from data.extraction.parts import Kind
from data.extraction.run_names import LONGEST_NAME
from data.extraction.run_pieces import LINKS, Piece, Run, is_nordic
from data.extraction.titles import is_title_word
from data.forms import names_its_kind
from data.gazetteer import GazetteerHit
from data.record import OrganisationKind

LONGEST_GUESS = 4
_LONGEST_ABBREVIATION = 6  # letters
_A_NAME = 2  # words with capitals at least
_TOLD_IN_A_ROW = -0.3  # "Kils kommun Ale kommun"
_KNOWN_IN_A_ROW = -1.6
# What a piece is worth more or less by the kind of piece before it.
_AFTER: dict[tuple[Kind | None, Kind], float] = {
    (None, Kind.ORGANISATION): -1.2,
    (Kind.ORGANISATION, Kind.ORGANISATION): -4.0,
    (Kind.LIMIT, Kind.ORGANISATION): -0.8,
    (Kind.NAME, Kind.ORGANISATION): 0.6,
    (Kind.TITLE, Kind.ORGANISATION): 0.2,
    (Kind.UNKNOWN, Kind.ORGANISATION): -0.6,
    (Kind.UNKNOWN, Kind.NAME): -0.6,
}


def score_by_place(words: Sequence[Word], found: Sequence[GazetteerHit], text: str, *, in_slot: bool) -> float | None:
    """Score words for an organisation by the known names inside, and by a first word that tells what it is."""
    length = len(words)
    if in_slot and words[0].capital and length > 1 and found and not (_people(words) or after_head_word(words, words)):
        beyond = [word for word in words if word.start - words[0].start >= found[-1].end]
        is_one = len(beyond) < _A_NAME and not is_surname(words[-1].text)
        return 6.0 if is_one else -1.0  # "Hallands Hamnar", but not "Försäkringskassan Abbe Ek"
    placed = 1 < length <= LONGEST_NAME and bool(found) and found[0].start > 0 and ends_with_place(found[-1], text)
    if ends_as_organisation(words[0].text.casefold()):
        if placed:
            return 4.2 + 0.3 * length  # "Länsbiblioteket i Kil"
        if length > 1 and all(word.capital for word in words):
            return 2.4 + 0.3 * length - 2.0 * _people(words)
    if placed and not is_stop_word(words[0].text):
        return 3.4 if in_slot else 0.6  # "Destination Åre", "polisområde östra Kil"
    return None


def _people(words: Sequence[Word]) -> int:
    """Count the given names after the first word."""
    return sum(1 for word in words[1:] if is_nordic(word))


def score_by_capitals(run: Run, index: int, words: Sequence[Word]) -> float | None:
    """Score words for an organisation by nothing but their capitals and where they stand."""
    length = len(words)
    if length > LONGEST_GUESS or not all(word.capital and not is_title_word(word.text) for word in words):
        return None
    people = _people(words)
    if index > 0 and run.words[index - 1].text in LINKS:
        return 1.2 + 0.3 * length - 2.0 * people
    after_title = run.before is Kind.NAME and index > 0 and is_title_word(run.words[index - 1].text)
    if after_title and length == 1 and index + 1 == len(run.words) and not is_surname(words[0].text):
        return 2.0  # "chef Hjälpmedelscentralen"
    in_slot = run.is_slot(index, length)
    if in_slot and length > 1 and not looks_like_surname(words[-1].text):
        if words[0].text.endswith("s"):
            return 2.0  # "Arkösunds Båtvänner"
        if run.weak_slot:
            return 2.8  # "Junsele Framtid"
    return (-0.6 if in_slot else -2.0) - 0.3 * length + 1.8 * _abbreviations(run, index, words) - 2.0 * people


def follows(before: Piece | None, kind: Kind | None, found: Piece) -> float:
    """Score a piece by what stands before it; known organisations may stand in a row, as in a column of them."""
    if before is not None and before.organisation is not None and found.organisation is not None:
        if not (before.organisation.identifier and found.organisation.identifier):
            return _AFTER[Kind.ORGANISATION, Kind.ORGANISATION]
        told = names_its_kind(before.organisation.name) and names_its_kind(found.organisation.name)
        return _TOLD_IN_A_ROW if told else _KNOWN_IN_A_ROW
    unit = found.organisation is not None and found.organisation.name.islower() and " " not in found.organisation.name
    if unit and kind in (Kind.TITLE, Kind.UNKNOWN):
        return -2.2  # "chef för avdelningen", "enhetschef på förvaltningen": a unit of one's own
    return _AFTER.get((kind, found.kind), 0.0)


def _abbreviations(run: Run, index: int, words: Sequence[Word]) -> int:
    """Count the words of several capitals, where all are as short as abbreviations and none has a name's initials."""
    initials = {word.text[0] for word in run.words[max(0, index - 4) : index]}
    if not all(1 < len(word.text) <= _LONGEST_ABBREVIATION for word in words):
        return 0
    return sum(1 for word in words if word.text.isupper() and not set(word.text) <= initials)


def after_head_word(others: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """Return those of some words that stand after one in lower case that ends a name: "X länsbibliotek Eva"."""
    head = next((word for word in words if not word.capital and ends_as_organisation(word.text)), None)
    return [word for word in others if head is not None and word.start > head.start]


def has_branches(hit: GazetteerHit) -> bool:
    """Whether an organisation may have local branches that are bodies of their own."""
    return hit.organisation.kind in (OrganisationKind.ASSOCIATION, OrganisationKind.COMPANY)


def ends_with_place(hit: GazetteerHit, text: str) -> bool:
    """Whether a place ends a text."""
    return hit.end == len(text) and hit.organisation.kind in (OrganisationKind.MUNICIPALITY, OrganisationKind.COUNTY)
