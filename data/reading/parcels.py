"""From a file that is a ZIP archive to the parts of it that are asked for, with bounds on what they may take."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from data.reading.values import Refused

MOST_BYTES = 64 * 1024 * 1024
"""That a part may have when it is unpacked."""
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(RuntimeError, ValueError, OverflowError, LookupError),
)
"""What the library raises over damaged archives: their fields say all that is wrong in ways of their own."""
DAMAGED = "is damaged: save it anew from where it came"


class Parcel:
    """An opened archive."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except BROKEN as error:
            raise Refused(DAMAGED) from error

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self._archive.namelist()

    def part(self, name: str) -> bytes | None:
        """Return a part, None where there is none of that name; raises Refused for one that is too large or locked."""
        return part_of(self._archive, name)

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part that is XML; entities are not resolved and nothing is fetched."""
        content = self.part(name)
        return None if content is None else xml_root(content)


def part_of(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a part of an archive, None where there is none of that name.

    Raises Refused for one that is damaged, too large or locked.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise Refused("is locked with a password: save a copy without one")
    try:
        with archive.open(info) as file:
            content = file.read(MOST_BYTES + 1)
    except BROKEN as error:
        raise Refused(DAMAGED) from error
    if len(content) > MOST_BYTES:
        raise Refused(f"unpacks to more than {MOST_BYTES // 2**20} MB: split it into one file a meeting")
    return content


def xml_root(content: bytes) -> etree._Element:
    """Return the root of an XML document; raises Refused where it is damaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(DAMAGED) from error
