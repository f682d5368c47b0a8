"""Identity measured alone: what documents tell of people, as a reader without fault would read them."""

from __future__ import annotations

from benchmarks.corpus.document import document_of
from benchmarks.corpus.style import Choice
from benchmarks.identity import record_of, resolved, scored, told_of
from data.gazetteer import default_gazetteer

CHOICE = Choice(7)


def test_everybody_of_the_truth_is_told_of_with_whom_they_represent() -> None:
    truth = document_of(CHOICE, 3).truth
    record = record_of(truth, default_gazetteer())
    told = [(one.person.name, one.representing and one.representing.name) for one in record.attendance]
    assert told == [(part.person.name, part.represents) for part in truth.gold.attendance]
    assert [one.name for one in record.people] == [one.name for one in truth.gold.people]


def test_every_mention_is_found_and_no_two_people_of_one_document_are_one() -> None:
    documents = [told_of(CHOICE, default_gazetteer(), number) for number in range(0, 200, 50)]
    collection, _ = resolved(documents)
    score = scored(documents, collection)["all"]
    assert score.found == score.mentions == sum(len(one.places) for one in documents)
    assert score.pairs[0] == score.b_cubed[0] == 1.0
