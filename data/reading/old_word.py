"""From a Word document of before 2007 (.doc) to its text, by way of LibreOffice where that is installed."""

from __future__ import annotations

from data.reading.programs import has_office, word_of_old
from data.reading.rich_text import read_rich_text
from data.reading.values import Reading, Refused
from data.reading.word import read_word

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the first bytes of a Compound File (MS-CFB, 2.2)
_RICH_TEXT = b"{\\rtf"
_PACKED = b"PK\x03\x04"


def read_old_word(content: bytes) -> Reading:
    """Return the text of a .doc file; raises Refused where LibreOffice is missing or cannot read it.

    What other programs have given that ending (RTF, a .docx) is read as what it is.
    """
    if content.startswith(_RICH_TEXT):
        return read_rich_text(content)
    if content.startswith(_PACKED):
        return read_word(content)
    if not content.startswith(_COMPOUND):
        raise Refused("is no Word document, or a damaged one: save it anew from where it came")
    if not has_office():
        raise Refused("is a Word document of before 2007: install LibreOffice (soffice), or save it as .docx")
    return read_word(word_of_old(content))
