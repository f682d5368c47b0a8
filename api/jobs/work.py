"""The work that a process of its own does: making a report, writing one to a file."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

from graph.reports.choice import Choice
from graph.reports.making import Progress
from graph.reports.model import Report


@dataclass(frozen=True, slots=True)
class MakeReport:
    """Make the report of a choice on a generation, and put it, pickled, where ``result`` says."""

    generation: Path
    choice: Choice
    service: str
    result: Path

    def do(self, progress: Progress) -> None:
        """Make it; raises SamgrafError."""
        from graph.reports.opening import report_in

        report = report_in(self.generation, self.choice, self.service, progress)
        self.result.write_bytes(pickle.dumps(report))


@dataclass(frozen=True, slots=True)
class WriteReport:
    """Write the report pickled at ``source`` to ``result``, in the format that its ending names."""

    source: Path
    result: Path

    def do(self, progress: Progress) -> None:
        """Write it; raises SamgrafError."""
        from visualizations.reports.formats import FORMATS

        progress(0, 1, self.result.suffix)
        self.result.write_bytes(FORMATS[self.result.suffix].write(read_report(self.source)))


Work = MakeReport | WriteReport


def read_report(file: Path) -> Report:
    """Read a report that a process of this service has put into a file of its own."""
    report = pickle.loads(file.read_bytes())  # noqa: S301 (written by this service into its own folder)
    if not isinstance(report, Report):
        raise TypeError(f"no report in {file.name}")
    return report
