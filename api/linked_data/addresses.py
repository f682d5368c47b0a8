"""Between the IRIs of things and the addresses at which the service answers for them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from graph.iris import Minter
from ontology.terms import PREFIXES

ONTOLOGY = PREFIXES["samv"].removesuffix("#")
_RESERVED = "%/:@!$&'()*+,;=~?#[]"
_SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def wire(iri: str) -> str:
    """Return an IRI, or part of one, as a URI: letters outside ASCII percent-encoded (RFC 3987, section 3.1)."""
    return quote(iri, safe=_RESERVED)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The ``base`` of the things' IRIs and the ``public`` address of the service; both end with a slash."""

    base: str
    public: str

    def iri(self, path: str) -> str | None:
        """Return the IRI whose path, percent-decoded, is ``path``; None where there can be none.

        Decoding the path and minting the IRI anew finds it however a client wrote it: å raw or percent-encoded.
        """
        try:
            return Minter(self.base).entity(path).value
        except ValueError:
            return None

    def document(self, iri: str) -> str | None:
        """Return the address of the document on a thing, None for what is not under the base."""
        return f"{self.public}doc/{wire(iri.removeprefix(self.base))}" if iri.startswith(self.base) else None

    def link(self, iri: str) -> str | None:
        """Return where a page leads from an IRI: to its document here, to its definition, or to itself."""
        if iri.startswith(self.base):
            return self.document(iri)
        if iri.startswith(ONTOLOGY):
            return f"{self.public}ontology{wire(iri.removeprefix(ONTOLOGY))}"
        return wire(iri) if iri.startswith(_SAFE_SCHEMES) else None

    def query(self, text: str) -> str:
        """Return the address of the answer to a query."""
        return f"{self.public}sparql?{urlencode({'query': text})}"
