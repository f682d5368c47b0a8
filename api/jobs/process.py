"""From a piece of work to a process that does it, told of while it goes on and ended when it is cancelled."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import api
from api.jobs.work import Work
from ontology.errors import SamgrafError

Told = Callable[[int, int, str], None]
_CHILD = "api.jobs.child"
_ROOT = str(Path(next(iter(api.__path__))).parent)
_LONGEST_LINE = 64 * 1024


class WorkFailedError(SamgrafError):
    """A piece of work came to nothing; the message says why and what to do."""


async def do_in_process(work: Work, told: Told, seconds: float, memory: int) -> None:
    """Do a piece of work in a process with so many seconds and bytes; cancelling the task ends the process.

    Raises WorkFailedError.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        _CHILD,
        str(memory),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH"))))},
        limit=_LONGEST_LINE,
    )
    try:
        async with asyncio.timeout(seconds):
            failure = await _followed(process, work, told)
            code = await process.wait()
    except TimeoutError:
        raise WorkFailedError(
            f"It took longer than {seconds:g} seconds: choose a shorter period, fewer parts or a single body."
        ) from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if failure or code:
        raise WorkFailedError(failure or "It ended unexpectedly: try again, and choose less if it does so again.")


async def _followed(process: asyncio.subprocess.Process, work: Work, told: Told) -> str:
    """Hand the work over and listen until the process is silent; return what it failed of, or nothing."""
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process was started without pipes")
    with contextlib.suppress(ConnectionError):  # a process that is gone already is told of by its exit code
        process.stdin.write(pickle.dumps(work))
        process.stdin.close()
    failure = ""
    async for line in process.stdout:
        event = json.loads(line)
        if "failed" in event:
            failure = str(event["failed"])
        else:
            told(int(event["done"]), int(event["of"]), str(event["what"]))
    return failure
