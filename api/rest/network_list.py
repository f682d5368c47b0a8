"""The networks that can be had as files: what each means, counts and comes from."""

from __future__ import annotations

from api.rest import models
from api.rest.rendering import Renderer
from graph.analytics.ladder import MEANING, ladder_query
from graph.analytics.memberships import query_for
from graph.analytics.projections import PROJECTIONS
from graph.network_files.choosing import LADDER, LADDER_UNIT, weights_of

PROJECTIONS_PATH = "projections"


def networks_of(renderer: Renderer) -> models.Networks:
    """Return all networks with their addresses."""
    told = [(one.name, one.meaning, one.unit, one.two_mode, query_for(one.relation)) for one in PROJECTIONS.values()]
    told.append((LADDER, MEANING, LADDER_UNIT, False, ladder_query()))
    return models.Networks(
        items=[
            models.NetworkEntry(
                name=name,
                href=renderer.address(f"{PROJECTIONS_PATH}/{name}"),
                meaning=meaning,
                unit=unit,
                two_mode=two_mode,
                weights=list(weights_of(name)),
                query=query,
            )
            for name, meaning, unit, two_mode, query in told
        ]
    )
