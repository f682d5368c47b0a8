"""Estimating how sure readings are: the fit, its scores, and the two kinds of folders that it learns from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.confidence import Known, area_under_curve, brier, calibration, estimated, known, probabilities
from benchmarks.corpus.style import Choice
from benchmarks.corpus.writing import write_corpus
from data.extraction.confidence import Model, Signal

COLLECTION = Path(__file__).parents[1] / "collection" / "layouts"


def documents(of_first: list[float], right: list[float]) -> Known:
    """Return documents of which only the first signal says anything."""
    signals = np.zeros((len(right), len(Signal)))
    signals[:, 0] = of_first
    return Known("drawn", signals, np.array(right))


def test_a_signal_of_misread_documents_weighs_against_and_others_nothing() -> None:
    # without the signal 9 of 10 are right, with it 1 of 10: log odds of 2.2 and -2.2, but for the ridge
    of_each = [documents([0.0] * 10 + [1.0] * 10, [1.0] * 9 + [0.0] * 10 + [1.0])]
    found = estimated(of_each * 500, 1.0)
    first, *others = (found.weights[signal] for signal in Signal)
    assert found.base == pytest.approx(2.2, abs=0.05)
    assert first == pytest.approx(-4.4, abs=0.1)
    assert others == pytest.approx([0.0] * len(others))


def test_the_area_counts_pairs_and_halves_ties() -> None:
    # of the pairs of 0.9, 0.5 and of 0.5, 0.1 three are in order and one is a tie
    assert area_under_curve(np.array([0.9, 0.5, 0.5, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])) == 3.5 / 4
    assert brier(np.array([0.9, 0.5]), np.array([1.0, 0.0])) == pytest.approx((0.01 + 0.25) / 2)


def test_bins_set_what_is_told_beside_what_is_right() -> None:
    model = Model(0.0, dict.fromkeys(Signal, 0.0), 1.0)
    drawn = documents([0.0, 1.0], [1.0, 0.0])
    assert list(probabilities(drawn, model)) == [0.5, 0.5]
    told = list(calibration(drawn, model))
    assert told[1] == "drawn: 2 documents, 0.500 read right, area 0.500, Brier 0.2500 (0.2500 for their share alone)"
    assert [line.split()[3:] for line in told[3:]] == [
        ["0", "–", "–"],
        ["0", "–", "–"],
        ["2", "0.500", "0.500"],
        ["0", "–", "–"],
        ["0", "–", "–"],
    ]


def test_a_corpus_and_a_folder_with_gold_are_both_read(tmp_path: Path) -> None:
    write_corpus(tmp_path, 8, Choice(5, ("txt",), ("bullets",), ("none",)))
    corpus, by_hand = known(tmp_path), known(COLLECTION)
    assert corpus.signals.shape == (8, len(Signal))
    assert by_hand.signals.shape == (len(list((COLLECTION / "minutes").iterdir())), len(Signal))
    assert set(corpus.right) | set(by_hand.right) <= {0.0, 1.0}
    assert corpus.right.mean() > 0.5
