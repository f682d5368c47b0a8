"""A report as JSON: all of the model, as the schema says, with numbers as numbers."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.visualizations.reports.samples import empty, report
from visualizations.reports.json_file import json_file, json_schema


@pytest.mark.parametrize("language", ["sv", "en"])
def test_files_are_as_their_schema_says(language: str) -> None:
    schema = json.loads(json_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    for one in (report(language), empty(language)):
        jsonschema.validate(json.loads(json_file(one)), schema)


def test_values_are_read_back_as_they_are() -> None:
    content = json.loads(json_file(report()))
    ranking = content["sections"][1]["blocks"][0]
    assert ranking["key"] == "partners"
    assert ranking["chart"]["mark"] == "intervals"
    umea = {
        "iri": "https://w3id.org/samgraf/id/municipality/2480",
        "label": "Umeå kommun",
        "address": "https://samgraf.example/doc/municipality/2480",
    }
    assert ranking["rows"][0] == {
        "values": [umea, {"value": 9.0, "low": 6.0, "high": 11.0}, 1200, 0.97],
        "quotes": [1],
        "passages": "SELECT ?passage WHERE { ?passage a samv:Passage }",
    }
    assert ranking["rows"][11]["values"][1] == {"missing": "för få möten"}
    decisions = content["sections"][4]["blocks"][0]
    assert decisions["rows"][0]["values"][0] == "2023-21"
    assert decisions["rows"][1]["values"][0] == "2023-02-02"
    assert decisions["rows"][0]["values"][2] is None
    assert content["sections"][3]["blocks"][1]["values"][0] == ["2480", 20.0]
    assert content["sections"][5]["blocks"][1]["rows"][3]["values"][0] == "<script>alert(1)</script>"
