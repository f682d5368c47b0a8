"""Projects, where they stand, and which organisations take part in them in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from data.extraction.agenda import Item
from data.extraction.layout import Layout
from data.extraction.names import full_names
from data.extraction.organisation_names import OrganisationReader, kind_of
from data.extraction.sentences import sentences
from data.lexicon import any_of, either, table, words
from data.record import OrganisationKind, OrganisationMention, ParticipationRole, ProjectStatus, Span

_LONGEST_NAME = 90
_MOST_WORDS = 6
_EXAMPLE = re.compile(r"\bexempel\b", re.IGNORECASE)
# What may stand between an organisation and its role: "X är huvudsökande", "X kommer vara den grupp som äger".
_BEFORE_ROLE = re.compile(
    r"\s?(?:,|och|samt|/)?\s?(?:är|var|som|har|blir|kommer\s(?:att\s)?vara\s(?:den\s\w+\s)?som)?\s?(?:också|även)?\s?"
)
_NUMBER_WORDS = {
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "tretton": 13,
    "fjorton": 14,
    "femton": 15,
}
_ALL = re.compile(
    rf"\b[Aa]lla\s(?:de\s)?(?P<count>\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})\s(?:medlems)?(?:kommuner|kommunerna|medlemmar)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class FoundProject:
    """A project as found: its name, the words that show it, and the item in which it is spoken of."""

    name: str
    span: Span
    item: Item
    forms: list[str] = field(default_factory=list)
    status: ProjectStatus | None = None
    status_span: Span | None = None
    whole_item: bool = True


@dataclass(frozen=True, slots=True)
class FoundPart:
    """An organisation's part in a project, and the sentence that says so."""

    project: str
    organisation: OrganisationMention
    role: ParticipationRole
    span: Span


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("headings.sentence.verbs"))


@cache
def _any_of(path: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(path)}(?!\w)", re.IGNORECASE)


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){any_of('projects.before_name')}(?:\s|:\s)(?:[\"”“'](?P<quoted>[^\"”“'\n]{{3,60}})[\"”“']|(?P<name>[A-ZÅÄÖ][\wåäöé&-]+(?:\s[\wåäöé&-]+){{0,4}}))",
        re.IGNORECASE,
    )


def _is_another(match: re.Match[str], title: str) -> bool:
    """Whether "projektet X" speaks of a project other than the one that the title names."""
    name = match["quoted"] or match["name"]
    return name[0].isupper() and name.split()[0].casefold() not in title.casefold()


@cache
def _cooperation() -> re.Pattern[str]:
    cues = any_of("projects.cooperation")
    return re.compile(rf"^{cues}\s(?P<short>[A-ZÅÄÖ][\w-]{{0,40}})\s\((?P<long>[^)]{{4,60}})\)", re.IGNORECASE)


@cache
def _programme() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])[A-ZÅÄÖ][\w-]{{3,40}}{any_of('projects.endings')}(?!\w)")


class ProjectReader:
    """Finds projects in the items of a document."""

    def __init__(self, layout: Layout, organisations: OrganisationReader) -> None:
        self._layout = layout
        self._organisations = organisations

    def read(self, items: Sequence[Item]) -> list[FoundProject]:
        """Return the projects of all items, one for each name."""
        found: dict[str, FoundProject] = {}
        for item in items:
            for project in (*self._of_item(item), *self._in_text(item)):
                found.setdefault(project.name.casefold(), project)
        return list(found.values())

    def _of_item(self, item: Item) -> Iterator[FoundProject]:
        """Yield the project that the item as a whole is about."""
        if _is_standing(item.title):
            return
        text = self._layout.flow[item.body.start : item.body.end]
        cooperation = _cooperation().match(item.title)
        if cooperation:
            project = FoundProject(cooperation["long"], item.heading, item, [cooperation["short"]])
        elif self._about_project(item, text):
            name, forms = project_name(item.title)
            project = FoundProject(name[0].upper() + name[1:], item.heading, item, forms)
        else:
            return
        if self._is_name(project.name):
            project.status, project.status_span = self._status(item.body.start, item.body.end)
            yield project

    def _about_project(self, item: Item, text: str) -> bool:
        if re.match(rf"{any_of('projects.title_labels')}\s?:", item.title, re.IGNORECASE):
            return True
        if _programme().search(item.title) or _any_of("projects.nouns").search(item.title):
            return True
        named = {match.start() for match in _named_after().finditer(text) if _is_another(match, item.title)}
        nouns = [match for match in _any_of("projects.nouns").finditer(text) if match.start() not in named]
        body = text[item.heading.end - item.body.start :]
        if nouns and (
            nouns[0].group()[-2:] in ("et", "en") or len(nouns) > 1 or nouns[0].start() < len(text) - len(body) + 60
        ):
            return True
        funding = {match.group().casefold() for match in _any_of("projects.funding").finditer(text)}
        organs = {match.group().casefold().removesuffix("en") for match in _any_of("projects.organs").finditer(text)}
        return len(funding) >= 2 or len(organs) >= 2

    def _in_text(self, item: Item) -> Iterator[FoundProject]:
        """Yield the projects that the text names after a word for one ("projektet X", "pengarna till X")."""
        text = self._layout.flow
        for match in _named_after().finditer(text, item.heading.start, item.body.end):
            group = "quoted" if match["quoted"] else "name"
            span = self._bold_at(match.start(group)) or self._plain_at(match, group)
            name = text[span.start : span.end].strip()
            if name and name[0].isupper() and self._is_name(name) and name.casefold() not in item.title.casefold():
                project = FoundProject(name, span, item, whole_item=False)
                sentence = self._sentence_at(item, span)
                project.status, project.status_span = self._status(sentence.start, sentence.end)
                yield project

    def _bold_at(self, start: int) -> Span | None:
        return next((Span(begin, end) for begin, end in self._layout.bold if begin == start), None)

    def _plain_at(self, match: re.Match[str], group: str) -> Span:
        """Return how far the name goes where no mark shows it: to its verb, else as far as its capitals."""
        start = match.start(group)
        if group == "quoted":
            return Span(start, match.end(group))
        found = list(re.finditer(r"\S+", self._layout.flow[start : start + _LONGEST_NAME].split("\n")[0]))
        capitals = next(
            (index for index, word in enumerate(found) if index and not word.group()[0].isupper()), len(found)
        )
        verb = next((index for index, word in enumerate(found) if word.group() in _verbs()), len(found))
        upto_verb = self._layout.flow[start : start + found[min(verb, len(found) - 1)].start()]
        if not 0 < verb <= _MOST_WORDS or verb == len(found) or re.search(r"[.,;:(]", upto_verb):
            verb = capitals
        name = self._layout.flow[start : start + found[max(verb, 1) - 1].end()]
        return Span(start, start + len(name.rstrip(".,;:")))

    def _sentence_at(self, item: Item, span: Span) -> Span:
        found = sentences(self._layout, item.body.start, item.body.end)
        return next((sentence for sentence in found if sentence.start <= span.start < sentence.end), span)

    def _is_name(self, name: str) -> bool:
        if not 3 <= len(name) <= _LONGEST_NAME or _is_standing(name):
            return False
        if self._organisations.gazetteer.lookup(name) is not None:
            return False
        names = list(full_names(name))
        return not (names and names[0] == (0, len(name)))

    def _status(self, start: int, end: int) -> tuple[ProjectStatus | None, Span | None]:
        text = self._layout.flow[start:end]
        for status, forms in table("projects.status").items():
            match = re.search(rf"(?<![\w-]){either(forms)}(?!\w)", text, re.IGNORECASE)
            if match:
                return ProjectStatus(status), Span(start + match.start(), start + match.end())
        return None, None

    def parts(self, project: FoundProject, mentions: Sequence[OrganisationMention]) -> Iterator[FoundPart]:
        """Yield the organisations that the item's sentences give a part in the project."""
        seen: set[str] = set()
        for sentence in sentences(self._layout, project.item.body.start, project.item.body.end):
            for part in self._parts_of(project, sentence, mentions):
                key = (part.organisation.identifier or part.organisation.name).casefold()
                if key not in seen:
                    seen.add(key)
                    yield part

    def _parts_of(
        self, project: FoundProject, sentence: Span, mentions: Sequence[OrganisationMention]
    ) -> Iterator[FoundPart]:
        text = self._layout.flow[sentence.start : sentence.end]
        own = {form.casefold() for form in (project.name, *project.forms)}
        inside = [
            mention
            for mention in mentions
            if sentence.start <= mention.span.start
            and mention.span.end <= sentence.end
            and mention.kind is not OrganisationKind.COUNTY
            and mention.name.casefold() not in own
        ]
        yield from self._by_role_noun(project, sentence, inside)
        yield from self._by_role_before(project, sentence, inside)
        role = self._role(project, sentence, text)
        if role is not None:
            yield from (
                FoundPart(project.name, mention, role, sentence)
                for mention in inside
                if self._takes_part(sentence, mention)
            )

    def _role(self, project: FoundProject, sentence: Span, text: str) -> ParticipationRole | None:
        """Return the role that all organisations of a sentence have, if it gives them one."""
        in_title = sentence.start <= project.item.heading.start < sentence.end
        names = (project.name, *project.forms)
        if not in_title and _EXAMPLE.search(text) and not any(name.casefold() in text.casefold() for name in names):
            return None  # who is named as a mere example elsewhere takes no part in this project
        if not project.whole_item:
            return ParticipationRole.PARTNER if sentence.start <= project.span.start < sentence.end else None
        return ParticipationRole.PARTNER if in_title or _any_of("projects.partner_cues").search(text) else None

    def _takes_part(self, sentence: Span, mention: OrganisationMention) -> bool:
        """Whether nothing before the mention says that it is only a place one goes to, or whose words are reported."""
        before = self._layout.flow[max(sentence.start, mention.span.start - 40) : mention.span.start]
        return not re.search(
            r"(?:studieresa|resa|besök|konferens|möte|utbildning)[^,.]*$|(?:från|enligt|hos)\s$", before
        )

    def _by_role_noun(
        self, project: FoundProject, sentence: Span, inside: Sequence[OrganisationMention]
    ) -> Iterator[FoundPart]:
        """Yield who stands directly before a word for a role: "X är huvudsökande", "X och Y medsökande"."""
        text = self._layout.flow[sentence.start : sentence.end]
        for role in map(ParticipationRole, table("projects.roles")):
            for match in _role_noun(role).finditer(text):
                stop = sentence.start + match.start()
                for mention in self._joined_before(sentence, stop, inside):
                    yield FoundPart(project.name, mention, role, sentence)

    def _by_role_before(
        self, project: FoundProject, sentence: Span, inside: Sequence[OrganisationMention]
    ) -> Iterator[FoundPart]:
        """Yield who stands directly after words for a role: "ägs av X", "medverkande är X och Y"."""
        text = self._layout.flow
        for role in map(ParticipationRole, table("projects.roles_before")):
            for match in _role_before(role).finditer(text, sentence.start, sentence.end):
                edge = match.end()
                for mention in inside:
                    if mention.span.start < edge:
                        continue
                    if not re.fullmatch(r"\s?(?:,|och|samt|/|:)?\s?(?:också)?\s?", text[edge : mention.span.start]):
                        break
                    yield FoundPart(project.name, mention, role, sentence)
                    edge = mention.span.end

    def _joined_before(
        self, sentence: Span, stop: int, inside: Sequence[OrganisationMention]
    ) -> list[OrganisationMention]:
        text = self._layout.flow
        before = [mention for mention in inside if mention.span.end <= stop]
        found: list[OrganisationMention] = []
        edge = stop
        for mention in reversed(before):
            gap = text[mention.span.end : edge]
            if not _BEFORE_ROLE.fullmatch(gap):
                break
            found.append(mention)
            edge = mention.span.start
        if not found:
            unknown = re.search(
                r"(?:^|(?:där|med|är|,)\s)(?P<name>(?!(?:I|På|Till|Från|Med|Under|Efter|Inom|Det|Den|De|Alla|Projektet)\b)[A-ZÅÄÖ][\wåäö]*(?:\s[a-zåäö]+){0,3}?)\s(?:är\s|som\s)?$",
                text[sentence.start : stop],
            )
            if unknown:
                begin = sentence.start + unknown.start("name")
                name = unknown["name"]
                found.append(OrganisationMention(name, Span(begin, begin + len(name)), kind_of(name)))
        return found

    def counted(self, item: Item) -> tuple[int, Span] | None:
        """Return N and the words where the item says "alla N kommuner"."""
        match = _ALL.search(self._layout.flow, item.body.start, item.body.end)
        if match is None:
            return None
        count = match["count"].casefold()
        return _NUMBER_WORDS.get(count) or int(count), Span(match.start(), match.end())


@cache
def _role_noun(role: ParticipationRole) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(f'projects.roles.{role.value}')}(?!\w)")


@cache
def _role_before(role: ParticipationRole) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(f'projects.roles_before.{role.value}')}(?!\w)", re.IGNORECASE)


@cache
def _standing() -> frozenset[str]:
    return frozenset(
        (*words("headings.agenda.openings"), *words("headings.agenda.endings"), *words("headings.agenda.labels"))
    )


def _is_standing(title: str) -> bool:
    """Whether a title is one that every meeting has, and so no project's name."""
    folded = title.casefold()
    return folded in _standing() or any(
        folded.startswith(f"{phrase} ")
        for phrase in (*words("headings.agenda.openings"), *words("headings.agenda.endings"))
    )


def project_name(title: str) -> tuple[str, list[str]]:
    """Return a project's name as its item's title gives it, and the title's other forms of it.

    Words that only say what is reported ("Delrapport", "Lärdomar från") come off the front; what follows a colon
    or a dash is an explanation.
    """
    name = title
    changed = True
    while changed:
        changed = False
        for word in words("projects.report_words"):
            match = re.match(rf"{re.escape(word)}(?:\s|:\s?)(?=\S)", name, re.IGNORECASE)
            if match and len(name) - match.end() >= 3:
                name = name[match.end() :]
                changed = True
    programme = _programme().search(name)
    forms = [] if name == title else [name]
    short = re.split(r":\s|\s[–—-]\s|,\s", name)[0].strip()
    if programme and programme.start() == 0:
        short = programme.group()
    if short != name:
        forms.append(name)
        rest = name[len(short) :].strip(" :–—-,")
        if ":" in name and rest:
            forms.append(rest)
    return short, [form for form in dict.fromkeys(forms) if form != short]
