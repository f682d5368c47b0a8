"""From scores to what is printed: tables overall, groups with the worst first, misses, identity."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.corpus.identity import Identity, f1, identity_scores
from benchmarks.corpus.scoring import OVERALL, Scores
from graph.evaluation.figures import Table

_SHOWN = (
    "attendance",
    "represents",
    "partial attendance",
    "people",
    "agenda",
    "presenters",
    "decisions",
    "commitments",
)


def report(scores: Scores, misses: int) -> str:
    """Return the whole report; ``misses`` examples of each table are shown for the worst groups."""
    parts = [*_overall(scores), ""]
    for sort in ("layout", "format", "damage"):
        parts += [*_groups(scores, sort), ""]
    parts += _identity(identity_scores(scores.mentions))
    if misses:
        parts += ["", *_examples(scores, misses)]
    return "\n".join(parts)


def _overall(scores: Scores) -> Iterator[str]:
    yield f"{scores.documents.get(OVERALL, 0):,} documents, {len(scores.missing)} of them not in the store"
    yield f"{'':18} precision  recall     F1     found      gold     given"
    for table in scores.tables.get(OVERALL, {}).values():
        given = "–" if table.given is None else f"{table.given:,}"
        shares = f"{_share(table.precision):>9}  {_share(table.recall):>6}  {_share(table.f1):>5}"
        yield f"{table.name:18} {shares} {table.found:9,} {table.gold:9,} {given:>9}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _attendance(scores: Scores, group: str) -> float:
    return scores.tables[group]["attendance"].f1 or 0.0


def _groups(scores: Scores, sort: str) -> Iterator[str]:
    """Tell the F1 of each group of a sort, that with the worst attendance first."""
    groups = sorted((one for one in scores.tables if one.startswith(sort)), key=lambda one: _attendance(scores, one))
    yield f"{sort:24}  docs  " + "  ".join(f"{name.split()[0][:8]:>8}" for name in _SHOWN)
    for group in groups:
        tables = scores.tables[group]
        cells = "  ".join(f"{_share(tables[name].f1):>8}" for name in _SHOWN)
        yield f"{group.removeprefix(sort).strip():24} {scores.documents[group]:5}  {cells}"


def _identity(scores: dict[str, Identity]) -> Iterator[str]:
    yield "identity     mentions     found  B3 prec  B3 rec   B3 F1  pair prec  pair rec  pair F1"
    for kind, one in scores.items():
        cubed = f"{one.b_cubed[0]:7.4f} {one.b_cubed[1]:7.4f} {f1(one.b_cubed):7.4f}"
        pairs = f"{one.pairs[0]:10.4f} {one.pairs[1]:9.4f} {f1(one.pairs):8.4f}"
        yield f"{kind:10} {one.mentions:10,} {one.found:9,}  {cubed} {pairs}"


def _examples(scores: Scores, misses: int) -> Iterator[str]:
    """Show misses of the five layouts and the five others with the worst attendance."""
    for sort in ("layout", "format", "damage"):
        groups = sorted(
            (one for one in scores.tables if one.startswith(sort)), key=lambda one: _attendance(scores, one)
        )
        for group in groups[:5]:
            yield f"## {group}"
            yield from _misses(scores.tables[group], misses)


def _misses(tables: dict[str, Table], misses: int) -> Iterator[str]:
    for table in tables.values():
        for miss in table.misses[:misses]:
            yield f"{table.name}: {miss}"
