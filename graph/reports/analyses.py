"""Which parts of a report measure the network: what can also be asked for one at a time."""

from __future__ import annotations

ANALYSES = (
    "rankings",
    "groups",
    "brokers",
    "dependency",
    "gaps",
    "white-spots",
    "change",
    "robustness",
    "suggestions",
)
"""Names of parts, in the order in which they are offered."""
