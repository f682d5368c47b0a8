import pytest

from data.extraction.projects import project_name
from data.record import Basis, MeetingRecord, OrganisationKind, ParticipationRole, ProjectStatus
from tests.data.extraction.reading import meeting_of

LEAD, PARTNER, FUNDER, OWNER = (
    ParticipationRole.LEAD,
    ParticipationRole.PARTNER,
    ParticipationRole.FUNDER,
    ParticipationRole.OWNER,
)


def read(item: str) -> MeetingRecord:
    return meeting_of(item, "Broar\nInget nytt.")


def parts(item: str) -> set[tuple[str, ParticipationRole]]:
    return {(part.participant.name, part.role) for part in read(item).participations}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Grön väg", "Grön väg"),
        ("Projektet Grön väg", "Grön väg"),
        ("Slutrapport Grön väg", "Grön väg"),
        ("Delrapport: Grön väg", "Grön väg"),
        ("Lärdomar från Grön väg", "Grön väg"),
        ("Grön väg: nuläge och framtid", "Grön väg"),
        ("Grön väg – vad händer nu", "Grön väg"),
        ("Det avbrutna projektet Grön väg", "Grön väg"),
    ],
)
def test_a_title_says_a_projects_name(title: str, name: str) -> None:
    assert project_name(title)[0] == name


def test_what_a_title_says_besides_is_another_form() -> None:
    assert project_name("Grön väg: nuläge")[1] == ["Grön väg: nuläge", "nuläge"]


@pytest.mark.parametrize(
    "item",
    [
        "Projektet Grön väg\nVi talade.",
        "Slutrapport Grön väg\nProjektet är avslutat.",
        "Grön väg\nProjektet pågår.",
        "Grön väg\nVi talade om projektet Grön väg.",
    ],
)
def test_a_project_is_found_by_its_items_title(item: str) -> None:
    assert [project.name for project in read(item).projects] == ["Grön väg"]


@pytest.mark.parametrize(
    "text",
    [
        "I projektet Gröna Vägen provas nya material.",
        "Vi talade om projektet ”Gröna Vägen” igen.",
        "EU-projektet Gröna Vägen pågår.",
        "Förstudien **Gröna Vägen** är klar.",
    ],
)
def test_a_project_is_found_in_the_text(text: str) -> None:
    assert "Gröna Vägen" in [project.name for project in read(f"Vägar\n{text}").projects]


@pytest.mark.parametrize("item", ["Vägar\nVi talade.", "Övriga frågor\nInga projekt fanns.", "Mötets öppnande\nHej."])
def test_without_a_project_there_is_none(item: str) -> None:
    assert read(item).projects == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Projektet pågår.", ProjectStatus.ONGOING),
        ("Projektet har avslutats.", ProjectStatus.COMPLETED),
        ("Projektet avbröts i våras.", ProjectStatus.CANCELLED),
        ("Projektet är vilande.", ProjectStatus.DORMANT),
        ("Projektet är i uppstartsfasen.", ProjectStatus.STARTUP),
        ("En förstudie görs inom projektet.", ProjectStatus.FEASIBILITY_STUDY),
        ("Projektet är på idéstadiet.", ProjectStatus.IDEA),
        ("Projektet presenterades.", None),
    ],
)
def test_words_tell_where_a_project_stands(text: str, status: ProjectStatus | None) -> None:
    (project,) = read(f"Grön väg\n{text}").projects
    assert project.status is status
    assert (project.status_evidence is None) == (status is None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kil är huvudsökande i projektet.", {("Kil", LEAD)}),
        ("Kil och Arvika deltar i projektet.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Projektet ägs av Torsby.", {("Torsby", OWNER)}),
        ("Projektet finansieras av Tillväxtverket.", {("Tillväxtverket", FUNDER)}),
        ("Kil leder projektet och Vinnova finansierar det.", {("Kil", LEAD), ("Vinnova", FUNDER)}),
        ("Projektet drivs i samarbete med Arvika.", {("Arvika", PARTNER)}),
        ("Kil är projektägare och Arvika medsökande i projektet.", {("Kil", LEAD), ("Arvika", PARTNER)}),
        ("Projektet presenterades av någon från Kil.", set()),
    ],
)
def test_organisations_take_part_in_their_roles(text: str, expected: set[tuple[str, ParticipationRole]]) -> None:
    assert parts(f"Grön väg\n{text}") == expected


def test_all_of_a_number_are_those_on_the_list_where_they_are_as_many() -> None:
    record = read("Grön väg\nProjektet pågår i alla tre kommuner.")
    assert {part.participant.name for part in record.participations} == {"Kil", "Arvika", "Torsby"}
    assert {part.evidence.basis for part in record.participations} == {Basis.DERIVED}
    assert {part.participant.kind for part in record.participations} == {OrganisationKind.MUNICIPALITY}


def test_all_of_another_number_are_nobody() -> None:
    assert read("Grön väg\nProjektet pågår i alla sju kommuner.").participations == ()


def test_a_project_names_the_items_under_which_it_is_spoken_of() -> None:
    record = meeting_of("Broar\nInget nytt.", "Projektet Grön väg\nVi talade.")
    (project,) = record.projects
    assert project.items == (2,)
