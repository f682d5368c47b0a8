"""The files that pages refer to, served as they are."""

from __future__ import annotations

from starlette.staticfiles import StaticFiles


def static_files() -> StaticFiles:
    """Return the application that serves style and icon."""
    return StaticFiles(packages=[("api.pages", "static")])
