"""Runs of words whose line ends were lost, divided into names, organisations, titles and limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.organisation_names import OrganisationReader
from data.extraction.parts import Kind
from data.extraction.runs import RunReader
from data.gazetteer import default_gazetteer

READER = RunReader(OrganisationReader(default_gazetteer()))


def divided(run: str) -> list[tuple[str, str]]:
    """Return the parts of a run with nothing before it, by kind."""
    return [(part.kind.name, part.text) for part in READER.parts(run, 0, [], separated=True)]


NAME, ORGANISATION, TITLE, LIMIT = (kind.name for kind in (Kind.NAME, Kind.ORGANISATION, Kind.TITLE, Kind.LIMIT))


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        (
            "Anna Dahl Erland Nilsson Ulla Björk",
            [(NAME, "Anna Dahl"), (NAME, "Erland Nilsson"), (NAME, "Ulla Björk")],
        ),
        (
            "Karin Ström Länsbibliotek Uppsala Sven Alm Region Skåne",
            [
                (NAME, "Karin Ström"),
                (ORGANISATION, "Länsbibliotek Uppsala"),
                (NAME, "Sven Alm"),
                (ORGANISATION, "Region Skåne"),
            ],
        ),
        (
            "Eva Berg LRF Kronoberg Pia Sund LRF",
            [(NAME, "Eva Berg"), (ORGANISATION, "LRF Kronoberg"), (NAME, "Pia Sund"), (ORGANISATION, "LRF")],
        ),
        (
            "Mats Ek ekonomichef Lerums kommun Per Ask",
            [(NAME, "Mats Ek"), (TITLE, "ekonomichef"), (ORGANISATION, "Lerums kommun"), (NAME, "Per Ask")],
        ),
        (
            "Siv Holm till och med punkt 4 Nils Ahl",
            [(NAME, "Siv Holm"), (LIMIT, "till och med punkt 4"), (NAME, "Nils Ahl")],
        ),
        ("Dr Siv Holm Nils Ahl", [(TITLE, "Dr"), (NAME, "Siv Holm"), (NAME, "Nils Ahl")]),
        ("Carlos Da Silva Ribeiro", [(NAME, "Carlos Da Silva Ribeiro")]),
        ("Jan O Carlén Tove von Sydow", [(NAME, "Jan O Carlén"), (NAME, "Tove von Sydow")]),
    ],
)
def test_a_run_is_divided_where_its_lines_ended(run: str, parts: list[tuple[str, str]]) -> None:
    assert divided(run) == parts


def test_places_in_a_row_are_nobody() -> None:
    assert NAME not in [kind for kind, _ in divided("Munkedal Lysekil Tanum")]


def test_an_organisation_that_no_list_knows_stands_after_a_name() -> None:
    (name,) = READER.parts("Åsa Lind", 0, [], separated=True)
    found = [(part.kind.name, part.text) for part in READER.parts("Destination Åre", 10, [name], separated=True)]
    assert found == [(ORGANISATION, "Destination Åre")]


@given(st.text(alphabet="AÅaä bE-.1§kKommun ", max_size=80), st.integers(0, 50))
def test_parts_of_any_run_stand_in_it_in_order(run: str, start: int) -> None:
    end = start
    for part in READER.parts(run, start, [], separated=True):
        assert end <= part.start < part.end <= start + len(run)
        end = part.end
