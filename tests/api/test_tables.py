from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.tables import text_table


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    assert text_table(("a", "namn"), [("1", "Åsa"), ("22", "")], 80) == "a   namn\n──  ────\n1   Åsa\n22"


def test_a_long_cell_goes_on_below_and_nothing_is_cut_off() -> None:
    assert text_table(("n", "text"), [("1", "ett två tre fyra fem"), ("2", "x")], 14) == (
        "n  text\n─  ───────────\n1  ett två tre\n   fyra fem\n2  x"
    )


@given(
    st.lists(st.lists(st.text("abc å\n", max_size=60), min_size=3, max_size=3), max_size=5),
    st.integers(20, 120),
)
def test_every_word_is_in_the_table(rows: list[list[str]], width: int) -> None:
    table = text_table(("x", "y", "z"), rows, width)
    letters = sorted("".join("".join(cell.split()) for row in rows for cell in row))
    body = "".join(table.splitlines()[2:])
    assert sorted(body.replace(" ", "")) == letters
