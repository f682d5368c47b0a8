"""A graph of the two hand-made minutes, and gold for the spring meeting read out of its text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyoxigraph import Store

from graph.build import Steps, build
from graph.store import open_current
from tests.factories import AUTUMN, SPRING

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "var.md").write_text(SPRING, encoding="utf-8")
    (folder / "host.txt").write_text(AUTUMN, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(texts: Path, tmp_path_factory: pytest.TempPathFactory, steps: Steps) -> Store:
    folder = tmp_path_factory.mktemp("evaluated")
    build([texts], folder, steps)
    return open_current(folder)


def spring_gold() -> dict[str, Any]:
    """All that tests.factories.SPRING says."""
    return {
        "document": "var",
        "meeting": {
            "date": "2024-03-12",
            "start": "09:00",
            "end": "11:30",
            "mode": "offline",
            "place": "Alehuset",
            "body": ["Nätverket Norrsam"],
            "chair": "Karin Prov",
            "next": {"date": "2024-09-03"},
        },
        "attendance": [
            {"name": "Karin Prov", "status": "present", "represents": "Ale"},
            {"name": "Nils Exempel", "status": "present", "represents": "Lilla Edet", "items": ["1"]},
            {"name": "Ulla Gäst", "status": "guest", "represents": "Norrkonsult AB"},
            {"name": "Bo Test", "status": "absent", "represents": "Partille"},
        ],
        "agenda": [
            {"number": "1", "title": "Gemensam växel", "presenters": ["Karin Prov"]},
            {"number": "2", "title": "Övrigt", "presenters": []},
        ],
        "decisions": [{"item": "1", "text": "att starta Gemensam växel"}],
        "agreements": [{"item": "2", "text": "Gruppen är enig om att mötas oftare"}],
        "commitments": [{"item": "2", "who": ["Nils Exempel"], "text": "skriver ett utkast till 1 maj"}],
        "projects": [{"label": "Gemensam växel", "participants": ["Ale", "Lilla Edet", "Partille"]}],
        "organisations": ["Nätverket Norrsam", "Norrkonsult AB"],
        "events": [{"label": "Växeldagen", "when": "2024-06-03"}],
        "contacts": [{"name": "Karin Prov", "email": "Karin.Prov@ale.example"}],
        "people": [],
    }


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write gold tables into a folder, one file each, and return the folder."""

    def written(*tables: dict[str, Any]) -> Path:
        folder = tmp_path / "gold"
        folder.mkdir()
        for gold in tables:
            content = yaml.safe_dump(gold, allow_unicode=True)
            (folder / f"{gold['document']}.yaml").write_text(content, encoding="utf-8")
        return folder

    return written
