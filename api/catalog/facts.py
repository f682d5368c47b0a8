"""From a served generation and the settings to all that the descriptions of the data set rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from pyoxigraph import Literal, QueryResultsFormat, QuerySolutions, parse_query_results

from api.linked_data.describing import content_of
from api.queries.question import Question
from api.service.serving import ServedGeneration
from api.settings import Settings
from graph.dumps import Dump, dumps_of
from graph.figures import Figures, figures_of
from graph.generation_description import GenerationDescription
from graph.generations import DESCRIPTION

_PERIOD = """SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) (SAMPLE(?meeting) AS ?example) WHERE {
  ?meeting a samv:Meeting ; dcterms:date ?day
}"""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the data set, under which terms, and whom to ask about it; all as the operator set it."""

    name: str
    uri: str
    type: str
    contact_name: str
    contact_email: str
    license: str
    access_rights: str


@dataclass(frozen=True, slots=True)
class CatalogFacts:
    """What is known of the data set.

    ``base`` is the service's address, with a slash at its end; ``first`` and ``last`` are the days of the earliest
    and latest meeting that has one, and ``example`` is the IRI of a meeting.
    """

    base: str
    generation: GenerationDescription
    modified: date
    figures: Figures
    dumps: tuple[Dump, ...]
    publisher: Publisher
    first: str | None
    last: str | None
    example: str | None

    @property
    def data_set(self) -> str:
        """The IRI of the data set."""
        return f"{self.base}catalog#dataset"


async def catalog_facts(generation: ServedGeneration, settings: Settings, base: str) -> CatalogFacts:
    """Gather what is known of the data set."""
    answer = await generation.ask(Question(_PERIOD))
    rows = parse_query_results(content_of(answer), QueryResultsFormat.JSON)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("not a SELECT query")
    row = next(rows)
    made = datetime.fromtimestamp((generation.folder / DESCRIPTION).stat().st_mtime, tz=UTC)
    first, last, example = (row[name] for name in ("first", "last", "example"))
    return CatalogFacts(
        base,
        generation.description,
        made.date(),
        figures_of(generation.folder),
        dumps_of(generation.folder),
        publisher_of(settings),
        first.value if isinstance(first, Literal) else None,
        last.value if isinstance(last, Literal) else None,
        None if example is None or isinstance(example, Literal) else str(example.value),
    )


def publisher_of(settings: Settings) -> Publisher:
    """Return what the operator set of the publisher."""
    return Publisher(
        settings.publisher_name,
        settings.publisher_uri,
        settings.publisher_type,
        settings.contact_name or settings.publisher_name,
        settings.contact_email,
        settings.data_license,
        settings.access_rights,
    )
