"""The parts that a build of real minutes is put together from."""

from __future__ import annotations

from pathlib import Path

from data.extraction import EXTRACTOR_VERSION, extract
from data.gazetteer import default_gazetteer
from data.reading import read_document, read_scanned
from graph.build import Steps
from graph.identity import RuledIdentity, read_judgements
from graph.iris import DEFAULT_BASE, Minter
from graph.reading import Reader


def standard_steps(judgements: Path | None = None, base: str = DEFAULT_BASE) -> Steps:
    """Return the steps with the project's own reader, extractor, reference data and identity.

    ``judgements`` is a file of what a person has decided on who is who; it outranks what identity finds.
    ``base`` is the IRI under which everything gets its own. Raises BaseIriError.
    """
    decided = read_judgements(judgements)

    gazetteer = default_gazetteer()
    return Steps(
        Reader(read_document, extract, read_scanned),
        EXTRACTOR_VERSION,
        RuledIdentity(gazetteer, decided),
        gazetteer,
        Minter(base),
    )
