"""Municipalities that nobody meets, and subjects that nobody has a part in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.analytics.projections import project_groups
from graph.analytics.scope import ScopeKind
from graph.analytics.white_spots import white_spots as white_spots_of
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Column, Kind, Paragraph, Row, Section, Table

_MOST_SUBJECTS = 50


def white_spots(material: Material) -> Section | None:
    """Tell which municipalities have met nobody, and which subjects have nobody; None where there is neither."""
    blocks: list[Block] = []
    kind = material.choice.scope.kind
    if kind is ScopeKind.ALL:
        blocks += _by_county(material)
    elif kind is not ScopeKind.MUNICIPALITY:
        blocks += _within(material)
    blocks += _subjects(material)
    return Section("white-spots", material.words["part_white_spots"], tuple(blocks)) if blocks else None


def _by_county(material: Material) -> list[Block]:
    """Count, county by county, those who have met another municipality; name none of the others."""
    counties: dict[str, list[str]] = {}
    for row in material.rows("municipalities-of-counties"):
        counties.setdefault(row["county"], []).append(row["municipality"])
    meetings = measuring.meetings_measured(material, measuring.MUNICIPALITIES)
    graph = project_groups(tuple(meetings.values()))
    untied = {county: white_spots_of(members, graph).without_ties for county, members in counties.items()}
    things = material.things(counties)
    words = material.words
    there = [county for county, members in counties.items() if len(untied[county]) < len(members)]
    if not there:
        return []
    order = sorted(there, key=lambda county: (len(untied[county]) - len(counties[county]), things[county].label))
    rows = tuple(
        Row((things[county], len(counties[county]), len(counties[county]) - len(untied[county]), len(untied[county])))
        for county in order
    )
    missing = len(counties) - len(there)
    alone, whole = (sum(map(len, by_county.values())) for by_county in (untied, counties))
    said = words["white_spots_said"].format(tied=whole - alone, whole=whole, there=len(there), counties=len(counties))
    table = Table(
        "white-spots",
        words["white_spots_table"],
        (
            Column("county", words["column_county"], Kind.THING),
            Column("municipalities", words["column_county_all"], Kind.COUNT),
            Column("tied", words["column_county_tied"], Kind.COUNT, words["unit_municipalities"]),
            Column("untied", words["column_county_untied"], Kind.COUNT, words["unit_municipalities"]),
        ),
        rows,
        (
            material.query("municipalities-of-counties"),
            measuring.query_measured(material, measuring.MUNICIPALITIES),
        ),
        words["white_spots_caption"],
        len(meetings),
        (words["white_spots_counties"].format(number=missing),) if missing else (),
    )
    return [Paragraph(said), table]


def _within(material: Material) -> list[Block]:
    """Name the municipalities of a county, or the members of a network, that have met nobody."""
    words, scope = material.words, material.choice.scope
    if scope.kind is ScopeKind.COUNTY:
        query, column = "municipalities-of-counties", "municipality"
    else:
        query, column = "members-of-bodies", "member"
    members = sorted({row[column] for row in material.rows(query) if "/municipality/" in row[column]})
    meetings = measuring.meetings_measured(material, measuring.MUNICIPALITIES)
    if not members:
        return []
    found = white_spots_of(members, project_groups(tuple(meetings.values())))
    things = material.things(members)
    blocks: list[Block] = [Paragraph(_said(material, found.without_ties, things, len(members), "without"))]
    if scope.kind is ScopeKind.COUNTY and found.none_inside:
        blocks.append(Paragraph(_said(material, found.none_inside, things, len(members), "outside")))
    if len(found.without_ties) == len(members):
        return [Paragraph(words["white_spots_all"].format(scope=material.scope_label, number=len(members)))]
    measuring.query_measured(material, measuring.MUNICIPALITIES)
    return blocks


def _said(material: Material, who: Sequence[str], things: Mapping[str, object], of: int, what: str) -> str:
    labels = sorted(material.thing(iri).label for iri in who if iri in things)
    told = f"white_spots_{what}" if labels else f"white_spots_{what}_none"
    return material.words[told].format(names=", ".join(labels), number=len(labels), of=of, scope=material.scope_label)


def _subjects(material: Material) -> list[Block]:
    if material.choice.scope.kind is not ScopeKind.ALL:
        return []
    rows = material.rows("parts-in-subjects")
    alone = sorted({row["subject"] for row in rows if "who" not in row})
    whole = len({row["subject"] for row in rows})
    if not alone:
        return []
    words = material.words
    things = material.things(alone)
    first = sorted(alone, key=lambda iri: things[iri].label)[:_MOST_SUBJECTS]
    return [
        Table(
            "subjects-without-anybody",
            words["subjects_title"],
            (
                Column("subject", words["column_subject"], Kind.THING),
                Column("kind", words["column_subject_kind"], Kind.MARK),
            ),
            tuple(
                Row(
                    (things[iri], words["kind_topic" if "/topic/" in iri else "kind_project"]),
                    passages=_passages(material, iri),
                )
                for iri in first
            ),
            (material.query("parts-in-subjects"),),
            words["subjects_caption"].format(number=len(alone), whole=whole),
            left_out=len(alone) - len(first),
        )
    ]


def _passages(material: Material, subject: str) -> str:
    pattern = (
        f"{{ <{subject}> samv:discussedIn ?fact }} UNION {{ ?fact samv:aboutTopic <{subject}> }} "
        "?fact samv:underItem?/samv:atMeeting ?meeting ."
    )
    return measuring.passages_of(material, pattern)
