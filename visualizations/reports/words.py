"""The words that files of a report add of their own: what is said around its parts, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Words:
    """Words by what they are for; those with braces take what stands in them."""

    contents: str
    scope: str
    period: str
    meetings_between: str
    generation: str
    version: str
    generation_short: str
    page_of: str
    table: str
    chart: str
    picture: str
    map: str
    quotes: str
    quotes_about: str
    queries: str
    queries_about: str
    query: str
    quote: str
    quote_column: str
    rests_on: str
    rests_on_one: str
    from_query: str
    from_queries: str
    left_out: str
    interval: str
    interval_short: str
    low: str
    high: str
    nothing: str
    no_value: str
    document: str
    day: str
    place: str
    address: str
    passages: str
    text: str
    number: str
    sort: str
    sheet: str
    rows: str
    meaning: str
    marks: str
    of_all_rows: str
    scrolls: str
    no_number: str
    back: str
    about_files: str
    step: Mapping[str, str]
    kinds: Mapping[str, str]
    other_ties: str


SWEDISH = Words(
    contents="Innehåll",
    scope="Omfattning",
    period="Period",
    meetings_between="Möten från {first} till {last}",
    generation="Underlagets utgåva",
    version="Samgraf, version",
    generation_short="Utgåva {generation}",
    page_of="Sida {page} av {pages}",
    table="Tabell",
    chart="Diagram",
    picture="Bild",
    map="Karta",
    quotes="Källor",
    quotes_about="Protokollens egna ord. Tabeller och text hänvisar till numren.",
    queries="Frågor",
    queries_about="Frågorna (SPARQL) som siffrorna kommer ur. Den som ställer dem till samma underlag får samma svar.",
    query="Fråga",
    quote="Källa",
    quote_column="Källor",
    rests_on="Underlag: {meetings} möten",
    rests_on_one="Underlag: 1 möte",
    from_query="Fråga:",
    from_queries="Frågor:",
    left_out="Ytterligare {count} rader står inte med här.",
    interval="95-procentigt osäkerhetsintervall",
    interval_short="95 % intervall",
    low="{column}, nedre gräns",
    high="{column}, övre gräns",
    nothing="Här finns inget att visa.",
    no_value="uppgift saknas",
    document="Protokoll",
    day="Datum",
    place="Ställe",
    address="Adress",
    passages="alla belägg",
    text="Ordalydelse",
    number="Nummer",
    sort="Sortera efter {column}",
    sheet="Blad",
    rows="Rader",
    meaning="Betydelse",
    marks="Förklaring:",
    of_all_rows="De första {shown} av {count} rader visas; tabellen har alla.",
    scrolls="{title} (kan rullas i sidled)",
    no_number="inget värde",
    back="Till innehållet",
    about_files="Tabellerna i rapporten, en fil för varje.",
    step=MappingProxyType(
        {
            "MeetingPlace": "mötesplats",
            "Dialogue": "samtal",
            "SharedView": "samsyn",
            "Collaboration": "samverkan",
            "JointAction": "samhandling",
        }
    ),
    kinds=MappingProxyType(
        {
            "MUNICIPALITY": "kommuner",
            "NETWORK": "nätverk",
            "PROJECT": "projekt",
            "ORGANISATION": "organisationer",
            "PERSON": "personer",
            "MEETING": "möten",
        }
    ),
    other_ties="andra samband",
)

ENGLISH = Words(
    contents="Contents",
    scope="Scope",
    period="Period",
    meetings_between="Meetings from {first} to {last}",
    generation="Edition of the data",
    version="Samgraf, version",
    generation_short="Edition {generation}",
    page_of="Page {page} of {pages}",
    table="Table",
    chart="Chart",
    picture="Picture",
    map="Map",
    quotes="Sources",
    quotes_about="The minutes’ own words, in their own language. Tables and text refer to the numbers.",
    queries="Queries",
    queries_about="The queries (SPARQL) that the figures come from. Asked of the same data they give the same answers.",
    query="Query",
    quote="Source",
    quote_column="Sources",
    rests_on="Based on {meetings} meetings",
    rests_on_one="Based on 1 meeting",
    from_query="Query:",
    from_queries="Queries:",
    left_out="Another {count} rows are not shown here.",
    interval="95% uncertainty interval",
    interval_short="95% interval",
    low="{column}, lower end",
    high="{column}, upper end",
    nothing="There is nothing to show here.",
    no_value="not stated",
    document="Minutes",
    day="Date",
    place="Place",
    address="Address",
    passages="all passages",
    text="Words",
    number="Number",
    sort="Sort by {column}",
    sheet="Sheet",
    rows="Rows",
    meaning="Meaning",
    marks="Key:",
    of_all_rows="The first {shown} of {count} rows are shown; the table has all of them.",
    scrolls="{title} (scrolls sideways)",
    no_number="no value",
    back="To the contents",
    about_files="The tables of the report, a file for each.",
    step=MappingProxyType(
        {
            "MeetingPlace": "meeting place",
            "Dialogue": "dialogue",
            "SharedView": "shared view",
            "Collaboration": "collaboration",
            "JointAction": "joint action",
        }
    ),
    kinds=MappingProxyType(
        {
            "MUNICIPALITY": "municipalities",
            "NETWORK": "networks",
            "PROJECT": "projects",
            "ORGANISATION": "organisations",
            "PERSON": "people",
            "MEETING": "meetings",
        }
    ),
    other_ties="other ties",
)

WORDS = {"sv": SWEDISH, "en": ENGLISH}
