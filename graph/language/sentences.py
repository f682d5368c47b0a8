"""From counts and names to pieces of sentences in Swedish and English, and names in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from graph.language.numbers import grouped

_AND = {"sv": "och", "en": "and"}
_LAST_LETTERS = {"å": "{", "ä": "|", "ö": "}"}  # the characters that come after z
_ALMOST_LATIN = str.maketrans({"æ": "ä", "ø": "ö", "œ": "ö", "ð": "d", "þ": "th", "ß": "ss"})


def counted(forms: str, number: int) -> str:
    """Return a number with its noun; ``forms`` has the singular and the plural: "{n} möte|{n} möten"."""
    one, many = forms.split("|")
    return (one if number == 1 else many).format(n=grouped(number))


def enumerated(items: Sequence[str], language: str) -> str:
    """Return items as one lists them: "Ale, Lerum och Tjörn"; the empty text where there are none."""
    *first, last = items or ("",)
    return f"{', '.join(first)} {_AND[language]} {last}" if first else last


def alphabetical(name: str) -> str:
    """Return what a name is sorted by: å, ä and ö after z, other accents and case left aside."""
    plain = unicodedata.normalize("NFC", name).casefold().translate(_ALMOST_LATIN)
    return "".join(_LAST_LETTERS.get(letter) or unicodedata.normalize("NFD", letter)[0] for letter in plain)
