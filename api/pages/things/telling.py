"""From facts of the index to entries of a page: in words of its language, each with its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import Formatter

from api.linked_data.addresses import Addresses
from api.linked_data.description_page import Linked
from api.linked_data.term_words import TermWords, term_words
from api.pages.evidence import Proof, proof_of, quotes_of
from api.pages.things.parts import Entry, MentionView, Section, Sentence
from api.pages.wording import wording
from graph.index.kinds import KIND_OF_CLASS, Kind, class_name_of, local_name
from graph.index.naming import identifier_of
from graph.index.reading import Index
from graph.index.values import Described, Evidenced, Link, Passage
from graph.labels import shown
from graph.language.days import spoken_day
from graph.language.numbers import grouped
from graph.profiles.gathering import Cut
from graph.profiles.mentions import Mention, mentions_of
from graph.profiles.seats import Period
from ontology.terms import PREFIXES

_CLASS_OF = {local_name(iri): iri for iri in KIND_OF_CLASS}
_FEW = 3
_CSV = "&format=csv&limit=500"


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts in one language, with addresses that keep to it."""

    index: Index
    addresses: Addresses
    language: str
    t: Mapping[str, str] = field(init=False)
    words: TermWords = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "t", wording(self.language))
        object.__setattr__(self, "words", term_words(self.language))

    def link(self, link: Link) -> Linked:
        """Return a link to the page on a thing."""
        return Linked(link.label, self.addresses.link(link.iri))

    def named(self, thing: Described) -> Linked:
        """Return a link to the page on a thing that is known in full."""
        return Linked(thing.label, self.addresses.link(thing.iri))

    def kind(self, thing: Described) -> str:
        """Return what a thing is, in words."""
        return shown(self.words.of(_CLASS_OF[thing.type]))

    def kind_word(self, link: Link) -> str:
        """Return what a link leads to, in words."""
        return shown(self.words.of(_CLASS_OF[class_name_of(link.kind)]))

    def term(self, local: str) -> str:
        """Return the word for a term of the ontology, given by its local name."""
        terms = (f"{PREFIXES[prefix]}{local}" for prefix in ("samv", "schema"))
        return next((self.words.of(term) for term in terms if self.words.knows(term)), local)

    def counted(self, one: str, many: str, count: int) -> str:
        """Return a count in words; ``one`` and ``many`` name the phrases."""
        return self.t[one if count == 1 else many].format(count=grouped(count))

    def meetings(self, period: Period, *, long: bool = False) -> str:
        """Return how many meetings in words, and from when to when as far as that is known."""
        words = self.counted("meetings_one", "meetings_many", period.meetings)
        if not period.first or not period.last:
            return words
        days = (self.long_day(period.first), self.long_day(period.last)) if long else (period.first, period.last)
        return f"{words}, {self.span(*days)}"

    def span(self, first: str, last: str) -> str:
        """Return a day, or the first and the last of several."""
        return first if first == last else f"{first} – {last}"

    def long_day(self, day: str) -> str:
        """Return a day with the name of its month."""
        return spoken_day(day, self.language)

    def sentence(self, template: str, **parts: Linked | str) -> Sentence:
        """Return a phrase, given by its name, with its gaps filled by words and links."""
        runs: list[Linked] = []
        for text, name, _, _ in Formatter().parse(self.t[template]):
            if text:
                runs.append(Linked(text))
            if name is not None:
                part = parts[name]
                runs.append(Linked(part) if isinstance(part, str) else part)
        return tuple(runs)

    def proof(self, fact: Described) -> Proof:
        """Return the proof of a fact."""
        return proof_of(fact, self.addresses)

    def quoted(self, passages: Iterable[Passage], meeting: str | None = None, item: str | None = None) -> Proof:
        """Return the proof that passages make by themselves."""
        quotes = quotes_of(tuple(passages), self.addresses, meeting, item)
        return Proof(None, quotes, len(quotes))

    def mentions(self, passages: Evidenced[Passage]) -> Section:
        """Return the section of the places where a thing is spoken of, each with its line."""
        views = tuple(map(self._mention, mentions_of(self.index, passages.first)))
        note = ""
        if passages.total > len(passages.first):
            note = self.t["quotes_shown"].format(shown=len(passages.first), total=grouped(passages.total))
        return Section("mentions", self.t["mentions"], passages.total, note=note, mentions=views)

    def _mention(self, one: Mention) -> MentionView:
        passage = one.passage
        return MentionView(
            f"…{one.before}" if one.cut_before else one.before,
            passage.quote,
            f"{one.after}…" if one.cut_after else one.after,
            passage.document.label,
            self.addresses.minutes(passage.document.iri, (passage.start, passage.end)),
        )

    def title(self, attendance: Described) -> str:
        """Return job titles and roles of an attendance."""
        roles = [self.term(role) for role in attendance.texts("meetingRole")]
        return ", ".join((*attendance.texts("jobTitle"), *roles))

    def around(self, fact: Described) -> Linked | None:
        """Return a link to the meeting of a fact."""
        return self.link(fact.meeting) if fact.meeting else None

    def outcome(self, fact: Described, *, with_item: bool = True) -> Entry:
        """Tell a decision, an agreement or a commitment in the words of the minutes."""
        told = [self.kind(fact)]
        responsible = fact.links("responsible")
        due = fact.texts("due") or fact.texts("edtfDue")
        if due:
            told.append(self.t["due_by"].format(day=due[0]))
        item = next(iter(fact.links("underItem")), None)
        if item is not None and with_item:
            told.append(self.t["under_item"].format(item=item.label))
        if responsible:
            told.append(self.t["responsible_are"])
        return Entry(
            self.named(fact),
            " · ".join(told),
            fact.first if with_item else None,
            self.around(fact) if with_item else None,
            self.proof(fact),
            others=tuple(self.link(one) for one in responsible),
            quoted=True,
        )

    def participation(self, fact: Described, far: str, *, with_meeting: bool = True) -> Entry:
        """Tell a part in a project; ``far`` is the property that gives what the line is about."""
        told = [self.term(role) for role in fact.texts("participationRole")]
        other = next(iter(fact.links(far)))
        if far == "inProject":
            number = self.index.number_of(other.iri)
            known = self.index.things([] if number is None else [number], evidence=False)
            statuses = [status for project in known for status in project.texts("projectStatus")]
            told += [self.t["project_is"].format(status=self.term(status)) for status in statuses]
        when = (fact.first, self.around(fact)) if with_meeting else (None, None)
        return Entry(self.link(other), " · ".join(told), *when, self.proof(fact))

    def project(self, project: Described) -> Entry:
        """Tell a project by its name and how far it is."""
        told = ", ".join(self.term(one) for one in project.texts("projectStatus"))
        return Entry(self.named(project), told, proof=self.proof(project))

    def event(self, fact: Described) -> Entry:
        """Tell an event that a meeting spoke of."""
        told = [self.span(fact.first, fact.last)] if fact.first and fact.last else []
        told += fact.texts("location")
        return Entry(self.named(fact), " · ".join(told), fact.first, self.around(fact), self.proof(fact))

    def meeting(self, meeting: Described, told: str = "", tag: str = "") -> Entry:
        """Tell a meeting by its day and place."""
        place = ", ".join(meeting.texts("location"))
        words = " · ".join(one for one in (told, place) if one)
        return Entry(self.named(meeting), words, meeting.first, None, self.proof(meeting), tag=tag)

    def outcomes(self, anchor: str, heading: str, found: Cut[Described], rest: str = "", empty: str = "") -> Section:
        """Return a section of decisions, agreements or commitments."""
        entries = tuple(map(self._alike, _grouped(found.first)))
        return self.section(anchor, heading, found, entries, rest, empty, covered=len(found.first))

    def _alike(self, facts: Sequence[Described]) -> Entry:
        """Tell outcomes of one meeting that say the same as one, with the proof of all."""
        first = self.outcome(facts[0])
        if len(facts) == 1:
            return first
        proofs = [self.proof(one) for one in facts]
        quotes = tuple(quote for proof in proofs for quote in proof.quotes)
        items = self.counted("items_one", "items_many", len(facts))
        return replace(
            first,
            told=" · ".join((self.kind(facts[0]), self.t["under_item"].format(item=items))),
            proof=Proof(proofs[0].basis, quotes, sum(proof.total for proof in proofs)),
        )

    def section(
        self,
        anchor: str,
        heading: str,
        found: Cut[object],
        entries: tuple[Entry, ...],
        rest: str = "",
        empty: str = "",
        note: str = "",
        covered: int = 0,
    ) -> Section:
        """Return a section; ``heading``, ``empty`` and ``note`` name phrases, ``rest`` is an address of REST.

        ``covered`` is how many the entries tell of, where one of them may tell of several.
        """
        covered = covered or len(entries)
        more = found.total > covered and rest
        told = [self.t[note]] if note else []
        if found.total > covered:
            told.append(self.t["shown_of"].format(shown=covered, total=grouped(found.total)))
        return Section(
            anchor,
            self.t[heading],
            found.total,
            entries,
            " ".join(told),
            self.t[empty] if empty else "",
            Linked(self.t["all_as_csv"].format(total=grouped(found.total)), self.rest(rest)) if more else None,
        )

    def rest(self, asked: str) -> str:
        """Return the address of a list of REST as a table for a spreadsheet."""
        return f"{self.addresses.public}api/v1/{asked}{_CSV}"

    def identifier(self, thing: Described) -> str:
        """Return by what REST and feeds know a thing."""
        return identifier_of(self.index.relative(thing.iri), thing.kind)

    def figures(self, *counts: tuple[str, str, int]) -> tuple[tuple[str, str], ...]:
        """Return figures with what they count, without those that are nought."""
        told = ((grouped(count), self.t[one if count == 1 else many]) for one, many, count in counts if count)
        return tuple((number, phrase.replace("{count}", "").strip()) for number, phrase in told)

    def few(self, meetings: int) -> str:
        """Return a warning where little is known."""
        if not 0 < meetings < _FEW:
            return ""
        return self.t["few_meetings"].format(meetings=self.counted("meetings_one", "meetings_many", meetings))

    def also(self, thing: Described) -> tuple[str, ...]:
        """Return a thing's other names, save a municipality's, which all have."""
        return () if thing.kind is Kind.MUNICIPALITY else thing.texts("altLabel")[:8]


def _grouped(facts: Iterable[Described]) -> list[list[Described]]:
    """Gather outcomes of the same kind, meeting and words, at the place of the first of each."""
    groups: dict[tuple[str, str, str], list[Described]] = {}
    for one in facts:
        meeting = one.meeting.iri if one.meeting else one.iri
        groups.setdefault((one.type, meeting, one.label), []).append(one)
    return list(groups.values())
