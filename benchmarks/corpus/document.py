"""From the number of a document to the document: the elements of its page and its truth."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.corpus.attendance import write_attendance
from benchmarks.corpus.bodies import MEETINGS, body_of
from benchmarks.corpus.country import country_of
from benchmarks.corpus.draft import Draft
from benchmarks.corpus.endings import write_end, write_front
from benchmarks.corpus.items import write_items
from benchmarks.corpus.meeting import Planner
from benchmarks.corpus.opening import write_opening
from benchmarks.corpus.page import Element
from benchmarks.corpus.style import MEETINGS as STYLED
from benchmarks.corpus.style import Choice, style_of
from benchmarks.corpus.truth import Truth
from graph.iris import slug

BLOCK = 50
"""Bodies come in blocks of so many, their meetings by turns: few documents already are of many bodies."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document before it is written in its format."""

    elements: tuple[Element, ...]
    truth: Truth


def document_of(choice: Choice, number: int) -> Document:
    """Make a document; it depends on the choice and its number, not on how many there are."""
    block, place = divmod(number, BLOCK * MEETINGS)
    turn, body_turn = divmod(place, BLOCK)
    country, body = country_of(choice.seed), body_of(choice.seed, block * BLOCK + body_turn)
    style = style_of(choice, body.number, turn // STYLED, body.politicians)
    meeting = Planner(country, body, turn, style, number).plan(f"{number:06}-{slug(body.label)}")
    draft = Draft(meeting, random.Random(f"{choice.seed} draft {number}"))
    write_opening(draft)
    write_attendance(draft)
    write_front(draft)
    write_items(draft)
    write_end(draft)
    return Document(tuple(draft.elements), draft.truth())
