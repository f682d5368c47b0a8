"""Minting: the IRI of everything that the graph speaks of, made from what identifies it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode

from data.record import Span
from ontology.errors import SamgrafError

DEFAULT_BASE = "https://w3id.org/samgraf/id/"

# RFC 3987, section 2.2: ipchar without the percent sign; letters of any script stay as they are.
_FORBIDDEN = re.compile(r"[^\w\-.~!$&'()*+,;=:@]")
_PLAIN_PATH = re.compile(r"[0-9A-Za-z/_-]*")  # nothing to encode, no segment of full stops
_HASH_LENGTH = 12
_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans(
    {"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "þ": "th", "œ": "oe"}
)


def slug(name: str) -> str:
    """Fold a name to lower-case ASCII words joined by hyphens: "Åsa Ström-Öhr" is ``asa-strom-ohr``.

    A name without a letter or digit that can be folded becomes ``x`` and a hash of it, so that no slug is
    empty.
    """
    lowered = name.casefold().translate(_LETTERS_THAT_DO_NOT_DECOMPOSE)
    ascii_only = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or f"x{content_hash(name)}"


def content_hash(*parts: str) -> str:
    """Return a short hash (48 bits, hex) of texts in their order."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_HASH_LENGTH]


def _segment(text: str) -> str:
    """Percent-encode what an IRI's path segment forbids; å, ä and ö are allowed and stay."""
    return _FORBIDDEN.sub(lambda match: quote(match.group()), unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def _path(text: str) -> str:
    if _PLAIN_PATH.fullmatch(text):
        return text
    # "." and ".." as whole segments would be resolved away by any reader of a relative IRI
    segments = (_segment(part) for part in text.split("/"))
    return "/".join(part.replace(".", "%2E") if part in (".", "..") else part for part in segments)


class BaseIriError(SamgrafError):
    """A base under which no IRIs can be minted; give another."""


@dataclass(frozen=True, slots=True)
class Minter:
    """The IRIs under one base, which ends with a slash; raises BaseIriError for another.

    ``document`` is always a document identifier, which may hold a slash.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError:
            raise BaseIriError(f"{self.base} is no IRI: give one such as {DEFAULT_BASE}.") from None
        if not self.base.endswith(("/", "#")):
            raise BaseIriError(f"The base IRI {self.base} runs into what follows: end it with a slash.")

    def entity(self, identifier: str) -> NamedNode:
        """Return the IRI of a person, organisation, municipality, county or project by its identifier."""
        return NamedNode(self.base + _path(identifier))

    def minutes(self, document: str) -> NamedNode:
        """Return the IRI of a source document."""
        return self.entity(f"minutes/{document}")

    def meeting(self, document: str) -> NamedNode:
        """Return the IRI of the meeting that a document records."""
        return self.entity(f"meeting/{document}")

    def next_meeting(self, document: str) -> NamedNode:
        """Return the IRI of the meeting that a document announces and no document records."""
        return self.entity(f"next-meeting/{document}")

    def attendance(self, document: str, person: str) -> NamedNode:
        """Return the IRI of a person's part in a meeting; ``person`` is the person's identifier."""
        return self.entity(f"meeting/{document}/attendance/{person.removeprefix('person/')}")

    def item(self, document: str, position: int) -> NamedNode:
        """Return the IRI of an agenda item."""
        return self.entity(f"meeting/{document}/item/{position}")

    def passage(self, document: str, span: Span) -> NamedNode:
        """Return the IRI of a stretch of a document."""
        return self.entity(f"passage/{document}/{span.start}-{span.end}")

    def part(self, kind: str, document: str, name: str) -> NamedNode:
        """Return the IRI of an outcome, event, participation, tally, amount … of a document.

        ``name`` tells it from its like within the document: ``content_hash`` of what it says, as a rule.
        """
        return self.entity(f"{kind}/{document}/{name}")

    def place_of(self, node: NamedNode) -> NamedNode:
        """Return the IRI of the place where a meeting or event is held, as its document gives it."""
        return NamedNode(f"{node.value}/place")

    def topic(self, name: str) -> NamedNode:
        """Return the IRI of a subject."""
        return self.entity(f"topic/{slug(name)}")

    def document_graph(self, document: str) -> NamedNode:
        """Return the named graph of what a document says."""
        return self.entity(f"graph/document/{document}")

    @property
    def entities_graph(self) -> NamedNode:
        """The named graph of the entities that documents share."""
        return self.entity("graph/entities")

    @property
    def reference_graph(self) -> NamedNode:
        """The named graph of the reference data."""
        return self.entity("graph/reference")

    @property
    def ties_graph(self) -> NamedNode:
        """The named graph of the derived ties."""
        return self.entity("graph/ties")

    @property
    def ontology_graph(self) -> NamedNode:
        """The named graph of the ontology."""
        return self.entity("graph/ontology")
