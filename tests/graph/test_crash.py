"""A build is killed for real, many times, at random moments; what can be read afterwards is always whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.gazetteer import default_gazetteer
from graph.build import Steps, build
from graph.reading import Reader
from graph.store import open_current
from tests.factories import AUTUMN, BY_NAME, SPRING, extract_known, read_text

KILLS = 40
ROOT = Path(__file__).parents[2]
STEPS = Steps(Reader(read_text, extract_known), "test", BY_NAME, default_gazetteer())

# Loads everything once, then forks a builder for each line read: starting Python takes longer than a build.
BUILDER = """
import os, sys
from pathlib import Path
from tests.graph.test_crash import STEPS
from graph.build import build
store, *folders = map(Path, sys.argv[1:])
for _ in sys.stdin:
    pid = os.fork()
    if pid == 0:
        while True:
            for folder in folders:
                build([folder], store, STEPS)
    print(pid, flush=True)
    os.waitpid(pid, 0)
    print("gone", flush=True)
"""


def state(store: Path) -> frozenset[str]:
    return frozenset(map(str, open_current(store)))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    one, both = tmp_path / "one", tmp_path / "both"
    for folder in (one, both):
        folder.mkdir()
        (folder / "var.md").write_text(SPRING, encoding="utf-8")
    (both / "host.md").write_text(AUTUMN, encoding="utf-8")
    return one, both


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_build_killed_at_any_moment_leaves_the_graph_whole(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    store = tmp_path / "store"
    whole = set()
    began = time.perf_counter()
    for folder in reversed(folders):
        build([folder], store, STEPS)
        whole.add(state(store))
    assert len(whole) == 2
    longest = 1.1 * (time.perf_counter() - began)
    moments = random.Random(20240312)
    seen: set[frozenset[str]] = set()
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(store), *map(str, folders)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as builder:
        assert builder.stdin is not None
        assert builder.stdout is not None
        for _ in range(KILLS):
            builder.stdin.write("\n")
            builder.stdin.flush()
            pid = int(builder.stdout.readline())
            time.sleep(moments.uniform(0.0, longest))
            os.kill(pid, signal.SIGKILL)
            assert builder.stdout.readline() == "gone\n"
            now = state(store)
            assert now in whole
            seen.add(now)
        builder.stdin.close()
    assert seen == whole, "the kills never met a build at work"
    report = build([folders[0]], store, STEPS)
    assert report.failures == ()
    assert len(list((store / "generations").iterdir())) <= 3
