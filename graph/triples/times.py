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
    if last == when.start:
        statements.say(subject, DCTERMS.date, day(when.start))
        statements.say(subject, SCHEMA.startDate, _clock(when.start, when.start_time))
        statements.say(subject, SCHEMA.endDate, _clock(last, when.end_time))
    elif when.start_time is not None and when.end_time is not None:
        statements.say(subject, SCHEMA.startDate, moment(when.start, when.start_time))
        statements.say(subject, SCHEMA.endDate, moment(last, when.end_time))
    else:
        # One datatype at both ends, so that they can be compared.
        statements.say(subject, SCHEMA.startDate, day(when.start))
        statements.say(subject, SCHEMA.endDate, day(last))


def _clock(on: date, at: time | None) -> Literal | None:
    return None if at is None else moment(on, at)


def say_due(statements: Statements, subject: NamedNode, due: When) -> None:
    """Give a promise its deadline: the last certain day, otherwise EDTF."""
    last = due.end or due.start
    if last is None:
        statements.say(subject, SAMV.edtfDue, text(due.edtf))
    else:
        statements.say(subject, SAMV.due, day(last))
