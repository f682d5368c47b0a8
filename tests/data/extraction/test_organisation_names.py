import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.organisation_names import OrganisationReader, has_head_word, is_own_office, kind_of
from data.gazetteer import default_gazetteer
from data.record import OrganisationKind as Kind


def reader() -> OrganisationReader:
    return OrganisationReader(default_gazetteer())


def named(text: str) -> list[tuple[str, Kind]]:
    return [(mention.name, mention.kind) for mention in reader().mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi talade med Region Värmland.", [("Region Värmland", Kind.REGION)]),
        ("Skolorna i Kil och Arvika.", [("Kil", Kind.MUNICIPALITY), ("Arvika", Kind.MUNICIPALITY)]),
        ("Ale och Lerum deltar.", [("Ale", Kind.MUNICIPALITY), ("Lerum", Kind.MUNICIPALITY)]),
        ("Vara kommun är med.", [("Vara kommun", Kind.MUNICIPALITY)]),
        ("Arvika stadsbibliotek stänger.", [("Arvika stadsbibliotek", Kind.LIBRARY)]),
        ("Nätverket Provsam möttes.", [("Provsam", Kind.NETWORK)]),
        ("Avtal med Nordprov AB.", [("Nordprov AB", Kind.COMPANY)]),
        ("Ägarsamråd Provs Energi AB", [("Provs Energi AB", Kind.COMPANY)]),
        ("Ett möte med SKR.", [("SKR", Kind.ASSOCIATION)]),
        ("Kommunalförbundet Provbygden betalar.", [("Kommunalförbundet Provbygden", Kind.MUNICIPAL_ASSOCIATION)]),
    ],
)  # fmt: skip
def test_organisations_are_found_in_running_text(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Det kan vara bra.",
        "Vi gick till skogs.",
        "En bil av märket Provia.",
        "Bättre bibliotek för alla.",
        "En sal i huset.",
    ],
)
def test_words_that_are_places_too_name_nobody(text: str) -> None:
    assert named(text) == []


def test_the_same_organisation_has_the_same_identifier_in_all_its_forms() -> None:
    forms = ("Arvika", "Arvika kommun", "i Arvika")
    found = {mention.identifier for form in forms for mention in reader().mentions(form)}
    assert len(found) == 1
    assert None not in found


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        ("Kil", ("Kil", Kind.MUNICIPALITY)),
        (" Kils kommun.", ("Kils kommun", Kind.MUNICIPALITY)),
        ("Nordprov AB", ("Nordprov AB", Kind.COMPANY)),
        ("leverantören Nordprov AB", ("Nordprov AB", Kind.COMPANY)),
        ("sekretariatet", ("sekretariatet", Kind.ORGANIZATION)),
        ("Provskolan", ("Provskolan", Kind.ORGANIZATION)),
        ("Provverket", ("Provverket", Kind.AGENCY)),
        ("bra dag", None),
        ("", None),
    ],
)
def test_in_a_slot_a_whole_chunk_is_the_organisation(chunk: str, expected: tuple[str, Kind] | None) -> None:
    mention = reader().in_slot(chunk, 0)
    assert ((mention.name, mention.kind) if mention else None) == expected


def test_a_mention_stands_where_it_says() -> None:
    chunk = "  Kils kommun."
    mention = reader().in_slot(chunk, 50)
    assert mention is not None
    assert chunk[mention.span.start - 50 : mention.span.end - 50] == "Kils kommun"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Region Provland", Kind.REGION),
        ("Högskolan i Prov", Kind.UNIVERSITY),
        ("Provs universitet", Kind.UNIVERSITY),
        ("Provbiblioteket", Kind.LIBRARY),
        ("Räddningstjänsten Prov", Kind.MUNICIPAL_ASSOCIATION),
        ("Provnätverket", Kind.NETWORK),
        ("Provbolaget", Kind.COMPANY),
        ("Provföreningen", Kind.ASSOCIATION),
        ("Prov", Kind.ORGANIZATION),
        ("", Kind.ORGANIZATION),
    ],
)
def test_a_names_own_words_tell_its_kind(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "has"), [("Nordprov AB", True), ("Provskolan Nord", True), ("Region Prov", True), ("Prov Nord", False)]
)
def test_a_head_word_tells_that_a_name_is_an_organisations(name: str, has: bool) -> None:
    assert has_head_word(name) is has


@pytest.mark.parametrize(("name", "own"), [("Sekretariatet", True), ("kansliet", True), ("Region Värmland", False)])
def test_the_bodys_own_office_is_known(name: str, own: bool) -> None:
    assert is_own_office(name) is own


@given(st.text(max_size=150))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    spans = [mention.span for mention in reader().mentions(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_a_clause_that_ends_with_an_organisation_is_none() -> None:
    assert reader().in_slot(" berättade om vad som sades hos Provnätverket", 0) is None
    mention = reader().in_slot(" kansliet för Provnätverket", 0)
    assert mention is not None
    assert mention.name == "kansliet för Provnätverket"
