"""From a path to the bytes of its file, where it is of a size that minutes have."""

from __future__ import annotations

from pathlib import Path

from data.reading.values import Refused

MAXIMUM_BYTES = 64 * 1024 * 1024
"""Of a file; minutes with pictures in them have a few million."""


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; raises Refused where it is too large, OSError where it cannot be opened."""
    size = path.stat().st_size
    if size > MAXIMUM_BYTES:
        raise Refused(
            f"is {size / 1048576:.0f} MB, more than the {MAXIMUM_BYTES // 1048576} MB that a set of minutes may be:"
            " split it into one file a meeting"
        )
    return path.read_bytes()
