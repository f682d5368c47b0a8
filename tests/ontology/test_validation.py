"""Findings: in words, sorted, the same every time, over graphs and datasets alike."""

from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef

from ontology.terms import Iri
from ontology.validation import Finding, validate

PREFIXES = """
@prefix : <https://example.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix samv: <https://w3id.org/samgraf/ontology#> .
"""
EVIDENCE = Iri("https://w3id.org/samgraf/shapes#Evidence")
NO_PASSAGE_SV = (
    "Uppgiften har inget textställe som belägger den: ange prov:wasDerivedFrom till ett samv:Passage, "
    "eller ta bort uppgiften."
)
NO_PASSAGE_EN = (
    "The fact has no passage that backs it: give it prov:wasDerivedFrom to a samv:Passage, or leave the fact out."
)


def parsed(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def test_finding_says_where_and_what_is_wrong_in_both_languages() -> None:
    findings = validate(parsed(":anna a foaf:Person ; foaf:name 'Anna Alm' ."), [])
    assert findings == [Finding("https://example.org/anna", EVIDENCE, None, NO_PASSAGE_SV, NO_PASSAGE_EN)]


def test_finding_gives_the_offending_value() -> None:
    [finding] = validate(parsed(":borås a samv:Municipality ; samv:municipalityCode '1490' ."), ["1440"])
    assert (finding.focus, finding.value) == ("https://example.org/borås", "1490")
    assert finding.swedish.startswith("Ingen kommun har den koden: ")
    assert finding.english.startswith("No municipality has that code: ")


def test_no_code_is_known_where_none_is_given() -> None:
    [finding] = validate(parsed(":ale a samv:Municipality ; samv:municipalityCode '1440' ."), [])
    assert finding.shape == "https://w3id.org/samgraf/shapes#MunicipalityCodeKnown"


def test_blank_node_is_shown_with_its_label() -> None:
    [finding] = validate(parsed("_:somebody a foaf:Person ; foaf:name 'Anna Alm' ."), [])
    assert finding.focus.startswith("_:")


def test_findings_are_sorted_by_where_and_which_shape() -> None:
    graph = parsed(":cia a foaf:Person . :anna a foaf:Person . :bo a foaf:Person ; foaf:name 'Bo Berg' .")
    found = [(finding.focus[-4:], finding.shape.rpartition("#")[2]) for finding in validate(graph, [])]
    assert found == [
        ("anna", "Evidence"),
        ("anna", "PersonName"),
        ("g/bo", "Evidence"),
        ("/cia", "Evidence"),
        ("/cia", "PersonName"),
    ]


def test_every_passage_of_the_wrong_length_is_a_finding_of_its_own() -> None:
    graph = parsed("""
        :minutes a samv:Minutes .
        :wide a samv:Passage ; oa:hasSource :minutes ; oa:exact "å" ; oa:start 0 ; oa:end 2 .
        :right a samv:Passage ; oa:hasSource :minutes ; oa:exact "å𝔞" ; oa:start 0 ; oa:end 2 .
        :short a samv:Passage ; oa:hasSource :minutes ; oa:exact "ordet" ; oa:start 0 ; oa:end 4 .
    """)
    lengths = [finding.focus for finding in validate(graph, []) if finding.shape.endswith("#PassageLength")]
    assert lengths == ["https://example.org/short", "https://example.org/wide"]


def test_dataset_is_validated_as_the_union_of_its_graphs() -> None:
    dataset = Dataset()
    person = dataset.graph(URIRef("https://example.org/graph/entities"))
    person.parse(data=PREFIXES + ":anna a foaf:Person ; foaf:name 'Anna Alm' .", format="turtle")
    assert [finding.shape for finding in validate(dataset, [])] == [EVIDENCE]
    document = dataset.graph(URIRef("https://example.org/graph/minutes"))
    document.parse(
        data=PREFIXES
        + """:anna prov:wasDerivedFrom :passage . :minutes a samv:Minutes .
             :passage a samv:Passage ; oa:hasSource :minutes ; oa:exact "Anna" ; oa:start 0 ; oa:end 4 .""",
        format="turtle",
    )
    assert [finding.focus for finding in validate(dataset, []) if finding.shape == EVIDENCE] == []


def test_graph_is_left_as_it_was() -> None:
    graph = parsed(":anna a foaf:Person .")
    before = set(graph)
    validate(graph, ["1440"])
    assert set(graph) == before


CODES = st.from_regex(r"[0-9]{4}", fullmatch=True)


@given(code=CODES, known=st.sets(CODES, max_size=5))
def test_code_is_a_finding_just_when_no_municipality_has_it(code: str, known: set[str]) -> None:
    graph = parsed(f":ale a samv:Municipality ; samv:municipalityCode '{code}' .")
    assert [finding.value for finding in validate(graph, known)] == ([] if code in known else [code])
