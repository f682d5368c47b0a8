"""From the reference data to the quads of its own graph."""

from __future__ import annotations

from pyoxigraph import Quad

from data.gazetteer import Gazetteer
from data.organisations import ReferenceOrganisation
from data.record import OrganisationKind
from graph.iris import Minter
from graph.triples.entities import class_of
from graph.triples.statements import Statements, text
from ontology.terms import ORG, PREFIXES, RDFS, SAMV, SKOS

_SOURCE = f"{PREFIXES['dcterms']}source"


def reference_quads(gazetteer: Gazetteer, minter: Minter) -> tuple[Quad, ...]:
    """Return every organisation and place of the reference data, with its members and its source."""
    reference = Statements(minter.reference_graph)
    for organisation in gazetteer.organisations:
        _say_organisation(reference, organisation, minter)
    return reference.quads()


def _say_organisation(reference: Statements, organisation: ReferenceOrganisation, minter: Minter) -> None:
    node = minter.entity(organisation.identifier)
    reference.type(node, class_of(organisation.kind).value)
    reference.say(node, RDFS.label, text(organisation.label))
    forms = sorted(set(organisation.forms) - {organisation.label})
    reference.say(node, SKOS.altLabel, *map(text, forms))
    if organisation.code is not None:
        county = organisation.kind is OrganisationKind.COUNTY
        predicate = SAMV.countyCode if county else SAMV.municipalityCode
        reference.say(node, predicate, text(organisation.code))
    if organisation.county is not None and organisation.kind is OrganisationKind.MUNICIPALITY:
        reference.say(node, SAMV.inCounty, minter.entity(f"county/{organisation.county}"))
    # what lies in a county says so by its own link; a county is land and has no members
    for member in () if organisation.kind is OrganisationKind.COUNTY else organisation.members:
        reference.say(minter.entity(member), ORG.memberOf, node)
    reference.say(node, _SOURCE, text(organisation.source))
