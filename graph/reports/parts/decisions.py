"""From what meetings decided and agreed to a table of each, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.language.sentences import counted
from graph.reports.facts.meetings import day_value
from graph.reports.facts.outcomes import Item, Outcome, outcomes
from graph.reports.material import Material
from graph.reports.model import Block, Column, Kind, Paragraph, Row, Section, Table, Thing
from graph.reports.tables import cut
from ontology.terms import SAMV


def decisions(material: Material) -> Section | None:
    """Return the section with decisions and agreements; None where there are none."""
    found = outcomes(material, "decided")
    if not found:
        return None
    decided = [one for one in found if one.kind == SAMV.Decision]
    agreed = [one for one in found if one.kind == SAMV.Agreement]
    blocks: list[Block] = [Paragraph(material.words["decisions_intro"]), *_repeated(material, decided)]
    blocks += [_table(material, name, some) for name, some in (("decisions", decided), ("agreements", agreed)) if some]
    return Section("decisions", material.words["part_decisions"], tuple(blocks))


def _repeated(material: Material, found: Sequence[Outcome]) -> tuple[Paragraph, ...]:
    """Say how many decisions repeat the words of another of their meeting."""
    repeated = sum(len(one.iris) for one in found if len(one.iris) > 1)
    return (Paragraph(counted(material.words["decisions_repeated"], repeated)),) if repeated else ()


def _table(material: Material, name: str, found: Sequence[Outcome]) -> Table:
    words = material.words
    shown, _ = cut(found)
    quotes = material.quoted((one.iris[0] for one in shown), most=2)
    return Table(
        name,
        words[f"{name}_table"],
        (
            Column("day", words["day"], Kind.DAY),
            Column("body", words["body"], Kind.THING),
            Column("item", words["item"]),
            Column("text", words["outcome_text"]),
            Column("times", words["times"], Kind.COUNT, note=words["times_note"]),
            Column("responsible", words["responsible"], Kind.THING),
        ),
        tuple(_row(material, one, quotes) for one in shown),
        (material.query("decided"), material.query(f"count-{name}")),
        words["outcomes_caption"],
        material.count("count-meetings"),
        left_out=material.count(f"count-{name}") - sum(len(one.iris) for one in shown),
    )


def _row(material: Material, one: Outcome, quotes: Mapping[str, tuple[int, ...]]) -> Row:
    return Row(
        (
            day_value(material, one.day),
            _who_decided(material, one),
            items_in_words(one.items),
            one.text,
            len(one.iris),
            tuple(material.thing(iri) for iri in one.responsible),
        ),
        quotes[one.iris[0]],
    )


def _who_decided(material: Material, one: Outcome) -> tuple[Thing, ...]:
    """Return who decided by the minutes; the body that met where they do not say."""
    return tuple(material.thing(iri) for iri in one.decided_by or one.bodies)


def items_in_words(items: tuple[Item, ...]) -> str:
    """Return agenda items as a table has them: one with its title, several by their numbers."""
    if len(items) == 1:
        return f"{items[0].number} {items[0].title}".strip()
    return ", ".join(item.number or item.title for item in items)
