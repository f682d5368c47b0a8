"""From an address that nothing answers at to a page that says so, for people who typed it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.answering import kept_language, language_of
from api.pages.rendering import Frame, render
from api.pages.responding import HTML
from api.service.links import public_base


def missing_page(request: Request) -> Response:
    """Return the page, with status 404."""
    base = public_base(request)
    frame = Frame("404", language_of(request), base, base, kept=kept_language(request))
    content = render("not_found.html", frame, missing=quote(request.url.path))
    headers = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-store"}
    return Response(content, 404, headers, HTML)
