"""What people have decided on who is who: how it is read, and that it outranks everything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.gazetteer import default_gazetteer
from data.record import NameForm
from graph.identity import Judgement, JudgementError, Judgements, Ruling, read_judgements, resolve
from graph.resolved import Verdict
from tests.graph.identity_factories import Minutes, people_by_form, resolved

READ = Judgements(
    (
        Judgement("a#Disa Fors", "b#Disa Fors", Ruling.SAME, "Ada Ek", date(2026, 1, 2), "bytte arbete"),
        Judgement("a#Tore Klint", "https://x.example/id/person/tore-1", Ruling.DIFFERENT, "Ada Ek"),
    )
)


def same(first: str, second: str) -> Judgement:
    return Judgement(first, second, Ruling.SAME, "Ada Ek", date(2026, 1, 2), "far och son.")


def different(first: str, second: str) -> Judgement:
    return Judgement(first, second, Ruling.DIFFERENT, "Ada Ek")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_no_judgement() -> None:
    assert read_judgements(None) == Judgements()


def test_yaml_is_read(tmp_path: Path) -> None:
    text = """
- {first: "a#Disa Fors", second: "b#Disa Fors", verdict: same, who: Ada Ek, when: 2026-01-02, why: bytte arbete}
- first: a#Tore Klint
  second: https://x.example/id/person/tore-1
  verdict: olika
  who: Ada Ek
"""
    assert read_judgements(written(tmp_path, "judgements.yaml", text)) == READ


@pytest.mark.parametrize("mark", [",", ";"])
def test_csv_is_read(tmp_path: Path, mark: str) -> None:
    lines = [
        "first,second,verdict,who,when,why",
        "a#Disa Fors,b#Disa Fors,Samma,Ada Ek,2026-01-02,bytte arbete",
        "a#Tore Klint,https://x.example/id/person/tore-1,different,Ada Ek,,",
    ]
    path = written(tmp_path, "judgements.csv", "\n".join(lines).replace(",", mark))
    assert read_judgements(path) == READ


def test_an_empty_file_is_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(written(tmp_path, "none.yaml", "# nothing yet\n")) == Judgements()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("first: a", "Write {path} as a list of entries, each with first, second, verdict, who."),
        ("- {first: a#A, second: b#B, who: C}", "In {path}, entry 1: give verdict."),
        ("- {first: a#A, second: b#B, verdict: same}", "In {path}, entry 1: give who."),
        (
            "- {first: a#A, second: b#B, verdict: maybe, who: C}",
            "In {path}, entry 1: write the verdict as same or different, not maybe.",
        ),
        (
            "- {first: A, second: b#B, verdict: same, who: C}",
            "In {path}, entry 1: write A as document#name or as the IRI of a person.",
        ),
        (
            "- {first: a#A, second: a#A, verdict: same, who: C}",
            "In {path}, entry 1: first and second are the same; name two.",
        ),
        (
            "- {first: a#A, second: b#B, verdict: same, who: C, when: i går}",
            "In {path}, entry 1: write the date i går as YYYY-MM-DD.",
        ),
        (
            "- {first: a#A, second: b#B, verdict: same, whom: C}",
            "In {path}, entry 1: whom is no field; the fields are first, second, verdict, who, when, why.",
        ),
        (
            "- {first: a#A, second: b#B, verdict: same, who: C}\n"
            "- {first: b#B, second: c#C, verdict: same, who: C}\n"
            "- {first: a#A, second: c#C, verdict: different, who: C}",
            "In {path}: a#A and c#C are judged different, and the same by other entries; take one of these out.",
        ),
    ],
)
def test_an_entry_that_cannot_be_used_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, "judgements.yaml", text)
    with pytest.raises(JudgementError) as raised:
        read_judgements(path)
    assert str(raised.value) == message.format(path=path)


def test_broken_yaml_and_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match=r"^Correct the YAML of .*broken\.yaml: "):
        read_judgements(written(tmp_path, "broken.yaml", "- {first: [}"))
    with pytest.raises(JudgementError, match=r"^Cannot read the judgements in .*absent\.csv: give a UTF-8 file"):
        read_judgements(tmp_path / "absent.csv")


def test_people_judged_the_same_are_one_whatever_speaks_against() -> None:
    minutes = (Minutes("a").listed("Disa Fors", "Ale"), Minutes("b").listed("Tilda Klint", "Lerum"))
    resolution = resolved(*minutes, judgements=Judgements((same("a#Disa Fors", "b#Tilda Klint"),)))
    [decision] = resolution.records[1].decisions
    assert len(resolution.people) == 1
    assert (decision.verdict, decision.rule, decision.confidence) == (Verdict.MERGED, "judgement", 1.0)
    assert decision.reason == "Avgjort av Ada Ek 2026-01-02: far och son."


def test_people_judged_different_are_two_whatever_speaks_for_one() -> None:
    minutes = (Minutes("a").listed("Disa Fors", "Ale"), Minutes("b").listed("Disa Fors", "Ale"))
    resolution = resolved(*minutes, judgements=Judgements((different("a#Disa Fors", "b#Disa Fors"),)))
    assert len(resolution.people) == 2
    assert [decision.rule for decision in resolution.records[1].decisions] == ["judgement"]


def test_people_judged_different_are_not_joined_by_a_third() -> None:
    minutes = [Minutes(name).listed("Disa Fors", "Ale") for name in ("a", "b", "c")]
    resolution = resolved(*minutes, judgements=Judgements((different("a#Disa Fors", "b#Disa Fors"),)))
    assert len(resolution.people) == 2


@pytest.mark.parametrize("apart", [("a", "b"), ("b", "a"), ("a", "c"), ("c", "b")])
def test_people_judged_different_are_not_joined_by_a_variant(apart: tuple[str, str]) -> None:
    names = {"a": "Disa Klerenberg", "b": "Disa Klerenberg", "c": "Disa Klernberg"}
    ends = [f"{document}#{names[document]}" for document in apart]
    minutes = [Minutes(document).listed(name, "Ale", title="chef") for document, name in names.items()]
    resolution = resolved(*minutes, judgements=Judgements((different(*ends),)))
    assert resolution.assignments[ends[0]] != resolution.assignments[ends[1]]
    assert len(resolution.people) == 2


def test_iris_judged_different_part_everyone_who_had_them() -> None:
    places = {"a": "Lerum", "b": "Ale", "c": "Ale"}
    records = [Minutes(document).listed("Disa Klerenberg", place).record for document, place in places.items()]
    previous = {f"{document}#Disa Klerenberg": f"person/disa-{at}" for document, at in (("a", 1), ("b", 2), ("c", 1))}
    judgements = Judgements((different("person/disa-1", "person/disa-2"),))
    assert len(resolve(records, default_gazetteer(), judgements, previous).people) == 3


def test_a_short_form_is_not_whom_it_is_judged_not_to_be() -> None:
    minutes = Minutes("a").listed("Disa Fors").says("Disa", NameForm.GIVEN)
    resolution = resolved(minutes, judgements=Judgements((different("a#Disa", "a#Disa Fors"),)))
    assert people_by_form(resolution, resolution.records[0]) == [("Disa Fors", "Disa Fors")]


def test_two_lines_of_one_list_are_one_person_if_judged_so() -> None:
    minutes = Minutes("a").listed("Disa Fors").listed("Disa Fårs")
    assert len(resolved(minutes, judgements=Judgements((same("a#Disa Fors", "a#Disa Fårs"),))).people) == 1


def test_a_variant_judged_different_is_a_person_of_its_own() -> None:
    minutes = Minutes("a").listed("Disa Klerenberg").says("Disa Klernberg")
    judgements = Judgements((different("a#Disa Klerenberg", "a#Disa Klernberg"),))
    assert (len(resolved(minutes).people), len(resolved(minutes, judgements=judgements).people)) == (1, 2)


def test_a_short_form_is_whom_it_is_judged_to_be() -> None:
    minutes = Minutes("a").listed("Disa Fors").listed("Disa Klint").says("Disa", NameForm.GIVEN)
    resolution = resolved(minutes, judgements=Judgements((same("a#Disa", "a#Disa Klint"),)))
    assert people_by_form(resolution, resolution.records[0])[-1] == ("Disa", "Disa Klint")


def test_a_judgement_may_name_people_by_the_iris_of_the_build_before() -> None:
    records = [Minutes("a").listed("Disa Fors", "Ale").record, Minutes("b").listed("Disa Fors", "Lerum").record]
    before = resolve(records, default_gazetteer(), Judgements(), {})
    iris = [f"https://x.example/id/{person.identifier}" for person in before.people]
    after = resolve(records, default_gazetteer(), Judgements((same(iris[0], iris[1]),)), before.assignments)
    again = resolve(records, default_gazetteer(), Judgements((same(iris[0], iris[1]),)), after.assignments)
    assert (len(before.people), len(after.people), again) == (2, 1, after)


def test_a_judgement_on_documents_that_are_not_there_changes_nothing() -> None:
    minutes = Minutes("a").listed("Disa Fors", "Ale")
    judged = resolved(minutes, judgements=Judgements((same("x#Disa", "a#Disa Fors"),)))
    assert replace(judged, unmatched_judgements=()) == resolved(minutes)
    assert judged.unmatched_judgements == ("x#Disa",)


def test_judgements_that_contradict_each_other_by_other_names_are_told() -> None:
    minutes = (Minutes("a").listed("Disa Fors", "Ale"), Minutes("b").listed("Disa Fors", "Ale"))
    judgements = Judgements((same("a#Disa Fors", "b#Disa Fors"), different("a#DISA FORS", "b#disa fors")))
    with pytest.raises(JudgementError, match="judged different, and the same by other judgements"):
        resolved(*minutes, judgements=judgements)
