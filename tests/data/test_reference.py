"""The reference data: what the files hold, and what is said of a file that cannot be used."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from faker.providers.person.sv_SE import Provider as SwedishNames

from data.gazetteer import Gazetteer, default_gazetteer
from data.organisations import FormerName, ReferenceDataError, read_reference
from data.places import Bounds, Place, bounds, centroid, counties, municipalities, outline
from data.record import OrganisationKind
from ontology.errors import SamgrafError

REFERENCE = read_reference()
ORGANISATIONS = {organisation.identifier: organisation for organisation in REFERENCE.organisations}

ENTRY = """
- identifier: tvillingkommunerna
  label: Tvillingkommunerna
  kind: Network
  members: [Mullsjö, Habo]
  source: ett exempel
"""


def named(name: str) -> Place:
    return next(place for place in (*municipalities(), *counties()) if place.name == name)


def labels(identifier: str) -> set[str]:
    return {member.label for member in default_gazetteer().members(identifier)}


def test_sweden_has_290_municipalities_in_21_counties() -> None:
    assert len(municipalities()) == 290
    assert len(counties()) == 21
    assert {place.county for place in municipalities()} == {place.code for place in counties()}


def test_codes_and_names_are_unique_and_of_the_right_length() -> None:
    for places, digits in ((municipalities(), 4), (counties(), 2)):
        assert len({place.code for place in places}) == len({place.name for place in places}) == len(places)
        assert {len(place.code) for place in places} == {digits}


def test_a_place_knows_its_code_its_county_and_its_identifier() -> None:
    assert named("Göteborg") == Place("1480", "Göteborg", OrganisationKind.MUNICIPALITY)
    assert (named("Göteborg").county, named("Göteborg").identifier) == ("14", "municipality/1480")
    assert (named("Skåne län").county, named("Skåne län").identifier) == ("12", "county/12")


def test_all_outlines_lie_in_sweden_and_close() -> None:
    for place in (*municipalities(), *counties()):
        box = bounds(place)
        assert 10.5 <= box.west < box.east <= 24.5, place
        assert 55.0 <= box.south < box.north <= 69.5, place
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for polygon in outline(place) for ring in polygon)


# Positions in tenths of a degree, from any atlas; of Kalmar län it is the mainland, not Öland.
@pytest.mark.parametrize(
    ("name", "longitude", "latitude"),
    [("Malmö", 13.0, 55.6), ("Solna", 18.0, 59.4), ("Gotland", 18.5, 57.5), ("Kalmar län", 16.0, 57.2)],
)
def test_a_centroid_lies_where_the_atlas_has_the_place(name: str, longitude: float, latitude: float) -> None:
    assert centroid(named(name)) == pytest.approx((longitude, latitude), abs=0.2)


def test_bounds_of_a_county_hold_those_of_its_municipalities() -> None:
    whole = bounds(named("Hallands län"))
    parts = [bounds(place) for place in municipalities() if place.county == "13"]
    joined = Bounds(
        min(part.west for part in parts),
        min(part.south for part in parts),
        max(part.east for part in parts),
        max(part.north for part in parts),
    )
    assert (joined.west, joined.south, joined.east, joined.north) == pytest.approx(
        (whole.west, whole.south, whole.east, whole.north), abs=0.02
    )


def test_there_are_20_regions_beside_gotland_one_a_county() -> None:
    regions = [entry for entry in REFERENCE.organisations if entry.kind is OrganisationKind.REGION]
    assert sorted(str(region.county) for region in regions) == [
        place.code for place in counties() if place.name != "Gotlands län"
    ]


def test_there_is_one_county_administrative_board_a_county() -> None:
    boards = [entry for entry in REFERENCE.organisations if entry.label.startswith("Länsstyrelsen")]
    assert [board.county for board in boards] == [place.code for place in counties()]


def test_every_entry_has_a_source_and_its_label_among_its_forms() -> None:
    for entry in REFERENCE.organisations:
        assert entry.source.strip(), entry
        assert entry.label in entry.forms, entry
        assert len(set(entry.forms)) == len(entry.forms), entry


def test_every_member_exists_and_is_listed_once_and_not_its_own_member() -> None:
    for entry in REFERENCE.organisations:
        assert set(entry.members) <= set(ORGANISATIONS) - {entry.identifier}, entry
        assert len(set(entry.members)) == len(entry.members), entry


def test_each_former_name_is_a_form_and_its_last_year_is_a_year() -> None:
    for entry in REFERENCE.organisations:
        assert {name.name for name in entry.former} <= set(entry.forms)
        assert all(name.until is None or 1999 <= name.until <= 2026 for name in entry.former)


# The numbers that the organisations themselves name.
@pytest.mark.parametrize(
    ("identifier", "count"),
    [
        ("organisation/goteborgsregionen", 13),
        ("organisation/familjen-helsingborg", 11),
        ("organisation/skanes-kommuner", 33),
        ("organisation/storsthlm", 26),
        ("organisation/fskf", 27),
        ("organisation/bibk", 13),
        ("organisation/skaraborgs-kommunalforbund", 15),
        ("organisation/fyrbodals-kommunalforbund", 14),
        ("organisation/skr", 310),
    ],
)
def test_an_organisation_has_as_many_members_as_its_own_list(identifier: str, count: int) -> None:
    assert len(default_gazetteer().members(identifier)) == count


def test_the_members_of_a_county_are_its_municipalities() -> None:
    assert labels("county/10") == {"Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"}


def test_the_member_associations_of_vastkom_cover_their_county_but_for_those_outside_it() -> None:
    covered = Counter(
        municipality.label
        for association in default_gazetteer().members("organisation/vastkom")
        for municipality in default_gazetteer().members(association.identifier)
    )
    assert set(covered) == labels("county/14") | {"Kungsbacka"}
    assert max(covered.values()) == 1


def test_a_county_listed_as_member_stands_for_its_municipalities() -> None:
    assert labels("organisation/fskf") == labels("county/01") | {"Gotland"}


def test_a_municipality_listed_beside_its_county_is_one_member(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(ENTRY.replace("Mullsjö, Habo", "county/09, Gotland"), encoding="utf-8")
    (*_, added) = read_reference(tmp_path).organisations
    assert added.members == ("municipality/0980",)


def test_no_members_are_given_where_none_are_known() -> None:
    assert default_gazetteer().members("organisation/vinnova") == ()
    assert default_gazetteer().members("organisation/nowhere") == ()


def test_former_names_are_kept_with_their_last_year() -> None:
    assert ORGANISATIONS["organisation/region-uppsala"].former == (FormerName("Landstinget i Uppsala län", 2016),)


def test_every_municipality_that_is_a_first_name_or_a_surname_is_marked_ambiguous() -> None:
    people = set(SwedishNames.first_names) | set(SwedishNames.last_names)
    marked = {entry.form for entry in REFERENCE.ambiguous}
    assert {place.name for place in municipalities()} & people <= marked


def test_every_ambiguous_form_is_a_form_of_something() -> None:
    forms = {form for entry in REFERENCE.organisations for form in entry.forms}
    assert {entry.form for entry in REFERENCE.ambiguous} <= forms
    assert all(entry.why.strip() for entry in REFERENCE.ambiguous)


def test_an_operators_folder_adds_an_organisation_a_form_and_an_ambiguity(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "forms.yaml").write_text(
        "- {identifier: organisation/tvillingkommunerna, forms: [Tvillingarna]}", encoding="utf-8"
    )
    (tmp_path / "ambiguous.yaml").write_text("- {form: Tvillingarna, why: ord}", encoding="utf-8")
    gazetteer = default_gazetteer(tmp_path)
    (hit,) = gazetteer.find("Vi träffar Tvillingarna igen.")
    assert (hit.organisation.identifier, hit.ambiguous) == ("organisation/tvillingkommunerna", True)
    assert hit.organisation.members == ("municipality/0642", "municipality/0643")
    assert default_gazetteer().by_identifier("organisation/tvillingkommunerna") is None


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("own.yaml", ENTRY.replace("Habo", "Habbo"), "Habbo is unknown"),
        ("own.yaml", ENTRY.replace("Network", "Nätverk"), "kind must be one of Municipality, "),
        ("own.yaml", ENTRY.replace("  source: ett exempel\n", ""), "give source as text"),
        ("own.yaml", ENTRY.replace("ett exempel", "2020"), "in quotation marks if it is a number"),
        ("own.yaml", ENTRY.replace("[Mullsjö, Habo]", "Habo"), "give members as a list of texts"),
        ("own.yaml", ENTRY + "  webb: x\n", "webb is no field here; use identifier, "),
        ("own.yaml", ENTRY + '  county: "99"\n', "99 is no county"),
        ("own.yaml", ENTRY + "  former: [Enlingen]\n", "each with the last year"),
        ("own.yaml", ENTRY.replace("identifier: t", "identifier: T"), "lower-case letters a to z"),
        ("own.yaml", ENTRY + ENTRY, "the identifier is taken"),
        ("own.yaml", ENTRY.replace("label: T", "label: t"), "with a capital letter"),
        ("own.yaml", ENTRY + "  forms: [Ett. Två]\n", "nothing but spaces and hyphens"),
        ("own.yaml", ENTRY + "  forms: [Göteborgs stad]\n", "take it from one of them"),
        ("own.yaml", "identifier: x", "a list of entries"),
        ("own.yaml", "- x", "entry number 1: give fields as name and value"),
        ("own.yaml", ENTRY + "  forms: [a\n- b: ]", "not valid YAML"),
        ("own.yaml", "- a: \x00", "not valid YAML"),
        ("own.yaml", b"- label: Malm\xf6", "as UTF-8; byte 13"),
        ("forms.yaml", "- {identifier: municipality/9999, forms: [X]}", "nothing has this identifier"),
        ("ambiguous.yaml", "- {form: X, why: y, means: organisation/x}", "the identifier organisation/x"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do(
    tmp_path: Path, file: str, content: str | bytes, sentence: str
) -> None:
    (tmp_path / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ReferenceDataError) as caught:
        Gazetteer(read_reference(tmp_path))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(SamgrafError, match="Give an existing folder"):
        read_reference(tmp_path / "none")


def test_two_organisations_may_share_a_form_where_it_is_said_which_is_meant(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(ENTRY + "  forms: [KTH]\n", encoding="utf-8")
    (tmp_path / "ambiguous.yaml").write_text(
        "- {form: KTH, why: också ett nätverk, means: organisation/tvillingkommunerna}", encoding="utf-8"
    )
    gazetteer = Gazetteer(read_reference(tmp_path))
    found = gazetteer.lookup("KTH")
    assert found is not None
    assert found.identifier == "organisation/tvillingkommunerna"


def test_a_name_goes_before_another_ones_genitive(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(ENTRY + "  forms: [Partilles]\n", encoding="utf-8")
    (hit,) = default_gazetteer(tmp_path).find("Det är Partilles.")
    assert (hit.form, hit.start, hit.end) == ("Partilles", 7, 16)
