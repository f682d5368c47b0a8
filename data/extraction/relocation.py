"""From a record in positions of the clean text to the same in positions of the source."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union

from data.extraction.layout import Layout
from data.record import Span

_T = TypeVar("_T")
_Source = Callable[[int, int], Span]
_Mover = Callable[[Any, _Source], Any]


def relocated(value: _T, layout: Layout) -> _T:
    """Return ``value``, a dataclass, with every span moved from the clean text to the source."""
    move = _mover(typing.cast(Any, type(value)))
    moved: _T = move(value, layout.source_span) if move is not None else value
    return moved


@cache
def _mover(kind: Any) -> _Mover | None:
    """Return what moves the spans inside a value of a type; None where there are none.

    Put together once for each type, as most of a record's values have no place in the text.
    """
    origin = typing.get_origin(kind)
    if kind is Span:
        return lambda span, source: source(span.start, span.end)
    if origin in (Union, types.UnionType):
        return _of_union({choice: move for choice in typing.get_args(kind) if (move := _mover(choice)) is not None})
    if origin is tuple:
        return _of_tuple(_mover(typing.get_args(kind)[0]))
    return _of_dataclass(kind) if is_dataclass(kind) else None


def _of_union(movers: dict[Any, _Mover]) -> _Mover | None:
    if not movers:
        return None

    def move(value: Any, source: _Source) -> Any:
        mover = movers.get(type(value))
        return value if mover is None else mover(value, source)

    return move


def _of_tuple(element: _Mover | None) -> _Mover | None:
    if element is None:
        return None
    return lambda values, source: tuple([element(value, source) for value in values])


def _of_dataclass(kind: Any) -> _Mover | None:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    moving = [(place, part) for place, name in enumerate(names) if (part := _mover(hints[name])) is not None]
    if not moving:
        return None
    values_of = attrgetter(*names)

    def move(value: Any, source: _Source) -> Any:
        parts = list(values_of(value)) if len(names) > 1 else [values_of(value)]
        for place, move_part in moving:
            parts[place] = move_part(parts[place], source)
        return kind(*parts)

    return move
