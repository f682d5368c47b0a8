"""What holds for every page, wide and narrow, light and dark, in Swedish and English."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from graph.examples import example
from tests.browser.checking import accessibility_findings, html_findings
from tests.browser.visiting import NARROW, WIDE, Visitor

_BY_MUNICIPALITY = quote(example("municipality-meetings").query)
PAGES = {
    "start": "/",
    "search": "/search?q=bibliotek",
    "search-empty": "/search?q=zzzzzz",
    "minutes": "/minutes/2018-01-24-bibk-chefsmote",
    "timeline": "/timeline",
    "timeline-unknown": "/timeline?around=zzzzzz",
    "follow-up": "/follow-up?as_of=2024-03-01",
    "follow-up-empty": "/follow-up?as_of=2001-01-01",
    "map": "/map",
    "map-chosen": "/map?chosen=municipality/1283&with=municipality/1292",
    "map-empty": "/map?from=2030-01",
    "municipality": "/doc/municipality/1283",
    "municipality-empty": "/doc/municipality/0114",
    "network": "/doc/organisation/familjen-helsingborg",
    "network-people": "/doc/organisation/kommunchefsnatverket?rows=people",
    "organisation": "/doc/organisation/goteborgsregionen",
    "person": "/doc/person/carina-leffler-c0e7fc",
    "project": "/doc/project/kreativa-rum",
    "project-stopped": "/doc/project/digital-plattform-for-materialaterbruk",
    "meeting": "/doc/meeting/gr-kommunchefsnatverket",
    "meeting-announced": "/doc/next-meeting/2018-01-24-bibk-chefsmote",
    "topic": "/doc/topic/digitalt",
    "analytics": "/analytics",
    "analytics-gaps": "/analytics/gaps",
    "analytics-white-spots": "/analytics/white-spots",
    "analytics-rankings": "/analytics/rankings?scope=municipality/1283",
    "analytics-nothing": "/analytics/suggestions?from=1999&to=2001",
    "analytics-refused": "/analytics/gaps?scope=zzzzzz",
    "reports": "/reports",
    "report": "/reports?scope=Familjen+Helsingborg&make=1",
    "report-refused": "/reports?scope=zzzzzz&make=1",
    "contacts": "/contacts?q=vuxenutbildning&place=%C3%84ngelholm",
    "contacts-start": "/contacts",
    "contacts-empty": "/contacts?q=zzzzzz&place=zzzzzz",
    "ontology": "/ontology",
    "catalog": "/catalog",
    "coverage": "/coverage",
    "sweden": "/sweden",
    "sweden-country": "/sweden?county=country&measure=partners",
    "sweden-panel": "/sweden?chosen=1283",
    "sweden-nothing": "/sweden?to=2001-01",
    "query": "/query",
    "query-table": f"/query?query={_BY_MUNICIPALITY}",
    "query-chart": f"/query?query={_BY_MUNICIPALITY}&view=chart",
    "query-map": f"/query?query={_BY_MUNICIPALITY}&view=map",
    "query-slip": "/query?query=SELECT+oops",
    "query-nothing": "/query?query=SELECT+*+WHERE+%7B+%3Fx+a+samv%3ANothing+%7D",
}
"""By the name of its picture, each kind of page once."""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize(
    ("size", "language", "scheme"), [(WIDE, "sv-SE", "light"), (NARROW, "en-GB", "dark")], ids=["wide", "narrow"]
)
def test_page_is_accessible(
    visitor: Visitor, pictures: Path | None, path: str, size: object, language: str, scheme: object
) -> None:
    page = visitor.open(path, size, language, scheme)  # type: ignore[arg-type]
    expect(page.locator("[data-status]")).to_have_count(0, timeout=60_000)  # what takes long is still being made
    if pictures is not None:
        name = next(name for name, known in PAGES.items() if known == path)
        page.screenshot(path=pictures / f"{name}-{size['width']}.png", full_page=True)  # type: ignore[index]
    assert accessibility_findings(page) == []
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow == 0, "the page scrolls sideways"


def test_every_page_is_valid_html(address: str, tmp_path: Path) -> None:
    for name, path in PAGES.items():
        asked = Request(address + path, headers={"Accept": "text/html"})
        with urlopen(asked) as answer:
            (tmp_path / f"{name}.html").write_bytes(answer.read())
    assert html_findings(tmp_path, [f"{name}.html" for name in PAGES]) == []
