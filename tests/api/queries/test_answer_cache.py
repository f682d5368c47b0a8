from __future__ import annotations

from pathlib import Path

import pytest

from api.queries.answer_cache import AnswerCache
from api.queries.question import Answer, Question


def answer(size: int, *, file: Path | None = None, repeatable: bool = True) -> Answer:
    return Answer("text/csv", b"x" * size, size, file, repeatable)


def test_an_answer_is_kept_for_the_same_question_only() -> None:
    cache = AnswerCache(1600)
    cache.keep(Question("q"), answer(10))
    assert cache.get(Question("q")) == answer(10)
    others = (Question("r"), Question("q", ("x:g",)), Question("q", (), ("x:g",)), Question("q", results="text/csv"))
    assert [
        cache.get(other) for other in (*others, Question("q", triples=None), Question("q", bound={"x": "x:y"}))
    ] == [None] * 6


@pytest.mark.parametrize("one", [answer(100), answer(10, file=Path("x")), answer(10, repeatable=False)])
def test_what_is_large_or_differs_each_time_is_not_kept(one: Answer) -> None:
    cache = AnswerCache(1600)
    cache.keep(Question("q"), one)
    assert cache.get(Question("q")) is None


def test_the_least_lately_used_goes_first() -> None:
    cache = AnswerCache(1600)
    for number in range(20):
        cache.keep(Question(f"q{number:02}"), answer(97))
        cache.get(Question("q00"))
    kept = [number for number in range(20) if cache.get(Question(f"q{number:02}")) is not None]
    assert kept == [0, *range(5, 20)]


def test_a_cache_of_no_size_keeps_nothing() -> None:
    cache = AnswerCache(0)
    cache.keep(Question(""), answer(0))
    assert cache.get(Question("")) is None
