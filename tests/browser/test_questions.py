"""Questions as planners put them, each answered from the start page within three clicks, with its quote."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import NARROW, Visitor

QUESTIONS = [
    ("Vem i Ängelholm ska jag ringa om vuxenutbildning?", ["Henriika Airaskorpi"], "Henriika Airaskorpi"),
    (
        "Vilka kommuner deltar i Kreativa rum?",
        ["Karlshamn", "Karlskrona", "Lessebo", "Markaryd", "Ronneby", "Uppvidinge"],
        "senare Karlshamn, Karlskrona, Uppvidinge, Markaryd",
    ),
    ("Vad lovade GR?", ["Göteborgsregionen"], "GR bistår med att göra en sammanställning över kommunernas val"),
    (
        "Varför lades materialåterbruket ner?",
        ["Digital plattform för materialåterbruk"],
        "Deltagande företag ansåg inte att nyttan av plattformen var så pass stor",
    ),
    ("Vem företräder Helsingborg?", ["Carina Leffler"], "Carina Leffler"),
    ("Vilka saknades i Familjen Helsingborg?", ["Pernilla Anderberg", "Landskrona"], "Pernilla Anderberg"),
    ("När är nästa möte i BiBK?", ["15 mars 2018", "Växjö"], "15 mars"),
    ("Vad beslutades om digitalisering?", [], "att nätverket för digitalisering inte ska återstartas"),
    ("Vad enades kommunchefsnätverket om?", ["Kommunchefsnätverket"], "inga beslut fattas i ett nätverk"),
    ("Vem informerade om traineeprogrammet?", ["Christian Dahlmann"], "Traineeprogrammet omgång 19"),
    ("Vilka nätverk är Växjö med i?", ["Biblioteksutveckling Blekinge Kronoberg"], "Växjö"),
    ("What did GR promise?", ["Göteborgsregionen"], "GR bistår med att göra en sammanställning över kommunernas val"),
]


class Clicks:
    """Goes from the start page to the words of the minutes, counting."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def ask(self, question: str) -> None:
        self.page.get_by_role("main").get_by_role("searchbox").fill(question)
        self.page.keyboard.press("Enter")
        self.count += 1
        self.page.wait_for_url("**/search?*")

    def quote(self, words: str) -> None:
        """See the words, opening the first proof that has them if none shows them yet."""
        answer = self.page.locator("section.answer")
        quoted = answer.locator("blockquote", has_text=words)
        if not quoted.first.is_visible():
            answer.locator("details", has=self.page.locator("blockquote", has_text=words)).locator(
                "summary"
            ).first.click()
            self.count += 1
        expect(quoted.first).to_be_visible()

    def read(self, words: str) -> None:
        """Go on to the minutes, at those words."""
        quoted = self.page.locator("section.answer figure:visible", has_text=words)
        quoted.first.get_by_role("link").last.click()
        self.count += 1
        expect(self.page.locator(".text .chosen").first).to_be_in_viewport()


@pytest.mark.parametrize(("question", "named", "words"), QUESTIONS, ids=[one[0] for one in QUESTIONS])
def test_a_question_is_answered_within_three_clicks(
    visitor: Visitor, question: str, named: list[str], words: str
) -> None:
    english = question.startswith("What")
    clicks = Clicks(visitor.open("/", NARROW if english else {"width": 1280, "height": 800}, "en" if english else "sv"))
    clicks.ask(question)
    answer = clicks.page.locator("section.answer")
    for name in named:
        expect(answer).to_contain_text(name)
    clicks.quote(words)
    clicks.read(words)
    assert clicks.count <= 3


def test_a_question_to_begin_with_is_one_click_from_its_answer(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.get_by_role("link", name="Vad beslutade Familjen Helsingborg?").click()
    expect(page.locator("section.answer")).to_contain_text("att nätverket för digitalisering inte ska återstartas")
