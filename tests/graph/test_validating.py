from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from data.gazetteer import Gazetteer
from graph.build import Steps, build
from graph.store import open_current
from graph.validating import findings
from ontology.terms import RDF, SAMV


def test_a_built_graph_breaks_no_shape(minutes: Path, tmp_path: Path, steps: Steps, gazetteer: Gazetteer) -> None:
    build([minutes], tmp_path / "store", steps)
    assert findings(open_current(tmp_path / "store"), gazetteer) == []


@pytest.mark.parametrize("code", ["9999", "144"])
def test_a_municipality_code_that_nobody_has_is_found(gazetteer: Gazetteer, code: str) -> None:
    store = Store()
    place = NamedNode("http://x/place")
    graph = NamedNode("http://x/graph")
    store.add(Quad(place, NamedNode(RDF.type), NamedNode(SAMV.Municipality), graph))
    store.add(Quad(place, NamedNode(SAMV.municipalityCode), Literal(code), graph))
    assert code in {finding.value for finding in findings(store, gazetteer) if finding.focus == place.value}
