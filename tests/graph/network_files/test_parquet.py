"""Parquet, read back by pyarrow: ties and nodes."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given

from graph.network_files.network import Network, about_values
from graph.network_files.parquet import node_parquet, tie_parquet
from tests.graph.network_files.networks import ABOUT, EMPTY, HARD, networks


def test_days_are_days_and_what_is_not_known_is_null() -> None:
    table = pq.read_table(BytesIO(tie_parquet(HARD)))
    assert table.column("first_day").to_pylist() == [date(2018, 1, 24), None, date(2024, 2, 16), None]
    assert table.column("step").to_pylist() == [5, None, None, 1]
    assert table.column("target_label").to_pylist() == ["=1+1", "Anna Prov", "Anna Prov", "Anna Prov"]


def test_an_empty_network_has_the_columns_of_any_other() -> None:
    for write in (tie_parquet, node_parquet):
        assert pq.read_schema(BytesIO(write(EMPTY))) == pq.read_schema(BytesIO(write(HARD)))
    assert pq.read_schema(BytesIO(tie_parquet(EMPTY))).field("last_day").type == pa.date32()


def test_what_the_network_is_stands_in_the_metadata() -> None:
    for write in (tie_parquet, node_parquet):
        told = pq.read_schema(BytesIO(write(HARD))).metadata
        assert {name.decode(): value.decode() for name, value in told.items()} == about_values(ABOUT)


@given(networks())
def test_pyarrow_reads_what_was_written(network: Network) -> None:
    nodes = pq.read_table(BytesIO(node_parquet(network))).to_pylist()
    assert nodes == [
        {
            "id": node.iri,
            "label": node.label,
            "kind": node.kind,
            "municipality": node.municipality,
            "county": node.county,
            "bipartite": node.bipartite,
        }
        for node in network.nodes
    ]
    ties = pq.read_table(BytesIO(tie_parquet(network))).to_pylist()
    assert [(tie["source"], tie["target"], tie["weight"], tie["count"], tie["step"]) for tie in ties] == [
        (tie.source, tie.target, tie.weight, tie.count, tie.step) for tie in network.ties
    ]
