"""The people whom a document names: in its lists, by full name, and then by first name, initials or title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from functools import cache

from data.extraction.agenda import Item
from data.extraction.entries import Entry, entries_of
from data.extraction.layout import Layout
from data.extraction.listed import Listed
from data.extraction.names import clean_name, full_names, is_initial, is_name_word, is_stop_word
from data.extraction.part_reader import PartReader
from data.extraction.parts import Kind, Part
from data.extraction.short_forms import ShortForms, has_initials, is_short_for_name, verbs_after_people
from data.extraction.titles import is_title_word
from data.lexicon import any_of
from data.record import NameForm, OrganisationMention, PersonMention, Span

_APPOSITION = re.compile(r"[^,;\n]*(?:,[^,;\n]*){0,2}")
_BEFORE_STOP = 3  # letters of the last word that a sentence end is told by
_NEXT_WORD = re.compile(r"\s(?!(?:och|samt)\s)([a-zåäö]+)(?=\s)")
_AFTER_COMMA = re.compile(r",\s([a-zåäö]+)(?=\s)")
_LONGEST_CUT = 4  # letters of a surname that is cut short, as in "Str."
_REACH = 140  # how far after a name its title and employer may stand
# What bears somebody's name: "Peder Skrivares gymnasium", "Louis de Geers konserthus".
_NAMED_AFTER = re.compile(
    r"s?\s(?:gymnasium|gymnasiet|skola|skolan|konserthus|konsert|hall|torg|gata|väg|plats|hus|museum|park|sal|stiftelse|fond|bro|värld|barnsjukhus|hem|gård)\b"
)
_QUOTES = ('"', "”", "“", "»", "«")
_VESSEL = re.compile(r"\b(?:färjan|fartyget|båten|skutan|isbrytaren|tåget|m/s|orkanen|stormen)\s$", re.IGNORECASE)
_ROOM_AT = re.compile(r"\b(?:lokal|lokaler|rum|sal|boende|middag|lunch)\s(?:på|hos)\s$", re.IGNORECASE)
_COMPOUND = re.compile(r"s?(?:gymnasiet|skolan|terminalen|gatan|vägen|torget|gården|stiftelsen|museet|hallen|parken)")
_SENTENCE_END = re.compile(r"[a-zåäö]{3}[.!?]\s+[A-ZÅÄÖ]")
_WORKS_AT = re.compile(r"^[^.!?]{0,80}?\b(?:arbetar|jobbar|verksam|anställd)\s(?:på|vid|hos|i|inom)\s")


class People:
    """The mentions found so far, in the order of the text, none overlapping another."""

    def __init__(self, layout: Layout, items: Sequence[Item]) -> None:
        self._layout = layout
        self._items = items
        self._mentions: list[PersonMention] = []
        self._ends: list[int] = []  # of their spans

    @property
    def mentions(self) -> tuple[PersonMention, ...]:
        """All mentions."""
        return tuple(self._mentions)

    def add(self, mention: PersonMention) -> PersonMention:
        """Add a mention and return it; where one stands there already, that one, with what is new filled in."""
        index = bisect_right(self._ends, mention.span.start)
        if index < len(self._mentions) and self._mentions[index].span.start < mention.span.end:
            known = self._mentions[index]
            merged = replace(
                known,
                affiliation=known.affiliation or mention.affiliation,
                job_title=known.job_title or mention.job_title,
            )
            self._mentions[index] = merged
            return merged
        placed = replace(mention, item=self.item_at(mention.span.start))
        self._mentions.insert(index, placed)
        self._ends.insert(index, placed.span.end)
        return placed

    def item_at(self, position: int) -> int | None:
        """Return the position of the agenda item in which a character stands."""
        for item in self._items:
            if item.body.start <= position < item.body.end:
                return item.position
        return None

    def shorten(self) -> None:
        """Note which names are another's with initials for the given ones ("A-C Ek" of "Ann-Christin Ek")."""
        full = {mention.name for mention in self._mentions if mention.form is NameForm.FULL}
        for index, mention in enumerate(self._mentions):
            if mention.form is NameForm.FULL and has_initials(mention.name):
                fitting = [name for name in full if not has_initials(name) and is_short_for_name(mention.name, name)]
                if len(fitting) == 1:
                    self._mentions[index] = replace(mention, form=NameForm.ABBREVIATED)

    def within(self, start: int, end: int) -> list[PersonMention]:
        """Return the mentions that lie between two positions."""
        index = bisect_left(self._mentions, start, key=lambda mention: mention.span.start)
        found = []
        while index < len(self._mentions) and self._mentions[index].span.end <= end:
            found.append(self._mentions[index])
            index += 1
        return found

    def at(self, span: Span) -> PersonMention | None:
        """Return the mention that overlaps ``span``."""
        index = bisect_right(self._ends, span.start)
        if index < len(self._mentions) and self._mentions[index].span.start < span.end:
            return self._mentions[index]
        return None


class PeopleReader:
    """Finds the people of a document."""

    def __init__(self, reader: PartReader) -> None:
        self._reader = reader

    def listed(self, people: People, lists: Iterable[Listed]) -> None:
        """Add the people of the attendance lists."""
        for listed in lists:
            people.add(mention_of(listed.entry, listed=True))
            if listed.entry.stands_in_for is not None:
                people.add(substituted(listed.entry, listed.entry.stands_in_for))

    def entries_in(self, layout: Layout, start: int, end: int) -> list[Entry]:
        """Return the people in a stretch that is known to name some (after "Föredragande:")."""
        return entries_of(self._reader.parts(layout.flow[start:end], start))

    def named(self, people: People, layout: Layout, skip: Sequence[Span]) -> None:
        """Add the full names of the running text, with the title and employer that follow each."""
        known_names = frozenset(mention.name for mention in people.mentions)
        first = {mention.name.split()[0].casefold() for mention in people.mentions if mention.form is NameForm.FULL}
        given = frozenset(first | {name.partition("-")[0] for name in first})  # "Vivi-Anne", "Vivi Anne"
        for start, end in full_names(layout.flow, given, layout.words):
            if any(span.start < end and start < span.end for span in skip) or people.at(Span(start, end)):
                continue
            if _NAMED_AFTER.match(layout.flow, end) or _is_place(layout.flow, start, end):
                continue
            if layout.flow[start - 1 : start] in _QUOTES and layout.flow[end : end + 1] in _QUOTES and start:
                continue  # the name of something: "Maria Kil"
            mention = self._with_context(layout, start, end, known_names)
            if mention is not None:
                people.add(mention)
        people.shorten()
        for match in _introduced().finditer(layout.flow):
            span = Span(match.start("name"), match.end("name"))
            organisation = self._reader.slots.group_label(match["of"], match.start("of"))
            if organisation is None or organisation.identifier is None or people.at(span) is not None:
                continue
            if self._reader.slots.group_label(match["name"], span.start) is None and _all_of_name(match["name"]):
                people.add(PersonMention(match["name"], span, affiliation=organisation))

    def _with_context(self, layout: Layout, start: int, end: int, known_names: Set[str]) -> PersonMention | None:
        stop = layout.lines[min(layout.line_index(end - 1), len(layout.lines) - 1)].end
        after = _APPOSITION.match(layout.flow, end, min(stop, end + _REACH))
        tail = layout.flow[start : _clause_end(layout.flow, end, after.end()) if after else end]
        parts = self._reader.parts(tail, start)
        if not parts or parts[0].kind is not Kind.NAME or parts[0].start != start:
            return None
        name = parts[0]
        written = clean_name(layout.flow[start:end])
        if name.end < end and written in known_names:
            return PersonMention(written, Span(start, end))  # "Eva Ek Berg", of whom a list says that Berg is no place
        known = name.text.removesuffix("s")
        if known != name.text and known in known_names:
            # "Bo Lunds mall": the genitive of somebody whom the document names.
            return PersonMention(known, Span(name.start, name.end - 1))
        if name.end > end:
            return PersonMention(written, Span(start, end), _form(layout.flow[start:end]))
        if (short := self._cut_short(layout, start, end, known_names)) is not None:
            return short
        form = _form(name.text)
        organisation, title = _context(parts[1:])
        organisation = organisation or self._workplace(layout, name.end)
        return PersonMention(name.text, Span(name.start, name.end), form, organisation, title)

    def _cut_short(self, layout: Layout, start: int, end: int, known_names: Set[str]) -> PersonMention | None:
        """Return the mention of somebody listed whose surnames are cut short ("Eva E S", "Eva Str.")."""
        written = layout.flow[start:end].removesuffix(":s")  # "Eva E:s mejl"
        end = start + len(written)
        last = written.split()[-1]
        if not is_initial(last) and not (len(last) <= _LONGEST_CUT and layout.flow.startswith(".", end)):
            return None
        if written in known_names or not any(is_short_for_name(written, name) for name in known_names):
            return None
        return PersonMention(written, Span(start, end), NameForm.ABBREVIATED)

    def _workplace(self, layout: Layout, end: int) -> OrganisationMention | None:
        match = _WORKS_AT.match(layout.flow[end : end + _REACH])
        if match is None:
            return None
        rest = re.split(r"[,.;]", layout.flow[end + match.end() : end + match.end() + 60])[0]
        return self._reader.slots.group_label(rest, end + match.end())

    def short_forms(self, people: People, layout: Layout, skip: Sequence[Span]) -> None:
        """Add first names, initials and titles that stand for people named in full elsewhere in the document.

        And the first names of those whom its lists name by no more.
        """
        listed = (mention for mention in people.mentions if mention.listed and mention.form is NameForm.GIVEN)
        roster = [*(mention for mention in people.mentions if mention.form is NameForm.FULL), *listed]
        finder = ShortForms(roster)
        for word_start, word_end in _free_words(layout, people, skip):
            found = finder.mention(layout.flow, word_start, word_end)
            if found is not None and found.form is NameForm.TITLE and people.at(Span(word_start - 3, word_start - 2)):
                continue  # a title in apposition: "Eva Ek, chef, …"
            if found is not None and not people.at(found.span):
                people.add(found)


@cache
def _introduced() -> re.Pattern[str]:
    """A name that no list knows, at the head of a sentence, told by what its bearer is of and does there."""
    verbs = any_of("verbs.reporting")
    begins = r"(?:(?<=^.)|(?<=\n.)|(?<=[a-zåäö)][.!?]\s.))"
    name = rf"[A-ZÅÄÖ]{begins}[a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s[A-ZÅÄÖ][\w-]+){{1,2}}"
    return re.compile(rf"(?P<name>{name}),\s(?P<of>[A-ZÅÄÖ][^,.;\n]{{1,50}}),\s{verbs}(?!\w)")


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a name is a place's, in which something is, or a ship's ("konserten i Axel Ek", "fartyget Eva Ek").

    Or that of a school or a road, which the document writes as one word elsewhere.

    Not so in "i Axel Eks ställe".
    """
    inside = text[max(0, start - 3) : start] == " i " and text[end - 1] != "s"
    if inside or _VESSEL.search(text, max(0, start - 20), start) or _ROOM_AT.search(text, max(0, start - 20), start):
        return True
    at = text.find(text[start:end])
    while at >= 0:
        if _COMPOUND.match(text, at + end - start):
            return True  # "Nils Eks" beside "Nils Eksgymnasiet"
        at = text.find(text[start:end], at + 1)
    return False


def _all_of_name(name: str) -> bool:
    return all(is_name_word(word) and not is_stop_word(word) and not is_title_word(word) for word in name.split())


def _clause_end(text: str, name_end: int, end: int) -> int:
    """Return where what may belong to a name ends, at most at ``end``: at a verb, or at a full stop."""
    following = _NEXT_WORD.match(text, name_end, end)
    if following is not None and following[1] in verbs_after_people():
        return following.end()
    stop = _SENTENCE_END.search(text, name_end, end) if following is not None else None
    end = stop.start() + _BEFORE_STOP if stop is not None else end
    verbs = (match for match in _AFTER_COMMA.finditer(text, name_end, end) if match[1] in verbs_after_people())
    return next((match.start() for match in verbs), end)


def mention_of(entry: Entry, *, listed: bool = False) -> PersonMention:
    """Return the mention that an entry of a list is."""
    return PersonMention(entry.name, entry.span, _form(entry.name), entry.organisation, entry.title, listed=listed)


def substituted(entry: Entry, named: tuple[str, Span]) -> PersonMention:
    """Return the mention of whom an entry of a list stands in for.

    Of the organisation that stands after the name, or that leads the line ("Kil: Eva Ek, för Bo Berg"): a party's
    substitute may come from anywhere.
    """
    name, span = named
    led = entry.organisation is not None and entry.organisation.span.start < entry.span.start
    affiliation = entry.replaced_of or (entry.organisation if led else None)
    return PersonMention(name, span, affiliation=affiliation, listed=True)


def _form(name: str) -> NameForm:
    parts = name.split()
    if len(parts) == 1:
        return NameForm.GIVEN
    if is_initial(parts[-1]):
        return NameForm.ABBREVIATED
    return NameForm.FULL


def _context(parts: Sequence[Part]) -> tuple[OrganisationMention | None, str | None]:
    """Return the organisation and title that stand directly after a name."""
    organisation: OrganisationMention | None = None
    title: str | None = None
    for part in parts:
        if part.kind is Kind.ORGANISATION and organisation is None:
            organisation = part.organisation
        elif part.kind is Kind.TITLE and title is None and organisation is None:
            title = part.text
        elif part.kind is not Kind.PARTY:
            break
    return organisation, title


def _free_words(layout: Layout, people: People, skip: Sequence[Span]) -> list[tuple[int, int]]:
    taken = sorted(
        [(mention.span.start, mention.span.end) for mention in people.mentions]
        + [(span.start, span.end) for span in skip]
    )
    free = []
    for word in layout.words:
        if word.capital or is_title_word(word.text):
            index = bisect_left(taken, (word.start + 1,))
            if not (index > 0 and taken[index - 1][1] > word.start):
                free.append((word.start, word.end))
    return free
