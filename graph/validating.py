"""From a store to what is wrong with it by the ontology's shapes."""

from __future__ import annotations

from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from data.gazetteer import Gazetteer
from data.record import OrganisationKind
from graph.export import serialized
from ontology.validation import Finding, validate


def findings(store: Store, gazetteer: Gazetteer) -> list[Finding]:
    """Return what breaks the shapes, sorted; the reference data says which municipality codes exist."""
    known = (one for one in gazetteer.organisations if one.kind is OrganisationKind.MUNICIPALITY)
    codes = {one.code for one in known if one.code is not None}
    graph = Graph()
    graph.parse(data=serialized(store, RdfFormat.N_TRIPLES), format="nt")
    return validate(graph, codes)
