"""The weights of the signs of projects, estimated on cases worked out by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.logistic import chances, fitted
from benchmarks.project_signs import Known, Name, crosswise, names_of, told

MINUTES = """Nätverket Provsam, möte 2022-09-14

Närvarande:
Karin Provander, Kil
Nils Exelius, Arvika

1. Omvärld
Karin berättade om Gröna vågen, där Torsby och Arvika deltar. Projektet Blå dagen är nytt. Många läste Röda boken.

2. Nästa möte
Inget nytt.
"""
GOLD = """document: prov
meeting: {date: 2022-09-14}
attendance: []
agenda: []
decisions: []
agreements: []
commitments: []
projects:
  - {label: Gröna vågen}
  - {label: Blå dagen}
"""


def test_one_sign_gets_the_log_odds_of_its_cases() -> None:
    # with the sign 3 of 4 are right, without it 1 of 4: odds 3 and 1/3
    signs = np.array([[1.0]] * 4 + [[0.0]] * 4)
    right = np.array([1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    weights = fitted(signs, right, 0.0)
    assert weights == pytest.approx([np.log(1 / 3), np.log(9)])
    assert chances(signs, weights) == pytest.approx([0.75] * 4 + [0.25] * 4)


def test_a_ridge_keeps_the_weight_of_a_sign_finite_that_only_right_cases_have() -> None:
    signs = np.array([[1.0]] * 3 + [[0.0]] * 3)
    right = np.array([1.0, 1.0, 1.0, 0.0, 0.0, 1.0])
    loose, tight = fitted(signs, right, 1.0), fitted(signs, right, 10.0)
    assert 0 < tight[1] < loose[1] < 5


def test_a_document_is_judged_by_weights_that_others_gave() -> None:
    names = [Name(f"d{place}", "X", frozenset(), place % 2 == 0, said=False) for place in range(16)]
    signs = np.array([[1.0] if name.right else [0.0] for name in names])
    chance = crosswise(names, signs, np.array([float(name.right) for name in names]))
    assert all((value > 0.5) == name.right for value, name in zip(chance, names, strict=True))


def test_names_are_compared_with_the_projects_that_are_known(tmp_path: Path) -> None:
    for folder, name, text in (("minutes", "prov.md", MINUTES), ("gold", "prov.yaml", GOLD)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    known = names_of(tmp_path)
    assert (known.projects, known.said) == (2, 1)
    by_name = {name.name: (name.right, name.said) for name in known.names}
    assert by_name["gröna vågen"] == (True, False)
    assert by_name["blå dagen"] == (True, True)
    assert by_name["röda boken"] == (False, False)


def test_what_is_found_is_told_beside_what_words_find_alone() -> None:
    names = (
        Name("d", "A", frozenset(), right=True, said=True),
        Name("d", "B", frozenset(), right=True, said=False),
        Name("d", "C", frozenset(), right=False, said=False),
    )
    lines = list(told(Known(names, 4, 1), np.array([0.9, 0.6, 0.35])))
    assert lines[1] == "4 projects; words for one find 0.250 of them"
    assert lines[3].split() == ["0.15", "1", "1", "0.500", "0.500"]
    assert lines[-1].split() == ["0.50", "1", "0", "1.000", "0.500"]
