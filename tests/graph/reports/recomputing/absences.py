"""The tables on gaps and white spots, worked out again by plain loops."""

from __future__ import annotations

from collections import Counter, defaultdict

from graph.reports.model import Table
from ontology.terms import SAMV
from tests.graph.reports.recomputing.measures import Told, groups_in, network, shares, shown
from tests.graph.reports.recomputing.ways import Asked, Recomputed, first_of, way


def missed(asked: Asked, table: Table) -> dict[tuple[str, str, str], str]:
    """Return who was missed: by meeting, body and organisation the day ("" for none)."""
    texts = [one.text for one in asked.report.queries if one.key in table.queries]
    answers = {text: asked.ask(text) for text in texts}
    attended = next(rows for text, rows in answers.items() if "?status ?day" in text)
    held = next(rows for text, rows in answers.items() if text.startswith("SELECT DISTINCT ?meeting ?body"))
    named = [rows for text, rows in answers.items() if "?body ?member" in text.partition("WHERE")[0]]
    nobody = [rows for text, rows in answers.items() if text.startswith("SELECT DISTINCT ?meeting ?person")]
    members: dict[str, set[str]] = defaultdict(set)
    for row in named[0] if named else ():
        members[row["body"]].add(row["member"])
    unplaced = {row["meeting"] for row in (nobody[0] if nobody else ())}
    seats: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in attended:
        seats[row["meeting"]][row["status"]].add(row["organisation"])
    days = {row["meeting"]: row.get("day", "") for row in held}
    found: dict[tuple[str, str, str], str] = {}
    for row in sorted(held, key=lambda row: (row.get("day", ""), row["meeting"], row["body"])):
        meeting, body, day = row["meeting"], row["body"], row.get("day", "")
        there = seats[meeting][SAMV.Present] | seats[meeting][SAMV.Guest]
        if not there:
            continue
        noted = seats[meeting][SAMV.Absent]
        before = {
            organisation
            for other in held
            if other["body"] == body and day and days[other["meeting"]] and days[other["meeting"]] < day
            for organisation in seats[other["meeting"]][SAMV.Present] | seats[other["meeting"]][SAMV.Absent]
            if seats[other["meeting"]][SAMV.Present] | seats[other["meeting"]][SAMV.Guest]
        }
        expected = noted if meeting in unplaced else noted | members[body] | before
        for organisation in expected - there:
            if not any(known[0] == meeting and known[2] == organisation for known in found):
                found[meeting, body, organisation] = day
    return found


@way("gaps", "day", "body", "organisation")
def gaps(asked: Asked, table: Table) -> Recomputed:
    found = missed(asked, table)
    told: Told = {(day or "odaterat", body, one): {"day": day or "odaterat"} for (_, body, one), day in found.items()}
    return shown(told, table)


@way("gaps-often", "organisation", "body")
def gaps_often(asked: Asked, table: Table) -> Recomputed:
    whole = asked.report.tables()["gaps"]
    times = Counter((one, body) for _, body, one in missed(asked, whole))
    rows = next(rows for rows in asked.answers(table) if "body" in rows[0])
    held = Counter(body for _, body in {(row["meeting"], row["body"]) for row in rows})
    told: Told = {
        key: {"missed": count, "held": held[key[1]], "share": shares(count, held[key[1]])}
        for key, count in times.items()
        if count > 1
    }
    return shown(told, table)


@way("white-spots", "county")
def white_spots(asked: Asked, table: Table) -> Recomputed:
    counties, rows = asked.answers(table)
    graph = network(groups_in(rows))
    members: dict[str, set[str]] = defaultdict(set)
    for row in counties:
        members[row["county"]].add(row["municipality"])
    told: Told = {}
    for county, known in members.items():
        tied = sum(1 for one in known if one in graph and graph.degree(one))
        if tied:
            told[(county,)] = {"municipalities": len(known), "tied": tied, "untied": len(known) - tied}
    return first_of(told, table)


@way("subjects-without-anybody", "subject")
def subjects_without_anybody(asked: Asked, table: Table) -> Recomputed:
    (rows,) = asked.answers(table)
    known = {row["subject"] for row in rows if row.get("who")}
    return first_of({(row["subject"],): {} for row in rows if row["subject"] not in known}, table)
