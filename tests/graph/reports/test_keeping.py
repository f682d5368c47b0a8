"""What is kept with a generation: read again, told apart by what went into it, computed anew where it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.analytics.estimates import Estimate, Interval, WhyNot
from graph.analytics.standings import Standings, standings
from graph.reports.keeping import Kept


@dataclass(frozen=True, slots=True)
class Found:
    """A result with all that results are made of."""

    names: tuple[str, ...]
    value: float
    estimates: dict[str, Estimate]


RESULT = Found(
    ("a", "b"), 1 / 3, {"a": Estimate(0.1, 3, Interval(0.0, 2 / 7)), "b": Estimate(None, 1, None, WhyNot.TOO_ALIKE)}
)


class Counting:
    """Computes the result and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Found:
        self.times += 1
        return RESULT


def test_what_was_computed_once_is_read_again_unchanged(tmp_path: Path) -> None:
    compute = Counting()
    for _ in range(2):
        assert Kept(tmp_path, "1").result(Found, "found", ("SELECT",), compute) == RESULT
    assert compute.times == 1
    assert [file.name[:6] for file in (tmp_path / "analytics").iterdir()] == ["found-"]


@pytest.mark.parametrize(
    ("version", "name", "inputs"), [("2", "found", ("a",)), ("1", "other", ("a",)), ("1", "found", ("b",))]
)
def test_another_version_name_or_input_is_another_result(
    tmp_path: Path, version: str, name: str, inputs: tuple[str, ...]
) -> None:
    compute = Counting()
    Kept(tmp_path, "1").result(Found, "found", ("a",), compute)
    Kept(tmp_path, version).result(Found, name, inputs, compute)
    assert compute.times == 2


def test_inputs_are_told_apart_by_where_one_ends(tmp_path: Path) -> None:
    compute = Counting()
    Kept(tmp_path, "1").result(Found, "found", ("ab", "c"), compute)
    Kept(tmp_path, "1").result(Found, "found", ("a", "bc"), compute)
    assert compute.times == 2


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20])


def of_another_shape(file: Path) -> None:
    file.write_text('{"names": 3}')


@pytest.mark.parametrize("damage", [cut_short, of_another_shape])
def test_a_damaged_file_is_computed_anew_and_mended(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    compute, kept = Counting(), Kept(tmp_path, "1")
    kept.result(Found, "found", (), compute)
    (file,) = (tmp_path / "analytics").iterdir()
    damage(file)
    assert kept.result(Found, "found", (), compute) == RESULT
    assert kept.result(Found, "found", (), compute) == RESULT
    assert compute.times == 2


def test_where_nothing_can_be_written_the_result_is_computed_each_time(tmp_path: Path) -> None:
    (tmp_path / "analytics").write_text("a file where the folder would be")
    compute = Counting()
    for _ in range(2):
        assert Kept(tmp_path, "1").result(Found, "found", (), compute) == RESULT
    assert compute.times == 2


def test_standings_are_kept_to_the_last_digit(tmp_path: Path) -> None:
    made = standings([["a", "b", "c"], ["a", "b"], ["c", "d"]] * 20)
    kept = Kept(tmp_path, "1")
    kept.result(Standings, "standings", (), lambda: made)
    assert kept.result(Standings, "standings", (), lambda: standings([])) == made
