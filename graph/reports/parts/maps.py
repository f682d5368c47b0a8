"""From who meets where to two pictures, a network and a map of the country, each with the table that says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from graph.language.sentences import alphabetical, counted
from graph.reports.material import Material
from graph.reports.measuring import attended_by, passages_of
from graph.reports.model import (
    Block,
    Chart,
    Column,
    CountryPicture,
    Kind,
    Link,
    Mark,
    NetworkPicture,
    Node,
    Paragraph,
    Row,
    Section,
    Table,
    Thing,
)
from graph.reports.tables import MOST_ROWS, cut
from ontology.terms import SAMV

MOST_LINKS = 60
MOST_MUNICIPALITIES = 400
"""More than there are: the table has all that the map shows."""


def maps(material: Material) -> Section | None:
    """Return the section with the pictures; None where no municipality was represented anywhere."""
    if not material.rows("meetings-of-municipalities"):
        return None
    together = _who_meets_where(material)
    picture, table = _country(material)
    country: tuple[Block, ...] = (picture, table)
    if _said_already(material):
        country = (replace(picture, table="who-meets-where"),)
    blocks = (Paragraph(material.words["maps_intro"]), *together, *country)
    return Section("maps", material.words["part_maps"], blocks)


def _said_already(material: Material) -> bool:
    """Tell whether the first table, whole, says of each municipality at how many meetings it was: at one."""
    with_bodies, rows = material.rows("municipalities-with-bodies"), material.rows("meetings-of-municipalities")
    once = all(row["meetings"] == "1" for row in rows)
    return once and len(rows) == len(with_bodies) <= MOST_ROWS


def _who_meets_where(material: Material) -> tuple[NetworkPicture, Table] | tuple[()]:
    rows = material.rows("municipalities-with-bodies")
    if not rows:
        return ()
    words = material.words
    bodies = material.things(row["body"] for row in rows)
    alike: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows:
        alike[row["body"], int(row["meetings"])].append(row["municipality"])
    shown, left_out = cut(sorted(alike, key=lambda one: (-one[1], alphabetical(bodies[one[0]].label))))
    table = Table(
        "who-meets-where",
        words["who_meets_where"],
        (Column("body", words["body"], Kind.THING), *_columns(material)),
        tuple(
            Row((bodies[body], *_alike(material, meetings, alike[body, meetings])), passages=_at(material, body))
            for body, meetings in shown
        ),
        (material.query("municipalities-with-bodies"),),
        words["who_meets_where_caption"],
        material.count("count-meetings"),
        left_out=left_out,
    )
    return _network(material, table.key), table


def _columns(material: Material) -> tuple[Column, ...]:
    """Return the columns of municipalities that were at as many meetings as each other."""
    words = material.words
    return (
        Column("meetings", words["meetings"], Kind.COUNT, words["meetings_unit"]),
        Column("count", words["how_many_alike"], Kind.COUNT, words["municipalities_unit"]),
        Column("municipalities", words["municipalities"], Kind.THING),
    )


def _alike(material: Material, meetings: int, municipalities: list[str]) -> tuple[int, int, tuple[Thing, ...]]:
    names = material.things(municipalities).values()
    return meetings, len(municipalities), tuple(sorted(names, key=lambda thing: alphabetical(thing.label)))


def _at(material: Material, body: str) -> str:
    """Return the query for the passages that say who represented municipalities at the meetings of a body."""
    pattern = (
        f"?meeting samv:heldBy <{body}> . ?fact samv:atMeeting ?meeting ; samv:representing ?who ; "
        "samv:attendanceStatus ?status . ?who a samv:Municipality . FILTER(?status != samv:Absent)"
    )
    return passages_of(material, pattern, material.choice.scope)


def _beneath(material: Material, municipality: str) -> str:
    """Return the query for the passages that say who represented a municipality."""
    return passages_of(material, attended_by("representing", municipality), material.choice.scope)


def _rank(row: Mapping[str, str], names: Mapping[str, Thing], *by: str) -> tuple[int, list[str]]:
    """Sort by meetings, most first, then by the alphabet."""
    return -int(row["meetings"]), [alphabetical(names[row[name]].label) for name in by]


def _network(material: Material, table: str) -> NetworkPicture:
    words, rows = material.words, material.rows("municipalities-with-bodies")
    kinds = {"municipality": SAMV.Municipality, "body": SAMV.Network}
    drawn = rows[:MOST_LINKS]
    links = tuple(Link(row["municipality"], row["body"], int(row["meetings"])) for row in drawn)
    weights: dict[tuple[str, str], int] = {}
    for row in drawn:
        for name in kinds:
            key = (row[name], kinds[name].rpartition("#")[2])
            weights[key] = weights.get(key, 0) + int(row["meetings"])
    nodes = tuple(Node(iri, material.thing(iri).label, kind, weight) for (iri, kind), weight in sorted(weights.items()))
    told = words["network_cut"].format(most=MOST_LINKS) if len(rows) > MOST_LINKS else words["network_whole"]
    description = f"{words['network_description']} {told}"
    return NetworkPicture("network", words["network_title"], description, nodes, links, table)


def _country(material: Material) -> tuple[CountryPicture, Table]:
    words, rows = material.words, material.rows("meetings-of-municipalities")
    counts = {int(row["meetings"]) for row in rows}
    table = _all_alike(material, *counts) if len(counts) == 1 else _one_by_one(material)
    picture = CountryPicture(
        "country",
        words["country_title"],
        counted(words["country_description"], len(rows)),
        tuple((row["code"], float(row["meetings"])) for row in rows),
        words["country_legend"],
        table.key,
    )
    return picture, table


def _all_alike(material: Material, meetings: int) -> Table:
    """Return the table of municipalities that all were at as many meetings: one row says it."""
    words, rows = material.words, material.rows("meetings-of-municipalities")
    return Table(
        "municipalities-alike",
        words["meetings_of_municipalities"],
        _columns(material),
        (Row(_alike(material, meetings, [row["municipality"] for row in rows])),),
        (material.query("meetings-of-municipalities"),),
        meetings=material.count("count-meetings"),
    )


def _one_by_one(material: Material) -> Table:
    words, rows = material.words, material.rows("meetings-of-municipalities")
    names = material.things(row["municipality"] for row in rows)
    shown, left_out = cut(sorted(rows, key=lambda row: _rank(row, names, "municipality")), MOST_MUNICIPALITIES)
    title = words["meetings_of_municipalities"]
    return Table(
        "meetings-of-municipalities",
        title,
        (
            Column("municipality", words["municipality"], Kind.THING),
            Column("code", words["municipality_code"]),
            Column("meetings", words["meetings"], Kind.COUNT, words["meetings_unit"]),
        ),
        tuple(
            Row(
                (names[row["municipality"]], row["code"], int(row["meetings"])),
                passages=_beneath(material, row["municipality"]),
            )
            for row in shown
        ),
        (material.query("meetings-of-municipalities"),),
        words["meetings_of_municipalities_caption"],
        material.count("count-meetings"),
        chart=Chart(Mark.BARS, "meetings", "municipality", title, words["meetings_of_municipalities_chart"]),
        left_out=left_out,
    )
