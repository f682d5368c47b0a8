"""What is asked of a worker, and what comes back: an answer whole, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import SamgrafError


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its data set and the media types in which to answer.

    ``default_graphs`` and ``named_graphs`` are the protocol's data set; without any, the query's own counts, and
    without that the union of all graphs. ``results`` is the media type for SELECT and ASK, ``triples`` that for
    CONSTRUCT and DESCRIBE; None refuses the form. ``bound`` gives variables an IRI each beforehand.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    results: str | None = "application/sparql-results+json"
    triples: str | None = "application/n-triples"
    bound: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: its bytes, or the file that they stand in, which whoever sends them removes.

    ``repeatable`` says whether the same question gets the same answer from the same generation.
    """

    media_type: str
    body: bytes
    size: int
    file: Path | None
    repeatable: bool


class AskerGoneError(Exception):
    """Whoever asked is no longer there, so that nobody is left to be told anything."""


class NotAcceptableError(SamgrafError):
    """The query gives an answer of a form for which no acceptable media type was named; accept another."""


class LimitError(SamgrafError):
    """A query that went past a limit and was ended; the message names the limit."""


class TimeLimitError(LimitError):
    """The query took too long; ask for less."""


class MemoryLimitError(LimitError):
    """The query took too much memory; ask for less."""


class ResultLimitError(LimitError):
    """The answer is too large; ask for less, or fetch a dump."""


class WorkerLostError(LimitError):
    """The worker ended in the middle of the query, as a query too complex to be planned makes it; simplify it."""


class RemoteError(SamgrafError):
    """A server that the query calls did not answer as it should; try again, or do without it."""


class BusyError(SamgrafError):
    """There are more queries than can be taken; ask again in ``retry_after`` seconds."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after
