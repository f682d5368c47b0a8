from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.evaluation.gold import (
    GoldAttendance,
    GoldContact,
    GoldDocument,
    GoldError,
    GoldEvent,
    GoldItem,
    GoldMeeting,
    GoldNext,
    GoldOutcome,
    GoldPerson,
    GoldProject,
    read_gold,
)
from tests.graph.evaluation.conftest import Write, spring_gold

WRITTEN = """
document: host
meeting:
  date: 2024-09-03
  start: 08:30
  next: {date: 2025-01-08, place: Kiruna}
attendance:
  - {name: Karin Prov, also: [KP], status: present, represents: Ale, items: [1, 3a]}
agenda:
  - {number: null, title: Övrigt, presenters: [Karin Prov]}
decisions: []
agreements: []
commitments:
  - {item: Övrigt, who: [Karin Prov, Chefen], text: ringer, due: 2024-10-01}
projects:
  - {label: Växeln, also: [Gemensam växel], participants: [Ale]}
organisations: [GR]
events:
  - {label: Växeldagen, when: 2025}
contacts:
  - {name: Karin Prov, email: karin@ale.example}
people:
  - {name: Bo, optional: true}
"""


def test_values_stay_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "host.yaml").write_text(WRITTEN, encoding="utf-8")
    karin = GoldPerson("Karin Prov", ("KP",))
    assert read_gold(tmp_path) == (
        GoldDocument(
            document="host",
            meeting=GoldMeeting(date="2024-09-03", start="08:30", next=GoldNext("2025-01-08", "Kiruna")),
            attendance=(GoldAttendance(karin, "present", "Ale", ("1", "3a")),),
            people=(GoldPerson("Bo", optional=True),),
            agenda=(GoldItem(None, "Övrigt", ("Karin Prov",)),),
            commitments=(GoldOutcome("Övrigt", "ringer", ("Karin Prov", "Chefen")),),
            projects=(GoldProject(("Växeln", "Gemensam växel"), ("Ale",)),),
            organisations=("GR",),
            events=(GoldEvent("Växeldagen", "2025"),),
            contacts=(GoldContact("Karin Prov", "karin@ale.example"),),
        ),
    )


def test_the_enclosed_gold_answers_for_each_of_the_enclosed_minutes() -> None:
    data = Path(__file__).parents[3] / "data"
    documents = [gold.document for gold in read_gold(data / "gold")]
    assert documents == sorted(path.stem for path in (data / "minutes").glob("*.md"))


Gold = dict[str, Any]
FAULTS: list[tuple[Callable[[Gold], object], str]] = [
    (lambda gold: gold.pop("decisions"), "var.yaml: decisions is missing; write [] where there is none."),
    (
        lambda gold: gold["attendance"][1].update(status="närvarande"),
        "var.yaml: attendance[2].status is närvarande; it must be one of present, absent, guest.",
    ),
    (lambda gold: gold["attendance"][0].pop("name"), "var.yaml: attendance[1].name is missing."),
    (
        lambda gold: gold["meeting"].update(date="12 mars"),
        "var.yaml: meeting.date is 12 mars; it must be a date such as 2024-03-12.",
    ),
    (
        lambda gold: gold["agenda"][0].update(presenter=["Karin Prov"]),
        "var.yaml: agenda[1].presenter is not known here; use number, title, presenters.",
    ),
    (lambda gold: gold.update(agenda="1 Övrigt"), "var.yaml: agenda must be a list."),
    (lambda gold: gold.update(agenda=["Övrigt"]), "var.yaml: agenda[1] needs a mapping of keys to values."),
    (
        lambda gold: gold["projects"][0].update(participants=[{"name": "Ale"}]),
        "var.yaml: projects[1].participants must be a list of single values.",
    ),
    (lambda gold: gold["contacts"][0].update(email=["x@y"]), "var.yaml: contacts[1].email must be a single value."),
]


@pytest.mark.parametrize(("spoil", "sentence"), FAULTS)
def test_a_fault_is_told_with_its_file_and_key(write: Write, spoil: Callable[[Gold], object], sentence: str) -> None:
    gold = spring_gold()
    spoil(gold)
    with pytest.raises(GoldError) as caught:
        read_gold(write(gold))
    assert str(caught.value) == sentence


def test_a_file_that_is_no_mapping_or_no_yaml_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- document: a", encoding="utf-8")
    with pytest.raises(GoldError, match=r"^a\.yaml: the file needs a mapping of keys to values\.$"):
        read_gold(tmp_path)
    (tmp_path / "a.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(GoldError, match=r"^a\.yaml cannot be read as YAML \(.+\): mend it\.$"):
        read_gold(tmp_path)


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="There are no gold tables in"):
        read_gold(tmp_path)
