"""The formats that are read, by the endings of their files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from data.reading.values import Reading, Refused


def _plain(content: bytes) -> Reading:
    from data.reading.plain import read_plain

    return read_plain(content)


def _pdf(content: bytes) -> Reading:
    from data.reading.pdf import read_pdf

    return read_pdf(content)


def _word(content: bytes) -> Reading:
    from data.reading.word import read_word

    return read_word(content)


def _old_word(content: bytes) -> Reading:
    from data.reading.old_word import read_old_word

    return read_old_word(content)


def _open_document(content: bytes) -> Reading:
    from data.reading.open_document import read_open_document

    return read_open_document(content)


def _flat_open_document(content: bytes) -> Reading:
    from data.reading.open_document import read_flat_open_document

    return read_flat_open_document(content)


def _web_page(content: bytes) -> Reading:
    from data.reading.web import read_web_page

    return read_web_page(content)


def _rich_text(content: bytes) -> Reading:
    from data.reading.rich_text import read_rich_text

    return read_rich_text(content)


def _mail(content: bytes) -> Reading:
    from data.reading.mail import read_mail

    return read_mail(content)


def _archive(_content: bytes) -> Reading:
    """Refuse an archive within an archive; others are read as what they hold."""
    raise Refused("is an archive within an archive: unpack it and name it by itself")


PLAIN = frozenset((".md", ".txt"))
"""Endings of what is text already."""
READERS: Mapping[str, Callable[[bytes], Reading]] = MappingProxyType(
    {
        ".md": _plain,
        ".txt": _plain,
        ".pdf": _pdf,
        ".doc": _old_word,
        ".docx": _word,
        ".docm": _word,
        ".odt": _open_document,
        ".fodt": _flat_open_document,
        ".html": _web_page,
        ".htm": _web_page,
        ".xhtml": _web_page,
        ".rtf": _rich_text,
        ".eml": _mail,
        ".zip": _archive,
    }
)
"""The reader of each ending; each raises Refused. A library is loaded when a file wants it."""
