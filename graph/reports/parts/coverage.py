"""From documents, bodies and years to what a report rests on, and what is missing beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.index.reading import Index
from graph.index.understanding import Understood, understood
from graph.language.sentences import counted
from graph.reading_report import report_of
from graph.reports.facts.meetings import day_value
from graph.reports.material import Material
from graph.reports.measuring import passages_of
from graph.reports.model import Block, Chart, Column, Kind, Mark, Paragraph, Points, Row, Section, Table, Thing
from graph.reports.tables import cut

MOST_FAILURES = 30


def coverage(material: Material) -> Section:
    """Return the section on what the report rests on."""
    blocks = (
        Paragraph(material.words["coverage_intro"]),
        *_bodies(material),
        *_years(material),
        *_documents(material),
        *_announced(material),
        *_silent(material),
        *_failures(material),
    )
    return Section("coverage", material.words["part_coverage"], blocks)


def _bodies(material: Material) -> Iterable[Block]:
    words, rows = material.words, material.rows("meetings-of-bodies")
    shown, left_out = cut(rows)
    names = material.things(row["body"] for row in shown)
    columns = (
        Column("body", words["body"], Kind.THING),
        Column("meetings", words["meetings_with_minutes"], Kind.COUNT, words["meetings_unit"]),
        Column("first", words["first_day"], Kind.DAY),
        Column("last", words["last_day"], Kind.DAY),
    )
    body = tuple(
        Row(
            (
                names[row["body"]],
                int(row["meetings"]),
                day_value(material, row.get("first")),
                day_value(material, row.get("last")),
            ),
            passages=passages_of(material, _held_by(row["body"]), material.choice.scope),
        )
        for row in shown
    )
    yield Table(
        "coverage-bodies",
        words["coverage_bodies"],
        columns,
        body,
        (material.query("meetings-of-bodies"),),
        words["coverage_bodies_caption"],
        material.count("count-meetings"),
        left_out=left_out,
        empty=words["coverage_no_bodies"],
    )


def _held_by(body: str) -> str:
    return f"?fact samv:heldBy <{body}> . BIND(?fact AS ?meeting)\n  # within meeting ?meeting"


def _years(material: Material) -> Iterable[Block]:
    words, rows = material.words, material.rows("meetings-by-year")
    if not rows:
        return
    title = words["coverage_years"]
    differ = len({row["meetings"] for row in rows}) > 1
    yield Table(
        "coverage-years",
        title,
        (
            Column("year", words["year"]),
            Column("meetings", words["meetings_with_minutes"], Kind.COUNT, words["meetings_unit"]),
        ),
        tuple(Row((row["year"] or words["no_day"], int(row["meetings"]))) for row in rows),
        (material.query("meetings-by-year"),),
        words["coverage_years_caption"],
        material.count("count-meetings"),
        chart=Chart(Mark.COLUMNS, "year", "meetings", title, words["coverage_years_chart"]) if differ else None,
    )


def _documents(material: Material) -> Iterable[Block]:
    rows = {row["minutes"]: row for row in reversed(material.rows("documents"))}
    if not rows:
        return
    words = material.words
    read = _understood(material, rows)
    documents = dict(reversed(rows.items()))
    yield Table(
        "coverage-documents",
        words["coverage_documents"],
        (
            Column("document", words["document"], Kind.THING),
            Column("day", words["day"], Kind.DAY),
            Column("understood", words["understood"], Kind.SHARE, note=words["understood_note"]),
            Column("bare", words["bare_lines"], Kind.COUNT, words["lines_unit"], words["bare_lines_note"]),
            Column("lines", words["written_lines"], Kind.COUNT, words["lines_unit"]),
        ),
        tuple(_document(material, row, read[iri]) for iri, row in documents.items()),
        tuple(map(material.query, ("documents", "passages-of-documents"))),
        words["coverage_documents_caption"],
        left_out=material.count("count-documents") - len(documents),
    )


def _document(material: Material, row: Mapping[str, str], read: Understood) -> Row:
    named = material.thing(row["minutes"])
    thing = Thing(named.iri, " ".join(row.get("title", row["identifier"]).split()), named.address)
    day = day_value(material, row.get("day"))
    return Row((thing, day, read.share / 100, read.bare_lines, read.written_lines))


def _understood(material: Material, documents: Iterable[str]) -> Mapping[str, Understood]:
    places: dict[str, list[tuple[int, int]]] = {document: [] for document in documents}
    for row in material.rows("passages-of-documents"):
        places[row["minutes"]].append((int(row["start"]), int(row["end"])))
    index = Index(material.surroundings.folder)
    try:
        numbers = {document: index.number_of(document) for document in places}
        return {
            document: understood(index.text_of(number), places[document])
            for document, number in numbers.items()
            if number is not None
        }
    finally:
        index.close()


def _announced(material: Material) -> Iterable[Block]:
    words = material.words
    held = {(row["body"], row["day"]) for row in material.rows("days-of-bodies")}
    # minutes of the body from that day are those of the meeting, though they stand under another name
    without = [row for row in material.rows("announced-meetings") if (row.get("body"), row.get("day")) not in held]
    rows = list({(row["announced"], row["meeting"]): row for row in without}.values())
    if not rows:
        return
    shown, left_out = cut(rows)
    quotes = material.quoted((row["announced"] for row in shown), most=1)
    yield Table(
        "coverage-announced",
        words["coverage_announced"],
        (Column("day", words["day"], Kind.DAY), Column("meeting", words["announced_by"], Kind.THING)),
        tuple(
            Row((day_value(material, row.get("day")), material.thing(row["meeting"])), quotes[row["announced"]])
            for row in shown
        ),
        (material.query("announced-meetings"), material.query("days-of-bodies")),
        words["coverage_announced_caption"],
        left_out=left_out,
    )


def _silent(material: Material) -> Iterable[Block]:
    words, rows = material.words, material.rows("silent-bodies")
    if not rows:
        return
    shown, left_out = cut(rows)
    names = material.things(row["body"] for row in shown)
    yield Table(
        "coverage-silent",
        words["coverage_silent"],
        (
            Column("body", words["body"], Kind.THING),
            Column("municipalities", words["members_here"], Kind.COUNT, words["municipalities_unit"]),
        ),
        tuple(Row((names[row["body"]], int(row["municipalities"]))) for row in shown),
        (material.query("silent-bodies"),),
        words["coverage_silent_caption"],
        left_out=left_out,
    )


def _failures(material: Material) -> Iterable[Block]:
    failures = report_of(material.surroundings.folder).failures
    if failures:
        yield Paragraph(counted(material.words["coverage_failures"], len(failures)))
        yield Points(tuple(one.document for one in failures[:MOST_FAILURES]))
