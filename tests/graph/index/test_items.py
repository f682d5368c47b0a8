"""The words under an agenda item: from its heading to the next, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import build
from graph.index.items import words_under
from graph.index.kinds import Kind
from graph.index.listing import Wanted, page_of
from graph.index.reading import Index
from graph.steps import standard_steps
from tests.factories import AUTUMN, SPRING

NUMBERED = """Nätverket Norrsam
Minnesanteckningar 2024-03-12
Närvarande:
Karin Provsson, Ale kommun

**1. Öppnande.**

2. Växel
- Ale provar en ny växel.

- Den kostar.

3. Övrigt
Fikat var gott.
"""


def told(index: Index) -> dict[str, str | None]:
    items = index.things(page_of(index, Wanted((Kind.AGENDA_ITEM,))).numbers)
    found = {one.iri.removeprefix(index.base): words_under(index, one) for one in items}
    for under in found.values():
        if under is not None:
            text = index.text_of(index.number_of(under.document.iri) or 0)
            assert text[under.start : under.end] == under.words
    return {iri: under.words if under else None for iri, under in found.items()}


def test_words_reach_from_one_heading_to_the_next(index: Index) -> None:
    first = SPRING[SPRING.index("Karin Prov föredrar") : SPRING.index("\n2 Övrigt")]
    second = SPRING[SPRING.index("Gruppen är enig") :].rstrip()
    assert told(index) == {
        "meeting/var/item/1": first,
        "meeting/var/item/2": second,
        "meeting/host/item/1": AUTUMN[AUTUMN.index("Projektet pågår") :].rstrip(),
    }


@pytest.mark.parametrize("number", [NUMBERED, NUMBERED.replace("**", "")])
def test_numbers_and_marks_of_headings_are_no_words_under_them(tmp_path: Path, number: str) -> None:
    (tmp_path / "m.md").write_text(number, encoding="utf-8")
    report = build([tmp_path / "m.md"], tmp_path / "store", standard_steps())
    assert report.generation is not None
    index = Index(report.generation)
    assert list(told(index).values()) == [None, "- Ale provar en ny växel.\n\n- Den kostar.", "Fikat var gott."]
    index.close()
