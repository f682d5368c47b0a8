"""From bytes to requests: what is none, or has an address longer than anybody reads, is told so and let go."""

from __future__ import annotations

import json
from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.service.problems import MEDIA_TYPE, TYPES

LONGEST_ADDRESS = 65_535
"""Bytes of an address that the parser can take apart; what is longer is not gathered."""


class _TooLong(ValueError):
    """The address has more bytes than can be taken apart."""


class Wire(HttpToolsProtocol):
    """The server's side of one connection."""

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        super().on_url(url)
        if len(self.url) > LONGEST_ADDRESS:
            raise _TooLong

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read, and close the connection (RFC 9112, sections 2.2 and 3)."""
        if len(getattr(self, "url", b"")) > LONGEST_ADDRESS:
            status, kind = HTTPStatus.REQUEST_URI_TOO_LONG, "address-too-long"
            detail = f"The address has more than {LONGEST_ADDRESS} bytes: send the query by POST."
        else:
            status, kind = HTTPStatus.BAD_REQUEST, "malformed-request"
            detail = "The request is not HTTP: send it as such."
        document = {"type": f"{TYPES}{kind}", "title": status.phrase, "status": status.value, "detail": detail}
        content = json.dumps(document).encode()
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + content)
        self.transport.close()
