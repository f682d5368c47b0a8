"""From a switch of generation under load to the requests that failed and the answers that mixed the two."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from urllib.parse import quote

from benchmarks.generated_graph import generate
from benchmarks.load import finish, start
from benchmarks.queries import get
from benchmarks.servers import samgraf
from benchmarks.targets import targets_of

_COUNTS = """PREFIX samv: <https://w3id.org/samgraf/ontology#>
SELECT ?meetings ?passages ?people WHERE {
  { SELECT (COUNT(*) AS ?meetings) WHERE { ?m a samv:Minutes } }
  { SELECT (COUNT(*) AS ?passages) WHERE { ?p a samv:Passage } }
  { SELECT (COUNT(DISTINCT ?a) AS ?people) WHERE { ?x samv:attendee ?a } }
}"""
_SECONDS, _CLIENTS = 25.0, 8


def print_switch(scratch: Path) -> None:
    """Build a second generation while clients ask the first, and print what they saw."""
    store = scratch / "switching"
    generate(store, 0.02, 1)
    with targets_of([partial(samgraf, store)]) as [target]:
        addresses = (f"{target.path}?query={quote(_COUNTS)}", f"{target.path}?query={quote(_COUNTS + ' ')}")
        asked = [get(address, target.host, "text/csv") for address in addresses]
        asked.append(get("/api/v1/meetings?limit=1&format=json", target.host, "application/json"))
        running = start(target.plan(asked, _CLIENTS, _SECONDS, 20, bodies=True))
        generate(store, 0.04, 2)
        report = finish(running)
    kinds = {body for body in report.bodies if not body.startswith("{")}
    print(
        f"\nA switch of generation under {_CLIENTS} clients: {len(report.seconds):,} answers, {report.failures} failed"
    )
    print(
        f"different answers to one question: {len(kinds)} by SPARQL, {len(report.bodies) - len(kinds)} by REST; two of"
    )
    print("each are one for each generation, more would be a mixture of them")
