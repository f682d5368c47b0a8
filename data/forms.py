"""From a name to the forms it takes in running text, and from text to the words they are compared by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# A word may hold combining accents (text decomposed by a PDF) and soft hyphens; a comma or an ampersand
# counts as a word because some names have one inside.
_WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f\u00ad]+[^\\W_]*)*|[,&]")
# All but letters of Western Europe and general punctuation: what may combine or be left out.
_TO_COMPOSE = re.compile("[^\x00-\u00ac\u00ae-\u024f\u2010-\u2044]")
_INSIDE_NAME = re.compile("[-\u2010\u2011]?[^\\S\n]*\n?[^\\S\n]*")
_REMEMBERED = 16_384  # forms
_LONGEST_ABBREVIATION = 5
_MUNICIPAL_WORDS = ("kommun", "stad")


_new = tuple.__new__  # half the time that a named tuple's own takes


class Word(NamedTuple):
    """One word of a text: where it stands, as written (composed), and folded for comparison.

    A named tuple, as a text has thousands of them and a dataclass takes four times as long to make.
    """

    start: int
    end: int
    written: str
    folded: str


def words(text: str) -> list[Word]:
    """Split a text into words; hyphens part them, so "Upplands-Väsby" compares as "Upplands Väsby"."""
    if _TO_COMPOSE.search(text) is None:
        return [
            _new(Word, (*match.span(), written := match.group(), written.casefold())) for match in _WORD.finditer(text)
        ]
    return [
        _new(Word, (*match.span(), written, written.casefold()))
        for match in _WORD.finditer(text)
        for written in (_composed(match.group()),)
    ]


def first_word(text: str) -> str:
    """Fold the first word of a text as ``words`` does; empty where it has none."""
    match = _WORD.search(text)
    return _composed(match.group()).casefold() if match else ""


def _composed(written: str) -> str:
    if _TO_COMPOSE.search(written) is None:
        return written
    return unicodedata.normalize("NFC", written.replace("\u00ad", ""))


def joins(text: str, left: Word, right: Word) -> bool:
    """Say whether what parts two words may stand inside a name: spaces, a hyphen, one line break."""
    if text[left.end : right.start] == " ":
        return True
    return _INSIDE_NAME.fullmatch(text, left.end, right.start) is not None


def genitive(name: str) -> str:
    """Give a name's genitive: an s, but not after s, x or z ("Göteborgs", "Borås")."""
    return name if name[-1].casefold() in "sxz" else name + "s"


def is_abbreviation(form: str) -> bool:
    """Say whether a form must keep its capitals: at most five letters, two or more of them capitals."""
    capitals = sum(letter.isupper() for letter in form)
    return len(form) <= _LONGEST_ABBREVIATION and capitals >= 2 and " " not in form


def municipality_forms(name: str) -> tuple[str, ...]:
    """Give a municipality's forms: bare, then with "kommun" and "stad" after the nominative and the genitive.

    Usage differs from one municipality to the next ("Ale kommun", "Vindelns kommun", "Helsingborg stad",
    "Malmö stad"), and writers mix them; all four are unmistakable, so all four count.
    """
    stems = dict.fromkeys((name, genitive(name)))
    return (name, *(f"{stem} {word}" for word in _MUNICIPAL_WORDS for stem in stems))


def county_stem(name: str) -> str:
    """Give a county's bare name out of its legal name: "Halland" out of "Hallands län"."""
    return name.removesuffix(" län").removesuffix("s")


def county_forms(name: str, municipality_names: frozenset[str]) -> tuple[str, ...]:
    """Give a county's forms out of its legal name: "Hallands län", "Halland".

    The bare form is left out where it is a municipality's name too ("Kalmar", "Stockholm").
    """
    bare = county_stem(name)
    return (name,) if bare in municipality_names else (name, bare)


def county_board_forms(county: str) -> tuple[str, ...]:
    """Give the forms of a county's administrative board, the legal one first."""
    stem = county_stem(county)
    return tuple(
        f"{office} {place}"
        for office in ("Länsstyrelsen", "Lst")
        for place in (f"i {county}", f"i {stem}", stem, county)
    )


def spells_a_name(form: str) -> bool:
    """Say whether a form can be found in text: one capital at least, only spaces or hyphens between words."""
    own = words(form)
    return any(word.written[0].isupper() for word in own) and all(
        joins(form, left, right) for left, right in pairwise(own)
    )


@lru_cache(_REMEMBERED)
def names_its_kind(form: str) -> bool:
    """Say whether a form of a place says what sort of body is meant: "Lunds kommun", "Region Gotland"."""
    return any(word.folded in (*_MUNICIPAL_WORDS, "region", "län") for word in words(form))
