"""The Swedish sentences that several rules share."""

from __future__ import annotations

from collections.abc import Iterable

from graph.identity.judgements import Judgement


def judged(judgement: Judgement) -> str:
    """Say who decided, when and why."""
    when = f" {judgement.when.isoformat()}" if judgement.when is not None else ""
    why = f": {judgement.why.rstrip('.')}" if judgement.why else ""
    return f"Avgjort av {judgement.who}{when}{why}."


def listed(names: Iterable[str], last: str = "och") -> str:
    """Join names as in running text: "A, B och C"."""
    *first, final = names
    return f"{', '.join(first)} {last} {final}" if first else final
