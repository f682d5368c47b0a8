"""From the weights by which a build told people apart to a file beside its graph."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from graph.resolved import WeightTold

WEIGHTS_FILE = "identity-weights.jsonl"


def keep_weights(generation: Path, weights: Iterable[WeightTold]) -> None:
    """Write weights down in a generation, a JSON object each; raises OSError."""
    lines = (json.dumps(asdict(weight), ensure_ascii=False) for weight in weights)
    (generation / WEIGHTS_FILE).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
