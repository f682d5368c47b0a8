"""What may go wrong in REST, as problem documents and as the OpenAPI document tells of it."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute

from api.service.problems import MEDIA_TYPE, Problem

_REFERENCE = {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}


def told(description: str) -> dict[str, Any]:
    """Return how the OpenAPI document tells of a problem document."""
    return {"description": description, "content": {MEDIA_TYPE: _REFERENCE}}


_EVERYWHERE: dict[int | str, dict[str, Any]] = {
    304: {"description": "What If-None-Match names is still what is answered."},
    406: told("None of the formats accepted is to be had."),
    422: told("A parameter is not known here, or not what it must be."),
    503: told("There is no graph to answer from."),
}
LIST_PROBLEMS = {400: told("A name, a day or a cursor means nothing."), **_EVERYWHERE}
THING_PROBLEMS = {404: told("There is no such thing."), **_EVERYWHERE}
OVERVIEW_PROBLEMS = _EVERYWHERE
PLAIN_PROBLEMS = {code: one for code, one in _EVERYWHERE.items() if code != 304}
"""What may go wrong where answers change from one moment to the next and so have no tag."""
LIMIT_PROBLEMS: dict[int | str, dict[str, Any]] = {
    504: told("Finding out took too long."),
    507: told("Finding out took too much memory, or the answer is too large."),
}


def nothing_there(one: str, identifier: str, address: str) -> Problem:
    """Return the problem that there is no thing of an identifier."""
    return Problem(404, "not-found", "Not found", f"There is no {one} {identifier}: see those there are at {address}.")


def refuse_unknown_parameters(request: Request) -> None:
    """Refuse a request with a parameter that the route does not know, or one given twice: it would mislead silently."""
    route = request.scope["route"]
    known = known_parameters(route) if isinstance(route, APIRoute) else []
    given = request.query_params
    for name in given:
        if name not in known:
            detail = f"There is no parameter {name} here: use {', '.join(known) or 'none'}."
            raise Problem(422, "unknown-parameter", "Unknown parameter", detail, {"parameter": name, "known": known})
        if len(given.getlist(name)) > 1:
            detail = f"The parameter {name} is given more than once: give it once."
            raise Problem(422, "repeated-parameter", "Repeated parameter", detail, {"parameter": name})


def known_parameters(route: APIRoute) -> list[str]:
    """Return the names of the query parameters of a route."""
    names: list[str] = []
    for parameter in route.dependant.query_params:
        fields = getattr(parameter.field_info.annotation, "model_fields", None)
        if fields is None:
            names.append(parameter.alias)
        else:
            names += [field.alias or name for name, field in fields.items()]
    return names
