from datetime import date, time

import pytest

from data.record import NextMeeting
from tests.data.extraction.reading import meeting_of


def announced(*items: str) -> NextMeeting | None:
    return meeting_of("Vägar\nVi talade.", *items).meeting.next_meeting


@pytest.mark.parametrize(
    "item",
    [
        "Nästa möte\nNästa möte blir den 15 november 2022.",
        "Nästa möte 15 november.",
        "Nästa möte: 2022-11-15",
        "Nästa sammanträde\n15/11.",
        "Kommande möten\nDen 15 november och den 12 december.",
        "Nästa styrelsemöte: 15 november",
        "Övriga frågor\nInga frågor fanns. Nästa möte hålls den 15 november.",
        "Nästa träff\nVi ses tisdagen den 15 november 2022.",
    ],
)
def test_the_next_meeting_is_read_under_its_title_or_in_a_sentence(item: str) -> None:
    found = announced(item)
    assert found is not None
    assert found.when.start == date(2022, 11, 15)


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ("Nästa möte\nDen 15 november i Säffle.", "Säffle"),
        ("Nästa möte\nDen 15 november på Provgården.", "Provgården"),
        ("Nästa möte\nDen 15 november, Säffle.", "Säffle"),
        ("Nästa möte\nDen 15 november. Plats: Säffle stadshus.", "Säffle stadshus"),
        ("Nästa möte\nDen 15 november digitalt.", "digitalt"),
        ("Nästa möte\nDen 15 november.", None),
    ],
)
def test_its_place_is_read_beside_the_day(item: str, place: str | None) -> None:
    found = announced(item)
    assert found is not None
    assert found.place == place


def test_its_clock_times_are_read() -> None:
    found = announced("Nästa möte\nDen 15 november kl. 10:30-12:00.")
    assert found is not None
    assert (found.when.start_time, found.when.end_time) == (time(10, 30), time(12))


def test_a_day_already_past_this_year_is_next_years() -> None:
    found = announced("Nästa möte 15 mars.")
    assert found is not None
    assert found.when.start == date(2023, 3, 15)


@pytest.mark.parametrize(
    "item",
    ["Nästa möte\nDatum bestäms senare.", "Broar\nKonferensen den 15 november blir bra.", "Nästa steg\n15 november."],
)
def test_without_a_day_or_its_title_none_is_announced(item: str) -> None:
    assert announced(item) is None


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ("Nästa gång\n15 november i Säffle. Karin bokar lokal.", "Säffle"),
        ("Nästa styrgrupp: 15 november i Säffle.", "Säffle"),
        ("Avrundning och nästa gång\nVi ses i Säffle tisdagen den 15 november.", "Säffle"),
        ("Övrigt, nästa träff\nVägdagen är den 3 oktober. Vi ses igen den 15 november i Säffle.", "Säffle"),
        ("Kommande datum\nNärmast ses vi 15 november i Säffle.", "Säffle"),
        ("Nästa\n15 november 08.15, Säffle.", "Säffle"),
        ("Övriga frågor\nNils påminner om att nästa möte den 15 november är i Säffle.", "Säffle"),
        ("Nästa möte\n15 november hos Vägverket i Säffle.", "Säffle"),
        ("Nästa möte\n15 november kl 13, Provstads kommunhus. Kallelse skickas.", "Provstads kommunhus"),
        ("Nästa möte\n15 november i Säffle, Provhallen, samma tid.", "Säffle, Provhallen"),
    ],
)
def test_there_are_many_ways_to_announce_a_meeting(item: str, place: str) -> None:
    found = announced(item)
    assert found is not None
    assert (found.when.start, found.place) == (date(2022, 11, 15), place)


def test_a_day_under_another_title_announces_nothing() -> None:
    assert announced("Vägdagen\nDen 15 november i Säffle.") is None


def test_what_is_to_be_done_till_next_time_does_not_tell_when_that_is() -> None:
    found = announced("Vem gör vad till nästa gång\nKarin skickar mallen senast 4 oktober.", "Nästa möte\n15 november.")
    assert found is not None
    assert found.when.start == date(2022, 11, 15)
