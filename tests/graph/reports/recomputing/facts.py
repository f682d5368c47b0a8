"""The ways to the tables of facts: meetings, attendance, projects, outcomes and what they rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from math import sqrt

from graph.language.phrases import phrases
from graph.reports.model import Table
from tests.graph.reports.recomputing.ways import Answer, Asked, Recomputed, first_of, way

SAMV = "https://w3id.org/samgraf/ontology#"


def counted(answer: Answer, *by: str) -> dict[tuple[str, ...], Mapping[str, object]]:
    """Return the meetings that an answer counts."""
    return {tuple(row[name] for name in by): {"meetings": int(row["meetings"])} for row in answer}


def alike(answer: Answer, *by: str) -> dict[tuple[str, ...], Mapping[str, object]]:
    """Return how many municipalities were at as many meetings, by that and what else tells rows apart."""
    counts = Counter((*(row[name] for name in by), row["meetings"]) for row in answer)
    return {key: {"meetings": int(key[-1]), "count": count} for key, count in counts.items()}


@way("who-meets-where", "body", "meetings")
def who_meets_where(asked: Asked, table: Table) -> Recomputed:
    (answer,) = asked.answers(table)
    return first_of(alike(answer, "body"), table)


@way("municipalities-alike", "meetings")
def municipalities_alike(asked: Asked, table: Table) -> Recomputed:
    (answer,) = asked.answers(table)
    return first_of(alike(answer), table)


@way("meetings-of-municipalities", "municipality", "code")
def meetings_of_municipalities(asked: Asked, table: Table) -> Recomputed:
    (answer,) = asked.answers(table)
    return first_of(counted(answer, "municipality", "code"), table)


@way("meetings", "meeting")
def meetings(asked: Asked, table: Table) -> Recomputed:
    told, there, total = asked.answers(table)
    numbers = {row["meeting"]: row for row in there}
    none = {"people": "0", "municipalities": "0"}
    return Recomputed(
        {
            (row["meeting"],): {"day": row.get("day", "")}
            | {name: int(numbers.get(row["meeting"], none)[name]) for name in none}
            for row in told
        },
        int(total[0]["count"]) - len(table.rows),
    )


STRENGTH = ("present", "partly", "guest", "absent", "none")


@way("attendance-*", "organisation")
def attendance(asked: Asked, table: Table) -> Recomputed:
    seats, members = asked.answers(table)
    (body,) = {row["body"] for row in seats if row["body"].endswith(f"/{table.key.removeprefix('attendance-')}")}
    seats = [row for row in seats if row["body"] == body]
    held = {(row.get("day", ""), row["meeting"]) for row in seats}
    assert table.meetings == len(held)
    marks: dict[str, dict[str, str]] = defaultdict(dict)
    for row in seats:
        if "organisation" in row:
            known = marks[row["organisation"]]
            known[row["meeting"]] = min(mark_of(row), known.get(row["meeting"], "none"), key=STRENGTH.index)
    if all("organisation" in row for row in seats):
        for row in members:
            if row["body"] == body:
                marks.setdefault(row["member"], {})
    words = phrases("graph.reports", asked.report.language)
    latest = [meeting for _, meeting in sorted(held, reverse=True)][:12]
    assert [column.key for column in table.columns if column.key.startswith("meeting-")] == [
        f"meeting-{number}" for number in range(1, len(latest) + 1)
    ]
    for line in table.rows:
        organisation = getattr(line.values[0], "iri", "")
        shown = [words[f"mark_{marks[organisation].get(meeting, 'none')}"] for meeting in latest]
        assert list(line.values[1 : 1 + len(latest)]) == shown
    return first_of({(one,): attended(of_one, len(held)) for one, of_one in marks.items()}, table)


def mark_of(row: Mapping[str, str]) -> str:
    """Return how somebody was at a meeting."""
    status = row["status"].removeprefix(SAMV)
    return "partly" if status == "Present" and row["partial"] == "true" else status.lower()


def attended(marks: Mapping[str, str], held: int) -> dict[str, object]:
    """Return at how many meetings somebody was, and from ten meetings on the share with the score interval."""
    times = sum(mark != "absent" for mark in marks.values())
    return {"attended": times} if held < 10 else {"attended": times, "share": (times / held, *score(times, held))}


def score(times: int, of: int) -> tuple[float, float]:
    """Return Wilson's interval: the shares p whose distance from the one found is z standard errors, by bisection."""
    found = times / of

    def bound(outside: float) -> float:
        inside = found
        for _ in range(200):
            middle = (inside + outside) / 2
            near = abs(found - middle) <= 1.959963984540054 * sqrt(middle * (1 - middle) / of)
            inside, outside = (middle, outside) if near else (inside, middle)
        return inside

    return bound(0.0), bound(1.0)


@way("projects", "project")
def projects(asked: Asked, table: Table) -> Recomputed:
    told, parts, contacts = asked.answers(table)
    first = [column.key for column in table.columns].index("participants")
    for row in table.rows:
        iri = getattr(row.values[0], "iri", "")
        for place, name, found in (
            (first, "participant", parts),
            (first + 2, "person", contacts),
        ):
            value = row.values[place]
            things = [thing.iri for thing in value] if isinstance(value, tuple) else []
            assert sorted(things) == sorted({one[name] for one in found if one["project"] == iri})
    municipal = {(one["project"], one["participant"]) for one in parts if one["municipality"] == "true"}
    sizes = Counter(project for project, _ in municipal)
    return first_of(
        {
            (row["project"],): {
                "municipalities": sizes[row["project"]],
                "last": row.get("last", ""),
            }
            for row in told
        },
        table,
    )


@way("decisions", "day", "body", "text")
def decisions(asked: Asked, table: Table) -> Recomputed:
    return decided(asked, table, "Decision")


@way("agreements", "day", "body", "text")
def agreements(asked: Asked, table: Table) -> Recomputed:
    return decided(asked, table, "Agreement")


def decided(asked: Asked, table: Table, kind: str) -> Recomputed:
    told, total = asked.answers(table)
    meetings: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in told:
        if row["kind"] == f"{SAMV}{kind}":
            of_one = meetings[row["meeting"], row["text"]]
            for name in ("outcome", "by", "body", "day"):
                of_one[name] |= {row[name]} if name in row else set()
    rows: dict[tuple[str, ...], Mapping[str, object]] = {}
    for (_, text), of_one in meetings.items():
        day = "".join(of_one["day"])
        rows[day, " ".join(sorted(of_one["by"] or of_one["body"])), text] = {
            "day": day,
            "times": len(of_one["outcome"]),
        }
    place = [column.key for column in table.columns].index("times")
    return Recomputed(rows, int(total[0]["count"]) - sum(int(str(row.values[place])) for row in table.rows))


@way("commitments", "text", "meeting")
def commitments(asked: Asked, table: Table) -> Recomputed:
    told, total, held = asked.answers(table)
    rows: dict[tuple[str, ...], Mapping[str, object]] = {}
    outcomes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in told:
        key = row["text"], row["meeting"]
        outcomes[key].add(row["outcome"])
        after = {one["meeting"] for one in held if one["body"] == row.get("body") and one["day"] > row.get("day", "9")}
        rows[key] = {"due": row.get("due", ""), "later": len(after)}
    words = phrases("graph.reports", asked.report.language)
    columns = [column.key for column in table.columns]
    shown = 0
    for line in table.rows:
        key = str(line.values[columns.index("text")]), getattr(line.values[columns.index("meeting")], "iri", "")
        shown += len(outcomes[key])
        state = state_on(asked.report.last_day, str(rows[key]["due"]))
        assert line.values[columns.index("state")] == words[f"state_{state}"]
    return Recomputed(rows, int(total[0]["count"]) - shown)


def state_on(last_day: str, due: str) -> str:
    """Return how a promise stands on a day."""
    if not due:
        return "undated"
    if due < last_day:
        return "overdue"
    return "due" if date.fromisoformat(due) <= date.fromisoformat(last_day) + timedelta(30) else "open"


@way("coverage-bodies", "body")
def coverage_bodies(asked: Asked, table: Table) -> Recomputed:
    (answer,) = asked.answers(table)
    return first_of(
        {
            (row["body"],): {
                "meetings": int(row["meetings"]),
                "first": row.get("first", ""),
                "last": row.get("last", ""),
            }
            for row in answer
        },
        table,
    )


@way("coverage-years", "year")
def coverage_years(asked: Asked, table: Table) -> Recomputed:
    (answer,) = asked.answers(table)
    undated = phrases("graph.reports", asked.report.language)["no_day"]
    return first_of({(row["year"] or undated,): {"meetings": int(row["meetings"])} for row in answer}, table)


@way("coverage-documents", "document")
def coverage_documents(asked: Asked, table: Table) -> Recomputed:
    told, passages = asked.answers(table)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in passages:
        places[row["minutes"]].append((int(row["start"]), int(row["end"])))
    rows: dict[tuple[str, ...], Mapping[str, object]] = {}
    for row in told:
        text = asked.texts(row["identifier"])
        marked = {place for start, end in places[row["minutes"]] for place in range(start, end)}
        rows[row["minutes"],] = {"day": row.get("day", "")} | understood(text, marked)
    (documents,) = (
        figure.value
        for section in asked.report.sections
        for block in section.blocks
        if hasattr(block, "figures")
        for figure in block.figures
        if figure.key == "documents"
    )
    return Recomputed(rows, int(str(documents)) - len(rows))


def understood(text: str, marked: set[int]) -> dict[str, object]:
    """Return how much of a text some places are, and how many lines have none."""
    letters = [place for place, letter in enumerate(text) if not letter.isspace()]
    lines: Counter[int] = Counter()
    hit: Counter[int] = Counter()
    for place in letters:
        line = text.rfind("\n", 0, place)
        lines[line] += 1
        hit[line] += place in marked
    share = sum(place in marked for place in letters) / len(letters) if letters else 0.0
    return {
        "understood": round(100 * share) / 100,
        "bare": sum(not hit[line] for line in lines),
        "lines": len(lines),
    }


@way("coverage-announced", "meeting")
def coverage_announced(asked: Asked, table: Table) -> Recomputed:
    announced, held = asked.answers(table)
    days = {(row["body"], row["day"]) for row in held}
    return first_of(
        {
            (row["meeting"],): {"day": row.get("day", "")}
            for row in announced
            if (row.get("body"), row.get("day")) not in days
        },
        table,
    )


@way("coverage-silent", "body")
def coverage_silent(asked: Asked, table: Table) -> Recomputed:
    (answer,) = asked.answers(table)
    return first_of({(row["body"],): {"municipalities": int(row["municipalities"])} for row in answer}, table)
