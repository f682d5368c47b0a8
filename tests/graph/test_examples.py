"""Every worked question on the two small sets of minutes, with rows worked out by reading them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import Store

from data.gazetteer import default_gazetteer
from data.record import MeetingRecord, OrganisationKind, OrganisationMention
from graph.examples import UnknownExampleError, example, examples
from graph.iris import Minter
from graph.query import ask_rows
from graph.triples.document import document_quads
from graph.triples.reference import reference_quads
from graph.triples.vocabulary import ontology_quads
from ontology.files import ALIGNMENTS, VOCABULARY, read_bytes
from tests.factories import AUTUMN, SPRING, Words, autumn, entity_quads, resolve_by_name, spring
from tests.graph.tie_rules import derived_ties

MINT = Minter()
TEXTS = {"var": SPRING, "host": AUTUMN}
Row = tuple[str | None, ...]


def held_by_another_network() -> MeetingRecord:
    """The autumn meeting, as if the association of Göteborg's region held it."""
    span = Words(AUTUMN).span("Nätverket Norrsam")
    body = OrganisationMention("GR", span, OrganisationKind.MUNICIPAL_ASSOCIATION, GR)
    return replace(autumn(), meeting=replace(autumn().meeting, held_by=body))


GR = "organisation/goteborgsregionen"


def store_of(*records: MeetingRecord) -> Store:
    gazetteer = default_gazetteer()
    resolution = resolve_by_name(records, gazetteer, {})
    store = Store()
    for resolved in resolution.records:
        store.bulk_extend(document_quads(resolved, TEXTS[resolved.record.document.identifier], MINT))
    store.bulk_extend(entity_quads(resolution, MINT))
    store.bulk_extend(reference_quads(gazetteer, MINT))
    store.bulk_extend(ontology_quads(map(read_bytes, (VOCABULARY, ALIGNMENTS)), MINT))
    for ties in derived_ties(store, MINT).values():
        store.bulk_extend(ties)
    return store


@pytest.fixture(scope="module")
def answer() -> Callable[[str], list[Row]]:
    store = store_of(spring(), autumn())
    return lambda name: rows(store, name)


def rows(store: Store, name: str) -> list[Row]:
    found = ask_rows(store, example(name).text).rows
    return [tuple(None if value is None else str(value.value) for value in row) for row in found]  # type: ignore[union-attr]


EXPECTED: dict[str, list[Row]] = {
    "absences": [("var", "2024-03-12", "Bo Test", "Partille", "uttalad")],
    "agreements": [("var", "2024-03-12", "Övrigt", "Gruppen är enig om att mötas oftare.")],
    "bridging-municipalities": [],
    "commitments": [("2024-05-01", "Nils Exempel", "Nils Exempel skriver ett utkast till 1 maj.", "var")],
    "contacts": [("Karin Prov", "Ale", "karin.prov@ale.example", None)],
    "counts": [
        ("beslut", "1"),
        ("bedömt påstående", "1"),
        ("belopp", "1"),
        ("dagordningspunkt", "3"),
        ("deltagande i möte", "6"),
        ("evenemang", "1"),
        ("företag", "1"),
        ("kommun", "3"),
        ("möte", "2"),
        ("nätverk", "1"),
        ("person", "4"),
        ("projekt", "1"),
        ("projektmedverkan", "3"),
        ("röstsumma för ämne", "1"),
        ("åtagande", "1"),
        ("överenskommelse", "1"),
    ],
    "decisions": [
        ("2024-03-12", "Gemensam växel", "att starta Gemensam växel.", "var"),
    ],
    "documents": [
        ("host", "2024-09-03", "Nätverket Norrsam", None, "Höstmötet"),
        ("var", "2024-03-12", "Nätverket Norrsam", "Alehuset", "Vårmötet"),
    ],
    "events": [("2024-06-03", "2024-06-04", "Växeldagen", "Edet", "var")],
    # Ale presented item 1 to the consultants; Edet and they only shared the room.
    "ladder": [
        ("Ale", "Lilla Edet", "samverkan", "1"),
        ("Partille", "Ale", "samverkan", "1"),
        ("Partille", "Lilla Edet", "samverkan", "1"),
        ("Ale", "Norrkonsult AB", "samtal", "1"),
        ("Lilla Edet", "Norrkonsult AB", "mötesplats", "1"),
    ],
    "meetings": [
        ("2024-03-12", "Nätverket Norrsam", "Alehuset", "Ale, Lilla Edet, Norrkonsult AB"),
        ("2024-09-03", "Nätverket Norrsam", None, "Ale, Lilla Edet"),
    ],
    "members": [],
    "municipality-meetings": [(f"{MINT.base}municipality/1440", "2"), (f"{MINT.base}municipality/1462", "2")],
    "networks": [
        ("Nätverket Norrsam", "Ale", "2"),
        ("Nätverket Norrsam", "Lilla Edet", "2"),
        ("Nätverket Norrsam", "Norrkonsult AB", "1"),
    ],
    "partial-presence": [("var", "Nils Exempel", "1", "Gemensam växel")],
    "projects": [
        ("Gemensam växel", "pågående", "finansiär", "Partille", "uttalad", "var"),
        ("Gemensam växel", "pågående", "projektpart", "Ale, Lilla Edet", "uttalad", "var"),
    ],
    "said-of-subject": [
        ("host", "dagordningspunkt", "1 Gemensam växel"),
        ("host", "projekt", "1 Gemensam växel"),
        ("var", "dagordningspunkt", "1 Gemensam växel"),
        ("var", "projekt", "1 Gemensam växel"),
        ("var", "beslut", "att starta Gemensam växel."),
        ("var", "projekt", "att starta Gemensam växel."),
        ("var", "evenemang", "Växeldagen 3-4 juni i Edet"),
        ("var", "röstsumma för ämne", "Växel: 3 röster"),
    ],
    "topics": [("Växel", "3", "var", "Övrigt")],
    "who-met-whom": [
        ("Karin Prov", "Nils Exempel", "2"),
        ("Karin Prov", "Ulla Gäst", "1"),
        ("Nils Exempel", "Ulla Gäst", "1"),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_worked_question_gives_the_rows_that_reading_the_minutes_gives(
    answer: Callable[[str], list[Row]], name: str
) -> None:
    found, expected = answer(name), EXPECTED[name]
    if name == "counts":  # å, ä and ö sort by code point in SPARQL; what counts is the numbers
        found, expected = sorted(found, key=str), sorted(expected, key=str)
    assert found == expected


def test_municipalities_that_meet_in_two_networks_are_found() -> None:
    store = store_of(spring(), held_by_another_network())
    label = next(str(row[2]) for row in rows(store, "documents") if row[0] == "host")
    both = ", ".join(sorted([label, "Nätverket Norrsam"]))
    assert rows(store, "bridging-municipalities") == [("Ale", "2", both), ("Lilla Edet", "2", both)]


def test_members_are_told_of_associations_that_the_minutes_name() -> None:
    found = rows(store_of(held_by_another_network()), "members")
    thirteen = [
        "Ale",
        "Alingsås",
        "Göteborg",
        "Härryda",
        "Kungsbacka",
        "Kungälv",
        "Lerum",
        "Mölndal",
        "Partille",
        "Stenungsund",
        "Tjörn",
        "Öckerö",
    ]
    assert sorted(str(member) for _, member in found) == sorted([*thirteen, "Lilla Edet"])


def test_every_worked_question_is_tested_and_says_what_it_answers() -> None:
    assert {one.name for one in examples()} == set(EXPECTED)
    assert len(EXPECTED) >= 12
    for one in examples():
        assert re.search(r"[?!.)]$", one.title)
        assert re.search(r"[?!.)]$", one.title_en)
        assert len(one.answers) > 10
        assert len(one.answers_sv) > 10


def test_a_worked_question_is_told_in_both_languages_and_asked_without_the_lines_about_it() -> None:
    meetings = example("meetings")
    assert meetings.title_in("sv") == "Vilka möttes, när och i vilket nätverk?"
    assert meetings.title_in("en") == "Who met, when and in which network?"
    assert meetings.answers_in("sv").startswith("varje möte med datum")
    assert meetings.answers_in("en").startswith("every meeting with its date")
    assert meetings.query.startswith("SELECT ?date")
    assert meetings.text.endswith(meetings.query + "\n")


def test_an_unknown_example_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownExampleError, match="There is no example beslut: choose among absences, agreements"):
        example("beslut")
