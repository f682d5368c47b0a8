"""The worked questions: SPARQL files, each with a title and a line on what it answers, in Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import SamgrafError

_FOLDER = "queries"
_HEADER = re.compile(r"^#\s*(title(?:@en)?|answers(?:@sv)?):\s*(.+?)\s*$", re.MULTILINE)


class UnknownExampleError(SamgrafError):
    """There is no worked question of that name; choose one of those listed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked question: its ``title`` in Swedish, what its rows are (``answers``) in English, and the query itself.

    ``title_en`` and ``answers_sv`` say the same in the other language.
    """

    name: str
    title: str
    answers: str
    text: str
    title_en: str
    answers_sv: str

    def title_in(self, language: str) -> str:
        """Return the title in Swedish ("sv") or English."""
        return self.title if language == "sv" else self.title_en

    def answers_in(self, language: str) -> str:
        """Return what the rows are, in Swedish ("sv") or English."""
        return self.answers_sv if language == "sv" else self.answers

    @property
    def query(self) -> str:
        """The query without the lines about it."""
        return _HEADER.sub("", self.text).strip()


def examples() -> tuple[Example, ...]:
    """Return all worked questions, sorted by name."""
    return tuple(sorted(_read(), key=lambda example: example.name))


def example(name: str) -> Example:
    """Return one worked question; raises UnknownExampleError."""
    known = {one.name: one for one in examples()}
    if name not in known:
        raise UnknownExampleError(f"There is no example {name}: choose among {', '.join(known)}.")
    return known[name]


def _read() -> Iterator[Example]:
    for file in files("graph").joinpath(_FOLDER).iterdir():
        if file.name.endswith(".rq"):
            text = file.read_text(encoding="utf-8")
            header = dict(_HEADER.findall(text))
            name = file.name.removesuffix(".rq")
            yield Example(name, header["title"], header["answers"], text, header["title@en"], header["answers@sv"])
