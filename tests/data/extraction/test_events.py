import pytest

from data.record import Basis, MeetingRecord
from tests.data.extraction.reading import meeting_of


def read(item: str) -> MeetingRecord:
    return meeting_of(item, "Broar\nInget nytt.")


def events(item: str) -> list[tuple[str, str]]:
    return [(event.name, event.when.edtf) for event in read(item).events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Konferens den 3 maj 2023.", ("Konferens", "2023-05-03")),
        ("Vi bjuder in till workshop den 3 maj 2023.", ("workshop", "2023-05-03")),
        ("Karin går på Kulturkonferensen 3-4 maj 2023 i Borås.", ("Kulturkonferensen", "2023-05-03/2023-05-04")),
        ("Internatet 26-27/10.", ("Internatet", "2022-10-26/2022-10-27")),
        ("Det blir studieresa maj 2023.", ("studieresa", "2023-05")),
        ("En studieresa planeras till hösten 2023.", ("studieresa", "2023-23")),
        ("Ett webbinarium hålls i början av 2023.", ("webbinarium", "2023-01~/2023-04~")),
        ("Årskonferensen 22 november?", ("Årskonferensen", "2022-11-22?")),
        ("Almedalsveckan äger rum den 27 juni 2023.", ("Almedalsveckan", "2023-06-27")),
        ("Växeldagen den 3 maj 2023.", ("Växeldagen", "2023-05-03")),
        ("Onsdag den 3 maj 2023 är det frukostmöte om cykling.", ("frukostmöte om cykling", "2023-05-03")),
        ("Den 3 maj 2023 anordnar Kil en konferens.", ("konferens", "2023-05-03")),
        ("Save the date: Vägprat i Kil den 3 maj 2023.", ("Vägprat i Kil", "2023-05-03")),
        ("Länsträff 3 maj 2023, anmälan till Karin.", ("Länsträff", "2023-05-03")),
        ("Kulturdagen ställs in i år, ny dag är 3 maj 2023.", ("Kulturdagen", "2023-05-03")),
        ("Växeldagen i Kil flyttas från den 3 maj till den 9 juni 2023.", ("Växeldagen i Kil", "2023-06-09")),
        ("Plan- och byggdagarna den 3 maj 2023.", ("Plan- och byggdagarna", "2023-05-03")),
        ("Växeldagen 2023 blir den 3 maj.", ("Växeldagen", "2023-05-03")),
        ("Frågan tas upp vid medlemssamrådet den 3 maj 2023.", ("medlemssamrådet", "2023-05-03")),
        ("Vägveckan är i år i Kil, 3-5 oktober.", ("Vägveckan", "2022-10-03/2022-10-05")),
        ("Vägens dag i Kil flyttades fram till 3 maj 2023.", ("Vägens dag i Kil", "2023-05-03")),
        ("Växeldagen 2023 blir onsdagen den 3 maj 2023.", ("Växeldagen", "2023-05-03")),
        ("Vägen vidare heter konferensen som hålls i Kil den 3 maj 2023.", ("Vägen vidare", "2023-05-03")),
        ("En vägdag för Kil hålls den 3 maj 2023.", ("vägdag för Kil", "2023-05-03")),
        ("Karin Provander meddelar att vägmässan äger rum den 3 maj 2023.", ("vägmässan", "2023-05-03")),
    ],
)
def test_an_event_has_its_day_or_period(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


def test_a_title_may_name_the_event() -> None:
    assert events("Studieresa 3 maj 2023\nVi åker buss.") == [("Studieresa", "2023-05-03")]


def test_the_day_of_a_titled_event_may_stand_below() -> None:
    assert events("Vägkonferens\nDatum är den 3 maj 2023.") == [("Vägkonferens", "2023-05-03")]


@pytest.mark.parametrize(
    "item",
    [
        "Höstexkursion\nExkursionen anordnas den 3 maj 2023.",
        "Höstexkursion\nTemat är broar! Onsdag 3 maj 2023.",
        "Höstexkursion\nMuseet i Kil tar emot oss 3 maj 2023.",
        "Höstexkursion\nBo har planerat dagarna: 3 maj 2023 i Kil.",
    ],
)
def test_a_sentence_may_speak_of_the_titles_event(item: str) -> None:
    assert events(item) == [("Höstexkursion", "2023-05-03")]


@pytest.mark.parametrize(
    "text",
    [
        "Kulturkonferensen 3 maj 2023 i Borås.",
        "Kulturdagen hålls i Borås den 3 maj 2023.",
        "Unga Spelar Jazz i Borås 3 maj 2023.",
    ],
)
def test_the_place_of_an_event_is_told(text: str) -> None:
    (event,) = read(f"Vägar\n{text}").events
    assert event.place == "Borås"


def test_a_year_that_is_the_meetings_is_derived() -> None:
    (given,) = read("Vägar\nWorkshop den 3 maj 2023.").events
    (derived,) = read("Vägar\nWorkshop den 3 oktober.").events
    assert (given.evidence.basis, derived.evidence.basis) == (Basis.STATED, Basis.DERIVED)


@pytest.mark.parametrize(
    "text",
    [
        "En konferens vore bra.",
        "Vi träffas den 3 maj 2023.",
        "Konferenslokalen är röd.",
        "Onsdagen den 3 maj 2023.",
        "Anmälan till konferensen senast den 3 maj 2023.",
        "Nästa nätverksträff är den 3 maj 2023.",
        "Om mässan flyttas, Kil ska säga till den 3 maj 2023, ordnas den.",
    ],
)
def test_without_a_day_or_a_noun_there_is_no_event(text: str) -> None:
    assert events(f"Vägar\n{text}") == []


def test_an_event_told_twice_is_one() -> None:
    assert events("Vägar\nWorkshop den 3 maj 2023. Alla är välkomna till workshop den 3 maj 2023.") == [
        ("Workshop", "2023-05-03")
    ]


def test_an_event_that_takes_place_is_named_once() -> None:
    assert events("Vägar\nKulturkonferensen äger rum den 3 maj 2023.") == [("Kulturkonferensen", "2023-05-03")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kil: ny busstation invigs 3 maj 2023.", ("ny busstation invigs", "2023-05-03")),
        ("Nästa språkvänsträff äger rum i Kil den 3 maj 2023.", ("språkvänsträff", "2023-05-03")),
        ("Uppvaktning av ministern är inbokad till 3 maj 2023.", ("Uppvaktning av ministern", "2023-05-03")),
        ("Företagarfrukost i Kil 3 maj 2023, kom gärna.", ("Företagarfrukost i Kil", "2023-05-03")),
        ("Nästa arbetsmöte för vägarna är 3 maj 2023.", ("arbetsmöte för vägarna", "2023-05-03")),
    ],
)
def test_more_that_people_go_to(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


@pytest.mark.parametrize("text", ["Nästa styrgruppsmöte är den 3 maj 2023.", "Årsredovisning 2021 lades fram."])
def test_an_own_meeting_and_a_paper_are_no_events(text: str) -> None:
    assert events(f"Vägar\n{text}") == []


def test_a_title_that_names_an_event_has_the_day_of_the_sentence_about_it() -> None:
    item = "Värmlands vägkonferens\nVi talade om teman. Konferensen äger rum i Kil, Folkets hus, 3 maj 2023."
    assert events(item) == [("Värmlands vägkonferens", "2023-05-03")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Bilda ordnar en kväll om språk i Kil den 3 maj 2023.", ("kväll om språk", "2023-05-03")),
        ("Kil bjuder in oss till visning av modellen, preliminärt 3 maj 2023.", ("visning av modellen", "2023-05-03")),
        ("Nätverket arrangerar byaresa i Arvika den 3 maj 2023.", ("byaresa", "2023-05-03")),
        (
            "Den 3 maj 2023 håller Trafikverket ett informationsmöte om bron.",
            ("informationsmöte om bron", "2023-05-03"),
        ),
        ("En dag för rektorer ordnas den 3 maj 2023.", ("dag för rektorer", "2023-05-03")),
        (
            "Karin undrade om Växelveckan. Blir 3-5 maj 2023, affischen är klar.",
            ("Växelveckan", "2023-05-03/2023-05-05"),
        ),
        ("Växelmässan i Kil\n\n3 maj 2023, vi delar monter.", ("Växelmässan i Kil", "2023-05-03")),
        ("Vägdagarna (internat) blir 3 maj 2023 i Kil.", ("Vägdagarna", "2023-05-03")),
        ("Den 3 maj 2023 kommer vägkonferensen till Kil.", ("vägkonferensen till Kil", "2023-05-03")),
        ("Kulturtinget hålls i Kil den 3 maj 2023.", ("Kulturtinget", "2023-05-03")),
        ("Byarådslag hålls digitalt 16, 17 och 23 maj 2023.", ("Byarådslag", "2023-05-16/2023-05-23")),
        ("Smak av Kil går av stapeln 3-4 maj nästa år.", ("Smak av Kil", "2023-05-03/2023-05-04")),
    ],
)
def test_what_is_arranged_or_named_before_its_day_is_an_event(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Karin ordnar lokal till den 3 maj 2023.",
        "Kil bjuder in Arvika till Säffle den 3 maj 2023.",
        "Karin håller kontakten till den 3 maj 2023.",
        "Landstinget svarar den 3 maj 2023.",
        "Karin undrade om Växelveckan. Nils kommer den 3 maj 2023.",
    ],
)
def test_what_somebody_gets_hold_of_is_no_event(text: str) -> None:
    assert events(f"Vägar\n{text}") == []


@pytest.mark.parametrize(
    ("item", "event"),
    [
        ("Vägdagen 2023\nBlir digital, 3 maj.", ("Vägdagen 2023", "2023-05-03")),
        (
            "Höstens studieresa\nTill Nedre Dalälven, 12-13 oktober 2023.",
            ("Höstens studieresa", "2023-10-12/2023-10-13"),
        ),
        ("Vägdagen 2023\nInget är klart.", ("Vägdagen", "2023")),
    ],
)
def test_the_day_of_a_titled_event_stands_in_its_first_sentence(item: str, event: tuple[str, str]) -> None:
    assert events(item) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("3 maj 2023: webbinarium om broar (Trafikverket)", ("webbinarium om broar", "2023-05-03")),
        ("3 maj 2023 länsträff om broar.", ("länsträff om broar", "2023-05-03")),
        ("3 maj 2023 - öppen föreläsning om broar, länk kommer", ("öppen föreläsning om broar", "2023-05-03")),
        ("Dagen före, onsdagen den 3 maj 2023, håller Kil öppet hus.", ("öppet hus", "2023-05-03")),
        ("Dessförinnan hålls vägmässan den 3 maj 2023.", ("vägmässan", "2023-05-03")),
        ("Innan dess: Bro Days i Kil 3 maj 2023, programmet släpps snart.", ("Bro Days", "2023-05-03")),
    ],
)
def test_the_day_may_stand_before_the_event(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


def test_lines_that_begin_with_a_day_name_an_event_each() -> None:
    lines = "3 maj 2023  Brodag för handläggare, Kils kommunhus\n9 juni 2023     Vägdag om tunga fordon, digital."
    assert events(f"Vägar\n{lines}") == [
        ("Brodag för handläggare", "2023-05-03"),
        ("Vägdag om tunga fordon", "2023-06-09"),
    ]


def test_a_wrapped_line_that_begins_with_a_month_is_no_event_of_its_own() -> None:
    text = "Kunskapsdagen om broar i länet arrangeras av Trafikverket och Kil den 3\nmaj 2023 i Kils gamla stadshus."
    assert events(f"Vägar\n{text}") == [("Kunskapsdagen om broar i länet", "2023-05-03")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ('Konferensen "Vägen hem" är den 3 maj 2023.', ("Konferensen Vägen hem", "2023-05-03")),
        ("Vägen och bron, grundkursen, ges den 3 maj 2023.", ("Vägen och bron – grundkursen", "2023-05-03")),
        ("Övning Isbrytaren, gemensam övning, 3 maj 2023.", ("Övning Isbrytaren – gemensam övning", "2023-05-03")),
        ("Karin påminner om den regionala vägdagen 3 maj 2023.", ("regionala vägdagen", "2023-05-03")),
        ("Det lyfts på tekniska chefernas träff 3 maj 2023.", ("tekniska chefernas träff", "2023-05-03")),
        ("Muntligt av Karin: Invigning av nya ÅVC:n den 3 maj 2023.", ("Invigning av nya ÅVC:n", "2023-05-03")),
        ("Karin bjöd in till en gemensam halvdag om detta 3 maj 2023.", ("gemensam halvdag", "2023-05-03")),
        ("Kil fyller år, konferens i Arvika den 3 maj 2023.", ("konferens i Arvika", "2023-05-03")),
        ("Karin för det vidare på mässan 3 maj 2023.", ("mässan", "2023-05-03")),
    ],
)
def test_an_event_has_all_words_of_its_name_and_no_others(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Vägmässan har fått program, den går av stapeln 3 maj 2023.", ("Vägmässan", "2023-05-03")),
        ("Vid vägmässan, som är den 3 maj 2023, visas bron.", ("vägmässan", "2023-05-03")),
        ("En vägkväll hölls i Kil. Nästa hålls på Bro bibliotek 3 maj 2023.", ("vägkväll", "2023-05-03")),
        ("Vägdagarna i Kil var bra. Nästa år i Arvika 3 maj 2023.", ("Vägdagarna i Kil", "2023-05-03")),
        ("Vägmässan läggs i Arvika 2023, datum oklart.", ("Vägmässan", "2023")),
        ("Först företagen (workshop 3 maj 2023 i Kil), sen skolorna.", ("workshop", "2023-05-03")),
    ],
)
def test_the_day_may_stand_in_a_clause_or_sentence_about_the_event(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Trafikverket håller samråd om bron i Kil den 3 maj 2023.", ("samråd om bron", "2023-05-03")),
        ('LRF kör "Öppen väg" onsdagen den 3 maj 2023.', ("Öppen väg", "2023-05-03")),
        ("Kil kallar åkarna till en träff i Arvika 3 maj 2023.", ("träff", "2023-05-03")),
        ("Resa till Åland 3 maj 2023, plats för sex.", ("Resa till Åland", "2023-05-03")),
    ],
)
def test_what_has_no_noun_of_its_own_is_an_event_by_what_is_done(text: str, event: tuple[str, str]) -> None:
    assert events(f"Vägar\n{text}") == [event]


@pytest.mark.parametrize(
    "text",
    ["Nästa möte: Arvika 3 maj 2023.", "Bra dag idag 3 maj 2023!", "Pingsthelgen 3 maj 2023 är kansliet stängt."],
)
def test_a_place_a_remark_and_a_holiday_are_no_events(text: str) -> None:
    assert events(f"Vägar\n{text}") == []


@pytest.mark.parametrize(
    ("item", "event"),
    [
        ("Vägens internat\nKil bestämde 3 maj 2023.", ("Vägens internat", "2023-05-03")),
        ("Vägdagen i vår\nVi gör om den! Preliminärt onsdag den 3 maj 2023 i Kil.", ("Vägdagen i vår", "2023-05-03")),
        ("Internationella dagen\nDen 3 maj 2023. Kil tänder ljus.", ("Internationella dagen", "2023-05-03")),
        ("Övning Isbrytaren\nRegional samverkansövning 3 maj 2023.", ("Övning Isbrytaren", "2023-05-03")),
        ("Åvandringen 2023\nÅrets vandring går längs bäcken den 3 maj.", ("Åvandringen 2023", "2023-05-03")),
    ],
)
def test_what_a_title_names_has_the_day_that_is_settled_below(item: str, event: tuple[str, str]) -> None:
    assert events(item) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Höstturnén går 3-21 maj 2023 med premiär i Kil.", ("Höstturnén", "2023-05-03/2023-05-21")),
        ("Kil ordnar resenärens dag den 3 maj 2023.", ("resenärens dag", "2023-05-03")),
        ("Aurora 20-22 maj 2023 i Göteborg.", ("Aurora", "2023-05-20/2023-05-22")),
        ("Växelmässan är i november nästa år.", ("Växelmässan", "2023-11")),
        ("Väglägret är 3 maj 2023 i Kil.", ("Väglägret", "2023-05-03")),
    ],
)
def test_a_tour_a_day_a_camp_and_a_trade_fair_are_events(text: str, event: tuple[str, str]) -> None:
    assert events(f"Information\n- {text}") == [event]


def test_occasions_that_are_planned_are_those_of_the_title() -> None:
    assert events("Vägutbildning\nTvå tillfällen planeras, 3 maj 2023 i Kil.") == [("Vägutbildning", "2023-05-03")]
