from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from visualizations.text_tables import text_table


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    assert text_table(("a", "namn"), [("1", "Åsa"), ("22", "")], 80) == "a   namn\n──  ────\n1   Åsa\n22"


def test_a_long_cell_goes_on_below_and_nothing_is_cut_off() -> None:
    assert text_table(("n", "text"), [("1", "ett två tre fyra fem"), ("2", "x")], 14) == (
        "n  text\n─  ───────────\n1  ett två tre\n   fyra fem\n2  x"
    )


def test_most_room_goes_to_the_column_that_holds_most() -> None:
    rows = [("kort text här", "en mycket längre text som behöver desto mer plats än den första"), ("a", "b")]
    headings, rule, *_ = text_table(("ena", "andra"), rows, 40).splitlines()
    first, second = map(len, rule.split())
    assert (headings.split(), first + 2 + second) == (["ena", "andra"], 40)
    assert second > 2 * first


def test_words_and_dates_stay_whole_where_there_is_room_for_them() -> None:
    rows = [("2024-02-16", "riksidrottsuniversitetet", "ord " * 40), ("", "möte", "ord " * 40)]
    lines = text_table(("dag", "namn", "text"), rows, 60).splitlines()
    assert lines[2].split()[:2] == ["2024-02-16", "riksidrottsuniversitetet"]
    assert max(map(len, lines)) <= 60


@given(
    st.lists(st.lists(st.text("abc å\n", max_size=60), min_size=3, max_size=3), max_size=5),
    st.integers(20, 120),
)
def test_every_word_is_in_the_table(rows: list[list[str]], width: int) -> None:
    table = text_table(("x", "y", "z"), rows, width)
    letters = sorted("".join("".join(cell.split()) for row in rows for cell in row))
    body = "".join(table.splitlines()[2:])
    assert sorted(body.replace(" ", "")) == letters
