"""The phrases and queries of reports: each used, each in both languages, each with its head."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

import api.pages.reports
import graph.reports
from graph.language.phrases import phrases

FOLDER = Path(graph.reports.__file__).parent
CODE = (FOLDER, Path(api.pages.reports.__file__).parent)
QUERIES = sorted((FOLDER / "queries").glob("*.rq"))
PLACES = re.compile(r"\{(\w+)\}")


def patterns_in_code() -> list[re.Pattern[str]]:
    """Return what the strings of the code can be; a place in an f-string stands for any name."""
    found = []
    for path in sorted(path for folder in CODE for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(re.compile(re.escape(node.value)))
            elif isinstance(node, ast.JoinedStr):
                told = [str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values]
                if any(part.strip("_") for part in told):
                    found.append(re.compile("".join(re.escape(part) or r"\w+" for part in told)))
    return found


def test_each_phrase_is_in_both_languages_with_the_same_places() -> None:
    swedish, english = phrases("graph.reports", "sv"), phrases("graph.reports", "en")
    assert swedish.keys() == english.keys()
    for name in swedish:
        assert set(PLACES.findall(swedish[name])) == set(PLACES.findall(english[name])), name
        assert swedish[name].count("|") == english[name].count("|"), name


def test_each_phrase_is_used() -> None:
    patterns = patterns_in_code()

    def used(name: str) -> bool:
        return any(one.fullmatch(name) for one in patterns)

    def put_together(name: str) -> bool:
        """Tell whether two strings of the code make a name, as "people" and "met_once" do."""
        return any(used(name[:at]) and used(name[at + 1 :]) for at, letter in enumerate(name) if letter == "_")

    names = [name for file in sorted((FOLDER / "words").iterdir()) for name in yaml.safe_load(file.read_text("utf-8"))]
    assert [name for name in names if not used(name) and not put_together(name)] == []


def test_each_query_is_asked() -> None:
    patterns = patterns_in_code()
    assert [file.stem for file in QUERIES if not any(one.fullmatch(file.stem) for one in patterns)] == []


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_each_query_says_what_it_asks_in_both_languages(file: Path) -> None:
    heads = [line.partition(": ")[0] for line in file.read_text(encoding="utf-8").splitlines()[:3]]
    assert heads == ["# title", "# title@en", "# answers"]
