"""From what is known of the data set to its description by VoID: what it holds, in which terms, and where it is."""

from __future__ import annotations

from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from api.catalog.facts import CatalogFacts
from api.catalog.statements import Told, link, told, whole
from graph.iris import Minter
from ontology.terms import PREFIXES


def void_triples(facts: CatalogFacts) -> frozenset[Triple]:
    """Return the description of the data set, with a partition for each class and each property."""
    gathered = Told()
    figures, data_set = facts.figures, facts.data_set
    classes = {iri: f"{facts.base}.well-known/void#class-{_fragment(iri)}" for iri in figures.classes}
    properties = {iri: f"{facts.base}.well-known/void#property-{_fragment(iri)}" for iri in figures.properties}
    gathered.say(
        data_set,
        "void:Dataset",
        dcterms__title=told("Samgraf", "Samgraf"),
        foaf__homepage=link(facts.base),
        dcterms__license=link(facts.publisher.license),
        void__triples=whole(facts.generation.statements),
        void__entities=whole(figures.entities),
        void__classes=whole(len(figures.classes)),
        void__properties=whole(len(figures.properties)),
        void__documents=whole(facts.generation.documents),
        void__uriSpace=Literal(facts.generation.base),
        void__vocabulary=_vocabularies(facts),
        void__sparqlEndpoint=link(f"{facts.base}sparql"),
        void__dataDump=tuple(link(f"{facts.base}dumps/{dump.name}") for dump in facts.dumps),
        void__rootResource=Minter(facts.generation.base).entities_graph,
        void__exampleResource=NamedNode(facts.example) if facts.example else None,
        void__feature=tuple(
            NamedNode(f"http://www.w3.org/ns/formats/{name}") for name in ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
        ),
        void__classPartition=tuple(map(link, classes.values())),
        void__propertyPartition=tuple(map(link, properties.values())),
    )
    for iri, partition in classes.items():
        count = whole(figures.classes[iri])
        gathered.say(partition, "void:Dataset", void__class=NamedNode(iri), void__entities=count)
    for iri, partition in properties.items():
        count = whole(figures.properties[iri])
        gathered.say(partition, "void:Dataset", void__property=NamedNode(iri), void__triples=count)
    gathered.say(
        f"{facts.base}.well-known/void",
        "void:DatasetDescription",
        dcterms__title=told("Beskrivning av Samgraf", "Description of Samgraf"),
        foaf__primaryTopic=link(data_set),
    )
    return frozenset(gathered.triples)


def _vocabularies(facts: CatalogFacts) -> tuple[NamedNode, ...]:
    used = (*facts.figures.classes, *facts.figures.properties)
    namespaces = (PREFIXES[name] for name in sorted(PREFIXES) if any(iri.startswith(PREFIXES[name]) for iri in used))
    return tuple(map(NamedNode, namespaces))


def _fragment(iri: str) -> str:
    """Return the fragment of a partition: the term with its prefix, or all of its IRI where it has none."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{iri.removeprefix(namespace)}"
    return quote(iri, safe="")
