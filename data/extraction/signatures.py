"""The signature block at the end: who chaired and who kept the minutes, where no list says so."""

from __future__ import annotations

from dataclasses import dataclass

from data.extraction.entries import Entry, EntryReader, entries_of, role_of, unread_share
from data.extraction.headings import is_end_matter
from data.extraction.layout import Layout
from data.extraction.people import People
from data.record import MeetingRole, NameForm, PersonMention, Span

_TAIL = 14  # lines at the end among which signatures stand


@dataclass(frozen=True, slots=True)
class Signature:
    """A name with the function that stands below it (or after it on its line)."""

    entry: Entry
    role: MeetingRole
    span: Span
    lines: tuple[int, ...]


def read_signatures(layout: Layout, taken: frozenset[int], entries: EntryReader) -> list[Signature]:
    """Return the signatures: a line with one name (and title), and under it a line with a function."""
    end = next((index for index, line in enumerate(layout.lines) if is_end_matter(line.text)), len(layout.lines))
    found = []
    for index in range(max(1, end - _TAIL), end):
        role = role_of(layout.lines[index].text)
        if role is None or index - 1 in taken or index in taken:
            continue
        line = layout.lines[index - 1]
        parts = entries.parts(line.text, line.start)
        people = entries_of(parts)
        if len(people) == 1 and unread_share(parts) <= 0.5 and len(line.text) <= 70:
            span = Span(line.start, layout.lines[index].end)
            found.append(Signature(people[0], role, span, (index - 1, index)))
    return found


_SPOKEN_ROLES = (("ordförande ", MeetingRole.CHAIR), ("ordf. ", MeetingRole.CHAIR), ("ordf ", MeetingRole.CHAIR),
                 ("mötesordförande ", MeetingRole.CHAIR), ("sekreterare ", MeetingRole.SECRETARY))  # fmt: skip


def spoken_roles(layout: Layout, people: People) -> list[tuple[PersonMention, MeetingRole, Span]]:
    """Return the functions that the running text gives ("öppnades av ordförande Anna Ek")."""
    found = []
    for mention in people.mentions:
        if mention.form is not NameForm.FULL or mention.listed:
            continue
        before = layout.flow[max(0, mention.span.start - 24) : mention.span.start].casefold()
        for word, role in _SPOKEN_ROLES:
            if before.endswith(word) and not before.removesuffix(word).rstrip().endswith(
                ("vice", "v", "v.", "styrelsens", "nämndens")
            ):
                start = mention.span.start - len(word)
                found.append((mention, role, Span(start, mention.span.end)))
                break
    return found
