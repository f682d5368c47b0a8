"""What holds of identity whatever the minutes say."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from data.gazetteer import default_gazetteer
from data.record import MeetingRecord, NameForm
from graph.identity import Judgement, Judgements, Ruling, resolve
from graph.resolved import Resolution
from tests.graph.identity_factories import Minutes, mentions_of

GIVEN = ("Anna", "Anne", "Disa", "Tore", "Thore")
SURNAMES = ("Berg", "Borg", "Klerenberg", "Klernberg", "Fors-Klerenberg")
EMPLOYERS = (None, "Ale", "Lerum", "Inera")
BODIES = (None, "Nätverket Väst", "Nätverket Syd")

names = st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)).map(" ".join)
lines = st.lists(st.tuples(names, st.sampled_from(EMPLOYERS)), min_size=1, max_size=4)
spoken = st.lists(st.one_of(names, st.sampled_from(GIVEN)), max_size=3)
years = st.one_of(st.none(), st.integers(2000, 2025))
one_document = st.tuples(st.sampled_from(BODIES), years, lines, spoken)
documents = st.lists(one_document, min_size=1, max_size=5)
Document = tuple[str | None, int | None, list[tuple[str, str | None]], list[str]]


def record(identifier: str, document: Document) -> MeetingRecord:
    body, year, listed, said = document
    minutes = Minutes(identifier, body, date(year, 1, 1) if year else None)
    for name, employer in listed:
        minutes.listed(name, employer)
    for name in said:
        minutes.says(name, NameForm.FULL if " " in name else NameForm.GIVEN)
    return minutes.record


def records_of(found: list[Document]) -> list[MeetingRecord]:
    return [record(f"d{number}", document) for number, document in enumerate(found)]


def run(records: list[MeetingRecord], judgements: Judgements = Judgements()) -> Resolution:  # noqa: B008 (frozen)
    return resolve(records, default_gazetteer(), judgements, {})


@settings(deadline=None)
@given(documents, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(found: list[Document], random: object) -> None:
    records = records_of(found)
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert run(shuffled) == run(records)


@settings(deadline=None)
@given(documents)
def test_an_unrelated_document_changes_no_identifier(found: list[Document]) -> None:
    records = records_of(found)
    unrelated = Minutes("a-first", "Nätverket Norr", date(2010, 1, 1)).listed("Gun Stormvall", "Kiruna").record
    before = run(records)
    after = run([unrelated, *records])
    assert {**after.assignments, **before.assignments} == after.assignments
    assert [one.people for one in after.records[1:]] == [one.people for one in before.records]


@settings(deadline=None)
@given(documents)
def test_resolving_again_with_what_was_assigned_changes_nothing(found: list[Document]) -> None:
    records = records_of(found)
    first = run(records)
    assert resolve(records, default_gazetteer(), Judgements(), first.assignments) == first


@settings(deadline=None)
@given(documents)
def test_every_name_left_in_a_record_has_a_person_and_every_person_a_name(found: list[Document]) -> None:
    resolution = run(records_of(found))
    for one in resolution.records:
        assert {mention.span for mention in mentions_of(one.record)} == set(one.people)
    used = {identifier for one in resolution.records for identifier in one.people.values()}
    assert [person.identifier for person in resolution.people] == sorted(used)


@settings(deadline=None)
@given(documents)
def test_lines_of_one_list_that_differ_are_different_people(found: list[Document]) -> None:
    for one in run(records_of(found)).records:
        for first, second in combinations(one.record.attendance, 2):
            differ = first.person.name != second.person.name
            if differ and first.evidence.rule is None and second.evidence.rule is None:
                assert one.people[first.person.span] != one.people[second.person.span]


@settings(deadline=None)
@given(documents, st.data())
def test_a_judgement_always_wins(found: list[Document], data: st.DataObject) -> None:
    records = [*records_of(found), *(record(name, (None, None, [("Gun Stormvall", None)], [])) for name in "xy")]
    plain = run(records)
    ends = data.draw(st.lists(st.sampled_from(sorted(plain.assignments)), min_size=2, max_size=2, unique=True))
    for ruling in Ruling:
        judged = run(records, Judgements((Judgement(ends[0], ends[1], ruling, "Ada"),))).assignments
        one, other = (judged.get(end) for end in ends)
        assert (one == other or None in (one, other)) if ruling is Ruling.SAME else one != other
