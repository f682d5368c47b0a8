"""Dumps: the whole graph, compressed, the same bytes for the same minutes."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph import dumps
from graph.build import Steps, build
from graph.dumps import Dump, DumpWriter, Sort, dumps_of, part_of
from graph.generations import StoreFolder
from graph.store import open_current

_SAME_IN_ANOTHER_PROCESS = """
import sys
from collections.abc import Iterator
from pathlib import Path
from graph.build import Steps, build
from graph.reading import Reader
from data.gazetteer import default_gazetteer
from tests.factories import BY_NAME, extract_known, read_text
steps = Steps(Reader(read_text, extract_known), "test", BY_NAME, default_gazetteer())
build([Path(sys.argv[1])], Path(sys.argv[2]), steps)
"""


def _contents(generation: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (generation / dumps.DUMPS).iterdir()}


def _quad(number: int, graph: str = "http://example.org/g") -> Quad:
    subject = NamedNode(f"http://example.org/{number}")
    return Quad(subject, NamedNode("http://example.org/p"), Literal(f"åäö\n{number}"), NamedNode(graph))


def _write(generation: Path, quads: list[Quad], at_once: int = 100) -> tuple[Dump, ...]:
    with DumpWriter(generation) as writer:
        for first in range(0, len(quads), at_once):
            writer.add((Sort.DOCUMENT, str(first)), part_of(quads[first : first + at_once]))
        writer.describe()
    return dumps_of(generation)


def test_n_quads_dump_holds_every_quad_of_the_graph(tmp_path: Path, minutes: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    content = gzip.decompress((StoreFolder(tmp_path / "store").current() / "dumps/samgraf.nq.gz").read_bytes())
    quads = list(parse(content, format=RdfFormat.N_QUADS))
    assert len(quads) == len(set(quads))
    assert set(quads) == set(open_current(tmp_path / "store"))


def test_turtle_dump_holds_the_union_of_all_graphs(tmp_path: Path, minutes: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    content = gzip.decompress((StoreFolder(tmp_path / "store").current() / "dumps/samgraf.ttl.gz").read_bytes())
    triples = [quad.triple for quad in parse(content, format=RdfFormat.TURTLE)]
    assert len(triples) == len(set(triples))
    assert set(triples) == {quad.triple for quad in open_current(tmp_path / "store")}


def test_same_minutes_give_the_same_bytes_in_another_process_with_another_hash_seed(
    tmp_path: Path, minutes: Path, steps: Steps
) -> None:
    build([minutes], tmp_path / "here", steps)
    there = tmp_path / "there"
    command = [sys.executable, "-c", _SAME_IN_ANOTHER_PROCESS, str(minutes), str(there)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert _contents(StoreFolder(tmp_path / "here").current()) == _contents(StoreFolder(there).current())


def test_parts_run_on_as_one_document(tmp_path: Path) -> None:
    quads = [_quad(number) for number in range(5)]
    _write(tmp_path, quads, 2)
    turtle = gzip.decompress((tmp_path / "dumps/samgraf.ttl.gz").read_bytes())
    assert turtle.count(b"@prefix samv:") == 1
    assert [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)] == [quad.triple for quad in quads]
    nquads = gzip.decompress((tmp_path / "dumps/samgraf.nq.gz").read_bytes())
    assert list(parse(nquads, format=RdfFormat.N_QUADS)) == quads


def test_description_gives_size_count_and_digest_of_each_file(tmp_path: Path) -> None:
    written = _write(tmp_path, [_quad(1), _quad(2, "http://example.org/other")])
    files = [tmp_path / "dumps" / name for name in ("samgraf.nq.gz", "samgraf.ttl.gz")]
    contents = [file.read_bytes() for file in files]
    assert written == (
        Dump("samgraf.nq.gz", "application/n-quads", len(contents[0]), 2, hashlib.sha256(contents[0]).hexdigest()),
        Dump("samgraf.ttl.gz", "text/turtle", len(contents[1]), 2, hashlib.sha256(contents[1]).hexdigest()),
    )


def test_generation_made_without_dumps_has_none(tmp_path: Path) -> None:
    assert dumps_of(tmp_path) == ()
