from __future__ import annotations

import pytest

from api.service.problems import Problem
from api.sparql.formats import CSV, JSON, JSON_LD, N_TRIPLES, RDF_XML, TSV, TURTLE, XML, formats


@pytest.mark.parametrize(
    ("accept", "results", "triples"),
    [
        (None, JSON, TURTLE),
        ("*/*", JSON, TURTLE),
        ("application/sparql-results+xml", XML, None),
        ("text/csv, application/n-triples", CSV, N_TRIPLES),
        ("text/tab-separated-values;q=0.5, text/csv;q=0.4, application/ld+json", TSV, JSON_LD),
        ("application/rdf+xml", None, RDF_XML),
        ("application/json", JSON, JSON_LD),
        ("image/png", None, None),
    ],
)
def test_formats_are_chosen_by_what_is_accepted(accept: str | None, results: str | None, triples: str | None) -> None:
    chosen = formats(accept, None)
    assert (chosen.results, chosen.triples) == (results, triples)


@pytest.mark.parametrize(
    ("accept", "wanted", "format_", "named"),
    [
        ("application/json", None, JSON, "application/json"),
        ("*/*", None, JSON, JSON),
        ("text/csv", None, CSV, "text/csv; charset=utf-8"),
        ("application/xml", None, RDF_XML, "application/xml"),
        ("text/turtle", "nt", N_TRIPLES, N_TRIPLES),
        (None, "turtle", TURTLE, "text/turtle; charset=utf-8"),
        (None, "text/csv", CSV, "text/csv; charset=utf-8"),
    ],
)
def test_an_answer_is_named_as_it_was_asked_for(
    accept: str | None, wanted: str | None, format_: str, named: str
) -> None:
    assert formats(accept, wanted).named(format_) == named


def test_a_browser_may_name_the_format_whatever_it_accepts() -> None:
    assert formats("text/html", "xml").results == XML
    assert (formats("text/csv", "turtle").results, formats("text/csv", "turtle").triples) == (None, TURTLE)
    with pytest.raises(Problem, match="unknown-format") as caught:
        formats(None, "pdf")
    assert caught.value.detail.startswith("There is no format pdf: choose among json, xml, csv")
