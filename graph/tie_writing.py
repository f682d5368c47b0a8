"""From ties to their statements, written out as text: there are many, and all of one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.dumps import Part, part_of_text
from graph.figures import Figures
from graph.iris import Minter
from graph.ties import Tie
from ontology.terms import PREFIXES, PROV, RDF, SAMV, XSD

_AT_ONCE = 20_000  # statements
_ABOUT = 7  # statements of a tie besides its grounds


def tie_parts(ties: Iterable[Tie], grounds: Sequence[str], minter: Minter) -> Iterator[tuple[Part, Figures]]:
    """Write out ties, many at a time; ``grounds`` are the IRIs that their numbers mean."""
    waiting: list[Tie] = []
    statements = 0
    for tie in ties:
        waiting.append(tie)
        statements += _ABOUT + tie.weight
        if statements >= _AT_ONCE:
            yield _part(waiting, grounds, minter)
            waiting, statements = [], 0
    if waiting:
        yield _part(waiting, grounds, minter)


def _part(ties: Sequence[Tie], grounds: Sequence[str], minter: Minter) -> tuple[Part, Figures]:
    statements = sum(_ABOUT + tie.weight for tie in ties)
    nquads = "".join(chain.from_iterable(_nquads(tie, grounds, minter.ties_graph.value) for tie in ties))
    turtle = "".join(_turtle(tie, grounds) for tie in ties)
    properties = dict.fromkeys((RDF.type, SAMV.ladderStep, SAMV.weight, SAMV.basis, SAMV.rule), len(ties))
    counted = {**properties, SAMV.party: 2 * len(ties), PROV.wasDerivedFrom: sum(tie.weight for tie in ties)}
    figures = Figures({str(name): count for name, count in counted.items()}, {str(SAMV.Tie): len(ties)})
    return part_of_text(statements, nquads.encode(), turtle.encode()), figures


def _nquads(tie: Tie, grounds: Sequence[str], graph: str) -> Iterator[str]:
    end = f"> <{graph}> .\n"
    about = (
        (RDF.type, f"<{SAMV.Tie}"),
        (SAMV.party, f"<{tie.pair[0]}"),
        (SAMV.party, f"<{tie.pair[1]}"),
        (SAMV.ladderStep, f"<{tie.step}"),
        (SAMV.weight, f'"{tie.weight}"^^<{XSD.integer}'),
        (SAMV.basis, f"<{SAMV.Derived}"),
    )
    yield from (f"<{tie.iri}> <{predicate}> {value}{end}" for predicate, value in about)
    yield f'<{tie.iri}> <{SAMV.rule}> "{tie.rule.value}" <{graph}> .\n'
    start = f"<{tie.iri}> <{PROV.wasDerivedFrom}> <"
    yield from (f"{start}{grounds[number]}{end}" for number in tie.grounds)


def _turtle(tie: Tie, grounds: Sequence[str]) -> str:
    derived = " , ".join(f"<{grounds[number]}>" for number in tie.grounds)
    return (
        f"<{tie.iri}> a {_name(SAMV.Tie)} ;\n"
        f"\t{_name(SAMV.party)} <{tie.pair[0]}> , <{tie.pair[1]}> ;\n"
        f"\t{_name(SAMV.ladderStep)} {_name(tie.step)} ;\n"
        f"\t{_name(SAMV.weight)} {tie.weight} ;\n"
        f"\t{_name(SAMV.basis)} {_name(SAMV.Derived)} ;\n"
        f'\t{_name(SAMV.rule)} "{tie.rule.value}" ;\n'
        f"\t{_name(PROV.wasDerivedFrom)} {derived} .\n"
    )


def _name(iri: str) -> str:
    """Return a term with its prefix."""
    prefix, namespace = next(entry for entry in PREFIXES.items() if iri.startswith(entry[1]))
    return f"{prefix}:{iri.removeprefix(namespace)}"
