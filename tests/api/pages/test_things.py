"""The pages on things over the hand-made minutes: the answer first, each fact with its proof."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import SERVICE
from tests.api.pages.test_pages import HTML, read
from tests.factories import SPRING

_TAGS = re.compile(r"<[^>]+>")


def page(client: TestClient, path: str, language: str = "sv") -> str:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}", headers=HTML)
    assert answer.status_code == 200
    return answer.text


def words(markup: str) -> str:
    """Return the words of markup, spaces made one."""
    return " ".join(unescape(_TAGS.sub(" ", markup)).split())


def answer_of(html: str) -> str:
    found = re.search(r'<div class="answer"[^>]*>\s*<p>(.*?)</p>', html, re.DOTALL)
    assert found is not None
    return words(found.group(1)).replace(" .", ".").replace(" ,", ",").replace(" :", ":")


def section(html: str, anchor: str) -> str:
    """Return the words of a page's section, its heading first."""
    parts = html.partition("</main>")[0].split('<section aria-labelledby="')
    return words("<p " + next(one for one in parts if one.startswith(f'{anchor}"')))


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        (
            "/doc/municipality/1440",
            "Ale var med på 2 möten, 12 mars 2024 – 3 september 2024. "
            "Företräddes senast av Karin Prov, 3 september 2024.",
        ),
        ("/doc/municipality/0180", "Stockholm står inte på någon närvarolista i de protokoll som har lästs."),
        (
            "/doc/organisation/natverket-norrsam",
            "Nätverket Norrsam har hållit 2 möten, 12 mars 2024 – 3 september 2024. "
            "4 olika deltagare står på närvarolistorna, Ale oftast.",
        ),
        (
            "/doc/project/gemensam-vaxel",
            "Gemensam växel: pågående, enligt det senaste protokollet som tar upp projektet (3 september 2024). "
            "Ring Karin Prov, Ale: kontaktperson för projektet.",
        ),
        (
            "/doc/meeting/var",
            "Mötet hölls: 12 mars 2024 kl. 09.00–11.30, Alehuset, fysiskt. "
            "2 personer var närvarande, för 2 organisationer. Frånvarande: Bo Test.",
        ),
        (
            "/doc/person/karin-prov",
            "Karin Prov var med på 2 möten, 12 mars 2024 – 3 september 2024. Senast för Ale.",
        ),
        ("/doc/topic/vaxel", "Växel fick 3 röster på 1 möte."),
    ],
)
def test_page_begins_with_the_answer(client: TestClient, path: str, answer: str) -> None:
    assert answer_of(page(client, path)) == answer


def test_answer_is_in_english_at_a_click(client: TestClient) -> None:
    assert answer_of(page(client, "/doc/meeting/var", "en")) == (
        "The meeting was held: 12 March 2024, 09:00–11:30, Alehuset, on site. "
        "2 people were present, for 2 organisations. Absent: Bo Test."
    )


def test_little_known_is_said_to_be_little(client: TestClient) -> None:
    assert "Bara 2 möten ligger till grund." in words(page(client, "/doc/municipality/1440"))
    assert "Bara 1 möte ligger till grund." in words(page(client, "/doc/topic/vaxel"))
    assert "ligger till grund" not in words(page(client, "/doc/municipality/0180"))


def test_empty_parts_tell_what_would_be_there(client: TestClient) -> None:
    empty = page(client, "/doc/municipality/0180")
    assert section(empty, "people").startswith("Företräds av Här står vem som har kommit till möten")
    assert "medlem enligt referensdata" in section(empty, "networks")


def test_partial_presence_says_which_items(client: TestClient) -> None:
    present = section(page(client, "/doc/meeting/var"), "present")
    assert "Nils Exempel Lilla Edet · bara på: Gemensam växel" in present
    assert "Karin Prov Ale · kommundirektör, ordförande" in present


def test_agenda_has_what_came_of_each_point(client: TestClient) -> None:
    agenda = section(page(client, "/doc/meeting/var"), "agenda")
    assert agenda.index("Gemensam växel") < agenda.index("att starta Gemensam växel.") < agenda.index("Övrigt")
    assert "Åtagande · senast 2024-05-01 · ansvarig · Nils Exempel" in agenda


def test_what_follows_by_a_rule_says_so(client: TestClient) -> None:
    partille = page(client, "/doc/municipality/1402")
    missed = section(partille, "missed")
    assert "Härlett: nätverket möttes, och närvarolistan har ingen härifrån." in missed
    assert "Nätverket Norrsam möttes; ingen härifrån står på listan" in missed
    assert "härlett" in section(partille, "partners")
    assert "utsagt" in section(partille, "absent")


def test_attendance_is_told_by_letter_and_in_words(client: TestClient) -> None:
    html = page(client, "/doc/organisation/natverket-norrsam")
    cells = dict(re.findall(r'<a class="at \w+" href="([^"]+)" title="([^"]+)">', html))
    start = SPRING.index("Bo Test, Partille")
    end = start + len("Bo Test, Partille")
    assert cells[f"{SERVICE}/minutes/var?lang=sv&amp;start={start}&amp;end={end}#here"] == "frånvarande: Bo Test"
    assert sorted(cells.values()) == [
        "frånvarande: Bo Test",
        "gäst: Ulla Gäst",
        *["närvarande: Karin Prov"] * 2,
        *["närvarande: Nils Exempel"] * 2,
    ]


def test_attendance_can_be_shown_by_person_and_language_keeps_to_it(client: TestClient) -> None:
    html = page(client, "/doc/organisation/natverket-norrsam?rows=people", "en")
    rows = [words(one) for one in re.findall(r'<th scope="row" lang="sv">(.*?)</th>', html)]
    assert rows == ["Karin Prov", "Nils Exempel", "Ulla Gäst", "Bo Test"]
    assert f"{SERVICE}/doc/organisation/natverket-norrsam?rows=people&lang=sv" in [
        unescape(one) for one in read(html).links
    ]


def test_statements_are_another_page_of_the_same_document(client: TestClient) -> None:
    path = "/doc/municipality/1440"
    tags = {client.get(f"{path}{query}", headers=HTML).headers["etag"] for query in ("", "?view=statements")}
    assert len(tags) == 2
    statements = client.get(f"{path}?view=statements&lang=en", headers=HTML).text
    assert f"{SERVICE}{path}?view=statements&lang=sv" in [unescape(one) for one in read(statements).links]
    assert f"{SERVICE}{path}?view=statements&lang=en" in [unescape(one) for one in read(page(client, path, "en")).links]


def test_things_without_a_page_of_their_own_are_shown_by_their_statements(client: TestClient) -> None:
    html = page(client, "/doc/meeting/var/item/1")
    assert 'class="thing"' not in html
    assert "<h1>Gemensam växel</h1>" in html


def test_contact_details_are_there_to_be_used(client: TestClient) -> None:
    links = read(page(client, "/doc/person/karin-prov")).links
    assert "mailto:karin.prov@ale.example" in links


def test_contact_finder_says_whom_to_call_and_why(client: TestClient) -> None:
    html = page(client, "/contacts?q=vaxel")
    assert answer_of(html) == "Ring Karin Prov, Ale: kontaktperson för Gemensam växel."
    others = section(html, "others")
    assert "föredrog ”Gemensam växel”" in others
    # whom to contact is no statement of the minutes; who presented is
    contact, presented = others.partition("föredrog ”Gemensam växel”")[::2]
    assert "utsagt" not in contact
    assert "utsagt" in presented
    assert "finansiär i Gemensam växel" in others
    assert "Karin Prov föredrar. Ale och Lilla Edet deltar, Partille betalar." in others


def test_contact_finder_turns_to_those_nearest_to_a_place(client: TestClient) -> None:
    html = page(client, "/contacts?q=vaxel&place=Partille", "en")
    assert answer_of(html) == "Call Partille: funder in Gemensam växel."
    assert "Those that belong to or meet in" in section(html, "near")


def test_contact_finder_says_what_it_did_not_find(client: TestClient) -> None:
    nothing = words(page(client, "/contacts?q=zzzzzz&place=Atlantis"))
    assert "Protokollen säger inget om ”zzzzzz”" in nothing
    assert "Platsen ”Atlantis” är okänd" in nothing
    # and begins anew with what the graph has
    assert "Gemensam växel" in nothing


def test_contact_finder_escapes_what_was_typed(client: TestClient) -> None:
    html = page(client, "/contacts?q=%3Cscript%3Ealert(1)%3C/script%3E&place=%22%3E%3Cb%3E")
    assert "<script>alert" not in html
    assert '"><b>' not in html
