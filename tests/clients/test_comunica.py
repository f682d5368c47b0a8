"""Comunica: SPARQL in JavaScript, which asks an endpoint by its service description and in several requests."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

from tests.clients.conftest import Served
from tests.clients.questions import ASK_FALSE, ASK_TRUE, CONSTRUCT, SELECT, describe, expected_rows, expected_triples

FOLDER = Path(__file__).parent / "comunica"
NODE = shutil.which("node")
pytestmark = [
    pytest.mark.skipif(NODE is None, reason="node is not installed"),
    pytest.mark.skipif(
        not (FOLDER / "node_modules").is_dir(), reason="Comunica is not installed: npm ci in tests/clients/comunica"
    ),
]
TABLE, TRIPLES = "application/sparql-results+json", "application/n-triples"


def asked(served: Served, query: str, media_type: str) -> bytes:
    command = [str(NODE), str(FOLDER / "ask.js"), served.url, media_type]
    done = subprocess.run(command, input=query.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_rows_come_whole(served: Served) -> None:
    def sorted_rows(rows: list[dict[str, Any]]) -> list[str]:
        return sorted(json.dumps(row, sort_keys=True) for row in rows)

    rows = json.loads(asked(served, SELECT, TABLE))["results"]["bindings"]
    assert sorted_rows(rows) == sorted_rows(expected_rows(served.store, SELECT))


@pytest.mark.parametrize(("query", "expected"), [(ASK_TRUE, True), (ASK_FALSE, False)])
def test_a_yes_is_a_yes(served: Served, query: str, expected: bool) -> None:
    assert json.loads(asked(served, query, TABLE))["boolean"] is expected


@pytest.mark.parametrize("wanted", ["construct", "describe"])
def test_triples_come_whole(served: Served, wanted: str) -> None:
    query = CONSTRUCT if wanted == "construct" else describe(served.store)
    answer = asked(served, query, TRIPLES)
    found = {str(quad.triple) for quad in parse(answer, format=RdfFormat.N_TRIPLES)}
    assert found == expected_triples(served.store, query)
