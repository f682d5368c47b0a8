"""Frames between the service and its workers: a head in JSON and a body in bytes, each with its length before it."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LENGTHS = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: ``head`` is what JSON can say."""

    head: Mapping[str, Any]
    body: bytes = b""


def packed(frame: Frame) -> bytes:
    """Return a frame as bytes."""
    head = json.dumps(frame.head).encode()
    return _LENGTHS.pack(len(head), len(frame.body)) + head + frame.body


class FrameReader:
    """Puts frames together from bytes as they come in."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Frame | None:
        """Take bytes in; return the frame that they complete."""
        self._buffer += data
        if len(self._buffer) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._buffer)
        end = _LENGTHS.size + head + body
        if len(self._buffer) < end:
            return None
        middle = _LENGTHS.size + head
        frame = Frame(json.loads(self._buffer[_LENGTHS.size : middle]), bytes(self._buffer[middle:end]))
        del self._buffer[:end]
        return frame


def receive(channel: socket.socket, reader: FrameReader) -> Frame | None:
    """Wait for a frame; return None where the other side is gone."""
    while data := channel.recv(65536):
        if frame := reader.feed(data):
            return frame
    return None
