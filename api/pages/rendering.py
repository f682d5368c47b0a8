"""From what a page shows to its HTML."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.pages.wording import wording
from graph.language import LANGUAGES
from graph.language.numbers import grouped


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of what a page shows."""

    href: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page.

    ``base`` is the service's address, with a slash at its end, and ``address`` that of the page without a choice of
    language. ``kept`` is the language that was chosen in the page's own address, so that links keep to it.
    """

    title: str
    language: str
    base: str
    address: str
    alternates: tuple[Alternate, ...] = ()
    kept: str = ""

    def own(self, path: str) -> str:
        """Return the address of another page of the service."""
        return f"{self.base}{path}{f'?lang={self.kept}' if self.kept else ''}"

    def is_at(self, path: str) -> bool:
        """Tell whether the page is the one at a path of the service."""
        return self.address.partition("?")[0] == f"{self.base}{path}"

    def in_language(self, language: str) -> str:
        """Return the page's address in another language."""
        return f"{self.address}{'&' if '?' in self.address else '?'}lang={language}"


def render(template: str, frame: Frame, **content: object) -> bytes:
    """Return a page; ``content`` goes to its template by name."""
    page = _environment().get_template(template)
    words = wording(frame.language)
    return page.render(frame=frame, t=words, languages=LANGUAGES, static=_static, **content).encode()


def warm() -> None:
    """Read all templates and words, which the first page would otherwise wait for."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)
    for language in LANGUAGES:
        wording(language)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["grouped"] = grouped
    environment.filters["measured"] = measured
    return environment


@cache
def _static(name: str) -> str:
    """Return the path of a style sheet or script, which changes with its content."""
    content = files("api.pages").joinpath("static", name).read_bytes()
    return f"static/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"


@cache
def built(name: str) -> str | None:
    """Return the path of a file that is built from npm packages, None where it was not built."""
    file = files("api.pages").joinpath("static", "built", name)
    return _static(f"built/{name}") if file.is_file() else None


def measured(value: float, decimal: str) -> str:
    """Return a number of any kind; ``decimal`` is the mark between its whole and its part."""
    return grouped(int(value)) if value == int(value) else f"{value:.3g}".replace(".", decimal)
