"""What the corpus is made of is its own: it shares nothing with what reads minutes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import benchmarks.corpus

FOLDER = Path(str(benchmarks.corpus.__file__)).parent
ROOT = FOLDER.parents[1]
OWN = ("ontology", "data", "graph", "visualizations", "api", "benchmarks")
READS_MINUTES = ("data.extraction", "data.lexicon")


def imported(path: Path) -> Iterator[str]:
    """Give the modules of this project that a file imports, wherever in it it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def file_of(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split("."))
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()), None)


def reached(paths: list[Path]) -> set[str]:
    """Return all modules of this project that files import, and what those import."""
    seen: set[str] = set()
    waiting = [module for path in paths for module in imported(path)]
    while waiting:
        module = waiting.pop()
        if module.split(".")[0] not in OWN or module in seen:
            continue
        seen.add(module)
        path = file_of(module)
        waiting += imported(path) if path else ()
    return seen


def test_nothing_of_the_corpus_imports_what_reads_minutes_even_by_others() -> None:
    modules = reached(sorted(FOLDER.rglob("*.py")))
    assert [one for one in modules if one.startswith(READS_MINUTES)] == []
    assert "graph.evaluation.gold" in modules  # the walk does follow imports


def test_no_file_of_the_corpus_names_a_file_of_the_lexicon() -> None:
    names = {
        path.name for path in FOLDER.rglob("*") if path.is_file() and "lexicon" in path.read_text("utf-8", "replace")
    }
    assert names == set()


def test_nothing_that_reads_minutes_imports_the_benchmarks() -> None:
    assert [
        path for path in (ROOT / "data").rglob("*.py") if any(one.startswith("benchmarks") for one in imported(path))
    ] == []
    assert find_spec("data.extraction") is not None
