"""From the full names of one document to its people: which lines and mentions name one person, which two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from data.record import NameForm, PersonMention, Span
from graph.identity.employers import EmployerOf, are_two_places, employers
from graph.identity.judgements import Judgement, Rulings
from graph.identity.names import Agreement, PersonName, agreement, fullness, is_common, person_name
from graph.identity.reasons import judged
from graph.resolved import Verdict

_CONFIDENCE = {Agreement.SHORTER: 0.95, Agreement.VARIANT: 0.9, Agreement.WEAK: 0.8}
_RULE = {
    Agreement.SHORTER: "shorter-form-of-one-name",
    Agreement.VARIANT: "spelling-variant-of-one-name",
    Agreement.WEAK: "misspelling-with-same-affiliation-or-rare-surname",
}
_WORDS = {
    Agreement.SHORTER: "är en kortare form av {other}, och ingen annan i dokumentet passar lika väl",
    Agreement.VARIANT: "är en annan stavning av {other}, och ingen annan i dokumentet passar lika väl",
    Agreement.WEAK: (
        "skiljer sig på en bokstav från {other}, efternamnet är ovanligt eller arbetsgivaren densamma, "
        "och ingen annan i dokumentet passar lika väl"
    ),
}


@dataclass(slots=True, eq=False)
class Bearer:
    """A person of a document in the making: the mentions gathered so far."""

    mentions: list[PersonMention]
    listed: bool = False
    into: Bearer | None = None

    @property
    def name(self) -> str:
        """The fullest form as listed, else the most frequent of the fullest forms."""
        full = [m for m in self.mentions if m.form is NameForm.FULL] or self.mentions
        counted = Counter(m.name for m in ([m for m in full if m.listed] or full))
        return max(counted, key=lambda form: (fullness(form)[:2], counted[form], fullness(form), form))

    @property
    def folded(self) -> PersonName:
        """The name as it is compared."""
        return person_name(self.name)

    @property
    def keys(self) -> set[str]:
        """The forms as judgements compare them."""
        return {person_name(mention.name).key for mention in self.mentions}

    def root(self) -> Bearer:
        """Return the person whom this one was found to be."""
        return self if self.into is None else self.into.root()

    def absorb(self, other: Bearer) -> None:
        """Take another's mentions as one's own."""
        self.mentions += other.mentions
        self.listed = self.listed or other.listed
        other.into = self


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision whose persons have no identifiers yet."""

    person: Bearer
    form: str
    compared_with: str
    other: Bearer
    verdict: Verdict
    rule: str
    reason: str
    confidence: float
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Roster:
    """The people of a document by their full names, and how they were told."""

    bearers: list[Bearer] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    unresolved: list[PersonMention] = field(default_factory=list)


def read_roster(mentions: Sequence[PersonMention], employer: EmployerOf, rulings: Rulings) -> Roster:
    """Tell the people apart whom a document names in full.

    Two lines of an attendance list are two people unless their names are the same and their affiliations do
    not differ. A mention outside the lists is taken to be the one person whose name it agrees with best.
    """
    roster = Roster()
    namesakes: defaultdict[str, list[Bearer]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: (not m.listed, m.affiliation is None, m.span)):
        _place(roster, namesakes[person_name(mention.name).key], mention, employer)
    _merge_variants(roster, employer, rulings)
    roster.bearers = [bearer for bearer in roster.bearers if bearer.into is None]
    roster.drafts += _kept_apart(roster.bearers, rulings)
    return roster


def _place(roster: Roster, namesakes: list[Bearer], mention: PersonMention, employer: EmployerOf) -> None:
    fitting = [bearer for bearer in namesakes if not _conflict(bearer, mention, employer)]
    if not mention.listed and len(fitting) > 1:
        fitting = _nearest(fitting, mention, employer)
    if len(fitting) == 1:
        fitting[0].mentions.append(mention)
        fitting[0].listed = fitting[0].listed or mention.listed
    elif mention.listed or not fitting:
        namesakes.append(Bearer([mention], mention.listed))
        roster.bearers.append(namesakes[-1])
    else:
        roster.unresolved.append(mention)


def _conflict(bearer: Bearer, mention: PersonMention, employer: EmployerOf) -> bool:
    """Say whether a mention states another affiliation than a namesake has.

    Outside the lists only another municipality tells two apart: whoever is listed for one body may be
    spoken of as somebody of another.
    """
    stated = employers([mention], employer)
    known = employers(bearer.mentions, employer)
    if not stated or not known or stated & known:
        return False
    return (mention.listed and bearer.listed) or are_two_places(stated, known)


def _nearest(fitting: list[Bearer], mention: PersonMention, employer: EmployerOf) -> list[Bearer]:
    """Return the namesakes that share the mention's affiliation, else those named in its item."""
    stated = employers([mention], employer)
    same_body = [bearer for bearer in fitting if stated & employers(bearer.mentions, employer)]
    if same_body:
        return same_body
    item = mention.item
    same_item = [b for b in fitting if item is not None and any(m.item == item for m in b.mentions)]
    return same_item or fitting


def _merge_variants(roster: Roster, employer: EmployerOf, rulings: Rulings) -> None:
    for one, other in combinations(roster.bearers, 2) if rulings.by_names else ():
        judgement = rulings.same(one.keys, other.keys)
        if judgement is not None:
            _unite(roster, one, other, "judgement", judged(judgement), 1.0)
    unlisted = [bearer for bearer in roster.bearers if not bearer.listed and bearer.into is None]
    for bearer in sorted(unlisted, key=lambda b: (fullness(b.name), b.name)):
        best = _best(bearer, roster.bearers, employer, rulings)
        if best is not None:
            level, other = best
            reason = f"”{bearer.name}” {_WORDS[level].format(other=other.name)}."
            _unite(roster, other, bearer, _RULE[level], reason, _CONFIDENCE[level])


def _unite(roster: Roster, keeper: Bearer, other: Bearer, rule: str, reason: str, confidence: float) -> None:
    keeper, other = keeper.root(), other.root()
    if keeper is other:
        return
    spans = tuple(mention.span for mention in other.mentions)
    form, compared_with = other.name, keeper.name
    keeper.absorb(other)
    roster.drafts.append(Draft(keeper, form, compared_with, keeper, Verdict.MERGED, rule, reason, confidence, spans))


def _best(
    bearer: Bearer, bearers: Iterable[Bearer], employer: EmployerOf, rulings: Rulings
) -> tuple[Agreement, Bearer] | None:
    """Return the other person whose name agrees best with a bearer's.

    None where several do as well whose own names do not agree: those are not one person spelt in three ways.
    """
    found = list(_candidates(bearer, bearers, employer, rulings))
    top = max((level for level, _ in found), default=Agreement.DIFFERENT)
    best = [other for level, other in found if level is top]
    if not best or any(agreement(a.folded, b.folded) < Agreement.WEAK for a, b in combinations(best, 2)):
        return None
    return (top, max(best, key=lambda other: (other.listed, fullness(other.name), other.name)))


def _candidates(
    bearer: Bearer, bearers: Iterable[Bearer], employer: EmployerOf, rulings: Rulings
) -> Iterator[tuple[Agreement, Bearer]]:
    folded = bearer.folded
    for other in bearers:
        level = agreement(folded, other.folded)
        if level < Agreement.WEAK or level is Agreement.SAME or other.into is not None:
            continue
        if rulings.different(bearer.keys, other.keys) or any(
            _conflict(other, mention, employer) for mention in bearer.mentions
        ):
            continue
        if level > Agreement.WEAK or _is_supported(bearer, other, employer):
            yield level, other


def _is_supported(bearer: Bearer, other: Bearer, employer: EmployerOf) -> bool:
    shared = employers(bearer.mentions, employer) & employers(other.mentions, employer)
    return bool(shared) or not (is_common(bearer.folded) or is_common(other.folded))


def _kept_apart(bearers: Sequence[Bearer], rulings: Rulings) -> Iterator[Draft]:
    ordered = sorted(bearers, key=lambda bearer: min(mention.span for mention in bearer.mentions))
    folded = [(bearer, bearer.folded) for bearer in ordered]
    for (one, name), (other, other_name) in combinations(folded, 2):
        level = agreement(name, other_name)
        if level is not Agreement.DIFFERENT:
            rule, reason, confidence = _why_apart(one, other, level, rulings.different(one.keys, other.keys))
            spans = tuple(mention.span for mention in (*one.mentions, *other.mentions))
            yield Draft(one, one.name, other.name, other, Verdict.KEPT_APART, rule, reason, confidence, spans)


def _why_apart(one: Bearer, other: Bearer, level: Agreement, judgement: Judgement | None) -> tuple[str, str, float]:
    both = f"”{one.name}” och ”{other.name}”"
    if judgement is not None:
        return "judgement", judged(judgement), 1.0
    if level is Agreement.SAME:
        return "same-name-different-affiliation", f"{both} har samma namn men olika hemvist.", 0.9
    if one.listed and other.listed:
        return "two-lines-of-one-list", f"{both} står på var sin rad i deltagarlistan.", 0.98
    if level is Agreement.ALIKE:
        return "names-only-alike", f"{both} liknar varandra, men inte mer än två namn kan göra.", 0.9
    reason = f"{both} är lika, men hemvisten skiljer sig eller någon annan passar lika väl."
    return "several-fit-or-affiliations-differ", reason, 0.6
