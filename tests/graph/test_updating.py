"""A build upon the graph before gives what a whole build gives: in graph, dumps, figures and index."""

from __future__ import annotations

import gzip
import random
import re
import shutil
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from graph.build import Steps, build
from graph.figures import figures_of
from graph.generations import StoreFolder
from graph.steps import standard_steps
from graph.store import identities_of, open_current
from graph.updating import write_changes
from tests.factories import AUTUMN, SPRING

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*(ROOT / "data" / "minutes").glob("*.md"), *(ROOT / "tests" / "collection" / "minutes").iterdir()])
_CHANGES = 7
_EACH = 9  # of the stems is looked for
ROWS = (
    "SELECT t.iri, t.kind, t.class, t.label, t.sort_label, n.iri, t.first, t.last, m.iri, d.iri, t.basis, t.step, "
    "t.party_kind, t.weight, t.body FROM thing t LEFT JOIN thing n ON n.number = t.named_after "
    "LEFT JOIN thing m ON m.number = t.meeting LEFT JOIN thing d ON d.number = t.document",
    "SELECT f.kind, f.name, CASE typeof(f.value) WHEN 'integer' THEN v.iri ELSE f.value END, t.iri, f.times "
    "FROM facet f JOIN thing t ON t.number = f.thing LEFT JOIN thing v ON v.number = f.value",
    "SELECT t.iri, d.iri, p.start, p.stop FROM ground g JOIN thing t ON t.number = g.thing "
    "JOIN passage p ON p.number = g.passage JOIN thing d ON d.number = p.document",
    "SELECT t.iri, g.iri FROM tie_ground x JOIN thing t ON t.number = x.tie JOIN thing g ON g.number = x.thing",
    "SELECT t.iri, i.property, i.value, i.basis, i.rule, i.confidence FROM inference i "
    "JOIN thing t ON t.number = i.thing",
    "SELECT d.iri, s.text FROM source s JOIN thing d ON d.number = s.document",
    "SELECT stem, occurrences FROM word",
    "SELECT kind, things FROM kind_count",
)
FOUND = (
    "SELECT '{table}', t.iri FROM {table} w JOIN thing t ON t.number = w.rowid WHERE {table} MATCH '\"{stem}\"'",
    "SELECT d.iri, p.start, p.stop FROM passage_words w JOIN passage p ON p.number = w.rowid "
    "JOIN thing d ON d.number = p.document WHERE passage_words MATCH '\"{stem}\"'",
)


def rows_of(generation: Path) -> list[list[str]]:
    """Return what an index holds without its numbers, and what a search finds by some stems."""
    with sqlite3.connect(generation / "index.sqlite") as index:
        found = [sorted(map(repr, index.execute(statement))) for statement in ROWS]
        stems = [stem for (stem,) in index.execute("SELECT stem FROM word ORDER BY stem")]
        for stem in stems[::_EACH]:
            for table in ("name_words", "title_words", "outcome_words"):
                found.append(sorted(map(repr, index.execute(FOUND[0].format(table=table, stem=stem)))))
            found.append(sorted(map(repr, index.execute(FOUND[1].format(stem=stem)))))
    index.close()
    return found


def dumps_of(generation: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (generation / "dumps").iterdir()}


def assert_alike(one: Path, other: Path) -> None:
    """Compare two generations."""
    assert dumps_of(one) == dumps_of(other)
    assert figures_of(one) == figures_of(other)
    assert identities_of(one) == identities_of(other)
    assert (one / "generation.json").read_bytes() == (other / "generation.json").read_bytes()
    assert (one / "reading.json").read_bytes() == (other / "reading.json").read_bytes()
    assert rows_of(one) == rows_of(other)


def quads_of(store: Path) -> set[str]:
    return {f"{quad} ." for quad in open_current(store)}


def dumped(generation: Path) -> set[str]:
    return set(gzip.decompress((generation / "dumps" / "samgraf.nq.gz").read_bytes()).decode().splitlines())


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The generations that were built upon."""
    noted: list[Path] = []

    def noting(old: Path, *arguments: Any) -> None:
        write_changes(old, *arguments)
        noted.append(old)

    monkeypatch.setattr("graph.build.write_changes", noting)
    monkeypatch.setattr("graph.updating._AT_MOST", 0.9)
    return noted


def built_both_ways(minutes: Path, store: Path, scratch: Path, steps: Steps) -> Path:
    """Build upon what is there, and wholly in a copy; assert that both are alike and return the generation."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(store, scratch)
    (StoreFolder(scratch).current() / "made-by.txt").unlink()
    generation = build([minutes], store, steps).generation
    whole = build([minutes], scratch, steps).generation
    assert generation is not None
    assert whole is not None
    assert_alike(generation, whole)
    assert quads_of(store) == dumped(generation)
    return generation


def change(number: int, chosen: list[Path], minutes: Path) -> None:
    """Change a folder that holds the first six of some documents: one comes, goes, changes, comes twice …"""
    match number:
        case 0:
            shutil.copy(chosen[6], minutes)
        case 1:
            (minutes / chosen[0].name).unlink()
        case 2:
            (minutes / chosen[1].name).write_bytes(chosen[1].read_bytes() + b"\nBeslut: att mer.\n")
        case 3:
            shutil.copy(chosen[7], minutes)
            (minutes / chosen[2].name).unlink()
        case 4:
            shutil.copy(chosen[1], minutes / f"igen-{chosen[1].name}")
        case 5:
            shutil.copy(chosen[0], minutes)
        case _:
            pass  # nothing changes


def test_documents_come_change_and_go_as_in_whole_builds(tmp_path: Path, updates: list[Path]) -> None:
    steps, chance = standard_steps(), random.Random(7)
    minutes, store = tmp_path / "minutes", tmp_path / "store"
    minutes.mkdir()
    chosen = chance.sample(TEXTS, 11)
    for path in chosen[:6]:
        shutil.copy(path, minutes)
    build([minutes], store, steps)
    for number in range(_CHANGES):
        change(number, chosen, minutes)
        built_both_ways(minutes, store, tmp_path / "scratch", steps)
    assert len(updates) == _CHANGES


def test_hand_made_minutes_with_a_meeting_announced_and_a_shared_project(
    minutes: Path, tmp_path: Path, steps: Steps, updates: list[Path]
) -> None:
    store = tmp_path / "store"
    build([minutes], store, steps)
    (minutes / "host.txt").unlink()
    built_both_ways(minutes, store, tmp_path / "scratch", steps)
    (minutes / "host.txt").write_text(AUTUMN, encoding="utf-8")
    (minutes / "igen.md").write_text(SPRING, encoding="utf-8")
    built_both_ways(minutes, store, tmp_path / "scratch", steps)


def named_by_documents(generation: Path) -> set[str]:
    """Return a graph with people and projects named by the documents that speak of them, whatever their identifiers.

    An identifier stays when documents come, so it tells in which order they came; so does the hash of a decision.
    """
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, identifier in identities_of(generation).items():
        keys[identifier].append(key)
    named = {identifier.rpartition("/")[2]: f"<<{min(found)}>>" for identifier, found in keys.items()}
    pattern = re.compile(r"(?<=/)(" + "|".join(sorted(map(re.escape, named), key=len, reverse=True)) + r")(?=[>/])")
    lines = [pattern.sub(lambda match: named[match.group()], line) for line in sorted(dumped(generation))]
    lines = [re.sub(r"(/participation/[^>]*/|/inference/[^>]*/status-)[^>/]*>", r"\1>", line) for line in lines]
    return {re.sub(r"(/identity-decision/[^>]*/)[0-9a-f]+>", r"\1>", line) for line in lines}


@pytest.mark.parametrize("seed", range(2))
def test_documents_added_in_any_order_give_the_graph_of_all_at_once(
    tmp_path: Path, updates: list[Path], seed: int
) -> None:
    steps, texts = standard_steps(), list(TEXTS)
    whole = build(texts, tmp_path / "at-once", steps)
    random.Random(seed).shuffle(texts)
    first = 4
    build(texts[:first], tmp_path / "store", steps)
    steps_of = [*range(first + 4, len(texts), 6), len(texts)]
    for count in steps_of:
        report = build(texts[:count], tmp_path / "store", steps)
    assert (whole.failures, report.failures) == ((), ())
    assert whole.generation is not None
    assert report.generation is not None
    assert len(updates) >= len(steps_of) - 1
    assert named_by_documents(report.generation) == named_by_documents(whole.generation)


def test_identifiers_stay_when_a_document_comes(tmp_path: Path, updates: list[Path]) -> None:
    steps = standard_steps()
    first = build(TEXTS[2:], tmp_path / "store", steps).generation
    assert first is not None
    before = identities_of(first)
    then = build(TEXTS, tmp_path / "store", steps).generation
    assert then is not None
    assert updates == [first]
    assert {key: identities_of(then)[key] for key in before} == before


@pytest.mark.parametrize("broken", ["parts.jsonl", "index.sqlite", "made-by.txt", "dumps/samgraf.nq.gz"])
def test_where_nothing_can_be_built_upon_all_is_made_anew(
    broken: str, minutes: Path, tmp_path: Path, steps: Steps, updates: list[Path]
) -> None:
    store = tmp_path / "store"
    generation = build([minutes], store, steps).generation
    assert generation is not None
    (generation / broken).write_bytes(b"nothing")
    (minutes / "mer.md").write_text(SPRING + "mer", encoding="utf-8")
    assert build([minutes], store, steps).documents == ("host", "mer", "var")
    assert updates == []
    alone = build([minutes], tmp_path / "alone", steps).generation
    assert alone is not None
    assert dumps_of(StoreFolder(store).current()) == dumps_of(alone)


def test_with_many_changes_all_is_made_anew(
    minutes: Path, tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch, updates: list[Path]
) -> None:
    monkeypatch.setattr("graph.updating._AT_MOST", 0.2)
    build([minutes], tmp_path / "store", steps)
    (minutes / "host.txt").unlink()
    build([minutes], tmp_path / "store", steps)
    assert updates == []


def test_the_earlier_generation_stays_as_it_was(
    minutes: Path, tmp_path: Path, steps: Steps, updates: list[Path]
) -> None:
    store = tmp_path / "store"
    first = build([minutes], store, steps).generation
    assert first is not None
    before = quads_of(store), dumps_of(first), rows_of(first)
    (minutes / "igen.md").write_text(SPRING, encoding="utf-8")
    build([minutes], store, steps)
    assert updates == [first]
    (store / "current").write_text(f"{int(first.name)}\n", encoding="ascii")
    assert (quads_of(store), dumps_of(first), rows_of(first)) == before
