import pytest

from data.record import OutcomeKind
from tests.data.extraction.reading import HEAD, meeting_of, minutes, record_of

DECISION, AGREEMENT = OutcomeKind.DECISION, OutcomeKind.AGREEMENT


def decided(text: str) -> list[str]:
    """Return the decisions of the first of two items."""
    return _texts(text, DECISION)


def agreed(text: str) -> list[str]:
    return _texts(text, AGREEMENT)


def _texts(text: str, kind: OutcomeKind) -> list[str]:
    record = meeting_of(f"Vägar\n{text}", "Broar\nVi talade om dem.")
    return [outcome.text for outcome in record.outcomes if outcome.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "Mötet beslutar\natt bygga vägen,\natt måla den, samt\natt fira sedan.",
        "Mötet beslutar:\n- att bygga vägen\n- att måla den\n- att fira sedan",
        "Beslut:\natt bygga vägen\natt måla den\natt fira sedan",
        "**Beslut**\n\natt bygga vägen\natt måla den\natt fira sedan",
        "Mötet beslutade att bygga vägen, att måla den samt att fira sedan.",
        "Beslut: att bygga vägen, att måla den samt att fira sedan.",
    ],
    ids=["lines", "bullets", "label", "bold label", "sentence", "label and sentence"],
)
def test_each_att_is_a_decision(text: str) -> None:
    assert decided(text) == ["att bygga vägen", "att måla den", "att fira sedan"]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("Beslut: Vägen byggs i vår.", "Vägen byggs i vår"),
        ("Styrelsens beslut: Vägen byggs i vår.", "Vägen byggs i vår"),
        ("Gruppen beslutar att vägen ska byggas.", "att vägen ska byggas"),
        ("Mötet beslutar enhälligt att bygga vägen.", "att bygga vägen"),
        ("Mötet beslutade härefter att bygga vägen.", "att bygga vägen"),
        ("**Beslut 23:11** Vägen byggs i vår.", "Vägen byggs i vår"),
        ("**Beslut nr 4** att bygga vägen.", "att bygga vägen"),
        ("Tolv mil kvar. **Beslut 23:14** Vägen byggs i vår.", "Vägen byggs i vår"),
        ("Dagordning godkänd.", "Dagordning godkänd"),
        ("Kallelse och dagordning godkända.", "Kallelse och dagordning godkända"),
        ("Styrelsen föreslår stämman oförändrade avgifter.", "Styrelsen föreslår stämman oförändrade avgifter"),
        ("Rådet förordar att taxan antas.", "Rådet förordar att taxan antas"),
        ("Efter en stund bestämdes avgiften till 40 kr.", "Efter en stund bestämdes avgiften till 40 kr"),
    ],
)
def test_one_decision_in_one_sentence(text: str, decision: str) -> None:
    assert decided(text) == [decision]


@pytest.mark.parametrize("text", ["Beslutades att bygga vägen.", "Det beslutades att bygga vägen."])
def test_a_decision_needs_nobody_who_decides(text: str) -> None:
    (found,) = decided(text)
    assert found.endswith("att bygga vägen")


@pytest.mark.parametrize(
    "text",
    [
        "Dagordningen godkändes.",
        "Budgeten fastställdes med ändringen.",
        "Protokollet lades till handlingarna.",
        "Protokollet läggs till handlingarna.",
        "Ärendet bordlades.",
        "Frågan återremitterades till styrgruppen.",
        "Till justerare utsågs Ulla Testberg.",
        "Ulla Testberg valdes till justerare.",
        "Dagordningen godkänns.",
        "Styrgruppen godkände dagordningen.",
        "Mötet utser Ulla Testberg till justerare.",
        "Motionen avslogs.",
        "Punkten utgår.",
        "Rapporten lades efter en kort diskussion till handlingarna.",
        "Frågan lämnades denna gång utan åtgärd.",
        "Förslaget hänsköts till nästa år.",
        "Medel beviljades för målningen.",
        "Nämnden beslutar utse Ulla Testberg till ordförande.",
        "Styrelsen beslutar enligt förslaget.",
        "Styrelsen uppdrar åt Nils Exelius att räkna på vägen.",
        "Val av justerare: Ulla Testberg.",
        "Styrgruppen ger Nils Exelius i uppdrag att räkna på vägen.",
    ],
)
def test_a_verb_may_decide_alone(text: str) -> None:
    assert decided(text) == [text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("Efter votering beslutade direktionen att bygga vägen.", "att bygga vägen"),
        ("Vi bestämde att vägen ska målas röd.", "att vägen ska målas röd"),
        ("Beslut togs om att måla vägen.", "Beslut togs om att måla vägen"),
        ("Frågan är gammal. Beslut: Vägen målas i vår.", "Vägen målas i vår"),
        (
            "Styrelsen beslutar att taxan är 20 kr, att gälla från den 1 juli.",
            "att taxan är 20 kr, att gälla från den 1 juli",
        ),
    ],
)
def test_a_decision_may_stand_late_in_its_sentence_or_paragraph(text: str, decision: str) -> None:
    assert decided(text) == [decision]


@pytest.mark.parametrize(
    ("title", "decision"),
    [
        ("Förra mötets anteckningar godkändes.", "Förra mötets anteckningar godkändes"),
        ("Val av justerare: Ulla Testberg", "Val av justerare: Ulla Testberg"),
        ("Val av justerare – Ulla Testberg", "Val av justerare – Ulla Testberg"),
        ("Val av justerare Ulla Testberg utses att justera", "Ulla Testberg utses att justera"),
    ],
)
def test_a_title_that_is_a_sentence_may_decide(title: str, decision: str) -> None:
    first, *_ = meeting_of(title, "Broar\nInget nytt.").outcomes
    assert first.text == decision


def test_clauses_may_follow_a_colon() -> None:
    text = "Mötet beslutade följande: att bygga vägen, att måla den."
    assert decided(text) == ["att bygga vägen", "att måla den"]


def test_a_title_does_not_decide_what_its_item_decides() -> None:
    record = meeting_of("Dagordningen fastställs\nMötet beslutar\natt fastställa dagordningen", "Broar\nInget nytt.")
    assert [outcome.text for outcome in record.outcomes] == ["att fastställa dagordningen"]


def test_numbered_sentences_under_a_heading_are_decisions_each() -> None:
    body = "Beslut\n1. Kil får 20 kr.\n2. Arvika får 30 kr.\nResten delas ut i vår."
    record = record_of(f"{HEAD}\n§ 1 Vägar\n{body}\n\n§ 2 Broar\nInget nytt.")
    assert [outcome.text for outcome in record.outcomes] == ["Kil får 20 kr", "Arvika får 30 kr"]


def test_decisions_may_be_numbered() -> None:
    text = f"{HEAD}\n§ 1 Vägar\nStyrgruppen beslöt\n1. att bygga vägen\n2. att måla den\n\n§ 2 Broar\nInget nytt."
    assert [outcome.text for outcome in record_of(text).outcomes] == ["att bygga vägen", "att måla den"]


def test_a_negative_decision_is_one() -> None:
    assert decided("Mötet beslutar\natt projektet inte ska återstartas") == ["att projektet inte ska återstartas"]


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen beslutade att bygga vägen.",
        "Kommunfullmäktige i Kil beslutade i maj att bygga vägen.",
        "När styrelsen beslutar att bygga vägen kan vi börja.",
        "Riksdagen har beslutat om en ny lag.",
        "Inget beslut fattades.",
        "Gruppen beslutar inte om vägar.",
        "Frågan om vem som beslutar diskuterades.",
        "Beslutet från i våras gäller.",
        "Förslaget är att styrelsen beslutar att bygga vägen.",
        "Förslag till beslut\natt bygga vägen",
        "Planen ska antas i höst.",
        "Planen antas av kommunfullmäktige i höst.",
        "Budgeten fastställdes av regionfullmäktige.",
        "Val av justerare: se bilaga.",
    ],
)
def test_what_is_only_told_of_decides_nothing(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gruppen enas om att mötas oftare.",
        "Gruppen är enig om att vägen behövs.",
        "Vi enades om en gemensam hållning.",
        "Nätverket kom överens om att mötas oftare.",
        "Mötet ställer sig bakom förslaget.",
        "Efter diskussion enades styrgruppen om förslaget.",
        "Kommunerna är överens om att vägen behövs.",
        "Nätverket står bakom förslaget.",
        "Gruppen samtyckte till att vägen målas.",
        "Överens om att måla vägen.",
        "Det rådde enighet om att vägen är en fråga för alla.",
    ],
)
def test_a_shared_position_is_an_agreement(text: str) -> None:
    assert (agreed(text), decided(text)) == ([text], [])


@pytest.mark.parametrize(
    "text",
    [
        "Gruppen kom inte överens om vägen.",
        "Vi behöver enas om en färg.",
        "Regeringen och partierna är överens om vägen.",
    ],
)
def test_what_is_not_agreed_here_and_now_is_no_agreement(text: str) -> None:
    assert agreed(text) == []


def test_a_network_that_decides_nothing_only_agrees() -> None:
    text = minutes(
        "Om nätverket\nI nätverket fattas inga beslut.",
        "Vägar\nFörslaget godkändes. Gruppen enas om att mötas oftare.",
    )
    assert [(outcome.kind, outcome.text) for outcome in record_of(text).outcomes] == [
        (AGREEMENT, "Gruppen enas om att mötas oftare.")
    ]


def test_an_outcome_stands_under_its_item_and_says_who_decided() -> None:
    record = meeting_of("Vägar\nVi talade.", "Broar\nMötet beslutar\natt bygga bron")
    (outcome,) = record.outcomes
    assert (outcome.item, outcome.text) == (2, "att bygga bron")
    assert outcome.decided_by is not None
    assert outcome.decided_by.name == "Nätverket Provsam"


def test_a_decision_may_hand_somebody_a_task() -> None:
    record = meeting_of("Vägar\nMötet beslutar\natt uppdra till Nils Exelius att räkna på vägen", "Broar\nInget nytt.")
    (outcome,) = record.outcomes
    assert [party.name for party in outcome.responsible] == ["Nils Exelius"]


def test_what_follows_the_clauses_is_no_decision() -> None:
    text = "Mötet beslutar\natt bygga vägen\n\nBakgrund: Vägen har diskuterats länge."
    assert decided(text) == ["att bygga vägen"]


def test_a_clause_may_wrap() -> None:
    text = "Mötet beslutar\natt bygga vägen mellan Kil och Arvika under den kommande\nsommaren, samt\natt måla den"
    assert decided(text) == ["att bygga vägen mellan Kil och Arvika under den kommande sommaren", "att måla den"]


def test_an_outcome_rests_on_its_words_and_those_that_lead_to_it() -> None:
    text = minutes("Vägar\nMötet beslutar\natt bygga vägen", "Broar\nInget nytt.")
    (outcome,) = record_of(text).outcomes
    assert [text[span.start : span.end] for span in outcome.evidence.spans] == ["att bygga vägen", "Mötet beslutar"]


@pytest.mark.parametrize(
    "text",
    [
        "Karin yrkar att ärendet återremitteras.",
        "Ordföranden ställer proposition på yrkandet och finner att det avslås.",
        "Ärendet bordlades vid styrelsens möte i mars.",
        "Förslaget godkändes redan på förra mötet.",
    ],
)
def test_what_is_moved_or_was_decided_before_is_no_decision(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Frågan flyttas till nästa möte",
        "Ärendet skjuts upp till hösten",
        "Styrelsen tar informationen till protokollet",
        "Dagordningen godkänns med ändringen att punkt 6 utgår",
    ],
)
def test_a_verb_decides_alone(text: str) -> None:
    assert decided(f"{text}.") == [text]


@pytest.mark.parametrize("text", ["Gruppen landade i att vägen behövs.", "Alla tyckte att det var värt att pröva."])
def test_what_all_think_is_agreed(text: str) -> None:
    assert agreed(text) == [text]


def test_those_who_stand_behind_a_project_agree_on_nothing() -> None:
    assert agreed("Kil och Arvika står bakom projektet.") == []


def test_decisions_may_follow_the_end_of_a_paragraph() -> None:
    assert decided("Det blev en livlig diskussion. Gruppen beslöt\natt bygga vägen\natt måla den") == [
        "att bygga vägen",
        "att måla den",
    ]


def test_an_and_before_what_opens_a_decision_begins_another() -> None:
    text = "Mötet beslutade att godkänna planen och att uppdra åt Karin att rita och att räkna."
    assert decided(text) == ["att godkänna planen", "att uppdra åt Karin att rita och att räkna"]


def test_a_heading_above_who_decides_is_no_decision() -> None:
    record = meeting_of(
        "Delårsrapport\nBeslut\nNämnden beslutar\natt godkänna rapporten, samt\natt uppdra till chefen att spara."
    )
    assert [outcome.text for outcome in record.outcomes] == [
        "att godkänna rapporten",
        "att uppdra till chefen att spara",
    ]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("Mötena blir färre från i vår, beslutade rådet.", "Mötena blir färre från i vår"),
        ("Mötena blir färre från i vår, det bestämde vi.", "Mötena blir färre från i vår"),
        ("Mötena blir färre från i vår, enhälligt.", "Mötena blir färre från i vår"),
        ("Vi bokar salen gemensamt, så beslutades det, och delar kostnaden.", "Vi bokar salen gemensamt"),
        ("Kil vill vänta till hösten och det sa styrgruppen ja till.", "det sa styrgruppen ja till"),
        ("Det slutade med ett ja till mässan.", "Det slutade med ett ja till mässan"),
        ("Efter handuppräckning blev det den röda vägen.", "Efter handuppräckning blev det den röda vägen"),
        ("Efter en stund beslöt styrgruppen tolv hållplatser.", "Efter en stund beslöt styrgruppen tolv hållplatser"),
        ("Att justera protokollet valdes Karin Provander.", "Att justera protokollet valdes Karin Provander"),
        ("Frågan om vägen bordlades.", "Frågan om vägen bordlades"),
        ("Små ändringar görs, därefter antas planen.", "Små ändringar görs, därefter antas planen"),
        ("Vi klubbade planen för hösten.", "Vi klubbade planen för hösten"),
        ("Styrelsen stödjer tanken och avsätter 60 000 kr.", "Styrelsen stödjer tanken och avsätter 60 000 kr"),
        ("Nu blev det så att vi beslutade att bygga vägen.", "att bygga vägen"),
        ("På förslag av ordföranden beslutas\n\natt bygga vägen", "att bygga vägen"),
        (
            "Rapporten som Nils skickat ut lades till handlingarna.",
            "Rapporten som Nils skickat ut lades till handlingarna",
        ),
        ("Beslut  - Vägen byggs i vår.", "Vägen byggs i vår"),
        ("Beslut i forumet\n1. Vägen byggs i vår", "Vägen byggs i vår"),
        ("Rådet förordar\n- att bygga vägen", "att bygga vägen"),
        ("Avslag med motiveringen att vägen är för lång.", "Avslag med motiveringen att vägen är för lång"),
        ("Rådet beslutar enl förslag.", "Rådet beslutar enl förslag"),
        ("Rådet beslutar vidare att bygga vägen.", "att bygga vägen"),
        ("Listan hade skickats ut och lades till handlingarna.", "lades till handlingarna"),
        ("I övrigt fastställs listan.", "I övrigt fastställs listan"),
        ("Det uppdrogs åt kansliet att göra en plan.", "Det uppdrogs åt kansliet att göra en plan"),
    ],
)
def test_a_decision_in_a_secretarys_own_words(text: str, decision: str) -> None:
    (found,) = decided(text)
    assert decision in found


def test_what_was_proposed_is_decided_by_the_sentence_after_it() -> None:
    assert decided("Karin föreslog att vägen målas. Så blev det. Nils var glad.") == ["att vägen målas"]
    assert decided("Karin föreslog att vägen målas. Nils var glad.") == []


def test_what_the_chair_finds_decided_counts_where_nothing_else_says_it() -> None:
    finds = "Ordföranden ställer yrkandena mot varandra och finner att nämnden antar förslaget."
    assert decided(finds) == ["nämnden antar förslaget"]
    assert decided(f"{finds}\n\nNämnden beslutar\natt bygga vägen") == ["att bygga vägen"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi är helt överens om vägen.",
        "Fyra möten räcker, var alla rörande överens om.",
        "Alla skriver under på att vägen behövs.",
        "Gruppen förordade unisont att vägen byggs.",
        "Gruppen är av uppfattningen att vägen behövs.",
        "Kil och Arvika har gjort upp om att dela på vägen.",
        "Kil och Arvika har träffat avtal om vägen.",
        "Kils kommun och Arvika kommun har slutit en överenskommelse om vägen.",
        "Kil, Arvika och Torsby tecknade i januari avtal om vägen.",
        "Vägen ska vara röd men inte grön, det var alla eniga om.",
        "De tre kommunerna gör gemensam sak om vägen.",
    ],
)
def test_an_agreement_in_a_secretarys_own_words(text: str) -> None:
    assert agreed(text) == [text]


@pytest.mark.parametrize(
    "text",
    ["Det är svårt att komma överens om vägen.", "Vi är inte överens om vägen.", "Ansökan Samsyn Kil har kommit in."],
)
def test_who_does_not_agree_yet_has_agreed_on_nothing(text: str) -> None:
    assert agreed(text) == []


def test_what_parties_agree_on_is_listed_point_by_point() -> None:
    assert agreed("Efter paus enades parterna om följande:\n– ingen vinst\n– ett års varsel") == [
        "ingen vinst",
        "ett års varsel",
    ]


@pytest.mark.parametrize("aside", ["Karin deltog inte i handläggningen.", "Nils Exelius lämnar sammanträdet."])
def test_who_steps_aside_has_decided_nothing(aside: str) -> None:
    assert decided(f"Beslut: Vägen byggs. {aside}") == ["Vägen byggs"]


def test_what_is_decided_before_another_decision_is_one_too() -> None:
    assert decided("Styrgruppen godkände rapporten samt beslutade att bygga vägen.") == [
        "Styrgruppen godkände rapporten",
        "att bygga vägen",
    ]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("Efter votering beslutar nämnden\n\natt bygga vägen", ["att bygga vägen"]),
        ("E-nämndens beslut\n1. Vägen byggs.\n2. Bron rivs.", ["Vägen byggs", "Bron rivs"]),
        ("Nämnden beslutar, utan att ta ställning till bron, att vägen byggs.", ["att vägen byggs"]),
        (
            "Nämnden beslutar föreslå fullmäktige i Kil\n\natt vägen byggs\natt bron rivs",
            ["att vägen byggs", "att bron rivs"],
        ),
        ("Kallelse godkänns.", ["Kallelse godkänns"]),
        ("Minnesanteckningar från 29 september godkänns.", ["Minnesanteckningar från 29 september godkänns"]),
        ("Ärende 7 utgår.", ["Ärende 7 utgår"]),
        ("BESLUT   Vägen byggs.", ["Vägen byggs"]),
        ("Nämndens beslut Vägen byggs.", ["Vägen byggs"]),
        ("Bestämdes: alla provar vägen.", ["alla provar vägen"]),
        (
            "Gruppen beslutade för sin del\natt bygga vägen\nsamt att riva bron",
            ["att bygga vägen", "att riva bron"],
        ),
        ("Först sent beslutades att\nvägen får byggas.\nNils gick.", ["att vägen får byggas"]),
        ("Det uppdrogs åt koordinatorn att rita.", ["Det uppdrogs åt koordinatorn att rita"]),
        ("Beslut: Vägen byggs. Karin och Nils skriver ansökan.", ["Vägen byggs"]),
    ],
)
def test_decisions_where_a_secretary_says_it_otherwise(text: str, decisions: list[str]) -> None:
    assert decided(text) == decisions


@pytest.mark.parametrize(
    "text",
    [
        "Karin påpekar att bron måste med, vilket nämnden instämmer i.",
        "Bron ska synas lika mycket, alla tyckte det.",
        "Styrgruppen ställde sig positiv till att Kil ansluter sig.",
        "Gruppen uttalade sig för att alla gör samma kontroll.",
        "Föreningarna och kommunerna har samma uppfattning om vägen.",
        "Kil och Arvika gjorde upp om det där och då.",
        "Samtliga kommuner vill att bolaget finns kvar.",
        "Kil och Arvika har redan gjort en överenskommelse om vägen.",
    ],
)
def test_an_agreement_of_all_is_said_in_more_ways(text: str) -> None:
    assert agreed(text) == [text]


def test_what_is_agreed_on_is_listed_by_letters_too() -> None:
    assert agreed("Beredningen enas om:\n\na) att svara samlat\nb) att vänta med bron") == [
        "att svara samlat",
        "att vänta med bron",
    ]


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Efter viss tvekan antog man offerten.", "Efter viss tvekan antog man offerten"),
        (
            "Nils fick styrelsens uppdrag att skicka in en ansökan.",
            "Nils fick styrelsens uppdrag att skicka in en ansökan",
        ),
        ("Utsänd dagordning godkänns.", "Utsänd dagordning godkänns"),
        ("Styrelsen ger ordföranden delegation att svara.", "Styrelsen ger ordföranden delegation att svara"),
        ("Styrelsen hänskjuter frågan till stämman.", "Styrelsen hänskjuter frågan till stämman"),
        ("Förslag om film avslogs av kostnadsskäl.", "Förslag om film avslogs av kostnadsskäl"),
    ],
)
def test_more_ways_to_decide(text: str, decided: str) -> None:
    record = meeting_of(f"Vägar\n{text}", "Broar\nBra.")
    assert [one.text for one in record.outcomes if one.kind is OutcomeKind.DECISION] == [decided]


def test_a_body_in_capitals_decides_one_thing_and_another() -> None:
    record = meeting_of("Vägar\nDå beslutade PROV dels att fråga Kil, dels att skriva till Torsby.", "Broar\nBra.")
    assert [one.text for one in record.outcomes if one.kind is OutcomeKind.DECISION] == [
        "att fråga Kil",
        "att skriva till Torsby",
    ]


def test_what_is_not_laid_down_is_no_decision() -> None:
    record = meeting_of("Vägar\nNågon budget fastställs alltså inte idag.", "Broar\nBra.")
    assert record.outcomes == ()


def test_a_body_may_propose_that_another_decides() -> None:
    record = meeting_of("Vägar\nArbetsutskottet föreslår direktionen besluta\natt godkänna rapporten.", "Broar\nBra.")
    assert [one.text for one in record.outcomes] == ["att godkänna rapporten"]


def test_who_does_something_below_the_decisions_has_decided_nothing() -> None:
    text = (
        "Vägar\nStyrgruppen beslutar\natt skriva till Kil\natt ordföranden undertecknar\nNils E ordnar det praktiska."
    )
    record = meeting_of(text, "Broar\nBra.")
    assert [one.text for one in record.outcomes if one.kind is OutcomeKind.DECISION] == [
        "att skriva till Kil",
        "att ordföranden undertecknar",
    ]


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Nämnden beslutar, på förslag av arbetsutskottet,\n\natt avsätta 450 000 kr", "att avsätta 450 000 kr"),
        ("Styrelsen följde beredningens förslag och beslutade att bevilja 90 000 kr.", "att bevilja 90 000 kr"),
        ("Kommittén beslutade utlysa fyra tjänster.", "Kommittén beslutade utlysa fyra tjänster"),
        ("Efter upprop utser nämnden Nils till justerare.", "Efter upprop utser nämnden Nils till justerare"),
        ("Rapporten läggs till protokollet.", "Rapporten läggs till protokollet"),
        ("Plats i valberedningen lämnades vakant.", "Plats i valberedningen lämnades vakant"),
        ("LG entledigade honom.", "LG entledigade honom"),
        ("Styrgruppen bestämde sig för lördag 13 september.", "Styrgruppen bestämde sig för lördag 13 september"),
        ("Förslaget att bilda en grupp avslås däremot.", "Förslaget att bilda en grupp avslås däremot"),
        ("Nils föreslår att gruppen ses oftare. Gruppen beslutar så.", "att gruppen ses oftare"),
        (
            "Ordföranden frågar om nämnden kan anta yttrandet och finner att så sker.",
            "Ordföranden frågar om nämnden kan anta yttrandet och finner att så sker",
        ),
    ],
)
def test_still_more_ways_to_decide(text: str, decided: str) -> None:
    record = meeting_of(f"Vägar\n{text}", "Broar\nBra.")
    assert [one.text for one in record.outcomes if one.kind is OutcomeKind.DECISION] == [decided]


def test_each_sentence_on_a_line_of_its_own_is_a_decision() -> None:
    text = (
        "Vägar\nBeslut\nNämnden fastställer budget för 2024.\nNämnden ger chefen i uppdrag att redovisa hur\n"
        "vägen på Berget kan byggas."
    )
    record = meeting_of(text, "Broar\nBra.")
    assert [" ".join(one.text.split()) for one in record.outcomes] == [
        "Nämnden fastställer budget för 2024",
        "Nämnden ger chefen i uppdrag att redovisa hur vägen på Berget kan byggas",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Samtliga kommuner var med på att använda blanketten.",
        "Kostnaden delas lika, det var alla med på.",
        "Idén fick tummen upp av alla.",
        "Enighet om att lägga pengarna på en utbildning.",
        "Kil och Torsby har bestämt att de hjälper varandra.",
        "När Eva lämnat: vi är överens om att inte svara var för sig.",
    ],
)
def test_more_ways_to_agree(text: str) -> None:
    record = meeting_of(f"Vägar\n{text}", "Broar\nBra.")
    assert [one.kind for one in record.outcomes] == [OutcomeKind.AGREEMENT]


def test_what_is_agreed_may_be_listed_without_a_colon() -> None:
    record = meeting_of(
        "Vägar\nStyrgruppen enades om\n\n- att målen ligger fast\n- att texten skrivs om", "Broar\nBra."
    )
    assert [(one.kind, one.text) for one in record.outcomes] == [
        (OutcomeKind.AGREEMENT, "att målen ligger fast"),
        (OutcomeKind.AGREEMENT, "att texten skrivs om"),
    ]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("Dagordningen godkänns och Karin anmäler en övrig fråga.", ["Dagordningen godkänns"]),
        (
            "Förra mötets anteckningar läggs till handlingarna, men uppdraget är inte klart.",
            ["Förra mötets anteckningar läggs till handlingarna"],
        ),
        (
            "Förra mötets anteckningar godkändes efter att Karin påpekat ett fel.",
            ["Förra mötets anteckningar godkändes"],
        ),
        ("Dagordningen godkänns men punkt 5 tas före 4.", ["Dagordningen godkänns men punkt 5 tas före 4"]),
        ("Inget att tillägga, anteckningarna godkänns.", ["Inget att tillägga, anteckningarna godkänns"]),
        ("Ingen ändring av dagordningen, den godkänns.", ["Ingen ändring av dagordningen, den godkänns"]),
        ("Styrgruppen gick på alternativ B, grus.", ["Styrgruppen gick på alternativ B, grus"]),
        ("Styrelsen gick på Karins förslag att köpa grus.", ["Styrelsen gick på Karins förslag att köpa grus"]),
        ("Gruppen gav klartecken till att köpa grus.", ["Gruppen gav klartecken till att köpa grus"]),
        ("Styrelsen sa ja till att köpa grus.", ["Styrelsen sa ja till att köpa grus"]),
        (
            "Styrelsen sa ja till att vägen byggs och att bron läggs åt sidan.",
            ["att vägen byggs", "att bron läggs åt sidan"],
        ),
        ("Ingen använder listan så nätverket beslöt att lägga ner den.", ["att lägga ner den"]),
        ("Styrelsens beslut blir att godkänna planen.", ["att godkänna planen"]),
        ("Sedan Karin gått beviljar nämnden Kil tillstånd.", ["Sedan Karin gått beviljar nämnden Kil tillstånd"]),
        ("Ärendet får därför stå över till nästa möte.", ["Ärendet får därför stå över till nästa möte"]),
        ("Eftersom Nils var borta sköts frågan upp till mars.", ["Eftersom Nils var borta sköts frågan upp till mars"]),
        (
            "Webbsidan läggs ned, beslutades det, eftersom ingen sköter den.",
            ["Webbsidan läggs ned, beslutades det, eftersom ingen sköter den"],
        ),
    ],
)
def test_what_a_paper_a_plan_and_a_question_come_to(text: str, decisions: list[str]) -> None:
    assert decided(text) == decisions


def test_a_signed_letter_of_intent_is_an_agreement() -> None:
    assert agreed("Kil och Arvika har slutit en avsiktsförklaring om grus.")


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen beslutar skicka planen på remiss",
        "Utsänd lista fastställs",
        "Följande dagar fastställs: 16 maj och 20 juni",
    ],
)
def test_a_plan_a_list_and_days_are_decided(text: str) -> None:
    assert decided(f"{text}.") == [text]


def test_to_give_a_go_ahead_with_nothing_behind_it_is_to_agree() -> None:
    assert agreed("Gruppen gav klartecken.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Med anledning av att anbudet är dyrt beslutar styrelsen att avbryta.", "att avbryta"),
        ("Vi beslutade gemensamt att pausa arbetet.", "att pausa arbetet"),
        ("40 000 kr avsätts till utbildningen.", "40 000 kr avsätts till utbildningen"),
        ("Alla röstade för att Nils fortsätter.", "Alla röstade för att Nils fortsätter"),
        ("Efter diskussion röstades det nej, 5 mot 2.", "Efter diskussion röstades det nej, 5 mot 2"),
        ("Det blev ja till att söka pengarna.", "Det blev ja till att söka pengarna"),
        ("Förbundschefen bemyndigas att teckna avtalet.", "Förbundschefen bemyndigas att teckna avtalet"),
        ("Presidiet fick styrelsens mandat att avgöra frågan.", "Presidiet fick styrelsens mandat att avgöra frågan"),
        ("Styrgruppen fastslår tidplanen.", "Styrgruppen fastslår tidplanen"),
        ("Förvaltningens förslag vann gehör.", "Förvaltningens förslag vann gehör"),
        ("Tackade för informationen.", "Tackade för informationen"),
        ("Dagordningen godkänns, frågan om buss tas upp sist.", "Dagordningen godkänns"),
    ],
)
def test_votes_mandates_and_turned_sentences_decide(text: str, expected: str) -> None:
    assert decided(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kil är med på att dela tjänsten.",
        "Ingen hade något emot att flytta mötet.",
        "Enighet: vi fortsätter som förut.",
        "Till slut enades de fem kommunerna om att lånen ska vara gratis.",
        "Utskottet ansåg enhälligt att en ny ansökan bör göras.",
    ],
)
def test_nobody_against_it_is_to_agree(text: str) -> None:
    assert agreed(text) == [text]


def test_a_file_number_behind_a_title_is_no_part_of_the_next_sentence() -> None:
    record = meeting_of(
        "Hallen Dnr BYF 2021/54\nKil och Torsby har slutit en uppgörelse om att hallen delas.", "Broar\nBra."
    )
    assert record.items[0].title == "Hallen"
    assert [one.kind for one in record.outcomes] == [AGREEMENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Efter en stund beslutade vi att bygga vägen och att kostnaden delas.",
            ["att bygga vägen", "att kostnaden delas"],
        ),
        ("Efter en runda blev styrgruppens beslut att söka förlängning.", ["att söka förlängning"]),
        ("Budget för 2024 om 640 tkr antogs.", ["Budget för 2024 om 640 tkr antogs"]),
        ("Dagordningen fick godkänt.", ["Dagordningen fick godkänt"]),
    ],
)
def test_we_decide_behind_the_verb_and_a_sum_is_no_clause(text: str, expected: list[str]) -> None:
    assert decided(text) == expected


@pytest.mark.parametrize(
    "text", ["Styrelsen är samfälld i att målet står fast.", "Hamnarna har samma hållning: inget anlöp tas emot."]
)
def test_one_mind_and_one_stand_are_agreements(text: str) -> None:
    assert agreed(text) == [text]
