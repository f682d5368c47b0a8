"""Who ties networks to each other: municipalities and people who meet in several."""

from __future__ import annotations

from graph.analytics.brokers import Broker
from graph.analytics.brokers import brokers as brokers_of
from graph.language.numbers import grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Column, Kind, Paragraph, Row, Section, Table

_MOST = 30
_RANKED = (
    ("municipalities", "municipalities-in-networks", "representing"),
    ("people", "people-in-networks", "attendee"),
)


def brokers(material: Material) -> Section | None:
    """Tell who meets in several networks; None where there are not two networks to tie."""
    bodies = {row["body"] for row in measuring.rows_measured(material, "bodies-of-meetings")}
    if len(bodies) < 2:
        return None
    blocks = [block for ranked in _RANKED for block in _blocks(material, *ranked, len(bodies))]
    return Section("brokers", material.words["part_brokers"], tuple(blocks))


def _blocks(material: Material, what: str, query: str, of: str, bodies: int) -> list[Block]:
    words = material.words
    found = _shown(material, what, brokers_of(measuring.memberships_measured(material, query)))
    if not found:
        measuring.query_measured(material, query)
        within = "none" if measuring.municipalities_concerned(material) is None else "none_here"
        return [Paragraph(words[f"brokers_{within}_{what}"].format(bodies=bodies, scope=material.scope_label))]
    said = words[f"brokers_first_{what}"].format(
        number=grouped(len(found)),
        name=material.thing(found[0].member).label,
        networks=len(found[0].networks),
    )
    return [Paragraph(said), _table(material, (what, query, of), found)]


def _table(material: Material, ranked: tuple[str, str, str], found: tuple[Broker, ...]) -> Table:
    words, (what, query, of) = material.words, ranked
    first = found[:_MOST]
    things = material.things(iri for one in first for iri in (one.member, *one.networks))
    rows = []
    for one in first:
        networks = tuple(things[iri] for iri in one.networks)
        values = (things[one.member], len(networks), networks, len(one.alone), one.burden)
        rows.append(Row(values, passages=measuring.passages_of(material, measuring.attended_by(of, one.member))))
    meetings = {row["meeting"] for row in measuring.rows_measured(material, query)}
    return Table(
        f"brokers-{what}",
        words[f"brokers_{what}"],
        (
            Column("member", words[f"column_{what}_one"], Kind.THING),
            Column("networks", words["column_networks_number"], Kind.COUNT),
            Column("which", words["column_networks"], Kind.THING),
            Column("alone", words["column_alone"], Kind.COUNT, words["unit_links"], words["note_alone"]),
            Column("burden", words["column_burden"], Kind.NUMBER, words["unit_links"], words["note_burden"]),
        ),
        tuple(rows),
        (measuring.query_measured(material, query),),
        words["brokers_caption"],
        len(meetings),
        left_out=len(found) - len(first),
    )


def _shown(material: Material, what: str, found: tuple[Broker, ...]) -> tuple[Broker, ...]:
    own = measuring.municipalities_concerned(material)
    if own is None:
        return found
    if what == "people":
        own = measuring.people_of(material, own)
    return tuple(one for one in found if one.member in own)
