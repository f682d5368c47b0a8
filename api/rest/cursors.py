"""From the end of a page to the opaque text by which the next is asked for, and back."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import dataclass

from api.service.problems import Problem
from graph.index.listing import Bound


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the list with its order, what the last thing sorts by, and its IRI below the base.

    The IRI stays what it is when the graph is built anew; a number would not.
    """

    list: str
    value: Bound
    iri: str


def written(cursor: Cursor) -> str:
    """Return a cursor as text for an address."""
    content = json.dumps([cursor.list, cursor.value, cursor.iri], ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.crc32(content).to_bytes(4, "big") + content).rstrip(b"=").decode("ascii")


def read(text: str, of_list: str) -> Cursor:
    """Return the cursor that a text is; raises Problem where it is none or of another list."""
    try:
        packed = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        content = packed[4:]
        if packed[:4] != zlib.crc32(content).to_bytes(4, "big"):
            raise damaged()
        found = Cursor(*json.loads(content))
    except (UnicodeError, binascii.Error, ValueError, TypeError):
        raise damaged() from None
    if found.list != of_list:
        detail = "The cursor is of another list or order: leave it out to begin at the first page."
        raise Problem(400, "wrong-cursor", "Wrong cursor", detail)
    return found


def damaged() -> Problem:
    """Return the problem that a cursor is not what was given out."""
    detail = "The cursor is damaged or out of date: leave it out to begin at the first page."
    return Problem(400, "wrong-cursor", "Wrong cursor", detail)
