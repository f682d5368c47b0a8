"""From what kept a query from being answered to a sentence on the page, and the place of a slip in its text."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.wording import wording
from api.queries.question import (
    BusyError,
    MemoryLimitError,
    RemoteError,
    ResultLimitError,
    TimeLimitError,
    WorkerLostError,
)
from api.service.problems import Problem
from graph.query_guard import QueryForbiddenError, QuerySyntaxError
from ontology.errors import SamgrafError

_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: a ``sentence``; ``detail`` is more of it, in English.

    ``line`` and ``column`` (from 1) are the place of a slip, ``shown`` the words there and ``caret`` spaces up to it.
    """

    sentence: str
    detail: str = ""
    line: int = 0
    column: int = 0
    shown: str = ""
    caret: str = ""


def fault_of(error: SamgrafError | Problem, text: str, language: str) -> Fault:
    """Return what a page says of an error."""
    t = wording(language)
    if isinstance(error, QuerySyntaxError):
        return _slip(error, text, language)
    named = (
        (QueryForbiddenError, "query_forbidden"),
        (TimeLimitError, "query_too_slow"),
        (MemoryLimitError, "query_too_heavy"),
        (ResultLimitError, "query_too_much"),
        (WorkerLostError, "query_too_complex"),
        (RemoteError, "query_remote"),
        (BusyError, "query_busy"),
    )
    phrase = next((phrase for kind, phrase in named if isinstance(error, kind)), "query_refused")
    return Fault(t[phrase], error.detail if isinstance(error, Problem) else str(error))


def _slip(error: QuerySyntaxError, text: str, language: str) -> Fault:
    t = wording(language)
    lines = text.splitlines() or [""]
    line = min(max(error.line, 1), len(lines))
    written = lines[line - 1]
    at = min(error.column - 1, len(written))
    begin = max(0, at - _BEFORE)
    expected = ", ".join(error.expected[:5]) + (" …" if len(error.expected) > 5 else "")
    ended = error.line >= len(lines) and error.column > len(lines[-1])
    sentence = t["query_ended" if ended else "query_slip"].format(
        line=error.line, column=error.column, expected=expected
    )
    # tabs stay tabs, so that the caret stands below the place however wide they are
    caret = "".join("\t" if letter == "\t" else " " for letter in written[begin:at])
    return Fault(sentence, "", error.line, error.column, written[begin : at + _BEFORE], caret)
