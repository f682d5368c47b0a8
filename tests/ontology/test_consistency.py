"""Under OWL 2 RL the vocabulary and its alignments are consistent, and a contradiction put in is found."""

import pytest
from owlrl import DeductiveClosure
from owlrl.OWLRL import OWLRL_Semantics
from rdflib import OWL, RDF, Graph, Namespace

from ontology.files import ALIGNMENTS, VOCABULARY, read_text

OWLRL_ERROR = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
PREFIXES = """
@prefix : <https://example.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix samv: <https://w3id.org/samgraf/ontology#> .
"""
SOUND = """
:minutes a samv:Minutes ; samv:records :meeting .
:passage a samv:Passage ; oa:hasSource :minutes ; oa:exact "ord" ; oa:start 0 ; oa:end 3 .
:meeting a samv:Meeting ; samv:heldBy :network ; samv:nextMeeting :later ; prov:wasDerivedFrom :passage .
:later a samv:Meeting .
:network a samv:Network .
:ale a samv:Municipality ; samv:municipalityCode "1440" ; samv:inCounty :county ; org:memberOf :network .
:county a samv:County ; samv:countyCode "14" .
:anna a foaf:Person ; foaf:name "Anna Alm" ; foaf:mbox <mailto:anna@example.org> .
:attendance a samv:Attendance ; samv:atMeeting :meeting ; samv:attendee :anna ; samv:representing :ale ;
    samv:attendanceStatus samv:Present ; samv:meetingRole samv:Chair ; samv:basis samv:Stated .
:forCounty a samv:Attendance ; samv:atMeeting :meeting ; samv:attendee :anna ; samv:representing :county .
:item a samv:AgendaItem ; samv:atMeeting :meeting ; samv:position 1 ; samv:presenter :anna .
:promise a samv:Commitment ; samv:underItem :item ; samv:responsible :ale , :anna ; samv:text "återkommer" .
:project a samv:Project ; samv:projectStatus samv:Ongoing ; samv:contactFor :anna ; samv:discussedIn :item .
:part a samv:Participation ; samv:inProject :project ; samv:participant :ale ;
    samv:participationRole samv:Lead .
:tally a samv:TopicTally ; samv:aboutTopic :topic ; samv:votes 3 . :topic a samv:Topic .
:tie a samv:Tie ; samv:party :ale , :network ; samv:ladderStep samv:Dialogue ; samv:weight 1 .
"""


def contradictions(instances: str) -> list[str]:
    graph = Graph()
    for text in (read_text(VOCABULARY), read_text(ALIGNMENTS), PREFIXES + instances):
        graph.parse(data=text, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(graph)  # type: ignore[no-untyped-call]
    members = [str(member) for member in graph.subjects(RDF.type, OWL.Nothing)]
    return members + [str(message) for message in graph.objects(None, OWLRL_ERROR.error)]


def test_sound_graph_holds_no_contradiction() -> None:
    assert contradictions(SOUND) == []


@pytest.mark.parametrize(
    "planted",
    [
        ":meeting a foaf:Person .",
        ":attendance samv:attendanceStatus samv:Absent .",
        ":promise a samv:Decision .",
        ":tie samv:ladderStep samv:SharedView .",
        ":later samv:nextMeeting :later .",
        ":attendance samv:attendee :bo . :anna owl:differentFrom :bo .",
        ":twin a samv:Municipality ; samv:municipalityCode '1440' ; owl:differentFrom :ale .",
        ":promise samv:underItem :ale .",
    ],
)
def test_contradiction_is_found(planted: str) -> None:
    assert contradictions(SOUND + planted) != []
