"""From what meetings decided and agreed to a table of it, the latest first."""

from __future__ import annotations

from collections.abc import Mapping

from graph.language.sentences import counted
from graph.reports.facts.meetings import day_value
from graph.reports.facts.outcomes import Item, Outcome, outcomes
from graph.reports.material import Material
from graph.reports.model import Column, Kind, Paragraph, Row, Section, Table
from graph.reports.tables import cut
from ontology.terms import SAMV


def decisions(material: Material) -> Section | None:
    """Return the section with decisions and agreements; None where there are none."""
    found = outcomes(material, "decided")
    if not found:
        return None
    words = material.words
    shown, _ = cut(found)
    quotes = material.quoted((one.iris[0] for one in shown), most=2)
    total = material.count("count-decisions") + material.count("count-agreements")
    table = Table(
        "decisions",
        words["decisions_table"],
        (
            Column("day", words["day"], Kind.DAY),
            Column("kind", words["kind"], Kind.MARK),
            Column("text", words["outcome_text"]),
            Column("item", words["item"]),
            Column("times", words["times"], Kind.COUNT, words["times_unit"], words["times_note"]),
            Column("meeting", words["meeting"], Kind.THING),
            Column("decided_by", words["decided_by"], Kind.THING),
            Column("responsible", words["responsible"], Kind.THING),
        ),
        tuple(_row(material, one, quotes) for one in shown),
        tuple(map(material.query, ("decided", "count-decisions", "count-agreements"))),
        words["decisions_caption"],
        material.count("count-meetings"),
        left_out=total - sum(len(one.iris) for one in shown),
    )
    return Section(
        "decisions", words["part_decisions"], (Paragraph(words["decisions_intro"]), *_same(material, found), table)
    )


def _same(material: Material, found: tuple[Outcome, ...]) -> tuple[Paragraph, ...]:
    """Say how many outcomes repeat the words of another of their meeting."""
    repeated = sum(len(one.iris) for one in found if len(one.iris) > 1)
    return (Paragraph(counted(material.words["decisions_repeated"], repeated)),) if repeated else ()


def _row(material: Material, one: Outcome, quotes: Mapping[str, tuple[int, ...]]) -> Row:
    words = material.words
    return Row(
        (
            day_value(material, one.day),
            words["kind_decision" if one.kind == SAMV.Decision else "kind_agreement"],
            one.text,
            items_in_words(one.items),
            len(one.iris),
            material.thing(one.meeting),
            tuple(material.thing(iri) for iri in one.decided_by),
            tuple(material.thing(iri) for iri in one.responsible),
        ),
        quotes[one.iris[0]],
    )


def items_in_words(items: tuple[Item, ...]) -> str:
    """Return agenda items as a table has them: one with its title, several by their numbers."""
    if len(items) == 1:
        return f"{items[0].number} {items[0].title}".strip()
    return ", ".join(item.number or item.title for item in items)
