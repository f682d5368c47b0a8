"""From a page to the same page as a scanner reads it: letters taken for others, a word the same way everywhere."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.corpus.page import Element, Line, Table
from benchmarks.corpus.truth import Truth
from graph.evaluation.gold import GoldItem, GoldOutcome, GoldPerson

_WORD = re.compile(r"[^\W\d_]{4,}")
_SLIPS = (
    ("rn", "m"),
    ("ä", "a"),
    ("ö", "o"),
    ("å", "a"),
    ("g", "q"),
    ("li", "h"),
    ("ll", "U"),
    ("m", "rn"),
    ("e", "c"),
    ("v", "u"),
    ("i", "l"),
)
_STRUCK = 0.03


class Scanner:
    """Reads pages with slips; ``spared`` words are read well."""

    def __init__(self, seed: str, spared: Sequence[str]) -> None:
        self._seed = seed
        self._spared = {word for name in spared for word in _WORD.findall(name)}

    def read(self, text: str) -> str:
        """Return a text as read: § become S now and then, words get a slip, each the same slip everywhere."""
        sections = text.replace("§", "S") if random.Random(f"{self._seed} sections").random() < 0.4 else text
        return _WORD.sub(lambda found: self._word(found.group()), sections)

    def _word(self, word: str) -> str:
        chance = random.Random(f"{self._seed} {word}")
        if word in self._spared or chance.random() >= _STRUCK:
            return word
        fitting = [(right, wrong) for right, wrong in _SLIPS if right in word[1:]]
        right, wrong = chance.choice(fitting) if fitting else ("", "")
        return word[0] + word[1:].replace(right, wrong, 1) if fitting else word


def scanned(elements: Sequence[Element], truth: Truth, seed: str) -> tuple[tuple[Element, ...], Truth]:
    """Return a page as a scanner reads it, and its truth: what names of people became stands beside them."""
    gold = truth.gold
    spared = [*gold.meeting.body, gold.meeting.place or "", *gold.organisations]
    spared += [part.represents for part in gold.attendance if part.represents]
    spared += [name for project in gold.projects for name in (*project.names, *project.participants)]
    spared += [event.label for event in gold.events]
    scanner = Scanner(seed, spared)
    return tuple(_element(one, scanner) for one in elements), replace(truth, gold=replace(
        gold,
        attendance=tuple(replace(part, person=_person(part.person, scanner)) for part in gold.attendance),
        people=tuple(_person(one, scanner) for one in gold.people),
        agenda=tuple(GoldItem(one.number, scanner.read(one.title), one.presenters) for one in gold.agenda),
        decisions=_outcomes(gold.decisions, scanner),
        agreements=_outcomes(gold.agreements, scanner),
        commitments=_outcomes(gold.commitments, scanner),
    ))  # fmt: skip


def _element(element: Element, scanner: Scanner) -> Element:
    if isinstance(element, Table):
        return replace(element, rows=tuple(tuple(map(scanner.read, row)) for row in element.rows))
    return Line(element.role, scanner.read(element.text), scanner.read(element.lead))


def _person(person: GoldPerson, scanner: Scanner) -> GoldPerson:
    forms = (person.name, *person.also)
    read = tuple(form for form in map(scanner.read, forms) if form not in forms)
    return replace(person, also=(*person.also, *dict.fromkeys(read)))


def _outcomes(outcomes: Sequence[GoldOutcome], scanner: Scanner) -> tuple[GoldOutcome, ...]:
    return tuple(GoldOutcome(scanner.read(one.item), scanner.read(one.text), one.who) for one in outcomes)
