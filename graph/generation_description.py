"""What a generation is: the file beside its graph that says under which base, out of what, and how much of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.generations import DESCRIPTION, StoreError

_FINGERPRINT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class GenerationDescription:
    """A generation's ``fingerprint``, the ``base`` of its IRIs, and its counts of statements and documents.

    Two generations of one fingerprint hold the same graph.
    """

    fingerprint: str
    base: str
    statements: int
    documents: int

    @classmethod
    def of_dump(cls, sha256: str, base: str, statements: int, documents: int) -> GenerationDescription:
        """Return the description of a graph whose dump in N-Quads has a digest; the fingerprint is its beginning."""
        return cls(sha256[:_FINGERPRINT_LENGTH], base, statements, documents)


def describe(generation: Path, description: GenerationDescription) -> None:
    """Write a generation's description into its folder."""
    content = json.dumps(asdict(description), indent=2, sort_keys=True)
    (generation / DESCRIPTION).write_text(content + "\n", encoding="utf-8")


def description_of(generation: Path) -> GenerationDescription:
    """Read a generation's description; raises StoreError where there is none that can be read."""
    try:
        found = json.loads((generation / DESCRIPTION).read_text(encoding="utf-8"))
        return GenerationDescription(
            str(found["fingerprint"]), str(found["base"]), int(found["statements"]), int(found["documents"])
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"Cannot read what the graph in {generation} is: run samgraf build again.") from error
