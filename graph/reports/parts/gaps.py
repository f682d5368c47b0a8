"""Who was expected at a meeting and was not represented, meeting by meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from graph.analytics.attendances import Held
from graph.analytics.gaps import Expected, Gap
from graph.analytics.gaps import gaps as gaps_of
from graph.language.numbers import grouped
from graph.reports import measuring
from graph.reports.material import Material
from graph.reports.model import Block, Column, Kind, Paragraph, Row, Section, Table, Thing
from graph.reports.tables import share_of_meetings

_MOST = 60
_WHY = {
    Expected.NOTED_ABSENT: "expected_noted",
    Expected.MEMBER: "expected_member",
    Expected.LISTED_BEFORE: "expected_listed",
}


def gaps(material: Material) -> Section | None:
    """Tell who was missing; None where no body is known to have held a meeting."""
    held = [
        Held(row["meeting"], row["body"], row.get("day"))
        for row in measuring.rows_measured(material, "bodies-of-meetings")
    ]
    if not held:
        return None
    unplaced = _unplaced(material)
    own = measuring.municipalities_concerned(material)
    found = [one for one in _found(material, held, unplaced.keys()) if own is None or one.organisation in own]
    words = material.words
    blocks: list[Block] = []
    if found:
        said = words["gaps_said"].format(
            times=grouped(len(found)),
            meetings=grouped(len({one.meeting for one in found})),
            held=measuring.counted(material, len({one.meeting for one in held}), "meeting"),
        )
        blocks += [Paragraph(said), *_tables(material, found, held)]
    else:
        blocks.append(Paragraph(words["gaps_none"].format(meetings=measuring.counted(material, len(held), "meeting"))))
    if unplaced and own is None:
        blocks.append(_untold(material, unplaced))
    return Section("gaps", words["part_gaps"], tuple(blocks))


def _found(material: Material, held: Sequence[Held], unplaced: Collection[str]) -> tuple[Gap, ...]:
    attended = measuring.attendances_of(measuring.rows_measured(material, "attendances"))
    members: dict[str, set[str]] = defaultdict(set)
    for row in measuring.rows_measured(material, "members-of-bodies"):
        members[row["body"]].add(row["member"])
    return gaps_of(attended, held, {body: frozenset(known) for body, known in members.items()}, unplaced)


def _unplaced(material: Material) -> Mapping[str, int]:
    """Return the meetings whose minutes do not say for whom all present came, and of how many they do not."""
    found: dict[str, int] = defaultdict(int)
    for row in measuring.rows_measured(material, "listed-without-organisation"):
        found[row["meeting"]] += 1
    return found


def _tables(material: Material, found: Sequence[Gap], held: Sequence[Held]) -> list[Block]:
    words = material.words
    latest = sorted(found, key=lambda one: (one.day or "", one.meeting), reverse=True)
    first = latest[:_MOST]
    told = {iri for one in first for iri in (one.meeting, one.body, one.organisation, *one.people)}
    things = material.things(sorted(told))
    quotes = _quotes(material, first)
    rows = [_row(material, one, things, quotes) for one in first]
    table = Table(
        "gaps",
        words["gaps_table"],
        (
            Column("day", words["column_day"], Kind.DAY),
            Column("body", words["column_body"], Kind.THING),
            Column("organisation", words["column_missing"], Kind.THING),
            Column("why", words["column_why_expected"]),
            Column("people", words["column_noted"], Kind.THING),
        ),
        tuple(rows),
        tuple(
            measuring.query_measured(material, name)
            for name in ("attendances", "bodies-of-meetings", "members-of-bodies", "listed-without-organisation")
        ),
        words["gaps_caption"],
        len({one.meeting for one in held}),
        left_out=len(latest) - len(first),
    )
    often = _often(material, found, held)
    return [table] if often is None else [often, table]


def _row(material: Material, one: Gap, things: Mapping[str, Thing], quotes: Mapping[str, tuple[int, ...]]) -> Row:
    words = material.words
    why = words[_WHY[one.why]].format(day=one.last_listed or "")
    people = tuple(things[person] for person in one.people)
    values = (
        date.fromisoformat(one.day) if one.day else words["day_unknown"],
        things[one.body],
        things[one.organisation],
        why,
        people,
    )
    if not one.people:
        # that nobody came is not written anywhere: what is, is who did
        return Row(values, passages=_beneath(material, f"?fact samv:atMeeting <{one.meeting}> ."))
    who = " ".join(f"<{person}>" for person in one.people)
    pattern = f"VALUES ?who {{ {who} }} ?fact samv:attendee ?who ; samv:atMeeting <{one.meeting}> ."
    numbers = {number for person in one.people for number in quotes.get(f"{one.meeting} {person}", ())}
    return Row(values, tuple(sorted(numbers)), _beneath(material, pattern))


def _beneath(material: Material, pattern: str) -> str:
    return measuring.passages_of(material, f"{pattern} ?fact samv:atMeeting ?meeting .")


def _quotes(material: Material, found: Sequence[Gap]) -> dict[str, tuple[int, ...]]:
    """Return the quotes that note somebody absent, by meeting and person."""
    noted = {(one.meeting, person) for one in found for person in one.people}
    facts = {
        row["attendance"]: f"{row['meeting']} {row['person']}"
        for row in measuring.rows_measured(material, "noted-absent")
        if (row["meeting"], row["person"]) in noted
    }
    return {facts[fact]: numbers for fact, numbers in material.quoted(facts, most=2).items()}


def _often(material: Material, found: Sequence[Gap], held: Sequence[Held]) -> Table | None:
    """Return how often each was missing of the meetings of its bodies, for those missing more than once."""
    missed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        missed[one.body, one.organisation].add(one.meeting)
    meetings: dict[str, set[str]] = defaultdict(set)
    for event in held:
        meetings[event.body].add(event.meeting)
    repeated = sorted((item for item in missed.items() if len(item[1]) > 1), key=lambda item: (-len(item[1]), item[0]))[
        :_MOST
    ]
    if not repeated:
        return None
    words = material.words
    things = material.things(iri for (body, organisation), _ in repeated for iri in (body, organisation))
    rows = []
    for (body, organisation), times in repeated:
        all_held = len(meetings[body])
        share = share_of_meetings(len(times), all_held, words["too_rarely"])
        rows.append(Row((things[organisation], things[body], len(times), all_held, share)))
    return Table(
        "gaps-often",
        words["gaps_often"],
        (
            Column("organisation", words["column_missing"], Kind.THING),
            Column("body", words["column_body"], Kind.THING),
            Column("missed", words["column_missed"], Kind.COUNT, words["unit_meetings"]),
            Column("held", words["column_held"], Kind.COUNT, words["unit_meetings"]),
            Column("share", words["column_missed_share"], Kind.SHARE),
        ),
        tuple(rows),
        tuple(measuring.query_measured(material, name) for name in ("attendances", "bodies-of-meetings")),
        words["gaps_often_caption"],
        len({one.meeting for one in held}),
    )


def _untold(material: Material, unplaced: Mapping[str, int]) -> Paragraph:
    """Say of which meetings it cannot be told who was missing, and why."""
    words = material.words
    first = sorted(unplaced)[:5]
    things = material.things(first)
    told = [words["gaps_untold_one"].format(meeting=things[iri].label, number=unplaced[iri]) for iri in first]
    if len(unplaced) > len(first):
        told.append(words["gaps_untold_more"].format(number=len(unplaced) - len(first)))
    whole = "gaps_untold_single" if len(unplaced) == 1 else "gaps_untold"
    return Paragraph(words[whole].format(meetings="; ".join(told)))
