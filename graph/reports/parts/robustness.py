"""What the loss of each municipality would do to the contacts between the others."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analytics.cohesion import parts
from graph.analytics.indexed import indexed
from graph.analytics.projections import Weighting, project_groups
from graph.analytics.robustness import Loss, Step, losses, order_of_loss
from graph.analytics.sampled_paths import betweenness_in_time
from graph.language.numbers import grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Chart, Column, Kind, Mark, Paragraph, Row, Section, Table

_LOOKED_AT = 30
_STEPS = 10
_SHOWN = 15
_LEAST_EFFICIENCY = 1e-9


@dataclass(frozen=True, slots=True)
class Losses:
    """What was found: losses of those that might matter most, and the order of loss that hurts most."""

    members: int
    ties: int
    largest: int
    losses: tuple[Loss, ...]
    steps: tuple[Step, ...]


def robustness(material: Material) -> Section | None:
    """Tell whose loss would part others; None where no two municipalities have met."""

    def computed() -> Losses:
        return _losses(tuple(measuring.meetings_measured(material, measuring.MUNICIPALITIES).values()))

    query = measuring.query_measured(material, measuring.MUNICIPALITIES)
    text = material.text(measuring.MUNICIPALITIES, measuring.measured_within(material))
    found = material.kept.result(Losses, "losses", (text,), computed)
    if not found.ties:
        return None
    words = material.words
    own = measuring.municipalities_concerned(material)
    shown = [one for one in found.losses if own is None or one.node in own]
    if not any(one.cut_off for one in found.losses):
        blocks: tuple[Block, ...] = (Paragraph(words["robust_all"].format(members=found.members)),)
        return Section("robustness", words["part_robustness"], blocks)
    told = (_said(material, shown), _table(material, shown, query), _order(material, found, query))
    blocks = tuple(block for block in told if block)
    return Section("robustness", words["part_robustness"], blocks) if blocks else None


def _losses(meetings: tuple[tuple[str, ...], ...]) -> Losses:
    graph = project_groups(meetings, Weighting.NEWMAN)
    one = indexed(graph)
    whole = parts(one)
    values = betweenness_in_time(one).values
    ranked = sorted(values, key=lambda node: (-round(values[node], 12), node))
    looked_at = sorted({*whole.articulation_points, *ranked[:_LOOKED_AT]})
    largest = len(whole.components[0]) if whole.components else 0
    return Losses(len(graph), graph.number_of_edges(), largest, losses(graph, looked_at), order_of_loss(graph, _STEPS))


def _said(material: Material, shown: list[Loss]) -> Paragraph | None:
    """Say whose loss would part most others."""
    if not shown or not shown[0].cut_off:
        return None
    first = shown[0]
    name, pairs = material.thing(first.node).label, grouped(first.cut_off)
    return Paragraph(material.words["robust_said"].format(name=name, pairs=pairs))


def _table(material: Material, shown: list[Loss], query: str) -> Block | None:
    words = material.words
    hurting = [one for one in shown if one.cut_off or one.efficiency > _LEAST_EFFICIENCY]
    if not hurting:
        return Paragraph(words["robust_here"].format(scope=material.scope_label))
    first = hurting[:_SHOWN]
    things = material.things(one.node for one in first)
    rows = tuple(Row((things[one.node], one.cut_off, one.efficiency)) for one in first)
    return Table(
        "losses",
        words["losses_table"],
        (
            Column("member", words["column_municipalities_one"], Kind.THING),
            Column("cut_off", words["column_cut_off"], Kind.COUNT, words["unit_pairs"], words["note_cut_off"]),
            Column("efficiency", words["column_efficiency"], Kind.SHARE, note=words["note_efficiency"]),
        ),
        rows,
        (query,),
        words["losses_caption"],
        len(measuring.meetings_measured(material, measuring.MUNICIPALITIES)),
        left_out=len(hurting) - len(first),
    )


def _order(material: Material, found: Losses, query: str) -> Table | None:
    if measuring.municipalities_concerned(material) is not None:
        return None
    words = material.words
    things = material.things(step.node for step in found.steps)
    rows = tuple(Row((number, things[step.node], step.largest)) for number, step in enumerate(found.steps, 1))
    return Table(
        "order-of-loss",
        words["order_table"],
        (
            Column("step", words["column_step"], Kind.COUNT),
            Column("member", words["column_without"], Kind.THING),
            Column("largest", words["column_largest"], Kind.SHARE, note=words["note_largest"]),
        ),
        rows,
        (query,),
        words["order_caption"].format(share=found.largest, members=found.members),
        len(measuring.meetings_measured(material, measuring.MUNICIPALITIES)),
        chart=Chart(Mark.BARS, "largest", "member", words["order_table"], words["chart_order_told"]),
    )
