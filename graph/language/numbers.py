"""From numbers to how they are written in a language: the one way in which pages and reports write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import floor, log10

_MINUS = "\N{MINUS SIGN}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers: what parts thousands and begins decimals, what stands before a per cent sign.

    ``to`` stands between two ends where a dash could be taken for a minus.
    """

    thousands: str
    decimal: str
    before_percent: str
    to: str

    def count(self, value: int) -> str:
        """Return a whole number."""
        return self.number(float(value), 0)

    def number(self, value: float, decimals: int) -> str:
        """Return a number, rounded to so many decimals."""
        # halves go up, as people round: not to the even neighbour
        rounded = Decimal(repr(abs(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        written = f"{rounded:,f}"
        sign = _MINUS if value < 0 and written.strip("0.,") else ""
        parts = str.maketrans({",": self.thousands, ".": self.decimal})
        return sign + written.translate(parts)

    def share(self, value: float, decimals: int) -> str:
        """Return a share from 0 to 1 in per cent."""
        return f"{self.number(per_cent(value), decimals)}{self.before_percent}%"

    def span(self, low: str, high: str) -> str:
        """Return the two ends of an interval, each as it is written."""
        if _MINUS in low + high:
            return f"{low}{_NO_BREAK}{self.to}{_NO_BREAK}{high}"
        return f"{low}\N{EN DASH}{high}"


NUMERALS = {
    "sv": Numerals("\N{NARROW NO-BREAK SPACE}", ",", "\N{NARROW NO-BREAK SPACE}", "till"),
    "en": Numerals("\N{NARROW NO-BREAK SPACE}", ".", "", "to"),
}


def grouped(number: int) -> str:
    """Return a whole number with thin spaces between its thousands, as in both languages: 14866 is 14 866."""
    return NUMERALS["sv"].count(number)


def decimal(number: float, language: str, digits: int = 2) -> str:
    """Return a number rounded to so many decimals, with the decimal sign of a language."""
    return NUMERALS[language].number(number, digits)


def per_cent(share: float) -> float:
    """Return a share from 0 to 1 in per cent, without what multiplying adds: 0.29 is 29, not 28.999999999999996."""
    return float(Decimal(repr(share)) * 100)


def decimals_for(values: Iterable[float]) -> int:
    """Return with how many decimals a column of numbers is written: all alike, so that they can be compared.

    Whole numbers have none. Else the largest gets two or three figures that say something, and never more than
    four decimals: what the minutes can carry is not finer than that.
    """
    sizes = [abs(value) for value in values]
    if all(size == round(size) for size in sizes):
        return 0
    largest = max(sizes)
    return min(_MOST_DECIMALS, max(1, 1 - floor(log10(largest))))


def share_decimals_for(values: Iterable[float]) -> int:
    """Return how many decimals a column of shares has in per cent: one where any lies below one per cent."""
    return int(any(0 < value < 0.01 for value in values))
