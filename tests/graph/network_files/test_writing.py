"""A network as a file, in each format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.export import ExportError
from graph.network_files.formats import FORMATS
from graph.network_files.writing import write_network
from tests.graph.network_files.networks import ALL, HARD


def test_formats_of_one_table_a_file_get_a_second_for_the_nodes(tmp_path: Path) -> None:
    written = {ending: [path.name for path in write_network(HARD, tmp_path / f"k{ending}")] for ending in FORMATS}
    assert written == {
        ".graphml": ["k.graphml"],
        ".gexf": ["k.gexf"],
        ".net": ["k.net"],
        ".csv": ["k.csv", "k-nodes.csv"],
        ".parquet": ["k.parquet", "k-nodes.parquet"],
        ".json": ["k.json"],
        ".cyjs": ["k.cyjs"],
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        name for names in written.values() for name in names
    )


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_network_gives_the_same_bytes_and_another_one_others(tmp_path: Path, ending: str) -> None:
    other = replace(HARD, ties=HARD.ties[1:])
    contents = []
    for name, network in (("one", HARD), ("same", HARD), ("other", other)):
        write_network(network, tmp_path / f"{name}{ending}")
        contents.append((tmp_path / f"{name}{ending}").read_bytes())
    assert contents[0] == contents[1] != contents[2]


def test_capitals_in_an_ending_do_not_matter(tmp_path: Path) -> None:
    for network in ALL:
        assert write_network(network, tmp_path / "K.GEXF") == (tmp_path / "K.GEXF",)


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"Cannot write .*No such file or directory"):
        write_network(HARD, tmp_path / "none" / "k.csv")
