"""What readers give: text, with where its pages begin; or why a file has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BULLETS = "[\\u2022\\u2023\\u25aa\\u25cf\\u25e6\\u2043\\u00b7\\uf0b7\\uf0a7\\uf02d\\uf0fc]"
"""A pattern of the signs that word processors put before items of lists, those of their symbol fonts too."""


class Refused(ValueError):
    """A file cannot be read; the message follows its name and says what to do."""


class Scanned(Refused):
    """A file holds pictures of pages, without their text."""


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
