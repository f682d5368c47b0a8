"""The minutes with everything marked: the text as it stands, what rests on it, and the way to one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from graph.iris import Minter
from tests.api.conftest import SERVICE, STEPS
from tests.api.pages.test_pages import HTML, read
from tests.factories import AUTUMN, SPRING


class Text(HTMLParser):
    """Reads the text of the minutes off a page, and what rests on each part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""
        self.facts: list[tuple[int, str, set[str]]] = []
        self.anchors: dict[str, int] = {}
        self.chosen = ""
        self._chosen_at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div" and given.get("id") == "text":
            self.depth = 1
            return
        if not self.depth:
            return
        self.depth += 1
        if own := given.get("id"):
            self.anchors[own] = len(self.text)
        if "chosen" in str(given.get("class")).split():
            self._chosen_at = self.depth
        if tag == "a":
            self.facts.append((int(given["data-start"] or ""), "", set((given["data-facts"] or "").split())))

    def handle_endtag(self, tag: str) -> None:
        if self.depth == self._chosen_at:
            self._chosen_at = 0
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        # what stands between lines is not shown
        if self.depth > 1:
            self.text += data
            if self.facts and self.facts[-1][1] == "" and self.facts[-1][0] + len(data) == len(self.text):
                self.facts[-1] = (self.facts[-1][0], data, self.facts[-1][2])
            if self._chosen_at:
                self.chosen += data


def text_of(page: str) -> Text:
    text = Text()
    text.feed(page)
    text.close()
    return text


def facts_of(page: str) -> dict[str, str]:
    """Return the numbers of facts by their kind and name."""
    found = re.findall(r'<li id="f(\d+)".*?</span>([^<]+)</p>\s*<h3 lang="sv"><a[^>]*>([^<]*)</a>', page, re.DOTALL)
    return {f"{kind}: {unescape(name)}": number for number, kind, name in found}


@pytest.mark.parametrize(("name", "text"), [("var", SPRING), ("host", AUTUMN)])
def test_text_stands_as_it_is(client: TestClient, name: str, text: str) -> None:
    assert text_of(client.get(f"/minutes/{name}").text).text == text


def test_words_know_every_fact_that_rests_on_them(client: TestClient) -> None:
    page = client.get("/minutes/var?lang=sv").text
    facts, text = facts_of(page), text_of(page)
    start = SPRING.index("Bo Test, Partille")
    at_start = next(numbers for place, _, numbers in text.facts if place == start)
    assert facts["Deltagande i möte: Bo Test"] in at_start
    assert facts["Person: Bo Test"] in at_start
    decision = facts["Beslut: att starta Gemensam växel."]
    marked = "".join(words for _, words, numbers in text.facts if decision in numbers)
    assert marked == "att starta Gemensam växel."


def test_facts_say_what_and_how_and_lead_to_the_thing_and_back(client: TestClient) -> None:
    page = client.get("/minutes/var?lang=sv").text
    number = facts_of(page)["Åtagande: Nils Exempel skriver ett utkast till 1 maj."]
    told = page.partition(f'<li id="f{number}"')[2].partition("</li>")[0]
    assert f'<a href="{SERVICE}/doc/commitment/var/' in told
    assert "utsagt" in told
    assert ">Nils Exempel</a>" in told
    assert "2024-05-01" in told
    start = SPRING.index("Nils Exempel skriver")
    # the eleventh line, counted in the text
    assert re.findall(r'href="(#c\d+)"[^>]*>([^<]+)<', told) == [(f"#c{start}", "rad 11")]
    assert text_of(page).anchors[f"c{start}"] == start


def test_what_is_inferred_is_told_apart(client: TestClient) -> None:
    page = client.get("/minutes/var?lang=en").text
    number = next(number for name, number in facts_of(page).items() if name.startswith("Meeting: "))
    told = page.partition(f'<li id="f{number}"')[2].partition("</li>")[0]
    assert re.search(r"Nätverket Norrsam</a></p>\s*<p class=\"basis basis-inferred\">.*inferred", told)


def test_head_says_when_who_and_how_much_was_understood(client: TestClient) -> None:
    page = client.get("/minutes/var?lang=sv").text
    assert "närvarande 2, gäster 1, frånvarande 1" in page
    assert '<time datetime="2024-03-12">' in page
    assert f'<a href="{SERVICE}/doc/meeting/var?lang=sv">' in page
    # who held the spring meeting is inferred, and says so where it is told
    assert re.search(r"<dt>Organ</dt><dd><a[^>]*>Nätverket Norrsam</a> <p class=.basis basis-inferred.", page)
    # of the 109 letters of AUTUMN, nothing rests on “Närvarande:” and a comma
    autumn = client.get("/minutes/host?lang=sv").text
    assert "På 89 % av texten" in autumn
    assert "0 av 5 rader gav ingen uppgift alls." in autumn


def test_place_asked_for_is_marked_and_named(client: TestClient) -> None:
    start = SPRING.index("enig om")
    text = text_of(client.get(f"/minutes/var?start={start}&end={start + 7}").text)
    assert (text.chosen, text.anchors["here"], text.text) == ("enig om", start, SPRING)
    page = client.get(f"/minutes/var?start=10&end={len(SPRING)}").text
    assert page.count('id="here"') == 1
    across = text_of(page)
    assert (across.chosen, across.anchors["here"], across.text) == (SPRING[10:], 10, SPRING)


@pytest.mark.parametrize("place", ["start=999999&end=1000000", "start=20&end=10", "start=5&end=5"])
def test_place_that_is_not_there_is_told(client: TestClient, place: str) -> None:
    page = client.get(f"/minutes/var?{place}&lang=sv")
    assert page.status_code == 200
    assert "finns inte i texten" in page.text
    assert text_of(page.text).chosen == ""


@pytest.mark.parametrize("place", ["start=x&end=1", "start=1", "start=-1&end=4", "start=²&end=4", "end="])
def test_senseless_place_counts_as_none(client: TestClient, place: str) -> None:
    page = client.get(f"/minutes/var?{place}&lang=sv").text
    assert "finns inte i texten" not in page
    assert text_of(page).text == SPRING


def test_quotes_of_pages_lead_to_their_words(client: TestClient) -> None:
    page = client.get("/doc/meeting/var?lang=en", headers=HTML).text
    links = [unescape(link) for link in read(page).links if "/minutes/" in link and "start=" in link]
    start = SPRING.index("Karin Prov, Ale")
    assert f"{SERVICE}/minutes/var?lang=en&start={start}&end={start + 15}#here" in links
    for link in links:
        answer = client.get(link)
        assert text_of(answer.text).chosen.strip()
    assert f'href="{SERVICE}/minutes/var"' in client.get("/doc/minutes/var", headers=HTML).text


def test_programs_are_led_to_what_is_said_of_the_minutes(client: TestClient) -> None:
    answer = client.get("/minutes/var", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{SERVICE}/doc/minutes/var")
    assert client.get("/minutes/var", headers={"Accept": "*/*"}).status_code == 200


@pytest.mark.parametrize("path", ["nothing", "", "var/extra", "%00", "%ff", "..%2f"])
def test_minutes_that_are_not_there_are_told(client: TestClient, path: str) -> None:
    assert client.get(f"/minutes/{path}").status_code == 404


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Minutes in folders with names of all sorts, and with markup for words."""
    folder = tmp_path_factory.mktemp("odd")
    hostile = SPRING.replace("Gemensam växel", '</span><script>alert("x")</script>&amp;')
    for name, text in (("år ä/möte.md", SPRING), ("b/möte.md", AUTUMN), ("ond.md", hostile)):
        (folder / "minutes" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "minutes" / name).write_text(text, encoding="utf-8")
    build([folder / "minutes"], folder / "store", STEPS)
    with TestClient(create_app(read_settings(store=folder / "store", workers=2)), SERVICE) as client:
        yield client


def test_identifiers_may_hold_slashes_spaces_and_all_letters(odd: TestClient) -> None:
    links = {link for link in read(odd.get("/search").text).links if "/minutes/" in link}
    assert len(links) == 3
    texts = sorted(text_of(odd.get(link).text).text for link in links if "ond" not in link)
    assert texts == sorted((SPRING, AUTUMN))
    for link in links:
        raw = quote(unquote(link.removeprefix(SERVICE)), safe="/")
        assert odd.get(raw).status_code == 200


def test_words_of_minutes_are_never_markup(odd: TestClient) -> None:
    page = odd.get("/minutes/ond").text
    assert 'alert("x")</script>' not in page
    assert read(page).amiss == []
    assert '</span><script>alert("x")</script>&amp;' in text_of(page).text


def test_minutes_whose_iri_is_the_pages_own_address_are_shown(tmp_path: Path) -> None:
    (tmp_path / "var.md").write_text(SPRING, encoding="utf-8")
    steps = type(STEPS)(**{name: getattr(STEPS, name) for name in STEPS.__slots__} | {"minter": Minter(f"{SERVICE}/")})
    build([tmp_path / "var.md"], tmp_path / "store", steps)
    settings = read_settings(store=tmp_path / "store", workers=2, public_url=f"{SERVICE}/")
    with TestClient(create_app(settings), SERVICE, follow_redirects=False) as client:
        assert text_of(client.get("/minutes/var", headers=HTML).text).text == SPRING
        assert client.get("/minutes/var", headers={"Accept": "text/turtle"}).status_code == 303


def bare_lines(text: str, marked: set[int]) -> int:
    """Count the lines that have words of which none is marked."""
    lines = [range(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    return sum(marked.isdisjoint(line) for line in lines)


def test_enclosed_minutes_stand_as_they_are_and_every_fact_has_its_place(enclosed: Path) -> None:
    with TestClient(create_app(read_settings(store=enclosed, workers=2)), SERVICE) as client:
        links = {link for link in read(client.get("/search").text).links if "/minutes/" in link}
        assert len(links) == 4
        for link in links:
            page = client.get(f"{link}?lang=en").text
            text = text_of(page)
            raw = Path(f"data/minutes/{link.rpartition('/')[2]}.md").read_bytes().decode("utf-8-sig")
            assert text.text == raw.replace("\r\n", "\n")
            marked = {place for start, words, _ in text.facts for place in range(start, start + len(words))}
            assert re.findall(r"(\d+) of \d+ lines", page) == [str(bare_lines(text.text, marked))]
            assert all(words.strip() for _, words, _ in text.facts)
            # who held the meeting is told once, as stated or as inferred
            (body,) = re.findall(r"<dt>Body</dt>(.*?)</div>", page, re.DOTALL)
            assert body.count("<dd>") == 1
            pointed_at = set().union(*(numbers for _, _, numbers in text.facts))
            assert pointed_at == set(re.findall(r'<li id="f([0-9]+)"', page))
            assert set(re.findall(r'href="#(c[0-9]+)"', page)) <= text.anchors.keys()
