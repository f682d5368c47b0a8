"""How long PDF and Word files take to read beside the library that alone gives their text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx
import pypdfium2

from benchmarks.timing import compared
from data.reading.pdf import read_pdf
from data.reading.word import read_word

_ROUNDS = 7
_MOST = 100  # files of a format


@dataclass(frozen=True, slots=True)
class Peer:
    """A format with our reader and the library that gives its text alone."""

    ending: str
    library: str
    ours: Callable[[bytes], object]
    alone: Callable[[bytes], object]


def text_by_pdfium(content: bytes) -> str:
    """Return the text of a PDF as pypdfium2 alone gives it."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(pages)


def text_by_docx(content: bytes) -> str:
    """Return the words of a Word document's paragraphs and tables as python-docx alone gives them."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


PEERS = (
    Peer(".pdf", "pypdfium2", read_pdf, text_by_pdfium),
    Peer(".docx", "python-docx", read_word, text_by_docx),
)


def main(folder: Path) -> None:
    """Print the milliseconds a file, ours and the library's by turns, and their ratio."""
    print("\n".join(told(folder)))


def told(folder: Path) -> Iterator[str]:
    """Tell each format of a folder's files."""
    yield "format  files    ours  library               ratio"
    for peer in PEERS:
        files = [path.read_bytes() for path in sorted(folder.rglob(f"*{peer.ending}"))[:_MOST]]
        if files:
            times = compared(peer.ending, partial(_each, peer.ours, files), partial(_each, peer.alone, files), _ROUNDS)
            ours, alone = (1000 * seconds / len(files) for seconds in (times.ours, times.peers))
            told_library = f"{alone:7.2f} ms {peer.library:11}"
            yield f"{peer.ending[1:]:6}  {len(files):5}  {ours:6.2f}  {told_library} {ours / alone:5.2f}"


def _each(read: Callable[[bytes], object], files: Sequence[bytes]) -> None:
    for content in files:
        read(content)
