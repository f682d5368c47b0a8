"""The alignments spell other vocabularies' terms as these do, and claim nothing that contradicts them."""

import pytest
from rdflib import RDFS, SKOS, Graph, URIRef

from ontology import terms
from ontology.files import ALIGNMENTS, read_text

GRAPH = Graph().parse(data=read_text(ALIGNMENTS), format="turtle")
BESLUIT = "http://data.vlaanderen.be/ns/besluit#"
ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#"
OPARL = "https://schema.oparl.org/1.1/"
SAMV = terms.PREFIXES["samv"]
SCHEMA = terms.PREFIXES["schema"]


@pytest.mark.parametrize(
    ("ours", "link", "theirs"),
    [
        ("Network", RDFS.subClassOf, "http://www.w3.org/ns/org#OrganizationalCollaboration"),
        ("Commitment", RDFS.subClassOf, SCHEMA + "Action"),
        ("Meeting", RDFS.subClassOf, SCHEMA + "Event"),
        ("Passage", RDFS.subClassOf, "http://www.w3.org/ns/oa#SpecificResource"),
        ("Passage", RDFS.subClassOf, "http://www.w3.org/ns/prov#Entity"),
        ("Project", RDFS.subClassOf, "http://xmlns.com/foaf/0.1/Project"),
        ("reason", RDFS.subPropertyOf, "http://www.w3.org/2004/02/skos/core#note"),
        ("Meeting", SKOS.closeMatch, BESLUIT + "Zitting"),
        ("AgendaItem", SKOS.closeMatch, BESLUIT + "Agendapunt"),
        ("AgendaItem", SKOS.closeMatch, BESLUIT + "BehandelingVanAgendapunt"),
        ("Decision", SKOS.closeMatch, BESLUIT + "Besluit"),
        ("attendee", SKOS.closeMatch, BESLUIT + "heeftAanwezige"),
        ("Chair", SKOS.closeMatch, BESLUIT + "heeftVoorzitter"),
        ("Secretary", SKOS.closeMatch, BESLUIT + "heeftSecretaris"),
        ("Attendance", SKOS.relatedMatch, "http://data.vlaanderen.be/ns/mandaat#Mandataris"),
        ("Meeting", SKOS.closeMatch, ELI_DL + "Activity"),
        ("Attendance", SKOS.closeMatch, ELI_DL + "Participation"),
        ("Decision", SKOS.closeMatch, ELI_DL + "Decision"),
        ("Meeting", SKOS.closeMatch, OPARL + "Meeting"),
        ("AgendaItem", SKOS.closeMatch, OPARL + "AgendaItem"),
        ("Municipality", RDFS.subClassOf, "http://data.europa.eu/m8g/PublicOrganisation"),
    ],
)
def test_term_is_aligned(ours: str, link: URIRef, theirs: str) -> None:
    assert (URIRef(SAMV + ours), link, URIRef(theirs)) in GRAPH


def test_every_term_aligned_is_one_the_vocabulary_has() -> None:
    ours = {str(term) for triple in GRAPH for term in triple if str(term).startswith(SAMV)}
    assert ours - set(vars(terms.SAMV).values()) == set()


def test_fact_that_is_derived_from_a_passage_is_no_prov_activity() -> None:
    # PROV-O holds Entity and Activity disjoint, and prov:wasDerivedFrom makes its subject an entity.
    activity = URIRef("http://www.w3.org/ns/prov#Activity")
    assert list(GRAPH.subjects(RDFS.subClassOf, activity)) == []


def test_uncertain_date_does_not_become_a_certain_one_by_inference() -> None:
    assert list(GRAPH.objects(URIRef(terms.SAMV.edtfDate), RDFS.subPropertyOf)) == []
