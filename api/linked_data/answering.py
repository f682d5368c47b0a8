"""From a request for a document to the form and language it is answered in, and the headers that go with that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from api.linked_data.forms import Form, form_of_media_type
from api.pages.rendering import Alternate, Frame
from api.pages.wording import choose_language
from api.service.links import public_base
from api.service.negotiation import choose
from api.service.problems import Problem
from api.service.revalidation import names_tag
from graph.language import LANGUAGES

_NAMES = {
    Form.TURTLE: "Turtle",
    Form.N_TRIPLES: "N-Triples",
    Form.JSON_LD: "JSON-LD",
    Form.RDF_XML: "RDF/XML",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request wants of a document at ``address``, which holds neither form nor language.

    ``links`` are further Link headers: pairs of address and relation; ``kept`` is the language that the request's
    address asks for.
    """

    form: Form
    language: str
    base: str
    address: str
    links: tuple[tuple[str, str], ...] = field(default=())
    kept: str = ""

    def alternates(self) -> tuple[Alternate, ...]:
        """Return the document's other forms, for its page."""
        return tuple(Alternate(self._in(form), name, form.media_type) for form, name in _NAMES.items())

    def frame(self, title: str) -> Frame:
        """Return what surrounds the document's page."""
        return Frame(title, self.language, self.base, self.address, self.alternates(), self.kept)

    def _in(self, form: Form) -> str:
        return f"{self.address}?format={form.value}"

    def _link_header(self) -> str:
        others = [form for form in Form if form is not self.form]
        links = [f'<{self._in(form)}>; rel="alternate"; type="{form.media_type}"' for form in others]
        links += [f'<{target}>; rel="{relation}"' for target, relation in self.links]
        return ", ".join(links)

    def headers(self, tag: str) -> dict[str, str]:
        """Return the headers of the answer."""
        return {
            "ETag": tag,
            "Vary": "Accept, Accept-Language",
            "Cache-Control": "no-cache",
            "Content-Location": self._in(self.form),
            "Link": self._link_header(),
        }

    def tag(self, *parts: str) -> str:
        """Return the entity tag of the document made of ``parts``, such as a generation's fingerprint."""
        told = (version("samgraf"), self.form.value, self.language, self.base, self.address, self.kept, *parts)
        # weak: the order of prefixes may differ
        return f'W/"{hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()}"'


def wanted(
    request: Request,
    path: str,
    ending: Form | None = None,
    offered: Sequence[Form] = tuple(Form),
    links: Sequence[tuple[str, str]] = (),
) -> Wanted:
    """Read what a request wants of the document at a path of the service, percent-encoded.

    ``?format=`` outweighs an ``ending``, and that the header Accept. Raises Problem where no form will do.
    """
    base = public_base(request)
    form = _form(request, ending, offered)
    return Wanted(form, language_of(request), base, base + path, tuple(links), kept_language(request))


def _form(request: Request, ending: Form | None, offered: Sequence[Form]) -> Form:
    asked = request.query_params.get("format")
    if asked is not None:
        known = {form.value: form for form in offered}
        if asked not in known:
            detail = f"There is no format {asked}: choose among {', '.join(known)}."
            raise Problem(400, "invalid-parameter", "Invalid parameter", detail, {"parameter": "format"})
        return known[asked]
    if ending is not None:
        return ending
    media_type = choose(request.headers.get("accept"), [form.media_type for form in offered])
    if media_type is None:
        names = [form.media_type for form in offered]
        detail = f"None of the accepted formats is there: accept one of {', '.join(names)}."
        raise Problem(406, "not-acceptable", "No acceptable format", detail, {"available": names})
    return form_of_media_type(media_type)


def language_of(request: Request) -> str:
    """Return the language in which whoever asked wants to read."""
    return choose_language(request.query_params.get("lang"), request.headers.get("accept-language"))


def kept_language(request: Request) -> str:
    """Return the language that a page's links should keep to, since its own address asks for it; "" for none."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else ""


def prefers_html(request: Request) -> bool:
    """Tell whether a person with a browser is asking."""
    accept = request.headers.get("accept", "")
    return "text/html" in accept and choose(accept, [form.media_type for form in Form]) == Form.HTML.media_type


def not_modified(request: Request, headers: Mapping[str, str]) -> Response | None:
    """Return the answer to a client that has the document already, None to any other."""
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or names_tag(known, headers["ETag"]):
        return Response(status_code=304, headers=dict(headers))
    return None
