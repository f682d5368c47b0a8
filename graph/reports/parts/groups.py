"""How the municipalities hang together: groups, bodies in the middle, and whether like meets like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.analytics.grouping import Grouping, grouping
from graph.analytics.memberships import Membership
from graph.analytics.null_model import Comparison
from graph.analytics.projections import groups_of, two_mode
from graph.analytics.scope import EVERYTHING
from graph.analytics.two_mode import two_mode_betweenness, two_mode_degree
from graph.language.numbers import decimal
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Column, Kind, Missing, Paragraph, Row, Section, Table

_NETWORKS = "municipalities-in-networks"
_MOST_BODIES = 30
_NAMED = 12


def groups(material: Material) -> Section | None:
    """Tell of groups of municipalities; None where no two have met, or none that the report is about."""
    found = _grouping(material)
    own = measuring.municipalities_concerned(material)
    met = [one for one in found.groups if len(one) > 1 and (own is None or own & set(one))]
    if not met:
        return None
    blocks: list[Block] = [Paragraph(_said(material, found))]
    if not found.are_meetings:
        blocks.append(_groups(material, found, own))
    if own is None:
        told = (_holding(material, found), _beside(material, found), _bodies(material))
        blocks += [block for block in told if block is not None]
    return Section("groups", material.words["part_groups"], tuple(blocks))


def _grouping(material: Material) -> Grouping:
    within = measuring.measured_within(material)

    def computed() -> Grouping:
        counties = material.rows("municipalities-of-counties", EVERYTHING)
        county_of = {row["municipality"]: row["county"] for row in counties}
        size_of = _sizes(measuring.memberships_measured(material, _NETWORKS))
        meetings = measuring.meetings_measured(material, measuring.MUNICIPALITIES)
        return grouping(tuple(meetings.values()), county_of, size_of)

    measuring.query_measured(material, measuring.MUNICIPALITIES)
    texts = tuple(material.text(name, within) for name in (measuring.MUNICIPALITIES, _NETWORKS))
    return material.kept.result(Grouping, "grouping", texts, computed)


def _sizes(found: Sequence[Membership]) -> dict[str, float]:
    """Return for each member how many the largest body has at whose meetings it was."""
    members: dict[str, set[str]] = defaultdict(set)
    for one in found:
        members[one.group].add(one.member)
    sizes: dict[str, float] = {}
    for known in members.values():
        for member in known:
            sizes[member] = max(sizes.get(member, 0.0), float(len(known)))
    return sizes


def _said(material: Material, found: Grouping) -> str:
    words, language = material.words, material.choice.language
    if found.modularity_beside is None:
        told = "groups_are_meetings" if found.are_meetings else "groups_few"
        return words[told].format(
            groups=len(found.groups), meetings=measuring.counted(material, found.meetings, "meeting")
        )
    beside = found.modularity_beside
    told = "groups_clear" if beside.differs and beside.observed > beside.mean else "groups_unclear"
    value = decimal(found.modularity, language)
    said = words[told].format(groups=len(found.groups), value=value, **_range(material, beside))
    over = found.over_meetings.value
    stable = words["groups_stable"].format(
        seeds=decimal(found.stability, language), meetings="–" if over is None else decimal(over, language)
    )
    return f"{said} {stable}"


def _range(material: Material, beside: Comparison) -> dict[str, str]:
    language = material.choice.language
    return {
        "mean": decimal(beside.mean, language),
        "low": decimal(beside.low, language),
        "high": decimal(beside.high, language),
    }


def _groups(material: Material, found: Grouping, own: frozenset[str] | None) -> Table:
    words = material.words
    shown = [(number, one) for number, one in enumerate(found.groups, 1) if own is None or own & set(one)]
    met = [(number, one) for number, one in shown if len(one) > 1]
    things = material.things(iri for _, one in met for iri in one)
    rows = tuple(
        Row((number, len(one), tuple(sorted((things[iri] for iri in one), key=lambda thing: thing.label))))
        for number, one in met
    )
    alone = len(shown) - len(met)
    return Table(
        "groups",
        words["groups_table"],
        (
            Column("group", words["column_group"], Kind.COUNT),
            Column("number", words["column_number"], Kind.COUNT, words["unit_municipalities"]),
            Column("members", words["column_municipalities"], Kind.THING),
        ),
        rows,
        (measuring.query_measured(material, measuring.MUNICIPALITIES),),
        words["groups_caption"],
        found.meetings,
        (words["groups_alone"].format(number=alone),) if alone else (),
    )


def _holding(material: Material, found: Grouping) -> Paragraph | None:
    words = material.words
    if len(found.parts) < 2 and not found.holding:
        return None
    connected = [size for size in found.parts if size > 1]
    said = words["parts_one"] if len(connected) == 1 else words["parts_some"].format(number=len(connected))
    said += " " + words["parts_largest"].format(size=found.parts[0], of=sum(found.parts))
    if found.holding:
        labels = sorted(thing.label for thing in material.things(found.holding).values())
        more = len(labels) - _NAMED
        names = ", ".join(labels[:_NAMED])
        names = words["and_more"].format(names=names, number=more) if more > 0 else names
        said += " " + words["parts_holding"].format(names=names)
    return Paragraph(said)


def _beside(material: Material, found: Grouping) -> Table | None:
    """Return whether like meets like, beside chance; without meetings enough to tell there is no table."""
    words = material.words
    if found.modularity_beside is None:
        return None
    rows = tuple(
        Row(
            (
                words[f"mixing_{name}"],
                Missing(words["mixing_no_value"]) if value is None else value,
                _chance(material, beside),
            )
        )
        for name, value, beside in (
            ("modularity", found.modularity, found.modularity_beside),
            ("county", found.by_county, found.by_county_beside),
            ("size", found.by_size, found.by_size_beside),
        )
    )
    return Table(
        "mixing",
        words["mixing_table"],
        (
            Column("what", words["column_what"]),
            Column("value", words["column_value"], Kind.NUMBER, note=words["note_value"]),
            Column("chance", words["column_chance"], Kind.TEXT, note=words["note_mixing_chance"]),
        ),
        rows,
        (
            measuring.query_measured(material, measuring.MUNICIPALITIES),
            material.query("municipalities-of-counties", EVERYTHING),
            measuring.query_measured(material, _NETWORKS),
        ),
        words["mixing_caption"],
        found.meetings,
    )


def _chance(material: Material, beside: Comparison | None) -> str:
    if beside is None:
        return ""
    side = "mixing_above" if beside.observed > beside.mean else "mixing_below"
    told = side if beside.differs else "mixing_as_chance"
    return material.words[told].format(**_range(material, beside))


def _bodies(material: Material) -> Table | None:
    """Return the bodies by how many of the municipalities they gather, and how much goes through them."""
    found = measuring.memberships_measured(material, _NETWORKS)
    bodies = sorted({one.group for one in found})
    if len(bodies) < 2:
        return None
    graph = two_mode(found)
    degrees, between = two_mode_degree(graph), two_mode_betweenness(graph)
    meetings = {body: len({one.event for one in found if one.group == body}) for body in bodies}
    ordered = sorted(bodies, key=lambda body: (-degrees[body], body))
    things = material.things(ordered[:_MOST_BODIES])
    tying = any(between[body] > 0 for body in bodies if _ties(found, body))
    words = material.words
    columns = [
        Column("body", words["column_body"], Kind.THING),
        Column("meetings", words["column_meetings"], Kind.COUNT),
        Column("municipalities", words["column_municipalities"], Kind.COUNT),
        Column("share", words["column_gathered"], Kind.SHARE, note=words["note_gathered"]),
    ]
    if tying:
        columns.append(Column("betweenness", words["column_betweenness"], Kind.SHARE, note=words["note_body_between"]))
    rows = []
    for body in ordered[:_MOST_BODIES]:
        values = (things[body], meetings[body], graph.degree(body), degrees[body])
        rows.append(Row((*values, *((between[body],) if tying else ()))))
    return Table(
        "bodies-central",
        words["bodies_table"],
        tuple(columns),
        tuple(rows),
        (measuring.query_measured(material, _NETWORKS),),
        words["bodies_caption"],
        len(groups_of(found)),
        measuring.unplaced_note(material),
        left_out=max(0, len(bodies) - _MOST_BODIES),
    )


def _ties(found: Sequence[Membership], body: str) -> bool:
    """Return whether a member of a body belongs to another too: else all that goes through it are its own."""
    own = {one.member for one in found if one.group == body}
    return any(one.member in own and one.group != body for one in found)
