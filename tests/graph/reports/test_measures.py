"""What the parts on measures say of worlds made by hand; numbers are worked out beside them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.analytics.scope import Scope, ScopeKind
from graph.reports.choice import Choice
from graph.reports.material import Material
from graph.reports.model import Measured, Missing, Paragraph, Section, Table, Thing, Value
from graph.reports.parts import PARTS
from tests.graph.reports.world import Told, material_of, municipality

FEW = (
    Told("m1", "N", "2024-01-10", ("Ale anna", "Edet bo", "-Partille per")),
    Told("m2", "N", "2024-02-10", ("Ale anna", "Edet bea")),
    Told("m3", "N", "2024-03-10", ("Ale anna", "Edet bo")),
)
"""Three meetings of one body: too few for intervals."""
MANY = tuple(
    Told(
        f"m{number:02}",
        "M" if number % 2 else "N",
        (date(2020, 1, 1) + timedelta(10 * number)).isoformat(),
        ("Kil karl", "Lund lisa") if number % 2 else ("Ale anna", "Edet bo", "Kil karl"),
    )
    for number in range(60)
)
"""Sixty meetings: N gathers Ale, Edet and Kil, M gathers Kil and Lund, by turns."""


def plain(value: Value) -> object:
    """Return a value as one reads it, numbers rounded."""
    match value:
        case Thing():
            return value.label
        case tuple():
            return tuple(thing.label for thing in value)
        case Measured():
            low, high = (None if end is None else round(end, 4) for end in (value.low, value.high))
            return (round(value.value, 4), low, high)
        case Missing():
            return f"[{value.why}]"
        case float():
            return round(value, 4)
    return value


def told(section: Section | None) -> list[str]:
    """Return the paragraphs of a section."""
    return [block.text for block in section.blocks if isinstance(block, Paragraph)] if section else []


def tables(section: Section | None) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of a section's tables by their keys."""
    found = [block for block in section.blocks if isinstance(block, Table)] if section else []
    return {table.key: [tuple(map(plain, row.values)) for row in table.rows] for table in found}


def about(name: str, kind: ScopeKind = ScopeKind.MUNICIPALITY) -> Choice:
    return Choice(Scope(kind, municipality(name)))


@pytest.fixture
def few(tmp_path: Path) -> Material:
    folder = tmp_path / "few"  # results are kept by folder
    folder.mkdir()
    return material_of(folder, FEW)


@pytest.fixture
def many(tmp_path: Path) -> Material:
    return material_of(tmp_path, MANY, county=("Ale", "Edet", "Kil", "Lund", "Mora"))


def test_rankings_of_many_meetings_have_intervals_and_stand_beside_chance(many: Material) -> None:
    section = PARTS["rankings"](many)
    # with all of 60 meetings, and with half of them, the score interval; Kil is at all meetings in any arrangement,
    # and chance has Ale, Edet and Lund meet each other at some of the thirty that take two of them
    assert tables(section)["municipalities-ranked"] == [
        ("Kil", 60, (1.0, 0.9398, 1.0), 3, 0.6667, "som slumpens 3 (3–3)", 1.0),
        ("Ale", 30, (0.5, 0.3774, 0.6226), 2, 0.0, "färre än slumpens 3 (3–3)", 1.0),
        ("Edet", 30, (0.5, 0.3774, 0.6226), 2, 0.0, "färre än slumpens 3 (3–3)", 1.0),
        ("Lund", 30, (0.5, 0.3774, 0.6226), 1, 0.0, "färre än slumpens 3 (3–3)", 1.0),
    ]
    # of 90 meetings with others in 60, of 60 and of 30
    company = [row[1] for row in tables(section)["municipalities-measures"]]
    assert [value[0] for value in company if isinstance(value, tuple)] == [1.5, 1.0, 1.0, 0.5]
    assert told(section) == [
        "Kil har mött 3 andra kommuner, vid 60 möten.",
        "Karl har mött 3 andra personer, vid 60 möten.",
    ]


def test_rankings_of_few_meetings_have_no_intervals_and_say_so_once(few: Material) -> None:
    section = PARTS["rankings"](few)
    assert tables(section) == {
        "municipalities-ranked": [("Ale", 3, 1, 0.0), ("Edet", 3, 1, 0.0)],
        # Anna has met Bo and Bea, who have met her alone: she is between them
        "people-ranked": [("Anna", 3, 2, 1.0), ("Bo", 2, 1, 0.0), ("Bea", 1, 1, 0.0)],
    }
    assert told(section)[0] == "2 kommuner har mött flest andra, 1 var."
    assert sum("Från 10 möten" in text for text in told(section)) == 2


def test_whoever_was_at_one_meeting_only_is_not_ranked(tmp_path: Path) -> None:
    section = PARTS["rankings"](material_of(tmp_path, (*FEW[:1], Told("x", "O", "", ("Kil karl", "Lund l", "Mora m")))))
    assert tables(section) == {"municipalities-met": [(2, 3, ("Kil", "Lund", "Mora")), (1, 2, ("Ale", "Edet"))]}
    assert told(section) == [
        "Ingen kommun har varit på mer än ett av protokollens möten (2 möten). Hur många andra en kommun har mött "
        "visar därför bara hur stort mötet var, från 1 till 2 andra. Någon rangordning mellan kommunerna går "
        "inte att göra.",
        "Ingen person har varit på mer än ett av protokollens möten (2 möten). Hur många andra någon har mött, från 1 "
        "till 2, visar bara hur många som var där.",
    ]


def test_a_municipality_is_ranked_among_those_it_has_met_as_they_stand_among_all(tmp_path: Path) -> None:
    section = PARTS["rankings"](material_of(tmp_path, MANY, about("Lund")))
    ranked = tables(section)["municipalities-ranked"]
    # Kil's partners and meetings are not only those at which Lund was
    assert [row[:2] + row[3:4] for row in ranked] == [("Kil", 60, 3), ("Lund", 30, 1)]
    assert [row[0] for row in tables(section)["people-ranked"]] == ["Lisa"]


def test_groups_come_with_what_holds_them_together_and_beside_chance(many: Material) -> None:
    section = PARTS["groups"](many)
    found = tables(section)
    # by weights 15, 15, 15 and 30 of 75, Ale and Edet beside Kil and Lund are 0.6 - 0.16 - 0.36 modular
    assert found["groups"] == [(1, 2, ("Ale", "Edet")), (2, 2, ("Kil", "Lund"))]
    assert found["mixing"][0][:2] == ("Uppdelning i grupper (modularitet)", 0.08)
    assert found["mixing"][1] == ("Möts inom länet (assortativitet)", "[alla är lika]", "")
    assert [row[:4] for row in found["bodies-central"]] == [("N", 30, 3, 0.75), ("M", 30, 2, 0.5)]
    assert told(section)[1] == (
        "Alla som har mött någon hänger ihop, direkt eller genom andra. Den största omfattar 4 av 4 kommuner. "
        "Några kommuner är ensam länk till andra: Kil."
    )


def test_groups_that_are_meetings_are_told_to_be(tmp_path: Path) -> None:
    section = PARTS["groups"](material_of(tmp_path, (*FEW[:1], Told("x", "O", "", ("Kil karl", "Lund lisa")))))
    assert told(section)[0].startswith("Kommunerna delar sig i 2 grupper, och varje grupp är deltagarna vid ett av")
    assert "groups" not in tables(section)


def test_who_alone_ties_networks_is_named(many: Material, few: Material) -> None:
    section = PARTS["brokers"](many)
    assert tables(section) == {
        "brokers-municipalities": [("Kil", 2, ("M", "N"), 1, 1.0)],
        "brokers-people": [("Karl", 2, ("M", "N"), 1, 1.0)],
    }
    assert PARTS["brokers"](few) is None  # of one body


def test_contacts_that_hang_on_one_person_are_counted_by_person(many: Material, few: Material) -> None:
    section = PARTS["dependency"](many)
    assert tables(section)["dependency"] == [
        ("Kil", "Karl", 3, ("Ale", "Edet", "Lund"), 60),
        ("Ale", "Anna", 2, ("Edet", "Kil"), 30),
        ("Edet", "Bo", 2, ("Ale", "Kil"), 30),
        ("Lund", "Lisa", 1, ("Kil",), 30),
    ]
    assert told(section) == [
        "Kontakter mellan två organisationer som hänger på en enda person: 8. Personer som bär dem: 4."
    ]
    # Edet is two people; Ale is Anna at all three meetings
    assert tables(PARTS["dependency"](few))["dependency"] == [("Ale", "Anna", 1, ("Edet",), 3)]


def test_where_nobody_met_twice_dependency_cannot_be_told(tmp_path: Path) -> None:
    once = material_of(tmp_path, FEW[:1])
    assert told(PARTS["dependency"](once))[0].startswith("Inga två organisationer har mötts mer än en gång")
    shared = (Told("a", "N", "", ("Ale anna", "Edet bo")), Told("b", "N", "", ("Ale asa", "Edet bea")))
    assert told(PARTS["dependency"](material_of(tmp_path, shared)))[0].startswith("Inget samarbete hänger på en enda")


def test_gaps_are_told_meeting_by_meeting_with_their_quotes(few: Material) -> None:
    section = PARTS["gaps"](few)
    assert tables(section) == {
        "gaps-often": [("Partille", "N", 3, 3, "[för få möten]")],
        "gaps": [
            (date(2024, 3, 10), "N", "Partille", "var med senast 2024-01-10", ()),
            (date(2024, 2, 10), "N", "Partille", "var med senast 2024-01-10", ()),
            (date(2024, 1, 10), "N", "Partille", "antecknat förhinder", ("Per",)),
        ],
    }
    assert [quote.text for quote in few.quotes] == ["Per, Partille"]
    assert told(section) == ["Antal gånger som en väntad organisation inte var företrädd: 3. Det gäller 3 av 3 möten."]


def test_where_some_came_for_nobody_in_particular_members_are_not_said_to_be_missing(tmp_path: Path) -> None:
    material = material_of(tmp_path, (Told("m", "N", "2024-01-10", ("Ale anna", "? olle")),), N=("Ale", "Edet"))
    section = PARTS["gaps"](material)
    assert tables(section) == {}
    assert told(section)[0].startswith("Ingen som väntades saknades")
    assert "N 2024-01-10 (1 deltagare utan angiven organisation)" in told(section)[1]
    known = material_of(tmp_path, (Told("m", "N", "2024-01-10", ("Ale anna",)),), N=("Ale", "Edet"))
    assert [row[2:4] for row in tables(PARTS["gaps"](known))["gaps"]] == [("Edet", "medlem")]


def test_white_spots_are_counted_by_county_and_named_within_one(many: Material, tmp_path: Path) -> None:
    section = PARTS["white-spots"](many)
    assert tables(section) == {"white-spots": [("Provlän", 5, 4, 1)]}
    assert told(section) == ["4 av 5 kommuner har mött någon annan kommun i protokollen, i 1 av 1 län."]
    county = Choice(Scope(ScopeKind.COUNTY, "https://samgraf.example/id/county/14"))
    within = material_of(tmp_path, MANY, county, county=("Ale", "Edet", "Kil", "Lund", "Mora"))
    assert told(PARTS["white-spots"](within)) == [
        "1 av 5 kommuner i Provlän har inte mött någon annan kommun i protokollen: Mora."
    ]


def test_change_compares_shares_of_two_halves(tmp_path: Path) -> None:
    # thirty meetings, then thirty more at which Lund has taken the place of Edet
    days = [(date(2020, 1, 1) + timedelta(number)).isoformat() for number in range(60)]
    meetings = [
        Told(f"m{number:02}", "N", day, ("Ale anna", "Edet bo" if number < 30 else "Lund lisa"))
        for number, day in enumerate(days)
    ]
    found = tables(PARTS["change"](material_of(tmp_path, meetings)))
    whole, none = (1.0, 0.8865, 1.0), (0.0, 0.0, 0.1135)  # 30 / (30 + 3.8415), 3.8415 / 33.8415
    # the root of twice 0.1135 squared on either side of nothing
    assert found["changed-members"] == [
        ("Edet", whole, none, (-1.0, -1.0, -0.8395), "borta"),
        ("Lund", none, whole, (1.0, 0.8395, 1.0), "ny"),
        ("Ale", whole, whole, (0.0, -0.1135, 0.1135), "otydlig"),
    ]
    assert [row[:4] + row[5:] for row in found["changed-ties"]] == [
        ("Ale", "Edet", 30, 0, "borta"),
        ("Ale", "Lund", 0, 30, "ny"),
    ]


def test_change_of_few_meetings_says_how_few(few: Material) -> None:
    assert told(PARTS["change"](few)) == [
        "Om perioden delas 10 februari 2024 är antalet daterade möten före 1 och efter 2. Det är för få för att "
        "jämföra: det krävs minst 10 i varje del."
    ]


def test_a_loss_that_parts_others_is_told_before_the_rest(many: Material, few: Material) -> None:
    section = PARTS["robustness"](many)
    # 1 / distance of the six pairs: 15, 15, 15, 30, 10, 10, on the mean 95 / 6; without Kil 15, 0, 0: 5 is 6/19 of it;
    # without Lund 15, 15, 15: 15 is 18/19 of it
    assert tables(section) == {
        "losses": [("Kil", 2, round(13 / 19, 4)), ("Lund", 0, round(1 / 19, 4))],
        "order-of-loss": [(1, "Kil", 0.5), (2, "Ale", 0.25), (3, "Edet", 0.25), (4, "Lund", 0.0)],
    }
    assert told(section)[0].startswith("Om Kil slutade delta skulle 2 par av andra kommuner")
    assert told(PARTS["robustness"](few))[0].startswith("Ingen av de 2 kommunerna är ensam länk")


def test_suggestions_say_why_and_how_far_they_were_tested(many: Material, few: Material) -> None:
    section = PARTS["suggestions"](many)
    # Kil has met three, and gives each a third
    assert tables(section) == {
        "suggestions": [
            ("Ale", "Lund", "Båda har mött Kil.", round(1 / 3, 4)),
            ("Edet", "Lund", "Båda har mött Kil.", round(1 / 3, 4)),
        ]
    }
    assert told(section)[0] == "2 par av kommuner möts inte i något nätverk här men har skäl till det."
    assert "gav bara 0 nya par, färre än de 30 som krävs" in told(section)[1]
    assert PARTS["suggestions"](few) is None


@pytest.mark.parametrize("name", ["rankings", "groups", "brokers", "dependency", "gaps", "robustness", "suggestions"])
def test_what_was_measured_once_is_told_again_without_measuring(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, first_queries = (made := material_of(tmp_path, MANY)) and PARTS[name](made), made.queries
    for module in ("standings", "grouping"):
        monkeypatch.setattr(f"graph.analytics.{module}.project_groups", None)
    again = material_of(tmp_path, MANY)
    assert PARTS[name](again) == first
    assert [query.text for query in again.queries] == [query.text for query in first_queries]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("world", [FEW, MANY], ids=["few", "many"])
def test_each_table_points_at_queries_and_each_row_fits_its_columns(
    tmp_path: Path, language: str, world: tuple[Told, ...]
) -> None:
    material = material_of(tmp_path, world, Choice(language=language))
    for part in ("rankings", "groups", "brokers", "dependency", "gaps", "white-spots", "change", "suggestions"):
        section = PARTS[part](material)
        keys = {query.key for query in material.queries}
        for block in section.blocks if section else ():
            if isinstance(block, Table):
                assert block.queries
                assert set(block.queries) <= keys
                assert all(len(row.values) == len(block.columns) for row in block.rows)
                assert all(list(material.ask(row.passages)) for row in block.rows if row.passages)
