"""Limits on presence ("tom p 4", "§§ 61-64"): which agenda items somebody was there for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.lexicon import any_of

_UNIT = any_of("attendance.item_units")
_TO = any_of("attendance.until", "attendance.leaving")
_FROM = any_of("attendance.since", "attendance.joining")
_NUMBERS = r"\d{1,3}[a-z]?(?:\s?(?:[-–—,&]|och|samt|,\s?och|till)\s?(?:§§?\s?)?\d{1,3}[a-z]?(?![\d:]|\.\d)){0,12}"

LIMIT = re.compile(
    rf"(?<![\w.])(?P<not>{any_of('attendance.except')})?\s?(?:{any_of('attendance.limited_by')}\s)?"
    rf"(?:(?P<to>{_TO})|(?P<from>{_FROM}))?\s?(?:(?P<unit>{_UNIT}|(?-i:[A-ZÅÄÖ]{{2,5}})(?=\s))\s?)?(?P<numbers>{_NUMBERS})(?![\w:])(?P<after>\s?§§?)?",
    re.IGNORECASE,
)
TIME_LIMIT = re.compile(
    rf"(?:{_FROM}|{_TO}|kl\.?|efter|före)\s?(?:kl\.?\s?)?\d{{1,2}}[.:]\d\d"
    rf"|(?<!\w){any_of('attendance.parts_of_meeting')}(?!\w)|dag \d",
    re.IGNORECASE,
)
_LEFT_AFTER = re.compile(
    r"(?<!\w)(?:lämna(?:de|r)|gick|avvek|avviker)\s[^()]{1,30}?\befter\s(?=\D{0,8}\d)"
)  # "lämnade kl 11, efter p 5"
_CAME_UNDER = re.compile(
    r"(?<!\w)(?:kom|anslöt|anlände)\s[^()]{1,30}?\b(?:under|vid|på|till)\s(?=\D{0,8}\d)"
)  # "kom 18.15, under punkt 3"
_YEAR_BEHIND = re.compile(r"(?<=\d)/(?:20)?\d\d(?!\d)")  # "sak 9/18"
_FIRST_ITEMS = re.compile(r"\b(?P<count>två|tre|fyra|fem)\sförsta\s(?:punkterna|ärendena)\b", re.IGNORECASE)
_COUNTS = {"två": 2, "tre": 3, "fyra": 4, "fem": 5}
_BARE = re.compile(r"\d{1,3}(?:\s?[-–,]\s?\d{1,3}|\s\d{1,3})*")
_FIRST_AND_LAST = 2
_LEAST_ALONE = 10  # a smaller number alone may count anything
_NUMBER = re.compile(r"(\d{1,3})([a-z]?)")
_RANGE = re.compile(r"(\d{1,3})[a-z]?\s?(?:[-–—]|till)\s?(?:§§?\s?)?(\d{1,3})")


def attended(limit: str, numbers: Sequence[str | None]) -> tuple[int, ...]:
    """Return the positions (from 1) of the items that a limit leaves, given the items' numbers in order.

    Empty where the limit names no item, none of the agenda's, or all of them: then presence was not partial.
    A bare number counts only with a unit or a word of limit ("p 4", "tom 4"), beside another limit, or where nothing
    but numbers of the agenda stand there.
    """
    if bare := _BARE.fullmatch(limit.strip()):
        return _bare_positions(bare, numbers)
    first = _FIRST_ITEMS.search(limit)
    positions: set[int] = set(range(1, _COUNTS[first["count"].casefold()] + 1)) if first else set()
    seen_unit = False
    for match in LIMIT.finditer(_plain(limit)):
        named = match["unit"] or match["after"] or match["to"] or match["from"] or match["not"]
        if not (named or seen_unit):
            continue
        seen_unit = True
        positions |= _positions(match, numbers)
    everything = len(numbers)
    return tuple(sorted(positions)) if 0 < len(positions) < everything else ()


def _plain(limit: str) -> str:
    """Return a limit with the times at which somebody came or left taken out."""
    return _CAME_UNDER.sub("från ", _LEFT_AFTER.sub("till ", _YEAR_BEHIND.sub("", limit)))


def _bare_positions(match: re.Match[str], numbers: Sequence[str | None]) -> tuple[int, ...]:
    """Return the positions of items by numbers alone; two that a lost sign parts are a range."""
    given = [int(number) for number in re.findall(r"\d+", match.group())]
    if min(given) < _LEAST_ALONE:
        return ()
    if len(given) == _FIRST_AND_LAST and "," not in match.group() and given[0] < given[1]:
        given = list(range(given[0], given[1] + 1))
    places = {number: position for position, number in enumerate(numbers, 1) if number}
    found = tuple(sorted(places[str(number)] for number in given if str(number) in places))
    return found if len(found) == len(given) < len(numbers) else ()


def is_limit(text: str) -> bool:
    """Say whether ``text`` limits presence to items or to a part of the meeting."""
    match = LIMIT.search(text)
    named = match is not None and any(match[part] for part in ("unit", "after", "to", "from", "not"))
    return named or bool(TIME_LIMIT.search(text) or _FIRST_ITEMS.search(text))


def is_only_limit(text: str) -> bool:
    """Say whether ``text`` is the items that somebody is there for, and nothing else ("Punkt 2", "Vid §§ 3-5")."""
    return is_limit(text) and LIMIT.fullmatch(text) is not None


def _positions(match: re.Match[str], numbers: Sequence[str | None]) -> set[int]:
    by_number = [
        (index, int(found.group(1)))
        for index, number in enumerate(numbers, 1)
        if number and (found := _NUMBER.match(number))
    ]
    text = match["numbers"]
    wanted: set[int] = set()
    for first, last in _RANGE.findall(text):
        wanted.update(range(int(first), min(int(last), int(first) + 500) + 1))
    listed = [int(number) for number, _ in _NUMBER.findall(text)]
    wanted.update(listed)
    if match["to"]:
        wanted = {number for _, number in by_number if number <= max(listed)}
    elif match["from"]:
        last = max(listed) if len(listed) > 1 else None
        wanted = {number for _, number in by_number if number >= listed[0] and (last is None or number <= last)}
    chosen = {index for index, number in by_number if number in wanted}
    return {index for index, _ in by_number} - chosen if match["not"] else chosen
