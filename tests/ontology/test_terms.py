"""The Python names and the Turtle say the same terms."""

import pytest
from rdflib import OWL, RDF, Graph

from ontology import terms
from ontology.files import VOCABULARY, read_text

NAMESPACES = {
    "samv": terms.SAMV,
    "dcterms": terms.DCTERMS,
    "foaf": terms.FOAF,
    "oa": terms.OA,
    "org": terms.ORG,
    "prov": terms.PROV,
    "rdf": terms.RDF,
    "rdfs": terms.RDFS,
    "schema": terms.SCHEMA,
    "skos": terms.SKOS,
    "xsd": terms.XSD,
}
# The languages that the others are written in: the vocabulary uses them without declaring them.
UNDECLARED = {"rdf", "rdfs", "xsd"}


def named(prefix: str) -> dict[str, str]:
    return {name: value for name, value in vars(NAMESPACES[prefix]).items() if not name.startswith("_")}


@pytest.mark.parametrize("prefix", sorted(NAMESPACES))
def test_attribute_is_spelled_as_the_local_name_of_its_term(prefix: str) -> None:
    assert named(prefix) == {name: terms.PREFIXES[prefix] + name for name in named(prefix)}


def test_python_names_are_the_terms_that_the_vocabulary_declares() -> None:
    graph = Graph().parse(data=read_text(VOCABULARY), format="turtle")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    declared = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}
    assert {iri for prefix in NAMESPACES if prefix not in UNDECLARED for iri in named(prefix).values()} == declared


def test_every_namespace_but_owl_has_a_class_of_names() -> None:
    assert set(terms.PREFIXES) - set(NAMESPACES) == {"owl"}
