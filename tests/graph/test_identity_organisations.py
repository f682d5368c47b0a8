"""Which organisation, project or meeting a mention means."""

from __future__ import annotations

from datetime import date

import pytest

from data.gazetteer import default_gazetteer
from data.record import OrganisationKind
from graph.identity import Judgements, resolve
from graph.identity.organisations import folded_name
from graph.resolved import Resolution, ResolvedOrganisation, ResolvedProject
from tests.graph.identity_factories import Minutes, resolved


def named(resolution: Resolution, place: int = 0) -> list[tuple[str, str]]:
    organisations = resolution.records[place].organisations
    return [(mention.name, identifier) for mention, identifier in organisations.items()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nätverket för vattenfrågor", "nätverk för vattenfrågor"),
        ("Kulturchefsnätverket", "kulturchefsnätverkets"),
        ("Fritidsförvaltningen", "fritidsförvaltning"),
        ("Norrby Museum", "Norrby museet"),
        ("Norrkonsult AB", "NORRKONSULT AB"),
    ],
)
def test_forms_of_one_name_fold_alike(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nätverket för vatten", "Nätverket för avfall"), ("Norden", "Nord"), ("Norrkonsult AB", "Norrkonsult")],
)
def test_other_names_fold_otherwise(one: str, other: str) -> None:
    assert folded_name(one) != folded_name(other)


def test_a_known_organisation_keeps_the_identifier_of_the_reference_data() -> None:
    resolution = resolved(Minutes().names("SKR").names("Göteborgs stad"))
    assert [identifier for _, identifier in named(resolution)] == ["organisation/skr", "municipality/1480"]
    assert resolution.organisations[0] == ResolvedOrganisation(
        "municipality/1480", "Göteborg", OrganisationKind.MUNICIPALITY, ("Göteborgs stad",)
    )


def test_one_of_the_reference_data_in_other_capitals_is_not_minted_anew() -> None:
    minutes = Minutes().names("SKR")
    assert {identifier for _, identifier in named(resolved(minutes.names("skr")))} == {"organisation/skr"}


def test_an_unknown_organisation_is_one_within_and_across_documents() -> None:
    first = Minutes("a").names("Nätverket för vattenfrågor", OrganisationKind.NETWORK).names("nätverk för vattenfrågor")
    resolution = resolved(first, Minutes("b").names("Nätverket för vattenfrågor", OrganisationKind.NETWORK))
    assert resolution.organisations == (
        ResolvedOrganisation(
            "organisation/natverk-for-vattenfragor",
            "Nätverket för vattenfrågor",
            OrganisationKind.NETWORK,
            ("nätverk för vattenfrågor",),
        ),
    )


def test_the_own_office_stands_for_the_body_that_met() -> None:
    resolution = resolved(Minutes("a", "Nätverket Norrsam").listed("Disa Fors", "sekretariatet"))
    assert named(resolution) == [
        ("Nätverket Norrsam", "organisation/natverket-norrsam"),
        ("sekretariatet", "organisation/natverket-norrsam"),
    ]
    assert resolution.organisations[0].alternatives == ()


def test_a_body_is_never_minted_by_what_stands_for_it() -> None:
    resolution = resolved(Minutes("a", "Nätverket Norrsam").listed("Disa Fors", "kansliet"))
    assert {identifier for _, identifier in named(resolution)} == {"organisation/natverket-norrsam"}


def test_the_own_office_of_an_unknown_body_is_an_organisation() -> None:
    assert named(resolved(Minutes("a").listed("Disa Fors", "kansliet"))) == [("kansliet", "organisation/kansliet")]


def test_a_noun_alone_is_the_organisation_that_the_document_names_in_full() -> None:
    body = Minutes("a", "Samordningsförbundet Norr").listed("Disa Fors", "samordningsförbundet")
    other = Minutes("b", "Nätverket Väst").names("Västra kommunalförbund").listed("Tore Klint", "kommunalförbundet")
    assert {one.alternatives for one in resolved(body, other).organisations} == {()}
    assert named(resolved(body)) == [
        ("Samordningsförbundet Norr", "organisation/samordningsforbundet-norr"),
        ("samordningsförbundet", "organisation/samordningsforbundet-norr"),
    ]
    assert ("kommunalförbundet", "organisation/vastra-kommunalforbund") in named(resolved(other))


def test_a_noun_that_fits_two_organisations_is_neither() -> None:
    two = Minutes("a").names("Västra kommunalförbund").names("Östra kommunalförbund")
    assert ("kommunalförbundet", "organisation/kommunalforbundet") in named(
        resolved(two.listed("Tore Klint", "kommunalförbundet"))
    )


def test_projects_of_one_name_in_one_network_are_one_and_join_their_forms() -> None:
    first = Minutes("a1", "Nätverket Väst").project("Gemensam växel", forms=("växeln",))
    second = Minutes("b2", "Nätverket Väst").project("gemensam växel")
    resolution = resolved(first, second)
    assert resolution.projects == (
        ResolvedProject("project/gemensam-vaxel", "gemensam växel", ("Gemensam växel", "växeln")),
    )
    assert resolution.records[0].projects == {"Gemensam växel": "project/gemensam-vaxel"}


def test_projects_of_one_name_that_share_a_participant_are_one() -> None:
    first = Minutes("a", "Nätverket Väst").project("Gemensam växel", "Ale")
    assert len(resolved(first, Minutes("b", "Nätverket Syd").project("Gemensam växel", "Ale")).projects) == 1


def test_projects_of_one_name_that_share_nothing_are_two() -> None:
    first = Minutes("a", "Nätverket Väst").project("Gemensam växel", "Ale")
    resolution = resolved(first, Minutes("b", "Nätverket Syd").project("Gemensam växel", "Lerum"))
    assert [project.identifier for project in resolution.projects] == [
        "project/gemensam-vaxel",
        "project/gemensam-vaxel-natverket-syd",
    ]


def test_a_project_keeps_its_identifier_when_an_earlier_namesake_appears() -> None:
    later = Minutes("b", "Nätverket Syd").project("Gemensam växel").record
    first = resolve([later], default_gazetteer(), Judgements(), {})
    earlier = Minutes("a", "Nätverket Väst").project("Gemensam växel").record
    second = resolve([earlier, later], default_gazetteer(), Judgements(), first.assignments)
    assert [record.projects["Gemensam växel"] for record in second.records] == [
        "project/gemensam-vaxel-natverket-vast",
        "project/gemensam-vaxel",
    ]


def test_an_announced_meeting_is_the_one_of_the_same_body_on_that_day() -> None:
    day = date(2024, 9, 3)
    spring = Minutes("a", "Nätverket Väst", date(2024, 3, 1)).announces(day)
    others = (Minutes("b", "Nätverket Syd", day), Minutes("c", "nätverket väst", day))
    assert [record.next_meeting for record in resolved(spring, *others).records] == ["c", None, None]


def test_no_meeting_is_its_own_next() -> None:
    day = date(2024, 9, 3)
    assert resolved(Minutes("a", "Nätverket Väst", day).announces(day)).records[0].next_meeting is None


def test_an_announced_meeting_of_an_unknown_body_is_none_that_is_recorded() -> None:
    day = date(2024, 9, 3)
    assert resolved(Minutes("a").announces(day), Minutes("b", None, day)).records[0].next_meeting is None
