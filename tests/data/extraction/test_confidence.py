"""How sure the reading of a document is, and what makes it less sure: each signal alone, and whole texts."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extraction.confidence import Measure, Model, Signal, confidence_of, default_model
from data.extraction.extractor import measures_of
from data.reading.document import Document
from data.record import LOW_CONFIDENCE, Confidence
from tests.data.extraction.reading import minutes, record_of

ENCLOSED = sorted(Path(str(files("data") / "minutes")).glob("*.md"))
SMALL = minutes("Budget\nKarin informerade.", "Övriga frågor\nInga.").replace(
    "Ulla Testberg, Torsby\n", "Ulla Testberg, Torsby\nEva Ek, Sunne\n"
)
NONE = Measure(0.0, 0)
MODEL = Model(2.0, {signal: -1.5 for signal in Signal}, 1.0)


def told(text: str) -> dict[Signal, tuple[int, int]]:
    """Return the signals that a text gives, with how many of how many they count."""
    measures = measures_of(Document("prov", text, "0" * 64))
    return {signal: (one.count, one.total) for signal, one in measures.items() if one.value > 0.0}


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """Replace words that must be there."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("path", ENCLOSED, ids=lambda path: path.stem[:14])
def test_the_enclosed_minutes_are_read_surely_and_quietly(path: Path) -> None:
    confidence = record_of(path.read_text(encoding="utf-8")).confidence
    assert confidence is not None
    assert confidence.probability >= 0.9
    assert confidence.reasons == ()


def test_names_without_any_order_are_unsure_and_say_why() -> None:
    record = record_of("Karin Provander Kil Nils Exelius Arvika\nUlla Testberg\nBo Lund Torsby Eva Ek\nAnna Berg\n")
    assert record.confidence is not None
    assert record.confidence.probability < LOW_CONFIDENCE
    assert "No agenda was found." in record.confidence.reasons
    assert any(re.fullmatch(r"Names outside .* in no list .*: \d+\.", one) for one in record.confidence.reasons)
    assert set(record.confidence.reasons) <= set(record.notes)


def test_what_is_found_missing_is_told_once() -> None:
    record = record_of("Hej på er alla där ute i landet.\n")
    assert sorted(record.notes) == sorted(set(record.notes))
    assert {"No list of attendance was found.", "No agenda was found."} <= set(record.notes)


def test_a_document_without_text_is_not_read_at_all() -> None:
    assert record_of(" \n").confidence == Confidence(0.0, ("The document has no text.",))


def test_small_and_tidy_minutes_have_nothing_against_them() -> None:
    assert told(SMALL) == {}


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        (
            changed(
                SMALL, ("Kommunhuset, Kil\n", "Kommunhuset, Kil\n\nPå besök kom Sven Storm och Lena Lind i dag.\n")
            ),
            {Signal.UNLISTED: (2, 0)},
        ),
        (changed(SMALL, ("Nils Exelius", "Nils E")), {Signal.INITIALS: (1, 4)}),
        (changed(SMALL, ("Nils Exelius", "Qwert Exelius")), {Signal.UNKNOWN: (1, 4)}),
        (
            changed(
                SMALL, ("rsby\n", "rsby "), ("vika\n", "vika "), ("Kil\nNi", "Kil Ni"), (":\nK", ": K"), (", ", " ")
            ),
            {Signal.RUN_ON: (3, 4)},
        ),
        (changed(SMALL, ("Eva Ek, Sunne\n", "")), {Signal.FEW_PEOPLE: (3, 0)}),
        (changed(SMALL, ("2. Övriga frågor\nInga.\n", "")), {Signal.FEW_ITEMS: (1, 0)}),
        (
            changed(SMALL, ("1. Budget", "Budget för nästa år\n"), ("2. Övriga frågor", "Övriga frågor\n")),
            {Signal.UNMARKED: (2, 2)},
        ),
    ],
)
def test_each_signal_counts_what_it_says(text: str, signals: dict[Signal, tuple[int, int]]) -> None:
    assert told(text) == signals


def test_nobody_with_an_organisation_is_told() -> None:
    text = changed(SMALL, (", Kil\nNils", "\nNils"), (", Arvika", ""), (", Torsby", ""), (", Sunne", ""))
    assert told(text) == {Signal.NOBODY_REPRESENTS: (4, 4)}
    assert told(changed(SMALL, (", Arvika", ""), (", Torsby", ""))) == {}


def test_numbers_that_leave_a_gap_are_told() -> None:
    items = [f"{subject}\nKarin informerade om saken.\n" for subject in ("Budget", "Vatten", "Skola", "Buss", "Övrigt")]
    assert told(minutes(*items)).get(Signal.GAPS) is None
    assert told(changed(minutes(*items), ("4. Buss", "6. Buss"), ("5. Övrigt", "7. Övrigt")))[Signal.GAPS] == (1, 5)


@pytest.mark.parametrize("mark", ["## {}\n", "**{}**\n", "{}: "])
def test_a_heading_with_a_mark_needs_no_number(mark: str) -> None:
    text = changed(SMALL, ("1. Budget\n", mark.format("Budget")), ("2. Övriga frågor\n", mark.format("Övriga frågor")))
    assert told(text) == {}


def test_the_odds_are_those_of_a_logistic_model() -> None:
    nothing = dict.fromkeys(Signal, NONE)
    # log odds 2 are 0.88, less 0.75 are 0.78, less 1.5 are 0.62
    assert confidence_of(nothing, MODEL) == Confidence(0.88)
    assert confidence_of({**nothing, Signal.UNKNOWN: Measure(0.5, 2, 4)}, MODEL) == Confidence(0.78)
    assert confidence_of({**nothing, Signal.UNKNOWN: Measure(1.0, 4, 4)}, MODEL) == Confidence(
        0.62, ("Names in the attendance that begin with no known given name: 4 of 4.",)
    )


def test_the_weightiest_reason_comes_first() -> None:
    measures = {**dict.fromkeys(Signal, NONE), Signal.GAPS: Measure(0.8, 1, 5), Signal.FEW_ITEMS: Measure(1.0, 1)}
    assert confidence_of(measures, MODEL).reasons == (
        "Items of the agenda, fewer than a meeting has: 1.",
        "Places where the numbers of the agenda leave a gap or go back: 1.",
    )


def test_every_signal_has_a_weight_and_speaks_against() -> None:
    model = default_model()
    assert set(model.weights) == set(Signal)
    assert all(weight < 0.0 for weight in model.weights.values())


@given(st.dictionaries(st.sampled_from(list(Signal)), st.floats(0.0, 1.0)))
def test_it_is_never_certain_and_more_doubt_is_never_surer(values: dict[Signal, float]) -> None:
    found = {**dict.fromkeys(Signal, NONE), **{signal: Measure(value, 1, 1) for signal, value in values.items()}}
    sure = confidence_of(found, default_model()).probability
    assert 0.01 <= sure <= 0.99
    for signal in Signal:
        assert confidence_of({**found, signal: Measure(1.0, 1, 1)}, default_model()).probability <= sure
