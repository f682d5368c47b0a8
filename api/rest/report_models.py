"""What is asked of reports and answered about them, as types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from api.jobs.reports import State
from api.rest.models import Model
from api.rest.parameters import Day


class ReportAsked(Model):
    """What a report is to be about."""

    model_config = ConfigDict(extra="forbid")

    scope: Annotated[str, Field(max_length=500)] = Field(
        "all",
        description="`all`, or a municipality, county or body: an IRI, the end of one (municipality/1440, county/12), "
        "a code or an exact name.",
        examples=["all", "municipality/1440", "county/12"],
    )
    from_: Day = Field(None, alias="from", description="The first day of the period, or its month or year.")
    to: Day = Field(None, description="The last day of the period, or its month or year.")
    language: Literal["sv", "en"] = Field("sv", description="The language of the report.")
    parts: list[Annotated[str, Field(max_length=50)]] = Field(
        [], max_length=50, description="The names of its parts; all parts where none is named."
    )


class ReportFile(Model):
    """A file that a report can be had as."""

    format: str = Field(examples=["pdf"])
    media_type: str = Field(examples=["application/pdf"])
    href: str


class ReportStatus(Model):
    """A report as it stands."""

    id: str = Field(description="The same for the same choice on the same graph.")
    href: str
    state: State = Field(description="A report that failed or was cancelled is begun anew when it is asked for again.")
    done: int = Field(description="How many parts are made.")
    of: int = Field(description="How many parts it will have; 0 as long as it waits for its turn.")
    part: str = Field(description="The name of the part that is being made; empty where none is.")
    problem: str = Field(description="Why it failed and what to do; empty where it did not.")
    scope: str = Field(description="The IRI of the municipality, county or body; `all` for everything.")
    first: str | None = Field(description="The first day of the period that was asked for.")
    last: str | None = Field(description="The last day of the period that was asked for.")
    language: str
    parts: list[str] = Field(description="The names of its parts; empty for all.")
    generation: str = Field(description="The fingerprint of the graph that it is made of.")
    files: list[ReportFile] = Field(description="The files that it can be had as; none before it is ready.")


class ReportList(Model):
    """The reports that the service has, the latest first, and what can be asked for."""

    parts: list[str] = Field(description="The names of all parts, in the order of a report.")
    formats: list[str]
    items: list[ReportStatus]
