"""People whose names no list knows: told from organisations and loose words by where they stand in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.extraction.names import clean_name, is_initial, is_name_word, is_stop_word, split_words
from data.extraction.organisation_names import has_foreign_word, has_head_word
from data.extraction.parts import Kind, Part
from data.extraction.titles import is_title_word

_FEWEST_PAIRS = 2
_QUOTED = 2  # letters between two words: a space and a quotation mark
_FEWEST, _MOST = 2, 3  # words of a name


def with_strange_names(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a line with its strange names as names.

    A strange first word goes with the name after it ("Fatou Ali Ek"). Words before an organisation are a name where
    the line begins with them, or where two people before them have their organisations already.
    """
    joined = _first_names_joined(parts)
    found: list[Part] = []
    pairs, placed = 0, False
    for index, part in enumerate(joined):
        following = joined[index + 1] if index + 1 < len(joined) else None
        located = following is not None and following.kind is Kind.ORGANISATION
        if part.kind is Kind.ORGANISATION and placed and pairs >= _FEWEST_PAIRS and located and is_strange(part):
            part = replace(part, kind=Kind.NAME, organisation=None, text=clean_name(part.text))
        if part.kind is Kind.NAME:
            placed = False
        elif part.kind is Kind.ORGANISATION and not placed:
            pairs, placed = pairs + 1, True
        found.append(part)
    return found


def _first_names_joined(parts: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last is not None and _goes_before(last, part) and (len(found) == 1 or last.comma):
            found[-1] = replace(part, start=last.start, text=f"{last.text} {part.text}", comma=last.comma)
        else:
            found.append(part)
    return _opening_name(found)


def _opening_name(parts: list[Part]) -> list[Part]:
    """Take the strange words with which a line begins for a name where a known organisation follows their comma."""
    count = next((at for at, part in enumerate(parts) if part.kind is not Kind.UNKNOWN), 0)
    if not _FEWEST <= count <= _MOST or parts[count].kind is not Kind.ORGANISATION or not parts[count].comma:
        return parts
    organisation = parts[count].organisation
    known = organisation is not None and (organisation.identifier is not None or has_head_word(organisation.name))
    named = _without_nickname(parts[:count])
    alike = all(_may_name(part.text) and not part.opens for part in named)
    if not (known and alike and len(named) >= _FEWEST):
        return parts
    name = clean_name(" ".join(part.text for part in named))
    return [replace(parts[0], kind=Kind.NAME, end=parts[count - 1].end, text=name), *parts[count:]]


def _without_nickname(words: Sequence[Part]) -> list[Part]:
    """Return the words of a name without the one in quotes ("Nils "Nisse" Ek"); none where more parts them."""
    gaps = [right.start - left.end for left, right in pairwise(words)]
    if any(right.comma for right in words[1:]) or not all(gap in (1, _QUOTED) for gap in gaps):
        return []
    return [
        word
        for index, word in enumerate(words)
        if not (0 < index < len(gaps) and gaps[index - 1] == gaps[index] == _QUOTED)
    ]


def _goes_before(word: Part, name: Part) -> bool:
    beside = word.kind is Kind.UNKNOWN and name.kind is Kind.NAME and not name.comma and name.start == word.end + 1
    return beside and not word.opens and " " not in word.text and _may_name(word.text)


def _may_name(word: str) -> bool:
    if " " in word or len(word) < 3 or is_initial(word) or word.isupper():
        return False
    return is_name_word(word) and not is_stop_word(word) and not is_title_word(word)


def is_strange(part: Part, most: int = _MOST) -> bool:
    """Whether what reads as an organisation does so only because no list knows its words, ``most`` of them."""
    if part.organisation is None or part.organisation.identifier is not None or not part.comma:
        return False
    said = split_words(part.text)
    if has_head_word(part.text) or has_foreign_word(part.text) or not _FEWEST <= len(said) <= most:
        return False
    return all(word.capital and is_name_word(word.text) and not is_stop_word(word.text) for word in said)
