"""The vocabularies in which data sets are described."""

from __future__ import annotations

from ontology.terms import PREFIXES

NAMESPACES: dict[str, str] = {
    "adms": "http://purl.org/adms/publishertype/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": PREFIXES["dcterms"],
    "foaf": PREFIXES["foaf"],
    "rdf": PREFIXES["rdf"],
    "rdfs": PREFIXES["rdfs"],
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": PREFIXES["xsd"],
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
