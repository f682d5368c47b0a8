"""A report with one of everything, in both languages."""

from __future__ import annotations

from datetime import date

from graph.reports.model import (
    Block,
    Chart,
    Column,
    CountryPicture,
    KeyFigure,
    KeyFigures,
    Kind,
    Link,
    Mark,
    Missing,
    NetworkPicture,
    Node,
    Paragraph,
    Points,
    Query,
    Quote,
    Report,
    Row,
    Section,
    Table,
)
from tests.visualizations.reports.tables import (
    BASE,
    HOSTILE,
    MUNICIPALITIES,
    attendance,
    by_year,
    cells,
    change,
    hostile,
    long_table,
    ranking,
    say,
)

SERVICE = "https://samgraf.example/"
ASKED = f"{SERVICE}query?query=SELECT+%3Fpassage+WHERE+%7B+%3Fpassage+a+samv%3APassage+%7D"
"""Where the service answers the query for the passages beneath the rows of a ranking."""


def report(language: str = "sv") -> Report:
    """Return the report in a language."""
    sv = language == "sv"
    return Report(
        title=say(sv, "Samverkan i Västerbotten", "Collaboration in Västerbotten"),
        subtitle=say(
            sv,
            "Vilka som möts, vad de beslutar och vad som är lovat",
            "Who meets, what they decide and what is promised",
        ),
        language=language,
        scope=say(sv, "Västerbottens län", "Västerbotten County"),
        period=say(sv, "januari 2022 till juni 2024", "January 2022 to June 2024"),
        first_day="2022-01-12",
        last_day="2024-06-03",
        generation="3f9a1c20b7d4e655",
        version="0.1.0",
        service=SERVICE,
        sections=(_summary(sv), _meetings(sv), _attendance(sv), _pictures(sv), _long(sv), _odd(sv)),
        quotes=QUOTES,
        queries=QUERIES_SV if sv else QUERIES_EN,
    )


def empty(language: str = "sv") -> Report:
    """Return a report about nothing at all."""
    return Report("Rapport", "", language, "Alla", "2001", "", "", "0", "0.1.0", "", (), (), ())


def one_table(table: Table, language: str = "sv") -> Report:
    """Return a report that has one table and nothing else."""
    section = Section("one", "Ett avsnitt", (table,))
    return Report(
        "Rapport", "", language, "Alla", "2024", "2024-01-01", "2024-02-02", "0", "0.1.0", "", (section,), (), ()
    )


def _summary(sv: bool) -> Section:
    text = say(
        sv,
        "Under perioden hölls 24 möten i fyra nätverk. Umeå kommun var med på flest av dem, och tre löften har gått "
        "ut utan att något protokoll säger att de är infriade.",
        "During the period 24 meetings were held in four networks. Umeå took part in most of them, and three promises "
        "are past their day without any minutes saying that they were kept.",
    )
    figures = (
        KeyFigure("meetings", say(sv, "möten", "meetings"), 24, "F1"),
        KeyFigure("people", say(sv, "personer", "people"), 12345, "F1", say(sv, "som deltog", "who attended")),
        KeyFigure("mean", say(sv, "personer per möte", "people a meeting"), 13.25, "F2"),
        KeyFigure("density", say(sv, "täthet", "density"), Missing(say(sv, "för få möten", "too few meetings")), "F2"),
    )
    points = (
        ("Tre löften väntar på svar.", "Två kommuner har inget möte gemensamt med någon annan.")
        if sv
        else ("Three promises await an answer.", "Two municipalities share no meeting with any other.")
    )
    heading = say(sv, "Sammanfattning", "Summary")
    return Section("summary", heading, (Paragraph(text, (1, 2, 3, 7)), KeyFigures(figures), Points(points)))


def _meetings(sv: bool) -> Section:
    bars = Chart(
        Mark.BARS,
        "count",
        "topic",
        say(sv, "Ämnen", "Topics"),
        say(sv, "Kultur är vanligast.", "Culture is most common."),
    )
    topics = (
        "Kultur",
        "Vuxenutbildning och kompetensförsörjning för små och medelstora företag i inlandet",
        "Bibliotek",
    )
    table = Table(
        "topics",
        say(sv, "Ämnen på mötena", "Topics at the meetings"),
        (
            Column("topic", say(sv, "Ämne", "Topic")),
            Column("count", say(sv, "Möten", "Meetings"), Kind.COUNT),
            Column("last", say(sv, "Senast", "Last"), Kind.DAY),
        ),
        tuple(Row((name, 20 - 6 * at, date(2024, at + 1, 16)), (at + 1,)) for at, name in enumerate(topics)),
        ("F1",),
        meetings=24,
        chart=bars,
        left_out=14,
    )
    return Section(
        "meetings", say(sv, "Möten och ämnen", "Meetings and topics"), (ranking(sv), table, by_year(sv), change(sv))
    )


def _attendance(sv: bool) -> Section:
    return Section("attendance", say(sv, "Närvaro", "Attendance"), (attendance(sv), cells(sv)))


def network(sv: bool = True) -> NetworkPicture:
    """Return a picture of a network of three kinds, with all steps of the ladder."""
    nodes = (
        *(
            Node(f"{BASE}municipality/{code}", f"{name} kommun", "Municipality", 20 - at)
            for at, (code, name) in enumerate(MUNICIPALITIES)
        ),
        Node(f"{BASE}network/kultur", "Nätverket för kultur", "Network", 12),
        Node(f"{BASE}project/resor", "Hållbara resor <i>", "Project", 3),
    )
    links = (
        *(Link(nodes[0].iri, nodes[at].iri, 13 - at, at % 5 + 1) for at in range(1, 12)),
        *(Link(nodes[at].iri, nodes[at + 1].iri, 2, 1) for at in range(2, 9, 2)),
        *(Link(nodes[12].iri, nodes[at].iri, 4) for at in range(5)),
        Link(nodes[13].iri, nodes[0].iri, 1),
    )
    return NetworkPicture(
        "network",
        say(sv, "Vilka som hänger samman", "Who hangs together"),
        say(sv, "Umeå kommun står i mitten.", "Umeå is at the centre."),
        nodes,
        links,
        "partners",
    )


def country(sv: bool = True) -> CountryPicture:
    """Return a map on which twelve municipalities have a number."""
    return CountryPicture(
        "country",
        say(sv, "Möten per kommun", "Meetings by municipality"),
        say(sv, "Flest möten har Umeå kommun.", "Umeå has most meetings."),
        tuple((code, float(20 - at)) for at, (code, _) in enumerate(MUNICIPALITIES)),
        say(sv, "möten", "meetings"),
        "partners",
    )


def _pictures(sv: bool) -> Section:
    return Section("pictures", say(sv, "Kartorna", "The maps"), (network(sv), country(sv)))


def _long(sv: bool) -> Section:
    return Section("decisions", say(sv, "Beslut", "Decisions"), (long_table(sv),))


def _odd(sv: bool) -> Section:
    nothing = Table(
        "nothing",
        say(sv, "Vita fläckar", "White spots"),
        (Column("municipality", say(sv, "Kommun", "Municipality"), Kind.THING),),
        (),
        ("F4",),
        meetings=24,
        empty=say(sv, "Alla kommuner möter någon annan.", "All municipalities meet somebody."),
    )
    blocks: tuple[Block, ...] = (nothing, hostile(sv), *(Paragraph(text) for text in HOSTILE), Points(HOSTILE))
    return Section("odd", say(sv, "Udda # tecken", "Odd # signs"), blocks)


QUOTES = tuple(
    Quote(
        number,
        HOSTILE[number] if number % 2 else "Mötet beslutade att ge arbetsutskottet i uppdrag att återkomma i frågan.",
        f"2024-0{number}-14-styrgrupp",
        f"2024-0{number}-14",
        f"punkt {number}",
        f"https://samgraf.example/minutes/2024-0{number}-14-styrgrupp#p{number}",
    )
    for number in range(1, 10)
)


_SPARQL = """PREFIX samv: <https://w3id.org/samgraf/ontology#>
SELECT ?meeting (COUNT(DISTINCT ?person) AS ?people) WHERE {
  ?attendance samv:atMeeting ?meeting ; samv:attendee ?person .  # "kommentar" & </pre>
  FILTER(?person != <https://w3id.org/samgraf/id/person/en-mycket-lang-adress-som-inte-far-plats-pa-en-rad-hur-man-an-gor>)
} GROUP BY ?meeting"""


QUERIES_SV = tuple(Query(f"F{at}", f"Hur många som var med ({at})", _SPARQL) for at in range(1, 5))


QUERIES_EN = tuple(Query(f"F{at}", f"How many attended ({at})", _SPARQL) for at in range(1, 5))
