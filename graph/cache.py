"""Records that were read before, kept as files under the hash of their document and of what read them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Union

from data.record import MeetingRecord
from graph.generations import write_atomically


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What reading one document came to: its text, which the record's spans count into, and the record."""

    text: str
    record: MeetingRecord


class RecordCache:
    """A folder of read documents. ``version`` is that of the extractor: another one finds nothing here."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version
        self._used: set[Path] = set()

    def _path(self, identifier: str, sha256: str) -> Path:
        key = hashlib.sha256("\n".join((self._version, sha256, identifier)).encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.json"

    def find(self, identifier: str, sha256: str) -> ReadDocument | None:
        """Return what was read of a document, None where that is not known or its file is damaged."""
        path = self._path(identifier, sha256)
        try:
            content = path.read_bytes()
            found = _decode(ReadDocument, _checked(content))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        if not isinstance(found, ReadDocument):
            return None
        self._used.add(path)
        return found

    def keep(self, read: ReadDocument) -> None:
        """Write down what was read of a document; raises OSError where that is not possible."""
        body = json.dumps(_encode(read), ensure_ascii=True, separators=(",", ":")).encode("ascii")
        path = self._path(read.record.document.identifier, read.record.document.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._used.add(path)
        write_atomically(path, hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body)

    def forget_others(self) -> None:
        """Remove every entry that was neither found nor kept here: what is no longer read is not held on to."""
        for path in self._folder.glob("*/*"):
            if path not in self._used:
                path.unlink(missing_ok=True)


def _checked(content: bytes) -> Any:
    """Return the JSON of an entry; raises ValueError where its bytes are not those that were written."""
    digest, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode("ascii") != digest:
        raise ValueError
    return json.loads(body)


def _encode(value: Any) -> Any:
    """Turn a value of the record into JSON; a dataclass becomes a list of its name and its fields."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = (getattr(value, field.name) for field in dataclasses.fields(value))
        return [type(value).__name__, *map(_encode, fields)]
    if isinstance(value, tuple):
        return [_encode(element) for element in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    return value


@lru_cache(maxsize=64)
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


def _decode(kind: Any, value: Any) -> Any:
    """Turn JSON back into a value; ValueError, TypeError or KeyError where it does not fit."""
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(typing.get_args(kind), value)
    if origin is tuple:
        element = typing.get_args(kind)[0]
        return tuple(_decode(element, part) for part in value)
    if dataclasses.is_dataclass(kind):
        return _decode_dataclass(typing.cast(type, kind), value)
    if issubclass(kind, Enum):
        return kind(value)
    if kind in (date, time):
        return kind.fromisoformat(value)
    if kind is float and type(value) is int:
        return value
    if type(value) is not kind:
        raise TypeError
    return value


def _decode_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        if types.NoneType not in kinds:
            raise TypeError
        return None
    choices = [kind for kind in kinds if kind is not types.NoneType]
    if len(choices) > 1:  # a party: the name in front tells a person from an organisation
        choices = [kind for kind in choices if kind.__name__ == value[0]]
    return _decode(choices[0], value)


def _decode_dataclass(kind: type, value: Any) -> Any:
    name, *parts = value
    fields = _fields(kind)
    if name != kind.__name__ or len(parts) != len(fields):
        raise ValueError
    return kind(**{field: _decode(hint, part) for (field, hint), part in zip(fields, parts, strict=True)})
