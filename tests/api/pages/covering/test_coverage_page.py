"""The page of coverage over the hand-made minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.pages.covering import page as covering
from api.pages.covering.notes import Told, told_failures, told_notes
from api.service.app import create_app
from api.settings import read_settings
from graph.build import build
from graph.reading import Failure
from tests.api.conftest import SERVICE, STEPS

ADDRESSES = Addresses("https://w3id.org/samgraf/id/", f"{SERVICE}/")


@pytest.fixture
def partly_read(minutes: Path, tmp_path: Path) -> Iterator[TestClient]:
    """The service over the hand-made minutes, beside which two files could not be read."""
    (minutes / "annat.md").write_bytes(b"\xff")
    (minutes / "trasig.md").write_bytes(b"\xfe")
    build([minutes], tmp_path / "store", STEPS)
    with TestClient(create_app(read_settings(store=tmp_path / "store", workers=2)), SERVICE) as client:
        yield client


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def table(text: str, heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading, by its id."""
    body = text.partition(f'id="{heading}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [words(cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def test_numbers_come_first_and_say_how_few_they_are(client: TestClient) -> None:
    text = client.get("/coverage?lang=sv").text
    assert re.findall(r"<li><b>(\d+)</b> ([^<]+)</li>", text) == [
        ("2", "protokoll lästa"),
        ("1", "organ har hållit mötena"),
        ("2", "av 290 kommuner har varit med på något möte"),
        ("0", "filer gick inte att läsa"),
    ]
    assert "Mötena är från 2024-03 till 2024-09." in text
    assert "Så få protokoll" in text
    assert "Alla filer som lämnades in gick att läsa." in text


def test_documents_tell_what_they_lack_and_lead_to_their_text(client: TestClient) -> None:
    text = client.get("/coverage?lang=sv").text
    rows = table(text, "documents")
    assert [(row[0], row[1], row[2], row[5]) for row in rows] == [
        ("2024-09-03", "Höstmötet", "Nätverket Norrsam", "plats, beslut, överenskommelser och löften"),
        ("2024-03-12", "Vårmötet", "Nätverket Norrsam", "inget av det vi letar efter"),
    ]
    assert f'href="{SERVICE}/minutes/host?lang=sv"' in text
    share = re.search(r"På (\d+) % av texten", client.get("/minutes/var?lang=sv").text)
    assert share is not None
    assert rows[1][4] == f"{share[1]} %"


def test_documents_come_in_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covering, "MOST_DOCUMENTS", 1)
    text = client.get("/coverage?lang=sv").text
    assert [row[1] for row in table(text, "documents")] == ["Höstmötet"]
    [after] = re.findall(r'rel="next" href="([^"]+)"', text)
    older = client.get(unescape(after)).text
    assert [row[1] for row in table(older, "documents")] == ["Vårmötet"]
    assert 'rel="next"' not in older
    assert "Till de senaste" in older


@pytest.mark.parametrize("after", ["x", "2024~", "~", "2024-09-03~99999999999999999999", "2024-09-03~x"])
def test_places_that_make_no_sense_are_the_beginning(client: TestClient, after: str) -> None:
    assert len(table(client.get("/coverage", params={"after": after}).text, "documents")) == 2


def test_matrix_counts_meetings_by_year_and_month(client: TestClient) -> None:
    text = client.get("/coverage?lang=sv").text
    assert table(text, "months") == [["Nätverket Norrsam", "2", "2"]]
    none = "· 0"
    assert table(text, "year") == [["Nätverket Norrsam", none, none, "1", *[none] * 5, "1", *[none] * 3, "2"]]


def test_municipalities_are_told_county_by_county(client: TestClient) -> None:
    rows = {row[0]: row[1:] for row in table(client.get("/coverage?lang=sv").text, "places")}
    assert len(rows) == 21
    assert rows["Västra Götalands län"][0] == "2 av 49"
    assert rows["Västra Götalands län"][1].startswith("Ale 2 Lilla Edet 2 Inte med (47)")
    assert rows["Gotlands län"] == ["0 av 1", "Inte med (1) Gotlands län Gotland"]


def test_what_could_not_be_read_is_told_with_the_reason(partly_read: TestClient) -> None:
    text = partly_read.get("/coverage?lang=sv").text
    assert "<b>2</b> filer gick inte att läsa" in text
    assert table(text, "failed") == [
        ["annat", "annat.md is no text: leave it out."],
        ["trasig", "trasig.md is no text: leave it out."],
    ]


def test_sentences_of_a_build_are_told_in_the_language_of_the_reader() -> None:
    notes = (
        ("a", "No agenda was found."),
        ("b", "No agenda was found."),
        ("a", "“Bo T” (2 times, first at character 17) could not be told to be anybody in particular."),
        ("judgements", "“x” means nobody in these documents: check the spelling, or take the judgement out."),
    )
    assert told_notes(notes, ADDRESSES, "sv") == (
        Told(
            "Ingen dagordning hittades.",
            None,
            (Linked("a", f"{SERVICE}/minutes/a"), Linked("b", f"{SERVICE}/minutes/b")),
        ),
        Told(
            "”Bo T” gick inte att knyta till någon bestämd person.",
            None,
            (Linked("a", f"{SERVICE}/minutes/a?start=17&end=21#here"),),
        ),
        Told(notes[3][1], "en", (Linked("judgements"),)),
    )
    failures = [
        Failure("a", "a.md is empty: put the text of the minutes in it, or take it away."),
        Failure("b", "b.md is 12 MB, more than the 5 MB that a set of minutes may be: split it."),
        Failure("c", "Something else."),
    ]
    assert [(one.sentence, one.language) for one in told_failures(failures, "sv")] == [
        ("a.md är tom: lägg in protokollets text, eller ta bort filen.", None),
        ("b.md är 12 MB, mer än de 5 MB som ett protokoll får vara: dela den, en fil för varje möte.", None),
        ("Something else.", "en"),
    ]
    assert [one.language for one in told_failures(failures, "en")] == [None, None, None]
