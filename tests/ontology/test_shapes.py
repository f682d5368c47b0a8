"""Each shape lets the sound graph pass and catches the one fault that it is there for."""

import pytest
from rdflib import SH, Graph, URIRef

from ontology.files import SHAPES, read_text
from ontology.validation import SHAPES_NAMESPACE, validate

PREFIXES = """
PREFIX : <https://example.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX samv: <https://w3id.org/samgraf/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
# "Anna Alm, Ale kommun" is 20 code points long.
SOUND = """
:minutes a samv:Minutes ; dcterms:identifier "2020-01-15-mote" ; samv:records :meeting ;
    schema:sha256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" .
:passage a samv:Passage ; oa:hasSource :minutes ; oa:exact "Anna Alm, Ale kommun" ; oa:start 10 ; oa:end 30 .
:meeting a samv:Meeting ; dcterms:date "2020-01-15"^^xsd:date ; prov:wasDerivedFrom :passage ;
    schema:startDate "2020-01-15T09:00:00+01:00"^^xsd:dateTime ;
    schema:endDate "2020-01-15T12:00:00+01:00"^^xsd:dateTime .
:later a samv:Meeting ; samv:edtfDate "2020-02" ; prov:wasDerivedFrom :passage .
:anna a foaf:Person ; foaf:name "Anna Alm" ; prov:wasDerivedFrom :passage .
:bo a foaf:Person ; foaf:name "Bo Berg" ; prov:wasDerivedFrom :passage .
:attendance a samv:Attendance ; samv:atMeeting :meeting ; samv:attendee :anna ; samv:representing :ale ;
    samv:attendanceStatus samv:Present ; samv:basis samv:Stated ; prov:wasDerivedFrom :passage .
:item a samv:AgendaItem ; samv:atMeeting :meeting ; prov:wasDerivedFrom :passage .
:decision a samv:Decision ; samv:atMeeting :meeting ; samv:text "att godkänna" ; samv:basis samv:Stated ;
    samv:due "2020-03-01"^^xsd:date ; prov:wasDerivedFrom :passage .
:project a samv:Project .
:part a samv:Participation ; samv:inProject :project ; samv:participant :ale ; samv:basis samv:Derived ;
    samv:rule "all-members" ; prov:wasDerivedFrom :passage .
:event a samv:Event ; schema:startDate "2020-05-01"^^xsd:date ; schema:endDate "2020-05-02"^^xsd:date ;
    samv:basis samv:Stated ; prov:wasDerivedFrom :passage .
:ale a samv:Municipality ; samv:municipalityCode "1440" ; samv:inCounty :county .
:county a samv:County ; samv:countyCode "14" .
:tie a samv:Tie ; samv:party :ale , :network ; samv:ladderStep samv:Dialogue ; samv:weight 2 ;
    samv:basis samv:Derived ; samv:rule "same-item" ; prov:wasDerivedFrom :item .
:inference a samv:Inference ; samv:basis samv:Inferred ; samv:rule "letterhead" ; samv:confidence 0.8 .
"""


def faults(change: str) -> list[tuple[str, str]]:
    """Validate the sound graph after a SPARQL update: the focus and the shape of each finding, shortened."""
    graph = Graph().parse(data=PREFIXES + SOUND, format="turtle")
    if change:
        graph.update(PREFIXES + change)
    findings = validate(graph, {"0180", "1440"})
    return [
        (found.focus.removeprefix("https://example.org/"), found.shape.removeprefix(SHAPES_NAMESPACE))
        for found in findings
    ]


CASES = [
    ("Evidence", "meeting", "DELETE DATA { :meeting prov:wasDerivedFrom :passage }"),
    ("Evidence", "attendance", "DELETE DATA { :attendance prov:wasDerivedFrom :passage }"),
    ("Evidence", "item", "DELETE DATA { :item prov:wasDerivedFrom :passage }"),
    ("Evidence", "decision", "DELETE DATA { :decision prov:wasDerivedFrom :passage }"),
    ("Evidence", "part", "DELETE DATA { :part prov:wasDerivedFrom :passage }"),
    ("Evidence", "event", "DELETE DATA { :event prov:wasDerivedFrom :passage }"),
    ("Evidence", "anna", "DELETE DATA { :anna prov:wasDerivedFrom :passage }"),
    (
        "Evidence",
        "anna",
        "DELETE DATA { :anna prov:wasDerivedFrom :passage } ; INSERT DATA { :anna prov:wasDerivedFrom :meeting }",
    ),
    ("BasisGiven", "decision", "DELETE DATA { :decision samv:basis samv:Stated }"),
    ("BasisGiven", "tie", "DELETE DATA { :tie samv:basis samv:Derived }"),
    ("RuleNamed", "part", "DELETE DATA { :part samv:rule 'all-members' }"),
    ("JudgementWeighed", "inference", "DELETE DATA { :inference samv:confidence 0.8 }"),
    ("ConfidenceRange", "part", "INSERT DATA { :part samv:confidence 1.01 }"),
    ("ConfidenceRange", "part", "INSERT DATA { :part samv:confidence '-0.01'^^xsd:decimal }"),
    ("PassageSource", "passage", "DELETE DATA { :passage oa:hasSource :minutes }"),
    (
        "PassageSource",
        "passage",
        "INSERT DATA { :passage oa:hasSource :copy . :copy a samv:Minutes ; "
        "dcterms:identifier 'b' ; schema:sha256 '" + "0" * 64 + "' }",
    ),
    ("PassageWords", "passage", "DELETE DATA { :passage oa:exact 'Anna Alm, Ale kommun' }"),
    ("PassageStart", "passage", "DELETE DATA { :passage oa:start 10 }"),
    ("PassageEnd", "passage", "DELETE DATA { :passage oa:end 30 }"),
    ("PassageOrder", "passage", "DELETE DATA { :passage oa:end 30 } ; INSERT DATA { :passage oa:end 10 }"),
    ("PassageOrder", "passage", "DELETE DATA { :passage oa:end 30 } ; INSERT DATA { :passage oa:end 9 }"),
    ("PassageLength", "passage", "DELETE DATA { :passage oa:end 30 } ; INSERT DATA { :passage oa:end 31 }"),
    ("MinutesIdentifier", "minutes", "DELETE DATA { :minutes dcterms:identifier '2020-01-15-mote' }"),
    ("MinutesDigest", "minutes", "DELETE WHERE { :minutes schema:sha256 ?digest }"),
    (
        "MinutesDigest",
        "minutes",
        "DELETE WHERE { :minutes schema:sha256 ?digest } ; INSERT DATA { :minutes schema:sha256 'e3b0' }",
    ),
    ("Meeting", "meeting", "INSERT DATA { :meeting samv:edtfDate '2020-01' }"),
    (
        "DateIsDay",
        "meeting",
        "DELETE WHERE { :meeting dcterms:date ?d } ; INSERT DATA { :meeting dcterms:date '2020' }",
    ),
    (
        "StartBeforeEnd",
        "meeting",
        "DELETE WHERE { :meeting schema:endDate ?end } ; "
        "INSERT DATA { :meeting schema:endDate '2020-01-15T08:59:00+01:00'^^xsd:dateTime }",
    ),
    (
        "StartBeforeEnd",
        "event",
        "DELETE WHERE { :event schema:endDate ?end } ; INSERT DATA { :event schema:endDate '2020-04-30'^^xsd:date }",
    ),
    (
        "StartAndEndAlike",
        "event",
        "DELETE WHERE { :event schema:endDate ?end } ; "
        "INSERT DATA { :event schema:endDate '2020-05-02T10:00:00+02:00'^^xsd:dateTime }",
    ),
    ("AttendanceOfPerson", "attendance", "DELETE DATA { :attendance samv:attendee :anna }"),
    ("AttendanceOfPerson", "attendance", "INSERT DATA { :attendance samv:attendee :bo }"),
    ("AttendanceAtMeeting", "attendance", "DELETE DATA { :attendance samv:atMeeting :meeting }"),
    ("AttendanceAtMeeting", "attendance", "INSERT DATA { :attendance samv:atMeeting :later }"),
    ("AttendanceStatusKnown", "attendance", "INSERT DATA { :attendance samv:attendanceStatus samv:Guest }"),
    ("PersonName", "bo", "DELETE DATA { :bo foaf:name 'Bo Berg' }"),
    ("OutcomeText", "decision", "DELETE DATA { :decision samv:text 'att godkänna' }"),
    ("DueIsDay", "decision", "INSERT DATA { :decision samv:due 'våren 2020' }"),
    ("ParticipationInProject", "part", "DELETE DATA { :part samv:inProject :project }"),
    ("ParticipationOfOrganisation", "part", "DELETE DATA { :part samv:participant :ale }"),
    ("MunicipalityCode", "ale", "DELETE DATA { :ale samv:municipalityCode '1440' }"),
    (
        "MunicipalityCodeKnown",
        "ale",
        "DELETE DATA { :ale samv:municipalityCode '1440' } ; INSERT DATA { :ale samv:municipalityCode '1441' }",
    ),
    (
        "CountyCode",
        "county",
        "DELETE DATA { :county samv:countyCode '14' } ; INSERT DATA { :county samv:countyCode '1' }",
    ),
    ("TieParties", "tie", "DELETE DATA { :tie samv:party :network }"),
    ("TieParties", "tie", "INSERT DATA { :tie samv:party :bor }"),
    ("TieStep", "tie", "DELETE DATA { :tie samv:ladderStep samv:Dialogue }"),
    (
        "TieStep",
        "tie",
        "DELETE DATA { :tie samv:ladderStep samv:Dialogue } ; INSERT DATA { :tie samv:ladderStep samv:Chair }",
    ),
    ("TieWeight", "tie", "DELETE DATA { :tie samv:weight 2 }"),
    ("TieWeight", "tie", "DELETE DATA { :tie samv:weight 2 } ; INSERT DATA { :tie samv:weight 0 }"),
]


def test_sound_graph_breaks_no_shape() -> None:
    assert faults("") == []


@pytest.mark.parametrize(("shape", "focus", "change"), CASES)
def test_shape_catches_its_fault_and_nothing_else(shape: str, focus: str, change: str) -> None:
    assert faults(change) == [(focus, shape)]


def put(subject: str, link: str, value: str) -> str:
    """Write the update that leaves ``value`` as the only one."""
    return f"DELETE WHERE {{ {subject} {link} ?old }} ; INSERT DATA {{ {subject} {link} {value} }}"


# What is there twice, or there but of the wrong kind.
REPEATED = [
    ("BasisGiven", ":decision samv:basis samv:Derived"),
    ("ConfidenceRange", ":inference samv:confidence 0.9"),
    ("PassageWords", ":passage oa:exact 'Bo Berg, Borås stad!'"),
    ("PassageStart", ":passage oa:start '10'^^xsd:int"),
    ("PassageEnd", ":passage oa:end '30'^^xsd:int"),
    ("MinutesIdentifier", ":minutes dcterms:identifier 'b'"),
    ("MinutesDigest", ":minutes schema:sha256 '" + "0" * 64 + "'"),
    ("DateIsDay", ":meeting dcterms:date '2020-01-16'^^xsd:date"),
    ("ParticipationInProject", ":part samv:inProject :other . :other a samv:Project"),
    ("ParticipationOfOrganisation", ":part samv:participant :bor"),
    ("MunicipalityCode", ":ale samv:municipalityCode '0180'"),
    ("CountyCode", ":county samv:countyCode '13'"),
    ("TieStep", ":tie samv:ladderStep samv:SharedView"),
    ("TieWeight", ":tie samv:weight 3"),
]
MISTAKEN = [
    ("BasisGiven", ":part", "samv:basis", ":guess"),
    ("PassageSource", ":passage", "oa:hasSource", ":meeting"),
    ("PassageStart", ":passage", "oa:start", "'-5'^^xsd:integer ; oa:end 15"),
    ("AttendanceOfPerson", ":attendance", "samv:attendee", ":ale"),
    ("AttendanceAtMeeting", ":attendance", "samv:atMeeting", ":event"),
    ("AttendanceStatusKnown", ":attendance", "samv:attendanceStatus", "samv:Chair"),
    ("PersonName", ":bo", "foaf:name", "''"),
    ("OutcomeText", ":decision", "samv:text", "''"),
    ("ParticipationInProject", ":part", "samv:inProject", ":event"),
    ("ParticipationOfOrganisation", ":part", "samv:participant", "'Ale kommun'"),
    ("CountyCode", ":county", "samv:countyCode", "'14'^^xsd:integer"),
    ("TieParties", ":tie", "samv:party", ":ale , 'Ale kommun'"),
    ("TieWeight", ":tie", "samv:weight", "2.5"),
]


@pytest.mark.parametrize(("shape", "triple"), REPEATED)
def test_shape_catches_what_is_there_twice(shape: str, triple: str) -> None:
    assert faults(f"INSERT DATA {{ {triple} }}") == [(triple.split()[0].removeprefix(":"), shape)]


@pytest.mark.parametrize(("shape", "subject", "link", "value"), MISTAKEN)
def test_shape_catches_a_value_of_the_wrong_kind(shape: str, subject: str, link: str, value: str) -> None:
    change = put(subject, link, value)
    if shape == "PassageStart":
        change = f"DELETE WHERE {{ {subject} oa:end ?end }} ; {change}"
    assert faults(change) == [(subject.removeprefix(":"), shape)]


@pytest.mark.parametrize(("given", "missing"), [("startDate", "endDate"), ("endDate", "startDate")])
def test_time_that_is_neither_a_day_nor_a_clock_time_is_caught(given: str, missing: str) -> None:
    change = put(":event", f"schema:{given}", "'våren 2020'")
    change += f" ; DELETE WHERE {{ :event schema:{missing} ?time }}"
    assert faults(change) == [("event", "StartAndEndAlike")]


@pytest.mark.parametrize("property_", ["municipalityCode", "countyCode"])
def test_area_without_a_code_is_caught(property_: str) -> None:
    shape = property_[0].upper() + property_[1:]
    [(_, caught)] = faults(f"DELETE WHERE {{ ?area samv:{property_} ?code }}")
    assert caught == shape


def test_code_of_three_digits_is_malformed_and_unknown() -> None:
    change = "DELETE DATA { :ale samv:municipalityCode '1440' } ; INSERT DATA { :ale samv:municipalityCode '144' }"
    assert faults(change) == [("ale", "MunicipalityCode"), ("ale", "MunicipalityCodeKnown")]


def test_every_shape_has_a_case_and_a_message_in_each_language() -> None:
    shapes = Graph().parse(data=read_text(SHAPES), format="turtle")
    languages: dict[str, list[str]] = {}
    for shape, message in shapes.subject_objects(SH.message):
        assert isinstance(shape, URIRef)
        name = shape.removeprefix(SHAPES_NAMESPACE)
        languages[name] = sorted([*languages.get(name, []), str(getattr(message, "language", None))])
    assert languages == {shape: ["en", "sv"] for shape, _, _ in CASES}
