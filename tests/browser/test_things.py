"""The pages on things and the contact finder, from a planner's question to the words of the minutes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import NARROW, Visitor

CREATIVE = ("Karlshamn", "Karlskrona", "Lessebo", "Markaryd", "Ronneby", "Uppvidinge")
ABSENT = "/doc/meeting/gr-kommunchefsnatverket"


def search_for(page: Page, words: str, name: str) -> None:
    """Type words on the start page, and choose the hit that is a thing of a name."""
    page.locator("#q").fill(words)
    page.locator("#q").press("Enter")
    page.locator("a.hit", has_text=re.compile(f"^{re.escape(name)}$")).first.click()


def entry(page: Page, section: str, name: str) -> Locator:
    """Return the first entry of a section that begins with a name."""
    return page.locator(f"section:has(> h2#{section}) .entries > li", has_text=name).first


def prove(page: Page, fact: Locator, words: str) -> None:
    """Open the proof of a fact, read its words, and see them marked in the minutes."""
    proof = fact.locator("details.proof").first
    if proof.get_attribute("open") is None:
        proof.locator("summary").first.click()
    quote = proof.locator("figure", has_text=words).first
    expect(quote).to_be_visible()
    quote.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/minutes/.+start=\d+&end=\d+"))
    marked = page.locator(".chosen").all_text_contents()
    assert words in "".join(marked)


@pytest.mark.parametrize(
    ("language", "role"), [("sv-SE", "projektpart"), ("en-GB", "partner")], ids=["swedish", "english"]
)
def test_which_municipalities_take_part_in_a_project(visitor: Visitor, language: str, role: str) -> None:
    page = visitor.open("/", language=language)
    search_for(page, "kreativa rum", "Kreativa rum")
    names = page.locator("section:has(> h2#participants) .entries .name").all_text_contents()
    assert sorted(names) == list(CREATIVE)
    markaryd = entry(page, "participants", "Markaryd")
    expect(markaryd.locator(".note").first).to_contain_text(role, ignore_case=True)
    prove(page, markaryd, "Markaryd")


@pytest.mark.parametrize(
    ("language", "stopped"), [("sv-SE", "avbrutet"), ("en-GB", "cancelled")], ids=["swedish", "english"]
)
def test_why_a_project_was_stopped(visitor: Visitor, language: str, stopped: str) -> None:
    page = visitor.open("/", language=language)
    search_for(page, "materialåterbruk", "Digital plattform för materialåterbruk")
    expect(page.locator(".answer")).to_contain_text(stopped)
    why = entry(page, "spoken", "Lärdomar från det avbrutna projektet")
    # the minutes' own words are there without a click
    expect(why.locator("blockquote")).to_contain_text("Deltagande företag ansåg inte att nyttan av plattformen")
    prove(page, why, "Deltagande företag ansåg inte att nyttan av plattformen")


def test_what_an_organisation_promised(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator("#q").fill("GR")
    page.locator("#q").press("Enter")
    page.locator("a.hit", has_text=re.compile("^(GR|Göteborgsregionen)$")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Göteborgsregionen")
    promised = entry(page, "commitments", "GR bistår med")
    expect(promised.locator(".name")).to_have_text("GR bistår med att göra en sammanställning över kommunernas val.")
    prove(page, promised, "GR bistår med att göra en sammanställning")


@pytest.mark.parametrize(
    ("language", "attended"), [("sv-SE", "var med när"), ("en-GB", "was there when")], ids=["swedish", "english"]
)
def test_whom_to_call_in_a_municipality_about_a_subject(visitor: Visitor, language: str, attended: str) -> None:
    page = visitor.open("/contacts", language=language)
    page.locator("#subject").fill("vuxenutbildning")
    page.locator("#place").fill("Ängelholm")
    page.locator("#place").press("Enter")
    here = entry(page, "here", "Kristina Magnusson")
    expect(here.locator(".note")).to_contain_text(attended, ignore_case=True)
    # nobody of the place did more than listen: who did, in the same network, comes next and in the answer
    expect(page.locator(".answer")).to_contain_text("Henriika Airaskorpi, Helsingborg")
    near = entry(page, "near", "Henriika Airaskorpi")
    prove(page, near.locator(".entries > li").first, "Föredragande: Henriika Airaskorpi, Helsingborg stad")


def test_who_was_absent_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator("#q").focus()
    page.keyboard.type("kommunchefsnätverket")
    page.keyboard.press("Enter")
    hit = page.locator("a.hit", has_text=re.compile("^Kommunchefsnätverket$")).first
    tab_to(page, hit)
    page.keyboard.press("Enter")
    # the network: its one meeting is the column of the table of who was there
    expect(page.locator("h1")).to_have_text("Kommunchefsnätverket")
    tab_to(page, page.locator(".matrix thead a").first)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(ABSENT)))
    names = page.locator("section:has(> h2#absent) .entries .name").all_text_contents()
    assert names == ["Haleh Lindqvist", "Bengt Randén"]
    summary = page.locator("section:has(> h2#absent) summary").first
    tab_to(page, summary)
    page.keyboard.press("Enter")
    quotes = page.locator("section:has(> h2#absent) li").first.locator("blockquote")
    # the line of the name, and the heading of the list
    expect(quotes).to_have_text(["Haleh Lindqvist, Kungälv", "EJ NÄRVARANDE"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".chosen").first).to_have_text(re.compile("Haleh Lindqvist"))


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tabulator until a thing has the focus."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not reach it")


def test_attendance_is_a_table_that_scrolls_within_itself_and_proves_each_cell(visitor: Visitor) -> None:
    page = visitor.open("/doc/organisation/familjen-helsingborg", NARROW)
    cell = page.locator(".matrix tr", has_text="Landskrona").locator("a.at")
    expect(cell).to_have_text(re.compile("^F.*Pernilla Anderberg$"))
    assert page.evaluate("document.documentElement.scrollWidth === document.documentElement.clientWidth")
    page.get_by_role("link", name="Visa person för person").click()
    expect(page.locator(".matrix tbody th").first).to_be_visible()
    expect(page.locator(".matrix tr", has_text="Pernilla Anderberg")).to_have_count(1)
    page.locator(".matrix tr", has_text="Pernilla Anderberg").locator("a.at").click()
    assert "Pernilla Anderberg, Landskrona" in "".join(page.locator(".chosen").all_text_contents())


def test_pages_work_without_scripts_and_lead_to_all_statements(visitor: Visitor) -> None:
    page = visitor.open("/doc/municipality/1292?lang=en", scripts=False)
    expect(page.locator(".answer")).to_contain_text("Kristina Magnusson")
    page.get_by_role("link", name="All that the graph says").click()
    expect(page).to_have_url(re.compile(r"view=statements&lang=en"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ängelholm")
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(re.compile(r"view=statements&lang=sv"))
