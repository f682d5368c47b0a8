"""From a question for somebody to ask to whom to call: the contact finder's answer, in short."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlencode

from api.pages.contacts.page import contacts_page
from api.pages.things.parts import Entry, Sentence
from api.pages.things.telling import Teller
from graph.experience.contacts import contacts_on
from graph.index.kinds import ORGANISATIONS, Kind
from graph.index.reading import Index
from graph.questions.understanding import Understood
from graph.search.vocabulary import Vocabulary

_MOST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class ContactAnswer:
    """Whom to call, the nearest few who know, and where all of them are shown."""

    sentences: tuple[Sentence, ...]
    people: tuple[Entry, ...]
    href: str


def contact_answer(index: Index, vocabulary: Vocabulary, asked: Understood, teller: Teller) -> ContactAnswer | None:
    """Return whom to call, None where no subject was named or nobody knows."""
    about = asked.named(Kind.PROJECT, Kind.TOPIC)
    where = asked.named(*ORGANISATIONS)
    subject, place = about.label if about else asked.subject, where.label if where else ""
    if not subject:
        return None
    page = contacts_page(teller, contacts_on(index, vocabulary, subject, place), subject, place)
    people = tuple(chain.from_iterable(circle.people for circle in page.circles))[:_MOST_PEOPLE]
    if not page.answer:
        return None
    addresses = teller.addresses
    given = {"q": subject, "place": place, "lang": addresses.language}
    kept = {name: value for name, value in given.items() if value}
    return ContactAnswer(page.answer, people, f"{addresses.public}contacts?{urlencode(kept)}")
