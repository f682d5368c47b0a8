"""From what the index answers to the answers of REST, with addresses as whoever asks knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote, urlencode

from api.rest import models
from api.rest.collections import HOME, PASSAGES, RELATED
from graph.index.kinds import Kind, class_name_of
from graph.index.naming import identifier_of
from graph.index.neighbourhood import Neighbourhood
from graph.index.reading import Index
from graph.index.values import Described, Link, Passage, PropertyValue
from graph.search.results import Counted, Found, Hit

T = TypeVar("T", bound=models.Thing)
_SAFE = "/-._~!$'()*,:@"


class Renderer:
    """Writes answers for one generation; ``root`` is the address of /api/v1/ itself, with its last slash."""

    def __init__(self, index: Index, root: str) -> None:
        self._index = index
        self.root = root

    def address(self, path: str, query: Mapping[str, str | int] | None = None) -> str:
        """Return an address below /api/v1/."""
        return f"{self.root}{quote(path, safe=_SAFE)}{f'?{urlencode(query)}' if query else ''}"

    def address_of(self, iri: str, kind: Kind) -> str:
        """Return the address of a thing."""
        return self.address(f"{HOME[kind].name}/{self._identifier(iri, kind)}")

    def _identifier(self, iri: str, kind: Kind) -> str:
        return identifier_of(self._index.relative(iri), kind)

    def reference(self, link: Link) -> models.Reference:
        """Write a link."""
        return models.Reference(iri=link.iri, label=link.label, href=self.address_of(link.iri, link.kind))

    def thing(self, found: Described, model: type[T], text: str | None = None, remarks: Sequence[str] = ()) -> T:
        """Write a thing as its model; minutes with their text and with what a build remarked on them."""
        values: dict[str, object] = {key: self._value(value) for key, value in found.properties.items()}
        values |= {
            "iri": found.iri,
            "id": self._identifier(found.iri, found.kind),
            "href": self.address_of(found.iri, found.kind),
            "type": found.type,
            "label": found.label,
            "basis": found.basis,
            "document": self.reference(found.document) if found.document else None,
            "meeting": self.reference(found.meeting) if found.meeting else None,
            "passages": [self.quotation(passage) for passage in found.passages.first],
            "passageCount": found.passages.total,
            "grounds": [self.reference(ground) for ground in found.grounds.first],
            "groundCount": found.grounds.total,
            "inferences": self._inferences(found),
            "related": self._related(found),
        }
        if text is not None:
            values |= {"text": text, "remarks": remarks}
        return model.model_validate(values)

    def _value(self, value: PropertyValue) -> object:
        if isinstance(value, tuple):
            return [self._value(one) for one in value]
        return self.reference(value) if isinstance(value, Link) else value

    def _inferences(self, found: Described) -> list[models.Inference]:
        return [
            models.Inference.model_validate(
                {
                    "property": one.property,
                    "value": self.reference(one.value) if isinstance(one.value, Link) else one.value,
                    "basis": one.basis,
                    "rule": one.rule,
                    "confidence": one.confidence,
                }
            )
            for one in found.inferences
        ]

    def _related(self, found: Described) -> dict[str, str]:
        lists = RELATED.get(found.kind, ())
        addresses = {name: self.address(name, {parameter: found.iri}) for name, parameter in lists}
        if found.passages.total:
            addresses[PASSAGES] = self.address(PASSAGES, {"about": found.iri})
        return addresses

    def quotation(self, passage: Passage) -> models.Quotation:
        """Write a passage that backs something."""
        return models.Quotation(
            iri=passage.iri,
            quote=passage.quote,
            document=self.reference(passage.document),
            start=passage.start,
            end=passage.end,
            href=self.address_of_passage(passage.iri),
        )

    def address_of_passage(self, iri: str) -> str:
        """Return the address of a passage."""
        return self.address(f"{PASSAGES}/{self._index.relative(iri).removeprefix('passage/')}")

    def passage(self, passage: Passage) -> models.Passage:
        """Write a passage of a list."""
        identifier = self._index.relative(passage.iri).removeprefix("passage/")
        return models.Passage(id=identifier, **self.quotation(passage).model_dump())

    def found(self, found: Found, next_page: str | None) -> models.SearchResult:
        """Write what a search found."""
        return models.SearchResult(
            total=found.total,
            at_least=found.at_least,
            next=next_page,
            items=[self._hit(hit) for hit in found.hits],
            facets=models.Facets(
                type=[self._counted(one) for one in found.kinds],
                municipality=[self._counted(one) for one in found.municipalities],
                body=[self._counted(one) for one in found.bodies],
                year=[self._counted(one) for one in found.years],
            ),
        )

    def _hit(self, hit: Hit) -> models.SearchHit:
        return models.SearchHit(
            type="Passage" if hit.kind is None else class_name_of(hit.kind),
            iri=hit.iri,
            label=hit.label,
            href=self.address_of_passage(hit.iri) if hit.kind is None else self.address_of(hit.iri, hit.kind),
            score=round(hit.score, 3),
            date=hit.date,
            meeting=self.reference(hit.meeting) if hit.meeting else None,
            document=self.reference(hit.document) if hit.document else None,
            snippet=[models.SnippetPart(text=part.text, hit=part.hit) for part in hit.snippet],
        )

    def _counted(self, counted: Counted) -> models.FacetValue:
        reference = self.reference(counted.link) if counted.link else None
        return models.FacetValue(value=counted.value, count=counted.count, reference=reference)

    def neighbourhood(self, found: Neighbourhood) -> models.Neighbourhood:
        """Write what is around a thing."""
        kinds = {"Tie": Kind.TIE, "Attendance": Kind.ATTENDANCE, "Participation": Kind.PARTICIPATION}
        return models.Neighbourhood(
            nodes=[
                models.Node(type=class_name_of(node.kind), **self.reference(node).model_dump()) for node in found.nodes
            ],
            edges=[
                models.Edge(
                    source=edge.source,
                    target=edge.target,
                    type=edge.kind,
                    fact=self.address_of(edge.fact, kinds[edge.kind]) if edge.fact else None,
                    weight=edge.weight,
                    ladder_step=edge.step,
                    role=edge.role,
                    first=edge.first,
                    last=edge.last,
                )
                for edge in found.edges
            ],
            truncated=found.truncated,
        )
