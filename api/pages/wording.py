"""What pages say around the graph's own words, in the language that whoever asks reads."""

from __future__ import annotations

from collections.abc import Mapping

from graph.language import DEFAULT_LANGUAGE, LANGUAGES
from graph.language.phrases import phrases


def wording(language: str) -> Mapping[str, str]:
    """Return the phrases of pages in one of the languages by their names."""
    return phrases("api.pages", language)


def choose_language(asked: str | None, accept: str | None) -> str:
    """Return the language of a page: the one asked for, else the one accepted most, else Swedish."""
    if asked in LANGUAGES:
        return asked
    weighed = ((_weight(part), part.split(";")[0].strip().lower()) for part in (accept or "").split(",")[:32])
    ranked = sorted(weighed, key=lambda entry: -entry[0])
    known = (tag.split("-")[0] for weight, tag in ranked if weight > 0)
    return next((language for language in known if language in LANGUAGES), DEFAULT_LANGUAGE)


def _weight(part: str) -> float:
    _, _, quality = part.partition("q=")
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 1.0
