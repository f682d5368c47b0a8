"""Analyses, as a planner reads them: from a municipality to what is known of it, and to the proof."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visiting import NARROW, Visitor

LONG = 60_000  # milliseconds that an analysis may take on a busy machine


def test_a_planner_gets_from_a_municipality_to_its_gaps_and_to_the_proof(visitor: Visitor) -> None:
    page = visitor.open("/doc/municipality/1282")
    page.get_by_role("link", name="Analyser").last.click()
    expect(page.get_by_label("Kommun, län eller samverkansorgan")).to_have_value("municipality/1282")
    page.get_by_role("link", name="Luckor i deltagandet").click()
    article = page.get_by_role("article", name="Luckor i deltagandet")
    row = article.get_by_role("row").filter(has_text="Pernilla Anderberg")
    expect(row).to_contain_text("antecknat förhinder", timeout=LONG)
    row.get_by_role("link", name="alla belägg").click()
    expect(page.get_by_role("table")).to_contain_text("Pernilla Anderberg, Landskrona")


def test_all_analyses_tell_their_most_telling_figure(visitor: Visitor) -> None:
    page = visitor.open("/analytics", language="en-GB")
    answers = page.get_by_role("navigation", name="Analyses")
    # of 290 municipalities, 9 were at the first meeting with others, 2, 10 and 11 at the three others
    expect(answers).to_contain_text("32 of 290 municipalities have met another municipality", timeout=LONG)
    expect(answers.get_by_role("link")).to_have_count(9)


def test_each_query_of_an_analysis_can_be_asked(visitor: Visitor) -> None:
    page = visitor.open("/analytics/brokers")
    page.get_by_text("Ställ frågorna själv:").get_by_role("link", name="F1", exact=True).click(timeout=LONG)
    expect(page.get_by_role("table").first).to_contain_text("Familjen Helsingborg")


def test_an_analysis_is_read_without_scripts_and_narrow(visitor: Visitor) -> None:
    ready = visitor.open("/analytics/groups")
    expect(ready.get_by_role("article", name="Grupper")).to_be_visible(timeout=LONG)
    page = visitor.open("/analytics/groups", NARROW, scripts=False)
    expect(page.get_by_role("article", name="Grupper")).to_contain_text("Kommunerna delar sig i 4 grupper")


def test_an_analysis_can_be_cancelled_and_begun_again(visitor: Visitor) -> None:
    page = visitor.open("/analytics/change?from=2017&to=2023", scripts=False)
    if page.get_by_role("button", name="Avbryt").count():  # a fast machine has it ready before the page is there
        page.get_by_role("button", name="Avbryt").click()
        expect(page.get_by_role("status")).to_contain_text("Analysen är avbruten.")
        expect(page.get_by_label("Från")).to_have_value("2017")
        page.get_by_role("link", name="Gör den ändå").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Förändring")
