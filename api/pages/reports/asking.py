"""From a choice as typed to the report of it: ready, on its way, or refused with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.jobs.reports import Job, Reports, State
from api.queries.question import BusyError
from api.service.serving import ServedGeneration
from graph.reports.choosing import ChoiceRefusedError, chosen
from graph.reports.model import Report

_PATIENCE = 0.5
"""Seconds that a page waits for what may be ready in a moment, instead of showing how far it has come."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page was asked for, as typed, in which language and of which parts; all where there are none."""

    scope: str
    first: str
    last: str
    language: str
    parts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a choice: how it stands and, once it is ready, the report; or why there is none."""

    job: Job | None = None
    report: Report | None = None
    refusal: str = ""
    status: int = 200

    @property
    def is_under_way(self) -> bool:
        """Whether it is being made."""
        return self.job is not None and not self.job.has_ended


async def asked_for(typed: Typed, base: str, generation: ServedGeneration, kept: Reports) -> Asked:
    """Ask for the report of what was typed; ``base`` is the address of the service, where its pages show more."""
    try:
        choice = chosen(generation.index, typed.scope, typed.first, typed.last, typed.language, typed.parts)
        job = kept.ask(generation.folder, generation.description.fingerprint, choice, base)
    except ChoiceRefusedError as refused:
        return Asked(refusal=str(refused))
    except BusyError as busy:
        return Asked(refusal=str(busy), status=503)
    job = await kept.ended(job.identifier, _PATIENCE)
    if job.state is State.FAILED:
        return Asked(job, refusal=job.problem, status=503)
    return Asked(job, await kept.report(job.identifier) if job.state is State.READY else None)
