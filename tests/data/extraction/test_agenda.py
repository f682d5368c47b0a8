import pytest

from data.extraction.agenda import read_agenda
from data.extraction.layout import lay_out
from tests.data.extraction.reading import HEAD, agenda, record_of

THREE = [("1", "Mötets öppnande"), ("2", "Gemensam växel"), ("3", "Övriga frågor")]


@pytest.mark.parametrize(
    "styled",
    ["{}. {}", "{} {}", "{}) {}", "§ {} {}", "§{} {}", "{} § {}", "{}/ {}", "Punkt {} – {}", "Ärende {}: {}",
     "## {}. {}",
     "**{}. {}**", "**§ {}** {}", "KS {} {}", "- {}. {}"],
)  # fmt: skip
def test_numbers_of_every_style_open_items(styled: str) -> None:
    items = "\n\n".join(f"{styled.format(number, title)}\nDet talades om saken." for number, title in THREE)
    assert agenda(f"{HEAD}\n{items}") == THREE


def test_numbers_that_run_on_from_earlier_meetings_stay() -> None:
    items = "§ 61 Mötets öppnande\nOrdföranden öppnade.\n\n§ 62 Vägar\nVi talade.\n\n§ 63 Broar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("61", "Mötets öppnande"), ("62", "Vägar"), ("63", "Broar")]


def test_bare_numbers_that_run_on_from_earlier_meetings_stay() -> None:
    items = "36. Val av justerare\nBo valdes.\n\n37. Vägar\nVi talade.\n\n38. Broar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("36", "Val av justerare"), ("37", "Vägar"), ("38", "Broar")]


def test_letters_divide_a_number() -> None:
    items = "3a. Vägar\nVi talade.\n\n3b. Broar\nVi talade.\n\n4. Hamnar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("3a", "Vägar"), ("3b", "Broar"), ("4", "Hamnar")]


def test_an_agenda_printed_twice_is_read_where_the_text_stands() -> None:
    titles = "Dagordning\n1. Mötets öppnande\n2. Vägar\n3. Broar\n"
    text = f"{HEAD}\n{titles}\n1. Mötets öppnande\nVi öppnade.\n\n2. Vägar\nVi talade.\n\n3. Broar\nVi talade."
    layout = lay_out(text)
    items = read_agenda(layout, frozenset(range(6)))
    assert [(item.number, item.title) for item in items] == [("1", "Mötets öppnande"), ("2", "Vägar"), ("3", "Broar")]
    assert "Vi öppnade." in layout.text[items[0].body.start : items[0].body.end]


def test_a_list_of_items_whose_numbers_later_stand_alone_is_not_where_the_text_stands() -> None:
    titles = "Ärendelista\n§ 12 Val av justerare\n§ 13 Vägar\n§ 14 Broar\n"
    text = f"{titles}\n§ 12\nVal av justerare\n\n§ 13\nVägar       Dnr 2/8\n\nVi talade.\n\n§ 14\nBroar\n\nVi teg."
    layout = lay_out(text)
    items = read_agenda(layout, frozenset())
    assert [(item.number, item.title) for item in items] == [
        ("12", "Val av justerare"),
        ("13", "Vägar"),
        ("14", "Broar"),
    ]
    assert ["Vi talade." in layout.text[item.body.start : item.body.end] for item in items] == [False, True, False]


def test_an_excerpt_is_read_where_its_text_stands_as_far_as_it_goes() -> None:
    titles = "Innehåll\n§ 12 Val av justerare\n§ 13 Vägar\n§ 14 Broar\n§ 15 Hamnar\n"
    layout = lay_out(f"{titles}\n§ 12 Val av justerare\nBo valdes.\n\n§ 13 Vägar\nVi talade.")
    items = {item.number: layout.text[item.body.start : item.body.end] for item in read_agenda(layout, frozenset())}
    assert items.keys() == {"12", "13", "14", "15"}
    assert ("Bo valdes." in items["12"], "Vi talade." in items["13"], "valdes" in items["15"]) == (True, True, False)


def test_numbers_that_a_converter_lost_are_put_back() -> None:
    lost, kept = (
        "- **Mötets öppnande**\nHej.\n\n- **Vägar**\nVi talade.",
        "3. **Broar**\nVi talade.\n\n4. **Hamnar**\nVi.",
    )
    found = agenda(f"{HEAD}\n{lost}\n\n{kept}")
    assert found == [("1", "Mötets öppnande"), ("2", "Vägar"), ("3", "Broar"), ("4", "Hamnar")]


def test_a_number_that_is_missing_inside_leaves_the_others() -> None:
    items = "1. Vägar\nVi talade.\n\n2. Broar\nVi talade.\n\n4. Hamnar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Vägar"), ("2", "Broar"), ("4", "Hamnar")]


def test_markdown_headings_open_items() -> None:
    items = "## Vägar\nVi talade.\n\n### Bakgrund\nDet var så.\n\n## Broar\nVi talade.\n\n## Hamnar\nVi talade."
    assert agenda(f"# Möte i Kil\n\n{HEAD}\n{items}") == [(None, "Vägar"), (None, "Broar"), (None, "Hamnar")]


def test_bold_lines_open_items_but_labels_do_not() -> None:
    items = "**Vägar**\nVi talade.\n**Beslut:**\natt bygga.\n\n**Broar**\nVi talade.\n\n**Hamnar**\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [(None, "Vägar"), (None, "Broar"), (None, "Hamnar")]


def test_a_number_alone_on_its_line_has_its_title_below() -> None:
    items = "§ 1\nMötets öppnande\nVi öppnade.\n\n§ 2\nVägar\nVi talade.\n\n§ 3\nBroar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Mötets öppnande"), ("2", "Vägar"), ("3", "Broar")]


def test_a_title_that_wraps_is_whole() -> None:
    long = "Gemensam upphandling av fordon och maskiner för\nkommunernas gator och parker"
    items = f"1. {long}\n\nVi talade.\n\n2. Broar\nVi talade."
    assert agenda(f"{HEAD}\n{items}")[0] == ("1", long.replace("\n", " "))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Vägar (Dnr 12/2022)", "Vägar"),
        ("1. Vägar (Bilaga 3)", "Vägar"),
        ("1. Vägar:", "Vägar"),
        ("1. Dagordningen. Den godkändes utan ändring.", "Dagordningen"),
        ("1. **Vägar**", "Vägar"),
        ("1. Vägar – nuläge", "Vägar – nuläge"),
    ],
)
def test_a_title_is_without_what_hangs_on_it(line: str, title: str) -> None:
    assert agenda(f"{HEAD}\n{line}\nVi talade.\n\n2. Broar\nVi talade.")[0] == ("1", title)


def test_lists_of_numbers_inside_an_item_are_no_items() -> None:
    items = "§ 1 Vägar\nTre frågor ställdes:\n1. Hur långa\n2. Hur breda\n3. Hur dyra\n\n§ 2 Broar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Vägar"), ("2", "Broar")]


def test_dates_and_sums_are_no_items() -> None:
    items = "1. Vägar\nVi talade.\n12 september träffas gruppen.\n400 kr kostar det.\n\n2. Broar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Vägar"), ("2", "Broar")]


def test_the_notice_of_posting_belongs_to_no_item() -> None:
    text = f"{HEAD}\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade.\n\nANSLAG/BEVIS\nProtokollet är anslaget."
    layout = lay_out(text)
    last = read_agenda(layout, frozenset(range(6)))[-1]
    assert layout.text[last.body.start : last.body.end] == "2. Broar\nVi talade."


def test_bodies_follow_each_other_and_hold_their_headings() -> None:
    layout = lay_out(f"{HEAD}\n1. Vägar\nVi talade.\n\n2. Broar\nVi talade.")
    first, second = read_agenda(layout, frozenset(range(6)))
    assert layout.text[first.body.start : first.body.end] == "1. Vägar\nVi talade."
    assert layout.text[second.heading.start : second.heading.end] == "Broar"
    assert (first.position, second.position) == (1, 2)
    assert first.body.end <= second.body.start


@pytest.mark.parametrize("text", ["Möte", "Vi talade om vägar.\nDet var bra."])
def test_a_text_without_items_has_none(text: str) -> None:
    assert agenda(text) == []


def test_bold_words_at_the_head_of_paragraphs_are_titles() -> None:
    items = "**Vägar.** Karin gick igenom läget.\n\n**Gemensam växel.** Kil provar.\n\n**Nästa möte.** Den 3 maj i Ale."
    assert agenda(f"{HEAD}\n{items}") == [(None, "Vägar"), (None, "Gemensam växel"), (None, "Nästa möte")]


def test_a_few_bold_words_are_no_titles() -> None:
    assert agenda(f"{HEAD}\nVi talade.\n\n**Obs!** Nytt telefonnummer.\n\nVi talade mer.") == []


def test_items_are_numbered_by_two_numbers_and_a_dot() -> None:
    items = "\n\n".join(f"**6.{number} {title}**\n\nVi talade." for number, title in THREE)
    assert agenda(f"{HEAD}\n{items}") == [(f"6.{number}", title) for number, title in THREE]


def test_parts_of_an_item_have_numbers_of_their_own() -> None:
    items = (
        "1. Vägar\nVi talade.\n\n2. Broar\n\n2a Nya broar\nVi talade.\n\n2b Gamla broar\nVi talade.\n\n3. Slut\nHej."
    )
    found = [("1", "Vägar"), ("2", "Broar"), ("2a", "Nya broar"), ("2b", "Gamla broar"), ("3", "Slut")]
    assert agenda(f"{HEAD}\n{items}") == found


def test_a_title_may_begin_with_a_digit() -> None:
    items = "1. Vägar\nVi talade.\n\n2. 3D-kartan\nVi talade.\n\n3. 10-årsfesten\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Vägar"), ("2", "3D-kartan"), ("3", "10-årsfesten")]


def test_numbers_under_a_decision_are_no_items() -> None:
    items = "### 1. Vägar\nVi talade.\n\nBeslut\n1. Vägen byggs.\n2. Vägen målas.\n\n### 2. Broar\nVi talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Vägar"), ("2", "Broar")]


def test_bullets_over_paragraphs_are_titles() -> None:
    items = "* Vägar\nVi talade om dem alla.\n\n* Broar\nVi talade om dem också.\n\n* Nästa gång\nVi ses i Kil."
    assert [title for _, title in agenda(f"{HEAD}\n{items}")] == ["Vägar", "Broar", "Nästa gång"]


def test_lettered_titles_inside_an_item_are_items_of_their_own() -> None:
    parts = (
        "a) Grön väg\nSökande: Kil.\n\nBeslut: Avslås.\n\nb) 2018-2231 Blå bro\nSökande: Arvika.\n\nBeslut: Bifalls."
    )
    assert agenda(f"{HEAD}\n1. Start\nVi öppnade.\n\n2. Ansökningar\n\n{parts}\n\n3. Slut\nVi slutade.") == [
        ("1", "Start"),
        ("2", "Ansökningar"),
        ("2a", "Grön väg"),
        ("2b", "2018-2231 Blå bro"),
        ("3", "Slut"),
    ]


@pytest.mark.parametrize(
    "points",
    [
        "a) Kallelse godkänns.\nb) Bo utses.",
        "a) Vägar\nb) Broar\nVi talade.",
        "a) Vägar\nVi talade.\nc) Broar\nVi talade.",
        "a) Vägar\nVi talade länge.",
    ],
)
def test_letters_that_count_something_else_open_no_items(points: str) -> None:
    text = f"{HEAD}\n1. Start\nVi öppnade.\n\n2. Formalia\n\n{points}\n\n3. Slut\nVi slutade."
    assert agenda(text) == [("1", "Start"), ("2", "Formalia"), ("3", "Slut")]


@pytest.mark.parametrize("reference", ["Dnr VN 2022/9", "dnr: 12-2022", "VN 2022/9", "Ärendenr 4"])
def test_a_file_number_beside_the_number_is_no_title(reference: str) -> None:
    items = "\n\n".join(f"§ {number}      {reference}\n{title}\nDet talades om saken." for number, title in THREE)
    assert agenda(f"{HEAD}\n{items}") == THREE


def test_what_follows_an_emphasised_title_on_its_line_is_text() -> None:
    items = "1. **Inledning**, Eva hälsade välkommen.\n\n2. **Vägar**  \nVi talade.\n\n3. **Broar**. Eva talade."
    assert agenda(f"{HEAD}\n{items}") == [("1", "Inledning"), ("2", "Vägar"), ("3", "Broar")]


def test_times_of_day_stand_before_titles() -> None:
    items = "9.00 Läget i kommunen\nAllt väl.\n\n10.15-11.00 Stöd till service\nNej.\n\n13.00 Besök\nSlut."
    text = f"Kommunbesök 2017-05-30\n\n{items}"
    assert agenda(text) == [(None, "Läget i kommunen"), (None, "Stöd till service"), (None, "Besök")]


def test_what_is_set_apart_behind_a_title_is_none_of_it() -> None:
    text = f"{HEAD}\n**1. Var är vi?** *Nils*\n\nBra.\n\n**2. Budget** *gäst: Eva Ek, Skatteverket*\n\nBra.\n"
    assert agenda(text) == [("1", "Var är vi?"), ("2", "Budget")]


def test_a_heading_for_what_is_to_be_done_is_an_item_beside_numbered_ones() -> None:
    text = f"{HEAD}\n### 1. Budget\n\nBra.\n\n### 2. Vägar\n\nBra.\n\n### Att göra\n\n- Nils: boka lokal\n"
    assert agenda(text) == [("1", "Budget"), ("2", "Vägar"), (None, "Att göra")]


def test_a_short_title_ends_before_its_sentence() -> None:
    text = f"{HEAD}\n§ 1 Val. Eva Ek omvaldes till ordförande.\n\n§ 2 Kommande möten. 15 april och 10 juni.\n"
    assert agenda(text)[0] == ("1", "Val")


def test_the_rows_of_a_table_may_be_the_items() -> None:
    head = "| Nr | Fråga | Det här sa vi | Åtgärd | Vem |\n|---|---|---|---|---|\n"
    rows = "| 1 | Läget i sommar | Bra. | Ring | Eva |\n| 2 | Läkemedel | Dyrt. | | |\n| 3 | Övrigt | Nej. | | |\n"
    assert agenda(f"{HEAD}\n{head}{rows}") == [("1", "Läget i sommar"), ("2", "Läkemedel"), ("3", "Övrigt")]


def test_a_paragraph_may_be_that_of_a_body_written_short() -> None:
    text = f"{HEAD}\n**Dir § 94 Upprop och justering**\nNej.\n\n**Dir § 95 Budget**\nJa.\n"
    assert agenda(text) == [("94", "Upprop och justering"), ("95", "Budget")]


def test_a_dash_sets_a_bold_title_off_among_others() -> None:
    items = "**Högt i tak**\n\nBra.\n\n**Transporter** – Kil och Torsby delar på en bil.\n\n**Barnboksdagen**\n\nBra.\n"
    assert agenda(f"{HEAD}\n{items}") == [(None, "Högt i tak"), (None, "Transporter"), (None, "Barnboksdagen")]


def test_numbers_may_have_their_year_behind_them() -> None:
    text = "Protokoll\n\nSak 7/18   Öppning\nBra.\n\nSak 8/18   Budget\nBra.\n\nSak 9/18   Vägar\nBra.\n"
    assert [(item.number, item.title) for item in record_of(text).items] == [
        ("7/18", "Öppning"),
        ("8/18", "Budget"),
        ("9/18", "Vägar"),
    ]


def test_a_table_of_contents_with_dots_is_not_where_the_items_stand() -> None:
    contents = "§ 58 Upprop ........ 3\n\n§ 59 Chefen informerar ........ 3\n\n§ 60 Vägar ........ 4\n"
    told = "§ 59 Chefen informerar\nOm allt.\n\n*Beslut:* Nämnden noterar det."
    text = f"{HEAD}\n{contents}\n§ 58 Upprop\nGjordes.\n\n{told}\n\n§ 60 Vägar\nBra."
    record = record_of(text)
    assert [item.title for item in record.items] == ["Upprop", "Chefen informerar", "Vägar"]
    assert [one.item for one in record.outcomes] == [2]


def test_a_heading_that_only_says_that_it_was_decided_is_no_item() -> None:
    decided = "## Beslut\n\nDirektionen beslutar att bygga vägen."
    text = f"{HEAD}\n## 1. Vägar\n\nVi talade.\n\n{decided}\n\n## 2. Broar\n\nBra."
    record = record_of(text)
    assert [item.title for item in record.items] == ["Vägar", "Broar"]
    assert [(one.item, one.text) for one in record.outcomes] == [(1, "Direktionen beslutar att bygga vägen")]


def test_titles_on_a_page_of_one_line_end_where_their_text_begins() -> None:
    page = (
        "PROTOKOLL 2 (9) Direktionen 2022-09-14 § 18 Fastställande av föredragningslista Direktionen godkänner listan. "
        "§ 19 Framtidens vård Eva Provander lämnade en redogörelse för utredningen. § 20 Föregående protokoll "
        "Protokoll nr 3/2022 läggs till handlingarna. § 21 Mötets slut Ordföranden Bo Exelius tackar alla för en dag "
        "som gav mycket och avslutar. Alla gick därefter hem."
    )
    assert agenda(f"Närvarande: Eva Provander, Kil, Bo Exelius, Ale\n\n{page}") == [
        ("18", "Fastställande av föredragningslista"),
        ("19", "Framtidens vård"),
        ("20", "Föregående protokoll"),
        ("21", "Mötets slut"),
    ]


def test_a_short_page_of_one_line_has_its_item_too() -> None:
    pages = (
        "PROTOKOLL 1 (2) Direktionen 2022-09-14 § 1 Vägar Direktionen godkänner planen. "
        "§ 2 Broar Direktionen avslår motionen. Alla talade länge om saken och gick därefter hem utan att ha kommit"
        " överens om något mer än detta, som sagt."
        " Det var allt som hann sägas om den saken innan klockan slog och var och en for hem till sitt för dagen."
        "\n\nPROTOKOLL 2 (2) Direktionen 2022-09-14 § 3 Nästa möte Nästa möte hålls i Kil den 4 maj."
    )
    assert agenda(f"Närvarande: Eva Provander, Kil, Bo Exelius, Ale\n\n{pages}")[-1] == ("3", "Nästa möte")
