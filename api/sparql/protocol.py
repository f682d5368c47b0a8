"""From an HTTP request to what the SPARQL 1.1 Protocol (section 2.1) says that it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from api.service.problems import Problem

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_FIELDS = 1000
# section 2.1.3: UTF-8 is the only valid charset; ASCII is part of it
_CHARSETS = ("utf-8", "utf8", "us-ascii")

METHODS = "GET, HEAD, POST, OPTIONS"


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """What is asked: ``query`` is None for the description of the service; ``format`` is a browser's wish."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str | None


def read_request(method: str, query_string: bytes, content_type: str, body: bytes) -> ProtocolRequest:
    """Read a GET or POST request; raises Problem for what the protocol does not allow."""
    fields = _fields(query_string, "address")
    query: str | None = None
    if method == "POST":
        media_type = content_type.partition(";")[0].strip().lower()
        if media_type == _QUERY:
            query = _decoded(body, content_type)
        elif media_type == _FORM:
            fields = fields + _fields(body, "body")
        elif media_type == _UPDATE:
            raise _update()
        else:
            raise Problem(
                415,
                "unsupported-media-type",
                "Unsupported media type",
                f"A query is posted as {_FORM} or {_QUERY}: set Content-Type to one of them.",
            )
    return _request(fields, query, posted=method == "POST")


def _request(fields: Sequence[tuple[str, str]], query: str | None, *, posted: bool) -> ProtocolRequest:
    if any(name == "update" for name, _ in fields):
        raise _update()
    queries = [value for name, value in fields if name == "query"] + ([query] if query is not None else [])
    if len(queries) > 1:
        raise _malformed("There is more than one query: send one.")
    if posted and not queries:
        raise _malformed("There is no query: send one as the parameter query.")
    formats = [value for name, value in fields if name == "format"]
    return ProtocolRequest(
        queries[0] if queries else None,
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
        formats[-1] if formats else None,
    )


def _fields(encoded: bytes, where: str) -> list[tuple[str, str]]:
    if not encoded:
        return []
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except (UnicodeDecodeError, ValueError):
        raise _malformed(f"The parameters in the {where} are not URL-encoded UTF-8: encode them as such.") from None


def _decoded(body: bytes, content_type: str) -> str:
    if _charset(content_type) not in _CHARSETS:
        raise _malformed("UTF-8 is the only charset of a query: send it as such.")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _malformed("The query is not text in UTF-8: send it as such.") from None


def _charset(content_type: str) -> str:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower()
    return "utf-8"


def _malformed(detail: str) -> Problem:
    return Problem(400, "malformed-request", "Malformed request", detail)


def _update() -> Problem:
    return Problem(
        403,
        "forbidden-query",
        "The query may not be run",
        "The graph is changed by samgraf build only, updates are refused: ask with the parameter query.",
    )
