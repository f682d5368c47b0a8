"""From a collection to the quads that stand in no document's graph, in parts that stay small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pyoxigraph import Quad

from data.gazetteer import Gazetteer
from graph.iris import Minter
from graph.resolved import Collection, ResolvedPerson
from graph.triples.entities import shared_quads
from graph.triples.reference import reference_quads
from graph.triples.vocabulary import ontology_quads
from ontology.files import ALIGNMENTS, VOCABULARY, read_bytes

_LETTERS = 2  # of a hash in hexadecimal: 256 buckets


def bucket_of(identifier: str) -> str:
    """Return the bucket of a person, which nothing but the identifier decides."""
    return sha256(identifier.encode()).hexdigest()[:_LETTERS]


def buckets_of(people: Iterable[ResolvedPerson]) -> Iterator[tuple[str, list[ResolvedPerson]]]:
    """Return people, bucket after bucket, within each in the order in which they come."""
    buckets: defaultdict[str, list[ResolvedPerson]] = defaultdict(list)
    for person in people:
        buckets[bucket_of(person.identifier)].append(person)
    for bucket in sorted(buckets):
        yield bucket, buckets[bucket]


def people_digest(people: Iterable[ResolvedPerson]) -> str:
    """Return what changes whenever something about some people does."""
    digest = sha256()
    for person in people:
        digest.update(repr(person).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def shared_of(
    collection: Collection, gazetteer: Gazetteer, minter: Minter
) -> tuple[tuple[Quad, ...], tuple[Quad, ...]]:
    """Return the quads of entities that are no people, and those of the reference data and of the ontology."""
    facts = collection.assigned.shared()
    entities = shared_quads(collection.organisations, collection.projects, facts, gazetteer, minter)
    ontology = ontology_quads(map(read_bytes, (VOCABULARY, ALIGNMENTS)), minter)
    return entities, (*reference_quads(gazetteer, minter), *ontology)
