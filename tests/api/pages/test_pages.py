"""Pages: whole HTML, nothing from elsewhere, in both languages, safe whatever the minutes say."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from pyoxigraph import NamedNode
from starlette.testclient import TestClient

from api.pages.minutes.fact_views import GROUPS
from api.pages.querying.state import VIEWS
from api.pages.searching.state import FILTERS
from api.pages.start_page import WAYS
from api.pages.things.body_page import ROWS
from api.pages.wording import choose_language, wording
from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from graph.chronicle.entries import Sort
from graph.chronicle.follow_up import State
from graph.collaboration.measuring import Measure
from graph.collaboration.values import Sort as Tied
from graph.index.coverage import LACKING
from graph.index.kinds import OUTCOMES, Kind, class_name_of
from graph.language import LANGUAGES
from graph.questions.understanding import Intent
from graph.store import open_current
from ontology.terms import RDF, SAMV
from tests.api.conftest import SERVICE, STEPS
from tests.factories import SPRING
from visualizations.reports.formats import FORMATS

MISSING = "/doc/person/nobody"
PAGES = [
    "/",
    "/ontology",
    "/catalog",
    "/doc/municipality/1440",
    "/doc/meeting/var",
    "/doc/minutes/var",
    "/doc/person/karin-prov",
    "/doc/project/gemensam-vaxel",
    "/doc/graph/document/var",
    "/doc/county/14",
    "/map",
    "/map?chosen=municipality/1440&with=municipality/1462&way_from=Ale&way_to=Partille",
    "/map?from=2030-01",
    "/doc/municipality/1440?view=statements",
    "/doc/municipality/1402",
    "/doc/municipality/0180",
    "/doc/organisation/natverket-norrsam",
    "/doc/organisation/natverket-norrsam?rows=people",
    "/doc/organisation/norrkonsult-ab",
    "/doc/person/bo-test",
    "/doc/topic/vaxel",
    "/contacts",
    "/contacts?q=vaxel",
    "/contacts?q=vaxel&place=Partille",
    "/contacts?q=zzzzzz&place=zzzzzz",
    "/search",
    "/search?q=vaxel",
    "/search?q=motas&kind=Passage",
    "/search?q=ingenting",
    "/coverage",
    "/sweden",
    "/sweden?chosen=1440&county=14",
    "/query",
    "/query?query=SELECT+%3Fs+%3Fo+WHERE+%7B+%3Fs+samv%3Aweight+%3Fo+%7D",
    "/query?query=SELECT+oops",
    "/minutes/var",
    "/minutes/host?start=10&end=20",
    MISSING,
    "/timeline",
    "/timeline?around=Ale&from=2024-03&to=2024-06",
    "/timeline?around=Nynorrlanda",
    "/timeline?from=1990&to=1990",
    "/follow-up",
    "/follow-up?as_of=2024-05-02&around=people/nils-exempel",
    "/follow-up?as_of=2020-01-01",
]
VOID = {"meta", "link", "input", "br", "hr", "img"}
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class Reading(HTMLParser):
    """Reads a page, noting what is amiss: tags that do not match, ids given twice, anything inline."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.amiss: list[str] = []
        self.ids: list[str] = []
        self.resources: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if (
            tag == "style"
            or (tag == "script" and not given.get("src") and given.get("type") != "application/json")
            or "style" in given
            or any(name.startswith("on") for name in given)
        ):
            self.amiss.append(f"inline {tag}")
        if tag == "html":
            self.language = given.get("lang")
        if (
            tag in ("img", "link", "script")
            and given.get("rel") in (None, "stylesheet", "icon")
            and given.get("type") != "application/json"
        ):
            self.resources.append(given.get("src") or given.get("href") or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if (own := given.get("id")) is not None:
            self.ids.append(own)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.amiss.append(f"</{tag}>")


def read(page: str) -> Reading:
    reading = Reading()
    reading.feed(page)
    reading.close()
    return reading


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_page_is_whole_and_keeps_to_its_own_address(client: TestClient, path: str, language: str) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}", headers=HTML)
    reading = read(answer.text)
    assert (reading.amiss, reading.open) == ([], [])
    assert len(reading.ids) == len(set(reading.ids))
    assert reading.language == language
    assert reading.headings.count(1) == 1
    # no level is skipped on the way down
    assert all(later - earlier <= 1 for earlier, later in zip(reading.headings, reading.headings[1:], strict=False))
    assert all(one.startswith((f"{SERVICE}/static/", f"{SERVICE}/map/")) for one in reading.resources)
    fragments = {link[1:] for link in reading.links if link.startswith("#")}
    assert fragments <= set(reading.ids)


def test_links_of_pages_lead_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    for path in PAGES:
        if path == MISSING:
            continue
        links = read(client.get(path, headers=HTML).text).links
        seen |= {link.split("#")[0] for link in links if link.startswith(f"{SERVICE}/")}
    assert any("/api/v1/municipalities/1440" in link for link in seen)
    for link in sorted(seen):
        assert client.get(link, headers=HTML, follow_redirects=True).status_code == 200, link


@pytest.mark.parametrize("path", ["/", "/doc/municipality/1440", "/ontology", "/catalog", "/minutes/var"])
def test_links_keep_to_the_language_that_the_address_asks_for(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?lang=en", headers=HTML).text
    pages = [f"{SERVICE}/{place}" for place in ("doc/", "ontology", "catalog", "minutes/")]
    links = [unescape(link).partition("#")[0] for link in read(page).links]
    own = [
        link
        for link in links
        if link.startswith(tuple(pages)) and "format=" not in link and not link.endswith((".ttl", ".jsonld"))
    ]
    # the way to the other language is the one that does not
    assert {link for link in own if "lang=en" not in link} <= {f"{SERVICE}{path}?lang=sv"}
    assert len(own) > 2


def test_anchors_of_the_ontology_are_the_local_names_of_its_terms(client: TestClient) -> None:
    ids = set(read(client.get("/ontology?lang=en", headers=HTML).text).ids)
    assert {"Meeting", "Present", "atMeeting", "CollaborationLadder", "rule-same-meeting", "foaf-name"} <= ids


def test_page_shows_names_facts_quotes_and_how_they_came_about(client: TestClient) -> None:
    page = client.get("/doc/municipality/1440?lang=sv&view=statements", headers=HTML).text
    assert "<h1>Ale</h1>" in page
    assert ">Karin Prov</a>" in page
    assert '<blockquote><p lang="sv">Karin Prov, Ale</p></blockquote>' in page
    assert "utsagt" in page
    assert "stated" in client.get("/doc/municipality/1440?lang=en&view=statements", headers=HTML).text


def test_words_of_minutes_are_never_markup(tmp_path: Path) -> None:
    hostile = SPRING.replace("Gemensam växel", '<script>alert("x")</script>')
    (tmp_path / "var.md").write_text(hostile, encoding="utf-8")
    build([tmp_path / "var.md"], tmp_path / "store", STEPS)
    with TestClient(create_app(read_settings(store=tmp_path / "store", workers=2)), SERVICE) as client:
        page = client.get("/doc/graph/document/var", headers=HTML).text
        page += client.get("/doc/meeting/var", headers=HTML).text
    assert "<script>" not in page


def test_static_files_are_there_and_no_others(client: TestClient) -> None:
    assert client.get("/static/style.css").headers["content-type"].startswith("text/css")
    assert client.get("/static/icon.svg").headers["content-type"].startswith("image/svg+xml")
    assert client.get("/static/../words/common.yaml").status_code == 404
    assert client.get("/static/%2e%2e/words/common.yaml").status_code == 404


def test_start_page_counts_and_leads_on(client: TestClient, built: Path) -> None:
    a_tie = (None, NamedNode(RDF.type), NamedNode(SAMV.Tie))
    ties = len(list(open_current(built).quads_for_pattern(*a_tie)))
    page = client.get("/?lang=sv", headers=HTML).text
    numbers = {name: int(number) for number, name in re.findall(r"<li><b>(\d+)</b> ([^<]+)</li>", page)}
    assert numbers == {
        "protokoll": 2,
        "möten": 2,
        "personer": 4,
        "projekt": 1,
        "beslut": 1,
        "överenskommelser": 1,
        "löften": 1,
        "band mellan organisationer": ties,
    }
    links = read(page).links
    assert {
        f"{SERVICE}/{path}" for path in ("query?lang=sv", "ontology?lang=sv", "catalog?lang=sv", "dumps/samgraf.nq.gz")
    } <= set(links)


def test_all_addresses_keep_to_the_path_below_which_a_proxy_has_the_service(built: Path) -> None:
    public = "https://data.example/samgraf/"
    with TestClient(create_app(read_settings(store=built, workers=2, public_url=public)), SERVICE) as behind:
        for path in PAGES:
            if path == MISSING:
                continue
            reading = read(behind.get(path, headers=HTML).text)
            own = [one for one in (*reading.links, *reading.resources) if "data.example" in one]
            assert own
            assert all(one.startswith(public) for one in own)
            assert not any(one.startswith((SERVICE, "/")) for one in (*reading.links, *reading.resources))
        links = behind.get("/doc/municipality/1440?format=ttl").headers["link"]
        assert SERVICE not in links
        catalogue = behind.get("/catalog?format=nt").text + behind.get("/.well-known/void?format=nt").text
        assert SERVICE not in catalogue
        assert f"<{public}dumps/samgraf.nq.gz>" in catalogue
        assert "Disallow: /samgraf/sparql\n" in behind.get("/robots.txt").text


def test_crawlers_are_kept_from_queries_and_from_people(client: TestClient) -> None:
    kept = (
        *("sparql", "query", "api/", "dumps/", "id/person/", "doc/person/", "minutes/", "search"),
        *("contacts", "map?", "map/", "panel", "sweden?", "timeline?", "follow-up?", "analytics"),
    )
    assert client.get("/robots.txt").text == "\n".join(["User-agent: *", *(f"Disallow: /{one}" for one in kept), ""])


@pytest.mark.parametrize(
    ("asked", "accept", "language"),
    [
        (None, None, "sv"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "de, en;q=0.4, sv;q=0.6", "sv"),
        (None, "de", "sv"),
        (None, "en;q=0, sv;q=0.1", "sv"),
        (None, "en;q=x", "en"),
        ("en", "sv", "en"),
        ("fr", "en", "en"),
    ],
)
def test_language_is_the_one_asked_for_or_accepted_most(asked: str | None, accept: str | None, language: str) -> None:
    assert choose_language(asked, accept) == language


def test_every_phrase_is_there_in_both_languages_and_used() -> None:
    words = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in Path("api/pages/words").glob("*.yaml")]
    entries = {name: phrases for own in words for name, phrases in own.items()}
    assert all(set(phrases) == set(LANGUAGES) for phrases in entries.values())
    code = [*Path("api").rglob("*.py"), *Path("api/pages/templates").rglob("*.*ml")]
    used = "\n".join(file.read_text(encoding="utf-8") for file in code)
    in_code = {name for name in entries if re.search(rf"\bt\.{name}\b|[\"']{name}[\"']", used)}
    made_up = {"access_PUBLIC", "access_RESTRICTED", "access_NON_PUBLIC", "kinds_Passage"}
    made_up |= {"attended_Present", "attended_Guest", "attended_Absent", "panel_itself", "panel_ladder"}
    made_up |= {f"tied_{tied.value}" for tied in Tied} | {
        f"panel_{one.value}_{by}" for one in Tied for by in ("of", "by")
    }
    made_up |= {"attended_Present", "attended_Guest", "attended_Absent"}
    made_up |= {f"lacks_{name}" for name in LACKING}
    made_up |= {f"view_{view}" for view in VIEWS}
    made_up |= {f"sort{ending}_{sort.value}" for sort in Sort for ending in ("", "s")}
    made_up |= {f"outcome{ending}_{class_name_of(kind)}" for kind in OUTCOMES for ending in ("", "s")}
    made_up |= {f"state_{state.value}" for state in State}
    made_up |= {f"answer_{intent.value}{on}" for intent in Intent for on in ("", "_on")}
    made_up |= {f"question_{intent.value}" for intent in Intent}
    made_up |= {f"way_{way}{about}" for way in WAYS for about in ("", "_about")}
    made_up |= {f"by_{name}" for name in FILTERS} | {f"rows_by_{name}" for name in ROWS}
    made_up |= {f"letter_{status}" for status in ("Present", "Guest", "Absent")}
    made_up |= {f"{what}_{suffix[1:]}" for suffix in FORMATS for what in ("format", "use")}
    made_up |= {f"measure_{one}" for one in Measure} | {f"measure_note_{one}" for one in Measure}
    made_up |= {f"lacks_{name}" for name in LACKING}
    made_up |= {f"view_{view}" for view in VIEWS}
    made_up |= {f"by_{name}" for name in FILTERS}
    made_up |= {f"marked_{group}" for group in GROUPS}
    made_up |= {f"{told}_{suffix[1:]}" for suffix in FORMATS for told in ("format", "use")}
    made_up |= {f"kinds_{class_name_of(kind)}" for kind in Kind}
    assert set(entries) - in_code - made_up == set()
    assert wording("sv")["start"] == "Start"
