"""Feeds, read back by libraries that are not ours: calendars by icalendar, news by feedparser."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from tests.api.conftest import SERVICE

_IRI = "https://w3id.org/samgraf/id/"


def events(content: bytes) -> list[dict[str, object]]:
    return [
        {
            "summary": str(event["summary"]),
            "start": event.decoded("dtstart"),
            "end": event.decoded("dtend", None),
            "status": str(event.get("status", "")),
        }
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def test_calendar_has_meetings_events_and_last_days(client: TestClient) -> None:
    answer = client.get("/feeds/municipalities/1440.ics?lang=sv")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    stockholm = ZoneInfo("Europe/Stockholm")
    assert events(answer.content) == [
        {
            "summary": "Nätverket Norrsam 2024-09-03",
            "start": date(2024, 9, 3),
            "end": date(2024, 9, 4),
            "status": "",
        },
        {"summary": "Växeldagen", "start": date(2024, 6, 3), "end": date(2024, 6, 5), "status": ""},
        {
            "summary": "Senast 1 maj 2024: Nils Exempel skriver ett utkast till 1 maj.",
            "start": date(2024, 5, 1),
            "end": date(2024, 5, 2),
            "status": "",
        },
        {
            "summary": "Nätverket Norrsam",
            "start": datetime(2024, 3, 12, 9, tzinfo=stockholm),
            "end": datetime(2024, 3, 12, 11, 30, tzinfo=stockholm),
            "status": "",
        },
    ]


def test_calendar_says_where_and_quotes(client: TestClient) -> None:
    first = Calendar.from_ical(client.get("/feeds/all.ics?lang=sv").content).walk("VEVENT")[-1]
    assert str(first["location"]) == "Alehuset"
    assert str(first["description"]).startswith("”Nätverket Norrsam”")
    assert str(first["uid"]) == f"{_IRI}meeting/var"
    assert str(first["url"]) == f"{SERVICE}/doc/meeting/var?lang=sv"


def test_the_same_facts_give_the_same_bytes(client: TestClient) -> None:
    assert client.get("/feeds/all.ics").content == client.get("/feeds/all.ics").content


def test_an_announced_meeting_is_tentative_and_a_vague_event_left_out(enclosed: Path) -> None:
    with TestClient(create_app(read_settings(store=enclosed, workers=2)), SERVICE) as client:
        # what concerns the body takes in the meeting that it announced, though nothing says who will hold that
        found = {str(one["summary"]): one for one in events(client.get("/feeds/networks/bibk.ics?lang=sv").content)}
        everything = {str(one["summary"]) for one in events(client.get("/feeds/all.ics?lang=sv").content)}
    # "Nästa möte: 15/3 Växjö" in the minutes of 2018-01-24; "höst 2021" is no day to put into a calendar
    assert found["Nästa möte efter Chefsmöte 2018-01-24"]["start"] == date(2018, 3, 15)
    assert found["Nästa möte efter Chefsmöte 2018-01-24"]["status"] == "TENTATIVE"
    assert "Chefskonferens" not in everything


def test_news_have_what_was_decided(client: TestClient) -> None:
    answer = client.get("/feeds/projects/gemensam-vaxel.atom?lang=sv")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.feed.title == "Samgraf: Gemensam växel"
    assert [(one.title, one.updated, one.link) for one in feed.entries] == [
        ("Nätverket Norrsam 2024-09-03", "2024-09-03T00:00:00Z", f"{SERVICE}/doc/meeting/host?lang=sv"),
        ("Nätverket Norrsam", "2024-03-12T00:00:00Z", f"{SERVICE}/doc/meeting/var?lang=sv"),
    ]
    assert "att starta Gemensam växel." in feed.entries[1].content[0].value


def test_news_are_new_when_the_meeting_told_of_them(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/feeds/all.atom").content)
    assert {one.title: one.updated[:10] for one in feed.entries}["Växeldagen"] == "2024-03-12"


@pytest.mark.parametrize("name", ["municipalities/0000.ics", "people/nobody.atom", "x.ics"])
def test_feed_of_nothing_is_a_problem_that_says_where_to_look(client: TestClient, name: str) -> None:
    answer = client.get(f"/feeds/{name}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
