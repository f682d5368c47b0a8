"""Linked data: every IRI of the graph, and the ontology, answered for people and for programs."""
