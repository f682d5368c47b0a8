"""The four enclosed minutes through the real parts: reader, extraction, reference data, identity, triples, store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Store

from data.gazetteer import default_gazetteer
from graph.build import BuildReport, build
from graph.export import export
from graph.iris import BaseIriError
from graph.query import ask_rows
from graph.steps import standard_steps
from graph.store import open_current
from graph.validating import findings

MINUTES = Path(__file__).parents[2] / "data" / "minutes"
FACTS = """SELECT ?node WHERE {
  VALUES ?kind { samv:Meeting samv:Attendance samv:AgendaItem samv:Decision samv:Agreement samv:Commitment
    samv:Participation samv:Event samv:TopicTally samv:Amount samv:Inference samv:IdentityDecision foaf:Person }
  ?node a ?kind FILTER NOT EXISTS { ?node prov:wasDerivedFrom/a samv:Passage } }"""
MARKED = """SELECT ?node WHERE {
  VALUES ?kind { samv:Attendance samv:Decision samv:Agreement samv:Commitment samv:Participation samv:Event samv:Tie }
  ?node a ?kind
  OPTIONAL { ?node samv:basis ?basis } OPTIONAL { ?node samv:rule ?rule } OPTIONAL { ?node samv:confidence ?sure }
  FILTER(!BOUND(?basis) || (?basis != samv:Stated && !BOUND(?rule)) || (?basis = samv:Inferred && !BOUND(?sure))) }"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def report(folder: Path) -> BuildReport:
    return build([MINUTES], folder, standard_steps())


@pytest.fixture(scope="module")
def store(folder: Path, report: BuildReport) -> Store:
    assert report.failures == ()
    return open_current(folder)


def test_every_enclosed_document_is_read(report: BuildReport) -> None:
    assert report.documents == tuple(sorted(path.stem for path in MINUTES.iterdir() if path.suffix == ".md"))


def test_no_triple_stands_in_two_graphs_and_no_node_is_blank(store: Store) -> None:
    triples = Counter(quad.triple for quad in store)
    assert [str(triple) for triple, count in triples.items() if count > 1] == []
    assert not [triple for triple in triples if isinstance(triple.subject, BlankNode)]


def test_every_passage_holds_the_words_that_stand_at_its_offsets(store: Store) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in MINUTES.iterdir() if path.suffix == ".md"}
    query = """SELECT ?document ?start ?end ?exact WHERE {
      ?p oa:start ?start ; oa:end ?end ; oa:exact ?exact ; oa:hasSource/dcterms:identifier ?document }"""
    rows = [[value.value for value in row] for row in ask_rows(store, query).rows]  # type: ignore[union-attr]
    assert len(rows) > 400
    wrong = [row for row in rows if texts[str(row[0])][int(str(row[1])) : int(str(row[2]))] != row[3]]
    assert wrong == []


def test_every_fact_has_a_passage_and_what_is_not_stated_is_marked(store: Store) -> None:
    assert ask_rows(store, FACTS).rows == ()
    assert ask_rows(store, MARKED).rows == ()


def test_the_graph_breaks_no_shape(store: Store) -> None:
    assert findings(store, default_gazetteer()) == []


def test_building_again_gives_the_same_bytes_from_the_cache(folder: Path, store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "1.nq")
    again = build([MINUTES], folder, standard_steps())
    export(open_current(folder), tmp_path / "2.nq")
    assert again.reused == len(again.documents)
    assert (tmp_path / "1.nq").read_bytes() == (tmp_path / "2.nq").read_bytes()


def test_a_base_that_makes_no_iris_is_refused() -> None:
    with pytest.raises(BaseIriError):
        standard_steps(base="nonsense")
