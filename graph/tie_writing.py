"""From ties to their statements, written out as text: there are many, and all of one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from graph.dumps import Part, PartName, Sort, part_of_text
from graph.figures import Figures
from graph.iris import Minter
from graph.ties import Rule, Tie
from ontology.terms import PREFIXES, PROV, RDF, SAMV, XSD

_PLACES = {rule: place for place, rule in enumerate(Rule)}
_ABOUT = 7  # statements of a tie besides its grounds


@dataclass(frozen=True, slots=True)
class WrittenTie:
    """A tie with the IRIs of its grounds, sorted."""

    tie: Tie
    grounds: Sequence[str]


def bucket_of(tie: Tie) -> PartName:
    """Return the part in which a tie stands: that of its rule and of its first party."""
    return Sort.TIES, f"{_PLACES[tie.rule]} {tie.pair[0]}"


def tie_parts(ties: Iterable[Tie], grounds: Sequence[str], minter: Minter) -> Iterator[tuple[PartName, Part, Figures]]:
    """Write out ties, those of a rule and a first party together; ``grounds`` are the IRIs that numbers mean."""
    for name, bucket in groupby(ties, bucket_of):
        written = [WrittenTie(tie, sorted(grounds[number] for number in tie.grounds)) for tie in bucket]
        yield (name, *tie_part(written, minter))


def tie_part(ties: Sequence[WrittenTie], minter: Minter) -> tuple[Part, Figures]:
    """Write out ties, in their order."""
    grounds = sum(len(one.grounds) for one in ties)
    nquads = "".join(chain.from_iterable(_nquads(one.tie, one.grounds, minter.ties_graph.value) for one in ties))
    turtle = "".join(_turtle(one.tie, one.grounds) for one in ties)
    properties = dict.fromkeys((RDF.type, SAMV.ladderStep, SAMV.weight, SAMV.basis, SAMV.rule), len(ties))
    counted = {**properties, SAMV.party: 2 * len(ties), PROV.wasDerivedFrom: grounds}
    figures = Figures({str(name): count for name, count in counted.items()}, {str(SAMV.Tie): len(ties)})
    return part_of_text(_ABOUT * len(ties) + grounds, nquads.encode(), turtle.encode()), figures


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
    yield from (f"{start}{ground}{end}" for ground in grounds)


def _turtle(tie: Tie, grounds: Sequence[str]) -> str:
    derived = " , ".join(f"<{ground}>" for ground in grounds)
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
