"""A project that no word calls one: its page says that it is judged, and the graph keeps to the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.service.app import create_app
from api.settings import read_settings
from data.gazetteer import default_gazetteer
from graph.build import build
from graph.steps import standard_steps
from graph.store import open_current
from graph.validating import findings
from tests.api.conftest import SERVICE
from tests.api.pages.test_things import answer_of, page

HEAD = """Nätverket Provsam, möte {day}
Plats: Kommunhuset, Kil

Närvarande:
Sven Provlund, Kil
Lena Exeberg, Arvika
Olof Testdal, Torsby
Maja Ek, Sunne

"""
JUDGED = HEAD.format(day="2022-09-14") + (
    "1. Omvärld\nSven berättade om Gröna vågen, där Torsby och Arvika deltar. Sunne betalar hälften.\n\n"
    "2. Övriga frågor\nInga.\n"
)
STATED = HEAD.format(day="2022-11-16") + (
    "1. Omvärld\nSven berättade om projektet Gröna vågen, där Torsby och Arvika deltar.\n\n2. Övriga frågor\nInga.\n"
)
SAID = "Inget ord i protokollen kallar det ett projekt: det är bedömt efter hur de talar om det, med säkerheten 0."


def built(store: Path, minutes: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        (minutes / f"prov-{number}.txt").write_text(text, encoding="utf-8")
    assert build([minutes], store, standard_steps()).failures == ()
    return store


@pytest.fixture
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("store"), tmp_path_factory.mktemp("minutes"), JUDGED)


@pytest.fixture
def stated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("store"), tmp_path_factory.mktemp("minutes"), JUDGED, STATED)


def answers(store: Path) -> Iterator[str]:
    with TestClient(create_app(read_settings(store=store, workers=2)), SERVICE) as client:
        for language in ("sv", "en"):
            yield answer_of(page(client, "/doc/project/grona-vagen", language))


def test_the_page_says_that_it_is_judged(judged: Path) -> None:
    swedish, english = answers(judged)
    assert SAID in swedish
    assert "that is judged by how they speak of it, with a confidence of 0." in english


def test_a_project_that_any_minutes_call_one_is_not_said_to_be_judged(stated: Path) -> None:
    assert all("bedömt" not in answer and "judged" not in answer for answer in answers(stated))


def test_a_judged_project_keeps_to_the_shapes(judged: Path) -> None:
    assert list(findings(open_current(judged), default_gazetteer())) == []
