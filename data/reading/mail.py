"""From an e-mail (.eml, RFC 5322 and MIME) to its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from pathlib import PurePosixPath

from data.reading.flow import Flow
from data.reading.values import Reading, Refused

# what the library raises over damaged headers, which it reads when they are asked for
_BROKEN = (MessageError, LookupError, AttributeError, TypeError, ValueError, RecursionError)
_HEADERS = ("From", "To", "Cc", "Date", "Subject")


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail: its headers that say who wrote to whom, its own words, and the files attached to it by name."""

    heading: str
    words: str
    attachments: Mapping[str, bytes]


def read_mail(content: bytes) -> Reading:
    """Return the text of an e-mail with who wrote to whom above it; raises Refused where it is none."""
    letter = opened_letter(content)
    flow = Flow()
    flow.paragraph(letter.heading)
    for paragraph in letter.words.replace("\r\n", "\n").split("\n\n"):
        flow.paragraph(paragraph)
    return flow.reading()


def opened_letter(content: bytes) -> Letter:
    """Return an e-mail's parts; raises Refused where it is none, or a damaged one."""
    try:
        message = _parsed(content)
        heading = "\n".join(f"{name}: {message[name]}" for name in _HEADERS if message[name])
        return Letter(heading, _words(message), dict(_attachments(message)))
    except Refused:
        raise
    except _BROKEN as error:
        raise Refused("is a damaged e-mail: save it anew from the mail program") from error


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    text = _text(body)
    if body.get_content_subtype() == "html":
        from data.reading.web import read_web_page

        return read_web_page(text.encode()).text
    return text


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield attached files by name; of two that share one, the later has its place before its name."""
    names: set[str] = set()
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        content = part.get_payload(decode=True)
        if name and isinstance(content, bytes):
            name = name if name not in names else f"{number}-{name}"
            names.add(name)
            yield name, content


def _parsed(content: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(content)
    if isinstance(message, EmailMessage) and message["From"]:
        return message
    raise Refused("is no e-mail: give it the ending of the format that it is in")


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""
