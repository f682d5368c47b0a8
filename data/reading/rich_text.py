"""From a Rich Text file (.rtf) to its text."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from data.reading.values import BULLETS, Reading, Refused

_MARK = b"{\\rtf"
_BULLET = re.compile(rf"^{BULLETS}\s+")
_NUMBERED = re.compile(r"^(\(?\w{1,4}[.)])\t")


def read_rich_text(content: bytes) -> Reading:
    """Return the text of a Rich Text file; raises Refused where it is none or damaged."""
    if not content.lstrip().startswith(_MARK):
        raise Refused("is no Rich Text file: give it the ending of the format that it is in")
    try:
        # the format is ASCII; letters beyond it are escaped, in the code page that the file names
        text: str = rtf_to_text(content.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise Refused("is damaged: save it anew from where it came") from error
    return Reading("".join(f"{_line(line)}\n" for line in text.split("\n")))


def _line(line: str) -> str:
    """Return a line with tabs between cells, and with what stands before items of lists as in all formats."""
    cells = line.replace("|", "\t").strip()
    return _NUMBERED.sub(r"\1 ", _BULLET.sub("- ", cells))
