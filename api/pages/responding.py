"""From a page to the answer that carries it."""

from __future__ import annotations

from starlette.responses import Response

HTML = "text/html; charset=utf-8"
READ_ANEW = {"Vary": "Accept-Language", "Cache-Control": "no-cache"}
"""What goes with all that is made for the language of whoever asks, and may be another after the next build."""


def page_response(content: bytes) -> Response:
    """Return the answer to whoever asked for a page."""
    return Response(content, headers=READ_ANEW, media_type=HTML)
