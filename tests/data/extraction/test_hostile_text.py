import pytest

from data.extraction.organisation_names import OrganisationReader
from data.gazetteer import default_gazetteer
from tests.data.extraction.reading import record_of

MARKS = ["[", "(", "*", "|", "§1 ", "1. A\n", "1 ", "- "]
WORDS = ["a", "A", "Aa-", "A. ", "Aa ", "kl ", "den 3 ", "a@", "Eva Ek, ", "Åsa\n"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("fragment", [*MARKS, *WORDS])
def test_a_fragment_without_end_is_read_to_its_end(fragment: str) -> None:
    text = fragment * (16_000 // len(fragment))
    record = record_of(text)
    assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in record.people)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ["Kil, " * 3_000 + "Umeå.", "Umeå, " + "Kil, " * 3_000])
def test_a_list_of_towns_without_end_is_read_to_its_end(text: str) -> None:
    found = OrganisationReader(default_gazetteer()).mentions(text)
    assert len(found) == 3_001
