from __future__ import annotations

import stat
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.export import FORMATS, ExportError, UnknownEndingError, export

QUADS = [
    Quad(NamedNode("http://x/b"), NamedNode("http://x/p"), Literal('ö "1"\n'), NamedNode("http://x/g1")),
    Quad(
        NamedNode("http://x/a"),
        NamedNode("http://x/p"),
        Literal("2", language="sv"),
        NamedNode("http://x/g2"),
    ),
    Quad(NamedNode("http://x/a"), NamedNode("http://x/p"), NamedNode("http://x/b"), NamedNode("http://x/g1")),
]


@pytest.fixture
def store() -> Store:
    made = Store()
    made.extend(QUADS)
    return made


@pytest.mark.parametrize("ending", FORMATS)
def test_what_was_exported_reads_back_as_it_was(store: Store, tmp_path: Path, ending: str) -> None:
    assert export(store, tmp_path / f"graph{ending}") == 3
    found = list(parse(path=str(tmp_path / f"graph{ending}"), format=FORMATS[ending]))
    if FORMATS[ending].supports_datasets:
        assert set(found) == set(QUADS)
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in QUADS}


def test_lines_stand_in_a_fixed_order(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines() == [
        '<http://x/a> <http://x/p> "2"@sv <http://x/g2> .',
        "<http://x/a> <http://x/p> <http://x/b> <http://x/g1> .",
        '<http://x/b> <http://x/p> "ö \\"1\\"\\n" <http://x/g1> .',
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_graph_gives_the_same_bytes(store: Store, tmp_path: Path, ending: str) -> None:
    other = Store()
    other.extend(reversed(QUADS))
    export(store, tmp_path / f"one{ending}")
    export(other, tmp_path / f"other{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"other{ending}").read_bytes()


def test_an_ending_that_cannot_be_written_is_told_with_those_that_can(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownEndingError) as told:
        export(store, tmp_path / "graph.xlsx")
    assert str(told.value) == (
        "Cannot export to graph.xlsx: end the name with .nq, .trig, .ttl, .nt, .jsonld, .rdf for the whole graph, "
        "or with .graphml, .gexf, .net, .csv, .parquet, .json, .cyjs for a network of it."
    )
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_keeps_the_file_that_was_there(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graph.nq").write_text("old")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.export.os.fsync", broken)
    with pytest.raises(ExportError, match="choose another place or free some room"):
        export(store, tmp_path / "graph.nq")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]
    assert (tmp_path / "graph.nq").read_text() == "old"


def test_a_folder_that_is_not_there_is_told_in_a_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"Cannot write .*No such file or directory"):
        export(store, tmp_path / "none" / "graph.nq")


def test_others_may_read_the_file_as_far_as_the_umask_lets_them(store: Store, tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    export(store, tmp_path / "graph.nq")
    assert stat.S_IMODE((tmp_path / "graph.nq").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_a_graphless_format_says_a_triple_of_two_graphs_once(tmp_path: Path) -> None:
    store = Store()
    for graph in ("http://x/1", "http://x/2"):
        store.add(Quad(NamedNode("http://x/a"), NamedNode("http://x/p"), Literal("v"), NamedNode(graph)))
    export(store, tmp_path / "graph.nt")
    assert len(list(parse(path=str(tmp_path / "graph.nt"), format=RdfFormat.N_TRIPLES))) == 1
