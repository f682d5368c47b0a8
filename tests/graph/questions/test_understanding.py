"""Questions understood: their intent, what they name in whatever form, and what is left as their subject."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.index.kinds import Kind
from graph.index.reading import Index
from graph.questions.understanding import Intent, understood


@pytest.mark.parametrize(
    ("question", "intent", "things", "subject"),
    [
        ("Vem i Ale ska jag ringa om växlar?", Intent.CONTACT, ["Ale"], "växlar"),
        ("Vilka kommuner deltar i Gemensam växel?", Intent.PARTICIPANTS, ["Gemensam växel"], ""),
        ("vilka är med i växeln", Intent.PARTICIPANTS, ["Gemensam växel"], ""),
        ("Vad lovade Nils Exempel?", Intent.COMMITMENTS, ["Nils Exempel"], ""),
        ("Varför lades telefonin ner?", Intent.STOPPED, [], "telefonin"),
        ("Vad beslutades om växeln i Ale?", Intent.DECISIONS, ["Gemensam växel", "Ale"], ""),
        ("Vilka nätverk är Lilla Edet med i?", Intent.NETWORKS, ["Lilla Edet"], ""),
        ("Vilka projekt har Partille?", Intent.PROJECTS, ["Partille"], ""),
        ("Vem företräder Ales kommun?", Intent.REPRESENTATIVES, ["Ale"], ""),
        ("Vem saknades från Partille?", Intent.ABSENT, ["Partille"], ""),
        ("När är nästa möte i nätverket Norrsam?", Intent.MEETINGS, ["Nätverket Norrsam"], ""),
        ("Vem presenterade växeln?", Intent.PRESENTERS, ["Gemensam växel"], ""),
        ("Vad kom man överens om i Lilla Edet?", Intent.AGREEMENTS, ["Lilla Edet"], "kom"),
        ("What did Nils Exempel promise?", Intent.COMMITMENTS, ["Nils Exempel"], ""),
        ("Which municipalities take part in Gemensam växel?", Intent.PARTICIPANTS, ["Gemensam växel"], ""),
        ("Who in Ale should I call about bibliotek?", Intent.CONTACT, ["Ale"], "bibliotek"),
    ],
)
def test_a_question_is_understood(index: Index, question: str, intent: Intent, things: list[str], subject: str) -> None:
    found = understood(index, question)
    assert found is not None
    assert (found.intent, [one.label for one in found.things], found.subject) == (intent, things, subject)


@pytest.mark.parametrize("text", ["växel", "Karin Prov", "gemensam växel i Ale", "", "?", "vem vad", "nästa möte"])
def test_what_is_no_question_is_left_to_search(index: Index, text: str) -> None:
    assert understood(index, text) is None


def test_a_name_of_several_words_is_not_taken_apart(index: Index) -> None:
    found = understood(index, "Vem företräder Lilla Edet?")
    assert found is not None
    assert [(one.label, one.kind) for one in found.things] == [("Lilla Edet", Kind.MUNICIPALITY)]


@given(st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_anything_may_be_asked(index: Index, text: str) -> None:
    found = understood(index, text)
    assert found is None or found.intent in Intent
