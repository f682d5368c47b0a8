"""What a generation is: the file beside its graph that says under which base, out of what, and how much of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.generations import StoreError

_FILE = "generation.json"
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


def fingerprint_of(texts: Iterable[str], pairs: Iterable[tuple[str, str]]) -> str:
    """Return a short hash (64 bits, hex) of all that a graph depends on; the order of the pairs plays no part."""
    digest = hashlib.sha256()
    for part in (*texts, *(f"{one}\x1e{other}" for one, other in sorted(pairs))):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    return digest.hexdigest()[:_FINGERPRINT_LENGTH]


def describe(generation: Path, description: GenerationDescription) -> None:
    """Write a generation's description into its folder."""
    content = json.dumps(asdict(description), indent=2, sort_keys=True)
    (generation / _FILE).write_text(content + "\n", encoding="utf-8")


def description_of(generation: Path) -> GenerationDescription:
    """Read a generation's description; raises StoreError where there is none that can be read."""
    try:
        found = json.loads((generation / _FILE).read_text(encoding="utf-8"))
        return GenerationDescription(
            str(found["fingerprint"]), str(found["base"]), int(found["statements"]), int(found["documents"])
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"Cannot read what the graph in {generation} is: run samgraf build again.") from error
