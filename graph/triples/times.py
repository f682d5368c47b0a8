"""From a date or period of the minutes to the statements that give it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from pyoxigraph import Literal, NamedNode

from data.record import When
from graph.triples.statements import Statements, day, node, text
from ontology.terms import DCTERMS, SAMV, SCHEMA, XSD

_STOCKHOLM = ZoneInfo("Europe/Stockholm")


def moment(on: date, at: time) -> Literal:
    """Return a local clock time as xsd:dateTime with the offset that held in Stockholm then."""
    local = datetime.combine(on, at, tzinfo=_STOCKHOLM)
    return Literal(local.isoformat(), datatype=node(XSD.dateTime))


def say_when(statements: Statements, subject: NamedNode, when: When) -> None:
    """Give a meeting or event its time.

    One certain day becomes a date and, where clock times are known, a start and an end; several certain days
    become a start and an end; anything less certain stays what it is, in EDTF.
    """
    if when.start is None:
        statements.say(subject, SAMV.edtfDate, text(when.edtf))
        return
    last = when.end or when.start
    several = last != when.start
    if not several:
        statements.say(subject, DCTERMS.date, day(when.start))
    statements.say(subject, SCHEMA.startDate, _bound(when.start, when.start_time, several))
    statements.say(subject, SCHEMA.endDate, _bound(last, when.end_time, several))


def _bound(on: date, at: time | None, several: bool) -> Literal | None:
    if at is not None:
        return moment(on, at)
    return day(on) if several else None


def say_due(statements: Statements, subject: NamedNode, due: When) -> None:
    """Give a promise its deadline: the last certain day, otherwise EDTF."""
    last = due.end or due.start
    if last is None:
        statements.say(subject, SAMV.edtfDue, text(due.edtf))
    else:
        statements.say(subject, SAMV.due, day(last))
