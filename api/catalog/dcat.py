"""From what is known of the data set to its description by DCAT-AP-SE 3, as the national data portal harvests it.

Nothing is a blank node, since the portal wants identifiers (docs.dataportal.se, "Skördning").
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from api.catalog.facts import CatalogFacts
from api.catalog.namespaces import AUTHORITY, MEDIA_TYPES
from api.catalog.statements import Told, day, iri, link, told, whole_not_negative
from api.linked_data.addresses import ONTOLOGY
from graph.dumps import Dump

_TITLE = told("Regional samverkan i mötesprotokoll", "Regional collaboration in minutes of meetings")
_DESCRIPTION = told(
    "Möten, deltagande, beslut, överenskommelser, åtaganden, projekt och band mellan organisationer, lästa ur "
    "protokoll och minnesanteckningar från svenska samverkansmöten, med de ord som belägger varje uppgift.",
    "Meetings, attendance, decisions, agreements, commitments, projects and ties between organisations, read out of "
    "the minutes of Swedish collaboration meetings, with the words that back each fact.",
)
_KEYWORDS = told("samverkan", "collaboration") + told("protokoll", "minutes") + told("kommuner", "municipalities")
_FILE_TYPES = {"application/n-quads": "RDF_N_QUADS", "text/turtle": "RDF_TURTLE"}
_NAMES = {"application/n-quads": "N-Quads", "text/turtle": "Turtle"}
_SPARQL_PROTOCOL = "http://www.w3.org/TR/sparql11-protocol/"
_OPEN_API = "https://spec.openapis.org/oas/v3.1.0"


def dcat_triples(facts: CatalogFacts) -> frozenset[Triple]:
    """Return the description of the catalogue, its one data set, how to get at it, and who publishes it."""
    return frozenset(_Describer(facts).triples())


class _Describer:
    def __init__(self, facts: CatalogFacts) -> None:
        self._facts = facts
        self._told = Told()
        self._terms = facts.publisher
        self._licence = link(self._terms.license)
        self._rights = NamedNode(f"{AUTHORITY}access-right/{self._terms.access_rights}")
        self._publisher = link(self._terms.uri or self._part("publisher"))
        self._contact = link(self._part("contact")) if self._terms.contact_email else None

    def triples(self) -> set[Triple]:
        self._say_catalog()
        self._say_data_set()
        self._say_parties()
        self._say_services()
        for dump in self._facts.dumps:
            self._say_dump(dump)
        return self._told.triples

    def _part(self, name: str) -> str:
        return f"{self._facts.base}catalog#{name}"

    def _say_catalog(self) -> None:
        self._told.say(
            f"{self._facts.base}catalog",
            "dcat:Catalog",
            dcterms__title=told("Samgrafs datamängder", "Samgraf's data sets"),
            dcterms__description=_DESCRIPTION,
            dcterms__publisher=self._publisher,
            dcterms__license=self._licence,
            dcterms__language=_languages("SWE", "ENG"),
            dcterms__modified=day(self._facts.modified.isoformat()),
            dcterms__spatial=_sweden(),
            dcat__dataset=link(self._facts.data_set),
            dcat__service=(link(self._part("sparql-service")), link(self._part("rest-service"))),
            dcat__themeTaxonomy=NamedNode(f"{AUTHORITY}data-theme"),
            foaf__homepage=link(self._facts.base),
        )

    def _say_data_set(self) -> None:
        facts = self._facts
        period = link(self._part("period")) if facts.first and facts.last else None
        self._told.say(
            facts.data_set,
            "dcat:Dataset",
            dcterms__title=_TITLE,
            dcterms__description=_DESCRIPTION,
            dcterms__identifier=Literal(facts.data_set),
            dcterms__publisher=self._publisher,
            dcterms__license=self._licence,
            dcterms__accessRights=self._rights,
            dcterms__language=_languages("SWE"),
            dcterms__spatial=_sweden(),
            dcterms__temporal=period,
            dcterms__modified=day(facts.modified.isoformat()),
            dcterms__accrualPeriodicity=NamedNode(f"{AUTHORITY}frequency/IRREG"),
            dcterms__conformsTo=NamedNode(ONTOLOGY),
            dcat__contactPoint=self._contact,
            dcat__keyword=_KEYWORDS,
            dcat__theme=NamedNode(f"{AUTHORITY}data-theme/GOVE"),
            dcat__landingPage=link(facts.base),
            dcat__version=Literal(facts.generation.fingerprint),
            dcat__distribution=tuple(link(self._part(name)) for name in self._distributions()),
        )
        if period is not None and facts.first and facts.last:
            self._told.say(
                self._part("period"),
                "dcterms:PeriodOfTime",
                dcat__startDate=day(facts.first),
                dcat__endDate=day(facts.last),
            )
        self._told.say(ONTOLOGY, "dcterms:Standard", dcterms__title=told("Samgrafs ontologi", "Samgraf's ontology"))

    def _distributions(self) -> list[str]:
        return ["sparql", "rest", *(_anchor(dump) for dump in self._facts.dumps)]

    def _say_parties(self) -> None:
        self._told.say(
            self._publisher.value,
            "foaf:Agent",
            foaf__name=Literal(self._terms.name),
            dcterms__type=iri(f"adms:{self._terms.type}"),
        )
        if self._contact is not None:
            self._told.say(
                self._contact.value,
                "vcard:Organization",
                vcard__fn=Literal(self._terms.contact_name),
                vcard__hasEmail=link(f"mailto:{self._terms.contact_email}"),
            )

    def _say_services(self) -> None:
        base = self._facts.base
        self._say_service("sparql", "SPARQL", f"{base}sparql", f"{base}sparql", _SPARQL_PROTOCOL)
        self._say_service("rest", "REST", f"{base}api/v1/", f"{base}api/v1/openapi.json", _OPEN_API)

    def _say_service(self, name: str, title: str, endpoint: str, described: str, standard: str) -> None:
        service = self._part(f"{name}-service")
        names = told(f"Regional samverkan: {title}", f"Regional collaboration: {title}")
        self._told.say(
            service,
            "dcat:DataService",
            dcterms__title=names,
            dcterms__publisher=self._publisher,
            dcterms__license=self._licence,
            dcterms__accessRights=self._rights,
            dcterms__conformsTo=link(standard),
            dcat__contactPoint=self._contact,
            dcat__theme=NamedNode(f"{AUTHORITY}data-theme/GOVE"),
            dcat__endpointURL=link(endpoint),
            dcat__endpointDescription=link(described),
            dcat__servesDataset=link(self._facts.data_set),
        )
        self._told.say(standard, "dcterms:Standard", dcterms__title=Literal(_STANDARDS[standard], language="en"))
        self._told.say(
            self._part(name),
            "dcat:Distribution",
            dcterms__title=names,
            dcterms__description=told(f"Frågor över nätet: {title}.", f"Questions over the network: {title}."),
            dcterms__license=self._licence,
            dcat__accessURL=link(endpoint),
            dcat__accessService=link(service),
            dcatap__availability=_available(),
        )

    def _say_dump(self, dump: Dump) -> None:
        address = f"{self._facts.base}dumps/{dump.name}"
        name = _NAMES[dump.media_type]
        self._told.say(
            self._part(_anchor(dump)),
            "dcat:Distribution",
            dcterms__title=told(f"Hela grafen som {name}", f"The whole graph as {name}"),
            dcterms__description=told(
                f"Alla {dump.statements} påståenden som {name}, komprimerade med gzip.",
                f"All {dump.statements} statements as {name}, compressed with gzip.",
            ),
            dcterms__license=self._licence,
            dcterms__modified=day(self._facts.modified.isoformat()),
            dcterms__format=NamedNode(f"{AUTHORITY}file-type/{_FILE_TYPES[dump.media_type]}"),
            dcterms__conformsTo=NamedNode(ONTOLOGY),
            dcat__accessURL=link(address),
            dcat__downloadURL=link(address),
            dcat__mediaType=NamedNode(MEDIA_TYPES + dump.media_type),
            dcat__compressFormat=NamedNode(f"{MEDIA_TYPES}application/gzip"),
            dcat__byteSize=whole_not_negative(dump.size),
            dcatap__availability=_available(),
            spdx__checksum=link(self._part(f"{_anchor(dump)}-checksum")),
        )
        self._told.say(
            self._part(f"{_anchor(dump)}-checksum"),
            "spdx:Checksum",
            spdx__algorithm=iri("spdx:checksumAlgorithm_sha256"),
            spdx__checksumValue=Literal(dump.sha256, datatype=iri("xsd:hexBinary")),
        )


_STANDARDS = {_SPARQL_PROTOCOL: "SPARQL 1.1 Protocol", _OPEN_API: "OpenAPI 3.1"}


def _anchor(dump: Dump) -> str:
    return _NAMES[dump.media_type].lower()


def _languages(*codes: str) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(f"{AUTHORITY}language/{code}") for code in codes)


def _sweden() -> NamedNode:
    return NamedNode(f"{AUTHORITY}country/SWE")


def _available() -> NamedNode:
    return NamedNode(f"{AUTHORITY}planned-availability/STABLE")
