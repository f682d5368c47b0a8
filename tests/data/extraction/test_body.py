import pytest

from data.record import Basis, OrganisationKind
from tests.data.extraction.reading import record_of

LIST = "\nNärvarande:\nKarin Provander, Kil\nNils Exelius, Arvika\n\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade."


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Nätverket Provsam, möte 2022-09-14", "Nätverket Provsam"),
        ("Protokoll från Vägnätverket Värmland 2022-09-14", "Vägnätverket Värmland"),
        ("Minnesanteckningar\nOrgan: Provåns vattenråd\nDatum: 2022-09-14", "Provåns vattenråd"),
        ("Samordningsförbundet Provbygden\nSammanträde 2022-09-14", "Samordningsförbundet Provbygden"),
        ("Möte med styrgruppen för Gröna Vägen 2022-09-14", "styrgruppen för Gröna Vägen"),
        ("PROVÅNS VATTENRÅD\nMöte 2022-09-14", "Provåns Vattenråd"),
        ("Region Värmland, möte 2022-09-14", "Region Värmland"),
        ("Provåns vattenråd PROTOKOLL 2022-09-14", "Provåns vattenråd"),
        ("Samordningsförbundet Provbygden PROTOKOLL Styrelsen 2022-09-14", "Samordningsförbundet Provbygden"),
        ("Styrgrupp Mitt i världen, möte 2022-09-14", "Styrgrupp Mitt i världen"),
        ("Byggnadscheferna i Värmlands län\nMöte 2022-09-14", "Byggnadscheferna i Värmlands län"),
    ],
)
def test_the_head_names_the_body(head: str, body: str) -> None:
    meeting = record_of(f"{head}\n{LIST}").meeting
    assert meeting.held_by is not None
    assert meeting.held_by.name == body
    assert meeting.body_evidence is not None
    assert meeting.body_evidence.basis is Basis.STATED


def test_a_head_without_a_body_names_none() -> None:
    assert record_of(f"Minnesanteckningar 2022-09-14\n{LIST}").meeting.held_by is None


def test_a_municipality_in_the_head_is_only_a_place() -> None:
    assert record_of(f"Möte i Arvika 2022-09-14\n{LIST}").meeting.held_by is None


def test_what_only_the_text_shows_is_inferred() -> None:
    names = "Karin Provander, Region Värmland\nNils Exelius, Region Värmland\nUlla Testberg, Kil"
    meeting = record_of(
        f"Möte 2022-09-14\n\nNärvarande:\n{names}\n\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade."
    ).meeting
    assert meeting.held_by is not None
    assert (meeting.held_by.name, meeting.held_by.kind) == ("Region Värmland", OrganisationKind.REGION)
    assert meeting.body_evidence is not None
    assert meeting.body_evidence.basis is Basis.INFERRED
    assert meeting.body_evidence.confidence is not None
    assert 0 < meeting.body_evidence.confidence < 1


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Kontaktgruppen för arbetsmarknad och etablering i södra Provland",
            "Kontaktgruppen för arbetsmarknad och etablering i södra Provland",
        ),
        ("MAS- och MAR-nätverket i Provland", "MAS- och MAR-nätverket i Provland"),
        ("ENERGI- OCH KLIMATRÅDET PROVLAND", "Energi- och Klimatrådet Provland"),
        ("Energi- och klimatkontorets kontaktgrupp, Provland", "Energi- och klimatkontorets kontaktgrupp, Provland"),
        ("Minnesanteckningar från Digitaliseringsnätverket Provland", "Digitaliseringsnätverket Provland"),
        ("Vård- och omsorgscollege Provland", "Vård- och omsorgscollege Provland"),
    ],
)
def test_a_line_of_the_head_that_only_names_a_body_is_its_name(line: str, name: str) -> None:
    record = record_of(f"{line}\n\nDatum: 2024-05-03\n\nNärvarande:\nEva Provander, Kil\n\n1. Start\nEva öppnade.")
    assert record.meeting.held_by is not None
    assert record.meeting.held_by.name == name


@pytest.mark.parametrize("line", ["Start / Nätverk / Provnätverket / Anteckningar", "Gruppmöte den 3 maj, Provgruppen"])
def test_a_line_that_says_more_is_not_a_bodys_name_as_a_whole(line: str) -> None:
    record = record_of(f"{line}\n\nDatum: 2024-05-03\n\nNärvarande:\nEva Provander, Kil\n\n1. Start\nEva öppnade.")
    assert record.meeting.held_by is None or record.meeting.held_by.name != line


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("MILJÖSAMVERKAN PROVLAND                    Minnesanteckningar\nDatum: 2022-09-14", "Miljösamverkan Provland"),
        ("PROVORTENS VÄGNÄMND SAMMANTRÄDESPROTOKOLL\n2022-09-14", "Provortens Vägnämnd"),
        ("Anteckningar från vägrådgivarna mot halka ons 14 sep 2022", "vägrådgivarna mot halka"),
        ("Mötesanteckningar, nätverket för länets vägmästare\nDatum: 2022-09-14", "nätverket för länets vägmästare"),
        ("Östra Provbygden\nStyrgruppsmöte 2022-09-14", "Östra Provbygden"),
        ("Provleden – cykla längs älven\nStyrgruppsmöte 2022-09-14", "Provleden"),
        ("Provvägnätverket i Kil – minnesanteckningar\n2022-09-14", "Provvägnätverket i Kil"),
    ],
)
def test_the_body_is_named_without_the_words_beside_it(head: str, body: str) -> None:
    held_by = record_of(f"{head}\n{LIST}").meeting.held_by
    assert held_by is not None
    assert held_by.name.casefold() == body.casefold()
