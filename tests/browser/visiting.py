"""From an address to a page in the browser, with what went wrong on it and all that it asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, ViewportSize

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""The browser runs as root in a container, draws in software and asks nobody by itself."""

WIDE: ViewportSize = {"width": 1440, "height": 900}
NARROW: ViewportSize = {"width": 360, "height": 740}
_LOCAL = ("data:", "blob:", "about:")


@dataclass(slots=True)
class Complaints:
    """What no visit may leave behind: errors on the console, exceptions, requests to other machines."""

    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Visitor:
    """Opens pages of the service at an ``address`` and keeps an eye on them."""

    browser: Browser
    address: str
    complaints: Complaints = field(default_factory=Complaints)
    _pages: list[Page] = field(default_factory=list)

    def open(
        self,
        path: str,
        size: ViewportSize = WIDE,
        language: str = "sv-SE",
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
    ) -> Page:
        """Open a page as a new visitor, who has nothing in memory from before."""
        context = self.browser.new_context(
            viewport=size, locale=language, color_scheme=scheme, java_script_enabled=scripts, accept_downloads=True
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        self.watch(page)
        page.goto(urljoin(self.address, path))
        return page

    def watch(self, page: Page) -> None:
        """Note what goes wrong on a page, and what it asks other machines for."""
        page.on("console", lambda message: self._told(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        self._pages.append(page)

    def _told(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.errors.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, *_LOCAL)):
            self.complaints.strangers.append(url)

    def leave(self) -> None:
        """Close all pages."""
        for page in self._pages:
            page.context.close()
        self._pages.clear()
