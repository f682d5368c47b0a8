"""Reports made by the service: asked for, watched, cancelled and had as files, in processes of their own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from api.jobs import process
from api.jobs.process import WorkFailedError, do_in_process
from api.jobs.reports import Job, Reports, State
from api.jobs.work import MakeReport, read_report
from api.queries.question import BusyError
from api.queries.spool import Spool
from api.settings import Settings, read_settings
from graph.generation_description import description_of
from graph.generations import StoreFolder
from graph.reports.choice import Choice
from graph.reports.parts import PARTS

PARTS_ASKED = tuple(PARTS)[:2]
CHOICE = Choice(parts=PARTS_ASKED)
GIGABYTE = 2**30


@pytest.fixture
def folder(built: Path) -> Path:
    return StoreFolder(built).current()


@pytest.fixture
def settings(built: Path) -> Settings:
    return read_settings(store=built, workers=2)


def during(settings: Settings, steps: Callable[[Reports], Awaitable[None]]) -> None:
    """Take steps with the reports of a service, and close them."""

    async def life() -> None:
        reports = Reports(settings)
        try:
            await steps(reports)
        finally:
            await reports.close()

    asyncio.run(life())


def ask(reports: Reports, folder: Path, choice: Choice = CHOICE) -> Job:
    return reports.ask(folder, description_of(folder).fingerprint, choice, "")


def test_a_report_is_made_once_and_had_as_files(settings: Settings, folder: Path) -> None:
    async def steps(reports: Reports) -> None:
        first = ask(reports, folder)
        assert first.state is State.WAITING
        assert ask(reports, folder).identifier == first.identifier
        ready = await reports.ended(first.identifier, 60)
        assert (ready.state, ready.done, ready.of, ready.problem) == (State.READY, 2, 2, "")
        report = await reports.report(first.identifier)
        assert report.generation == description_of(folder).fingerprint
        assert {section.key for section in report.sections} <= set(PARTS_ASKED)
        one, other = await asyncio.gather(*(reports.file(first.identifier, ".json") for _ in range(2)))
        assert one == other
        assert one.read_bytes().startswith(b"{")
        assert ask(reports, folder).state is State.READY
        assert [job.identifier for job in reports.jobs()] == [first.identifier]

    during(settings, steps)


def test_another_choice_is_another_report(settings: Settings, folder: Path) -> None:
    async def steps(reports: Reports) -> None:
        identifiers = {
            ask(reports, folder, Choice(language=language, parts=PARTS_ASKED[:count])).identifier
            for language in ("sv", "en")
            for count in (1, 2)
        }
        assert len(identifiers) == 4

    during(settings, steps)


def test_what_is_cancelled_ends_and_can_be_asked_for_again(settings: Settings, folder: Path) -> None:
    async def steps(reports: Reports) -> None:
        first = ask(reports, folder)
        cancelled = await reports.cancel(first.identifier)
        assert cancelled is not None
        assert cancelled.state is State.CANCELLED
        assert await reports.cancel("unknown") is None
        again = ask(reports, folder)
        assert again.state is State.WAITING
        assert (await reports.ended(again.identifier, 60)).state is State.READY

    during(settings, steps)


def test_a_report_past_its_time_says_what_to_do(built: Path, folder: Path) -> None:
    async def steps(reports: Reports) -> None:
        ended = await reports.ended(ask(reports, folder).identifier, 60)
        assert ended.state is State.FAILED
        assert ended.problem.startswith("It took longer than 0.01 seconds: choose a shorter period")

    during(read_settings(store=built, workers=2, report_limit=0.01), steps)


def test_more_reports_than_can_wait_are_refused(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.jobs.reports._MOST_WAITING", 1)

    async def steps(reports: Reports) -> None:
        for parts in (PARTS_ASKED[:1], PARTS_ASKED[1:]):
            ask(reports, folder, Choice(parts=parts))
        with pytest.raises(BusyError, match="ask again"):
            ask(reports, folder)

    during(settings, steps)


def test_the_oldest_reports_make_room_for_new_ones(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.jobs.reports._MOST_KEPT", 1)

    async def steps(reports: Reports) -> None:
        first = ask(reports, folder, Choice(parts=PARTS_ASKED[:1]))
        await reports.ended(first.identifier, 60)
        second = ask(reports, folder, Choice(parts=PARTS_ASKED[1:]))
        assert reports.job(first.identifier) is None
        assert [job.identifier for job in reports.jobs()] == [second.identifier]

    during(settings, steps)


def test_a_generation_that_is_gone_is_told_of(settings: Settings, tmp_path: Path) -> None:
    async def steps(reports: Reports) -> None:
        job = reports.ask(tmp_path / "gone", "0" * 16, CHOICE, "")
        ended = await reports.ended(job.identifier, 60)
        assert ended.state is State.FAILED
        assert ended.problem.endswith("run samgraf build again.")

    during(settings, steps)


def test_another_service_that_starts_leaves_reports_alone(settings: Settings, folder: Path) -> None:
    async def steps(reports: Reports) -> None:
        job = ask(reports, folder)
        await reports.ended(job.identifier, 60)
        Spool().remove()
        assert (await reports.report(job.identifier)).language == "sv"

    during(settings, steps)


def test_nothing_is_left_behind_when_the_service_closes(settings: Settings, folder: Path) -> None:
    async def steps(reports: Reports) -> None:
        job = ask(reports, folder)
        await reports.ended(job.identifier, 60)
        places.append((await reports.file(job.identifier, ".json")).parent.parent)

    places: list[Path] = []
    during(settings, steps)
    assert [place.exists() for place in places] == [False]


def test_a_process_that_dies_is_told_of(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_CHILD", "this")  # a module that knows nothing of work
    work = MakeReport(folder, CHOICE, "", tmp_path / "report.pickle")
    (tmp_path / "this.py").write_text("import os; os._exit(3)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))
    monkeypatch.setattr(process, "_ROOT", "")
    with pytest.raises(WorkFailedError, match="ended unexpectedly"):
        asyncio.run(do_in_process(work, lambda done, of, what: None, 60, GIGABYTE))
    assert not (tmp_path / "report.pickle").exists()


def test_what_cannot_be_kept_is_told_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    work = MakeReport(folder, CHOICE, "", tmp_path / "gone" / "report.pickle")
    with pytest.raises(WorkFailedError, match=r"could not be kept \(No such file or directory\): make room"):
        asyncio.run(do_in_process(work, lambda done, of, what: None, 60, GIGABYTE))


def test_progress_is_told_part_by_part(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    work = MakeReport(folder, CHOICE, "", tmp_path / "report.pickle")
    asyncio.run(do_in_process(work, lambda *how_far: told.append(how_far), 60, GIGABYTE))
    assert told == [(0, 2, PARTS_ASKED[0]), (1, 2, PARTS_ASKED[1]), (2, 2, "")]
    assert read_report(tmp_path / "report.pickle").language == "sv"
