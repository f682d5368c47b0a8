"""All checks, in the order in which a table lists them."""

from __future__ import annotations

from tests.protocol.checking import Check
from tests.protocol.checks import answers, datasets, formats, limits, queries, refusals, replies

CHECKS: tuple[Check, ...] = (
    *queries.CHECKS,
    *datasets.CHECKS,
    *formats.CHECKS,
    *answers.CHECKS,
    *replies.CHECKS,
    *refusals.CHECKS,
    *limits.CHECKS,
)
