"""From a report to one HTML file that asks for nothing, and to the part of it that a page of the service shows.

Without scripts the file has everything; with them its charts tell their numbers and its tables can be sorted. A policy
in it lets only its own scripts and style run, known by their hashes, and nothing be asked for.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

import vl_convert
from markupsafe import Markup

from graph.reports.model import Report, Value
from visualizations.charts.drawing import LOCALES, number_locale
from visualizations.charts.style import DARK
from visualizations.rendering import rendered
from visualizations.reports.cells import number_of, references
from visualizations.reports.laid_out import LaidOut, LaidTable, laid_out

_DRAW = "window.drawChart = (place, specification, options) => vegaEmbed(place, specification, options);"
_LINKABLE = ("https://", "http://", "/", "#", "mailto:")


def html_file(report: Report) -> bytes:
    """Return a report as one HTML file."""
    laid = laid_out(report)
    charts = tuple(
        block.chart
        for section in laid.sections
        for block in section.blocks
        if isinstance(block, LaidTable) and block.chart is not None
    )
    style = _own("templates", "reports", "document.css") + stylesheet()
    scripts = (_vega(), _own("static", "report.js")) if charts else (_own("static", "report.js"),)
    return rendered(
        "reports/document.html",
        **_content(laid, live=True),
        charts=charts,
        policy=_policy(style, scripts),
        style=Markup(style),  # noqa: S704 - the project's own
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - the project's own, and a library
        script_words=Markup(_json(_script_words(laid))),  # noqa: S704 - escaped for a script element
    ).encode()


def html_fragment(report: Report) -> str:
    """Return contents, sections and appendices, for a page that has ``stylesheet`` and the report's title itself.

    It has no script, no style and no style attribute; its pictures are ``data:`` addresses.
    """
    return rendered("reports/fragment.html", **_content(laid_out(report), live=False))


def stylesheet() -> str:
    """Return the style of a report; it takes colours from ``--ink``, ``--quiet``, ``--line`` and ``--accent``."""
    return _own("templates", "reports", "report.css")


def _content(laid: LaidOut, live: bool) -> dict[str, object]:
    return {
        "laid": laid,
        "words": laid.words,
        "live": live,
        "references": references,
        "linkable": _linkable,
        "as_image": _as_image,
        "as_json": lambda content: Markup(_json(content)),  # noqa: S704 - escaped for a script element
        "sort_key": _sort_key,
        "kind_of": lambda block: type(block).__name__,
    }


def _linkable(address: str) -> str:
    """Return an address where following it only ever leads to a page, else nothing."""
    return address if address.startswith(_LINKABLE) else "#"


def _as_image(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _sort_key(value: Value) -> str:
    """Return by what number a cell is sorted; nothing where its text does."""
    number = number_of(value)
    return "" if number is None else repr(number)


def _json(content: object) -> str:
    """Return JSON that may stand in a script element: nothing in it ends that."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _own(*path: str) -> str:
    return files("visualizations").joinpath(*path).read_text(encoding="utf-8")


@cache
def _vega() -> str:
    """Return Vega with what it needs, to be run in a page; putting it together takes seconds, so it is kept."""
    return vl_convert.javascript_bundle(_DRAW).replace("</script", "<\\/script")


def _policy(style: str, scripts: tuple[str, ...]) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {allowed}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script_words(laid: LaidOut) -> dict[str, object]:
    locale = LOCALES[laid.report.language]
    return {
        "sort": laid.words.sort,
        "dark": dict(DARK),
        "numbers": number_locale(laid.report.language),
        "days": vl_convert.get_time_format_locale(locale),
    }
