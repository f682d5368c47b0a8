"""From errors to problem documents (RFC 9457): what went wrong, in one sentence that says what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import Response

from api.jobs.process import WorkFailedError
from api.queries.question import (
    BusyError,
    LimitError,
    MemoryLimitError,
    NotAcceptableError,
    RemoteError,
    ResultLimitError,
    TimeLimitError,
)
from graph.explaining import NothingKnownError
from graph.query_guard import QueryForbiddenError, QueryRefusedError, QuerySyntaxError
from graph.reports.choosing import ChoiceRefusedError
from graph.reports.making import UnknownPartError
from ontology.errors import SamgrafError

MEDIA_TYPE = "application/problem+json"
TYPES = "https://w3id.org/samgraf/problems#"

_BY_ERROR: tuple[tuple[type[SamgrafError], int, str, str], ...] = (
    (QuerySyntaxError, 400, "malformed-query", "The query is not valid SPARQL"),
    (QueryForbiddenError, 403, "forbidden-query", "The query may not be run"),
    (QueryRefusedError, 400, "refused-query", "The query is not run"),
    (NotAcceptableError, 406, "not-acceptable", "No acceptable format"),
    (NothingKnownError, 404, "not-found", "Nothing is known of it"),
    (TimeLimitError, 504, "time-limit", "The query took too long"),
    (MemoryLimitError, 507, "memory-limit", "The query took too much memory"),
    (ResultLimitError, 507, "result-limit", "The answer is too large"),
    (LimitError, 422, "too-complex", "The query is too complex"),
    (RemoteError, 502, "called-server", "A server that the query calls gave no answer"),
    (BusyError, 503, "busy", "Too many at a time"),
    (ChoiceRefusedError, 400, "refused-choice", "Nothing to make a report of"),
    (UnknownPartError, 400, "unknown-part", "There is no such part"),
    (WorkFailedError, 503, "work-failed", "It could not be made"),
    (SamgrafError, 503, "unavailable", "The graph cannot be read"),
)


@dataclass(eq=False)  # not frozen: an exception takes on its trace on the way through a context
class Problem(Exception):
    """An answer that is a problem document; ``kind`` names it in its type, ``extra`` are further members."""

    status: int
    kind: str
    title: str
    detail: str
    extra: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def problem_of(error: SamgrafError) -> Problem:
    """Return the problem that an error is to whoever asked."""
    status, kind, title = next(row[1:] for row in _BY_ERROR if isinstance(error, row[0]))
    extra: dict[str, object] = {}
    headers: dict[str, str] = {}
    if isinstance(error, QuerySyntaxError):
        extra = {"line": error.line, "column": error.column, "expected": list(error.expected)}
    if isinstance(error, BusyError):
        headers = {"Retry-After": str(error.retry_after)}
    return Problem(status, kind, title, str(error), extra, headers)


def problem_response(problem: Problem) -> Response:
    """Write a problem down as an answer."""
    document = {
        "type": f"{TYPES}{problem.kind}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        **problem.extra,
    }
    content = json.dumps(document, ensure_ascii=False)
    # what went wrong may be right in a moment, or for somebody else
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(content, problem.status, headers, MEDIA_TYPE)
