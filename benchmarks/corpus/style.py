"""From chance to a style: in which of the layouts that occur a secretary writes, and what befalls the text."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.corpus.words import headings

Shares = Mapping[str, float]

MEETINGS = 8
"""So many meetings in a row are written in one style."""

# Attendance, how its entries stand on the page: shares for notes of networks and for formal minutes.
NOTES: Shares = MappingProxyType(
    {
        "bullets": 15, "lines": 22, "paragraph": 11, "semicolons": 5, "table": 8, "tabs": 4, "run": 7,
        "municipality-first": 8, "municipality-headings": 4, "columns": 4, "names": 8, "marks": 4,
        "sentence": 4,
    }
)  # fmt: skip
MINUTES: Shares = MappingProxyType(
    {
        "lines": 34, "bullets": 7, "paragraph": 7, "table": 6, "tabs": 6, "run": 8, "labels-apart": 8,
        "columns": 6, "municipality-headings": 3, "side-by-side": 12, "marks": 3, "sentence": 2,
    }
)  # fmt: skip
# How one entry of the list is written.
ENTRIES: Shares = MappingProxyType(
    {
        "comma-short": 30, "comma-full": 24, "space-short": 7, "space-full": 6, "brackets": 8, "dash": 6,
        "title-full": 12, "full-title": 7,
    }
)  # fmt: skip
PARTY_ENTRIES: Shares = MappingProxyType(
    {
        "party": 38, "party-comma-short": 18, "party-comma-full": 16, "short-party": 6, "comma-party-short": 7,
        "full-space-party": 3, "small-party": 6, "comma-full": 4,
    }
)  # fmt: skip
NUMBERINGS: Shares = MappingProxyType(
    {
        "dot": 34, "bare": 14, "section": 24, "section-after": 3, "point": 4, "running": 6, "organ": 4, "none": 8,
        "sentences": 3,
    }
)  # fmt: skip  # fmt: skip
DECISIONS: Shares = MappingProxyType(
    {"list": 34, "colon": 20, "sentence": 20, "passive": 8, "numbered": 5, "heading": 7, "impersonal": 6}
)
FORMATS: Shares = MappingProxyType(
    {"pdf": 26, "docx": 20, "md": 14, "txt": 12, "html": 12, "odt": 4, "rtf": 3, "eml": 3, "latin-1": 3, "crlf": 3}
)
DAMAGES: Shares = MappingProxyType(
    {"one-line": 0.1, "digits": 0.06, "title-words": 0.05, "ocr": 0.05, "page-heads": 0.16}
)
"""How often each kind of damage befalls a style in which it can."""
_SPACED = ("md", "txt", "latin-1", "crlf", "eml")
LAYOUTS = tuple(dict.fromkeys((*NOTES, *MINUTES)))


@dataclass(frozen=True, slots=True)
class Style:
    """A secretary's habits.

    ``capital``: headings in capitals; ``lead``: lists have a label with a colon; ``item_labels``: items have parts with
    labels of their own, the proposal among them; ``reference``: items have a register number.
    """

    formal: bool
    layout: str
    entry: str
    numbering: str
    decision: str
    presenter: str
    promise: str
    day: str
    opening: str
    signature: str
    headings: Mapping[str, str]
    capital: bool
    lead: bool
    agenda_first: bool
    item_labels: bool
    reference: bool
    letterhead: str
    format: str
    damages: frozenset[str]
    seed: str


def drawn(shares: Shares, chance: random.Random) -> str:
    """Draw one of several by their shares."""
    return chance.choices(tuple(shares), tuple(shares.values()))[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a corpus is made of: a seed, and the formats and layouts allowed, all of them where none is named.

    ``damages`` that are named befall every document that they can befall, and no others do; "none" keeps all whole.
    """

    seed: int
    formats: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    damages: tuple[str, ...] = ()


def style_of(choice: Choice, body: int, turn: int, politicians: bool) -> Style:
    """Draw the style of the turn-th secretary of a body."""
    key = f"{choice.seed} style {body} {turn}"
    chance = random.Random(key)
    formal = chance.random() < (0.9 if politicians else 0.12)
    file_format = drawn(_allowed(FORMATS, choice.formats), chance)
    layout = drawn(_allowed(MINUTES if formal else NOTES, choice.layouts), chance)
    if layout == "labels-apart" and file_format not in _SPACED:
        layout = "lines"  # without empty lines between values nobody could tell where one list ends
    damages = _damages(chance, file_format, layout, choice.damages)
    day = drawn({"iso": 38, "written": 31, "weekday": 24, "compact": 4, "yearless": 3}, chance)
    return Style(
        formal=formal,
        layout=layout,
        entry=drawn(PARTY_ENTRIES if politicians else ENTRIES, chance),
        numbering=_numbering(formal, chance),
        decision=drawn(DECISIONS, chance),
        presenter=drawn({"text": 70, "label": 20, "bracket": 10}, chance),
        promise=drawn({"text": 77, "table": 12, "list": 7, "label": 4}, chance),
        day="written" if day == "yearless" and file_format == "eml" else day,
        opening=drawn({"labels": 48, "joint": 26, "free": 26} if not formal else {"joint": 60, "labels": 40}, chance),
        signature=_signature(formal, chance),
        headings={kind: drawn(shares, chance) for kind, shares in headings(formal).items()},
        capital=chance.random() < 0.12,
        lead=chance.random() < 0.75,
        agenda_first=chance.random() < 0.16,
        item_labels=formal and chance.random() < 0.25,
        reference=formal and chance.random() < 0.2,
        letterhead=drawn({"none": 72, "members": 10, "address": 18}, chance),
        format=file_format,
        damages=damages,
        seed=key,
    )


def _allowed(shares: Shares, names: tuple[str, ...]) -> Shares:
    return {name: share for name, share in shares.items() if name in names} or (
        dict.fromkeys(names, 1.0) if names else shares
    )


def _numbering(formal: bool, chance: random.Random) -> str:
    numbering = drawn(NUMBERINGS, chance)
    sections = ("section", "section-after", "running", "organ")
    if formal and numbering in ("none", "point", "sentences"):
        return chance.choice(sections)
    return "dot" if not formal and numbering in sections else numbering


def _signature(formal: bool, chance: random.Random) -> str:
    if formal:
        return drawn({"front": 46, "end": 40, "none": 14}, chance)
    return drawn({"noted": 34, "end": 12, "none": 54}, chance)


def _damages(chance: random.Random, file_format: str, layout: str, chosen: tuple[str, ...]) -> frozenset[str]:
    struck = {name for name, share in DAMAGES.items() if chance.random() < share}
    if chosen:
        struck = set(DAMAGES) & set(chosen)
    if file_format in ("docx", "odt", "rtf"):
        struck &= {"page-heads"}  # what befalls text that was printed, scanned or converted
    if file_format in ("html", "pdf") or layout in ("table", "marks", "tabs", "side-by-side", "labels-apart"):
        struck -= {"one-line"}  # without line breaks such cells cannot be told apart, by a person either
    return frozenset(struck)
