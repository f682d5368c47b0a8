from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from data.record import Span
from graph.iris import BaseIriError, Minter, content_hash, slug

BASE = "https://w3id.org/samgraf/id/"
MINT = Minter()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Åsa Ström-Öhr", "asa-strom-ohr"),
        ("  Gemensam   växel! ", "gemensam-vaxel"),
        ("André Łukasz Sørensen", "andre-lukasz-sorensen"),
        ("Æ ß", "ae-ss"),
        ("3a", "3a"),
    ],
)
def test_a_slug_is_ascii_words_joined_by_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_never_empty_and_always_plain(name: str) -> None:
    made = slug(name)
    assert made
    assert all(c.isascii() and (c.isdigit() or c.islower() or c == "-") for c in made)


def test_names_without_letters_get_slugs_of_their_own() -> None:
    assert slug("…") != slug("!")


def test_the_parts_of_a_document_have_the_iris_of_the_contract() -> None:
    assert [
        iri.value.removeprefix(BASE)
        for iri in (
            MINT.minutes("2024-02-16 möte"),
            MINT.meeting("a/b"),
            MINT.attendance("m", "person/asa-strom"),
            MINT.item("m", 3),
            MINT.passage("m", Span(4, 9)),
            MINT.entity("municipality/1440"),
            MINT.topic("Bok & bibliotek"),
            MINT.place_of(MINT.meeting("m")),
            MINT.document_graph("m"),
            MINT.entities_graph,
            MINT.reference_graph,
            MINT.ties_graph,
            MINT.ontology_graph,
        )
    ] == [
        "minutes/2024-02-16%20möte",
        "meeting/a/b",
        "meeting/m/attendance/asa-strom",
        "meeting/m/item/3",
        "passage/m/4-9",
        "municipality/1440",
        "topic/bok-bibliotek",
        "meeting/m/place",
        "graph/document/m",
        "graph/entities",
        "graph/reference",
        "graph/ties",
        "graph/ontology",
    ]


def test_what_an_iri_forbids_is_percent_encoded() -> None:
    assert MINT.minutes('a?b#c<d>"e"{f}|g^h`i\\j%k').value == (
        BASE + "minutes/a%3Fb%23c%3Cd%3E%22e%22%7Bf%7D%7Cg%5Eh%60i%5Cj%25k"
    )


def test_dots_alone_are_encoded_for_a_reader_would_resolve_them_away() -> None:
    assert MINT.minutes("../x").value == BASE + "minutes/%2E%2E/x"


@given(st.text(st.characters(codec="utf-8")))
def test_every_identifier_gives_an_iri_that_a_parser_accepts(identifier: str) -> None:
    iri = MINT.minutes(identifier)
    assert NamedNode(iri.value) == iri
    assert not set(iri.value) & set(' <>"{}|^`\\\n\t')


@pytest.mark.parametrize("base", ["https://example.org", "example", "https://a b/", ""])
def test_a_base_that_makes_no_iris_is_told_in_a_sentence(base: str) -> None:
    with pytest.raises(BaseIriError, match=r"give one such as|end it with a slash"):
        Minter(base)


def test_another_base_moves_everything() -> None:
    assert Minter("https://example.org/").entities_graph.value == "https://example.org/graph/entities"


def test_a_hash_tells_apart_texts_that_join_alike() -> None:
    assert content_hash("ab", "c") != content_hash("a", "bc")
