"""Who meets most, and how central they are: municipalities and people, ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.analytics.scope import ScopeKind
from graph.analytics.standings import FIRST, Standing, Standings
from graph.language.numbers import decimal, grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Chart, Column, Kind, Mark, Missing, Paragraph, Row, Section, Table, Value

_MOST = 30


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What is ranked: its query, its name in keys and words, and by which property an attendance names it."""

    query: str
    what: str
    of: str


_RANKED = (
    _Ranked(measuring.MUNICIPALITIES, "municipalities", "representing"),
    _Ranked(measuring.PEOPLE, "people", "attendee"),
)


def rankings(material: Material) -> Section | None:
    """Rank who met; where nobody was at more than one meeting, say what that means instead."""
    blocks = [block for ranked in _RANKED for block in _blocks(material, ranked)]
    return Section("rankings", material.words["part_rankings"], tuple(blocks)) if blocks else None


def _blocks(material: Material, ranked: _Ranked) -> list[Block]:
    found = measuring.standings_of(material, ranked.query, compare=ranked.what == "municipalities")
    shown = _shown(material, ranked, found.members)
    if not shown:
        return []
    if found.most_meetings < 2:
        return _of_single_meetings(material, ranked, found, shown)
    words = material.words
    blocks: list[Block] = [Paragraph(_said(material, ranked, shown)), _ranking(material, ranked, found, shown)]
    if found.meetings >= LEAST_FOR_SHARES:
        blocks.append(_measures(material, ranked, found, shown))
    else:
        blocks.append(Paragraph(words["rankings_few"].format(meetings=found.meetings, least=LEAST_FOR_SHARES)))
    return blocks


def _said(material: Material, ranked: _Ranked, shown: Sequence[Standing]) -> str:
    """Say who has met most, or how many a municipality has met that the report is about."""
    words, scope = material.words, material.choice.scope
    first = [one for one in shown if one.partners == shown[0].partners]
    if ranked.what == "municipalities" and scope.kind is ScopeKind.MUNICIPALITY:
        first = [one for one in shown if one.member == scope.iri]
    told = f"{ranked.what}_first" if len(first) == 1 else f"{ranked.what}_first_several"
    return words[told].format(
        name=material.thing(first[0].member).label,
        number=len(first),
        partners=grouped(first[0].partners),
        meetings=measuring.counted(material, first[0].meetings, "meeting"),
    )


def _shown(material: Material, ranked: _Ranked, members: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return whom the report is about: those of a county, or a municipality with those whom it has met."""
    municipalities = measuring.municipalities_concerned(material)
    if municipalities is None:
        return tuple(members)
    if ranked.what == "people":
        own = set(measuring.people_of(material, municipalities))
    else:
        own = set(municipalities)
        if material.choice.scope.kind is ScopeKind.MUNICIPALITY:
            meetings = measuring.meetings_measured(material, ranked.query).values()
            own |= {member for meeting in meetings if own & set(meeting) for member in meeting}
    return tuple(one for one in members if one.member in own)


def _of_single_meetings(
    material: Material, ranked: _Ranked, found: Standings, shown: Sequence[Standing]
) -> list[Block]:
    """Say that nobody was at two meetings, and group those who met as many."""
    words = material.words
    things = material.things(one.member for one in shown)
    counts = [one.partners for one in shown]
    told = "met_once" if min(counts) < max(counts) else "met_at_one"
    meetings = measuring.counted(material, found.meetings, "meeting")
    said = Paragraph(words[f"{ranked.what}_{told}"].format(meetings=meetings, low=min(counts), high=max(counts)))
    if ranked.what == "people":
        return [said]
    rows = []
    for partners, members in groupby(shown, key=lambda one: one.partners):
        known = tuple(sorted((things[one.member] for one in members), key=lambda thing: thing.label))
        rows.append(Row((partners, len(known), known)))
    table = Table(
        f"{ranked.what}-met",
        words[f"{ranked.what}_met_title"],
        (
            Column("partners", words["column_partners"], Kind.COUNT, words[f"unit_{ranked.what}"]),
            Column("number", words["column_number"], Kind.COUNT, words[f"unit_{ranked.what}"]),
            Column("members", words[f"column_{ranked.what}"], Kind.THING),
        ),
        tuple(rows),
        (measuring.query_measured(material, ranked.query),),
        words[f"{ranked.what}_met_caption"],
        found.meetings,
        measuring.unplaced_note(material),
    )
    return [said, table]


def _ranking(material: Material, ranked: _Ranked, found: Standings, shown: Sequence[Standing]) -> Table:
    words = material.words
    sure = found.meetings >= LEAST_FOR_SHARES
    compared = any(one.against_chance for one in shown)
    columns = [
        Column("member", words[f"column_{ranked.what}_one"], Kind.THING),
        Column("meetings", words["column_meetings"], Kind.COUNT),
        Column("partners", words["column_partners"], Kind.COUNT, words[f"unit_{ranked.what}"]),
        Column("betweenness", words["column_betweenness"], Kind.SHARE, note=words["note_betweenness"]),
    ]
    if sure:
        columns.insert(2, Column("share", words["column_share"], Kind.SHARE, note=words["note_share"]))
    if compared:
        columns += [
            Column("chance", words["column_chance"], Kind.TEXT, note=words["note_chance"]),
            Column("stable", words["column_stable"], Kind.SHARE, note=words["note_stable"].format(first=FIRST)),
        ]
    things = material.things(one.member for one in shown[:_MOST])
    rows = []
    for one in shown[:_MOST]:
        values: list[Value] = [things[one.member], one.meetings, one.partners, one.betweenness]
        if sure:
            values.insert(2, measuring.measured(one.share))
        if compared:
            values += [measuring.beside_chance(material, one.against_chance), one.first_by_partners]
        passages = measuring.passages_of(material, measuring.attended_by(ranked.of, one.member))
        rows.append(Row(tuple(values), passages=passages))
    return Table(
        f"{ranked.what}-ranked",
        _title(material, ranked),
        tuple(columns),
        tuple(rows),
        (measuring.query_measured(material, ranked.query),),
        words[f"{ranked.what}_ranked_caption"] + (f" {words['caption_interval']}" if sure else ""),
        found.meetings,
        (*_notes(material, found), *(measuring.unplaced_note(material) if ranked.what == "municipalities" else ())),
        Chart(Mark.BARS, "partners", "member", words[f"chart_partners_{ranked.what}"], words["chart_partners_told"]),
        max(0, len(shown) - _MOST),
    )


def _title(material: Material, ranked: _Ranked) -> str:
    alone = material.choice.scope.kind is ScopeKind.MUNICIPALITY
    told = f"{ranked.what}_ranked_beside" if alone else f"{ranked.what}_ranked_title"
    return material.words[told].format(scope=material.scope_label)


def _notes(material: Material, found: Standings) -> tuple[str, ...]:
    if found.drawn is None:
        return ()
    error = decimal(100 * found.error, material.choice.language, 2)
    return (material.words["note_sampled"].format(drawn=grouped(found.drawn), error=error),)


def _near_notes(material: Material, found: Standings) -> tuple[str, ...]:
    if not found.near_error or found.drawn is None:
        return ()
    error = decimal(found.near_error, material.choice.language, 3)
    return (material.words["note_near_sampled"].format(drawn=grouped(found.drawn), error=error),)


_FURTHER = (
    "harmonic",
    "eigenvector",
    "pagerank",
    "clustering",
    "core",
    "constraint",
    "effective_size",
    "participation",
)
_COUNTS = ("core",)


def _measures(material: Material, ranked: _Ranked, found: Standings, shown: Sequence[Standing]) -> Table:
    words = material.words
    carried = any(one.company.value is not None for one in shown[:_MOST])
    resampled = any(one.first_by_betweenness is not None for one in shown)
    things = material.things(one.member for one in shown[:_MOST])
    columns = [Column("member", words[f"column_{ranked.what}_one"], Kind.THING)]
    if carried:
        columns.append(Column("company", words["column_company"], Kind.NUMBER, note=words["note_company"]))
    for name in _FURTHER:
        kind = Kind.COUNT if name in _COUNTS else Kind.NUMBER
        columns.append(Column(name, words[f"column_{name}"], kind, note=words[f"note_{name}"]))
    if resampled:
        told = words["note_stable"].format(first=FIRST)
        columns.append(Column("stable_between", words["column_stable_between"], Kind.SHARE, note=told))
    rows = []
    for one in shown[:_MOST]:
        company = (measuring.measured(one.company) or Missing(words["too_rarely"]),) if carried else ()
        stable = (one.first_by_betweenness,) if resampled else ()
        rows.append(Row((things[one.member], *company, *(getattr(one, name) for name in _FURTHER), *stable)))
    return Table(
        f"{ranked.what}-measures",
        words[f"{ranked.what}_measures_title"],
        tuple(columns),
        tuple(rows),
        (measuring.query_measured(material, ranked.query),),
        words["measures_caption"],
        found.meetings,
        _near_notes(material, found),
        left_out=max(0, len(shown) - _MOST),
    )
