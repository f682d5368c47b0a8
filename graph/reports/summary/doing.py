"""From outcomes and projects to sentences on what was decided, agreed, begun, ended and promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from data.lexicon import words as lexicon
from graph.chronicle.follow_up import State
from graph.language.days import spoken_day
from graph.language.numbers import grouped
from graph.reports.facts.outcomes import MOST_ASKED, Outcome, outcomes
from graph.reports.facts.projects import Project, projects
from graph.reports.facts.promises import Promise, by_state, promises, standing
from graph.reports.material import Material
from graph.reports.model import Paragraph
from graph.reports.summary.phrasing import MOST_NAMED, Phrasing
from ontology.terms import SAMV

_STATUSES = (
    SAMV.Ongoing,
    SAMV.Startup,
    SAMV.FeasibilityStudy,
    SAMV.Idea,
    SAMV.Completed,
    SAMV.Cancelled,
    SAMV.Dormant,
)


def on_decisions(material: Material, phrasing: Phrasing) -> Iterator[Paragraph]:
    """Tell how much was decided and agreed, and about what last."""
    decided, agreed = material.count("count-decisions"), material.count("count-agreements")
    counts = [phrasing.number(name, n) for name, n in (("decisions", decided), ("agreements", agreed)) if n]
    if not counts:
        return
    found = outcomes(material, "decided")
    if decided + agreed <= MOST_ASKED:
        counts[0] += _repeated(phrasing, found)
    sentence, told = _latest(material, phrasing, found)
    quotes = material.quoted((one.iris[0] for one in told), most=2)
    yield Paragraph(
        " ".join(filter(None, (phrasing.said("sum_decided", counts=phrasing.listed(counts)), sentence))),
        _all_of(quotes),
    )


def _repeated(phrasing: Phrasing, found: Sequence[Outcome]) -> str:
    """Name the words in which a meeting decided again and again, so that nobody takes their number for weight."""
    most = max(found, key=lambda one: len(one.iris))
    if len(most.iris) <= MOST_NAMED or most.kind != SAMV.Decision:
        return ""
    return phrasing.said("sum_repeated", times=grouped(len(most.iris)), text=most.text.rstrip("."))


def _latest(material: Material, phrasing: Phrasing, found: Sequence[Outcome]) -> tuple[str, list[Outcome]]:
    """Say on which items the latest meeting with outcomes decided, those of most decisions first."""
    general = {*lexicon("headings.agenda.openings"), *lexicon("headings.agenda.endings")}
    latest = [one for one in found if one.meeting == found[0].meeting and len(one.iris) == 1]
    told: Counter[str] = Counter(item.title for one in latest for item in one.items)
    titles = [title for title, _ in told.most_common() if title and title.casefold() not in general]
    named = titles[:MOST_NAMED]
    if not named:
        return "", []
    matters = phrasing.listed([phrasing.said("quoted", words=title) for title in named])
    backing = [next(one for one in latest if any(item.title == title for item in one.items)) for title in named]
    some = "_some" if len(titles) > len(named) else ""
    if all(one.meeting == found[0].meeting for one in found):
        return phrasing.said(f"sum_about{some}", matters=matters), backing
    if found[0].day is None:
        return "", []
    body = phrasing.listed([material.thing(body).label for body in found[0].bodies])
    day = spoken_day(found[0].day, material.choice.language)
    return phrasing.said(f"sum_latest{some}", body=f"{body} " if body else "", day=day, matters=matters), backing


def on_projects(material: Material, phrasing: Phrasing) -> Iterator[Paragraph]:
    """Tell how many projects there are, how they stand, and which has the most municipalities."""
    found = projects(material)
    if not found:
        return
    if len(found) == 1:
        sentence, named = _single(material, phrasing, found[0]), [found[0]]
    else:
        named = []
        clauses = phrasing.listed(list(_standing(material, phrasing, found, named)))
        sentence = phrasing.said("sum_projects", n=grouped(len(found)), clauses=clauses)
    largest = _largest(found)
    if largest is not None:
        named.append(largest)
        name = material.thing(largest.iri).label
        count = phrasing.number("municipalities", largest.municipalities)
        sentence += " " + phrasing.said("sum_size" if len(found) == 1 else "sum_largest", project=name, count=count)
    yield Paragraph(sentence, _all_of(material.quoted((one.iri for one in named), most=1)))


def _single(material: Material, phrasing: Phrasing, one: Project) -> str:
    name = material.thing(one.iri).label
    if one.status is None:
        return phrasing.said("sum_one_project_only", project=name)
    return phrasing.said("sum_one_project", project=name, status=material.thing(one.status).label)


def _standing(material: Material, phrasing: Phrasing, found: Sequence[Project], named: list[Project]) -> Iterator[str]:
    for status in _STATUSES:
        stand = [one for one in found if one.status == status]
        if stand:
            labels = phrasing.names([material.thing(one.iri).label for one in stand])
            named += stand if labels else []
            said = phrasing.several(f"status_{status.rpartition('#')[2]}", len(stand))
            yield f"{said} ({labels})" if labels else said
    unknown = sum(one.status is None for one in found)
    if unknown:
        yield phrasing.several("status_none", unknown)


def _largest(found: Sequence[Project]) -> Project | None:
    """Return the project with the most municipalities; None where several have as many, or none has two."""
    first, *others = sorted(found, key=lambda one: one.municipalities, reverse=True)
    second = others[0].municipalities if others else 0
    return first if first.municipalities > max(1, second) else None


def on_promises(material: Material, phrasing: Phrasing) -> Iterator[Paragraph]:
    """Tell how many promises there are, by when the next are due, and how many days have passed."""
    total, found = material.count("count-commitments"), promises(material)
    if not found:
        return
    named = by_state(found, State.DUE, State.OPEN)[:MOST_NAMED]
    if total == 1:
        yield Paragraph(_only(material, phrasing, found[0]), _all_of(material.quoted(found[0].made.iris, most=1)))
        return
    known, clauses = standing(found, total), []
    if known.coming:
        due = phrasing.listed([_due(material, phrasing, one) for one in named])
        clauses.append(
            phrasing.several("sum_due_some" if known.coming > len(named) else "sum_due", known.coming, due=due)
        )
    if known.passed:
        clauses.append(phrasing.several("sum_overdue", known.passed))
    if known.undated:
        clauses.append(phrasing.several("sum_no_day", known.undated))
    alike = {known.passed: "sum_promises_overdue", known.undated: "sum_promises_undated"}.get(total, "sum_promises")
    alike = alike if clauses else "sum_promises_only"
    said = phrasing.said(alike, n=grouped(total), clauses=phrasing.listed(clauses))
    yield Paragraph(said, _all_of(material.quoted((one.made.iris[0] for one in named), most=1)))


def _only(material: Material, phrasing: Phrasing, one: Promise) -> str:
    if one.made.due is None:
        return phrasing.said("sum_promise_undated")
    name = "sum_promise_overdue" if one.state is State.OVERDUE else "sum_promise"
    return phrasing.said(name, due=_due(material, phrasing, one))


def _due(material: Material, phrasing: Phrasing, one: Promise) -> str:
    day = spoken_day(one.made.due or "", material.choice.language)
    who = phrasing.listed([material.thing(iri).label for iri in one.made.responsible])
    return phrasing.said("due_by", day=day, who=who) if who else phrasing.said("due_on", day=day)


def _all_of(quotes: Mapping[str, Iterable[int]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for of_one in quotes.values() for number in of_one))
