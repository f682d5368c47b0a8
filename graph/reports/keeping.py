"""From what takes long to compute to a file beside the generation that it was computed from, and back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
_FOLDER = "analytics"
_MEASURES = "graph.analytics"


class Kept:
    """The results kept with one generation, whose graph never changes: what was computed once is read again.

    A file bears the digest of the program's version, the code of the measures and the queries that went into it. One
    that cannot be read is computed anew, and where nothing can be written nothing is kept.
    """

    def __init__(self, generation: Path, version: str) -> None:
        self._folder = generation / _FOLDER
        self._version = version

    def result(self, kind: type[T], name: str, inputs: Sequence[str], compute: Callable[[], T]) -> T:
        """Return what ``compute`` makes, from the file of its name and inputs where there is one.

        ``kind`` is a type that pydantic turns into JSON and back unchanged, such as a dataclass of numbers.
        """
        adapter = TypeAdapter(kind)
        file = self._folder / f"{name}-{_digest((self._version, _method(), name, *inputs))}.json"
        with suppress(OSError, ValidationError):
            return adapter.validate_json(file.read_bytes())
        found = compute()
        with suppress(OSError):
            _write(file, adapter.dump_json(found))
        return found


def _digest(told: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]


@cache
def _method() -> str:
    """Return a digest of how measures are computed: whoever changes it is not told what was."""
    code = sorted(files(_MEASURES).iterdir(), key=lambda file: file.name)
    return _digest([file.read_text(encoding="utf-8") for file in code if file.name.endswith(".py")])


def _write(file: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    partial = file.with_name(f".{file.stem}-{os.getpid()}")
    try:
        partial.write_bytes(content)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
