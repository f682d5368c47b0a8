"""PDF read as people read it: real files, made by a typesetter."""

from __future__ import annotations

import pytest
import typst

from data.reading.page_text import DIVIDED, Fragment, page_text
from data.reading.pdf import read_pdf
from data.reading.running_heads import without_running_heads
from data.reading.values import Refused

FRONT = """
#set page(paper: "a4")
#set text(lang: "sv", size: 11pt)
Sammanträdesprotokoll
#table(columns: (4cm, 1fr), stroke: none,
  [Plats och tid], [Stadshuset, kl 9.00–11.30],
  [Beslutande], [Anna Andersson (S), ordförande \\ Bo Bengtsson (M)],
  [Övriga deltagande], [Dag Dahl, sekreterare])
#table(columns: 3, [Namn], [Kommun], [Närvaro], [Eva Ek], [Ale], [X], [Filip Frid], [Lilla Edet], [])
"""


def made(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def lines(source: str) -> list[str]:
    return [line for line in read_pdf(made(source)).text.split("\n") if line]


def test_labels_stand_beside_their_values_and_cells_are_parted_by_tabs() -> None:
    assert lines(FRONT) == [
        "Sammanträdesprotokoll",
        "Plats och tid\tStadshuset, kl 9.00–11.30",
        "Beslutande\tAnna Andersson (S), ordförande",
        "Bo Bengtsson (M)",
        "Övriga deltagande\tDag Dahl, sekreterare",
        "Namn\tKommun\tNärvaro",
        "Eva Ek\tAle\tX",
        "Filip Frid\tLilla Edet",
    ]


def test_columns_of_running_text_follow_each_other() -> None:
    words = " ".join(f"ord{number}" for number in range(400))
    source = f'#set text(lang: "sv", hyphenate: false)\n#set page(height: 14cm)\nRubrik\n\n#columns(2)[{words}]'
    found = " ".join(lines(source)).split()
    assert found == ["Rubrik", *words.split()]


def test_divided_words_are_whole_again() -> None:
    words = "kommunalförbundsdirektörens sammanträdesprotokoll " * 12
    source = f'#set text(lang: "sv", hyphenate: true)\n#set page(width: 9cm)\n#set par(justify: true)\n{words}'
    assert " ".join(lines(source)).split() == words.split()


def test_what_repeats_on_pages_stands_once_and_page_numbers_nowhere() -> None:
    paragraphs = "\n\n".join(f"Mötet beslutar att godkänna rapport {number}." for number in range(60))
    head = """#set page(
      paper: "a5",
      header: [Förbundet, protokoll #h(1fr) #context counter(page).display("1 (1)", both: true)],
      footer: [Justerandes sign],
    )"""
    found = lines(f'{head}\n#set text(lang: "sv")\n{paragraphs}')
    assert [line for line in found if "rapport " in line] == [
        f"Mötet beslutar att godkänna rapport {number}." for number in range(60)
    ]
    assert [line for line in found if "rapport " not in line] == ["Förbundet, protokoll\t1 (3)", "Justerandes sign"]


def test_each_page_has_its_place() -> None:
    reading = read_pdf(made("Först\n#pagebreak()\nSedan\n#pagebreak()\nSist"))
    assert [reading.text[start:].partition("\n")[0] for start in reading.pages] == ["Först", "Sedan", "Sist"]


def test_wide_space_between_lines_is_an_empty_line() -> None:
    found = read_pdf(made("Ett \\ två \\ tre \n#v(2cm)\n fyra \\ fem")).text
    assert found == "Ett\ntvå\ntre\n\nfyra\nfem\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no PDF"),
        (b"%PDF-1.7 and nothing more", "no PDF"),
        (made("#rect(width: 5cm, height: 5cm, fill: black)"), "scanned"),
    ],
    ids=["empty", "damaged", "without text"],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_pdf(content)


def test_more_pages_than_minutes_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.reading.pdf.MOST_PAGES", 2)
    with pytest.raises(Refused, match="has 3 pages, more than 2"):
        read_pdf(made("a\n#pagebreak()\nb\n#pagebreak()\nc"))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (f"samman{DIVIDED}", "träde i dag", ["sammanträde", "i dag"]),
        (f"Anna{DIVIDED}", "Lena Ek", ["Anna-Lena", "Ek"]),
        (f"vård{DIVIDED}", "och omsorg", ["vård-", "och omsorg"]),
        (f"slut{DIVIDED}", "", ["slut-", ""]),
    ],
)
def test_a_divided_word_keeps_its_hyphen_where_it_has_one(first: str, second: str, expected: list[str]) -> None:
    assert page_text([Fragment(first), Fragment(second)]) == expected


def test_lines_that_repeat_inside_pages_stay() -> None:
    inside = [[f"rad {number} på sida {page}" for number in range(6)] for page in range(5)]
    pages = [["Huvud", *lines, "Mötet beslutar", *"abcdef"] for lines in inside]
    kept = without_running_heads(pages)
    assert [page.count("Mötet beslutar") for page in kept] == [1] * 5
    assert [page.count("Huvud") for page in kept] == [1, 0, 0, 0, 0]
