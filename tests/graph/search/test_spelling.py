"""Words that do not occur are told, with those that were found in their stead."""

from __future__ import annotations

from graph.index.reading import Index
from graph.search.results import Respelled, Sought
from graph.search.searching import Search


def respelled(index: Index, text: str) -> tuple[Respelled, ...]:
    return Search(index).find(Sought(text)).respelled


def test_slip_of_the_pen_is_told_as_it_was_typed_and_as_it_stands(index: Index) -> None:
    assert respelled(index, "Förstudje") == (Respelled("Förstudje", ("förstudie",)),)
    assert respelled(index, "en förstudje") == (Respelled("förstudje", ("förstudie",)),)


def test_word_that_occurs_or_begins_one_or_means_nothing_is_no_slip(index: Index) -> None:
    assert [respelled(index, text) for text in ("förstudier", "förstu", "xyzzyq", "")] == [()] * 4


def test_it_is_told_when_nothing_has_all_words(index: Index) -> None:
    search = Search(index)
    assert [search.find(Sought(text)).some_words for text in ("starta växel", "utkast Partille", "utkast")] == [
        False,
        True,
        False,
    ]
