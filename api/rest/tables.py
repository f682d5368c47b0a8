"""From a list of things to CSV: a row for each, a column for each key."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from api.rest.models import Inference, Quotation, Reference

MEDIA_TYPE = "text/csv"
_BETWEEN = " | "
_LEFT_OUT = frozenset(("related",))


def csv_text(model: type[BaseModel], rows: Iterable[BaseModel]) -> str:
    """Write things as CSV (RFC 4180), with a header; several values of one key stand side by side.

    A thing that is referred to has a column for its IRI and one for its label, a passage one for its IRI and one for
    its words.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    keys = [(name, field.alias or name) for name, field in model.model_fields.items() if name not in _LEFT_OUT]
    doubled = {name for name, _ in keys if _refers(model, name)}
    header = [column for name, key in keys for column in ((key, f"{key}Label") if name in doubled else (key,))]
    writer.writerow(header)
    for row in rows:
        cells: list[str] = []
        for name, _ in keys:
            cells += _cells(getattr(row, name), doubled=name in doubled)
        writer.writerow(cells)
    return out.getvalue()


def _refers(model: type[BaseModel], name: str) -> bool:
    return any(kind in str(model.model_fields[name].annotation) for kind in ("Reference", "Quotation"))


def _cells(value: object, *, doubled: bool) -> Sequence[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    if doubled:
        return _BETWEEN.join(_iri(one) for one in values), _BETWEEN.join(_words(one) for one in values)
    return (_BETWEEN.join(_plain(one) for one in values),)


def _iri(value: object) -> str:
    return value.iri if isinstance(value, Reference | Quotation) else ""


def _words(value: object) -> str:
    return value.quote if isinstance(value, Quotation) else value.label if isinstance(value, Reference) else ""


def _plain(value: object) -> str:
    if isinstance(value, Inference):
        said = value.value.label if isinstance(value.value, Reference) else value.value
        return f"{value.property}: {said} ({value.basis}, {value.rule})"
    return str(value)
