"""People whose names no list knows: told from organisations and loose words by where they stand in a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from data.extraction.given_names import is_given_name
from data.extraction.names import clean_name, is_initial, is_name_word, is_stop_word, split_words
from data.extraction.organisation_names import has_foreign_word, has_head_word
from data.extraction.parts import JOINED_BY_WORD, Kind, Part
from data.extraction.titles import is_title_word
from data.record import OrganisationMention

_FEWEST_PAIRS = 2
_FEWEST_BRACKETED = 3  # names with their organisations in brackets
_QUOTED = 2  # letters between two words: a space and a quotation mark
_MORE = re.compile(r"\s(?:och|samt)\s|\s[–-]\s|[;,]")  # "Habo och Mullsjö", "Kil; föräldraledig"
_FEWEST, _MOST = 2, 3  # words of a name
_LONGEST = 4  # words of a name of two halves


def with_strange_names(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a line with its strange names as names.

    A strange first word goes with the name after it ("Fatou Ali Ek"). Words before an organisation are a name where
    the line begins with them, or where two people before them have their organisations already.
    """
    joined = _halves_joined(_first_names_joined(parts))
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


def with_bracketed(
    parts: Sequence[Part], text: str, named: Callable[[str, int], OrganisationMention | None]
) -> list[Part]:
    """Return the parts of a line in which most names have their organisation in brackets, so that all have it.

    What no list knows is a name before such brackets ("Oleksandra Kovalenko (Ukrainska huset)") and an organisation
    in them, which ``named`` makes of it.
    """
    found = list(parts)
    pairs = [(one, at) for at, one in enumerate(parts[1:], 1) if text[one.start - 1 : one.start] == "("]
    told = sum(parts[at - 1].kind is Kind.NAME and one.kind is Kind.ORGANISATION for one, at in pairs)
    if told < _FEWEST_BRACKETED:
        return found
    for one, at in pairs:
        before = parts[at - 1]
        alone = before.kind is Kind.UNKNOWN and before.comma and _may_name(before.text)
        if is_strange(before) or alone:
            found[at - 1] = replace(before, kind=Kind.NAME, organisation=None, text=clean_name(before.text))
        if one.kind is Kind.UNKNOWN and one.text[:1].isupper() and found[at - 1].kind is Kind.NAME:
            organisation = named(_MORE.split(one.text)[0], one.start)
            found[at] = replace(one, kind=Kind.ORGANISATION, organisation=organisation) if organisation else one
    return found


def _first_names_joined(parts: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if len(found) > 1 and found[-2].kind is Kind.NAME and found[-1].start - found[-2].end in JOINED_BY_WORD:
            last = _as_word(found[-1])
        if last is not None and _goes_before(last, part) and (len(found) == 1 or last.comma):
            found[-1] = replace(part, start=last.start, text=f"{last.text} {part.text}", comma=last.comma)
        else:
            found.append(part)
    return _opening_name(found)


def _halves_joined(parts: list[Part]) -> list[Part]:
    """Join a strange name with the name that nothing parts it from, where that begins with no Nordic one.

    "Xuq Trazg Nguyen Ek, Kil" is one person: nobody's names are known before "Nguyen".
    """
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last is not None and _is_first_half(last, part):
            found[-1] = replace(part, start=last.start, text=f"{last.text} {part.text}", comma=last.comma)
        else:
            found.append(part)
    return found


def _is_first_half(first: Part, second: Part) -> bool:
    beside = first.kind is second.kind is Kind.NAME and not second.comma and second.start == first.end + 1
    if not beside or len(first.text.split()) + len(second.text.split()) > _LONGEST:
        return False
    unknown = not any(is_given_name(word) for word in first.text.split())
    return unknown and not is_given_name(second.text.split()[0], nordic_only=True)


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


def _as_word(part: Part) -> Part:
    """Return a strange word that "och" joins to a name as one that may begin another ("Bo Ek och Hamdi Yusuf Abdi")."""
    organisation = part.organisation
    close = len(part.text) == part.end - part.start  # no bracket after it: "Attendo (Noor Al-Sayed)"
    unknown = organisation is not None and organisation.identifier is None and not has_head_word(part.text) and close
    return replace(part, kind=Kind.UNKNOWN, organisation=None) if unknown else part


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
