"""The routes of the collaboration map: the page, what its scripts fetch, the panel and the exports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.linked_data.addresses import Addresses
from api.linked_data.answering import kept_language, language_of, not_modified
from api.pages.network_map.data import map_json
from api.pages.network_map.exports import nodes_csv, standalone_html, ties_csv
from api.pages.network_map.legend import legend_of, legend_words
from api.pages.network_map.naming import resolved
from api.pages.network_map.page import answer_of, filters_of, kind_word, looks, term_word, ways_in_words
from api.pages.network_map.panel import Panel, panel_of
from api.pages.network_map.state import OVERVIEW_FROM, MapState, map_state
from api.pages.network_map.tables import tables_of
from api.pages.network_map.view import MapView, map_view
from api.pages.rendering import Frame, render
from api.pages.responding import HTML
from api.pages.wording import wording
from api.service.links import public_base
from api.service.serving import Served, ServedGeneration
from graph.collaboration.values import STEPS
from visualizations.standalone import PICTURE, VIS_NETWORK, VIS_NETWORK_VERSION
from visualizations.svg import svg_of
from visualizations.theme import Scheme

router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]
_MOST_NAMES = 600
_LASTING = {"Cache-Control": "public, max-age=31536000, immutable"}
_SCRIPT_WORDS = ("map_nobody", "map_copied", "map_copy_failed", "map_failed", "map_chosen_now")


@router.api_route("/map", methods=_METHODS)
def page(request: Request, generation: Served) -> Response:
    """Show the map, its tables and the panel of what is chosen."""
    view, language = _view(request, generation)
    state, t = view.state, wording(language)
    base = public_base(request)
    query = _without_language(state)
    frame = Frame(t["map_title"], language, base, f"{base}map{f'?{query}' if query else ''}", kept=state.language)
    panel = _panel(request, generation, state.chosen, state.other) if state.chosen else None
    content = render(
        "map/map.html",
        frame,
        **_told(view, generation, language),
        filters=filters_of(generation, state, language),
        panel=panel,
        legend=legend_of(language),
        script={
            "look": looks(),
            "words": {name: t[name] for name in _SCRIPT_WORDS},
            "base": base,
            "language": state.language,
            "vis": f"{base}map/vis-network.js?v={VIS_NETWORK_VERSION}",
            "picture": f"{base}map/picture.js?v={_digest(PICTURE)}",
            "built": _built(base),
            "months": list(generation.relations.months),
            "counts": list(generation.relations.months.values()),
        },
        names=[node.label for node in view.network.nodes[:_MOST_NAMES]],
        view_names={node.key: node.label for node in view.network.nodes if node.key in state.path},
        overview=len(generation.relations.nodes) > OVERVIEW_FROM and not state.kinds,
        meetings=sum(generation.relations.months.values()) + generation.relations.undated,
        unhidden=replace(state, hidden=()).query(),
    )
    return Response(content, headers=_headers(request, generation), media_type=HTML)


@router.api_route("/map/table", methods=_METHODS)
def table(request: Request, generation: Served) -> Response:
    """Give the answer and the tables alone."""

    def content() -> bytes:
        view, language = _view(request, generation)
        base = public_base(request)
        frame = Frame("", language, base, f"{base}map", kept=view.state.language)
        return render("map/told.html", frame, **_told(view, generation, language))

    return _revalidated(request, generation, HTML, content)


@router.api_route("/map/data", methods=_METHODS)
def data(request: Request, generation: Served) -> Response:
    """Give what is to be drawn as JSON."""
    return _revalidated(request, generation, "application/json", lambda: map_json(_view(request, generation)[0]))


@router.api_route("/panel", methods=_METHODS)
def panel(request: Request, generation: Served) -> Response:
    """Give what is told of a thing (``iri``), or of what ties it to another (``with``), as a fragment of a page."""
    key, other = request.query_params.get("iri", ""), request.query_params.get("with", "")
    language = language_of(request)
    base = public_base(request)
    told = _panel(request, generation, key, other)
    frame = Frame("", language, base, f"{base}map", kept=kept_language(request))
    content = render("map/panel.html", frame, panel=told, **panel_words(language))
    return Response(content, 200 if told else 404, _headers(request, generation), HTML)


@router.api_route("/map/samgraf.svg", methods=_METHODS)
def svg(request: Request, generation: Served) -> Response:
    """Give the picture as SVG; ``scheme=dark`` on a dark ground."""
    scheme = Scheme.DARK if request.query_params.get("scheme") == "dark" else Scheme.LIGHT

    def content() -> bytes:
        view, language = _view(request, generation)
        return svg_of(view.drawing(), scheme, wording(language)["map_title"], legend_words(language)).encode()

    return _revalidated(request, generation, "image/svg+xml", content, "samgraf.svg")


@router.api_route("/map/nodes.csv", methods=_METHODS)
def nodes(request: Request, generation: Served) -> Response:
    """Give everybody on the map as CSV."""

    def content() -> bytes:
        view, language = _view(request, generation)
        return nodes_csv(view, generation.relations, language)

    return _revalidated(request, generation, "text/csv; charset=utf-8; header=present", content, "samgraf-nodes.csv")


@router.api_route("/map/ties.csv", methods=_METHODS)
def ties(request: Request, generation: Served) -> Response:
    """Give all ties on the map as CSV, a row for each step or sort."""

    def content() -> bytes:
        view, language = _view(request, generation)
        return ties_csv(view, language)

    return _revalidated(request, generation, "text/csv; charset=utf-8; header=present", content, "samgraf-ties.csv")


@router.api_route("/map/samgraf.html", methods=_METHODS)
def html(request: Request, generation: Served) -> Response:
    """Give the map as one file that needs no network: picture, tables, facts and quotes."""

    def content() -> bytes:
        view, language = _view(request, generation)
        return standalone_html(view, generation, language).encode()

    return _revalidated(request, generation, HTML, content, "samgraf.html")


@router.api_route("/map/vis-network.js", methods=_METHODS)
def vis_network() -> Response:
    """Give the library that draws the picture, out of the package that it comes with."""
    return FileResponse(VIS_NETWORK, headers=_LASTING, media_type="text/javascript")


@router.api_route("/map/picture.js", methods=_METHODS)
def picture() -> Response:
    """Give the script that the page and files without a network draw the picture with."""
    return FileResponse(PICTURE, headers=_LASTING, media_type="text/javascript")


def _view(request: Request, generation: ServedGeneration) -> tuple[MapView, str]:
    state = resolved(map_state(request.query_params), generation.relations)
    return map_view(generation, state), language_of(request)


def _told(view: MapView, generation: ServedGeneration, language: str) -> dict[str, object]:
    """Return what the answer and the tables are made of."""
    counties = generation.relations.counties
    return {
        "state": view.state,
        "answer": answer_of(view, language),
        "tables": tables_of(view, lambda code: counties.get(code, "")),
        **panel_words(language),
    }


def panel_words(language: str) -> dict[str, object]:
    """Return what the template of the panel needs beside the panel itself."""
    return {
        "ways": ways_in_words(language),
        "term": lambda name: term_word(name, language),
        "kind_word": lambda name: kind_word(name, language),
        "steps": STEPS,
    }


def _panel(request: Request, generation: ServedGeneration, key: str, other: str) -> Panel | None:
    addresses = Addresses(generation.description.base, public_base(request), kept_language(request))
    return panel_of(generation, addresses, key, other)


def _without_language(state: MapState) -> str:
    return "&".join(part for part in state.query().split("&") if not part.startswith("lang="))


def _built(base: str) -> str | None:
    """Return the address of what draws large maps, None where it was not built."""
    built = files("api.pages").joinpath("static", "built", "sigma.js")
    return f"{base}static/built/sigma.js" if built.is_file() else None


@cache
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]


def _headers(request: Request, generation: ServedGeneration) -> dict[str, str]:
    told = (version("samgraf"), generation.description.fingerprint, language_of(request), str(request.url))
    tag = hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return {"ETag": f'W/"{tag}"', "Vary": "Accept-Language", "Cache-Control": "no-cache"}


def _revalidated(
    request: Request,
    generation: ServedGeneration,
    media_type: str,
    content: Callable[[], bytes],
    file: str | None = None,
) -> Response:
    """Answer, or say that whoever asks has the answer of this generation; ``file`` names a download."""
    headers = _headers(request, generation)
    known = not_modified(request, headers)
    if known is not None:
        return known
    if file is not None:
        headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return Response(content(), headers=headers, media_type=media_type)
