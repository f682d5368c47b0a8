"""From a text file, Markdown included, to its text."""

from __future__ import annotations

from data.reading.decoding import NotText, decode
from data.reading.values import Reading, Refused


def read_plain(content: bytes) -> Reading:
    """Return the text of a file in any of the usual encodings; raises Refused where it is none or empty."""
    try:
        text = decode(content)
    except NotText:
        raise Refused(
            "is not a text file: save it as UTF-8 text, or give it the ending of the format it is in"
        ) from None
    if not text.strip("\ufeff \t\n\f\v"):
        raise Refused("is empty: put the text of the minutes in it, or take it away")
    return Reading(text)
