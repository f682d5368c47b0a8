"""Reading files beside their libraries: that both give the words, and that each format of a folder is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import typst

from benchmarks.reading import PEERS, Peer, told
from data.reading.values import Reading


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    document = docx.Document()
    document.add_paragraph("Nätverket Provsam möts i Kil")
    document.add_table(1, 2).cell(0, 1).text = "Eva Provander"
    document.save(str(folder / "prov.docx"))
    (folder / "prov.typ").write_text("Nätverket Provsam möts i Kil\n\nEva Provander", encoding="utf-8")
    (folder / "prov.pdf").write_bytes(typst.compile(str(folder / "prov.typ"), format="pdf"))
    return folder


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.library)
def test_both_give_the_words(peer: Peer, files: Path) -> None:
    content = (files / f"prov{peer.ending}").read_bytes()
    ours = peer.ours(content)
    assert isinstance(ours, Reading)
    for text in (ours.text, str(peer.alone(content))):
        assert "Provsam möts i Kil" in text
        assert "Eva Provander" in text


def test_each_format_of_a_folder_is_told_with_its_ratio(files: Path) -> None:
    head, *lines = told(files)
    assert head.split() == ["format", "files", "ours", "library", "ratio"]
    assert [(line.split()[0], line.split()[1], line.split()[5]) for line in lines] == [
        ("pdf", "1", "pypdfium2"),
        ("docx", "1", "python-docx"),
    ]
    assert all(float(line.split()[-1]) > 0 for line in lines)


def test_a_folder_without_such_files_tells_the_head_alone(tmp_path: Path) -> None:
    assert len(list(told(tmp_path))) == 1
