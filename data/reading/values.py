"""What readers give: text, with where its pages begin; or why a file has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class Refused(ValueError):
    """A file cannot be read; the message follows its name and says what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, and where in it each page begins (code points); no pages where the format has none."""

    text: str
    pages: tuple[int, ...] = ()

    @classmethod
    def of_pages(cls, pages: Iterable[Sequence[str]]) -> Reading:
        """Return the reading of pages given as lines."""
        starts: list[int] = []
        written: list[str] = []
        length = 0
        for lines in pages:
            starts.append(length)
            page = "".join(f"{line}\n" for line in lines)
            written.append(page)
            length += len(page)
        return cls("".join(written), tuple(starts))
