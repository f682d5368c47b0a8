"""From a build's sentences, which are English, to how a page tells them: known ones in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.wording import wording
from graph.reading import Failure

_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (phrase, re.compile(pattern))
    for phrase, pattern in (
        ("note_attendance", r"No list of attendance was found\."),
        ("note_agenda", r"No agenda was found\."),
        ("note_date", r"The document gives no date for the meeting\."),
        ("note_text", r"The document has no text\."),
        ("note_person", r"“(?P<name>.+)” \(.+ first at character (?P<place>\d+)\) could not be told .+"),
        ("failure_not_text", r"(?P<file>.+) is not a text file: .+"),
        ("failure_empty", r"(?P<file>.+) is empty: .+"),
        ("failure_large", r"(?P<file>.+) is (?P<size>\d+) MB, more than the (?P<most>\d+) MB .+"),
        ("failure_closed", r"(?P<file>.+) cannot be opened .+"),
    )
)
_NO_DOCUMENT = "judgements"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it is about; ``language`` where it is in another one than the page."""

    sentence: str
    language: str | None
    documents: tuple[Linked, ...]


def told_notes(notes: Iterable[tuple[str, str]], addresses: Addresses, language: str) -> tuple[Told, ...]:
    """Tell remarks, those that say the same together."""
    gathered: dict[str, list[Linked]] = {}
    for document, note in notes:
        gathered.setdefault(note, []).append(Linked(document, _place(document, note, addresses)))
    return tuple(Told(*_said(note, language), tuple(documents)) for note, documents in gathered.items())


def told_failures(failures: Iterable[Failure], language: str) -> Iterator[Told]:
    """Tell why documents could not be read, one by one."""
    for one in failures:
        yield Told(*_said(one.reason, language), (Linked(one.document),))


def _said(sentence: str, language: str) -> tuple[str, str | None]:
    """Return a sentence in a language, or as it is with the language that it is in."""
    t = wording(language)
    for phrase, pattern in _KNOWN:
        found = pattern.fullmatch(sentence)
        if found is not None:
            return t[phrase].format(**found.groupdict()), None
    return sentence, None if language == "en" else "en"


def _place(document: str, note: str, addresses: Addresses) -> str | None:
    iri = None if document == _NO_DOCUMENT else addresses.iri(f"minutes/{document}")
    found = dict(_KNOWN)["note_person"].fullmatch(note)
    start = int(found["place"]) if found else 0
    return None if iri is None else addresses.minutes(iri, (start, start + len(found["name"])) if found else None)
