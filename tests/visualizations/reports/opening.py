"""From a file of a report to what another program reads in it; where the program is missing, the test says so."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.reports.model import Report
from visualizations.reports.formats import FORMATS


def program(name: str, package: str) -> str:
    """Return the path of a program; without it a test is skipped, and fails where all are to be there."""
    path = shutil.which(name)
    if path is None:
        message = f"{name} is not installed: apt-get install {package}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def written(report: Report, suffix: str, folder: Path) -> Path:
    """Write a report to a file."""
    path = folder / f"report{suffix}"
    path.write_bytes(FORMATS[suffix].write(report))
    return path


def told_by_poppler(tool: str, *arguments: str) -> str:
    """Return what a tool of poppler prints."""
    command = [program(tool, "poppler-utils"), *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def converted(path: Path, target: str, folder: Path, package: str) -> list[Path]:
    """Return what LibreOffice makes of a file; it runs with a profile of its own, beside any other."""
    office = program("soffice", package)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", target, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=240)
    return sorted((folder / "out").iterdir())
