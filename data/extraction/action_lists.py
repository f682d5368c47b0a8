"""An item in, the rows of its tables and lists of actions out: what is to be done, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.extraction.agenda import Item
from data.extraction.layout import Layout, Line
from data.extraction.owners import Owners
from data.lexicon import all_words
from data.record import Party, Span

_GAP = re.compile(r"\s{3,}|\t")
_BARRED = re.compile(r"[^|]+")
_SPACED = re.compile(r"\S+(?: {1,2}\S+)*")
_OWNER_FIRST = re.compile(r"(?P<who>[A-ZÅÄÖ][^:.!?]{1,60}?)(?:\s?:|\s[–-])\s(?P<what>\S.{3,})$")
_OWNER_LAST = re.compile(
    r"(?P<what>\S.{3,}?)\s?(?:\((?P<bracket>[^()]{2,60})\)|\s[–-]\s(?P<who>[A-ZÅÄÖ][^.:!?]{1,60}))[.\s]*$"
)
_LABELLED = re.compile(r"(?P<label>[A-ZÅÄÖ][^:]{2,30}):\s(?=\S)")
_FAR = 12  # characters by which a cell may stand beside the head of its column
_MARKS = " *:.?!"


@dataclass(frozen=True, slots=True)
class Action:
    """One action: its words, its line and the words for its owner; ``collective`` where all who meet own it."""

    what: Span
    line: Span
    owner: Span
    owners: tuple[Party, ...]
    collective: bool


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by the order of its head in the line and by where that begins."""

    index: int
    start: int

    def cell(self, cells: Sequence[Span], *, aligned: bool) -> Span | None:
        """Return the column's cell in a row: the nearest where blanks align them, else the one in its order."""
        if not aligned:
            return cells[self.index] if self.index < len(cells) else None
        nearest = min(cells, key=lambda cell: abs(cell.start - self.start))
        return nearest if abs(nearest.start - self.start) <= _FAR else None


@dataclass(frozen=True, slots=True)
class _Table:
    what: _Column
    who: _Column
    aligned: bool


def listed_actions(item: Item, layout: Layout, owners: Owners) -> Iterator[Action]:
    """Yield the actions in the item's tables with a head, and in the lists below a heading or label for such."""
    table: _Table | None = None
    listing = _is_heading(item.title)
    above: Span | None = None
    for line in layout.lines[layout.line_index(item.body.start) : layout.line_index(max(0, item.body.end - 1)) + 1]:
        if not item.heading.start <= line.start < item.body.end:
            continue
        cells = _cells(line.text)
        if found := _action_columns(line.text, cells):
            table = found
        elif table is not None and len(cells) > 1:
            yield from _row(line, cells, table, owners)
        elif _is_heading(line.text):
            listing = True
        elif (label := _LABELLED.match(line.text)) and _is_heading(label["label"]) and line.start >= item.heading.end:
            yield from _entry(line, owners, label.end())
        elif listing and line.start >= item.heading.end and not line.bullet and _names_owner(line, owners):
            above = Span(line.start, line.end)
        elif listing and line.start >= item.heading.end:
            above = above if line.bullet else None
            own = list(_entry(line, owners))
            yield from own or (_below(line, above, owners) if above is not None else ())


def _is_heading(text: str) -> bool:
    return text.casefold().strip(_MARKS) in all_words("verbs.action_headings")


def _cells(text: str) -> list[Span]:
    """Return the cells of a line that has bars, tabs or wide gaps between them."""
    if "|" in text:
        return [Span(match.start(), match.end()) for match in _BARRED.finditer(text)]
    if _GAP.search(text):
        return [Span(match.start(), match.end()) for match in _SPACED.finditer(text)]
    return []


def _action_columns(text: str, cells: Sequence[Span]) -> _Table | None:
    """Return the columns of a table's head that say what is to be done and who does it."""
    heads = [text[cell.start : cell.end].strip(_MARKS).casefold() for cell in cells]
    matters = all_words("verbs.action_matters")
    tasks = [index for index, head in enumerate(heads) if head in all_words("verbs.action_columns")]
    # Beside a column of tasks, one of matters only says to which item each belongs.
    what = min(tasks, key=lambda index: (heads[index] in matters, index), default=None)
    who = next((index for index, head in enumerate(heads) if head in all_words("verbs.responsible_labels")), None)
    if what is None or who is None:
        return None
    aligned = "|" not in text and "\t" not in text
    return _Table(_Column(what, cells[what].start), _Column(who, cells[who].start), aligned)


def _cut(text: str, cells: Sequence[Span], column: int) -> Iterator[Span]:
    """Yield the cells, one that runs over the start of a column with a narrow gap before it in two."""
    for cell in cells:
        if cell.start < column < cell.end and text[column - 2 : column] == "  ":
            yield Span(cell.start, column - 2)
            yield Span(column, cell.end)
        else:
            yield cell


def _row(line: Line, cells: Sequence[Span], table: _Table, owners: Owners) -> Iterator[Action]:
    cells = list(_cut(line.text, cells, table.who.start)) if table.aligned else cells
    what = table.what.cell(cells, aligned=table.aligned)
    who = table.who.cell(cells, aligned=table.aligned)
    if what is not None and who is not None and what != who:
        yield from _action(line, what, who, owners)


def _entry(line: Line, owners: Owners, begin: int = 0) -> Iterator[Action]:
    """Yield what a line of a list says from ``begin`` on: "Eva: boka lokal", "Boka lokal (Eva)", "Boka lokal – Eva"."""
    first = _OWNER_FIRST.match(line.text, begin)
    if first and (found := list(_action(line, Span(*first.span("what")), Span(*first.span("who")), owners))):
        yield from found
        return
    last = _OWNER_LAST.match(line.text, begin)
    if last:
        group = "bracket" if last["bracket"] else "who"
        yield from _action(line, Span(*last.span("what")), Span(*last.span(group)), owners)


def _names_owner(line: Line, owners: Owners) -> bool:
    """Whether a line names somebody and says nothing else, above what that one has to do."""
    found = owners.within(line.start, line.end)
    marks = line.text.strip(_MARKS)
    return len(found) == 1 and found[0].span.end - found[0].span.start == len(marks)


def _below(line: Line, owner: Span, owners: Owners) -> Iterator[Action]:
    """Yield what a line of a list says that stands below the name of its owner."""
    what = line.text.strip(_MARKS + "-–•")
    begin = line.start + line.text.index(what)
    if what:
        yield Action(
            Span(begin, begin + len(what)),
            Span(line.start, line.end),
            owner,
            owners.within(owner.start, owner.end),
            False,
        )


def _action(line: Line, what: Span, who: Span, owners: Owners) -> Iterator[Action]:
    """Yield the action of a line, if its owner is somebody; the spans are positions in the line's text."""
    words_of = line.text[what.start : what.end]
    owner = Span(line.start + who.start, line.start + who.end)
    found = owners.within(owner.start, owner.end)
    collective = owners.is_collective(owner.start, owner.end)
    if words_of.strip(_MARKS) and (found or collective):
        begin = line.start + what.start + len(words_of) - len(words_of.lstrip())
        end = begin + len(words_of.strip())
        yield Action(Span(begin, end), Span(line.start, line.end), owner, found, collective)
