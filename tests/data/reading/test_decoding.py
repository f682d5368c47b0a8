import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.decoding import NotText, decode

SWEDISH = "Närvarande: Åsa Öberg, Ängelholm – kl. 9"
letters = st.text(st.sampled_from("abcdefåäöÅÄÖ éü,.:;()0123456789\n"), min_size=4).filter(str.strip)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_swedish_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(SWEDISH.encode(encoding)) == SWEDISH


@given(letters)
def test_any_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text


@given(letters)
def test_any_latin1_text_comes_back_as_it_was_unless_it_is_valid_utf8(text: str) -> None:
    content = text.encode("latin-1")
    try:
        expected = content.decode("utf-8")
    except UnicodeDecodeError:
        expected = text
    assert decode(content) == expected


def test_line_ends_become_newlines() -> None:
    assert decode(b"ett\r\ntv\xc3\xa5\rtre\n") == "ett\ntvå\ntre\n"


def test_the_mark_of_utf8_stays_so_that_positions_agree_with_other_readers() -> None:
    assert decode("\ufeffhej då".encode()) == "\ufeffhej då"


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x01\x02\x03\x04",
    ],
    ids=["all bytes", "picture", "pdf"],
)
def test_a_renamed_binary_is_no_text(content: bytes) -> None:
    with pytest.raises(NotText):
        decode(content)
