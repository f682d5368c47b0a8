import pytest

from data.extraction.limits import attended, is_limit

NUMBERS = [str(number) for number in range(1, 9)]
PARAGRAPHS = [str(number) for number in range(61, 67)]


@pytest.mark.parametrize(
    ("limit", "positions"),
    [
        ("tom p 4", (1, 2, 3, 4)),
        ("t.o.m. punkt 2", (1, 2)),
        ("t o m 3", (1, 2, 3)),
        ("p 5", (5,)),
        ("p5", (5,)),
        ("Punkt 3", (3,)),
        ("punkterna 2 och 4", (2, 4)),
        ("pkt 3, 5-6", (3, 5, 6)),
        ("§§ 3-5", (3, 4, 5)),
        ("3-5 §§", (3, 4, 5)),
        ("8 §", (8,)),
        ("från punkt 6", (6, 7, 8)),
        ("fr.o.m. § 7", (7, 8)),
        ("ej § 2", (1, 3, 4, 5, 6, 7, 8)),
        ("endast ärende 1", (1,)),
        ("deltog vid punkt 8", (8,)),
        ("p 9", ()),
        ("§§ 1-8", ()),
        ("5", ()),
    ],
)
def test_limits_leave_the_items_that_they_name(limit: str, positions: tuple[int, ...]) -> None:
    assert attended(limit, NUMBERS) == positions


def test_paragraph_numbers_are_the_items_own_numbers() -> None:
    assert attended("§§ 62-64", PARAGRAPHS) == (2, 3, 4)
    assert attended("t.o.m. § 62", PARAGRAPHS) == (1, 2)


@pytest.mark.parametrize("text", ["tom p 4", "§ 3", "från kl 10.45", "del av mötet", "dag 1"])
def test_a_limit_is_known_as_one(text: str) -> None:
    assert is_limit(text)


@pytest.mark.parametrize("text", ["ordförande", "Kil", "S", "3 kap"])
def test_what_limits_nothing_is_none(text: str) -> None:
    assert not is_limit(text)


def test_who_left_after_an_item_was_there_up_to_it() -> None:
    assert attended("lämnade kl 11, efter punkt 2", ["1", "2", "3"]) == (1, 2)


def test_a_limit_may_give_the_year_of_its_items() -> None:
    assert attended("from sak 9/18", ["7/18", "8/18", "9/18", "10/18"]) == (3, 4)
    assert attended("sak 7/18–9/18", ["7/18", "8/18", "9/18", "10/18"]) == (1, 2, 3)


def test_a_time_may_stand_before_the_item_under_which_somebody_came() -> None:
    assert attended("kom 18.15, under punkt 3", NUMBERS) == (3, 4, 5, 6, 7, 8)


def test_the_first_items_may_be_counted_in_words() -> None:
    assert is_limit("Gäst på de två första punkterna")
    assert attended("de två första punkterna", NUMBERS) == (1, 2)
