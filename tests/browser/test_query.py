"""The SPARQL page in a browser: a question to its answer, drawn, fetched and followed to the words of the minutes."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import NARROW, WIDE, Visitor

COMMITMENTS = "SELECT ?passage WHERE { ?c a samv:Commitment ; prov:wasDerivedFrom ?passage }"
BUILT = Path(__file__).parents[2] / "api" / "pages" / "static" / "built" / "yasqe.js"


def typed(page: Page, query: str) -> None:
    """Write a query over the one that is there, as somebody at a keyboard does, in the editor where there is one."""
    if BUILT.is_file():
        page.locator(".CodeMirror").wait_for()
    page.get_by_role("textbox", name=re.compile("SPARQL")).first.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(query)


@pytest.fixture
def editor() -> None:
    if not BUILT.is_file():
        pytest.skip("the editor is not built: npm ci && npm run build in api/pages/assets")


@pytest.mark.parametrize(
    ("language", "question", "table", "chart", "shown"),
    [
        ("sv-SE", "Hur många möten har varje kommun varit med på?", "Tabell", "Diagram", "Karta"),
        ("en-GB", "How many meetings has each municipality attended?", "Table", "Chart", "Map"),
    ],
)
def test_worked_question_is_answered_as_table_chart_and_map_and_leads_to_a_municipality(
    visitor: Visitor, language: str, question: str, table: str, chart: str, shown: str
) -> None:
    page = visitor.open("/query", WIDE, language)
    page.get_by_role("link", name=question).click()
    answer = page.locator("#told")
    expect(answer.get_by_role("link", name=table)).to_have_attribute("aria-current", "page")
    expect(answer.get_by_role("row")).to_have_count(33)  # a heading and the 32 municipalities of the four minutes
    answer.get_by_role("link", name=chart).click()
    expect(answer.locator(".bars rect")).to_have_count(32)
    answer.get_by_role("link", name=shown).click()
    page.locator('.sweden a[data-code="1283"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Helsingborg")


def test_own_question_leads_to_the_words_of_the_minutes_and_its_address_to_the_same(visitor: Visitor) -> None:
    page = visitor.open("/query")
    typed(page, COMMITMENTS)
    page.get_by_role("button", name="Ställ frågan").click()
    rows = page.locator("#told td a")
    expect(rows.first).to_be_visible()
    words = rows.first.inner_text()
    assert f"query={quote('SELECT ?passage', safe='').replace('%20', '+')}" in page.url
    again = visitor.open(page.url)
    expect(again.locator("#told td a").first).to_have_text(words)
    rows.first.click()
    expect(page.locator("#here")).to_be_attached()
    assert words in "".join(page.locator(".text .chosen").all_inner_texts())


@pytest.mark.usefixtures("editor")
def test_editor_colours_and_completes_terms_by_their_swedish_words(visitor: Visitor) -> None:
    page = visitor.open("/query")
    expect(page.locator(".cm-keyword").first).to_have_text("SELECT")
    typed(page, "SELECT * WHERE { ?m ")
    page.keyboard.type("dagor")
    hints = page.locator(".CodeMirror-hints")
    expect(hints).to_contain_text("samv:AgendaItem dagordningspunkt")
    page.keyboard.press("Escape")
    for _ in "dagor":
        page.keyboard.press("Backspace")
    page.keyboard.type("samv:held")
    expect(hints.locator("li")).to_have_text(["samv:heldBy hölls av"])
    # the list is made anew for each letter typed, and a key between two lists would go to the text
    page.wait_for_function(
        """() => {
          const editor = document.querySelector(".CodeMirror").CodeMirror;
          const shown = editor.state.completionActive;
          return shown?.widget && shown.data.to.ch === editor.getCursor().ch;
        }"""
    )
    page.keyboard.press("Enter")
    page.keyboard.type(" ?b }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#told tbody tr")).to_have_count(4)
    expect(page.locator("textarea#query")).to_have_value("SELECT * WHERE { ?m samv:heldBy ?b }")


@pytest.mark.usefixtures("editor")
def test_project_prefixes_are_no_slip_and_a_slip_is_marked(visitor: Visitor) -> None:
    page = visitor.open("/query")
    expect(page.locator(".cm-keyword").first).to_be_visible()
    expect(page.locator(".parseErrorIcon")).to_have_count(0)
    typed(page, "SELECT ?x WHERE {{{ ]")
    expect(page.locator(".parseErrorIcon")).to_have_count(1)


@pytest.mark.usefixtures("editor")
def test_keyboard_passes_through_the_editor(visitor: Visitor) -> None:
    page = visitor.open("/query")
    expect(page.locator(".cm-keyword").first).to_be_visible()
    page.get_by_role("textbox", name=re.compile("SPARQL")).first.focus()
    page.keyboard.press("Tab")  # to what scrolls the editor
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ställ frågan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#told tbody tr")).to_have_count(32)


def test_slip_is_told_on_the_page(visitor: Visitor) -> None:
    page = visitor.open("/query", NARROW, "en-GB")
    typed(page, "SELECT ?x WHERE {\n ?x samv:heldBy ]\n}")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("The query cannot be read from line 2, character 17.")


def test_answer_is_fetched_as_a_file(visitor: Visitor) -> None:
    page = visitor.open(f"/query?query={quote(COMMITMENTS)}")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.path().read_text(encoding="utf-8").splitlines()[0] == "passage"


def test_everything_works_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("/query", scripts=False)
    page.locator("textarea").fill(COMMITMENTS)
    page.get_by_role("button", name="Ställ frågan").click()
    page.locator("#told td a").first.click()
    expect(page.locator("#here")).to_be_attached()


@pytest.mark.usefixtures("editor")
def test_nothing_is_kept_in_the_browser(visitor: Visitor) -> None:
    page = visitor.open(f"/query?query={quote(COMMITMENTS)}")
    expect(page.locator(".cm-keyword").first).to_be_visible()
    typed(page, "ASK {}")
    page.locator("h1").click()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.context.cookies() == []


def test_sparql_address_leads_a_person_to_the_page(visitor: Visitor) -> None:
    page = visitor.open("/sparql")
    assert page.url.endswith("/query")
    expect(page.get_by_role("heading", level=1)).to_have_text("Fråga grafen med SPARQL")


@pytest.mark.usefixtures("editor")
def test_nothing_below_the_editor_moves_when_it_comes(visitor: Visitor) -> None:
    plain = visitor.open("/query?query=ASK%7B%7D", scripts=False)
    page = visitor.open("/query?query=ASK%7B%7D")
    expect(page.locator("#keys")).to_be_visible()
    expect(plain.locator("#keys")).to_be_hidden()
    assert page.locator("#told").bounding_box() == pytest.approx(plain.locator("#told").bounding_box(), abs=1)
