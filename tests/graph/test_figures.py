"""Figures: what a graph holds, counted while it is written."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.build import Steps, build
from graph.figures import FigureCounter, Figures, figures_of, figures_of_quads
from graph.generations import StoreFolder
from graph.store import open_current
from ontology.terms import FOAF, RDF, SAMV


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    graph = NamedNode("http://example.org/g")
    return Quad(NamedNode(f"http://example.org/{subject}"), NamedNode(predicate), value, graph)


def test_properties_and_classes_are_counted_part_by_part() -> None:
    quads = [
        _quad("anna", RDF.type, NamedNode(FOAF.Person)),
        _quad("anna", FOAF.name, Literal("Anna Alm")),
        _quad("bo", RDF.type, NamedNode(FOAF.Person)),
        _quad("mote", RDF.type, NamedNode(SAMV.Meeting)),
    ]
    counter = FigureCounter()
    for part in (quads[:1], quads[1:]):
        counter.add(figures_of_quads(part))
    figures = counter.figures()
    assert figures == Figures({RDF.type: 3, FOAF.name: 1}, {FOAF.Person: 2, SAMV.Meeting: 1})
    assert (figures.statements, figures.entities) == (4, 3)


def test_build_keeps_the_figures_of_its_graph(tmp_path: Path, minutes: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    figures = figures_of(StoreFolder(tmp_path / "store").current())
    assert figures.statements == len(open_current(tmp_path / "store"))
    # two sets of minutes: Karin Prov, Nils Exempel, Ulla Gäst, Bo Test
    assert (figures.classes[SAMV.Minutes], figures.classes[FOAF.Person]) == (2, 4)


def test_generation_made_without_figures_has_none(tmp_path: Path) -> None:
    assert figures_of(tmp_path) == Figures({}, {})
