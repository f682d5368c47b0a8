"""The two hand-made meetings as a network with places, ready to be drawn."""

from __future__ import annotations

import pytest

from graph.build import build
from graph.collaboration.choosing import connections_of, network_of
from graph.collaboration.gathering import relations_of
from graph.collaboration.relations import Relations
from graph.collaboration.values import Choice
from graph.generations import StoreFolder
from graph.index.reading import Index
from tests.api.conftest import STEPS
from tests.factories import AUTUMN, SPRING
from visualizations.drawing import Drawing, drawing_of
from visualizations.layout import positions_of


@pytest.fixture(scope="session")
def relations(tmp_path_factory: pytest.TempPathFactory) -> Relations:
    folder = tmp_path_factory.mktemp("drawn")
    (folder / "var.md").write_text(SPRING, encoding="utf-8")
    (folder / "host.txt").write_text(AUTUMN, encoding="utf-8")
    build([folder / "var.md", folder / "host.txt"], folder / "store", STEPS)
    return relations_of(Index(StoreFolder(folder / "store").current()))


@pytest.fixture(scope="session")
def drawing(relations: Relations) -> Drawing:
    network = network_of(relations, Choice())
    places = {relations.nodes[number].key: place for number, place in positions_of(relations).items()}
    return drawing_of(network.nodes, connections_of(network), places)
