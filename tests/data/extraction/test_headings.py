import pytest

from data.extraction.headings import Opens, heading_of, is_end_matter, is_paper, is_primary
from data.record import MeetingRole


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Närvarande", Opens.PRESENT),
        ("NÄRVARANDE", Opens.PRESENT),
        ("Närvarande:,", Opens.PRESENT),
        ("Närvarande tjänstepersoner:", Opens.PRESENT),
        ("Närvarande Ledamöter:", Opens.PRESENT),
        ("Närvarande från kommunerna:", Opens.PRESENT),
        ("Deltagare (via Teams):", Opens.PRESENT),
        ("Beslutande", Opens.PRESENT),
        ("Direktionens ledamöter", Opens.PRESENT),
        ("Ordinarie ledamöter", Opens.PRESENT),
        ("NÄRVAROLISTA", Opens.PRESENT),
        ("Ersättare", Opens.SUBSTITUTE),
        ("Tjänstgörande ersättare", Opens.SUBSTITUTE),
        ("Ej tjänstgörande ersättare:", Opens.SUBSTITUTE),
        ("Suppleanter", Opens.SUBSTITUTE),
        ("Övriga", Opens.GUEST),
        ("Övriga närvarande", Opens.GUEST),
        ("Övriga deltagande:", Opens.GUEST),
        ("Adjungerade", Opens.GUEST),
        ("Gäster", Opens.GUEST),
        ("Särskilt inbjudna", Opens.GUEST),
        ("Tjänstepersoner", Opens.GUEST),
        ("Personalföreträdare", Opens.GUEST),
        ("Insynsplatser", Opens.GUEST),
        ("Frånvarande", Opens.ABSENT),
        ("Ej närvarande", Opens.ABSENT),
        ("Ej närvarande/förhinder", Opens.ABSENT),
        ("Inte närvarande:", Opens.ABSENT),
        ("Förhinder", Opens.ABSENT),
        ("Anmält förhinder:", Opens.ABSENT),
        ("Meddelat förhinder", Opens.ABSENT),
        ("Deltog ej", Opens.ABSENT),
        ("Kopia för kännedom", Opens.NEITHER),
        ("Datum: 2022-09-14", Opens.LABEL),
        ("Plats och tid: Kil, kl. 9", Opens.LABEL),
        ("| Närvarande |", Opens.PRESENT),
    ],
)
def test_the_heading_words_of_lists_and_labels_are_known(line: str, opens: Opens) -> None:
    heading = heading_of(line)
    assert heading is not None
    assert heading.opens is opens


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ordförande: Eva Provander", MeetingRole.CHAIR),
        ("Vice ordförande: Eva Provander", MeetingRole.VICE_CHAIR),
        ("Sekreterare", MeetingRole.SECRETARY),
        ("Vid protokollet:", MeetingRole.SECRETARY),
        ("Antecknat av: Eva Provander", MeetingRole.SECRETARY),
        ("Utses att justera", MeetingRole.ADJUSTER),
        ("Justerande: .........", MeetingRole.ADJUSTER),
    ],
)
def test_functions_are_headings_too(line: str, role: MeetingRole) -> None:
    heading = heading_of(line)
    assert heading is not None
    assert (heading.opens, heading.role) == (Opens.FUNCTION, role)


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("Närvarande: Eva Provander, Kil", "Eva Provander, Kil"),
        ("Närvarande Eva Provander", "Eva Provander"),
        ("Närvarande ledamöter: Eva Provander", "Eva Provander"),
        ("Övriga (via länk): Eva Provander", "Eva Provander"),
        ("Närvarande – Eva Provander", "Eva Provander"),
        ("| Närvarande | Eva Provander |", "Eva Provander |"),
        ("Ordförande ..........", ""),
    ],
)
def test_content_begins_after_the_heading(line: str, content: str) -> None:
    heading = heading_of(line)
    assert heading is not None
    assert line[heading.rest :] == content


@pytest.mark.parametrize("line", ["Frânvarande", "Näruarande:", "Ovriga deltagare", "Deltagere", "Anmölt förhinder"])
def test_a_garbled_letter_or_two_hide_no_heading(line: str) -> None:
    assert heading_of(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Närvarande var många",
        "Deltagarna talade om vägar.",
        "Övriga frågor",
        "Gästfrihet",
        "Ersättaren betalas i maj",
        "Protokoll",
        "Eva Provander",
        "",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(line) is None


@pytest.mark.parametrize(
    ("line", "primary"),
    [("Närvarande", True), ("Beslutande", True), ("Frånvarande", True), ("Övriga", False), ("Sekreterare", False)],
)
def test_only_some_headings_open_a_list_by_themselves(line: str, primary: bool) -> None:
    heading = heading_of(line)
    assert heading is not None
    assert is_primary(heading) is primary


@pytest.mark.parametrize(
    ("line", "ends"), [("ANSLAG/BEVIS", True), ("Underskriftssida", True), ("Anslaget är 5 tkr", False), ("", False)]
)
def test_the_end_matter_begins_with_a_line_of_its_own(line: str, ends: bool) -> None:
    assert is_end_matter(line) is ends


@pytest.mark.parametrize(
    ("line", "paper"), [("Minnesanteckningar", True), ("PROTOKOLL:", True), ("Protokoll från Kil", False)]
)
def test_the_kind_of_paper_is_no_title(line: str, paper: bool) -> None:
    assert is_paper(line) is paper


@pytest.mark.parametrize("text", ["DIGITALT BYGGLOV VÄG", "SJUKA ELLER UPPTAGNA"])
def test_in_a_line_of_capitals_a_word_that_may_open_a_list_opens_none(text: str) -> None:
    assert heading_of(text) is None
