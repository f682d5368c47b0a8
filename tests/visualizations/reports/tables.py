"""Tables for reports: measured and missing values, a matrix, two hundred rows, text that means harm."""

from __future__ import annotations

from datetime import date

from graph.reports.model import (
    Chart,
    Column,
    Kind,
    Mark,
    Measured,
    Missing,
    Row,
    Table,
    Thing,
    Value,
)

BASE = "https://w3id.org/samgraf/id/"


MUNICIPALITIES = (
    ("2480", "Umeå"),
    ("2482", "Skellefteå"),
    ("2404", "Vindeln"),
    ("2409", "Robertsfors"),
    ("2401", "Nordmaling"),
    ("2460", "Vännäs"),
    ("2403", "Bjurholm"),
    ("2481", "Lycksele"),
    ("2417", "Norsjö"),
    ("2418", "Malå"),
    ("2421", "Storuman"),
    ("2422", "Sorsele"),
)


HOSTILE = (
    "=1+1",
    '+cmd|"/c calc"!A0',
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    '#image("/etc/passwd")',
    "$x$ *bold* _it_ `code` @label <tag> // comment",
    "| pipe | [länk](javascript:alert(1)) \\ ![bild](x)",
    "שלום עולם",
    "السلام عليكم",
    "漢字 🎉",
    "styr\u0007tecken och \u200bosynligt",
    "]] >>> {{ 7*7 }} {% raw %}",
    "rad ett\nrad två",
    "Samverkansavtalsuppföljningsarbetsgruppsordföranden",
)

PASSAGES = "SELECT ?passage WHERE { ?passage a samv:Passage }"


def say(sv: bool, swedish: str, english: str) -> str:
    return swedish if sv else english


def municipality(position: int) -> Thing:
    code, name = MUNICIPALITIES[position]
    return Thing(f"{BASE}municipality/{code}", f"{name} kommun", f"https://samgraf.example/doc/municipality/{code}")


def ranking(sv: bool = True, rows: int = 12) -> Table:
    """Return municipalities by how many others they meet, with intervals and a value that is missing."""
    values: tuple[Value, ...] = (
        Measured(9.0, 6.0, 11.0),
        Measured(7.5, 4.0, 9.25),
        Measured(6.0, 2.0, 8.0),
        *(Measured(5.5 - one / 2, 1.0, 7.0 - one / 2) for one in range(8)),
        Missing(say(sv, "för få möten", "too few meetings")),
    )
    chart = Chart(
        Mark.INTERVALS,
        "partners",
        "municipality",
        say(sv, "Hur många andra varje kommun möter", "How many others each municipality meets"),
        say(sv, "Umeå kommun möter flest, nio andra.", "Umeå meets most, nine others."),
    )
    return Table(
        key="partners",
        title=say(sv, "Kommuner efter hur många andra de möter", "Municipalities by how many others they meet"),
        columns=(
            Column("municipality", say(sv, "Kommun", "Municipality"), Kind.THING),
            Column(
                "partners", say(sv, "Möter andra", "Meets others"), Kind.NUMBER, say(sv, "kommuner", "municipalities")
            ),
            Column("meetings", say(sv, "Möten", "Meetings"), Kind.COUNT),
            Column(
                "share",
                say(sv, "Närvaro", "Presence"),
                Kind.SHARE,
                "",
                say(sv, "av de möten som kommunen kallats till", "of the meetings it was called to"),
            ),
        ),
        rows=tuple(
            Row((municipality(at), values[at], 1200 - 100 * at, round(0.97 - at * 0.08, 2)), (at % 9 + 1,), PASSAGES)
            for at in range(rows)
        ),
        queries=("F2", "F3"),
        caption=say(
            sv,
            "Två kommuner möts när båda har någon närvarande på samma möte.",
            "Two municipalities meet when both have somebody present at a meeting.",
        ),
        meetings=24,
        notes=(say(sv, "Ett 95-procentigt osäkerhetsintervall följer.", "A 95% uncertainty interval follows."),),
        chart=chart,
    )


def by_year(sv: bool = True) -> Table:
    """Return meetings by year and network, for a chart of columns."""
    networks = ("Kulturnätverket", "Vuxenutbildningen") if sv else ("The network for culture", "Adult education")
    counts = ((2022, 3, 5), (2023, 6, 2), (2024, 4, 4))
    rows = tuple(
        Row((str(year), name, counts[at]), (at,)) for year, *counts in counts for at, name in enumerate(networks)
    )
    return Table(
        "by-year",
        say(sv, "Möten per år", "Meetings by year"),
        (
            Column("year", say(sv, "År", "Year")),
            Column("network", say(sv, "Nätverk", "Network")),
            Column("count", say(sv, "Möten", "Meetings"), Kind.COUNT),
        ),
        tuple(Row(row.values, ()) for row in rows),
        ("F1",),
        meetings=24,
        chart=Chart(
            Mark.COLUMNS,
            "year",
            "count",
            say(sv, "Möten per år", "Meetings by year"),
            say(
                sv,
                "Flest möten hölls 2022 och 2023, åtta vartdera.",
                "Most meetings were held in 2022 and 2023, eight each.",
            ),
            color="network",
        ),
    )


def change(sv: bool = True) -> Table:
    """Return how many meetings municipalities had in two periods."""
    before, after = ("2022–2023", "2024")
    rows = tuple(Row((municipality(at), float(3 + at), float(8 - at))) for at in range(6))
    return Table(
        "change",
        say(sv, "Förändring mellan perioderna", "Change between the periods"),
        (
            Column("municipality", say(sv, "Kommun", "Municipality"), Kind.THING),
            Column("before", before, Kind.NUMBER),
            Column("after", after, Kind.NUMBER),
        ),
        rows,
        ("F2",),
        meetings=1,
        chart=Chart(
            Mark.CHANGE,
            "before",
            "municipality",
            say(sv, "Före och efter", "Before and after"),
            say(sv, "Umeå ökar mest.", "Umeå grows most."),
            x2="after",
        ),
    )


def attendance(sv: bool = True, people: int = 30, meetings: int = 12) -> Table:
    """Return a matrix of attendance."""
    marks = ("närvarande", "frånvarande", "gäst", "") if sv else ("present", "absent", "guest", "")
    return Table(
        "attendance",
        say(sv, "Närvaro möte för möte", "Attendance meeting by meeting"),
        (
            Column("person", "Person", Kind.THING),
            *(Column(f"m{at}", f"{2022 + at // 5}-{1 + at % 12:02}-14", Kind.MARK) for at in range(meetings)),
            Column("share", say(sv, "Andel", "Share"), Kind.SHARE),
        ),
        tuple(
            Row(
                (
                    Thing(f"{BASE}person/{at}", f"Karin Prov-Efternamnsson {at + 1}"),
                    *(marks[(at * 7 + meeting * meeting) % 4] for meeting in range(meetings)),
                    (at % 11) / 10,
                ),
                (1, 2),
            )
            for at in range(people)
        ),
        ("F3",),
        meetings=meetings,
    )


def cells(sv: bool = True) -> Table:
    """Return attendance a cell a row, for a chart of cells."""
    marks = ("närvarande", "frånvarande", "gäst") if sv else ("present", "absent", "guest")
    rows = tuple(
        Row((f"Karin Prov {one + 1}", f"2024-{month:02}-14", marks[(one + month) % 3]))
        for one in range(8)
        for month in range(1, 7)
    )
    return Table(
        "cells",
        say(sv, "Närvaro, en rad för varje person och möte", "Attendance, a row for each person and meeting"),
        (
            Column("person", "Person"),
            Column("meeting", say(sv, "Möte", "Meeting"), Kind.DAY),
            Column("mark", say(sv, "Närvaro", "Attendance"), Kind.MARK),
        ),
        rows,
        ("F3",),
        meetings=6,
        chart=Chart(
            Mark.MATRIX,
            "meeting",
            "person",
            say(sv, "Närvaro", "Attendance"),
            say(sv, "Åtta personer, sex möten.", "Eight people, six meetings."),
            color="mark",
            most=48,
        ),
    )


def long_table(sv: bool = True) -> Table:
    """Return two hundred decisions."""
    text = "att ge arbetsutskottet i uppdrag att ta fram ett förslag till gemensam upphandling inför hösten"
    return Table(
        "decisions",
        say(sv, "Beslut", "Decisions"),
        (
            Column("day", say(sv, "Datum", "Date"), Kind.DAY),
            Column("decision", say(sv, "Beslut", "Decision")),
            Column("who", say(sv, "Ansvariga", "Responsible"), Kind.THING),
        ),
        tuple(
            Row(
                (
                    date(2022 + at % 3, 1 + at % 12, 1 + at % 28) if at % 10 else "2023-21",
                    f"{text} ({at + 1})",
                    (municipality(at % 12), municipality((at + 5) % 12)) if at % 4 else None,
                ),
                tuple(range(1, 1 + at % 9)),
            )
            for at in range(200)
        ),
        ("F4",),
        meetings=24,
    )


def hostile(sv: bool = True) -> Table:
    """Return texts that mean harm in one format or another, in every place for text."""
    return Table(
        "hostile",
        say(
            sv, "Udda <b>tecken</b> & [alla] slag: 'citat' / \\ ? *", "Odd <b>signs</b> & [all] sorts: 'quote' / \\ ? *"
        ),
        (
            Column("text", "Text =1+1"),
            Column("thing", "Namn | #x", Kind.THING),
            Column("number", "Tal *", Kind.NUMBER, "=enhet"),
        ),
        tuple(
            Row(
                (text, Thing(f"{BASE}x/{at}", text, "https://samgraf.example/x?a=1&b=\"'<>"), Missing(text)),
                (at % 9 + 1,),
            )
            for at, text in enumerate(HOSTILE)
        ),
        ("F4",),
        caption=HOSTILE[5],
        notes=HOSTILE,
        meetings=2,
    )
