"""From a choice and a number of documents to folders of files with their truth, by all cores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import yaml

from benchmarks.corpus.cores import by_all_cores
from benchmarks.corpus.document import document_of
from benchmarks.corpus.files import file_of
from benchmarks.corpus.style import Choice
from benchmarks.corpus.truth import Truth, gold_of, line_of, truth_of

FOLDER = 500
"""So many documents at most lie in one folder."""
TRUTH = "truth.jsonl"
GOLD = "gold"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the one in C where it is there


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    documents: int
    bytes: int


def write_corpus(folder: Path, documents: int, choice: Choice, *, gold: bool = False) -> Written:
    """Write documents into numbered folders below one, each folder with its truth; ``gold`` adds gold tables as YAML.

    The same choice gives the same bytes, and the first documents of a large corpus are those of a small one.
    """
    parts = range(0, documents, FOLDER)
    write = partial(_write_folder, folder, documents, choice, gold)
    return Written(documents, sum(by_all_cores(write, parts)))


def _write_folder(folder: Path, documents: int, choice: Choice, gold: bool, first: int) -> int:
    below = folder / f"{first // FOLDER:04}"
    below.mkdir(parents=True, exist_ok=True)
    lines, size = [], 0
    for number in range(first, min(first + FOLDER, documents)):
        file = file_of(document_of(choice, number))
        (below / file.name).write_bytes(file.content)
        lines.append(line_of(file.truth) + "\n")
        size += len(file.content)
        if gold:
            _write_gold(folder / GOLD, file.truth)
    (below / TRUTH).write_text("".join(lines), encoding="utf-8")
    return size


def _write_gold(folder: Path, truth: Truth) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(gold_of(truth), Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    (folder / f"{truth.gold.document}.yaml").write_text(text, encoding="utf-8")


def truths_in(path: Path, every: int = 1) -> Iterator[Truth]:
    """Read the truth of every n-th document of one folder of a corpus, one at a time."""
    with path.open(encoding="utf-8") as lines:
        yield from map(truth_of, islice(lines, 0, None, every))


def truth_files(folder: Path) -> list[Path]:
    """Return the files of a corpus that hold its truth, in their order."""
    return sorted(folder.glob(f"*/{TRUTH}"))
