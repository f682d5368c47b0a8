import pytest

from data.extraction.project_names import project_name
from data.record import Basis, MeetingRecord, OrganisationKind, ParticipationRole, ProjectStatus
from tests.data.extraction.reading import meeting_of, minutes, record_of

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
    assert project_name("Grön väg: nuläge")[1] == ("Grön väg: nuläge", "nuläge")


@pytest.mark.parametrize(
    "item",
    [
        "Projektet Grön väg\nVi talade.",
        "Slutrapport Grön väg\nProjektet är avslutat.",
        "Grön väg\nProjektet pågår.",
        "Grön väg\nVi talade om projektet Grön väg.",
        "Ny förstudie: Grön väg\nVi talade.",
        "EU-projekt Grön väg\nVi talade.",
        "Lägesrapport från Projekt Grön väg\nVi talade.",
        "Ansökan från Kil och Torsby om insatsen Grön väg\nKil har lämnat in en ansökan.",
        "Grön väg\nTystberga Framtid söker tillsammans med Kil. Alla tyckte om den.",
        "Grön väg\nUppnår ej lägsta poäng. Ansökan avslogs.",
        "Grön väg\nGrön väg är ett treårigt byggprojekt.",
        "Grön väg\nNils berättade om Grön väg, som Kil driver med Arvika. En ansökan om mer pengar skrivs.",
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
        "Ny förstudie: Gröna Vägen. Kil gör den.",
        "Programmet Gröna Vägen startar i vår.",
    ],
)
def test_a_project_is_found_in_the_text(text: str) -> None:
    assert "Gröna Vägen" in [project.name for project in read(f"Vägar\n{text}").projects]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Projektet Rena rör drivs av Kil.", "Rena rör"),
        ("Vi hörde om projektet Rena rör, där Kil deltar.", "Rena rör"),
        ("Projektet Trygg på torget genomförs i vår.", "Trygg på torget"),
        ("Projektet Rena rör i Kil är klart.", "Rena rör"),
        ("Projektet Hallonstigen, som startade i våras, är klart.", "Hallonstigen"),
        ("Vi beslöt att prioritera projektet Hallonstigen med 150 000 kr.", "Hallonstigen"),
        ("Projektet Leva i Dalarna har börjat.", "Leva i Dalarna"),
        ("Ett nytt projekt, Hej Skogen, startar i höst.", "Hej Skogen"),
        ("Projektet heter Kloka Hem och leds av Kil.", "Kloka Hem"),
        ("Inom projektet RITA 2.0 anordnas två kurser.", "RITA 2.0"),
        ("Kil är projektägare för Digitala Torg och Arvika betalar.", "Digitala Torg"),
        ("Rena rör är ett projekt som löper över tre år.", "Rena rör"),
        ("*2.1 Hallonstigen för alla, sökande Kils byalag.* Sökt stöd 20 000 kr.", "Hallonstigen för alla"),
    ],
)
def test_a_projects_name_goes_to_its_verb_or_clause(text: str, name: str) -> None:
    assert [project.name for project in read(f"Vägar\n{text}").projects] == [name]


def test_a_project_whose_group_meets_is_named_in_the_title() -> None:
    text = minutes("Läget\nKil är projektägare. Arvika berättade om sin mässa.", "Broar\nInget nytt.")
    record = record_of(text.replace("Nätverket Provsam, möte", "Projektgruppsmöte Hallonstigen"))
    assert [project.items for project in record.projects] == [()]
    assert {(part.participant.name, part.role) for part in record.participations} == {("Kil", LEAD)}


@pytest.mark.parametrize(
    "item",
    [
        "Vägar\nNils kollar programmet för resan.",
        "Nytt avtal\nStyrgruppen vill ha en arbetsgrupp.",
        "Vägar\nVi hörde om projektet Rena Rör. Projektet är klart.",
        "Status i projektet\nProjektet pågår.",
        "Nils berättade om vägen.\nProjektet pågår.",
    ],
)
def test_a_subject_is_no_project(item: str) -> None:
    title = item.split("\n")[0].rstrip(".")
    assert title not in [project.name for project in read(item).projects]
    assert not any(project.name.casefold() in ("i projektet", "status i projektet") for project in read(item).projects)


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
        ("Medfinansiärer är Kil och Norra Verken.", {("Kil", FUNDER), ("Norra Verken", FUNDER)}),
        ("Finansiärer är Tillväxtverket (2 mkr) och Kil (1 mkr).", {("Tillväxtverket", FUNDER), ("Kil", FUNDER)}),
        ("Projektet drivs av Rockans byalag.", {("Rockans byalag", LEAD)}),
        ("Projektet ägs av Borgvik Bygg AB.", {("Borgvik Bygg AB", OWNER)}),
        (
            "I projektet deltar Kil, Arvika och Musik Provania.",
            {("Kil", PARTNER), ("Arvika", PARTNER), ("Musik Provania", PARTNER)},
        ),
        ("Huvudman är Kil, Arvika och Torsby medverkar.", {("Kil", LEAD), ("Arvika", PARTNER), ("Torsby", PARTNER)}),
        ("Kil stod som projektägare.", {("Kil", LEAD)}),
        ("Kil och Arvika söker tillsammans pengar.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Kil deltar, Arvika avvaktar.", {("Kil", PARTNER)}),
        ("Kil ingår i projektet. Arvika hoppade av.", {("Kil", PARTNER)}),
        ("Ansökan till Tillväxtverket lämnas när Kil är med.", {("Kil", PARTNER)}),
        ("Projektet har fått 2 mkr från Tillväxtverket.", {("Tillväxtverket", FUNDER)}),
        ("Projektet drivs tillsammans med Högskolan i Provstad.", {("Högskolan i Provstad", PARTNER)}),
        ("Försöket ingår i projektet.", set()),
        ("Karin Provander leder projektet.", set()),
    ],
)
def test_organisations_take_part_in_their_roles(text: str, expected: set[tuple[str, ParticipationRole]]) -> None:
    assert parts(f"Projektet Grön väg\n{text}") == expected


def test_the_body_takes_part_where_it_is_called_by_its_noun() -> None:
    (part,) = read("Grön väg\nProjektet drivs av nätverket.").participations
    assert (part.participant.name, part.role) == ("Nätverket Provsam", LEAD)
    assert (part.evidence.basis, part.evidence.rule) == (Basis.DERIVED, "the-body-by-its-noun")


def test_a_project_that_two_items_speak_of_is_one() -> None:
    record = meeting_of(
        "Hus\nProjektet Rena Rör pågår.", "Mark\nI projektet Rena Rör deltar Kil.", "Broar\nInget nytt."
    )
    assert [(project.name, project.items) for project in record.projects] == [("Rena Rör", (1, 2))]
    assert [(part.project, part.participant.name) for part in record.participations] == [("Rena Rör", "Kil")]


def test_what_is_said_after_a_projects_name_is_of_that_project() -> None:
    text = "Projektet Rena Rör pågår. Kil är projektägare. Projektet Nya Tak startar. Arvika är projektägare."
    found = read(f"Hus\n{text}").participations
    assert [(part.project, part.participant.name) for part in found] == [("Rena Rör", "Kil"), ("Nya Tak", "Arvika")]


def test_all_of_a_number_are_those_on_the_list_where_they_are_as_many() -> None:
    record = read("Grön väg\nProjektet pågår i alla tre kommuner.")
    assert {part.participant.name for part in record.participations} == {"Kil", "Arvika", "Torsby"}
    assert {part.evidence.basis for part in record.participations} == {Basis.DERIVED}
    assert {part.participant.kind for part in record.participations} == {OrganisationKind.MUNICIPALITY}


@pytest.mark.parametrize("told", ["pågår i alla sju kommuner", "ska så småningom omfatta alla tre kommuner"])
def test_all_of_another_number_or_of_a_time_to_come_are_nobody(told: str) -> None:
    assert read(f"Grön väg\nProjektet {told}.").participations == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo Ek från Högskolan Väst visade hur det går. Projektet leds av högskolan.", {"Högskolan Väst"}),
        ("Kils kommun har ett hus. Projektet drivs av kommunen.", {"Kils kommun"}),
        ("Projektet drivs av kommunen.", set()),
        ("Projektet drivs av universitetet.", set()),
    ],
)
def test_a_noun_stands_for_the_organisation_that_was_named(text: str, names: set[str]) -> None:
    found = read(f"Grön väg\n{text}").participations
    assert {part.participant.name for part in found} == names
    assert {part.evidence.rule for part in found} <= {"organisation-by-its-noun"}


def test_a_projects_own_name_takes_no_part_in_it() -> None:
    assert parts("Grön väg\nProjektet Grön väg drivs av Kil.") == {("Kil", LEAD)}


def test_a_project_names_the_items_under_which_it_is_spoken_of() -> None:
    record = meeting_of("Broar\nInget nytt.", "Projektet Grön väg\nVi talade.")
    (project,) = record.projects
    assert project.items == (2,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grön väg har byggts av Kil och Arvika.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Grön väg är ett samarbete mellan Kil och Arvika.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Kil och Arvika står bakom projektet.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Bakom projektet står Kil och Arvika.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Kil och Arvika har sedan i fjol mätt bullret inom projektet.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Kil och Arvika har gått ihop om att låna ut cyklar.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Projektet delfinansieras av Tillväxtverket.", {("Tillväxtverket", FUNDER)}),
        ("Kil söker 90 000 kr för att måla vägen.", {("Kil", LEAD)}),
        ("Bygdens Väg Kil är projektägare.", {("Bygdens Väg Kil", LEAD)}),
        ("Projektet, som Kil gör ihop med Arvika, är nytt.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        (
            "Kil och Räddningstjänsten i Arvika medverkar i projektet.",
            {("Kil", PARTNER), ("Räddningstjänsten i Arvika", PARTNER)},
        ),
        ("Projektet drivs med ABF Kil.", {("ABF Kil", PARTNER)}),
        ("Projektet drivs med Kils fågelstation.", {("Kils fågelstation", PARTNER)}),
        ("I Kil har man sedan i fjol mätt bullret inom projektet.", set()),
    ],
)
def test_there_are_many_ways_to_say_who_takes_part(text: str, expected: set[tuple[str, ParticipationRole]]) -> None:
    assert parts(f"Projektet Grön väg\n{text}") == expected


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Vägar\nNils berättade om projektet Bygga tillsammans.", "Bygga tillsammans"),
        ("Vägar\nNils berättade om projektet Grön väg tillsammans med Karin.", "Grön väg"),
        ("Vägar\nNils berättade om Grön Väg, ett treårigt byggprojekt i Kil.", "Grön Väg"),
        ("Grön Väg på höjden\nNils berättade om Grön Väg, ett treårigt byggprojekt.", "Grön Väg på höjden"),
        ("Slutrapport: Vägstigen\nNils visade bilder.", "Vägstigen"),
        ("Samarbetet Grön stig\nNils berättade om Grön stig, där Kil och Arvika medverkar.", "Grön stig"),
    ],
)
def test_a_project_is_known_by_what_is_said_of_it(item: str, name: str) -> None:
    assert [project.name for project in read(item).projects] == [name]


@pytest.mark.parametrize(
    ("item", "names"),
    [
        (
            "Pågående projekt\nNils gick igenom listan:\n- *Grön väg* – löper på. Kil äger projektet.\n"
            "- *Från vägren till ängsmark*, vilande i väntan på pengar.",
            ["Grön väg", "Från vägren till ängsmark"],
        ),
        (
            "Insatser - lägesrapport\nVägbron, som drivs av Kils kommun, har tolv deltagare. "
            "Gröna spåret, vandring längs banan, är avslutat. Frågan väcks om varför så få söker.",
            ["Vägbron", "Gröna spåret"],
        ),
        ("Nya ansökningar\n*Grön väg, journalnr 2021-881*\nSökande är Kils byalag.", ["Grön väg"]),
        (
            "PROJEKT OCH UTVECKLING\na) eVägar i glesbygd. Pågår till mars.\nb) Grön väg. Nils bevakar.",
            ["eVägar i glesbygd", "Grön väg"],
        ),
        (
            "Projekten\nGrön väg har avbrutits. Nils tar kontakt med Kil. Det finansieras av Kil och drivs av Arvika.",
            ["Grön väg"],
        ),
    ],
)
def test_an_item_that_goes_through_projects_names_each(item: str, names: list[str]) -> None:
    assert [project.name for project in read(item).projects] == names


@pytest.mark.parametrize(
    "item",
    [
        "Vägnät - delrapport från Grön väg\nGrön väg är ett projekt som Kil stödjer.",
        "Marknader - projektet Grön väg\nNils redogjorde för projektet. Grön väg är ett byggprojekt.",
        "Byggsamarbetet Grön väg\nGrön väg är ett tvåårigt praktiknära projekt i Kil.",
        "GRÖN VÄG\nNils presenterade ansökan Grön väg, som ska lämnas in i mars.",
        "Grön väg\nKommunerna har sedan 2018 ett samarbete, Grön väg, där Kil är värd.",
        "Ansökan Grön väg till Tillväxtverket\nKil står som huvudsökande för Grön väg.",
        "Grön väg\nNils redogjorde för läget i Grön väg. Kulturrådet har gått in med 400 000 kr.",
        "Ansökan om medel, Grön väg\nKil ansöker om 640 000 kr för Grön väg.",
        "Läget\na) Grön väg är ett projekt där Kil deltar.",
        "Läget\nBeslöts att bordlägga ansökan Grön väg till nästa möte.",
        "Läget\nKil ansöker om pengar. Insatsen kallas Grön väg och ska göras ihop med Arvika.",
        "Läget\nI projektet Grön väg prövar Kil, Torsby och Arvika nya metoder.",
        "Lägesrapport Grön väg\nProjektet Grön väg vänder sig till unga i Kil.",
    ],
)
def test_the_text_says_what_the_project_of_a_title_is_called(item: str) -> None:
    assert [project.name for project in read(item).projects] == ["Grön väg"]


@pytest.mark.parametrize(
    "item",
    [
        "Pågående projekt\nNils gick igenom listan.",
        "Insatser\nEva Sträng: vi behöver mer tid. Det finansieras av Kil.",
        "Våra projekt\nBudget: oförändrad. Han drivs av nyfikenhet.",
    ],
)
def test_an_item_that_goes_through_projects_invents_none(item: str) -> None:
    assert read(item).projects == ()


def test_a_name_in_italics_goes_to_their_end() -> None:
    (project,) = read("Teknik\nFörstudien *E-arkiv i samverkan är klokt* lämnades i december.").projects
    assert project.name == "E-arkiv i samverkan är klokt"


@pytest.mark.parametrize(
    ("item", "names"),
    [
        (
            "Projekt och ansökningar\nGenomgång av portföljen.\n\nGrön väg. Kil driver ett försök med lånecyklar.\n\n"
            "Matkontoret - ansökan lämnas in i oktober.\n\nVinterljus har legat i malpåse sedan 2020.",
            ["Grön väg", "Matkontoret"],
        ),
        ("Bidrag och ansökningar\n- Grön väg, söks av Kil\n- Vägbron, ESF, söks av Torsby", ["Grön väg", "Vägbron"]),
        ("Pågående utvecklingsarbete\n**Grön väg** provas sedan i höstas i Kil.", ["Grön väg"]),
        (
            "Läget\n- Grön väg, ett tvåårigt samarbete med Kil om banor. Eva Sträng, en chef i Kil, var där.",
            ["Grön väg"],
        ),
    ],
)
def test_a_paragraph_that_opens_with_a_name_is_about_that_project(item: str, names: list[str]) -> None:
    assert [project.name for project in read(item).projects] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kil och Arvika målar var sin buss.", {"Kil", "Arvika"}),
        ("Torsby har flyttat 300 musslor.", {"Torsby"}),
        ("Här bidrar många, och Torsby sköter bokningen.", {"Torsby"}),
        ("Arvika och Torsby vill gå med.", set()),
        ("Torsby har anmält intresse.", set()),
        ("Arvika tyckte att det var bra.", set()),
        ("Torsby informerade om läget.", set()),
        ("Torsby på våren är vackert.", set()),
    ],
)
def test_who_does_something_next_to_a_projects_name_takes_part(text: str, names: set[str]) -> None:
    record = read(f"Omvärld\nProjektet Grön väg är nytt. {text}")
    assert {part.participant.name for part in record.participations} == names


def test_who_does_something_in_another_paragraph_takes_no_part() -> None:
    record = read("Omvärld\nProjektet Grön väg är nytt.\n\nArvika och Torsby målar sin buss.")
    assert record.participations == ()


def names(item: str) -> set[str]:
    return {name for project in read(item).projects for name in (project.name, *project.forms)}


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ('Kompetens, "Jobba i väst"\nKarin visade projektet.', "Jobba i väst"),
        ("Insatser i hemmet – Projekt Nära väg\nKarin talade.", "Nära väg"),
        ("Stärkt lokal väg (2:4-medel)\nKarin visade projektet. Projektet pågår.", "Stärkt lokal väg"),
        ("Övning Havsörn\nÖvningen leds av Kil.", "Övning Havsörn"),
        ("Ansökan: 2018-2231 Båt året runt\nKil söker pengar.", "Båt året runt"),
        ("Ungas rum\nAnsökan från Kils kommun om lokaler.", "Ungas rum"),
        ("Båt på sjön\nSökande: Kils byalag.", "Båt på sjön"),
        ("Ny ansökan - Steget före\nKil söker pengar.", "Steget före"),
        ("Laget runt\nVäglyftet förlängs i Kil.", "Väglyftet"),
        ("Laget runt\nMobil väg Dalsland startade i mars.", "Mobil väg Dalsland"),
        ('Laget runt\nKil och Arvika kör "Granndansen", ett treårigt projekt.', "Granndansen"),
        ("Ansökningar\na) 2018-2187 Vandra längs vägen\nSökande: Kils byalag.", "Vandra längs vägen"),
    ],
)
def test_what_an_effort_is_called(item: str, name: str) -> None:
    assert name in names(item)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Styrgrupp Cirkulära Provby, möte 4", "Cirkulära Provby"),
        ("Superbuss E22\nStyrgruppsmöte 6, den 14 september 2022", "Superbuss E22"),
    ],
)
def test_the_project_of_those_who_meet(head: str, name: str) -> None:
    there = "Närvarande:\nKarin Provander, Kil\nNils Exelius, Arvika"
    text = f"{head}\n\n{there}\n\n1. Läget\nProjektet pågår.\n\n2. Pengar\nProjektet kostar."
    assert name in {project.name for project in record_of(text).projects}
    assert name not in {project.name for project in record_of(text.replace("Projektet", "Allt")).projects}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nära unga, treårsförsöket som Kil delar på, har öppnat.", "Nära unga"),
        ("Karin påminner om Vägen ut, förstudien om validering.", "Vägen ut"),
        ("Nils berättade om Nära väg, det arbete som Kil bedriver.", "Nära väg"),
        ("Vattenvägen kallas det projekt där Kil deltar.", "Vattenvägen"),
        ("Nödvatten Väst är namnet på det nya samarbetet.", "Nödvatten Väst"),
        ("Kil och Arvika är med i det som nu heter Språkvägen.", "Språkvägen"),
        ("Kil vill prova digitala grupper gemensamt under namnet Vägporten.", "Vägporten"),
        ("Kil sitter i projektgruppen för Gröna hjul.", "Gröna hjul"),
        ("Delprojekt B, Torrhamn Kil. Arvika äger.", "Torrhamn Kil"),
    ],
)
def test_what_is_said_to_be_called_so_is_a_project(text: str, name: str) -> None:
    assert name in names(f"Laget runt\n{text}")


def test_who_is_spoken_of_before_a_comma_is_no_project() -> None:
    assert read("Laget runt\nKarin Provander, projektledaren som slutar, tackades.").projects == ()


@pytest.mark.parametrize("title", ["Nya projekt 2019", "Projekten 2018, avslut"])
def test_the_projects_of_a_year_are_named_at_the_head_of_lines(title: str) -> None:
    text = f"{title}\nGrön väg: klart, 71 besök.\nRöd bro: Kil var med.\nEva tackade alla."
    assert [project.name for project in read(text).projects] == ["Grön väg", "Röd bro"]


def test_what_only_one_line_says_with_a_colon_names_no_project() -> None:
    text = "Nya projekt 2019\nTre förslag har kommit in.\nSammanfattning: klart, 71 besök."
    assert [project.name for project in read(text).projects] == []


@pytest.mark.parametrize(
    "text",
    [
        "Stöd till solceller. Drivs med pengar från Energimyndigheten.",
        "Alla i årskurs 5 har varit ute. Finansieras av Sparbanksstiftelsen.",
        "Nils berättade. Arbetet bekostas av Digg till hälften.",
        "Ansökan till Arvsfonden är inskickad av Kil.",
        "Försöket rullar sedan i januari i Kil och Torsby.",
        "Lycksele leder, Storuman och Malå är med.",
        "Projektgruppen har träffats två gånger.",
    ],
)
def test_the_text_may_speak_of_its_title_as_a_project(text: str) -> None:
    record = meeting_of(f"Sol på skola\n{text}", "Broar\nBra.")
    assert [project.name for project in record.projects] == ["Sol på skola"]


def test_a_projects_name_may_go_on_after_its_first_verb() -> None:
    record = meeting_of("Bosättning\nSatsningen heter Flytta till Kil och betalas av kommunen.", "Broar\nBra.")
    assert [project.name for project in record.projects] == ["Flytta till Kil"]


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("NordAI – ansökan till Vinnova\nNils presenterade upplägget.", "NordAI"),
        ("Forskningscirkeln Äldre i glesbygd\nCirkeln har träffats fyra gånger.", "Äldre i glesbygd"),
        ("Projekt Första på plats Projektet Första på plats, där Kil och Torsby är med", "Första på plats"),
    ],
)
def test_a_title_tells_more_of_its_project(item: str, name: str) -> None:
    assert [project.name for project in meeting_of(item, "Broar\nBra.").projects] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kil är huvudpart, och partners är Arvika och Torsby.", {"Kil", "Arvika", "Torsby"}),
        ("Kil är ägare, med i båten är även Arvika och Torsby.", {"Kil", "Arvika", "Torsby"}),
        ("Med är Kil, Arvika och sedan i våras Torsby.", {"Kil", "Arvika", "Torsby"}),
        ("Medverkande parter är kommunerna Kil och Arvika.", {"Kil", "Arvika"}),
        ("Sökande är Kil, i partnerskap med Arvika och Torsby.", {"Kil", "Arvika", "Torsby"}),
        ("Det pågår till och med nästa år i Kil och Arvika.", {"Kil", "Arvika"}),
        ("Kil leder, Arvika och Torsby är testkommuner.", {"Kil", "Arvika", "Torsby"}),
        ("Kil håller ihop arbetet, Arvika målar.", {"Kil", "Arvika"}),
        ("Kil är nyfiket men Arvika deltar.", {"Arvika"}),
        ("Det pågår i vår i ett hus i Duved.", set()),
    ],
)
def test_more_ways_to_say_who_takes_part(text: str, names: set[str]) -> None:
    record = read(f"Projektet Grön väg\nNils berättade. {text}")
    assert {part.participant.name for part in record.participations} == names


def test_an_organisation_that_only_the_list_tells_takes_part_by_its_name() -> None:
    there = "Närvarande:\nEva Provander, Kil\nBo Exelius, IF Provet\nUlla Testberg, PKT\n"
    text = "1. Projektet Grön väg\nKil leder Grön väg, IF Provet målar. PKT sköter bokningen.\n\n2. Broar\nInget nytt."
    record = record_of(f"Nätverket Provsam, möte 2022-09-14\n\n{there}\n{text}")
    assert {part.participant.name for part in record.participations} == {"Kil", "IF Provet", "PKT"}
    assert [project.name for project in record.projects] == ["Grön väg"]


@pytest.mark.parametrize(
    "item",
    [
        "Läget\nKlimatklivet pågår. Projektet är nytt.",
        "Efter projektet\nVad händer i projektet?",
        "Projektets ekonomi\nProjektet kostar.",
        "Årets projekt\nKarin visade bilder.",
        "Läget\nArvika avvaktar. Kil har sökt medel till något.",
        "Läget\nNils Exelius Sträng ledde projektet som Kil drev.",
    ],
)
def test_what_is_no_projects_name(item: str) -> None:
    assert read(item).projects == ()


def test_a_fund_in_a_title_is_not_the_projects_name() -> None:
    assert [project.name for project in read("Interreg: Grön väg\nEtt projekt där Kil deltar.").projects] == [
        "Grön väg"
    ]


def test_a_name_ends_before_the_person_behind_it() -> None:
    assert "Grön väg" in names("Läget\n- Projektet Grön väg Karin Provander berättade.")


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Mötesanteckningar\nStyrgruppen för Grön väg Prov–Test\nMöte 5", ["Grön väg Prov–Test"]),
        ("Miljösamverkan Provland\nStyrgruppsmöte 6", ["Kalkning"]),
    ],
)
def test_the_titles_of_a_projects_own_meeting_are_parts_of_it(head: str, found: list[str]) -> None:
    there = "Närvarande:\nKarin Provander, Kil\nNils Exelius, Arvika"
    items = "1. Lägesrapport från ledaren\nProjektet pågår.\n\n2. Kalkning\nProjektet kostar. Projektet har styrgrupp."
    assert [project.name for project in record_of(f"{head}\n\n{there}\n\n{items}").projects] == found


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Grön väg\nDet går bra. Kil är huvudsökande.", "Grön väg"),
        ("Kompetens – GrönVäg\nKil är ansvarig part.", "GrönVäg"),
        ("Kompetens – Grön Väg\nKil är huvudsökande.", "Grön Väg"),
        ("Laget runt\nRegionen håller i Vägleden tillsammans med Kil och Arvika.", "Vägleden"),
        ("Laget runt\nKil driver Grön väg ihop med Arvika.", "Grön väg"),
        ("Laget runt\nDiskussion om Vägsamtal 90 där Kil och Arvika är piloter.", "Vägsamtal 90"),
    ],
)
def test_what_only_projects_have_tells_one(item: str, name: str) -> None:
    assert name in names(item)


@pytest.mark.parametrize(
    "item", ["Läget\n- Drivs av Kil. Arvika och Torsby är med.", "Sedan sist\nKil är med i projektet är det sagt."]
)
def test_what_begins_a_sentence_names_no_project(item: str) -> None:
    assert names(item) == set()


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Övrigt\nKil sökte pengar, projektet heter Hitta vägen och görs ihop med Arvika.", "Hitta vägen"),
        ("Övrigt\nKort om projektet Ny på vägen som Kil har sökt pengar för.", "Ny på vägen"),
        ("Övrigt\nTvå delprojekt är igång. Det andra heter Väg i tid och handlar om grus.", "Väg i tid"),
        ("Övrigt\nKarin berättade om Teknik på vägen, ett nytt projekt för skolan.", "Teknik på vägen"),
        ("Övrigt\nKil planerar en förstudie om drivmedel för bussar och bilar, Tanka i tid.", "Tanka i tid"),
        ("Vad ser du?\nInget.\n\n2. Läs vad du vill\nKarin berättade. Projektet har fått pengar.", "Läs vad du vill"),
        ("Tryggare vägar\nKarin informerade. LRF söker tillsammans med Kil pengar hos staten.", "Tryggare vägar"),
        ("Gemensam pott för grus\nGrus är dyrt. Med är Kil, Arvika och Säffle.", "Gemensam pott för grus"),
        ("Projekt\nPorten Stora Vägen är inne på sista året.", "Porten Stora Vägen"),
    ],
)
def test_more_ways_to_name_an_effort(item: str, name: str) -> None:
    assert name in names(item)


@pytest.mark.parametrize(
    "item",
    [
        "Vad händer sedan?\nProjektet är slut. Projektet har en projektägare.",
        "Karin berättade om bron.\nProjektet har fått pengar.",
        "Läget\nKil och Arvika är inne på motsatt linje.",
    ],
)
def test_a_question_a_report_and_an_opinion_name_no_effort(item: str) -> None:
    assert names(item) == set()


def test_the_number_of_a_groups_meeting_stands_before_its_project() -> None:
    there = "Närvarande:\nKarin Provander, Kil\nNils Exelius, Arvika"
    items = "1. Läget\nProjektet pågår. Projektet drivs av Kil.\n\n2. Övrigt\nInget."
    found = record_of(f"Referat styrgruppsmöte 4 – Vatten utan gräns\n\n{there}\n\n{items}").projects
    assert [project.name for project in found] == ["Vatten utan gräns"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Projektparter är Kil och Arvika.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Det är Kil som är projektägare.", {("Kil", LEAD)}),
        ("Den gjordes av Kil ihop med Arvika.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Kil och Arvika ska prova nytt grus i projektet Grön väg.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Grön väg, där Kil och Arvika sedan i våras prövar nytt.", {("Kil", PARTNER), ("Arvika", PARTNER)}),
        ("Drivs av Arvika med Säffles, Kils och Torsby kommuner.", {("Kil", PARTNER)}),
        ("Kil och Arvika vill vara med i projektet.", set()),
    ],
)
def test_who_has_a_part_in_an_effort(text: str, found: set[tuple[str, ParticipationRole]]) -> None:
    assert parts(f"Projektet Grön väg\nDet pågår. {text}") >= found
    assert found or not parts(f"Projektet Grön väg\nDet pågår. {text}")


@pytest.mark.parametrize("line", ["Sökande Broby byalag, Kil. Förstudie.", "Broby byalag, 228 000 kr."])
def test_who_applies_stands_below_the_name_of_the_effort(line: str) -> None:
    item = f"Ansökningar\n\nGrön väg. {line}\n\nRöd väg. Sökande Kils byalag. Förstudie."
    assert ("Broby byalag", LEAD) in parts(item)


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Övrigt\nInget nytt. VägBan, Kompetens för vägen, leds av Kil ihop med Arvika.", "VägBan"),
        ("Grus\nFörstudien om grus, Grus till Kil, som Arvika gjort lämnades i maj.", "Grus till Kil"),
        ("PROJEKT\n- Hela vägen, hela länet (HVHL). Kil är projektägare.", "Hela vägen"),
        ("PROJEKT\n- Cykel till vägen, Kil och Arvika, låsta garage.", "Cykel till vägen"),
        ("PROJEKT\nBetande djur i diket\nKarin rapporterade. Projektet leds av Kil.", "Betande djur i diket"),
        ("Ansökan om medfinansiering, Vägen bygger\nKil har sökt medel.", "Vägen bygger"),
        ("Ändringsansökan Stora Vägen\nKil vill flytta pengar.", "Stora Vägen"),
    ],
)
def test_an_effort_stands_at_the_head_of_its_entry(item: str, name: str) -> None:
    assert name in names(item)


@pytest.mark.parametrize("title", ["Projekt på gång", "Projekt i korthet"])
def test_a_title_of_several_efforts_names_none(title: str) -> None:
    assert names(f"{title}\nProjektet är klart.") == set()


@pytest.mark.parametrize("entry", ["Grön väg, Kil och Arvika, nya skyltar.", "*Grön väg*, fortsatt. Kil och Arvika."])
def test_who_stands_alone_behind_an_effort_takes_part(entry: str) -> None:
    assert parts(f"Projekten\n- {entry}\n- Röd väg, Säffle och Torsby.") >= {("Kil", PARTNER), ("Arvika", PARTNER)}


def test_who_drives_it_together_may_stand_behind_the_verb() -> None:
    assert parts("Grön väg\nSedan 2018 driver Kil och Arvika tillsammans projektet Grön väg.") == {
        ("Kil", PARTNER),
        ("Arvika", PARTNER),
    }


def test_a_name_ends_before_the_organisation_behind_it() -> None:
    assert "Smidigt byte" in names("Övrigt\nVi hörde om projektet Smidigt byte Region Värmland driver med Kil.")
    assert "Vattenplan Uppsala län" in names("Övrigt\nVi hörde om projektet Vattenplan Uppsala län.")


@pytest.mark.parametrize(
    "title",
    ["Rapporter", "Lägesrapporter", "Nuläge", "Information från regionen", "Nya medlemmar", "Verksamhetsplan 2025"],
)
def test_a_title_of_words_for_any_subject_names_no_project(title: str) -> None:
    assert names(f"{title}\nPiloten har startat. Kil och Arvika är med.") == set()


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Jobb\nProjektet Hela vägen till jobb beskrevs av Karin.", "Hela vägen till jobb"),
        ("Flygfoto\nKil samordnar. Projektet döptes till Granfoto.", "Granfoto"),
        (
            "Stad 2030 / Kaupunki 2030\nKarin presenterade ansökan. Kil är huvudsökande.",
            "Stad 2030",
        ),
        ("Vatten\nStora å-projektet går in i etapp fyra.", "Stora å-projektet"),
        ("Trygg natt\nLänets gemensamma nattprojekt, ett halvår in nu. Kil håller i det.", "Trygg natt"),
        ("Gemensam växel, etapp 2\nKil och Torsby har gemensam växel.", "Gemensam växel"),
        ("Ansökan till Europeiska socialfonden: Jobbväg Kil\nCheferna har haft en grupp.", "Jobbväg Kil"),
        ('Yngre med missbruk - "Maria Provinge"\nNils redovisar förstudien.', "Maria Provinge"),
    ],
)
def test_titles_and_sentences_name_efforts_in_more_ways(item: str, name: str) -> None:
    assert name in names(item)


def test_who_tells_of_a_pilot_behind_its_label_is_none() -> None:
    assert "Nils" not in names("Rapporter\nPilot: Nils berättade om läget.")


@pytest.mark.parametrize("line", ["| Projekt | Grön väg |", "**ESF-projektet Grön väg i Kil**"])
def test_the_head_may_name_the_project_of_those_who_meet_on_a_line_of_its_own(line: str) -> None:
    record = record_of(
        f"# Styrgruppsmöte nr 5\n\n{line}\n\n2022-09-14\n\n1. Start\nKil är projektägare.\n\n2. Slut\nHej."
    )
    assert any(project.name.startswith("Grön väg") for project in record.projects)
