"""Addresses of the service's own, right behind a proxy and below a path too."""

from __future__ import annotations

from starlette.requests import Request


def public_base(request: Request) -> str:
    """Return the address of the service as whoever asked knows it, ending with a slash."""
    return str(request.base_url)


def address(request: Request, path: str) -> str:
    """Return the address of a path of the service; the path has no slash in front."""
    return public_base(request) + path
