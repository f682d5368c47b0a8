"""The ontology's files are found by name, whether run from a checkout or from a wheel."""

from importlib.resources import files

import pytest

from ontology.files import ALIGNMENTS, CONTEXT, RULES, SHAPES, VOCABULARY, read_bytes, read_rule, read_text


@pytest.mark.parametrize("name", [VOCABULARY, ALIGNMENTS, SHAPES, CONTEXT])
def test_file_reads_the_same_as_text_and_as_bytes(name: str) -> None:
    assert read_text(name).encode("utf-8") == read_bytes(name)


def test_every_rule_in_the_folder_has_a_step() -> None:
    folder = files("ontology").joinpath("rules")
    assert sorted(RULES) == sorted(entry.name.removesuffix(".rq") for entry in folder.iterdir())


@pytest.mark.parametrize("name", RULES)
def test_rule_opens_with_its_title_and_what_it_answers(name: str) -> None:
    first, second = read_rule(name).splitlines()[:2]
    assert first.startswith("# title: ")
    assert second.startswith("# answers: ")


@pytest.mark.parametrize("name", RULES)
def test_rule_counts_the_very_grounds_that_it_lists(name: str) -> None:
    text = read_rule(name)
    counted = text.split("AS ?weight) WHERE {\n")[1].split("\n  } GROUP BY")[0]
    listed = text.split("?other ?ground WHERE {\n")[1].split("\n  } }")[0]
    assert counted == listed
