"""From any text to text that XML 1.0 can hold, and back unchanged but for characters that it has no place for."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr  # nothing is parsed here

_NO_PLACE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def content(value: object) -> str:
    """Return a value as the content of an element; control characters become U+FFFD."""
    return escape(_NO_PLACE.sub(_REPLACEMENT, str(value)), {"\r": "&#13;"})


def attribute(value: object) -> str:
    """Return a value as an attribute's, with its quotes; control characters become U+FFFD."""
    return quoteattr(_NO_PLACE.sub(_REPLACEMENT, str(value)))
