"""Scoring a corpus document by document gives what scoring all of it at once gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.corpus.report import report
from benchmarks.corpus.scoring import OVERALL, score_corpus
from benchmarks.corpus.style import Choice
from benchmarks.corpus.writing import write_corpus
from graph.build import build
from graph.evaluation import evaluate
from graph.steps import standard_steps
from graph.store import open_current

DOCUMENTS = 56  # the last six are of the bodies of the first, which announced them


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder / "minutes", DOCUMENTS, Choice(1, ("txt", "md")), gold=True)
    build([folder / "minutes"], folder / "store", standard_steps())
    return folder


def test_the_tables_are_those_of_the_evaluation(corpus: Path) -> None:
    scores = score_corpus(corpus / "minutes", corpus / "store")
    evaluation = evaluate(open_current(corpus / "store"), corpus / "minutes" / "gold")
    own = {name: (table.found, table.gold, table.given) for name, table in scores.tables[OVERALL].items()}
    assert own == {
        table.name: (table.found, table.gold, table.given) for table in evaluation.tables if table.name != "evidence"
    }
    assert own["attendance"][0] > 200


def test_groups_share_out_all_documents(corpus: Path) -> None:
    scores = score_corpus(corpus / "minutes", corpus / "store")
    for sort in ("layout", "format"):
        assert sum(count for group, count in scores.documents.items() if group.startswith(sort)) == DOCUMENTS
    assert scores.missing == []


def test_every_second_document_may_do(corpus: Path) -> None:
    assert score_corpus(corpus / "minutes", corpus / "store", every=2).documents[OVERALL] == DOCUMENTS // 2


def test_a_document_that_the_store_does_not_know_is_told_and_its_facts_are_missing(
    corpus: Path, tmp_path: Path
) -> None:
    write_corpus(tmp_path, DOCUMENTS + 1, Choice(1, ("txt", "md")))
    scores = score_corpus(tmp_path, corpus / "store")
    known = score_corpus(corpus / "minutes", corpus / "store")
    assert [name[:6] for name in scores.missing] == [f"{DOCUMENTS:06}"]
    assert scores.tables[OVERALL]["people"].found == known.tables[OVERALL]["people"].found
    assert scores.tables[OVERALL]["people"].gold > known.tables[OVERALL]["people"].gold


def test_the_report_tells_tables_groups_and_identity(corpus: Path) -> None:
    told = report(score_corpus(corpus / "minutes", corpus / "store"), misses=1)
    first, *lines = told.splitlines()
    assert first == f"{DOCUMENTS} documents, 0 of them not in the store"
    starts = {line.split(" ")[0] for line in lines if line}
    assert {"attendance", "layout", "format", "damage", "identity", "all", "##"} <= starts


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    refused = CliRunner().invoke(main, ["corpus", str(tmp_path / "c"), "--formats", "txt,wav"])
    assert refused.exit_code == 2
    assert "wav is not among pdf, docx, md," in refused.output
    assert not (tmp_path / "c").exists()


def test_the_commands_write_and_score(tmp_path: Path) -> None:
    runner = CliRunner()
    made = runner.invoke(
        main, ["corpus", str(tmp_path / "c"), "--documents", "2", "--formats", "txt", "--layouts", "lines,table"]
    )
    assert (made.exit_code, made.output.split(",")[0]) == (0, "2 documents")
    build([tmp_path / "c"], tmp_path / "s", standard_steps())
    scored = runner.invoke(main, ["corpus-score", str(tmp_path / "c"), "--store", str(tmp_path / "s")])
    assert scored.exit_code == 0
    assert scored.output.startswith("2 documents, 0 of them not in the store")
