"""From first names, initials, surnames and titles to the people of the document whom they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.extraction.short_forms import called, is_short_for, words_of_short
from data.extraction.titles import is_former, is_modifier, is_title_word
from data.record import MeetingRecord, MeetingRole, NameForm, PersonMention, Span
from graph.identity.employers import EmployerOf, employers
from graph.identity.judgements import Rulings
from graph.identity.names import is_misspelt, person_name
from graph.identity.reasons import judged
from graph.identity.roster import Bearer, Draft, Roster
from graph.resolved import Verdict

INFERRED_PRESENTER = 0.6  # confidence that a title which nobody holds stands for its item's only presenter
_ACTING = frozenset(("tf", "t.f", "t.f.", "tf.", "tillförordnad", "tillförordnade"))
_ROLES = {
    "ordförande": (MeetingRole.CHAIR,),
    "sekreterare": (MeetingRole.SECRETARY,),
    "vice ordförande": (MeetingRole.VICE_CHAIR,),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """Who a short form stands for, and why."""

    bearer: Bearer
    rule: str
    reason: str
    confidence: float


class ShortForms:
    """Resolves the short forms of one document, in the order of its text."""

    def __init__(self, record: MeetingRecord, roster: Roster, employer: EmployerOf, rulings: Rulings) -> None:
        self._roster = roster
        self._employer = employer
        self._rulings = rulings
        self._by_span = {m.span: bearer for bearer in roster.bearers for m in bearer.mentions}
        self._presenters = {item.position: tuple(mention.span for mention in item.presenters) for item in record.items}
        self._roles = {part.person.span: part.role for part in record.attendance if part.role is not None}

    def resolve(self, mention: PersonMention) -> None:
        """Give a mention to the person whom it stands for, or to nobody.

        A line of an attendance list that fits nobody is a person of its own: the list says that somebody was there.
        """
        candidates, finder = self._finder(mention)
        key = {person_name(mention.name).key}
        candidates = [b for b in candidates if not self._rulings.different(key, b.keys)]
        found = self._by_judgement(mention, key) or finder(mention, candidates)
        if found is not None and not self._belies_list(mention, found.bearer):
            self._give(mention, found)
        elif mention.listed and mention.form is not NameForm.TITLE:
            self._add_line(mention)
        else:
            self._leave_open(mention, candidates)

    def _finder(
        self, mention: PersonMention
    ) -> tuple[list[Bearer], Callable[[PersonMention, list[Bearer]], _Found | None]]:
        match mention.form:
            case NameForm.TITLE:
                return self._holders(mention), self._by_title
            case NameForm.ABBREVIATED:
                return self._fitting(mention, _fits_abbreviation), self._only_one
            case NameForm.INITIALS:
                return self._fitting(mention, _fits_initials), self._only_one
            case NameForm.SURNAME:
                return self._fitting(mention, _fits_surname), self._only_one
        exact = self._fitting(mention, _fits_given)
        return exact or self._fitting(mention, _fits_misspelt), self._by_given

    def _fitting(self, mention: PersonMention, fits: Callable[[str, str], bool]) -> list[Bearer]:
        return [b for b in self._roster.bearers if any(fits(mention.name, name) for name in _full_forms(b))]

    def _by_judgement(self, mention: PersonMention, key: set[str]) -> _Found | None:
        for bearer in self._roster.bearers:
            judgement = self._rulings.same(key, bearer.keys)
            if judgement is not None:
                return _Found(bearer, "judgement", judged(judgement), 1.0)
        return None

    def _belies_list(self, mention: PersonMention, bearer: Bearer) -> bool:
        """Say whether a line of a list would be a second one of a person with another affiliation."""
        stated = employers([mention], self._employer)
        known = employers(bearer.mentions, self._employer)
        return mention.listed and bearer.listed and bool(stated and known) and not stated & known

    def _only_one(self, mention: PersonMention, candidates: list[Bearer]) -> _Found | None:
        if len(candidates) != 1:
            return None
        kind = {"surname": "efternamn", "initials": "initialer"}.get(mention.form.value, "förkortning")
        reason = f"”{mention.name}” passar som {kind} bara på {candidates[0].name} i dokumentet."
        return _Found(candidates[0], f"only-one-with-{mention.form.value}", reason, 0.9)

    def _by_given(self, mention: PersonMention, candidates: list[Bearer]) -> _Found | None:
        if len(candidates) == 1:
            return _only_given(mention, candidates[0])
        if not candidates or not any(_fits_given(mention.name, n) for n in _full_forms(candidates[0])):
            return None
        return self._by_item(mention, candidates)

    def _by_item(self, mention: PersonMention, candidates: list[Bearer]) -> _Found | None:
        """Choose among namesakes: who is named in full in the item, presents it, or was last named in it."""
        if mention.item is None:
            return None
        inside = {b: [m for m in b.mentions if m.item == mention.item and not m.listed] for b in candidates}
        named = [b for b in candidates if any(m.form is NameForm.FULL for m in inside[b])]
        presenting = [b for b in candidates if b in self._presenting(mention.item)]
        before = [(m.span, b) for b in candidates for m in inside[b] if m.span < mention.span]
        last = [max(before, key=lambda one: one[0])[1]] if before else []
        for chosen, rule, words, confidence in (
            (named, "named-in-full-in-the-item", "nämns med fullt namn i samma ärende", 0.9),
            (presenting, "presents-the-item", "föredrar ärendet", 0.85),
            (last, "last-named-in-the-item", "senast nämndes i ärendet", 0.75),
        ):
            if len(chosen) == 1:
                reason = f"Av dem som heter {mention.name} är det {chosen[0].name} som {words}."
                return _Found(chosen[0], rule, reason, confidence)
        return None

    def _presenting(self, item: int | None) -> list[Bearer]:
        spans: Sequence[Span] = self._presenters.get(item, ()) if item is not None else ()
        return list(dict.fromkeys(self._by_span[span].root() for span in spans if span in self._by_span))

    def _holders(self, mention: PersonMention) -> list[Bearer]:
        """Return those who hold a title, of the affiliation that the mention states where it states one."""
        wanted = title_key(mention.name)
        stated = employers([mention], self._employer)
        holders = [b for b in self._roster.bearers if wanted in self._titles(b)]
        return [b for b in holders if not stated or stated & employers(b.mentions, self._employer)]

    def _titles(self, bearer: Bearer) -> set[str]:
        titles = {title_key(title) for title in held_titles(bearer.mentions)}
        roles = {self._roles.get(mention.span) for mention in bearer.mentions}
        return titles | {word for word, held in _ROLES.items() if roles & set(held)}

    def _by_title(self, mention: PersonMention, candidates: list[Bearer]) -> _Found | None:
        if len(candidates) == 1:
            reason = f"Bara {candidates[0].name} har titeln {mention.name.casefold()} i dokumentet."
            return _Found(candidates[0], "only-holder-of-the-title", reason, 0.95)
        presenting = self._presenting(mention.item)
        if candidates or not _opens_sentence(mention) or len(presenting) != 1 or held_titles(presenting[0].mentions):
            return None
        reason = (
            f"Ingen i dokumentet har titeln {mention.name.casefold()}; {presenting[0].name} är ensam om att "
            "föredra ärendet och har ingen annan titel."
        )
        return _Found(presenting[0], "title-of-the-only-presenter", reason, INFERRED_PRESENTER)

    def _give(self, mention: PersonMention, found: _Found) -> None:
        name = found.bearer.name
        found.bearer.mentions.append(mention)
        found.bearer.listed = found.bearer.listed or mention.listed
        self._by_span[mention.span] = found.bearer
        self._draft(found.bearer, mention, name, found.bearer, Verdict.MERGED, found)

    def _draft(
        self,
        person: Bearer,
        mention: PersonMention,
        compared_with: str,
        other: Bearer,
        verdict: Verdict,
        why: _Found,
    ) -> None:
        self._roster.drafts.append(
            Draft(
                person,
                mention.name,
                compared_with,
                other,
                verdict,
                why.rule,
                why.reason,
                why.confidence,
                (mention.span,),
            )
        )

    def _add_line(self, mention: PersonMention) -> None:
        bearer = Bearer([mention], mention.listed)
        self._roster.bearers.append(bearer)
        self._by_span[mention.span] = bearer

    def _leave_open(self, mention: PersonMention, candidates: Sequence[Bearer]) -> None:
        self._roster.unresolved.append(mention)
        for one, other in pairwise(candidates):
            reason = (
                f"”{mention.name}” kan vara {one.name} eller {other.name}, och ärendet avgör inte vem; "
                "formen är därför inte förd till någon."
            )
            self._draft(
                one, mention, other.name, other, Verdict.KEPT_APART, _Found(one, "short-form-left-open", reason, 0.5)
            )


def _opens_sentence(mention: PersonMention) -> bool:
    """Say whether a title has the capital of a sentence's first word: the others are seldom the presenter's own.

    An abbreviation has capitals anywhere ("dialog med respektive KSO").
    """
    return mention.name[:1].isupper() and not mention.name.isupper()


def title_key(title: str) -> str:
    """Return a title for comparison: up to its first title word, lower-case, indefinite, acting or not."""
    words = [word for word in title.casefold().split() if word not in _ACTING]
    heads = (at for at, word in enumerate(words) if is_title_word(word.strip(",.;")) and not is_modifier(word))
    end = next(heads, len(words) - 1)
    *before, head = [word.strip(",;") for word in words[: end + 1]] or [""]
    return " ".join((*before, _indefinite(head)))


def _indefinite(word: str) -> str:
    """Return a title without its definite ending or genitive: "chefen" is "chef", "sekreteraren" "sekreterare"."""
    for ending in ("ens", "en", "ns", "n", "s"):
        if word.endswith(ending) and is_title_word(word.removesuffix(ending)):
            return word.removesuffix(ending)
    return word


def held_titles(mentions: Iterable[PersonMention]) -> list[str]:
    """Return the job titles that mentions state as held at the time."""
    return [m.job_title for m in mentions if m.job_title and not is_former(m.job_title)]


def _only_given(mention: PersonMention, bearer: Bearer) -> _Found:
    if any(_fits_given(mention.name, name) for name in _full_forms(bearer)):
        reason = f"{bearer.name} är den enda i dokumentet som heter {mention.name}."
        return _Found(bearer, "only-one-of-that-given-name", reason, 0.95)
    reason = f"”{mention.name}” skiljer sig på en bokstav från {bearer.name}, och ingen heter just så."
    return _Found(bearer, "misspelt-given-name", reason, 0.85)


def _full_forms(bearer: Bearer) -> list[str]:
    return list(dict.fromkeys(m.name for m in bearer.mentions if m.form is NameForm.FULL)) or [bearer.name]


def _fits_given(short: str, full: str) -> bool:
    """Say whether a full name begins with given names ("Eva-Lena" of "Eva Lena Ek"), or holds a nickname in quotes."""
    if short.casefold() in called(full):
        return True
    wanted, words = person_name(short), person_name(full).words
    return any("".join(words[:end]) == wanted.key for end in range(1, max(len(words), 2)))


def _fits_misspelt(short: str, full: str) -> bool:
    return is_misspelt(person_name(short).key, person_name(full).given)


def _fits_abbreviation(short: str, full: str) -> bool:
    """Say whether a first name and what is left of surnames are those of a full name ("Karin B" of "Karin Ek Berg")."""
    return is_short_for(person_name(" ".join(words_of_short(short))).words, person_name(full).words)


def _fits_initials(short: str, full: str) -> bool:
    """Say whether initials are those of all words of a name, or of its first and last."""
    letters, words = person_name(short).key, person_name(full).words
    return letters in ("".join(word[0] for word in words), words[0][0] + words[-1][0])


def _fits_surname(short: str, full: str) -> bool:
    name = person_name(full)
    return person_name(short).key in (*name.surnames, "".join(name.surnames))
