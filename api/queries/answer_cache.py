"""Answers kept for those who ask the same again, the least lately used given up first."""

from __future__ import annotations

from collections import OrderedDict

from api.queries.question import Answer, Question

_SHARE = 16

_Key = tuple[str, tuple[str, ...], tuple[str, ...], str | None, str | None, tuple[tuple[str, str], ...]]


def _key(question: Question) -> _Key:
    return (
        question.text,
        question.default_graphs,
        question.named_graphs,
        question.results,
        question.triples,
        tuple(sorted(question.bound.items())),
    )


class AnswerCache:
    """Answers of one generation, at most ``most`` bytes of them, none of which takes more than a sixteenth."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._answers: OrderedDict[_Key, Answer] = OrderedDict()

    def get(self, question: Question) -> Answer | None:
        """Return the answer that was kept for a question."""
        if not self._most:
            return None
        key = _key(question)
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def keep(self, question: Question, answer: Answer) -> None:
        """Keep an answer if it will be the same the next time and is not too large."""
        size = answer.size + len(question.text)
        if answer.file is not None or not answer.repeatable or size > self._most // _SHARE:
            return
        key = _key(question)
        if key in self._answers:
            return
        self._size += size
        self._answers[key] = answer
        while self._size > self._most:
            (text, *_), old = self._answers.popitem(last=False)
            self._size -= old.size + len(text)
