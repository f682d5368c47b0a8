"""The HTML file of a report in the browser: alive, sortable, accessible, and asking nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checking import accessibility_findings, html_findings
from tests.browser.visiting import NARROW, WIDE, Visitor
from tests.visualizations.reports.samples import empty, report
from visualizations.reports.html_file import html_file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for language in ("sv", "en"):
        (folder / f"{language}.html").write_bytes(html_file(report(language)))
    (folder / "empty.html").write_bytes(html_file(empty()))
    return folder


@pytest.fixture
def reader(chromium: Browser, folder: Path) -> Iterator[Visitor]:
    """Somebody who opens files; afterwards nothing may have gone wrong and no other address been asked."""
    reader = Visitor(chromium, f"{folder.as_uri()}/")
    yield reader
    reader.leave()
    assert reader.complaints.errors == []
    assert reader.complaints.strangers == []


def drawn(page: Page) -> None:
    expect(page.locator(".live svg")).to_have_count(5)


def test_files_are_valid_html(folder: Path) -> None:
    assert html_findings(folder, ["sv.html", "en.html", "empty.html"]) == []


@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [("sv.html", WIDE, "light"), ("en.html", NARROW, "dark"), ("empty.html", NARROW, "light")],
)
def test_the_file_is_accessible_and_fits(
    reader: Visitor, pictures: Path | None, name: str, size: object, scheme: object
) -> None:
    page = reader.open(name, size, scheme=scheme)  # type: ignore[arg-type]
    if name != "empty.html":
        drawn(page)
    if pictures is not None:
        page.screenshot(path=pictures / f"report-{name}.png", full_page=True)
    assert accessibility_findings(page) == []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow == 0, "the page scrolls sideways"


def test_charts_are_alive_and_tell_their_numbers_in_the_language(reader: Visitor) -> None:
    page = reader.open("sv.html")
    drawn(page)
    chart = page.locator("[data-chart=c-partners]")
    expect(chart).to_have_attribute("aria-label", "Umeå kommun möter flest, nio andra.")
    chart.locator("svg .mark-symbol path").first.hover()
    tooltip = page.locator("#vg-tooltip-element")
    expect(tooltip).to_contain_text("Umeå kommun")
    expect(tooltip).to_contain_text("9,0 (6,0–11,0)")


def test_charts_take_the_colours_of_a_dark_page(reader: Visitor) -> None:
    page = reader.open("sv.html", scheme="dark")
    drawn(page)
    bars = page.locator("[data-chart=c-topics] svg .mark-rect path")
    expect(bars.first).to_have_attribute("fill", "#4aa8e0")
    page.emulate_media(color_scheme="light")
    expect(bars.first).to_have_attribute("fill", "#0072b2")


def test_tables_are_sorted_by_a_column_by_its_numbers(reader: Visitor) -> None:
    page = reader.open("sv.html")
    table = page.locator("#t-partners table")
    names = table.locator("tbody th")
    expect(names.first).to_have_text("Umeå kommun")
    button = table.get_by_role("button", name="Möten")
    button.click()
    expect(names.first).to_have_text("Sorsele kommun")
    expect(table.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    button.click()
    expect(names.first).to_have_text("Umeå kommun")
    table.get_by_role("button", name="Möter andra").click()
    expect(names.last).to_have_text("Sorsele kommun")


def test_without_scripts_everything_is_there(reader: Visitor) -> None:
    page = reader.open("sv.html", scripts=False)
    expect(page.locator("picture img")).to_have_count(7)
    assert page.locator("picture img").evaluate_all("all => all.every(one => one.naturalWidth > 300)")
    expect(page.locator(".live").first).to_be_hidden()
    expect(page.locator("#t-decisions tbody tr")).to_have_count(200)


def test_references_lead_to_quotes_and_back(reader: Visitor) -> None:
    page = reader.open("sv.html")
    page.locator("#t-partners tbody tr").first.get_by_role("link", name="Källa 1").click()
    expect(page).to_have_url(f"{reader.address}sv.html#k-1")
    page.locator("#k-1").get_by_role("link", name="Tabell 1").click()
    expect(page).to_have_url(f"{reader.address}sv.html#t-partners")


def test_printing_shows_the_still_charts(reader: Visitor) -> None:
    page = reader.open("sv.html")
    drawn(page)
    page.emulate_media(media="print")
    expect(page.locator("[data-chart=c-partners]")).to_be_hidden()
    expect(page.locator("#c-partners picture")).to_be_visible()
