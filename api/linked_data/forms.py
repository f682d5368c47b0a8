"""The forms in which a description is given, and from triples to each that is RDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from io import BytesIO

from pyoxigraph import RdfFormat, Triple, serialize

from api.linked_data.json_ld import json_ld
from graph.turtle import turtle
from ontology.terms import PREFIXES


class Form(Enum):
    """A form by its ending, which is its name in ``?format=`` too; the value is the ending."""

    HTML = "html"
    TURTLE = "ttl"
    N_TRIPLES = "nt"
    JSON_LD = "jsonld"
    RDF_XML = "rdf"

    @property
    def media_type(self) -> str:
        """The media type by which a client asks for the form."""
        return _MEDIA_TYPES[self]

    @property
    def content_type(self) -> str:
        """The media type that goes with the content; all forms are in UTF-8."""
        named = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if named else self.media_type


_MEDIA_TYPES = {
    Form.HTML: "text/html",
    Form.TURTLE: "text/turtle",
    Form.N_TRIPLES: "application/n-triples",
    Form.JSON_LD: "application/ld+json",
    Form.RDF_XML: "application/rdf+xml",
}
OFFERED = tuple(form.media_type for form in Form)


def form_of_media_type(media_type: str) -> Form:
    """Return the form of one of the media types ``OFFERED``."""
    return next(form for form in Form if form.media_type == media_type)


def split_ending(path: str) -> tuple[str, Form | None]:
    """Take the ending of a form off a path: ``person/anna.ttl`` is ``person/anna`` in Turtle."""
    rest, dot, ending = path.rpartition(".")
    known = {form.value: form for form in Form}
    return (rest, known[ending]) if dot and ending in known else (path, None)


def written(triples: Iterable[Triple], form: Form, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Return triples in a form of RDF, sorted, each once; HTML is a page's affair and raises KeyError."""
    content = sorted(set(triples), key=str)
    if form is Form.TURTLE:
        return turtle(content, prefixes)
    if form is Form.JSON_LD:
        return json_ld(content)
    buffer = BytesIO()
    rdf = {Form.N_TRIPLES: RdfFormat.N_TRIPLES, Form.RDF_XML: RdfFormat.RDF_XML}[form]
    serialize(content, buffer, rdf, prefixes=dict(prefixes) if form is Form.RDF_XML else None)
    return buffer.getvalue()
