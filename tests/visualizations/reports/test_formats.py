"""What holds for all formats: the same report gives the same bytes, in this process and in another."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from tests.visualizations.reports.samples import empty, report
from visualizations.reports.formats import FORMATS

_ELSEWHERE = """
import hashlib
from tests.visualizations.reports.samples import report
from visualizations.reports.formats import FORMATS
for suffix, one in FORMATS.items():
    print(suffix, hashlib.sha256(one.write(report())).hexdigest())
"""


def test_the_same_report_gives_the_same_bytes_in_another_process() -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C", "PYTHONPATH": os.getcwd()}
    command = [sys.executable, "-c", _ELSEWHERE]
    told = subprocess.run(command, capture_output=True, check=True, env=surroundings, text=True, timeout=240).stdout
    elsewhere = dict(line.split() for line in told.splitlines())
    here = {suffix: hashlib.sha256(one.write(report())).hexdigest() for suffix, one in FORMATS.items()}
    assert elsewhere == here


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_takes_a_report_about_nothing(suffix: str) -> None:
    assert FORMATS[suffix].write(empty())


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_tells_languages_apart(suffix: str) -> None:
    assert FORMATS[suffix].write(report("sv")) != FORMATS[suffix].write(report("en"))
