from __future__ import annotations

import pytest

from graph.index.kinds import ORGANISATIONS, Kind
from graph.index.naming import identified, identifier_of, named
from graph.index.reading import Index
from graph.iris import DEFAULT_BASE as BASE


def iris(index: Index, numbers: list[int]) -> list[str]:
    return [one.iri.removeprefix(BASE) for one in index.things(numbers, evidence=False)]


@pytest.mark.parametrize(
    ("name", "kinds", "meant"),
    [
        (f"{BASE}municipality/1440", (Kind.MUNICIPALITY,), ["municipality/1440"]),
        (f"{BASE}municipality/1440", (Kind.PERSON,), []),
        ("1440", (Kind.MUNICIPALITY,), ["municipality/1440"]),
        ("14", ORGANISATIONS, ["county/14"]),
        ("Lilla Edets kommun", ORGANISATIONS, ["municipality/1462"]),
        ("  KARIN PROV ", (Kind.PERSON,), ["person/karin-prov"]),
        ("Karin", (Kind.PERSON,), []),
        ("växeln", (Kind.PROJECT,), ["project/gemensam-vaxel"]),
        ('"', (Kind.PERSON,), []),
        ("", (Kind.PERSON,), []),
    ],
)
def test_a_thing_is_meant_by_iri_identifier_code_or_whole_name(
    index: Index, name: str, kinds: tuple[Kind, ...], meant: list[str]
) -> None:
    assert iris(index, named(index, name, kinds)) == meant


@pytest.mark.parametrize("kind", list(Kind))
def test_every_thing_is_found_by_the_identifier_that_it_is_given(index: Index, kind: Kind) -> None:
    rows = index.rows("SELECT number, iri FROM thing WHERE kind = ?", (kind,))
    assert rows
    for number, iri in rows[:50]:
        assert identified(index, identifier_of(str(iri), kind), (kind,)) == number
