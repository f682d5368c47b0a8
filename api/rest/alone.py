"""From a thing of the index to its answer where it is asked for alone, which may tell more than a list does."""

from __future__ import annotations

from api.rest import models
from api.rest.rendering import Renderer
from api.service.serving import ServedGeneration
from graph.index.kinds import Kind
from graph.index.values import Described
from graph.reading_report import notes_by_document


def answer_alone(
    served: ServedGeneration, renderer: Renderer, found: Described, model: type[models.Thing]
) -> models.Thing:
    """Return a thing as its model, minutes with their text and with what the build remarked on them."""
    if found.kind is not Kind.MINUTES:
        return renderer.thing(found, model)
    remarks = notes_by_document(served.folder).get(str(found.properties["identifier"]), ())
    return renderer.thing(found, model, served.index.text_of(found.number), remarks)
