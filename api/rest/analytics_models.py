"""What is asked of analyses and answered about them, as types."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.rest.models import Model
from api.rest.parameters import Day

TableName = Annotated[str, Field(max_length=50, pattern="^[a-z-]+$")]


class AskedAnalysis(BaseModel):
    """What an analysis is to be about."""

    model_config = ConfigDict(populate_by_name=True)

    scope: Annotated[str, Field(max_length=500)] = Field(
        "all",
        description="`all`, or a municipality, county or body: an IRI, the end of one (municipality/1440, county/12), "
        "a code or an exact name.",
        examples=["all", "municipality/1440", "county/12"],
    )
    from_: Day = Field(None, alias="from", description="The first day of the period, or its month or year.")
    to: Day = Field(None, description="The last day of the period, or its month or year.")
    language: Literal["sv", "en"] = Field("sv", description="The language of titles, captions and sentences.")
    format: Literal["json", "csv"] | None = Field(
        None, description="The format of the answer, instead of the Accept header; CSV has one table."
    )
    table: TableName | None = Field(None, description="The key of the table that CSV is to have; else the first.")


class AnalysisKind(Model):
    """An analysis that can be asked for."""

    name: str = Field(examples=["rankings"])
    title: str = Field(description="What it is called.")
    about: str = Field(description="What it answers.")
    href: str


class AnalysisList(Model):
    """All analyses."""

    items: list[AnalysisKind]


class Analysis(Model):
    """An analysis: a report of a single part, with the quotes and queries beneath it."""

    model_config = ConfigDict(extra="allow")

    title: str
    language: str
    scope: str = Field(description="What it is about, as one says it.")
    period: str
    generation: str = Field(description="The fingerprint of the graph.")
    version: str
    sections: list[dict[str, Any]] = Field(
        description="One section with its paragraphs and tables; none where there is nothing to tell of."
    )
    quotes: list[dict[str, Any]]
    queries: list[dict[str, Any]] = Field(description="The SPARQL that gave the figures.")
