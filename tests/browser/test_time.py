"""The timeline and the list of promises, as a planner uses them: to the words of the minutes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visiting import NARROW, Visitor


def test_what_was_decided_at_a_meeting_is_read_in_its_minutes(visitor: Visitor) -> None:
    page = visitor.open("/timeline")
    page.get_by_label("Kommun, nätverk, projekt eller person").fill("Familjen Helsingborg")
    page.get_by_role("main").get_by_role("button", name="Visa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tidslinje: Familjen Helsingborg")
    meeting = page.get_by_role("listitem").filter(has=page.get_by_text("16 februari 2024", exact=True))
    meeting.get_by_text("16 beslut, 1 överenskommelse, 3 löften").click()
    decision = meeting.get_by_role("listitem").filter(has_text="att nätverket för digitalisering inte ska återstartas")
    decision.get_by_text("Var står det?").click()
    decision.get_by_role("link", name="visa i protokollet").first.click()
    expect(page.locator(".text .chosen").first).to_be_in_viewport()
    chosen = "".join(page.locator(".text .chosen").all_text_contents())
    assert "att nätverket för digitalisering inte ska återstartas" in " ".join(chosen.split())


def test_a_year_is_chosen_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/timeline?lang=en")
    years = page.get_by_role("navigation", name="Year")
    years.get_by_role("link", name="2021").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text(["September 2021", "August 2021", "June 2021"])
    expect(years.get_by_role("link", name="2021")).to_have_attribute("aria-current", "true")


def test_an_overdue_promise_is_followed_to_who_gave_it(visitor: Visitor) -> None:
    page = visitor.open("/follow-up", NARROW, language="en-GB")
    page.get_by_label("As of").fill("2024-03-01")
    page.get_by_role("main").get_by_role("button", name="Show").click()
    overdue = page.get_by_role("region", name="The last day has passed")
    expect(overdue).to_contain_text("28 February 2024")
    expect(overdue).to_contain_text("2 days ago")
    overdue.get_by_text("Where does it say so?").click()
    expect(overdue.get_by_role("blockquote")).to_contain_text("fortsätter dialogen med Nina på möte den 28:e februari")
    overdue.get_by_role("link", name="Christian Dahlmann").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Christian Dahlmann")


def test_the_pages_work_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("/follow-up?as_of=2024-03-01", scripts=False)
    page.get_by_label("Kommun, nätverk, projekt eller person").fill("Göteborgsregionen")
    page.get_by_role("main").get_by_role("button", name="Visa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uppföljning: Göteborgsregionen")
    expect(page.get_by_role("region", name="Utan sista dag")).to_contain_text(
        "GR bistår med att göra en sammanställning"
    )
