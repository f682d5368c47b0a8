"""The formats in which a network can be written, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.network_files.cytoscape import cytoscape
from graph.network_files.gexf import gexf
from graph.network_files.graphml import graphml
from graph.network_files.network import Network
from graph.network_files.node_link import node_link
from graph.network_files.pajek import pajek
from graph.network_files.parquet import node_parquet, tie_parquet
from graph.network_files.spreadsheet import node_list, tie_list

Writer = Callable[[Network], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """How a network is written, and its media type; ``nodes`` is for formats that hold one table a file."""

    write: Writer
    media_type: str
    nodes: Writer | None = None


FORMATS: Mapping[str, Format] = {
    ".graphml": Format(graphml, "application/graphml+xml"),
    ".gexf": Format(gexf, "application/gexf+xml"),
    ".net": Format(pajek, "text/plain"),
    ".csv": Format(tie_list, "text/csv", node_list),
    ".parquet": Format(tie_parquet, "application/vnd.apache.parquet", node_parquet),
    ".json": Format(node_link, "application/json"),
    ".cyjs": Format(cytoscape, "application/vnd.cytoscape+json"),
}
