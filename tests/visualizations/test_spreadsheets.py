"""Tables for spreadsheets: what they hold, and that nothing in them is calculated."""

from __future__ import annotations

import pytest

from visualizations.spreadsheets import spreadsheet


def test_a_table_is_a_header_and_its_rows_with_the_mark_of_utf_8() -> None:
    written = spreadsheet(("name", "weight"), [("Växeln, den nya", 2), ("Ale", -1.5)])
    assert written == '\ufeffname,weight\r\n"Växeln, den nya",2\r\nAle,-1.5\r\n'.encode()


@pytest.mark.parametrize("text", ["=1+1", "+46 31", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_a_text_that_would_be_calculated_is_marked_as_text(text: str) -> None:
    written = spreadsheet(("name",), [(text,)]).decode("utf-8-sig")
    assert written == f"name\r\n'{text}\r\n"


def test_a_text_with_such_signs_inside_stays_as_it_is() -> None:
    assert spreadsheet(("name",), [("a=b-c@d",)]).decode("utf-8-sig") == "name\r\na=b-c@d\r\n"
