"""Sentences before the agenda that tell who was there, and in which function."""

from __future__ import annotations

import pytest

from data.record import MeetingRole
from tests.data.extraction.reading import attended, record_of

ITEMS = (
    "\n\n1. Mötets öppnande\nAlla hälsades välkomna.\n\n2. Budget\nBudgeten gicks igenom.\n\n3. Nästa möte\nDen 4 maj."
)


EVA, BO = ("Eva Provander", "Present", "Kil"), ("Bo Exelius", "Present", "Arvika")


@pytest.mark.parametrize(
    "sentence",
    [
        "Vid mötet deltog Eva Provander från Kil och Bo Exelius från Arvika.",
        "Närvarande vid mötet var Eva Provander (Kil) samt Bo Exelius (Arvika).",
        "På plats mellan kl 9.15 och 14.30 var Eva Provander, Kil, och Bo Exelius, Arvika.",
        "Eva Provander, Kil, och Bo Exelius, Arvika, deltog i mötet.",
        "I mötet deltog Eva Provander från Kil. Bo Exelius, Arvika, deltog på distans.",
    ],
)
def test_a_sentence_tells_who_was_there(sentence: str) -> None:
    assert attended(sentence) == [EVA, BO]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anmält förhinder hade Ulla Testberg från Torsby.",
        "Ulla Testberg, Torsby, hade meddelat förhinder.",
        "Ulla Testberg från Torsby kunde inte delta.",
    ],
)
def test_a_sentence_tells_who_was_absent(sentence: str) -> None:
    assert attended(f"I mötet deltog Eva Provander från Kil och Bo Exelius från Arvika. {sentence}")[-1] == (
        "Ulla Testberg",
        "Absent",
        "Torsby",
    )


def test_a_guest_is_told_as_one() -> None:
    opening = (
        "Vid mötet deltog Eva Provander från Kil och Bo Exelius från Arvika. Som gäst medverkade Ulla Testberg, SKR."
    )
    assert attended(opening)[-1] == ("Ulla Testberg", "Guest", "SKR")


def test_two_joined_before_from_share_their_organisation() -> None:
    assert attended("Vid mötet deltog Eva Provander och Nils Sträng från Kil samt Bo Exelius från Arvika.") == [
        EVA,
        ("Nils Sträng", "Present", "Kil"),
        BO,
    ]


def test_limits_and_functions_are_told_by_first_name() -> None:
    opening = (
        "Vid mötet deltog Eva Provander från Kil och Bo Exelius från Arvika. Bo var med på punkterna 2 och 3. "
        "Eva höll i mötet och Bo förde anteckningar."
    )
    eva, bo = record_of(f"Nätverksmöte 2022-09-14\n\n{opening}{ITEMS}").attendance
    assert (eva.role, eva.items, bo.role, bo.items) == (MeetingRole.CHAIR, (), MeetingRole.SECRETARY, (2, 3))


def test_what_is_told_of_others_than_people_is_no_attendance() -> None:
    assert attended("Vid mötet deltog ingen från Kil. Kommunen kunde inte delta.") == []


def test_a_sentence_that_lists_people_and_their_organisations_tells_that_they_were_there() -> None:
    listed = "Eva Provander, Kil, Bo Exelius, Arvika, och Ulla Testberg, Torsby."
    assert attended(f"Det blev en lång dag för de flesta.\nRunt bordet satt {listed}") == [
        EVA,
        BO,
        ("Ulla Testberg", "Present", "Torsby"),
    ]
    assert attended(f"Det blev en lång dag för de flesta.\nTill valberedning valdes {listed}") == []


def test_who_is_told_of_after_the_members_for_one_item_is_a_guest() -> None:
    members = "Vid mötet deltog Eva Provander från Kil och Bo Exelius från Arvika."
    assert attended(f"{members} Ulla Testberg, Torsby, var med under § 2.")[2:] == [
        ("Ulla Testberg", "Guest", "Torsby")
    ]
    assert attended(f"{members} Ulla Testberg, Torsby, var med på punkterna 2 och 3.")[2:] == [
        ("Ulla Testberg", "Present", "Torsby")
    ]


def test_a_sentence_that_wraps_inside_a_name_is_read_whole() -> None:
    told = "På plats var Eva Provander (Kil), Bo Exelius (Arvika) och Ulla\nTestberg (Torsby)."
    assert attended(told) == [EVA, BO, ("Ulla Testberg", "Present", "Torsby")]


@pytest.mark.parametrize(
    "told",
    [
        "Arvika hade inte möjlighet (Bo Exelius).",
        "Arvika och Sunne hade fått förhinder: Bo Exelius (Arvika) låg i feber.",
        "Bo Exelius, Arvika, uteblev.",
    ],
)
def test_who_stayed_away_may_be_named_behind_what_is_told(told: str) -> None:
    members = "Vid mötet deltog Eva Provander från Kil och Ulla Testberg från Torsby."
    assert attended(f"{members} {told}")[2:] == [("Bo Exelius", "Absent", "Arvika")]


def test_who_stayed_away_may_be_told_of_after_a_semicolon() -> None:
    members = "Vid mötet deltog Eva Provander från Kil och Ulla Testberg från Torsby"
    told = attended(f"{members}; Bo Exelius, Arvika, hade fått förhinder.")
    assert [(name, status) for name, status, _ in told] == [
        ("Eva Provander", "Present"),
        ("Ulla Testberg", "Present"),
        ("Bo Exelius", "Absent"),
    ]


def test_one_person_may_stand_for_an_organisation() -> None:
    members = "Vid mötet deltog Eva Provander från Kil och Ulla Testberg från Torsby."
    assert attended(f"{members} Lottakåren representerades av Bo Exelius.")[2:] == [
        ("Bo Exelius", "Present", "Lottakåren")
    ]


def test_those_who_come_for_an_organisation_are_of_it() -> None:
    told = "För Kils kommun deltog kommunalrådet Eva Provander (M) samt rektor Ulla Testberg."
    assert attended(told) == [("Eva Provander", "Present", "Kils kommun"), ("Ulla Testberg", "Present", "Kils kommun")]


def test_who_signs_for_the_minutes_is_named_without_the_word_for_it() -> None:
    told = "Vid mötet deltog Eva Provander från Kil. Undertecknad Ulla Testberg från Torsby förde pennan."
    assert attended(told)[1:] == [("Ulla Testberg", "Present", "Torsby")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gäst före fikat:\nUlla Testberg, Torsby.", ("Ulla Testberg", "Guest", "Torsby")),
        ("Inte med idag: Ulla Testberg (Torsby).", ("Ulla Testberg", "Absent", "Torsby")),
        ("Inte med, trots att de var anmälda: Ulla Testberg från Torsby.", ("Ulla Testberg", "Absent", "Torsby")),
        (
            "Region Värmland hade skickat regionutvecklaren Ulla Testberg.",
            ("Ulla Testberg", "Present", "Region Värmland"),
        ),
        ("Trafikverket företräddes av Ulla Testberg.", ("Ulla Testberg", "Present", "Trafikverket")),
    ],
)
def test_running_text_labels_and_sends_people(sentence: str, expected: tuple[str, str, str]) -> None:
    opening = f"Med på mötet var Eva Provander från Kil och Bo Exelius, Arvika. {sentence}"
    assert expected in attended(opening)


def test_those_who_were_there_from_an_organisation_are_its_own() -> None:
    opening = (
        "Med från Kils kommun var kommunalrådet Eva Provander (C), oppositionsrådet\nBo Exelius (S) och Ulla Testberg."
    )
    assert [(name, of) for name, _, of in attended(opening)] == [
        ("Eva Provander", "Kils kommun"),
        ("Bo Exelius", "Kils kommun"),
        ("Ulla Testberg", "Kils kommun"),
    ]


def test_a_sentence_behind_a_list_tells_of_others() -> None:
    opening = (
        "Närvarande: Eva Provander, Kil, Bo Exelius, Arvika\n"
        "Återbud: Nils Sträng, Region Värmland; Siv Teststam, Naturskyddsföreningen.\n"
        "Dessutom närvarade Ulla Testberg från Sveaskog under punkt 2."
    )
    assert attended(opening)[-1] == ("Ulla Testberg", "Guest", "Sveaskog")
    assert [name for name, status, _ in attended(opening) if status == "Absent"] == ["Nils Sträng", "Siv Teststam"]


@pytest.mark.parametrize("title", ["Vilka som deltar", "Runt bordet satt"])
def test_a_heading_over_sentences_on_who_was_there_is_no_item(title: str) -> None:
    text = (
        "# Forum 2022-09-14\n\n## " + title + "\n\nFrån kommunerna deltar Eva Provander (Kil) och Bo Exelius (Arvika). "
        "Region Värmland företräds av Ulla Testberg.\n\n## Budget\n\nBra.\n\n## Vägar\n\nBra.\n"
    )
    record = record_of(text)
    assert [item.title for item in record.items] == ["Budget", "Vägar"]
    assert [(one.person.name, one.representing.name) for one in record.attendance if one.representing] == [
        ("Eva Provander", "Kil"),
        ("Bo Exelius", "Arvika"),
        ("Ulla Testberg", "Region Värmland"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunchef Ulla Testberg hade feber och fick stanna hemma.",
        "Ulla Testberg, Torsby, som brukar vara med, hade också lämnat återbud.",
    ],
)
def test_more_reasons_to_stay_away(sentence: str) -> None:
    told = attended(f"I mötet deltog Eva Provander från Kil och Bo Exelius från Arvika. {sentence}")
    assert ("Ulla Testberg", "Absent") in [(name, status) for name, status, _ in told]


def test_who_took_part_under_one_item_before_it_is_told_is_a_guest() -> None:
    listed = "Närvarande: Eva Provander, Kil, och Bo Exelius, Arvika"
    assert ("Ulla Testberg", "Guest", "Torsby") in attended(f"{listed}\n\nVid punkt 2 deltog Ulla Testberg, Torsby.")


def test_who_could_not_come_is_told_by_whence_he_is() -> None:
    text = "Från Kil hade Eva Provander anmält förhinder, och från Arvika rektor Bo Exelius."
    assert attended(text) == [("Eva Provander", "Absent", "Kil"), ("Bo Exelius", "Absent", "Arvika")]


def test_two_clauses_may_tell_of_two_who_could_not_come() -> None:
    told = attended("Eva Provander i Kil hade vabb och Arvikas rektor Bo Exelius kunde inte heller.")
    assert [(name, status) for name, status, _ in told] == [("Eva Provander", "Absent"), ("Bo Exelius", "Absent")]


def test_a_degree_may_stand_before_the_guest() -> None:
    (guest,) = attended("Inbjuden till punkt 4 var fil dr Eva Provander från Provuniversitetet.")
    assert guest[:2] == ("Eva Provander", "Guest")


@pytest.mark.parametrize("told", ["Protokollet skrevs av Bo Exelius.", "Referent: Bo Exelius"])
def test_who_kept_the_minutes_is_told_by_what_was_written_and_by_a_norwegian_word(told: str) -> None:
    opening = f"Nätverksmöte 2022-09-14\n\nNärvarande: Eva Provander, Kil, Bo Exelius, Arvika\n\n{told}"
    people = record_of(f"{opening}{ITEMS}").attendance
    assert [one.role for one in people] == [None, MeetingRole.SECRETARY]


def test_whence_the_writer_is_belongs_to_nobody_else() -> None:
    both = "Ulla Testberg och nye rektorn Nils Sträng, båda Säffle"
    told = attended(f"Med var undertecknad från Arvika, Eva Provander Kil, Bo Exelius Torsby, {both}.")
    assert told == [
        ("Eva Provander", "Present", "Kil"),
        ("Bo Exelius", "Present", "Torsby"),
        ("Ulla Testberg", "Present", "Säffle"),
        ("Nils Sträng", "Present", "Säffle"),
    ]


def test_a_first_name_and_a_place_tell_who_could_not_come() -> None:
    listed = "Närvarande: Eva Provander, Kil, och Bo Exelius, Arvika"
    assert ("Lennart", "Absent", "Torsby") in attended(f"{listed}\n\nLennart i Torsby hade anmält förhinder.")
    assert ("Lennart", "Absent", "Torsby") in attended(f"{listed}\n\nTorsby hade tyvärr fått förhinder (Lennart).")


def test_a_guest_may_be_there_for_the_first_items() -> None:
    sentence = (
        "Med var Eva Provander, Kil, och Bo Exelius, Arvika. Gäst på de två första punkterna: Ulla Testberg, SKR."
    )
    record = record_of(f"Träff 2022-09-14\n\n{sentence}{ITEMS}")
    guest = next(one for one in record.attendance if one.person.name == "Ulla Testberg")
    assert (guest.status.value if guest.status else None, guest.items) == ("Guest", (1, 2))
