"""From the numbering of a Word document to what stands before each of its paragraphs: "1.", "§ 12", "a)", "-"."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
BULLET = "-"


class Numbering:
    """The lists of a document, counted while its paragraphs are read in their order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is None:
            return
        for abstract in numbering.iterfind(f"{_W}abstractNum"):
            levels = {int(level.get(f"{_W}ilvl", "0")): _level(level) for level in abstract.iterfind(f"{_W}lvl")}
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for number in numbering.iterfind(f"{_W}num"):
            known = number.find(f"{_W}abstractNumId")
            if known is not None:
                self._list_of[number.get(f"{_W}numId", "")] = known.get(f"{_W}val", "")

    def marker(self, properties: etree._Element | None) -> str:
        """Return what stands before the next paragraph of such properties, "" where nothing does; it counts it."""
        found = None if properties is None else properties.find(f"{_W}numPr")
        if found is None:
            return ""
        identifier, level = _value(found, "numId"), int(_value(found, "ilvl") or 0)
        levels = self._levels.get(self._list_of.get(identifier, ""), {})
        if level not in levels:
            return ""
        form, text, start = levels[level]
        counts = self._counts[self._list_of[identifier]]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if form in ("bullet", "none"):
            return BULLET if form == "bullet" else ""
        return _PLACE.sub(lambda place: _counted(int(place[1]) - 1, counts, levels), text)


def _level(level: etree._Element) -> tuple[str, str, int]:
    start = _value(level, "start")
    return _value(level, "numFmt"), _value(level, "lvlText"), int(start) if start.isdecimal() else 1


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _counted(level: int, counts: dict[int, int], levels: dict[int, tuple[str, str, int]]) -> str:
    form, _, start = levels.get(level, ("decimal", "", 1))
    number = counts.get(level, start)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written
