"""From the profile of a body that holds meetings to its page: its meetings first, then what it is a part of."""

from __future__ import annotations

from urllib.parse import quote

from api.linked_data.description_page import Linked
from api.pages.things.organisation_page import sections_of, where
from api.pages.things.parts import MatrixCell, MatrixView, Section, Sentence, ThingPage
from api.pages.things.telling import Teller
from graph.index.values import Described
from graph.language.numbers import grouped
from graph.profiles.attendance_matrix import Cell, Matrix, RowsOf
from graph.profiles.body import BodyProfile
from graph.profiles.gathering import Cut
from graph.profiles.organisation import OrganisationProfile
from graph.profiles.seats import Period

ROWS = {"organisations": RowsOf.ORGANISATIONS, "people": RowsOf.PEOPLE}
"""What the parameter ``rows`` of the page may be."""

# what a body does as one that takes part elsewhere is told below what it does itself
_TOLD_ITSELF = frozenset(("decisions", "commitments", "events", "spoken"))


def body_page(teller: Teller, organisation: OrganisationProfile, body: BodyProfile, rows_of: RowsOf) -> ThingPage:
    """Return the page on a network or another body."""
    itself = organisation.itself
    figures = teller.figures(
        ("meetings_one", "meetings_many", body.meetings.total),
        ("decisions_one", "decisions_many", body.decided.total),
        ("agreements_one", "agreements_many", body.agreed.total),
        ("commitments_one", "commitments_many", body.promised.total),
        ("projects_one", "projects_many", body.projects.total),
    )
    taking_part = [one for one in sections_of(teller, organisation) if one.entries or one.mentions]
    return ThingPage(
        teller.kind(itself),
        itself.label,
        where(teller, itself),
        teller.also(itself),
        tuple(_answer(teller, itself, body)),
        teller.proof(body.meetings.first[0]),
        figures,
        teller.few(body.meetings.total),
        (
            *_own_sections(teller, itself, body, rows_of),
            *(one for one in taking_part if one.anchor not in _TOLD_ITSELF),
        ),
        (),
    )


def _answer(teller: Teller, itself: Described, body: BodyProfile) -> list[Sentence]:
    period = Period(body.meetings.total, body.first, body.last)
    told = [teller.sentence("held_meetings", name=itself.label, meetings=teller.meetings(period, long=True))]
    if body.matrix.rows:
        who = teller.counted("rows_one", "rows_many", body.matrix.rows_total)
        phrase = "came_to_meetings" if body.meetings.total > 1 else "came_to_meeting"
        told.append(teller.sentence(phrase, count=who, most=teller.link(body.matrix.rows[0].who)))
    for meeting in body.announced:
        day = teller.long_day(meeting.first) if meeting.first else teller.t["day_unknown"]
        told.append(teller.sentence("next_meeting_is", meeting=Linked(day, teller.addresses.link(meeting.iri))))
    return told


def _own_sections(teller: Teller, itself: Described, body: BodyProfile, rows_of: RowsOf) -> tuple[Section, ...]:
    mine = f"body={quote(teller.identifier(itself))}"
    meetings = Cut(body.meetings.first, body.meetings.total)
    return (
        Section(
            "attendance",
            teller.t["matrix_heading"],
            body.matrix.rows_total,
            matrix=matrix_view(teller, itself, body.matrix, rows_of) if body.matrix.rows else None,
            empty=teller.t["no_attendance"],
            rest=Linked(teller.t["all_attendance_csv"], teller.rest(f"attendances?{mine}"))
            if body.matrix.rows
            else None,
        ),
        teller.outcomes("decided", "decisions_heading", body.decided, f"decisions?{mine}", "no_decisions"),
        teller.outcomes("agreed", "agreements_heading", body.agreed, f"agreements?{mine}"),
        teller.outcomes("promised", "promised_heading", body.promised, f"commitments?{mine}"),
        teller.section(
            "spoken-of",
            "spoken_projects_heading",
            body.projects,
            tuple(map(teller.project, body.projects.first)),
            empty="no_projects_spoken",
        ),
        teller.section(
            "meetings",
            "meetings_heading",
            meetings,
            (
                *(teller.meeting(one, tag=teller.t["announced_tag"]) for one in body.announced),
                *(teller.meeting(one) for one in meetings.first if one.iri not in {two.iri for two in body.announced}),
            ),
            f"meetings?{mine}",
        ),
    )


def matrix_view(teller: Teller, itself: Described, matrix: Matrix, rows_of: RowsOf) -> MatrixView:
    """Return the matrix of attendance as a table; it can be shown by organisation or by person."""
    t = teller.t
    letters = {status: t[f"letter_{status}"] for status in ("Present", "Guest", "Absent")}
    other = next(name for name, rows in ROWS.items() if rows is not rows_of)
    told = []
    if matrix.meetings_total > len(matrix.meetings):
        told.append(t["latest_meetings"].format(shown=len(matrix.meetings), total=grouped(matrix.meetings_total)))
    if matrix.rows_total > len(matrix.rows):
        told.append(t["most_often"].format(shown=len(matrix.rows), total=grouped(matrix.rows_total)))
    return MatrixView(
        tuple(
            (Linked(day or t["day_unknown"], teller.addresses.link(link.iri)), link.label)
            for link, day in matrix.meetings
        ),
        tuple((teller.link(row.who), tuple(_cell(teller, one, letters) for one in row.cells)) for row in matrix.rows),
        tuple((status, letters[status], teller.term(status)) for status in letters),
        " ".join(told),
        Linked(t[f"rows_by_{other}"], _with_rows(teller, itself, other)),
    )


def _with_rows(teller: Teller, itself: Described, rows: str) -> str:
    address = teller.addresses.link(itself.iri) or ""
    return f"{address}{'&' if '?' in address else '?'}rows={rows}#attendance"


def _cell(teller: Teller, cell: Cell | None, letters: dict[str, str]) -> MatrixCell | None:
    if cell is None:
        return None
    words = teller.term(cell.status)
    words = f"{words}: {', '.join(cell.people)}" if cell.people else words
    href = teller.addresses.minutes(cell.place[0], cell.place[1:]) if cell.place else None
    return MatrixCell(cell.status, letters[cell.status], words, href)
