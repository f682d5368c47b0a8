"""From a network to its file, and to the file of its nodes beside it where the format holds one table a file."""

from __future__ import annotations

from pathlib import Path

from graph.export import write_file
from graph.network_files.formats import FORMATS
from graph.network_files.network import Network


def write_network(network: Network, path: Path) -> tuple[Path, ...]:
    """Write a network in the format of the ending, which is one of FORMATS; return the files that were written.

    The nodes of ``ties.csv`` stand in ``ties-nodes.csv``. Each file is there whole or not at all. Raises ExportError.
    """
    form = FORMATS[path.suffix.lower()]
    contents = {path: form.write(network)}
    if form.nodes is not None:
        contents[path.with_name(f"{path.stem}-nodes{path.suffix}")] = form.nodes(network)
    for place, content in contents.items():
        write_file(place, content)
    return tuple(contents)
