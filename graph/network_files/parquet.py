"""From a network to Parquet: a table of ties, and beside it a table of nodes, with real dates and numbers."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from graph.network_files.network import Network, Value, about_values
from graph.network_files.tables import Columns, node_table, tie_table

_DAYS = frozenset(("first_day", "last_day"))


def tie_parquet(network: Network) -> bytes:
    """Write the ties; what is told of the network stands in the metadata of the schema."""
    return _parquet(tie_table(network), network)


def node_parquet(network: Network) -> bytes:
    """Write the nodes; what is told of the network stands in the metadata of the schema."""
    return _parquet(node_table(network), network)


def _parquet(table: Columns, network: Network) -> bytes:
    import pyarrow as pa  # a tenth of a second that no other format need wait for
    import pyarrow.parquet as pq

    kinds: dict[type[Value], Any] = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    fields = [(name, pa.date32() if name in _DAYS else kinds[kind]) for name, kind in table.types.items()]
    columns = [[_value(name, row[place]) for row in table.rows] for place, name in enumerate(table.types)]
    schema = pa.schema(fields, metadata=about_values(network.about))
    written = BytesIO()
    pq.write_table(
        pa.Table.from_arrays([pa.array(c, f[1]) for c, f in zip(columns, fields, strict=True)], schema=schema), written
    )
    return written.getvalue()


def _value(name: str, value: Value | None) -> Value | date | None:
    return date.fromisoformat(str(value)) if name in _DAYS and value is not None else value
