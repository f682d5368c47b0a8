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
    """The ``base`` of the things' IRIs and the ``public`` address of the service; both end with a slash.

    ``language`` is the one that was asked for in the page's own address, so that links keep to it; "" where none was.
    """

    base: str
    public: str
    language: str = ""

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
        document = self.document(iri)
        if document is not None:
            return self._kept(document)
        if iri.startswith(ONTOLOGY):
            path, _, anchor = wire(iri.removeprefix(ONTOLOGY)).partition("#")
            return self._kept(f"{self.public}ontology{path}") + (f"#{anchor}" if anchor else "")
        return wire(iri) if iri.startswith(_SAFE_SCHEMES) else None

    def minutes(self, iri: str, place: tuple[int, int] | None = None) -> str | None:
        """Return the address of the page that shows the text of minutes, at a place of it; None for what is none."""
        if not iri.startswith(f"{self.base}minutes/"):
            return None
        shown = {"lang": self.language} if self.language else {}
        if place is not None:
            shown |= {"start": str(place[0]), "end": str(place[1])}
        query = f"?{urlencode(shown)}" if shown else ""
        return f"{self.public}{wire(iri.removeprefix(self.base))}{query}{'#here' if place else ''}"

    def _kept(self, address: str) -> str:
        return f"{address}?lang={self.language}" if self.language else address

    def query(self, text: str) -> str:
        """Return the address of the answer to a query."""
        return f"{self.public}sparql?{urlencode({'query': text})}"

    def asking(self, text: str) -> str:
        """Return the address of the page that shows the answer to a query."""
        given = {"query": text} | ({"lang": self.language} if self.language else {})
        return f"{self.public}query?{urlencode(given)}"
