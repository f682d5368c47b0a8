"""Coverage in a browser: from what is missing to the minutes that miss it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import NARROW, WIDE, Visitor


@pytest.mark.parametrize(
    ("language", "lacks", "title"), [("sv-SE", "mötesdag, plats", "Täckning"), ("en-GB", "day, place", "Coverage")]
)
def test_minutes_without_a_day_are_found_and_opened(visitor: Visitor, language: str, lacks: str, title: str) -> None:
    page = visitor.open("/coverage", WIDE, language)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    row = page.locator(".documents tr", has_text=lacks)
    expect(row).to_have_count(1)
    row.get_by_role("link", name="Anteckningar").click()
    expect(page.locator("#text")).to_be_visible()
    assert "/minutes/gr-kommunchefsnatverket" in page.url


def test_remark_on_a_name_leads_to_its_place_in_the_minutes(visitor: Visitor) -> None:
    page = visitor.open("/coverage")
    remark = page.locator("#remarks ~ ul li", has_text="gick inte att knyta till").first
    name = remark.inner_text().split("”")[1]
    remark.get_by_role("link").click()
    expect(page.locator("#text .chosen").first).to_have_text(name)


def test_year_shows_its_months_and_the_county_who_was_never_there(visitor: Visitor) -> None:
    page = visitor.open("/coverage", NARROW)
    page.get_by_role("link", name="2018", exact=True).click()
    expect(page.get_by_role("heading", name="Månader 2018")).to_be_visible()
    expect(page.locator(".matrix").nth(1).locator("tbody tr")).to_have_count(1)
    unmet = page.locator("summary", has_text="Inte med (1)").first
    unmet.focus()
    page.keyboard.press("Enter")
    unmet.locator("xpath=..").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gotland")
