"""From a file that holds others, a ZIP archive or an e-mail, to the minutes inside it."""

from __future__ import annotations

from pathlib import PurePosixPath

from data.reading.mail import attachments
from data.reading.parcels import Parcel
from data.reading.values import Refused

MAIL = ".eml"
ARCHIVE = ".zip"
CONTAINERS = (ARCHIVE, MAIL)
MOST_MEMBERS = 100_000


def members(content: bytes, ending: str, endings: frozenset[str]) -> tuple[str, ...]:
    """Return the names of what a container of an ending (".zip", ".eml") holds in formats of the ``endings``.

    Folders, hidden files, and what other systems keep beside files do not count. Raises Refused.
    """
    names = Parcel(content).names() if ending == ARCHIVE else [name for name, _ in attachments(content)]
    if len(names) > MOST_MEMBERS:
        raise Refused(f"holds {len(names):,} files, more than {MOST_MEMBERS:,}: split it")
    return tuple(dict.fromkeys(name for name in names if _counts(name, endings)))


def member(content: bytes, ending: str, name: str) -> bytes:
    """Return one of a container's members; raises Refused where it is gone, locked, damaged or too large."""
    if ending == ARCHIVE:
        found = Parcel(content).part(name)
    else:
        found = next((held for known, held in attachments(content) if known == name), None)
    if found is None:
        raise Refused(f"holds no {name} any more: read it again")
    return found


def _counts(name: str, endings: frozenset[str]) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not name.endswith("/") and not hidden and path.suffix.lower() in endings
