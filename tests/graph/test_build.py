from __future__ import annotations

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from graph.build import BuildReport, Steps, build
from graph.cache import DamagedEntry, EntryReader, ReadDocument, RecordCache
from graph.export import export
from graph.generations import NoStoreError, StoreFullError, held
from graph.query import ask_rows
from graph.reading import Failure
from graph.resolved import Collection
from graph.sources import NoMinutesError
from graph.store import open_current
from tests.factories import BY_NAME, SPRING, IdentityByName

ROOT = Path(__file__).parents[2]


def documents(store: Path) -> list[str]:
    query = "SELECT ?name WHERE { ?m a samv:Minutes ; dcterms:identifier ?name } ORDER BY ?name"
    return [str(name.value) for (name,) in ask_rows(open_current(store), query).rows]  # type: ignore[union-attr]


def exported(store: Path, target: Path) -> bytes:
    export(open_current(store), target)
    return target.read_bytes()


def test_a_build_holds_what_the_folder_holds(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    report = build([minutes], store, steps)
    assert report == BuildReport(
        documents=("host", "var"),
        reused=0,
        quads=len(open_current(store)),
        failures=(),
        notes=(),
        generation=store / "generations" / "000001",
    )
    assert documents(store) == ["host", "var"]


def test_no_triple_stands_in_two_graphs_and_no_node_is_blank(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    quads = list(open_current(tmp_path / "store"))
    triples = Counter(quad.triple for quad in quads)
    assert [triple for triple, count in triples.items() if count > 1] == []
    assert not [quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]


def test_every_graph_has_its_own_kind_of_statement(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    base = steps.minter.base
    assert {graph.value.removeprefix(base) for graph in open_current(tmp_path / "store").named_graphs()} == {
        "graph/document/host",
        "graph/document/var",
        "graph/entities",
        "graph/reference",
        "graph/ontology",
        "graph/ties",
    }


def test_building_twice_gives_the_same_bytes(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    first = exported(store, tmp_path / "1.nq")
    assert build([minutes], store, steps).reused == 2
    assert exported(store, tmp_path / "2.nq") == first
    shutil.rmtree(store)
    build([minutes / "var.md", minutes / "host.txt"], store, steps)
    assert exported(store, tmp_path / "3.nq") == first


def test_a_removed_document_leaves_nothing_behind(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    build([minutes / "host.txt"], store, steps)
    alone = exported(store, tmp_path / "1.nq")
    build([minutes], store, steps)
    assert exported(store, tmp_path / "2.nq") != alone
    build([minutes / "host.txt"], store, steps)
    assert exported(store, tmp_path / "3.nq") == alone
    with sqlite3.connect(store / "cache" / "documents.sqlite") as cache:
        assert list(cache.execute("SELECT count(*) FROM entry")) == [(1,)]
    cache.close()


def test_one_bad_document_stops_nothing(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    (minutes / "fel.md").write_text("KRASCH", encoding="utf-8")
    (minutes / "bild.txt").write_bytes(b"\xff\x00\xfe")
    report = build([minutes], tmp_path / "store", steps)
    assert [failure.document for failure in report.failures] == ["bild", "fel"]
    assert report.documents == ("host", "var")
    assert documents(tmp_path / "store") == ["host", "var"]


def test_where_nothing_can_be_read_the_graph_stays(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    bad = tmp_path / "bad.md"
    bad.write_text("KRASCH", encoding="utf-8")
    report = build([bad], store, steps)
    assert (report.documents, report.generation, len(report.failures)) == ((), None, 1)
    assert isinstance(report.failures[0], Failure)
    assert documents(store) == ["host", "var"]


def test_a_folder_without_minutes_changes_nothing(tmp_path: Path, steps: Steps) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoMinutesError):
        build([tmp_path / "empty"], tmp_path / "store", steps)
    assert not (tmp_path / "store").exists()
    with pytest.raises(NoStoreError):
        open_current(tmp_path / "store")


@dataclass(frozen=True, slots=True)
class Listening(IdentityByName):
    """Notes which assignments it is told of."""

    told: list[dict[str, str]] = field(default_factory=list)

    def collect(self, views: Callable[[], Iterable[tuple[str, bytes]]], previous: Mapping[str, str]) -> Collection:
        self.told.append(dict(previous))
        return BY_NAME.collect(views, previous)


def test_the_next_build_is_told_which_identifiers_were_assigned(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    identity = Listening(steps.gazetteer)
    for _ in range(2):
        build([minutes], tmp_path / "store", replace(steps, identity=identity))
    assert identity.told[0] == {}
    assert identity.told[1]["var#Karin Prov"] == "person/karin-prov"


def test_progress_is_told_for_each_document_and_stage(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    told: list[tuple[str, int, int]] = []
    build([minutes], tmp_path / "store", steps, lambda *stage: told.append(stage))
    assert told == [
        *(("read", 1, 2), ("read", 2, 2), ("resolve", 0, 1), ("resolve", 1, 1)),
        *(("write", 1, 2), ("write", 2, 2), ("finish", 0, 1), ("finish", 1, 1)),
    ]


def test_an_entry_that_is_damaged_is_read_anew_by_the_same_build(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    generation = build([minutes], store, steps).generation
    assert generation is not None
    (generation / "made-by.txt").unlink()  # so that all is written anew, out of the cache
    first = exported(store, tmp_path / "1.nq")
    with sqlite3.connect(store / "cache" / "documents.sqlite") as cache:
        cache.execute("UPDATE entry SET content = x'00' || content WHERE rowid = 1")
    cache.close()
    report = build([minutes], store, steps)
    assert (report.documents, report.reused) == (("host", "var"), 1)
    assert exported(store, tmp_path / "2.nq") == first


def test_an_entry_that_is_damaged_however_often_it_is_written_ends_the_build(
    minutes: Path, tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    first = exported(store, tmp_path / "1.nq")
    (minutes / "host.txt").write_text("Närvarande: Åsa Öberg, Kil", encoding="utf-8")

    def damaged(_reader: EntryReader, key: bytes) -> ReadDocument:
        raise DamagedEntry(key)

    monkeypatch.setattr(EntryReader, "read", damaged)
    with pytest.raises(DamagedEntry, match="run samgraf build again"):
        build([minutes], store, steps)
    assert exported(store, tmp_path / "2.nq") == first


def test_another_thread_may_build_after_the_first(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    build([minutes], tmp_path / "store", steps)
    (minutes / "host.txt").write_text("Närvarande: Åsa Öberg, Kil", encoding="utf-8")
    with ThreadPoolExecutor(1) as another:
        report = another.submit(build, [minutes], tmp_path / "store", steps).result()
    assert (report.documents, report.reused, report.failures) == (("host", "var"), 1, ())


def test_notes_of_a_record_come_with_its_document(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    def extract(document):  # type: ignore[no-untyped-def]
        return replace(steps.reader.extract(document), notes=("Ingen närvaro.",))

    noting = replace(steps, reader=replace(steps.reader, extract=extract))
    report = build([minutes], tmp_path / "store", noting)
    assert report.notes == (("host", "Ingen närvaro."), ("var", "Ingen närvaro."))


def test_a_full_disk_while_caching_leaves_the_graph_as_it_was(
    minutes: Path, tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(RecordCache, "keep", no_room)
    with pytest.raises(StoreFullError):
        build([minutes], store, replace(steps, version="other"))
    assert documents(store) == ["host", "var"]


LIMITED = """
import resource, sys
from pathlib import Path
from graph.build import build
from graph.generations import StoreFullError
from tests.graph.test_crash import STEPS
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
try:
    build([Path(sys.argv[2])], Path(sys.argv[3]), STEPS)
except StoreFullError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on file size")
@pytest.mark.parametrize("room", [2_000, 40_000, 100_000])
def test_files_that_cannot_grow_are_told_as_a_full_disk(minutes: Path, tmp_path: Path, steps: Steps, room: int) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    (minutes / "mer.md").write_text(SPRING + "mer", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(room), str(minutes), str(store)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (7, "")
    assert done.stdout.startswith("There is no room left on the disk for")
    assert documents(store) == ["host", "var"]
    assert [path.name for path in (store / "generations").iterdir()] == ["000001"]


def test_a_build_that_forgets_keeps_no_earlier_generation(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    build([minutes], store, steps)
    assert len(list((store / "generations").iterdir())) == 2
    report = build([minutes], store, steps, forget=True)
    assert list((store / "generations").iterdir()) == [report.generation]


def test_a_build_makes_good_a_pointer_that_leads_nowhere(minutes: Path, tmp_path: Path, steps: Steps) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    before = documents(store)
    (store / "current").write_text("999")
    build([minutes], store, steps)
    assert documents(store) == before


def test_forgetting_tells_of_a_service_that_still_answers_from_the_graph_before(
    minutes: Path, tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.build._PATIENCE_WITH_READERS", 0.0)
    store = tmp_path / "store"
    first = build([minutes], store, steps).generation
    assert first is not None
    with held(first):
        noted = [note for document, note in build([minutes], store, steps, forget=True).notes if document == "store"]
        assert len(noted) == 1
        assert "build with --forget once more" in noted[0]
        assert first.exists()
    assert [note for document, note in build([minutes], store, steps, forget=True).notes if document == "store"] == []
    assert not first.exists()
    assert len(list((store / "generations").iterdir())) == 1
