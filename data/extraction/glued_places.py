"""Names with a place behind them and no comma in, both apart out: "Eva Ek Kil, Bo Berg Ale"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest

from data.extraction.given_names import is_given_name, is_surname
from data.extraction.parts import Kind, Part
from data.extraction.slots import SlotReader
from data.extraction.strange_names import is_strange
from data.gazetteer import Gazetteer
from data.record import OrganisationMention, Span

_FEWEST_GLUED = 2
_NAME_AND_PLACE = 4  # words


class PlaceSplitter:
    """Takes places off the names that they stand behind, or before."""

    def __init__(self, gazetteer: Gazetteer, slots: SlotReader) -> None:
        self._gazetteer = gazetteer
        self._slots = slots

    def after_parties(self, parts: list[Part]) -> list[Part]:
        """Take a place that is a first name too from a name where others have theirs there ("(S), Mark Eva Ek")."""
        places = sum(_before_place(before) and after.kind is Kind.ORGANISATION for before, after in pairwise(parts))
        if places < _FEWEST_GLUED:
            return parts
        found = parts[:1]
        for before, part in pairwise(parts):
            place, _, name = part.text.partition(" ")
            full = part.kind is Kind.NAME and _before_place(before) and " " in name
            mention = self._slots.municipality(place, part.start) if full else None
            if mention is None:
                found.append(part)
                continue
            end = mention.span.end
            found.append(Part(Kind.ORGANISATION, part.start, end, place, mention, comma=part.comma))
            found.append(replace(part, start=end + 1, text=name, comma=False))
        return found

    def after_names(self, parts: list[Part]) -> list[Part]:
        """Take the last word of a name for its place where most names of the line have theirs so ("Eva Ek Kil")."""
        glued = sum(
            1 for part in parts if part.kind is Kind.ORGANISATION and (not part.comma or self._ends_in_place(part))
        )
        named = [part for part in parts if part.kind is Kind.NAME]
        if glued < _FEWEST_GLUED:
            return parts
        mostly = glued * 2 >= len(named)
        found: list[Part] = []
        for part, following in zip_longest(parts, parts[1:]):
            alone = following is None or following.comma or following.kind is not Kind.ORGANISATION
            placed = bool(found) and found[-1].kind is Kind.ORGANISATION
            may_end = (mostly and part.kind is Kind.NAME and alone) or (
                (mostly or placed) and self._ends_in_place(part)
            )
            found.extend(self._split_off_place(part) if may_end else (part,))
        return found

    def _ends_in_place(self, part: Part) -> bool:
        """Whether what reads as an organisation may be somebody's strange name and place ("Parisa Daneshvar Kil")."""
        if not is_strange(part, _NAME_AND_PLACE) or part.text.count(" ") < _FEWEST_GLUED:
            return False
        return self._slots.municipality(part.text.rpartition(" ")[2], 0) is not None

    def _split_off_place(self, part: Part) -> tuple[Part, ...]:
        name, _, place = part.text.rpartition(" ")
        known = self._gazetteer.lookup(place)
        alone = is_given_name(name, nordic_only=True) and not is_surname(place)  # "Eva Kil", not "Eva Lund"
        if known is None or not (" " in name or alone) or len(part.text) != part.end - part.start:
            return (part,)
        begin = part.end - len(place)
        mention = OrganisationMention(place, Span(begin, part.end), known.kind, known.identifier)
        return (
            replace(part, kind=Kind.NAME, organisation=None, end=begin - 1, text=name),
            Part(Kind.ORGANISATION, begin, part.end, place, mention, comma=False),
        )


def _before_place(part: Part) -> bool:
    """Whether a place is likely to follow: after a party or "från"."""
    return part.kind is Kind.PARTY or (part.kind is Kind.UNKNOWN and part.text == "från")
