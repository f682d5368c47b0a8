"""From an Accept header and what is offered to the media type to answer with (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST_RANGES = 64


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One range of an Accept header: ``type`` and ``subtype`` in lower case, either may be ``*``, and its weight."""

    type: str
    subtype: str
    quality: float

    def precision(self, media_type: str) -> int:
        """Tell how closely the range names a media type: 0 not at all, 1 ``*/*``, 2 ``type/*``, 3 exactly."""
        type_, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (type_, subtype):
            return 3
        if self.type == type_ and self.subtype == "*":
            return 2
        return 1 if self.type == self.subtype == "*" else 0


@lru_cache(maxsize=512)
def media_ranges(accept: str) -> tuple[MediaRange, ...]:
    """Read an Accept header; what is no range is passed over, a weight that is none counts as 1."""
    return tuple(found for part in accept.split(",")[:MOST_RANGES] if (found := _range(part)) is not None)


def _range(part: str) -> MediaRange | None:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    type_, slash, subtype = name.lower().partition("/")
    if not (type_ and slash and subtype):
        return None
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            quality = _quality(value.strip())
    return MediaRange(type_, subtype, quality)


def _quality(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 1.0


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type of those offered that is accepted most, the first among equals; None where none is.

    Without a header everything is accepted.
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = media_ranges(accept)
    best: str | None = None
    highest = 0.0
    for media_type in offered:
        matching = [(one.precision(media_type), one.quality) for one in ranges if one.precision(media_type)]
        quality = max(matching)[1] if matching else 0.0
        if quality > highest:
            best, highest = media_type, quality
    return best
