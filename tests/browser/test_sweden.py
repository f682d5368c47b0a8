"""The geographic map in a browser: from a municipality on the map to what the minutes say of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import NARROW, WIDE, Visitor

HELSINGBORG = '.sweden a[data-code="1283"]'


def view_box(page: Page) -> list[int]:
    return [int(part) for part in (page.locator("svg.sweden").get_attribute("viewBox") or "").split()]


@pytest.mark.parametrize(
    ("language", "title", "represented", "proof", "show"),
    [
        ("sv-SE", "Sverigekartan", "Företräds av", "Var står det?", "visa i protokollet"),
        ("en-GB", "The map of Sweden", "Represented by", "Where does it say so?", "show in the minutes"),
    ],
)
def test_municipality_on_the_map_leads_to_the_words_of_the_minutes(
    visitor: Visitor, language: str, title: str, represented: str, proof: str, show: str
) -> None:
    page = visitor.open("/sweden", WIDE, language)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.locator(HELSINGBORG).click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Helsingborg")
    assert "chosen=1283" in page.url
    group = panel.locator("section", has=page.get_by_role("heading", name=represented))
    group.locator("summary", has_text=proof).first.click()
    group.locator("figure", has_text="Carina Leffler").get_by_role("link", name=show).click()
    expect(page.locator(".text .chosen").first).to_contain_text("Carina Leffler")


def test_tie_between_two_municipalities_leads_to_its_proof(visitor: Visitor) -> None:
    page = visitor.open("/sweden?network=organisation/familjen-helsingborg")
    row = page.locator("#ties ~ .rows tr", has_text="Klippan – Helsingborg")
    row.get_by_role("link", name=re.compile("^samsyn")).click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Klippan – Helsingborg")
    expect(panel.locator("blockquote").first).to_contain_text("Gruppen enades om")
    expect(page.locator(".curves .pointed")).to_have_count(9)  # Klippan and the nine others of its network
    again = visitor.open(page.url)
    expect(again.locator("#panel").get_by_role("heading", level=2)).to_have_text("Klippan – Helsingborg")


def test_choosing_changes_map_and_table_at_once_and_back_undoes_it(visitor: Visitor) -> None:
    page = visitor.open("/sweden")
    page.get_by_role("combobox", name="Visa", exact=True).select_option("Skåne län")
    expect(page.locator("#table ~ .rows").first.locator("tbody tr")).to_have_count(33)
    page.get_by_label("Färglägg efter").select_option("samverkansparter")
    expect(page.get_by_role("columnheader", name="Samverkansparter")).to_be_visible()
    page.get_by_label("mötesplats").uncheck()
    expect(page).to_have_url(re.compile("step=Dialogue"))
    assert re.search(r"/sweden\?measure=partners&county=12&step=Dialogue", page.url)
    page.go_back()
    expect(page.get_by_label("mötesplats")).to_be_checked()
    expect(page).to_have_url(re.compile(r"/sweden\?measure=partners&county=12$"))


def test_whole_country_and_back_to_where_there_is_something(visitor: Visitor) -> None:
    page = visitor.open("/sweden")
    near = view_box(page)
    page.get_by_role("link", name="hela Sverige").click()
    expect(page.locator(".municipalities path")).to_have_count(290)
    assert view_box(page)[3] > 2 * near[3]
    page.get_by_role("link", name="där det finns uppgifter").click()
    expect(page.locator("svg.sweden")).to_have_attribute("viewBox", " ".join(map(str, near)))


def test_zoom_and_move_by_keyboard_are_kept_in_the_address(visitor: Visitor) -> None:
    page = visitor.open("/sweden")
    first = view_box(page)
    page.locator(HELSINGBORG).focus()
    page.keyboard.press("+")
    closer = view_box(page)
    assert closer[2] == pytest.approx(0.7 * first[2], abs=1)
    page.keyboard.press("ArrowRight")
    assert view_box(page)[0] > closer[0]
    expect(page).to_have_url(re.compile("at="))
    again = visitor.open(page.url)
    assert view_box(again) == view_box(page)
    page.keyboard.press("0")
    assert view_box(page) == first


def test_buttons_and_dragging_move_the_map_and_choose_nothing(visitor: Visitor) -> None:
    page = visitor.open("/sweden")
    first = view_box(page)
    page.get_by_role("button", name="Närmare").click()
    assert view_box(page)[2] < first[2]
    page.get_by_role("button", name="Återställ").click()
    box = page.locator(HELSINGBORG).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] - 60, steps=4)
    page.mouse.up()
    assert view_box(page)[:2] != first[:2]
    expect(page.locator("#panel")).to_be_hidden()


def test_keyboard_alone_opens_and_closes_the_panel(visitor: Visitor) -> None:
    page = visitor.open("/sweden")
    page.locator(HELSINGBORG).focus()
    expect(page.locator("#pointed")).to_have_text("Helsingborg: 1")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator(HELSINGBORG)).to_be_focused()
    assert "chosen" not in page.url


def test_narrow_screen_has_its_filters_in_a_drawer(visitor: Visitor) -> None:
    page = visitor.open("/sweden", NARROW)
    expect(page.get_by_label("Färglägg efter")).to_be_hidden()
    page.get_by_text("Urval", exact=True).click()
    page.get_by_label("Färglägg efter").select_option("projekt")
    expect(page).to_have_url(re.compile("measure=projects"))
    page.locator("#table ~ .rows").first.locator("tbody a").first.click()
    expect(page.locator("#panel")).to_be_in_viewport()


def test_everything_works_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("/sweden", scripts=False)
    page.get_by_label("Färglägg efter").select_option("företrädare")
    page.get_by_role("button", name="Visa urvalet").click()
    page.locator("#table ~ .rows").first.get_by_role("link", name="Helsingborg").click()
    expect(page.locator("#panel").get_by_role("heading", level=2)).to_have_text("Helsingborg")
    page.get_by_role("link", name="Stäng").click()
    expect(page.locator("#panel")).to_be_hidden()
    assert "measure=people" in page.url


def test_table_is_fetched_as_a_file(visitor: Visitor) -> None:
    page = visitor.open("/sweden?county=10")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Kommunkod,Kommun,Län,möten"
    assert len(lines) == 6  # Blekinge has five
