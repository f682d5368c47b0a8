"""From promises to a table of them, as they stand on the last day of the material."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.language.days import spoken_day
from graph.reports.facts.promises import Promise, last_day, promises
from graph.reports.material import Material
from graph.reports.model import Column, Kind, Missing, Paragraph, Row, Section, Table
from graph.reports.tables import cut


def commitments(material: Material) -> Section | None:
    """Return the section with the promises; None where there are none."""
    found = promises(material)
    if not found:
        return None
    words, until = material.words, last_day(material)
    shown, _ = cut(found)
    quotes = material.quoted((one.made.iris[0] for one in shown), most=2)
    intro = (
        words["commitments_intro"].format(day=spoken_day(until, material.choice.language))
        if until is not None
        else words["commitments_intro_undated"]
    )
    table = Table(
        "commitments",
        words["commitments_table"],
        (
            Column("responsible", words["who"], Kind.THING),
            Column("text", words["promised_text"]),
            Column("due", words["due"], Kind.DAY),
            Column("state", words["due_state"], Kind.MARK),
            Column("meeting", words["promised_at"], Kind.THING),
            Column("later", words["later_minutes"], Kind.COUNT, words["meetings_unit"], words["later_minutes_note"]),
        ),
        tuple(_row(material, one, quotes) for one in shown),
        tuple(map(material.query, ("promised", "count-commitments", "days-of-bodies"))),
        words["commitments_caption"],
        material.count("count-meetings"),
        left_out=material.count("count-commitments") - sum(len(one.made.iris) for one in shown),
    )
    return Section("commitments", words["part_commitments"], (Paragraph(intro), table))


def _row(material: Material, one: Promise, quotes: Mapping[str, tuple[int, ...]]) -> Row:
    words, made = material.words, one.made
    who = tuple(material.thing(iri) for iri in made.responsible)
    return Row(
        (
            who or Missing(words["who_unknown"]),
            made.text,
            Missing(words["no_due"]) if made.due is None else date.fromisoformat(made.due),
            words[f"state_{one.state.value}"],
            material.thing(made.meeting),
            one.later,
        ),
        quotes[made.iris[0]],
    )
