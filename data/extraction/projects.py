"""Projects spoken of in the items of a document, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from data.extraction.agenda import Item
from data.extraction.given_names import is_given_name
from data.extraction.layout import Layout
from data.extraction.likely_projects import Likely
from data.extraction.names import full_names
from data.extraction.organisation_names import OrganisationReader
from data.extraction.own_projects import own_project
from data.extraction.project_candidates import Place, without_person
from data.extraction.project_lists import listed_names, lists_projects
from data.extraction.project_names import (
    before_name,
    is_never_a_name,
    is_only_a_noun,
    is_sentence,
    is_standing,
    may_name,
    name_in_text,
    programme,
    project_name,
)
from data.extraction.project_sayings import QUOTED, apposed, by_its_noun, called, defining, said_name, speaks_of_title
from data.extraction.project_titles import is_quoted, names_more, only_speaks_of_one, same_name, says_project
from data.extraction.sentences import sentences
from data.extraction.telling_words import found_in, stands_in
from data.lexicon import any_of, any_word, either, table, words
from data.record import ProjectStatus, Span

_LONGEST_NAME = 90
_FEW_WORDS = 5
_MARKED = re.compile(r"[.,:;?!]")
_ENOUGH_SIGNS = 2
_LONGEST_JUDGED = 900  # characters below a title that an application is judged in
_INSIDE = re.compile(r"[a-zåäö,] ")  # what stands before a word inside a sentence
_LETTER = re.compile(r"\w")
_INSIDE_SENTENCE = re.compile(r"(?:till|med|om|av|från|i|på|för|som|och|där)\s")  # where no name begins
_FROM_WHOM = re.compile(r"[Ff]rån\s[\wåäö]+")  # what a title leaves that only says who reports


@dataclass(slots=True)
class FoundProject:
    """A project as found: its name, the words that show it, and the item in which it is spoken of.

    ``item`` is None for the project whose own group meets. ``reach`` is the text that speaks of it: from its name to
    the next one's, or all of the item (``whole_item``). ``again`` is the same project as other items speak of it.
    ``likelihood`` is the probability that it is one, where no word says so but only the signs around it.
    """

    name: str
    span: Span
    item: Item | None
    reach: Span
    forms: tuple[str, ...] = ()
    status: ProjectStatus | None = None
    status_span: Span | None = None
    whole_item: bool = True
    again: list[FoundProject] = field(default_factory=list)
    likelihood: float | None = None


@cache
def _cooperation() -> re.Pattern[str]:
    cues = any_of("projects.cooperation")
    return re.compile(rf"^{cues}\s(?P<short>[A-ZÅÄÖ][\w-]{{0,40}})\s\((?P<long>[^)]{{4,60}})\)", re.IGNORECASE)


@cache
def _titled_cooperation() -> re.Pattern[str]:
    return re.compile(rf"(?i:{any_of('projects.cooperation')})\s[A-ZÅÄÖ]")


@cache
def _applied_for() -> re.Pattern[str]:
    """The beginning of an item's text that says who applies for what its title names."""
    who = r"(?-i:[A-ZÅÄÖ])[^.\n]{2,50}?\ssöker\s(?:tillsammans|gemensamt|medel|bidrag|stöd|\d)"
    first = r"(?:[A-ZÅÄÖ][^.\n]{2,40}\.\s)?"  # "Eva informerade."
    return re.compile(rf"\W*{first}(?:{any_of('projects.applicants')}(?!\w)|ansökan\sfrån\s|{who})", re.IGNORECASE)


@cache
def _judged() -> re.Pattern[str]:
    """What becomes of an application, in the text below the name of what is applied for ("Ansökan avslogs")."""
    return re.compile(any_of("projects.judged"), re.IGNORECASE)


class ProjectReader:
    """Finds projects in the items of a document."""

    def __init__(self, layout: Layout, organisations: OrganisationReader, likely: Sequence[Likely]) -> None:
        self._layout = layout
        self._organisations = organisations
        self._likely = likely

    def read(self, items: Sequence[Item], title: Span | None = None) -> list[FoundProject]:
        """Return the projects of the meeting's title and of all items, one for each name."""
        found: dict[str, FoundProject] = {}
        for project in self._of_meeting(title, items) if items else ():
            found[project.name.casefold()] = project
        of_group = bool(found)
        for item in items:
            spans = [*self._named(item), *self._said_to_be(item)]
            likely = self._likely_in(item, [*spans, *listed_names(self._layout, item)])
            named = list(self._in_text(item, spans, likely))
            for project in (*self._of_item(item, spans, likely, named, of_group=of_group), *named):
                known = found.setdefault(project.name.casefold(), project)
                if known is not project:
                    known.again.append(project)
                    if project.likelihood is None:
                        known.likelihood = None
        return list(found.values())

    def _likely_in(self, item: Item, sure: Sequence[Span]) -> dict[Span, float]:
        """Return the likely names of an item's text that overlap none of ``sure``, with their probabilities."""
        return {
            one.candidate.span: one.probability
            for one in self._likely
            if one.candidate.item is item
            and one.candidate.place is not Place.TITLE
            and not any(one.candidate.span.overlaps(span) for span in sure)
        }

    def _of_meeting(self, title: Span | None, items: Sequence[Item]) -> Iterator[FoundProject]:
        """Yield the project whose group meets."""
        names = own_project(self._layout, title, self._organisations)
        if names:
            first, *others = (self._layout.flow[span.start : span.end] for span in names)
            reach = Span(items[0].heading.start, items[-1].body.end)
            yield FoundProject(first, names[0], None, reach, tuple(others), whole_item=False)

    def _of_item(
        self,
        item: Item,
        spans: Sequence[Span],
        likely: Mapping[Span, float],
        named: Sequence[FoundProject],
        *,
        of_group: bool,
    ) -> Iterator[FoundProject]:
        """Yield the project that the item as a whole is about.

        ``named`` are those that its text names in ``spans``, and those that are only ``likely``; ``of_group`` says that
        those who meet are a project's own group.
        """
        if is_standing(item.title) or (lists_projects(item) and not _names_one(item.title)):
            return
        cooperation = _cooperation().match(item.title)
        if cooperation:
            project = FoundProject(cooperation["long"], item.heading, item, item.body, (cooperation["short"],))
        else:
            stated = [project for project in named if project.likelihood is None]
            titled = self._titled(item, spans, likely, stated, of_group=of_group)
            if titled is None:
                return
            project = titled
        if self._is_name(project.name, quoted=is_quoted(project.name, item.title)):
            project.status, project.status_span = self._status(item.body)
            yield project

    def _titled(
        self,
        item: Item,
        spans: Sequence[Span],
        likely: Mapping[Span, float],
        stated: Sequence[FoundProject],
        *,
        of_group: bool,
    ) -> FoundProject | None:
        """Return the project that an item's title names, by itself or with a name that its text has too."""
        name, forms = project_name(without_person(item.title))
        if (quoted := QUOTED.search(item.title)) is not None and quoted["name"] != name:
            name, forms = quoted["name"], tuple(form for form in (name, *forms) if not form.count('"') % 2)
        inner, likelihood = self._named_in_title(item, spans), None
        told = is_sentence(name) and not self._is_named_below(item)
        if inner is None and (told or not self._about_project(item, name, stated, of_group=of_group)):
            inner = self._named_in_title(item, list(likely))
            likelihood = self._likelihood(item, inner, likely)
            if likelihood is None:
                return None
        if inner is not None and inner != name:
            name, forms = (name, (*forms, inner)) if names_more(name, inner) else (inner, (name, *forms))
        if _INSIDE_SENTENCE.match(name):
            return None
        name = self._as_spoken(name)
        return FoundProject(name[0].upper() + name[1:], item.heading, item, item.body, forms, likelihood=likelihood)

    def _is_named_below(self, item: Item) -> bool:
        """Whether the text goes on with "Projektet …" below a short title, which is a name then ("Läs vad du vill")."""
        text = self._layout.flow[item.heading.end : item.body.end]
        short = len(item.title.split()) <= _FEW_WORDS and not _MARKED.search(item.title)
        reports = any_word("verbs.reporting").search(item.title) is not None
        return short and not reports and by_its_noun().search(text, 0, _LONGEST_NAME) is not None

    def _likelihood(self, item: Item, inner: str | None, likely: Mapping[Span, float]) -> float | None:
        """Return how likely an item's title, or the name ``inner`` in it, is a project's; None if not likely at all."""
        chances = [
            chance for span, chance in likely.items() if self._layout.flow[span.start : span.end].strip() == inner
        ]
        chances += [
            one.probability for one in self._likely if one.candidate.item is item and one.candidate.place is Place.TITLE
        ]
        return max(chances, default=None)

    def _as_spoken(self, name: str) -> str:
        """Return a name in capitals as the text writes it in a sentence, where it does."""
        if not name.isupper():
            return name
        spoken = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._layout.flow, re.IGNORECASE)
        return next((match.group() for match in spoken if not match.group().isupper()), name)

    def _named_in_title(self, item: Item, spans: Sequence[Span]) -> str | None:
        """Return the name that the text gives the project of the title ("Läget i Ny start": "Ny start är …")."""
        text, title = self._layout.flow, item.title.casefold()
        names = [text[span.start : span.end].strip() for span in spans if span.start >= item.heading.end]
        names += [
            text[span.start : span.end].strip() for span in spans if item.heading.start < span.start < item.heading.end
        ]
        return next((name for name in names if name.casefold() in title and self._is_name(name)), None)

    def _about_project(self, item: Item, name: str, named: Sequence[FoundProject], *, of_group: bool) -> bool:
        """Whether an item's title names a project: by a word in it, or by how its text speaks of it."""
        title = item.title
        if says_project(title):
            return True
        if only_speaks_of_one(title):
            return False
        if programme().search(title) or any_word("projects.nouns").search(title):
            return True
        text = self._layout.flow[item.heading.end : item.body.end]
        if _applied_for().match(text) or (len(text) <= _LONGEST_JUDGED and _judged().search(text)):
            return True
        named_so = (match["name"] for pattern in (apposed(), called()) for match in pattern.finditer(text))
        if any(name.casefold() in title.casefold() for name in named_so):
            return True
        if _titled_cooperation().match(title) and stands_in("projects.partner_cues", text):
            return True
        named_at = list(_occurrences(name, text))
        if any(defining().match(text, at + len(name)) for at in named_at):
            return True
        if of_group and not QUOTED.search(title):
            return False  # where a project's own group meets, "projektet" in the text is that one
        # Where the text names the projects that it speaks of, a noun stands for one of those.
        others = any(not same_name(project.name, title) for project in named)
        if not others and (speaks_of_title(text) or stands_in("projects.owning", text[:_LONGEST_JUDGED])):
            return True
        nouns = [match.group() for match in found_in("projects.nouns", text)]
        if nouns and not others and (_is_definite(nouns[0]) or len(nouns) > 1 or text.find(nouns[0]) < _LONGEST_NAME):
            return True
        funding = {match.group().casefold() for match in found_in("projects.funding", text)}
        organs = {match.group().casefold() for match in found_in("projects.organs", text)}
        # "Styrgruppen" may be those who meet; a project gets "en styrgrupp".
        own = {organ.removesuffix("en") for organ in organs if organ.startswith("projekt") or not organ.endswith("en")}
        if len(funding) >= _ENOUGH_SIGNS or len(own) >= _ENOUGH_SIGNS:
            return True
        signs = {match.group().casefold() for match in found_in("projects.signs", text)}
        whole = [at for at in named_at if not _goes_on(text, at + len(name))]
        reported = any(_reported().search(text, max(0, at - _LONGEST_NAME), at) for at in whole)
        enough = len(signs) + reported >= _ENOUGH_SIGNS
        return enough and not name.isupper() and any(_INSIDE.match(text, at - 2, at) for at in whole)

    def _in_text(self, item: Item, spans: Iterable[Span], likely: Mapping[Span, float]) -> Iterator[FoundProject]:
        """Yield the projects that the text names after a word for one ("projektet X") or with who applies for it.

        ``likely`` are names that no such word marks, with their probabilities.
        """
        found = sorted({*spans, *listed_names(self._layout, item), *likely})
        kept: list[Span] = []
        for span in found:
            name = self._layout.flow[span.start : span.end]
            if (not kept or span.start >= kept[-1].end) and self._is_name(name) and not is_standing(name):
                kept.append(span)
        for index, span in enumerate(kept):
            sentence = self._sentence_at(item, span)
            end = self._sentence_at(item, kept[index + 1]).start if kept[index + 1 :] else item.body.end
            full = self._layout.flow[span.start : span.end].strip()
            name, forms = project_name(without_person(full))
            own_title = full.casefold() in item.title.casefold() and span.start >= item.heading.end
            if own_title or not self._is_name(name):
                continue
            reach = Span(sentence.start, max(end, sentence.end))
            project = FoundProject(name, span, item, reach, forms, whole_item=False, likelihood=likely.get(span))
            project.status, project.status_span = self._status(sentence)
            yield project

    def _named(self, item: Item) -> Iterator[Span]:
        # A title that is a name is read as a whole, one that tells something like the text below.
        inside = before_name().search(item.title, 1)
        start = item.heading.start if inside or is_sentence(item.title) else item.heading.end
        spoken = self._layout.flow[start : item.body.end]
        for match in before_name().finditer(self._layout.flow, start, item.body.end) if may_name(spoken) else ():
            span = name_in_text(self._layout, match, self._organisations)
            if span.start < item.heading.end:
                span = Span(span.start, min(span.end, item.heading.end))
            first = self._layout.flow[span.start : span.end].partition(" ")[0]
            alone = ":" in match.group() and self._layout.flow[span.start : span.end] == first
            somebody = alone and is_given_name(first)  # "Pilot: Eva berättade"
            if first[:1].isupper() and first.casefold() not in words("projects.joining") and not somebody:
                yield span

    def _said_to_be(self, item: Item) -> Iterator[Span]:
        """Yield the names of sentences that say who applies for it, that it is a project, or what only projects do."""
        for sentence in sentences(self._layout, item.heading.start, item.body.end):
            span = said_name(self._layout.flow, sentence, titled=sentence.start < item.heading.end)
            if span is not None:
                yield span

    def _sentence_at(self, item: Item, span: Span) -> Span:
        found = sentences(self._layout, item.heading.start, item.body.end)
        return next((sentence for sentence in found if sentence.start <= span.start < sentence.end), span)

    def _is_name(self, name: str, *, quoted: bool = False) -> bool:
        if not 3 <= len(name) <= _LONGEST_NAME or is_standing(name) or is_only_a_noun(name):
            return False
        if name.islower() or name.endswith("?") or is_never_a_name(name):
            return False
        if _INSIDE_SENTENCE.match(name) or _FROM_WHOM.fullmatch(name):
            return False
        if self._organisations.gazetteer.lookup(name) is not None:
            return False
        names = [] if quoted else list(full_names(name))
        return not (names and names[0] == (0, len(name)))

    def _status(self, where: Span) -> tuple[ProjectStatus | None, Span | None]:
        text = self._layout.flow[where.start : where.end]
        for status, pattern in _statuses():
            match = pattern.search(text)
            if match:
                return status, Span(where.start + match.start(), where.start + match.end())
        return None, None


@cache
def _statuses() -> tuple[tuple[ProjectStatus, re.Pattern[str]], ...]:
    return tuple(
        (ProjectStatus(status), re.compile(rf"(?<![\w-]){either(forms)}(?!\w)", re.IGNORECASE))
        for status, forms in table("projects.status").items()
    )


def _is_definite(noun: str) -> bool:
    return noun.endswith(("et", "en"))


def _names_one(title: str) -> bool:
    """Whether a title names a project after a word for one."""
    match = before_name().search(title)
    return match is not None and (match["name"] or "").casefold() not in words("projects.joining")


def _occurrences(name: str, text: str) -> Iterator[int]:
    """Yield where a text has a name that no letter stands before."""
    at = text.find(name)
    while at >= 0:
        if not (at and _goes_on(text, at - 1)):
            yield at
        at = text.find(name, at + 1)


def _goes_on(text: str, at: int) -> bool:
    """Whether a letter or digit stands at a place."""
    return _LETTER.match(text, at) is not None


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('projects.reported')}\s\Z", re.IGNORECASE)
