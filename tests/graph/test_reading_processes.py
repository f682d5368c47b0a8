"""Work done in processes that may be ended: each piece costs itself alone."""

from __future__ import annotations

import os
import time

import pytest

from graph.reading_processes import Ended, Limits, in_processes

QUICK = Limits(seconds=2.0, memory=256 * 1024**2)


def do(what: str) -> str:
    """Do as the word says, or give it back."""
    match what:
        case "die":
            os._exit(9)
        case "sleep":
            time.sleep(600)
        case "grow":
            try:
                held = bytearray(1024**3)
            except MemoryError:
                return "too much"
            return f"held {len(held)}"
    return what.upper()


@pytest.mark.parametrize("processes", [1, 3])
def test_each_piece_of_work_costs_itself_alone(processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.reading_processes._LOADING", 8.0)
    work = ["a", "die", "b", "grow", "sleep", "c", "die", "d"]
    outcomes = list(in_processes(work, do, processes, QUICK))
    assert sorted(one for one in outcomes if isinstance(one, str)) == ["A", "B", "C", "D", "too much"]
    ended = sorted((one.asked, one.was_slow) for one in outcomes if isinstance(one, Ended))
    assert ended == [("die", False), ("die", False), ("sleep", True)]


def test_no_work_needs_no_process() -> None:
    assert list(in_processes([], do, 2, QUICK)) == []


def test_a_process_makes_room_for_another_after_much_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.reading_processes._MOST_A_PROCESS", 2)
    pids = list(in_processes(range(5), process_of, 1, QUICK))
    assert len(set(pids)) == 3


def process_of(_: int) -> int:
    return os.getpid()


def test_who_stops_asking_leaves_no_process_behind() -> None:
    outcomes = in_processes(range(100), process_of, 2, QUICK)
    pid = next(outcomes)
    assert isinstance(pid, int)
    outcomes.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
