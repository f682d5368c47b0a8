"""From the enclosed minutes to a table of which endpoint passes which check of the SPARQL protocol."""

from __future__ import annotations

import sys
from functools import partial
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.servers import Server, Start, oxigraph, rdflib_endpoint, samgraf
from graph.build import build
from graph.export import export
from graph.steps import standard_steps
from graph.store import open_current
from tests.protocol.checking import Check
from tests.protocol.checks import CHECKS
from tests.protocol.data import data_of
from tests.protocol.exchange import Data, Endpoint

TIME_LIMIT = 5.0
Outcome = dict[str, str | None]


def main(*, reasons: bool = True) -> None:
    """Run every check against ours and the peers, and print who passes what, and why not."""
    with TemporaryDirectory() as folder, as_file(files("data") / "minutes") as minutes:
        store, quads = Path(folder) / "store", Path(folder) / "graph.nq"
        build([minutes], store, standard_steps())
        graph = open_current(store)
        export(graph, quads)
        starts: dict[str, Start] = {
            "samgraf": partial(samgraf, store, time_limit=TIME_LIMIT),
            "oxigraph": partial(oxigraph, store, TIME_LIMIT),
            "rdflib-endpoint": partial(rdflib_endpoint, quads),
        }
        outcomes = {name: outcome_of(start, data_of(graph)) for name, start in starts.items()}
    _print_table(outcomes, reasons=reasons)


def outcome_of(start: Start, data: Data) -> Outcome:
    """Run all checks against one kind of server; one that a check has brought down is started again."""
    outcome: Outcome = {}
    server = start()
    try:
        for one in CHECKS:
            outcome[one.name] = one.failure(Endpoint(server.url, data))
            server = _revived(server, start)
    finally:
        server.stop()
    return outcome


def _revived(server: Server, start: Start) -> Server:
    if server.answers:
        return server
    server.stop()
    return start()


def _print_table(outcomes: dict[str, Outcome], *, reasons: bool) -> None:
    print(f"oxigraph {version('oxigraph')}, rdflib-endpoint {version('rdflib-endpoint')}; own: not of a standard\n")
    print(f"| {'check':48} | rests on | " + " | ".join(outcomes) + " |")
    print("|---|---|" + "---|" * len(outcomes))
    for one in CHECKS:
        cells = " | ".join(_cell(outcome[one.name]) for outcome in outcomes.values())
        print(f"| {one.name:48} | {_basis(one)} | {cells} |")
    for title, chosen in (("of a standard", _of(True)), ("own promises", _of(False)), ("all", list(CHECKS))):
        passed = " | ".join(
            f"{sum(outcome[one.name] is None for one in chosen)} of {len(chosen)}" for outcome in outcomes.values()
        )
        print(f"| **{title}** | | {passed} |")
    if reasons:
        print()
        for name, outcome in outcomes.items():
            for check, reason in outcome.items():
                if reason is not None:
                    print(f"{name}: {check}: {reason}")
    sys.stdout.flush()


def _basis(one: Check) -> str:
    return one.rests_on.removeprefix("Own promise: ").rstrip(".") if one.standard else "own"


def _of(standard: bool) -> list[Check]:
    return [one for one in CHECKS if one.standard is standard]


def _cell(reason: str | None) -> str:
    return "passes" if reason is None else "fails"
