"""Which body held the meeting: what the head says, else what the text shows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from data.extraction.headings import before_paper, heading_of, is_paper, meeting_word
from data.extraction.labels import labelled
from data.extraction.layout import Layout, Line
from data.extraction.organisation_names import OrganisationReader, is_own_office, kind_of
from data.extraction.project_names import is_sentence
from data.lexicon import any_of, words
from data.record import Basis, Evidence, OrganisationKind, OrganisationMention, Span

_HOLDERS = {
    OrganisationKind.NETWORK,
    OrganisationKind.MUNICIPAL_ASSOCIATION,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.REGION,
}
_ENOUGH = 1.0
_MOST_WORDS = 10
_MOST_ALONE = 6  # words of a name that stands alone
_SHORTEST = 3  # letters that name nothing
_COLUMN = re.compile(r"\s{3,}|\t")
_DAY = re.compile(r",?\s(?:den\s)?(?:(?:mån|tis|ons|tors|fre|lör|sön)\w*\s|\d)")  # with what follows it
_FIRST_LINES = 2
_ELSE = re.compile(r"[\d:;|@(/]|\s[–-]\s|,\s[a-zåäö]")  # what a line that only names a body does not hold


@dataclass(slots=True)
class _Candidate:
    mention: OrganisationMention
    score: float = 0.0
    stated: bool = False
    spans: list[Span] = field(default_factory=list)


@cache
def _possessive() -> re.Pattern[str]:
    """A group that belongs to the organisation before it: "…s chefsgrupp"."""
    nouns = "|".join(
        sorted(
            {word.removesuffix("en").removesuffix("et") for word in words("organisations.bodies")},
            key=lambda word: -len(word),
        )
    )
    return re.compile(rf"^:?s?\s[a-zåäö]*(?:{nouns})", re.IGNORECASE)


class BodyReader:
    """Weighs the organisations of a document as the body that held the meeting."""

    def __init__(self, layout: Layout, organisations: OrganisationReader) -> None:
        self._layout = layout
        self._organisations = organisations
        self._found: dict[str, _Candidate] = {}

    def read(
        self,
        head: Sequence[int],
        title: Span | None,
        represented: Sequence[OrganisationMention],
        mentions: Sequence[OrganisationMention],
    ) -> tuple[OrganisationMention, Evidence] | None:
        """Return the body and what shows it; None where nothing does.

        ``head`` are the lines (by index) of the opening block, ``title`` the meeting's title, ``represented`` the
        organisations of those attending, ``mentions`` those of the whole text.
        """
        self._labels(head)
        self._head(head, title)
        if not any(candidate.stated for candidate in self._found.values()):
            self._heading(head)
        self._staff(represented)
        self._text(mentions)
        best = max(
            self._found.values(),
            key=lambda candidate: (candidate.stated, candidate.score, -candidate.mention.span.start),
            default=None,
        )
        if best is None or best.score < _ENOUGH:
            return None
        if best.stated:
            return best.mention, Evidence(tuple(best.spans[:1]))
        confidence = round(min(0.95, 0.4 + best.score / 10), 2)
        return best.mention, Evidence(tuple(best.spans[:3]), Basis.INFERRED, "body-from-text", confidence)

    def _add(self, mention: OrganisationMention, score: float, *, stated: bool = False) -> None:
        key = mention.identifier or re.sub(r"s$", "", mention.name.casefold())
        candidate = self._found.setdefault(key, _Candidate(mention))
        candidate.score += score
        candidate.spans.append(mention.span)
        if stated and not candidate.stated:
            candidate.stated = True
            candidate.spans.insert(0, mention.span)

    def _labels(self, head: Sequence[int]) -> None:
        lines = [self._layout.lines[index] for index in head]
        for kind, line, begin, end in labelled(lines):
            if kind == "body":
                value = self._layout.flow[begin:end].strip(" .")
                mention = self._organisations.in_slot(value, begin) or OrganisationMention(
                    value, Span(begin, begin + len(value)), OrganisationKind.NETWORK
                )
                if value and line.text and value[0].isupper():
                    self._add(mention, 8, stated=True)

    def _head(self, head: Sequence[int], title: Span | None) -> None:
        for index in head:
            line = self._layout.lines[index]
            if heading_of(line.text) is not None or "@" in line.text:
                continue
            in_title = title is not None and title.start <= line.start < title.end
            for mention in self._organisations.mentions(line.text, line.start):
                if self._can_hold(mention):
                    self._add(mention, 6 if in_title else 3, stated=True)
            if (whole := _whole_line(line)) is not None:
                self._add(whole, 9 - (0 if in_title else 2.5), stated=True)
            for mention in _named_bodies(line.text, line.start):
                self._add(mention, (7 if " " in mention.name else 5) - (0 if in_title else 2.5), stated=True)

    def _heading(self, head: Sequence[int]) -> None:
        """Take the name that stands alone above the meeting's title or its paper for the body's."""
        for index in head[:_FIRST_LINES]:
            line = self._layout.lines[index]
            below = [self._layout.lines[at].text for at in range(index + 1, min(index + 4, len(self._layout.lines)))]
            name = _alone(line.text)
            if name is not None and any(is_paper(text.split()[0]) or meeting_word().search(text) for text in below):
                begin = line.start + line.text.index(name)
                kind = kind_of(name)
                kind = OrganisationKind.NETWORK if kind is OrganisationKind.ORGANIZATION else kind
                self._add(OrganisationMention(name, Span(begin, begin + len(name)), kind), 3, stated=True)
                return

    def _can_hold(self, mention: OrganisationMention) -> bool:
        if mention.kind is OrganisationKind.MUNICIPALITY:
            return bool(re.search(r"\b(?:kommun|stad)$", mention.name))
        return mention.kind is not OrganisationKind.COUNTY

    def _staff(self, represented: Sequence[OrganisationMention]) -> None:
        counts: defaultdict[str, list[OrganisationMention]] = defaultdict(list)
        for mention in represented:
            if mention.kind in _HOLDERS and not is_own_office(mention.name):
                counts[mention.identifier or mention.name].append(mention)
        for mentions in counts.values():
            if len(mentions) >= 2:
                self._add(mentions[0], min(len(mentions), 4) * 0.6)

    def _text(self, mentions: Sequence[OrganisationMention]) -> None:
        repeated = Counter(mention.identifier or mention.name.casefold() for mention in mentions)
        seen: set[str] = set()
        owners: set[str] = set()
        for mention in mentions:
            key = mention.identifier or mention.name.casefold()
            owns = _possessive().match(self._layout.flow[mention.span.end : mention.span.end + 30])
            if owns and mention.kind in _HOLDERS and key not in owners:
                owners.add(key)
                self._add(mention, 1.5)
            if key not in seen and mention.kind is OrganisationKind.NETWORK and mention.identifier is None:
                # A network that its minutes keep naming with a capital, as one names oneself.
                if repeated[key] >= 2 and " " not in mention.name:
                    self._add(mention, 2 + 0.5 * min(repeated[key], 4))
            elif key not in seen and mention.kind in _HOLDERS:
                self._add(mention, 0.2 * min(repeated[key], 4))
            seen.add(key)


_CAPITAL = r"[A-ZÅÄÖ][\wåäöé-]{0,40}"
_NAMES = rf"{_CAPITAL}(?:(?:\s|,\s|\soch\s|[–-]|\s&\s){_CAPITAL}|\s\d{{1,2}}(?!\d|[-/.]))*(?:\slän)?"
_TAIL = r"(?:\s(?:i|på|av|för|till|om)\s[a-zåäö]{3,}(?=,|$|\s[–-]))?"  # "Styrgrupp Mitt i livet, möte 1"


@cache
def _body_names() -> re.Pattern[str]:
    """A compound for a body with the names that follow it, or with those whose it is ("Åns vattenråd")."""
    body = rf"[\w-]{{0,40}}{any_of('organisations.named_bodies')}"
    after = rf"(?:{_CAPITAL}\s)?(?i:{body})(?:\s\([A-ZÅÄÖ]+\))?\s(?:(?:för|i|inom|mellan)\s)?{_NAMES}{_TAIL}"
    owned = rf"{_CAPITAL}s(?:\soch\s{_CAPITAL}s)?\s(?i:{body})"
    alone = rf"[A-ZÅÄÖ][\w-]{{0,40}}{any_of('organisations.bodies')}"
    return re.compile(rf"(?<![\w-])(?:{after}|{owned}|{alone})(?![\w-])")


@cache
def _before_body() -> re.Pattern[str]:
    """What a line says before the body's name ("Minnesanteckningar från")."""
    return re.compile(rf"(?i:{any_of('headings.paper')})(?:,|\s(?:från|för|vid|med))\s(?=[^\W\d_])")


@cache
def _body_word() -> re.Pattern[str]:
    return re.compile(rf"{any_of('organisations.named_bodies')}(?![\w-])", re.IGNORECASE)


def _whole_line(line: Line) -> OrganisationMention | None:
    """Return the body that a line of the head names and nothing else ("Gruppen för etablering i södra Åland")."""
    text = _COLUMN.split(line.text.strip(" .:*"))[0]
    lead = _before_body().match(text)
    own = text[lead.end() :] if lead else text
    name = before_paper(_in_lower_case(_DAY.split(own)[0] if lead else own)).rstrip(" ,–-")
    said = name.split()
    if not 2 <= len(said) <= _MOST_WORDS or is_paper(said[0]) or _ELSE.search(name):
        return None
    if not said[0][0].isupper() and (lead is None or _body_word().search(said[0]) is None):
        return None
    if _body_word().search(name) is None or meeting_word().search(name) or is_sentence(name):
        return None
    begin = line.start + line.text.index(text) + (lead.end() if lead else 0)
    kind = kind_of(name)
    kind = OrganisationKind.NETWORK if kind is OrganisationKind.ORGANIZATION else kind
    return OrganisationMention(name, Span(begin, begin + len(name)), kind)


def _alone(text: str) -> str | None:
    """Return the name that a line is, up to what a dash or a comma adds ("Grön väg – cykla runt sjön")."""
    name = re.split(r"\s[–-]\s|,\s[a-zåäö]|\s{3,}|\t", text.strip(" .*#"))[0]
    said = name.split()
    if not 1 <= len(said) <= _MOST_ALONE or not name[0].isupper() or re.search(r"[\d:;@/()]|\.$", name):
        return None
    if any(map(is_paper, said)) or meeting_word().search(name) or heading_of(name) is not None or is_sentence(name):
        return None
    return name if len(name) > _SHORTEST else None


def _named_bodies(text: str, start: int) -> list[OrganisationMention]:
    """Return the bodies that a line of the head names by a compound of their own ("Styrgruppen för …")."""
    found = []
    for column in re.finditer(r"\S(?:.*?\S)?(?=\s{3,}|$)", text):
        plain = _in_lower_case(column.group())
        for match in _body_names().finditer(plain):
            first, _, rest = match.group().partition(" ")
            name = before_paper(rest if rest and is_paper(first) else match.group())
            if name.casefold() in words("organisations.pronouns") or is_paper(name):
                continue
            begin = start + column.start() + plain.index(name, match.start())
            kind = kind_of(name.split()[0])
            kind = OrganisationKind.NETWORK if kind is OrganisationKind.ORGANIZATION else kind
            found.append(OrganisationMention(name, Span(begin, begin + len(name)), kind))
    return found


def _in_lower_case(text: str) -> str:
    """Return a line of capitals as it would stand in running text; other lines as they are."""
    if not text.isupper():
        return text
    return re.sub(
        r"[^\W\d_]+",
        lambda match: match.group().capitalize() if len(match.group()) > 3 else match.group().lower(),
        text,
    )
