"""From a worker's frame to the answer, or to the error that says why there is none."""

from __future__ import annotations

from pathlib import Path

from api.queries.frames import Frame
from api.queries.question import (
    Answer,
    MemoryLimitError,
    NotAcceptableError,
    RemoteError,
    ResultLimitError,
    WorkerLostError,
)
from graph.generations import StoreError
from graph.query_guard import QueryForbiddenError, QueryRefusedError, QuerySyntaxError
from ontology.errors import SamgrafError

# After these the worker is as it was, and takes the next question.
TOLD = (QueryRefusedError, NotAcceptableError, RemoteError, ResultLimitError, StoreError)


def answer_of(reply: Frame, file: Path | None, memory: int, result: int) -> Answer:
    """Return the answer in a frame; ``file`` is where a large one stands.

    ``memory`` and ``result`` are the limits in megabytes, to be named. Raises one of TOLD, or MemoryLimitError.
    """
    head = reply.head
    if head["status"] == "answered":
        return Answer(head["media"], reply.body, head["size"], file, head["repeatable"])
    if head["status"] == "memory":
        raise out_of_memory(memory)
    raise _refusal(reply, result)


def out_of_memory(most: int) -> MemoryLimitError:
    """Return the error of a query that took too much; ``most`` is the limit in megabytes."""
    return MemoryLimitError(
        f"The query took more memory than the limit of {most} megabytes and was ended: ask for less."
    )


def too_complex() -> WorkerLostError:
    """Return the error of a query that ended its worker."""
    return WorkerLostError("The query is too complex to be answered and was ended: write it simpler.")


def _refusal(reply: Frame, result: int) -> SamgrafError:
    head = reply.head
    match head["status"]:
        case "syntax":
            return QuerySyntaxError(head["message"], head["line"], head["column"], tuple(head["expected"]))
        case "forbidden":
            return QueryForbiddenError(head["message"])
        case "refused":
            return QueryRefusedError(head["message"])
        case "unacceptable":
            return NotAcceptableError(_unacceptable(head["kind"]))
        case "large":
            return ResultLimitError(
                f"The answer has more than the limit of {result} megabytes: "
                "ask for less, or fetch a dump of the whole graph."
            )
        case "remote":
            return RemoteError(
                f"The server that the query calls gave no answer ({head['message']}): "
                "try again, or write SERVICE SILENT."
            )
        case _:
            return StoreError(head["message"])


def _unacceptable(kind: str) -> str:
    if kind == "triples":
        return (
            "CONSTRUCT and DESCRIBE give triples: accept text/turtle, application/n-triples, application/ld+json "
            "or application/rdf+xml."
        )
    return (
        "SELECT and ASK give a table: accept application/sparql-results+json, application/sparql-results+xml, "
        "text/csv or text/tab-separated-values."
    )
