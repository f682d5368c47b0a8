from hypothesis import given
from hypothesis import strategies as st

from data.extraction.layout import lay_out


def texts(source: str) -> list[str]:
    return [line.text for line in lay_out(source).lines]


def test_markup_is_taken_off_and_remembered() -> None:
    layout = lay_out("## Deltagare\n\n- **Eva Ek**, Ale\n**Plats:** Borås\n\\* en [länk](mailto:a@b.se) *kursiv*")
    assert [line.text for line in layout.lines] == ["Deltagare", "Eva Ek, Ale", "Plats: Borås", "en länk kursiv"]
    assert [line.heading for line in layout.lines] == [2, 0, 0, 0]
    assert [line.bullet for line in layout.lines] == [False, True, False, True]
    assert [line.bold for line in layout.lines] == [0, 6, 6, 0]
    assert [layout.text[start:end] for start, end in layout.emphasised] == ["Eva Ek", "Plats:", "kursiv"]


def test_a_bold_heading_that_lost_its_opening_mark_is_bold_all_the_same() -> None:
    (line,) = lay_out("- Mötet öppnas**").lines
    assert (line.text, line.bullet, line.all_bold) == ("Mötet öppnas", True, True)


def test_a_label_begins_a_line_of_its_own() -> None:
    above = "Att göra: Eva skickar det nya avtalet till Bo och Johanna"
    assert lay_out(f"{above}\nKlart: i maj").flow == f"{above}\nKlart: i maj"
    assert lay_out(f"{above}\nKlar: {above}").flow == f"{above}\nKlar: {above}"
    assert lay_out(f"{above}\nBerg och andra i gruppen").flow == f"{above} Berg och andra i gruppen"


def test_running_titles_and_page_numbers_are_left_out() -> None:
    source = (
        "Möte med Vattenrådet\n\nsida 1 av 3\nRådet talade om\n\nMöte med Vattenrådet\n\n2(3)\n\nvattnet i ån.\n\n"
        "Möte med Vattenrådet\n\nSlut."
    )
    assert texts(source) == ["Möte med Vattenrådet", "Rådet talade om", "vattnet i ån.", "Slut."]


def test_a_sentence_runs_on_over_a_page_break() -> None:
    source = (
        "Möte med Vattenrådet\n\nDet är länge sedan som rådet sist talade om\n\nMöte med Vattenrådet\n\n"
        "vattnet i ån.\n\nMöte med Vattenrådet\n\nSlut."
    )
    assert "rådet sist talade om vattnet i ån." in lay_out(source).flow


def test_only_lines_that_wrap_flow_together() -> None:
    layout = lay_out("En rad som är så lång att den säkert har brutits\nefter sitt sista ord\nKort rad\n- punkt")
    assert layout.flow.split("\n") == [
        "En rad som är så lång att den säkert har brutits efter sitt sista ord",
        "Kort rad",
        "punkt",
    ]


def test_a_span_leads_back_to_the_source_with_its_markup() -> None:
    source = "# Möte\n\nsade **Eva** *Ek* då"
    layout = lay_out(source)
    start = layout.text.index("Eva Ek")
    span = layout.source_span(start, start + len("Eva Ek"))
    assert source[span.start : span.end] == "Eva** *Ek"


@given(st.text(st.sampled_from("ab Åö#*-_[]()|\\1.\n"), min_size=1))
def test_every_line_stands_where_it_says(source: str) -> None:
    layout = lay_out(source)
    for line in layout.lines:
        assert layout.text[line.start : line.end] == line.text
        span = layout.source_span(line.start, line.end)
        assert 0 <= span.start < span.end <= len(source)
    assert len(layout.flow) == len(layout.text)


def test_a_pages_head_stays_where_it_first_stands() -> None:
    pages = "Provnätverkets protokoll\n2022-09-14\n\nVi talade om vägar.\n\n"
    assert texts(pages * 3).count("2022-09-14") >= 1
    assert texts(pages * 3).count("Provnätverkets protokoll") == 1
