"""A report as one HTML file, and as part of a page: nothing in it runs or is asked for but what is its own."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from graph.reports.model import Column, Kind, Row, Table, Thing
from tests.visualizations.reports.samples import empty, one_table, report
from tests.visualizations.reports.tables import HOSTILE
from visualizations.reports.html_file import html_file, html_fragment, stylesheet


class Reader(HTMLParser):
    """Notes elements with their attributes, the text of scripts, and all text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.text.append(data)
        elif self.inside[-1] == "style":
            self.styles.append(data)
        elif "type" not in self.elements[-1][1]:
            self.scripts.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


@pytest.fixture(scope="module")
def swedish() -> Reader:
    return Reader(html_file(report()).decode())


def test_only_its_own_scripts_and_style_may_run(swedish: Reader) -> None:
    policy = next(
        attributes["content"] for tag, attributes in swedish.elements if attributes.get("http-equiv") and tag == "meta"
    )
    assert policy is not None
    own = [f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in swedish.scripts]
    style = f"'sha256-{base64.b64encode(hashlib.sha256(swedish.styles[0].encode()).digest()).decode()}'"
    assert len(own) == 2
    assert policy == (
        f"default-src 'none'; img-src data:; style-src {style}; script-src {own[0]} {own[1]}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_file_asks_for_nothing(swedish: Reader) -> None:
    for name in ("src", "srcset"):
        assert all(value.startswith("data:image/svg+xml;base64,") for value in swedish.values(name))
    assert {tag for tag, _ in swedish.elements} & {"link", "iframe", "object", "form", "base"} == set()
    for value in swedish.values("src"):
        svg = base64.b64decode(value.partition(",")[2]).decode()
        assert not re.search(r"(?:href|src)=|<style|<script|url\((?!#)", svg)


def test_every_link_within_leads_somewhere_and_links_out_are_pages(swedish: Reader) -> None:
    names = swedish.values("id")
    assert len(names) == len(set(names))
    links = [value for tag, attributes in swedish.elements if tag == "a" and (value := attributes.get("href"))]
    within = {link[1:] for link in links if link.startswith("#")}
    assert within <= set(names)
    assert {"k-1", "q-F2", "t-partners", "s-summary"} <= within
    assert all(link.startswith(("#", "https://samgraf.example/")) for link in links)


def test_text_that_means_harm_is_only_text(swedish: Reader) -> None:
    shown = "\n".join(swedish.text)
    for text in HOSTILE:
        assert text.replace("\u0007", "\ufffd") in shown
    assert not [attributes for _, attributes in swedish.elements if any(name.startswith("on") for name in attributes)]


def test_an_address_that_would_run_leads_nowhere() -> None:
    thing = Thing("https://x/1", "Umeå", "javascript:alert(1)")
    table = Table("t", "T", (Column("a", "A", Kind.THING),), (Row((thing,)),), ())
    read = Reader(html_file(one_table(table)).decode())
    links = [attributes.get("href") for tag, attributes in read.elements if tag == "a"]
    assert set(links) == {"#", "#s-one"}


def test_every_picture_has_words(swedish: Reader) -> None:
    pictures = [attributes.get("alt") for tag, attributes in swedish.elements if tag == "img"]
    assert len(pictures) == 7
    assert all(pictures)
    assert swedish.elements[0] == ("html", {"lang": "sv"})
    assert Reader(html_file(empty("en")).decode()).elements[0] == ("html", {"lang": "en"})


def test_a_part_of_a_page_has_no_script_style_or_style_attribute() -> None:
    fragment = Reader(html_fragment(report()))
    assert {tag for tag, _ in fragment.elements} & {"script", "style", "link", "html", "body", "h1"} == set()
    assert fragment.values("style") == []
    assert fragment.values("hidden") == []
    assert "Umeå kommun" in "".join(fragment.text)
    assert ".report table" in stylesheet()
    assert "</style" not in stylesheet()
