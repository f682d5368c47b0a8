"""From minutes whose projects are known to the weights of the signs of projects, and to how well they tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.logistic import Numbers, chances, fitted
from data.extraction.extractor import efforts_of, extract
from data.reading import read_document
from data.record import Basis
from graph.evaluation.gold import GoldDocument, read_gold
from graph.evaluation.matching import folded
from graph.sources import find_sources

_RIDGE = 2.0
_PARTS = 8  # of the documents: each is judged by weights estimated on the others
_LEVELS = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a document speaks of: its signs, whether it is a project's, and whether a word calls it one."""

    document: str
    name: str
    signs: frozenset[str]
    right: bool
    said: bool


@dataclass(frozen=True, slots=True)
class Known:
    """The names of minutes whose projects are known, and how many projects there are; ``said`` with a word for one."""

    names: tuple[Name, ...]
    projects: int
    said: int


def main(folder: Path) -> None:
    """Print the weights, and how well names are told by weights that other documents gave."""
    known = names_of(folder)
    order = sorted({sign for name in known.names for sign in name.signs})
    signs, right = _columns(known.names, order)
    weights = fitted(signs, right, _RIDGE)
    print("weights:")
    print(f"  none: {weights[0]:.2f}")
    for weight, sign in sorted(zip(weights[1:], order, strict=True), reverse=True):
        print(f"  {sign}: {weight:.2f}")
    print("\n".join(told(known, crosswise(known.names, signs, right))))


def names_of(folder: Path) -> Known:
    """Read the ``minutes`` of a folder and compare what they name with the projects of their ``gold``."""
    gold = {one.document: one for one in read_gold(folder / "gold")}
    names: list[Name] = []
    projects = said = 0
    for source in find_sources([folder / "minutes"]):
        truth = gold[source.identifier]
        found = list(_names(source.path, truth))
        called = _called(source.path, truth.document)
        names += found
        projects += len(truth.projects)
        said += sum(1 for project in truth.projects if called & set(map(folded, project.names)))
    return Known(tuple(names), projects, said)


def _names(path: Path, truth: GoldDocument) -> Iterator[Name]:
    projects = {folded(name) for project in truth.projects for name in project.names}
    called = _called(path, truth.document)
    for named in efforts_of(read_document(path, truth.document)):
        name = folded(named.candidates[0].name)
        yield Name(truth.document, name, named.signs, name in projects, name in called)


def _called(path: Path, document: str) -> set[str]:
    """Return the names that a word in the text calls a project's."""
    record = extract(read_document(path, document))
    stated = [project for project in record.projects if project.evidence.basis is Basis.STATED]
    return {folded(name) for project in stated for name in (project.name, *project.forms)}


def crosswise(names: Sequence[Name], signs: Numbers, right: Numbers) -> Numbers:
    """Return the probability of each name by weights that the other parts of the documents gave."""
    documents = sorted({name.document for name in names})
    part_of = {document: place % _PARTS for place, document in enumerate(documents)}
    parts = np.array([part_of[name.document] for name in names])
    found = np.zeros(len(names))
    for part in range(_PARTS):
        inside = parts == part
        if inside.any() and not inside.all():
            found[inside] = chances(signs[inside], fitted(signs[~inside], right[~inside], _RIDGE))
    return found


def told(known: Known, chance: Numbers) -> Iterator[str]:
    """Tell what is found from each probability on, beside what the words for a project find alone."""
    yield ""
    yield f"{known.projects:,} projects; words for one find {known.said / max(1, known.projects):.3f} of them"
    yield "  from  right  wrong  precision  found with the words"
    right = np.array([name.right for name in known.names])
    new = np.array([not name.said for name in known.names])
    for level in _LEVELS:
        chosen = (chance >= level) & new
        good, bad = int((chosen & right).sum()), int((chosen & ~right).sum())
        share = (known.said + good) / max(1, known.projects)
        yield f"  {level:.2f}  {good:5}  {bad:5}  {good / max(1, good + bad):9.3f}  {share:.3f}"


def _columns(names: Sequence[Name], order: Sequence[str]) -> tuple[Numbers, Numbers]:
    rows = [[float(sign in name.signs) for sign in order] for name in names]
    return np.array(rows), np.array([float(name.right) for name in names])
