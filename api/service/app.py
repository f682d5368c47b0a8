"""From settings to the application: routes, errors, and the life of the service behind them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.catalog import routes as catalog
from api.feeds import routes as feeds
from api.jobs.reports import Reports
from api.linked_data import routes as linked_data
from api.linked_data.answering import prefers_html
from api.ontology_pages import routes as ontology_pages
from api.pages import routes as pages
from api.pages.analytics import routes as analytics_page
from api.pages.chronicle import follow_up_routes, timeline_routes
from api.pages.contacts import routes as contacts
from api.pages.covering import routes as covering
from api.pages.minutes import routes as minutes
from api.pages.missing import missing_page
from api.pages.network_map import routes as network_map
from api.pages.querying import routes as querying
from api.pages.rendering import warm
from api.pages.reports import routes as reports_page
from api.pages.searching import routes as searching
from api.pages.static_files import static_files
from api.pages.sweden import routes as sweden
from api.rest import routes as rest
from api.service import health
from api.service.edge import Edge
from api.service.links import address
from api.service.metrics import Metrics, State
from api.service.problems import Problem, problem_of, problem_response
from api.service.serving import Service
from api.settings import Settings
from api.sparql.endpoint import SparqlEndpoint
from ontology.errors import SamgrafError

_ROUTERS = (
    health.router,
    linked_data.router,
    ontology_pages.router,
    catalog.router,
    pages.router,
    searching.router,
    minutes.router,
    timeline_routes.router,
    follow_up_routes.router,
    feeds.router,
    querying.router,
    covering.router,
    sweden.router,
    network_map.router,
    contacts.router,
    analytics_page.router,
    reports_page.router,
    rest.router,
)
_TITLES = {404: "Not found", 405: "Method not allowed"}


def create_app(settings: Settings) -> ASGIApp:
    """Return the application; it opens the store when it starts up and closes it when it shuts down.

    SPARQL requests take a way of their own: what FastAPI does for a request takes longer than many a query.
    """
    service = Service(settings)

    def state() -> State | None:
        return (service.current.description, service.current.pool.counts) if service.is_ready else None

    metrics = Metrics(state)
    endpoint = SparqlEndpoint(service)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await service.start()
        await asyncio.to_thread(warm)
        app.state.reports = reports = Reports(settings)
        yield
        await reports.close()
        await service.stop()

    app = FastAPI(
        title="Samgraf",
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        middleware=[
            Middleware(Edge, settings=settings, metrics=metrics),
            Middleware(DirectRoute, path=SparqlEndpoint.path, to=endpoint),  # where a proxy leaves its prefix
        ],
    )
    app.state.service = service
    app.state.settings = settings
    app.state.metrics = metrics
    for router in _ROUTERS:
        app.include_router(router)
    app.mount("/static", static_files())
    if settings.public_url:
        # last, since it takes every path that no other route has taken
        app.include_router(linked_data.own_base_router)
    _handle_errors(app)
    return DirectRoute(app, SparqlEndpoint.path, Edge(endpoint, settings, metrics))


class DirectRoute:
    """Passes the requests of one path straight on."""

    def __init__(self, app: ASGIApp, path: str, to: ASGIApp) -> None:
        self._app = app
        self._path = path
        self._to = to

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["path"] == scope.get("root_path", "") + self._path:
            await self._to(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _handle_errors(app: FastAPI) -> None:
    """Turn every error that a client can act on into a problem document."""

    @app.exception_handler(Problem)
    async def problem(_request: Request, error: Problem) -> Response:
        return problem_response(error)

    @app.exception_handler(SamgrafError)
    async def samgraf_error(_request: Request, error: SamgrafError) -> Response:
        return problem_response(problem_of(error))

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404 and prefers_html(request):
            return missing_page(request)
        title = _TITLES.get(error.status_code, "Request failed")
        detail = f"{error.detail}."
        if error.status_code == 404:
            detail = f"There is nothing at {request.url.path}: see what there is at {address(request, '')}."
        elif error.status_code == 405:
            allowed = {"HEAD", *(error.headers or {}).get("Allow", "GET").split(", ")}
            detail = f"{request.method} does nothing here: use {', '.join(sorted(allowed))}."
        kind = title.lower().replace(" ", "-")
        return problem_response(Problem(error.status_code, kind, title, detail, headers=error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        detail = f"The parameter {where} is wrong ({first['msg']}): correct it."
        return problem_response(Problem(422, "invalid-parameter", "Invalid parameter", detail, {"parameter": where}))
