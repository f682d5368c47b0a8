import pytest

from data.extraction.attendance import AttendanceReader
from data.extraction.layout import lay_out
from data.record import AttendanceStatus, MeetingRole
from tests.data.extraction.reading import entry_reader, listed, people_in, present, record_of, statuses

EVA, BO, ULLA, NILS = "Eva Provander", "Bo Exelius", "Ulla Testberg", "Nils Sträng"


def test_each_heading_gives_its_status() -> None:
    text = (
        f"Möte\n\nNärvarande\n{EVA}, Kil\n\nErsättare\n{BO}, Arvika\n\nÖvriga\n{ULLA}, SKR\n\nFörhinder\n{NILS}, Torsby"
    )
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Guest"), (NILS, "Absent")]


@pytest.mark.parametrize(
    "text",
    [
        f"Närvarande: {EVA}, Kil, {BO}, Arvika",
        f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika",
        f"# Möte\n\n## Närvarande\n\n- {EVA}, Kil\n- {BO}, Arvika",
        f"**Närvarande:**  \n{EVA}, Kil  \n{BO}, Arvika  ",
        f"Närvarande:\n1. {EVA}, Kil\n2. {BO}, Arvika",
        f"Närvarande:\na) {EVA}, Kil\nb) {BO}, Arvika",
        f"Närvarande:\n{EVA} (Kil)\n{BO} (Arvika)",
        f"Närvarande\n\n{EVA}, Kil\n\n{BO}, Arvika",
        f"Närvarande:\n\\* {EVA}, Kil\n\\* {BO}, Arvika",
    ],
    ids=["one line", "lines", "bullets", "bold", "numbered", "lettered", "brackets", "blank lines", "stars"],
)
def test_a_list_is_read_however_it_is_set(text: str) -> None:
    assert present(f"{text}\n\n1. Mötets öppnande\nEva öppnade mötet.") == [(EVA, "Kil"), (BO, "Arvika")]


@pytest.mark.parametrize(
    "line",
    [
        f"{EVA}, eva.provander@prov.example, Kil",
        f"{EVA} <eva@prov.example> Kil",
        f"{EVA} (Kil) eva@prov.example",
    ],
)
def test_an_address_stands_between_a_name_and_its_organisation(line: str) -> None:
    assert present(f"Närvarande:\n{line}\n{BO}, Arvika") == [(EVA, "Kil"), (BO, "Arvika")]


def test_a_name_may_begin_with_initials() -> None:
    text = f"Närvarande:\nM. J. Provander, Kil\n{BO}, Arvika"
    assert present(text) == [("M. J. Provander", "Kil"), (BO, "Arvika")]


def test_a_surname_that_is_also_a_place_stays_with_the_name_before_a_bracket() -> None:
    text = f"Närvarande:\n{EVA} Torsby (Kil)\n{BO} (Arvika)"
    assert present(text) == [(f"{EVA} Torsby", "Kil"), (BO, "Arvika")]


def test_a_group_heading_gives_its_organisation_to_the_names_below() -> None:
    text = f"Närvarande:\nKils kommun\n{EVA}\n{BO}\nRegion Värmland\n{ULLA}"
    assert present(text) == [(EVA, "Kils kommun"), (BO, "Kils kommun"), (ULLA, "Region Värmland")]


def test_a_group_heading_may_begin_with_for_or_from() -> None:
    text = f"Närvarande:\nFrån Kils kommun:\n{EVA}\n{BO}\nFör Region Värmland:\n{ULLA}"
    assert present(text) == [(EVA, "Kils kommun"), (BO, "Kils kommun"), (ULLA, "Region Värmland")]


def test_columns_read_downwards_are_paired_by_count() -> None:
    text = f"Närvarande:\n{EVA}\n{BO}\n{ULLA}\nKil\nArvika\nTorsby"
    assert present(text) == [(EVA, "Kil"), (BO, "Arvika"), (ULLA, "Torsby")]


def test_a_line_below_each_name_is_its_organisation() -> None:
    text = f"Närvarande:\n{EVA}\nKils kommun\n{BO}\nArvika kommun\n{ULLA}\nTorsby kommun"
    assert present(text) == [(EVA, "Kils kommun"), (BO, "Arvika kommun"), (ULLA, "Torsby kommun")]


def test_a_name_broken_over_two_lines_is_one() -> None:
    text = f"Närvarande:\n{BO}, {ULLA}, Patrik\nProvander, {NILS}"
    assert [name for name, _ in present(text)] == [BO, ULLA, "Patrik Provander", NILS]


def test_an_unknown_heading_over_plain_names_opens_a_list() -> None:
    text = f"Möte i Kil\n\n**Vi som sågs**\n{EVA}, Kil\n{BO}, Arvika\n\n**Kunde inte komma**\n{ULLA}, Torsby"
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Absent")]


def test_an_empty_heading_leaves_its_list_empty() -> None:
    text = f"Närvarande:\n{EVA}, Kil\nErsättare:\nÖvriga:\n{ULLA}, SKR\nFrånvarande:\n\n§ 1 Öppnande\nMötet öppnades."
    assert statuses(text) == [(EVA, "Present"), (ULLA, "Guest")]


def test_labels_of_functions_add_a_role_to_who_is_listed() -> None:
    text = f"Närvarande: {EVA}, Kil, {BO}, Arvika\nOrdförande: {EVA}\nSekreterare: {BO}\nJusterare: {ULLA}"
    assert [(one.name, one.status, one.role) for one in listed(text)] == [
        (EVA, "Present", MeetingRole.CHAIR),
        (BO, "Present", MeetingRole.SECRETARY),
        (ULLA, None, MeetingRole.ADJUSTER),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Ersättare", MeetingRole.SUBSTITUTE),
        ("Ej tjänstgörande ersättare", MeetingRole.SUBSTITUTE),
        ("Tjänstgörande ersättare", MeetingRole.SERVING_SUBSTITUTE),
    ],
)
def test_substitutes_are_present_in_their_role(heading: str, role: MeetingRole) -> None:
    text = f"Ledamöter\n{EVA} (S), ordförande\n{BO} (M)\n\n{heading}\n{ULLA} (C)"
    assert [(one.name, one.status, one.role) for one in listed(text)] == [
        (EVA, "Present", MeetingRole.CHAIR),
        (BO, "Present", None),
        (ULLA, "Present", role),
    ]


def test_limits_belong_to_the_person_before_them() -> None:
    text = f"Närvarande: {EVA}, Kil, {BO}, Arvika (tom p 4), {ULLA}, Torsby\nGäster:\nPunkt 3 – {NILS}, Almi"
    assert [(one.name, one.limit) for one in listed(text)] == [
        (EVA, None),
        (BO, "tom p 4"),
        (ULLA, None),
        (NILS, "Punkt 3"),
    ]


def test_who_is_named_twice_in_the_lists_counts_once() -> None:
    text = f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\n\nUtses att justera: {EVA}\n\nUnderskrifter\nJusterare: {EVA}"
    assert [(one.name, one.organisation) for one in listed(text)] == [(EVA, "Kil"), (BO, "Arvika")]


def test_two_people_of_one_name_stay_two() -> None:
    text = f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\n{EVA}, Torsby"
    assert present(text) == [(EVA, "Kil"), (BO, "Arvika"), (EVA, "Torsby")]


def test_the_list_ends_where_the_agenda_begins() -> None:
    text = (
        f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\n1. Mötets öppnande\n{ULLA} hälsade alla välkomna.\n2. Vägar\nPratades."
    )
    assert [name for name, _ in present(text)] == [EVA, BO]


def test_copies_and_mailing_lists_say_nothing_of_attendance() -> None:
    text = f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\n\nKopia för kännedom:\n{ULLA}, Torsby"
    assert [one.name for one in listed(text)] == [EVA, BO]


def test_a_letterhead_is_no_list() -> None:
    text = f"Kil Arvika Torsby Eda\n\nMinnesanteckningar\n\nNärvarande:\n{EVA}, Kil\n{BO}, Arvika"
    assert present(text) == [(EVA, "Kil"), (BO, "Arvika")]


@pytest.mark.parametrize(
    "text",
    [
        "Möte i Kil\n\nVi talade om vägar och broar.",
        f"Möte i Kil\n\n1. Vägar\n{EVA} informerade.\n2. Broar\n{BO} informerade.",
        "Möte\n\nNärvarande: se närvarolista\n\n1. Vägar\nVi talade.",
        "Möte\n\nÖvriga frågor\nInga övriga frågor fanns.",
        "Deltagarna talade om hur Eva Provander tänker.",
    ],
)
def test_without_a_list_nobody_is_listed(text: str) -> None:
    assert listed(text) == []


def test_the_lines_of_the_lists_are_told() -> None:
    text = f"Möte\nNärvarande:\n{EVA}, Kil\n{BO}, Arvika\n\n1. Vägar"
    assert AttendanceReader(entry_reader()).read(lay_out(text)).lines == {1, 2, 3}


def test_an_entry_rests_on_its_line_and_its_heading() -> None:
    text = f"Möte\nNärvarande:\n{EVA}, Kil\n{BO}, Arvika"
    first = AttendanceReader(entry_reader()).read(lay_out(text)).people[0]
    assert first.heading is not None
    assert text[first.span.start : first.span.end] == f"{EVA}, Kil"
    assert text[first.heading.start : first.heading.end] == "Närvarande:"


def test_unknown_organisations_of_a_list_are_no_people() -> None:
    text = (
        "Nätverk, möte 2024-05-03\n\nNärvarande:\nAnna Provander, Kalmar\nEva Provander, Hållbara Kusten\n"
        "Bo Exelius, Nya Kraft, sekreterare\n\n1. Vägar\nVi talade.\n"
    )
    assert present(text) == [
        ("Anna Provander", "Kalmar"),
        ("Eva Provander", "Hållbara Kusten"),
        ("Bo Exelius", "Nya Kraft"),
    ]


def test_a_name_ends_at_a_mark_that_the_lines_lost() -> None:
    assert people_in("Karin Provander ### Broar, Nils Exelius")[0].name == "Karin Provander"


def test_a_column_of_organisations_below_one_of_names_tells_functions_too() -> None:
    found = listed(
        "Närvarande\n\nEva Provander\nBo Exelius\nUlla Testberg\n\n"
        "Kils kommun, ordförande\nLRF Provlandet\nFöretagarna Kil"
    )
    assert [(one.name, one.organisation, one.role) for one in found] == [
        ("Eva Provander", "Kils kommun", MeetingRole.CHAIR),
        ("Bo Exelius", "LRF Provlandet", None),
        ("Ulla Testberg", "Företagarna Kil", None),
    ]


def test_a_run_of_surname_given_name_and_place_is_read_and_short_lists_with_it() -> None:
    run = "Namn Kommun Backlund Per-Olov Orsa Ekholm Susanne Älvdalen Hed Anna Mora Kihlström Maria Vansbro"
    found = listed(f"Närvarande {run} Mases Bo Leksand\n\nFrånvarande Wik Torsten Gagnef\n\nÖvriga Lundmark Tesfay")
    assert [(one.name, one.organisation, one.status) for one in found] == [
        ("Per-Olov Backlund", "Orsa", "Present"),
        ("Susanne Ekholm", "Älvdalen", "Present"),
        ("Anna Hed", "Mora", "Present"),
        ("Maria Kihlström", "Vansbro", "Present"),
        ("Bo Mases", "Leksand", "Present"),
        ("Torsten Wik", "Gagnef", "Absent"),
        ("Tesfay Lundmark", None, "Guest"),
    ]


def test_a_table_names_people_by_whole_cells_and_turns_them_all_if_most_have_the_surname_first() -> None:
    found = listed(
        "Närvarande\nNamn\tKommun\nSundqvist Ann-Christin (S)\tKil\nWiklander Per (C)\tTorsby\n"
        "Ekdahl Jonny (S)\tArvika\nMc Carthy Siobhan (MP)\tSunne\naf Ekenstam Gustaf\tEda"
    )
    assert [(one.name, one.organisation) for one in found] == [
        ("Ann-Christin Sundqvist", "Kil"),
        ("Per Wiklander", "Torsby"),
        ("Jonny Ekdahl", "Arvika"),
        ("Siobhan Mc Carthy", "Sunne"),
        ("Gustaf af Ekenstam", "Eda"),
    ]


def test_a_title_in_capitals_below_a_list_is_nobody() -> None:
    found = listed("Frånvarande: Eva Provander, Kil\n\nVINTERN HITTILLS\n\nBo sammanfattade läget.")
    assert [one.name for one in found] == ["Eva Provander"]


def test_a_numbered_point_without_a_sign_is_no_list() -> None:
    found = listed(
        "Närvarande: Eva Provander, Kil\n\nPunkt 1 Inledning\nAlla hälsades välkomna.\n\n"
        "Punkt 2 Förstudie om delad chef\n"
        "Bo Exelius och Ulla Testberg informerade om förstudien. Kil, Ale och Torsby undersöker saken."
    )
    assert [one.name for one in found] == ["Eva Provander"]


def test_a_line_that_names_a_group_does_not_go_on_with_the_one_before() -> None:
    found = listed(
        "Närvarande: Eva Provander (EP), Kil; Bo Exelius (BE), Torsby; Ulla Testberg (UT), Arvika\n"
        "Region Värmland: Nils Provin (NP), Pia Provin (PP)"
    )
    assert [(one.name, one.organisation) for one in found] == [
        ("Eva Provander", "Kil"),
        ("Bo Exelius", "Torsby"),
        ("Ulla Testberg", "Arvika"),
        ("Nils Provin", "Region Värmland"),
        ("Pia Provin", "Region Värmland"),
    ]


def test_a_name_broken_at_its_hyphen_is_one() -> None:
    found = listed("Närvarande:\n* Eva Provander, Kil\n* Ingegerd Mo-\n  Eriksson, byrån, Torsby\n* Bo Exelius, Ale")
    assert [(one.name, one.organisation) for one in found] == [
        ("Eva Provander", "Kil"),
        ("Ingegerd Mo-Eriksson", "Torsby"),
        ("Bo Exelius", "Ale"),
    ]


def test_a_limit_may_stand_in_the_column_of_posts() -> None:
    head = "Närvarande\nNamn\tKommun\tUppdrag\n"
    found = listed(f"{head}Eva Provander\tKil\tplanerare, punkt 3-4\nBo Exelius\tAle\tledamot")
    assert [(one.name, one.title, one.limit) for one in found] == [
        ("Eva Provander", "planerare", "punkt 3-4"),
        ("Bo Exelius", None, None),
    ]


def test_a_sentence_is_no_heading_and_who_had_which_function_no_entry() -> None:
    found = listed(
        "Med på mötet var Eva Provander och Bo Exelius från Kil.\nInbjuden gäst var Ulla Testberg, Ale.\n\n"
        "Ej närvarande: Nils Provin (Eda).\n\nOrdförande på mötet var Eva Provander. Sekreterare var Bo Exelius."
    )
    assert [(one.name, one.status) for one in found] == [("Nils Provin", "Absent")]


def test_groups_by_whom_they_come_from_stand_under_no_other_heading() -> None:
    text = (
        f"Dialogmöte\nTid: kl 13-15\n\nFrån Region Halland:\n{EVA}, utvecklare, mötesordförande\n{BO}, strateg\n\n"
        f"Från föreningarna:\n{ULLA}, DHR Halland\n{NILS}, FUB Varberg\n\nVÄLKOMNA\nEva hälsade välkommen."
    )
    assert present(text) == [
        (EVA, "Region Halland"),
        (BO, "Region Halland"),
        (ULLA, "DHR Halland"),
        (NILS, "FUB Varberg"),
    ]


def test_unions_are_one_more_group_of_members_where_members_stand_in_groups() -> None:
    text = (
        f"Styrgrupp\nTid: kl 13-15\n\nArbetsgivare\n{EVA}, Kils kommun\n{BO}, Arvika kommun\n\n"
        f"Fackliga organisationer\n{ULLA}, Kommunal\n\nAdjungerade\n{NILS}, Arbetsförmedlingen\n\n1. Start\nEva kom."
    )
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Present"), (NILS, "Guest")]


def test_unions_below_the_members_list_are_guests() -> None:
    text = f"Närvarande\n{EVA}, Kils kommun\n\nFackliga organisationer\n{ULLA}, Kommunal\n\n1. Inledning\nEva öppnade."
    assert statuses(text) == [(EVA, "Present"), (ULLA, "Guest")]


def test_an_unknown_heading_for_guests_ends_the_list_above() -> None:
    text = f"På plats var\n{EVA}, Kil\n{BO}, Arvika\n\nInbjudna talare\n{ULLA}, SKR\n\n1. Start\nEva öppnade."
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Guest")]


def test_somebody_called_dag_is_no_label_for_a_day() -> None:
    text = f"Närvarande\n{EVA}, Kil\nDag Exelius, Arvika\n{ULLA}, Torsby\n\n1. Start\nEva öppnade."
    assert present(text) == [(EVA, "Kil"), ("Dag Exelius", "Arvika"), (ULLA, "Torsby")]


def test_two_functions_in_one_bracket_make_a_chair() -> None:
    (first, _) = listed(f"Närvarande\n{EVA}, Kil (värd och ordförande)\n{BO}, Arvika\n\n1. Start\nEva öppnade.")
    assert first.role is MeetingRole.CHAIR


def test_a_list_for_some_items_opens_in_the_middle_of_a_page_set_as_one_line() -> None:
    page = (
        f"1 medlemsmöte 14 februari 2008, Kil, Provhuset Närvarande ärende 1 9: {EVA}, {BO}, {ULLA} "
        f"Anmält förhinder: {NILS} 1. Inledning Eva öppnade mötet och hälsade alla välkomna till Kil. "
        "2. Dagordning Godkändes efter en kort diskussion om ordningen för dagen. 3. Övrigt Inget nytt. "
        "Mötet avslutades efter att alla fått säga sitt om det som hänt sedan sist i respektive kommun."
    )
    assert statuses(page) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Present"), (NILS, "Absent")]


def test_a_sector_directly_below_the_heading_opens_the_list() -> None:
    text = (
        f"Närvarande\nOffentlig sektor\n{EVA}, Kils kommun\nIdeell sektor\n{BO}\n\n"
        f"Ej närvarande\n{NILS}, Torsby kommun\n\n1. Start\nKort."
    )
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (NILS, "Absent")]


@pytest.mark.parametrize("group", ["För regionen", "Regionen", "Från regionen:"])
def test_a_group_under_a_noun_is_of_the_organisation_that_the_head_names(group: str) -> None:
    head = "Region Värmland\nSamverkansrådet\n\nNärvarande\n\n"
    text = f"{head}{group}\n{EVA}\n{BO}\n\nFör föreningarna\n{ULLA}, HRF\n\n1. Start\nEva öppnade.\n"
    there = {one.person.name: one.representing and one.representing.name for one in record_of(text).attendance}
    assert there == {EVA: "Region Värmland", BO: "Region Värmland", ULLA: "HRF"}


def test_a_noun_that_fits_nothing_in_the_head_places_nobody() -> None:
    text = f"Samverkansrådet\n\nNärvarande\n\nFör regionen\n{EVA}\n{BO}\n\n1. Start\nRegion Värmland svarar.\n"
    assert [one.representing for one in record_of(text).attendance] == [None, None]


def test_a_line_that_ends_inside_a_bracket_or_after_a_given_name_goes_on() -> None:
    text = f"Vi var: {EVA} (Region\nVärmland), {BO} (Arvika) och Ulla\nTestberg (Torsby).\n\n1. Start\nEva öppnade."
    assert present(text) == [(EVA, "Region Värmland"), (BO, "Arvika"), (ULLA, "Torsby")]


def test_a_line_of_names_with_brackets_may_end_inside_a_name() -> None:
    listed_ = f"Närvarande: {EVA} (Kil), Bo\nExelius (Arvika), {ULLA}\n(Torsby), Nils Ek\nSträng (Sunne)"
    text = f"{listed_}\n\n1. Start\nEva öppnade."
    assert present(text) == [(EVA, "Kil"), (BO, "Arvika"), (ULLA, "Torsby"), ("Nils Ek Sträng", "Sunne")]


@pytest.mark.parametrize("limit", ["(2)", "(2–3)", "(nr 2)", "pass 2", "sak 2"])
def test_a_number_behind_an_organisation_is_the_item_that_somebody_comes_for(limit: str) -> None:
    listed_ = f"Närvarande: {EVA}, Kil\nInbjudna: {BO}, Trafikverket {limit}, {ULLA}, Sweco (3)"
    text = f"{listed_}\n\n1. Vägar\n\n2. Broar\n\n3. Tak\n"
    items = {one.person.name: one.items for one in record_of(text).attendance}
    assert (items[BO][0], items[ULLA]) == (2, (3,))


def test_two_of_one_organisation_come_for_the_same_items() -> None:
    text = (
        f"Närvarande: {EVA}, Kil\nInbjudna: {NILS}, LRF, {BO} och {ULLA}, Trafikverket, p 2\n\n1. Vägar\n\n2. Broar\n"
    )
    items = {one.person.name: one.items for one in record_of(text).attendance}
    assert (items[NILS], items[BO], items[ULLA]) == ((), (2,), (2,))


@pytest.mark.parametrize("heading", ["Närvarande styrgruppen", "Närvarande i dag", "Deltagare kommittén"])
def test_a_heading_may_name_the_body_or_the_day(heading: str) -> None:
    text = f"{heading}\nOrdf. Eva Provander, Region Värmland\nBo Exelius, Kil\n\n1. Budget\nInget nytt."
    assert present(text) == [("Eva Provander", "Region Värmland"), ("Bo Exelius", "Kil")]


def test_headings_below_that_of_the_list_name_its_groups() -> None:
    text = (
        "# Dialog\n\n## Medverkande\n\n### Från Region Värmland\n\n- Eva Provander (S), råd\n- Bo Exelius (M)\n\n"
        "### Från Torsby kommun\n\n- Ulla Testberg (C), kommunalråd\n\n## Välkomna\n\nEva öppnade."
    )
    assert present(text) == [
        ("Eva Provander", "Region Värmland"),
        ("Bo Exelius", "Region Värmland"),
        ("Ulla Testberg", "Torsby kommun"),
    ]


def test_whom_a_substitute_stands_in_for_may_stand_on_the_next_line() -> None:
    text = (
        "Beslutande\nEva Provander (S), Kil\nBo Exelius (M), Arvika, tjänstgörande ersättare\n"
        "för Ulla Testberg (M), Arvika\n\n1. Budget\nInget nytt."
    )
    assert [(one.name, one.stands_in_for) for one in listed(text)] == [
        ("Eva Provander", None),
        ("Bo Exelius", "Ulla Testberg"),
    ]


def test_a_list_goes_on_below_the_companys_label() -> None:
    text = (
        "**Ägare**\n\n| Ägare | Ombud | Tjänsteperson |\n| --- | --- | --- |\n"
        "| Kil | Eva Provander (S) | Bo Exelius, kommundirektör |\n\n"
        "**Från bolaget:** Ulla Testberg, vd; Nils Sträng, styrelseordförande; Siv Teststam, ekonomi (pkt 3)\n\n"
        "**1. Öppnande**\n\nHej."
    )
    assert [(one.name, one.status, one.limit) for one in listed(text)][2:] == [
        ("Ulla Testberg", "Present", None),
        ("Nils Sträng", "Present", None),
        ("Siv Teststam", "Present", "pkt 3"),
    ]


def test_a_company_visited_at_a_time_of_day_is_no_list() -> None:
    text = (
        "Kommunbesök i Kil den 30 maj 2017\n\n09.00 Läget\nEva Provander hälsade välkommen.\n\n"
        "13.00 Företagsbesök\nProvbergs Trä i Kil, 14 anställda. Ägaren Bo Exelius vill bygga ut.\n"
    )
    assert listed(text) == []


def test_crosses_that_a_heading_explains_tell_who_was_there() -> None:
    people = "x Eva Provander, Kil  \n  Bo Exelius, Arvika  \nx Ulla Testberg, Torsby  \n"
    text = f"Närvaro: (x = med)\n\n{people}\n1. Budget\nNej."
    assert statuses(text) == [("Eva Provander", "Present"), ("Bo Exelius", "Absent"), ("Ulla Testberg", "Present")]


def test_who_sent_nobody_or_could_not_come_stands_in_the_list() -> None:
    people = "Kil: Eva Provander\nSunne: förhinder\nArvika: förhinder, Bo Exelius\nTorsby: Ulla Testberg"
    text = f"Med på mötet\n{people}\n\n1. Budget\nNej."
    assert statuses(text) == [("Eva Provander", "Present"), ("Bo Exelius", "Absent"), ("Ulla Testberg", "Present")]


def test_emphasised_letters_name_the_group_below_them() -> None:
    text = "**Närvarande**\n\n*PRO*\n\nEva Provander  \nBo Exelius\n\n*QXF*\n\nUlla Testberg\n\n1. Budget\nNej."
    assert present(text) == [("Eva Provander", "PRO"), ("Bo Exelius", "PRO"), ("Ulla Testberg", "QXF")]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Övriga ersättare", "Present"),
        ("Närvarande, ej tjänstgörande ersättare", "Present"),
        ("Sjuk", "Absent"),
        ("Dagens gäster", "Guest"),
        ("Gäst efter lunch, på länk", "Guest"),
    ],
)
def test_more_headings(heading: str, status: str) -> None:
    text = f"Närvarande: Eva Provander, Kil, Bo Exelius, Arvika\n\n{heading}: Ulla Testberg, Torsby\n\n1. Budget\nNej."
    assert statuses(text)[-1] == ("Ulla Testberg", status)


def test_whom_a_substitute_serves_for_may_be_broken_over_two_lines() -> None:
    text = (
        "Beslutande          Eva Provander (S), Kil\n"
        "                    Maj-Lis Hed (V), Sunne, tjg ers för Hans-Erik\n"
        "                    Testberg (S)\n"
        "                    Bo Exelius (S), Arvika\n\n§ 1 Budget\nNej."
    )
    assert [(one.name, one.stands_in_for) for one in listed(text)] == [
        ("Eva Provander", None),
        ("Maj-Lis Hed", "Hans-Erik Testberg"),
        ("Bo Exelius", None),
    ]


def test_a_hospital_is_not_away() -> None:
    text = "**Deltagare**\n\n*NU-sjukvården*\nEva Provander, sjukhusdirektör\nBo Exelius, chefläkare\n\n1. Budget\nNej."
    assert statuses(text) == [("Eva Provander", "Present"), ("Bo Exelius", "Present")]


def test_those_of_a_list_may_speak_for_their_places() -> None:
    arvika, mark = "för Arvika Bo Exelius (M) och Ulla Testberg (S)", "för Mark Lisbet Ek Strand (C)"
    text = f"Närvarande: för Kil Eva Provander (S), {arvika}, {mark}\n\n1. Budget\nNej."
    assert present(text) == [
        ("Eva Provander", "Kil"),
        ("Bo Exelius", "Arvika"),
        ("Ulla Testberg", "Arvika"),
        ("Lisbet Ek Strand", "Mark"),
    ]


def test_a_blank_line_between_all_people_of_a_list_parts_no_groups() -> None:
    people = "\n\n".join(
        ("Eva Provander (S), Kil", "Nils Sträng (M), Ale", "Bo Exelius (C), Arvika", "Siv Teststam, Torsby")
    )
    found = listed(f"NÄRVAROLISTA\n\nLedamöter\n\n{people}\n\n1. Budget")
    assert [one.name for one in found] == ["Eva Provander", "Nils Sträng", "Bo Exelius", "Siv Teststam"]


def test_a_heading_may_say_whose_people_it_heads() -> None:
    found = listed(
        "**Närvarande från kommunerna**\nRektor Eva Provander, Kil\nRektor Nils Sträng, Ale\n\n"
        "**Närvarande från Region Värmland**\nDirektör Bo Exelius\nChefläkare Siv Teststam\n\n1. Budget"
    )
    assert [(one.name, one.organisation) for one in found][2:] == [
        ("Bo Exelius", "Region Värmland"),
        ("Siv Teststam", "Region Värmland"),
    ]


def test_a_label_may_limit_the_presence_of_those_beside_it() -> None:
    found = listed("Närvarande:\nEva Provander, Kil\nNils Sträng, Ale\n\nGäst p 4: Bo Exelius, Sveaskog\n\n1. Budget")
    assert [(one.name, one.status, one.limit) for one in found][-1] == ("Bo Exelius", "Guest", "p 4")


def test_two_of_one_organisation_were_there_for_the_same_item() -> None:
    found = listed("Närvarande:\nEva Provander, Kil\n\nInbjudna:\nBo Exelius och Siv Teststam, Sveaskog (punkt 5)")
    assert [(one.name, one.limit) for one in found][1:] == [("Bo Exelius", "punkt 5"), ("Siv Teststam", "punkt 5")]


def test_a_list_ends_before_an_item_with_its_year() -> None:
    away = "Förhindrade:\nEva Provander, Kil\nNils Sträng, Ale"
    found = listed(f"{away}\n\nSak 7/18   Öppning, kallelse\n\nBo Exelius öppnade mötet.")
    assert [one.name for one in found] == ["Eva Provander", "Nils Sträng"]


def test_a_line_may_begin_with_whence_the_people_above_it_come() -> None:
    found = listed(
        "Med:\nEva Provander från Kil, Bo Exelius och Siv Teststam\nfrån Arvika, Nils Sträng från Ale\n\n1. Budget"
    )
    assert [(one.name, one.organisation) for one in found] == [
        ("Eva Provander", "Kil"),
        ("Bo Exelius", "Arvika"),
        ("Siv Teststam", "Arvika"),
        ("Nils Sträng", "Ale"),
    ]


def test_columns_read_downwards_may_say_who_was_there_from_afar() -> None:
    names = "Eva Provander\n\nNils Sträng\n\nBo Exelius"
    found = listed(f"Deltagare\n\n{names}\n\nRegion Värmland, ordf\n\nKil\n\nArvika (via Teams)\n\n1. Budget")
    assert [(one.name, one.organisation) for one in found] == [
        ("Eva Provander", "Region Värmland"),
        ("Nils Sträng", "Kil"),
        ("Bo Exelius", "Arvika"),
    ]


def test_a_list_ends_before_a_sentence_on_who_was_not_there() -> None:
    line = "Med: Kil (Eva Provander), Ale (Nils Sträng) samt Sveaskog (Siv Teststam, Bo Testgren)."
    found = listed(f"{line} Mora och Orsa deltog inte.\n\n1. Budget")
    assert [one.organisation for one in found] == ["Kil", "Ale", "Sveaskog", "Sveaskog"]


@pytest.mark.parametrize("how", ["Teams", "via Teams", "på länk", "Zoom"])
def test_how_somebody_took_part_names_no_organisation(how: str) -> None:
    text = f"Närvarande\nRegion Värmland: {EVA}, {ULLA} ({how})\nArvika: {BO} ({how})"
    assert present(text) == [(EVA, "Region Värmland"), (ULLA, "Region Värmland"), (BO, "Arvika")]


def test_a_label_of_those_from_afar_opens_the_list_of_them() -> None:
    text = f"Närvarande: {EVA}, Kil, {BO}, Arvika\n\nMed på länk (fm): {ULLA}, Torsby"
    assert present(text) == [(EVA, "Kil"), (BO, "Arvika"), (ULLA, "Torsby")]


def test_who_writes_may_end_a_list_with_himself() -> None:
    assert present(f"Med: {EVA} Kil, {BO} Region Värmland och jag") == [(EVA, "Kil"), (BO, "Region Värmland")]


def test_whom_a_label_gives_an_item_is_a_guest_for_it() -> None:
    text = f"Deltog: {EVA} (Kil), {BO} (Arvika)\n\nSaknades: {NILS} (Torsby)\n\nPunkt 2: {ULLA}, Trafikverket"
    assert statuses(text)[-2:] == [(NILS, "Absent"), (ULLA, "Guest")]
    assert [(one.name, one.limit) for one in listed(text) if one.limit] == [(ULLA, "Punkt 2")]


def test_guests_may_be_led_by_their_items() -> None:
    text = f"Närvarande: {EVA}, Kil\n\nGäster: Punkt 2 – {BO}, Arvika, punkt 3 – {ULLA} och {NILS}, Torsby"
    assert [(one.name, one.limit) for one in listed(text)][1:] == [
        (BO, "Punkt 2"),
        (ULLA, "punkt 3"),
        (NILS, "punkt 3"),
    ]


def test_a_rank_and_a_hospital_are_nobodys_names() -> None:
    text = f"Närvarande:\nMjr {EVA}, Försvarsmakten\n{BO}, Norra Testbergs Sjukhus, ordförande"
    assert present(text) == [(EVA, "Försvarsmakten"), (BO, "Norra Testbergs Sjukhus")]


def test_a_label_in_its_column_may_stand_on_two_lines_with_its_list_beside_the_second() -> None:
    text = (
        f"Ledamöter:       {EVA}, Kil\n                 {BO}, Arvika\n\n"
        f"Övriga\nnärvarande:      {ULLA}, verksamhetschef\n                 {NILS}, sekreterare"
    )
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Guest"), (NILS, "Guest")]


def test_a_name_that_begins_with_strange_words_is_one_persons() -> None:
    text = f"Närvarande:\nXuq Trazg Nguyen Testberg, Kil\n{BO}, Arvika"
    assert present(text) == [("Xuq Trazg Nguyen Testberg", "Kil"), (BO, "Arvika")]


def test_the_place_of_an_organisation_may_stand_in_its_label() -> None:
    text = (
        f"Med runt bordet\n\nRegion Värmland: {EVA}\nPolisregion Öst: {BO}\nÅklagarkammaren i Kil: xyzråden {ULLA}\n"
        f"Arvika: {NILS}\nTorsby: Siv Teststam"
    )
    assert present(text) == [
        (EVA, "Region Värmland"),
        (BO, "Polisregion Öst"),
        (ULLA, "Åklagarkammaren i Kil"),
        (NILS, "Arvika"),
        ("Siv Teststam", "Torsby"),
    ]


def test_who_is_away_may_stand_in_brackets_with_the_reason() -> None:
    text = f"Närvaro\nKil          {EVA}\nArvika       {BO}\nEj med       Torsby ({ULLA} sjuk), Ale"
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Absent")]


@pytest.mark.parametrize("nickname", ['"P-O"', "(P-O)", "(Pelle)"])
def test_a_nickname_may_stand_inside_a_name(nickname: str) -> None:
    text = f"Närvarande:\nPer-Olof {nickname} Testberg, Kil\n{BO}, Arvika"
    assert [organisation for _, organisation in present(text)] == ["Kil", "Arvika"]


def test_initials_may_follow_the_last_and() -> None:
    text = f"Närvarande: {EVA}, Kil, {BO}, Arvika, och K. G. Testberg från Torsby"
    assert present(text)[-1] == ("K. G. Testberg", "Torsby")


@pytest.mark.parametrize("heading", ["Sakkunnig", "Konsulter", "Experter"])
def test_experts_are_guests(heading: str) -> None:
    text = f"Deltagare\n{EVA}, Kil\nEj deltagit\n{BO}, Arvika\n{heading}\n{ULLA}, Provbolaget"
    assert statuses(text) == [(EVA, "Present"), (BO, "Absent"), (ULLA, "Guest")]


@pytest.mark.parametrize("function", ["ordföranden", "sekreteraren"])
def test_a_function_may_be_definite(function: str) -> None:
    role = {"ordföranden": MeetingRole.CHAIR, "sekreteraren": MeetingRole.SECRETARY}[function]
    assert listed(f"Närvarande:\n{EVA}, Kil, {function}\n{BO}, Arvika")[0].role is role


def test_a_list_ends_before_a_sentence_on_who_stands_for_whom() -> None:
    text = f"Närvarande:\n{EVA}, Kil\n{BO}, Arvika\n\nTorsby och Ale representeras av Kil. {ULLA} hade vabb."
    assert statuses(text)[:2] == [(EVA, "Present"), (BO, "Present")]


def test_given_names_alone_are_people_where_they_say_whence_they_are() -> None:
    text = f"Vi som var där\n- {EVA}, Kil\n- Noel, Säffle\n- Hugo och Nour, Torsby\n- {BO}, Arvika"
    assert present(text) == [(EVA, "Kil"), ("Noel", "Säffle"), ("Hugo", "Torsby"), ("Nour", "Torsby"), (BO, "Arvika")]


def test_a_function_may_stand_on_a_line_of_its_own_below_its_holder() -> None:
    text = (
        f"För ägarna\n  Kil      {EVA} (S), kommunstyrelsens ordförande,\n           ordförande vid samrådet\n"
        f"  Arvika   {BO} (M)\nInbjuden\n  {ULLA}, Provbolaget\nAnmält förhinder\n  {NILS}, Arvika"
    )
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Guest"), (NILS, "Absent")]


def test_a_roll_call_may_be_all_there_is_of_a_list() -> None:
    text = (
        f"Samverkanskonferens\n\n**Upprop**\n\n- Kils kommun: {EVA} (leder konferensen)\n- Arvika kommun: {BO}\n"
        f"- Torsby kommun: {ULLA}\n- E.ON: {NILS}\n\n**1. Lägesbild**\n\nLugnt."
    )
    assert statuses(text) == [(EVA, "Present"), (BO, "Present"), (ULLA, "Present"), (NILS, "Present")]


def test_an_empty_seat_does_not_end_the_list() -> None:
    others = f"*Region och kommuner*\n{BO}, Region Värmland\n{ULLA}, Torsby"
    groups = f"*För romerna*\n{EVA}, Kil\n\n*För samerna*\nplats vakant\n\n{others}"
    text = f"## Vilka deltog\n\n{groups}\n\n## Punkt 1. Start\n\nHej."
    assert present(text) == [(EVA, "Kil"), (BO, "Region Värmland"), (ULLA, "Torsby")]


def test_headings_below_that_of_a_list_name_whose_people_follow() -> None:
    text = (
        f"## Deltagare\n\n### Kil\n\n- {EVA}, ordförande\n\n### Provtornio\n\n- {BO}, viceordförande\n- {ULLA}\n\n"
        f"### Inbjudna\n\n- {NILS}, Torsby\n\n### § 1 Start\n\nHej.\n\n### § 2 Slut\n\nHej då."
    )
    assert [(one.name, one.organisation, one.status) for one in listed(text)] == [
        (EVA, "Kil", "Present"),
        (BO, "Provtornio", "Present"),
        (ULLA, "Provtornio", "Present"),
        (NILS, "Torsby", "Guest"),
    ]
    assert listed(text)[1].role is MeetingRole.VICE_CHAIR


def test_a_bold_label_needs_no_colon_before_a_title() -> None:
    front = f"**Ordförande** landshövding {EVA}\n\n**Ledamöter**\n\n{BO}, Arvika\n{ULLA}, Torsby"
    text = f"{front}\n\n§ 1 Start\nHej.\n\n§ 2 Slut\nHej då.\n\nJusteras\n{EVA}"
    people = {one.person.name: (one.status, one.role) for one in record_of(text).attendance}
    assert people[EVA] == (AttendanceStatus.PRESENT, MeetingRole.CHAIR)


def test_a_column_of_places_stands_below_one_of_names_of_whom_one_stands_in() -> None:
    text = f"Närvarande ersättare\n\n{EVA} (C) (tjänstgör för {NILS}, Ale)\n{BO} (S)\n\nKil\nArvika\n\n§ 1 Start\nHej."
    assert present(text) == [(EVA, "Kil"), (BO, "Arvika")]


def test_why_somebody_could_not_come_may_be_told_at_length() -> None:
    away = f"Ej med: {ULLA}, Provbolaget (har lämnat lägesbild skriftligt). Torsby svarade inte vid uppropet."
    text = f"Närvarande: {EVA}, Kil, {BO}, Arvika\n\n{away}\n\n1. Start\nHej."
    assert (ULLA, "Absent") in statuses(text)


def test_who_was_away_attended_no_item_whatever_the_list_says_of_them() -> None:
    away = f"Frånvarande: {ULLA} (Torsby), som lämnat synpunkter på p 1"
    text = f"Närvarande: {EVA}, Kil, {BO}, Arvika\n{away}\n\n1. Start\nHej.\n\n2. Slut\nHej då."
    assert [one.items for one in record_of(text).attendance if one.person.name == ULLA] == [()]


def test_a_limit_behind_somebody_on_a_page_of_one_line_is_no_item() -> None:
    page = (
        f"1 (3) Direktionen 2022-09-14 Tid Onsdagen den 14 september Ledamöter {EVA} (S), Kil {BO} (M), Arvika "
        f"Övriga {ULLA}, förbundsdirektör Pia Testsson, HR-direktör, Region Värmland § 20 {NILS}, professor, "
        "Karlstads universitet § 21 Siv Teststam, sekreterare Justering 2022-09-20 Paragrafer 18-25 och mer därtill "
        "som fyller sidan med det som brukar stå på en första sida i ett protokoll från en direktion eller en styrelse."
    )
    limits = {one.name: one.limit for one in listed(page)}
    assert limits["Pia Testsson"] == "§ 20"
    assert limits[NILS] == "§ 21"


def test_a_group_named_by_whence_it_is_follows_those_who_could_not_come() -> None:
    text = (
        f"**Med på mötet:** {EVA}, Kil; {BO}, Arvika; Siv Teststam, Ale\n\n**Kunde inte:** Pia Testsson, Nora\n\n"
        f"**Från Region Värmland:** {ULLA} och {NILS} (båda punkt 2). **Från SKR:** Karin Provsson, punkt 1\n\n"
        "1. Start\nHej.\n\n2. Slut\nHej då."
    )
    assert [(one.name, one.organisation, one.status) for one in listed(text)][-3:] == [
        (ULLA, "Region Värmland", "Guest"),
        (NILS, "Region Värmland", "Guest"),
        ("Karin Provsson", "SKR", "Guest"),
    ]


def test_an_organisation_that_no_list_knows_stands_in_its_column() -> None:
    text = (
        f"NÄRVARANDE\n\nKils kommun                    {EVA}\nProvsjöns fiskevårdsområde     {BO}\n"
        f"Torsby kommun                  {ULLA}\n\n§ 1 Start\nHej."
    )
    assert present(text) == [(EVA, "Kils kommun"), (BO, "Provsjöns fiskevårdsområde"), (ULLA, "Torsby kommun")]


def test_substitutes_who_did_not_serve_were_there() -> None:
    members = f"Ledamöter\n\n{EVA} (S), Kil\n\n{BO} (M), Arvika"
    text = f"{members}\n\nErsättare\n\nEj tjänstgörande\n\n{ULLA} (L), Torsby\n\n§ 1 Start\nHej."
    assert (ULLA, "Present") in statuses(text)


def test_a_region_of_two_names_stands_in_a_run() -> None:
    people = people_in(f"Region Jämtland Härjedalen {EVA} (S), ordförande")
    assert [(one.name, one.organisation) for one in people] == [(EVA, "Region Jämtland Härjedalen")]
