"""Where REST is: the address of its root, and the writer of answers that point there."""

from __future__ import annotations

from fastapi import Request

from api.rest.rendering import Renderer
from api.service.links import address
from api.service.serving import ServedGeneration

PREFIX = "/api/v1"


def renderer_of(request: Request, served: ServedGeneration) -> Renderer:
    """Return what writes the answers to a request."""
    return Renderer(served.index, address(request, f"{PREFIX[1:]}/"))
