"""A project and the sentences that speak of it in, the organisations that take part in it out, with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.extraction.acting_parties import acts, clauses
from data.extraction.joined_parties import BEFORE_ROLE, joined_before, listed_from
from data.extraction.layout import Layout
from data.extraction.organisation_names import kind_of
from data.extraction.people import People
from data.extraction.projects import FoundProject
from data.extraction.referents import referents
from data.extraction.sentences import sentences
from data.lexicon import any_of, any_word, table, words
from data.record import OrganisationKind, OrganisationMention, ParticipationRole, Span

OWN_BODY = "the-body-by-its-noun"
_BY_NOUN = "organisation-by-its-noun"

_EXAMPLE = re.compile(r"\bexempel\b", re.IGNORECASE)
_SUM = re.compile(r",\s\d[\d\s.]*(?:kr|kronor|tkr|mnkr|mkr)(?!\w)")
_JOINTLY = re.compile(r"\s(?:tillsammans|gemensamt|ihop)(?!\w|\smed\s)")
_BEHIND_NAME = re.compile(r"[*\"”]*(?:,|:|\s[–-])\s(?=[A-ZÅÄÖ])")
_ENDS_LIST = re.compile(r"\s*(?:[,.;:]|$|\s[–-]\s)")
_CLOSE = 3  # sentences
_CAPITAL = r"[A-ZÅÄÖ][\w&-]*"
_CAPITALS = re.compile(rf"{_CAPITAL}\s{_CAPITAL}")
_UNKNOWN = re.compile(
    rf"(?<![\w-])(?:[A-ZÅÄÖ]\w+(?:an|en|et)\si\s{_CAPITAL}|{_CAPITAL})(?:(?:\s{_CAPITAL})+|\s[a-zåäö]+\s(?:AB|HB)(?!\w)|\s(?:för|på)\s\w+)?"
    r"(?:\s(?P<tail>[a-zåäö]{3,}))?"
)
_PLACE_OR_SOURCE = re.compile(
    r"(?:studieresa|resa|besök|konferens|möte|utbildning)[^,.]*$"
    r"|(?:information|rapport|lägesrapport|presentation|dragning|inbjudan|redovisning)\s(?:från|av|hos)\s[^,.]*$"
    r"|(?:från|enligt|hos|till)\s$"
)


@dataclass(frozen=True, slots=True)
class FoundPart:
    """An organisation's part in a project, and the sentence that says so; ``rule`` where it is not named there."""

    project: str
    organisation: OrganisationMention
    role: ParticipationRole
    span: Span
    rule: str | None = None


@cache
def _seeking() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of('projects.seeking')}\s(?:högst\s|totalt\s|ytterligare\s)?(?=\d)")


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(rf"[^,.;]{{0,25}}?(?<!\w){any_of('projects.outside')}(?!\w)", re.IGNORECASE)


@cache
def _wishes() -> re.Pattern[str]:
    """What makes those before it no parties yet, a list's last words included ("Kil och Nora vill …")."""
    return re.compile(rf"[^.;]{{0,40}}?(?<!\w)(?:{any_of('projects.outside')}|vill|önskar)(?!\w)")


@cache
def _shares() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of('projects.sharing_verbs')}(?!\w)")


@cache
def _role_nouns() -> tuple[tuple[ParticipationRole, re.Pattern[str]], ...]:
    named = (
        (ParticipationRole(role), re.compile(rf"(?<![\w-]){any_of(f'projects.roles.{role}')}(?!\w)"))
        for role in table("projects.roles")
    )
    ends = any_of("projects.party_endings")  # "är testkommuner", "är en av tre pilotparter"
    parties = re.compile(rf"(?<=\s)(?:är|var|blir|som)\s(?:[a-zåäö]+\s){{0,3}}?[a-zåäö]{{2,}}{ends}(?!\w)")
    return (*named, (ParticipationRole.PARTNER, parties))


@cache
def _roles_before() -> tuple[tuple[ParticipationRole, re.Pattern[str]], ...]:
    return tuple(
        (
            ParticipationRole(role),
            re.compile(rf"(?<![\w-]){any_of(f'projects.roles_before.{role}')}(?!\w)", re.IGNORECASE),
        )
        for role in table("projects.roles_before")
    )


@cache
def _going_on() -> re.Pattern[str]:
    """What goes on, before the municipalities in which it does: "pågår till och med maj i Kil och Nora"."""
    return re.compile(rf"(?<![\w-]){any_of('projects.going_on')}(?:\s[^.,;:]{{1,40}}?)?\si(?=\s)", re.IGNORECASE)


class ParticipantReader:
    """Finds who takes part in the projects of a document."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[OrganisationMention],
        people: People,
        body: OrganisationMention | None,
    ) -> None:
        self._layout = layout
        self._mentions = mentions
        self._people = people
        self._body = body
        self._meant: dict[Span, tuple[OrganisationMention, ...]] = {}

    def parts(self, project: FoundProject) -> Iterator[FoundPart]:
        """Yield the organisations that the sentences about a project give a part in it, each once."""
        seen: set[str] = set()
        for told in (project, *project.again):
            for sentence in sentences(self._layout, told.reach.start, told.reach.end):
                for part in self._parts_of(told, sentence):
                    key = (part.organisation.identifier or part.organisation.name).casefold()
                    if key not in seen:
                        seen.add(key)
                        yield replace(part, project=project.name)

    def _parts_of(self, project: FoundProject, sentence: Span) -> Iterator[FoundPart]:
        text = self._layout.flow[sentence.start : sentence.end]
        own = {form.casefold() for form in (project.name, *project.forms)}
        known = [
            mention
            for mention in self._mentions
            if sentence.start <= mention.span.start
            and mention.span.end <= sentence.end
            and mention.kind is not OrganisationKind.COUNTY
            and mention.name.casefold() not in own
        ]
        named = self._named(project, sentence, known)
        told = (self._by_role_noun, self._by_role_before, self._by_place)
        for mention, role in (one for reading in told for one in reading(sentence, named)):
            if not self._stays_outside(mention, sentence):
                yield self._part(project, mention, role, sentence)
        if any_word("projects.inside").search(text):
            yield from (
                self._part(project, mention, ParticipationRole.PARTNER, sentence)
                for mention in self._heading_sentence(self._begins(project, sentence), named)
                if not _wishes().match(self._layout.flow, mention.span.end, sentence.end)
            )
        shared = self._role(project, sentence, text)
        if shared is not None:
            yield from (
                FoundPart(project.name, mention, shared, sentence)
                for mention in named
                if _is_known(mention, known) and self._takes_part(sentence, mention)
            )
        for mention in self._listed_alone(project, sentence, named):
            yield self._part(project, mention, ParticipationRole.PARTNER, sentence)
        if self._is_near(project, sentence):
            for mention in self._acting(self._begins(project, sentence), sentence, named):
                if _is_known(mention, known) or _CAPITALS.match(mention.name) or self._rule(mention, sentence):
                    yield self._part(project, mention, ParticipationRole.PARTNER, sentence)

    def _listed_alone(
        self, project: FoundProject, sentence: Span, named: Sequence[OrganisationMention]
    ) -> Sequence[OrganisationMention]:
        """Return the several organisations that stand by themselves behind a project's name, or in a sentence below it.

        "Cykel till bussen, Kil och Nora, nya skyltar", "Trygg väg. Kil och Nora."
        """
        text = self._layout.flow
        if project.item is None or project.whole_item:
            return ()
        if sentence.start <= project.span.start < sentence.end:
            behind = _BEHIND_NAME.match(text, project.span.end, sentence.end)
            found = listed_from(text, behind.end(), named) if behind else []
            ends = bool(found) and _ENDS_LIST.match(text, found[-1].span.end, sentence.end + 1) is not None
        else:
            found = listed_from(text, sentence.start, named) if self._is_near(project, sentence) else []
            ends = bool(found) and not text[found[-1].span.end : sentence.end].strip(" .")
        return found if ends and len(found) > 1 else ()

    def _is_near(self, project: FoundProject, sentence: Span) -> bool:
        """Whether a sentence names the project or stands close below the one that does, in the same paragraph."""
        if project.item is None:
            return False
        named = project.item.heading.end if project.whole_item else project.span.start
        if sentence.end <= named or (not project.whole_item and self._layout.parted(named, sentence.start)):
            return False
        between = sentences(self._layout, named, sentence.start) if named < sentence.start else ()
        return len(list(between)) <= _CLOSE

    def _rule(self, mention: OrganisationMention, sentence: Span) -> str | None:
        """Return by which rule an organisation is meant that a noun stands for, None where it is named."""
        if mention.span in self._own_nouns(sentence):
            return OWN_BODY
        return _BY_NOUN if any(mention.span == other.span for other in self._referents(sentence)) else None

    def _referents(self, sentence: Span) -> Sequence[OrganisationMention]:
        """Return what the nouns of a sentence stand for that are not the body's."""
        if sentence not in self._meant:
            self._meant[sentence] = tuple(referents(self._layout, sentence, self._mentions))
        return self._meant[sentence]

    def _acting(
        self, start: int, sentence: Span, named: Sequence[OrganisationMention]
    ) -> Iterator[OrganisationMention]:
        """Yield the subjects of a sentence's clauses that do something ("Kil och Nora lånar ut var sin buss")."""
        for begin in clauses(self._layout.flow, start, sentence.end):
            listed = listed_from(self._layout.flow, begin, named)
            if not listed or listed[0].span.start != begin or self._stays_outside(listed[-1], sentence):
                continue
            if acts(self._layout.flow, listed[-1].span.end, sentence.end):
                yield from listed

    def _part(
        self, project: FoundProject, mention: OrganisationMention, role: ParticipationRole, sentence: Span
    ) -> FoundPart:
        return FoundPart(project.name, mention, role, sentence, self._rule(mention, sentence))

    def _named(
        self, project: FoundProject, sentence: Span, known: Sequence[OrganisationMention]
    ) -> list[OrganisationMention]:
        """Return what may stand in the place of an organisation: known ones, the body by its noun, other names."""
        found = {mention.span.start: mention for mention in known}
        if self._body is not None:
            for span in self._own_nouns(sentence):
                found.setdefault(
                    span.start, OrganisationMention(self._body.name, span, self._body.kind, self._body.identifier)
                )
        for mention in self._referents(sentence):
            found.setdefault(mention.span.start, mention)
        taken = [mention.span for mention in found.values()]
        own = [project.span, *self._places_of(project, sentence)]
        for span in self._unknown(sentence):
            inside = [other for other in taken if other.overlaps(span)]
            longer = len(inside) == 1 and inside[0].start == span.start and self._goes_on(inside[0], span)
            if not longer and self._names_more(inside, span):
                del found[inside[-1].start]
                longer = True
            if any(span.overlaps(place) for place in own) or (inside and not longer) or self._people.at(span):
                continue
            name = self._layout.flow[span.start : span.end]
            found[span.start] = OrganisationMention(name, span, kind_of(name))
        return [found[start] for start in sorted(found)]

    def _places_of(self, project: FoundProject, sentence: Span) -> Iterator[Span]:
        """Yield where a sentence has the project's name."""
        text = self._layout.flow[sentence.start : sentence.end].casefold()
        for name in (project.name, *project.forms):
            at = text.find(name.casefold())
            while at >= 0:
                yield Span(sentence.start + at, sentence.start + at + len(name))
                at = text.find(name.casefold(), at + 1)

    def _goes_on(self, known: Span, span: Span) -> bool:
        """Whether a name goes on with capitals after the known organisation with which it begins ("LRF Kronoberg")."""
        rest = self._layout.flow[known.end : span.end]
        group = re.fullmatch(r"s?\s[a-zåäö]+", rest) and rest.endswith(words("projects.group_endings"))
        return bool(group) or bool(re.fullmatch(rf"(?:\s[a-zåäö]+)?(?:\s{_CAPITAL})+", rest))

    def _names_more(self, inside: Sequence[Span], span: Span) -> bool:
        """Whether a name of several words only ends with a known organisation ("Science Park Nora")."""
        if not inside or inside[-1].end != span.end or self._people.at(span):
            return False
        if len(inside) > 1:  # "ABF Nora", both known
            return len(inside) == 2 and inside[0].start == span.start and inside[0].end + 1 == inside[1].start
        before = self._layout.flow[span.start : inside[0].start]
        seated = rf"[A-ZÅÄÖ]\w*{any_of('projects.seated')}\si"
        return bool(re.fullmatch(rf"(?:{_CAPITAL}\s{_CAPITAL}|[A-ZÅÄÖ]{{3,6}}|(?i:{seated}))\s", before))

    def _unknown(self, sentence: Span) -> Iterator[Span]:
        """Yield the runs of words that look like the name of something."""
        for match in _UNKNOWN.finditer(self._layout.flow, sentence.start, sentence.end):
            tail = match["tail"]
            end = match.end() if tail and tail.endswith(words("projects.group_endings")) else _without_tail(match)
            first, _, rest = self._layout.flow[match.start() : end].partition(" ")
            if match.start() == sentence.start and not rest:
                continue  # its capital may be the sentence's
            applies = rest and first.casefold() in words("projects.applicants")  # "Sökande Kils byalag"
            yield Span(match.start() + (len(first) + 1 if applies else 0), end)

    def _own_nouns(self, sentence: Span) -> list[Span]:
        """Return where a sentence speaks of the body that meets by its noun ("förbundet" of Provförbundet)."""
        if self._body is None:
            return []
        parts = [
            part for word in self._body.name.casefold().split() for part in (word, f"{word}et", f"{word}en", f"{word}n")
        ]
        return [
            Span(match.start(), match.end())
            for match in any_word("projects.body_nouns").finditer(self._layout.flow, sentence.start, sentence.end)
            if any(part.endswith(match.group().casefold()) for part in parts)
        ]

    def _role(self, project: FoundProject, sentence: Span, text: str) -> ParticipationRole | None:
        """Return the role that all organisations of a sentence have, if it gives them one."""
        heading = project.item.heading if project.item else None
        in_title = heading is not None and sentence.start <= heading.start < sentence.end
        names = (project.name, *project.forms)
        if not in_title and _EXAMPLE.search(text) and not any(name.casefold() in text.casefold() for name in names):
            return None  # who is named as a mere example elsewhere takes no part in this project
        if project.whole_item and in_title:
            return ParticipationRole.PARTNER
        if project.item is None:
            return None  # of all that is said at its own meetings, only what names a role tells of its parties
        return ParticipationRole.PARTNER if any_word("projects.partner_cues").search(text) else None

    def _takes_part(self, sentence: Span, mention: OrganisationMention) -> bool:
        """Whether nothing beside the mention says that it is only a place, a source, or somebody who stays outside."""
        before = self._layout.flow[max(sentence.start, mention.span.start - 60) : mention.span.start]
        return not _PLACE_OR_SOURCE.search(before) and not self._stays_outside(mention, sentence)

    def _stays_outside(self, mention: OrganisationMention, sentence: Span) -> bool:
        return bool(_outside().match(self._layout.flow, mention.span.end, sentence.end))

    def _by_role_noun(
        self, sentence: Span, named: Sequence[OrganisationMention]
    ) -> Iterator[tuple[OrganisationMention, ParticipationRole]]:
        """Yield who stands directly before a word for a role: "X är huvudsökande", "X och Y medsökande"."""
        for role, pattern in (*_role_nouns(), (ParticipationRole.LEAD, _seeking())):
            for match in pattern.finditer(self._layout.flow, sentence.start, sentence.end):
                for mention in joined_before(self._layout.flow, match.start(), named):
                    yield mention, role
        for mention in named:  # an application's line ("Kils byalag, 90 000 kr")
            if mention.span.start == sentence.start and _SUM.match(self._layout.flow, mention.span.end, sentence.end):
                yield mention, ParticipationRole.LEAD

    def _by_role_before(
        self, sentence: Span, named: Sequence[OrganisationMention]
    ) -> Iterator[tuple[OrganisationMention, ParticipationRole]]:
        """Yield who stands directly after words for a role: "ägs av X", "medverkande är X och Y"."""
        for role, pattern in _roles_before():
            for match in pattern.finditer(self._layout.flow, sentence.start, sentence.end):
                listed = listed_from(self._layout.flow, match.end(), named)
                if len(listed) > 1 and self._has_role_after(listed[-1], sentence):
                    listed = listed[:1]  # "Huvudman är X, Y och Z medverkar"
                for mention in listed:
                    yield mention, role
        for match in _shares().finditer(self._layout.flow, sentence.start, sentence.end):
            # "Sedan 2018 driver Kil och Nora tillsammans Grön väg"
            listed = listed_from(self._layout.flow, match.end(), named)
            if len(listed) > 1 and _JOINTLY.match(self._layout.flow, listed[-1].span.end, sentence.end):
                yield from ((mention, ParticipationRole.PARTNER) for mention in listed)

    def _by_place(
        self, sentence: Span, named: Sequence[OrganisationMention]
    ) -> Iterator[tuple[OrganisationMention, ParticipationRole]]:
        """Yield the municipalities in which it goes on."""
        for match in _going_on().finditer(self._layout.flow, sentence.start, sentence.end):
            for mention in listed_from(self._layout.flow, match.end(), named):
                if mention.kind is OrganisationKind.MUNICIPALITY:
                    yield mention, ParticipationRole.PARTNER

    def _has_role_after(self, mention: OrganisationMention, sentence: Span) -> bool:
        return any(
            (match := pattern.search(self._layout.flow, mention.span.end, sentence.end)) is not None
            and BEFORE_ROLE.fullmatch(self._layout.flow, mention.span.end, match.start())
            for _, pattern in _role_nouns()
        )

    def _begins(self, project: FoundProject, sentence: Span) -> int:
        """Return where a sentence begins, past the title with which it has run together."""
        heading = project.item.heading if project.item else sentence
        if not heading.start <= sentence.start < heading.end < sentence.end:
            return sentence.start
        text = self._layout.flow[heading.end : sentence.end]
        return sentence.end - len(text.lstrip())

    def _heading_sentence(self, start: int, named: Sequence[OrganisationMention]) -> Sequence[OrganisationMention]:
        """Return the several organisations that are the subject of a sentence ("Nora och Kils byalag har …")."""
        found = listed_from(self._layout.flow, start, named)
        return found if len(found) > 1 and found[0].span.start == start else ()


def _is_known(mention: OrganisationMention, known: Sequence[OrganisationMention]) -> bool:
    return any(mention.span.start == other.span.start for other in known)


def _without_tail(match: re.Match[str]) -> int:
    return match.start("tail") - 1 if match["tail"] else match.end()
