"""Proof: the quote that tells a fact comes first, and a meeting without a date in its name gets one."""

from __future__ import annotations

from api.linked_data.addresses import Addresses
from api.pages.evidence import MOST_QUOTES, Quote, proof_of
from graph.index.kinds import Kind
from graph.index.values import Described, Evidenced, Link, Passage

BASE = "https://data.example/id/"
MINUTES = Link(f"{BASE}minutes/m", Kind.MINUTES, "Protokollet")


def passage(start: int, words: str) -> Passage:
    return Passage(f"{BASE}passage/m/{start}", MINUTES, start, start + len(words), words)


def decision(*quotes: str, total: int | None = None, meeting: str = "Styrmötet") -> Described:
    passages = tuple(passage(100 * place, words) for place, words in enumerate(quotes))
    return Described(
        *(7, f"{BASE}decision/m/1", Kind.DECISION, "Decision", "att köpa en växel", "Stated"),
        *("2024-03-12", "2024-03-12", MINUTES, Link(f"{BASE}meeting/m", Kind.MEETING, meeting)),
        {"underItem": Link(f"{BASE}meeting/m/item/2", Kind.AGENDA_ITEM, "Växeln")},
        Evidenced(passages, total or len(passages)),
        Evidenced((), 0),
        (),
    )


def test_own_words_come_before_what_introduces_them() -> None:
    proof = proof_of(decision("Mötet beslutar", "att köpa en växel"), Addresses(BASE, "http://service.example/"))
    assert proof.quotes[0] == Quote(
        "att köpa en växel",
        "Protokollet",
        "Styrmötet, 2024-03-12",
        "Växeln",
        "http://service.example/minutes/m?start=100&end=117#here",
    )
    assert [quote.words for quote in proof.quotes] == ["att köpa en växel", "Mötet beslutar"]
    assert (proof.total, proof.basis and proof.basis.kind) == (2, "stated")


def test_a_date_that_the_name_of_the_meeting_has_is_not_said_twice() -> None:
    addresses = Addresses(BASE, "http://service.example/")
    (quote,) = proof_of(decision("att köpa en växel", meeting="Styrmöte 2024-03-12"), addresses).quotes
    assert quote.meeting == "Styrmöte 2024-03-12"


def test_many_passages_are_cut_and_counted() -> None:
    proof = proof_of(decision(*("om växeln " + "x" * n for n in range(9)), total=40), Addresses(BASE, "http://x/"))
    assert (len(proof.quotes), proof.total) == (MOST_QUOTES, 40)
