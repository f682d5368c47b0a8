"""Every number of a report, worked out again from the queries that the report prints, by another engine."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph.analytics.estimates import LEAST_FOR_SHARES
from graph.analytics.memberships import EVER, Period, period_between
from graph.analytics.scope import EVERYTHING, Scope, ScopeKind
from graph.build import Steps
from graph.reports.analyses import ANALYSES
from graph.reports.choice import Choice
from graph.reports.model import KeyFigures, Paragraph, Report, Table, Thing
from graph.reports.opening import report_in
from tests.graph.reports.recomputing import absences as absences  # registers its ways
from tests.graph.reports.recomputing import facts as facts
from tests.graph.reports.recomputing import foretelling as foretelling
from tests.graph.reports.recomputing import measures as measures
from tests.graph.reports.recomputing.ways import Asked, check, way_to
from tests.graph.reports.recomputing.worlds import World, four_minutes, generated, two_minutes

BASE = "https://w3id.org/samgraf/id/"


def scope(kind: ScopeKind, name: str) -> Scope:
    return Scope(kind, f"{BASE}{name}")


CASES = {
    "four minutes": ("four", EVERYTHING, EVER),
    "four minutes, a municipality": ("four", scope(ScopeKind.MUNICIPALITY, "municipality/1283"), EVER),
    "four minutes, a county": ("four", scope(ScopeKind.COUNTY, "county/14"), EVER),
    "four minutes, a body": ("four", scope(ScopeKind.NETWORK, "organisation/bibk"), EVER),
    "four minutes, a period": ("four", EVERYTHING, period_between("2018", "2021")),
    "two minutes": ("two", EVERYTHING, EVER),
    "two minutes, a municipality": ("two", scope(ScopeKind.MUNICIPALITY, "municipality/1440"), EVER),
    "two minutes, who is absent": ("two", scope(ScopeKind.MUNICIPALITY, "municipality/1402"), EVER),
    "generated": ("generated", EVERYTHING, EVER),
    "generated, a municipality": ("generated", scope(ScopeKind.MUNICIPALITY, "municipality/1480"), EVER),
    "generated, a county": ("generated", scope(ScopeKind.COUNTY, "county/14"), period_between("2010", "2019")),
    "generated, a body": ("generated", scope(ScopeKind.NETWORK, "organisation/familjen-helsingborg"), EVER),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, steps: Steps) -> Callable[[str], World]:
    """Return a function that makes each world once."""
    makers: dict[str, Callable[[Path], World]] = {
        "four": four_minutes,
        "two": lambda folder: two_minutes(folder, steps),
        "generated": generated,
    }
    return cache(lambda name: makers[name](tmp_path_factory.mktemp(name)))


@pytest.fixture(scope="module")
def asked(world: Callable[[str], World]) -> Callable[[str], Asked]:
    """Return a function that makes the report of each case once."""

    @cache
    def made(case: str) -> Asked:
        name, within, period = CASES[case]
        known = world(name)
        answers = cache(lambda text: tuple(known.ask(text)))
        return Asked(report_in(known.generation, choice(within, period)), answers, known.texts.__getitem__)

    return made


_ATTENDANCES = "SELECT DISTINCT ?meeting ?organisation ?person ?status ?day"
PARTS = (
    *ANALYSES,
    "summary",
    "key-figures",
    "maps",
    "meetings",
    "attendance",
    "projects",
    "decisions",
    "commitments",
    "method",
    "coverage",
)


def choice(within: Scope, period: Period) -> Choice:
    return Choice(within, period, "sv", PARTS)


@pytest.mark.parametrize("case", CASES)
def test_every_number_of_every_table_follows_from_its_printed_queries(asked: Callable[[str], Asked], case: str) -> None:
    made = asked(case)
    for table in made.report.tables().values():
        check(made, table)


@pytest.mark.parametrize("case", CASES)
def test_every_key_figure_is_what_its_printed_query_counts(asked: Callable[[str], Asked], case: str) -> None:
    made = asked(case)
    for figure in (figure for one in key_figures(made.report) for figure in one.figures):
        (row,) = made.answer(figure.query)
        name = figure.key if figure.key in row else "count"
        assert (figure.key, str(figure.value)) == (figure.key, row[name])


@pytest.mark.parametrize("case", CASES)
def test_every_number_in_the_summary_is_one_of_the_figures_that_were_worked_out_again(
    asked: Callable[[str], Asked], case: str
) -> None:
    made = asked(case)
    known = figures_of(made)
    for sentence in sentences_of(made.report):
        plain = without_names(made.report, sentence)
        for digits in re.findall(r"\d[\d\u202f]*", plain):
            assert int(digits.replace("\u202f", "")) in known, f"{digits} in {sentence}"


def test_a_table_that_no_way_leads_to_is_told() -> None:
    with pytest.raises(LookupError, match="no way is known to work out the table strange again"):
        way_to(Table("strange", "", (), (), ()))


def key_figures(report: Report) -> list[KeyFigures]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, KeyFigures)]


def sentences_of(report: Report) -> list[str]:
    (summary,) = (section for section in report.sections if section.key == "summary")
    return [block.text for block in summary.blocks if isinstance(block, Paragraph)]


def without_names(report: Report, sentence: str) -> str:
    """Return a sentence without what is quoted in it, the names of things, and days."""
    values = [value for table in report.tables().values() for row in table.rows for value in row.values]
    things = [thing for value in values for thing in (value if isinstance(value, tuple) else (value,))]
    names = {thing.label for thing in things if isinstance(thing, Thing)} | {report.scope}
    plain = re.sub("”[^”]*”", "", sentence)
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, "")
    return re.sub(r"\d{1,2} (?:januari|februari|mars|april|maj|ju[nl]i|augusti|\w+ber) \d{4}", "", plain)


def figures_of(made: Asked) -> set[int]:
    """Return all whole numbers that follow from printed queries: in rows, of rows, and of rows with the same value."""
    found = {LEAST_FOR_SHARES}
    for figure in (figure for one in key_figures(made.report) for figure in one.figures):
        found |= {int(value) for value in made.answer(figure.query)[0].values()}
    for table in made.report.tables().values():
        expected = made.recomputed(table)
        found.add(len(table.rows) + table.left_out)
        columns = [
            [of_one[name] for of_one in expected.rows.values()] for name in next(iter(expected.rows.values()), {})
        ]
        columns += [list(column) for column in zip(*(row.values for row in table.rows), strict=True)]
        for column in columns:
            found |= {value for value in column if isinstance(value, int)} | set(Counter(map(str, column)).values())
            found.add(sum(isinstance(value, int) and value < LEAST_FOR_SHARES for value in column))
    return found | standing(made) | from_attendances(made)


def standing(made: Asked) -> set[int]:
    """Return how many projects, of those shown and those left out, have each status and none."""
    told = [made.answers(table)[0] for key, table in made.report.tables().items() if key == "projects"]
    return {count for rows in told for count in Counter(row.get("status") for row in rows).values()}


def from_attendances(made: Asked) -> set[int]:
    """Return how often organisations were noted absent with nobody there, and what single people keep of ties."""
    texts = [one for one in made.report.queries if one.text.startswith(_ATTENDANCES)]
    found: set[int] = set()
    for query in texts:
        there, absent = defaultdict(set), set()
        for row in made.ask(query.text):
            if row["status"].endswith("Absent"):
                absent.add((row["meeting"], row["organisation"]))
            else:
                there[row["meeting"]].add((row["organisation"], row["person"]))
        came = {(meeting, one) for meeting, seats in there.items() for one, _ in seats}
        times = Counter(one for _, one in absent - came)
        found |= {len(times), *times.values(), *Counter(times.values()).values()}
        found |= hanging(there)
    return found


def hanging(there: dict[str, set[tuple[str, str]]]) -> set[int]:
    """Return the meetings of ties that one person alone keeps for a side, and how many such ties there are."""
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    meetings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for meeting, seats in there.items():
        for one, person in seats:
            for other, _ in seats:
                if one != other:
                    people[one, other].add(person)
                    meetings[one, other].add(meeting)
    ties = {pair for pair, known in people.items() if len(known) == 1 and len(meetings[pair]) > 1}
    pairs = {frozenset(pair) for pair in ties}
    firsts = Counter(one for one, _ in ties)
    return {len(pairs), *(len(meetings[pair]) for pair in ties), *firsts.values()}
