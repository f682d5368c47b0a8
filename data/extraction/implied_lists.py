"""Lists of attendance under headings that no list of words has, or under none: told by what stands in them."""

from __future__ import annotations

from data.extraction.attendance_rows import Row
from data.extraction.entries import Entry, after_label
from data.extraction.headings import Heading, Opens, heading_of
from data.extraction.layout import Layout
from data.extraction.line_shapes import begins_item, implied_beside, implied_by, inline_label, set_off
from data.extraction.list_lines import gives_day, is_sentence
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, unread_share
from data.extraction.row_reader import PLAINLY_READ, RowReader

_FEWEST_PRESENT = 2
_FEWEST_UNHEADED = 3
_LONGEST_HEADING = 90
_NEARLY_ALL_READ = 0.2  # of a list that ends like a sentence, the share of letters that may say nothing


class ImpliedLists:
    """Finds where lists of attendance begin that no known heading opens."""

    def __init__(self, reader: PartReader, rows: RowReader) -> None:
        self._reader = reader
        self._rows = rows

    def heading(self, layout: Layout, index: int, inside: bool) -> Heading | None:
        """Return the heading that line ``index`` is by what stands below its words or beside them: people.

        ``inside`` says whether a list of the opening block has been read before.
        """
        return self.beside(layout, index, inside=inside) or self._above(layout, index)

    def _above(self, layout: Layout, index: int) -> Heading | None:
        """Return the heading that a line is by what stands under it: names, one a line."""
        line = layout.lines[index]
        if len(line.text) > _LONGEST_HEADING or line.text.endswith("."):  # a sentence may tell who was there
            return None
        if not (set_off(line) or line.blank_before) or gives_day(line.text):
            return None
        opens = implied_by(line.text)
        fewest = _FEWEST_PRESENT if opens is Opens.PRESENT else 1
        entry = self._rows.list_row(layout, index, index + 1, PLAINLY_READ)
        if (entry is not None and entry.entries) or not self.heads_list(layout, index, fewest):
            return None
        if index + 1 < len(layout.lines) and self._is_labelled(layout, index + 1):
            return None  # the people below have a label of their own
        labels = opens is Opens.PRESENT and self._reader.slots.group_label(line.text, line.start) is not None
        return Heading(opens, line.text.casefold(), 0 if labels else len(line.text))

    def _is_labelled(self, layout: Layout, index: int) -> bool:
        known = heading_of(layout.lines[index].text)
        return known is not None or self.beside(layout, index) is not None

    def beside(
        self, layout: Layout, index: int, *, inside: bool = False, fewest: int = _FEWEST_PRESENT
    ) -> Heading | None:
        """Return the heading that the words before a line's colon are by what stands after it: a list of people.

        ``fewest`` of them if they were there, and one if the words say that they were guests or absent.
        """
        line = layout.lines[index]
        label = None if line.bullet or line.heading or begins_item(line) else inline_label(line.text)
        if label is None or self._reader.slots.is_known(label["label"]):
            return None
        row = self._rows.row(layout, line.start + label.end(), layout.lines[self._rows.joined(layout, index) - 1].end)
        opens = implied_beside(label["label"])
        told = sum(map(_is_told_of, row.entries))
        if len(row.entries) < (fewest if opens is Opens.PRESENT else 1) or (
            told * 2 < len(row.entries) and not (inside and opens is not Opens.PRESENT)
        ):
            return None
        unread = _NEARLY_ALL_READ if is_sentence(layout.text[row.span.start : row.span.end]) else PLAINLY_READ
        if unread_share(row.parts) > unread:
            return None
        return Heading(opens, label["label"].casefold(), label.end(), colon=True)

    def heads_list(self, layout: Layout, index: int, fewest: int = _FEWEST_PRESENT) -> bool:
        """Whether plain entries stand under a line: ``fewest`` people, before anything but their organisations."""
        line = layout.lines[index]
        if begins_item(line) or line.bullet:
            return False
        names_body = self._reader.slots.group_label(line.text, line.start) is not None and not line.text.endswith(":")
        if names_body and implied_by(line.text) not in (Opens.GUEST, Opens.ABSENT):
            return False
        people, below = 0, index + 1
        while below < min(index + 6, len(layout.lines)):
            end = self._rows.joined(layout, below)
            row = self._rows.list_row(layout, below, end, PLAINLY_READ)
            if row is None or (row.entries and unread_share(row.parts) > PLAINLY_READ):
                break
            if begins_item(layout.lines[below]):
                break
            people, below = people + len(row.entries), end
        return people >= fewest

    def begins(self, layout: Layout, index: int) -> bool:
        """Whether a list begins without a heading: lines in a row, each with people of a known organisation."""
        if index + _FEWEST_UNHEADED > len(layout.lines):
            return False
        lines = layout.lines[index : index + _FEWEST_UNHEADED]
        if any(line.blank_before for line in lines[1:]):
            return False
        rows = [self._rows.list_row(layout, at, at + 1, PLAINLY_READ) for at in range(index, index + len(lines))]
        return all(row is not None and self._places(row) for row in rows)

    def _places(self, row: Row) -> bool:
        """Whether a row gives each of its people a known organisation, and names them beside it, not in a sentence."""
        known = all(entry.organisation is not None and entry.organisation.identifier for entry in row.entries)
        return bool(row.entries) and known and row.parts[after_label(row.parts)].kind in (Kind.NAME, Kind.ORGANISATION)


def _is_told_of(entry: Entry) -> bool:
    return bool(entry.organisation or entry.party or entry.role or entry.title)
