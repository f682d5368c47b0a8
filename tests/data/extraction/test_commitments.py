from datetime import date

import pytest

from data.extraction.promising import infinitive, passive
from data.record import Basis, OutcomeKind
from tests.data.extraction.reading import meeting_of, minutes, record_of


def promised(text: str) -> list[tuple[list[str], str]]:
    """Return who promises what in the first of two items."""
    record = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.")
    found = [outcome for outcome in record.outcomes if outcome.kind is OutcomeKind.COMMITMENT]
    return [([party.name for party in outcome.responsible], outcome.text) for outcome in found]


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ("samordnar", "samordna"),
        ("skickar ut", "skicka ut"),
        ("tar fram", "ta fram"),
        ("ser över", "se över"),
        ("hör sig för", "höra sig för"),
        ("bokar", "boka"),
        ("återkommer", "återkomma"),
        ("skriver", "skriva"),
        ("följer upp", "följa upp"),
        ("gör", "göra"),
        ("för dialog", "föra dialog"),
        ("begär in", "begära in"),
        ("sprider", "sprida"),
        ("hjälper till", "hjälpa till"),
        ("ger besked", "ge besked"),
    ],
)
def test_the_infinitive_of_a_verb(present: str, expected: str) -> None:
    assert infinitive(present) == expected


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ("tar fram", "tas fram"),
        ("skickar ut", "skickas ut"),
        ("skriver", "skrivs"),
        ("ser över", "ses över"),
        ("läser", "läses"),
        ("hör med", "hörs med"),
        ("hör av sig", None),
        ("träffas", None),
    ],
)
def test_the_passive_of_a_verb(present: str, expected: str | None) -> None:
    assert passive(present) == expected


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Karin Provander tar fram ett förslag.", ["Karin Provander"], "Karin Provander tar fram ett förslag."),
        ("Karin återkommer med en tid.", ["Karin"], "Karin återkommer med en tid."),
        (
            "Karin skickar ut en inbjudan när datum är satt.",
            ["Karin"],
            "Karin skickar ut en inbjudan när datum är satt.",
        ),
        ("Karin ska ta fram ett förslag.", ["Karin"], "Karin ska ta fram ett förslag."),
        ("Karin kommer att boka en lokal.", ["Karin"], "Karin kommer att boka en lokal."),
        ("Karin lovar att ringa.", ["Karin"], "Karin lovar att ringa."),
        ("Karin får i uppdrag att rita vägen.", ["Karin"], "Karin får i uppdrag att rita vägen."),
        ("Karin och Nils ska ta fram ett förslag.", ["Karin", "Nils"], "Karin och Nils ska ta fram ett förslag."),
        ("Karin kollar med Nils om det går.", ["Karin"], "Karin kollar med Nils om det går."),
        ("Karin mejlar vidare underlaget.", ["Karin"], "Karin mejlar vidare underlaget."),
        ("Karin erbjuder sig att skriva.", ["Karin"], "Karin erbjuder sig att skriva."),
        ("Karin frågar föreningarna om de vill.", ["Karin"], "Karin frågar föreningarna om de vill."),
        ("Karin gör ett förslag tills vi ses.", ["Karin"], "Karin gör ett förslag tills vi ses."),
        ("Karin tar reda på vad det kostar.", ["Karin"], "Karin tar reda på vad det kostar."),
        ("Karin tar till nästa möte reda på det.", ["Karin"], "Karin tar till nästa möte reda på det."),
        ("Karin hör efter om det går.", ["Karin"], "Karin hör efter om det går."),
        ("Karin erbjöd sig att sjunga.", ["Karin"], "Karin erbjöd sig att sjunga."),
        ("Karin deltar för gruppens räkning.", ["Karin"], "Karin deltar för gruppens räkning."),
        ("Karin och Nils deltar och rapporterar.", ["Karin", "Nils"], "Karin och Nils deltar och rapporterar."),
        ("Karin ska hjälpa Nils med ansökan.", ["Karin"], "Karin ska hjälpa Nils med ansökan."),
        ("Torsby får ansvaret att bjuda in.", ["Torsby"], "Torsby får ansvaret att bjuda in."),
        ("Torsby lämnar en offert senast den 3 oktober.", ["Torsby"], "Torsby lämnar en offert senast den 3 oktober."),
        ("Torsby återkommer med ett svar.", ["Torsby"], "Torsby återkommer med ett svar."),
        ("Torsby ska ta fram ett underlag.", ["Torsby"], "Torsby ska ta fram ett underlag."),
    ],
)
def test_a_subject_that_takes_part_promises(text: str, who: list[str], what: str) -> None:
    assert promised(text) == [(who, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Karin ska inte ta fram något förslag.",
        "Lerum ska ta fram ett underlag.",
        "Vägen kommer att byggas.",
        "Karin informerar om vägen.",
        "Torsby lämnar en offert den 3 oktober.",
        "Karin frågar om vägen.",
        "Karin lämnar över till Nils.",
        "Karin deltar på distans.",
        "Karin har bokat en lokal.",
        "Man bör ta fram ett förslag.",
    ],
)
def test_what_nobody_promises_is_no_commitment(text: str) -> None:
    assert promised(text) == []


def test_a_verb_that_only_tells_needs_a_date() -> None:
    assert promised("Karin rapporterar om vägen.") == []
    assert promised("Karin rapporterar om vägen på nästa möte.") == [
        (["Karin"], "Karin rapporterar om vägen på nästa möte.")
    ]


@pytest.mark.parametrize("label", ["Ansvarig", "Ansvariga", "ANSVARIG", "Ansvar"])
def test_a_label_names_who_is_responsible_for_the_line_above(label: str) -> None:
    assert promised(f"Skicka ut ett underlag till alla\n{label}: Karin Provander") == [
        (["Karin Provander"], "Skicka ut ett underlag till alla")
    ]


def test_a_label_in_brackets_names_who_is_responsible_for_its_own_line() -> None:
    (found,) = promised("Ett underlag skickas ut till alla. (Ansvarig: Nils Exelius)") or [([], "")]
    assert found[0] == ["Nils Exelius"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Karin tar fram ett förslag senast den 1 oktober.", date(2022, 10, 1)),
        ("Karin tar fram ett förslag till den 15 november 2022.", date(2022, 11, 15)),
        ("Karin tar fram ett förslag senast 2022-10-05.", date(2022, 10, 5)),
        ("Karin tar fram ett förslag senast den 1 mars.", date(2023, 3, 1)),
        ("Karin tar fram ett förslag snarast.", None),
    ],
)
def test_a_deadline_is_a_day_on_or_after_the_meeting(text: str, due: date | None) -> None:
    (outcome,) = meeting_of(f"Vägar\n{text}", "Broar\nInget nytt.").outcomes
    assert (outcome.due.start if outcome.due else None) == due


def test_a_deadline_without_a_day_is_a_period() -> None:
    (outcome,) = meeting_of("Vägar\nKarin tar fram ett förslag under hösten 2022.", "Broar\nInget nytt.").outcomes
    assert outcome.due is not None
    assert (outcome.due.edtf, outcome.due.start) == ("2022-23", None)


def test_a_decision_is_not_promised_a_second_time() -> None:
    record = meeting_of("Vägar\nMötet beslutar\natt Karin ska ta fram ett förslag", "Broar\nInget nytt.")
    assert [outcome.kind for outcome in record.outcomes] == [OutcomeKind.DECISION]


def test_a_commitment_rests_on_its_sentence_and_stands_under_its_item() -> None:
    text = minutes("Vägar\nInget nytt.", "Broar\nFrågan är svår. Karin tar fram ett förslag. Tack för det.")
    (outcome,) = record_of(text).outcomes
    assert outcome.item == 2
    assert [text[span.start : span.end] for span in outcome.evidence.spans] == ["Karin tar fram ett förslag."]


def test_a_table_of_actions_gives_one_commitment_a_row() -> None:
    head = "| Åtgärd | Ansvarig | Klart |\n|---|---|---|\n"
    table = head + "| Boka lokal | Karin | 3 oktober |\n| Köpa fika | Nils Exelius | |"
    record = meeting_of(f"Vägar\n{table}", "Broar\nInget nytt.")
    found = [
        (outcome.text, outcome.responsible[0].name, outcome.due and outcome.due.start) for outcome in record.outcomes
    ]
    assert found == [("Boka lokal", "Karin", date(2022, 10, 3)), ("Köpa fika", "Nils Exelius", None)]


def test_a_sentence_may_hold_the_promises_of_two() -> None:
    assert promised("Karin bokar lokal och Nils skickar ut kallelsen.") == [
        (["Karin"], "Karin bokar lokal och Nils skickar ut kallelsen."),
        (["Nils"], "Nils skickar ut kallelsen."),
    ]


def test_a_date_in_what_somebody_tells_is_no_deadline() -> None:
    assert promised("Karin informerar om att mässan hålls den 3 oktober.") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karin läser igenom texten och lämnar besked.", ["Karin"]),
        ("Karin och Nils tittar på taket och återkommer.", ["Karin", "Nils"]),
        ("Karin uppdrogs att rita taket.", ["Karin"]),
        ("Karin fick uppdraget att rita taket.", ["Karin"]),
        ("Till nästa möte skickar Karin ut ritningen.", ["Karin"]),
        ("Därefter sammanställer Karin Provander och Nils svaren.", ["Karin Provander", "Nils"]),
        ("Under våren ska Nils ta fram en ritning.", ["Nils"]),
        ("Ritningen skickas ut av Karin Provander.", ["Karin Provander"]),
        ("Taket ses över av Nils före påsk.", ["Nils"]),
        ("Karin: hör med takläggaren", ["Karin"]),
        ("Karin: höra med takläggaren", ["Karin"]),
        ("Karin och Nils träffas före påsk om taket.", ["Karin", "Nils"]),
        ("Karin ska till nästa möte ta fram en ritning.", ["Karin"]),
        ("Karin fick i uppgift att mäta taket.", ["Karin"]),
        ("Kil och Arvika återkommer med ritningar.", ["Kil", "Arvika"]),
        ("Arbetsgruppen får i uppdrag att rita taket.", []),
        ("Karin tar frågan om taket vidare till styrgruppen.", ["Karin"]),
        ("KP ritar taket och NE skickar in ritningen.", ["NE"]),
        ("KP, NE och UT skickar in var sin ritning.", ["KP", "NE", "UT"]),
    ],
)
def test_a_promise_may_be_worded_in_many_ways(text: str, who: list[str]) -> None:
    assert [names for names, _ in promised(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Nils undrar om Karin skickar ut ritningen.",
        "När Karin återkommer tar vi upp taket.",
        "Karin anmäler att taket läcker.",
        "Karin delar med sig av sina erfarenheter.",
        "Karin och Nils träffas ofta.",
        "Taket läggs om av en takläggare.",
        "I Kil skickar Nils barn vykort.",
        "Alla har skickat in sina ritningar.",
        "Alla delar ritningar med varandra.",
        "Gruppen träffas i maj.",
        "Nätverket för dialog om taket.",
        "Projektgruppen träffas till nästa gång.",
        "Nils frågade och Karin svarade. De skickar en ritning.",
    ],
)
def test_a_verb_of_promising_is_not_always_one(text: str) -> None:
    assert promised(text) == []


def test_a_pronoun_stands_for_the_one_person_of_the_sentence_before() -> None:
    record = meeting_of("Tak\nKarin har mätt taket. Hon skickar ut en ritning.", "Broar\nInget nytt.")
    (outcome,) = record.outcomes
    assert (outcome.text, [party.name for party in outcome.responsible]) == ("Hon skickar ut en ritning.", ["Karin"])
    assert (outcome.evidence.basis, outcome.evidence.rule) == (Basis.DERIVED, "pronoun-for-the-one-named-before")
    assert promised("Karin och Nils har mätt taket. Hon skickar ut en ritning.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Samtliga skickar in ritningar senast den 1 oktober.",
        "Kommunerna anmäler deltagare till nästa möte.",
        "Alla ska skicka in ritningar.",
        "Alla: skickar in ritningar senast 1/10",
        "Samtliga kommuner skickar in ritningar.",
        "Samtliga kommuner tar fram ritningar.",
        "Kansliet bokar lokal.",
        "Sekretariatet utreder frågan.",
    ],
)
def test_all_who_meet_and_their_office_promise_as_the_body(text: str) -> None:
    (outcome,) = meeting_of(f"Tak\n{text}", "Broar\nInget nytt.").outcomes
    assert [party.name for party in outcome.responsible] == ["Nätverket Provsam"]
    assert (outcome.evidence.basis, outcome.evidence.rule) == (Basis.DERIVED, "those-who-meet-are-the-body")


def test_a_table_may_be_set_with_blanks_and_name_owners_by_their_initials() -> None:
    rows = (
        "Åtgärd                       Ansvarig      Klart",
        "Måla taket                   KP            3 oktober",
        "Laga rännan på baksidan      KP, NE        1/11",
        "Köpa stege                   Alla          nästa möte",
    )
    record = meeting_of("Tak\n" + "\n".join(rows), "Broar\nInget nytt.")
    found = [
        (outcome.text, [party.name for party in outcome.responsible], outcome.due and outcome.due.start)
        for outcome in record.outcomes
    ]
    assert found == [
        ("Måla taket", ["KP"], date(2022, 10, 3)),
        ("Laga rännan på baksidan", ["KP", "NE"], date(2022, 11, 1)),
        ("Köpa stege", ["Nätverket Provsam"], None),
    ]


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Karin Provander: stege till baksidan", "stege till baksidan"),
        ("Karin – stege till baksidan", "stege till baksidan"),
        ("Stege till baksidan (Karin)", "Stege till baksidan"),
        ("Stege till baksidan – Karin Provander", "Stege till baksidan"),
    ],
)
def test_a_list_of_things_to_do_names_their_owners(line: str, task: str) -> None:
    record = meeting_of(f"Att göra\n- {line}", "Broar\nInget nytt.")
    assert [(outcome.text, len(outcome.responsible)) for outcome in record.outcomes] == [(task, 1)]
    assert meeting_of(f"Vägar\n- {line}", "Broar\nInget nytt.").outcomes == ()


def test_a_label_on_the_same_line_names_who_does_what_the_sentence_before_says() -> None:
    assert promised("Taket är rött. Rännan lagas före påsk. Ansvarig: Karin Provander") == [
        (["Karin Provander"], "Rännan lagas före påsk.")
    ]


def test_a_narrow_gap_before_a_column_parts_two_cells() -> None:
    table = "Vad                 Ansvarig            Klart\nSkicka underlagen!  Karin               snart"
    assert promised(table) == [(["Karin"], "Skicka underlagen!")]


@pytest.mark.parametrize("dash", ["–", "-"])
def test_the_task_may_stand_beside_who_is_responsible(dash: str) -> None:
    text = f"Beslut: Planen fastställs.\nAnsvarig: Karin Provander {dash} tar fram ett övningsscenario.\nKlart: i maj"
    assert promised(text) == [(["Karin Provander"], "tar fram ett övningsscenario.")]


PAST = "Karin informerade om läget. Nils berättade om Arvika. Ulla undrade om pengarna. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karin sonderar läget i Säffle.", ["Karin"]),
        ("Karin påminner dem.", ["Karin"]),
        ("Nils hör av sig om bron, Ulla målar.", ["Nils", "Ulla"]),
        ("Karin saknar en karta och tar fram en.", ["Karin"]),
        ("Karin kan inte svara på om den finns men kollar med sin chef.", ["Karin"]),
        ("Det blir Nils som kontaktar kommunerna.", ["Nils"]),
        ("Kartan går till Nils, som lägger ut den.", ["Nils"]),
        ("Annonsen kommer i maj, det sköter Ulla.", ["Ulla"]),
        ("Det ligger på Karin och Nils att komma med ett upplägg.", ["Karin", "Nils"]),
        ("Karin ska sondera läget.", ["Karin"]),
        ("Vi var överens om vägen, Nils skriver ett utkast.", ["Nils"]),
        ("Avtalet skrivs av Arvika.", ["Arvika"]),
    ],
)
def test_a_promise_in_minutes_that_tell_in_the_past(text: str, who: list[str]) -> None:
    assert [name for names, _ in promised(PAST + text) for name in names] == who


@pytest.mark.parametrize(
    "text",
    [
        "Karin frågar om någon har en karta.",
        "Karin anmäler jäv.",
        "Karin rapporterar från Säffle.",
        "Karin tvekar.",
        "Nils informerade om att Säffle har byggt och tar emot besök.",
        "Karin ber att få siffrorna.",
    ],
)
def test_what_was_told_there_is_no_promise(text: str) -> None:
    assert promised(PAST + text) == []


def test_a_time_ahead_makes_a_promise_of_any_verb() -> None:
    assert [names for names, _ in promised("Karin målar vägen till nästa möte.")] == [["Karin"]]
    assert promised("Karin målar vägen.") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karin var i kontakt med dem förra veckan och hon tar på sig att ordna buss.", ["Karin"]),
        ("Karin skickar enkäten till Ulla före påsk och hon ser till att den kommer ut.", ["Karin", "Ulla"]),
        ("Den har Karin lovat att skicka runt.", ["Karin"]),
        ("Nils efterfrågade en plan, vilket Karin återkommer till i augusti.", ["Karin"]),
        ("Karin frågar sin motsvarighet på lasarettet.", ["Karin"]),
        ("Det är tunt om bron. Karin höll med. Det är sent. Hon skickar ut siffror.", ["Karin"]),
        ("Karin och Nils anmälde sig att skriva.", ["Karin", "Nils"]),
        ("Karin sköter anmälningarna.", ["Karin"]),
    ],
)
def test_who_promises_may_stand_farther_off(text: str, who: list[str]) -> None:
    assert [name for names, _ in promised(PAST + text) for name in names] == who


def test_a_noun_stands_for_the_only_party_of_its_kind() -> None:
    there = "Närvarande:\nKarin Provander, Region Värmland\nNils Exelius, Arvika"
    record = record_of(f"Möte 2022-09-14\n\n{there}\n\n1. Vägar\nRegionen sammanställer svaren.\n\n2. Broar\nNej.")
    assert [[party.name for party in outcome.responsible] for outcome in record.outcomes] == [["Region Värmland"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kvar står nummerplanen som Karin har lovat att ha färdig till jul.", ["Karin"]),
        ("Vi åker tillsammans i en buss som Nils fixar.", ["Nils"]),
        ("Den ligger fortfarande hos Karin, som lovar att den är klar före påsk.", ["Karin"]),
        ("Men Nils behöver fråga kommunchefen Eva Sträng först och ger besked i december.", ["Nils"]),
        ("Karin är ledig och då svarar Nils på mejlen.", ["Nils"]),
        ("Övningsledare är Karin Provander, hon skriver ett första utkast.", ["Karin Provander"]),
        ("Karin frågade. Hon ska däremot boka lokal.", ["Karin"]),
        ("Ansökan är Nils redan i färd med att skriva.", ["Nils"]),
    ],
)
def test_a_promise_in_a_clause_about_something_else(text: str, who: list[str]) -> None:
    assert [names for names, _ in promised(text)] == [who]


def test_what_somebody_objects_to_is_no_promise() -> None:
    assert promised("Karin Provander (V) reserverar sig mot beslutet.") == []


def test_what_is_to_be_done_may_stand_below_the_name_of_its_owner() -> None:
    record = meeting_of(
        "Tak\nInget nytt.", "Att göra\n\nKarin\n- doodlar fram en dag\n- bokar lokal\n\nNils\n- ringer Kil"
    )
    outcomes = [outcome for outcome in record.outcomes if outcome.kind is OutcomeKind.COMMITMENT]
    assert [([party.name for party in one.responsible], one.text) for one in outcomes] == [
        (["Karin"], "doodlar fram en dag"),
        (["Karin"], "bokar lokal"),
        (["Nils"], "ringer Kil"),
    ]
    evidence = outcomes[0].evidence
    assert (evidence.rule, len(evidence.spans)) == ("listed-below-the-name-of-its-owner", 2)


def test_the_joint_authority_is_the_only_one_that_takes_part() -> None:
    there = "Närvarande:\nKarin Provander, Åns kommunalförbund\nNils Exelius, Arvika"
    record = record_of(f"Möte 2022-09-14\n\n{there}\n\n1. Vägar\nFörbundet sammanställer svaren.\n\n2. Broar\nNej.")
    assert [[party.name for party in one.responsible] for one in record.outcomes] == [["Åns kommunalförbund"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nils skulle mejla rapporten.", "Nils"),
        ("Nils håller styrelsen underrättad.", "Nils"),
        ("Karin har fortfarande inte hört något men stöter på igen.", "Karin"),
        ("Nils och Karin hörs om den saken.", "Nils"),
        ("Karin efterlyser en plan B, vilken Nils åtar sig att skissa på.", "Nils"),
        ("Kil redovisar för kommunen senast 15 oktober vilka elever som berörs.", "Kil"),
    ],
)
def test_more_ways_to_promise(text: str, who: str) -> None:
    assert [names[0] for names, _ in promised(text)] == [who]


def test_an_organisation_does_something_certain_in_minutes_told_in_the_past() -> None:
    told = "Nils berättade om läget. Karin visade en karta. Ulla frågade om priset."
    assert promised(f"{told} Torsby skriver ansökan.") == [(["Torsby"], "Torsby skriver ansökan.")]
    assert promised(f"{told} Torsby ordnar undervisningen själv.") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Slutrapporten till Region Värmland skriver Nils färdigt.", "Nils"),
        ("Bussarna dit ombesörjer Karin.", "Karin"),
        ("Nils ska ha det klart till septembermötet.", "Nils"),
        ("Karin ställer samman en sådan lista.", "Karin"),
    ],
)
def test_still_more_ways_to_promise(text: str, who: str) -> None:
    assert [names for names, _ in promised(text)] == [[who]]


@pytest.mark.parametrize(
    "text",
    [
        "Nils svarar att frågan är uppe till nästa möte.",
        "Karin meddelar att hon slutar före sommaren.",
        "Nils skulle mejla rapporten, men den är inte klar.",
    ],
)
def test_what_is_told_or_was_left_undone_is_no_promise(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Åtgärd: se över avtalet (Karin).", "Karin", "se över avtalet"),
        ("Att göra: boka lokal – Nils", "Nils", "boka lokal"),
        ("Uppdrag till Karin: ta fram statistik.", "Karin", "Uppdrag till Karin: ta fram statistik."),
        ("Åtgärd: Torsby uppdaterar listan över patienter.", "Torsby", "Torsby uppdaterar listan över patienter."),
    ],
)
def test_a_label_says_that_something_is_to_be_done(text: str, who: str, what: str) -> None:
    assert promised(text) == [([who], what)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karin och Nils får titta vidare på frågan.", ["Karin", "Nils"]),
        ("Nils åtog sig rollen som sammankallande.", ["Nils"]),
        ("Efter en runda åtar sig Karin Provander att ta fram ett förslag.", ["Karin Provander"]),
        ("Styrelsen gav Karin i uppgift att sammanställa svaren.", ["Karin"]),
        ("Nils fick också i uppgift att ringa runt.", ["Nils"]),
        ("Karin utlovade en redovisning till nästa gång.", ["Karin"]),
        ("Gåvan till Karin sköter Nils om.", ["Nils"]),
    ],
)
def test_what_is_left_or_given_to_somebody_is_promised(text: str, who: list[str]) -> None:
    assert [names for names, _ in promised(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Karin delar den uppfattningen.",
        "Nils skriver.",
        "Karin skickar med att tiden är knapp.",
        "Nils föredrar och lyfter fram vägen.",
        "Karin påminner om att registreringen ska vara klar före jul.",
    ],
)
def test_what_is_held_or_pointed_out_is_no_promise(text: str) -> None:
    assert promised(text) == []


def test_to_whom_something_is_reported_back_does_not_promise_it() -> None:
    assert [names for names, _ in promised("Kommunerna återkopplar till Karin före midsommar.")] == [
        ["Nätverket Provsam"]
    ]


def test_those_whom_a_list_names_by_first_name_alone_promise_too() -> None:
    record = record_of(
        "Träff 2022-09-14\n\nMed i dag: Kajsa (Kil), Pirjo (Arvika) och Nils Exelius (Torsby)\n\n"
        "1. Resan\nPirjo kollar hotell.\n\n2. Pengar\nKajsa ringer Kulturrådet.\n"
    )
    assert [[party.name for party in one.responsible] for one in record.outcomes] == [["Pirjo"], ["Kajsa"]]
