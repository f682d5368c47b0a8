"""How far a build has come, told by a clock that the test sets."""

from __future__ import annotations

from api.build_progress import Pace, ProgressLines, pace, told


def test_a_line_comes_every_half_minute_with_pace_and_time_left() -> None:
    now, lines = 0.0, []

    def write(line: str) -> None:
        lines.append((now, line))

    progress = ProgressLines(lambda: now, write)
    for second in range(1, 101):  # ten a second
        now = float(second)
        progress.show("read", second * 10, 2000)
    assert lines == [
        (30.0, "Läser protokoll: 300 av 2\N{NO-BREAK SPACE}000, 10 i sekunden, 3 min kvar"),
        (60.0, "Läser protokoll: 600 av 2\N{NO-BREAK SPACE}000, 10 i sekunden, 2 min kvar"),
        (90.0, "Läser protokoll: 900 av 2\N{NO-BREAK SPACE}000, 10 i sekunden, 2 min kvar"),
    ]


def test_a_stage_counts_from_when_the_one_before_was_last_told_of() -> None:
    now, lines = 0.0, []
    progress = ProgressLines(lambda: now, lambda line: lines.append(line))
    now = 20.0
    progress.show("read", 100, 100)
    now = 40.0
    progress.show("write", 40, 100)
    assert lines == ["Skriver grafen: 40 av 100, 2 i sekunden, 30 s kvar"]


def test_a_stage_that_cannot_be_counted_is_named_alone_and_a_quick_build_says_nothing() -> None:
    now, lines = 0.0, []
    progress = ProgressLines(lambda: now, lambda line: lines.append(line))
    progress.show("read", 1, 1)
    progress.show("resolve", 0, 1)
    assert lines == []
    now = 31.0
    progress.show("finish", 0, 1)
    assert lines == ["Räknar band"]


def test_pace_and_time_are_told_only_where_they_are_known() -> None:
    assert pace(0, 10, 5.0) is None
    assert pace(5, 10, 0.0) is None
    assert pace(5, 10, 10.0) == Pace(5, 10, 0.5, 10.0)
    assert [told(seconds) for seconds in (0.4, 59, 60, 3600)] == ["0 s", "59 s", "1 min", "60 min"]
