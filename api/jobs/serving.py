"""The reports of the service as what a request is given."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.jobs.reports import Reports


def reports_of(request: Request) -> Reports:
    """Give a request the reports of the service."""
    kept: Reports = request.app.state.reports
    return kept


KeptReports = Annotated[Reports, Depends(reports_of)]
