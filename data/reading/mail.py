"""From an e-mail (.eml, RFC 5322 and MIME) to its text."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from data.reading.flow import Flow
from data.reading.values import Reading, Refused

# what the library raises over damaged headers, which it reads when they are asked for
_BROKEN = (MessageError, LookupError, AttributeError, TypeError, ValueError, RecursionError)
_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read_mail(content: bytes) -> Reading:
    """Return the text of an e-mail with who wrote to whom above it; raises Refused where it has none."""
    try:
        return _read(_parsed(content))
    except Refused:
        raise
    except _BROKEN as error:
        raise Refused("is a damaged e-mail: save it anew from the mail program") from error


def _read(message: EmailMessage) -> Reading:
    flow = Flow()
    flow.paragraph("\n".join(f"{name}: {message[name]}" for name in _HEADERS if message[name]))
    body = message.get_body(("plain", "html"))
    if body is not None:
        text = _text(body)
        if body.get_content_subtype() == "html":
            from data.reading.web import read_web_page

            text = read_web_page(text.encode()).text
        for paragraph in text.replace("\r\n", "\n").split("\n\n"):
            flow.paragraph(paragraph)
    return flow.reading()


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
