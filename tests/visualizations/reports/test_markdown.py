"""A report as Markdown: tables that hold together, links, and text that is no markup."""

from __future__ import annotations

import re

import pytest

from tests.visualizations.reports.samples import ASKED, empty, report
from tests.visualizations.reports.tables import HOSTILE
from visualizations.reports.markdown import escaped, fenced, markdown

_CELL_END = re.compile(r"(?<!\\)\|")


def lines(language: str = "sv") -> list[str]:
    return markdown(report(language)).decode().splitlines()


def test_tables_have_as_many_cells_in_each_row() -> None:
    written = lines()
    starts = [at for at, line in enumerate(written) if line.startswith("| ---")]
    assert len(starts) == 8
    for start in starts:
        width = len(_CELL_END.findall(written[start]))
        rows = [written[start - 1]]
        rows += [line for line in written[start + 1 : written.index("", start)] if line.startswith("|")]
        assert {len(_CELL_END.findall(row)) for row in rows} == {width}


@pytest.mark.parametrize(
    ("language", "row", "told"),
    [
        (
            "sv",
            f"9,0 (6,0–11,0) | 1\u202f200 | 97\u202f% | [1](#k-1), [alla belägg](<{ASKED}>) |",
            "Underlag: 24 möten. Frågor: [F2](#q-F2), [F3](#q-F3).  ",
        ),
        (
            "en",
            f"9.0 (6.0–11.0) | 1\u202f200 | 97% | [1](#k-1), [all passages](<{ASKED}>) |",
            "Based on 24 meetings. Queries: [F2](#q-F2), [F3](#q-F3).  ",
        ),
    ],
)
def test_rows_have_numbers_links_and_references(language: str, row: str, told: str) -> None:
    written = lines(language)
    assert f"| [Umeå kommun](<https://samgraf.example/doc/municipality/2480>) | {row}" in written
    assert told in written
    assert '<a id="k-1"></a>**1** [2024-01-14-styrgrupp]' in "\n".join(written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", r"a \| b"),
        ("<script>x</script>", r"\<script\>x\</script\>"),
        ("![bild](x) [länk](y)", r"!\[bild\](x) \[länk\](y)"),
        ("# rubrik", r"\# rubrik"),
        ("- punkt", r"\- punkt"),
        ("12. punkt", r"12\. punkt"),
        ("2024-01-14", "2024-01-14"),
        ("*fet* _kursiv_ `kod` ~~struken~~", r"\*fet\* \_kursiv\_ \`kod\` \~\~struken\~\~"),
        ("rad ett\n\n# rad två", "rad ett # rad två"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("a \\| b", r"a \\\| b"),
    ],
)
def test_text_means_itself(text: str, written: str) -> None:
    assert escaped(text) == written


def test_nothing_in_a_query_ends_its_block() -> None:
    assert fenced("SELECT ```` ?x\n```") == ["`````sparql", "SELECT ```` ?x", "```", "`````"]


def test_hostile_text_makes_no_html_but_the_anchors() -> None:
    tags = set(re.findall(r"(?<!\\)<(?!https?://)[^>]*>", markdown(report()).decode().split("## Frågor")[0]))
    assert all(re.fullmatch(r'<a id="[\w-]+">|</a>', tag) for tag in tags)
    assert len(HOSTILE) == 14


def test_a_report_about_nothing_is_still_a_file() -> None:
    assert markdown(empty("en")).decode().startswith("# Rapport\n")
