"""From numbers to how they are written in Swedish and English."""

from __future__ import annotations

_THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
_HARD_SPACE = "\N{NO-BREAK SPACE}"
_POINT = {"sv": ",", "en": "."}


def grouped(number: int) -> str:
    """Return a whole number with its thousands set apart by thin spaces, as both languages may have it."""
    return f"{number:,}".replace(",", _THIN_SPACE).replace("-", "−")


def decimal(number: float, language: str, digits: int = 2) -> str:
    """Return a number rounded to so many digits, with the decimal point of the language."""
    whole, _, rest = f"{abs(number):,.{digits}f}".partition(".")
    sign = "−" if number < 0 and float(f"{number:.{digits}f}") else ""
    written = whole.replace(",", _THIN_SPACE)
    return f"{sign}{written}{_POINT[language]}{rest}" if rest else f"{sign}{written}"


def per_cent(share: float, language: str, digits: int = 0) -> str:
    """Return a share, 0 to 1, in per cent: "83 %" in Swedish, "83%" in English."""
    return f"{decimal(100 * share, language, digits)}{_HARD_SPACE if language == 'sv' else ''}%"
