"""Every check of the protocol against the running service; the same checks print the table of the benchmarks."""

from __future__ import annotations

import re

import pytest

from tests.protocol.checking import Check
from tests.protocol.checks import CHECKS
from tests.protocol.exchange import Endpoint


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_service_passes(check: Check, endpoint: Endpoint) -> None:
    assert check.failure(endpoint) is None


def test_every_check_has_its_own_name_and_says_what_it_rests_on() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS) >= 38
    section = re.compile(r"^(SPARQL|RFC) .*\d")
    for check in CHECKS:
        assert section.match(check.rests_on) if check.standard else check.rests_on.startswith("Own promise: "), (
            check.name
        )


def test_every_section_on_the_query_operation_has_a_check() -> None:
    """SPARQL 1.1 Protocol, 2.1: by GET, by form, directly, data set, formats, failure."""
    resting = " ".join(check.rests_on for check in CHECKS)
    for section in ("2.1:", "2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.1.5", "2.1.6"):
        assert f"SPARQL 1.1 Protocol, {section}" in resting, section
