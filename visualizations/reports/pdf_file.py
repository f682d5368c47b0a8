"""From a report to PDF by typst: paged, with contents and bookmarks, tagged for screen readers (PDF/UA-1).

What the report says reaches typst as data. Characters that no font at hand has end the making of such a file, so
a second try takes the fonts of the machine too, and a third puts a mark in the place of what they lack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import files

import typst

from graph.reports.model import Report
from visualizations.charts.style import FONT as CHART_FONT
from visualizations.reports.laid_out import laid_out
from visualizations.reports.paper import FONT, Json, Paper

_TEMPLATE = files("visualizations").joinpath("templates", "reports", "report.typ")
_RARE = re.compile(
    "[^\n\t -\u024f\u0300-\u036f\u0370-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u21ff]"
)
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_REPLACEMENT = "\ufffd"


def pdf_file(report: Report) -> bytes:
    """Return a report as PDF."""
    content: Json = Paper(laid_out(report)).content()
    try:
        return _compiled(content, with_own_fonts_alone=True)
    except typst.TypstError as error:
        _undrawn(error)
    try:
        return _compiled(content, with_own_fonts_alone=False)
    except typst.TypstError as error:
        content = _without(_undrawn(error), content)
    try:
        return _compiled(content, with_own_fonts_alone=False)
    except typst.TypstError as error:
        _undrawn(error)
    return _compiled(_without(_RARE, content), with_own_fonts_alone=True)


def _undrawn(error: typst.TypstError) -> re.Pattern[str]:
    """Return the letters that no font has, which is what the error is about; any other error goes on."""
    texts = _UNDRAWN.findall(error.diagnostic)
    if not texts:
        raise error
    letters = "".join(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts)
    return re.compile(f"[{re.escape(''.join(sorted(set(letters))))}]")


def _without(letters: re.Pattern[str], content: Json) -> Json:
    """Return content with a mark in the place of some letters."""
    if isinstance(content, str):
        return letters.sub(_REPLACEMENT, content)
    if isinstance(content, dict):
        return {name: _without(letters, value) for name, value in content.items()}
    if isinstance(content, Sequence):
        return [_without(letters, value) for value in content]
    return content


def _compiled(content: Json, with_own_fonts_alone: bool) -> bytes:
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=with_own_fonts_alone,
        sys_inputs={"report": json.dumps(content, ensure_ascii=False).replace(CHART_FONT, FONT)},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return bytes(made)
