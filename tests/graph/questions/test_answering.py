"""Answers to questions: the facts that answer them, whom they name, and none where the graph has none."""

from __future__ import annotations

import pytest

from graph.index.reading import Index
from graph.questions.answering import Answer, answer_to
from graph.questions.understanding import understood
from graph.search.searching import Search
from tests.factories import SPRING


def asked(index: Index, question: str) -> Answer | None:
    found = understood(index, question)
    assert found is not None
    return answer_to(index, Search(index), found)


def leads(answer: Answer | None) -> list[list[str]]:
    return [[link.label for link in line.leads] for line in answer.lines] if answer else []


@pytest.mark.parametrize(
    ("question", "about", "named"),
    [
        ("Vilka deltar i Gemensam växel?", "Gemensam växel", [["Ale"], ["Lilla Edet"], ["Partille"]]),
        # absent people represent nobody at a meeting
        ("Vilka deltar i nätverket Norrsam?", "Nätverket Norrsam", [["Ale"], ["Lilla Edet"], ["Norrkonsult AB"]]),
        ("Vilka projekt har Partille?", "Partille", [["Gemensam växel"]]),
        ("Vilka nätverk är Lilla Edet med i?", "Lilla Edet", [["Nätverket Norrsam"]]),
        ("Vem företräder Ale?", "Ale", [["Karin Prov"]]),
        # absent that day, and still the one who represents it
        ("Vem företräder Partille?", "Partille", [["Bo Test"]]),
        ("Vem saknades från Partille?", "Partille", [["Bo Test"]]),
        ("Vem saknades i nätverket Norrsam?", "Nätverket Norrsam", [["Bo Test"]]),
        ("Vem presenterade växeln?", "Gemensam växel", [["Karin Prov"]]),
        (
            "När möts nätverket Norrsam?",
            "Nätverket Norrsam",
            [["Nätverket Norrsam 2024-09-03"], ["Nätverket Norrsam"]],
        ),
        ("Vad lovade Nils Exempel?", "Nils Exempel", [["Nils Exempel"]]),
    ],
)
def test_an_answer_names_who_or_what_was_asked_for(
    index: Index, question: str, about: str, named: list[list[str]]
) -> None:
    answer = asked(index, question)
    assert answer is not None
    assert answer.about is not None
    assert (answer.about.label, sorted(leads(answer)), answer.total) == (about, sorted(named), len(named))
    assert all(line.fact.passages.first for line in answer.lines)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vad beslutades om växeln?", ["att starta Gemensam växel."]),
        ("Vad beslutade nätverket Norrsam?", ["att starta Gemensam växel."]),
        ("Vad enades nätverket Norrsam om?", ["Gruppen är enig om att mötas oftare."]),
        ("Vad lovades om ett utkast?", ["Nils Exempel skriver ett utkast till 1 maj."]),
    ],
)
def test_an_answer_tells_the_outcomes(index: Index, question: str, words: list[str]) -> None:
    answer = asked(index, question)
    assert answer is not None
    assert [line.fact.label for line in answer.lines] == words


def test_why_is_answered_with_the_words_under_the_items(index: Index) -> None:
    answer = asked(index, "Varför avbröts den gemensamma växeln?")
    assert answer is not None
    said = [line.under.words for line in answer.lines if line.under]
    assert said == ["Projektet pågår.", SPRING[SPRING.index("Karin Prov föredrar") : SPRING.index("\n2 Övrigt")]]


@pytest.mark.parametrize(
    "question",
    [
        "Vilka deltar i månprojektet?",
        "Vad lovade Ulla Gäst?",
        "Vad beslutades om månfärder?",
        "Varför lades månbasen ner?",
        "Vem företräder månen?",
        "Vem presenterade månen?",
        "Vilka projekt har Norrkonsult AB?",
        "När träffas man på månen?",
        "Vilka nätverk finns på månen?",
        # what is only spelled like a word of the minutes is no word of them
        "Vad lovades om skrevs?",
    ],
)
def test_what_the_graph_does_not_say_has_no_answer(index: Index, question: str) -> None:
    assert asked(index, question) is None
