"""From the text of minutes to the e-mail that they were sent in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP


def message(text: str, subject: str, day: str | None, number: str) -> bytes:
    """Write an e-mail with the minutes as its text, sent on the evening of an ISO day."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Kansliet <kansliet@example.se>"
    mail["To"] = "Deltagarna <deltagare@example.se>"
    mail["Subject"] = subject
    if day is not None:
        mail["Date"] = datetime.combine(date.fromisoformat(day), time(18), UTC)
    mail["Message-ID"] = f"<{number}@example.se>"
    mail.set_content(text, cte="quoted-printable")
    return mail.as_bytes()
