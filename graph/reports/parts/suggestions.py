"""Who might meet and has not: pairs of municipalities with the reasons, and how well such reasons foretell meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.analytics.borders import common_borders
from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.analytics.rank_test import LEAST_TIES, RankTest, rank_test
from graph.analytics.scope import EVERYTHING
from graph.analytics.suggestions import Evidence, Ranker, Reason, Suggestion
from graph.analytics.suggestions import Kind as ReasonKind
from graph.analytics.suggestions import suggestions as suggestions_of
from graph.language.numbers import decimal, grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Chart, Column, Kind, Mark, Measured, Paragraph, Row, Section, Table, Thing

_MOST = 20
_CONSIDERED = 2000
_NAMED = 3
_MUNICIPALITY = "municipality/"


def suggestions(material: Material) -> Section | None:
    """Suggest pairs; None where no two have any reason."""
    evidence = _evidence(material)
    own = measuring.municipalities_concerned(material)
    found = suggestions_of(evidence, most=_CONSIDERED, around=own)
    if not found:
        return None
    words = material.words
    number = f"{_CONSIDERED}+" if len(found) == _CONSIDERED else grouped(len(found))
    said = Paragraph(words["suggestions_said" if len(found) > 1 else "suggestions_said_one"].format(number=number))
    blocks: list[Block] = [said, _table(material, found, len(evidence.meetings)), *_tested(material, evidence)]
    return Section("suggestions", words["part_suggestions"], tuple(blocks))


def _evidence(material: Material) -> Evidence:
    """Return what speaks for ties: of a network its own members' meetings, subjects and borders, else all."""
    meetings = measuring.meetings_measured(material, measuring.MUNICIPALITIES)
    subjects: dict[str, list[str]] = {}
    base = material.surroundings.base
    there = {member for meeting in meetings.values() for member in meeting}
    within = measuring.measured_within(material)
    for row in material.rows("parts-in-subjects", EVERYTHING):
        who = row.get("who", "")
        if who.startswith(base + _MUNICIPALITY) and (within == EVERYTHING or who in there):
            subjects.setdefault(row["subject"], []).append(who)
    borders = [(base + one, base + other) for one, other in common_borders()]
    return Evidence(meetings, subjects, borders, _forums(material))


def _forums(material: Material) -> dict[str, set[str]]:
    """Return who has a place to meet already: members of a body, and all listed at a meeting, if only as absent."""
    forums: dict[str, set[str]] = defaultdict(set)
    for row in material.rows("members-of-bodies", EVERYTHING):
        forums[row["body"]].add(row["member"])
    for row in measuring.rows_measured(material, "attendances"):
        forums[row["meeting"]].add(row["organisation"])
    return forums


def _table(material: Material, found: tuple[Suggestion, ...], meetings: int) -> Table:
    words = material.words
    first = found[:_MOST]
    told = {iri for one in first for iri in (one.one, one.other)}
    told |= {iri for one in first for reason in one.reasons for iri in reason.what[:_NAMED]}
    things = material.things(sorted(told))
    own = measuring.municipalities_concerned(material) or frozenset()
    scored = any(one.score for one in first)
    rows = []
    for one in first:
        # the municipality that the report is about stands first
        ends = (one.other, one.one) if one.other in own and one.one not in own else (one.one, one.other)
        reasons = " ".join(_said(material, reason, things) for reason in one.reasons)
        pattern = f"VALUES ?who {{ <{one.one}> <{one.other}> }} ?fact samv:representing|samv:participant ?who ."
        passages = measuring.passages_of(material, f"{pattern} OPTIONAL {{ ?fact samv:atMeeting ?meeting }}")
        values = (things[ends[0]], things[ends[1]], reasons, *((one.score,) if scored else ()))
        rows.append(Row(values, passages=passages))
    columns = (
        Column("one", words["column_municipalities_one"], Kind.THING),
        Column("other", words["column_suggested"], Kind.THING),
        Column("reasons", words["column_reasons"]),
        Column("score", words["column_score"], Kind.NUMBER, note=words["note_score"]),
    )
    return Table(
        "suggestions",
        words["suggestions_table"],
        columns if scored else columns[:-1],
        tuple(rows),
        (
            measuring.query_measured(material, measuring.MUNICIPALITIES),
            material.query("parts-in-subjects", EVERYTHING),
            material.query("members-of-bodies", EVERYTHING),
            measuring.query_measured(material, "attendances"),
        ),
        words["suggestions_caption"],
        meetings,
        left_out=len(found) - len(first),
    )


def _said(material: Material, reason: Reason, things: Mapping[str, Thing]) -> str:
    words = material.words
    labels = [things[iri].label for iri in reason.what[:_NAMED]]
    more = len(reason.what) - len(labels)
    names = f" {words['and']} ".join(filter(None, (", ".join(labels[:-1]), labels[-1]))) if labels else ""
    if more:
        names = words["and_more"].format(names=", ".join(labels), number=more)
    told = {
        ReasonKind.COMMON_PARTNERS: "reason_partners",
        ReasonKind.SHARED_SUBJECTS: "reason_subjects",
        ReasonKind.COMMON_BORDER: "reason_border",
    }
    return words[told[reason.kind]].format(names=names)


def _tested(material: Material, evidence: Evidence) -> list[Block]:
    """Say how well suggestions would have foretold the meetings that took place, or why that cannot be told."""
    words = material.words
    meetings = len(evidence.meetings)
    if meetings < LEAST_FOR_SHARES:
        told = measuring.counted(material, meetings, "meeting")
        return [Paragraph(words["rank_test_meetings"].format(meetings=told, least=LEAST_FOR_SHARES))]
    texts = (
        material.text(measuring.MUNICIPALITIES, measuring.measured_within(material)),
        material.text("parts-in-subjects", EVERYTHING),
    )
    found = material.kept.result(RankTest, "rank-test", texts, lambda: rank_test(evidence))
    if not found.tells:
        return [Paragraph(words["rank_test_few"].format(ties=found.ties, least=LEAST_TIES))]
    return [_verdict(material, found), _ranks(material, found, meetings)]


def _verdict(material: Material, found: RankTest) -> Paragraph:
    words, language = material.words, material.choice.language
    used, popular = found.ranks[Ranker.RESOURCE_ALLOCATION], found.ranks[Ranker.DEGREE_ONLY]
    best = max(0.5, popular.auc)
    told = "rank_test_good" if used.auc - used.auc_deviation > best else "rank_test_no_better"
    return Paragraph(
        words[told].format(auc=decimal(100 * used.auc, language, 0), best=decimal(100 * best, language, 0))
    )


def _ranks(material: Material, found: RankTest, meetings: int) -> Table:
    words = material.words
    ordered = sorted(found.ranks.items(), key=lambda item: (-item[1].auc, item[0].value))
    rows = tuple(
        Row(
            (
                words[f"ranker_{ranker.name.lower()}"],
                Measured(rank.auc, max(0.0, rank.auc - rank.auc_deviation), min(1.0, rank.auc + rank.auc_deviation))
                if rank.auc_deviation
                else Measured(rank.auc),
                rank.precision,
            )
        )
        for ranker, rank in ordered
    )
    return Table(
        "rank-test",
        words["rank_test_table"],
        (
            Column("ranker", words["column_ranker"]),
            Column("auc", words["column_auc"], Kind.SHARE, note=words["note_auc"]),
            Column("precision", words["column_precision"], Kind.SHARE, note=words["note_precision"]),
        ),
        rows,
        (
            measuring.query_measured(material, measuring.MUNICIPALITIES),
            material.query("parts-in-subjects", EVERYTHING),
        ),
        words["rank_test_caption"].format(ties=found.ties),
        meetings,
        chart=Chart(Mark.INTERVALS, "auc", "ranker", words["rank_test_table"], words["chart_auc_told"]),
    )
