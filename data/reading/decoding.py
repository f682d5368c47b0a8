"""Bytes in, text out: which of the usual encodings a text file is in."""

from __future__ import annotations

import codecs
import re

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROL_SHARE = 0.02  # of all characters; text has hardly any, a renamed binary many


class NotText(ValueError):
    """The bytes are no text in any encoding that minutes come in."""


def decode(content: bytes) -> str:
    """Return ``content`` as text with line ends as ``\\n``.

    Tried in this order: UTF-16 (by its mark, or by every other byte being zero), UTF-8, Windows-1252 (which holds
    Latin-1's letters). A UTF-8 mark stays as the first character, so that positions agree with other readers.

    Raises NotText for anything else, a renamed binary say.
    """
    text = _decoded(content)
    if _looks_binary(text):
        raise NotText
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        return _strictly(content, "utf-16")
    bare = _utf16_without_mark(content)
    if bare:
        return _strictly(content, bare)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # The five bytes that Windows-1252 leaves undefined do not occur in text.
        return _strictly(content, "cp1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText from error


def _utf16_without_mark(content: bytes) -> str | None:
    """Return the UTF-16 kind that ``content`` is in if nearly every other byte is zero."""
    head = content[:4096]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _looks_binary(text: str) -> bool:
    head = text[:65536]
    return "\0" in head or len(_CONTROL.findall(head)) > len(head) * _CONTROL_SHARE
