"""E-mail addresses and telephone numbers, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz import fuzz

from data.extraction.layout import Layout
from data.extraction.people import People
from data.record import NameForm, PersonMention, Span

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TELEPHONE = re.compile(r"(?<![\d-])(?:\+46[\s(]*0?\)?|0)\d{1,3}[\s/-]{0,3}\d{2,3}(?:[\s-]?\d{2,3}){1,3}(?!\d)")
_NAMED_ENOUGH = 85
_NEAR = 120


@dataclass(frozen=True, slots=True)
class FoundContact:
    """An address or number, the stretch that backs it, and its person."""

    person: PersonMention
    span: Span
    email: str | None = None
    telephone: str | None = None


def read_contacts(layout: Layout, people: People) -> Iterator[FoundContact]:
    """Yield the contact details whose person is certain.

    An address is the person's whose name it is made of, wherever it stands; a telephone number, or an address that
    is made of no name, that of the last person named before it on its line.
    """
    for match in _EMAIL.finditer(layout.flow) if "@" in layout.flow else ():
        address = match.group().rstrip(".")
        person = _by_address(address, people) or _before(match.start(), layout, people)
        if person is not None:
            yield FoundContact(person, Span(match.start(), match.start() + len(address)), email=address.lower())
    for match in _TELEPHONE.finditer(layout.flow):
        person = _before(match.start(), layout, people)
        if person is not None and len(re.sub(r"\D", "", match.group())) >= 8:
            number = re.sub(r"\s+", " ", match.group()).strip()
            yield FoundContact(person, Span(match.start(), match.end()), telephone=number)


def _by_address(address: str, people: People) -> PersonMention | None:
    local = re.sub(r"[^a-z]+", " ", address.partition("@")[0].lower()).strip()
    if " " not in local:
        return None
    best: tuple[float, PersonMention] | None = None
    for mention in people.mentions:
        if mention.form is NameForm.FULL:
            plain = re.sub(r"[^a-z]+", " ", anyascii(mention.name).lower())
            score = fuzz.token_set_ratio(local, plain) if len(plain.split()) > 2 else fuzz.ratio(local, plain)
            if score >= _NAMED_ENOUGH and (best is None or score > best[0]):
                best = (score, mention)
    return best[1] if best else None


def _before(position: int, layout: Layout, people: People) -> PersonMention | None:
    line = layout.lines[min(layout.line_index(position), len(layout.lines) - 1)]
    named = people.within(max(line.start, position - _NEAR), position)
    return named[-1] if named and named[-1].form is NameForm.FULL else None
