"""From an answer's content to the response: its format, its tag, and 304 where whoever asks has it already."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from api.rest.tables import MEDIA_TYPE as CSV
from api.service.negotiation import choose
from api.service.problems import Problem
from api.service.revalidation import names_tag
from api.service.serving import ServedGeneration

JSON = "application/json"
_NAMES = {JSON: "json", CSV: "csv"}


def chosen_format(request: Request, offered: Sequence[str], wanted: str | None = None) -> str:
    """Return the media type to answer with; raises Problem where none of those offered is accepted."""
    if wanted is not None:
        return next(media_type for media_type, name in _NAMES.items() if name == wanted)
    chosen = choose(request.headers.get("accept"), offered)
    if chosen is None:
        detail = f"None of the formats accepted is to be had here: accept {' or '.join(offered)}."
        raise Problem(406, "not-acceptable", "No acceptable format", detail)
    return chosen


def known_already(request: Request, served: ServedGeneration, media_type: str) -> Response | None:
    """Return the answer that nothing has changed, where whoever asks has the answer of this generation."""
    tag = _tag(served, media_type)
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or names_tag(known, tag):
        return Response(status_code=304, headers=_headers(served, media_type))
    return None


def json_response(served: ServedGeneration, content: BaseModel, next_page: str | None = None) -> Response:
    """Answer with JSON."""
    text = content.model_dump_json(by_alias=True)
    return Response(text, headers=_headers(served, JSON, next_page), media_type=JSON)


def csv_response(served: ServedGeneration, text: str, total: int, next_page: str | None) -> Response:
    """Answer with CSV; what stands beside the items in JSON stands in headers."""
    headers = {**_headers(served, CSV, next_page), "X-Total-Count": str(total)}
    return Response(text, headers=headers, media_type=f"{CSV}; charset=utf-8; header=present")


def _tag(served: ServedGeneration, media_type: str) -> str:
    return f'W/"{served.description.fingerprint}-{_NAMES[media_type]}"'


def _headers(served: ServedGeneration, media_type: str, next_page: str | None = None) -> dict[str, str]:
    headers = {"ETag": _tag(served, media_type), "Vary": "Accept", "Cache-Control": "no-cache"}
    return {**headers, "Link": f'<{next_page}>; rel="next"'} if next_page else headers
