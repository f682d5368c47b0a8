"""From a build's sentences, which are English, to how a page tells them: known ones in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.wording import wording
from graph.reading import Failure

_SHARE = r"(?P<count>\d+) of (?P<total>\d+)\."
_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (phrase, re.compile(pattern))
    for phrase, pattern in (
        ("note_attendance", r"No list of attendance was found\."),
        ("note_agenda", r"No agenda was found\."),
        ("note_date", r"The document gives no date for the meeting\."),
        ("note_text", r"The document has no text\."),
        ("note_line", r"“(?P<name>.+)” \(at character (?P<place>\d+)\) names people who were read into no list\."),
        (
            "note_unlisted",
            r"Names outside the items of the agenda that stand in no list of attendance: (?P<count>\d+)\.",
        ),
        ("note_initials", rf"Names in the attendance that end in an initial, as if cut off: {_SHARE}"),
        ("note_unknown", rf"Names in the attendance that begin with no known given name: {_SHARE}"),
        ("note_run_on", rf"Names in the attendance that nothing parts from the words before them: {_SHARE}"),
        ("note_nobody", r"Nobody in the attendance has an organisation\."),
        ("note_few_people", r"People in the attendance, fewer than a meeting has: (?P<count>\d+)\."),
        ("note_gaps", r"Places where the numbers of the agenda leave a gap or go back: (?P<count>\d+)\."),
        ("note_unmarked", rf"Headings of the agenda that have neither number nor mark: {_SHARE}"),
        ("note_few_items", r"Items of the agenda, fewer than a meeting has: (?P<count>\d+)\."),
        ("note_person", r"“(?P<name>.+)” \(.+ first at character (?P<place>\d+)\) could not be told .+"),
        ("failure_not_text", r"(?P<file>.+) is not a text file: .+"),
        ("failure_empty", r"(?P<file>.+) is empty: .+"),
        ("failure_large", r"(?P<file>.+) is (?P<size>\d+) MB, more than the (?P<most>\d+) MB .+"),
        ("failure_closed", r"(?P<file>.+) cannot be opened .+"),
    )
)
_PLACED = ("note_person", "note_line")
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


def reading_notes(document: str, notes: Iterable[str], addresses: Addresses, language: str) -> tuple[Told, ...]:
    """Tell what of a document was not read, or with doubt; who is who is another matter.

    Only a sentence that is on one place of the text has the document, with the address of that place.
    """
    return tuple(
        Told(*_said(one, language), (Linked(document, _place(document, one, addresses)),) if _placed(one) else ())
        for one in notes
        if not _pattern("note_person").fullmatch(one)
    )


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


def _pattern(phrase: str) -> re.Pattern[str]:
    return dict(_KNOWN)[phrase]


def _placed(note: str) -> re.Match[str] | None:
    """Return what a sentence says of one place of the text; None where it says nothing of the kind."""
    return next(filter(None, (_pattern(phrase).fullmatch(note) for phrase in _PLACED)), None)


def _place(document: str, note: str, addresses: Addresses) -> str | None:
    iri = None if document == _NO_DOCUMENT else addresses.iri(f"minutes/{document}")
    found = _placed(note)
    start = int(found["place"]) if found else 0
    return None if iri is None else addresses.minutes(iri, (start, start + len(found["name"])) if found else None)
