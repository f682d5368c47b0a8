"""Each section of the W3C recommendation SPARQL 1.1 Query Language that says something of queries, over HTTP.

The cases stand in ``recommendation.yaml``: the section, what it is about, a query on the small graph that stands
there too, and the answer, worked out by reading that graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import Settings
from graph.generations import StoreFolder
from graph.index.writing import new_index
from graph.store import new_generation

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("recommendation.yaml").read_text(encoding="utf-8"))
SECTIONS = {str(section): title for section, title in CASES["sections"].items()}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = tmp_path_factory.mktemp("recommendation")
    folder = StoreFolder(store)
    with folder.writing(), new_generation(folder, "https://example.org/") as generation:
        generation.add(parse(CASES["data"], format=RdfFormat.TRIG))
        with new_index(generation.folder, "https://example.org/"):
            pass  # REST and search have nothing to say here
    with TestClient(create_app(Settings(store=store, workers=2))) as client:
        yield client


def answer(client: TestClient, case: dict[str, Any], accept: str) -> str:
    parameters = {"query": CASES["prologue"] + case["query"], **case.get("dataset", {})}
    got = client.get("/sparql", params=parameters, headers={"Accept": accept})
    assert got.status_code == case.get("status", 200), got.text
    return got.text


def rows(text: str) -> list[str]:
    """Return the rows of a table in TSV, blank nodes named by their order."""
    _, *lines = text.splitlines()
    names: dict[str, str] = {}
    return [re.sub(r"_:\w+", lambda found: names.setdefault(found[0], f"_:b{len(names)}"), line) for line in lines]


def cases() -> Iterator[Any]:
    for case in CASES["cases"]:
        marks = [pytest.mark.xfail(reason=case["deviates"])] if "deviates" in case else []
        yield pytest.param(case, id=f"{case['section']} {case['title']}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_a_section_of_the_recommendation_holds(asked: TestClient, case: dict[str, Any]) -> None:
    if "triples" in case:
        expected = Dataset(parse(CASES["turtle"] + case["triples"], format=RdfFormat.TURTLE))
        found = Dataset(parse(answer(asked, case, "application/n-triples"), format=RdfFormat.N_TRIPLES))
        for one in (expected, found):
            one.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        assert set(found) == set(expected)
    elif "ask" in case:
        assert answer(asked, case, "text/csv") == ("true" if case["ask"] else "false")
    elif "said" in case:
        assert case["said"] in answer(asked, case, "application/sparql-results+json")
    else:
        found_rows = rows(answer(asked, case, "text/tab-separated-values"))
        wanted = [row.replace(" | ", "\t") for row in case["rows"]]
        assert found_rows == wanted if case.get("ordered") else sorted(found_rows) == sorted(wanted)


def test_no_section_is_left_out() -> None:
    covered = {str(case["section"]) for case in CASES["cases"]}
    assert covered - set(SECTIONS) == set()
    assert set(SECTIONS) - covered == set()
