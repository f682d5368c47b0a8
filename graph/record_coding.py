"""From values made of dataclasses to bytes and back, without running anything that the bytes could name.

A dataclass becomes the list of its fields, an enumeration's member its value, a day or time its ISO form. The functions
that do it are put together once for each class from the types of its fields.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union

Coder = Callable[[Any], Any]
_Value = TypeVar("_Value")
_PLAIN = (str, int, float, bool)


def encoded(value: object) -> bytes:
    """Return a dataclass as JSON."""
    return json.dumps(_coder_of(value)(value), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decoded(content: bytes, kind: type[_Value]) -> _Value:
    """Return the value of a class whose ``encoded`` bytes these are; raises ValueError where they are none."""
    try:
        found: _Value = _decoder(typing.cast(Any, kind))(json.loads(content.decode("utf-8", "surrogatepass")))
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise ValueError(f"no {kind.__name__}") from error
    return found


def _coder_of(value: object) -> Coder:
    return _encoder(typing.cast(Any, type(value)))


def _unchanged(value: Any) -> Any:
    return value


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


@cache
def _encoder(kind: Any) -> Coder:
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union_encoder(_choices(kind))
    if origin is tuple:
        element = _encoder(typing.get_args(kind)[0])
        return _unchanged if element is _unchanged else lambda value: [element(part) for part in value]
    if dataclasses.is_dataclass(kind):
        parts = [(name, _encoder(hint)) for name, hint in _fields(typing.cast(Any, kind))]
        return lambda value: [code(getattr(value, name)) for name, code in parts]
    if issubclass(kind, Enum):
        return lambda value: value.value
    return (lambda value: value.isoformat()) if kind in (date, time) else _unchanged


def _choices(kind: Any) -> tuple[Any, ...]:
    return tuple(choice for choice in typing.get_args(kind) if choice is not types.NoneType)


def _union_encoder(choices: tuple[Any, ...]) -> Coder:
    if len(choices) == 1:
        encode = _encoder(choices[0])
        return lambda value: None if value is None else encode(value)
    coders = {choice: (place, _encoder(choice)) for place, choice in enumerate(choices)}

    def tagged(value: Any) -> Any:
        place, encode = coders[type(value)]
        return [place, encode(value)]

    return lambda value: None if value is None else tagged(value)


@cache
def _decoder(kind: Any) -> Coder:
    origin = typing.get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union_decoder(_choices(kind), types.NoneType in typing.get_args(kind))
    if origin is tuple:
        element = _decoder(typing.get_args(kind)[0])
        return lambda value: tuple([element(part) for part in _list(value)])
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return members.__getitem__
    if kind in (date, time):
        read: Coder = kind.fromisoformat
        return read
    return _plain_decoder(kind)


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError
    return value


def _plain_decoder(kind: Any) -> Coder:
    if kind not in _PLAIN:
        raise TypeError(f"{kind} is not known here")

    def checked(value: Any) -> Any:
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise TypeError
        return value

    return checked


def _union_decoder(choices: tuple[Any, ...], may_be_none: bool) -> Coder:
    coders = [_decoder(choice) for choice in choices]
    single = coders[0] if len(coders) == 1 else None

    def decode(value: Any) -> Any:
        if value is None:
            if not may_be_none:
                raise TypeError
            return None
        if single is not None:
            return single(value)
        place, content = _list(value)
        return coders[place](content)

    return decode


def _dataclass_decoder(kind: Any) -> Coder:
    coders = [_decoder(hint) for _, hint in _fields(kind)]
    count = len(coders)

    def decode(value: Any) -> Any:
        if len(_list(value)) != count:
            raise ValueError
        return kind(*[code(part) for code, part in zip(coders, value, strict=True)])

    return decode
