"""Addresses: whatever an identifier holds, its IRI is found again from its address."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.linked_data.addresses import Addresses, wire
from graph.iris import Minter

BASE = "https://w3id.org/samgraf/id/"
ADDRESSES = Addresses(BASE, "https://data.example/samgraf/")

# what files may be called: a character of any script, signs that addresses give a meaning to, dots, slashes
identifiers = st.lists(
    st.one_of(st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("%/?#.&=+;:@ åäö–\"<>[]{}|^`\\'")),
    min_size=1,
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{BASE}municipality/1440", "https://data.example/samgraf/doc/municipality/1440"),
        (f"{BASE}minutes/2024.pdf", "https://data.example/samgraf/doc/minutes/2024.pdf"),
        (f"{BASE}minutes/möte", "https://data.example/samgraf/doc/minutes/m%C3%B6te"),
        (f"{BASE}minutes/a%20b", "https://data.example/samgraf/doc/minutes/a%20b"),
        ("https://w3id.org/samgraf/ontology#Meeting", "https://data.example/samgraf/ontology#Meeting"),
        ("https://schema.org/Place", "https://schema.org/Place"),
        ("mailto:anna@ale.example", "mailto:anna@ale.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
    ],
)
def test_pages_lead_to_documents_definitions_and_safe_addresses_only(iri: str, address: str | None) -> None:
    assert ADDRESSES.link(iri) == address


@given(identifiers)
def test_iri_is_found_from_the_address_of_its_document(identifier: str) -> None:
    iri = Minter(BASE).minutes(identifier).value
    address = ADDRESSES.document(iri)
    assert address is not None
    assert address.isascii()
    path = address.removeprefix("https://data.example/samgraf/doc/")
    assert ADDRESSES.iri(unquote(path)) == iri


@given(identifiers)
def test_iri_is_found_from_a_path_encoded_to_the_last_character(identifier: str) -> None:
    iri = Minter(BASE).minutes(identifier).value
    path = iri.removeprefix(BASE)
    everything_encoded = quote(unquote(path), safe="")
    assert ADDRESSES.iri(unquote(everything_encoded)) == iri


def test_what_is_no_text_of_utf_8_has_no_iri() -> None:
    assert ADDRESSES.iri("minutes/\ud800") is None


def test_iri_goes_over_the_wire_as_a_uri() -> None:
    assert wire("https://example.org/å?b=c&d#e%20f") == "https://example.org/%C3%A5?b=c&d#e%20f"
