"""Figures of the spring meeting against gold tables, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.evaluation import Evaluation, evaluate
from ontology.terms import OA, PROV, RDF, SAMV
from tests.graph.evaluation.conftest import Write, spring_gold

Counts = tuple[int, int, int | None]
Gold = dict[str, Any]

# found, gold and given of each table where the gold says what the minutes say. Facts with evidence: in
# spring 1 meeting, 4 attendances, 2 items, 3 outcomes, 3 participations and 1 event, in autumn 1, 2 and 1.
EXACT: dict[str, Counts] = {
    "meeting": (9, 9, 9),
    "attendance": (4, 4, 4),
    "represents": (4, 4, 4),
    "partial attendance": (1, 1, 1),
    "people": (4, 4, 4),
    "agenda": (2, 2, 2),
    "presenters": (1, 1, 1),
    "decisions": (1, 1, 1),
    "agreements": (1, 1, 1),
    "commitments": (1, 1, 1),
    "responsible": (1, 1, 1),
    "projects": (1, 1, None),
    "participants": (3, 3, None),
    "organisations": (2, 2, None),
    "events": (1, 1, None),
    "contacts": (1, 1, None),
    "evidence": (18, 18, None),
}


def counts(evaluation: Evaluation) -> dict[str, Counts]:
    return {table.name: (table.found, table.gold, table.given) for table in evaluation.tables}


def changed(evaluation: Evaluation) -> dict[str, Counts]:
    """Return the tables that differ from EXACT."""
    return {name: found for name, found in counts(evaluation).items() if found != EXACT[name]}


def misses(evaluation: Evaluation) -> list[str]:
    return [line.replace(" var:", "") for line in evaluation.misses_text().splitlines()]


def test_gold_that_says_what_the_minutes_say_is_found_whole(store: Store, texts: Path, write: Write) -> None:
    evaluation = evaluate(store, write(spring_gold()), texts)
    assert counts(evaluation) == EXACT
    assert evaluation.misses_text() == "Nothing is missing, extra or wrong."
    assert evaluation.wrong_offsets == ()
    assert (evaluation.not_in_graph, evaluation.without_gold) == ((), ("host",))


def _attendance(gold: Gold) -> None:
    karin, nils, ulla, _ = gold["attendance"]
    karin["represents"] = "Partille"
    del nils["items"]
    ulla["status"] = "present"
    gold["attendance"].append({"name": "Anna Ny", "status": "absent"})


def _meeting(gold: Gold) -> None:
    gold["meeting"] |= {"date": "2024-03-13", "end": "12:00", "mode": "online", "place": "Folkets hus"}
    gold["meeting"] |= {"body": ["GR"], "chair": "Bo Test", "secretary": "Ulla Gäst"}
    gold["meeting"]["next"] = {"date": "2024-09-04", "place": "Edet"}


def _uncertain_date(gold: Gold) -> None:
    gold["meeting"] |= {"date": None, "edtf": ["2024-03~"]}


def _agenda(gold: Gold) -> None:
    gold["agenda"] = [
        {"number": "2", "title": "Gemensam växel", "presenters": []},
        {"number": "2", "title": "övrigt", "presenters": ["Bo Test"]},
    ]


def _outcomes(gold: Gold) -> None:
    gold["decisions"] = [{"item": "2", "text": "att starta Gemensam växel"}]
    gold["agreements"].append({"item": "2", "text": "Nästa gång bjuder alla in sina grannar"})
    gold["commitments"][0]["who"] = ["Karin Prov"]


def _mentions(gold: Gold) -> None:
    gold["projects"] = [
        {"label": "Växeln", "also": ["gemensam  VÄXEL"], "participants": ["Ale", "Norrkonsult AB"]},
        {"label": "Hållbar måltid", "participants": ["Ale"]},
    ]
    gold["organisations"] = ["Kungälv", "Partille"]  # Kungälv is known, but not from these minutes
    gold["events"] = [{"label": "Växeldagen", "when": "2024-06-05"}]
    gold["contacts"] = [{"name": "Nils Exempel", "email": "karin.prov@ale.example"}]


def _people(gold: Gold) -> None:
    gold["attendance"].pop()
    gold["people"] = [{"name": "Vera Sen"}, {"name": "Bo Test", "optional": True}]


CHANGES: list[tuple[Callable[[Gold], None], dict[str, Counts], list[str]]] = [
    (
        _attendance,
        {
            "attendance": (3, 5, 4),
            "represents": (2, 4, 3),
            "partial attendance": (0, 0, 1),
            "people": (4, 5, 4),
        },
        [
            "attendance: missing: Ulla Gäst present",
            "attendance: missing: Anna Ny absent",
            "attendance: extra: Ulla Gäst guest",
            "represents: wrong: Karin Prov for Partille, got Ale",
            "partial attendance: wrong: Nils Exempel at all items, got items 1",
            "people: missing: Anna Ny",
        ],
    ),
    (
        _meeting,
        {"meeting": (2, 11, 11)},
        [
            "meeting: wrong: date 2024-03-13",
            "meeting: wrong: end 12:00",
            "meeting: wrong: mode online",
            "meeting: wrong: place Folkets hus",
            "meeting: wrong: body GR, got Nätverket Norrsam",
            "meeting: wrong: next meeting 2024-09-04",
            "meeting: wrong: next meeting in Edet",
            "meeting: wrong: chair Bo Test",
            "meeting: wrong: secretary Ulla Gäst",
        ],
    ),
    (
        # no date at all is right where one may be guessed; an invented one is not
        _uncertain_date,
        {"meeting": (9, 10, 10)},
        ["meeting: wrong: a date that the minutes do not give"],
    ),
    (
        _agenda,
        {"agenda": (1, 2, 2), "presenters": (0, 1, 0)},
        [
            "agenda: missing: 2 Gemensam växel",
            "agenda: extra: 1 Gemensam växel",
            "presenters: missing: item 2: Bo Test",
        ],
    ),
    (
        _outcomes,
        {"decisions": (0, 1, 1), "agreements": (1, 2, 1), "responsible": (0, 1, 1)},
        [
            "decisions: missing: item 2: att starta Gemensam växel",
            "decisions: extra: item 1 Gemensam växel: att starta Gemensam växel.",
            "agreements: missing: item 2: Nästa gång bjuder alla in sina grannar",
            "responsible: wrong: Karin Prov for “skriver ett utkast till 1 maj”, got Nils Exempel",
        ],
    ),
    (
        _mentions,
        {
            "projects": (1, 2, None),
            "participants": (1, 3, None),
            "organisations": (1, 2, None),
            "events": (0, 1, None),
            "contacts": (0, 1, None),
        },
        [
            "projects: missing: Hållbar måltid",
            "participants: missing: Norrkonsult AB in Växeln",
            "participants: missing: Ale in Hållbar måltid",
            "organisations: missing: Kungälv",
            "events: missing: Växeldagen 2024-06-05",
            "contacts: missing: Nils Exempel karin.prov@ale.example",
        ],
    ),
    (
        # whom the gold knows outside the attendance list may have been there, and an optional person may be named
        _people,
        {
            "attendance": (3, 3, 3),
            "represents": (3, 3, 3),
            "people": (3, 4, 3),
        },
        ["people: missing: Vera Sen"],
    ),
]


@pytest.mark.parametrize(("change", "figures", "told"), CHANGES, ids=[case[0].__name__ for case in CHANGES])
def test_each_difference_is_counted_and_told(
    store: Store,
    texts: Path,
    write: Write,
    change: Callable[[Gold], None],
    figures: dict[str, Counts],
    told: list[str],
) -> None:
    gold = spring_gold()
    change(gold)
    evaluation = evaluate(store, write(gold), texts)
    assert (changed(evaluation), misses(evaluation)) == (figures, told)


def test_a_gold_document_that_the_graph_does_not_know_is_named_and_counts_as_missing(
    store: Store, texts: Path, write: Write
) -> None:
    unknown = spring_gold() | {"document": "vinter"}
    evaluation = evaluate(store, write(spring_gold(), unknown), texts)
    assert evaluation.not_in_graph == ("vinter",)
    assert (evaluation.table("attendance").found, evaluation.table("attendance").gold) == (4, 8)
    assert evaluation.table("meeting").found == 9
    assert evaluation.table("meeting").given == 9
    assert "gold without a document in the graph: vinter\ndocument without gold: host" in str(evaluation)


def in_memory(store: Store, *leaving_out: Quad) -> Store:
    copy = Store()
    copy.extend(quad for quad in store if quad not in leaving_out)
    return copy


def start_of(store: Store, words: str) -> Quad:
    """Return the statement on where the passage of these words starts."""
    (found,) = store.quads_for_pattern(None, NamedNode(OA.exact), Literal(words))
    (start,) = store.quads_for_pattern(found.subject, NamedNode(OA.start), None)
    return start


@pytest.mark.parametrize("with_text", [True, False])
def test_words_that_do_not_stand_at_their_offsets_are_told_and_back_nothing(
    store: Store, texts: Path, write: Write, with_text: bool
) -> None:
    right = start_of(store, "att starta Gemensam växel.")
    moved = in_memory(store, right)
    start = int(right.object.value) - 1  # type: ignore[union-attr]
    moved.add(Quad(right.subject, right.predicate, Literal(start), right.graph_name))
    evaluation = evaluate(moved, write(spring_gold()), texts if with_text else None)
    (wrong,) = evaluation.wrong_offsets
    assert str(wrong) == f"wrong: var: {start}-{start + 27} is not “att starta Gemensam växel.”"
    # the decision rests on those words alone
    assert changed(evaluation) == {"evidence": (17, 18, None)}


def test_words_that_stand_elsewhere_are_noticed_only_beside_the_text(store: Store, texts: Path, write: Write) -> None:
    start = start_of(store, "att starta Gemensam växel.")
    (end,) = store.quads_for_pattern(start.subject, NamedNode(OA.end), None)
    moved = in_memory(store, start, end)
    for quad in (start, end):
        place = Literal(int(quad.object.value) + 1)  # type: ignore[union-attr]
        moved.add(Quad(quad.subject, quad.predicate, place, quad.graph_name))
    gold = write(spring_gold())
    assert len(evaluate(moved, gold, texts).wrong_offsets) == 1
    assert evaluate(moved, gold).wrong_offsets == ()


def test_a_passage_without_words_backs_nothing(store: Store, write: Write) -> None:
    start = start_of(store, "att starta Gemensam växel.")
    (end,) = store.quads_for_pattern(start.subject, NamedNode(OA.end), None)
    (exact,) = store.quads_for_pattern(start.subject, NamedNode(OA.exact), None)
    emptied = in_memory(store, end, exact)
    emptied.add(Quad(end.subject, end.predicate, start.object, end.graph_name))
    emptied.add(Quad(exact.subject, exact.predicate, Literal(""), exact.graph_name))
    assert changed(evaluate(emptied, write(spring_gold()))) == {"evidence": (17, 18, None)}


def test_a_fact_without_a_passage_is_told(store: Store, texts: Path, write: Write) -> None:
    event = NamedNode(SAMV.Event)
    (typed,) = store.quads_for_pattern(None, NamedNode(RDF.type), event)
    backing = list(store.quads_for_pattern(typed.subject, NamedNode(PROV.wasDerivedFrom), None))
    evaluation = evaluate(in_memory(store, *backing), write(spring_gold()), texts)
    assert evaluation.table("evidence").misses[0].what == f"words that back {typed.subject.value}"  # type: ignore[union-attr]
    assert changed(evaluation) == {"evidence": (17, 18, None), "events": (0, 1, None)}


def test_the_table_is_set_in_columns(store: Store, texts: Path, write: Write) -> None:
    gold = spring_gold()
    _attendance(gold)
    lines = str(evaluate(store, write(gold), texts)).splitlines()
    assert lines[0] == "                    precision  recall     F1  found  gold  given"
    assert lines[2] == "attendance              0.750   0.600  0.667      3     5      4"
    assert lines[4] == "partial attendance      0.000       –  0.000      0     0      1"
    assert lines[12] == "projects                    –   1.000  1.000      1     1      –"


def test_plain_values_hold_figures_and_misses(store: Store, texts: Path, write: Write) -> None:
    gold = spring_gold()
    gold["people"] = [{"name": "Vera Sen"}]
    content = evaluate(store, write(gold), texts).as_json()
    assert content["tables"]["people"] == {  # type: ignore[index]
        "precision": 1.0,
        "recall": 0.8,
        "f1": 8 / 9,
        "found": 4,
        "gold": 5,
        "given": 4,
        "misses": ["missing: var: Vera Sen"],
    }
    assert (content["wrong_offsets"], content["not_in_graph"], content["without_gold"]) == ([], [], ["host"])
