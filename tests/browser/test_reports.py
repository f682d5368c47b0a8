"""The reports page, as a planner uses it: choose, watch, read, take along."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.visiting import NARROW, Visitor

LONG = 60_000  # milliseconds that a report may take on a busy machine


def test_a_report_on_a_body_is_read_and_taken_along(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("/reports")
    page.get_by_label("Kommun, län eller samverkansorgan").fill("Familjen Helsingborg")
    page.get_by_role("button", name="Gör rapporten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapport: Familjen Helsingborg", timeout=LONG)
    article = page.get_by_role("article", name="Rapporten")
    expect(article).to_contain_text("Pernilla Anderberg")
    with page.expect_download(timeout=LONG) as begun:
        page.get_by_role("link", name="PDF").click()
    file = tmp_path / "report.pdf"
    begun.value.save_as(file)
    assert begun.value.suggested_filename.startswith("samgraf-familjen-helsingborg-")
    assert file.read_bytes().startswith(b"%PDF-")


def test_figures_lead_to_their_query_and_its_answer(visitor: Visitor) -> None:
    page = visitor.open("/reports?part=gaps&make=1")
    article = page.get_by_role("article", name="Rapporten")
    row = article.get_by_role("row").filter(has_text="Landskrona").first
    row.get_by_role("link", name="alla belägg").click(timeout=LONG)
    expect(page.get_by_role("table")).to_contain_text("Pernilla Anderberg, Landskrona")


def test_an_unknown_place_keeps_what_was_typed_and_says_what_to_do(visitor: Visitor) -> None:
    page = visitor.open("/reports", NARROW, language="en-GB")
    page.get_by_label("Municipality, county or collaborating body").fill("Atlantis")
    page.get_by_role("button", name="Make the report").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no municipality, county or body Atlantis")
    expect(page.get_by_label("Municipality, county or collaborating body")).to_have_value("Atlantis")


def test_a_report_can_be_cancelled_and_the_choice_stays(visitor: Visitor) -> None:
    page = visitor.open("/reports?scope=Ale&in=en&make=1", scripts=False)
    if page.get_by_role("button", name="Avbryt").count():  # a fast machine has it ready before the page is there
        page.get_by_role("button", name="Avbryt").click()
        expect(page.get_by_label("Kommun, län eller samverkansorgan")).to_have_value("Ale")
        expect(page.get_by_role("button", name="Avbryt")).to_have_count(0)
    else:
        expect(page.get_by_role("article", name="Rapporten")).to_be_visible()


def test_the_page_works_without_scripts_once_the_report_is_there(visitor: Visitor) -> None:
    ready = visitor.open("/reports?part=gaps&in=en&lang=en&make=1")
    expect(ready.get_by_role("article", name="The report")).to_be_visible(timeout=LONG)
    page = visitor.open("/reports?part=gaps&in=en&lang=en&make=1", scripts=False)
    expect(page.get_by_role("article", name="The report")).to_contain_text("Pernilla Anderberg")
