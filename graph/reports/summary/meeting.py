"""From meetings and who was there to sentences on how much there is, and on who meets most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.analytics.scope import ScopeKind
from graph.language.days import spoken_period
from graph.reports.material import Material
from graph.reports.model import Paragraph
from graph.reports.summary.phrasing import Phrasing
from ontology.terms import SAMV


def on_meetings(material: Material, phrasing: Phrasing, days: Mapping[str, str | None]) -> Iterator[Paragraph]:
    """Tell of how many meetings of whom there are minutes, who took part, and who meets most; ``days`` are theirs."""
    latest = max(days, key=lambda meeting: (days[meeting] or "", meeting))
    sentences = (_basis(material, phrasing, days), _participants(material, phrasing), _own(material, phrasing))
    yield Paragraph(" ".join(filter(None, sentences)), material.quoted((latest,), most=1)[latest])
    most = " ".join(filter(None, (_bodies(material, phrasing), _municipalities(material, phrasing))))
    if most:
        yield Paragraph(most)


def _basis(material: Material, phrasing: Phrasing, found: Mapping[str, str | None]) -> str:
    days = sorted(day for day in found.values() if day is not None)
    undated = len(found) - len(days)
    bodies = material.rows("meetings-of-bodies")
    held = ""
    if len(bodies) == 1:
        held = phrasing.said("of_body", body=material.thing(bodies[0]["body"]).label)
    elif bodies:
        held = phrasing.said("of_bodies", bodies=phrasing.number("bodies", len(bodies)))
    return phrasing.said(
        "sum_basis",
        meetings=phrasing.number("meetings", len(found)),
        held=held,
        about=_about(material, phrasing),
        when=_between(material, phrasing, days) if days else "",
        undated=_undated(phrasing, undated, len(found)),
    )


def _undated(phrasing: Phrasing, undated: int, meetings: int) -> str:
    if undated == meetings:
        return phrasing.several("sum_undated_all", meetings)
    return phrasing.several("sum_undated", undated) if undated else ""


def _about(material: Material, phrasing: Phrasing) -> str:
    name = {ScopeKind.MUNICIPALITY: "about_municipality", ScopeKind.COUNTY: "about_county"}
    kind = material.choice.scope.kind
    return phrasing.said(name[kind], scope=material.scope_label) if kind in name else ""


def _between(material: Material, phrasing: Phrasing, days: Sequence[str]) -> str:
    first, last = (spoken_period(day, day, material.choice.language) for day in (days[0], days[-1]))
    return phrasing.said("on_day", day=first) if first == last else phrasing.said("between", first=first, last=last)


def _participants(material: Material, phrasing: Phrasing) -> str:
    counts = {
        "municipalities": material.count("count-participants", "municipalities"),
        "other_organisations": material.count("count-participants", "organisations"),
    }
    people = phrasing.number("people", material.count("count-participants", "people"))
    represented = [phrasing.number(name, number) for name, number in counts.items() if number]
    if not represented:
        return phrasing.said("sum_people", people=people)
    return phrasing.several(
        "sum_participants", sum(counts.values()), people=people, represented=phrasing.listed(represented)
    )


def _own(material: Material, phrasing: Phrasing) -> str:
    """Say at how many of the meetings a municipality itself was represented, and by whom most."""
    if material.choice.scope.kind is not ScopeKind.MUNICIPALITY:
        return ""
    scope = material.choice.scope.iri
    came = {
        (row["person"], row["meeting"])
        for row in material.rows("attendances")
        if row["organisation"] == scope and row["status"] != SAMV.Absent
    }
    times = Counter(person for person, _ in came)
    if not times:
        return phrasing.said("sum_own_never", scope=material.scope_label)
    names = material.things(times)
    ranking = phrasing.ranking([(names[person].label, count) for person, count in times.items()], "meetings")
    meetings = phrasing.number("meetings", len({meeting for _, meeting in came}))
    return phrasing.said("sum_own", scope=material.scope_label, meetings=meetings, ranking=ranking)


def _bodies(material: Material, phrasing: Phrasing) -> str:
    rows = material.rows("meetings-of-bodies")
    if len(rows) < 2:
        return ""
    if all(row["meetings"] == "1" for row in rows):
        return phrasing.said("sum_one_each_apart" if _apart(material) else "sum_one_each")
    names = material.things(row["body"] for row in rows)
    numbers = [(names[row["body"]].label, int(row["meetings"])) for row in rows]
    return phrasing.said("sum_bodies", ranking=phrasing.ranking(numbers, "meetings"))


def _apart(material: Material) -> bool:
    """Tell whether no municipality was represented in two bodies."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in material.rows("municipalities-with-bodies"):
        bodies[row["municipality"]].add(row["body"])
    return bool(bodies) and all(len(of_one) == 1 for of_one in bodies.values())


def _municipalities(material: Material, phrasing: Phrasing) -> str:
    own = material.choice.scope.iri
    rows = [row for row in material.rows("meetings-of-municipalities") if row["municipality"] != own]
    meetings = material.count("count-meetings")
    if meetings < 2 or all(row["meetings"] == "1" for row in rows):
        return ""
    names = material.things(row["municipality"] for row in rows)
    numbers = [(names[row["municipality"]].label, int(row["meetings"])) for row in rows]
    about_one = material.choice.scope.kind is ScopeKind.MUNICIPALITY
    return phrasing.said(
        "sum_partners" if about_one else "sum_municipalities",
        ranking=phrasing.ranking(numbers, "meetings"),
        meetings=phrasing.number("meetings", meetings),
        scope=material.scope_label,
    )
