"""What there is under /api/v1/, and how much of it."""

from __future__ import annotations

from api.rest import models
from api.rest.collections import COLLECTIONS, PASSAGES
from api.rest.rendering import Renderer
from api.service.serving import ServedGeneration


def overview_of(served: ServedGeneration, renderer: Renderer) -> models.Overview:
    """Return all collections of a generation with their sizes, and where else to look."""
    counts = served.index.counts
    sizes = [(one.name, one.about, sum(counts.get(kind, 0) for kind in one.kinds)) for one in COLLECTIONS]
    sizes.append((PASSAGES, "The words that back statements.", served.index.passage_count))
    return models.Overview(
        collections=[
            models.Entry(name=name, href=renderer.address(name), count=count, description=about)
            for name, about, count in sizes
        ],
        search=renderer.address("search"),
        neighbourhood=renderer.address("neighbourhood"),
        openapi=renderer.address("openapi.json"),
        generation=served.description.fingerprint,
    )
