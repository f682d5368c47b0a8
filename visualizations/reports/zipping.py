"""From files by name to a ZIP archive whose bytes are the same each time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP archive can say."""
_PLAIN_FILE = 0o644 << 16
_UNIX = 3


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return an archive of files, in their order."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = ZipInfo(name, _BEGINNING)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = _PLAIN_FILE
            entry.create_system = _UNIX
            archive.writestr(entry, content)
    return made.getvalue()


def repacked(archive: bytes) -> bytes:
    """Return an archive again, without the times at which its files were made."""
    with ZipFile(BytesIO(archive)) as read:
        return zipped({entry.filename: read.read(entry) for entry in read.infolist()})
