"""The page of a search: groups, ways to narrow it and back, slips of the pen told, and the way to the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from api.pages.searching.state import SearchState
from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from tests.api.conftest import SERVICE, STEPS
from tests.api.pages.test_pages import read
from tests.factories import SPRING


def page_of(client: TestClient, query: str) -> str:
    answer = client.get(f"/search?{query}")
    assert answer.status_code == 200
    return answer.text


def groups_of(page: str) -> dict[str, str]:
    """Return the groups on a page with how many each says it has."""
    return dict(re.findall(r'<h2 id="g-\w+">([^<]+) <span class="count">([^<]+)</span>', page))


def choices_of(page: str) -> dict[str, str]:
    """Return the address behind each way to narrow a search or to widen it."""
    found = re.findall(
        r'<li><a href="([^"]+)"(?: title="[^"]*")?>([^<]+?) ?<(?:/a> <span class="count|span aria)', page
    )
    return {text: unescape(href) for href, text in found}


def test_hits_stand_in_groups_by_kind_with_counts(client: TestClient) -> None:
    # the word is in the project's name, in two items' titles, in the decision, the event, the topic and passages
    groups = groups_of(page_of(client, "q=växel&lang=sv"))
    assert {name: count for name, count in groups.items() if name != "Textställen"} == {
        "Projekt": "1",
        "Ämnen": "1",
        "Dagordningspunkter": "2",
        "Beslut": "1",
        "Händelser": "1",
    }
    assert "Textställen" in groups
    assert next(iter(groups_of(page_of(client, "q=växel&lang=en")))) in ("Projects", "Topics")


def test_hits_show_the_words_that_were_looked_for(client: TestClient) -> None:
    assert "att starta Gemensam <mark>växel</mark>." in page_of(client, "q=vaxel&kind=Decision")


def test_narrowing_and_widening_are_links(client: TestClient) -> None:
    page = page_of(client, "q=växel&lang=sv")
    narrowed = choices_of(page)["Beslut"]
    assert parse_qs(urlsplit(narrowed).query) == {"q": ["växel"], "kind": ["Decision"], "lang": ["sv"]}
    only = client.get(narrowed).text
    assert groups_of(only) == {"Beslut": "1"}
    assert parse_qs(urlsplit(choices_of(only)["Slag: Beslut"]).query) == {"q": ["växel"], "lang": ["sv"]}


def test_municipality_narrows_to_its_meetings_and_counts_hold(client: TestClient) -> None:
    # Ulla's company was at the one meeting, Ale at both; two items have the word, one at each meeting
    at_both = page_of(client, "q=växel&kind=AgendaItem&municipality=1440")
    at_none = page_of(client, "q=växel&kind=AgendaItem&municipality=1402")
    assert at_both.count('class="hit"') == 2
    assert "Ale" in at_both
    assert 'class="hit"' not in at_none
    meetings = page_of(client, "q=Norrsam&kind=Meeting&municipality=1440")
    assert meetings.count('class="hit"') == 1


def test_unknown_narrowing_finds_nothing_and_can_be_taken_away(client: TestClient) -> None:
    page = page_of(client, "q=växel&municipality=Ingenstad&lang=sv")
    assert "Ta bort en avgränsning ovan." in page
    assert parse_qs(urlsplit(choices_of(page)["Kommun på mötet: Ingenstad"]).query)["q"] == ["växel"]


def test_word_taken_for_another_is_told_and_led_to(client: TestClient) -> None:
    page = page_of(client, "q=en+f%C3%B6rstudje&lang=sv")
    assert "Ordet ”förstudje” finns inte i protokollen." in page
    links = [unescape(link) for link in read(page).links]
    assert f"{SERVICE}/search?q=en+f%C3%B6rstudie&lang=sv" in links
    assert "finns inte i protokollen" not in page_of(client, "q=en+f%C3%B6rstudie&lang=sv")


def test_it_is_told_when_nothing_has_all_words(client: TestClient) -> None:
    assert "Inget har alla orden." in page_of(client, "q=utkast+Partille&lang=sv")
    assert "Inget har alla orden." not in page_of(client, "q=starta+växel&lang=sv")


def test_outcomes_and_passages_lead_to_the_minutes_at_their_place(client: TestClient) -> None:
    start = SPRING.index("att starta Gemensam växel.")
    place = f"{SERVICE}/minutes/var?start={start}&end={start + len('att starta Gemensam växel.')}#here"
    for kind in ("Decision", "Passage"):
        assert place in [unescape(link) for link in read(page_of(client, f"q=starta&kind={kind}")).links]


def test_empty_search_and_empty_result_lead_to_lists(client: TestClient) -> None:
    for query in ("", "q=xyzzyq", "q=%E2%80%A6"):
        links = read(page_of(client, query)).links
        assert {f"{SERVICE}/minutes/var", f"{SERVICE}/minutes/host"} <= set(links)


def test_language_of_the_address_is_kept(client: TestClient) -> None:
    page = page_of(client, "q=växel&lang=en")
    assert '<input type="hidden" name="lang" value="en">' in page
    own = [unescape(link) for link in read(page).links if "/doc/" in link or "/search" in link or "/minutes/" in link]
    others = [link for link in own if "lang=en" not in link]
    # all but the way to the other language
    assert [parse_qs(urlsplit(link).query)["lang"] for link in others] == [["sv"]]


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999999", ""])
def test_senseless_page_is_the_first_or_the_last(client: TestClient, page: str) -> None:
    assert client.get("/search", params={"q": "växel", "kind": "Passage", "page": page}).status_code == 200


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The spring's minutes, 45 times."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "minutes").mkdir()
    for number in range(45):
        (folder / "minutes" / f"m{number}.md").write_text(SPRING, encoding="utf-8")
    build([folder / "minutes"], folder / "store", STEPS)
    with TestClient(create_app(read_settings(store=folder / "store", workers=2)), SERVICE) as client:
        yield client


def test_pages_of_a_long_list_lead_on_and_back(many: TestClient) -> None:
    seen: list[str] = []
    href, page, pages = "/search?q=starta&kind=Decision", "", 0
    while href:
        page = many.get(href).text
        seen += re.findall(r'class="hit" href="([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        href = unescape(following[1]) if following else ""
        pages += 1
    assert (pages, len(seen), len(set(seen))) == (3, 45, 45)
    before = re.search(r'rel="prev" href="([^"]+)"', page)
    assert before is not None
    assert unescape(before[1]).endswith("page=2")


def test_kinds_that_are_not_among_the_best_have_their_group_too(many: TestClient) -> None:
    page = page_of(many, "q=växel&lang=sv")
    groups = page.partition('<div class="groups">')[2].split("<section")[1:]
    shown = {next(iter(groups_of(group))): group.count('<a class="hit') for group in groups}
    assert shown == {
        "Projekt": 1,
        "Ämnen": 1,
        "Dagordningspunkter": 5,
        "Beslut": 5,
        "Händelser": 5,
        "Textställen": 5,
    }
    rest = re.findall(r'class="onward" href="([^"]+)">Visa alla ([^<]+)<', page)
    led_to = {text: parse_qs(urlsplit(unescape(href)).query)["kind"] for href, text in rest}
    assert led_to["beslut (45)"] == ["Decision"]


def test_search_and_minutes_are_only_ever_text(client: TestClient) -> None:
    page = client.get("/search", params={"q": '"><script>alert(1)</script>', "body": "<img src=x>", "year": "<b>"}).text
    assert "<script>" not in page
    assert "<img" not in page
    assert read(page).amiss == []


def test_address_holds_all_of_the_state() -> None:
    state = SearchState("http://x/", "å & b", "Decision", "1440", "n/1", "2024", 3, "en")
    assert state.address() == (
        "http://x/search?q=%C3%A5+%26+b&kind=Decision&municipality=1440&body=n%2F1&year=2024&page=3&lang=en"
    )
    assert state.with_filter("year", "").address(language=False) == (
        "http://x/search?q=%C3%A5+%26+b&kind=Decision&municipality=1440&body=n%2F1"
    )
    assert state.turned(-3) is None


def test_a_question_is_answered_before_anything_found(client: TestClient) -> None:
    page = page_of(client, "q=Vilka+deltar+i+Gemensam+växel&lang=sv")
    answer = page.partition('<section class="answer"')[2].partition("</section>")[0]
    assert "Deltar i" in answer
    # partners and funder rest on the same words, told once for each role
    assert [unescape(name) for name in re.findall(r"<b[^>]*><a[^>]*>([^<]+)</a></b>", answer)] == [
        "Ale",
        "Lilla Edet",
        "Partille",
    ]
    assert answer.count("Ale och Lilla Edet deltar, Partille betalar.") == 2
    assert f"{SERVICE}/minutes/var?lang=sv&amp;start=" in answer


def test_a_search_that_is_narrowed_or_no_question_has_no_answer(client: TestClient) -> None:
    for query in ("q=växel", "q=Vilka+deltar+i+Gemensam+växel&kind=Project"):
        assert '<section class="answer"' not in page_of(client, query)


def test_below_an_answer_stands_more_on_what_was_asked_about(client: TestClient) -> None:
    page = page_of(client, "q=Vilka+deltar+i+Gemensam+växel&lang=sv")
    assert "Inget har alla orden" not in page
    assert next(iter(groups_of(page))) == "Projekt"


def test_who_represents_is_told_though_absent(client: TestClient) -> None:
    answer = page_of(client, "q=Vem+företräder+Partille&lang=sv").partition('<section class="answer"')[2]
    assert "Bo Test" in answer
    assert "frånvarande" in answer.partition("</section>")[0]
