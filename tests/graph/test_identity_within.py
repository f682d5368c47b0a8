"""Who is who within one document, form by form. All people are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.record import AttendanceStatus, Basis, MeetingRole, NameForm
from graph.resolved import Resolution, Verdict
from tests.graph.identity_factories import Minutes, people_by_form, resolved


def forms(minutes: Minutes) -> list[tuple[str, str]]:
    resolution = resolved(minutes)
    return people_by_form(resolution, resolution.records[0])


def rules(resolution: Resolution) -> list[tuple[str, str, str]]:
    return [(d.form, d.compared_with, d.rule) for d in resolution.records[0].decisions]


def test_a_given_name_is_the_only_one_who_bears_it() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").listed("Tore Klint").says("Disa", NameForm.GIVEN)
    assert forms(minutes)[-1] == ("Disa", "Disa Fors")


def test_a_double_given_name_is_found_with_or_without_hyphen() -> None:
    minutes = Minutes().listed("Anna-Karin Fors").listed("Anna Klint").says("Anna Karin", NameForm.GIVEN)
    assert forms(minutes)[-1] == ("Anna Karin", "Anna-Karin Fors")


def test_a_misspelt_given_name_is_the_only_one_a_letter_away() -> None:
    minutes = Minutes().listed("Torsten Fors").listed("Disa Klint").says("Trosten", NameForm.GIVEN)
    assert forms(minutes)[-1] == ("Trosten", "Torsten Fors")


def test_a_misspelt_given_name_that_fits_two_is_nobody() -> None:
    minutes = Minutes().listed("Marie Fors").listed("Marta Klint").says("Maria", NameForm.GIVEN)
    assert [form for form, _ in forms(minutes)] == ["Marie Fors", "Marta Klint"]


def test_a_given_name_that_nobody_bears_becomes_no_person_and_is_told() -> None:
    resolution = resolved(Minutes().listed("Disa Fors").promises("Bertil", NameForm.GIVEN))
    record = resolution.records[0].record
    assert [person.name for person in resolution.people] == ["Disa Fors"]
    assert record.outcomes[0].responsible == ()
    assert record.notes == ("“Bertil” (once, first at character 12) could not be told to be anybody in particular.",)


def test_of_namesakes_the_one_named_in_full_in_the_item_is_meant() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Disa Klint").says("Disa Klint", item=2)
    assert forms(minutes.says("Disa", NameForm.GIVEN, item=2))[-1] == ("Disa", "Disa Klint")


def test_of_namesakes_the_presenter_of_the_item_is_meant() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Disa Klint").presents(3, "Disa F", form=NameForm.ABBREVIATED)
    assert forms(minutes.says("Disa", NameForm.GIVEN, item=3))[-1] == ("Disa", "Disa Fors")


def test_of_namesakes_the_one_last_named_in_the_item_is_meant() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Disa Klint")
    minutes.says("Disa F", NameForm.ABBREVIATED, item=1).says("Disa K", NameForm.ABBREVIATED, item=1)
    assert forms(minutes.says("Disa", NameForm.GIVEN, item=1))[-1] == ("Disa", "Disa Klint")


def test_of_namesakes_none_is_meant_where_the_item_does_not_say() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Disa Klint").says("Disa", NameForm.GIVEN, item=1)
    resolution = resolved(minutes)
    decision = resolution.records[0].decisions[-1]
    assert (decision.form, decision.compared_with, decision.verdict) == ("Disa", "Disa Klint", Verdict.KEPT_APART)
    assert len(resolution.records[0].people) == 2


def test_an_abbreviated_name_is_the_only_one_with_that_initial() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Disa Klint").says("Disa K", NameForm.ABBREVIATED)
    assert forms(minutes)[-1] == ("Disa K", "Disa Klint")


def test_an_abbreviated_name_that_fits_nobody_is_nobody() -> None:
    minutes = Minutes().listed("Disa Fors").says("Disa W", NameForm.ABBREVIATED).says("Tore F", NameForm.ABBREVIATED)
    assert forms(minutes) == [("Disa Fors", "Disa Fors")]


def test_initials_are_those_of_one_person_only() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Tore Klint").listed("Tilda Krona")
    minutes.says("DF", NameForm.INITIALS).says("TK", NameForm.INITIALS)
    assert forms(minutes)[3:] == [("DF", "Disa Fors")]


def test_a_surname_is_that_of_one_person_only() -> None:
    minutes = Minutes().listed("Disa Fors-Wall").listed("Tore Klint").listed("Ada Klint")
    minutes.says("Wall", NameForm.SURNAME).says("Klint", NameForm.SURNAME)
    assert forms(minutes)[3:] == [("Wall", "Disa Fors-Wall")]


def test_a_title_is_its_only_holder_in_the_definite_form_too() -> None:
    minutes = Minutes().listed("Disa Fors", title="tf kommundirektör").listed("Tore Klint", title="ekonomichef")
    minutes.says("Kommundirektören", NameForm.TITLE).says("ekonomichef", NameForm.TITLE)
    assert forms(minutes)[2:] == [("Kommundirektören", "Disa Fors"), ("ekonomichef", "Tore Klint")]


def test_a_title_that_two_hold_is_nobody_unless_the_place_is_said() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale", "kommunchef").listed("Tore Klint", "Lerum", "kommunchef")
    minutes.says("kommunchef", NameForm.TITLE).says("kommunchef", NameForm.TITLE, employer="Lerum")
    assert forms(minutes)[2:] == [("kommunchef", "Tore Klint")]


def test_a_former_title_stands_for_nobody() -> None:
    minutes = Minutes().listed("Disa Fors", title="tidigare kommunchef").says("kommunchef", NameForm.TITLE)
    assert forms(minutes) == [("Disa Fors", "Disa Fors")]


def test_a_deputy_is_not_the_head() -> None:
    minutes = Minutes().listed("Disa Fors", title="biträdande kommunchef").says("kommunchef", NameForm.TITLE)
    assert forms(minutes) == [("Disa Fors", "Disa Fors")]


def test_deputies_of_two_offices_are_two() -> None:
    minutes = Minutes().listed("Disa Fors", title="biträdande kommunchef")
    assert len(forms(minutes.says("biträdande rektor", NameForm.TITLE))) == 1


def test_a_title_is_no_other_form_of_a_name() -> None:
    minutes = Minutes().listed("Disa Fors", title="kommunchef").says("Kommunchefen", NameForm.TITLE)
    assert [person.alternatives for person in resolved(minutes).people] == [()]


def test_the_chair_is_who_chairs() -> None:
    minutes = Minutes().listed("Disa Fors", role=MeetingRole.CHAIR).listed("Tore Klint")
    assert forms(minutes.says("Ordföranden", NameForm.TITLE))[-1] == ("Ordföranden", "Disa Fors")


def test_a_title_nobody_holds_is_inferred_to_be_the_only_presenter() -> None:
    minutes = Minutes().presents(1, "Disa Fors").says("Projektledaren", NameForm.TITLE, item=1)
    decision = resolved(minutes).records[0].decisions[0]
    assert (decision.rule, decision.confidence) == ("title-of-the-only-presenter", 0.6)
    assert forms(minutes)[-1] == ("Projektledaren", "Disa Fors")


def test_a_title_nobody_holds_is_no_presenter_with_another_title() -> None:
    minutes = Minutes().listed("Disa Fors", title="ekonomichef").presents(1, "Disa Fors")
    assert len(forms(minutes.says("Projektledaren", NameForm.TITLE, item=1))) == 2


def test_a_presenter_with_a_former_title_has_no_other() -> None:
    minutes = Minutes().listed("Disa Fors", title="tidigare kommunchef").presents(1, "Disa Fors")
    assert forms(minutes.says("Projektledaren", NameForm.TITLE, item=1))[-1] == ("Projektledaren", "Disa Fors")


@pytest.mark.parametrize("title", ["projektledaren", "KSO"])
def test_a_title_inside_a_sentence_is_not_inferred_to_be_the_presenter(title: str) -> None:
    assert len(forms(Minutes().presents(1, "Disa Fors").says(title, NameForm.TITLE, item=1))) == 1


def test_variants_and_shorter_forms_are_one_person_named_as_listed() -> None:
    minutes = Minutes().listed("Disa Klerenberg").listed("Tore Fors af Wallén").listed("Åke Bäckner")
    minutes.says("Disa Klernberg").says("Tore Fors").says("Ake Beckner").says("DISA KLERENBERG").says("Åke Bekner")
    resolution = resolved(minutes)
    assert [(p.name, p.alternatives) for p in resolution.people] == [
        ("Åke Bäckner", ("Ake Beckner", "Åke Bekner")),
        ("Disa Klerenberg", ("DISA KLERENBERG", "Disa Klernberg")),
        ("Tore Fors af Wallén", ("Tore Fors",)),
    ]


def test_like_names_on_two_lines_are_two_people() -> None:
    minutes = Minutes().listed("Disa Jonsson").listed("Disa Johansson").listed("Lars Ek").listed("Lars Eek")
    resolution = resolved(minutes)
    assert len(resolution.people) == 4
    assert rules(resolution) == [
        ("Disa Jonsson", "Disa Johansson", "two-lines-of-one-list"),
        ("Lars Ek", "Lars Eek", "two-lines-of-one-list"),
    ]


def test_a_shorter_form_that_fits_two_is_nobody_elses() -> None:
    minutes = Minutes().listed("Disa Fors-Klint").listed("Disa Karin Fors").says("Disa Fors")
    assert len(resolved(minutes).people) == 3


def test_one_name_on_two_lines_is_two_people_where_the_affiliations_differ() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").listed("Disa Fors", "Lerum").says("Disa Fors", employer="Lerum")
    resolution = resolved(minutes)
    identifiers = [identifier for _, identifier in sorted(resolution.records[0].people.items())]
    assert identifiers[0] != identifiers[1] == identifiers[2]
    assert resolution.assignments == {}


def test_one_name_on_two_lines_is_one_person_where_one_line_lacks_the_affiliation() -> None:
    assert len(resolved(Minutes().listed("Disa Fors", "Ale").listed("Disa Fors")).people) == 1


def test_a_name_spelt_in_three_ways_outside_the_lists_is_one_person() -> None:
    minutes = Minutes().says("Åke Bäckner").says("Ake Beckner").says("Åke Bekner")
    assert [person.name for person in resolved(minutes).people] == ["Åke Bäckner"]


def test_a_rare_name_with_another_given_name_a_letter_apart_is_a_misspelling() -> None:
    rare = Minutes().listed("Maria Klerenberg").says("Marie Klerenberg")
    common = Minutes().listed("Maria Berg").says("Marie Berg")
    assert (len(resolved(rare).people), len(resolved(common).people)) == (1, 2)


def test_a_name_said_of_another_municipality_is_another_person() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").says("Disa Fors", employer="Lerum")
    assert len(resolved(minutes).people) == 2


def test_a_name_said_of_another_organisation_is_the_same_person() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").says("Disa Fors", employer="Inera")
    assert len(resolved(minutes).people) == 1


def test_a_full_name_that_two_bear_is_whom_the_item_names() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").listed("Disa Fors", "Lerum")
    minutes.says("Disa Fors", item=1, employer="Lerum").says("Disa Fors", item=1).says("Disa Fors", item=2)
    identifiers = [identifier for _, identifier in sorted(resolved(minutes).records[0].people.items())]
    assert len(identifiers) == 4
    assert identifiers[0] != identifiers[1] == identifiers[2] == identifiers[3]


def test_a_line_without_affiliation_that_two_namesakes_fit_is_a_person_of_its_own() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Disa Fors", "Ale").listed("Disa Fors", "Lerum")
    assert len(resolved(minutes).people) == 3


def test_a_line_with_a_given_name_and_another_affiliation_is_another_person() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").listed("Disa", "Lerum", form=NameForm.GIVEN)
    assert forms(minutes) == [("Disa Fors", "Disa Fors"), ("Disa", "Disa")]


def test_whom_a_substitute_stands_in_for_is_resolved_too() -> None:
    minutes = Minutes().listed("Disa Fors").listed("Tore Klint")
    member = minutes.mention("Disa F", NameForm.ABBREVIATED)
    first, second = minutes.record.attendance
    minutes.record = replace(minutes.record, attendance=(first, replace(second, stands_in_for=member)))
    record = resolved(minutes).records[0]
    assert record.people[member.span] == record.people[first.person.span]


def test_a_substitute_for_nobody_known_stands_in_for_nobody() -> None:
    minutes = Minutes().listed("Tore Klint")
    [part] = minutes.record.attendance
    stranger = minutes.mention("Bertil", NameForm.GIVEN)
    minutes.record = replace(minutes.record, attendance=(replace(part, stands_in_for=stranger),))
    assert resolved(minutes).records[0].record.attendance == (part,)


def test_a_line_with_a_given_name_only_is_a_person() -> None:
    assert forms(Minutes().listed("Disa", form=NameForm.GIVEN)) == [("Disa", "Disa")]


def test_an_affiliation_said_elsewhere_is_added_as_derived() -> None:
    minutes = Minutes().listed("Disa Fors").says("Disa Fors", employer="Ale")
    added = resolved(minutes).records[0].record.attendance[1]
    assert added.representing is not None
    assert (added.representing.identifier, added.evidence.basis) == ("municipality/1440", Basis.DERIVED)
    assert (added.status, added.evidence.spans) == (
        AttendanceStatus.PRESENT,
        (added.person.span, added.representing.span),
    )


def test_an_affiliation_said_elsewhere_adds_nothing_to_one_that_is_listed() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale").says("Disa Fors", employer="Inera")
    assert len(resolved(minutes).records[0].record.attendance) == 1


def test_a_listed_affiliation_is_not_added_a_second_time() -> None:
    minutes = Minutes().listed("Disa Fors", "Ale")
    assert resolved(minutes).records[0].record == minutes.record


def test_two_affiliations_said_elsewhere_add_none() -> None:
    minutes = Minutes().listed("Disa Fors").says("Disa Fors", employer="Ale").says("Disa Fors", employer="Inera")
    assert len(resolved(minutes).records[0].record.attendance) == 1
