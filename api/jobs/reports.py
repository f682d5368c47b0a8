"""The reports that a service makes: asked for once each, made one at a time, kept while there is room."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from api.jobs.process import WorkFailedError, do_in_process
from api.jobs.work import MakeReport, WriteReport, read_report
from api.queries.question import BusyError
from api.queries.spool import Spool
from api.settings import Settings
from graph.generations import StoreError, held
from graph.reports.choice import Choice
from graph.reports.model import Report

_MOST_WAITING = 16
_MOST_KEPT = 64
_RETRY_AFTER = 10
_REPORT = "report.pickle"
_MEGABYTE = 1024 * 1024


class State(StrEnum):
    """How far a report has come."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


_ENDED = (State.READY, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Job:
    """A report as it stands: ``done`` of ``of`` parts are made, ``part`` is being made; ``problem`` says what failed.

    The same choice on the same graph has the same ``identifier``. ``generation`` is the fingerprint of the graph.
    """

    identifier: str
    choice: Choice
    generation: str
    state: State = State.WAITING
    done: int = 0
    of: int = 0
    part: str = ""
    problem: str = ""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.state in _ENDED


class Reports:
    """All reports that were asked for since the service started, the latest of them kept."""

    def __init__(self, settings: Settings) -> None:
        self._seconds = settings.report_limit
        self._memory = settings.report_memory * _MEGABYTE
        self._spool = Spool()
        self._jobs: dict[str, Job] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Semaphore(1)
        self._writing: dict[Path, asyncio.Task[None]] = {}

    def ask(self, folder: Path, generation: str, choice: Choice, service: str) -> Job:
        """Return the report of a choice on a generation, begun now unless it is being made or is ready.

        ``folder`` and ``generation`` are the generation's folder and fingerprint, ``service`` is where pages show
        more. Raises BusyError where too many wait.
        """
        identifier = _identifier(generation, choice, service)
        known = self._jobs.get(identifier)
        if known is not None and known.state not in (State.FAILED, State.CANCELLED):
            return known
        if len(self._tasks) > _MOST_WAITING:
            raise BusyError(f"Too many reports are being made: ask again in {_RETRY_AFTER} seconds.", _RETRY_AFTER)
        self._make_room()
        self._jobs.pop(identifier, None)
        job = self._jobs[identifier] = Job(identifier, choice, generation)
        task = self._tasks[identifier] = asyncio.create_task(self._make(job, folder, service))
        task.add_done_callback(lambda _: self._tasks.pop(identifier, None))
        return job

    def job(self, identifier: str) -> Job | None:
        """Return a report as it stands, None where there is none of that identifier."""
        return self._jobs.get(identifier)

    def jobs(self) -> tuple[Job, ...]:
        """Return all, the latest first."""
        return tuple(reversed(self._jobs.values()))

    async def cancel(self, identifier: str) -> Job | None:
        """End the making of a report, or forget one that is ready; return it as it then stands."""
        if (task := self._tasks.get(identifier)) is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        job = self._jobs.get(identifier)
        if job is not None:
            shutil.rmtree(self._place(identifier), ignore_errors=True)
            job = self._jobs[identifier] = replace(job, state=State.CANCELLED)
        return job

    async def ended(self, identifier: str, seconds: float) -> Job:
        """Wait for a report so many seconds at most and return it as it then stands."""
        if (task := self._tasks.get(identifier)) is not None:
            await asyncio.wait((task,), timeout=seconds)
        return self._jobs[identifier]

    async def report(self, identifier: str) -> Report:
        """Return a report that is ready."""
        return await asyncio.to_thread(read_report, self._place(identifier) / _REPORT)

    async def file(self, identifier: str, suffix: str) -> Path:
        """Return the file of a report that is ready, in a format by its suffix; raises WorkFailedError.

        It is written when it is first asked for.
        """
        place = self._place(identifier)
        file = place / f"report{suffix}"
        if not file.exists():
            if file not in self._writing:
                work = WriteReport(place / _REPORT, file)
                task = asyncio.create_task(do_in_process(work, _unheard, self._seconds, self._memory))
                task.add_done_callback(lambda _: self._writing.pop(file, None))
                self._writing[file] = task
            # whoever asks for it at the same time waits for the same; one who leaves does not end it
            await asyncio.shield(self._writing[file])
        return file

    async def close(self) -> None:
        """End all that is being made and remove what is kept."""
        tasks = [*self._tasks.values(), *self._writing.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._spool.remove()

    async def _make(self, job: Job, folder: Path, service: str) -> None:
        try:
            with held(folder):
                async with self._turn:
                    place = self._place(job.identifier)
                    place.mkdir(parents=True, exist_ok=True)
                    work = MakeReport(folder, job.choice, service, place / _REPORT)
                    await do_in_process(work, self._told(job.identifier), self._seconds, self._memory)
            self._set(job.identifier, state=State.READY, part="")
        except (WorkFailedError, StoreError) as error:
            self._set(job.identifier, state=State.FAILED, problem=str(error))
        except OSError as error:
            problem = f"The report could not be kept ({error.strerror}): make room on the disk and try again."
            self._set(job.identifier, state=State.FAILED, problem=problem)
        except asyncio.CancelledError:
            self._set(job.identifier, state=State.CANCELLED)
            raise

    def _told(self, identifier: str) -> Callable[[int, int, str], None]:
        return lambda done, of, part: self._set(identifier, state=State.MAKING, done=done, of=of, part=part)

    def _set(self, identifier: str, **changed: object) -> None:
        self._jobs[identifier] = replace(self._jobs[identifier], **changed)  # type: ignore[arg-type]

    def _make_room(self) -> None:
        ended = [one.identifier for one in self._jobs.values() if one.has_ended]
        for identifier in ended[: max(0, len(self._jobs) - _MOST_KEPT + 1)]:
            shutil.rmtree(self._place(identifier), ignore_errors=True)
            del self._jobs[identifier]

    def _place(self, identifier: str) -> Path:
        return self._spool.folder / identifier


def _identifier(generation: str, choice: Choice, service: str) -> str:
    told = repr((version("samgraf"), generation, choice, service))
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def _unheard(_done: int, _of: int, _what: str) -> None:
    """Writing a file is over in a moment: nobody is told how far it is."""
